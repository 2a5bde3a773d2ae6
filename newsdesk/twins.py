"""Twins: addresses of one document that differ in what does not choose it.

Those with http and https, with and without `www.`, for telephones, for AMP, with and without a last slash.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FIRST_LABELS = frozenset({"www", "m", "mobile", "wap", "amp"})
"""Of hosts that show the same site in another dress."""
_GENERIC = frozenset({"com", "co", "org", "or", "net", "ne", "gov", "go", "edu", "ac", "info", "mil", "gob", "gouv"})
"""Second labels under which countries register names: `m.com.kz` is no dress of `com.kz`."""
_INDEX_FILES = frozenset(
    f"{name}.{ending}"
    for name in ("index", "default")
    for ending in ("html", "htm", "shtml", "php", "asp", "aspx", "jsp")
)
_AMP_FILE = re.compile(r"(.+)\.amp(\.html?)?", re.DOTALL)
_AMP_NAMES = frozenset({"amp", "noamp", "nonamp"})
"""Parameters that ask for the AMP page, or for the plain one, whatever their value."""
_DRESS_NAMES = frozenset({"outputtype", "output", "format", "view", "mode"})
"""Parameters that ask for it by their value `amp`."""
_TELLING = re.compile(r"[0-9%_-]")
_LONG_NAME = 20


class Pieces(NamedTuple):
    """An address taken apart, without what twins differ in: two addresses with equal pieces are one document's."""

    site: str
    """Host without its dress, and the port."""
    segments: tuple[str, ...]
    """Of the path; none for the home page."""
    parameters: tuple[str, ...]
    """`name=value`, by name where all have one; those of one name as they stood."""
    fragment: str
    """A route, or the guid of an item without a page of its own."""

    @property
    def key(self) -> str:
        """All of it in one string, a network-path reference."""
        path = "".join(f"/{segment}" for segment in self.segments)
        query = f"?{'&'.join(self.parameters)}" if self.parameters else ""
        return f"//{self.site}{path}{query}{f'#{self.fragment}' if self.fragment else ''}"


def take_apart(url: str) -> Pieces:
    """Take a canonical http(s) address apart; it may have a fragment.

    What could be another document stays: case, file endings, every parameter, and `amp` where the address without it
    would name no article but a section (`/companies/amp`).
    """
    address, _, fragment = url.partition("://")[2].partition("#")
    address, _, query = address.partition("?")
    host, _, path = address.partition("/")
    return Pieces(_site(host), _segments(path), _parameters(query), fragment)


def _site(netloc: str) -> str:
    while True:
        first, _, rest = netloc.partition(".")
        name, _, others = rest.partition(".")
        is_registered = "." not in others and name in _GENERIC
        if first not in _FIRST_LABELS or not others or (is_registered and first != "www"):
            return netloc
        netloc = rest


def _segments(path: str) -> tuple[str, ...]:
    segments = [segment for segment in path.split("/") if segment]
    while segments:
        if segments[-1].lower() in _INDEX_FILES:
            segments = segments[:-1]
        elif found := _AMP_FILE.fullmatch(segments[-1]):
            segments = [*segments[:-1], found[1] + (found[2] or "")]
        elif "amp" in segments and (plain := [each for each in segments if each != "amp"]) and _is_telling(plain[-1]):
            segments = plain
        else:
            break
    return tuple(segments)


def _is_telling(segment: str) -> bool:
    return len(segment) >= _LONG_NAME or bool(_TELLING.search(segment))


def _parameters(query: str) -> tuple[str, ...]:
    pieces = [piece for piece in query.split("&") if piece]
    if "amp" in query.lower():
        pieces = [piece for piece in pieces if not _is_dress(piece)]
    if len(pieces) > 1 and all("=" in piece for piece in pieces):
        pieces.sort(key=lambda piece: piece.partition("=")[0])
    return tuple(pieces)


def _is_dress(parameter: str) -> bool:
    name, _, value = parameter.lower().partition("=")
    return name in _AMP_NAMES or (name in _DRESS_NAMES and value == "amp")
