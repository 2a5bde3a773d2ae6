"""The working warehouse: the one writer's door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from newsdesk.copies import Twin, originals
from newsdesk.errors import WarehouseError
from newsdesk.intake import Known
from newsdesk.records import SEEDS, Analysis, Article, ArticleId, Fetch, Rejection, Source
from newsdesk.schedule import SourceState
from newsdesk.tagging import Name, Rules, Topic
from warehouse.checks import check_run
from warehouse.publish import publish
from warehouse.rows import as_row, insert, select_by_key, update
from warehouse.schema import migrate

# What an edit leaves as it was.
_SETTLED = frozenset({"source_id", "url", "first_seen_at", "loaded_at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """All that one run brings, loaded in one transaction."""

    run_id: str
    finished_at: datetime
    state: str
    """completed, or crashed for a run whose archive another run loads."""
    articles: Sequence[tuple[Article, Analysis]]
    fetches: Sequence[Fetch]
    rejections: Sequence[Rejection]
    source_states: Sequence[SourceState]
    archive_marks: Mapping[str, int]


class Warehouse:
    """The working DuckDB file, open for writing.

    Raises:
        WarehouseError: if the file cannot be opened or its schema cannot be brought up to date.
    """

    def __init__(self, path: Path, *, spool: Path) -> None:
        self._path, self.spool = path, spool
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        self.spool.mkdir(parents=True, exist_ok=True)
        for torn in self.spool.glob("rows-*.jsonl"):
            torn.unlink(missing_ok=True)
        if not self._path.exists():
            self._create()
        migrate(self.connection)
        return self

    def _create(self) -> None:
        """Make the file under another name first: a kill amid its first bytes leaves one that nobody can open."""
        part = self._path.with_name(f"{self._path.name}.new")
        for left_over in (part, part.with_name(f"{part.name}.wal")):
            left_over.unlink(missing_ok=True)
        with duckdb.connect(str(part)) as connection:
            migrate(connection)
        part.replace(self._path)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open connection; opened again after a publication."""
        if self._connection is None:
            try:
                self._connection = duckdb.connect(str(self._path))
            except duckdb.Error as error:
                raise WarehouseError(f"cannot open {self._path}: {str(error).splitlines()[0]}") from error
            self._connection.execute("set timezone = 'UTC'")
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # What a run asks before it works.

    def known(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Known]:
        """Those of the articles that are held, in one look-up."""
        rows = select_by_key(
            self.connection,
            "select article_id, source_id, content_hash, body <> '', revision, first_seen_at "
            "from articles join wanted on article_id = key",
            article_ids,
        )
        return {
            ArticleId(row[0]): Known(
                article_id=ArticleId(row[0]),
                source_id=row[1],
                content_hash=row[2],
                has_body=row[3],
                revision=row[4],
                first_seen_at=row[5],
            )
            for row in rows
        }

    def stored_sources(self) -> dict[str, Source]:
        """Every source that ever was in the catalogue, as it was last; without its request headers."""
        cursor = self.connection.execute("select * from sources where kind <> 'seed'")
        columns = [column[0] for column in cursor.description or ()]
        rows = (dict(zip(columns, row, strict=True)) for row in cursor.fetchall())
        return {row["id"]: Source(**row | {"drop_selectors": tuple(row["drop_selectors"] or ())}) for row in rows}

    def source_states(self) -> dict[str, SourceState]:
        """What the next poll of each source needs."""
        rows = self.connection.execute(
            "select source_id, etag, last_modified, next_due_at, failures from ops.source_state"
        ).fetchall()
        return {
            row[0]: SourceState(
                source_id=row[0], etag=row[1], last_modified=row[2], next_due_at=row[3], failures=row[4]
            )
            for row in rows
        }

    def archive_marks(self) -> dict[str, int]:
        """How far each archive file has been loaded, in bytes."""
        return dict(self.connection.execute("select file, loaded_to from ops.archive_marks").fetchall())

    # Runs.

    def begin_run(self, run_id: str, flow: str, at: datetime) -> None:
        """Record that a run has begun, unless it is on record."""
        self.connection.execute(
            "insert or ignore into runs by name "
            "select $1 as run_id, $2 as flow, $3::timestamptz as started_at, 'running' as state",
            [run_id, flow, at],
        )

    def end_run(self, run_id: str, *, state: str, at: datetime, error: str | None = None) -> None:
        """Record how a run ended that loads nothing."""
        self.connection.execute(
            "update runs set state = $2, finished_at = $3, error = $4 where run_id = $1", [run_id, state, at, error]
        )

    def declare_crashed(self, flow: str) -> list[str]:
        """Call the runs of a flow that never ended crashed; only for the holder of the writer's lock."""
        rows = self.connection.execute(
            "update runs set state = 'crashed' where state = 'running' and flow = $1 returning run_id", [flow]
        ).fetchall()
        return [row[0] for row in rows]

    # The catalogue, as the tables show it.

    def write_catalogue(self, sources: Sequence[Source], rules: Rules) -> None:
        """Make `sources` and `tag_catalog` say what the catalogue files say."""
        rows = [{name: value for name, value in as_row(source).items() if name != "headers"} for source in sources]
        seeds = dict.fromkeys(rows[0] if rows else [], None) | {
            "id": SEEDS, "name": "Seed articles", "url": "seed:", "kind": "seed", "ownership": "unknown",
            "full_text": False, "enabled": True, "ignore_validators": False, "drop_selectors": [],
        }  # fmt: skip
        entries: tuple[Topic | Name, ...] = (*rules.topics, *rules.names)
        tags = [
            {"tag": entry.id, "kind": entry.id.split("/")[0], "label": entry.label, "definition": entry.definition}
            for entry in entries
        ]
        connection = self.connection
        addresses = [f"{source.id} {source.url}" for source in sources]
        connection.execute("begin")
        # Validators and back-off are those of an address: a source that has moved starts anew.
        select_by_key(
            connection,
            "delete from ops.source_state where source_id in "
            "(select id from sources where id || ' ' || url not in (select key from wanted)) returning source_id",
            addresses,
        )
        connection.execute("update sources set enabled = false")
        insert(connection, "sources", [seeds, *rows], spool=self.spool, replace=True)
        insert(connection, "tag_catalog", tags, spool=self.spool, replace=True)
        connection.execute("commit")

    # The load.

    def load(self, load: Load) -> None:
        """Load a run, in one transaction, and check what it loaded.

        Raises:
            WarehouseError: if a check fails; the run is loaded then, and marked failed.
        """
        connection = self.connection
        connection.execute("begin")
        try:
            self._load(load)
            connection.execute("commit")
        except BaseException:
            connection.execute("rollback")
            raise
        try:
            check_run(connection, load.run_id)
        except WarehouseError as error:
            self.end_run(load.run_id, state="failed", at=load.finished_at, error=str(error))
            raise

    def _load(self, load: Load) -> None:
        connection, spool = self.connection, self.spool
        regroup = self._write_articles(load)
        self._regroup_copies(regroup)
        insert(connection, "fetches", map(as_row, load.fetches), spool=spool)
        insert(connection, "rejections", (as_row(r, run_id=load.run_id) for r in load.rejections), spool=spool)
        insert(connection, "ops.source_state", map(as_row, load.source_states), spool=spool, replace=True)
        marks = ({"file": file, "loaded_to": loaded_to} for file, loaded_to in load.archive_marks.items())
        insert(connection, "ops.archive_marks", marks, spool=spool, replace=True)
        connection.execute(
            """
            update runs set
                state = $2, finished_at = case when $2 = 'crashed' then null else $3::timestamptz end,
                items_seen = f.seen, items_new = f.new, items_known = f.known, items_rejected = f.rejected
            from (
                select
                    coalesce(sum(items_seen), 0) as seen, coalesce(sum(items_new), 0) as new,
                    coalesce(sum(items_known), 0) as known, coalesce(sum(items_rejected), 0) as rejected
                from fetches where run_id = $1
            ) f
            where run_id = $1
            """,
            [load.run_id, load.state, load.finished_at],
        )

    def _write_articles(self, load: Load) -> set[str]:
        """Write articles, their revisions and judgements; the copy hashes whose groups changed."""
        connection, spool = self.connection, self.spool
        rows = [
            as_row(
                article,
                in_scope=analysis.in_scope,
                rule_version=analysis.rule_version,
                run_id=load.run_id,
                loaded_at=load.finished_at,
            )
            for article, analysis in load.articles
        ]
        edits = [row for row in rows if row["revision"] > 1]
        edited_ids = [row["article_id"] for row in edits]
        before = select_by_key(
            connection,
            "select copy_hash from articles join wanted on article_id = key where copy_hash is not null",
            edited_ids,
        )
        insert(connection, "articles", (row for row in rows if row["revision"] == 1), spool=spool)
        update(
            connection,
            "articles",
            [
                {k: v for k, v in row.items() if k not in _SETTLED}
                | {"copy_of": None, "copy_kind": None, "copy_similarity": None}
                for row in edits
            ],
            key="article_id",
            spool=spool,
        )
        insert(connection, "revisions", (self._revision(article, load) for article, _ in load.articles), spool=spool)
        self._write_judgements(load, edited_ids)
        return {row["copy_hash"] for row in rows if row["copy_hash"]} | {row[0] for row in before}

    @staticmethod
    def _revision(article: Article, load: Load) -> dict[str, Any]:
        return {
            "article_id": article.article_id,
            "revision": article.revision,
            "seen_at": article.first_seen_at if article.revision == 1 else load.finished_at,
            "title": article.title,
            "standfirst": article.standfirst,
            "body": article.body,
            "content_hash": article.content_hash,
        }

    def _write_judgements(self, load: Load, edited_ids: list[str]) -> None:
        connection, spool = self.connection, self.spool
        for table in ("tags", "mentions"):
            select_by_key(
                connection,
                f"delete from {table} where article_id in (select key from wanted) returning article_id",
                edited_ids,
            )
        tags = (
            as_row(tag, article_id=article.article_id, rule_version=analysis.rule_version)
            for article, analysis in load.articles
            for tag in analysis.tags
        )
        mentions = (
            as_row(mention, article_id=article.article_id, rule_version=analysis.rule_version)
            for article, analysis in load.articles
            for mention in analysis.mentions
        )
        insert(connection, "tags", tags, spool=spool)
        insert(connection, "mentions", mentions, spool=spool)

    def _regroup_copies(self, hashes: Iterable[str]) -> None:
        rows = select_by_key(
            self.connection,
            "select article_id, copy_hash, published_at, copy_of from articles join wanted on copy_hash = key",
            hashes,
        )
        twins = [Twin(article_id=row[0], copy_hash=row[1], published_at=row[2], copy_of=row[3]) for row in rows]
        verdicts = originals(twins)
        changed = [
            {
                "article_id": twin.article_id,
                "copy_of": original,
                "copy_kind": "exact" if original else None,
                "copy_similarity": 1.0 if original else None,
            }
            for twin in twins
            if (original := verdicts[twin.article_id]) != twin.copy_of
        ]
        update(self.connection, "articles", changed, key="article_id", spool=self.spool)

    def publish(self, public: Path) -> None:
        """Put a consistent copy under the public name."""
        self.connection.execute("checkpoint")
        self._close()
        publish(self._path, public)
