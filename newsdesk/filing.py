"""Where items are filed: under their own address, or under that at which their page turned out to stand.

Who comes to an article that is there already adds nothing, and is known by an alias from then on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.headlines import are_alike
from newsdesk.identity import article_id
from newsdesk.intake import Known
from newsdesk.records import ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An item that is to become an article, or to revise one, and what its page says it is."""

    own: ArticleId
    """The key of the item's own address."""
    address: str
    """Where its page stands at last."""
    headline: str
    held: Known | None
    """What it revises."""

    @property
    def goal(self) -> ArticleId:
        """The key of that address."""
        return article_id(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of a claim."""

    article_id: ArticleId
    """Its article."""
    address: str | None
    """Where its page stands, as far as it is believed."""
    adds_nothing: bool
    """Whether the article is there already, from before or from an earlier claim."""
    alias: ArticleId | None
    """A key under which this article is known from now on, beside its own."""


def goals(claims: Iterable[Claim]) -> list[ArticleId]:
    """The keys, each once, of which one must know whether they are held before claims can be filed."""
    return list(dict.fromkeys(claim.goal for claim in claims if claim.goal != claim.own))


def file(claims: Sequence[Claim], known: Mapping[ArticleId, Known]) -> list[Filed]:
    """File claims in their order; the first one that comes to an article gives it.

    `known` are those of the `goals` that are held. An address that is not the item's own is believed only where every
    headline that comes to it, and the one that is there, may be one article's: else one wrong template would make all
    articles of a site one.
    """
    cabinet = _Cabinet(known)
    disputed = _disputed(claims, known)
    return [cabinet.file(claim, is_believed=claim.goal not in disputed) for claim in claims]


def _disputed(claims: Sequence[Claim], known: Mapping[ArticleId, Known]) -> set[ArticleId]:
    found: defaultdict[ArticleId, list[str]] = defaultdict(list)
    for key in goals(claims):
        if key in known:
            found[key].append(known[key].title)
    for claim in claims:
        found[claim.goal].append(claim.headline)
        if claim.own != claim.goal:
            found[claim.own].append(claim.headline)
    return {key for key, (first, *others) in found.items() if any(not are_alike(first, other) for other in others)}


class _Cabinet:
    def __init__(self, known: Mapping[ArticleId, Known]) -> None:
        self._known = known
        self._filed: set[ArticleId] = set()
        self._revised: set[ArticleId] = set()
        self._aliases: dict[ArticleId, ArticleId] = {}

    def file(self, claim: Claim, *, is_believed: bool) -> Filed:
        goal = claim.goal if is_believed else claim.own
        address = claim.address if is_believed else None
        if claim.held is not None:
            return self._revise(claim.held.article_id, goal, address)
        if claim.own in self._filed or claim.own in self._aliases:
            there = self._aliases.get(claim.own, claim.own)
            return Filed(article_id=there, address=address, adds_nothing=True, alias=None)
        there = self._resolved(goal)
        is_there = there in self._filed or goal in self._known
        self._filed.add(there)
        alias = claim.own if claim.own != there else None
        if alias:
            self._aliases[alias] = there
        return Filed(article_id=there, address=address, adds_nothing=is_there, alias=alias)

    def _revise(self, article: ArticleId, goal: ArticleId, address: str | None) -> Filed:
        """An article stays where it is; its page's address leads to it, if to no other."""
        is_free = goal != article and not (goal in self._known or goal in self._filed or goal in self._aliases)
        if is_free:
            self._aliases[goal] = article
        is_again = article in self._revised
        self._revised.add(article)
        return Filed(article_id=article, address=address, adds_nothing=is_again, alias=goal if is_free else None)

    def _resolved(self, goal: ArticleId) -> ArticleId:
        if goal in self._aliases:
            return self._aliases[goal]
        return self._known[goal].article_id if goal in self._known else goal
