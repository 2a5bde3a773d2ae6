"""Which articles are held: a look-up whose cost does not grow with what is stored.

Nearly all items of a document were in the document before. So what was asked for of late stands in a small table, read
whole. Nearly all others are new, as a filter of fixed size can tell. What neither settles is looked up among aliases
and articles by their keys' indexes, or, where that is a lot, by one pass over the keys, and is remembered, an alias
beside its article. Both the small table and the filter can be emptied at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.intake import Known
from newsdesk.records import Alias, ArticleId
from warehouse.bloom import read_filter
from warehouse.rows import insert, select_by_key

BY_INDEX = 500
"""So many keys at most are looked up by the index; for more, a pass over all keys is sooner done."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REMEMBERED = ("article_id", "source_id", "title", "content_hash", "has_body", "revision", "first_seen_at")
_COLUMNS = ", ".join(_REMEMBERED[:-1])
_AS_NUMBER = "epoch_us(first_seen_at)"  # ready-made times cost as much as all the rest

_LATELY = f"""
select key, {_COLUMNS}, {_AS_NUMBER}, asked_at < now() - interval 1 day
from ops.known_lately join wanted using (key)
"""
_REMEMBER = f"""
insert into ops.known_lately by name
select key, {_COLUMNS}, first_seen_at, now() as asked_at
from articles join {{pairs}} on article_id = found where {{condition}}
returning key, {_COLUMNS}, {_AS_NUMBER}
"""
_PAIRS = "(select key[:16] as key, key[17:] as found from wanted) pair"
_ALIASES = "select alias_id, article_id from ops.aliases join wanted on alias_id = key"
_STILL_ASKED = """
update ops.known_lately set asked_at = now()
where asked_at < now() - interval 1 day and key in (select key from wanted) returning key
"""
_FORGET = "delete from ops.known_lately where article_id in (select key from wanted) returning article_id"
_NOT_ASKED_ANY_MORE = "delete from ops.known_lately where asked_at < now() - interval 7 day"


def find_known(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Known]:
    """Those of the articles that are held, by the keys asked for; of an alias the article that it is."""
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


def find_titles(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[ArticleId]) -> dict[ArticleId, set[str]]:
    """All headlines that the articles ever had."""
    query = "select article_id, title from revisions join wanted on article_id = key"
    titles: defaultdict[ArticleId, set[str]] = defaultdict(set)
    for key, title in select_by_key(connection, query, article_ids):
        titles[ArticleId(key)].add(title)
    return titles


def remember_known(
    connection: duckdb.DuckDBPyConnection,
    articles: Sequence[Mapping[str, Any]],
    aliases: Iterable[Alias],
    *,
    spool: Path,
) -> None:
    """Remember new articles, given as rows of `articles`, and their aliases: the next document will hold them."""
    by_id = {row["article_id"]: row for row in articles}
    keys = [*((key, key) for key in by_id), *((each.alias_id, each.article_id) for each in aliases)]
    rows = (
        {name: by_id[article][name] for name in _REMEMBERED} | {"key": key, "asked_at": by_id[article]["loaded_at"]}
        for key, article in keys
        if article in by_id
    )
    insert(connection, "ops.known_lately", rows, spool=spool)


def forget_known(connection: duckdb.DuckDBPyConnection, article_ids: Collection[str]) -> None:
    """Forget what was remembered of articles that change."""
    if article_ids:
        select_by_key(connection, _FORGET, article_ids)


def _remember(connection: duckdb.DuckDBPyConnection, keys: list[ArticleId]) -> list[tuple[Any, ...]]:
    """Look up among aliases and articles, and remember what is there."""
    if not keys:
        return []
    few = len(keys) <= BY_INDEX
    by_index = f"select alias_id, article_id from ops.aliases where alias_id in ({literals(keys)})" if few else ""
    aliases = connection.execute(by_index).fetchall() if few else select_by_key(connection, _ALIASES, keys)
    found = dict(aliases)
    pairs = [(key, found.get(key, key)) for key in keys]
    if not few:
        pairs_of_keys = (key + article for key, article in pairs)
        return select_by_key(connection, _REMEMBER.format(pairs=_PAIRS, condition="true"), pairs_of_keys)
    values = ", ".join(f"('{key}', '{article}')" for key, article in pairs)
    condition = f"article_id in ({literals(article for _, article in pairs)})"
    return connection.execute(
        _REMEMBER.format(pairs=f"(values {values}) pair(key, found)", condition=condition)
    ).fetchall()


def literals(keys: Iterable[ArticleId]) -> str:
    """Keys as constants: with bound values DuckDB 1.5 uses no index.

    Raises:
        ValueError: one is no hexadecimal number.
    """
    return ", ".join(f"'{key}'" for key in keys if int(key, 16) >= 0)


def _known(row: tuple[Any, ...]) -> Known:
    return Known(
        article_id=ArticleId(row[1]),
        source_id=row[2],
        title=row[3],
        content_hash=row[4],
        has_body=row[5],
        revision=row[6],
        first_seen_at=_EPOCH + timedelta(microseconds=row[7]),
    )
