"""What is said of articles by the rules: scope, tags and their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from newsdesk.records import Analysis, ArticleId
from warehouse.rows import as_row, insert, select_by_key

_FORGET = "delete from {} where article_id in (select key from wanted) returning article_id"
# Tags that stay are updated: the space of rows deleted from a table with an index is never given back by DuckDB 1.5.
_LOST = """
delete from tags
where article_id in (select key from wanted) and concat(article_id, ' ', tag) not in (select key from wanted)
returning article_id
"""


def write_judgements(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[tuple[ArticleId, Analysis]],
    *,
    again: Sequence[ArticleId],
    spool: Path,
) -> None:
    """Write the tags and the evidence of articles; those judged `again` lose what they had."""
    if again:
        stay = (f"{article_id} {tag.tag}" for article_id, analysis in judged for tag in analysis.tags)
        select_by_key(connection, _LOST, [*again, *stay])
        for table in ("mentions", "scope_evidence"):
            select_by_key(connection, _FORGET.format(table), again)
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
        evidence._asdict() | {"article_id": article_id, "rule_version": analysis.rule_version}
        for article_id, analysis in judged
        for evidence in analysis.scope.evidence
    )
    insert(connection, "tags", tags, spool=spool, replace=True)
    insert(connection, "mentions", mentions, spool=spool)
    insert(connection, "scope_evidence", scope, spool=spool)
