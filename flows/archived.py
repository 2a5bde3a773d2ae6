"""Runs as the raw archive holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from fetch.archive import Archive
from fetch.polling import Polled, from_archive
from flows.seeds import Seeds, seeds_of
from newsdesk.records import Capture, Kept


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


def archived_runs(archive: Archive, marks: Mapping[str, int]) -> Iterator[ArchivedRun]:
    """The runs behind the marks, in the order in which they were archived; one body in memory at a time."""
    for run_id, records in groupby(archive.read_from(marks), key=lambda record: record[1].run_id):
        yield _run(run_id, records)


def _run(run_id: str, records: Iterable[tuple[Kept, Capture]]) -> ArchivedRun:
    polled, pages, started = [], {}, []
    seeds: list[tuple[Kept, Capture]] = []
    for kept, capture in records:
        started.append(capture.started_at)
        match capture.role:
            case "seed":
                seeds.append((kept, capture))
            case "page":
                pages[capture.requested_url] = from_archive(capture, kept)
            case _:
                polled.append(from_archive(capture, kept))
    return ArchivedRun(
        run_id=run_id,
        at=min(started),
        polled=polled,
        pages=pages,
        seeds=seeds_of([capture for _, capture in seeds]),
        seed_records=[(capture.fetch_id, capture.url, kept) for kept, capture in seeds],
    )
