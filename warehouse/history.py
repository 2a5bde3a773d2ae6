"""The history of one article, as the published warehouse tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdesk.records import ArticleId
from warehouse.sql import reading
from warehouse.status import QUERIES, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of one article over time. Rows are those of the queries named."""

    article: dict[str, Any]
    """`article_id`, `source_id`, `url`, `title`, `first_seen_at`, `revision`."""
    revisions: Rows
    """`revisions_of`."""
    changes: Rows
    """`changes_of`."""
    visits: Rows
    """`visits_of`."""
    deletions: Rows
    """`deletions_of`."""


_ARTICLE = """
select article_id, source_id, url, title, first_seen_at, revision from articles
where article_id = $1 or article_id = (select article_id from ops.aliases where alias_id = $1)
order by article_id = $1 desc limit 1
"""


def read_history(published: Path, key: ArticleId) -> History | None:
    """The history of the article with a key, its own or an alias; None where there is none.

    Raises:
        WarehouseError: if there is no warehouse yet.
    """
    with reading(published) as connection:

        def rows(statement: str, values: object) -> Rows:
            cursor = connection.execute(statement, values)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

        def of_article(name: str, article: str) -> Rows:
            return rows((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), {"article": article})

        found = rows(_ARTICLE, [key])
        if not found:
            return None
        article = found[0]["article_id"]
        return History(
            article=found[0],
            revisions=of_article("revisions_of", article),
            changes=of_article("changes_of", article),
            visits=of_article("visits_of", article),
            deletions=of_article("deletions_of", article),
        )
