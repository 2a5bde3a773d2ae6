"""What is said of articles by the rules: scope, tags and their evidence; promises, events and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.joining import finding_ids
from newsdesk.records import Analysis, ArticleId
from warehouse.rows import as_row, insert, select_by_key

_FORGET = "delete from {} where article_id in (select key from wanted) returning article_id"
# Tags that stay are updated: the space of rows deleted from a table with an index is never given back by DuckDB 1.5.
_LOST = """
delete from tags
where article_id in (select key from wanted) and concat(article_id, ' ', tag) not in (select key from wanted)
returning article_id
"""
_LOST_FINDINGS = """
delete from {table} where article_id in (select key from wanted) and {key} not in (select key from wanted)
returning article_id
"""
_FINDINGS: Sequence[tuple[str, str, dict[str, None]]] = (
    ("commitments", "commitment_id", {"ledger_id": None}),
    ("events", "event_id", {"calendar_id": None}),
    ("figures", "figure_id", {}),
)
"""Tables of findings, as `Analysis` calls them too; their keys, and what is told of them later."""


def write_judgements(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[tuple[ArticleId, Analysis]],
    *,
    again: Sequence[ArticleId],
    spool: Path,
) -> None:
    """Write what is said of articles; those judged `again` lose what they had.

    Promises and events are not yet joined to others (see `warehouse.linking`).
    """
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
    for table, key, unknown in _FINDINGS:
        rows = list(_findings(judged, table, key, unknown))
        if again:
            forget = _LOST_FINDINGS.format(table=table, key=key)
            select_by_key(connection, forget, [*again, *(row[key] for row in rows)])
        insert(connection, table, rows, spool=spool, replace=bool(again))


def _findings(
    judged: Sequence[tuple[ArticleId, Analysis]], table: str, key: str, unknown: dict[str, None]
) -> Iterator[dict[str, Any]]:
    for article_id, analysis in judged:
        findings = getattr(analysis, table)
        for finding_id, finding in zip(finding_ids(article_id, findings), findings, strict=True):
            more = {key: finding_id, "article_id": article_id, "rule_version": analysis.rule_version}
            yield as_row(finding, **more, **unknown)
