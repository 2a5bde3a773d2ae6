"""`Source` -> its block of the catalogue, as a person would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields

from newsdesk.languages import UNKNOWN
from newsdesk.records import Source

UNKNOWN_COUNTRY = "ZZ"
"""User-assigned in ISO 3166-1, for what is not known."""

_TO_FILL_IN = {"country": UNKNOWN_COUNTRY, "language": UNKNOWN}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NOT_IN_TOML = re.compile("[\ud800-\udfff]")


def as_toml(source: Source, *, unknown_note: bool = True) -> str:
    """One `[[source]]` block in the catalogue's layout, ending in a line break; `read_sources` gives the source back.

    Keys with their default value are left out. With `unknown_note` a comment stands beside what a person must fill in.

    Source: TOML 1.0.
    """
    lines = ["[[source]]"]
    for field in fields(source):
        value = getattr(source, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value == default:
            continue
        note = "  # unknown: fill in" if unknown_note and _TO_FILL_IN.get(field.name) == value else ""
        lines.append(f"{field.name} = {_value(value)}{note}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(name)} = {_value(each)}' for name, each in value.items())} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _string(str(value))


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    """A basic string. JSON escapes the same characters, but for one; what is no character at all becomes U+FFFD."""
    return json.dumps(_NOT_IN_TOML.sub("\ufffd", text), ensure_ascii=False).replace("\x7f", "\\u007f")
