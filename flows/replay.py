"""The replay flow: everything derived again from the raw archive, by today's rules.

It works on a warehouse of its own, which takes the place of the other when all is done: a kill leaves things as they
were. Every run is gone through again by the steps that it went through once, with the archive for a network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import cast

from prefect import flow

from fetch.archive import Archive
from fetch.polling import Polled
from flows.archived import ArchivedRun, archived_runs, read_run
from flows.console import reporter
from flows.ingest import LOCK_PATIENCE
from flows.newsroom import Newsroom, now, open_newsroom
from flows.publishing import publish
from flows.steps import Desk
from flows.taking import Ending, Fetched, take_in
from newsdesk.errors import SilkwireError, UsageError
from newsdesk.records import Fetch, Role
from newsdesk.schedule import SourceState
from warehouse.replay import BEGINNING, Replay, ReplayRun, prepare
from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What was derived again."""

    runs: int
    start: datetime | None
    """From when on; None: from the first run."""
    articles_before: int
    articles: int


@flow(name="replay", validate_parameters=False)
def replay(since: str | None = None) -> Replayed:
    """Derive articles and all that is said of them again.

    Args:
        since: Only what was fetched on this day or later, as 2026-11-01, in the settings' time zone.
    """
    newsroom = open_newsroom()
    home = newsroom.home
    home.prepare()
    with home.writer(wait=LOCK_PATIENCE), newsroom.archive() as archive:
        if not home.working.exists():
            raise SilkwireError("there is no warehouse to derive again; `silkwire run` makes one from what is archived")
        with Warehouse(home.working, spool=home.spool) as old:
            before = old.article_count()
            _check_loaded(archive, old.archive_marks())
        plan = prepare(home.working, home.derived, since=_day(since, newsroom), spool=home.spool)
        with Warehouse(home.derived, spool=home.spool) as warehouse:
            warehouse.write_catalogue(newsroom.public_sources, newsroom.rules)
            sources = warehouse.stored_sources() | newsroom.by_id
            desk = Desk(newsroom=newsroom, warehouse=warehouse, archive=archive, sources=sources, wire=None)
            _go_through(desk, plan)
            replayed = Replayed(
                runs=len(plan.runs),
                start=None if plan.start == BEGINNING else plan.start,
                articles_before=before,
                articles=warehouse.article_count(),
            )
        plan.swap()
        with Warehouse(home.working, spool=home.spool) as warehouse:
            publish(warehouse, newsroom, now())
    return replayed


def _day(since: str | None, newsroom: Newsroom) -> datetime | None:
    """The beginning of a day.

    Raises:
        UsageError: if it is none.
    """
    if since is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(since), time.min, newsroom.settings.zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"--since {since!r} is no day; write it as 2026-11-01") from None


def _go_through(desk: Desk, plan: Replay) -> None:
    """Take in every run again, in the order in which they ran."""
    answered = desk.warehouse.answered_before(plan.start)
    states = {key: SourceState(source_id=key, answered_at=at) for key, at in answered.items()}
    places = archived_runs(desk.archive, {})
    advance = reporter().phase("runs", len(plan.runs))
    for run in plan.runs:
        archived = read_run(desk.archive, run.run_id, places.get(run.run_id, ()))
        fetched = _fetched(run, archived, desk.warehouse.fetches_of(run.run_id))
        _, states = take_in(desk, fetched, states, Ending(state=None, at=run.finished_at, marks=False))
        advance()


def _check_loaded(archive: Archive, marks: Mapping[str, int]) -> None:
    """See that everything archived is loaded: a run derived without its pages would never get them.

    Raises:
        SilkwireError: if something is not.
    """
    if any(size > marks.get(name, 0) for name, size in archive.sizes().items()):
        raise SilkwireError("answers of a killed run are not loaded yet; run `silkwire ingest` first")


def _fetched(run: ReplayRun, archived: ArchivedRun | None, rows: Sequence[Fetch]) -> Fetched:
    """A run's answers from the archive, and its other requests from the record."""
    polled = list(archived.polled) if archived else []
    pages = dict(archived.pages) if archived else {}
    answered = {each.fetch_id for each in (*polled, *pages.values())}
    for row in rows:
        if row.fetch_id not in answered and row.role in ("feed", "sitemap"):
            polled.append(_on_record(row))
        elif row.fetch_id not in answered and row.role == "page":
            pages.setdefault(row.url, _on_record(row))
    return Fetched(
        run_id=run.run_id,
        at=run.started_at,
        polled=polled,
        pages=pages,
        seeds=archived.seeds if archived else None,
        readings=[row for row in rows if row.role == "seed"],
        gaps={row.source_id for row in rows if row.suspected_gap},
        seed_records=archived.seed_records if archived else [],
    )


def _on_record(row: Fetch) -> Polled:
    """A request that left nothing in the archive."""
    return Polled(
        fetch_id=row.fetch_id,
        source_id=row.source_id,
        run_id=row.run_id,
        role=cast("Role", row.role),
        url=row.url,
        outcome=row.outcome,
        failure=row.failure,
        http_status=row.http_status,
        bytes=row.bytes,
        error=row.error,
        started_at=row.started_at,
        finished_at=row.finished_at,
        capture=None,
        etag=None,
        last_modified=None,
        moved_to=None,
        fresh_for=None,
        retry_at=None,
        after_not_modified=False,
    )
