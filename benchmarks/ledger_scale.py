"""What it costs to join 1,000 new promises and 1,000 new events to what is stored, few findings and many.

Made findings: each promise is told by three articles. The first twenty thousand of either kind are joined as they
come; more are made of them, by other ids, under keys of their own but for three in ten.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from newsdesk.identity import article_id
from newsdesk.records import Analysis, ArticleId, Commitment, Event, Scope
from warehouse.calendar import HAPPENINGS
from warehouse.judgements import write_judgements
from warehouse.ledger import PROMISES
from warehouse.linking import link
from warehouse.rows import insert
from warehouse.store import Warehouse

SIZES = ((20_000, 100_000), (200_000, 1_000_000))
"""Findings of either kind, and articles."""
NEW, ROUNDS, BATCH, _JOINED = 1_000, 5, 5_000, 20_000
_TOLD = 3
_LANGUAGES = ("en", "ru", "zh", "kk")
_STATES = ("CN", "KZ", "KG", "TJ", "TM", "UZ", "RU", "IR")
_BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
_NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
_SYLLABLES = [one + other for one in "bdfgklmnprstvz" for other in "aeiou"]

_OTHER_ARTICLES = """
insert into articles by name
select
    substr(sha256(concat('other ', i)), 1, 16) as article_id, 'bench' as source_id,
    concat('https://other.example/', i) as url, 'Title' as title, 'Body' as body, true as has_body, [] as authors,
    'en' as language, $at::timestamptz as first_seen_at, first_seen_at as loaded_at, first_seen_at as published_at,
    'second' as published_precision, 1 as revision, false as in_scope, 'run' as run_id, 'h' as content_hash,
    'bench' as rule_version
from range($count) r(i)
"""
_COPIES = """
insert into {table}
select * exclude (n) replace (
    substr(sha256(concat({key}, ' ', n)), 1, 16) as {key},
    substr(sha256(concat({name}_id, ' ', n)), 1, 16) as {name}_id,
    substr(sha256(concat('other ', (hash({key}, n) % $articles)::bigint)), 1, 16) as article_id
)
from {table}, range(1, $times) r(n)
"""
_COPIED_KEYS = """
insert into ops.{name}_keys
select case when hash(key) % 10 < 3 then key else (hash(key, n) // 2)::bigint end,
    ('0x' || substr(sha256(concat(lower(lpad(to_hex({number}), 16, '0')), ' ', n)), 1, 16))::ubigint
from ops.{name}_keys, range(1, $times) r(n)
"""
_VIEWS = ("ledger", "ledger_history", "open_commitments", "happenings", "upcoming_events")


def measure() -> str:
    """The same new findings to each warehouse, rolled back after each time."""
    head = ["promises and events stored", "articles", "1,000 promises, s", "1,000 events, s", "new findings a second"]
    head += [f"`{view}`, s" for view in _VIEWS]
    rows = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    with tempfile.TemporaryDirectory() as directory:
        for findings, articles in SIZES:
            path = Path(directory) / f"{findings}.duckdb"
            _fill(path, findings, articles)
            times = [_join(path, number) for number in range(ROUNDS)]
            promises, events = (statistics.median(each) for each in zip(*times, strict=True))
            views = " | ".join(f"{seconds:.2f}" for seconds in _read_views(path))
            rate = 2 * NEW / (promises + events)
            rows.append(f"| {findings:,} | {articles:,} | {promises:.2f} | {events:.2f} | {rate:,.0f} | {views} |")
    return "\n".join(rows) + f"\n\nMedian of {ROUNDS} times; seconds of processors; views read whole, by the clock."


def _fill(path: Path, findings: int, articles: int) -> None:
    with Warehouse(path, spool=path.parent / "spool") as warehouse:
        connection = warehouse.connection
        count = articles - _JOINED
        connection.execute(_OTHER_ARTICLES, {"count": count, "at": _BEGIN})
        for first in range(0, _JOINED, BATCH):
            at = _BEGIN + (_NOW - _BEGIN) * (first / _JOINED)
            _write(warehouse, range(first, first + BATCH), at, BATCH)
        for matter in (PROMISES, HAPPENINGS):
            names = {"table": matter.table, "key": matter.key, "name": matter.name, "number": matter.number}
            times = {"times": findings // _JOINED}
            connection.execute(_COPIES.format(**names), times | {"articles": count})
            connection.execute(_COPIED_KEYS.format(**names), times)
        connection.execute("checkpoint")


def _join(path: Path, number: int) -> tuple[float, float]:
    """Seconds of processors for promises, and for events."""
    with Warehouse(path, spool=path.parent / "spool") as warehouse:
        warehouse.connection.execute("begin")
        first = _JOINED + number * NEW
        seconds = _write(warehouse, range(first, first + NEW), _NOW, NEW)
        warehouse.connection.execute("rollback")
    return seconds


def _read_views(path: Path) -> Iterator[float]:
    with Warehouse(path, spool=path.parent / "spool") as warehouse:
        for view in _VIEWS:
            started = time.perf_counter()
            warehouse.connection.execute(f"from {view}").fetchall()
            yield time.perf_counter() - started


def _write(warehouse: Warehouse, numbers: Sequence[int], at: datetime, count: int) -> tuple[float, float]:
    told = [(article_id(f"https://told.example/{number}"), number) for number in numbers]
    rows = (
        {
            "article_id": key, "source_id": "bench", "url": f"https://told.example/{number}", "title": "", "body": "",
            "has_body": True, "authors": [], "language": _LANGUAGES[number % len(_LANGUAGES)],
            "published_at": at + timedelta(seconds=number % count), "published_precision": "second",
            "first_seen_at": at, "loaded_at": at, "revision": 1, "in_scope": True, "run_id": "bench",
            "content_hash": "", "rule_version": "bench",
        }
        for key, number in told
    )  # fmt: skip
    insert(warehouse.connection, "articles", rows, spool=warehouse.spool)
    judged = [(key, _analysis(number, at)) for key, number in told]
    write_judgements(warehouse.connection, judged, again=(), spool=warehouse.spool)
    keys = [key for key, _ in told]
    promises = _seconds(warehouse, PROMISES, keys, at)
    return promises, _seconds(warehouse, HAPPENINGS, keys, at)


def _seconds(warehouse: Warehouse, matter: object, keys: Sequence[ArticleId], at: datetime) -> float:
    started = time.process_time()
    link(warehouse.connection, matter, keys, [], at=at, spool=warehouse.spool)  # type: ignore[arg-type]
    return time.process_time() - started


def _analysis(number: int, at: datetime) -> Analysis:
    return Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8),
        tags=(),
        mentions=(),
        rule_version="bench",
        commitments=(_promise(number, at),),
        events=(_event(number, at),),
    )


def _promise(number: int, at: datetime) -> Commitment:
    """One of a promise that three tell; every fifth is of a project, every third without a number."""
    thing = number // _TOLD
    chance, teller = random.Random(thing), random.Random(number)  # noqa: S311
    actor, other = chance.sample(_STATES, 2)
    words = [_word(chance, _LANGUAGES[number % len(_LANGUAGES)]) for _ in range(7)]
    teller.shuffle(words)
    sentence = " ".join(words)
    names = [f"place/{chance.randrange(300)}"] if chance.random() < 0.5 else []
    names += [f"project/{chance.randrange(200)}"] if thing % 5 == 0 else []
    return Commitment(
        actor=actor,
        beneficiaries=(other,),
        stage=teller.choice(("pledged", "signed", "started")),
        what=sentence,
        object=f"thing-{chance.randrange(40)}" if teller.random() < 0.8 else None,
        quantity=float(chance.randrange(1, 5000)) if thing % 3 else None,
        unit="people" if thing % 3 else None,
        due_to=date(at.year + chance.randrange(1, 5), 12, 31) if chance.random() < 0.5 else None,
        names=tuple(sorted(names)),
        field="body",
        start_char=0,
        end_char=len(sentence),
        sentence=sentence,
        rule_id="bench",
    )


def _event(number: int, at: datetime) -> Event:
    """One of a happening that three tell; of a series, of persons, or of a name alone."""
    thing = number // _TOLD
    chance = random.Random(thing)  # noqa: S311
    words = [_word(chance, _LANGUAGES[number % len(_LANGUAGES)]) for _ in range(4)]
    sentence = " ".join(words)
    names = (
        [f"initiative/{chance.randrange(60)}"],
        sorted(f"person/{chance.randrange(200)}" for _ in range(2)),
        [f"place/{chance.randrange(300)}"],
    )[thing % 3]
    return Event(
        kind=chance.choice(("summit", "meeting", "visit", "forum", "opening", "signing")),
        name=sentence,
        starts_on=(at + timedelta(days=chance.randrange(60))).date(),
        date_precision="day",
        country=chance.choice(_STATES),
        status="scheduled",
        names=tuple(names),
        field="body",
        start_char=0,
        end_char=len(sentence),
        sentence=sentence,
        rule_id="bench",
    )


def _word(chance: random.Random, language: str) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)) + ("" if language == "en" else language)
