"""The accounts of a run: its requests as rows of `fetches`, and a line per source for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from fetch.polling import Polled
from flows.seeds import Seeds
from flows.steps import Read
from newsdesk.records import SEEDS, Fetch, Kept, Rejection
from newsdesk.tally import SourceLine, Tally
from newsdesk.waiting import behind_wall


def polls(documents: Sequence[Read], tallies: Mapping[str, Tally], gaps: Collection[str]) -> list[Fetch]:
    """The requests for feeds and sitemaps; a source's items are counted with its own document, which comes first."""
    main = mains(documents)
    return [
        replace(_counted(_fetch(each.polled), tallies[source_id]), suspected_gap=source_id in gaps)
        if main[source_id] is each
        else _fetch(each.polled)
        for each in documents
        for source_id in (each.polled.source_id,)
    ]


def mains(documents: Sequence[Read]) -> dict[str, Read]:
    """Each source's own document: the first one; others are further pages and sitemaps."""
    found: dict[str, Read] = {}
    for document in documents:
        found.setdefault(document.polled.source_id, document)
    return found


def pages(polled: Mapping[str, Polled], refused: Mapping[str, Rejection]) -> list[Fetch]:
    """The requests for pages; one that brought no article has failed, whatever its status says."""
    rows = []
    for url, each in polled.items():
        row = _fetch(each)
        if wall := refused.get(url):
            answer = behind_wall(wall.reason, each.finished_at)
            row = replace(row, outcome=answer.outcome, failure=answer.failure, error=f"{wall.reason}: {wall.detail}")
        rows.append(row)
    return rows


def taken_up(tallies: Mapping[str, Tally], *, run_id: str, at: datetime) -> list[Fetch]:
    """The taking up of items that had waited, a row per source that had given them."""
    row = Fetch(
        fetch_id="",
        run_id=run_id,
        source_id="",
        role="queue",
        url="queue:",
        started_at=at,
        finished_at=at,
        outcome="ok",
    )
    return [
        _counted(replace(row, fetch_id=f"{run_id}-queue-{source_id}", source_id=source_id), counts)
        for source_id, counts in tallies.items()
    ]


def reading(
    seeds: Seeds | None, archived: Iterable[tuple[str, str, Kept]], *, run_id: str, counts: Tally
) -> list[Fetch]:
    """The reading of the seeds directory, and of each seed that was archived (request id, URL, place)."""
    if seeds is None:
        return []
    row = Fetch(
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
    return [_counted(row, counts), *(replace(row, fetch_id=key, url=url) for key, url, _ in archived)]


def lines(documents: Sequence[Read], tallies: Mapping[str, Tally]) -> tuple[SourceLine, ...]:
    """How each source ended, as a person is told."""
    return tuple(
        SourceLine(
            source_id=source_id,
            outcome=document.polled.outcome,
            http_status=document.polled.http_status,
            tally=tallies[source_id],
            error=document.polled.error,
        )
        for source_id, document in mains(documents).items()
    )


def _fetch(polled: Polled) -> Fetch:
    return Fetch(
        fetch_id=polled.fetch_id,
        run_id=polled.run_id,
        source_id=polled.source_id,
        role=polled.role,
        url=polled.url,
        started_at=polled.started_at,
        finished_at=polled.finished_at,
        outcome=polled.outcome,
        failure=polled.failure,
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
