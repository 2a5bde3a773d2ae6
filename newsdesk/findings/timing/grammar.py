"""Reads a sentence by the templates of its language; what an expression means is not known here.

A walk ends where no template goes on, so its length is bounded by the longest template, and the whole is linear in the
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from newsdesk.findings.timing.endings import BEGIN, Endings
from newsdesk.findings.timing.templates import SURE, Form, Machine, Slot, State
from newsdesk.findings.timing.tokens import (
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
from newsdesk.findings.timing.words import LANGUAGES, NO_LANGUAGE
from newsdesk.findings.timing.words.table import Meaning, Table

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
    """Where a sentence speaks of the future and where of the past; found out when it is first asked for."""

    def __init__(self, text: str, tense: re.Pattern[str]) -> None:
        self._text, self._tense = text, tense

    @cached_property
    def _borders(self) -> list[int]:
        return [match.start() for match in _BETWEEN_CLAUSES.finditer(self._text)]

    @cached_property
    def _words(self) -> list[tuple[int, bool]]:
        return [(match.start(), match.lastgroup == "future") for match in self._tense.finditer(self._text)]

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, _ in self._words]

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


class _Token(NamedTuple):
    """What may stand at a place: a word, its stem, or a sign of its ending."""

    keys: Keys
    begins: bool
    """An expression may begin with it."""
    begins_when: bool
    """A stretch of the calendar may."""
    begins_named: bool
    """One without a part of it being named may."""
    names: frozenset[str]
    """The keys alone."""
    is_enough: bool
    """It may be a whole expression."""
    leads: frozenset[str]
    """Keys of which the next token needs one, for an expression to begin here that goes on."""

    def leads_to(self, other: _Token) -> bool:
        """Whether an expression that begins with it may go on with another."""
        return not self.leads.isdisjoint(other.names) or (other.begins_when and "{when}" in self.leads)


class _Word(NamedTuple):
    """A word of a text."""

    tokens: tuple[_Token, ...]
    """Of one with an ending several."""
    tells: bool
    """It is one of those without one of which, or a digit, no sentence holds an expression."""
    is_sure_year: bool
    """A number that is a year, unless it counts what follows it."""


_NOTHING = _Token((), False, False, False, frozenset(), False, frozenset())  # noqa: FBT003
_REMEMBERED = 1 << 14
"""Words of a language that are kept in mind: most words of a text were in those before it."""


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
        self._known = self._vocabulary()
        self._reader = SPACED if table.spaced else han_words(self._known)
        self._telling = self._telling_words()
        self._endings = Endings(table.endings, self._stems())
        signs = "" if table.spaced else "".join(sorted(self._telling))
        self._telling_sign = re.compile(rf"(?P<address>{ADDRESS})|[0-9{signs}]++")
        self._tense = _tense(table)
        self._word = lru_cache(_REMEMBERED)(self._read_word)

    def read(self, text: str) -> Iterator[Reading]:
        """The expressions of a sentence, in order; those that mean nothing included."""
        words = self._words(text)
        tokens = [token for word in words for token in word.tokens]
        tokens.append(_NOTHING)
        starts = [
            at
            for at, token in enumerate(tokens)
            if token.begins and (token.is_enough or token.leads_to(tokens[at + 1]))
        ]
        if not starts:
            return
        places: list[re.Match[str]] = []
        whens = _Whens(self._named.start, self._whens.start, tokens)
        start, behind = self._all.start, 0
        for at in starts:
            match = _walk(start, tokens, at, whens.part) if at >= behind else None
            if match is not None:
                places = places or self._places(text, words)
                behind = match.end
                yield Reading(places[at].start(), places[behind - 1].end(), match.meaning, match.slots)

    def speaks_of_future(self, text: str) -> bool:
        """Whether one of the words is in it that say so."""
        return any(match.lastgroup == "future" for match in self._tense.finditer(text))

    def tenses(self, text: str) -> Tenses:
        """What its words say of the tense of each place of a sentence."""
        return Tenses(text, self._tense)

    def _words(self, text: str) -> list[_Word]:
        """Its words, or at least those around the telling ones; none if it holds no expression."""
        digits = DIGIT.search(text) is not None
        if not self._table.spaced and not digits and self._telling.isdisjoint(text):
            return []
        written = [word for start, end in self._regions(text) for word in self._reader.findall(text, start, end)]
        words = list(map(self._word, written))
        if not digits:
            return words if not self._table.spaced or any(word.tells for word in words) else []
        for number, word in enumerate(words[:-1]):
            if word.is_sure_year and written[number + 1][0].isalpha():
                words[number] = self._word(written[number], counts=True)
        return words

    def _places(self, text: str, words: list[_Word]) -> list[re.Match[str]]:
        """Where each of their tokens is; those of a word with an ending are all at the same place."""
        places = [match for start, end in self._regions(text) for match in self._reader.finditer(text, start, end)]
        if all(len(word.tokens) == 1 for word in words):
            return places
        return [place for word, place in zip(words, places, strict=True) for _ in word.tokens]

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

    def _read_word(self, word: str, *, counts: bool = False) -> _Word:
        """A word by itself; `counts`: a word follows, which it may count."""
        parts = self._endings.parted(word) if word[:BEGIN] in self._endings.begins else (word,)
        if parts == (word,) or word in self._known:
            keys = [self._keys(word, counts)]
        else:
            keys = [self._known.get(part, ()) for part in parts]
        return _Word(
            tuple(self._token_of(each) for each in keys),
            tells=word in self._telling or parts[0] in self._telling,
            is_sure_year=bool(keys[-1]) and keys[-1][-1][0] == "{sure year}",
        )

    def _token_of(self, keys: Keys) -> _Token:
        if not keys:
            return _NOTHING
        names = frozenset(key for key, _ in keys)
        named, when, every = self._named.start, self._whens.start, self._all.start
        is_named = not named.leads.isdisjoint(names)
        is_when = is_named or not when.leads.isdisjoint(names)
        ahead = [way for start in (named, when, every) for key in names & start.leads for _, way in start.ways[key]]
        return _Token(
            keys,
            begins=bool(ahead),
            begins_when=is_when,
            begins_named=is_named,
            names=names,
            is_enough=any(way.meaning is not None for way in ahead),
            leads=frozenset().union(*(way.leads for way in ahead)),
        )

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

    def _keys(self, word: str, counts: bool) -> Keys:  # noqa: FBT001
        known = self._known.get(word, ())
        if word[0] in "0123456789":
            return (*known, *number_keys(word, counts=counts, months=self._table.month_numbers))
        if not self._table.spaced and word[0] in HAN_NUMERALS:
            return (*known, *han_keys(word))
        return known


class _Whens:
    """The stretches of the calendar that begin at each token, each found once."""

    def __init__(self, named: State, parts: State, tokens: list[_Token]) -> None:
        self._starts = (named, parts)
        self._tokens = tokens
        self._found: dict[int, tuple[Period, int] | None] = {}
        self._parts: dict[int, tuple[Period, int] | None] = {}

    def named(self, at: int) -> tuple[Period, int] | None:
        if not self._tokens[at].begins_named:
            return None
        if at not in self._found:
            match = _walk(self._starts[0], self._tokens, at, _nothing)
            self._found[at] = match and (Period(match.slots), match.end)
        return self._found[at]

    def part(self, at: int) -> tuple[Period, int] | None:
        if not self._tokens[at].begins_when:
            return None
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


_Front = list[tuple[State, tuple[Slot, ...], int]]


def _walk(
    start: State, tokens: list[_Token], at: int, when: Callable[[int], tuple[Period, int] | None]
) -> _Match | None:
    """The longest match that begins at a token; the last of the tokens stands for the end and leads nowhere."""
    best: _Match | None = None
    front: _Front = [(start, (), at)]
    while front:
        ahead: _Front = []
        for state, slots, here in front:
            if state.meaning is not None and (
                best is None or here > best.end or (here == best.end and state.order < best.order)
            ):
                best = _Match(here, state.order, state.meaning, slots)
            leads = state.leads
            if not leads:
                continue
            for key, slot in tokens[here].keys:
                if key in leads:
                    for bound, way in state.ways[key]:
                        filled = bound or slot
                        ahead.append((way, (*slots, filled) if filled else slots, here + 1))
            if state.leads_to_when and (found := when(here)):
                ahead.extend((way, (*slots, ("when", found[0])), found[1]) for _, way in state.ways["{when}"])
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
