"""Copies and stories of all that is stored, judged again: where their rules or their indexes are new."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.copies import judge_copies
from warehouse.stories import group_stories, read_texts

_DERIVED = ("stories", "story_merges", "story_evidence", "ops.sketches", "ops.copy_pairs", "ops.portraits")


def judge_all_again(connection: duckdb.DuckDBPyConnection, *, spool: Path) -> None:
    """Judge all articles as they stand, arrival by arrival, in the order in which they were loaded."""
    for table in (*_DERIVED, "ops.story_keys"):
        connection.execute(f"delete from {table}")
    connection.execute(
        "update articles set copy_of = null, copy_kind = null, copy_similarity = null, story_id = null "
        "where copy_of is not null or story_id is not null"
    )
    arrivals = connection.execute(
        "select loaded_at, list(article_id order by article_id) from articles group by loaded_at order by loaded_at"
    ).fetchall()
    for loaded_at, article_ids in arrivals:
        texts = read_texts(connection, article_ids)
        judge_copies(connection, {text.article_id: text.words for text in texts}, edited=(), spool=spool)
        group_stories(connection, texts, at=loaded_at, spool=spool)


def judge_what_was_stored(connection: duckdb.DuckDBPyConnection) -> None:
    """Judge what was stored before there were indexes of it: once, as a migration."""
    with TemporaryDirectory(prefix="silkwire-") as scratch:
        judge_all_again(connection, spool=Path(scratch))
