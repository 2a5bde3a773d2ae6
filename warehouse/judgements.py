"""What is said of articles by the rules: scope, tags and their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from newsdesk.records import Analysis, ArticleId
from warehouse.rows import as_row, insert, select_by_key

_TABLES = ("tags", "mentions", "scope_evidence")


def write_judgements(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[tuple[ArticleId, Analysis]],
    *,
    again: Sequence[ArticleId],
    spool: Path,
) -> None:
    """Write the tags and the evidence of articles; those judged `again` lose what they had."""
    for table in _TABLES if again else ():
        select_by_key(
            connection,
            f"delete from {table} where article_id in (select key from wanted) returning article_id",
            again,
        )
    tags = (
        as_row(tag, article_id=article_id, rule_version=analysis.rule_version)
        for article_id, analysis in judged
        for tag in analysis.tags
    )
    mentions = (
        mention._asdict() | {"article_id": article_id, "rule_version": analysis.rule_version}
        for article_id, analysis in judged
        for mention in analysis.mentions
    )
    scope = (
        as_row(evidence, article_id=article_id, rule_version=analysis.rule_version)
        for article_id, analysis in judged
        for evidence in analysis.scope.evidence
    )
    insert(connection, "tags", tags, spool=spool)
    insert(connection, "mentions", mentions, spool=spool)
    insert(connection, "scope_evidence", scope, spool=spool)
