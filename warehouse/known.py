"""Which articles are held: a look-up whose cost does not grow with what is stored.

Nearly all items of a document were in the document before. So what was asked for of late stands in a small table, read
whole. Nearly all others are new, as a filter of fixed size can tell. What neither settles is looked up in `articles` by
the key's index, or, where that is a lot, by one pass over the keys, and is remembered. Both the small table and the
filter can be emptied at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.intake import Known
from newsdesk.records import ArticleId
from warehouse.bloom import read_filter
from warehouse.rows import insert, select_by_key

BY_INDEX = 500
"""So many keys at most are looked up by the index; for more, a pass over all keys is sooner done."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REMEMBERED = ("article_id", "source_id", "content_hash", "has_body", "revision", "first_seen_at")
_COLUMNS = ", ".join(_REMEMBERED[:-1])
_AS_NUMBER = "epoch_us(first_seen_at)"  # ready-made times cost as much as all the rest

_LATELY = f"""
select {_COLUMNS}, {_AS_NUMBER}, asked_at < now() - interval 1 day
from ops.known_lately join wanted on article_id = key
"""
_REMEMBER = f"""
insert into ops.known_lately by name
select {_COLUMNS}, first_seen_at, now() as asked_at from articles where article_id in ({{keys}})
returning {_COLUMNS}, {_AS_NUMBER}
"""
_STILL_ASKED = """
update ops.known_lately set asked_at = now()
where asked_at < now() - interval 1 day and article_id in (select key from wanted) returning article_id
"""
_FORGET = "delete from ops.known_lately where article_id in (select key from wanted) returning article_id"
_NOT_ASKED_ANY_MORE = "delete from ops.known_lately where asked_at < now() - interval 7 day"


def find_known(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Known]:
    """Those of the articles that are held."""
    wanted = list(dict.fromkeys(article_ids))
    found = select_by_key(connection, _LATELY, wanted) if wanted else []
    if any(row[-1] for row in found):
        select_by_key(connection, _STILL_ASKED, wanted)
        connection.execute(_NOT_ASKED_ANY_MORE)
    known = {ArticleId(row[0]): _known(row) for row in found}
    others = [key for key in wanted if key not in known]
    if others:
        held = read_filter(connection)
        others = [key for key in others if held.may_hold(key)]
        known |= {ArticleId(row[0]): _known(row) for row in _remember(connection, others)}
    return known


def remember_known(
    connection: duckdb.DuckDBPyConnection, articles: Iterable[Mapping[str, Any]], *, spool: Path
) -> None:
    """Remember new articles, given as rows of `articles`: the next document of their source will hold them."""
    rows = ({name: row[name] for name in _REMEMBERED} | {"asked_at": row["loaded_at"]} for row in articles)
    insert(connection, "ops.known_lately", rows, spool=spool)


def forget_known(connection: duckdb.DuckDBPyConnection, article_ids: Collection[str]) -> None:
    """Forget what was remembered of articles that change."""
    if article_ids:
        select_by_key(connection, _FORGET, article_ids)


def _remember(connection: duckdb.DuckDBPyConnection, keys: list[ArticleId]) -> list[tuple[Any, ...]]:
    """Look up in `articles`, and remember what is there."""
    if len(keys) > BY_INDEX:
        return select_by_key(connection, _REMEMBER.format(keys="select key from wanted"), keys)
    if not keys:
        return []
    # As constants: with bound values DuckDB 1.5 uses no index. The filter has read them as hexadecimal numbers.
    literals = ", ".join(f"'{key}'" for key in keys)
    return connection.execute(_REMEMBER.format(keys=literals)).fetchall()


def _known(row: tuple[Any, ...]) -> Known:
    return Known(
        article_id=ArticleId(row[0]),
        source_id=row[1],
        content_hash=row[2],
        has_body=row[3],
        revision=row[4],
        first_seen_at=_EPOCH + timedelta(microseconds=row[5]),
    )
