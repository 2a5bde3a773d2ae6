"""Articles that were tagged by other rules than today's: what they are, tagged again, and what that changed."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from newsdesk.own_day import own_day
from newsdesk.records import Analysis, ArticleId
from warehouse.calendar import HAPPENINGS
from warehouse.copies import in_parts
from warehouse.judgements import write_judgements
from warehouse.ledger import PROMISES
from warehouse.linking import link, read_former
from warehouse.revisits import write_revisits
from warehouse.rows import insert, select_by_key, transaction, update
from warehouse.sql import reading

IN_SCOPE = "in_scope"
"""What stands for scope among the tags."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as it stands, and how it is tagged."""

    article_id: ArticleId
    url: str
    title: str
    standfirst: str | None
    body: str
    language: str
    published: date | None
    """Its own day (`newsdesk.own_day`)."""
    precise: bool
    """Whether it is known to the day."""
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
    """Of (tag, change), some of the articles: key and title, by key."""

    def add(self, changes: Iterable[Change]) -> None:
        """Count changes, and keep some of each kind as examples: those with the lowest keys."""
        for one in changes:
            (self.gained if one.change == "gained" else self.lost)[one.tag] += 1
            examples = self.examples.setdefault((one.tag, one.change), [])
            insort(examples, (one.article_id, one.title))
            del examples[EXAMPLES:]

    @property
    def tags(self) -> list[str]:
        """Those that changed, the most changed first."""
        total = self.gained + self.lost
        return sorted(total, key=lambda tag: (-total[tag], tag))


_OUTDATED = "select count(*) from articles where rule_version <> $1"

# In the order in which they are stored: what hangs on articles was loaded with them, and is close together. In that of
# their keys, which are random, a batch costs twice as much time and memory.
_KEYS = "select rowid, article_id from articles where rule_version <> $1 and rowid > $2 order by rowid limit $3"

_STORED = """
select
    a.article_id, a.url, a.title, a.standfirst, a.body, a.language, a.published_at, a.published_precision, s.timezone,
    a.rule_version, a.in_scope
from articles a left join sources s on s.id = a.source_id
where a.article_id in ({})
"""
_TAGS = "select article_id, list(tag) from tags join wanted on article_id = key group by article_id"

# Since the last retag that came to its end: what a killed one had changed is told by the next one, whatever the rules
# are then, and what was gained and lost again in between is no change.
_REPORT = f"""
select tag, if(net > 0, 'gained', 'lost'), count(*), min(article_id, {EXAMPLES})
from (
    select article_id, tag, sum(if(change = 'gained', 1, -1)) as net
    from tag_changes
    where "at" > coalesce((select max(finished_at) from runs where flow = 'retag' and state = 'completed'), '-infinity')
    group by all
)
where net <> 0 group by all
"""
_TITLES = "select article_id, title from articles join wanted on article_id = key"


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
    """The articles tagged by other rules than those of a version, in the order in which they are stored.

    What is written of them between two batches makes no difference.
    """
    connection.execute("set memory_limit = '2GB'")  # left to itself, DuckDB would keep the file in memory
    after = -1
    while rows := connection.execute(_KEYS, [version, after, size]).fetchall():
        after = rows[-1][0]
        yield read_stored(connection, [row[1] for row in rows])


def read_stored(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[Stored]:
    """Articles by their keys, in this order; by the index, so that the cost does not grow with how many are stored."""
    tags = dict(select_by_key(connection, _TAGS, article_ids))
    rows = [row for part in in_parts(article_ids) for row in connection.execute(_STORED.format(part)).fetchall()]
    stored = {row[0]: _stored(row, tags.get(row[0], ())) for row in rows}
    return [stored[article_id] for article_id in article_ids if article_id in stored]


def _stored(row: tuple[Any, ...], tags: Sequence[str]) -> Stored:
    article_id, url, title, standfirst, body, language, published_at, precision, zone, rule_version, in_scope = row
    return Stored(
        article_id=article_id,
        url=url,
        title=title,
        standfirst=standfirst,
        body=body,
        language=language,
        published=own_day(published_at, precision, ZoneInfo(zone or "UTC")),
        precise=precision != "month",
        rule_version=rule_version,
        tags=frozenset([*tags, *([IN_SCOPE] if in_scope else ())]),
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
        return read_stored(connection, keys)


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
    """Write what articles say by today's rules, and what that changed in their tags, in one transaction."""
    article_ids = [stored.article_id for stored, _ in judged]
    with transaction(connection):
        promised = read_former(connection, PROMISES, article_ids)
        announced = read_former(connection, HAPPENINGS, article_ids)
        write_judgements(
            connection,
            [(stored.article_id, analysis) for stored, analysis in judged],
            again=article_ids,
            spool=spool,
        )
        link(connection, PROMISES, article_ids, promised, at=at, spool=spool)
        link(connection, HAPPENINGS, article_ids, announced, at=at, spool=spool)
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
        over = {stored.article_id for stored, analysis in judged if not analysis.in_scope}
        write_revisits(connection, (), (), over, spool=spool)
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


def read_changes(connection: duckdb.DuckDBPyConnection) -> Changes:
    """What tagging again changed since it last came to its end, in however many attempts."""
    rows = connection.execute(_REPORT).fetchall()
    titles = dict(select_by_key(connection, _TITLES, {key for row in rows for key in row[3]}))
    changes = Changes()
    for tag, change, often, keys in rows:
        (changes.gained if change == "gained" else changes.lost)[tag] = often
        changes.examples[tag, change] = [(key, titles.get(key, "")) for key in keys]
    return changes
