"""How silkwire does, as the published warehouse tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.sql import reading

QUERIES = Path(__file__).parent / "queries"

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Runs, latest first; sources that fail or are empty; sources that are late; counts."""

    articles: int
    in_scope: int
    sources: int
    never_polled: int
    runs: Rows
    troubled: Rows
    late: Rows
    postponed: int
    """Items that the last ingest left to the next one."""


def read_status(published: Path, *, now: datetime) -> Status:
    """Read the status.

    Raises:
        WarehouseError: if there is no warehouse yet.
    """
    with reading(published) as connection:

        def one(statement: str) -> int:
            row = connection.execute(statement).fetchone()
            return int(row[0]) if row else 0

        def many(name: str, **values: object) -> Rows:
            cursor = connection.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), values)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

        return Status(
            articles=one("select count(*) from articles"),
            in_scope=one("select count(*) from articles where in_scope"),
            sources=one("select count(*) from sources where enabled and kind <> 'seed'"),
            never_polled=one("select count(*) from source_health where health = 'never polled'"),
            runs=many("recent_runs"),
            troubled=many("troubled_sources"),
            late=many("late_sources", now=now),
            postponed=one(
                "select count(*) from rejections where reason = 'postponed' "
                "and run_id = (select max(run_id) from runs where flow = 'ingest')"
            ),
        )


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
