"""The ingest flow: due sources and seeds -> archive -> items -> drop the known -> pages -> articles -> load -> publish.

The archive is the write-ahead log. A run starts by loading what is archived and not loaded, with the same steps that
load its own; so a kill at any moment loses nothing and repeats nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from prefect import flow
from prefect.logging import get_run_logger

from fetch.archive import Archive
from fetch.polling import Polled, from_archive
from flows import steps
from flows.newsroom import new_run_id, now, open_newsroom
from flows.seeds import Seeds, read_seeds
from flows.steps import Desk, Read, whole
from newsdesk.identity import article_id
from newsdesk.intake import Sifted, sift
from newsdesk.records import SEEDS, Analysis, Article, Capture, Fetch, Rejection, Source
from newsdesk.schedule import SourceState, after_poll, is_due
from newsdesk.tally import Intake, SourceLine, Tally, tally
from warehouse.store import Load, Warehouse

BATCH = 200
"""Articles a task; Prefect's bookkeeping costs some 10 ms a task."""

OUTAGE = 3
"""So many sources do not fail at once by chance, without one that answers."""

LOCK_PATIENCE = 30.0
"""Seconds to wait for a digest that is being written."""


@flow(name="ingest", validate_parameters=False)
def ingest(sources: list[str] | None = None, force: bool = False) -> Intake:  # noqa: FBT001, FBT002
    """Take in seeds and due sources, and publish.

    Args:
        sources: Only these source ids; all when none is given.
        force: Poll sources that are not due, too.
    """
    newsroom = open_newsroom()
    chosen = [source for source in newsroom.chosen(sources or []) if source.enabled or sources]
    home = newsroom.home
    home.prepare()
    with (
        home.writer(wait=LOCK_PATIENCE),
        Warehouse(home.working, spool=home.spool) as warehouse,
        Archive(home.archive) as archive,
    ):
        warehouse.write_catalogue(newsroom.sources, newsroom.rules)
        every_source = warehouse.stored_sources() | newsroom.by_id
        desk = Desk(newsroom=newsroom, warehouse=warehouse, archive=archive, sources=every_source)
        recovered = _recover(desk)
        intake = replace(_collect(desk, chosen, force=force), recovered=recovered)
        steps.publish(whole(desk))
    steps.show_sources(intake)
    return intake


@dataclass(frozen=True, slots=True, kw_only=True)
class _Captured:
    """What a run has fetched before anyone looked at it: from the network, or from the archive of a killed run."""

    run_id: str
    polled: Sequence[Polled]
    pages: Mapping[str, Polled] = field(default_factory=dict)
    """Pages at hand, by the address asked for."""
    seeds: Seeds | None = None


def _recover(desk: Desk) -> tuple[str, ...]:
    """Load what killed runs had archived, each under its own run id; those run ids."""
    marks = desk.warehouse.archive_marks()
    for cut in desk.archive.repair(marks):
        get_run_logger().warning("the archive was repaired: %s", cut)
    crashed = desk.warehouse.declare_crashed("ingest")
    by_run: defaultdict[str, list[Capture]] = defaultdict(list)
    for _, capture in desk.archive.read_from(marks):
        by_run[capture.run_id].append(capture)
    for number, (run_id, captures) in enumerate(by_run.items(), start=1):
        get_run_logger().info("run %s was killed; loading the %d answers it had archived", run_id, len(captures))
        captured = _Captured(
            run_id=run_id,
            polled=[from_archive(capture) for capture in captures if capture.role == "feed"],
            pages={each.requested_url: from_archive(each) for each in captures if each.role == "page"},
        )
        desk.warehouse.begin_run(run_id, "ingest", min(capture.started_at for capture in captures))
        # Marked as loaded with the last run: a kill between two of them loads both again, and the first adds nothing.
        _take_in(desk, captured, state="crashed", mark=number == len(by_run))
    return tuple(dict.fromkeys((*crashed, *by_run)))


def _collect(desk: Desk, chosen: Sequence[Source], *, force: bool) -> Intake:
    """Read the seeds, poll what is due, load all of it."""
    started = now()
    run_id = new_run_id(started)
    desk.warehouse.begin_run(run_id, "ingest", started)
    try:
        seeds = read_seeds(desk.newsroom.settings.seeds, at=started)
        states = desk.warehouse.source_states()
        due = [each for each in chosen if force or is_due(each, states.get(each.id), started)]
        polled = steps.poll(whole(desk), whole(due), whole(states), run_id).result() if due else []
        captured = _Captured(run_id=run_id, polled=polled, seeds=seeds)
        return _take_in(desk, captured, state="completed", mark=True)
    except BaseException as error:
        desk.warehouse.end_run(run_id, state="failed", at=now(), error=str(error) or type(error).__name__)
        raise


def _take_in(desk: Desk, captured: _Captured, *, state: str, mark: bool) -> Intake:
    """Everything from bytes to loaded rows."""
    seeds = captured.seeds
    feeds = steps.read_feeds(whole(desk), whole(captured.polled)) if captured.polled else []
    items = [*(seeds.items if seeds else ()), *(item for feed in feeds for item in feed.items)]
    held = desk.warehouse.known([article_id(item.url) for item in items])
    sifted = sift(items, held, sources=desk.sources)
    pages = _pages(desk, captured, sifted)
    sifted, postponed = _postpone(sifted, pages)
    rejections = [*(seeds.rejections if seeds else ()), *(each for feed in feeds for each in feed.rejected), *postponed]
    tallies = tally(sifted, rejections, [SEEDS, *(feed.polled.source_id for feed in feeds)])
    steps.load(
        whole(desk),
        whole(
            Load(
                run_id=captured.run_id,
                finished_at=now(),
                state=state,
                articles=_articles(desk, sifted, pages, feeds, seeds),
                fetches=[*_reading_of(seeds, captured.run_id, tallies), *_fetches(feeds, pages, tallies)],
                rejections=rejections,
                source_states=_states(desk, feeds, {rejection.source_id for rejection in postponed}),
                archive_marks=desk.archive.sizes() if mark else {},
            )
        ),
    )
    return Intake(
        run_id=captured.run_id,
        lines=tuple(_line(feed.polled, tallies) for feed in feeds),
        seeds=tallies[SEEDS],
        rejections=tuple(rejections),
    )


def _pages(desk: Desk, captured: _Captured, sifted: Sifted) -> dict[str, Polled]:
    """The pages behind new items, by item address: those at hand, and the rest from the network."""
    by_id = desk.sources
    # An address with a fragment is that of an item without a page of its own.
    with_page = [item for item in sifted.new if item.source_id in by_id and "#" not in item.url]
    wanted = [(item.url, by_id[item.source_id]) for item in with_page]
    missing = [(url, source) for url, source in wanted if source.full_text and url not in captured.pages]
    fetched = steps.fetch_page_bodies(whole(desk), whole(missing), captured.run_id).result() if missing else []
    return dict(captured.pages) | {polled.url: polled for polled in fetched}


def _postpone(sifted: Sifted, pages: Mapping[str, Polled]) -> tuple[Sifted, list[Rejection]]:
    """Leave to the next run the items for whose pages this one had no time, whichever source gave them."""
    late = {url for url, page in pages.items() if page.out_of_time}
    rejections = [
        Rejection(
            source_id=item.source_id,
            url=item.url,
            reason="postponed",
            detail="this run had no time left for its page; the next poll takes it up",
            at=pages[item.url].finished_at,
        )
        for item in (*sifted.new, *sifted.known)
        if item.url in late
    ]
    new, known = (tuple(item for item in items if item.url not in late) for items in (sifted.new, sifted.known))
    return replace(sifted, new=new, known=known), rejections


def _articles(
    desk: Desk, sifted: Sifted, pages: Mapping[str, Polled], feeds: Sequence[Read], seeds: Seeds | None
) -> list[tuple[Article, Analysis]]:
    """The articles that new and edited items become, and what they say, batch by batch."""
    seen_at = {feed.polled.source_id: feed.polled.finished_at for feed in feeds}
    if seeds:
        seen_at[SEEDS] = seeds.read_at
    todo = [
        steps.Draft(item=item, held=held, page=pages.get(item.url), seen_at=seen_at[item.source_id])
        for item, held in (*((item, None) for item in sifted.new), *sifted.edited)
    ]
    batches = [todo[start : start + BATCH] for start in range(0, len(todo), BATCH)]
    return [article for batch in batches for article in steps.read_articles(whole(desk), whole(batch))]


def _states(desk: Desk, feeds: Sequence[Read], late: set[str]) -> list[SourceState]:
    """What the next polls need. A source with postponed items is asked unconditionally, so that they come again.

    Where none of several sources gave an answer, the fault is on our side, and all stay as due as they were.
    """
    if len(feeds) >= OUTAGE and all(feed.polled.http_status is None for feed in feeds):
        return []
    before = desk.warehouse.source_states()
    after: dict[str, SourceState] = {}
    for polled in (feed.polled for feed in feeds if feed.polled.source_id in desk.sources):
        again = polled.source_id in late
        after[polled.source_id] = after_poll(
            desk.sources[polled.source_id],
            before.get(polled.source_id),
            outcome=polled.outcome,
            at=polled.started_at,
            etag=None if again else polled.etag,
            last_modified=None if again else polled.last_modified,
        )
    return list(after.values())


def _reading_of(seeds: Seeds | None, run_id: str, tallies: Mapping[str, Tally]) -> list[Fetch]:
    """The reading of the seeds directory, as a row of `fetches`."""
    if seeds is None:
        return []
    fetch = Fetch(
        fetch_id=uuid4().hex,
        run_id=run_id,
        source_id=SEEDS,
        role="seed",
        url="seed:",
        started_at=seeds.read_at,
        finished_at=seeds.read_at,
        outcome="ok",
        bytes=seeds.bytes,
    )
    return [_counted(fetch, tallies[SEEDS])]


def _fetches(feeds: Sequence[Read], pages: Mapping[str, Polled], tallies: Mapping[str, Tally]) -> list[Fetch]:
    """The requests of a run as rows of `fetches`; a source's items are counted with its last poll."""
    last = {feed.polled.source_id: number for number, feed in enumerate(feeds)}
    polls = [
        _counted(
            _fetch(feed.polled),
            tallies[feed.polled.source_id] if last[feed.polled.source_id] == number else Tally(),
        )
        for number, feed in enumerate(feeds)
    ]
    return [*polls, *map(_fetch, pages.values())]


def _fetch(polled: Polled) -> Fetch:
    return Fetch(
        fetch_id=uuid4().hex,
        run_id=polled.run_id,
        source_id=polled.source_id,
        role=polled.role,
        url=polled.url,
        started_at=polled.started_at,
        finished_at=polled.finished_at,
        outcome=polled.outcome,
        http_status=polled.http_status,
        bytes=polled.bytes,
        error=polled.error,
    )


def _counted(fetch: Fetch, counts: Tally) -> Fetch:
    return replace(
        fetch,
        items_seen=counts.seen,
        items_new=counts.new,
        items_known=counts.known,
        items_rejected=counts.rejected,
    )


def _line(polled: Polled, tallies: Mapping[str, Tally]) -> SourceLine:
    return SourceLine(
        source_id=polled.source_id,
        outcome=polled.outcome,
        http_status=polled.http_status,
        tally=tallies[polled.source_id],
        error=polled.error,
    )
