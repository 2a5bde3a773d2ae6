"""An amount with the word of the measure that it goes with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.measuring.changes import Change, change_at, goes_on, is_difference, is_step
from newsdesk.findings.measuring.measures import CASUALTIES, DONE, GOODS, LEVELS, Measured, measured
from newsdesk.findings.measuring.wholes import is_annual, is_of_one_good, is_share, per_head
from newsdesk.findings.quantities import Quantity

_BEFORE: Final = 110
_BEHIND: Final = 45
"""Characters between a measure's word and its amount."""
_BEHIND_COSTS: Final = 40
"""A word before the amount is preferred to one behind it, unless that is so much nearer."""
_HAN_SHARE: Final = 0.4
_MOST: Final = 8
"""Words of measures that are tried for one amount."""
_NEAR_GOODS: Final = 40
_MANY: Final = 1e5
"""People of a country, where the number stands without a noun."""
_DIGIT: Final = re.compile(r"\d")


class Statement(NamedTuple):
    """That an amount measures something."""

    sentence: Sentence
    quantity: Quantity
    amount: Measured
    cue: Cue
    """The measure's word."""
    floor: int
    """Where the amount before this one ends."""

    @property
    def clauses(self) -> tuple[int, int]:
        """From the begin of the clause of what comes first, its word or its amount, to the end of what comes last."""
        first = min(self.quantity.start, self.cue.start)
        return self.sentence.clause(first)[0], max(self.quantity.end, self.cue.end)

    @property
    def change(self) -> Change | None:
        """Which way a level went, if the amount is that by which it changed."""
        plain, language = self.sentence.plain, self.sentence.context.language
        if "percent" in LEVELS[self.cue.name]:
            return None
        relative = self.amount.kind == "percent" or self.amount.unit == "times"
        if not relative and not is_step(plain, language, self.quantity.start):
            return None
        return change_at(plain, language, self.quantity.start, self.quantity.end)

    @property
    def unit(self) -> str | None:
        """The unit as figures write it: whoever they are, people are people."""
        counted = "people" in LEVELS[self.cue.name] and self.change is None
        return "people" if counted else self.amount.unit

    @property
    def name(self) -> str | None:
        """What is measured: `trade turnover`, `gas exports growth`; None where that is not said well enough."""
        measure = self._measure()
        if measure is None:
            return None
        measure = measure.replace("-", " ")
        plain = self.sentence.plain
        if "percent" in LEVELS[self.cue.name]:
            if is_difference(plain, self.sentence.context.language, self.quantity.start):
                return None
            annual = is_annual(plain, self.floor, min(self.cue.start, self.quantity.start), self.quantity.end)
            return f"annual {measure}" if annual and self.cue.name == "inflation" else measure
        head = " per capita" if per_head(plain, self.sentence.clause(self.quantity.start)) else ""
        return f"{measure}{head}{' growth' if self.change else ''}"

    def _measure(self) -> str | None:
        """The measure; of goods with what is done with them: `gas exports`."""
        name = self.cue.name
        if name not in GOODS and name not in DONE:
            return name
        near = [other.name for other in self.sentence.of("measure") if other is not self.cue and self._is_near(other)]
        if name in GOODS:
            done = next((other for other in near if other in DONE), None)
            return f"{name} {done}" if done else None
        goods = next((other for other in near if other in GOODS), None)
        if name in DONE and goods:
            return f"{goods} {name}"
        if is_of_one_good(self.sentence.text, self.sentence.context.language, self.cue):
            return None
        if name in ("exports", "imports"):
            return name if self.amount.kind in ("money", "percent") or self.amount.unit == "times" else None
        return None if name in DONE and name != "transit" else name

    def _is_near(self, other: Cue) -> bool:
        """Whether a word stands near this measure's or the amount."""
        places = ((self.cue.start, self.cue.end), (self.quantity.start, self.quantity.end))
        return min(max(other.start - end, start - other.end, 0) for start, end in places) <= _NEAR_GOODS


def statement(sentence: Sentence, quantity: Quantity, cues: Sequence[Cue], floor: int) -> Statement | None:
    """The amount with the nearest word of a measure that is counted so, sooner one before it than one behind.

    Args:
        sentence: Where they stand.
        quantity: The amount.
        cues: The words of measures in the sentence.
        floor: Where the amount before this one ends.
    """
    amount = measured(quantity)
    grows = _is_growth(sentence, quantity, amount)
    near = sorted((cost, number) for number, cue in enumerate(cues) if (cost := _cost(quantity, cue)) is not None)
    every = (Statement(sentence, quantity, amount, cues[number], floor) for _, number in near[:_MOST])
    return next((one for one in every if _fits(one, grows=grows)), None)


def _cost(quantity: Quantity, cue: Cue) -> int | None:
    """How far a measure's word is from an amount, with a charge for standing behind it; None where it is too far."""
    if cue.end <= quantity.start:
        gap = quantity.start - cue.end
        return gap if gap <= _BEFORE else None
    gap = max(cue.start - quantity.end, 0)
    if gap > _BEHIND:
        return None
    return gap if gap <= 1 else gap + _BEHIND_COSTS


def _fits(one: Statement, *, grows: bool) -> bool:
    """Whether a measure's word and an amount belong together."""
    cue, quantity, sentence = one.cue, one.quantity, one.sentence
    overlaps = cue.start < quantity.end and quantity.start < cue.end
    if cue.name not in LEVELS or not (grows or _is_level(one, overlaps=overlaps)):
        return False
    if overlaps:
        return True
    before = cue.end <= quantity.start
    gap = max(quantity.start - cue.end, cue.start - quantity.end)
    same = sentence.clause(cue.start) == sentence.clause(quantity.start)
    if gap > _reach(one, before=before, same=same) or _has_number_between(one, before=before):
        return False
    begin = sentence.clause(quantity.start)[0]
    return not before or same or goes_on(sentence.plain, sentence.context.language, begin, quantity.start)


def _reach(one: Statement, *, before: bool, same: bool) -> int:
    """How far apart they may be; those of another clause only where a measure's word may be taken up again."""
    kinds = LEVELS[one.cue.name]
    close = not before or one.cue.name in CASUALTIES or "people" in kinds or "percent" in kinds
    if close and not same:
        return -1
    reach = _BEHIND if close else _BEFORE
    return int(reach * _HAN_SHARE) if one.sentence.context.language == "zh" else reach


def _is_level(one: Statement, *, overlaps: bool) -> bool:
    """Whether it says how much of the measure there is; the dead are counted by themselves, too (11 пострадавших)."""
    if one.amount.kind in LEVELS[one.cue.name]:
        return True
    if one.cue.name == "population" and one.amount.unit is None and one.amount.kind is None:
        return one.amount.low >= _MANY
    return one.cue.name in CASUALTIES and one.amount.kind is None and (one.amount.unit is None or overlaps)


def _is_growth(sentence: Sentence, quantity: Quantity, amount: Measured) -> bool:
    """Whether the amount says how much more or less something has become: up 12 %, 2.5 times."""
    plain, (start, end) = sentence.plain, quantity[:2]
    if amount.kind == "percent":
        if is_share(plain, sentence.clause(start), start, end):
            return False
    elif amount.unit != "times":
        return False
    return change_at(plain, sentence.context.language, start, end) is not None


def _has_number_between(one: Statement, *, before: bool) -> bool:
    """Whether another number stands between an amount and a word behind it, or one of casualties before it."""
    if before:
        between = (one.cue.end, one.quantity.start) if one.cue.name in CASUALTIES else (0, 0)
    else:
        between = (one.quantity.end, one.cue.start)
    return _DIGIT.search(one.sentence.plain, *between) is not None
