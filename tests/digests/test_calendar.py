"""What calendar programs read, by the library's own parser, which is none of ours."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from digests.calendar import ahead, read, render, uid
from newsdesk.prospects import Appointment
from tests.newsdesk.prospects import an_event

NOON = datetime(2026, 11, 25, 12, 0, 0, 500, tzinfo=UTC)
TODAY = NOON.date()
LABELS = {"country/KZ": "Kazakhstan"}
WICKED = 'a;b,c\\n\\ "d": e\r\nBEGIN:VEVENT\nEND:VCALENDAR\x00\x07\u202e\u2028 中国—中亚峰会 🚄 саммит'


def made(*events: Appointment, earlier: bytes | None = None, at: datetime = NOON) -> bytes:
    return render(events, earlier=read(earlier), today=at.date(), at=at, labels=LABELS)


def opened(document: bytes) -> Mapping[str, Event]:
    """The events of a calendar by their UIDs, as a program sees them."""
    calendar = Calendar.from_ical(document)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    events = {str(each["UID"]): each for each in calendar.events}
    assert not [error for each in events.values() for error in each.errors]
    return events


def only(document: bytes) -> Event:
    (event,) = opened(document).values()
    return event


def test_a_program_reads_what_is_known_of_an_event() -> None:
    """When, where, what, who says so, and that a busy hour is not made of it."""
    event = only(made(an_event("e1", kind="summit", ends_on=date(2026, 12, 12))))
    assert (event.uid, event.sequence) == ("e1@silkwire", 0)
    assert (date(2026, 12, 10), date(2026, 12, 13)) == (event.DTSTART, event.DTEND)
    assert (event.summary, event.location) == ("Transit Forum", "Almaty, Kazakhstan")
    assert event.description == ("“The forum opens in Almaty on 10 December.”\nOne, 2026-11-22\nhttps://one.example/a")
    assert (event.url, event.categories, event["STATUS"]) == ("https://one.example/a", ["Summit"], "CONFIRMED")
    assert (event["TRANSP"], event.DTSTAMP) == ("TRANSPARENT", NOON.replace(microsecond=0))
    assert (event["X-SILKWIRE-PRECISION"], event["X-SILKWIRE-COUNTRY"]) == ("day", "KZ")


@pytest.mark.parametrize(
    ("first", "precision", "shown", "told"),
    [
        (date(2027, 3, 1), "month", date(2027, 3, 1), "Mar 2027 (day not known): Transit Forum"),
        (date(2027, 7, 1), "quarter", date(2027, 7, 1), "Q3 2027 (day not known): Transit Forum"),
        (date(2027, 1, 1), "year", date(2027, 1, 1), "2027 (day not known): Transit Forum"),
        (date(2026, 11, 1), "month", date(2026, 11, 30), "Nov 2026 (day not known): Transit Forum"),
        (date(2026, 1, 1), "year", date(2026, 12, 31), "2026 (day not known): Transit Forum"),
    ],
)
def test_an_event_of_which_the_day_is_not_known_is_one_entry_that_says_so(
    first: date, precision: str, shown: date, told: str
) -> None:
    """On the first day of its period, or on the last once it has begun: never a bar over a year, never behind us."""
    event = only(made(an_event(starts_on=first, date_precision=precision)))
    assert (shown, shown + timedelta(days=1)) == (event.DTSTART, event.DTEND)
    assert (event.summary, event["STATUS"]) == (told, "TENTATIVE")
    assert event["X-SILKWIRE-FROM"] == first.isoformat()
    assert event["X-SILKWIRE-PRECISION"] == precision


@pytest.mark.parametrize(
    ("status", "shown", "told"),
    [
        ("scheduled", "CONFIRMED", "Transit Forum"),
        ("held", "CONFIRMED", "Transit Forum"),
        ("postponed", "TENTATIVE", "Postponed: Transit Forum"),
        ("cancelled", "CANCELLED", "Cancelled: Transit Forum"),
    ],
)
def test_its_status_is_told_in_the_calendar_s_words_and_in_its_name(status: str, shown: str, told: str) -> None:
    """Not every program shows a status."""
    event = only(made(an_event(status=status)))
    assert (event["STATUS"], event.summary) == (shown, told)


def test_what_did_not_change_stays_letter_by_letter() -> None:
    """However often it is made, in whatever order, and whoever tells it again."""
    events = [an_event(f"e{number}", name=WICKED, place=WICKED, sentence=WICKED) for number in range(9)]
    first = made(*events)
    assert made(*reversed(events), earlier=first, at=NOON + timedelta(hours=5)) == first
    told_again = [
        an_event(f"e{number}", name=WICKED, place=WICKED, source_name="Two", url="https://two.example")
        for number in range(9)
    ]
    assert made(*told_again, earlier=first, at=NOON + timedelta(hours=5)) == first


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": date(2026, 12, 11)},
        {"ends_on": date(2026, 12, 11)},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"date_precision": "month", "starts_on": date(2026, 12, 1)},
        {"place": "Astana"},
        {"name": "Second Transit Forum"},
    ],
    ids=["day", "end", "cancelled", "postponed", "precision", "place", "name"],
)
def test_what_changed_gets_the_next_number_and_a_new_stamp(change: dict[str, object]) -> None:
    """By these a program knows that what it holds is old; the others keep theirs."""
    later, latest = NOON + timedelta(hours=3), NOON + timedelta(days=1)
    first = made(an_event("e1"), an_event("e2"))
    second = made(an_event("e1", **change), an_event("e2"), earlier=first, at=later)
    third = made(an_event("e1"), an_event("e2"), earlier=second, at=latest)
    stamps = [
        [(event.sequence, event.DTSTAMP) for _, event in sorted(opened(document).items())]
        for document in (second, third)
    ]
    noon = NOON.replace(microsecond=0)
    assert stamps == [
        [(1, later.replace(microsecond=0)), (0, noon)],
        [(2, latest.replace(microsecond=0)), (0, noon)],
    ]


def test_what_is_known_no_more_is_taken_back_until_it_would_be_over() -> None:
    """Two events that turned out to be one must not stay in somebody's calendar."""
    first = made(an_event("e1"), an_event("e2"))
    second = made(an_event("e1"), earlier=first, at=NOON + timedelta(hours=1))
    gone = opened(second)["e2@silkwire"]
    assert (gone["STATUS"], gone.summary, gone.sequence) == ("CANCELLED", "Withdrawn: Transit Forum", 1)
    assert made(an_event("e1"), earlier=second, at=NOON + timedelta(days=2)) == second
    assert list(opened(made(an_event("e1"), earlier=second, at=datetime(2026, 12, 11, tzinfo=UTC)))) == ["e1@silkwire"]
    again = opened(made(an_event("e1"), an_event("e2"), earlier=second))["e2@silkwire"]
    assert (again["STATUS"], again.sequence) == ("CONFIRMED", 2)


def test_only_what_is_not_over_is_for_the_calendar() -> None:
    """Cancelled ones until the day that they had; what was held on some day of a year is no appointment."""
    events = [
        an_event("today", starts_on=TODAY),
        an_event("yesterday", starts_on=TODAY - timedelta(days=1)),
        an_event("under way", starts_on=TODAY - timedelta(days=1), ends_on=TODAY),
        an_event("this year", starts_on=date(2026, 1, 1), date_precision="year"),
        an_event("held this year", starts_on=date(2026, 1, 1), date_precision="year", status="held"),
        an_event("cancelled", status="cancelled"),
        an_event("cancelled, and over", status="cancelled", starts_on=date(2026, 11, 1)),
    ]
    assert [each.calendar_id for each in ahead(events, TODAY)] == ["today", "under way", "this year", "cancelled"]


def test_nothing_from_outside_is_read_as_part_of_the_file() -> None:
    """Separators, line breaks and quotes come back as they were; what is unseen does not."""
    event = only(made(an_event(name=WICKED, place=WICKED, source_name=WICKED, sentence=WICKED)))
    clean = 'a;b,c\\n\\ "d": e BEGIN:VEVENT END:VCALENDAR 中国—中亚峰会 🚄 саммит'
    assert (event.summary, event.location) == (clean, f"{clean}, Kazakhstan")
    assert event.description is not None
    assert event.description.splitlines()[:2] == [f"“{clean}”", f"{clean}, 2026-11-22"]


@pytest.mark.parametrize("url", ["seed:port", "javascript:alert(1)", "https://one.example/a\r\nATTENDEE:mailto:x@y"])
def test_only_web_addresses_become_links(url: str) -> None:
    """And an address is one line."""
    event = only(made(an_event(url=url)))
    assert event.url in (None, "", "https://one.example/a ATTENDEE:mailto:x@y")
    assert "ATTENDEE" not in event


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    """At most 75 bytes without the break, no character cut in two, CRLF, and not one control character."""
    document = made(an_event(name="中国—中亚峰会 саммит 🚄 " * 40, sentence=WICKED * 30))
    lines = document.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode().isprintable() for line in lines)
    assert only(document).summary == ("中国—中亚峰会 саммит 🚄 " * 40).strip()


def test_a_file_that_is_not_ours_is_no_memory() -> None:
    """Whatever stands under the name, a whole calendar is made, and nothing of the other gets in."""
    ours = made(an_event("e1"), an_event("e2", name="y" * 200))
    cut = random.Random(5).sample(range(len(ours)), 60)  # noqa: S311
    theirs = [b"", b"junk", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n"]
    theirs += [ours.replace(b"20261210", given) for given in (b"9", b"20261399", b"20261210T100000Z")]
    theirs += [ours.replace(b"SEQUENCE:0", given) for given in (b"SEQUENCE:x", b"SEQUENCE:-1", b"X-A:1")]
    theirs += [ours.replace(b"X-SILKWIRE-TO:2026-12-10", b"X-SILKWIRE-TO:soon"), ours.replace(b"DTSTAMP", b"X-B")]
    theirs += [ours + ours, *(ours[:at] for at in cut), *(ours[:at] + b"\x00" + ours[at + 1 :] for at in cut)]
    for document in theirs:
        event = opened(made(an_event("e1"), earlier=document, at=NOON + timedelta(hours=1)))["e1@silkwire"]
        assert (event.DTSTART, event.summary, event["STATUS"]) == (date(2026, 12, 10), "Transit Forum", "CONFIRMED")


def test_an_empty_calendar_is_one() -> None:
    """A program that subscribed to it finds it, with its name."""
    calendar: Any = Calendar.from_ical(made())
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("2.0", "China and Central Asia: events ahead")
    assert calendar.events == []


def test_a_happening_is_known_by_its_identifier() -> None:
    """Stable, whatever is told of it."""
    assert uid("0123abcd") == "0123abcd@silkwire"
