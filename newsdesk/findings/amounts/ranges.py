"""A number with the other end of its range: 10-15 million, from 10 to 15, 10 мыңнан 15 мыңға дейін."""

from __future__ import annotations

from typing import NamedTuple

from newsdesk.findings.amounts.bounds import FROM_CASE, moves
from newsdesk.findings.amounts.measures import measure_at
from newsdesk.findings.amounts.numerals import Number, Tokens, read_number
from newsdesk.findings.amounts.words.tongue import SIGNS


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
        low *= second.scale
    if low >= second.value or (hyphen and tokens.at(second.end) == "-" and tokens.at(second.end + 1)[:1].isdecimal()):
        return None if hyphen else single
    return Draft(low, second.value, index, second.end, second, ranged=True)


def _link(tokens: Tokens, index: int, number: Number) -> int | None:
    """Where the upper end of the range begins, if one may follow."""
    words = tokens.words
    after = number.end
    text = tokens.at(after)
    opening = tokens.at(index - 1) if tokens.at(index - 1) not in SIGNS else tokens.at(index - 2)
    closing = words.pairs.get(opening)
    if text in {"%", "-"} or text in words.links or text == closing:
        if text == "%" and (tokens.at(after + 1) in {"-", closing} or tokens.at(after + 1) in words.links):
            after += 1
            text = tokens.at(after)
            if text != "-" and tokens.at(after + 2) not in {"%", "percent"}:
                return None
        if text == "%" or (
            text in words.links and text != closing and number.scale != 1 and words.tongue.language != "en"
        ):
            return None
        if closing is not None and text == closing == "to" and moves(tokens, index):
            return None
        begin = after + 1
        if tokens.at(begin) in SIGNS:
            begin += 1
        return begin
    if closing is not None and not moves(tokens, index):
        measure = measure_at(tokens, after)
        if measure is not None and tokens.at(measure.end) == closing:
            begin = measure.end + 1
            return begin + 1 if tokens.at(begin) in SIGNS else begin
    return _from_case(tokens, after)


def _from_case(tokens: Tokens, after: int) -> int | None:
    """Where the upper end begins if the lower one stands in the ablative: 10 мыңнан 15 мыңға дейін."""
    if tokens.at(after) == "-" and tokens.glued(after + 1):
        after += 1
    glued = FROM_CASE.fullmatch(tokens.at(after)) is not None
    if glued and tokens.at(after + 1)[:1].isdecimal():
        return after + 1
    if len(tokens.at(after - 1)) > 2 and FROM_CASE.search(tokens.at(after - 1)) and tokens.at(after)[:1].isdecimal():  # noqa: PLR2004 - a bare case
        return after
    return None
