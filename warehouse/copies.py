"""Copies among all that is stored: candidates by their keys, compared word by word, judged by what hangs together.

Verified pairs are facts, kept in `ops.copy_pairs`; what is a copy of what is judged again for each group of articles
that pairs connect, whenever one of its members is new or has changed. So the verdicts depend on what is stored alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import orjson

from newsdesk.copies import Node, Pair, Verdict, judge
from newsdesk.likeness import compare
from newsdesk.records import ArticleId
from newsdesk.sketches import CLOSEST, COMMON, sketch
from newsdesk.wording import Wording, read_wording
from warehouse.known import BY_INDEX
from warehouse.rows import insert, select_by_key, update

Texts = Mapping[ArticleId, tuple[str, str | None, str]]
"""Headline, standfirst and body by article."""

_PARTNERS = """
select one, other from ops.copy_pairs where one in (select key from wanted) or other in (select key from wanted)
"""
_FORGET_PAIRS = """
delete from ops.copy_pairs where one in (select key from wanted) or other in (select key from wanted) returning one
"""
_FORGET_SKETCHES = "delete from ops.sketches where article in (select ('0x' || key)::ubigint from wanted) returning key"
_TWINS = """
, asked as (select distinct copy_hash from articles join wanted on article_id = key where copy_hash is not null)
select copy_hash, list(article_id order by article_id) from articles join asked using (copy_hash)
group by copy_hash having count(*) > 1
"""

# A key that more than so many originals hold is of a formula or a footer, and leads nowhere.
_CANDIDATES = f"""
, asked as (
    select key, article from ops.sketches where article in (select ('0x' || key)::ubigint from wanted)
),
hits as (select asked.article as one, held.article as other, key from asked join ops.sketches held using (key)),
copies as (
    select ('0x' || article_id)::ubigint as other, ('0x' || copy_of)::ubigint as original
    from articles where copy_of is not null
),
common as (
    select key from hits left join copies using (other)
    group by key having count(distinct coalesce(original, other)) > {COMMON}
)
select lower(lpad(to_hex(one), 16, '0')), lower(lpad(to_hex(other), 16, '0'))
from hits where one <> other and key not in (from common)
group by one, other
qualify row_number() over (partition by one order by count(*) desc, other) <= {CLOSEST}
"""

# All that pairs connect with the articles asked for.
_CONNECTED = """
with recursive wanted as (select unnest(from_json($1, '["VARCHAR"]')) as key),
edges as (select one, other from ops.copy_pairs union all select other, one from ops.copy_pairs),
connected as (
    select key as article_id from wanted
    union
    select edges.other from connected join edges on edges.one = connected.article_id
)
select article_id from connected
"""
_NODES = """
select article_id, copy_hash, published_at, published_precision, first_seen_at, copy_of, copy_kind, copy_similarity
from articles where article_id in ({})
"""


def judge_copies(
    connection: duckdb.DuckDBPyConnection, texts: Texts, *, edited: Collection[ArticleId], spool: Path
) -> None:
    """Look for copies among stored articles, given the texts of those that are new or were edited."""
    left = _forget(connection, edited)
    wordings = {key: wording for key, text in texts.items() if (wording := read_wording(*text)) is not None}
    rows = (
        {"key": key, "article": int(article, 16)} for article, wording in wordings.items() for key in sketch(wording)
    )
    insert(connection, "ops.sketches", rows, spool=spool)
    pairs = [*_twins(connection, {*texts, *left}), *_found_alike(connection, wordings)]
    insert(connection, "ops.copy_pairs", map(asdict, pairs), spool=spool)
    rejudge(connection, {*texts, *left}, spool=spool)


def rejudge(connection: duckdb.DuckDBPyConnection, article_ids: Collection[ArticleId], *, spool: Path) -> None:
    """Judge again which articles are copies, of all that pairs connect with these."""
    if not article_ids:
        return
    text = orjson.dumps(sorted(article_ids)).decode()
    connected = [row[0] for row in connection.execute(_CONNECTED, [text]).fetchall()]
    stored = [row for part in in_parts(connected) for row in connection.execute(_NODES.format(part)).fetchall()]
    nodes = [
        Node(
            article_id=row[0],
            copy_hash=row[1],
            published_at=row[2],
            published_precision=row[3],
            first_seen_at=row[4],
        )
        for row in stored
    ]
    pairs = [Pair(one=one, other=other, similarity=much) for one, other, much in _pairs_among(connection, connected)]
    verdicts = judge(nodes, pairs)
    before = {row[0]: Verdict(copy_of=row[5], copy_kind=row[6], copy_similarity=row[7]) for row in stored}
    changed = [asdict(verdict) | {"article_id": key} for key, verdict in verdicts.items() if verdict != before[key]]
    update(connection, "articles", changed, key="article_id", spool=spool)


def in_parts(keys: Iterable[str]) -> Iterator[str]:
    """Keys as lists of constants, for statements that are to use an index: DuckDB 1.5 does so for no other ones."""
    literals = [f"'{key}'" for key in keys if int(key, 16) >= 0]
    for start in range(0, len(literals), BY_INDEX):
        yield ", ".join(literals[start : start + BY_INDEX])


def _texts_of(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> dict[ArticleId, Any]:
    """Headline, standfirst and body of stored articles, by the index."""
    query = "select article_id, title, standfirst, body from articles where article_id in ({})"
    return {
        ArticleId(row[0]): row[1:]
        for part in in_parts(article_ids)
        for row in connection.execute(query.format(part)).fetchall()
    }


def _forget(connection: duckdb.DuckDBPyConnection, edited: Collection[ArticleId]) -> set[ArticleId]:
    """Forget what was found of texts that are no more; the articles that they were alike."""
    if not edited:
        return set()
    left = {ArticleId(key) for row in select_by_key(connection, _PARTNERS, edited) for key in row}
    select_by_key(connection, _FORGET_PAIRS, edited)
    select_by_key(connection, _FORGET_SKETCHES, edited)
    return left


def _twins(connection: duckdb.DuckDBPyConnection, article_ids: Collection[ArticleId]) -> Iterator[Pair]:
    """Those of the same letters, at any distance in time: each with the first of its group, which connects them all."""
    for _, twins in select_by_key(connection, _TWINS, article_ids):
        first, *rest = twins
        yield from (
            Pair(one=first, other=other, similarity=1.0)
            for other in rest
            if first in article_ids or other in article_ids
        )


def _found_alike(connection: duckdb.DuckDBPyConnection, wordings: Mapping[ArticleId, Wording]) -> Iterator[Pair]:
    """Pairs of a new article and any other that are copies by true comparison."""
    candidates = select_by_key(connection, _CANDIDATES, wordings) if wordings else []
    pairs = sorted({(min(pair), max(pair)) for pair in candidates})
    others = {key for pair in pairs for key in pair if key not in wordings}
    stored = {key: read_wording(*text) for key, text in _texts_of(connection, others).items()}
    known: Mapping[ArticleId, Wording | None] = {**stored, **wordings}
    for one, other in pairs:
        mine, yours = known.get(one), known.get(other)
        if mine and yours and (likeness := compare(mine, yours)).is_copy:
            yield Pair(one=one, other=other, similarity=round(likeness.similarity, 4))


def _pairs_among(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[tuple[Any, ...]]:
    query = "select one, other, similarity from ops.copy_pairs where one in (select key from wanted)"
    return select_by_key(connection, query, article_ids)
