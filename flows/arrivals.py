"""Articles that arrive one after another, judged in memory as the warehouse judges them: copies first, then stories.

What an article costs does not grow with what came before it: it is compared with those alone that share keys with it,
and words and portraits wait in a temporary file until then.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import nsmallest

import orjson

from flows.spool import Place, Spool
from newsdesk.copies import ORIGINAL, Node, Pair, Verdict, judge, precedence
from newsdesk.identity import copy_hash
from newsdesk.likeness import compare
from newsdesk.linkage import representatives
from newsdesk.portraits import Portrait, from_json, paint, to_json
from newsdesk.precedence import out_by
from newsdesk.records import ArticleId, Published
from newsdesk.sketches import Index, sketch
from newsdesk.stories import (
    BY_MEANING,
    CLOSEST,
    COMMON_KEY,
    LATE,
    WINDOW,
    Piece,
    StoryId,
    find_keys,
    group,
)
from newsdesk.vectors import Vector, cosine
from newsdesk.wording import Passage, Wording, read_wording

_FIRST_SEEN = datetime(2999, 1, 1, tzinfo=UTC)
"""When the first one came: behind every date that can be read, so that it only orders those without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An article, as far as it is told by what it shares with others."""

    article_id: ArticleId
    title: str
    body: str
    language: str
    published: Published | None
    names: Mapping[str, int]
    """Tags of the names in it, each with its mentions."""
    vector: Vector | None = None
    """Of its meaning, where a model is set."""


class Arrivals:
    """All that arrived so far, and what each of them is."""

    def __init__(self, spool: Spool) -> None:
        self._copies = _Copies(spool)
        self._stories = _Stories(spool)

    def take(self, articles: Sequence[Arrived]) -> None:
        """Judge articles that arrive together, and what they change about earlier ones."""
        judged = self._copies.take(articles)
        for article in articles:
            self._stories.paint(article)
        self._stories.take(
            [article_id for article_id in judged if self._is_original(article_id)], is_original=self._is_original
        )

    def verdict(self, article_id: ArticleId) -> Verdict:
        """Whether an article is a copy, as things stand."""
        return self._copies.verdict(article_id)

    def story_id(self, article_id: ArticleId) -> StoryId:
        """The story of an article, as things stand: that of its original."""
        return self._stories.story_of[self.verdict(article_id).copy_of or article_id]

    def _is_original(self, article_id: ArticleId) -> bool:
        return self.verdict(article_id).copy_of is None


@dataclass(slots=True)
class _Wording:
    """The articles of one wording: what is found of one of them holds for all."""

    first: Node
    """By precedence."""
    verdict: Verdict = ORIGINAL
    """Of the first."""
    alike: dict[int, float] = field(default_factory=dict)
    """Those that are like it, by their numbers."""


class _Copies:
    """Who is a copy of whom.

    A verdict depends on earlier articles alone, whatever the order of arrival: so what comes last changes nothing, and
    what comes late only what follows it.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._wordings: list[_Wording] = []
        self._number: dict[ArticleId, int] = {}
        """Of the wording of an article."""
        self._by_hash: dict[str, int] = {}
        self._index = Index()
        self._places: dict[int, Place] = {}
        """Of the words of a wording that has enough to be compared."""

    def take(self, articles: Sequence[Arrived]) -> list[ArticleId]:
        """Judge new articles; all that may be originals now, in order of their ids."""
        touched = {number for article in articles if (number := self._add(article)) is not None}
        judged = self._that_depend_on(touched)
        earlier = {
            other
            for number in judged
            for other in self._wordings[number].alike
            if other not in judged and self._wordings[other].verdict == ORIGINAL
        }
        verdicts = judge([self._wordings[number].first for number in judged | earlier], self._pairs(judged))
        for number in judged:
            wording = self._wordings[number]
            wording.verdict = verdicts[wording.first.article_id]
        return sorted(self._wordings[number].first.article_id for number in judged)

    def verdict(self, article_id: ArticleId) -> Verdict:
        """What an article is, as things stand."""
        wording = self._wordings[self._number[article_id]]
        first = wording.first.article_id
        if article_id == first or wording.verdict != ORIGINAL:
            return wording.verdict
        return Verdict(copy_of=first, copy_kind="exact", copy_similarity=1.0)

    def _add(self, article: Arrived) -> int | None:
        """Take an article in; the number of its wording, if that is new or has another first article now."""
        published = article.published
        node = Node(
            article_id=article.article_id,
            copy_hash=copy_hash(article.title, None, article.body),
            published_at=published.at if published else None,
            published_precision=published.precision if published else None,
            first_seen_at=_FIRST_SEEN + timedelta(seconds=len(self._number)),
        )
        new = len(self._wordings)
        number = new if node.copy_hash is None else self._by_hash.setdefault(node.copy_hash, new)
        self._number[node.article_id] = number
        if number == new:
            self._wordings.append(_Wording(node))
            words = read_wording(article.title, None, article.body)
            if words is not None:
                self._compare(number, words)
        elif precedence(node) < precedence(self._wordings[number].first):
            self._wordings[number].first = node
        else:
            return None
        return number

    def _compare(self, number: int, words: Wording) -> None:
        own = self._wordings[number]
        keys = sketch(words)
        for candidate in self._index.candidates(keys):
            other = self._number[candidate]
            likeness = compare(words, _unpacked(self._spool.get(self._places[other])))
            if likeness.is_copy:
                similarity = round(likeness.similarity, 4)
                own.alike[other] = self._wordings[other].alike[number] = similarity
        self._places[number] = self._spool.put(_packed(words))
        closest = max(own.alike, key=own.alike.__getitem__, default=None)
        self._index.add(own.first.article_id, keys, copy_of=None if closest is None else self._original_of(closest))

    def _original_of(self, number: int) -> ArticleId:
        """As far as it is judged: what arrived together stands for itself."""
        wording = self._wordings[number]
        return wording.verdict.copy_of or wording.first.article_id

    def _that_depend_on(self, touched: Iterable[int]) -> set[int]:
        """What is judged again when these change: themselves, what is like them and later, and so on."""
        judged: set[int] = set()
        ahead = list(touched)
        while ahead:
            number = ahead.pop()
            if number not in judged:
                judged.add(number)
                own = precedence(self._wordings[number].first)
                alike = self._wordings[number].alike
                ahead += (other for other in alike if precedence(self._wordings[other].first) > own)
        return judged

    def _pairs(self, numbers: Iterable[int]) -> Iterator[Pair]:
        for number in numbers:
            wording = self._wordings[number]
            for other, similarity in wording.alike.items():
                mine, yours = wording.first.article_id, self._wordings[other].first.article_id
                yield Pair(one=mine, other=yours, similarity=similarity)


def _packed(wording: Wording) -> bytes:
    passages = (wording.headline, wording.text)
    return orjson.dumps([part for each in passages for part in (" ".join(each.words), each.kinds.hex())])


def _unpacked(packed: bytes) -> Wording:
    headline, headline_kinds, text, text_kinds = orjson.loads(packed)
    return Wording(
        headline=Passage(words=tuple(headline.split()), kinds=bytes.fromhex(headline_kinds)),
        text=Passage(words=tuple(text.split()), kinds=bytes.fromhex(text_kinds)),
    )


class _Stories:
    """Which original is in which story."""

    def __init__(self, spool: Spool) -> None:
        self.story_of: dict[ArticleId, StoryId] = {}
        self._spool = spool
        self._portraits: dict[ArticleId, Place] = {}
        self._out: dict[ArticleId, datetime] = {}
        """When each was certainly out; without those of which that is not known."""
        self._members: defaultdict[StoryId, list[ArticleId]] = defaultdict(list)
        self._holders: dict[str, tuple[ArticleId, ...]] = {}
        """The latest articles that are found by a term."""
        self._late: deque[tuple[ArticleId, Portrait]] = deque(maxlen=LATE)

    def paint(self, article: Arrived) -> None:
        """Put the portrait of an article aside."""
        portrait = paint(
            article.title, None, article.body, language=article.language, tags=article.names, vector=article.vector
        )
        self._portraits[article.article_id] = self._spool.put(to_json(portrait).encode())
        published = article.published
        if published and published.precision != "month":
            self._out[article.article_id] = out_by(published.at, published.precision, _FIRST_SEEN)

    def take(self, originals: Iterable[ArticleId], *, is_original: Callable[[ArticleId], bool]) -> None:
        """Group those originals that have no story yet with each other, and with the stories that they may be of."""
        new = [self._piece(article_id) for article_id in originals if article_id not in self.story_of]
        late = self._shares()
        held = [
            self._piece(article_id)
            for story_id in self._meant(new, late)
            for article_id in representatives(sorted(filter(is_original, self._members[story_id]), key=self._order))
        ]
        grouping = group(new, held, late=late)
        for article_id, story_id in grouping.stories.items():
            self._put(article_id, story_id)
        for merge in grouping.merges:
            for article_id in self._members.pop(merge.story_id):
                self._put(article_id, merge.into)
        for piece in new:
            self._hold(piece, grouping.keys[piece.article_id])

    def _piece(self, article_id: ArticleId) -> Piece:
        return Piece(
            article_id=article_id,
            portrait=from_json(self._spool.get(self._portraits[article_id])),
            at=self._out.get(article_id),
            story_id=self.story_of.get(article_id),
        )

    def _order(self, article_id: ArticleId) -> tuple[bool, float, ArticleId]:
        """As in stories: the first report first, undated ones last."""
        out = self._out.get(article_id)
        return out is None, out.timestamp() if out else 0.0, article_id

    def _shares(self) -> list[tuple[Portrait, float]]:
        """The portraits of late, each with its share in its story."""
        sizes = Counter(self.story_of[article_id] for article_id, _ in self._late)
        return [(portrait, 1 / sizes[self.story_of[article_id]]) for article_id, portrait in self._late]

    def _meant(self, new: Sequence[Piece], late: Sequence[tuple[Portrait, float]]) -> list[StoryId]:
        """The stories of articles that share most terms with a new one; a term that very many have tells nothing."""
        meant: dict[StoryId, None] = {}
        keys = find_keys(new, late=late)
        for piece in new:
            shared: Counter[ArticleId] = Counter()
            for key in keys[piece.article_id]:
                holders = [held for held in self._holders.get(key, ()) if self._is_near(held, piece)]
                if len(holders) <= COMMON_KEY:
                    shared.update(holders)
            closest = nsmallest(CLOSEST, shared, key=lambda held: (-shared[held], held))
            meant |= dict.fromkeys(self.story_of[held] for held in (*closest, *self._close_in_meaning(piece)))
        return list(meant)

    def _close_in_meaning(self, piece: Piece) -> list[ArticleId]:
        """The articles of late in other languages whose vectors are closest to that of a new one."""
        vector, language = piece.portrait.vector, piece.portrait.language
        if vector is None:
            return []
        close = {
            held: cosine(vector, portrait.vector)
            for held, portrait in self._late
            if portrait.vector is not None and portrait.language != language and self._is_near(held, piece)
        }
        return nsmallest(BY_MEANING, close, key=lambda held: (-close[held], held))

    def _is_near(self, held: ArticleId, piece: Piece) -> bool:
        """Whether they may be of one story, by when they were out."""
        out = self._out.get(held)
        return out is None or piece.at is None or abs(out - piece.at) <= WINDOW

    def _put(self, article_id: ArticleId, story_id: StoryId) -> None:
        self.story_of[article_id] = story_id
        self._members[story_id].append(article_id)

    def _hold(self, piece: Piece, keys: Iterable[str]) -> None:
        """Let later articles find this one. Of a term, as many holders are kept as show that it is common."""
        self._late.append((piece.article_id, piece.portrait))
        for key in keys:
            self._holders[key] = (*self._holders.get(key, ())[-COMMON_KEY:], piece.article_id)
