"""Pages that are to be looked at again, and the looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.records import ArticleId
from newsdesk.revisits import Revisit, Visit, after_visit, scheduled
from warehouse.rows import as_row, insert, select_by_key

_COLUMNS = ", ".join(f"r.{field.name}" for field in fields(Revisit))
_VISIT = tuple(field.name for field in fields(Visit) if field.name != "failure")

_DUE = f"""
select {_COLUMNS} from ops.revisits r join sources s on s.id = r.source_id and s.enabled
where r.due_at <= $1
order by row_number() over (partition by r.source_id order by r.due_at, r.article_id), r.due_at, r.article_id
limit $2
"""
_OVER = "delete from ops.revisits where article_id in (select key from wanted) returning article_id"


def read_due_revisits(connection: duckdb.DuckDBPyConnection, at: datetime, limit: int) -> list[Revisit]:
    """So many of the pages that are due, a turn for each source, those due longest first."""
    return _records(connection.execute(_DUE, [at, limit]).fetchall())


def find_revisits(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> list[Revisit]:
    """Those pages, by their addresses, that are to be looked at again."""
    rows = select_by_key(connection, f"select {_COLUMNS} from ops.revisits r join wanted on r.url = key", urls)
    return sorted(_records(rows), key=lambda revisit: revisit.article_id)


def write_revisits(
    connection: duckdb.DuckDBPyConnection,
    visits: Sequence[Visit],
    revisits: Sequence[Revisit],
    over: Collection[ArticleId],
    *,
    spool: Path,
) -> None:
    """Record looks; put pages into the schedule, or on in it, and take those out that are `over`."""
    rows = {visit.fetch_id: {name: getattr(visit, name) for name in _VISIT} for visit in visits}
    insert(connection, "visits", rows.values(), spool=spool, replace=True)
    on = {revisit.article_id: as_row(revisit) for revisit in revisits if revisit.article_id not in over}
    if over:
        select_by_key(connection, _OVER, over)
    insert(connection, "ops.revisits", on.values(), spool=spool, replace=True)


_LOOKS = f"""
select a.source_id, f.url, a.first_seen_at, {", ".join(f"v.{name}" for name in _VISIT)}
from visits v join articles a using (article_id) join fetches f using (fetch_id)
where a.in_scope order by v.article_id, v.visited_at, v.fetch_id
"""


def schedule_again(connection: duckdb.DuckDBPyConnection, *, spool: Path) -> None:
    """Make the schedule anew, from articles and visits alone."""
    rows = []
    for _, looks in groupby(connection.execute(_LOOKS).fetchall(), key=lambda row: row[3 + _VISIT.index("article_id")]):
        revisit = None
        for source_id, url, seen_at, *values in looks:
            visit = Visit(**dict(zip(_VISIT, values, strict=True)))
            revisit = after_visit(revisit or scheduled(visit, source_id=source_id, url=url, seen_at=seen_at), visit)
        if revisit:
            rows.append(as_row(revisit))
    insert(connection, "ops.revisits", rows, spool=spool)


def _records(rows: Iterable[tuple[Any, ...]]) -> list[Revisit]:
    names = [field.name for field in fields(Revisit)]
    return [Revisit(**dict(zip(names, row, strict=True))) for row in rows]
