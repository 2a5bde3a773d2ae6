"""Amounts in languages that put spaces between words: a number, and what stands before and behind it."""

from __future__ import annotations

import re
from typing import Final

from newsdesk.findings.amounts import bounds, measures, others
from newsdesk.findings.amounts.numerals import Tokens, read_number
from newsdesk.findings.amounts.quantity import MOST, Quantity
from newsdesk.findings.amounts.ranges import Draft, ranged
from newsdesk.findings.amounts.words.tables import words_of

_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")
_GIVEN_BEFORE: Final = 120
"""Characters before a number in which "the number of ..." says what it counts."""
_ORDINAL_HYPHEN: Final = frozenset(["ky", "uz"])
"""Where a number with a hyphen is an ordinal: 5-класс, 2025-yil."""


def find_written(text: str, language: str) -> list[Quantity]:
    """The amounts in a sentence of any language but Chinese."""
    words = words_of(language)
    if _DIGIT.search(text) is None and words.starts.isdisjoint(_WORD.findall(text)):
        return []
    tokens = Tokens(text, words)
    found: list[Quantity] = []
    done = 0
    numbers = [at for at, token in enumerate(tokens.texts) if token[0] in "0123456789" or token in words.openings]
    for index in numbers[:MOST]:
        if index < done:
            continue
        if (times := words.wholes.get(tokens.texts[index])) is not None:
            found.append(Quantity(tokens.starts[index], tokens.ends[index], times, times, None, "times", None, None))
        else:
            done = _take(tokens, index, found)
    return found


def _take(tokens: Tokens, index: int, found: list[Quantity]) -> int:
    """Add the amount that begins here, if there is one; the token to go on with."""
    number = None if others.is_vague(tokens, index) else read_number(tokens, index)
    if number is None or others.is_name(tokens, index, number):
        return _past_chain(tokens, index + 1) if tokens.texts[index][0].isdecimal() else index + 1
    draft = ranged(tokens, index, number)
    if draft is None:
        return _past_chain(tokens, number.end)
    quantity, end = _measured(tokens, draft, found[-1].end if found else 0)
    if quantity is not None:
        found.append(quantity)
    return max(end, draft.end)


def _past_chain(tokens: Tokens, index: int) -> int:
    """Behind numbers that hang together by hyphens: telephone numbers, scores, spans of years."""
    while tokens.at(index) in {"-", "/"} and tokens.at(index + 1)[:1].isdecimal() and tokens.glued(index):
        index += 2
    return index


def _measured(tokens: Tokens, draft: Draft, floor: int) -> tuple[Quantity | None, int]:
    """The amount with unit, bounds and period, or none; and the token to go on with."""
    at = _past_glue(tokens, draft)
    if at is None:
        return None, draft.end
    bound, behind = bounds.straight_behind(tokens, at)
    start, currency = measures.money_before(tokens, draft.first)
    known = None if currency else measures.measure_at(tokens, behind)
    if others.is_other(tokens, draft, behind, known):
        return None, draft.end
    measure = known or measures.Measure(None, currency, behind)
    if measure.unit is None and measure.currency is None:
        may_count = bound is not None or at == draft.end or tokens.at(at - 1) in tokens.words.clips
        measure = measures.counted_at(tokens, behind) if may_count else measure
        if measure.unit is None and measure.currency is None:
            measure = measure._replace(unit=_given_before(tokens, start))
    if not others.is_amount(tokens, draft, measure, bounded=bound is not None):
        return None, draft.end
    end = measures.past_case(tokens, measure.end)
    if bound is None:
        bound, end = bounds.behind(tokens, end)
    bound = None if draft.ranged and bound == "under" else bound
    start = _opened(tokens, start)
    if bound is None:
        bound, start = bounds.before(tokens, start, measure.unit)
    per, end = measures.per(tokens, start, end, floor)
    low, high, unit, currency = draft.low, draft.high, measure.unit, measure.currency
    return Quantity(tokens.starts[start], tokens.ends[end - 1], low, high, bound, unit, currency, per), end


def _past_glue(tokens: Tokens, draft: Draft) -> int | None:
    """Behind what is glued to the digits (436сы, 5-ти); None where that makes them an ordinal or a name."""
    words = tokens.words
    at = draft.end
    if draft.number.digits is None:
        return measures.past_case(tokens, at)
    hyphen = tokens.at(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if hyphen:
        at += 1
    elif not (tokens.glued(at) and tokens.at(at)[:1].isalpha()):
        apart = tokens.at(at) in words.clitics and tokens.exact(words.after, at + 1) is not None
        return at + 1 if apart else at
    glued = tokens.at(at)
    if glued in words.clitics and not (glued in words.units and not hyphen):
        return at + 1
    if hyphen and words.tongue.language in _ORDINAL_HYPHEN:
        return None
    return at if tokens.phrase(words.units, at) or tokens.phrase(words.currencies, at) else None


def _given_before(tokens: Tokens, start: int) -> str | None:
    """What is counted where that was said before: increase the number of scholarships by 600."""
    words = tokens.words
    end = tokens.starts[start]
    begin = max(0, end - _GIVEN_BEFORE)
    found = words.number_of.search(tokens.text, begin, end)
    if found is None:
        return None
    noun = found[1].strip()
    known = (words.counted.get(words.lemma(word)) for word in noun.split(" "))
    return next(filter(None, known), noun)


def _opened(tokens: Tokens, start: int) -> int:
    """Where the amount begins with what is said of its whole (a total of)."""
    if tokens.words.tongue.language == "en" and tokens.at(start - 2) == "total" and tokens.at(start - 1) == "of":
        return start - 3 if tokens.at(start - 3) in {"a", "the"} else start - 2
    return start
