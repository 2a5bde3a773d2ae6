"""Which articles tell of one happening, whatever their language: grouped as they come, each with the evidence shared.

The articles of one arrival are grouped with each other and with the stories of late, the closest first, by the average
likeness of their members (average linkage): so the order within an arrival does not matter, and no article draws a
story towards another topic by a single likeness. Copies go where their original goes, and weigh nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from heapq import heapify, heappop, heappush, nlargest
from math import exp
from types import MappingProxyType
from typing import NewType, TypeVar

from newsdesk.portraits import Drawn, Portrait, Rarity, Weights, draw
from newsdesk.records import ArticleId

T = TypeVar("T")

StoryId = NewType("StoryId", str)
"""First 16 hex digits of SHA-256 over "story" and the article it began with."""

ENGINE = "1"
"""Raised whenever the same articles would be grouped otherwise."""

WINDOW = timedelta(days=14)
"""Between an article and the story it may join."""

TOGETHER = 0.18
"""Average likeness from which on two groups are one story: the one threshold, for all languages and sources."""

_WORDS, _LEAD, _NAMES = 1.0, 0.3, 0.2
"""What each view weighs within a language."""
_OTHER_NAMES, _OTHER_NUMBERS, _OTHER_DAYS = 0.5, 0.6, 1.1
"""How much it takes from a likeness that the headlines name others, count otherwise, or speak of other days."""
_ANCHORS = 1.3
"""Scales the likeness of names, numbers and days between languages to that of words within one."""

CLOSEST = 40
"""Articles that are compared with a new one: those that share most of what is rare."""
COMMON_KEY = 300
"""Articles that may hold a key: one that more hold tells no happening from another."""
LATE = 2_000
"""Articles of late that say what is rare."""
NAME_KINDS = frozenset({"person", "organisation", "place", "initiative", "project"})
"""Tags that are names, and the same in every language; countries are in too many articles to tell anything."""
_REPRESENTATIVES = 12
"""Members at either end of a long story that stand for all."""


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


def group(
    new: Sequence[Piece],
    held: Sequence[Piece],
    *,
    late: Iterable[tuple[Portrait, float]],
    usual: Mapping[str, float] = MappingProxyType({}),
) -> Grouping:
    """Group new articles with each other and with stories that are held.

    `held`: the articles of the stories that may be meant, all or their representatives; each has a `story_id`. `late`:
    portraits of late with their shares, which say what is rare (see `Rarity`); the new ones are added here.
    """
    late = list(late)
    # Twice: first every new article counts as a happening of its own, then as its part of the story it went to.
    first = _Desk(new, held, Rarity([*late, *((piece.portrait, 1.0) for piece in new)], usual=usual))
    first.gather()
    sizes = Counter(first.cluster_of(piece.article_id) for piece in new)
    shares = [(piece.portrait, 1 / sizes[first.cluster_of(piece.article_id)]) for piece in new]
    desk = _Desk(new, held, Rarity([*late, *shares], usual=usual))
    desk.gather()
    return desk.grouping()


def find_keys(
    new: Sequence[Piece],
    *,
    late: Iterable[tuple[Portrait, float]],
    usual: Mapping[str, float] = MappingProxyType({}),
) -> dict[ArticleId, list[str]]:
    """The terms by which each new article finds the stories that it may belong to; as for `group`."""
    rarity = Rarity([*late, *((piece.portrait, 1.0) for piece in new)], usual=usual)
    return {piece.article_id: draw(piece.portrait, rarity).keys() for piece in new}


def representatives(members: Sequence[T]) -> Sequence[T]:
    """Those of a story's members, in their order, that stand for all: the first ones and the last ones."""
    if len(members) <= 2 * _REPRESENTATIVES:
        return members
    return [*members[:_REPRESENTATIVES], *members[-_REPRESENTATIVES:]]


def likeness(one: Drawn, other: Drawn) -> float:
    """How likely two articles tell of one happening, 0 to 1, by what they say alone."""
    if one.portrait.language != other.portrait.language:
        return min(1.0, _ANCHORS * _product(one.anchors, other.anchors))
    alike = (
        _WORDS * _product(one.words, other.words)
        + _LEAD * _product(one.lead, other.lead)
        + _NAMES * _product(one.names, other.names)
    ) / (_WORDS + _LEAD + _NAMES)
    return alike * exp(-_contradiction(one, other)) if alike > TOGETHER / 4 else alike


def _contradiction(one: Drawn, other: Drawn) -> float:
    mine, yours = one.portrait, other.portrait
    against = _OTHER_NAMES * _missing(mine.headline_names, yours) * _missing(yours.headline_names, mine)
    against += _OTHER_NUMBERS * _missing(mine.headline_numbers, yours) * _missing(yours.headline_numbers, mine)
    if mine.lead_days and yours.lead_days:
        met = not set(mine.lead_days).isdisjoint(yours.days) or not set(yours.lead_days).isdisjoint(mine.days)
        against += 0.0 if met else _OTHER_DAYS
    return against


def _missing(terms: Sequence[str], portrait: Portrait) -> float:
    """Share of a headline's terms that the other article does not have."""
    return sum(term not in portrait.words for term in terms) / len(terms) if terms else 0.0


def _product(one: Weights, other: Weights) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


@dataclass(slots=True)
class _Cluster:
    """Articles that are taken for one story so far, by their numbers."""

    members: list[int]
    stories: dict[StoryId, tuple[bool, float, ArticleId]] = field(default_factory=dict)
    """Held stories in it, each with the place of its first article in the order of reports."""
    version: int = 0


class _Desk:
    """One arrival on the desk: pieces by number, the new ones first."""

    def __init__(self, new: Sequence[Piece], held: Sequence[Piece], rarity: Rarity) -> None:
        originals = {piece.article_id for piece in (*new, *held)}
        self._new = new
        # A copy whose original is not here stands for itself.
        told = [piece for piece in new if piece.copy_of is None or piece.copy_of not in originals]
        self._pieces = sorted(told, key=_order) + sorted(held, key=_order)
        self._first_held = len(told)
        self._drawn = [draw(piece.portrait, rarity) for piece in self._pieces]
        self._keys = [drawn.keys() for drawn in self._drawn]
        self._rarity = rarity
        self._number = {piece.article_id: number for number, piece in enumerate(self._pieces)}
        self._likeness: dict[tuple[int, int], float] = {}
        self._clusters: dict[int, _Cluster] = {}
        self._home: list[int] = []
        self._merged: list[tuple[StoryId, float, int]] = []
        self._neighbours: defaultdict[int, set[int]] = defaultdict(set)
        self._lay_out()

    def _lay_out(self) -> None:
        homes: dict[StoryId, int] = {}
        for number, piece in enumerate(self._pieces):
            home = homes.setdefault(piece.story_id, number) if piece.story_id else number
            cluster = self._clusters.setdefault(home, _Cluster([]))
            cluster.members.append(number)
            if piece.story_id:
                cluster.stories.setdefault(piece.story_id, _order(piece))
            self._home.append(home)

    def gather(self) -> None:
        """Join what is closest until nothing is close enough."""
        heap: list[tuple[float, int, int, int, int]] = []
        for one, other in self._candidates():
            self._consider(heap, self._home[one], self._home[other])
        heapify(heap)
        while heap:
            negative, one, other, *versions = heappop(heap)
            if self._is_current(one, versions[0]) and self._is_current(other, versions[1]):
                self._join(heap, one, other, -negative)

    def cluster_of(self, article_id: ArticleId) -> int:
        """A number that articles of one story have in common."""
        number = self._number.get(article_id)
        if number is None:
            original = next(piece.copy_of for piece in self._new if piece.article_id == article_id)
            return self.cluster_of(original) if original else -1
        return self._home[number]

    def grouping(self) -> Grouping:
        """What it came to."""
        ids = {home: self._story_id(cluster) for home, cluster in self._clusters.items()}
        copies = {piece.article_id: piece.copy_of for piece in self._new if piece.article_id not in self._number}
        stories = {
            piece.article_id: ids[self._home[self._number[_root(piece.article_id, copies)]]] for piece in self._new
        }
        merges: dict[StoryId, Merge] = {}
        for story_id, similarity, number in self._merged:  # once for each join of its cluster: the first counts
            into = ids[self._home[number]]
            if story_id != into:
                merges.setdefault(story_id, Merge(story_id=story_id, into=into, similarity=round(similarity, 4)))
        return Grouping(
            stories=stories,
            reasons=tuple(self._reasons(ids)),
            merges=tuple(merges.values()),
            keys={piece.article_id: self._keys[self._number[_root(piece.article_id, copies)]] for piece in self._new},
        )

    def _story_id(self, cluster: _Cluster) -> StoryId:
        """That of its oldest story; a new one takes the name of the article it begins with."""
        if cluster.stories:
            return min(cluster.stories.items(), key=lambda each: each[1])[0]
        return story_of(min((self._pieces[number] for number in cluster.members), key=_order).article_id)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of a new article and another one that share what is rare."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for key in keys:
                holders[key].append(number)
        for number in range(self._first_held):
            shared: dict[int, float] = defaultdict(float)
            for key in self._keys[number]:
                if len(holders[key]) <= COMMON_KEY:
                    weight = self._rarity.of(key)
                    for other in holders[key]:
                        shared[other] += weight
            shared.pop(number, None)
            for other in nlargest(CLOSEST, shared, key=lambda each: (shared[each], -each)):
                yield number, other

    def _consider(self, heap: list[tuple[float, int, int, int, int]], one: int, other: int) -> None:
        one, other = min(one, other), max(one, other)
        if one == other or other in self._neighbours[one]:
            return
        similarity = self._between(one, other)
        self._neighbours[one].add(other)
        self._neighbours[other].add(one)
        if similarity >= TOGETHER:
            heap.append(self._entry(similarity, one, other))

    def _entry(self, similarity: float, one: int, other: int) -> tuple[float, int, int, int, int]:
        return -similarity, one, other, self._clusters[one].version, self._clusters[other].version

    def _is_current(self, home: int, version: int) -> bool:
        return home in self._clusters and self._clusters[home].version == version

    def _join(self, heap: list[tuple[float, int, int, int, int]], one: int, other: int, similarity: float) -> None:
        kept, gone = self._clusters[one], self._clusters.pop(other)
        for story_id in {**kept.stories, **gone.stories} if kept.stories and gone.stories else ():
            self._merged.append((story_id, similarity, kept.members[0]))
        kept.members = sorted([*kept.members, *gone.members], key=lambda number: _order(self._pieces[number]))
        kept.stories |= gone.stories
        kept.version += 1
        for number in gone.members:
            self._home[number] = one
        neighbours = (self._neighbours[one] | self._neighbours.pop(other)) - {one, other}
        self._neighbours[one] = neighbours
        for neighbour in neighbours:
            self._neighbours[neighbour].discard(other)
            self._neighbours[neighbour].add(one)
            if (closeness := self._between(one, neighbour)) >= TOGETHER:
                heappush(heap, self._entry(closeness, *sorted((one, neighbour))))

    def _between(self, one: int, other: int) -> float:
        """Average likeness of the members of two clusters."""
        mine, yours = representatives(self._clusters[one].members), representatives(self._clusters[other].members)
        return sum(self._like(a, b) for a in mine for b in yours) / (len(mine) * len(yours))

    def _like(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._likeness.get(pair)
        if known is None:
            known = self._likeness[pair] = self._compared(*pair)
        return known

    def _compared(self, one: int, other: int) -> float:
        mine, yours = self._pieces[one].at, self._pieces[other].at
        if mine and yours and abs(mine - yours) > WINDOW:
            return 0.0
        return likeness(self._drawn[one], self._drawn[other])

    def _reasons(self, ids: Mapping[int, StoryId]) -> Iterator[Reason]:
        for number, piece in enumerate(self._pieces[: self._first_held]):
            others = [other for other in self._clusters[self._home[number]].members if other != number]
            if not others:
                continue
            closest = max(others, key=lambda other: (self._like(number, other), -other))
            yield Reason(
                article_id=piece.article_id,
                story_id=ids[self._home[number]],
                with_article=self._pieces[closest].article_id,
                similarity=round(self._like(number, closest), 4),
                terms=_shared(self._drawn[number], self._drawn[closest]),
            )


_SHOWN = 12


def _shared(one: Drawn, other: Drawn) -> tuple[str, ...]:
    """What two articles have in common, what weighs most first."""
    views = [(one.anchors, other.anchors)]
    if one.portrait.language == other.portrait.language:
        views.append((one.words, other.words))
    weights = {term: weight * theirs[term] for mine, theirs in views for term, weight in mine.items() if term in theirs}
    return tuple(nlargest(_SHOWN, weights, key=lambda term: (weights[term], term)))


def _root(article_id: ArticleId, copies: Mapping[ArticleId, ArticleId | None]) -> ArticleId:
    while (original := copies.get(article_id)) is not None:
        article_id = original
    return article_id


def _order(piece: Piece) -> tuple[bool, float, ArticleId]:
    """The first report first; undated ones last."""
    return piece.at is None, piece.at.timestamp() if piece.at else 0.0, piece.article_id
