"""The ingest flow: due sources and seeds -> archive -> items -> drop the known -> pages -> articles -> load -> publish.

The archive is the write-ahead log. A run starts by loading what is archived and not loaded, with the same steps that
load its own; so a kill at any moment loses nothing and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from prefect import flow
from prefect.logging import get_run_logger

from fetch.polling import Poll
from flows import steps
from flows.archived import archived_runs, read_run
from flows.newsroom import Newsroom, new_run_id, now, open_newsroom
from flows.seeds import read_seeds
from flows.steps import Desk, whole
from flows.taking import Ending, Fetched, take_in
from flows.wire import Wire
from newsdesk.records import Source
from newsdesk.schedule import SourceState, address, is_audit_due, is_due, trusts_validators
from newsdesk.tally import Intake
from warehouse.store import Warehouse

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
    with _desk(newsroom) as (desk, wire):
        recovered = _recover(desk)
        intake = replace(_collect(desk, wire, chosen, force=force), recovered=recovered)
        steps.discard_expired(whole(desk))
        steps.publish(whole(desk))
    steps.show_sources(intake)
    return intake


@contextmanager
def _desk(newsroom: Newsroom) -> Iterator[tuple[Desk, Wire]]:
    """Everything that a run works with, for it alone."""
    home = newsroom.home
    home.prepare()
    with (
        home.writer(wait=LOCK_PATIENCE),
        Warehouse(home.working, spool=home.spool) as warehouse,
        newsroom.archive() as archive,
        Wire(newsroom.fetching, pauses=warehouse.host_pauses()) as wire,
    ):
        warehouse.write_catalogue(newsroom.public_sources, newsroom.rules)
        archive.remember(warehouse.originals())
        every_source = warehouse.stored_sources() | newsroom.by_id
        yield Desk(newsroom=newsroom, warehouse=warehouse, archive=archive, sources=every_source, wire=wire), wire


def _recover(desk: Desk) -> tuple[str, ...]:
    """Load what killed runs had archived, each under its own run id; those run ids."""
    marks = desk.warehouse.archive_marks()
    for cut in desk.archive.repair(marks):
        get_run_logger().warning("the archive was repaired: %s", cut)
    if lost := sorted(marks.keys() - desk.archive.sizes().keys()):
        desk.warehouse.forget(lost)  # let go by a run that was killed before it could say so, or by a person
    crashed = desk.warehouse.declare_crashed("ingest")
    left = [read_run(desk.archive, *each) for each in archived_runs(desk.archive, marks).items()]
    runs = [run for run in left if run is not None]
    for number, run in enumerate(runs, start=1):
        get_run_logger().info("run %s was killed; loading the %d answers it had archived", run.run_id, run.answers)
        desk.warehouse.begin_run(run.run_id, "ingest", run.at)
        fetched = Fetched(
            run_id=run.run_id,
            at=run.at,
            polled=run.polled,
            pages=run.pages,
            seeds=run.seeds,
            seed_records=run.seed_records,
        )
        # Marked as loaded with the last run: a kill between two of them loads both again, and the first adds nothing.
        take_in(desk, fetched, desk.warehouse.source_states(), Ending(state="crashed", marks=number == len(runs)))
    return tuple(dict.fromkeys((*crashed, *(run.run_id for run in runs))))


def _collect(desk: Desk, wire: Wire, chosen: Sequence[Source], *, force: bool) -> Intake:
    """Read the seeds, poll what is due, load all of it."""
    started = now()
    run_id = new_run_id(started)
    desk.warehouse.begin_run(run_id, "ingest", started)
    try:
        seeds = read_seeds(desk.newsroom.settings.seeds, at=started)
        states = desk.warehouse.source_states()
        due = [each for each in chosen if force or is_due(each, states.get(each.id), started)]
        due.sort(key=lambda source: _due_at(states.get(source.id)))  # who waited longest; time may not last for all
        polls = [_poll(source, states.get(source.id), started) for source in due]
        polled = steps.poll(whole(desk), whole(wire), whole(polls), run_id, steps.POLL_BUDGET).result() if polls else []
        fetched = Fetched(run_id=run_id, at=started, polled=polled, seeds=seeds, looks_again=True)
        intake, _ = take_in(desk, fetched, states, Ending(state="completed"))
    except BaseException as error:
        desk.warehouse.end_run(run_id, state="failed", at=now(), error=str(error) or type(error).__name__)
        raise
    return intake


def _due_at(state: SourceState | None) -> datetime:
    return (state.next_due_at if state else None) or datetime.min.replace(tzinfo=UTC)


def _poll(source: Source, state: SourceState | None, at: datetime) -> Poll:
    trusted = state if trusts_validators(source, state) else None
    return Poll(
        source=source,
        url=address(source, state),
        role=source.kind,
        etag=trusted.etag if trusted else None,
        last_modified=trusted.last_modified if trusted else None,
        audit=is_audit_due(state, at),
    )
