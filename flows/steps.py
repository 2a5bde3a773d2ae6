"""The steps of an ingest as Prefect tasks: each a batch, with a name and a state that say what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed
from prefect.utilities.annotations import quote

from fetch.archive import Archive, ArchiveError
from fetch.polling import Poll, Polled
from flows import publishing
from flows.console import reporter
from flows.newsroom import Newsroom, now
from flows.wire import Wire
from newsdesk.errors import ParseError
from newsdesk.intake import Known, compose
from newsdesk.own_day import own_day
from newsdesk.page_address import final_address
from newsdesk.records import Analysis, Article, Capture, Item, Page, Rejection, SitemapPart, Source
from newsdesk.tagging import Tagger
from newsdesk.tally import Intake
from newsdesk.text import clean_line
from newsdesk.vectors import Embedded, Embedder, Vector, passage
from parsers.feeds import parse_feed
from parsers.pages import parse_page
from parsers.sitemaps import parse_sitemap
from warehouse.store import Load, Warehouse

T = TypeVar("T")

POLL_BUDGET = 300.0
FOLLOW_BUDGET = 60.0
PAGE_BUDGET = 600.0
AGAIN_BUDGET = 120.0
"""Seconds that polls, a round of what they lead to, pages, and pages looked at again may take in a run; the next takes
up what is left."""

ReadPage = tuple[Page, str] | Rejection | None
"""What a page says, and the address that gave it; or that it is no article, and why; None where it could not be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a run works with: the newsroom, the warehouse it writes, the archive it appends to, and the network."""

    newsroom: Newsroom
    warehouse: Warehouse
    archive: Archive
    sources: Mapping[str, Source]
    """By id: those of the catalogue, and those that once were in it, since the archive may hold answers of theirs."""
    wire: Wire | None
    """None where nothing may be fetched: what is derived again comes from the archive alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One document, read: one that is no feed makes its poll a failed one."""

    polled: Polled
    items: tuple[Item, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    interval: timedelta | None = None
    """How often it asks to be polled at most."""
    older: str | None = None
    """Where it says that older items are."""
    parts: tuple[SitemapPart, ...] = field(default=())
    """Of a sitemap index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an article is made of."""

    item: Item
    held: Known | None
    """What it revises; None for a new one."""
    page: Polled | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What a draft became."""

    article: Article
    """Under the item's own address, as long as it is not filed."""
    analysis: Analysis
    address: str
    """Where its page stands at last."""
    page: Page | None
    """What its page says, where that is an article."""
    refused: Rejection | None
    """Why its page is no article, where it has one that is none; the article stands as the feed gave it then."""


def whole(argument: T) -> T:
    """A task's argument as it is: Prefect would look through it for futures, object by object."""
    return cast("T", quote(argument))


@task(task_run_name="poll sources", cache_policy=NO_CACHE)
def poll(desk: Desk, wire: Wire, polls: Sequence[Poll], run_id: str, seconds: float) -> State[list[Polled]]:
    """Poll sources side by side; every answer is archived before anyone looks at it."""
    log = get_run_logger()
    advance = reporter().phase("sources", len(polls))

    def done(polled: Polled) -> Polled:
        if polled.outcome in ("failed", "refused"):
            _tell_failure(polled, log)
        advance()
        return archived(desk.archive, polled)

    results = wire.poll(polls, run_id=run_id, seconds=seconds, on_done=done)
    desk.archive.sync()
    return _state_of(results)


@task(task_run_name="read feeds", cache_policy=NO_CACHE)
def read_documents(desk: Desk, results: Sequence[Polled], since: Mapping[str, datetime]) -> list[Read]:
    """Read the feeds and sitemaps that answered, in the catalogue's order, whatever order they answered in.

    `since` says per source from when on the entries of a sitemap are news.
    """
    log = get_run_logger()
    order = {source.id: number for number, source in enumerate(desk.newsroom.sources)}
    advance = reporter().phase("feeds", len(results))
    documents = []
    for polled in sorted(results, key=lambda each: (order.get(each.source_id, len(order)), each.started_at)):
        document = _read(desk, polled, since.get(polled.source_id, polled.started_at))
        if document.polled is not polled:
            _tell_failure(document.polled, log)
        documents.append(document)
        advance()
    return documents


@task(task_run_name="fetch pages", cache_policy=NO_CACHE)
def fetch_page_bodies(desk: Desk, wire: Wire, wanted: Sequence[tuple[str, Source]], run_id: str) -> State[list[Polled]]:
    """Fetch the pages behind new items; each is archived before anyone looks at it."""
    advance = reporter().phase("pages", len(wanted))

    def done(polled: Polled) -> Polled:
        advance()
        return archived(desk.archive, polled)

    results = wire.fetch_pages(wanted, run_id=run_id, seconds=PAGE_BUDGET, on_done=done)
    desk.archive.sync()
    return _state_of(results)


@task(task_run_name="look at pages again", cache_policy=NO_CACHE)
def fetch_again(desk: Desk, wire: Wire, polls: Sequence[Poll], run_id: str) -> State[list[Polled]]:
    """Fetch pages that were read before; each is archived before anyone looks at it."""
    advance = reporter().phase("pages again", len(polls))

    def done(polled: Polled) -> Polled:
        advance()
        return archived(desk.archive, polled)

    results = wire.poll(polls, run_id=run_id, seconds=AGAIN_BUDGET, on_done=done)
    desk.archive.sync()
    return _state_of(results)


@task(task_run_name="read pages", cache_policy=NO_CACHE)
def read_pages(desk: Desk, answers: Sequence[tuple[Polled, str]]) -> list[ReadPage]:
    """Read pages that answered, each as its source's (id)."""
    return [_page(polled, desk.sources.get(source_id), desk.archive) for polled, source_id in answers]


@task(task_run_name="read articles", cache_policy=NO_CACHE)
def read_articles(desk: Desk, drafts: Sequence[Draft]) -> list[Composed | Rejection | None]:
    """Compose, date, tell the language of and tag a batch of articles.

    A rejection for an item of which only its page could have told more, and that is none; None for one that has no
    headline anywhere.
    """
    advance = reporter().phase("articles", len(drafts))
    articles = []
    tagger = desk.newsroom.tagger
    for draft in drafts:
        articles.append(_article(draft, desk, tagger))
        advance()
    return articles


@task(task_run_name="embed articles", cache_policy=NO_CACHE)
def embed_articles(desk: Desk, embedder: Embedder, articles: Sequence[Article]) -> Embedded:
    """Vectors of articles, by the model that the settings name."""
    texts = [passage(article.title, article.standfirst, article.body) for article in articles]
    vectors: dict[str, Vector] = dict(zip((each.article_id for each in articles), embedder(texts), strict=True))
    return Embedded(model=desk.newsroom.settings.stories.embeddings, vectors=vectors)


@task(task_run_name="load", cache_policy=NO_CACHE)
def load(desk: Desk, rows: Load) -> None:
    """Load a run in one transaction, and check what was loaded."""
    desk.warehouse.load(rows)
    get_run_logger().info("%d articles loaded", len(rows.articles))


@task(task_run_name="discard expired archive files", cache_policy=NO_CACHE)
def discard_expired(desk: Desk) -> None:
    """Let go of archive files that are older, or more, than the settings keep."""
    keep = desk.newsroom.retention
    if keep.age is None and keep.size is None:
        return
    names = desk.archive.expired(
        at=now(), keep_for=keep.age, keep_bytes=keep.size, loaded=desk.warehouse.archive_marks()
    )
    if names:
        desk.archive.discard(names)
        desk.warehouse.forget(names)
        get_run_logger().info("archive files let go: %s", ", ".join(names))


@task(task_run_name="publish", cache_policy=NO_CACHE)
def publish(desk: Desk) -> None:
    """Put a consistent copy of the warehouse under its public name, and write the calendar."""
    publishing.publish(desk.warehouse, desk.newsroom, now())


def archived(archive: Archive, polled: Polled) -> Polled:
    """The outcome without its bytes, which the archive holds from now on: a run's memory is for what it finds."""
    if polled.capture is None:
        return polled
    return replace(polled, capture=None, kept=archive.append(polled.capture))


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


def _read(desk: Desk, polled: Polled, since: datetime) -> Read:
    if polled.outcome != "ok" or polled.kept is None:
        return Read(polled=polled)
    source = desk.sources.get(polled.source_id)
    if source is None:
        return _unreadable(polled, "this source is in the catalogue no more, and nothing else tells how to read it")
    try:
        return _parsed(polled, desk.archive.read(polled.kept.location), source, since)
    except (ParseError, ArchiveError) as error:
        return _unreadable(polled, error.reason)
    except Exception as error:  # noqa: BLE001  (whatever a document provokes in a library costs its source and no other)
        return _unreadable(polled, f"cannot be read: {type(error).__name__}: {error}")


def _parsed(polled: Polled, capture: Capture, source: Source, since: datetime) -> Read:
    if polled.role == "sitemap":
        sitemap = parse_sitemap(capture, source, since=since)
        return Read(polled=polled, items=sitemap.items, rejected=sitemap.rejected, parts=sitemap.parts)
    feed = parse_feed(capture, source)
    return Read(polled=polled, items=feed.items, rejected=feed.rejected, interval=feed.interval, older=feed.older)


def _unreadable(polled: Polled, reason: str) -> Read:
    failed = replace(
        polled, outcome="failed", failure="not_a_feed", error=clean_line(reason), etag=None, last_modified=None
    )
    return Read(polled=failed)


def _article(draft: Draft, desk: Desk, tagger: Tagger) -> Composed | Rejection | None:
    source = desk.sources.get(draft.item.source_id)
    read = _page(draft.page, source, desk.archive)
    refused = read if isinstance(read, Rejection) else None
    if refused and not (draft.item.standfirst or draft.item.body):
        return replace(refused, source_id=draft.item.source_id, url=draft.item.url)
    page, answered = (None, draft.item.url) if read is None or isinstance(read, Rejection) else read
    article = compose(draft.item, page, source=source, seen_at=draft.seen_at, held=draft.held)
    if not article.title:
        return refused
    address = final_address(draft.item, page, answered=answered)
    return Composed(
        article=article, analysis=analysis_of(article, source, tagger), address=address, page=page, refused=refused
    )


def analysis_of(article: Article, source: Source | None, tagger: Tagger) -> Analysis:
    """What an article of a source says, by today's rules."""
    zone = ZoneInfo(source.timezone) if source else UTC
    return tagger.analyse(
        title=article.title,
        standfirst=article.standfirst,
        body=article.body,
        language=article.language,
        published=own_day(article.published_at, article.published_precision, zone),
        precise=article.published_precision != "month",
    )


def _page(polled: Polled | None, source: Source | None, archive: Archive) -> ReadPage:
    """Read the page behind an item."""
    if polled is None or polled.outcome != "ok" or polled.kept is None or source is None:
        return None
    try:
        capture = archive.read(polled.kept.location)
        page = parse_page(capture, source)
    except (ParseError, ArchiveError) as error:
        get_run_logger().info("%s: %s", polled.url, error)
    except Exception as error:  # noqa: BLE001  (as for feeds)
        get_run_logger().warning("%s: cannot be read: %s: %s", polled.url, type(error).__name__, error)
    else:
        if isinstance(page, Page):
            return page, capture.url
        get_run_logger().info("%s: %s: %s", polled.url, page.reason, page.detail)
        return page
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
