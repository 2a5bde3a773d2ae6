"""Plain ways to find copies, beside ours: MinHash alone, SimHash, tf-idf."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

from benchmarks.made_copies import Text
from newsdesk.wording import Wording, read_wording

PERMUTATIONS = 128
_MASK = (1 << 64) - 1

Scores = Callable[[str], Mapping[str, float]]
"""How alike a text is to each of those it may be a copy of, where that is not nothing."""


def best_of_baselines(held: Sequence[Text], asked: Sequence[Text]) -> Iterator[str]:
    """Rows of a table: each way at the threshold at which its F1 on just these texts is best.

    Asked is, of each text, for the one among `held` that it is likest to; right is the one that it is made of, and none
    where it is made of none.
    """
    wordings = {
        text.text_id: wording
        for text in (*held, *asked)
        if (wording := read_wording(text.title, None, text.body)) is not None
    }
    ids = [text.text_id for text in held if text.text_id in wordings]
    for name, way in (("MinHash, 128", _minhash), ("SimHash, 64 bits", _simhash), ("tf-idf cosine", _tf_idf)):
        scores = way(wordings, ids)
        found = []
        for text in asked:
            likest = {other: score for other, score in scores(text.text_id).items() if other != text.text_id}
            if likest:
                best = max(likest, key=lambda other: (likest[other], other))
                found.append((likest[best], best == text.made_of))
        yield _row(name, found, sum(text.made_of is not None for text in asked))


def _row(name: str, found: list[tuple[float, bool]], copies: int) -> str:
    best, right = (0.0, 0.0, 0.0, 0.0), 0
    for called, (score, is_right) in enumerate(sorted(found, reverse=True), start=1):
        right += is_right
        best = max(best, (2 * right / (called + copies), right / called, right / copies, score))
    f1, precision, recall, threshold = best
    return f"| {name} | {threshold:.2f} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def _runs(wording: Wording) -> set[int]:
    size = 9 if wording.is_han else 5
    words = wording.text.words
    runs = (" ".join(words[place : place + size]).encode() for place in range(max(1, len(words) - size + 1)))
    return {crc32(run) | crc32(run, 1) << 32 for run in runs}


def _minhash(wordings: Mapping[str, Wording], ids: Sequence[str]) -> Scores:
    chance = random.Random(1)  # noqa: S311
    masks = [chance.getrandbits(64) for _ in range(PERMUTATIONS)]
    signatures = {
        text_id: [min(map(mask.__xor__, runs)) for mask in masks]
        for text_id, wording in wordings.items()
        if (runs := _runs(wording))
    }
    holders: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for text_id in ids:
        for place in enumerate(signatures[text_id]):
            holders[place].append(text_id)

    def scores(text_id: str) -> dict[str, float]:
        same: Counter[str] = Counter()
        for place in enumerate(signatures[text_id]):
            same.update(holders.get(place, ()))
        return {other: count / PERMUTATIONS for other, count in same.items()}

    return scores


def _simhash(wordings: Mapping[str, Wording], ids: Sequence[str]) -> Scores:
    def bits(wording: Wording) -> int:
        totals = [0] * 64
        for word, count in Counter(wording.text.words).items():
            value = (crc32(word.encode()) | crc32(word.encode(), 1) << 32) * 0x9E3779B97F4A7C15 & _MASK
            for place in range(64):
                totals[place] += count if value >> place & 1 else -count
        return sum(1 << place for place, total in enumerate(totals) if total > 0)

    hashes = {text_id: bits(wording) for text_id, wording in wordings.items()}

    def scores(text_id: str) -> dict[str, float]:
        own = hashes[text_id]
        return {other: 1 - (own ^ hashes[other]).bit_count() / 64 for other in ids}

    return scores


def _tf_idf(wordings: Mapping[str, Wording], ids: Sequence[str]) -> Scores:
    terms = {text_id: Counter(_terms(wording)) for text_id, wording in wordings.items()}
    spread = Counter(term for text_id in ids for term in terms[text_id])

    def vector(text_id: str) -> dict[str, float]:
        weights = {
            term: (1 + math.log(count)) * math.log((1 + len(ids)) / (1 + spread[term]))
            for term, count in terms[text_id].items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    holders: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for text_id in ids:
        for term, weight in vector(text_id).items():
            holders[term].append((text_id, weight))

    def scores(text_id: str) -> dict[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for term, weight in vector(text_id).items():
            for other, its in holders.get(term, ()):
                totals[other] += weight * its
        return totals

    return scores


def _terms(wording: Wording) -> Sequence[str]:
    words = wording.text.words
    return [a + b for a, b in pairwise(words)] if wording.is_han else words
