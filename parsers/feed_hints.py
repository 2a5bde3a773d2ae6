"""What a feed says of itself besides its entries: how often it asks to be polled, and where older entries are."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

from newsdesk.identity import canonical_url
from newsdesk.records import Capture

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_LONGEST = timedelta(days=30)
_ABSURD = timedelta(days=366)
"""Beyond this nobody meant it."""
_SHORTEST = timedelta(minutes=1)
_COUNT = re.compile(r"[0-9]{1,6}")

_ARCHIVES = ("prev-archive", "next")
_HISTORY = "http://purl.org/syndication/history/1.0"


def asked_interval(feed: Any) -> timedelta | None:
    """How long a feed asks to be left alone: the longer of `ttl` and `sy:updatePeriod` over `sy:updateFrequency`.

    A minute to thirty days; None where it says nothing, or nothing that makes sense. `feed` is feedparser's.

    Source: RSS 2.0 (rssboard.org) `ttl`; RSS 1.0 module Syndication: without a period daily, without a frequency once.
    """
    return max((asked for asked in (_ttl(feed), _syndication(feed)) if asked), default=None)


def older_page(document: Any, capture: Capture) -> str | None:
    """Where a feed's older entries are, absolute: the first `prev-archive` to another http(s) address, else `next`.

    None for a feed that is complete by its own word. `document` is feedparser's.

    Source: RFC 5005, sections 2 to 4.
    """
    if _is_complete(document):
        return None
    own = {canonical_url(capture.url), canonical_url(capture.requested_url), None}
    links = [link for link in document.feed.get("links", ()) if link.get("href")]
    addresses = (_absolute(capture.url, link["href"]) for rel in _ARCHIVES for link in links if link.get("rel") == rel)
    return next((address for address in addresses if canonical_url(address) not in own), None)


def _ttl(feed: Any) -> timedelta | None:
    minutes = _count(feed.get("ttl"))
    return _sensible(timedelta(minutes=minutes)) if minutes else None


def _syndication(feed: Any) -> timedelta | None:
    period, frequency = feed.get("sy_updateperiod"), feed.get("sy_updatefrequency")
    if period is None and frequency is None:
        return None
    length = _PERIODS.get((period or "daily").strip().lower())
    times = 1 if frequency is None else _count(frequency)
    return _sensible(length / times) if length and times else None


def _count(written: str | None) -> int:
    """A number of ours, 0 for anything else."""
    found = _COUNT.fullmatch((written or "").strip())
    return int(found[0]) if found else 0


def _sensible(asked: timedelta) -> timedelta | None:
    return min(asked, _LONGEST) if _SHORTEST <= asked <= _ABSURD else None


def _is_complete(document: Any) -> bool:
    """By `fh:complete`, which feedparser files under the prefix that the document chose."""
    prefixes = (prefix for prefix, uri in document.namespaces.items() if uri.rstrip("/") == _HISTORY)
    return any(f"{prefix}_complete" in document.feed for prefix in prefixes)


def _absolute(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip()).partition("#")[0]
    except ValueError:  # a broken IPv6 address
        return ""
