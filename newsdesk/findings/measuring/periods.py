"""For what period a figure is."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from newsdesk.findings.cues import Sentence
from newsdesk.findings.intervals import Interval, shifted
from newsdesk.findings.measuring.measures import CASUALTIES
from newsdesk.findings.measuring.statements import Statement
from newsdesk.findings.times import Time

_ADJACENT: Final = 6
_AS_OF: Final = re.compile(r"(?:\bas of|\bon|\bна|по состоянию на|截至|截止)\s?$")
_AS_OF_INSIDE: Final = re.compile(r"as of|на |по состоянию|截至|截止")
_BEGIN: Final = re.compile(r"\b(?:на|к) начал[оу] |\b(?:at the beginning|at the start|as of early) |(?:年|月)初")
_THAN: Final = re.compile(
    r"(?:较|比|\bthan(?: in)?(?: the)?|\bcompared (?:to|with)(?: the)?|\bfrom|по сравнению с|чем в|\bк уровню|\bс|"
    r"против) ?$"
)
_SAME_PERIOD: Final = re.compile(r"同期|年?同比|'s level| level| figure")
_OF_A_YEAR: Final = re.compile(r"\d{4}|year|annual|\bгод|лет|年|жыл|yil|йил|\bсол|ýyl")
"""An expression of time that says of which year it is, or means one."""
_NEARBY: Final = 24


class Period(NamedTuple):
    """Days, both included; without a first one where a level is told as of the last."""

    first: date | None
    last: date


def period(said: Statement) -> Period | None:
    """The time that an amount speaks of: the one right beside it, else the last before it, else the first behind."""
    sentence, quantity = said.sentence, said.quantity
    times = [time for time in sentence.times if _may_date(said, time)]
    before = [time for time in times if time.end <= quantity.start]
    behind = [time for time in times if time.start >= quantity.end]
    beside = bool(behind) and behind[0].start - quantity.end <= _ADJACENT
    if beside and not (before and quantity.start - before[-1].end <= _ADJACENT):
        before = []
    chosen = next(iter(before[-1:] or behind[:1]), None)
    return _of(sentence, chosen, chosen.interval) if chosen and chosen.interval else None


def is_ahead(said: Period, day: date | None) -> bool:
    """Whether a period is yet to come."""
    return day is not None and said.last > day and (said.first is None or said.first >= day)


def _of(sentence: Sentence, time: Time, interval: Interval) -> Period | None:
    if _BEGIN.search(sentence.plain, max(0, time.start - _NEARBY), time.end):
        return Period(None, interval.first)
    day = sentence.context.day
    if time.role == "since":
        return None if day is None else Period(interval.first, day)
    if day is not None and _is_last_years(sentence.plain[time.start : time.end], interval, day):
        interval = interval._replace(first=shifted(interval.first, years=-1), last=shifted(interval.last, years=-1))
    if time.role == "until" or _is_day(interval):
        return Period(None, interval.last)
    return Period(interval.first, interval.last)


def _is_last_years(words: str, interval: Interval, day: date) -> bool:
    """Whether months without a year are those of the year before: what is counted is over, or its month goes on."""
    last = interval.last
    return (last.year, last.month) > (day.year, day.month) and not _OF_A_YEAR.search(words)


def _may_date(said: Statement, time: Time) -> bool:
    """Whether it can be a figure's time; a bare day is that of the report, but of casualties, or "as of" that day."""
    if time.interval is None or time.role not in ("at", "within", "since", "until"):
        return False
    plain = said.sentence.plain
    if _THAN.search(plain, max(0, time.start - _NEARBY), time.start) or _SAME_PERIOD.match(plain, time.end):
        return False
    if time.role != "at" or not _is_day(time.interval) or said.cue.name in CASUALTIES:
        return True
    as_of = _AS_OF.search(plain, max(0, time.start - _NEARBY), time.start)
    return as_of is not None or _AS_OF_INSIDE.match(plain, time.start, time.end) is not None


def _is_day(interval: Interval) -> bool:
    return interval.precision == "day" and interval.first == interval.last
