from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsdesk.records import Published
from parsers.dates import feed_date, has_begun, written_date

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(raw: str | None, zone: ZoneInfo = SHANGHAI) -> tuple[str, str] | None:
    found = feed_date(raw, zone=zone, now=NOW)
    return found and (found.at.isoformat(), found.precision)


@pytest.mark.parametrize(
    "raw",
    [
        "Mon, 02 Dec 2024 10:00:00 +0800",
        "Mon,02 Dec 2024 10:00:00 +0800",
        "Mon, 02 December 2024 10:00:00 +08:00",
        "Tue, 2 Dec 24 10:00:00 +800",  # the wrong weekday
        "02 Dec 2024 10:00:00 GMT+8",
        "Mon, 02 Dec 2024 10:00:00 +0800 (CST)",
        "Mon, Dec 2, 2024 10:00:00 AM +0800",
        "Mon, 02 Dec 2024 02:00:00 GMT",
        "Mon, 02 Dec 2024 02:00:00 -0000",
        "Sun, 01 Dec 2024 21:00:00 EST",
        "Mon, 02 Dec 2024 10:00:00",
        "Mon, 02 Dec 2024 10:00:00 CST",
        "Mon, 02 Dec 2024 10:00:00 XYZT",
        "Mon Dec  2 10:00:00 2024",
        "2024-12-02T10:00:00+08:00",
        "2024-12-02T10:00:00.250+0800",
        "2024-12-02T02:00:00Z",
        "2024-12-02 10:00:00",
        "20241202T020000Z",
    ],
)
def test_one_moment_in_the_many_ways_feeds_write_it(raw: str) -> None:
    """Offsets are honoured; what has no zone, or one nobody defined, is in the publisher's."""
    assert read(raw) == ("2024-12-02T02:00:00+00:00", "second")


@pytest.mark.parametrize(
    ("raw", "at", "precision"),
    [
        ("Mon, 02 Dec 2024 10:00 +0500", "2024-12-02T05:00:00+00:00", "minute"),
        ("2024-12-02T10:00Z", "2024-12-02T10:00:00+00:00", "minute"),
        ("02.12.2024 10:30", "2024-12-02T02:30:00+00:00", "minute"),
        ("2024-12-02", "2024-12-02T00:00:00+00:00", "day"),
        ("2 Dec 2024", "2024-12-02T00:00:00+00:00", "day"),
        ("2024-12", "2024-12-01T00:00:00+00:00", "month"),
        ("Mon, 02 Dec 2024 24:00:00 GMT", "2024-12-03T00:00:00+00:00", "second"),
        ("31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00+00:00", "second"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(raw: str, at: str, precision: str) -> None:
    """A day is kept as midnight UTC of that day, so that the date reads the same in every tool."""
    assert read(raw) == (at, precision)


def test_a_zone_name_of_the_publisher_s_own_clocks_is_theirs() -> None:
    """CST is China's time for a Chinese publisher, and the Midwest's for others, as RFC 822 has it."""
    raw = "Mon, 02 Dec 2024 10:00:00 CST"
    assert read(raw, SHANGHAI) == ("2024-12-02T02:00:00+00:00", "second")
    assert read(raw, ALMATY) == ("2024-12-02T16:00:00+00:00", "second")


def test_the_offset_of_a_zone_is_that_of_the_date() -> None:
    """Kazakhstan moved its clocks on 1 March 2024."""
    assert read("2024-02-01 12:00:00", ALMATY) == ("2024-02-01T06:00:00+00:00", "second")
    assert read("2024-04-01 12:00:00", ALMATY) == ("2024-04-01T07:00:00+00:00", "second")


@pytest.mark.parametrize(
    "raw",
    [
        *(None, "", "2024", "31 Feb 2024", "12/02/2024", "Mon, 02 Foo 2024 10:00:00 GMT", "2024-13-01"),
        *("Mon, 01 Jan 0001 00:00:00 +0000", "1970-01-01T00:00:00Z", "9999-12-31", "2024-12-02T10:00:00+9900"),
        *("2 Dec 2024 10:00:00 GMT or so", "9" * 5000),
    ],
)
def test_no_date_is_invented(raw: str | None) -> None:
    """What cannot be read, could mean two days, or comes from an unset clock is no date."""
    assert read(raw) is None


def test_the_future_is_an_hour_away() -> None:
    """Publishers' clocks run ahead a little; more than that is a wrong zone or a planned article."""
    assert read((NOW + timedelta(minutes=59)).isoformat()) is not None
    assert read((NOW + timedelta(minutes=61)).isoformat()) is None


def test_today_has_begun_where_the_publisher_is() -> None:
    """At 20:00 UTC it is the next day in Shanghai, and no future there."""
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    assert feed_date("2026-11-24", zone=SHANGHAI, now=evening) is not None
    assert feed_date("2026-11-24", zone=ZoneInfo("Europe/London"), now=evening) is None


@pytest.mark.parametrize(
    "text",
    [
        "Dec 2, 2024",
        "December 2, 2024",
        "2 December 2024",
        "2 Dec 2024",
        "2024-12-02",
        "Monday, 2nd December 2024",
        "DEC. 2, 2024",
    ],
)
def test_a_day_as_people_write_it(text: str) -> None:
    """The forms that a seed's `Date:` may have."""
    assert written_date(text, zone=ALMATY) == Published(
        at=datetime(2024, 12, 2, tzinfo=UTC), precision="day", basis="seed"
    )


def test_a_month_and_a_moment_as_people_write_them() -> None:
    """A month is known as a month only; a date-time without a zone is in the zone given."""
    month, moment = written_date("Sept 2024", zone=ALMATY), written_date("2024-12-02 09:30", zone=ALMATY)
    assert month == Published(at=datetime(2024, 9, 1, tzinfo=UTC), precision="month", basis="seed")
    assert moment == Published(at=datetime(2024, 12, 2, 4, 30, tzinfo=UTC), precision="minute", basis="seed")
    assert written_date("some day", zone=ALMATY) is None


def test_a_day_has_begun_when_it_has_begun_anywhere() -> None:
    """Midnight comes to Kiritimati fourteen hours before it comes to Greenwich."""
    day = Published(at=datetime(2026, 11, 24, tzinfo=UTC), precision="day", basis="seed")
    moment = Published(at=datetime(2026, 11, 24, tzinfo=UTC), precision="minute", basis="seed")
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert has_begun(day, noon)
    assert not has_begun(day, noon - timedelta(hours=3))
    assert not has_begun(moment, noon)
