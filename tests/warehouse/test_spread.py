"""A story of invented reports: who had it first, who carried it, whose voices there are, who did not carry it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsdesk.records import Article, Fetch
from newsdesk.witnesses import voices, witnesses
from tests.warehouse.conftest import CATALOGUE, NOON, a_fetch, a_source, an_article
from warehouse.briefs import candidates
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def report(source_id: str, at: datetime | None, *, seen: datetime | None = None, **changes: Any) -> Article:
    """An article of a source, dated to the second unless something else is said; seen half an hour later."""
    fields: dict[str, Any] = {
        "source_id": source_id,
        "published_at": at,
        "published_precision": "second" if at else None,
        "published_basis": "feed" if at else None,
        "first_seen_at": seen or (at or NOON) + 30 * MINUTE,
    }
    return an_article(changes.pop("path", source_id), **fields | changes)


def poll(source_id: str, at: datetime, **changes: Any) -> Fetch:
    return a_fetch(f"{source_id}-{at:%d%H%M}", source_id=source_id, at=at, **changes)


@pytest.fixture
def story(warehouse: Warehouse, load: Load) -> Callable[..., None]:
    """Load articles as one story, the first of them being its first, and the polls that were made."""

    def told(*articles: Article, polls: tuple[Fetch, ...] = (), story_id: str = "s") -> None:
        load(f"run-{story_id}", list(articles), fetches=list(polls))
        connection = warehouse.connection
        for article in articles:
            connection.execute(
                "update articles set story_id = $1 where article_id = $2", [story_id, article.article_id]
            )
        connection.execute("delete from stories where story_id not in (select story_id from articles)")
        connection.execute(
            "insert into stories by name select $1 as story_id, 'Quay' as headline, 1 as article_count, "
            "1 as source_count, ['en'] as languages, $2 as first_article_id",
            [story_id, articles[0].article_id],
        )

    return told


@pytest.fixture(autouse=True)
def sources(warehouse: Warehouse) -> None:
    warehouse.write_catalogue(
        [
            a_source("gazette", timezone="Asia/Almaty"),
            a_source("herald", country="CN", language="zh", ownership="party", timezone="Asia/Shanghai"),
            a_source("herald-ru", country="CN", language="ru", family="herald.example", timezone="Asia/Shanghai"),
            a_source("wire", country="RU", language="ru", url="https://tass.ru/rss", timezone="Europe/Moscow"),
            a_source("exile", country="CZ", language="ru", ownership="exile"),
        ],
        CATALOGUE,
    )


@pytest.mark.parametrize(
    ("precision", "at", "bar"),
    [
        ("second", NOON, (NOON, NOON)),
        ("minute", NOON, (NOON, NOON + MINUTE)),
        # In Almaty, five hours ahead, the 23rd begins on the 22nd at 19:00 UTC.
        ("day", NOON.replace(hour=0), (NOON.replace(day=22, hour=19), NOON.replace(hour=19))),
        ("month", NOON.replace(day=1, hour=0), (datetime(2026, 10, 31, 19, tzinfo=UTC), NOON + DAY)),
    ],
)
def test_the_error_bar_of_a_dated_report_is_its_precision(story, rows: Rows, precision, at, bar) -> None:
    """A day is the publisher's day; and nothing appeared after we had it."""
    story(report("gazette", at, published_precision=precision, seen=NOON + DAY))
    assert rows("select earliest, latest, told_by, is_certain, rivals from first_reports") == [
        (*bar, precision, True, 0)
    ]


def test_a_day_of_nobody_s_clock_is_a_day_anywhere(story, rows: Rows) -> None:
    """From midnight where the day begins first to midnight where it ends last; a seed has no zone."""
    day = NOON.replace(hour=0)
    story(report("seeds", day, published_precision="day", seen=NOON + 10 * DAY))
    assert rows("select earliest, latest from first_reports") == [(day - 14 * HOUR, day + 36 * HOUR)]


def test_an_undated_report_appeared_between_two_polls(story, rows: Rows) -> None:
    """Since the last that was answered; a failed one proves nothing, nor do pages, nor the poll that brought it."""
    polls = (
        poll("gazette", NOON - 3 * HOUR),
        poll("gazette", NOON - 2 * HOUR, outcome="not_modified"),
        poll("gazette", NOON - HOUR, outcome="failed", error="HTTP 500"),
        poll("gazette", NOON - 30 * MINUTE, role="page"),
        poll("herald", NOON - 10 * MINUTE),
        poll("gazette", NOON),
    )
    story(report("gazette", None, seen=NOON), polls=polls)
    assert rows("select earliest, latest, told_by from first_reports") == [(NOON - 2 * HOUR, NOON, "poll")]


def test_further_requests_of_the_poll_that_brought_it_are_no_poll_before(story, rows: Rows) -> None:
    """An index and then the part that holds the report are one look at the source."""
    index = a_fetch("run-s", fetch_id="index", role="sitemap", at=NOON - MINUTE)
    part = a_fetch("run-s", fetch_id="part", role="sitemap", at=NOON)
    story(report("gazette", None, seen=NOON), polls=(poll("gazette", NOON - HOUR), index, part))
    assert rows("select earliest, latest from first_reports") == [(NOON - HOUR, NOON)]


def test_what_came_with_the_first_poll_may_be_of_any_age(story, rows: Rows) -> None:
    """And so may what is dated after we had it: clocks are wrong."""
    story(report("gazette", None, seen=NOON), polls=(poll("gazette", NOON),))
    story(report("herald", NOON + HOUR, seen=NOON), story_id="t")
    assert rows("select earliest, latest, told_by from first_reports order by story_id") == [
        (None, NOON, "poll"),
        (None, NOON, "poll"),
    ]


def test_a_first_report_is_certain_if_nobody_else_s_may_have_been_before(story, rows: Rows) -> None:
    """Overlapping error bars are rivals, an owner's other edition is none, and who is surely later is none."""
    story(
        report("herald", NOON, published_precision="minute", seen=NOON + HOUR),
        report("herald-ru", NOON),
        report("gazette", NOON + 2 * MINUTE),
    )
    assert rows("select source_id, family, is_certain, rivals from first_reports") == [
        ("herald", "herald.example", True, 0)
    ]
    story(
        report("herald", NOON, published_precision="minute", path="t1", seen=NOON + HOUR),
        report("gazette", NOON.replace(hour=0), published_precision="day", path="t2", seen=NOON + HOUR),
        report("exile", None, path="t3", seen=NOON + HOUR),
        story_id="t",
    )
    assert rows("select is_certain, rivals from first_reports where story_id = 't'") == [(False, 2)]


def test_the_spread_tells_order_lag_and_whose_words(story, warehouse: Warehouse, rows: Rows) -> None:
    """One row a source, by its first article; a reprint is no witness, an agency's text is the agency's voice."""
    story(
        report("wire", NOON, language="ru"),
        report("gazette", NOON + HOUR, wire="TASS"),
        report("herald", NOON + 2 * HOUR, path="herald-2", language="zh"),
        report("herald", NOON + 90 * MINUTE, path="herald-1", language="zh"),
        report("exile", (NOON + DAY).replace(hour=0), published_precision="day", seen=NOON + 3 * HOUR),
    )
    warehouse.connection.execute(
        "update articles set copy_of = (select article_id from articles where source_id = 'wire'), copy_kind = 'near' "
        "where source_id = 'exile'"
    )
    assert rows(
        "select position, source_id, voice, is_witness, is_copy, wire, articles, language, country, ownership, family "
        "from spread order by position"
    ) == [
        (1, "wire", "tass", True, False, None, 1, "ru", "RU", "state", "tass"),
        (2, "gazette", "tass", False, False, "TASS", 1, "en", "KZ", "state", "gazette.example"),
        (3, "herald", "herald.example", True, False, None, 2, "zh", "CN", "party", "herald.example"),
        (4, "exile", "tass", False, True, None, 1, "en", "CZ", "exile", "exile.example"),
    ]
    assert rows("select lag, lag_at_least, lag_at_most from spread order by position") == [
        (timedelta(0), timedelta(0), timedelta(0)),
        (HOUR, HOUR, HOUR),
        (90 * MINUTE, 90 * MINUTE, 90 * MINUTE),
        (3 * HOUR, timedelta(0), 3 * HOUR),
    ]
    assert rows("select voice, source_id, articles, sources from story_witnesses order by 1") == [
        ("herald.example", "herald", 2, 1),
        ("tass", "wire", 3, 3),
    ]


def test_framing_tells_who_carried_it_and_who_could_have(story, rows: Rows) -> None:
    """Only who answered between the first report and a day after the last could have: the others are not blamed."""
    story(
        report("gazette", NOON),
        report("wire", NOON + HOUR),
        polls=(
            poll("herald", NOON - MINUTE),
            poll("herald", NOON + 2 * HOUR),
            poll("herald-ru", NOON - MINUTE),
            poll("herald-ru", NOON + HOUR, outcome="failed", error="HTTP 500"),
            poll("herald-ru", NOON + 2 * HOUR, outcome="not_started"),
            poll("exile", NOON + 26 * HOUR),
        ),
    )
    assert rows(
        "select carried_by_ownership, carried_by_country, carried_by_language, carried_by_family, witness_count, "
        "not_carried_by_ownership, not_carried_by_country, not_carried_by_language, silent_sources, unheard_sources "
        "from framing"
    ) == [
        (
            *(["state"], ["KZ", "RU"], ["en"], ["gazette.example", "tass"], 2),
            *(["party"], ["CN"], ["zh"], ["herald"], ["exile", "herald-ru"]),
        )
    ]


def test_a_story_that_everybody_carried_was_missed_by_nobody(story, rows: Rows) -> None:
    """Nor by a source that is switched off; empty lists, not nulls."""
    story(*(report(name, NOON) for name in ("gazette", "herald", "herald-ru", "wire", "exile")))
    assert rows("select not_carried_by_ownership, not_carried_by_country, silent_sources from framing") == [
        ([], [], [])
    ]


def test_the_view_tells_the_voices_that_the_desk_tells(story, warehouse: Warehouse, rows: Rows) -> None:
    """Whatever is copied, credited and owned by whom."""
    chance = random.Random(11)  # noqa: S311
    sources = ("gazette", "herald", "herald-ru", "wire", "exile", "seeds")
    articles = [
        report(
            chance.choice(sources),
            NOON + number * MINUTE,
            path=f"{number}",
            wire=chance.choice((None, None, "TASS", "Xinhua", "Moon Press")),
        )
        for number in range(60)
    ]
    story(*articles)
    for article in articles[20:]:
        if chance.random() < 0.6:
            warehouse.connection.execute(
                "update articles set copy_of = $1, copy_kind = 'near' where article_id = $2",
                [chance.choice(articles[:20]).article_id, article.article_id],
            )
    found = sorted(candidates(warehouse, NOON - DAY, NOON + DAY), key=lambda each: each.first_seen_at)
    told = dict(rows("select article_id, voice from article_voices"))
    assert told == voices(found)
    assert rows("select witness_count from framing") == [(witnesses(found),)]
