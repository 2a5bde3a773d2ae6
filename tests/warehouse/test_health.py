"""Synthetic histories of sources, and what `source_health` says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from newsdesk.records import Fetch
from newsdesk.schedule import SourceState
from tests.warehouse.conftest import CATALOGUE, NOON, a_fetch, a_source, an_article
from warehouse.status import read_status
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]
Health = Callable[..., dict[str, Any]]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_numbers = count()


def history(
    news: Iterable[int], *, every: timedelta = 6 * HOUR, start: datetime = NOON - 60 * DAY, **changes: Any
) -> list[Fetch]:
    """One poll after the other, each in a run of its own, with so many new items."""
    return [
        a_fetch(
            f"h{next(_numbers)}",
            at=start + number * every,
            items_seen=30,
            items_new=new,
            items_known=30 - new,
            **changes,
        )
        for number, new in enumerate(news)
    ]


@pytest.fixture
def health(load: Load, rows: Rows, warehouse: Warehouse) -> Health:
    """What the view says of the one source after a history."""

    def told(fetches: list[Fetch], **changes: Any) -> dict[str, Any]:
        load(f"load-{next(_numbers)}", [], fetches=fetches, **changes)
        cursor = warehouse.connection.execute("from source_health where source_id = 'gazette'")
        row = cursor.fetchone()
        assert row is not None
        return dict(zip([column[0] for column in cursor.description or ()], row, strict=True))

    return told


WEEKLY = [int(number % 28 == 0) for number in range(28 * 8 + 1)]  # at every 28th poll of six hours
BUSY = [25] * 240  # a hundred a day
WORKDAYS = [5 if number // 4 % 7 < 5 else 0 for number in range(4 * 7 * 8 + 20)]  # ends on a Friday
BURSTS = [30 if number % 40 == 0 else 0 for number in range(241)]  # every ten days


@pytest.mark.parametrize(
    ("before", "quiet", "expected"),
    [
        (WEEKLY, 4 * 13, "healthy"),
        (WEEKLY, 4 * 22, "silent"),
        (BUSY, 7, "healthy"),
        (BUSY, 9, "silent"),
        (WORKDAYS, 4 * 3 - 1, "healthy"),
        (WORKDAYS, 4 * 9, "silent"),
        (BURSTS, 4 * 29, "healthy"),
        (BURSTS, 4 * 31, "silent"),
        (BUSY[:5], 40, "healthy"),
        (WEEKLY[: 28 * 3 + 1], 4 * 60, "healthy"),
        ([0] * 40, 40, "healthy"),
    ],
    ids=[
        "weekly, two weeks",
        "weekly, three weeks and more",
        "busy, a night and a day",
        "busy, two days and more",
        "on workdays, a long weekend",
        "on workdays, more than a week",
        "in bursts, nearly three times the pause",
        "in bursts, more than three times the pause",
        "watched for a day, then nothing",
        "four times in all, then nothing",
        "never anything new",
    ],
)
def test_a_source_is_silent_by_its_own_rhythm(health: Health, before: list[int], quiet: int, expected: str) -> None:
    """Three times its longest pause, two days at least; and only where its rhythm is known."""
    fetches = history([*before, *([0] * quiet)])
    found = health(fetches)
    assert found["health"] == expected
    last_new = max((fetch.started_at for fetch in fetches if fetch.items_new), default=None)
    assert found["silent_since"] == (last_new if expected == "silent" else None)
    assert found["last_new_at"] == last_new


def test_our_own_absence_is_nobody_s_silence(health: Health) -> None:
    """Neither after it, nor as a pause that makes later silences look usual."""
    before = history(BUSY)
    back = before[-1].started_at + 10 * DAY
    assert health(before)["health"] == "healthy"
    assert health(history([25] * 20, start=back))["health"] == "healthy"
    assert health(history([0] * 12, start=back + 5 * DAY))["health"] == "silent"


def test_not_modified_is_silence_too_and_a_failure_is_not(health: Health) -> None:
    """Only what is answered tells that nothing is new."""
    before = history(BUSY)
    after = before[-1].started_at + 6 * HOUR
    failing = [a_fetch(f"x{n}", at=after + n * 6 * HOUR, outcome="failed", failure="server") for n in range(20)]
    assert health([*before, *failing])["health"] == "failing"
    quiet = [a_fetch(f"y{n}", at=after + (20 + n) * 6 * HOUR, outcome="not_modified") for n in range(20)]
    assert health(quiet)["health"] == "silent"


def test_new_items_with_old_dates_are_no_sign_of_life(health: Health, load: Load, warehouse: Warehouse) -> None:
    """A feed that shuffles its archive gives new items for ever."""

    def articles(first: int, days: Iterable[int], dated: int | None) -> list[Any]:
        return [
            an_article(
                f"n{first}-{day}",
                first_seen_at=NOON + day * DAY,
                published_at=NOON + (day if dated is None else dated) * DAY - HOUR,
            )
            for day in days
        ]

    load("a", articles(1, range(-60, 0), None), fetches=[])
    assert health(history([1] * 240))["health"] == "healthy"
    load("b", articles(2, range(10), -1), fetches=[])
    found = health(history([1] * 40, start=NOON))
    assert (found["health"], found["silent_since"]) == ("silent", NOON - DAY - HOUR)


def test_a_source_that_always_dates_back_is_not_silent(health: Health, load: Load) -> None:
    """Its usual delay is allowed for."""
    articles = [
        an_article(f"n{day}", first_seen_at=NOON - day * DAY, published_at=NOON - (day + 20) * DAY) for day in range(60)
    ]
    load("a", articles, fetches=[])
    assert health(history([1] * 241))["health"] == "healthy"


@pytest.mark.parametrize(
    ("before", "last_day", "expected"),
    [
        (BUSY, [0, 0, 0, 0], "fewer"),
        (BUSY, [10, 10, 10, 10], "fewer"),
        (BUSY, [20, 20, 20, 20], None),
        (BUSY, [30] * 4, None),
        ([10] * 240, [30, 30, 30, 30], "more"),
        (WEEKLY, [0, 0, 0, 0], None),
        (WEEKLY, [2, 0, 0, 0], None),
        (WEEKLY, [30, 0, 0, 0], "more"),
        (WORKDAYS, [0, 0, 0, 0], None),
        (BURSTS, [30, 0, 0, 0], None),
        ([1, 0, 0, 0] * 60, [0, 0, 0, 0], None),
        ([1, 0, 0, 0] * 60, [3, 0, 0, 0], None),
        ([30, *([25] * 20)], [0, 0, 0, 0], None),
    ],
    ids=[
        "a hundred a day, then none",
        "a hundred, then forty",
        "a hundred, then eighty",
        "a hundred, then a hundred and twenty",
        "forty, then a hundred and twenty",
        "weekly, none today",
        "weekly, two today",
        "weekly, thirty today",
        "on workdays, a Saturday",
        "in bursts, a burst",
        "one a day, none today",
        "one a day, three today",
        "known for less than a week",
    ],
)
def test_volume_alarms_need_more_than_chance(
    health: Health, before: list[int], last_day: list[int], expected: str | None
) -> None:
    """Small numbers vary, and so do weekends."""
    found = health(history([*before, *last_day]))
    assert found["volume"] == expected
    assert found["items_last_day"] == sum(last_day)


def test_a_volume_alarm_lasts_until_silence_takes_over(health: Health) -> None:
    """What stopped yesterday is no more usual today."""
    last = NOON - 60 * DAY + 239 * 6 * HOUR
    assert health([*history(BUSY), *history([0] * 7, start=last + 6 * HOUR)])["volume"] == "fewer"
    found = health(history([0] * 3, start=last + 48 * HOUR))
    assert (found["volume"], found["health"]) == ("fewer", "silent")


def test_the_first_document_is_no_day_s_news(health: Health) -> None:
    """All of it was new to us, and it would hide what comes after."""
    first, *days = history([30, *([1, 0, 0, 0] * 10), 10, 10, 10, 10])
    found = health([first, *days])
    assert found["volume"] == "more"
    assert found["usual_per_day"] == pytest.approx(1, abs=0.15)


def test_the_usual_gap_is_that_between_polls_with_new_items(health: Health) -> None:
    """Null before there are two."""
    assert health(history([1]))["usual_gap"] is None
    assert health(history([1, 0, 0, 0] * 30, start=NOON))["usual_gap"] == DAY


def gone(run_id: str, **changes: Any) -> Fetch:
    return a_fetch(run_id, outcome="failed", failure="gone", http_status=410, error="HTTP 410", **changes)


def test_a_source_that_is_gone_says_so(health: Health, rows: Rows) -> None:
    """Also where the failure was recorded before failures had kinds; and an answer heals."""
    assert health([gone("a")])["health"] == "gone"
    assert health([a_fetch("b", at=NOON + HOUR, outcome="failed", http_status=410)])["failure"] == "gone"
    found = health([a_fetch("c", at=NOON + 2 * HOUR, items_seen=1, items_known=1)])
    assert (found["health"], found["failure"], found["error"]) == ("healthy", None, None)


def test_what_our_own_time_cut_off_is_no_failure(health: Health) -> None:
    """Nor is what was never started."""
    cut = a_fetch("a", outcome="failed", failure="interrupted")
    late = a_fetch("b", at=NOON + HOUR, outcome="not_started", failure="busy")
    assert health([cut, late])["health"] == "never polled"
    found = health([a_fetch("c", at=NOON - HOUR, items_seen=1, items_known=1)])
    assert (found["health"], found["polls"], found["last_polled_at"]) == ("healthy", 1, NOON - HOUR)


def test_a_further_page_that_fails_is_no_failure_of_the_source(health: Health) -> None:
    """Its own document, which is asked for first, says how it does."""
    own = a_fetch("a", items_seen=5, items_known=5)
    sitemap = a_fetch("a", fetch_id="a-2", role="sitemap", at=NOON + HOUR, outcome="failed", failure="missing")
    found = health([own, sitemap])
    assert (found["health"], found["polls"], found["last_outcome"]) == ("healthy", 1, "ok")


def test_items_that_waited_are_news_and_no_poll(health: Health, rows: Rows) -> None:
    """Taken up in a run in which the source was not due."""
    waited = a_fetch("b", role="queue", at=NOON + HOUR, items_seen=2, items_new=1, items_known=1)
    found = health([a_fetch("a", items_seen=5, items_known=5), waited])
    assert (found["polls"], found["items_new"], found["last_new_at"]) == (1, 1, NOON + HOUR)
    assert rows("select requests, outcome, items_seen, balances from coverage where run_id = 'b'") == [
        (0, "ok", 2, True)
    ]


def test_a_gap_is_told_until_the_next_answer(health: Health) -> None:
    """And counted for a week."""
    gap = a_fetch("b", at=NOON + HOUR, items_seen=5, items_new=5, suspected_gap=True)
    assert health([a_fetch("a", items_seen=5, items_new=5), gap])["health"] == "gap"
    found = health([a_fetch("c", at=NOON + 2 * HOUR, items_seen=5, items_known=5)])
    assert (found["health"], found["gaps_last_week"], found["last_gap_at"]) == ("healthy", 1, NOON + HOUR)
    found = health([a_fetch("d", at=NOON + 9 * DAY, items_seen=5, items_known=5)])
    assert (found["gaps_last_week"], found["last_gap_at"]) == (0, NOON + HOUR)


def test_an_empty_document_is_told_while_it_is_empty(health: Health) -> None:
    """An empty feed is no failure, but somebody should look."""
    assert health([a_fetch("a", items_seen=5, items_new=5)])["health"] == "healthy"
    assert health([a_fetch("b", at=NOON + HOUR)])["health"] == "empty"
    assert health([a_fetch("c", at=NOON + 2 * HOUR, outcome="not_modified")])["health"] == "empty"
    assert health([a_fetch("d", at=NOON + 3 * HOUR, items_seen=5, items_known=5)])["health"] == "healthy"


def test_what_the_next_poll_needs_is_shown(health: Health) -> None:
    """Where it moved to, when it is due, and whether that was long ago."""
    answered = a_fetch("a", items_seen=5, items_known=5)
    now = datetime.now(UTC)
    state = SourceState(
        source_id="gazette",
        next_due_at=now + HOUR,
        interval_seconds=1800,
        moved_to="https://x.example/",
        validators_lie=True,
    )
    found = health([answered], source_states=[state])
    assert (found["health"], found["moved_to"], found["late"]) == ("moved", "https://x.example/", False)
    assert (found["next_due_at"], found["interval_seconds"], found["validators_lie"]) == (now + HOUR, 1800, True)
    for interval, overdue, late in ((1800, 50, False), (1800, 70, True), (7200, 110, False), (7200, 130, True)):
        due = now - timedelta(minutes=overdue)
        state = SourceState(source_id="gazette", next_due_at=due, interval_seconds=interval)
        found = health([], source_states=[state])
        assert (found["late"], found["health"]) == (late, "late" if late else "healthy")


def test_status_tells_what_somebody_should_see_to(warehouse: Warehouse, load: Load, tmp_path: Path) -> None:
    """The gravest first; what is healthy is counted only."""
    names = ("down", "away", "mute", "void", "moving", "gappy", "slow", "fine", "new", "off")
    warehouse.write_catalogue([a_source(name, enabled=name != "off") for name in names], CATALOGUE)
    fetches = [
        *history(BUSY, source_id="mute", start=NOON - 70 * DAY),
        *history([0] * 12, source_id="mute", start=NOON - 10 * DAY),
        a_fetch("z", source_id="down", outcome="failed", failure="server", http_status=503, error="HTTP 503"),
        gone("z", source_id="away"),
        a_fetch("z", source_id="void"),
        *(a_fetch("z", source_id=name, items_seen=3, items_known=3) for name in ("moving", "slow", "fine")),
        a_fetch("z", source_id="gappy", items_seen=3, items_known=3, suspected_gap=True),
    ]
    due = {"slow": NOON - 2 * HOUR, "fine": NOON - timedelta(minutes=1)}
    states = [
        SourceState(
            source_id=name,
            next_due_at=due.get(name, datetime.now(UTC) + DAY),
            moved_to="https://x.example/" if name == "moving" else None,
        )
        for name in names
        if name not in ("new", "off")
    ]
    load("z", [], fetches=fetches, source_states=states, host_pauses={"a:443": NOON + HOUR, "b:443": NOON - HOUR})
    warehouse.publish(tmp_path / "silkwire.duckdb")
    status = read_status(tmp_path / "silkwire.duckdb", now=NOON)
    assert [(row["source_id"], row["health"]) for row in status.troubled] == [
        ("away", "gone"),
        ("down", "failing"),
        ("mute", "silent"),
        ("void", "empty"),
        ("moving", "moved"),
        ("gappy", "gap"),
    ]
    assert (status.troubled[1]["failure"], status.troubled[1]["error"]) == ("server", "HTTP 503")
    assert [row["source_id"] for row in status.volume] == ["mute"]
    assert [row["source_id"] for row in status.late] == ["slow"]
    assert (status.sources, status.never_polled, status.due) == (9, 1, 3)
    assert [row["host"] for row in status.paused_hosts] == ["a:443"]
    assert (status.postponed, status.postponed_since) == (0, None)
    assert sum(status.health.values()) == status.sources
