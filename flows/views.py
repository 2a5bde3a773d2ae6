"""The verbs that only look: sql, sources, status."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from fetch.polling import Poll, Polled, poll_all
from flows.console import reporter, reporting
from flows.exits import ALL_SOURCES_FAILED, DONE
from flows.newsroom import Newsroom, new_run_id, now
from flows.work import named
from newsdesk.errors import ParseError, UsageError
from parsers.feeds import parse_feed
from warehouse.sql import as_text, query, write_csv, write_json, write_parquet
from warehouse.status import Status, read_status

CHECK_BUDGET = 300.0
_ERRORS_SHOWN = 15


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


def list_sources(arguments: argparse.Namespace) -> int:
    """The sources of the catalogue."""
    sources = named(arguments).sources
    if arguments.json:
        _print_json([asdict(source) for source in sources])
        return DONE
    print_table(
        ("id", "name", "country", "language", "ownership", "url"),
        ((s.id, s.name, s.country, s.language, s.ownership, s.url) for s in sources),
    )
    return DONE


def check_sources(arguments: argparse.Namespace) -> int:
    """Poll sources and report, loading nothing."""
    newsroom = named(arguments)
    chosen = [source for source in newsroom.chosen(arguments.ids) if source.enabled or arguments.ids]
    with reporting(quiet=arguments.quiet or arguments.json):
        advance = reporter().phase("sources", len(chosen))
        results = asyncio.run(
            poll_all(
                newsroom.fetching,
                [Poll(source=source, etag=None, last_modified=None) for source in chosen],
                run_id=new_run_id(now()),
                on_done=lambda _: advance(),
                budget=CHECK_BUDGET,
            )
        )
    rows = [_checked(polled, newsroom) for polled in sorted(results, key=lambda polled: polled.source_id)]
    if arguments.json:
        _print_json(rows)
    else:
        columns = ("source_id", "outcome", "status", "items", "rejected", "newest", "seconds", "error")
        print_table(columns, ([as_text(row[column]) for column in columns] for row in rows))
    return ALL_SOURCES_FAILED if rows and all(row["outcome"] != "ok" for row in rows) else DONE


def _checked(polled: Polled, newsroom: Newsroom) -> dict[str, Any]:
    row: dict[str, Any] = {
        "source_id": polled.source_id,
        "outcome": polled.outcome,
        "status": polled.http_status,
        "items": None,
        "rejected": None,
        "newest": None,
        "seconds": round((polled.finished_at - polled.started_at).total_seconds(), 1),
        "error": polled.error,
    }
    if polled.outcome == "ok" and polled.capture is not None:
        try:
            parsed = parse_feed(polled.capture, newsroom.by_id[polled.source_id])
        except ParseError as error:
            return row | {"outcome": "failed", "error": error.reason}
        dates = [item.published.at for item in parsed.items if item.published]
        row |= {"items": len(parsed.items), "rejected": len(parsed.rejected), "newest": max(dates, default=None)}
    return row


def status(arguments: argparse.Namespace) -> int:
    """How silkwire does."""
    state = read_status(named(arguments).home.published, now=now())
    if arguments.json:
        _print_json(asdict(state))
        return DONE
    for line in _status_lines(state):
        print(line)
    return DONE


def _status_lines(state: Status) -> Iterable[str]:
    yield f"{state.articles:,} articles, {state.in_scope:,} in scope, from {state.sources} sources"
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
    failing = [row for row in state.troubled if row["health"] == "failing"]
    empty = [row for row in state.troubled if row["health"] == "empty"]
    yield ""
    yield f"Failing: {len(failing)} of {state.sources} sources"
    for row in failing[:_ERRORS_SHOWN]:
        since = f"since {_minute(row['failing_since'])} ({row['failures_in_a_row']}x)"
        yield f"  {row['source_id']:<28} {since}: {row['error']}"
    if len(failing) > _ERRORS_SHOWN:
        more = "silkwire sql \"select * from source_health where health = 'failing'\""
        yield f"  and {len(failing) - _ERRORS_SHOWN} more: {more}"
    for count, what in (
        (len(empty), "answer and have never given an item"),
        (len(state.late), "are due now"),
        (state.never_polled, "have never been polled"),
    ):
        if count:
            yield f"{count} sources {what}"
    if state.postponed:
        yield f"{state.postponed:,} items wait for the next run, which has time for their pages"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as a table; into a pipe nothing is cut, on a terminal long cells are folded."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_printable(cell)) for cell in row))
    if not console.is_terminal:
        console.width = max(80, console.measure(table, options=console.options.update(max_width=1_000_000)).maximum)
    console.print(table)


def _printable(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _print_json(value: object) -> None:
    sys.stdout.buffer.write(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
