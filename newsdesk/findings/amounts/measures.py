"""The unit or the money of an amount, and whether it is said of each year, month, day or hour."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsdesk.findings.amounts.counting import counted, possessed
from newsdesk.findings.amounts.numerals import Tokens
from newsdesk.findings.amounts.words.tongue import CODES, SIGNS, TIMES

_NEARBY: Final = 64
_COUNTERS: Final = 3
"""Words between the number and its unit that say nothing (дополнительных, ta)."""


class Measure(NamedTuple):
    """A unit or a currency, and the token behind it."""

    unit: str | None
    currency: str | None
    end: int


def past_case(tokens: Tokens, end: int) -> int:
    """Behind a case ending with a hyphen: 30 %-ға."""
    if tokens.glued(end) and tokens.at(end) in tokens.words.clitics:
        return end + 1
    glued = (
        tokens.at(end) == "-"
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and tokens.at(end + 1) in tokens.words.clitics
    )
    return end + 2 if glued else end


def money_before(tokens: Tokens, first: int) -> tuple[int, str | None]:
    """The token where the amount begins with its currency, and which that is."""
    previous = tokens.at(first - 1)
    if previous in SIGNS:
        code = SIGNS[previous]
        nation = tokens.at(first - 2)
        if tokens.glued(first - 1) and nation in {"us", "u.s.", "hk", "a", "c", "s", "nz"}:
            return first - 2, {"us": "USD", "u.s.": "USD", "hk": "HKD", "a": "AUD", "c": "CAD", "s": "SGD"}.get(nation)
        return first - 1, code
    return (first - 1, CODES[previous]) if previous in CODES else (first, None)


def measure_at(tokens: Tokens, at: int) -> Measure | None:
    """The unit or currency that stands here, by the tables."""
    words = tokens.words
    sign = tokens.at(at)
    if sign == "%":
        return Measure("%", None, at + 1)
    if sign == "°":
        return Measure("degrees", None, at + 2 if tokens.at(at + 1) in {"c", "с"} else at + 1)
    if sign in SIGNS and not (tokens.at(at + 1)[:1].isdecimal() and tokens.glued(at + 1)):
        return Measure(None, SIGNS[sign], at + 1)
    for index in range(at, at + _COUNTERS):
        if (found := _in_tables(tokens, index)) is not None:
            return found
        if tokens.at(index) not in words.counters:
            break
    counter = words.counted.get(tokens.at(at)) if tokens.at(at) in words.counters else None
    return Measure(counter, None, at + 1) if counter and counted(tokens, at + 1, -1)[0] is None else None


def _in_tables(tokens: Tokens, index: int) -> Measure | None:
    words = tokens.words
    if (money := tokens.phrase(words.currencies, index)) is not None:
        return Measure(None, *money)
    if (measure := tokens.phrase(words.units, index)) is not None:
        return _speed(tokens, *measure)
    thing = tokens.phrase(words.counted, index)
    if thing is None or tokens.at(index) in words.counters or _is_first_half(tokens, index, thing[1]):
        return None
    unit, end = possessed(tokens, index, *thing)
    return Measure(unit, None, end)


def _is_first_half(tokens: Tokens, index: int, end: int) -> bool:
    """Whether an English noun stands in the singular before another (200 flight hours), not in 500-seat."""
    plural = tokens.words.plural
    return plural is not None and tokens.at(index - 1) != "-" and plural.match(tokens.at(end - 1)) is None


def counted_at(tokens: Tokens, at: int) -> Measure:
    """What is counted by a noun that is in no table, or money with an adjective before it; else nothing."""
    begin = at
    while tokens.at(begin) in tokens.words.counters:
        begin += 1
    unit, end = counted(tokens, begin, at)
    money = tokens.words.currencies.get(tokens.words.lemma(tokens.at(end - 1))) if unit else None
    return Measure(None if money else unit, money, end)


def _speed(tokens: Tokens, unit: str, end: int) -> Measure:
    """The unit, of each second where that is said: 5 м/с."""
    if tokens.at(end) == "/" and tokens.at(end + 1) in {"с", "s", "сек"}:
        return Measure(f"{unit}/s", None, end + 2)
    return Measure(unit, None, end)


def per(tokens: Tokens, start: int, end: int, floor: int) -> tuple[str | None, int]:
    """Of each of what the amount is said, behind it or shortly before (not before `floor`), and where it then ends."""
    words = tokens.words
    at = end + 1 if tokens.at(end) == "/" else end
    if at > end and (each := tokens.phrase(words.units, at)) is not None and each[0] in TIMES:
        return TIMES[each[0]], each[1]
    if (behind := tokens.exact(words.per, end)) is not None:
        return behind
    begin = tokens.starts[start]
    found = words.per_before.search(tokens.text, max(floor, begin - _NEARBY), begin)
    return (words.per[found[1]] if found else None), end
