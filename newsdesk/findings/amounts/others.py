"""Numbers that are no amounts: names, dates, clock times, ordinals, ages, "one"."""

from __future__ import annotations

import re
from typing import Final

from newsdesk.findings.amounts.measures import Measure
from newsdesk.findings.amounts.numerals import Number, Tokens
from newsdesk.findings.amounts.ranges import Draft
from newsdesk.findings.amounts.words.tongue import CODES, LASTING, SIGNS

_YEAR: Final = re.compile(r"(?:1[5-9]|20|21)\d\d")
_DOTTED: Final = re.compile(r"\d{1,2}\.\d\d")
_AGE: Final = re.compile(r"-old\b| ?- ?year-old|-летн|-лети| of age\b")
_CLOCK: Final = re.compile(r"\s?[ap]\.?m\b\.?")
_ORDINAL: Final = re.compile(r"(?:нш[ыі]|нч[ыиуү]|nchi|nj[yi])$")
_FEW: Final = 11
"""From here on a bare number in words is an amount all the same."""
_ABBREVIATION: Final = 3
_HUNDRED: Final = 100
"""In Turkic languages a face, too, and part of "to happen"."""
_HOURS: Final = 24
_DAYS: Final = 31
_PHYSICAL: Final = frozenset(
    "t kg km m m2 km2 m3 ha l barrels MW GW kW kWh MWh GWh TWh kV TEU % pp miles acres mu cm mm".split()  # noqa: SIM905
)
"""Units of which "one" is an amount."""


def is_name(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether the number is part of a name, or says which one: G7, Су-27, article 5, №3, May 5."""
    words = tokens.words
    previous = tokens.at(index - 1)
    if tokens.glued(index):
        if previous in {"#", "№", "+", "/", "_", ":", "'"}:
            return True
        if previous == "-":
            return tokens.glued(index - 1) and tokens.at(index - 2)[-1:].isalnum()
        if previous[-1:].isalpha() and previous not in CODES and previous != "us":
            return number.scale == 1 or len(previous) < 2  # noqa: PLR2004 - a word that lost its space; not a letter
    if number.scale != 1 or number.digits is None:
        return False
    if previous == "." and tokens.glued(index - 1):
        previous = tokens.at(index - 2) if len(tokens.at(index - 2)) <= _ABBREVIATION else ""
    if words.lemma(previous) in words.numbered:
        return True
    return words.tongue.language == "en" and previous in words.months and number.value <= _DAYS


def _named_after(tokens: Tokens, draft: Draft, measure: Measure) -> bool:
    """Whether it is a year or an hour of the day: в 2024 году, в 10 часов."""
    digits = draft.number.digits
    if digits is None:
        return False
    if measure.unit == "years" and _YEAR.fullmatch(digits):
        return tokens.words.tongue.language != "en" and tokens.at(measure.end - 1) != "лет"
    if measure.unit == "hours" and tokens.words.tongue.language == "ru" and draft.high <= _HOURS:
        return tokens.at(draft.first - 1) in {"в", "с", "к", "после"}
    return measure.unit == "l" and not tokens.glued(measure.end - 1) and tokens.words.tongue.language == "en"


def is_vague(tokens: Tokens, index: int) -> bool:
    """Whether it is several thousand."""
    words = tokens.words
    return tokens.texts[index] in words.scales and tokens.before(words.several, index) is not None


def is_other(tokens: Tokens, draft: Draft, at: int, measure: Measure | None) -> bool:
    """Whether it is a date, a year, an ordinal or a clock time by what follows."""
    if measure is not None:
        return _named_after(tokens, draft, measure)
    words = tokens.words
    follower = tokens.at(at)
    if words.turkic and _ORDINAL.search(follower):
        return True
    if draft.number.scale != 1:
        return False
    lemma = words.lemma(follower)
    return lemma in words.months or lemma in words.ranked or _is_bare_date(tokens, draft)


def _is_bare_date(tokens: Tokens, draft: Draft) -> bool:
    """Whether digits without a unit are a year, a day with its month, an hour: 2024, 12.05, 10 a.m."""
    digits = draft.number.digits
    if digits is None or tokens.at(draft.first - 1) in SIGNS:
        return False
    if _YEAR.fullmatch(digits) and tokens.before(tokens.words.before, draft.first) is None:
        return True
    return bool(_DOTTED.fullmatch(digits) or _CLOCK.match(tokens.text, tokens.ends[draft.end - 1]))


def is_amount(tokens: Tokens, draft: Draft, measure: Measure, *, bounded: bool) -> bool:
    """Whether the number counts something: not "one of them", nobody's age, no number without anything to count."""
    number = draft.number
    if measure.currency is not None:
        return True
    if measure.unit in LASTING and _AGE.match(tokens.text, tokens.ends[measure.end - 1]):
        return False
    if draft.low == draft.high == number.scale == 1 and number.digits is None:
        return measure.unit in _PHYSICAL
    if number.digits is None and draft.low == draft.high == _HUNDRED and not tokens.words.knows(measure.unit):
        return False
    if measure.unit is not None or bounded or number.scale > 1:
        return True
    return draft.high >= _FEW if number.digits is None else " " in number.digits or "," in number.digits
