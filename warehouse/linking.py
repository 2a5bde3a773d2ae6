"""Findings of all that is stored, joined: each new one to the group of those that speak of the same, found by keys.

What is compared depends on what is new alone: groups that share keys with a new finding, and of each a few findings.
Groups keep every key that one of their findings ever had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import duckdb
import orjson

from newsdesk.joining import (
    CLOSEST,
    COMMON_KEY,
    FIRST,
    LAST,
    Compare,
    Doubt,
    Finding,
    Joining,
    carry,
    group_names,
    join,
)
from newsdesk.records import ArticleId, Commitment, Event
from warehouse.copies import in_parts
from warehouse.rows import insert, select_by_key, update
from warehouse.stories import hash_of_term

F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Generic[F]):
    """What is joined: its tables, and how it is decided."""

    table: str
    key: str
    """Its column that names a finding."""
    name: str
    """Of the groups: `ledger` has `ledger_id`, `ledger_candidates`, `ledger_merges`, `ops.ledger_keys`."""
    number: str
    """The column of the keys that names a group."""
    record: type[Commitment | Event]
    """What a row of the table is."""
    told: Callable[..., F]
    """A finding from the fields of a `Telling`."""
    compare: Compare[F]
    alike: Callable[[F, F], float]

    @property
    def group(self) -> str:
        """Its column that names a group."""
        return f"{self.name}_id"

    @property
    def keys(self) -> str:
        """The table of keys."""
        return f"ops.{self.name}_keys"


_LISTS = frozenset({"beneficiaries", "names"})
_TOLD_BY = ("article_id", "text_id", "language", "heard_at", "loaded_at")
"""Columns of `_ARTICLES`."""

Former = Sequence[tuple[F, str]]
"""Findings with the groups that they were in."""

_OF_ARTICLES = "select f.* from {table} f join wanted on f.article_id = key"
_OF_GROUPS = f"""
select f.* from {{table}} f join wanted on f.{{group}} = key
qualify row_number() over (partition by f.{{group}} order by f.rowid) <= {FIRST}
    or row_number() over (partition by f.{{group}} order by f.rowid desc) <= {LAST}
"""
_ARTICLES = """
select article_id, coalesce(copy_of, article_id), language, coalesce(published_at, first_seen_at), loaded_at
from articles where article_id in ({})
"""
# Of each new finding, the groups that share most of what few groups have; in whole numbers, whose sum has no order.
_NEAR = f"""
with asked as (select unnest(from_json($1, '["UBIGINT"]')) as one, unnest(from_json($2, '["BIGINT"]')) as key),
holders as (
    select distinct key, {{number}} as held from {{keys}} where key in (select key from asked)
),
rare as (select key, 1000000 // count(*) as weight from holders group by key having count(*) <= {COMMON_KEY}),
hits as (select distinct one, held, key, weight from asked join rare using (key) join holders using (key))
select one, lower(lpad(to_hex(held), 16, '0')) from hits
group by one, held
qualify row_number() over (partition by one order by sum(weight) desc, held) <= {CLOSEST}
order by one, sum(weight) desc, held
"""
_KEEP = """
insert into {keys} by name
with asked as (
    select distinct unnest(from_json($1, '["BIGINT"]')) as key, unnest(from_json($2, '["UBIGINT"]')) as {number}
)
from asked anti join {keys} using (key, {number})
"""
_TAKEN = """
select key from wanted where key in (select {group} from {table}) or key in (select {group} from {name}_merges)
"""
_MEMBERS = "select {key}, {group} from {table} f join wanted on f.{group} = wanted.key"
_EMPTY = "select key from wanted anti join {table} f on f.{group} = wanted.key"
_PAIRS = """
delete from {name}_candidates where {group} in (select key from wanted) or other_id in (select key from wanted)
returning {group}, other_id, likeness, reason
"""


def read_former(connection: duckdb.DuckDBPyConnection, matter: Matter[F], article_ids: Collection[str]) -> Former[F]:
    """What was found in articles that are about to be judged again, and to what it was joined."""
    return _read(connection, matter, _OF_ARTICLES, article_ids) if article_ids else []


def link(
    connection: duckdb.DuckDBPyConnection,
    matter: Matter[F],
    article_ids: Collection[ArticleId],
    former: Former[F],
    *,
    at: datetime,
    spool: Path,
) -> None:
    """Join what is found in articles, which are stored and judged for copies.

    `former` is what `read_former` said of those that were judged again; `at` is the time that merges are filed under.
    """
    before = {group for _, group in former}
    if before:  # what was in doubt is judged again
        select_by_key(connection, _filled(_PAIRS, matter), before)
    new = [finding for finding, _ in _read(connection, matter, _OF_ARTICLES, article_ids)] if article_ids else []
    if new:
        carried = carry(former, new, alike=matter.alike)
        near = _near(connection, matter, new)
        wanted = {*(group for groups in near.values() for group in groups), *carried.values()}
        held: defaultdict[str, list[F]] = defaultdict(list)
        for finding, group in _read(connection, matter, _OF_GROUPS, wanted):
            held[group].append(finding)
        names = [name for finding in new for name in group_names(finding.finding_id)]
        taken = {row[0] for row in select_by_key(connection, _filled(_TAKEN, matter), names)}
        joining = join(new, held, near, carried, compare=matter.compare, taken=taken | set(carried.values()))
        _write(connection, matter, new, joining, at=at, spool=spool)
    _let_go(connection, matter, before)


def _filled(query: str, matter: Matter[Any]) -> str:
    names = ("table", "key", "name", "number", "group", "keys")
    return query.format(**{name: getattr(matter, name) for name in names})


def _read(
    connection: duckdb.DuckDBPyConnection, matter: Matter[F], query: str, keys: Collection[str]
) -> list[tuple[F, str]]:
    """Findings and their groups, in the order in which they were stored."""
    rows = select_by_key(connection, _filled(query, matter), keys)
    columns = [column[0] for column in connection.description or ()]
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    articles = dict.fromkeys(row["article_id"] for row in found)
    tellings = {
        row[0]: dict(zip(_TOLD_BY, row, strict=True))
        for part in in_parts(articles)
        for row in connection.execute(_ARTICLES.format(part)).fetchall()
    }
    findings = [
        (
            matter.told(finding_id=row[matter.key], said=_said(matter.record, row), **tellings[row["article_id"]]),
            row[matter.group],
        )
        for row in found
        if row["article_id"] in tellings
    ]
    return sorted(findings, key=lambda pair: pair[0].order)


def _said(record: type[Commitment | Event], row: Mapping[str, Any]) -> Commitment | Event:
    values = {field.name: row[field.name] for field in fields(record)}
    return record(**values | {name: tuple(row[name] or ()) for name in _LISTS & values.keys()})


def _near(connection: duckdb.DuckDBPyConnection, matter: Matter[F], new: Sequence[F]) -> Mapping[str, Sequence[str]]:
    """The groups that share most keys with each new finding."""
    asked = [(int(finding.finding_id, 16), hash_of_term(key)) for finding in new for key in sorted(finding.keys)]
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, group in connection.execute(_filled(_NEAR, matter), _columns(asked)).fetchall():
        near[f"{one:016x}"].append(group)
    return near


def _write(
    connection: duckdb.DuckDBPyConnection,
    matter: Matter[F],
    new: Sequence[F],
    joining: Joining,
    *,
    at: datetime,
    spool: Path,
) -> None:
    rows = ({matter.key: finding, matter.group: group} for finding, group in joining.groups.items())
    update(connection, matter.table, rows, key=matter.key, spool=spool)
    kept = [
        (hash_of_term(key), int(joining.groups[finding.finding_id], 16))
        for finding in new
        for key in sorted(finding.keys)
    ]
    connection.execute(_filled(_KEEP, matter), _columns(kept))
    into = {merge.group_id: merge.into for merge in joining.merges}
    if into:
        _merge(connection, matter, into, spool=spool)
        merges = (
            {
                matter.group: merge.group_id,
                "merged_into": merge.into,
                "likeness": merge.likeness,
                "reason": merge.reason,
                "merged_at": at,
            }
            for merge in joining.merges
        )
        insert(connection, f"{matter.name}_merges", merges, spool=spool)
    if into or joining.doubts:
        _write_candidates(connection, matter, joining.doubts, into, spool=spool)


def _merge(connection: duckdb.DuckDBPyConnection, matter: Matter[F], into: Mapping[str, str], *, spool: Path) -> None:
    """Bring the findings and keys of merged groups into those that they went into."""
    members = select_by_key(connection, _filled(_MEMBERS, matter), into)
    moved = ({matter.key: finding, matter.group: into[group]} for finding, group in members)
    update(connection, matter.table, moved, key=matter.key, spool=spool)
    for gone, kept in into.items():
        connection.execute(
            f"update {matter.keys} set {matter.number} = $1 where {matter.number} = $2", [int(kept, 16), int(gone, 16)]
        )


def _write_candidates(
    connection: duckdb.DuckDBPyConnection,
    matter: Matter[F],
    doubts: Iterable[Doubt],
    into: Mapping[str, str],
    *,
    spool: Path,
) -> None:
    """Add pairs in doubt, each once, and bring those of merged groups to where these went."""
    doubts = list(doubts)
    touched = {*into, *(group for doubt in doubts for group in (doubt.group_id, doubt.other_id))}
    before = select_by_key(connection, _filled(_PAIRS, matter), touched)
    pairs: dict[tuple[str, ...], tuple[float, str]] = {}
    for one, other, likeness, reason in [
        *before,
        *((doubt.group_id, doubt.other_id, doubt.likeness, doubt.reason) for doubt in doubts),
    ]:
        pair = tuple(sorted((into.get(one, one), into.get(other, other))))
        if pair[0] != pair[1] and likeness >= pairs.get(pair, (0.0, ""))[0]:
            pairs[pair] = likeness, reason
    rows = (
        {matter.group: pair[0], "other_id": pair[1], "likeness": likeness, "reason": reason}
        for pair, (likeness, reason) in sorted(pairs.items())
    )
    insert(connection, f"{matter.name}_candidates", rows, spool=spool)


def _let_go(connection: duckdb.DuckDBPyConnection, matter: Matter[F], groups: Collection[str]) -> None:
    """Forget groups that have no findings any more."""
    if not groups:
        return
    empty = [row[0] for row in select_by_key(connection, _filled(_EMPTY, matter), groups)]
    if empty:
        forget = f"delete from {matter.keys} where {matter.number} in (select ('0x' || key)::ubigint from wanted)"
        select_by_key(connection, f"{forget} returning {matter.number}", empty)


def _columns(pairs: Sequence[tuple[int, int]]) -> list[str]:
    columns = zip(*pairs, strict=True) if pairs else ((), ())
    return [orjson.dumps(list(column)).decode() for column in columns]
