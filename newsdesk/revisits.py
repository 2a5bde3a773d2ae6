"""Pages looked at again: when, what a second look says, and what of it is taken over into the article."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from newsdesk.headlines import are_alike, are_same
from newsdesk.identity import content_hash, copy_hash
from newsdesk.languages import tell
from newsdesk.page_address import leads_away
from newsdesk.records import Article, ArticleId, FailureKind, Page
from newsdesk.revisions import changes, is_substantial
from newsdesk.wires import wire_of

ROUNDS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
"""After an article was first seen, its page is looked at again so late. 18 % of texts change within a week (GDELT)."""

GLITCH = (timedelta(minutes=15), timedelta(hours=2))
"""A page that is missing is looked at again after so long, each time anew; missing then too, it is deleted."""

RETRY_AFTER = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=6))
"""A page that does not answer is asked again after so long; then this round is over."""

Finding = Literal["read", "same", "cosmetic", "revised", "poorer", "missing", "deleted", "silent"]
_THERE: frozenset[Finding] = frozenset({"read", "same", "cosmetic", "revised"})
_PASSING: frozenset[FailureKind] = frozenset({"name", "connection", "timeout", "tls", "protocol", "busy", "server"})
_STUB = 0.25
"""A page that shows no more than this of the text, and nothing else, is cut and not edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisit:
    """A page that is to be looked at again: a row of `ops.revisits`."""

    article_id: ArticleId
    source_id: str
    url: str
    """As it was asked first."""
    seen_at: datetime
    """When the article was first seen."""
    round: int
    """1 to 3: the index of `ROUNDS`, from 1."""
    due_at: datetime
    visited_at: datetime
    """When the page was looked at last."""
    misses: int = 0
    """How many looks in a row found it missing."""
    attempts: int = 0
    """How often it did not answer in this round."""
    title: str | None = None
    """Headline on the page when it was read last; None where that is not known."""
    standfirst: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A look at the page of an article: a row of `visits`."""

    fetch_id: str
    article_id: ArticleId
    run_id: str
    round: int
    """0: with its item."""
    visited_at: datetime
    finding: Finding
    misses: int
    http_status: int | None
    detail: str | None
    """What it was missing, poorer or silent by."""
    revision: int
    """The latest one of the article after the look."""
    title: str | None
    standfirst: str | None
    failure: FailureKind | None = None
    """Why it was silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a look at a page says of the article that is held."""

    finding: Finding
    detail: str | None = None
    article: Article | None = None
    """Its new revision."""

    @property
    def is_there(self) -> bool:
        """Whether the article stands on its page."""
        return self.finding in _THERE


def scheduled(visit: Visit, *, source_id: str, url: str, seen_at: datetime) -> Revisit:
    """The place in the schedule of an article whose page was looked at for the first time."""
    return Revisit(
        article_id=visit.article_id,
        source_id=source_id,
        url=url,
        seen_at=seen_at,
        round=1,
        due_at=visit.visited_at,
        visited_at=visit.visited_at,
    )


def after_visit(revisit: Revisit, visit: Visit, *, retry_at: datetime | None = None) -> Revisit | None:
    """When to look again after a look; None where all rounds are over.

    Rounds that were missed are not made up for, but by the one look that came after them.
    """
    at = visit.visited_at
    seen = replace(revisit, visited_at=at)
    if visit.finding in _THERE:
        return _on(_with_words(seen, visit), at)
    if visit.finding in ("missing", "deleted"):
        seen = replace(seen, misses=visit.misses)
        again = at + GLITCH[visit.misses - 1] if visit.finding == "missing" else None
        return replace(seen, due_at=again, attempts=0) if again else _on(seen, at)
    if visit.finding == "silent" and visit.failure in _PASSING and revisit.attempts < len(RETRY_AFTER):
        until = at + RETRY_AFTER[revisit.attempts]
        return replace(seen, attempts=revisit.attempts + 1, due_at=max(until, retry_at or until))
    return _on(seen, at)


def passed_over(revisit: Revisit, at: datetime) -> Revisit | None:
    """When to look again where nothing was looked at in this round, as its item waits for its page anyway."""
    return _on(revisit, at)


def round_at(seen_at: datetime, at: datetime) -> int:
    """Of which round a look at a time is: the last one that is due by then."""
    return max(1, sum(seen_at + wait <= at for wait in ROUNDS))


def _with_words(revisit: Revisit, visit: Visit) -> Revisit:
    """A page that is there, with what it says; one that is "not modified" says what it said."""
    return replace(
        revisit,
        misses=0,
        title=visit.title or revisit.title,
        standfirst=visit.standfirst or (None if visit.title else revisit.standfirst),
    )


def missed(misses: int) -> Finding:
    """What it is called that a page is missing for so many times in a row."""
    return "deleted" if misses > len(GLITCH) else "missing"


def _on(revisit: Revisit, at: datetime) -> Revisit | None:
    for number, wait in enumerate(ROUNDS, start=1):
        if revisit.seen_at + wait > at:
            return replace(revisit, round=number, due_at=revisit.seen_at + wait, attempts=0)
    return None


def look(held: Article, page: Page, revisit: Revisit, *, answered: str, titles: Iterable[str]) -> Sight:
    """Compare a page with the article that is held; `answered` gave it, `titles` are all headlines it ever had.

    A page changes only what changed on it: a headline that its feed words otherwise stays. Less text than is held,
    which says nothing new, or a text that has nothing to do with it never replaces it; nor do differences that are
    only cosmetic make a revision.
    """
    is_other = bool(page.body) and not _is_akin(held, page, revisit)
    if leads_away(revisit.url, answered) and (is_other or not page.body):
        return Sight(finding="missing", detail=f"leads to {answered}")
    if not page.body:
        return Sight(finding="poorer", detail="no text")
    if is_other:
        return Sight(finding="poorer", detail="another text under another headline")
    if _is_stub(held.body, page.body):
        return Sight(finding="poorer", detail="cut: nothing but a part of the text")
    article = _revised(held, page, revisit, tuple(titles))
    found = changes(held, article)
    if is_substantial(found):
        return Sight(finding="revised", article=article)
    return Sight(finding="cosmetic" if found else "same")


def _is_akin(held: Article, page: Page, revisit: Revisit) -> bool:
    headlines = (held.title, *filter(None, [revisit.title]))
    if page.title and any(are_alike(page.title, each) for each in headlines):
        return True
    return bool(_lines(held.body) & _lines(page.body))


def _is_stub(held: str, given: str) -> bool:
    return len(given) <= _STUB * len(held) and _squeezed(held).startswith(_squeezed(given).rstrip(".… "))


def _lines(body: str) -> set[str]:
    return {squeezed for line in body.splitlines() if len(squeezed := _squeezed(line)) > 20}  # noqa: PLR2004


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _revised(held: Article, page: Page, revisit: Revisit, titles: Collection[str]) -> Article:
    title = held.title
    is_new = bool(page.title) and not any(are_same(page.title or "", each) for each in titles)
    if is_new and revisit.title is not None and not are_same(page.title or "", revisit.title):
        title = page.title or title
    standfirst = held.standfirst
    if page.standfirst and revisit.standfirst and page.standfirst != revisit.standfirst:
        standfirst = page.standfirst
    told = tell("\n".join(filter(None, (standfirst, page.body))), title=title, prior=held.language)
    authors = held.authors or page.authors
    texts = filter(None, (page.body, standfirst))
    wire = wire_of(texts=texts, credit=page.credit, authors=authors, publisher=held.publisher)
    dated = page.published if held.published_at is None else None
    article = replace(
        held,
        title=title,
        standfirst=standfirst,
        body=page.body,
        authors=authors,
        language=told.language,
        script=told.script,
        revision=held.revision + 1,
        content_hash=content_hash(title, standfirst, page.body),
        copy_hash=copy_hash(title, standfirst, page.body),
        wire=wire or held.wire,
        modified_at=page.modified.at if page.modified else held.modified_at,
    )
    if dated is None:
        return article
    return replace(article, published_at=dated.at, published_precision=dated.precision, published_basis=dated.basis)
