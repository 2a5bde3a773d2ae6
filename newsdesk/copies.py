"""Copies told from originals. Nothing is deleted for being similar: a copy points at its original and stays.

What is alike is a fact about two texts (newsdesk/likeness.py); which of them is the copy is judged here, of all that
hangs together, and again whenever something is added to it. So the verdicts depend on what is held, not on the order
in which it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from newsdesk.precedence import out_by
from newsdesk.records import ArticleId, Precision

NEAR_FOR = timedelta(days=90)
"""Between the publication of an original and that of a near copy; exact copies are such at any distance in time."""

CopyKind = Literal["exact", "near"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An article among those that may be copies of one another."""

    article_id: ArticleId
    copy_hash: str | None
    """Of its letters and digits; None where it has too few to be an exact copy."""
    published_at: datetime | None
    published_precision: Precision | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles that were compared, and found to be copies one way or the other."""

    one: ArticleId
    other: ArticleId
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an article is: an original, or a copy of one."""

    copy_of: ArticleId | None = None
    """An original, always."""
    copy_kind: CopyKind | None = None
    copy_similarity: float | None = None
    """Share of the text in common, 0 to 1."""


ORIGINAL = Verdict()


def judge(nodes: Iterable[Node], pairs: Iterable[Pair] = ()) -> dict[ArticleId, Verdict]:
    """For each article, what it is a copy of.

    Those with one hash are one text, and stand together: what was found of one of them holds for all. In order of
    precedence (out first, undated last), a text is a copy of the most similar original before it that it was compared
    with; if there is none, it is an original itself, even if it is like a copy of one.

    Nothing but what hangs together by hash or pair weighs on a verdict: judging each connected part by itself comes to
    the same. Pairs with articles that are not given are left aside.
    """
    texts = _texts(nodes)
    text_of = {node.article_id: text for text in texts for node in text}
    alike = _alike(pairs, text_of)
    originals: set[ArticleId] = set()
    verdicts: dict[ArticleId, Verdict] = {}
    for first, *rest in texts:
        near = {
            other: similarity
            for other, similarity in alike[first.article_id].items()
            if other in originals and _are_near(first, text_of[other][0])
        }
        if near:
            original = min(near, key=lambda other: (-near[other], precedence(text_of[other][0])))
            verdict = Verdict(copy_of=original, copy_kind="near", copy_similarity=near[original])
            verdicts |= {node.article_id: verdict for node in (first, *rest)}
        else:
            originals.add(first.article_id)
            verdict = Verdict(copy_of=first.article_id, copy_kind="exact", copy_similarity=1.0)
            verdicts[first.article_id] = ORIGINAL
            verdicts |= {node.article_id: verdict for node in rest}
    return verdicts


def _texts(nodes: Iterable[Node]) -> list[Sequence[Node]]:
    """The articles, those of one text together, in order of precedence."""
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    alone: list[Sequence[Node]] = []
    for node in sorted(nodes, key=precedence):
        if node.copy_hash is None:
            alone.append((node,))
        else:
            groups[node.copy_hash].append(node)
    return sorted([*alone, *groups.values()], key=lambda text: precedence(text[0]))


def _alike(
    pairs: Iterable[Pair], text_of: Mapping[ArticleId, Sequence[Node]]
) -> defaultdict[ArticleId, dict[ArticleId, float]]:
    """How similar texts are, each named by its first article."""
    alike: defaultdict[ArticleId, dict[ArticleId, float]] = defaultdict(dict)
    for pair in pairs:
        if pair.one in text_of and pair.other in text_of:
            one, other = text_of[pair.one][0].article_id, text_of[pair.other][0].article_id
            if one != other:
                similarity = max(pair.similarity, alike[one].get(other, 0.0))
                alike[one][other] = alike[other][one] = similarity
    return alike


def precedence(node: Node) -> tuple[bool, datetime, ArticleId]:
    """Sorts what was out first to the front; of two dates, the one that is better known.

    What comes later has no part in the verdict on what comes earlier.
    """
    out = out_by(node.published_at, node.published_precision, node.first_seen_at)
    return node.published_at is None, out, node.article_id


def _are_near(one: Node, other: Node) -> bool:
    """Whether they may have been published within `NEAR_FOR`: what has no date may be of any."""
    if one.published_at is None or other.published_at is None:
        return True
    return abs(one.published_at - other.published_at) <= NEAR_FOR
