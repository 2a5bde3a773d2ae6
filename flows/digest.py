"""The digest flow: a period -> one manifest -> its record in the warehouse, and its forms on disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from digests import FORMS
from digests.write import write
from flows.newsroom import Newsroom, new_run_id, now, open_newsroom
from flows.publishing import publish
from flows.steps import whole
from newsdesk.briefing import Filters, Manifest, compose
from newsdesk.errors import UsageError
from warehouse.briefs import candidates, labels, next_period, source_reports, write_digest
from warehouse.prospects import appointments, promises
from warehouse.store import Warehouse

EARLIEST, LATEST = 1990, 2100

LOCK_PATIENCE = 1800.0
"""Seconds to wait for an ingest to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One digest as it was written."""

    name: str
    lines: int
    articles: int
    files: dict[str, Path]


@flow(name="digest", validate_parameters=False)
def digest(name: str | None = None, first: str | None = None, last: str | None = None) -> list[Written]:
    """Write the digests of the settings, or the one named.

    Args:
        name: Only this digest.
        first: First day of the period (YYYY-MM-DD, in the schedule's zone); without it, what is new since the last one.
        last: Last day of the period.
    """
    newsroom = open_newsroom()
    names = [name] if name else list(newsroom.settings.digests)
    for wanted in names:
        if wanted not in newsroom.settings.digests:
            raise UsageError(f"no [digest.{wanted}] in the settings; there is {', '.join(newsroom.settings.digests)}")
    newsroom.home.prepare()
    with (
        newsroom.home.writer(wait=LOCK_PATIENCE),
        Warehouse(newsroom.home.working, spool=newsroom.home.spool) as warehouse,
    ):
        return _run(newsroom, warehouse, names, _days(first, last, newsroom))


def _run(
    newsroom: Newsroom, warehouse: Warehouse, names: list[str], chosen: tuple[datetime, datetime] | None
) -> list[Written]:
    """Write the digests within a recorded run, and publish."""
    warehouse.declare_crashed("digest")
    run_id = new_run_id(now())
    warehouse.begin_run(run_id, "digest", now())
    try:
        written = [_one(newsroom, warehouse, name, chosen) for name in names]
    except BaseException as error:
        warehouse.end_run(run_id, state="failed", at=now(), error=str(error) or type(error).__name__)
        raise
    warehouse.end_run(run_id, state="completed", at=now())
    publish(warehouse, newsroom, now())
    return written


def _one(newsroom: Newsroom, warehouse: Warehouse, name: str, chosen: tuple[datetime, datetime] | None) -> Written:
    manifest = choose(whole(newsroom), whole(warehouse), name, chosen)
    formats = newsroom.settings.digests[name].formats
    files = render(whole(manifest), newsroom.home.digests, formats, latest=chosen is None)
    # Recorded after it was written: a kill in between writes the same period again, and never skips one.
    write_digest(warehouse, manifest, on_schedule=chosen is None)
    create_markdown_artifact(
        key=f"digest-{name}", markdown=FORMS["md"](manifest), description=f"{manifest.title}, {manifest.date}"
    )
    return Written(name=name, lines=len(manifest.lines), articles=manifest.articles, files=files)


@task(task_run_name="choose what is in {name}", cache_policy=NO_CACHE)
def choose(newsroom: Newsroom, warehouse: Warehouse, name: str, chosen: tuple[datetime, datetime] | None) -> Manifest:
    """Decide once what the digest shows, and why; every form renders this."""
    at = now()
    period_from, period_to = chosen or next_period(warehouse, name, at)
    settings = newsroom.settings.digests[name]
    return compose(
        digest_id=f"{name}-{new_run_id(at)}",
        name=name,
        period_from=period_from,
        period_to=period_to,
        created_at=at,
        candidates=candidates(warehouse, period_from, period_to),
        sources=source_reports(warehouse, period_from, period_to),
        labels=labels(warehouse),
        promises=promises(warehouse.connection, period_from, period_to),
        appointments=appointments(warehouse.connection, first=period_to.date() - timedelta(days=1), known_at=period_to),
        filters=Filters(topics=settings.topics, countries=settings.countries, languages=settings.languages),
        zone=newsroom.settings.zone,
    )


@task(task_run_name="write the digest", cache_policy=NO_CACHE)
def render(manifest: Manifest, directory: Path, formats: Any, *, latest: bool) -> dict[str, Path]:
    """Write every form of it."""
    return write(manifest, directory, formats, latest=latest)


def _days(first: str | None, last: str | None, newsroom: Newsroom) -> tuple[datetime, datetime] | None:
    """The days of the user's choosing as a half-open period; None where none were chosen."""
    if first is None and last is None:
        return None
    start, end = _day(first or last or ""), _day(last or first or "")
    if end < start:
        raise UsageError(f"the period ends ({end}) before it begins ({start})")
    if start.year < EARLIEST or end.year > LATEST:
        raise UsageError(f"a digest can be made of the years {EARLIEST} to {LATEST}")
    zone = newsroom.settings.zone
    return (
        datetime.combine(start, time(), tzinfo=zone),
        datetime.combine(end + timedelta(days=1), time(), tzinfo=zone),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date; write it as 2026-11-23") from None
