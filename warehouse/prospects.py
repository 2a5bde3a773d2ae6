"""The ledger and the calendar, as digests, the calendar's file and the command line ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.errors import WarehouseError
from newsdesk.prospects import Appointment, Promise, Standing
from warehouse.sql import reading
from warehouse.status import QUERIES, Rows

_LISTS = frozenset({"topics", "names", "beneficiaries", "languages"})


def promises(connection: duckdb.DuckDBPyConnection, period_from: datetime, period_to: datetime) -> list[Promise]:
    """The promises heard of in [period_from, period_to), and those overdue at its end, as they stood then."""
    rows = _rows(connection, "promises", {"period_from": period_from, "period_to": period_to})
    return [Promise(**_tuples(row) | {key: _standing(row[key]) for key in ("now", "before")}) for row in rows]


def appointments(
    connection: duckdb.DuckDBPyConnection,
    *,
    first: date,
    last: date = date.max,
    known_at: datetime | None = None,
) -> list[Appointment]:
    """The happenings that may take place on one of the days, by their first day; as known at a moment, or today."""
    values = {"first": first, "last": last, "known_at": known_at or "infinity"}
    return [Appointment(**_tuples(row)) for row in _rows(connection, "appointments", values)]


def open_promises(
    connection: duckdb.DuckDBPyConnection, *, country: str | None = None, due_before: date | None = None
) -> Rows:
    """The rows of `open_commitments`, with `source_name`; those of a country, those due before a day.

    Overdue ones come first, then the others as they are due, then those without a date, last heard of first.
    """
    return _rows(connection, "open_promises", {"country": country, "due_before": due_before})


def country_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What to call the tag of each country of the catalogue."""
    return dict(connection.execute("select tag, label from tag_catalog where kind = 'country'").fetchall())


@contextmanager
def published_prospects(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published warehouse, for the questions above.

    Raises:
        WarehouseError: there is none yet, or one that an older silkwire wrote.
    """
    with reading(published) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise WarehouseError(
                f"{published} was written by an older silkwire; `silkwire retag` brings it up to date"
            ) from error


def _rows(connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any]) -> Rows:
    cursor = connection.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), values)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key in _LISTS else value for key, value in row.items()}


def _standing(fields: Mapping[str, Any] | None) -> Standing | None:
    return None if fields is None else Standing(**fields)
