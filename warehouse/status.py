"""How silkwire does, as the published warehouse tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsdesk.records import SEEDS
from warehouse.sql import reading

QUERIES = Path(__file__).parent / "queries"

Rows = list[dict[str, Any]]


# What waits for longer was no news, and is only remembered.
_WAITING = "select count(*), min(seen_at) from ops.queue where not_before < $1::timestamptz + interval 7 day"
_REVISITS = "select count(*) filter (due_at <= $1::timestamptz), count(*) from ops.revisits"

_TROUBLE = frozenset({"gone", "failing", "silent", "empty", "moved", "gap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How silkwire does. Rows are those of the queries named."""

    articles: int
    in_scope: int
    sources: int
    """Enabled ones."""
    health: dict[str, int]
    """How many of them are in which condition: `health` of the view `source_health`."""
    never_polled: int
    due: int
    """Sources to be polled now."""
    runs: Rows
    """`recent_runs`: the latest first."""
    troubled: Rows
    """`source_conditions` that are gone, failing, silent, empty, moved or gap, in this order, the longest first."""
    volume: Rows
    """`source_conditions` that give far fewer or more items than usual, whatever their health."""
    late: Rows
    """`late_sources`: those that should have been polled long ago, the longest first."""
    postponed: int
    """Items that wait in the queue: for a run that has time for them, or for their page to answer."""
    postponed_since: datetime | None
    """When the first of them was met."""
    paused_hosts: Rows
    """`paused_hosts`."""
    revisits_due: int
    """Pages of articles to be looked at again now."""
    revisits: int
    """Pages of articles to be looked at again, now or later."""


def read_status(published: Path, *, now: datetime) -> Status:
    """Read the status.

    Raises:
        WarehouseError: if there is no warehouse yet.
    """
    with reading(published) as connection:

        def one(statement: str, *values: object) -> tuple[Any, ...]:
            return connection.execute(statement, list(values)).fetchone() or (0, 0)

        def many(name: str, **values: object) -> Rows:
            cursor = connection.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), values)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

        articles, in_scope = one("select count(*), count(*) filter (in_scope) from articles")
        (sources,) = one("select count(*) from sources where enabled and kind <> 'seed'")
        postponed, postponed_since = one(_WAITING, now)
        revisits_due, revisits = one(_REVISITS, now)
        conditions = [row for row in many("source_conditions") if row["source_id"] != SEEDS]
        health = Counter(row["health"] for row in conditions)
        return Status(
            articles=articles,
            in_scope=in_scope,
            sources=sources,
            health=dict(health),
            never_polled=health["never polled"],
            due=many("due_sources", now=now)[0]["sources"],
            runs=many("recent_runs"),
            troubled=[row for row in conditions if row["health"] in _TROUBLE],
            volume=[row for row in conditions if row["volume"]],
            late=many("late_sources", now=now),
            postponed=postponed,
            postponed_since=postponed_since,
            paused_hosts=many("paused_hosts", now=now),
            revisits_due=revisits_due,
            revisits=revisits,
        )


def standing_pauses(published: Path, *, now: datetime) -> dict[str, datetime]:
    """Which hosts asked to be left alone, and until when; none where there is no warehouse yet."""
    if not published.exists():
        return {}
    with reading(published) as connection:
        query = (QUERIES / "paused_hosts.sql").read_text(encoding="utf-8")
        return dict(connection.execute(query, {"now": now}).fetchall())


def last_ingest(published: Path) -> datetime | None:
    """When the last completed ingest began; None if there was none."""
    return _latest(published, "select max(started_at) from runs where flow = 'ingest' and state = 'completed'")


def last_digest(published: Path, name: str) -> datetime | None:
    """When the last digest of a name was made on schedule; None if there was none."""
    return _latest(published, "select max(created_at) from digests where on_schedule and name = $1", name)


def _latest(published: Path, statement: str, *values: str) -> datetime | None:
    if not published.exists():
        return None
    with reading(published) as connection:
        row = connection.execute(statement, list(values)).fetchone()
        return row[0] if row else None
