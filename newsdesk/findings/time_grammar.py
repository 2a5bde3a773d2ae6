"""Reads the tables of time expressions: templates become a tree of words, and a sentence is walked along it.

Nothing here knows what an expression means. A walk ends where no template goes on, so its length is bounded by the
longest template, and the whole is linear in the sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from newsdesk.findings.time_words import LANGUAGES, NO_LANGUAGE
from newsdesk.findings.time_words.table import Meaning, Table

_DIGITS = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]++(?:[.,/][0-9]++)*+"
_LETTER = r"[^\W\d_]"
_SPACED = re.compile(rf"{_DIGITS}|{_LETTER}++(?:'{_LETTER}++)*+|[^ ]")
_HAN = re.compile(rf"{_DIGITS}|[〇零一二三四五六七八九十百两]++|[^ ]")
_ITEM = re.compile(r"\{[a-z ]+\}|[\[\]<>|]|[^{}\[\]<>| ]+")
_HAN_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百两")
_HAN_NUMBER = re.compile(
    "(?P<hundreds>[一二两三四五六七八九]百)?零?(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二两三四五六七八九])?"
)
_DATE = re.compile(
    r"(?P<backwards>(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\2[0-9]{1,2})|[0-9]{1,2}([./])[0-9]{1,2}\3(?:19|20)[0-9]{2}"
)
_DIGIT = re.compile("[0-9]")
_TELLING_SLOTS = ("unit", "month", "weekday", "season", "nearyear", "today", "years")
_TELLING = frozenset((*_TELLING_SLOTS, "day", "year", "date", "clock", "when"))
_PARTS: tuple[Meaning, ...] = ("start", "middle", "end", "first")
_LONGEST_DATE = 10
_YEAR_DIGITS = 4

Slot = tuple[str, object]
"""A slot's name and the value it took."""


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


class _Node:
    __slots__ = ("edges", "meaning")

    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[Slot | None, _Node]]] = {}
        self.meaning: Meaning | None = None


class _Match(NamedTuple):
    end: int
    """The token behind it."""
    meaning: Meaning
    slots: tuple[Slot, ...]


_Step = tuple[str, Slot | None]
"""What a token must be, and the slot that is thereby filled (where that is not said by the token itself)."""
_Keys = tuple[tuple[str, Slot | None], ...]
"""What a token is: literally, and as a word of slots."""


class Grammar:
    """The compiled table of one language."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._token = _SPACED if table.spaced else _HAN
        self._forms = {
            slot: [(self._split(form), value) for value, forms in values.items() for form in forms.split(", ") if form]
            for slot, values in table.words.items()
        }
        self._named, self._whens, self._all = _Node(), _Node(), _Node()
        for meaning, templates in table.templates.items():
            root = self._named if meaning == "named" else self._whens if meaning in _PARTS else self._all
            for template in templates:
                self._plant(root, template, meaning)
        self._plant(self._whens, "{when}", "named")
        self._plant(self._all, "{when}", "at")
        self._known = self._vocabulary()
        self._future = _any_of(table)
        self._telling = self._telling_words()

    def read(self, text: str) -> Iterator[Reading]:
        """The expressions of a sentence, in order; those that mean nothing included."""
        if not self._may_hold(text):
            return
        found = list(self._token.finditer(text))
        tokens = [self._keys(match.group()) for match in found]
        whens = _Whens(self._named, self._whens, tokens)
        at = 0
        while at < len(tokens):
            match = _walk(self._all, tokens, at, whens.part) if tokens[at] else None
            if match is None:
                at += 1
                continue
            yield Reading(found[at].start(), found[match.end - 1].end(), match.meaning, match.slots)
            at = match.end

    def speaks_of_future(self, text: str) -> bool:
        """Whether one of the words is in it that say so."""
        return self._future is not None and self._future.search(text) is not None

    def _may_hold(self, text: str) -> bool:
        if _DIGIT.search(text):
            return True
        words = self._token.findall(text) if self._table.spaced else text
        return not self._telling.isdisjoint(words)

    def _split(self, form: str) -> tuple[str, ...]:
        return tuple(self._token.findall(form))

    def _plant(self, root: _Node, template: str, meaning: Meaning) -> None:
        for path in self._paths(template):
            node = root
            for key, slot in path:
                ways = node.edges.setdefault(key, [])
                known = next((way for bound, way in ways if bound == slot), None)
                if known is None:
                    known = _Node()
                    ways.append((slot, known))
                node = known
            if node.meaning is None:
                node.meaning = meaning

    def _paths(self, template: str) -> list[tuple[_Step, ...]]:
        items = _ITEM.findall(template)
        paths, behind = self._choice(items, 0)
        if behind != len(items) or () in paths:
            raise ValueError(f"brackets do not match, or nothing is left, in {template!r}")
        return paths

    def _choice(self, items: list[str], at: int) -> tuple[list[tuple[_Step, ...]], int]:
        """All ways through what stands between two brackets, and the place of the second."""
        done: list[tuple[_Step, ...]] = []
        paths: list[tuple[_Step, ...]] = [()]
        while at < len(items) and items[at] not in "]>":
            item = items[at]
            if item == "|":
                done, paths = [*done, *paths], [()]
            else:
                ways = self._element(item)
                if item in "[<":
                    ways, at = self._choice(items, at + 1)
                    ways = [(), *ways] if item == "[" else ways
                paths = [(*path, *way) for path, way in itertools.product(paths, ways)]
            at += 1
        return [*done, *paths], at

    def _element(self, item: str) -> list[tuple[_Step, ...]]:
        if not item.startswith("{"):
            return [tuple((word, None) for word in self._split(item))]
        name = item[1:-1]
        if name in self._table.phrases:
            return [path for phrase in self._table.phrases[name] for path in self._paths(phrase)]
        long = [
            (*((word, None) for word in form[:-1]), (form[-1], (name, value)))
            for form, value in self._forms.get(name, ())
            if len(form) > 1
        ]
        return [((item, None),), *long]

    def _vocabulary(self) -> Mapping[str, _Keys]:
        known: dict[str, list[tuple[str, Slot | None]]] = {}
        for word in set().union(*(_literals(root) for root in (self._named, self._whens, self._all))):
            known[word] = [(word, None)]
        for slot, forms in self._forms.items():
            for form, value in forms:
                if len(form) == 1:
                    known.setdefault(form[0], []).append((f"{{{slot}}}", (slot, value)))
        return {word: tuple(keys) for word, keys in known.items()}

    def _telling_words(self) -> frozenset[str]:
        """Words without one of which (or a digit) no sentence holds an expression."""
        forms = (form for slot in _TELLING_SLOTS for form, _ in self._forms.get(slot, ()))
        paths = (
            tuple(key for key, _ in path)
            for meaning, templates in self._table.templates.items()
            if meaning != "nothing"
            for template in templates
            for path in self._paths(template)
        )
        alone = (
            tuple(key for key in path if not key.startswith("{"))
            for path in paths
            if not any(key[1:-1] in _TELLING for key in path if key.startswith("{"))
        )
        return frozenset(max(words, key=len) for words in (*forms, *alone) if words)

    def _keys(self, word: str) -> _Keys:
        known = self._known.get(word, ())
        if word[0] in "0123456789":
            return (*known, *_number_keys(word, months=self._table.month_numbers))
        if not self._table.spaced and word[0] in _HAN_NUMERALS:
            return (*known, *_han_keys(word))
        return known


def _number_keys(word: str, *, months: bool) -> _Keys:
    if not word.isdigit():
        if ":" in word:
            return (("{clock}", None),)
        found = _date(word) if len(word) <= _LONGEST_DATE else None
        return () if found is None else (("{date}", ("date", found)),)
    if len(word) > _YEAR_DIGITS:
        return ()
    return tuple(_counted(int(word), len(word), months=months))


def _date(word: str) -> date | None:
    """16.05.2024, 2024-05-16, 2024/05/16, and with slashes the American or the British order where only one can be."""
    found = _DATE.fullmatch(word)
    if not found:
        return None
    parts = [int(part) for part in re.split("[-./]", word)]
    if found["backwards"]:
        year, month, day = parts
    else:
        day, month, year = parts
        if "/" in word and month > 12:  # noqa: PLR2004
            day, month = month, day
        elif "/" in word and day <= 12 and day != month:  # noqa: PLR2004
            return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _han_keys(word: str) -> _Keys:
    if len(word) == _YEAR_DIGITS and not set(word) & {"十", "百"}:
        return tuple(_counted(int("".join(str(_HAN_DIGITS[sign]) for sign in word)), _YEAR_DIGITS, months=True))
    value = _han_value(word)
    return () if value is None else tuple(_counted(value, len(str(value)), months=True))


def _han_value(word: str) -> int | None:
    """What a numeral below 200 means: 五, 十二, 二十, 三十一, 一百."""
    found = _HAN_NUMBER.fullmatch(word)
    if not found:
        return None
    hundreds, tens, ones = (
        0 if part is None else _HAN_DIGITS.get(part[0], 1) for part in (found["hundreds"], found["tens"], found["ones"])
    )
    return hundreds * 100 + tens * 10 + ones


def _counted(value: int, width: int, *, months: bool) -> Iterator[tuple[str, Slot]]:
    if width == _YEAR_DIGITS:
        if 1900 <= value < 2100:  # noqa: PLR2004
            yield "{year}", ("year", value)
        return
    yield "{n}", ("n", value)
    if width > 2:  # noqa: PLR2004
        return
    if 1 <= value <= 31:  # noqa: PLR2004
        yield "{day}", ("day", value)
    if 1 <= value <= 20:  # noqa: PLR2004
        yield "{ordinal}", ("ordinal", value)
    if months and 1 <= value <= 12:  # noqa: PLR2004
        yield "{month}", ("month", value)


class _Whens:
    """The stretches of the calendar that begin at each token, each found once."""

    def __init__(self, named: _Node, parts: _Node, tokens: list[_Keys]) -> None:
        self._roots = (named, parts)
        self._tokens = tokens
        self._found: dict[int, tuple[Period, int] | None] = {}
        self._parts: dict[int, tuple[Period, int] | None] = {}

    def named(self, at: int) -> tuple[Period, int] | None:
        if at not in self._found:
            match = _walk(self._roots[0], self._tokens, at, _nothing)
            self._found[at] = match and (Period(match.slots), match.end)
        return self._found[at]

    def part(self, at: int) -> tuple[Period, int] | None:
        if at not in self._parts:
            match = _walk(self._roots[1], self._tokens, at, self.named)
            self._parts[at] = match and (_part(match), match.end)
        return self._parts[at]


def _part(match: _Match) -> Period:
    inner = next((value for _, value in match.slots if isinstance(value, Period)), None)
    if match.meaning == "named":
        return inner or Period(match.slots)
    rest = tuple(slot for slot in match.slots if not isinstance(slot[1], Period))
    if inner is not None:
        return Period(inner.slots, match.meaning, rest)
    return Period((("near", 0), ("unit", "year"), *rest), match.meaning, rest)


def _nothing(at: int) -> None:
    del at


def _walk(root: _Node, tokens: list[_Keys], at: int, when: Callable[[int], tuple[Period, int] | None]) -> _Match | None:
    best: _Match | None = None
    front: list[tuple[_Node, tuple[Slot, ...], int]] = [(root, (), at)]
    while front:
        ahead: list[tuple[_Node, tuple[Slot, ...], int]] = []
        for node, slots, here in front:
            if node.meaning is not None and (best is None or here > best.end):
                best = _Match(here, node.meaning, slots)
            if here == len(tokens) or not node.edges:
                continue
            for key, slot in tokens[here]:
                for bound, way in node.edges.get(key, ()):
                    filled = bound or slot
                    ahead.append((way, (*slots, filled) if filled else slots, here + 1))
            if "{when}" in node.edges and (found := when(here)):
                ahead.extend((way, (*slots, ("when", found[0])), found[1]) for _, way in node.edges["{when}"])
        front = ahead
    return best


def _any_of(table: Table) -> re.Pattern[str] | None:
    words = [re.escape(word).replace(r"\*", r"\w*+") for word in table.future.split(", ") if word]
    if not words:
        return None
    joined = "|".join(words)
    return re.compile(rf"\b(?:{joined})(?!\w)" if table.spaced else joined)


def _literals(root: _Node) -> set[str]:
    words: set[str] = set()
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        words.update(key for key in node.edges if not key.startswith("{"))
        open_nodes.extend(way for ways in node.edges.values() for _, way in ways)
    return words


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled when it is first wanted; of any other one, dates in numbers."""
    return Grammar(LANGUAGES.get(language, NO_LANGUAGE))
