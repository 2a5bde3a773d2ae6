"""TOML read strictly into types, with the line of whatever is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from newsdesk.errors import CatalogueError

T = TypeVar("T")

_LONGEST_VALUE = 80

_Path: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
    \#[^\n]* | "{3} (?: \\. | [^\\] )*? "{3} | '{3} .*? '{3} | " (?: \\. | [^"\\\n] )* " | ' [^'\n]* '
    """,
    re.DOTALL | re.VERBOSE,
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_DOTTED = rf"(?:{_PART.pattern})(?:\s*\.\s*(?:{_PART.pattern}))*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*$")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")


def read_toml(text: str, *, file: str) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        CatalogueError: with the line, where the text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
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
        return TypeAdapter(shape).validate_json(orjson.dumps(document), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = [part for part in first["loc"] if isinstance(part, (str, int))]
        raise CatalogueError(file, line_of(text, place), _reason(place, first)) from None


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line of a key or table, 1-based: `("source", 3, "url")` is the url of the fourth `[[source]]`.

    The nearest enclosing table's header where the key itself is absent; None where not even that is found.
    """
    places = _places(text)
    depths = range(len(path), 0, -1)
    return next((places[tuple(path[:depth])] for depth in depths if tuple(path[:depth]) in places), None)


def _places(text: str) -> dict[_Path, int]:
    """The line that first names each table and key, dotted ones included; what is inside a value is not looked at."""
    places: dict[_Path, int] = {}
    blocks: dict[_Path, int] = {}
    table: _Path = ()
    for number, line in enumerate(_TOKEN.sub(_blank, text).split("\n"), start=1):
        if header := _HEADER.match(line):
            table = path = _opened(_keys(header[2]), blocks, is_block=header[1] == "[[")
        elif key := _KEY.match(line):
            path = (*table, *_keys(key[1]))
        else:
            continue
        for depth in range(1, len(path) + 1):
            places.setdefault(path[:depth], number)
    return places


def _opened(keys: list[str], blocks: dict[_Path, int], *, is_block: bool) -> _Path:
    """The path of a header, with the position of each array of tables on it; `blocks` counts them."""
    path: _Path = ()
    for depth, key in enumerate(keys, start=1):
        path = (*path, key)
        if is_block and depth == len(keys):
            blocks[path] = blocks.get(path, -1) + 1
        if path in blocks:
            path = (*path, blocks[path])
    return path


def _keys(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _blank(token: re.Match[str]) -> str:
    """Comments and strings of several lines as the empty lines they leave; other strings as they are."""
    return "\n" * token[0].count("\n") if token[0].startswith(("#", '"""', "'''")) else token[0]


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
