"""What a feed says of itself besides its entries: how often it asks to be polled, and where older entries are."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urljoin

from newsdesk.identity import canonical_url
from newsdesk.records import Capture
from parsers.feed_raw import RawFeed

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


def asked_interval(feed: RawFeed) -> timedelta | None:
    """How long a feed asks to be left alone: the longer of `ttl` and `sy:updatePeriod` over `sy:updateFrequency`.

    A minute to thirty days; None where it says nothing, or nothing that makes sense.

    Source: RSS 2.0 (rssboard.org) `ttl`; RSS 1.0 module Syndication: without a period daily, without a frequency once.
    """
    return max((asked for asked in (_ttl(feed), _syndication(feed)) if asked), default=None)


def older_page(feed: RawFeed, capture: Capture) -> str | None:
    """Where a feed's older entries are, absolute: the first `prev-archive` to another http(s) address, else `next`.

    None for a feed that is complete by its own word.

    Source: RFC 5005, sections 2 to 4.
    """
    if feed.complete:
        return None
    own = {canonical_url(capture.url), canonical_url(capture.requested_url), None}
    addresses = (_absolute(capture.url, link) for wanted in _ARCHIVES for rel, link in feed.links if rel == wanted)
    return next((address for address in addresses if canonical_url(address) not in own), None)


def _ttl(feed: RawFeed) -> timedelta | None:
    minutes = _count(feed.ttl)
    return _sensible(timedelta(minutes=minutes)) if minutes else None


def _syndication(feed: RawFeed) -> timedelta | None:
    if feed.period is None and feed.frequency is None:
        return None
    length = _PERIODS.get((feed.period or "daily").strip().lower())
    times = 1 if feed.frequency is None else _count(feed.frequency)
    return _sensible(length / times) if length and times else None


def _count(written: str) -> int:
    """A number of ours, 0 for anything else."""
    found = _COUNT.fullmatch(written.strip())
    return int(found[0]) if found else 0


def _sensible(asked: timedelta) -> timedelta | None:
    return min(asked, _LONGEST) if _SHORTEST <= asked <= _ABSURD else None


def _absolute(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip()).partition("#")[0]
    except ValueError:  # a broken IPv6 address
        return ""
