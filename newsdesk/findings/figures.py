"""Figures: numbers that measure something that sources can be compared by, with whose it is and for what period.

A figure is an amount beside the word of a measure, in a unit that this measure is counted in. Plans are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from newsdesk.findings.changes import change_at, is_difference, is_starting_point
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.grammar import is_denied, is_question, turn_of
from newsdesk.findings.measures import BETWEEN, DONE, GOODS, LEVELS, Measured, measured
from newsdesk.findings.quantities import Quantity
from newsdesk.findings.times import Time
from newsdesk.records import Figure

CENTRAL_ASIA = "C5"
"""Stands among the countries for the five together."""
_MOST_COUNTRIES = 3
_BEFORE: Final = 110
_BEHIND: Final = 45
"""Characters between a measure's word and its amount."""
_BEHIND_COSTS: Final = 40
"""A word before the amount is preferred to one behind it, unless that is so much nearer."""
_HAN_SHARE: Final = 0.4
_ADJACENT: Final = 6
_NEAR_GOODS: Final = 40
_TO: Final = {
    "en": re.compile(r"\b(?:to|into)(?: the)? $"),
    "ru": re.compile(r"(?:^|\s)(?:в|на) $"),
    "zh": re.compile(r"(?:对|向)$"),
}
_FROM: Final = {
    "en": re.compile(r"\bfrom(?: the)? $"),
    "ru": re.compile(r"(?:^|\s)(?:из|со?) $"),
    "zh": re.compile(r"(?:自|从)$"),
}
_WITH: Final = re.compile(r"(?:对|与|同|和|自|从|向)$")
_AS_OF: Final = re.compile(r"(?:\bas of|\bon|\bна|по состоянию на|截至|截止)\s?$")
_CASUALTIES: Final = frozenset(["deaths", "injured"])


@dataclass(slots=True)
class Told:
    """What the sentences before it said: whom they named, and for what period they gave figures."""

    countries: tuple[str, ...] = ()
    period: tuple[date | None, date] | None = None


class _Period(NamedTuple):
    first: date | None
    last: date


def find_figures(sentence: Sentence, told: Told) -> Iterator[Figure]:
    """The figures of a sentence, in order; `told` goes on to the next sentence."""
    if sentence.begins:
        told.period = None
    named = _codes(sentence.names)
    told.countries = named or told.countries
    cues = list(sentence.of("measure"))
    if not cues or not sentence.quantities:
        return
    if is_question(sentence.plain) or is_denied(sentence.plain, sentence.context.language):
        return
    for quantity in sentence.quantities:
        if (figure := _figure(sentence, quantity, cues, told)) is not None:
            yield figure


def _figure(sentence: Sentence, quantity: Quantity, cues: Sequence[Cue], told: Told) -> Figure | None:
    language = sentence.context.language
    amount = measured(quantity)
    cue = _measure(sentence, quantity, amount, cues)
    if cue is None or quantity.per is not None or is_starting_point(sentence.plain, language, quantity.start):
        return None
    turn = turn_of(sentence.plain, language, quantity.start, quantity.end, sentence.clause(quantity.start))
    period = _period(sentence, quantity, cue)
    if turn.future or turn.negated or isinstance(period, _Ahead):
        return None
    about = _about(sentence, quantity, amount, cue, cues, told)
    if about is None:
        return None
    if period is not None:
        told.period = period
    period = period or (_Period(*told.period) if told.period else None)
    change = about.endswith(_GROWTH) or f"{_GROWTH} " in about
    falls = change and change_at(sentence.plain, language, quantity.start, quantity.end) == "down"
    low, high = (-amount.high, -amount.low) if falls else (amount.low, amount.high)
    return Figure(
        quantity=low,
        quantity_to=high if high != low else None,
        bound=quantity.bound,
        unit=amount.unit,
        currency=quantity.currency,
        as_of=period.last if period else None,
        period_from=period.first if period else None,
        about=about,
        field=sentence.where,
        start_char=sentence.start,
        end_char=sentence.start + len(sentence.text),
        sentence=sentence.text,
        rule_id=cue.rule_id,
    )


def _measure(sentence: Sentence, quantity: Quantity, amount: Measured, cues: Sequence[Cue]) -> Cue | None:
    """The measure's word that the amount goes with: the nearest that is counted so, sooner before it than behind."""
    fitting = [(distance, cue) for cue in cues if (distance := _distance(sentence, quantity, amount, cue)) is not None]
    return min(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def _distance(sentence: Sentence, quantity: Quantity, amount: Measured, cue: Cue) -> int | None:
    """How far a measure's word is from an amount that it may be counted in; None where they do not belong together."""
    if amount.kind not in LEVELS[cue.name] and not _is_growth(sentence, quantity, amount):
        return None
    share = _HAN_SHARE if sentence.context.language == "zh" else 1
    if cue.end <= quantity.start:
        gap = quantity.start - cue.end
        return gap if gap <= _BEFORE * share else None
    if cue.start < quantity.end:
        return 0
    gap = cue.start - quantity.end
    same = sentence.clause(cue.start) == sentence.clause(quantity.start)
    return gap + _BEHIND_COSTS if same and gap <= _BEHIND * share else None


def _is_growth(sentence: Sentence, quantity: Quantity, amount: Measured) -> bool:
    """Whether the amount says how much more or less it has become: up 12 %, 2.5 times."""
    if amount.kind != "percent" and amount.unit != "times":
        return False
    language = sentence.context.language
    return change_at(sentence.plain, language, quantity.start, quantity.end) is not None


_GROWTH: Final = " growth"


def _about(
    sentence: Sentence, quantity: Quantity, amount: Measured, cue: Cue, cues: Sequence[Cue], told: Told
) -> str | None:
    """What is measured and of whom, as in `trade turnover CN-KZ`; None where it cannot be told."""
    name = _name(sentence, quantity, amount, cue, cues)
    countries = _countries(sentence, quantity, cue, told)
    if name is None or not countries:
        return None
    grows = amount.kind not in LEVELS[cue.name] or is_difference(
        sentence.plain, sentence.context.language, quantity.start
    )
    if grows and "percent" in LEVELS[cue.name]:
        return None
    return f"{name.replace('-', ' ')}{_GROWTH if grows else ''} {countries}"


def _name(sentence: Sentence, quantity: Quantity, amount: Measured, cue: Cue, cues: Sequence[Cue]) -> str | None:
    """The measure; of goods with what is done with them: `gas exports`."""
    near = [other for other in cues if other is not cue and _apart(other, cue, quantity) <= _NEAR_GOODS]
    if cue.name in GOODS:
        done = next((other.name for other in near if other.name in DONE), None)
        return f"{cue.name} {done}" if done else None
    goods = next((other.name for other in near if other.name in GOODS), None)
    if cue.name in DONE and goods:
        return f"{goods} {cue.name}"
    if cue.name in ("exports", "imports"):
        return cue.name if amount.kind in ("money", "percent") or amount.unit == "times" else None
    return None if cue.name in DONE and cue.name != "transit" else cue.name


def _apart(one: Cue, other: Cue, quantity: Quantity) -> int:
    """Characters between a word and the nearer of the measure's word and the amount."""
    return min(
        max(one.start - end, start - one.end, 0)
        for start, end in ((other.start, other.end), (quantity.start, quantity.end))
    )


def _countries(sentence: Sentence, quantity: Quantity, cue: Cue, told: Told) -> str | None:
    """Whose figure it is: ISO codes, sorted; `KZ to CN` of exports and imports between two."""
    start, end = sentence.clause(quantity.start)
    names = [name for name in sentence.names if _code(name)]
    if cue.name not in BETWEEN and cue.name not in GOODS:
        return _one(sentence, cue, names, told)
    codes = _codes(names)
    if len(codes) > _MOST_COUNTRIES:
        names = [name for name in names if start <= name.start < end]
        codes = _codes(names)
    codes = _with_home(sentence, names, codes) or told.countries or _home(sentence)
    if not codes or len(codes) > _MOST_COUNTRIES or (not names and _has_other_place(sentence, start, end)):
        return None
    if cue.name in ("exports", "imports") and len(codes) > 1:
        return _directed(sentence, cue, names, codes)
    return "-".join(sorted(codes))


def _one(sentence: Sentence, cue: Cue, names: Sequence[Named], told: Told) -> str | None:
    """The one country that a measure such as the domestic product is of: the nearest before its word, else behind it."""
    start, end = sentence.clause(cue.start)
    if not any(start <= name.start < end for name in names) and _has_other_place(sentence, start, end):
        return None
    before = [name for name in names if name.start <= cue.start]
    behind = [name for name in names if name.start > cue.start]
    near = before[-1:] or behind[:1]
    if near:
        return _code(near[0])
    codes = _home_words(sentence) or (told.countries if len(told.countries) == 1 else ()) or _home(sentence)
    return codes[0] if len(codes) == 1 else None


def _directed(sentence: Sentence, cue: Cue, names: Sequence[Named], codes: Sequence[str]) -> str | None:
    """Goods from whom to whom: by the prepositions before the names, else the first named is who trades."""
    if len(codes) != 2 or not names:  # noqa: PLR2004 - trade has two ends
        return None
    sender = _marked(sentence, names, _FROM)
    receiver = _marked(sentence, names, _TO)
    first, second = codes
    if sender is None and receiver is None:
        sender = first if cue.name == "exports" else second
    if sender is None:
        sender = second if receiver == first else first
    receiver = second if sender == first else first
    return f"{sender} to {receiver}"


def _marked(sentence: Sentence, names: Sequence[Named], prepositions: dict[str, re.Pattern[str]]) -> str | None:
    pattern = prepositions.get(sentence.context.language)
    if pattern is None:
        return None
    found = (name for name in names if pattern.search(sentence.plain, max(0, name.start - 12), name.start))
    return next((_code(name) for name in found), None)


def _with_home(sentence: Sentence, names: Sequence[Named], codes: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of the sentence, with the one it is written from where it says so: 我国, 对中亚国家."""
    home = _home_words(sentence)
    if not home and len(codes) == 1 and sentence.context.language == "zh":
        name = names[0]
        home = _home(sentence) if _WITH.search(sentence.plain, max(0, name.start - 2), name.start) else ()
    return codes if not home or home[0] in codes else (*home, *codes)


def _home_words(sentence: Sentence) -> tuple[str, ...]:
    return _home(sentence) if any(True for _ in sentence.of("party", "home")) else ()


def _home(sentence: Sentence) -> tuple[str, ...]:
    return (sentence.context.home,) if sentence.context.home else ()


def _code(name: Named) -> str | None:
    if name.region:
        return CENTRAL_ASIA
    return name.country if name.kind == "country" else None


def _codes(names: Sequence[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for name in names if (code := _code(name))))


def _has_other_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a place within a country is named there: its figures are not those of the country."""
    return any(name.kind == "place" and not name.region for name in sentence.names if start <= name.start < end)


class _Ahead(NamedTuple):
    """The time that belongs to an amount is to come."""


def _period(sentence: Sentence, quantity: Quantity, cue: Cue) -> _Period | _Ahead | None:
    """The time that an amount speaks of: what stands right beside it, else the last before it, else the first behind."""
    day = sentence.context.day
    times = [time for time in sentence.times if _may_date(sentence, time, cue)]
    if not times:
        return None
    before = [time for time in times if time.end <= quantity.start]
    behind = [time for time in times if time.start >= quantity.end]
    nearest = before[-1:] or behind[:1]
    if behind and behind[0].start - quantity.end <= _ADJACENT and not (
        before and quantity.start - before[-1].end <= _ADJACENT
    ):
        nearest = behind[:1]
    if not nearest or nearest[0].interval is None:
        return None
    interval, role = nearest[0].interval, nearest[0].role
    if day is not None and (interval.first > day or (role == "until" and interval.last > day)):
        return _Ahead()
    if role == "since":
        return None if day is None else _Period(interval.first, day)
    if role == "until" or (interval.precision == "day" and interval.first == interval.last):
        return _Period(None, interval.last)
    return _Period(interval.first, interval.last)


def _may_date(sentence: Sentence, time: Time, cue: Cue) -> bool:
    """Whether it can be a figure's time; a bare day is that of the report, but of casualties, or "as of" that day."""
    if time.interval is None or time.role not in ("at", "within", "since", "until"):
        return False
    if time.role != "at" or time.interval.precision != "day" or time.interval.first != time.interval.last:
        return True
    as_of = _AS_OF.search(sentence.plain, max(0, time.start - 16), time.start) or _AS_OF_INSIDE.match(
        sentence.plain, time.start, time.end
    )
    return cue.name in _CASUALTIES or as_of is not None


_AS_OF_INSIDE: Final = re.compile(r"as of|на |по состоянию|截至|截止")
