"""Reading feeds, beside feedparser: `python -m benchmarks.read_feeds`.

`$SILKWIRE_DATA/feeds/captures/*.gz`, `captures-urls.json`: feeds as they came over the wire.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import feedparser

from newsdesk.records import Capture, ParsedFeed, Source
from parsers.feed_library import read_with_library
from parsers.feed_plain import read_plain
from parsers.feeds import judge_feed, parse_feed, read_feed
from parsers.markup import decode
from parsers.xml_text import well_formed

ROUNDS = 3
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SOURCE = Source(
    id="bench",
    name="Bench",
    url="https://bench.example/",
    kind="feed",
    country="KZ",
    language="en",
    ownership="unknown",
    full_text=False,
    timezone="Asia/Almaty",
)


def read_captures(data: Path) -> list[Capture]:
    """The captured feeds."""
    urls = json.loads((data / "feeds" / "captures-urls.json").read_text("utf-8"))
    return [
        Capture(
            fetch_id=file.stem,
            source_id=SOURCE.id,
            run_id="bench",
            role="feed",
            requested_url=urls[file.stem],
            url=urls[file.stem],
            status=200,
            headers={},
            body=gzip.decompress(file.read_bytes()),
            started_at=NOW,
            finished_at=NOW,
        )
        for file in sorted((data / "feeds" / "captures").glob("*.gz"))
    ]


def as_it_is(capture: Capture) -> ParsedFeed:
    """What a run does."""
    return parse_feed(capture, SOURCE)


def by_feedparser(capture: Capture) -> ParsedFeed:
    """The same items, by feedparser alone."""
    text = well_formed(decode(capture.body, None).lstrip(), what=capture.url)
    return judge_feed(read_with_library(text, what=capture.url), capture, SOURCE)


def feedparser_alone(capture: Capture) -> int:
    """Its entries, of which no items are made; with its defaults, as its users call it."""
    return len(feedparser.parse(capture.body).entries)


WAYS: dict[str, Callable[[Capture], object]] = {
    "`feedparser.parse`, no more": feedparser_alone,
    "`parse_feed` by feedparser": by_feedparser,
    "`read_feed`": read_feed,
    "`parse_feed`": as_it_is,
}


def measure(data: Path) -> str:
    """Measure everything; Markdown. All ways take turns, and the best round of each counts."""
    captures = read_captures(data)
    seconds = {name: float("inf") for name in WAYS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(ROUNDS):
            for name, way in WAYS.items():
                seconds[name] = min(seconds[name], _seconds(way, captures))
    feeds = [as_it_is(capture) for capture in captures]
    differing = sum(feed != by_feedparser(capture) for feed, capture in zip(feeds, captures, strict=True))
    plain = sum(_is_plain(capture) for capture in captures)
    entries = sum(len(feed.items) + len(feed.rejected) for feed in feeds)
    megabytes = sum(len(capture.body) for capture in captures) / 1e6
    first = next(iter(seconds.values()))
    rows = [
        f"| {name} | {spent:.2f} | {entries / spent:,.0f} | {first / spent:.1f} |" for name, spent in seconds.items()
    ]
    table = "\n".join(rows)
    answer = f"no, {differing} feeds differ" if differing else "yes"
    return f"""### Feeds

{len(captures)} captured feeds, {entries:,} entries, {megabytes:.0f} MB; one process, the best of {ROUNDS} rounds.
`feedparser.parse` and `read_feed` leave texts as the HTML that they are; items have text, dates and canonical URLs.

| way | seconds | entries a second | times `feedparser.parse` |
|---|---|---|---|
{table}

Without feedparser: {plain} of {len(captures)}. Same items both ways: {answer}.
"""


def _seconds(way: Callable[[Capture], object], captures: Sequence[Capture]) -> float:
    start = process_time()
    for capture in captures:
        way(capture)
    return process_time() - start


def _is_plain(capture: Capture) -> bool:
    if read_plain(capture.body):
        return True
    text = well_formed(decode(capture.body, None).lstrip(), what=capture.url)
    return read_plain(text.encode("utf-8", "replace")) is not None


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
