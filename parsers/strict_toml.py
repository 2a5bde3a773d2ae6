"""TOML read strictly into types, with the line of whatever is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from newsdesk.errors import CatalogueError

T = TypeVar("T")

_LONGEST_VALUE = 80

_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")


def read_toml(text: str, *, file: str) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        CatalogueError: with the line, where the text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise CatalogueError(file, line, f"not valid TOML: {reason}") from None


def read_strict(text: str, shape: type[T], *, file: str) -> T:
    """Read TOML into a dataclass, refusing unknown keys, missing keys and wrong types.

    `shape` and what it holds set `__pydantic_config__ = {"extra": "forbid"}` where unknown keys must be refused.

    Raises:
        CatalogueError: naming the line of the first thing wrong.
    """
    document = read_toml(text, file=file)
    try:
        return TypeAdapter(shape).validate_python(document)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = [part for part in first["loc"] if isinstance(part, (str, int))]
        raise CatalogueError(file, line_of(text, place), _reason(place, first)) from None


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line of a key or table, 1-based: `("source", 3, "url")` is the url of the fourth `[[source]]`.

    The nearest enclosing table's header where the key itself is absent; None where not even that is found.
    """
    lines = text.splitlines()
    start, end, depth = _table_range(lines, path)
    key = next((part for part in path[depth:] if isinstance(part, str)), None)
    if key is not None:
        pattern = re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*[=.]""")
        for number in range(start, end):
            if pattern.match(lines[number]):
                return number + 1
    return start or None


def _table_range(lines: list[str], path: Sequence[str | int]) -> tuple[int, int, int]:
    """Lines [start, end) below the deepest header on the path, and how much of the path the header covers."""
    counts: dict[str, int] = {}
    current: list[str | int] = []
    best = (0, next((n for n, line in enumerate(lines) if _HEADER.match(line)), len(lines)), 0)
    headers: list[tuple[int, list[str | int]]] = []
    for number, line in enumerate(lines):
        found = _HEADER.match(line)
        if not found:
            continue
        name = found[1]
        if line.lstrip().startswith("[["):
            counts[name] = counts.get(name, -1) + 1
            current = [*name.split("."), counts[name]]
        elif current and name.startswith(f"{current[0]}."):
            current = [*current[:2], *name.split(".")[1:]]
        else:
            current = [*name.split(".")]
        headers.append((number, list(current)))
    for position, (number, full) in enumerate(headers):
        if list(path[: len(full)]) == full and len(full) >= best[2]:
            end = headers[position + 1][0] if position + 1 < len(headers) else len(lines)
            best = (number + 1, end, len(full))
    return best


def _reason(place: Sequence[str | int], first: Any) -> str:
    key = ".".join(str(part) for part in place if isinstance(part, str))
    match first["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"unknown key `{place[-1]}`"
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return f"`{place[-1]}` is missing"
        case _:
            return f"`{key}`: {first['msg'][0].lower()}{first['msg'][1:]}, not {_short(first['input'])}"


def _short(value: object) -> str:
    """A wrong value as far as it helps to find it."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}..."
