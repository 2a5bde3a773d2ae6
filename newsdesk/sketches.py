"""Candidates for copies by a few keys an article: no copy is judged here, only looked for.

The keys are the smallest of the hashes of all runs of words (bottom-k, the sketch of containment): what is cut to a
third keeps a third of them, where the bands of a MinHash, made for whole texts, would hardly ever meet. A few more are
taken of the beginning alone, which is what teasers, posts and cut reports keep.

Source: A. Broder, "On the resemblance and containment of documents", 1997; the choice is measured in
benchmarks/same_copies.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

from newsdesk.records import ArticleId
from newsdesk.wording import Wording

KEYS = 16
"""Keys of the whole text."""
LEAD_KEYS = 4
"""Further keys of its beginning."""
COMMON = 50
"""Originals that may hold a key: one that more hold is of a formula or a footer, and leads nowhere."""
CLOSEST = 64
"""Articles that are compared with a new one: those that share most keys."""

_RUN, _HAN_RUN = 5, 9
"""Words, or Chinese characters, of which a key is made."""
_LEAD = 60
_BASE = 0x9E3779B97F4A7C15
"""Odd, and its powers modulo 2**64 have no short period."""
_MASK = (1 << 64) - 1
_HALF = 1 << 63


def sketch(wording: Wording) -> tuple[int, ...]:
    """The keys of an article, at most `KEYS + LEAD_KEYS`, as signed 64-bit integers in ascending order.

    Copies share at least one, almost surely, if a third of the words of either stands in the other.
    """
    size = _HAN_RUN if wording.is_han else _RUN
    hashes = _runs(wording.text.words, size)
    keys = set(nsmallest(KEYS, set(hashes)))
    keys.update(nsmallest(LEAD_KEYS, set(hashes[:_LEAD]) - keys))
    return tuple(sorted(key - _HALF for key in keys))


class Index:
    """Articles by their keys, in memory: what the warehouse does by a join."""

    def __init__(self) -> None:
        self._holders: defaultdict[int, dict[ArticleId, ArticleId]] = defaultdict(dict)

    def add(self, article_id: ArticleId, keys: Iterable[int], *, copy_of: ArticleId | None = None) -> None:
        """Hold an article, and what it is a copy of: a report printed a hundred times makes its keys no formula."""
        for key in keys:
            self._holders[key][article_id] = copy_of or article_id

    def candidates(self, keys: Iterable[int]) -> list[ArticleId]:
        """Articles held that may be copies, at most `CLOSEST`, those that share most keys first."""
        shared: Counter[ArticleId] = Counter()
        for key in keys:
            holders = self._holders.get(key, {})
            if len(holders) <= COMMON or len(set(holders.values())) <= COMMON:
                shared.update(holders.keys())
        return sorted(shared, key=lambda article_id: (-shared[article_id], article_id))[:CLOSEST]


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _runs(words: Sequence[str], size: int) -> list[int]:
    """A hash, below 2**64, of every run of so many words; of all together where there are fewer."""
    numbers = list(map(_number, words))
    size = min(size, len(numbers))
    leaving = pow(_BASE, size, 1 << 64)
    value = 0
    for number in numbers[:size]:
        value = (value * _BASE + number) & _MASK
    hashes = [value]
    for number, left in zip(numbers[size:], numbers, strict=False):
        value = (value * _BASE + number - left * leaving) & _MASK
        hashes.append(value)
    return hashes
