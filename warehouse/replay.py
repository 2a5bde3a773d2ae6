"""Deriving again from the archive: a new working file, with all that is not derived again, takes the old one's place.

The runs to be replayed are taken whole, so the moment from which on all is derived again may be earlier than asked for:
no run lies on both sides of it. It is later where the archive does not reach back so far.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from newsdesk.identity import copy_hash
from newsdesk.records import SEEDS
from warehouse.calendar import HAPPENINGS
from warehouse.copies import judge_copies, rejudge
from warehouse.ledger import PROMISES
from warehouse.linking import Matter
from warehouse.revisits import schedule_again
from warehouse.rows import update
from warehouse.store import Warehouse
from warehouse.stories import read_texts, repaint, write_stories

BEGINNING = datetime.min.replace(tzinfo=UTC)
"""Before everything."""

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayRun:
    """A run that is derived again."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    """Of one that was killed: when what it had archived was loaded."""
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A new working file, made ready for the runs to be loaded into again."""

    working: Path
    """The file whose place it is to take."""
    target: Path
    start: datetime
    """Everything that was met from here on is derived again."""
    runs: tuple[ReplayRun, ...]
    """The ingests that began then or later, in order."""
    spool: Path

    def swap(self) -> None:
        """Put the new file, closed, in the place of the old one, closed; a kill before the end leaves the old one."""
        _settle(self.working, self.spool)
        _settle(self.target, self.spool, _FOLLOW_ALIASES)
        with self.target.open("rb+") as file:
            os.fsync(file.fileno())
        self.target.replace(self.working)
        directory = os.open(self.working.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def prepare(working: Path, target: Path, *, since: datetime | None, spool: Path) -> Replay:
    """Make `target` from the closed file `working`: its schema is today's, and it holds what is not derived again.

    That is everything but articles first seen since then, what hangs on them, and the rejections of the runs since.
    Articles that were edited since are put back to their revision of then, without tags and mentions. What the archive
    no longer holds is kept as it is, whatever `since` says; None derives again all that it holds.

    Raises:
        WarehouseError: if `working` cannot be opened.
    """
    for left_over in (target, target.with_name(f"{target.name}.wal")):
        left_over.unlink(missing_ok=True)
    _settle(working, spool)
    with Warehouse(target, spool=spool) as warehouse:
        connection = warehouse.connection
        connection.execute("set memory_limit = '2GB'")  # left to itself, DuckDB would keep both files in memory
        connection.execute(f"attach '{_quoted(working)}' as old (read_only)")
        start = _start(connection, since)
        runs = _runs(connection, start)
        _copy(connection, start)  # table by table: half a file is made anew, and one transaction would fill the memory
        _put_back(connection, spool)
        schedule_again(connection, spool=spool)
        connection.execute(_FOLLOW_ADDRESSES)
        connection.execute("detach old")
        connection.execute("checkpoint")
    return Replay(working=working, target=target, start=start, runs=runs, spool=spool)


# What digests showed may stand under another key than it did: that which its address has today, or its page gives it.
_FOLLOW_ADDRESSES = """
update digest_items set article_id = alias.alias_id
from old.ops.aliases alias join old.articles a on a.article_id = alias.article_id and a.url = alias.url
where digest_items.article_id = a.article_id and a.article_id not in (select article_id from kept)
"""
_FOLLOW_ALIASES = """
update digest_items set article_id = alias.article_id from ops.aliases alias where digest_items.article_id = alias_id
"""


def _settle(path: Path, spool: Path, *statements: str) -> None:
    """Bring a closed file to today's schema, run statements on it, and bring its log into it."""
    with Warehouse(path, spool=spool) as warehouse:
        for statement in (*statements, "checkpoint"):
            warehouse.connection.execute(statement)


# A run that was killed ends with the run that loaded what it had archived.
_SPANS = """
select started_at, case when isfinite(ended_at) then ended_at end from (
    select started_at, coalesce(
        finished_at,
        min(finished_at) over (order by started_at, run_id rows between current row and unbounded following),
        'infinity'
    ) as ended_at
    from old.runs
    where flow = 'ingest'
)
where ended_at >= $1
order by started_at
"""


def _start(connection: duckdb.DuckDBPyConnection, since: datetime | None) -> datetime:
    """From when on all is derived again: no run lies on both sides of it."""
    row = connection.execute('select "at" from old.ops.archive_horizon').fetchone()
    horizon: datetime = row[0] if row else BEGINNING
    start = max(since or BEGINNING, horizon + _TICK) if row else since or BEGINNING
    spans: list[tuple[datetime, datetime | None]] = connection.execute(_SPANS, [start]).fetchall()
    for started_at, ended_at in spans:
        if horizon < started_at < start:
            return started_at
        if started_at < start and ended_at:  # the archive holds a part of it only
            start = max(start, ended_at + _TICK)
    return start


# When what a killed run had archived was loaded: its articles, else the revisions that it made.
_LOADED = """
select run_id, max("at") as "at" from (
    select run_id, loaded_at as "at" from old.articles where revision = 1
    union all
    select a.run_id, r.seen_at from old.articles a join old.revisions r using (article_id, revision) where revision > 1
    union all
    select v.run_id, r.seen_at from old.visits v join old.revisions r using (article_id, revision)
    where v.finding = 'revised'
)
group by run_id
"""


def _runs(connection: duckdb.DuckDBPyConnection, start: datetime) -> tuple[ReplayRun, ...]:
    rows = connection.execute(
        "select run_id, started_at, coalesce(finished_at, loaded.at, started_at), state from old.runs "
        f"left join ({_LOADED}) loaded using (run_id) "
        "where flow = 'ingest' and started_at >= $1 order by started_at, run_id",
        [start],
    ).fetchall()
    return tuple(ReplayRun(run_id=row[0], started_at=row[1], finished_at=row[2], state=row[3]) for row in rows)


def _joined(matter: Matter[Any]) -> dict[str, str]:
    """What is copied of what joins findings: what is of groups that the kept findings are in.

    A merge is kept, too, where the group that is no more was founded by a kept finding (see `joining.group_names`):
    kept findings stay where they were brought.
    """
    kept = f"old.{matter.table} join kept using (article_id) where not put_back and {matter.group} is not null"
    groups = f"select {matter.group} from {kept}"
    names = f"select sha256(concat('group ', {matter.key}, ' ', number))[:16] from range(4) r(number), {kept}"
    return {
        f"main.{matter.name}_candidates": f"{matter.group} in ({groups}) and other_id in ({groups})",
        f"main.{matter.name}_merges": f"merged_at < $start or {matter.group} in ({names})",
        matter.keys: f"{matter.number} in (select ('0x' || {matter.group})::ubigint from ({groups}))",
    }


# What is copied of a table; of those not named here, everything.
_COPIED: Mapping[str, str] = MappingProxyType(
    {
        "main.articles": "article_id in (select article_id from kept)",
        "main.revisions": "exists (from kept where kept.article_id = t.article_id and t.revision <= kept.revision)",
        **dict.fromkeys(
            ("main.tags", "main.mentions", "main.scope_evidence", "main.commitments", "main.events", "main.figures"),
            "article_id in (select article_id from kept where not put_back)",
        ),
        "main.changes": "exists (from kept where kept.article_id = t.article_id and t.revision <= kept.revision)",
        "main.tag_changes": "article_id in (select article_id from kept)",
        "main.visits": "visited_at < $start and article_id in (select article_id from kept)",
        "main.stories": "story_id in (select a.story_id from old.articles a join kept using (article_id))",
        "main.story_evidence": "article_id in (select article_id from kept)",
        "main.story_merges": "merged_at < $start",
        "ops.sketches": "article in (select ('0x' || article_id)::ubigint from kept where not put_back)",
        "ops.copy_pairs": "one in (select article_id from kept where not put_back) "
        "and other in (select article_id from kept where not put_back)",
        "ops.portraits": "article_id in (select article_id from kept)",
        "ops.story_keys": "article in (select ('0x' || article_id)::ubigint from kept)",
        **_joined(PROMISES),
        **_joined(HAPPENINGS),
        "main.rejections": f"source_id = '{SEEDS}' or run_id not in "
        "(select run_id from old.runs where flow = 'ingest' and started_at >= $start)",
        "ops.aliases": "seen_at < $start and article_id in (select article_id from kept)",
        "ops.queue": "seen_at < $start",
        "ops.revisits": "false",
        "ops.known_lately": "false",
        "ops.article_filter": "false",
        "ops.migrations": "false",
    }
)

# Seeds were not always archived.
_KEPT = f"""
create temp table kept as
with archived as (select coalesce(min(captured_at), 'infinity') as since from old.captures where role = 'seed')
select article_id, max(r.revision) as revision, max(r.revision) < any_value(a.revision) as put_back
from old.articles a
join old.revisions r using (article_id)
where r.seen_at < $start or (a.source_id = '{SEEDS}' and r.seen_at < (select since from archived))
group by article_id
"""


def _copy(connection: duckdb.DuckDBPyConnection, start: datetime) -> None:
    connection.execute(_KEPT, {"start": start})
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where database_name = current_database() and schema_name in ('main', 'ops') and not temporary order by 1"
    ).fetchall()
    for (table,) in tables:
        condition = _COPIED.get(table, "true")
        values = {"start": start} if "$start" in condition else {}
        connection.execute(f"insert into {table} by name select * from old.{table} t where {condition}", values)


def _put_back(connection: duckdb.DuckDBPyConnection, spool: Path) -> None:
    """Put edited articles back to their revision of then, and copies to originals that are there."""
    edited = connection.execute(
        "select article_id, r.revision, r.title, r.standfirst, r.body, r.content_hash "
        "from kept join revisions r using (article_id, revision) join articles a using (article_id) where put_back"
    ).fetchall()
    orphans = connection.execute(
        "update articles set copy_of = null, copy_kind = null, copy_similarity = null "
        "where copy_of not in (select article_id from kept) returning article_id"
    ).fetchall()
    rows = [
        {
            "article_id": article_id,
            "revision": revision,
            "title": title,
            "standfirst": standfirst,
            "body": body,
            "has_body": bool(body),
            "content_hash": content_hash,
            "copy_hash": copy_hash(title, standfirst, body),
            "copy_of": None,
            "copy_kind": None,
            "copy_similarity": None,
        }
        for article_id, revision, title, standfirst, body, content_hash in edited
    ]
    update(connection, "articles", rows, key="article_id", spool=spool)
    texts = read_texts(connection, (row["article_id"] for row in rows))
    judge_copies(connection, {text.article_id: text.words for text in texts}, edited=(), spool=spool)
    rejudge(connection, [row[0] for row in orphans], spool=spool)
    repaint(connection, texts, spool=spool)
    short = connection.execute(
        "select story_id from stories left join articles using (story_id) "
        "group by story_id, article_count having count(article_id) <> article_count"
    ).fetchall()
    write_stories(connection, {row[0] for row in short}, spool=spool)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
