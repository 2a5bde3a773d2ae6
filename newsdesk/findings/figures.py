"""Figures: numbers that measure something that sources can be compared by, with whose it is and for what period.

A figure is an amount beside the word of a measure, in a unit that this measure is counted in. Plans are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from newsdesk.findings.cues import Sentence
from newsdesk.findings.grammar import is_denied, turn_of
from newsdesk.findings.measuring.changes import is_goal, is_starting_point
from newsdesk.findings.measuring.measures import MOVING
from newsdesk.findings.measuring.owners import codes_of, owners
from newsdesk.findings.measuring.periods import Period, is_ahead, period
from newsdesk.findings.measuring.statements import Statement, statement
from newsdesk.findings.measuring.wholes import is_part
from newsdesk.records import Figure

_MOST: Final = 24
"""Amounts of one sentence that are looked at: what has more is a table."""


@dataclass(slots=True)
class Told:
    """What the sentences before it said: whom they named last, and for what period the paragraph gave figures."""

    countries: tuple[str, ...] = ()
    period: Period | None = None


def find_figures(sentence: Sentence, told: Told) -> Iterator[Figure]:
    """The figures of a sentence, in order; `told` goes on to the next sentence."""
    if sentence.begins:
        told.period = None
    if sentence.names:
        told.countries = codes_of(sentence.names) or told.countries
    cues = sentence.of("measure")
    if not cues or not sentence.quantities:
        return
    if sentence.is_question or is_denied(sentence.plain, sentence.context.language):
        return
    floor = 0
    for quantity in sentence.quantities[:_MOST]:
        said = statement(sentence, quantity, cues, floor)
        floor = quantity.end
        if said is not None and _is_told(said) and (figure := _figure(said, told)) is not None:
            yield figure


def _is_told(said: Statement) -> bool:
    """Whether it is told as a fact and for itself: no plan, no rate by the year, no part, nothing to compare with."""
    plain, language = said.sentence.plain, said.sentence.context.language
    start, end = said.quantity[:2]
    floor = said.cue.end if said.cue.end <= start else 0
    if said.quantity.per is not None or is_part(plain, language, floor, start):
        return False
    if is_starting_point(plain, language, start, end) or is_goal(plain, language, said.floor, start):
        return False
    turn = turn_of(plain, language, start, end, said.sentence.clause(start))
    return not turn.future and not turn.negated


def _figure(said: Statement, told: Told) -> Figure | None:
    own = period(said)
    name = said.name
    if name is None or (own is not None and is_ahead(own, said.sentence.context.day)):
        return None
    whose = owners(said, name, told.countries)
    when = own or told.period
    if whose is None or (when is None and said.cue.name in MOVING):
        return None
    told.period = when
    low, high = said.amount.low, said.amount.high
    if said.change == "down":
        low, high = -high, -low
    sentence = said.sentence
    return Figure(
        quantity=low,
        quantity_to=high if high != low else None,
        bound=said.quantity.bound,
        unit=said.unit,
        currency=said.quantity.currency,
        as_of=when.last if when else None,
        period_from=when.first if when else None,
        about=f"{name} {whose}",
        field=sentence.where,
        start_char=sentence.start,
        end_char=sentence.start + len(sentence.text),
        sentence=sentence.text,
        rule_id=said.cue.rule_id,
    )
