"""Whose a source is: publishers of one owner are one family, and speak with one voice."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from newsdesk.agencies import agency_at
from newsdesk.records import Source
from newsdesk.sites import is_anybodys

_OPEN_TO_ALL = frozenset(
    {"ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gouv", "mil", "net", "ne", "nom", "or", "org"}
)
"""What stands before the letters of a country, in which anybody may take a name: `people.com.cn`, `bbc.co.uk`."""


def family_of(source: Source) -> str:
    """The family of a source: what the catalogue says; else that of the agency on whose site it is; else its domain.

    So editions of one publisher fall together (`ru.example.kz`, `example.kz/en`). Where the address says nothing of the
    publisher (a host of many, a number), the name does, without what is in brackets.
    """
    if source.family:
        return source.family
    if agency := agency_at(source.url):
        return agency.family
    return ("" if is_anybodys(source.url) else _domain(source.url)) or _named(source.name) or source.id


def _domain(url: str) -> str:
    """The part of a host that somebody has registered; empty for a number, and for a host of one label."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if len(labels) == 1 or _is_number(host):
        return ""
    size = 3 if labels[-2] in _OPEN_TO_ALL and len(labels[-1]) == 2 else 2  # noqa: PLR2004
    return ".".join(labels[-size:])


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _named(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"[(（].*", "", name, flags=re.DOTALL).casefold()))
