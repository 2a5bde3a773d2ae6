"""Pages of articles in scope, looked at again: what changed on them becomes a revision, what is gone is noticed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from fetch.polling import Poll, Polled
from flows import steps
from flows.steps import Desk, whole
from newsdesk.headlines import are_same
from newsdesk.identity import article_id
from newsdesk.records import Analysis, Article, ArticleId, Page, Rejection
from newsdesk.revisits import Revisit, Sight, Visit, after_visit, look, missed, passed_over, round_at, scheduled
from newsdesk.schedule import SourceState, trusts_validators
from newsdesk.waiting import PageAnswer
from parsers.walls import says_gone

MOST = 400
"""Pages that a run looks at again; the others wait for the next one."""


@dataclass(slots=True)
class Looked:
    """What the looks of a run found."""

    articles: list[tuple[Article, Analysis]] = field(default_factory=list)
    """New revisions."""
    visits: list[Visit] = field(default_factory=list)
    revisits: list[Revisit] = field(default_factory=list)
    over: list[ArticleId] = field(default_factory=list)
    """Articles whose pages need not be looked at again."""
    pages: dict[str, Polled] = field(default_factory=dict)
    """What was asked for, by address."""
    refused: dict[str, Rejection] = field(default_factory=dict)
    """Of these, those that are no article."""

    def go_on(self, article: ArticleId, revisit: Revisit | None) -> None:
        """Record when to look again, if at all."""
        if revisit:
            self.revisits.append(revisit)
        else:
            self.over.append(article)


def read_with_item(looked: Looked, article: Article, *, url: str, page: Page, polled: Polled, revision: int) -> None:
    """Note that the page of an article in scope was read with its item; it will be looked at again."""
    visit = Visit(
        fetch_id=polled.fetch_id,
        article_id=article.article_id,
        run_id=polled.run_id,
        round=0,
        visited_at=polled.finished_at,
        finding="read",
        misses=0,
        http_status=polled.http_status,
        detail=None,
        revision=revision,
        title=page.title,
        standfirst=page.standfirst,
    )
    first = scheduled(visit, source_id=article.source_id, url=url, seen_at=article.first_seen_at)
    on = after_visit(first, visit)
    looked.visits.append(visit)
    looked.go_on(article.article_id, on and replace(on, etag=polled.etag, last_modified=polled.last_modified))


def look_again(
    desk: Desk,
    looked: Looked,
    at_hand: Mapping[str, Polled],
    *,
    claimed: Collection[str],
    busy: Collection[ArticleId],
) -> None:
    """Look at pages that a run had fetched before: those of `at_hand` that were looked at again and not yet recorded.

    `claimed` are the addresses of pages that belong to items, `busy` the articles that this run edits anyway.
    """
    urls = [url for url in at_hand if url not in claimed]
    found = desk.warehouse.revisits_at(urls) if urls else []
    _compare(
        desk,
        looked,
        [
            (revisit, at_hand[revisit.url])
            for revisit in found
            if revisit.article_id not in busy and at_hand[revisit.url].finished_at > revisit.visited_at
        ],
    )


def look_at_due(
    desk: Desk,
    looked: Looked,
    states: Mapping[str, SourceState],
    *,
    run_id: str,
    at: datetime,
    claimed: Collection[str],
    busy: Collection[ArticleId],
) -> None:
    """Fetch and look at the pages that are due, after those of new items; what this run has no time for stays due."""
    if desk.wire is None:
        return
    due = [
        revisit
        for revisit in desk.warehouse.due_revisits(at, MOST)
        if not (revisit.url in claimed or revisit.article_id in busy) and revisit.source_id in desk.sources
    ]
    waiting = desk.warehouse.waiting(article_id(revisit.url) for revisit in due) if due else {}
    for revisit in due:
        if article_id(revisit.url) in waiting:
            looked.go_on(revisit.article_id, passed_over(revisit, at))
    wanted = {each.url: each for each in due if article_id(each.url) not in waiting}
    if not wanted:
        return
    polls = [_poll(desk, revisit, states.get(revisit.source_id)) for revisit in wanted.values()]
    answers = steps.fetch_again(whole(desk), whole(desk.wire), whole(polls), run_id).result()
    _compare(desk, looked, list(zip(wanted.values(), answers, strict=True)))


def _poll(desk: Desk, revisit: Revisit, state: SourceState | None) -> Poll:
    source = desk.sources[revisit.source_id]
    asks = trusts_validators(source, state)
    return Poll(
        source=source,
        url=revisit.url,
        role="page",
        etag=revisit.etag if asks else None,
        last_modified=revisit.last_modified if asks else None,
    )


def _compare(desk: Desk, looked: Looked, answers: Sequence[tuple[Revisit, Polled]]) -> None:
    """Tell what each answer says of its article, and note it."""
    looked.pages |= {revisit.url: polled for revisit, polled in answers}
    answers = [(revisit, polled) for revisit, polled in answers if not _is_out_of_time(polled)]
    if not answers:
        return
    reads = steps.read_pages(whole(desk), whole([(polled, revisit.source_id) for revisit, polled in answers]))
    held = desk.warehouse.articles(revisit.article_id for revisit, _ in answers)
    retitled = [
        revisit.article_id
        for (revisit, _), read in zip(answers, reads, strict=True)
        if isinstance(read, tuple) and revisit.title and not are_same(read[0].title or "", revisit.title)
    ]
    titles = desk.warehouse.titles(retitled) if retitled else {}
    for (revisit, polled), read in zip(answers, reads, strict=True):
        article = held[revisit.article_id]
        sight = _sight(article, revisit, polled, read, titles.get(article.article_id, {article.title}))
        if isinstance(read, Rejection):
            looked.refused[revisit.url] = read
        page = read[0] if isinstance(read, tuple) else None
        _note(desk, looked, article, revisit, polled, sight=sight, page=page)


def _is_out_of_time(polled: Polled) -> bool:
    """Whether the run, or a host that asked to be left alone, is why nothing was asked."""
    answer = PageAnswer(outcome=polled.outcome, failure=polled.failure, at=polled.finished_at)
    return answer.is_out_of_time or polled.outcome == "not_started"


def _sight(article: Article, revisit: Revisit, polled: Polled, read: steps.ReadPage, titles: Collection[str]) -> Sight:
    match polled.outcome, polled.failure, read:
        case "not_modified", _, _:
            return Sight(finding="same")
        case "ok", _, (Page() as page, str() as answered):
            return look(article, page, revisit, answered=answered, titles=titles)
        case "ok", _, Rejection() as wall:
            return Sight(finding="missing" if says_gone(wall) else "poorer", detail=f"{wall.reason}: {wall.detail}")
        case "ok", _, _:
            return Sight(finding="poorer", detail="cannot be read")
        case _, ("missing" | "gone"), _:
            return Sight(finding="missing", detail=polled.error)
        case _:
            return Sight(finding="silent", detail=polled.error)


def _note(
    desk: Desk,
    looked: Looked,
    article: Article,
    revisit: Revisit,
    polled: Polled,
    *,
    sight: Sight,
    page: Page | None,
) -> None:
    misses = revisit.misses + 1 if sight.finding == "missing" else 0 if sight.is_there else revisit.misses
    visit = Visit(
        fetch_id=polled.fetch_id,
        article_id=article.article_id,
        run_id=polled.run_id,
        round=round_at(revisit.seen_at, polled.started_at),
        visited_at=polled.finished_at,
        finding=missed(misses) if sight.finding == "missing" else sight.finding,
        misses=misses,
        http_status=polled.http_status,
        detail=sight.detail,
        revision=(sight.article or article).revision,
        title=page.title if page and sight.is_there else None,
        standfirst=page.standfirst if page and sight.is_there else None,
        failure=polled.failure,
    )
    looked.visits.append(visit)
    on = after_visit(revisit, visit, retry_at=polled.retry_at)
    if on and polled.outcome == "ok":  # "not modified" must never be said of a wall
        on = replace(on, etag=polled.etag, last_modified=polled.last_modified)
        on = on if sight.is_there else replace(on, etag=None, last_modified=None)
    looked.go_on(article.article_id, on)
    if sight.article:
        looked.articles.append((sight.article, _analysed(sight.article, desk)))


def _analysed(article: Article, desk: Desk) -> Analysis:
    return steps.analysis_of(article, desk.sources.get(article.source_id), desk.newsroom.tagger)
