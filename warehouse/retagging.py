"""Articles that were tagged by other rules than today's: what they are, tagged again, and what that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.records import Analysis, ArticleId
from warehouse.judgements import write_judgements
from warehouse.rows import insert, select_by_key, transaction, update
from warehouse.sql import reading

IN_SCOPE = "in_scope"
"""What stands for scope among the tags."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as it stands, and how it is tagged."""

    article_id: ArticleId
    title: str
    standfirst: str | None
    body: str
    language: str
    published: date | None
    rule_version: str
    tags: frozenset[str]
    """`in_scope` among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A tag that an article gained or lost."""

    article_id: ArticleId
    title: str
    tag: str
    change: str
    """gained or lost."""


@dataclass(slots=True)
class Changes:
    """What changed, per tag."""

    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """Of (tag, change), some of the articles: key and title."""

    def add(self, changes: Iterable[Change]) -> None:
        """Count changes, and keep the first few of each kind as examples."""
        for one in changes:
            (self.gained if one.change == "gained" else self.lost)[one.tag] += 1
            examples = self.examples.setdefault((one.tag, one.change), [])
            if len(examples) < EXAMPLES:
                examples.append((one.article_id, one.title))

    @property
    def tags(self) -> list[str]:
        """Those that changed, the most changed first."""
        total = self.gained + self.lost
        return sorted(total, key=lambda tag: (-total[tag], tag))


_OUTDATED = "select count(*) from articles where rule_version <> $1"

_KEYS = "select article_id from articles where rule_version <> $1 and article_id > $2 order by article_id limit $3"
_KEYS_AT_ONCE = 20_000

_STORED = f"""
select
    a.article_id, a.title, a.standfirst, a.body, a.language, cast(a.published_at as date), a.rule_version,
    (select list(t.tag) from tags t where t.article_id = a.article_id),
    if(a.in_scope, '{IN_SCOPE}', null)
from articles a where a.article_id in (select key from wanted) order by a.article_id
"""

_REPORT = """
select c.article_id, a.title, c.tag, c.change
from tag_changes c join articles a using (article_id)
where c.rule_version_after = $1 order by c.tag, c.change, c.article_id
"""


def count_outdated(published: Path, version: str) -> int:
    """How many articles of the published warehouse are tagged by other rules than those of a version; 0 without one."""
    if not published.exists():
        return 0
    with reading(published) as connection:
        return count(connection, version)


def count(connection: duckdb.DuckDBPyConnection, version: str) -> int:
    """How many articles are tagged by other rules than those of a version."""
    row = connection.execute(_OUTDATED, [version]).fetchone()
    return int(row[0]) if row else 0


def stored_batches(connection: duckdb.DuckDBPyConnection, version: str, size: int) -> Iterator[list[Stored]]:
    """The articles tagged by other rules than those of a version, in the order of their keys.

    What is written between two batches makes no difference to them.
    """
    after = ""
    while keys := [row[0] for row in connection.execute(_KEYS, [version, after, _KEYS_AT_ONCE]).fetchall()]:
        after = keys[-1]
        for at in range(0, len(keys), size):
            rows = select_by_key(connection, _STORED, keys[at : at + size])
            yield list(map(_stored, rows))


def _stored(row: tuple[Any, ...]) -> Stored:
    return Stored(
        article_id=row[0],
        title=row[1],
        standfirst=row[2],
        body=row[3] or "",
        language=row[4],
        published=row[5],
        rule_version=row[6],
        tags=frozenset([*(row[7] or ()), *([row[8]] if row[8] else ())]),
    )


_BEGUN = """
select article_id from articles where starts_with(article_id, $1)
union select article_id from ops.aliases where alias_id = $1
order by article_id limit 2
"""


def find_stored(published: Path, key: str) -> list[Stored]:
    """The articles of the published warehouse whose key is this one, or begins with it; two at most.

    Raises:
        WarehouseError: if there is no warehouse yet.
    """
    with reading(published) as connection:
        keys = [row[0] for row in connection.execute(_BEGUN, [key]).fetchall()]
        return list(map(_stored, select_by_key(connection, _STORED, keys)))


def compare(stored: Stored, analysis: Analysis) -> Iterator[Change]:
    """What an article gains and loses."""
    now = {tag.tag for tag in analysis.tags} | ({IN_SCOPE} if analysis.in_scope else set())
    for change, tags in (("gained", now - stored.tags), ("lost", stored.tags - now)):
        for tag in sorted(tags):
            yield Change(article_id=stored.article_id, title=stored.title, tag=tag, change=change)


def write_again(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[tuple[Stored, Analysis]],
    *,
    at: datetime,
    spool: Path,
) -> None:
    """Write how articles are tagged by today's rules, and what that changed, in one transaction."""
    with transaction(connection):
        write_judgements(
            connection,
            [(stored.article_id, analysis) for stored, analysis in judged],
            again=[stored.article_id for stored, _ in judged],
            spool=spool,
        )
        update(
            connection,
            "articles",
            [
                {
                    "article_id": stored.article_id,
                    "in_scope": analysis.in_scope,
                    "scope_score": analysis.scope.score,
                    "rule_version": analysis.rule_version,
                }
                for stored, analysis in judged
            ],
            key="article_id",
            spool=spool,
        )
        rows = (
            {
                "article_id": change.article_id,
                "tag": change.tag,
                "change": change.change,
                "rule_version_before": stored.rule_version,
                "rule_version_after": analysis.rule_version,
                "at": at,
            }
            for stored, analysis in judged
            for change in compare(stored, analysis)
        )
        insert(connection, "tag_changes", rows, spool=spool)


def read_changes(connection: duckdb.DuckDBPyConnection, version: str) -> Changes:
    """What tagging by the rules of a version changed, whenever that was done, and in however many attempts."""
    changes = Changes()
    cursor = connection.execute(_REPORT, [version])
    while rows := cursor.fetchmany(10_000):
        changes.add(Change(article_id=row[0], title=row[1], tag=row[2], change=row[3]) for row in rows)
    return changes
