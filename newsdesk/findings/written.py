"""Amounts in languages that put spaces between words: a number, and what stands before and behind it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsdesk.findings.amount import MOST, Quantity
from newsdesk.findings.amount_words.tables import words_of
from newsdesk.findings.amount_words.tongue import CODES, LASTING, SIGNS, TIMES, Words
from newsdesk.findings.counting import counted, possessed
from newsdesk.findings.numerals import Number, Tokens, read_number
from newsdesk.findings.spelling import plain
from newsdesk.records import Bound

_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")
_YEAR: Final = re.compile(r"(?:1[5-9]|20|21)\d\d")
_AGE: Final = re.compile(r"-old\b| ?- ?year-old|-летн|-лети| of age\b")
_CLOCK: Final = re.compile(r"\s?[ap]\.?m\b\.?")
_FROM_CASE: Final = re.compile(r"(?:нан|нен|дан|ден|тан|тен|нон|нөн|дон|дөн|тон|төн|dan|den)$")
_UP_TO_CASE: Final = re.compile(r"(?:gacha|гача|kacha|qacha|кача|қача)$")
_GIVEN_BEFORE: Final = 120
"""Characters before a number in which "the number of ..." says what it counts."""
_NEARBY: Final = 64
_ORDINAL: Final = re.compile(r"(?:нш[ыі]|нч[ыиуү]|nchi|nj[yi])$")
_TURKIC: Final = frozenset(["kk", "ky", "uz", "tk"])
_COMPARED: Final = frozenset(
    plain(
        "көп аз кем артық артык кам kam ko'p кўп köp az kem artyk ko'proq кўпроқ kamroq камроқ жоғары жогору төмөн төмен "
        "oshdi ошди oshgan ошган oshadi ошади oshib ошиб асты асады асқан асып ашты ашат ашкан ашып geçdi geçýär geçen"
    ).split()
)
"""Words that bound an amount in the ablative, and else compare by it (12 % more)."""
_ORDINAL_HYPHEN: Final = frozenset(["ky", "uz"])
"""Where a number with a hyphen is an ordinal: 5-класс, 2025-yil."""
_FEW: Final = 11
"""From here on a bare number in words is an amount all the same."""
_HOURS: Final = 24
_DAYS: Final = 31


class _Measure(NamedTuple):
    unit: str | None
    currency: str | None
    end: int


class _Draft(NamedTuple):
    """A number or a range of two, from token `first` to before `end`."""

    low: float
    high: float
    first: int
    end: int
    number: Number
    """The last one."""
    ranged: bool


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
    number = None if _is_vague(tokens, index) else read_number(tokens, index)
    if number is None or _is_name(tokens, index, number):
        return _past_chain(tokens, index + 1) if tokens.texts[index][0].isdecimal() else index + 1
    draft = _ranged(tokens, index, number)
    if draft is None:
        return _past_chain(tokens, number.end)
    quantity, end = _measured(tokens, draft)
    if quantity is not None:
        found.append(quantity)
    return max(end, draft.end)


def _is_vague(tokens: Tokens, index: int) -> bool:
    """Whether it is several thousand."""
    words = tokens.words
    return tokens.texts[index] in words.scales and tokens.before(words.several, index) is not None


def _past_chain(tokens: Tokens, index: int) -> int:
    """Behind numbers that hang together by hyphens: telephone numbers, scores, spans of years."""
    while tokens.at(index) in {"-", "/"} and tokens.at(index + 1)[:1].isdecimal() and tokens.glued(index):
        index += 2
    return index


def _is_name(tokens: Tokens, index: int, number: Number) -> bool:
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
        previous = tokens.at(index - 2) if len(tokens.at(index - 2)) <= 3 else ""  # noqa: PLR2004 - abbreviations
    if words.lemma(previous) in words.numbered:
        return True
    return words.tongue.language == "en" and previous in words.months and number.value <= _DAYS


def _ranged(tokens: Tokens, index: int, number: Number) -> _Draft | None:
    """The number with the other end of its range; None where it is no amount but a score, years or a telephone."""
    link = _link(tokens, index, number)
    single = _Draft(number.value, number.value, index, number.end, number, ranged=False)
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
    return _Draft(low, second.value, index, second.end, second, ranged=True)


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
        if closing is not None and text == closing == "to" and _moves(tokens, index):
            return None
        begin = after + 1
        if tokens.at(begin) in SIGNS:
            begin += 1
        return begin
    if closing is not None and not _moves(tokens, index):
        measure = _measure(tokens, after)
        if measure is not None and tokens.at(measure.end) == closing:
            begin = measure.end + 1
            return begin + 1 if tokens.at(begin) in SIGNS else begin
    return _from_case(tokens, after)


def _from_case(tokens: Tokens, after: int) -> int | None:
    """Where the upper end begins if the lower one stands in the ablative: 10 мыңнан 15 мыңға дейін."""
    if tokens.at(after) == "-" and tokens.glued(after + 1):
        after += 1
    glued = _FROM_CASE.fullmatch(tokens.at(after)) is not None
    if glued and tokens.at(after + 1)[:1].isdecimal():
        return after + 1
    if len(tokens.at(after - 1)) > 2 and _FROM_CASE.search(tokens.at(after - 1)) and tokens.at(after)[:1].isdecimal():  # noqa: PLR2004 - a bare case
        return after
    return None


def _moves(tokens: Tokens, index: int) -> bool:
    start = tokens.starts[index]
    return tokens.words.moved.search(tokens.text, max(0, start - _NEARBY), start) is not None


def _measured(tokens: Tokens, draft: _Draft) -> tuple[Quantity | None, int]:
    """The amount with unit, bounds and period, or none; and the token to go on with."""
    words = tokens.words
    at = _past_glue(tokens, draft)
    if at is None:
        return None, draft.end
    bound: Bound | None = None
    end = at
    if (later := _after(tokens, at)) is not None:
        bound, at = later
        bound = None if draft.ranged and bound == "under" else bound
        end = at
    elif tokens.at(at) == "+" and tokens.glued(at):
        bound, at, end = "over", at + 1, at + 1
    start, currency = _money_before(tokens, draft.first)
    measure = _measure(tokens, at) if currency is None else None
    if measure is not None and not _named_after(tokens, draft, measure):
        end = measure.end
    elif _is_other(tokens, draft, at, measure):
        return None, draft.end
    else:
        measure = None
    unit = measure.unit if measure else None
    currency = currency or (measure.currency if measure else None)
    if unit is None and currency is None:
        if bound is not None or at == draft.end or tokens.at(at - 1) in words.clips:
            unit, end = counted(tokens, at, end)
        bare = unit is None
        unit = unit or _given_before(tokens, start)
        if unit is None and not _stands_alone(tokens, draft, bound):
            return None, draft.end
        if bare and unit is None and draft.number.value == 1:
            return None, draft.end
    end = _past_case(tokens, end)
    if bound is None:
        bound, end = _bound_behind(tokens, end)
        bound = None if draft.ranged else bound
    opening = _opened(tokens, start)
    if bound is None:
        bound, start = _bound_before(tokens, opening, unit)
    per, end = _per(tokens, start, end)
    if _is_one(draft, unit, currency) or not _is_lasting(tokens, draft, unit, end):
        return None, draft.end
    low, high = draft.low, draft.high
    quantity = Quantity(tokens.starts[start], tokens.ends[end - 1], low, high, bound, unit, currency, per)
    return quantity, end


def _past_glue(tokens: Tokens, draft: _Draft) -> int | None:
    """Behind what is glued to the digits (436сы, 5-ти); None where that makes them an ordinal or a name."""
    words = tokens.words
    at = draft.end
    if draft.number.digits is None:
        return _past_case(tokens, at)
    hyphen = tokens.at(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if hyphen:
        at += 1
    elif not (tokens.glued(at) and tokens.at(at)[:1].isalpha()):
        return at
    glued = tokens.at(at)
    if glued in words.clitics and not (glued in words.units and not hyphen):
        return at + 1
    if hyphen and words.tongue.language in _ORDINAL_HYPHEN:
        return None
    return at if tokens.phrase(words.units, at) or tokens.phrase(words.currencies, at) else None


def _money_before(tokens: Tokens, first: int) -> tuple[int, str | None]:
    """The token where the amount begins with its currency, and which that is."""
    previous = tokens.at(first - 1)
    if previous in SIGNS:
        code = SIGNS[previous]
        nation = tokens.at(first - 2)
        if tokens.glued(first - 1) and nation in {"us", "u.s.", "hk", "a", "c", "s", "nz"}:
            return first - 2, {"us": "USD", "u.s.": "USD", "hk": "HKD", "a": "AUD", "c": "CAD", "s": "SGD"}.get(nation)
        return first - 1, code
    return (first - 1, CODES[previous]) if previous in CODES else (first, None)


def _measure(tokens: Tokens, at: int) -> _Measure | None:
    """The unit or currency that stands here, by the tables."""
    words = tokens.words
    sign = tokens.at(at)
    if sign == "%":
        return _Measure("%", None, at + 1)
    if sign in SIGNS and not (tokens.at(at + 1)[:1].isdecimal() and tokens.glued(at + 1)):
        return _Measure(None, SIGNS[sign], at + 1)
    for shift in range(3):
        if (money := tokens.phrase(words.currencies, at + shift)) is not None:
            return _Measure(None, *money)
        if (measure := tokens.phrase(words.units, at + shift)) is not None:
            return _Measure(measure[0], None, measure[1])
        if (thing := tokens.phrase(words.counted, at + shift)) is not None and tokens.at(
            at + shift
        ) not in words.counters:
            unit, end = possessed(tokens, at + shift, *thing)
            return _Measure(unit, None, end)
        if tokens.at(at + shift) not in words.counters:
            break
    counter = words.counted.get(tokens.at(at)) if tokens.at(at) in words.counters else None
    return _Measure(counter, None, at + 1) if counter and counted(tokens, at + 1, -1)[0] is None else None


def _named_after(tokens: Tokens, draft: _Draft, measure: _Measure) -> bool:
    """Whether it is a year or an hour of the day: в 2024 году, в 10 часов."""
    digits = draft.number.digits
    if digits is None:
        return False
    if measure.unit == "years" and _YEAR.fullmatch(digits):
        return True
    if measure.unit == "hours" and tokens.words.tongue.language == "ru" and draft.high <= _HOURS:
        return tokens.at(draft.first - 1) in {"в", "с", "к", "после"}
    return measure.unit == "l" and not tokens.glued(measure.end - 1) and tokens.words.tongue.language == "en"


def _is_other(tokens: Tokens, draft: _Draft, at: int, measure: _Measure | None) -> bool:
    """Whether it is a date, a year, an ordinal or a clock time by what follows."""
    words = tokens.words
    digits = draft.number.digits
    if measure is not None:
        return True
    if words.tongue.language in _TURKIC and _ORDINAL.search(tokens.at(at)):
        return True
    if draft.number.scale != 1:
        return False
    follower = words.lemma(tokens.at(at))
    if follower in words.months or follower in words.ranked:
        return True
    if digits is None:
        return False
    if _YEAR.fullmatch(digits) and tokens.before(words.before, draft.first) is None:
        return tokens.at(draft.first - 1) not in SIGNS
    if re.fullmatch(r"\d{1,2}\.\d\d", digits):
        return tokens.at(draft.first - 1) not in SIGNS
    return _CLOCK.match(tokens.text, tokens.ends[draft.end - 1]) is not None


def _given_before(tokens: Tokens, start: int) -> str | None:
    """What is counted where that was said before: increase the number of scholarships by 600."""
    words = tokens.words
    end = tokens.starts[start]
    begin = max(0, end - _GIVEN_BEFORE)
    found = words.number_of.search(tokens.text, begin, end)
    if found is None:
        return None
    noun = found[1].strip()
    return (
        words.counted.get(words.lemma(noun.rsplit(" ", 1)[-1]))
        or words.counted.get(words.lemma(noun.split(" ", 1)[0]))
        or noun
    )


def _stands_alone(tokens: Tokens, draft: _Draft, bound: Bound | None) -> bool:
    """Whether a number without a unit is an amount all the same."""
    number = draft.number
    if number.scale > 1 or bound is not None or (number.digits is None and draft.high >= _FEW):
        return True
    return number.digits is not None and (" " in number.digits or "," in number.digits)


def _past_case(tokens: Tokens, end: int) -> int:
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


def _after(tokens: Tokens, end: int) -> tuple[Bound, int] | None:
    """The bound that begins here, and where it ends."""
    found = tokens.exact(tokens.words.after, end)
    if found is not None and tokens.at(end) in _COMPARED and not _FROM_CASE.search(tokens.at(end - 1)):
        return None
    return found


def _bound_behind(tokens: Tokens, end: int) -> tuple[Bound | None, int]:
    words = tokens.words
    found = _after(tokens, end)
    if found is None:
        if _UP_TO_CASE.search(tokens.at(end - 1)) and not _changes(tokens, end):
            return "under", end
        return None, end
    if found[0] == "under" and _changes(tokens, found[1]):
        return None, end
    return found


def _changes(tokens: Tokens, end: int) -> bool:
    """Whether a verb of change follows, with which "up to" is "to"."""
    if end >= len(tokens.texts):
        return False
    start = tokens.starts[end]
    return tokens.words.moved.match(tokens.text[start : start + _NEARBY]) is not None


def _opened(tokens: Tokens, start: int) -> int:
    """Where the amount begins with what is said of its whole (a total of)."""
    if tokens.words.tongue.language == "en" and tokens.at(start - 2) == "total" and tokens.at(start - 1) == "of":
        return start - 3 if tokens.at(start - 3) in {"a", "the"} else start - 2
    return start


def _bound_before(tokens: Tokens, start: int, unit: str | None) -> tuple[Bound | None, int]:
    words = tokens.words
    found = tokens.before(words.bounded, start)
    if found is None or found[0] is None:
        return None, start
    bound, begin = found
    first = tokens.at(begin)
    if start - begin == 1:
        if bound == "over" and first == "over" and unit in LASTING:
            return None, start
        if first in {"до", "то"} and _moves(tokens, begin):
            return None, start
        if first == "от" or (first == "под" and unit in LASTING):
            return None, start
    return bound, begin


def _per(tokens: Tokens, start: int, end: int) -> tuple[str | None, int]:
    words = tokens.words
    at = end + 1 if tokens.at(end) == "/" else end
    if at > end and (each := tokens.phrase(words.units, at)) is not None and each[0] in TIMES:
        return TIMES[each[0]], each[1]
    if (behind := tokens.exact(words.per, end)) is not None:
        return behind
    begin = tokens.starts[start]
    found = words.per_before.search(tokens.text, max(0, begin - _NEARBY), begin)
    return (words.per[found[1]] if found else None), end


def _is_one(draft: _Draft, unit: str | None, currency: str | None) -> bool:
    """Whether it is the article "one" rather than an amount."""
    if draft.low != 1 or draft.ranged or draft.number.scale != 1 or draft.number.digits is not None:
        return False
    return currency is None and (unit is None or unit in LASTING or unit not in _PHYSICAL)


def _is_lasting(tokens: Tokens, draft: _Draft, unit: str | None, end: int) -> bool:
    """Whether a number of years is a duration and not somebody's age."""
    return unit not in LASTING or not _AGE.match(tokens.text, tokens.ends[end - 1])


_PHYSICAL: Final = frozenset(
    "t kg km m m2 km2 m3 ha l barrels MW GW kW kWh MWh GWh TWh kV TEU % pp miles acres mu cm mm".split()
)
