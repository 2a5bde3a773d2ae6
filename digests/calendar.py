"""The happenings ahead as a calendar that any calendar program takes (RFC 5545, with RFC 7986 for the calendar's name).

The file that stands is the memory: an event whose facts are as they were there stays as it is, letter by letter; one
that changed gets another stamp and the next sequence number; one that is known no more is cancelled, so that programs
which hold it take it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from icalendar import Calendar, Event, vDuration, vText

from digests.wording import clean
from newsdesk.prospect_words import when, where
from newsdesk.prospects import Appointment

NAME = "China and Central Asia: events ahead"
_REFRESH = timedelta(hours=1)
_STATUS = MappingProxyType(
    {"scheduled": "CONFIRMED", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
)
_TAKEN_BACK = "Withdrawn"
_PERIOD_END = "X-SILKWIRE-TO"
_NO_FACTS = frozenset(("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DESCRIPTION", "URL"))
"""Properties that may differ while the happening is the same: stamps, and who tells of it."""


def ahead(appointments: Iterable[Appointment], today: date) -> Iterator[Appointment]:
    """Those happenings that a program must know of: what is not over, and what was cancelled until it would be."""
    for each in appointments:
        if each.last_day >= today and (each.status != "held" or each.date_precision == "day"):
            yield each


def read(document: bytes | None) -> dict[str, Event]:
    """The events of a calendar that we wrote, by their UIDs; none of what is no calendar."""
    if document is None:
        return {}
    try:
        calendars = Calendar.from_ical(document, multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):  # whatever a file that is not ours provokes
        return {}
    events = (each for calendar in calendars for each in calendar.walk("VEVENT"))
    return {str(each["UID"]): each for each in events if isinstance(each, Event) and _is_whole(each)}


def render(
    appointments: Iterable[Appointment],
    *,
    earlier: Mapping[str, Event],
    today: date,
    at: datetime,
    labels: Mapping[str, str],
) -> bytes:
    """The calendar.

    Args:
        appointments: What is to be in it.
        earlier: The events of the file that it takes the place of: those of them that are not among the appointments
            are cancelled, if they are not over.
        today: Decides where a happening stands whose period has begun, and what is over.
        at: Now, for the stamps of what changed.
        labels: What to call a country's tag.
    """
    fresh = {str(event["UID"]): event for event in (_event(each, today, labels) for each in appointments)}
    events = [_stamped(event, earlier.get(uid), at) for uid, event in fresh.items()]
    for uid, event in earlier.items():
        if uid not in fresh and date.fromisoformat(str(event[_PERIOD_END])) >= today:
            events.append(_stamped(_withdrawn(event), event, at))
    calendar = _empty()
    for event in sorted(events, key=lambda each: (each.DTSTART or date.max, str(each["UID"]))):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def uid(calendar_id: str) -> str:
    """What programs know a happening by."""
    return f"{calendar_id}@silkwire"


def _empty() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//silkwire//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    return calendar


def _event(each: Appointment, today: date, labels: Mapping[str, str]) -> Event:
    """A happening as an event without stamps."""
    first, last = _days(each, today)
    event = Event()
    event.add("uid", uid(each.calendar_id))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", _summary(each))
    if place := clean(where(each.place, each.country, labels)):
        event.add("location", place)
    event.add("description", _description(each))
    if each.url.startswith(("http://", "https://")):
        event.add("url", clean(each.url))
    event.add("categories", [each.kind.capitalize()])
    event.add("status", "TENTATIVE" if _is_vague(each) and each.status != "cancelled" else _STATUS[each.status])
    event.add("transp", "TRANSPARENT")
    event.add("x-silkwire-precision", each.date_precision)
    event.add("x-silkwire-from", each.starts_on.isoformat())
    event.add(_PERIOD_END, each.last_day.isoformat())
    if each.country:
        event.add("x-silkwire-country", each.country)
    return event


def _days(each: Appointment, today: date) -> tuple[date, date]:
    """The days to show; of a period of which the day is not known its first, or its last once it has begun.

    A bar over a whole year hides everything else, and an entry that lies behind is seen by nobody.
    """
    if not _is_vague(each):
        return each.starts_on, each.last_day
    shown = each.starts_on if each.starts_on >= today else each.last_day
    return shown, shown


def _summary(each: Appointment) -> str:
    told = f"{when(each)} (day not known): {each.name}" if _is_vague(each) else each.name
    return clean(f"{each.status.capitalize()}: {told}" if each.status in ("postponed", "cancelled") else told)


def _description(each: Appointment) -> str:
    day = f", {each.published_at.date().isoformat()}" if each.published_at else ""
    return "\n".join((f"“{clean(each.sentence)}”", clean(f"{each.source_name}{day}"), clean(each.url)))


def _is_vague(each: Appointment) -> bool:
    return each.date_precision != "day"


def _withdrawn(event: Event) -> Event:
    """An event that is known no more: two turned out to be one, or it was none."""
    gone = event.copy()
    if str(gone["STATUS"]) != "CANCELLED":
        gone["STATUS"] = vText("CANCELLED")
        gone["SUMMARY"] = vText(f"{_TAKEN_BACK}: {event['SUMMARY']}")
    return gone


def _stamped(event: Event, earlier: Event | None, at: datetime) -> Event:
    """The earlier event where it says the same, else the event with the next sequence number."""
    if earlier is not None and _facts(event) == _facts(earlier):
        return earlier
    for stamp in ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE"):
        event.pop(stamp, None)
    now = at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", 0 if earlier is None else earlier.sequence + 1)
    return event


def _facts(event: Event) -> list[tuple[str, str]]:
    """What it says of the happening, as it is written."""
    lines = (str(line).partition(":") for line in event.content_lines())
    return sorted((name, value) for name, _, value in lines if name.partition(";")[0] not in _NO_FACTS)


def _is_whole(event: Event) -> bool:
    """Whether it is one that we wrote, and nobody broke since."""
    try:
        date.fromisoformat(str(event[_PERIOD_END]))
        dated = type(event.DTSTART) is date and event.sequence >= 0
        return dated and not event.errors and {"DTSTAMP", "SUMMARY", "STATUS"} <= set(event)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
