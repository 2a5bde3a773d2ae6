"""The steps of an ingest as Prefect tasks: each a batch, with a name and a state that say what came of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed
from prefect.utilities.annotations import quote

from fetch.archive import Archive
from fetch.polling import Poll, Polled, fetch_pages, poll_all
from flows.console import reporter
from flows.newsroom import Newsroom
from newsdesk.errors import ParseError
from newsdesk.intake import Known, compose
from newsdesk.records import Analysis, Article, Item, Page, Rejection, Source
from newsdesk.schedule import SourceState
from newsdesk.tagging import Tagger
from newsdesk.tally import Intake
from newsdesk.text import clean_line
from parsers.feeds import parse_feed
from parsers.pages import parse_page
from warehouse.store import Load, Warehouse

T = TypeVar("T")

POLL_BUDGET = 300.0
PAGE_BUDGET = 600.0
"""Seconds that polls and pages may take in a run; what has no time left is taken up by the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a run works with: the newsroom, the warehouse it writes and the archive it appends to."""

    newsroom: Newsroom
    warehouse: Warehouse
    archive: Archive
    sources: Mapping[str, Source]
    """By id: those of the catalogue, and those that once were in it, since the archive may hold answers of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One poll, read: a document that is no feed makes it a failed one."""

    polled: Polled
    items: tuple[Item, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an article is made of."""

    item: Item
    held: Known | None
    """What it revises; None for a new one."""
    page: Polled | None
    seen_at: datetime


def whole(argument: T) -> T:
    """A task's argument as it is: Prefect would look through it for futures, object by object."""
    return cast("T", quote(argument))


@task(task_run_name="poll sources", cache_policy=NO_CACHE)
def poll(desk: Desk, due: Sequence[Source], states: Mapping[str, SourceState], run_id: str) -> State[list[Polled]]:
    """Poll sources side by side; every answer is archived before anyone looks at it."""
    log = get_run_logger()
    advance = reporter().phase("sources", len(due))

    def done(polled: Polled) -> None:
        if polled.capture is not None:
            desk.archive.append(polled.capture)
        if polled.outcome in ("failed", "refused"):
            _tell_failure(polled, log)
        advance()

    polls = [_conditional(source, states.get(source.id)) for source in due]
    results = asyncio.run(poll_all(desk.newsroom.fetching, polls, run_id=run_id, on_done=done, budget=POLL_BUDGET))
    desk.archive.sync()
    return _state_of(results)


@task(task_run_name="read feeds", cache_policy=NO_CACHE)
def read_feeds(desk: Desk, results: Sequence[Polled]) -> list[Read]:
    """Read the feeds that answered, in the catalogue's order, whatever order they answered in."""
    log = get_run_logger()
    order = {source.id: number for number, source in enumerate(desk.newsroom.sources)}
    advance = reporter().phase("feeds", len(results))
    feeds = []
    for polled in sorted(results, key=lambda each: (order.get(each.source_id, len(order)), each.started_at)):
        feed = _read(polled, desk.sources.get(polled.source_id))
        if feed.polled is not polled:
            _tell_failure(feed.polled, log)
        feeds.append(feed)
        advance()
    return feeds


@task(task_run_name="fetch pages", cache_policy=NO_CACHE)
def fetch_page_bodies(desk: Desk, wanted: Sequence[tuple[str, Source]], run_id: str) -> State[list[Polled]]:
    """Fetch the pages behind new items; each is archived before anyone looks at it."""
    advance = reporter().phase("pages", len(wanted))

    def done(polled: Polled) -> None:
        if polled.capture is not None:
            desk.archive.append(polled.capture)
        advance()

    results = asyncio.run(fetch_pages(desk.newsroom.fetching, wanted, run_id=run_id, on_done=done, budget=PAGE_BUDGET))
    desk.archive.sync()
    return _state_of(results)


@task(task_run_name="read articles", cache_policy=NO_CACHE)
def read_articles(desk: Desk, drafts: Sequence[Draft]) -> list[tuple[Article, Analysis]]:
    """Compose, date, tell the language of and tag a batch of articles."""
    advance = reporter().phase("articles", len(drafts))
    articles = []
    tagger = desk.newsroom.tagger
    for draft in drafts:
        articles.append(_article(draft, desk.sources, tagger))
        advance()
    return articles


@task(task_run_name="load", cache_policy=NO_CACHE)
def load(desk: Desk, rows: Load) -> None:
    """Load a run in one transaction, and check what was loaded."""
    desk.warehouse.load(rows)
    get_run_logger().info("%d articles loaded", len(rows.articles))


@task(task_run_name="publish", cache_policy=NO_CACHE)
def publish(desk: Desk) -> None:
    """Put a consistent copy of the warehouse under its public name."""
    desk.warehouse.publish(desk.newsroom.home.published)


def show_sources(intake: Intake) -> None:
    """What each source gave, as a table in the Prefect page; failures first."""
    if not intake.lines:
        return
    rows = [
        {
            "source": line.source_id,
            "outcome": line.outcome,
            "status": line.http_status or "",
            "seen": line.tally.seen,
            "new": line.tally.new,
            "known": line.tally.known,
            "rejected": line.tally.rejected,
            "error": line.error or "",
        }
        for line in sorted(intake.lines, key=lambda line: (not line.failed, -line.tally.new, line.source_id))
    ]
    total = intake.total
    create_table_artifact(
        key="sources",
        table=rows,
        description=f"{total.seen} items seen: {total.new} new, {total.known} known, {total.rejected} rejected; "
        f"{len(intake.failures)} of {len(intake.lines)} sources failed",
    )


def _conditional(source: Source, state: SourceState | None) -> Poll:
    return Poll(
        source=source,
        etag=state.etag if state else None,
        last_modified=state.last_modified if state else None,
    )


def _read(polled: Polled, source: Source | None) -> Read:
    if polled.outcome != "ok" or polled.capture is None:
        return Read(polled=polled)
    if source is None:
        return _unreadable(polled, "this source is in the catalogue no more, and nothing else tells how to read it")
    try:
        parsed = parse_feed(polled.capture, source)
    except ParseError as error:
        return _unreadable(polled, error.reason)
    except Exception as error:  # noqa: BLE001  (whatever a document provokes in a library costs its source and no other)
        return _unreadable(polled, f"cannot be read: {type(error).__name__}: {error}")
    return Read(polled=polled, items=parsed.items, rejected=parsed.rejected)


def _unreadable(polled: Polled, reason: str) -> Read:
    failed = replace(polled, outcome="failed", error=clean_line(reason), etag=None, last_modified=None)
    return Read(polled=failed)


def _article(draft: Draft, sources: Mapping[str, Source], tagger: Tagger) -> tuple[Article, Analysis]:
    source = sources.get(draft.item.source_id)
    article = compose(draft.item, _page(draft.page, source), source=source, seen_at=draft.seen_at, held=draft.held)
    analysis = tagger.analyse(
        title=article.title, standfirst=article.standfirst, body=article.body, language=article.language
    )
    return article, analysis


def _page(polled: Polled | None, source: Source | None) -> Page | None:
    """What the page behind an item says; None where it could not be had: the item stands as the feed gave it."""
    if polled is None or polled.outcome != "ok" or polled.capture is None or source is None:
        return None
    try:
        return parse_page(polled.capture, source)
    except ParseError as error:
        get_run_logger().info("%s: %s", polled.url, error.reason)
    except Exception as error:  # noqa: BLE001  (as for feeds)
        get_run_logger().warning("%s: cannot be read: %s: %s", polled.url, type(error).__name__, error)
    return None


def _tell_failure(polled: Polled, log: Any) -> None:
    log.warning("%s: %s", polled.source_id, polled.error)
    reporter().line(f"{polled.source_id}: {polled.error}")


def _state_of(results: Sequence[Polled]) -> State[list[Polled]]:
    """A state that says how the batch went: in the Prefect page one sees which source failed, and why."""
    outcomes = Counter(result.outcome for result in results)
    summary = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in outcomes.most_common())
    failures = "; ".join(f"{each.source_id}: {each.error}" for each in results if each.outcome in ("failed", "refused"))
    message = f"{summary}. {failures}".rstrip(". ")
    name = "Completed" if not failures else "PartlyFailed" if len(outcomes) > 1 else "AllFailed"
    return Completed(name=name, message=message[:2000], data=list(results))
