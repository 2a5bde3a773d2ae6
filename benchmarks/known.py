"""What it costs to find what is due and what is known, with ten thousand articles stored and with a million.

Every article has an alias, and every tenth is asked for by it.
"""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from newsdesk.identity import article_id
from newsdesk.records import ArticleId
from warehouse.store import Warehouse

T = TypeVar("T")

FEW, MANY = 10_000, 1_000_000
SOURCES = 2_000
RUNS = {"an everyday run": (1_900, 100), "a day's catching up": (9_000, 21_000)}
"""Items that stood in the documents of the run before, and new ones."""
UNASKED = 1_000
"""Old items that no run has met for long, in a run."""
FRESH, CALLS = 8, 6
"""So often is a file opened anew, and so often is it asked each time."""

_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_BODY = 3_000
_FILL = f"""
insert into articles by name
select
    substr(sha256(concat('//stored.example/', i)), 1, 16) as article_id,
    concat('source-', i % {SOURCES}) as source_id,
    concat('https://stored.example/', i) as url,
    concat('Title ', i) as title,
    substr($text, 1 + (i * 7919 % 100000)::integer, {_BODY}) as body,
    true as has_body,
    [] as authors,
    'en' as language,
    $at::timestamptz + to_seconds(i) as first_seen_at,
    first_seen_at as loaded_at,
    1 as revision,
    false as in_scope,
    concat('run-', i // 1000) as run_id,
    sha256(concat('content ', i)) as content_hash,
    sha256(concat('copy ', i)) as copy_hash,
    'bench' as rule_version
from range($first, $last) r(i)
"""
_ALIASES = """
insert into ops.aliases by name
select
    substr(sha256(concat('//alias.example/', i)), 1, 16) as alias_id,
    substr(sha256(concat('//stored.example/', i)), 1, 16) as article_id,
    concat('https://alias.example/', i) as url,
    $at::timestamptz as seen_at
from range($articles) r(i)
"""
_STATES = f"""
insert into ops.source_state by name
select concat('source-', i) as source_id, $at::timestamptz as next_due_at, '"etag"' as etag
from range({SOURCES}) r(i)
"""

Times = defaultdict[str, list[float]]
"""Milliseconds, by what was asked."""

_numbers = count()


def measure() -> str:
    """The same questions to both files, in turns, so that neither has the quieter machine."""
    with tempfile.TemporaryDirectory() as directory:
        stored = {articles: Path(directory) / f"{articles}.duckdb" for articles in (FEW, MANY)}
        times: dict[int, Times] = {articles: defaultdict(list) for articles in stored}
        for articles, path in stored.items():
            _fill(path, articles)
        for name, (known, new) in RUNS.items():
            lately = {articles: _stored(articles, known) for articles in stored}
            for articles, path in stored.items():
                _remember(path, lately[articles])
            for _ in range(FRESH):
                for articles, path in stored.items():
                    _ask(path, f"`known`, {name} ({known + new:,} items)", lately[articles], new, times[articles])
        for number in range(FRESH):
            for articles, path in stored.items():
                _ask_unasked(path, _stored(articles, UNASKED, first=number + 1), times[articles])
        return _table(times, {articles: path.stat().st_size / 1e6 for articles, path in stored.items()})


def _fill(path: Path, articles: int) -> None:
    text = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(2_000))
    with _opened(path) as warehouse:
        for first in range(0, articles, 100_000):
            values = {"text": text, "at": _NOON, "first": first, "last": min(articles, first + 100_000)}
            warehouse.connection.execute(_FILL, values)
        warehouse.connection.execute(_ALIASES, {"at": _NOON, "articles": articles})
        warehouse.connection.execute(_STATES, {"at": _NOON})
        warehouse.known(_new(1))  # makes the filter, as the first run after an update does
        warehouse.connection.execute("checkpoint")


def _remember(path: Path, lately: Sequence[ArticleId]) -> None:
    """The run before."""
    with _opened(path) as warehouse:
        warehouse.connection.execute("delete from ops.known_lately")
        warehouse.known(lately)


def _ask(path: Path, name: str, lately: Sequence[ArticleId], new: int, times: Times) -> None:
    with _opened(path) as warehouse:
        for call in range(CALLS):
            keys = [*lately, *_new(new)]
            _known(warehouse, keys, len(lately), times[f"{name}, {'again' if call else 'opened anew'}"])
        _clocked(times[f"`source_states`, {SOURCES:,} sources"], warehouse.source_states)


def _ask_unasked(path: Path, keys: Sequence[ArticleId], times: Times) -> None:
    with _opened(path) as warehouse:
        warehouse.connection.execute("delete from ops.known_lately")
        _known(warehouse, keys, len(keys), times[f"`known`, {len(keys):,} old items not met for long, opened anew"])


def _known(warehouse: Warehouse, keys: Sequence[ArticleId], held: int, times: list[float]) -> None:
    if len(_clocked(times, lambda: warehouse.known(keys))) != held:
        raise AssertionError("the look-up is wrong")


def _opened(path: Path) -> Warehouse:
    return Warehouse(path, spool=path.parent / "spool")


def _stored(articles: int, wanted: int, *, first: int = 0) -> list[ArticleId]:
    """So many of those stored, from all of them."""
    step = articles // wanted
    hosts = ("stored" if number % 10 else "alias" for number in range(wanted))
    return [article_id(f"https://{host}.example/{first + number * step}") for number, host in enumerate(hosts)]


def _new(wanted: int) -> list[ArticleId]:
    return [article_id(f"https://new.example/{next(_numbers)}") for _ in range(wanted)]


def _clocked(times: list[float], work: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = work()
    times.append((time.perf_counter() - started) * 1e3)
    return result


def _table(times: dict[int, Times], sizes: dict[int, float]) -> str:
    rows = [f"| ms, median | {FEW:,} articles | {MANY:,} articles | ratio |", "|---|---|---|---|"]
    for name in times[FEW]:
        few, many = (statistics.median(times[articles][name]) for articles in (FEW, MANY))
        rows.append(f"| {name} | {few:.1f} | {many:.1f} | {many / few:.2f} |")
    return "\n".join(rows) + (
        f"\n\nBodies of {_BODY:,} characters; files of {sizes[FEW]:.0f} and {sizes[MANY]:,.0f} MB. Both asked in "
        f"turns, {FRESH} times opened anew, {CALLS} calls each; the first reads what it needs from the file."
    )
