from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.identity import content_hash
from newsdesk.records import Article, ArticleId, Page, Published
from newsdesk.revisits import Revisit, Visit, after_visit, look, missed, round_at, scheduled

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
URL = "https://gazette.example/2026/11/23/port-opens"
BODY = "\n\n".join(
    f"Paragraph {number} says of the dry port at Khorgos what the railways of both countries made known."
    for number in range(6)
)


def a_visit(after: timedelta, finding="same", **changes) -> Visit:
    fields = {
        "fetch_id": "f",
        "article_id": ArticleId("0" * 16),
        "run_id": "r",
        "round": 1,
        "visited_at": NOON + after,
        "finding": finding,
        "misses": 0,
        "http_status": 200,
        "detail": None,
        "revision": 1,
        "title": "Port opens",
        "standfirst": None,
    }
    return Visit(**fields | changes)


def first(after: timedelta = timedelta(0)) -> Revisit | None:
    visit = a_visit(after, "read", round=0)
    return after_visit(scheduled(visit, source_id="gazette", url=URL, seen_at=NOON), visit)


@pytest.mark.parametrize(
    ("after", "next_round", "due"),
    [
        (timedelta(minutes=1), 1, HOUR),
        (HOUR, 2, DAY),
        (timedelta(hours=5), 2, DAY),
        (timedelta(days=3), 3, WEEK),
    ],
)
def test_the_next_look_is_after_an_hour_a_day_and_a_week(after, next_round, due) -> None:
    """From when it was first seen; rounds that were missed are one look, and not made up for."""
    revisit = first(after)
    assert revisit is not None
    assert (revisit.round, revisit.due_at) == (next_round, NOON + due)


def test_after_a_week_it_is_over() -> None:
    revisit = first()
    assert revisit is not None
    assert after_visit(revisit, a_visit(WEEK)) is None
    assert after_visit(revisit, a_visit(timedelta(days=30))) is None


def test_a_missing_page_is_asked_again_after_a_quarter_and_two_hours() -> None:
    """Then it is deleted, and the rounds go on."""
    revisit = first()
    dues = []
    for misses in (1, 2, 3):
        assert revisit is not None
        at = revisit.due_at - NOON
        revisit = after_visit(revisit, a_visit(at, missed(misses), misses=misses))
        assert revisit is not None
        dues.append(revisit.due_at - NOON - at)
    assert [missed(misses) for misses in (1, 2, 3, 4)] == ["missing", "missing", "deleted", "deleted"]
    assert dues == [timedelta(minutes=15), timedelta(hours=2), DAY - timedelta(hours=3, minutes=15)]
    assert revisit.misses == 3


def test_a_silent_page_is_asked_again_and_then_left_until_the_next_round() -> None:
    """A page that is denied at once; and neither counts as missing."""
    revisit = first()
    waits = []
    for _ in range(4):
        assert revisit is not None
        at = revisit.due_at
        revisit = after_visit(revisit, a_visit(at - NOON, "silent", failure="server"))
        assert revisit is not None
        waits.append(revisit.due_at - at)
    assert waits[:3] == [timedelta(minutes=15), HOUR, timedelta(hours=6)]
    assert (revisit.round, revisit.misses) == (2, 0)
    denied = after_visit(first() or revisit, a_visit(HOUR, "silent", failure="denied"))
    assert denied is not None
    assert denied.round == 2


def test_the_round_of_a_look_is_the_last_one_due() -> None:
    assert [round_at(NOON, NOON + after) for after in (HOUR, DAY - HOUR, DAY, 3 * DAY, WEEK, 9 * WEEK)] == [
        1, 1, 2, 2, 3, 3,
    ]  # fmt: skip


def an_article(**changes) -> Article:
    fields = {
        "article_id": ArticleId("0" * 16),
        "source_id": "gazette",
        "url": URL,
        "title": "A dry port opens at Khorgos",
        "standfirst": "The feed's own summary.",
        "body": BODY,
        "authors": ("A. Writer",),
        "language": "en",
        "published_at": NOON,
        "published_precision": "second",
        "published_basis": "feed",
        "first_seen_at": NOON,
        "revision": 1,
        "content_hash": content_hash("A dry port opens at Khorgos", "The feed's own summary.", BODY),
        "copy_hash": None,
        "publisher": None,
    }
    return Article(**fields | changes)


def a_page(**changes) -> Page:
    fields = {
        "title": "Khorgos dry port opens",
        "standfirst": "The page's summary.",
        "body": BODY,
        "authors": (),
        "published": Published(at=NOON - DAY, precision="day", basis="page"),
        "language": "en",
    }
    return Page(**fields | changes)


def sight(page: Page, *, answered: str = URL, **of_article):
    held = an_article(**of_article)
    revisit = first()
    assert revisit is not None
    revisit = replace(revisit, title="Khorgos dry port opens", standfirst="The page's summary.")
    return look(held, page, revisit, answered=answered, titles=[held.title])


def test_only_what_changed_on_the_page_changes_the_article() -> None:
    """Its feed's headline, summary and date stay."""
    assert sight(a_page()).finding == "same"
    seen = sight(a_page(body=BODY.replace("Paragraph 3", "Paragraph 33")))
    assert seen.article is not None
    assert (seen.finding, seen.article.revision) == ("revised", 2)
    assert seen.article.title == "A dry port opens at Khorgos"
    assert (seen.article.standfirst, seen.article.published_at) == ("The feed's own summary.", NOON)


def test_a_new_headline_of_the_page_is_taken() -> None:
    seen = sight(a_page(title="Khorgos dry port opens late"))
    assert seen.article is not None
    assert seen.article.title == "Khorgos dry port opens late"


@pytest.mark.parametrize(
    "page",
    [
        a_page(body=""),
        a_page(body="Paragraph 0 says of the dry port…"),
        a_page(title="Latest news of the day", body="All else that is new.\n\nMore of what else is new."),
    ],
)
def test_a_page_that_gives_less_is_poorer(page: Page) -> None:
    """Nothing, a part alone, or another text."""
    assert sight(page).finding == "poorer"


def test_a_notice_in_place_of_the_text_is_a_revision() -> None:
    """An article that was withdrawn says so under its headline."""
    assert sight(a_page(body="This article was withdrawn by its publisher, who regrets it.")).finding == "revised"


@pytest.mark.parametrize(
    ("answered", "finding"),
    [
        ("https://gazette.example/", "missing"),
        ("https://gazette.example/news", "missing"),
        ("https://gazette.example/login?next=1", "poorer"),
        ("https://gazette.example/2026/11/23/port-opens?from=1", "poorer"),
    ],
)
def test_a_redirect_to_a_front_page_or_section_is_a_miss(answered: str, finding: str) -> None:
    """Unless the article stands there."""
    other = a_page(title="Latest news", body="All else that is new.\n\nMore of what else is new.")
    assert sight(other, answered=answered).finding == finding
    assert sight(a_page(), answered=answered).finding == "same"
