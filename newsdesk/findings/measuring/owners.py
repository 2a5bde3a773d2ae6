"""Whose figure it is: the countries of which something is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsdesk.findings.cues import Named, Sentence
from newsdesk.findings.measuring.measures import BETWEEN, GOODS, MOVING
from newsdesk.findings.measuring.statements import Statement
from newsdesk.findings.measuring.wholes import is_of_one_place, names_bloc

CENTRAL_ASIA: Final = "C5"
"""Stands among the countries for the five together."""
_MOST: Final = 3
"""Countries of one figure."""
_TWO: Final = 2
_PREPOSITION: Final = 12
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


def owners(said: Statement, name: str, before: tuple[str, ...]) -> str | None:
    """ISO codes, sorted, as in `CN-KZ`; `KZ to CN` of exports and imports between two; None where it cannot be told.

    Args:
        said: The amount and its measure.
        name: What is measured, as `Statement.name` has it.
        before: The countries that the text named last, before this sentence.
    """
    if _is_of_a_part(said):
        return None
    if said.cue.name not in BETWEEN and said.cue.name not in GOODS:
        return _one(said, before)
    names = [one for one in said.sentence.names if code_of(one)]
    if len(codes_of(names)) > _MOST:
        start, end = said.sentence.clause(said.quantity.start)
        names = [one for one in names if start <= one.start < end]
    codes = _with_home(said.sentence, names) or before or _home(said.sentence)
    if len(codes) == 1 and bool(said.sentence.of("party", "joint")):
        codes = before if len(before) > 1 else ()
    if not codes or len(codes) > _MOST or (not names and _names_place(said.sentence, *said.clauses)):
        return None
    flow = next((word for word in name.split() if word in ("exports", "imports")), None)
    if flow is not None and len(codes) > 1:
        return _directed(said, flow, codes)
    return "-".join(sorted(codes))


def codes_of(names: Iterable[Named]) -> tuple[str, ...]:
    """The countries among names, in their order."""
    return tuple(dict.fromkeys(code for name in names if (code := code_of(name))))


def code_of(name: Named) -> str | None:
    """The country that a name is; `C5` of Central Asia."""
    if name.region:
        return CENTRAL_ASIA
    return name.country if name.kind == "country" else None


def _is_of_a_part(said: Statement) -> bool:
    """Whether it is of a port, a company, a province; or of more than countries have codes for (exports to the EU)."""
    sentence = said.sentence
    first, last = said.clauses
    if said.cue.name in MOVING:
        first = 0
        if _names_place(sentence, first, last):
            return True
    if is_of_one_place(sentence.plain, sentence.context.language, first, last):
        return True
    return said.cue.name in BETWEEN and names_bloc(sentence.plain, first, last)


def _one(said: Statement, before: tuple[str, ...]) -> str | None:
    """The one country that a measure such as the GDP is of: the nearest before its word, else behind it."""
    sentence, at = said.sentence, said.cue.start
    start, end = sentence.clause(at)
    names = [name for name in sentence.names if code_of(name)]
    if not any(start <= name.start < end for name in names) and _names_place(sentence, start, end):
        return None
    ahead = [name for name in names if name.start <= at]
    behind = [name for name in names if name.start > at]
    codes = codes_of(ahead[-1:] or behind[:1]) or _home_words(sentence)
    codes = codes or (before if len(before) == 1 else ()) or _home(sentence)
    return codes[0] if codes else None


def _directed(said: Statement, flow: str, codes: Sequence[str]) -> str | None:
    """Goods from whom to whom: by the prepositions before the names, else the first named is who trades."""
    if len(codes) != _TWO:
        return None
    start, end = said.sentence.clause(said.cue.start)
    near = [name for name in said.sentence.names if start <= name.start < end]
    first, second = codes
    sender = _marked(said.sentence, near, _FROM)
    receiver = _marked(said.sentence, near, _TO)
    if sender not in codes and receiver not in codes:
        sender = first if flow == "exports" else second
    elif sender not in codes:
        sender = second if receiver == first else first
    return f"{sender} to {second if sender == first else first}"


def _marked(sentence: Sentence, names: Sequence[Named], marks: Mapping[str, re.Pattern[str]]) -> str | None:
    pattern = marks.get(sentence.context.language)
    if pattern is None:
        return None
    found = (name for name in names if pattern.search(sentence.plain, max(0, name.start - _PREPOSITION), name.start))
    return next(iter(codes_of(found)), None)


def _with_home(sentence: Sentence, names: Sequence[Named]) -> tuple[str, ...]:
    """The countries of the sentence, with the one it is written from where it says so: 我国, 对中亚国家."""
    codes = codes_of(names)
    home = _home_words(sentence)
    if not home and len(codes) == 1 and sentence.context.language == "zh":
        start = names[0].start
        home = _home(sentence) if _WITH.search(sentence.plain, max(0, start - 2), start) else ()
    return codes if not home or home[0] in codes else (*home, *codes)


def _home_words(sentence: Sentence) -> tuple[str, ...]:
    return _home(sentence) if bool(sentence.of("party", "home")) else ()


def _home(sentence: Sentence) -> tuple[str, ...]:
    return (sentence.context.home,) if sentence.context.home else ()


def _names_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a place within a country is named there: its figures are not those of the country."""
    return any(name.kind == "place" and not name.region for name in sentence.names if start <= name.start < end)
