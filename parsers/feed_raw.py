"""What a feed says, before anyone judges it: the one form into which every reader of feeds brings its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One entry. Texts are HTML or plain, as written; an empty one was not there, or was empty."""

    guid: str = ""
    address: str = ""
    """Of its page, absolute or not; never made of the guid."""
    title: str = ""
    summary: str = ""
    """Its own, never a copy of its content."""
    contents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Names, without the mail addresses beside them."""
    categories: tuple[str, ...] = ()
    credit: str = ""
    """What the entry's `source` calls itself."""
    languages: tuple[str, ...] = ()
    """What it says of its language, the most telling first: its own element, its title's markup, its summary's."""
    dates: tuple[str, ...] = ()
    """As written, the most telling first: published, updated, created."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """One document, its entries in its own order."""

    entries: tuple[RawEntry, ...]
    title: str = ""
    language: str = ""
    ttl: str = ""
    """RSS `ttl`, as written."""
    period: str | None = None
    """`sy:updatePeriod`, as written; None where it is not there."""
    frequency: str | None = None
    """`sy:updateFrequency`, likewise."""
    links: tuple[tuple[str, str], ...] = ()
    """(relation, address), the addresses not empty."""
    complete: bool = False
    """Whether it says that there is nothing besides it (RFC 5005)."""


def page_address(pages: Iterable[str], *, main: str, original: str = "") -> str:
    """The address of an entry's page, of those that it gives.

    `original` is what a redirecting service put its own in place of; `main` what the format calls the link, which
    counts only among `pages`, the alternates: readers make links of guids.
    """
    pages = tuple(pages)
    return next((address for address in (original, main if main in pages else "", *pages) if address.strip()), "")
