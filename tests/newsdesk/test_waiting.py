from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.records import ArticleId, Item, Waiting
from newsdesk.waiting import RETRY_AFTER, PageAnswer, after_page

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
ITEM = Item(source_id="times", url="https://times.kz/1", title="One", standfirst=None, body="")
FRESH = Waiting(article_id=ArticleId("a1"), item=ITEM, seen_at=NOW, attempts=0, not_before=NOW)


def answer(outcome, failure=None, **fields):
    return PageAnswer(outcome=outcome, failure=failure, at=NOW, **fields)


def test_an_item_whose_page_came_waits_no_more():
    assert after_page(FRESH, answer("ok")) is None


@pytest.mark.parametrize("kind", ["missing", "gone", "denied", "forbidden", "too_large", "redirects", "status"])
def test_a_page_that_will_not_come_is_not_waited_for(kind):
    """Asking again would bring the same answer, and be impolite."""
    assert after_page(FRESH, answer("failed", kind)) is None


@pytest.mark.parametrize("kind", ["name", "connection", "timeout", "tls", "protocol", "server", "busy"])
def test_a_page_that_may_come_later_is_asked_for_again_ever_more_rarely(kind):
    """After a quarter of an hour, an hour, six hours, a day, three days; then it is given up."""
    waiting, pauses = FRESH, []
    while waiting := after_page(waiting, answer("failed", kind)):
        pauses.append(waiting.not_before - NOW)
    assert tuple(pauses) == RETRY_AFTER
    assert pauses == sorted(set(pauses))
    assert pauses[0] == timedelta(minutes=15)
    assert pauses[-1] == timedelta(days=3)


@pytest.mark.parametrize("late", [("not_started", None), ("failed", "interrupted"), ("not_started", "interrupted")])
def test_a_run_without_time_costs_an_item_no_attempt(late):
    """It is not the page's fault: the next run begins with it."""
    assert answer(*late).is_out_of_time
    assert after_page(replace(FRESH, seen_at=NOW - timedelta(days=8)), answer(*late)) is None, "but not for ever"
    tried = replace(FRESH, attempts=len(RETRY_AFTER))
    assert after_page(tried, answer(*late)) == replace(tried, not_before=NOW)


def test_a_busy_server_says_when():
    """Its word is kept where it is later than our own patience."""
    day = NOW + timedelta(days=1)
    assert after_page(FRESH, answer("failed", "busy", retry_at=day)).not_before == day
    soon = NOW + timedelta(seconds=5)
    assert after_page(FRESH, answer("failed", "busy", retry_at=soon)).not_before == NOW + RETRY_AFTER[0]


def test_a_page_on_a_host_that_asked_for_a_pause_waits_for_its_end():
    """It was not asked for, so it costs no attempt, and the run's time has nothing to do with it."""
    paused = answer("not_started", "busy", retry_at=NOW + timedelta(hours=2))
    assert not paused.is_out_of_time
    assert after_page(FRESH, paused) == replace(FRESH, not_before=NOW + timedelta(hours=2))
