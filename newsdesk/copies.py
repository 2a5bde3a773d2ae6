"""Copies told from originals. Nothing is deleted for being similar: a copy points at its original and stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsdesk.records import ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An article among those with the same letters and digits."""

    article_id: ArticleId
    copy_hash: str
    published_at: datetime | None
    copy_of: ArticleId | None
    """What it points at now."""


def originals(twins: Iterable[Twin]) -> dict[ArticleId, ArticleId | None]:
    """For each article, what it is an exact copy of; None for an original.

    The original is the one published first, undated ones last; so it does not depend on the order of arrival.
    `twins` holds all articles, stored and new, of every hash that occurs in it.
    """
    groups: defaultdict[str, list[Twin]] = defaultdict(list)
    for twin in twins:
        groups[twin.copy_hash].append(twin)
    verdicts: dict[ArticleId, ArticleId | None] = {}
    for group in groups.values():
        original = min(group, key=_precedence)
        for twin in group:
            verdicts[twin.article_id] = None if twin is original else original.article_id
    return verdicts


def _precedence(twin: Twin) -> tuple[bool, float, str]:
    undated = twin.published_at is None
    return (undated, 0.0 if twin.published_at is None else twin.published_at.timestamp(), twin.article_id)
