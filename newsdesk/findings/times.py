"""Expressions of time in a sentence, resolved against the article's own day."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from newsdesk.findings.intervals import Interval

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
    return []


def speaks_of_future(text: str, language: str) -> bool:
    """Whether the sentence, in `plain` spelling, tells of what is to come."""
    return False
