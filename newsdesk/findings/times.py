"""Expressions of time in a sentence, resolved against the article's own day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from newsdesk.findings.intervals import Interval
from newsdesk.findings.timing.grammar import Period, Reading, grammar
from newsdesk.findings.timing.meanings import Seen, Unresolved
from newsdesk.findings.timing.templates import Slot
from newsdesk.findings.timing.words.table import Meaning

Role = Literal["at", "until", "since", "within", "recent", "soon", "for"]
"""How an expression stands to its interval.

at: during it (on Sunday, в мае, 明年, three years ago).
until: not later than its end (by 2030, до конца года, 年底前).
since: from its begin on (начиная с 1 марта, 自5月1日起, since 2013).
within: from the article's day on, or up to it (over the next three years, за последние пять лет, 未来三年内).
for: as long as that, from the article's day on (for three years, сроком на 3 месяца, 为期三年).
recent and soon are vague (日前, недавно; 即将, в ближайшее время): no interval.
"""


class Time(NamedTuple):
    """One expression of time: `text[start:end]`."""

    start: int
    end: int
    role: Role
    interval: Interval | None
    """None where it cannot be resolved: it is vague, or counted from a day that the article does not give."""


def find_times(text: str, language: str, day: date | None) -> list[Time]:
    """The expressions of time in one sentence, in order, none overlapping another.

    Args:
        text: The sentence, as `spelling.plain` gives it.
        language: ISO 639-1, one of the eight; anything else finds only dates in numbers.
        day: The article's own day; None where it is not known to the day, and then only what dates itself is resolved.
    """
    words = grammar(language)
    readings = [reading for reading in words.read(text) if reading.meaning != "nothing"]
    if not readings:
        return []
    tenses = words.tenses(text)
    found = (_time(reading, Seen(day, partial(tenses.is_future, reading.start, reading.end))) for reading in readings)
    return [time for time in found if time is not None]


def speaks_of_future(text: str, language: str) -> bool:
    """Whether a sentence (as `spelling.plain` gives it) speaks of what is to come."""
    return grammar(language).speaks_of_future(text)


_ROLES: Mapping[Meaning, Role] = {
    "until": "until",
    "since": "since",
    "within ahead": "within",
    "within back": "within",
    "within": "within",
    "for": "for",
    "recent": "recent",
    "soon": "soon",
}
"""Of all other meanings it is `at`."""
_COUNTED = frozenset({"ahead", "ago", "for", "within ahead", "within back", "within"})
"""What is so many units from the article's day."""


def _time(reading: Reading, seen: Seen) -> Time | None:
    """None where it means no day of the calendar (31 February)."""
    try:
        interval = _interval(reading, seen)
    except Unresolved:
        interval = None
    except (ValueError, OverflowError):
        return None
    return Time(reading.start, reading.end, _ROLES.get(reading.meaning, "at"), interval)


def _interval(reading: Reading, seen: Seen) -> Interval | None:
    if reading.meaning in ("recent", "soon"):
        return None
    unit = _unit(reading.slots)
    if unit is not None and reading.meaning in _COUNTED:
        return _counted(reading.meaning, _count(reading.slots), unit, seen)
    periods = _periods(reading.slots)
    if len(periods) > 1:
        return seen.span(periods[0], periods[-1])
    if reading.meaning == "until":
        return seen.ahead().deadline(periods[0])
    if reading.meaning == "within ahead":
        until = seen.ahead().interval(periods[0])
        return until._replace(first=min(seen.day, until.last))
    return seen.interval(periods[0])


def _counted(meaning: Meaning, count: int, unit: str, seen: Seen) -> Interval:
    if meaning == "ahead":
        return seen.counted(count, unit)
    if meaning == "ago":
        return seen.counted(-count, unit)
    back = meaning == "within back" or (meaning == "within" and seen.is_past)
    return seen.stretch(-count if back else count, unit)


def _periods(slots: tuple[Slot, ...]) -> list[Period]:
    """Those among the slots, and what stands between them as further ones."""
    periods: list[Period] = []
    own: list[Slot] = []
    for slot in (*slots, None):
        found = slot[1] if slot else None
        if (slot is None or isinstance(found, Period)) and own:
            periods.append(Period(tuple(own)))
            own = []
        if isinstance(found, Period):
            periods.append(found)
        elif slot:
            own.append(slot)
    return periods


def _unit(slots: tuple[Slot, ...]) -> str | None:
    return next((str(value) for name, value in slots if name == "unit"), None)


def _count(slots: tuple[Slot, ...]) -> int:
    numbers = [value for name, value in slots if name in ("n", "tens") and isinstance(value, int)]
    return sum(numbers) if numbers else 1
