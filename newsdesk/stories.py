"""Which articles tell of one happening, whatever their language: grouped as they come, each with the evidence shared.

The articles of one arrival are grouped with each other and with the stories of late, the closest first, by the average
likeness of their members (average linkage): so the order within an arrival does not matter, and no article draws a
story towards another topic by a single likeness. Copies go where their original goes, and weigh nothing.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from heapq import nlargest
from math import exp, fsum
from typing import NewType

from newsdesk.linkage import Linkage
from newsdesk.portraits import Drawn, Portrait, Rarity, Weights, draw
from newsdesk.records import ArticleId
from newsdesk.vectors import Centres, cosine

StoryId = NewType("StoryId", str)
"""First 16 hex digits of SHA-256 over "story" and the article it began with."""

ENGINE = "1"
"""Raised whenever the same articles would be grouped otherwise."""

WINDOW = timedelta(days=14)
"""Between an article and the story it may join."""

TOGETHER = 0.16
"""Average likeness from which on two groups are one story: the one threshold, for all languages and sources."""

_WORDS, _LEAD, _NAMES = 1.0, 0.3, 0.15
"""What each view weighs within a language."""
_OTHER_NAMES, _OTHER_TERMS, _OTHER_NUMBERS, _OTHER_DAYS = 1.5, 4.0, 0.4, 0.8
"""How much it takes from a likeness that the headlines name others (of Chinese: say what the other article does not say
at all), count otherwise, or speak of other days."""
_ANCHORS, _ANCHORS_ALONE = 0.4, 2.0
"""What names, numbers and days weigh between languages, beside the words that these have in common; and beside Chinese,
which has none in common with any other."""
_NEEDED = 4
"""Names, numbers and days that a Chinese article must share with one in another language, for what they weigh in full
(of fewer, their share squared): two countries and a statesman are in many happenings.
"""
_FADING = 0.05
"""How much each day between two articles takes from their likeness."""
_NO_MEANING, _MEANING = 0.2, 0.7
"""Cosine of centred vectors from which on they speak for a story between languages, and its scale, to that of words.

Within a language they add nothing to words: measured on four sets of English, they cost as much as they bring.
"""
CLOSEST = 20
"""Articles that are compared with a new one: those that share most of what is rare, and those of closest meaning."""
COMMON_KEY = 300
"""Articles that may hold a key: one that more hold tells no happening from another."""
LATE = 2_000
"""Articles of late that say what is rare."""
NAME_KINDS = frozenset({"country", "person", "organisation", "place", "initiative", "project"})
"""Tags that are names, and the same in every language."""
BY_MEANING = 5
"""Held articles in other languages whose vectors are closest to that of a new one, and whose stories may be meant."""
MEANT = 3_000
"""Articles whose vectors are compared with that of a new one, the closest in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article among those that are grouped."""

    article_id: ArticleId
    portrait: Portrait
    at: datetime | None
    """When it was out, if that is known."""
    story_id: StoryId | None = None
    """Of one that is grouped already."""
    copy_of: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an article is in its story: the member that is most like it, and what they share."""

    article_id: ArticleId
    story_id: StoryId
    with_article: ArticleId
    similarity: float
    """0 to 1; of an article that only other members hold in the story, below `TOGETHER`."""
    terms: tuple[str, ...]
    """What they share, as it is compared: what weighs most comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A story that turned out to be part of another one."""

    story_id: StoryId
    into: StoryId
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What one arrival came to."""

    stories: Mapping[ArticleId, StoryId]
    """Of the new articles."""
    reasons: Sequence[Reason]
    """Of those that share a story with an original that is no copy of them."""
    merges: Sequence[Merge]
    keys: Mapping[ArticleId, Sequence[str]]
    """Of the new articles: the terms by which later ones find them."""


def story_of(article_id: ArticleId) -> StoryId:
    """The story that begins with an article."""
    return StoryId(sha256(f"story {article_id}".encode()).hexdigest()[:16])


def group(new: Sequence[Piece], held: Sequence[Piece], *, late: Iterable[tuple[Portrait, float]]) -> Grouping:
    """Group new articles with each other and with stories that are held.

    `held`: the articles of the stories that may be meant, all or their representatives; each has a `story_id`. `late`:
    portraits of late with their shares, which say what is rare (see `Rarity`); the new ones are added here.
    """
    late, new = list(late), sorted(new, key=_order)
    centres = _centres([*(portrait for portrait, _ in late), *(piece.portrait for piece in (*new, *held))])
    # Twice: first every new article counts as a happening of its own, then as its part of the story it went to.
    shares = dict.fromkeys((piece.article_id for piece in new), 1.0)
    for final in (False, True):
        rarity = Rarity([*late, *((piece.portrait, shares[piece.article_id]) for piece in new)])
        desk = _Desk(new, held if final else (), rarity, centres)
        desk.gather()
        if not final:
            shares = desk.shares()
    return desk.grouping()


def find_keys(new: Sequence[Piece], *, late: Iterable[tuple[Portrait, float]]) -> dict[ArticleId, list[str]]:
    """The terms by which each new article finds the stories that it may belong to; `late` as for `group`."""
    rarity = Rarity([*late, *((piece.portrait, 1.0) for piece in new)])
    centres = _centres(piece.portrait for piece in new)
    return {piece.article_id: draw(piece.portrait, rarity, centres).keys() for piece in new}


def _centres(portraits: Iterable[Portrait]) -> Centres:
    return Centres((each.language, each.vector) for each in portraits if each.vector is not None)


def likeness(one: Drawn, other: Drawn) -> float:
    """How likely two articles tell of one happening, 0 to 1, by what they say alone."""
    if one.portrait.language != other.portrait.language:
        return _between_languages(one, other)
    alike = (
        _WORDS * _product(one.words, other.words)
        + _LEAD * _product(one.lead, other.lead)
        + _NAMES * _product(one.names, other.names)
    ) / (_WORDS + _LEAD + _NAMES)
    return alike * exp(-_contradiction(one, other)) if alike > TOGETHER / 4 else alike


def _between_languages(one: Drawn, other: Drawn) -> float:
    anchors = _product(one.anchors, other.anchors)
    if "zh" in (one.portrait.language, other.portrait.language):
        anchors *= _ANCHORS_ALONE * min(1.0, len(one.anchors.keys() & other.anchors.keys()) / _NEEDED) ** 2
    else:
        anchors *= _ANCHORS
    alike = _product(one.words, other.words) + anchors
    if one.vector is not None and other.vector is not None:
        alike += _MEANING * max(0.0, cosine(one.vector, other.vector) - _NO_MEANING)
    return min(1.0, alike)


def _contradiction(one: Drawn, other: Drawn) -> float:
    mine, yours = one.portrait, other.portrait
    against = 0.0
    for weight, my, your in (
        (_OTHER_TERMS if mine.language == "zh" else _OTHER_NAMES, mine.headline_names, yours.headline_names),
        (_OTHER_NUMBERS, mine.headline_numbers, yours.headline_numbers),
    ):
        against += weight * _missing(my, one, other) * _missing(your, other, one)
    if mine.lead_days and yours.lead_days:
        met = not set(mine.lead_days).isdisjoint(yours.days) or not set(yours.lead_days).isdisjoint(mine.days)
        against += 0.0 if met else _OTHER_DAYS
    return against


def _missing(terms: Sequence[str], one: Drawn, other: Drawn) -> float:
    """Share of a headline's terms, by what they tell, that the other article does not have."""
    weights = {term: one.words.get(term, 0.0) for term in terms}
    told = fsum(weights.values())
    return fsum(weight for term, weight in weights.items() if term not in other.portrait.words) / (told or 1.0)


def _product(one: Weights, other: Weights) -> float:
    # fsum: whatever order the set is in, the sum is the same.
    return fsum(one[term] * other[term] for term in one.keys() & other.keys())


class _Desk:
    """One arrival on the desk: all its pieces, numbered in the order of reports."""

    def __init__(self, new: Sequence[Piece], held: Sequence[Piece], rarity: Rarity, centres: Centres) -> None:
        self._new = new
        self._rarity = rarity
        here = {piece.article_id for piece in (*new, *held)}
        # A copy whose original is not here stands for itself.
        self._copies = {piece.article_id: piece.copy_of for piece in (*new, *held) if piece.copy_of in here}
        self._pieces = sorted((each for each in (*new, *held) if each.article_id not in self._copies), key=_order)
        self._number = {piece.article_id: number for number, piece in enumerate(self._pieces)}
        self._arrived = sorted({self._number_of(piece.article_id) for piece in new})
        self._centres = centres
        self._drawings: dict[int, Drawn] = {}
        self._keys = {number: self._drawn(number).keys() for number in self._arrived}
        self._known: dict[tuple[int, int], float] = {}
        stories: defaultdict[StoryId | int, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            stories[piece.story_id or number].append(number)
        self._linkage = Linkage(stories.values(), self._like, enough=TOGETHER)

    def gather(self) -> None:
        """Join what is closest until nothing is close enough."""
        self._linkage.gather((*self._sharing(), *self._meaning_alike()))

    def shares(self) -> dict[ArticleId, float]:
        """What part of its story's new articles each of these is."""
        homes = {piece.article_id: self._home_of(piece.article_id) for piece in self._new}
        sizes = Counter(homes.values())
        return {article_id: 1 / sizes[home] for article_id, home in homes.items()}

    def grouping(self) -> Grouping:
        """What it came to."""
        ids = {home: self._story_of(members) for home, members in self._linkage.groups.items()}
        return Grouping(
            stories={piece.article_id: ids[self._home_of(piece.article_id)] for piece in self._new},
            reasons=tuple(self._reasons(ids)),
            merges=tuple(self._merges(ids)),
            keys={piece.article_id: self._keys[self._number_of(piece.article_id)] for piece in self._new},
        )

    def _number_of(self, article_id: ArticleId) -> int:
        """The number of an article, or of the original that it copies."""
        while (original := self._copies.get(article_id)) is not None:
            article_id = original
        return self._number[article_id]

    def _home_of(self, article_id: ArticleId) -> int:
        return self._linkage.home(self._number_of(article_id))

    def _story_of(self, members: Sequence[int]) -> StoryId:
        """That of its oldest article that has one; a new story takes the name of the article it begins with."""
        held = (story_id for number in members if (story_id := self._pieces[number].story_id))
        return next(held, None) or story_of(self._pieces[members[0]].article_id)

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Pairs of a new article and another one that share what is rare."""
        wanted = {key for keys in self._keys.values() for key in keys}
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            for key in wanted & (piece.portrait.words.keys() | piece.portrait.anchors.keys()):
                holders[key].append(number)
        for number in self._arrived:
            language = self._pieces[number].portrait.language
            shared: defaultdict[int, float] = defaultdict(float)
            for key in self._keys[number]:
                if len(holders[key]) <= COMMON_KEY:
                    weight = self._rarity.of(key, language)
                    for other in holders[key]:
                        shared[other] += weight
            shared.pop(number, None)
            for other in nlargest(CLOSEST, shared, key=lambda each: (shared[each], -each)):
                yield number, other

    def _meaning_alike(self) -> Iterator[tuple[int, int]]:
        """Pairs of a new article and one in another language of close meaning."""
        embedded = [number for number, piece in enumerate(self._pieces) if piece.portrait.vector is not None]
        vectors = {number: vector for number in embedded if (vector := self._drawn(number).vector) is not None}
        numbers = list(vectors)
        languages = [piece.portrait.language for piece in self._pieces]
        for number in self._arrived:
            if (mine := vectors.get(number)) is not None:
                at = bisect(numbers, number)
                near = numbers[max(0, at - MEANT // 2) : at + MEANT // 2]
                others = [other for other in near if languages[other] != languages[number]]
                alike = {other: cosine(mine, vectors[other]) for other in others}
                for other in nlargest(CLOSEST, alike, key=lambda each: (alike[each], -each)):
                    yield number, other

    def _drawn(self, number: int) -> Drawn:
        """A piece, weighed when it is first compared: many of those that are held never are."""
        drawn = self._drawings.get(number)
        if drawn is None:
            drawn = self._drawings[number] = draw(self._pieces[number].portrait, self._rarity, self._centres)
        return drawn

    def _like(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._compared(*pair)
        return known

    def _compared(self, one: int, other: int) -> float:
        mine, yours = self._pieces[one].at, self._pieces[other].at
        apart = abs(mine - yours) if mine and yours else timedelta(0)
        if apart > WINDOW:
            return 0.0
        return likeness(self._drawn(one), self._drawn(other)) * exp(-_FADING * (apart / timedelta(days=1)))

    def _merges(self, ids: Mapping[int, StoryId]) -> Iterator[Merge]:
        """Held stories that lost their names, each with its likeness to the first other one that it met."""
        stories: dict[int, set[StoryId]] = {}
        for joint in self._linkage.joints:
            for home in (joint.kept, joint.gone):
                stories.setdefault(home, set(filter(None, [self._pieces[home].story_id])))
        met: dict[StoryId, float] = {}
        for joint in self._linkage.joints:
            mine, yours = stories[joint.kept], stories[joint.gone]
            if mine and yours:
                for story_id in sorted(mine | yours):
                    met.setdefault(story_id, joint.likeness)
            stories[joint.kept] = mine | yours
        homes = {piece.story_id: number for number, piece in enumerate(self._pieces) if piece.story_id}
        for story_id, similarity in met.items():
            into = ids[self._linkage.home(homes[story_id])]
            if story_id != into:
                yield Merge(story_id=story_id, into=into, similarity=round(similarity, 4))

    def _reasons(self, ids: Mapping[int, StoryId]) -> Iterator[Reason]:
        for piece in self._new:
            number = self._number.get(piece.article_id)
            home = self._home_of(piece.article_id)
            others = [other for other in self._linkage.groups[home] if other != number]
            if number is None or not others:
                continue
            closest = max(others, key=lambda other: (self._like(number, other), -other))
            yield Reason(
                article_id=piece.article_id,
                story_id=ids[home],
                with_article=self._pieces[closest].article_id,
                similarity=round(self._like(number, closest), 4),
                terms=_shared(self._drawn(number), self._drawn(closest)),
            )


_SHOWN = 12


def _shared(one: Drawn, other: Drawn) -> tuple[str, ...]:
    """What two articles have in common, what weighs most first."""
    views = [(one.anchors, other.anchors)]
    if one.portrait.language == other.portrait.language:
        views.append((one.words, other.words))
    weights = {term: weight * theirs[term] for mine, theirs in views for term, weight in mine.items() if term in theirs}
    return tuple(nlargest(_SHOWN, weights, key=lambda term: (weights[term], term)))


def _order(piece: Piece) -> tuple[bool, float, ArticleId]:
    """The first report first; undated ones last."""
    return piece.at is None, piece.at.timestamp() if piece.at else 0.0, piece.article_id
