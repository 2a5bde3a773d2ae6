"""Reads a sentence by the templates of its language; what an expression means is not known here.

A walk ends where no template goes on, so its length is bounded by the longest template, and the whole is linear in the
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from newsdesk.findings.time_endings import BEGIN, Endings
from newsdesk.findings.time_templates import SURE, Form, Machine, Slot, State
from newsdesk.findings.time_tokens import (
    ADDRESS,
    DIGIT,
    HAN,
    HAN_NUMERALS,
    SPACED,
    Keys,
    han_keys,
    han_words,
    number_keys,
)
from newsdesk.findings.time_words import LANGUAGES, NO_LANGUAGE
from newsdesk.findings.time_words.table import Meaning, Table

_TELLING_SLOTS = ("unit", "month", "quarter", "half", "plan", "weekday", "season", "nearyear", "today", "years")
_TELLING = frozenset(
    (*_TELLING_SLOTS, "sure month", "sure season", "day", "year", "sure year", "date", "clock", "when")
)
_BETWEEN_CLAUSES = re.compile(r"[,;:()\"。、]|\b(?:that|что|which|where|который|которая|которое|которые)\b")
_INFLECTED = frozenset((*_TELLING_SLOTS, "sure month", "sure weekday", "sure season", "sure half", "sure unit"))
_AROUND = 14
"""Characters of Chinese on either side of a telling one in which its expression is."""
_PARTS: tuple[Meaning, ...] = ("start", "middle", "end", "first")


class Period(NamedTuple):
    """A stretch of the calendar as it was named."""

    slots: tuple[Slot, ...]
    part: Meaning | None = None
    """`start`, `middle`, `end` or `first` of it."""
    rest: tuple[Slot, ...] = ()
    """What else was said of the part: how many units are the first."""


class Reading(NamedTuple):
    """One expression as a template covers it: `text[start:end]`."""

    start: int
    end: int
    meaning: Meaning
    slots: tuple[Slot, ...]
    """In order; those of a slot `when` hold a Period."""


class Tenses:
    """Where a sentence speaks of the future and where of the past."""

    def __init__(self, borders: list[int], words: list[tuple[int, bool]]) -> None:
        self._borders = borders
        self._words = words
        self._places = [place for place, _ in words]

    def is_future(self, start: int, end: int) -> bool | None:
        """Of an expression: by the word before it in its clause, else behind it there; else so in the sentence.

        None where no word says anything.
        """
        here = bisect_left(self._places, start), bisect_left(self._places, end)
        border = bisect_left(self._borders, start)
        first = self._borders[border - 1] if border else 0
        border = bisect_left(self._borders, end)
        last = self._borders[border] if border < len(self._borders) else self._places[-1] + 1 if self._places else 0
        before = self._words[here[0] - 1] if here[0] else None
        behind = self._words[here[1]] if here[1] < len(self._words) else None
        if before and before[0] >= first:
            return before[1]
        if behind and behind[0] < last:
            return behind[1]
        nearest = before or behind
        return nearest[1] if nearest else None


class _Match(NamedTuple):
    end: int
    """The token behind it."""
    order: int
    """Of the template: of two that cover the same the earlier one is meant."""
    meaning: Meaning
    slots: tuple[Slot, ...]


class Grammar:
    """The compiled table of one language."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._token = SPACED if table.spaced else HAN
        self._forms = {
            slot: [
                Form(tuple(self._token.findall(form)), value)
                for value, forms in values.items()
                for form in forms.split(", ")
                if form
            ]
            for slot, values in table.words.items()
        }
        listed = [(meaning, template) for meaning, templates in table.templates.items() for template in templates]
        self._named = self._machine([each for each in listed if each[0] == "named"])
        self._whens = self._machine([*(each for each in listed if each[0] in _PARTS), ("named", "{when}")])
        self._all = self._machine([("at", "{when}"), *(each for each in listed if each[0] not in ("named", *_PARTS))])
        self._first = self._named.start.leads | self._whens.start.leads | self._all.start.leads
        self._known = self._vocabulary()
        self._reader = SPACED if table.spaced else han_words(self._known)
        self._telling = self._telling_words()
        self._endings = Endings(table.endings, self._stems())
        signs = "" if table.spaced else "".join(sorted(self._telling))
        self._telling_sign = re.compile(rf"(?P<address>{ADDRESS})|[0-9{signs}]++")
        self._tense = _tense(table)

    def read(self, text: str) -> Iterator[Reading]:
        """The expressions of a sentence, in order; those that mean nothing included."""
        if not self._may_hold(text):
            return
        tokens, spans = self._tokens(text)
        whens, first = _Whens(self._named, self._whens, tokens), self._first
        at = 0
        while at < len(tokens):
            keys = tokens[at]
            may_begin = keys and any(key in first for key, _ in keys)
            match = _walk(self._all.start, tokens, at, whens.part) if may_begin else None
            if match is None:
                at += 1
                continue
            yield Reading(spans[at][0], spans[match.end - 1][1], match.meaning, match.slots)
            at = match.end

    def speaks_of_future(self, text: str) -> bool:
        """Whether one of the words is in it that say so."""
        return any(match.lastgroup == "future" for match in self._tense.finditer(text))

    def tenses(self, text: str) -> Tenses:
        """What its words say of the tense of each place of a sentence."""
        return Tenses(
            [match.start() for match in _BETWEEN_CLAUSES.finditer(text)],
            [(match.start(), match.lastgroup == "future") for match in self._tense.finditer(text)],
        )

    def _may_hold(self, text: str) -> bool:
        if DIGIT.search(text):
            return True
        words = self._token.findall(text) if self._table.spaced else text
        return not self._telling.isdisjoint(words) or self._endings.any_stem_in(words, self._telling)

    def _machine(self, templates: list[tuple[Meaning, str]]) -> Machine:
        return Machine(
            templates,
            forms=self._forms,
            phrases=self._table.phrases,
            split=lambda words: tuple(self._token.findall(words)),
        )

    def _vocabulary(self) -> dict[str, Keys]:
        literals = self._named.literals() | self._whens.literals() | self._all.literals()
        known: dict[str, list[tuple[str, Slot | None]]] = {word: [(word, None)] for word in literals}
        for slot, forms in self._forms.items():
            for form in forms:
                if len(form.words) == 1:
                    known.setdefault(form.words[0], []).append((f"{{{slot}}}", (slot.removeprefix(SURE), form.value)))
        return {word: tuple(keys) for word, keys in known.items()}

    def _telling_words(self) -> frozenset[str]:
        """Words without one of which (or a digit) no sentence holds an expression."""
        forms = [form.words for slot in _TELLING_SLOTS for form in self._forms.get(slot, ())]
        alone = [words for machine in (self._named, self._whens, self._all) for words in machine.without(_TELLING)]
        chosen: set[str] = set()
        for words in sorted((*forms, *alone), key=len):
            if words and chosen.isdisjoint(words):
                chosen.add(max(words, key=len))
        return frozenset(chosen if self._table.spaced else (word[0] for word in chosen))

    def _stems(self) -> set[str]:
        """The words of slots that endings may follow, of longer forms the last, and those that the table names."""
        words = {form.words[-1] for slot in _INFLECTED & self._forms.keys() for form in self._forms[slot]}
        return (words | set(self._table.inflected.split())) & self._known.keys()

    def _tokens(self, text: str) -> tuple[list[Keys], list[tuple[int, int]]]:
        """What each token is, and where; a word with an ending is several at the same place."""
        tokens: list[Keys] = []
        spans: list[tuple[int, int]] = []
        known, begins = self._known, self._endings.begins
        found = [match for start, end in self._regions(text) for match in self._reader.finditer(text, start, end)]
        for match, behind in zip_longest(found, found[1:]):
            word = match.group()
            if word[:BEGIN] in begins and word not in known:
                parts = self._endings.parted(word)
                tokens.extend([known.get(part, ()) for part in parts])
                spans.extend([match.span()] * len(parts))
            else:
                tokens.append(self._keys(word, behind.group() if behind else ""))
                spans.append(match.span())
        return tokens, spans

    def _regions(self, text: str) -> Iterator[tuple[int, int]]:
        """Where expressions may be: in Chinese, whose every character is a token, around the telling ones only."""
        if self._table.spaced:
            yield 0, len(text)
            return
        begin = end = behind = 0
        for found in self._telling_sign.finditer(text):
            if found.lastgroup == "address":
                behind = found.end()
                continue
            start = max(behind, found.start() - _AROUND)
            if start > end:
                yield begin, end
                begin = start
            end = min(len(text), found.end() + _AROUND)
        yield begin, end

    def _keys(self, word: str, behind: str) -> Keys:
        known = self._known.get(word, ())
        if word[0] in "0123456789":
            return (*known, *number_keys(word, counts=behind[:1].isalpha(), months=self._table.month_numbers))
        if not self._table.spaced and word[0] in HAN_NUMERALS:
            return (*known, *han_keys(word))
        return known


class _Whens:
    """The stretches of the calendar that begin at each token, each found once."""

    def __init__(self, named: Machine, parts: Machine, tokens: list[Keys]) -> None:
        self._starts = (named.start, parts.start)
        self._tokens = tokens
        self._found: dict[int, tuple[Period, int] | None] = {}
        self._parts: dict[int, tuple[Period, int] | None] = {}

    def named(self, at: int) -> tuple[Period, int] | None:
        if at not in self._found:
            match = _walk(self._starts[0], self._tokens, at, _nothing)
            self._found[at] = match and (Period(match.slots), match.end)
        return self._found[at]

    def part(self, at: int) -> tuple[Period, int] | None:
        if at not in self._parts:
            match = _walk(self._starts[1], self._tokens, at, self.named)
            self._parts[at] = match and (_part(match), match.end)
        return self._parts[at]


def _part(match: _Match) -> Period:
    inner = next((value for _, value in match.slots if isinstance(value, Period)), None)
    if match.meaning == "named":
        return inner or Period(match.slots)
    rest = tuple(slot for slot in match.slots if not isinstance(slot[1], Period))
    if inner is not None:
        return Period(inner.slots, match.meaning, rest)
    own = tuple(slot for slot in rest if match.meaning != "first" or slot[0] not in ("n", "unit"))
    names = {name for name, _ in own}
    if not names:
        own = (("near", 0), ("unit", "year"))
    elif names == {"unit"}:
        own = (("near", 0), *own)
    return Period(own, match.meaning, rest)


def _nothing(at: int) -> None:
    del at


def _walk(start: State, tokens: list[Keys], at: int, when: Callable[[int], tuple[Period, int] | None]) -> _Match | None:
    best: _Match | None = None
    front: list[tuple[State, tuple[Slot, ...], int]] = [(start, (), at)]
    while front:
        ahead: list[tuple[State, tuple[Slot, ...], int]] = []
        for state, slots, here in front:
            if state.meaning is not None and (best is None or (here, -state.order) > (best.end, -best.order)):
                best = _Match(here, state.order, state.meaning, slots)
            leads = state.leads
            if not leads or here == len(tokens):
                continue
            for key, slot in tokens[here]:
                if key in leads:
                    for bound, way in state.ways(key):
                        filled = bound or slot
                        ahead.append((way, (*slots, filled) if filled else slots, here + 1))
            if "{when}" in leads and (found := when(here)):
                ahead.extend((way, (*slots, ("when", found[0])), found[1]) for _, way in state.ways("{when}"))
        front = ahead
    return best


def _tense(table: Table) -> re.Pattern[str]:
    future, past = (_any_of(words, spaced=table.spaced) for words in (table.future, table.past))
    return re.compile(f"(?P<future>{future})|(?P<past>{past})")


def _any_of(words: str, *, spaced: bool) -> str:
    listed = words.split(", ") if words else []
    begins = [re.escape(word).replace(r"\*", r"\w*+") for word in listed if not word.startswith("*")]
    ends = [f"(?<={re.escape(word[1:])})" for word in listed if word.startswith("*")]
    begun = "|".join(begins) or "(?!)"
    if not spaced:
        return begun
    return rf"\b(?:{begun})(?!\w)" + (rf"|\b\w++(?:{'|'.join(ends)})" if ends else "")


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled when it is first wanted; of any other one, dates in numbers."""
    return Grammar(LANGUAGES.get(language, NO_LANGUAGE))
