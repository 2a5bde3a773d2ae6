"""Records into tables, many at a time.

DuckDB binds Python values one by one (some 75 microseconds each); it reads a file of JSON lines at hundreds of
thousands of rows a second. So rows are spooled to a file beside the database and inserted from there, by name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import duckdb
import orjson

_SMALLEST_BUFFER = 1 << 20


def as_row(record: Any, **more: Any) -> dict[str, Any]:
    """A dataclass as a row, its fields being the columns, with further columns added."""
    if not is_dataclass(record):
        raise TypeError(f"not a record: {record!r}")
    return {field.name: getattr(record, field.name) for field in fields(record)} | more


def insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    spool: Path,
    replace: bool = False,
) -> None:
    """Insert rows into a table by name; with `replace`, rows of the same key give way.

    All rows have the same columns. Times are aware datetimes; lists become lists.
    """
    with _spooled(connection, table, rows, spool) as relation:
        if relation is not None:
            verb = "insert or replace" if replace else "insert"
            connection.execute(f"{verb} into {table} by name select * from {relation}")


def update(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Mapping[str, Any]], *, key: str, spool: Path
) -> None:
    """Set the given columns of the rows that have the given keys."""
    rows = list(rows)
    with _spooled(connection, table, rows, spool) as relation:
        if relation is not None:
            settings = ", ".join(f'"{name}" = given."{name}"' for name in rows[0] if name != key)
            connection.execute(f"update {table} set {settings} from {relation} given where {table}.{key} = given.{key}")


def select_by_key(connection: duckdb.DuckDBPyConnection, query: str, keys: Iterable[str]) -> list[tuple[Any, ...]]:
    """Run a query in which `wanted` is a table with the given keys in its column `key`; one look-up for all."""
    text = orjson.dumps(list(keys)).decode()
    wanted = "with wanted as (select unnest(from_json($1, '[\"VARCHAR\"]')) as key)"
    return connection.execute(f"{wanted} {query}", [text]).fetchall()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All that is done within, or nothing."""
    connection.execute("begin")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


@contextmanager
def _spooled(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Mapping[str, Any]], spool: Path
) -> Iterator[str | None]:
    """The rows as something to select from, with the table's own types; None if there are none."""
    types = dict(connection.execute(f"select column_name, column_type from (describe {table})").fetchall())
    longest, names = 0, None
    with tempfile.NamedTemporaryFile(dir=spool, prefix="rows-", suffix=".jsonl") as file:
        for row in rows:
            names = names or list(row)
            line = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
            longest = max(longest, len(line))
            file.write(line)
        file.flush()
        if names is None:
            yield None
            return
        columns = ", ".join(f"\"{name}\": '{types[name]}'" for name in names)
        size = max(_SMALLEST_BUFFER, 2 * longest)
        yield (
            f"read_json('{file.name}', format = 'newline_delimited', columns = {{{columns}}}, "
            f"maximum_object_size = {size})"
        )
