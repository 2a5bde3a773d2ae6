"""Articles as they are held, whole, by their keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import duckdb

from newsdesk.records import Article, ArticleId
from warehouse.known import BY_INDEX, literals

_COLUMNS = tuple(field.name for field in fields(Article))


def find_articles(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
    """Those of the articles that are held; by the index, so that the cost does not grow with how many are stored."""
    wanted = list(dict.fromkeys(article_ids))
    found: dict[ArticleId, Article] = {}
    for start in range(0, len(wanted), BY_INDEX):
        keys = literals(wanted[start : start + BY_INDEX])
        rows = connection.execute(f"select {', '.join(_COLUMNS)} from articles where article_id in ({keys})").fetchall()
        for row in rows:
            article = Article(**dict(zip(_COLUMNS, row, strict=True)) | {"authors": tuple(row[_AUTHORS])})
            found[article.article_id] = article
    return found


_AUTHORS = _COLUMNS.index("authors")
