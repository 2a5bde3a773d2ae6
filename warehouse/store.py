"""The working warehouse: the one writer's door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from newsdesk.agencies import AGENCIES
from newsdesk.errors import WarehouseError
from newsdesk.families import family_of
from newsdesk.intake import Known
from newsdesk.records import SEEDS, Analysis, Article, ArticleId, Fetch, Original, Source, Waiting
from newsdesk.revisits import Revisit
from newsdesk.rules import Name, Rules, Topic
from newsdesk.schedule import SourceState
from warehouse import retagging
from warehouse.captures import forget_files, read_horizon, read_originals
from warehouse.checks import check_run
from warehouse.held import find_articles
from warehouse.known import find_known, find_titles
from warehouse.load import Load, write_load
from warehouse.publish import publish
from warehouse.queue import find_waiting, read_due, read_host_pauses
from warehouse.retagging import Changes, Stored
from warehouse.revisits import find_revisits, read_due_revisits
from warehouse.rows import as_row, insert, select_by_key, transaction
from warehouse.schema import migrate, settle_in

__all__ = ["Load", "Warehouse"]

_STATE = ", ".join(field.name for field in fields(SourceState))
_FETCH = ", ".join(field.name for field in fields(Fetch))


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
            settle_in(self._connection)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # What a run asks before it works.

    def known(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Known]:
        """Those of the articles that are held, by the keys asked for, which may be aliases.

        At a cost that does not grow with how many are stored. What it finds it remembers in the warehouse, for the
        next time.
        """
        return find_known(self.connection, article_ids)

    def titles(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, set[str]]:
        """All headlines that articles ever had, in one pass over the revisions."""
        return find_titles(self.connection, article_ids)

    def waiting(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Waiting]:
        """Those of the articles that wait in the queue."""
        return find_waiting(self.connection, article_ids)

    def due_waiting(self, at: datetime, limit: int) -> list[Waiting]:
        """At most so many of the items that may be taken up at a time, those that wait longest first."""
        return read_due(self.connection, at, limit)

    def articles(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Those of the articles that are held, whole, by their own keys."""
        return find_articles(self.connection, article_ids)

    def due_revisits(self, at: datetime, limit: int) -> list[Revisit]:
        """At most so many of the pages that are to be looked at again at a time, those due longest first."""
        return read_due_revisits(self.connection, at, limit)

    def revisits_at(self, urls: Iterable[str]) -> list[Revisit]:
        """Those pages, by their addresses, that are to be looked at again, be they due or not."""
        return find_revisits(self.connection, urls)

    def host_pauses(self) -> dict[str, datetime]:
        """Which hosts asked to be left alone, and until when, as the last load had it; some may be over."""
        return read_host_pauses(self.connection)

    def stored_sources(self) -> dict[str, Source]:
        """Every source that ever was in the catalogue, as it was last; without its request headers."""
        cursor = self.connection.execute("select * from sources where kind <> 'seed'")
        columns = [column[0] for column in cursor.description or ()]
        rows = (dict(zip(columns, row, strict=True)) for row in cursor.fetchall())
        return {row["id"]: Source(**row | {"drop_selectors": tuple(row["drop_selectors"] or ())}) for row in rows}

    def source_states(self) -> dict[str, SourceState]:
        """What the next poll of each source needs."""
        rows = self.connection.execute(f"select {_STATE} from ops.source_state").fetchall()
        states = (SourceState(**dict(zip(_STATE.split(", "), row, strict=True))) for row in rows)
        return {state.source_id: state for state in states}

    def fetches_of(self, run_id: str) -> list[Fetch]:
        """The requests of a run, in the order of their start."""
        rows = self.connection.execute(
            f"select {_FETCH} from fetches where run_id = $1 order by started_at, fetch_id", [run_id]
        ).fetchall()
        return [Fetch(**dict(zip(_FETCH.split(", "), row, strict=True))) for row in rows]

    # The archive, as far as it has been loaded.

    def answered_before(self, at: datetime) -> dict[str, datetime]:
        """When each source was last answered properly before a moment."""
        rows = self.connection.execute(
            "select source_id, max(started_at) from fetches where role in ('feed', 'sitemap') "
            "and outcome in ('ok', 'not_modified') and started_at < $1 group by source_id",
            [at],
        ).fetchall()
        return dict(rows)

    def archive_marks(self) -> dict[str, int]:
        """How far each archive file has been loaded, in bytes."""
        return dict(self.connection.execute("select file, loaded_to from ops.archive_marks").fetchall())

    def originals(self) -> list[Original]:
        """Bodies that the archive holds in full: the last one of each feed and sitemap."""
        return read_originals(self.connection)

    def horizon(self) -> datetime | None:
        """Nothing captured at or before it can be read from the archive any more; None while all can."""
        return read_horizon(self.connection)

    def forget(self, files: Sequence[str]) -> None:
        """Forget archive files that were discarded; the horizon moves behind what cannot be read any more."""
        with transaction(self.connection):
            forget_files(self.connection, files)

    def article_count(self) -> int:
        """How many articles are held."""
        row = self.connection.execute("select count(*) from articles").fetchone()
        return int(row[0]) if row else 0

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
        """Make `sources`, `tag_catalog` and `agencies` say what the catalogue says."""
        rows = [
            {name: value for name, value in as_row(source, family=family_of(source)).items() if name != "headers"}
            for source in sources
        ]
        seeds = dict.fromkeys(rows[0] if rows else [], None) | {
            "id": SEEDS, "name": "Seed articles", "url": "seed:", "kind": "seed", "ownership": "unknown",
            "full_text": False, "enabled": True, "ignore_validators": False, "drop_selectors": [],
        }  # fmt: skip
        entries: tuple[Topic | Name, ...] = (*rules.topics, *rules.names)
        tags = [
            {"tag": entry.id, "kind": entry.id.split("/")[0], "label": entry.label, "definition": entry.told}
            for entry in entries
        ]
        agencies = [{key: getattr(each, key) for key in ("name", "country", "family")} for each in AGENCIES]
        connection = self.connection
        addresses = [f"{source.id} {source.url}" for source in sources]
        with transaction(connection):
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
            insert(connection, "agencies", agencies, spool=self.spool, replace=True)

    # The load.

    def load(self, load: Load) -> None:
        """Load a run, in one transaction, and check what it loaded.

        Raises:
            WarehouseError: if a check fails; the run is loaded then, and marked failed.
        """
        with transaction(self.connection):
            write_load(self.connection, load, spool=self.spool)
        try:
            check_run(self.connection, load.run_id)
        except WarehouseError as error:
            self.end_run(load.run_id, state="failed", at=load.finished_at, error=str(error))
            raise

    # Tagging again.

    def outdated_count(self, version: str) -> int:
        """How many articles are tagged by other rules than those of a version."""
        return retagging.count(self.connection, version)

    def outdated(self, version: str, size: int) -> Iterator[list[Stored]]:
        """Those articles, in batches."""
        return retagging.stored_batches(self.connection, version, size)

    def tag_again(self, judged: Sequence[tuple[Stored, Analysis]], *, at: datetime) -> None:
        """Write how articles are tagged by today's rules, in one transaction."""
        retagging.write_again(self.connection, judged, at=at, spool=self.spool)

    def tag_changes(self) -> Changes:
        """What tagging again changed since it last came to its end."""
        return retagging.read_changes(self.connection)

    def publish(self, public: Path) -> None:
        """Put a consistent copy under the public name."""
        self.connection.execute("checkpoint")
        self._close()
        publish(self._path, public)
