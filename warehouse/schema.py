"""The schema as files: numbered migrations, each applied once, and views, made again at every start."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import duckdb

from newsdesk.errors import WarehouseError
from warehouse import identities, rebuilding

HERE = Path(__file__).parent
MIGRATIONS = HERE / "migrations"
VIEWS = HERE / "views"

# No column here or in a migration has a default that is not a constant: after a kill, DuckDB 1.5 cannot replay its log
# of a table that has one and a comment.
_LEDGER = """
create schema if not exists ops;
create table if not exists ops.migrations (
    version integer primary key,
    name varchar not null,
    checksum varchar not null,
    applied_at timestamptz not null
);
comment on table ops.migrations is 'One row per migration applied.';
comment on column ops.migrations.version is 'Its number.';
comment on column ops.migrations.name is 'Its file name.';
comment on column ops.migrations.checksum is 'SHA-256 of the file as it was applied.';
comment on column ops.migrations.applied_at is 'When it was applied (UTC).';
"""

# What a migration needs and SQL cannot compute, made in its transaction before it.
_MADE_BEFORE: Mapping[str, Callable[[duckdb.DuckDBPyConnection], None]] = MappingProxyType(
    {"0005_aliases.sql": identities.lay_ready}
)
# And what has to be made of it afterwards.
_MADE_AFTER: Mapping[str, Callable[[duckdb.DuckDBPyConnection], None]] = MappingProxyType(
    {"0009_families.sql": rebuilding.judge_what_was_stored}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One numbered SQL file: `0001_facts.sql`."""

    version: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def read_migrations(directory: Path) -> list[Migration]:
    """All migrations of a directory, in order.

    Raises:
        WarehouseError: for a number given twice or left out.
    """
    found = [
        Migration(version=int(path.name.split("_")[0]), name=path.name, sql=path.read_text(encoding="utf-8"))
        for path in sorted(directory.glob("[0-9]*_*.sql"))
    ]
    if [migration.version for migration in found] != list(range(1, len(found) + 1)):
        names = ", ".join(migration.name for migration in found)
        raise WarehouseError(f"the migrations are not numbered 1, 2, 3 ...: {names}")
    return found


def pending(migrations: list[Migration], applied: list[tuple[int, str, str]]) -> list[Migration]:
    """Which migrations are still to be applied, given (version, name, checksum) of those that were.

    Raises:
        WarehouseError: if an applied one was edited or is missing here.
    """
    by_version = {migration.version: migration for migration in migrations}
    for version, name, checksum in applied:
        mine = by_version.get(version)
        if mine is None:
            raise WarehouseError(
                f"the warehouse has migration {name}, which is missing here: a newer silkwire made it; update silkwire"
            )
        if mine.checksum != checksum:
            raise WarehouseError(
                f"migration {mine.name} was edited after it was applied; restore it, and write the change as a new one"
            )
    done = {version for version, _, _ in applied}
    return [migration for migration in migrations if migration.version not in done]


def settle_in(connection: duckdb.DuckDBPyConnection) -> None:
    """Times in UTC whatever the machine's zone is, and nothing on standard output but what we say."""
    connection.execute("set timezone = 'UTC'")
    connection.execute("set enable_progress_bar = false")


def migrate(connection: duckdb.DuckDBPyConnection, *, migrations: Path = MIGRATIONS, views: Path = VIEWS) -> list[str]:
    """Bring a database to today's schema; names of the migrations applied.

    Raises:
        WarehouseError: if an applied migration was edited or is missing, or one fails (it is rolled back).
    """
    connection.execute(_LEDGER)
    rows = connection.execute("select version, name, checksum from ops.migrations order by version").fetchall()
    todo = pending(read_migrations(migrations), rows)
    for migration in todo:
        _apply(connection, migration)
    connection.execute("begin")
    for path in sorted(views.glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
    connection.execute("commit")
    return [migration.name for migration in todo]


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    connection.execute("begin")
    try:
        if migration.name in _MADE_BEFORE:
            _MADE_BEFORE[migration.name](connection)
        connection.execute(migration.sql)
        if migration.name in _MADE_AFTER:
            _MADE_AFTER[migration.name](connection)
        connection.execute(
            "insert into ops.migrations (version, name, checksum, applied_at) values (?, ?, ?, now())",
            [migration.version, migration.name, migration.checksum],
        )
        connection.execute("commit")
    except duckdb.Error as error:
        connection.execute("rollback")
        raise WarehouseError(f"migration {migration.name} failed and was rolled back: {error}") from error
