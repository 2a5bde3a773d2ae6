"""When a happening is, and how it stands with it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from newsdesk.findings import intervals
from newsdesk.findings.cues import Sentence
from newsdesk.findings.event_told import NESTING, Memory, Told
from newsdesk.findings.event_words import Speech
from newsdesk.findings.intervals import Interval
from newsdesk.findings.times import Time
from newsdesk.records import EventStatus

_FOLLOWING = ("signing", "opening", "other")
"""Deeds that belong to the day of the talks told before them."""
_DAILY = ("zh", "en")
"""Languages whose press tells the news of the day without a date."""
_YEAR = re.compile(r"\d{4}|年")


def status_of(sentence: Sentence, words: Speech, told: Told) -> EventStatus:
    start, end = told.span
    for status in ("cancelled", "postponed"):
        if any(start <= one.start < end for one in sentence.of("status", status)):
            return cast("EventStatus", status)
    day = sentence.context.day
    interval = told.time.interval if told.time else None
    if told.time is not None and told.time.role == "soon":
        return "scheduled"
    if interval is not None and day is not None and (interval.first > day or interval.last < day):
        return "scheduled" if interval.first > day else "held"
    begin, finish = told.clause
    if words.ahead.search(sentence.plain, begin, finish):
        return "scheduled"
    return "scheduled" if any(begin <= one.start < finish for one in sentence.of("status", "scheduled")) else "held"


def dated(
    sentence: Sentence, words: Speech, told: Told, status: EventStatus, memory: Memory
) -> tuple[str, Interval | None]:
    """By what sign it is dated, if any, and when it is."""
    day = sentence.context.day
    interval = _whole_month(sentence, told.time) or _counted_from(
        told.time.interval if told.time else None, day, memory.moment
    )
    if interval is not None and day is not None and status == "postponed" and interval.last < day:
        interval = _a_year_later(sentence, told.time, interval)
    if interval is not None and told.inherited:
        return "inherited", _one_day(interval)
    if interval is not None:
        return {"day": "day", "month": "month"}.get(interval.precision, "year"), interval
    month = intervals.month(day.year, day.month) if day else None
    if told.time is not None:
        return "vague", month if told.time.role in ("soon", "recent") else None
    if told.manner == "named" or (told.kind in ("summit", "anniversary") and sentence.context.language in NESTING):
        return "mentioned", intervals.year(day.year) if day and told.kind == "anniversary" else month
    if memory.moment is not None and _follows(sentence, words, told, status):
        return "followed", _one_day(memory.moment)
    if status != "held":
        return "ahead", month
    if day and sentence.context.language in _DAILY and (sentence.number == 0 or sentence.where == "title"):
        return "news", intervals.day(day)
    return "", None


def _a_year_later(sentence: Sentence, time: Time | None, interval: Interval) -> Interval:
    """What is postponed is still to come: a day or month that is given without its year is the next one."""
    if time is None or interval.precision == "year" or _YEAR.search(sentence.plain, time.start, time.end):
        return interval
    first, last = (intervals.shifted(at, years=1) for at in interval[:2])
    return interval._replace(first=first, last=last)


def _one_day(interval: Interval) -> Interval:
    """When one of several happenings of some days is: on the day, but of several days nobody knows on which."""
    if interval.precision != "day" or interval.first == interval.last:
        return interval
    return intervals.month(interval.first.year, interval.first.month)


def _whole_month(sentence: Sentence, time: Time | None) -> Interval | None:
    """The month of a week that is not given by its days: nobody knows on which of them it is."""
    if time is None or time.interval is None or (time.interval.last - time.interval.first).days != 6:  # noqa: PLR2004
        return None
    if time.interval.precision != "day" or any(letter.isdigit() for letter in sentence.plain[time.start : time.end]):
        return None
    return intervals.month(time.interval.first.year, time.interval.first.month)


def _counted_from(interval: Interval | None, day: date | None, moment: Interval | None) -> Interval | None:
    """A time, and "tomorrow" in yesterday's talks as the day after them."""
    if interval is None or day is None or moment is None or interval.precision != "day":
        return interval
    if moment.first == moment.last < day and interval == intervals.day(day + timedelta(days=1)):
        return intervals.day(moment.first + timedelta(days=1))
    return interval


def _follows(sentence: Sentence, words: Speech, told: Told, status: EventStatus) -> bool:
    """Whether what has no date belongs to the day of what was told before it."""
    if words.follows.search(sentence.plain, 0, told.at):
        return True
    if told.kind not in _FOLLOWING or status != "held":
        return False
    return words.ceremony.search(sentence.plain, told.clause[0], told.clause[1]) is not None
