"""Reading the published warehouse."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import duckdb
import orjson

from newsdesk.errors import UsageError, WarehouseError
from warehouse.schema import settle_in

BATCH = 1000


@contextmanager
def reading(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the published warehouse, in UTC.

    Raises:
        WarehouseError: if there is none yet, or it cannot be opened.
    """
    if not published.exists():
        raise WarehouseError(f"there is no warehouse at {published} yet; run `silkwire run` first")
    try:
        connection = duckdb.connect(str(published), read_only=True)
    except duckdb.Error as error:
        raise WarehouseError(f"cannot open {published}: {_first_line(error)}") from error
    try:
        settle_in(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def query(published: Path, statement: str) -> Iterator[Result]:
    """Run one statement, read-only.

    Raises:
        UsageError: if the statement is wrong or would write.
        WarehouseError: if there is no warehouse.
    """
    with reading(published) as connection:
        try:
            cursor = connection.execute(statement)
        except duckdb.Error as error:
            raise UsageError(f"the query is wrong: {str(error).strip()}") from error
        if cursor is None or cursor.description is None:  # DuckDB returns None for no statement, whatever its types say
            raise UsageError("the query is wrong: there is no statement in it")
        yield Result(cursor)


class Result:
    """Rows of a query, as they come."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.columns = _distinct([column[0] for column in cursor.description or ()])

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        try:
            while rows := self._cursor.fetchmany(BATCH):
                yield from rows
        except duckdb.Error as error:
            raise UsageError(f"the query is wrong: {str(error).strip()}") from error

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Rows by column name."""
        for row in self:
            yield dict(zip(self.columns, row, strict=True))


def write_csv(columns: Sequence[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    """CSV with a header line; lists and structs as JSON, null as an empty field."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([as_text(value) for value in row])


def write_json(rows: Iterator[dict[str, Any]], out: BinaryIO) -> None:
    """One JSON document: a list of objects."""
    out.write(b"[")
    for number, row in enumerate(rows):
        out.write(b",\n " if number else b"\n ")
        out.write(_json(row))
    out.write(b"\n]\n")


def write_parquet(published: Path, statement: str, target: Path) -> None:
    """The rows of a query as a Parquet file.

    Raises:
        UsageError: if the query is wrong.
        WarehouseError: if there is no warehouse.
    """
    with reading(published) as connection:
        try:
            connection.sql(statement).write_parquet(str(target))
        except (duckdb.Error, AttributeError) as error:
            raise UsageError(f"the query is wrong: {str(error).strip()}") from error


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Column names of which none stands twice: a, a_1, a_2."""
    return tuple(
        name if name not in names[:place] else f"{name}_{names[:place].count(name)}" for place, name in enumerate(names)
    )


def _json(row: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(row, default=str, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:  # an integer of more than 64 bits
        narrow = {name: str(value) if _is_wide(value) else value for name, value in row.items()}
        return orjson.dumps(narrow, default=str, option=orjson.OPT_NON_STR_KEYS)


def _is_wide(value: object) -> bool:
    return isinstance(value, int) and not -(2**63) <= value < 2**64


def as_text(value: object) -> str:
    """A value as a person reads it: times in ISO form, lists and structs as JSON, null as nothing."""
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.isoformat(sep=" ")
        case bool():
            return "true" if value else "false"
        case list() | dict() | tuple():
            return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
        case _:
            return str(value)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
