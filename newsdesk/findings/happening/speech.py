"""How a language tells of happenings: the shape of its patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEVER = re.compile(r"(?!)")
_MARKS = re.compile(r"[,;:()\"\n]| - | while | a также ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a language tells of happenings; every pattern is for text as `spelling.plain` gives it."""

    locative: re.Pattern[str] = _NEVER
    """What stands right before the place where something happens."""
    goal: re.Pattern[str] = _NEVER
    """What stands right before the country that is visited."""
    origin: re.Pattern[str] = _NEVER
    """What stands right before the place from which a journey begins."""
    not_there: re.Pattern[str] = _NEVER
    """Forms of a place's name that are its goal and not where something is."""
    hosts: re.Pattern[str] = _NEVER
    """What stands right behind the country that holds a gathering."""
    attends: re.Pattern[str] = _NEVER
    """Words before a gathering, in its clause, that is attended, prepared for or just spoken of."""
    occasion: re.Pattern[str] = _NEVER
    """What stands right behind a happening that is only the occasion of another one."""
    outcome: re.Pattern[str] = _NEVER
    """What stands right behind a gathering that is only spoken of: its results, its spirit."""
    modifier: re.Pattern[str] = _NEVER
    """What stands right behind a deed that only describes somebody or something."""
    report: re.Pattern[str] = _NEVER
    """Words of speaking: the time beside them is that of the speech."""
    speech: re.Pattern[str] = _NEVER
    """What makes a sentence one of figures, forecasts and statements."""
    follows: re.Pattern[str] = _NEVER
    """What joins a sentence to the day of what was told before it."""
    ahead: re.Pattern[str] = _NEVER
    """What says that something is still to come."""
    ceremony: re.Pattern[str] = _NEVER
    """What makes a deed without a date one of the day that is told of."""
    attribute: re.Pattern[str] = _NEVER
    """What stands right behind a country that only says whose somebody is."""
    sitting: re.Pattern[str] = _NEVER
    """Words of meetings that name one, rather than say that one is held."""
    vague: re.Pattern[str] = _NEVER
    """Words of time that by themselves do not make a happening of what is told."""
    during: re.Pattern[str] = _NEVER
    """What stands right before a deed that is only the occasion of another one."""
    journey: re.Pattern[str] = _NEVER
    """Words of a journey, which happens where it begins."""
    numbers: re.Pattern[str] = _NEVER
    """What looks like a day and is more often a number: of a ship, a train, a rocket."""
    nominal: re.Pattern[str] = _NEVER
    """What stands right before a deed that is only spoken of."""
    afar: re.Pattern[str] = _NEVER
    """Words of what is done over the telephone or by letter, and so nowhere."""
    spot: re.Pattern[str] = _NEVER
    """A place that no catalogue knows, as its first group."""
    here: re.Pattern[str] = _NEVER
    """Words that place a happening in the article's own country."""
    head: int = 0
    """Which of several gatherings in a clause it is about: the first (0) or the last (-1)."""
    marks: re.Pattern[str] = _MARKS
    """Where a clause ends; brackets and quotes stand among them, for inside them none does."""
