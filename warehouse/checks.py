"""Checks of the data: queries that return failing rows. To add one, put a file into checks/."""

from __future__ import annotations

from pathlib import Path

import duckdb

from newsdesk.errors import WarehouseError

CHECKS = Path(__file__).parent / "checks"


def check_run(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Check what a run loaded.

    Raises:
        WarehouseError: naming each check that failed, with how many rows and the first of them.
    """
    failures = []
    for path in sorted(CHECKS.glob("*.sql")):
        rows = connection.execute(path.read_text(encoding="utf-8"), {"run_id": run_id}).fetchall()
        if rows:
            failures.append(f"{path.stem} ({len(rows)} rows, the first {rows[0]!r})")
    if failures:
        raise WarehouseError(
            f"the data of run {run_id} failed its checks, and it publishes nothing: {'; '.join(failures)}"
        )
