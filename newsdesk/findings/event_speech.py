"""How a language tells of happenings: the shape of its patterns."""

from __future__ import annotations

import re
from typing import NamedTuple

NEVER = re.compile(r"(?!)")
MARKS = re.compile(r"[,;:()\"\n]| - | while | а также ")
"""Where a clause ends, in languages with spaces."""


class Speech(NamedTuple):
    """How a language tells of happenings; every pattern is for text as `spelling.plain` gives it."""

    locative: re.Pattern[str]
    """What stands right before the place where something happens."""
    goal: re.Pattern[str]
    """What stands right before the country that is visited."""
    origin: re.Pattern[str]
    """What stands right before the place from which a journey begins."""
    not_there: re.Pattern[str]
    """Forms of a place's name that are its goal and not where something is."""
    hosts: re.Pattern[str]
    """What stands right behind the country that holds a gathering."""
    attends: re.Pattern[str]
    """Words before a gathering, in its clause, that is attended, prepared for or just spoken of."""
    occasion: re.Pattern[str]
    """What stands right behind a happening that is only the occasion of another one."""
    modifier: re.Pattern[str]
    """What stands right behind a deed that only describes somebody or something."""
    report: re.Pattern[str]
    """Words of speaking: the time beside them is that of the speech."""
    speech: re.Pattern[str]
    """What makes a sentence one of figures, forecasts and statements."""
    follows: re.Pattern[str]
    """What joins a sentence to the day of what was told before it."""
    ahead: re.Pattern[str]
    """What says that something is still to come."""
    ceremony: re.Pattern[str]
    """What makes a deed without a date one of the day that is told of."""
    attribute: re.Pattern[str]
    """What stands right behind a country that only says whose somebody is."""
    sitting: re.Pattern[str]
    """Words of meetings that name one, rather than say that one is held."""
    vague: re.Pattern[str]
    """Words of time that by themselves do not make a happening of what is told."""
    during: re.Pattern[str]
    """What stands right before a deed that is only the occasion of another one."""
    journey: re.Pattern[str]
    """Words of a journey, which happens where it begins."""
    numbers: re.Pattern[str]
    """What looks like a day and is more often a number: of a ship, a train, a rocket."""
    nominal: re.Pattern[str]
    """What stands right before a deed that is only spoken of."""
    here: re.Pattern[str]
    """Words that place a happening in the article's own country."""
    head: int
    """Which of several gatherings in a clause it is about: the first (0) or the last (-1)."""
    marks: re.Pattern[str]
    """Where a clause ends; brackets and quotes stand among them, for inside them none does."""
