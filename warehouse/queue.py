"""Items that wait, and hosts that asked to be left alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson

from newsdesk.records import ArticleId, Item, Published, Waiting
from warehouse.rows import insert, select_by_key

_DUE = """
select article_id, item, seen_at, attempts, not_before from ops.queue
where not_before <= $1
order by row_number() over (partition by source_id order by not_before, article_id), not_before, article_id
limit $2
"""
_SETTLE = "delete from ops.queue where article_id in (select key from wanted) returning article_id"
_RESUME = "delete from ops.host_pauses where host not in (select key from wanted) returning host"


def read_due(connection: duckdb.DuckDBPyConnection, at: datetime, limit: int) -> list[Waiting]:
    """So many of the items that may be taken up, a turn for each source, those due longest first."""
    return [_waiting(*row) for row in connection.execute(_DUE, [at, limit]).fetchall()]


def find_waiting(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Waiting]:
    """Those of the articles that wait."""
    rows = select_by_key(
        connection,
        "select article_id, item, seen_at, attempts, not_before from ops.queue join wanted on article_id = key",
        article_ids,
    )
    return {ArticleId(row[0]): _waiting(*row) for row in rows}


def _waiting(key: str, text: str, seen_at: datetime, attempts: int, not_before: datetime) -> Waiting:
    return Waiting(
        article_id=ArticleId(key), item=_item(text), seen_at=seen_at, attempts=attempts, not_before=not_before
    )


def write_queue(
    connection: duckdb.DuckDBPyConnection,
    waiting: Sequence[Waiting],
    settled: Collection[ArticleId],
    *,
    spool: Path,
) -> None:
    """Put items into the queue, or back; take the settled ones out."""
    if settled:
        # DuckDB takes no row of a key that the same transaction deleted.
        select_by_key(connection, _SETTLE, set(settled) - {each.article_id for each in waiting})
    insert(connection, "ops.queue", map(_row, waiting), spool=spool, replace=True)


def read_host_pauses(connection: duckdb.DuckDBPyConnection) -> dict[str, datetime]:
    """Which hosts asked to be left alone, and until when."""
    return dict(connection.execute("select host, until from ops.host_pauses").fetchall())


def write_host_pauses(connection: duckdb.DuckDBPyConnection, pauses: Mapping[str, datetime], *, spool: Path) -> None:
    """Put these in place of all that are on record."""
    select_by_key(connection, _RESUME, pauses)
    insert(
        connection,
        "ops.host_pauses",
        ({"host": host, "until": until} for host, until in pauses.items()),
        spool=spool,
        replace=True,
    )


def _row(waiting: Waiting) -> dict[str, Any]:
    return {
        "article_id": waiting.article_id,
        "source_id": waiting.item.source_id,
        "item": orjson.dumps(waiting.item).decode(),
        "seen_at": waiting.seen_at,
        "attempts": waiting.attempts,
        "not_before": waiting.not_before,
    }


def _item(text: str) -> Item:
    fields = orjson.loads(text)
    published = fields["published"]
    if published:
        published = Published(**published | {"at": datetime.fromisoformat(published["at"])})
    several = {name: tuple(fields.get(name, ())) for name in ("authors", "categories")}
    return Item(**fields | several | {"published": published})
