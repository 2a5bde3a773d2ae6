"""What it costs to tell copies and stories of 1,000 new articles, with ten thousand articles stored and with a million.

News comes at the same rate however long it has been kept: 5,000 articles a day, so that the window of stories holds
what two weeks hold. Beside that, a million within the window itself: two hundred times the news.
"""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from newsdesk.identity import article_id
from newsdesk.portraits import paint, to_json
from newsdesk.records import ArticleId
from warehouse.copies import judge_copies
from warehouse.rows import insert
from warehouse.store import Warehouse
from warehouse.stories import Text, group_stories, hash_of_term

SIZES = (10_000, 100_000, 1_000_000)
A_DAY = 5_000
NEW = 1_000
ROUNDS = 5
_VOCABULARY = 200_000
_WORDS = 220
_NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)

_ARTICLES = """
insert into articles by name
select
    substr(sha256(concat('stored ', i)), 1, 16) as article_id, 'bench' as source_id,
    concat('https://stored.example/', i) as url, concat('Title ', i) as title,
    substr($text, 1 + (i * 7919 % 100000)::integer, 1500) as body, true as has_body, [] as authors, 'en' as language,
    $newest::timestamptz - to_microseconds((i * $step)::bigint) as first_seen_at, first_seen_at as loaded_at,
    first_seen_at as published_at, 'second' as published_precision, 1 as revision, false as in_scope, 'run' as run_id,
    sha256(concat('content ', i)) as content_hash, sha256(concat('copy ', i)) as copy_hash, 'bench' as rule_version,
    substr(sha256(concat('story ', i // 3)), 1, 16) as story_id
from range($first, $last) r(i)
"""
_SKETCHES = """
insert into ops.sketches
select (hash(i, k) // 2)::bigint, ('0x' || substr(sha256(concat('stored ', i)), 1, 16))::ubigint
from range($first, $last) r(i), range(20) s(k)
"""
_WINDOWED = "$newest::timestamptz - to_microseconds((i * $step)::bigint) > $newest::timestamptz - interval 28 day"
_PORTRAITS = f"""
insert into ops.portraits by name
select
    substr(sha256(concat('stored ', i)), 1, 16) as article_id,
    substr(sha256(concat('story ', i // 3)), 1, 16) as story_id,
    $newest::timestamptz - to_microseconds((i * $step)::bigint) as "at", false as is_copy, 'en' as language,
    sample.portrait
from range($first, $last) r(i) join sample on sample.number = i % 1000 where {_WINDOWED}
"""
_KEYS = f"""
insert into ops.story_keys
select key, ('0x' || substr(sha256(concat('stored ', i)), 1, 16))::ubigint
from (
    select i, (hash(i // 3, k) % {_VOCABULARY})::integer as number
    from range($first, $last) r(i) cross join range(24) s(k) where {_WINDOWED}
) join vocabulary using (number)
"""


def measure() -> str:
    """The same new articles to each warehouse, in turns, rolled back after each time."""
    with tempfile.TemporaryDirectory() as directory:
        stored = {f"{size:,} stored": _fill(Path(directory), size, A_DAY) for size in SIZES}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in stored}
        for number in range(ROUNDS):
            texts = _new(number)
            for name, path in stored.items():
                times[name].append(_judge(path, texts))
        crowded = _fill(Path(directory), SIZES[-1], SIZES[-1] // 14)
        name = f"{SIZES[-1]:,} within two weeks"
        times[name] = [_judge(crowded, _new(number)) for number in range(2)]
        return _table(times, {name: _index_bytes(path) for name, path in stored.items()})


def _fill(directory: Path, size: int, a_day: int) -> Path:
    path = directory / f"{size}-{a_day}.duckdb"
    chance = random.Random(1)  # noqa: S311
    text = " ".join(f"w{chance.randrange(_VOCABULARY):05}" for _ in range(20_000))
    with Warehouse(path, spool=directory / "spool") as warehouse:
        connection = warehouse.connection
        connection.execute("create temp table sample (number integer, portrait varchar)")
        connection.execute("create temp table vocabulary (number integer, key bigint)")
        portraits = ({"number": number, "portrait": to_json(text.portrait)} for number, text in enumerate(_new(-1)))
        insert(connection, "sample", portraits, spool=warehouse.spool)
        words = ({"number": rank, "key": hash_of_term(_stem(rank))} for rank in range(_VOCABULARY))
        insert(connection, "vocabulary", words, spool=warehouse.spool)
        step = timedelta(days=1) / a_day / timedelta(microseconds=1)
        for first in range(0, size, 100_000):
            span = {"first": first, "last": min(size, first + 100_000)}
            dated = span | {"newest": _NOW, "step": step}
            connection.execute(_ARTICLES, dated | {"text": text})
            connection.execute(_SKETCHES, span)
            connection.execute(_PORTRAITS, dated)
            connection.execute(_KEYS, dated)
        connection.execute("checkpoint")
    return path


def _stem(rank: int) -> str:
    """A word as portraits hold it."""
    portrait = paint(_word(rank), None, "", language="en")
    return next(iter(portrait.words))


def _word(rank: int) -> str:
    """A word of letters alone: a number in base 70, in syllables."""
    syllables = []
    for _ in range(3):
        rank, digit = divmod(rank, 70)
        syllables.append("bdfgklmnprstvz"[digit % 14] + "aeiou"[digit // 14])
    return "".join(syllables)


def _new(number: int) -> list[Text]:
    """A thousand articles: happenings told by three each, every fifth article a cut copy of one before."""
    chance = random.Random(number + 100)  # noqa: S311
    weights = list(accumulate(1 / (rank + 10) for rank in range(_VOCABULARY)))
    ranks = range(_VOCABULARY)
    texts: list[Text] = []
    own: list[int] = []
    for position in range(NEW):
        if position % 5 == 4:
            words = texts[position - 1].body.split()[: _WORDS * 2 // 3]
        else:
            own = chance.sample(ranks, 30) if position % 3 == 0 else own
            usual = chance.choices(ranks, cum_weights=weights, k=_WORDS)
            words = [_word(rank) for rank in (*own, *usual)]
            chance.shuffle(words)
        key = article_id(f"https://new.example/{number}/{position}")
        body = " ".join(words)
        at = _NOW + timedelta(seconds=position)
        texts.append(
            Text(
                article_id=key, title=" ".join(words[:8]), standfirst=None, body=body, language="en", names={},
                published_at=at, published_precision="second", first_seen_at=at,
            )
        )  # fmt: skip
    return texts


def _judge(path: Path, texts: Sequence[Text]) -> tuple[float, float]:
    """Seconds of wall clock and of processors that copies and stories take."""
    with Warehouse(path, spool=path.parent / "spool") as warehouse:
        connection = warehouse.connection
        connection.execute("begin")
        insert(connection, "articles", map(_row, texts), spool=warehouse.spool)
        words: Mapping[ArticleId, tuple[str, str | None, str]] = {text.article_id: text.words for text in texts}
        wall, processors = time.perf_counter(), time.process_time()
        judge_copies(connection, words, edited=(), spool=warehouse.spool)
        group_stories(connection, texts, at=_NOW, spool=warehouse.spool)
        result = time.perf_counter() - wall, time.process_time() - processors
        connection.execute("rollback")
    return result


def _row(text: Text) -> dict[str, object]:
    return {
        "article_id": text.article_id, "source_id": "bench", "url": f"https://new.example/{text.article_id}",
        "title": text.title, "body": text.body, "has_body": True, "authors": [], "language": "en",
        "published_at": text.published_at, "published_precision": "second", "first_seen_at": text.first_seen_at,
        "loaded_at": text.first_seen_at, "revision": 1, "in_scope": False, "run_id": "bench",
        "content_hash": text.article_id, "copy_hash": text.article_id, "rule_version": "bench",
    }  # fmt: skip


def _index_bytes(path: Path) -> tuple[int, int]:
    """Bytes of the file that the indexes take: those of copies, for all articles; those of stories, for the window."""
    with Warehouse(path, spool=path.parent / "spool") as warehouse:
        blocks = "select count(distinct block_id) * (select block_size from pragma_database_size()) "
        tables = (("ops.sketches",), ("ops.portraits", "ops.story_keys"))
        sizes = [
            sum(
                (warehouse.connection.execute(f"{blocks} from pragma_storage_info('{table}')").fetchone() or (0,))[0]
                for table in group
            )
            for group in tables
        ]
    return sizes[0], sizes[1]


def _table(times: Mapping[str, Sequence[tuple[float, float]]], sizes: Mapping[str, tuple[int, int]]) -> str:
    rows = [
        "| articles | wall, s | ratio to the first | processors, s | new articles a second and core |",
        "|---|---|---|---|---|",
    ]
    first = None
    for name, measured in times.items():
        wall, processors = (statistics.median(each) for each in zip(*measured, strict=True))
        first = first or wall
        rows.append(f"| {name} | {wall:.2f} | {wall / first:.2f} | {processors:.2f} | {NEW / processors:.0f} |")
    size, (copies, stories) = SIZES[-1], sizes[f"{SIZES[-1]:,} stored"]
    windowed = 28 * A_DAY
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return "\n".join(rows) + (
        f"\n\n{NEW:,} new articles of {_WORDS + 30} words, a fifth of them cut copies, the others three to a "
        f"happening; median of {ROUNDS} times, in turns. Index: {copies / size:.0f} bytes an article for copies, "
        f"{stories / windowed:,.0f} for each article of the last four weeks for stories. "
        f"Most memory in use, filling included: {memory:,.0f} MB."
    )
