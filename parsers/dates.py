"""Dates as publishers write them -> when an item appeared, and how precisely that is known.

A date of day or month precision is kept as midnight UTC of the day (or of the first of the month) that the publisher
wrote, wherever the publisher is: so every tool shows the date that stands in the text. It is a calendar date in the
clothes of a moment, which is what `precision` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsdesk.records import DateBasis, Precision, Published

_TOLERANCE = timedelta(hours=1)
"""Clocks of publishers that run ahead."""
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web: an unset clock, not a date."""
_WIDEST_OFFSET = timedelta(hours=14)
_CENTURY_TURNS_AT = 50

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_WEEKDAY = r"(?:[^\W\d_]+(?:[.,]+\s*|\s+))?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_TIME = r"""
    (?P<hour>[01]?\d|2[0-4]) : (?P<minute>[0-5]\d) (?: : (?P<second>[0-5]\d|60) (?:[.,]\d+)? )?
    (?: \s* (?P<half>[ap]) \.? m \b\.? )?
    \s* (?P<zone> z | (?:[a-z]{1,5}\s*)? [+-]\s*\d{1,2} (?: :?\d{2} )? | [a-z]{1,5} )?
    (?: \s* \( [^()]* \) )?
"""

_FORMS = tuple(
    re.compile(form, re.VERBOSE | re.IGNORECASE)
    for form in (
        # 2024-12-02T10:00:00+08:00, 2024-12-02 10:00, 2024/12/02, 2024-12 (ISO 8601, W3CDTF)
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}})(?:(?:\s*T\s*|,?\s+){_TIME})?)?",
        # 20241202T100000Z
        r"""(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})
            (?:T?(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<second>[0-5]\d|60)?(?P<zone>z|[+-]\d{2}(?::?\d{2})?)?)?""",
        # Mon, 02 Dec 2024 10:00:00 +0800, 2 December 2024, 02-Dec-24 10:00 (RFC 822, RFC 850)
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}|\d\d)(?:,?\s+{_TIME})?",
        # Dec 2, 2024, Monday, December 2, 2024 10:00 PM
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?:,?\s+(?:at\s+)?{_TIME})?",
        # Mon Dec  2 10:00:00 2024 (asctime)
        rf"[^\W\d_]+\s+{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_TIME}\s+(?P<year>\d{{4}})",
        # December 2024
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
        # 02.12.2024 10:00; with dots the day always comes first, with slashes nobody can tell
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})(?:,?\s+{_TIME})?",
    )
)

_UNIVERSAL = {"z": 0, "ut": 0, "utc": 0, "gmt": 0}
_RFC_822 = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_NEARBY = {
    "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "uzt": 5, "tjt": 5, "tmt": 5, "kgt": 6, "hkt": 8, "jst": 9,
}  # fmt: skip
_ZONE_HOURS = _UNIVERSAL | _RFC_822 | _NEARBY
"""Names of zones; those around the sources only where they have one meaning (IST and BST have not)."""
_OFFSET = re.compile(r"(?P<name>[a-z]*)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A date as it was read: `begins` is the moment at which the day (or month) began for the publisher."""

    at: datetime
    begins: datetime
    precision: Precision

    def published(self, basis: DateBasis) -> Published:
        return Published(at=self.at, precision=self.precision, basis=basis)


def feed_date(raw: str | None, *, zone: ZoneInfo, now: datetime) -> Published | None:
    """Read the date of a feed's entry: RFC 822 with its usual mistakes, or ISO 8601.

    `zone` is the publisher's, for dates that carry none. None for what cannot be read, what lies more than an hour
    after `now` (aware), and what lies before 1990.

    Source: RFC 822 section 5, RFC 2822 section 4.3, W3C NOTE-datetime.
    """
    return _trusted(raw, zone=zone, now=now, basis="feed")


def page_date(raw: str | None, *, zone: ZoneInfo, now: datetime) -> Published | None:
    """Read the date that a page's markup gives, by the rules of `feed_date`."""
    return _trusted(raw, zone=zone, now=now, basis="page")


def written_date(text: str, *, zone: ZoneInfo) -> Published | None:
    """Read a date written for people: "Dec 2, 2024", "2 December 2024", "December 2024", "2024-12-02", ISO date-times.

    None for what cannot be read. The caller knows the time, and says what of the future is allowed (`has_begun`).
    """
    reading = _read(text, zone)
    return reading.published("seed") if reading else None


def has_begun(published: Published, now: datetime) -> bool:
    """Whether a moment is past (an hour's grace), or a day or month has begun anywhere on Earth."""
    grace = _TOLERANCE if published.precision in ("second", "minute") else _WIDEST_OFFSET
    return published.at <= now + grace


def _trusted(raw: str | None, *, zone: ZoneInfo, now: datetime, basis: DateBasis) -> Published | None:
    reading = _read(raw or "", zone)
    if reading is None or reading.begins > now + _TOLERANCE or reading.at < _EARLIEST:
        return None
    return reading.published(basis)


def _read(text: str, zone: ZoneInfo) -> _Reading | None:
    text = " ".join(text.split())
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    try:
        return _reading(found.groupdict(), zone) if found else None
    except (ValueError, OverflowError):  # no such day, month or offset
        return None


def _reading(parts: dict[str, str | None], zone: ZoneInfo) -> _Reading:
    """Raises ValueError for a day, month or offset that does not exist."""
    day = datetime(_year(parts["year"] or ""), _month(parts["month"] or ""), int(parts.get("day") or 1))  # noqa: DTZ001
    if not parts.get("hour"):
        precision: Precision = "day" if parts.get("day") else "month"
        return _Reading(at=day.replace(tzinfo=UTC), begins=_in_utc(day, zone), precision=precision)
    wall = day + timedelta(hours=_hour(parts), minutes=int(parts["minute"] or 0), seconds=int(parts.get("second") or 0))
    at = _in_utc(wall, _zone(parts.get("zone"), wall, zone))
    return _Reading(at=at, begins=at, precision="second" if parts.get("second") else "minute")


def _in_utc(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY_TURNS_AT else 1900)  # RFC 2822, section 4.3


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    name = "sep" if written.lower() == "sept" else written.lower()
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["hour"] or 0), parts.get("half")
    if not half or hour > 12:  # noqa: PLR2004
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _zone(written: str | None, wall: datetime, home: ZoneInfo) -> tzinfo:
    """The zone that a date names; `home` where it names none, or one that nobody has defined.

    A name that the publisher's own clocks use means those: CST is China's time in Shanghai, and the Midwest's where
    RFC 822 was written.
    """
    name = (written or "").lower()
    if offset := _OFFSET.fullmatch(name):
        size = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if size > _WIDEST_OFFSET:
            raise ValueError(written)
        return timezone(size if offset["sign"] == "+" else -size)
    if name == (home.tzname(wall) or "").lower() or name not in _ZONE_HOURS:
        return home
    return timezone(timedelta(hours=_ZONE_HOURS[name]))
