"""The verbs that only look: sql, status."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flows.advice import span
from flows.exits import DONE
from flows.newsroom import now
from flows.tables import print_json, print_table
from flows.work import named
from newsdesk.errors import UsageError
from warehouse.retagging import count_outdated
from warehouse.sql import as_text, query, write_csv, write_json, write_parquet
from warehouse.status import Status, read_status

_ROWS_SHOWN = 15


def sql(arguments: argparse.Namespace) -> int:
    """Query the published warehouse."""
    published = named(arguments).home.published
    if arguments.format == "parquet":
        _parquet(published, arguments.query)
        return DONE
    with query(published, arguments.query) as result:
        match arguments.format:
            case "csv":
                write_csv(result.columns, iter(result), sys.stdout)
            case "json":
                write_json(result.dicts(), sys.stdout.buffer)
            case _:
                print_table(result.columns, ([as_text(value) for value in row] for row in result))
    return DONE


def _parquet(published: Path, statement: str) -> None:
    if sys.stdout.isatty():
        raise UsageError(
            "a Parquet file is no text; write it to a file: silkwire sql ... --format parquet > rows.parquet"
        )
    with tempfile.TemporaryDirectory() as directory:
        target = Path(directory) / "rows.parquet"
        write_parquet(published, statement, target)
        with target.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def status(arguments: argparse.Namespace) -> int:
    """How silkwire does."""
    newsroom = named(arguments)
    state = read_status(newsroom.home.published, now=now())
    older = count_outdated(newsroom.home.published, newsroom.rules.version)
    if arguments.json:
        print_json(asdict(state) | {"tagged_by_older_rules": older})
        return DONE
    for line in _status_lines(state, older):
        print(line)
    return DONE


def _status_lines(state: Status, older: int) -> Iterable[str]:
    yield f"{state.articles:,} articles, {state.in_scope:,} in scope, from {state.sources} sources"
    if older:
        yield f"{older:,} articles are tagged by older rules; `silkwire retag` tags them again"
    yield ""
    yield "Last runs"
    for run in state.runs:
        took = f"{(run['finished_at'] - run['started_at']).total_seconds():.0f} s" if run["finished_at"] else ""
        counts = (
            f"{run['items_new']:,} new, {run['items_known']:,} known, {run['items_rejected']:,} rejected"
            if run["flow"] == "ingest"
            else ""
        )
        line = f"  {_minute(run['started_at'])}  {run['flow']:<7} {run['state']:<10} {took:>6}  {counts}".rstrip()
        yield line + (f"\n    {run['error']}" if run["error"] else "")
    yield ""
    conditions = ", ".join(f"{count:,} {health}" for health, count in sorted(state.health.items(), key=lambda e: -e[1]))
    yield f"Sources: {conditions or 'none'}"
    for health, (heading, say) in _CONDITIONS.items():
        yield from _section(heading, [row for row in state.troubled if row["health"] == health], say)
    yield from _section("Far fewer or more items than usual", state.volume, _volume)
    yield from _section("Late: due long ago", state.late, lambda row: f"due since {_minute(row['next_due_at'])}")
    yield from _section(
        "Hosts that asked to be left alone", state.paused_hosts, lambda row: f"until {_minute(row['until'])}"
    )
    if state.due:
        yield f"{state.due:,} sources are due now"
    if state.revisits:
        yield f"{state.revisits:,} pages will be looked at again, {state.revisits_due:,} of them are due now"
    if state.postponed and state.postponed_since:
        since = _minute(state.postponed_since)
        yield f"{state.postponed:,} items wait, for a run that has time or for their page, the first since {since}"


def _section(heading: str, rows: Sequence[Mapping[str, Any]], say: Callable[[Mapping[str, Any]], str]) -> Iterable[str]:
    """A heading and a line each; nothing where there is nothing to say."""
    if rows:
        yield ""
        yield f"{heading}: {len(rows)}"
    for row in rows[:_ROWS_SHOWN]:
        yield f"  {row.get('source_id') or row['host']:<28} {say(row)}"
    if len(rows) > _ROWS_SHOWN:
        yield f"  and {len(rows) - _ROWS_SHOWN} more; silkwire status --json has them all"


def _failure(row: Mapping[str, Any]) -> str:
    return f"since {_minute(row['failing_since'])} ({row['failures_in_a_row']}x): {row['error']}"


def _silence(row: Mapping[str, Any]) -> str:
    usual = f", where something new came every {span(timedelta(seconds=row['usual_gap_seconds']))}"
    return f"since {_minute(row['silent_since'])}{usual if row['usual_gap_seconds'] else ''}"


def _gap(row: Mapping[str, Any]) -> str:
    return f"{_minute(row['last_gap_at'])}, {row['gaps_last_week']} in a week"


def _volume(row: Mapping[str, Any]) -> str:
    return f"{row['items_last_day']:,} in a day, usually {row['usual_per_day']:,.0f}"


# What may be wrong with a source, in the order in which a person would act: heading, and what is said of each.
_CONDITIONS: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "gone": ("Gone: paused, asked once a month", _failure),
    "failing": ("Failing", _failure),
    "silent": ("Silent: no error, and nothing new against their own rhythm", _silence),
    "empty": ("Empty: they answer without items", lambda row: f"last new item {_minute(row['last_new_at'])}"),
    "moved": ("Moved for good: change the catalogue", lambda row: f'url = "{row["moved_to"]}"'),
    "gap": ("Items probably missed: nothing in common with the poll before", _gap),
}


def _minute(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "never"
