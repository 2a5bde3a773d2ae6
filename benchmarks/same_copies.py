"""Copies told from originals: `python -m benchmarks.same_copies`.

Copies are made (benchmarks/made_copies.py) of real articles of `$SILKWIRE_DATA` and put among all the others; forms
filled in twice, and articles that share a passage of a third one, are put there as well, and are no copies. Everything
goes the whole way: sketch, candidates by keys, comparison, judgement. Thresholds were chosen looking at the articles
whose hash is even, and at the copies made of these; the others are held back.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import orjson

from benchmarks.made_copies import MAKES, SCRIPTS, Text, filled_in
from benchmarks.same_baselines import best_of_baselines
from newsdesk.copies import Node, Pair, Verdict, judge
from newsdesk.identity import copy_hash
from newsdesk.likeness import compare
from newsdesk.records import ArticleId
from newsdesk.sketches import Index, sketch
from newsdesk.wording import read_wording

SEED = 5
SOURCES = 150
"""Articles of a set and language that copies are made of, at most."""
SHORT, SHORTEST = 40, 20
"""Words up to which an article counts as a short one; below the second no copies are made of it."""
SHARING = 60
"""Pairs of articles of a language that are given a passage in common."""
BESIDE, BESIDE_OTHERS = 200, 2_000
"""Sources whose copies are looked for by plain ways too, and other articles among which."""
_START = datetime(2026, 3, 1, tzinfo=UTC)
_FIRST_SEEN = datetime(2026, 6, 1, tzinfo=UTC)


def real_texts(data: Path) -> Iterator[Text]:
    """Every article of the data that needs no parser."""
    for path in sorted((data / "china-central-asia").glob("*.jsonl")):
        for row in _rows(path):
            yield _text("china-central-asia", row["lang"], row["id"], row["title"], row["text"])
    for row in _rows(data / "clusters/clust-mcms-dev/articles.jsonl"):
        yield _text("clust-mcms-dev", row["lang_guess"], row["id"], row["title"], row["text"])
    for number, row in enumerate(_rows(data / "clusters/wikinews-galaxy/articles.jsonl.gz")):
        yield _text("wikinews-galaxy", "en", number, row["title"], row["text"])
    yield from _posts(data / "clusters/uz-two-outlets/posts.jsonl.gz")
    for row in _rows(data / "neardup/tgcontest-pairs/pairs.jsonl"):
        for side in ("first", "second"):
            name = f"{row['id']}-{side}"
            yield _text("tgcontest-pairs", row["lang"], name, row[side]["title"], row[side]["text"])
    for key, row in orjson.loads((data / "extraction/naeb/articles.json").read_bytes()).items():
        yield _text("naeb", "en", key, row["title"] or "", row["articleBody"] or "")


def _posts(path: Path) -> Iterator[Text]:
    for row in _rows(path):
        yield _text("uz-two-outlets", "ru", row["id"], "", row["text"])
        if row.get("text_uz_mt"):
            yield _text("uz-two-outlets", "uz", f"{row['id']}-uz", "", row["text_uz_mt"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    payload = path.read_bytes()
    yield from map(orjson.loads, (gzip.decompress(payload) if path.suffix == ".gz" else payload).splitlines())


def _text(collection: str, language: str, key: object, title: str, body: str) -> Text:
    return Text(text_id=f"{collection}/{key}", collection=collection, language=language, title=title, body=body)


def _chance(*names: str) -> random.Random:
    return random.Random(f"{SEED} {' '.join(names)}")  # noqa: S311


def _held_back(text: Text) -> bool:
    return sha256((text.made_of or text.text_id).encode()).digest()[-1] % 2 == 1


def made_of(texts: Sequence[Text]) -> Iterator[Text]:
    """Copies of some of these, each made in every way."""
    groups: defaultdict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in texts:
        if (wording := read_wording(text.title, None, text.body)) and wording.weight >= SHORTEST:
            groups[text.collection, text.language].append(text)
    for (collection, language), group in groups.items():
        sources = _chance(collection, language).sample(group, min(SOURCES, len(group)))
        for source in sources:
            for name, make in MAKES.items():
                if name == "other script" and language not in SCRIPTS:
                    continue
                chance = _chance(source.text_id, name)
                other = chance.choice(group)
                made = make(source, other, chance)
                yield Text(
                    text_id=f"{source.text_id}#{name}",
                    collection=collection,
                    language=language,
                    title=made.title,
                    body=made.body,
                    made_of=source.text_id,
                    made_by=name,
                )


def sharing(texts: Sequence[Text]) -> Iterator[Text]:
    """Articles of one language, two and two with the same passage of a third one: up to 60 % of the shorter."""
    groups: defaultdict[str, list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.language].append(text)
    for language, group in groups.items():
        chance = _chance("sharing", language)
        for number in range(SHARING if len(group) >= 3 else 0):
            one, other, third = chance.sample(group, 3)
            length = round(min(len(one.body), len(other.body)) * chance.uniform(0.2, 0.6))
            passage = third.body[:length].rsplit(" ", 1)[0]
            for side, text in (("one", one), ("other", other)):
                yield Text(
                    text_id=f"sharing/{language}/{number}/{side}",
                    collection="sharing",
                    language=language,
                    title=text.title,
                    body=f"{text.body}\n{passage}",
                    made_of=text.text_id,
                    made_by="shared passage",
                )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the whole way made of a pool of texts."""

    verdicts: Mapping[ArticleId, Verdict]
    keys: float
    """An article."""
    candidates: float
    """An article."""
    sketches_a_second: float
    comparisons_a_second: float

    def original_of(self, text_id: str) -> str:
        """Where a text leads: to itself where it is an original."""
        return self.verdicts[ArticleId(text_id)].copy_of or text_id


def whole_way(texts: Sequence[Text]) -> Outcome:
    """Sketch, look for candidates, compare, judge; real articles were published in sixty days, the made ones behind."""
    start = process_time()
    wordings = {text.text_id: wording for text in texts if (wording := read_wording(text.title, None, text.body))}
    keys = {text_id: sketch(wording) for text_id, wording in wordings.items()}
    sketched = process_time() - start
    index = Index()
    for text_id, own in keys.items():
        index.add(ArticleId(text_id), own)
    paired = {
        (min(text_id, other), max(text_id, other))
        for text_id, own in keys.items()
        for other in index.candidates(own)
        if other != text_id
    }
    start = process_time()
    found = [(one, other, compare(wordings[one], wordings[other])) for one, other in paired]
    compared = process_time() - start
    pairs = [
        Pair(one=ArticleId(one), other=ArticleId(other), similarity=likeness.similarity)
        for one, other, likeness in found
        if likeness.is_copy
    ]
    return Outcome(
        verdicts=judge(map(_node, texts), pairs),
        keys=sum(map(len, keys.values())) / len(keys),
        candidates=2 * len(paired) / len(keys),
        sketches_a_second=len(texts) / sketched,
        comparisons_a_second=len(paired) / compared,
    )


def _node(text: Text) -> Node:
    chance = _chance("published", text.made_of or text.text_id)
    published = _START + timedelta(hours=chance.uniform(0, 24 * 60))
    if text.made_of:
        published += timedelta(hours=_chance("later", text.text_id).uniform(1, 72))
    return Node(
        article_id=ArticleId(text.text_id),
        copy_hash=copy_hash(text.title, None, text.body),
        published_at=published,
        published_precision="second",
        first_seen_at=_FIRST_SEEN,
    )


def _rate(hits: int, of: int) -> str:
    return f"{hits / of:.4f}" if of else "-"


def _recall(made: Sequence[Text], pool: Outcome) -> Iterator[str]:
    """Per way of copying, and per set and language: how many made copies lead to where their source does."""
    lengths = {text.text_id: _weight(text) for text in made}
    groups: dict[str, list[Text]] = defaultdict(list)
    for text in made:
        size = "short" if lengths[text.text_id.split("#")[0] + "#re-headed"] < SHORT else "long"
        for name in (text.made_by, f"{text.collection}, {text.language}", f"*{size} sources*", "**all**"):
            groups[name].append(text)
    yield "| copies | n | recall | to another article | held back: n | recall |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, group in groups.items():
        found = [text for text in group if _is_found(text, pool)]
        astray = sum(pool.original_of(text.text_id) != text.text_id for text in group) - len(found)
        rest = [text for text in group if _held_back(text)]
        again = sum(map(_held_back, found))
        recall, recall_of_rest = _rate(len(found), len(group)), _rate(again, len(rest))
        yield f"| {name} | {len(group)} | {recall} | {astray} | {len(rest)} | {recall_of_rest} |"


def _is_found(text: Text, pool: Outcome) -> bool:
    return pool.original_of(text.text_id) == pool.original_of(text.made_of or "")


def _weight(text: Text) -> float:
    wording = read_wording("", None, text.body)
    return wording.weight if wording else 0.0


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    real = list({text.text_id: text for text in real_texts(data)}.values())
    alone = whole_way(real)
    originals = [text for text in real if alone.original_of(text.text_id) == text.text_id]
    made, forms, shared = list(made_of(originals)), list(filled_in()), list(sharing(originals))
    pool = whole_way([*real, *made, *forms, *shared])
    parts = (
        _summary(made, len(real), len(forms), len(shared), pool),
        "\n".join(_recall(made, pool)),
        "\n".join(_beside(originals, made, forms, pool)),
        "\n".join(_not_copies(forms, shared, real, alone, pool)),
        _costs(pool),
    )
    return "\n\n".join(("### Copies", *parts)) + "\n"


def _summary(made: Sequence[Text], real: int, forms: int, shared: int, pool: Outcome) -> str:
    called = [text for text in made if pool.original_of(text.text_id) != text.text_id]
    rest = [text for text in called if _held_back(text)]
    right, right_of_rest = (sum(_is_found(text, pool) for text in group) for group in (called, rest))
    sources = len({text.made_of for text in made})
    return (
        f"{len(made):,} copies made of {sources:,} articles, among all {real:,} real ones, {forms} forms and\n"
        f"{shared} articles with a passage in common. Of the made copies that are called copies,\n"
        f"{_rate(right, len(called))} lead to their source (held back: {_rate(right_of_rest, len(rest))})."
    )


def _costs(pool: Outcome) -> str:
    return (
        f"Keys an article {pool.keys:.1f} ({8 * pool.keys:.0f} bytes), candidates {pool.candidates:.1f}. "
        f"A second and core: {pool.sketches_a_second:,.0f} sketches,\n"
        f"{pool.comparisons_a_second:,.0f} comparisons of candidates."
    )


def _beside(originals: Sequence[Text], made: Sequence[Text], forms: Sequence[Text], pool: Outcome) -> Iterator[str]:
    """Ours beside plain ways, on some of the copies and all forms."""
    some = set(_chance("beside").sample(sorted({text.made_of or "" for text in made}), BESIDE))
    asked = [*(text for text in made if text.made_of in some), *forms]
    others = _chance("others").sample([text for text in originals if text.text_id not in some], BESIDE_OTHERS)
    held = [*(text for text in originals if text.text_id in some), *others, *forms]
    yield f"| {len(asked) - len(forms)} copies and {len(forms)} forms | threshold | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|"
    called = [text for text in asked if pool.original_of(text.text_id) != text.text_id]
    right = sum(text.made_of is not None and _is_found(text, pool) for text in called)
    precision, recall = right / len(called), right / (len(asked) - len(forms))
    f1 = 2 * precision * recall / (precision + recall)
    yield f"| ours, among all the others | fixed | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
    yield from best_of_baselines(held, asked)


def _not_copies(
    forms: Sequence[Text], shared: Sequence[Text], real: Sequence[Text], alone: Outcome, pool: Outcome
) -> Iterator[str]:
    """What is no copy, and how much of it was called one."""
    yield "| no copies | n | called one |"
    yield "|---|---:|---:|"
    filled = sum(pool.original_of(text.text_id) != text.text_id for text in forms)
    yield f"| forms filled in (en, ru, zh, uz) | {len(forms)} | {filled} |"
    astray = sum(
        pool.original_of(text.text_id) not in (text.text_id, pool.original_of(text.made_of or "")) for text in shared
    )
    yield f"| a passage in common | {len(shared)} | {astray} |"
    for collection, language in sorted({(text.collection, text.language) for text in real}):
        group = [text for text in real if (text.collection, text.language) == (collection, language)]
        called = [alone.verdicts[ArticleId(text.text_id)].copy_kind for text in group]
        yield (
            f"| {collection}, {language}: real ones, reprints included | {len(group)} | "
            f"{called.count('exact')} exact, {called.count('near')} near |"
        )


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
