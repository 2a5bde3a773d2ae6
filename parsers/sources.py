"""The catalogue of sources: TOML -> `Source`, strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import ClassVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import soupsieve

from newsdesk.errors import CatalogueError
from newsdesk.languages import UNKNOWN
from newsdesk.records import SEEDS, Source
from newsdesk.schedule import parse_duration
from parsers.strict_toml import line_of, read_strict

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_FAMILY = re.compile(r"[a-z0-9][a-z0-9.-]*")
_ZONES = available_timezones()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block(Source):
    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar = {"extra": "forbid"}
    source: tuple[_Block, ...] = ()


def read_sources(text: str, *, file: str) -> tuple[Source, ...]:
    """Read the catalogue, in file order.

    `ZZ` stands for a country and `und` for a language that is not known.

    Raises:
        CatalogueError: with the line of the first thing wrong: an unknown or missing key, a wrong value, a double id or
            address, an unknown time zone, a bad URL.
    """
    blocks = read_strict(text, _File, file=file).source
    sources = tuple(Source(**{key.name: getattr(block, key.name) for key in fields(Source)}) for block in blocks)
    ids: dict[str, int] = {}
    urls: dict[str, int] = {}
    for number, source in enumerate(sources):
        for key, reason in _faults(source, number, ids=ids, urls=urls):
            raise CatalogueError(file, line_of(text, ("source", number, key)), reason)
        ids[source.id], urls[source.url] = number, number
    return sources


def unlisted_source(url: str) -> Source:
    """A source of which nothing is known but an address."""
    return Source(
        id="unlisted", name="", url=url, kind="feed", country="ZZ", language=UNKNOWN, ownership="unknown",
        full_text=True, timezone="UTC",
    )  # fmt: skip


def _faults(source: Source, number: int, *, ids: dict[str, int], urls: dict[str, int]) -> list[tuple[str, str]]:
    """What is wrong with a block beyond its types: (key, reason), worst first."""
    checks = (
        ("id", _ID.fullmatch(source.id) is None, f"id {source.id!r} may hold only a-z, 0-9 and -"),
        ("id", source.id == SEEDS, f"id {SEEDS!r} is kept for the seed articles"),
        (
            "id",
            source.id in ids,
            f"id {source.id!r} is given twice: blocks {ids.get(source.id, 0) + 1} and {number + 1}",
        ),
        ("url", not _is_web_address(source.url), f"{source.url!r} is no http or https address"),
        (
            "url",
            source.url in urls,
            f"{source.url} is given twice: blocks {urls.get(source.url, 0) + 1} and {number + 1}",
        ),
        (
            "country",
            re.fullmatch("[A-Z]{2}", source.country) is None,
            f"{source.country!r} is no ISO 3166-1 alpha-2 code",
        ),
        (
            "language",
            source.language != UNKNOWN and re.fullmatch("[a-z]{2}", source.language) is None,
            f"{source.language!r} is no ISO 639-1 code",
        ),
        (
            "family",
            source.family is not None and _FAMILY.fullmatch(source.family) is None,
            f"family {source.family!r} may hold only a-z, 0-9, - and .",
        ),
        ("timezone", source.timezone not in _ZONES, f"{source.timezone!r} is no IANA time zone"),
        ("every", not _is_duration(source.every), f"{source.every!r} is no duration; write 30s, 15m, 2h or 1d"),
    )
    selectors = [("body_selector", source.body_selector), *(("drop_selectors", each) for each in source.drop_selectors)]
    unreadable = [(key, f"{each!r} is no CSS selector") for key, each in selectors if each and not _is_selector(each)]
    return [*((key, reason) for key, wrong, reason in checks if wrong), *unreadable]


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in url
    except ValueError:
        return False


def _is_selector(text: str) -> bool:
    try:
        soupsieve.compile(text)
    except soupsieve.SelectorSyntaxError:
        return False
    return True


def _is_duration(every: str | None) -> bool:
    try:
        return every is None or parse_duration(every).total_seconds() > 0
    except ValueError:
        return False
