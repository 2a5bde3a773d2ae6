"""What a digest is made from, and the record of what it showed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from newsdesk.briefing import Candidate, Manifest, SourceReport
from warehouse.rows import insert
from warehouse.store import Warehouse

QUERIES = Path(__file__).parent / "queries"


def candidates(warehouse: Warehouse, period_from: datetime, period_to: datetime) -> list[Candidate]:
    """The articles loaded in [period_from, period_to)."""
    return [
        Candidate(**row | {key: tuple(row[key]) for key in ("topics", "countries", "title_topics")})
        for row in _rows(warehouse, "candidates", period_from, period_to)
    ]


def source_reports(warehouse: Warehouse, period_from: datetime, period_to: datetime) -> list[SourceReport]:
    """What each source of the catalogue gave in [period_from, period_to)."""
    return [SourceReport(**row) for row in _rows(warehouse, "source_reports", period_from, period_to)]


def labels(warehouse: Warehouse) -> dict[str, str]:
    """What to call each tag."""
    return dict(warehouse.connection.execute("select tag, label from tag_catalog").fetchall())


def next_period(warehouse: Warehouse, name: str, now: datetime) -> tuple[datetime, datetime]:
    """The period of the next digest of a name: from where the last one ended, or from the first article, to now.

    Digests made for dates of the user's choosing are filed under the same name and do not count.
    """
    row = warehouse.connection.execute(
        "select max(period_to) from digests where name = $1 and on_schedule", [name]
    ).fetchone()
    last = row[0] if row else None
    if last is None:
        row = warehouse.connection.execute("select min(started_at) from runs").fetchone()
        last = row[0] if row and row[0] else now
    return min(last, now), now


def write_digest(warehouse: Warehouse, manifest: Manifest, *, on_schedule: bool) -> None:
    """Record a digest and its lines, in one transaction."""
    connection, spool = warehouse.connection, warehouse.spool
    digest = {
        "digest_id": manifest.digest_id,
        "name": manifest.name,
        "period_from": manifest.period_from,
        "period_to": manifest.period_to,
        "created_at": manifest.created_at,
        "on_schedule": on_schedule,
    }
    items = (
        {key: getattr(line, key, None) for key in _ITEM} | {"digest_id": manifest.digest_id} for line in manifest.items
    )
    connection.execute("begin")
    insert(connection, "digests", [digest], spool=spool)
    insert(connection, "digest_items", items, spool=spool)
    connection.execute("commit")


_ITEM = ("position", "section", "story_id", "article_id", "ledger_id", "calendar_id", "reason")


def _rows(warehouse: Warehouse, name: str, period_from: datetime, period_to: datetime) -> list[dict[str, Any]]:
    cursor = warehouse.connection.execute(
        (QUERIES / f"{name}.sql").read_text(encoding="utf-8"), {"period_from": period_from, "period_to": period_to}
    )
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
