"""An amount with the word of the measure that it goes with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.measuring.changes import Change, change_at, goes_on, is_difference
from newsdesk.findings.measuring.measures import CASUALTIES, DONE, GOODS, LEVELS, Measured, measured
from newsdesk.findings.measuring.wholes import is_annual, is_of_one_good, is_share, per_head
from newsdesk.findings.quantities import Quantity

_BEFORE: Final = 110
_BEHIND: Final = 45
"""Characters between a measure's word and its amount."""
_BEHIND_COSTS: Final = 40
"""A word before the amount is preferred to one behind it, unless that is so much nearer."""
_HAN_SHARE: Final = 0.4
_NEAR_GOODS: Final = 40
_DIGIT: Final = re.compile(r"\d")


class Statement(NamedTuple):
    """That an amount measures something."""

    sentence: Sentence
    quantity: Quantity
    amount: Measured
    cue: Cue
    """The measure's word."""

    @property
    def clauses(self) -> tuple[int, int]:
        """From the begin of the clause of what comes first, its word or its amount, to the end of what comes last."""
        first = min(self.quantity.start, self.cue.start)
        return self.sentence.clause(first)[0], max(self.quantity.end, self.cue.end)

    @property
    def floor(self) -> int:
        """Where the amount before this one ends."""
        ends = (other.end for other in self.sentence.quantities if other.end <= self.quantity.start)
        return max(ends, default=0)

    @property
    def change(self) -> Change | None:
        """Which way a level went, if the amount is that by which it changed."""
        plain, language = self.sentence.plain, self.sentence.context.language
        if "percent" in LEVELS[self.cue.name]:
            return None
        relative = self.amount.kind == "percent" or self.amount.unit == "times"
        if not relative and not is_difference(plain, language, self.quantity.start):
            return None
        return change_at(plain, language, self.quantity.start, self.quantity.end)

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
            annual = is_annual(plain, self.floor, self.quantity.start, self.quantity.end)
            return f"annual {measure}" if annual and self.cue.name == "inflation" else measure
        head = " per capita" if per_head(plain, self.sentence.clause(self.quantity.start)) else ""
        return f"{measure}{head}{' growth' if self.change else ''}"

    def _measure(self) -> str | None:
        """The measure; of goods with what is done with them: `gas exports`."""
        name = self.cue.name
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


def statement(sentence: Sentence, quantity: Quantity, cues: Sequence[Cue]) -> Statement | None:
    """The amount with the nearest word of a measure that is counted so, sooner one before it than one behind."""
    amount = measured(quantity)
    every = [Statement(sentence, quantity, amount, cue) for cue in cues if cue.name in LEVELS]
    fitting = [(distance, number) for number, one in enumerate(every) if (distance := _distance(one)) is not None]
    return every[min(fitting)[1]] if fitting else None


def _distance(one: Statement) -> int | None:
    """How far a measure's word is from an amount that it may be counted in; None where they do not belong together."""
    cue, quantity, sentence = one.cue, one.quantity, one.sentence
    overlaps = cue.start < quantity.end and quantity.start < cue.end
    if not _is_level(one, overlaps=overlaps) and not _is_growth(one):
        return None
    if overlaps:
        return 0
    before = cue.end <= quantity.start
    gap = max(quantity.start - cue.end, cue.start - quantity.end)
    same = sentence.clause(cue.start) == sentence.clause(quantity.start)
    if gap > _reach(one, before=before, same=same) or _has_number_between(one, before=before):
        return None
    begin = sentence.clause(quantity.start)[0]
    if before and not same and not goes_on(sentence.plain, sentence.context.language, begin, quantity.start):
        return None
    return gap if before or gap <= 1 else gap + _BEHIND_COSTS


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
    return one.cue.name in CASUALTIES and one.amount.kind is None and (one.amount.unit is None or overlaps)


def _is_growth(one: Statement) -> bool:
    """Whether the amount says how much more or less it has become: up 12 %, 2.5 times."""
    plain, (start, end) = one.sentence.plain, one.quantity[:2]
    if one.amount.kind == "percent" and is_share(plain, one.sentence.clause(start), start, end):
        return False
    return (one.amount.kind == "percent" or one.amount.unit == "times") and (
        change_at(plain, one.sentence.context.language, start, end) is not None
    )


def _has_number_between(one: Statement, *, before: bool) -> bool:
    """Whether another number stands between an amount and a word behind it, or one of casualties before it."""
    if before:
        between = (one.cue.end, one.quantity.start) if one.cue.name in CASUALTIES else (0, 0)
    else:
        between = (one.quantity.end, one.cue.start)
    return _DIGIT.search(one.sentence.plain, *between) is not None
