"""Stretches of the calendar: what an expression of time means once it is resolved."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from newsdesk.records import EventPrecision


class Interval(NamedTuple):
    """Days of the calendar, both ends included."""

    first: date
    last: date
    precision: EventPrecision
    """The unit in which it was given: "in May" is a month, "in autumn" a quarter, "on 2-4 May" days."""


def day(at: date) -> Interval:
    """One day."""
    return Interval(at, at, "day")


def month(year: int, number: int) -> Interval:
    """A month, 1 to 12."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def quarter(year: int, number: int) -> Interval:
    """A quarter, 1 to 4."""
    return Interval(date(year, number * 3 - 2, 1), month(year, number * 3).last, "quarter")


def year(number: int) -> Interval:
    """A year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def whole(at: date, unit: EventPrecision) -> Interval:
    """The unit of the calendar that a day is in."""
    match unit:
        case "day":
            return day(at)
        case "month":
            return month(at.year, at.month)
        case "quarter":
            return quarter(at.year, (at.month + 2) // 3)
        case "year":
            return year(at.year)


def shifted(at: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """The same day so much later (or earlier); the last of the month where that month is shorter.

    Raises:
        ValueError, OverflowError: it is no day of this calendar.
    """
    number = at.year * 12 + at.month - 1 + years * 12 + months
    whole = month(number // 12, number % 12 + 1)
    return whole.first.replace(day=min(at.day, whole.last.day)) + timedelta(days=days)
