"""Dates as publishers write them -> when an item appeared, and how precisely that is known.

A date of day or month precision is kept as midnight UTC of the day (or of the first of the month) that the publisher
wrote, wherever the publisher is: so every tool shows the date that stands in the text. It is a calendar date in the
clothes of a moment, which is what `precision` says. What texts may look like is told in `parsers/date_texts.py`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsdesk.date_words import MONTHS
from newsdesk.records import DateBasis, Precision, Published
from parsers.date_texts import WIDEST_OFFSET, Reading, Setting, read

_TOLERANCE = timedelta(hours=1)
"""Clocks of publishers that run ahead."""
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web: an unset clock, not a date."""

_DAYS_IN_PATHS = tuple(
    re.compile(pattern)
    for pattern in (
        # /2024/12/02/, /2024/12/2-slug; /2024-12/02/; /2024_12_02/
        r"/(?P<year>(?:19|20)\d\d)[/_-](?P<month>\d{1,2})[/_-](?P<day>\d{1,2})(?![0-9])",
        # /n1/2024/1202/c1002-1.html, /202412/02/
        r"/(?P<year>20\d\d)/(?P<month>\d\d)(?P<day>\d\d)(?=/)",
        r"/(?P<year>20\d\d)(?P<month>\d\d)/(?P<day>\d\d)(?=/)",
        # slug-2024-12-02.html, 2024.12.02
        r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)(?P<sep>[._-])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?![0-9A-Za-z]|[._-]\d\d?(?![0-9]))",
        # 20241202/, t20241202_5.html, slug-20241202
        r"(?:(?<![0-9A-Za-z])|(?<=/[a-z]))(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![0-9A-Za-z])",
        # /2024/dec/02/
        r"/(?P<year>(?:19|20)\d\d)/(?P<name>[a-z]{3,9})/(?P<day>\d\d?)(?=/)",
        # 23-01-2024-slug
        r"(?<![0-9A-Za-z])(?P<day>1[3-9]|2\d|3[01])(?P<sep>[._-])(?P<month>\d\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![0-9A-Za-z])",
    )
)
_MONTHS_IN_PATHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)(?=/)",
        r"/(?P<year>20\d\d)(?P<month>\d\d)(?=/)",
    )
)


def feed_date(raw: str | None, *, zone: ZoneInfo, now: datetime) -> Published | None:
    """Read the date of a feed's entry: RFC 822 with its usual mistakes, ISO 8601, seconds since 1970, dates in words.

    `zone` is the publisher's, for dates that carry none; "yesterday" is counted from `now` (aware). None for what
    cannot be read or could mean two days, what lies more than an hour after `now`, and what lies before 1990.

    Source: RFC 822 section 5, RFC 2822 section 4.3, RFC 850, ISO 8601, W3C NOTE-datetime.
    """
    reading = read(raw or "", Setting(zone=zone, now=now))
    return as_published(reading, "feed") if reading and is_trusted(reading, now) else None


def url_date(url: str, *, now: datetime) -> Published | None:
    """The day, or else the month, that stands in the path of an address; never a number that could count other things.

    None where there is none or two that differ, where it lies after `now` (aware) or before 1990.
    """
    try:
        path = urlsplit(url).path
    except ValueError:  # no address
        return None
    days = (_in_path(form, path, now) for form in _DAYS_IN_PATHS)
    months = (_in_path(form, path, now) for form in _MONTHS_IN_PATHS)
    return next((date for date in (*days, *months) if date), None)


def written_date(text: str, *, zone: ZoneInfo) -> Published | None:
    """Read a date written for people: "Dec 2, 2024", "2 December 2024", "December 2024", "2024-12-02", ISO date-times.

    None for what cannot be read. The caller knows the time, and says what of the future is allowed (`has_begun`).
    """
    reading = read(text, Setting(zone=zone))
    return as_published(reading, "seed") if reading else None


def has_begun(published: Published, now: datetime) -> bool:
    """Whether a moment is past (an hour's grace), or a day or month has begun anywhere on Earth."""
    grace = _TOLERANCE if published.precision in ("second", "minute") else WIDEST_OFFSET
    return published.at <= now + grace


def is_trusted(reading: Reading, now: datetime) -> bool:
    """Whether a date can be that of an article collected at `now`: neither more than an hour ahead, nor before 1990."""
    return reading.begins <= now + _TOLERANCE and reading.at >= _EARLIEST


def as_published(reading: Reading, basis: DateBasis) -> Published:
    """A reading as a record."""
    offset = None if reading.offset is None else reading.offset // timedelta(minutes=1)
    return Published(at=reading.at, precision=reading.precision, basis=basis, offset=offset)


def _in_path(form: re.Pattern[str], path: str, now: datetime) -> Published | None:
    """The only date of a form in a path: two different ones tell nothing."""
    dates = {date for match in form.finditer(path) if (date := _of_path(match.groupdict(), now))}
    return dates.pop() if len(dates) == 1 else None


def _of_path(parts: dict[str, str | None], now: datetime) -> Published | None:
    try:
        month = MONTHS.get(parts["name"] or "", 0) if "name" in parts else int(parts["month"] or 0)
        at = datetime(int(parts["year"] or 0), month, int(parts.get("day") or 1), tzinfo=UTC)
    except ValueError:  # no such day
        return None
    precision: Precision = "day" if "day" in parts else "month"
    date = Published(at=at, precision=precision, basis="url")
    return date if at >= _EARLIEST and has_begun(date, now) else None
