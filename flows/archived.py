"""Runs as the raw archive holds them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fetch.archive import Archive, ArchiveError
from fetch.polling import Polled, from_archive
from flows.seeds import Seeds, seeds_of
from newsdesk.records import Capture, Kept, Location

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRun:
    """What one run had archived: everything that it got with a body, and the seeds that were new to it."""

    run_id: str
    at: datetime
    """When its first answer was asked for."""
    polled: list[Polled]
    """Feeds and sitemaps."""
    pages: dict[str, Polled]
    """By the address asked for."""
    seeds: Seeds | None
    seed_records: list[tuple[str, str, Kept]] = field(default_factory=list)
    """Request id, URL and place of each seed."""

    @property
    def answers(self) -> int:
        """How many there are."""
        return len(self.polled) + len(self.pages) + len(self.seed_records)


def archived_runs(archive: Archive, marks: Mapping[str, int]) -> dict[str, list[Location]]:
    """Where the answers of each run behind the marks are, the runs in the order of their first answers.

    What is fetched for a killed run after its end stands behind what later runs had archived, and is that run's all the
    same.
    """
    runs: dict[str, list[Location]] = {}
    for kept, capture in archive.scan(marks):
        runs.setdefault(capture.run_id, []).append(kept.location)
    return runs


def read_run(archive: Archive, run_id: str, locations: Iterable[Location]) -> ArchivedRun | None:
    """What a run had archived, as far as it can be read still; None if nothing can. One body in memory at a time."""
    polled, pages, started = [], {}, []
    seeds: list[tuple[Kept, Capture]] = []
    for location in locations:
        try:
            kept, capture = archive.read_kept(location)
        except ArchiveError as error:
            _log.warning("an answer of run %s cannot be read any more: %s", run_id, error)
            continue
        started.append(capture.started_at)
        match capture.role:
            case "seed":
                seeds.append((kept, capture))
            case "page":
                pages[capture.requested_url] = from_archive(capture, kept)
            case _:
                polled.append(from_archive(capture, kept))
    if not started:
        return None
    return ArchivedRun(
        run_id=run_id,
        at=min(started),
        polled=polled,
        pages=pages,
        seeds=seeds_of([capture for _, capture in seeds]),
        seed_records=[(capture.fetch_id, capture.url, kept) for kept, capture in seeds],
    )
