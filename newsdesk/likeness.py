"""How alike two articles are, word by word: whether one is a copy of the other.

A copy may be cut, get a lead, a footer and another headline, and change the order of its paragraphs: what counts is how
much of the shorter text stands in the longer one. But where the same sentences speak of another president, another day
or another number, they are a form that was filled in twice: such differences within common text weigh more than its
share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from newsdesk.wording import HAN_PER_WORD, Kind, Wording

SHARE = 0.5
"""Of the shorter text, that must stand in the longer one at least."""
_FEW, _MANY = 12, 35
"""Words in common: with fewer than the first nothing is a copy, from the second on `SHARE` is enough."""
_SHARE_OF_FEW = 0.85
_SHARE_OF_DEEP_CUT = 0.8
_DEEP_CUT, _DEEP_CUT_WORDS = 0.2, 40
"""What is less of the longer text than that is a quotation, unless it has so many words."""
_SHORT_PIECE, _SHARE_OF_LONGER = 30, 0.4
"""Fewer words in common must be so much of the longer text as well: a list of headlines is no copy of each report."""
_SHARE_WITHOUT_LEAD = 0.7
"""Two articles that both begin with words of their own may only share their background."""
_LEAD, _LEAD_SHARE = 25, 1 / 3
"""Words, and share of a text, that are its beginning."""

_WEIGHTS: Mapping[int, float] = {Kind.NUMBER: 1.0, Kind.NAME: 1.0, Kind.UNCASED: 0.5, Kind.PLAIN: 0.35}
"""How much it weighs that a word of this kind stands for another one."""
_TOLERATED = 0.6
_WORDS_PER_CONFLICT = 120
"""Editors change a name or a number now and then in a long report; not in a short one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two articles have in common, and what that is worth."""

    similarity: float
    """Share of the shorter text that stands in the longer one, from 0 to 1."""
    needed: float
    """The share from which on it is a copy; above 1 where none would do."""
    conflicts: float
    """Weight of the names, numbers and words that stand for one another within common text."""
    tolerated: float
    """How much of that an edited copy of this length may have."""

    @property
    def is_copy(self) -> bool:
        """Whether one of them is a copy of the other."""
        return self.similarity >= self.needed and self.conflicts <= self.tolerated


NOTHING_ALIKE = Likeness(similarity=0.0, needed=1.0, conflicts=0.0, tolerated=0.0)


def compare(one: Wording, other: Wording) -> Likeness:
    """What two articles have in common; the same in either order. Time grows with the length of both together."""
    if one.is_han != other.is_han:
        return NOTHING_ALIKE
    short, long = sorted((one, other), key=lambda wording: (len(wording.text.words), wording.text.words))
    grain = _HAN if short.is_han else _ALPHABET
    common = _Common(short.text.words, long.text.words, grain)
    words = sum(common.in_short) / grain.per_word
    similarity = sum(common.in_short) / len(common.in_short)
    needed = _needed(common, words, grain)
    if similarity < needed:
        return Likeness(similarity=similarity, needed=needed, conflicts=0.0, tolerated=0.0)
    return Likeness(
        similarity=similarity,
        needed=needed,
        conflicts=_conflicts(common, short, long) + _between_headlines(short, long),
        tolerated=max(_TOLERATED, words / _WORDS_PER_CONFLICT),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grain:
    """Lengths in words, or in Chinese characters."""

    anchor: int
    """What must stand together in both texts to be common text."""
    window: int
    """Behind common text, how far is looked for where it goes on."""
    resumed: int
    """What must stand together there."""
    per_word: float


_ALPHABET = _Grain(anchor=4, window=8, resumed=2, per_word=1)
_HAN = _Grain(anchor=8, window=16, resumed=3, per_word=HAN_PER_WORD)
_PLACES = 4
"""Places of the same words in one text that are tried."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words of either text between the same words before and behind."""

    short: range
    long: range
    closed: bool = True
    """False where common text ends: only the first word on either side is in the gap."""


class _Common:
    """Text that two articles have in common, and the gaps in it."""

    def __init__(self, a: Sequence[str], b: Sequence[str], grain: _Grain) -> None:
        self.in_short = bytearray(len(a))
        """1 for each word that stands in the other text."""
        self.in_long = bytearray(len(b))
        self.gaps: set[_Gap] = set()
        """Where words of the one stand for words of the other."""
        self._a, self._b = a, b
        self._backward = a[::-1], b[::-1]
        runs = list(_anchored(a, b, grain))
        for i, j, length in runs:
            self._mark(i, j, length)
        reached: set[tuple[int, int]] = set()
        for i, j, length in runs:
            if (i, j) not in reached:
                self._follow_back(i, j, grain)
            reached.add(self._follow(i + length, j + length, grain))

    def _mark(self, i: int, j: int, length: int) -> None:
        self.in_short[i : i + length] = self.in_long[j : j + length] = b"\1" * length

    def _follow(self, i: int, j: int, grain: _Grain) -> tuple[int, int]:
        """Follow common text on from here, to where it ends or meets what is known."""
        for step in _steps(self._a, self._b, i, j, grain):
            i, j = step.i + step.skipped, step.j + step.skipped_other
            if step.skipped and step.skipped_other:
                self.gaps.add(_Gap(range(step.i, i), range(step.j, j), step.closed))
            if step.length and self.in_short[i] and self.in_long[j]:
                break
            self._mark(i, j, step.length)
        return i, j

    def _follow_back(self, i: int, j: int, grain: _Grain) -> None:
        """The same towards the beginning."""
        n, m = len(self._a), len(self._b)
        for step in _steps(*self._backward, n - i, m - j, grain):
            i, j = n - step.i - step.skipped, m - step.j - step.skipped_other
            if step.skipped and step.skipped_other:
                self.gaps.add(_Gap(range(i, n - step.i), range(j, m - step.j), step.closed))
            if step.length and self.in_short[i - 1] and self.in_long[j - 1]:
                break
            self._mark(i - step.length, j - step.length, step.length)


def _anchored(a: Sequence[str], b: Sequence[str], grain: _Grain) -> Iterator[tuple[int, int, int]]:
    """Runs of the same words, in the order of b: begin in a and in b, length."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, words in enumerate(zip(*(a[start:] for start in range(grain.anchor)), strict=False)):
        found = places.setdefault(words, [])
        if len(found) < _PLACES:
            found.append(place)
    expected = resume = 0
    for at, words in enumerate(zip(*(b[start:] for start in range(grain.anchor)), strict=False)):
        if at >= resume and words in places:
            begin = min(places[words], key=lambda place: abs(place - expected))
            length = _same(a, b, begin, at)
            yield begin, at, length
            expected, resume = begin + length, at + length


def _same(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    """How many words are the same from here on."""
    begin = i
    while i < len(a) and j < len(b) and a[i] == b[j]:
        i += 1
        j += 1
    return i - begin


@dataclass(frozen=True, slots=True)
class _Step:
    """Words skipped on either side, from these places on, and how many are the same behind them."""

    i: int
    j: int
    skipped: int
    skipped_other: int
    length: int
    closed: bool = True


def _steps(a: Sequence[str], b: Sequence[str], i: int, j: int, grain: _Grain) -> Iterator[_Step]:
    """How common text that broke off here goes on."""
    while i < len(a) and j < len(b):
        found = _nearest(a[i : i + grain.window], b[j : j + grain.window], grain.resumed)
        if found is None:
            rest = len(a) - i, len(b) - j
            ends = max(rest) <= grain.resumed + 1
            yield _Step(i, j, *(rest if ends else (1, 1)), 0, ends)
            return
        step = _Step(i, j, *found, _same(a, b, i + found[0], j + found[1]))
        yield step
        i, j = i + step.skipped + step.length, j + step.skipped_other + step.length


def _nearest(a: Sequence[str], b: Sequence[str], size: int) -> tuple[int, int] | None:
    """The first places at which both have the same words."""
    places = {a[place : place + size]: place for place in range(len(a) - size, -1, -1)}
    both = ((places[words], at) for at in range(len(b) - size + 1) if (words := b[at : at + size]) in places)
    return min(both, key=sum, default=None)


_NEVER = 2.0


def _needed(common: _Common, words: float, grain: _Grain) -> float:
    """The share from which on so much common text makes a copy."""
    of_longer = sum(common.in_long) / len(common.in_long)
    if words < _FEW or (words < _SHORT_PIECE and of_longer < _SHARE_OF_LONGER):
        return _NEVER
    if of_longer < _DEEP_CUT and words < _DEEP_CUT_WORDS:
        return _NEVER
    needed = SHARE + (_SHARE_OF_FEW - SHARE) * max(0.0, _MANY - words) / (_MANY - _FEW)
    if of_longer < _DEEP_CUT:
        needed = max(needed, _SHARE_OF_DEEP_CUT)
    if not (_has_lead(common.in_short, grain) or _has_lead(common.in_long, grain)):
        needed = max(needed, _SHARE_WITHOUT_LEAD)
    return needed


def _has_lead(covered: bytearray, grain: _Grain) -> bool:
    """Whether half of the beginning stands in the other text."""
    lead = covered[: max(1, round(min(_LEAD * grain.per_word, len(covered) * _LEAD_SHARE)))]
    return 2 * sum(lead) >= len(lead)


@dataclass(frozen=True, slots=True)
class _Side:
    """What the one article says in a gap."""

    words: Sequence[str]
    kinds: Sequence[int]
    vocabulary: frozenset[str]
    """Of the whole article."""

    @property
    def numbers(self) -> set[str]:
        return {word for word, kind in zip(self.words, self.kinds, strict=True) if kind == Kind.NUMBER}

    def own(self, other: _Side) -> list[float]:
        """Weights of the words that the other article has nowhere, nor a form of them here; the two heaviest."""
        weights = (
            _WEIGHTS[kind]
            for word, kind in zip(self.words, self.kinds, strict=True)
            if kind != Kind.NUMBER
            and word not in other.vocabulary
            and not any(_is_form_of(word, each, kind) for each in other.words)
        )
        return sorted(weights, reverse=True)[:2]


def _conflicts(common: _Common, short: Wording, long: Wording) -> float:
    """Weight of what stands for something else; what stands elsewhere in the other article has only moved."""
    total = 0.0
    for gap in common.gaps:
        mine = _side(short, gap.short, common.in_short)
        theirs = _side(long, gap.long, common.in_long)
        before = gap.short.start - 1
        counted = before >= 0 and short.text.kinds[before] == Kind.NUMBER
        if _differ_in_number(mine, theirs) or (gap.closed and counted and _differ_in_unit(mine, theirs)):
            total += 1.0
        elif gap.closed:
            total += _conflict(mine, theirs)
    return total


def _side(wording: Wording, place: range, covered: bytearray) -> _Side:
    left = [each for each in place if not covered[each]]
    words, kinds = wording.text.words, wording.text.kinds
    return _Side([words[each] for each in left], [kinds[each] for each in left], wording.vocabulary)


def _differ_in_number(mine: _Side, theirs: _Side) -> bool:
    """Whether either has a number that the other lacks: a year that only one of them gives is no difference."""
    return bool(mine.numbers - theirs.numbers and theirs.numbers - mine.numbers)


def _differ_in_unit(mine: _Side, theirs: _Side) -> bool:
    """Whether the same number is one of something else: of February and March, millions and billions."""
    if not (mine.words and theirs.words and mine.kinds[0] == theirs.kinds[0] == Kind.PLAIN):
        return False
    return not _is_ending_or_abbreviation(mine.words[0], theirs.words[0])


def _conflict(mine: _Side, theirs: _Side) -> float:
    """Weight of the words that stand for one another, up to 1."""
    own, others = mine.own(theirs), theirs.own(mine)
    return min(1.0, (sum(own) + sum(others)) / 2) if own and others else 0.0


_SHORTEST_STEM = 4
_LIKE_SPELLING = 0.85


@lru_cache(maxsize=1 << 14)
def _is_form_of(word: str, other: str, kind: int) -> bool:
    """Whether two words may be one with other endings, abbreviated, or, if they are no names, in another spelling."""
    if _is_ending_or_abbreviation(word, other):
        return True
    return (
        kind == Kind.PLAIN
        and min(len(word), len(other)) > _SHORTEST_STEM
        and SequenceMatcher(None, min(word, other), max(word, other), autojunk=False).ratio() >= _LIKE_SPELLING
    )


def _is_ending_or_abbreviation(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) >= _SHORTEST_STEM and long.startswith(short[:-1]):
        return True
    letters = iter(long)
    return short[0] == long[0] and len(short) <= _SHORTEST_STEM < len(long) and all(each in letters for each in short)


_HEADLINE_WORDS = 40


def _between_headlines(one: Wording, other: Wording) -> float:
    """Weight of what differs between two headlines that are otherwise the same."""
    first, second = sorted((one, other), key=lambda wording: wording.headline.words)
    a, b = (wording.headline.words[:_HEADLINE_WORDS] for wording in (first, second))
    if 2 * len(set(a) & set(b)) < max(len(a), len(b)):
        return 0.0
    total = 0.0
    for change, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if change == "replace":
            mine = _Side(a[i:i_end], first.headline.kinds[i:i_end], first.vocabulary)
            theirs = _Side(b[j:j_end], second.headline.kinds[j:j_end], second.vocabulary)
            total += 1.0 if _differ_in_number(mine, theirs) else _conflict(mine, theirs)
    return total
