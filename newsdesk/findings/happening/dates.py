"""When a happening is, and how it stands with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from newsdesk.findings import intervals
from newsdesk.findings.happening.told import NESTING, Memory, Told
from newsdesk.findings.intervals import Interval
from newsdesk.records import EventPrecision, EventStatus

_FOLLOWING = ("signing", "opening", "other")
"""Deeds that belong to the day of the talks told before them."""
_DAILY = ("zh", "en")
"""Languages whose press tells the news of the day without a date."""
_YEAR = re.compile(r"\d{4}|年")
_WEEK = timedelta(days=6)
_OFF: tuple[EventStatus, ...] = ("cancelled", "postponed")

Dating = Literal["day", "month", "year", "vague", "inherited", "mentioned", "followed", "ahead", "news", "undated"]
"""How it is known when something happens: by a time of its own (year: or a quarter) or one that says little (vague), by
that of an earlier clause (inherited), of what was told before it (followed), by being named (mentioned) or told to come
(ahead), and by being the news of the day."""
_DATINGS: Mapping[EventPrecision, Dating] = {"day": "day", "month": "month", "quarter": "year", "year": "year"}


def status_of(told: Told) -> EventStatus:
    """How it stands with a happening: what its part of the sentence says, else what its time says."""
    sentence, day = told.sentence, told.sentence.context.day
    for status in _OFF:
        if told.says(status, told.span):
            return status
    interval = told.time.interval if told.time else None
    if told.time is not None and told.time.role == "soon":
        return "scheduled"
    if interval is not None and day is not None and (interval.first > day or interval.last < day):
        return "scheduled" if interval.first > day else "held"
    ahead = told.words.ahead.search(sentence.plain, *told.clause) or told.says("scheduled", told.clause)
    return "scheduled" if ahead else "held"


def dated(told: Told, status: EventStatus, memory: Memory) -> tuple[Dating, Interval | None]:
    """How it is known when it is, and when."""
    interval = _own(told, status, memory)
    if interval is not None:
        if told.inherited:
            return "inherited", _one_day(interval)
        return _DATINGS[interval.precision], interval
    day = told.sentence.context.day
    month = intervals.month(day.year, day.month) if day else None
    if told.time is not None:
        return "vague", month if told.time.role in ("soon", "recent") else None
    if told.manner == "named" or (told.kind in ("summit", "anniversary") and told.language in NESTING):
        return "mentioned", intervals.year(day.year) if day and told.kind == "anniversary" else month
    return _undated(told, status, memory, month)


def _undated(told: Told, status: EventStatus, memory: Memory, month: Interval | None) -> tuple[Dating, Interval | None]:
    sentence = told.sentence
    if memory.moment is not None and _follows(told, status):
        return "followed", _one_day(memory.moment)
    if told.kind == "other":
        return "undated", None
    if status != "held":
        return "ahead", month
    day = sentence.context.day
    first = sentence.number == 0 or sentence.where == "title"
    if day and first and told.language in _DAILY and (told.says("held", told.clause) or not told.is_sitting):
        return "news", intervals.day(day)
    return "undated", None


def _own(told: Told, status: EventStatus, memory: Memory) -> Interval | None:
    """What its own time, or that of an earlier clause, means for a happening."""
    interval, day = told.time.interval if told.time else None, told.sentence.context.day
    if told.time is None or interval is None:
        return None
    words = told.sentence.plain[told.time.start : told.time.end]
    if interval.precision != "year" and status == "postponed" and day and interval.last < day:
        return interval if _YEAR.search(words) else _a_year_later(interval)
    if interval.precision != "day":
        return interval
    if interval.last - interval.first == _WEEK and not any(letter.isdigit() for letter in words):
        return intervals.month(interval.first.year, interval.first.month)  # nobody knows on which day of that week
    return _counted_from(interval, day, memory.moment)


def _a_year_later(interval: Interval) -> Interval:
    """What is postponed is still to come: a day or month that is given without its year is the next one."""
    first, last = (intervals.shifted(at, years=1) for at in interval[:2])
    return interval._replace(first=first, last=last)


def _one_day(interval: Interval) -> Interval:
    """When one of several happenings of some days is: on the day, but of several days nobody knows on which."""
    if interval.precision != "day" or interval.first == interval.last:
        return interval
    return intervals.month(interval.first.year, interval.first.month)


def _counted_from(interval: Interval, day: date | None, moment: Interval | None) -> Interval:
    """A day, and "tomorrow" in yesterday's talks as the day after them."""
    if day is None or moment is None or not moment.first == moment.last < day:
        return interval
    return intervals.day(moment.first + timedelta(days=1)) if interval.first == day + timedelta(days=1) else interval


def _follows(told: Told, status: EventStatus) -> bool:
    """Whether what has no date belongs to the day of what was told before it."""
    if told.words.follows.search(told.sentence.plain, 0, told.at):
        return True
    if told.kind not in _FOLLOWING or status != "held":
        return False
    return told.words.ceremony.search(told.sentence.plain, *told.clause) is not None
