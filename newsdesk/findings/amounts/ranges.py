"""A number with the other end of its range: 10-15 million, from 10 to 15, 10 мыңнан 15 мыңға дейін."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsdesk.findings.amounts.bounds import FROM_CASE, moves
from newsdesk.findings.amounts.measures import measure_at
from newsdesk.findings.amounts.numerals import Number, Tokens, exact, read_number
from newsdesk.findings.amounts.words.tongue import SIGNS

_BARE: Final = frozenset(["on", "он", "o'n", "ўн"])
"""Numbers that look like a case."""


class Draft(NamedTuple):
    """A number or a range of two, from token `first` to before `end`."""

    low: float
    high: float
    first: int
    end: int
    number: Number
    """The last one."""
    ranged: bool


def ranged(tokens: Tokens, index: int, number: Number) -> Draft | None:
    """The number with the other end of its range; None where it is no amount but a score, years or a telephone."""
    link = _link(tokens, index, number)
    single = Draft(number.value, number.value, index, number.end, number, ranged=False)
    if link is None:
        return single
    second = read_number(tokens, link)
    hyphen = tokens.at(number.end) == "-"
    if second is None:
        return single
    low = number.value
    if number.scale == 1 and second.scale > 1 and low * second.scale < second.value:
        low = exact(low * second.scale)
    if low >= second.value or (hyphen and tokens.at(second.end) == "-" and tokens.at(second.end + 1)[:1].isdecimal()):
        return None if hyphen else single
    return Draft(low, second.value, index, second.end, second, ranged=True)


def _link(tokens: Tokens, index: int, number: Number) -> int | None:
    """Where the upper end of the range begins, if one may follow."""
    words = tokens.words
    opening = tokens.at(index - 1) if tokens.at(index - 1) not in SIGNS else tokens.at(index - 2)
    closing = words.pairs.get(opening)
    if closing in {"to", "до", "то"} and moves(tokens, index):
        return None
    after = number.end
    percent = tokens.at(after) == "%"
    link = tokens.at(after + 1) if percent else tokens.at(after)
    begin = after + 2 if percent else after + 1
    if link in {"-", closing} or link in words.links:
        begin += tokens.at(begin) in SIGNS
        return None if percent and link != "-" and tokens.at(begin + 1) not in {"%", "percent"} else begin
    return _past_measure(tokens, after, closing) or _from_case(tokens, after)


def _past_measure(tokens: Tokens, after: int, closing: str | None) -> int | None:
    """Where the upper end begins if the lower one has its unit: from 10 km to 15 km, 10 yildan 15 yilgacha."""
    if closing is None and not tokens.words.turkic:
        return None
    measure = measure_at(tokens, after)
    if measure is None:
        return None
    if closing is not None and tokens.at(measure.end) == closing:
        return measure.end + 1 + (tokens.at(measure.end + 1) in SIGNS)
    same = tokens.at(measure.end)[:1].isdecimal() and FROM_CASE.search(tokens.at(measure.end - 1)) is not None
    return (
        measure.end if same and measure_at(tokens, measure.end + 1) == measure._replace(end=measure.end + 2) else None
    )


def _from_case(tokens: Tokens, after: int) -> int | None:
    """Where the upper end begins if the lower one stands in the ablative: 10 мыңнан 15 мыңға дейін."""
    if not tokens.words.turkic:
        return None
    if tokens.at(after) == "-" and tokens.glued(after + 1):
        after += 1
    if FROM_CASE.fullmatch(tokens.at(after)) and tokens.at(after + 1)[:1].isdecimal():
        return after + 1
    last = tokens.at(after - 1)
    return after if last not in _BARE and FROM_CASE.search(last) and tokens.at(after)[:1].isdecimal() else None
