"""Where the raw archive holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.records import Fetch, Kept, Location, Original
from warehouse.rows import insert, select_by_key


def write_captures(
    connection: duckdb.DuckDBPyConnection, fetches: Sequence[Fetch], kept: Mapping[str, Kept], *, spool: Path
) -> None:
    """Record where the answers of requests are, and of feeds and sitemaps also the bodies to point at."""
    held = [(fetch, kept[fetch.fetch_id]) for fetch in fetches if fetch.fetch_id in kept]
    insert(connection, "captures", (_capture(*each) for each in held), spool=spool, replace=True)
    # Of an address asked twice the later body stands.
    latest = {
        (fetch.source_id, fetch.url): (fetch, place) for fetch, place in held if fetch.role in ("feed", "sitemap")
    }
    insert(connection, "ops.originals", (_original(*each) for each in latest.values()), spool=spool, replace=True)


def read_originals(connection: duckdb.DuckDBPyConnection) -> list[Original]:
    """The last body of each feed and sitemap that the archive holds in full."""
    rows = connection.execute(
        'select digest, answered_url, captured_at, file, "offset", length from ops.originals order by captured_at'
    ).fetchall()
    return [
        Original(
            digest=digest,
            url=url,
            captured_at=captured_at,
            location=Location(file=file, offset=offset, length=length),
        )
        for digest, url, captured_at, file, offset, length in rows
    ]


def forget_files(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    """Forget archive files that were discarded; the horizon moves behind all that stood, or pointed, there."""
    lost = select_by_key(
        connection, "select max(captured_at) from captures join wanted on key in (file, original_file)", files
    )
    moments = [moment for moment in (lost[0][0], read_horizon(connection)) if moment]
    connection.execute("delete from ops.archive_horizon")
    for moment in sorted(moments)[-1:]:
        connection.execute('insert into ops.archive_horizon ("at") values (?)', [moment])
    for table in ("captures", "ops.archive_marks", "ops.originals"):
        select_by_key(connection, f"delete from {table} where file in (select key from wanted) returning file", files)


def read_horizon(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    """Nothing captured at or before it can be read from the archive any more; None while all can."""
    row = connection.execute('select "at" from ops.archive_horizon').fetchone()
    return row[0] if row else None


def _capture(fetch: Fetch, kept: Kept) -> dict[str, Any]:
    original = kept.original.location if kept.is_revisit else None
    return {
        "fetch_id": fetch.fetch_id,
        "run_id": fetch.run_id,
        "source_id": fetch.source_id,
        "role": fetch.role,
        "url": fetch.url,
        "captured_at": fetch.finished_at,
        "digest": kept.digest,
        "record": "resource" if fetch.role == "seed" else "revisit" if original else "response",
        "file": kept.location.file,
        "offset": kept.location.offset,
        "length": kept.location.length,
        "original_file": original.file if original else None,
        "original_offset": original.offset if original else None,
    }


def _original(fetch: Fetch, kept: Kept) -> dict[str, Any]:
    return {
        "source_id": fetch.source_id,
        "url": fetch.url,
        "digest": kept.original.digest,
        "answered_url": kept.original.url,
        "captured_at": kept.original.captured_at,
        "file": kept.original.location.file,
        "offset": kept.original.location.offset,
        "length": kept.original.location.length,
    }
