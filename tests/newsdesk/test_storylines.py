"""What is said of a story: invented reports of one happening."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsdesk.records import ArticleId
from newsdesk.storylines import Teller, choose_headline, tell

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def teller(name: str, title: str, *, hours: float = 0, **changes: Any) -> Teller:
    fields: dict[str, Any] = {
        "article_id": ArticleId(name),
        "title": title,
        "language": "en",
        "source_id": f"source-{name}",
        "family": f"family-{name}",
        "wire": None,
        "in_scope": False,
        "copy_of": None,
        "published_at": NOON + hours * HOUR,
        "published_precision": "second",
        "first_seen_at": NOON + 24 * HOUR,
    }
    return Teller(**fields | changes)


def test_the_headline_says_what_most_headlines_say() -> None:
    """Of several originals, the one that has most in common with the others."""
    tellers = [
        teller("a", "What a week it has been in the upper valley"),
        teller("b", "Ferry line opened across the Kezhen reservoir", hours=1),
        teller("c", "New ferry line across Kezhen reservoir starts today", hours=2),
    ]
    assert choose_headline(tellers) in {tellers[1].title, tellers[2].title}


@pytest.mark.parametrize("poor", ["Ferry line?", "A ferry line across the Kezhen reservoir at last!", "Ferry"])
def test_a_question_a_cry_and_a_mere_word_are_no_headlines(poor: str) -> None:
    """If there is another one."""
    good = "Ferry line across the Kezhen reservoir opened on Tuesday"
    assert choose_headline([teller("a", poor), teller("b", good, hours=1)]) == good
    assert choose_headline([teller("a", poor)]) == poor


def test_the_headline_is_in_the_language_of_most_and_never_a_copy_s() -> None:
    """The first report decides between languages of equal count."""
    tellers = [
        teller("a", "Паром через Кеженское водохранилище открыт", language="ru"),
        teller("b", "Открыта паромная линия через водохранилище Кежен", language="ru", hours=1),
        teller("c", "Ferry line across the Kezhen reservoir opened", hours=2),
        teller("d", "Ferry line across the Kezhen reservoir is open", hours=3, copy_of=ArticleId("c")),
        teller("e", "Ferry line across Kezhen reservoir: it is open", hours=4, copy_of=ArticleId("c")),
    ]
    assert choose_headline(tellers) in {tellers[0].title, tellers[1].title}


def test_a_story_counts_articles_sources_and_independent_voices() -> None:
    """A copy is no second voice, and an agency is one however many carry it."""
    story = tell(
        "s",
        [
            teller("a", "Ferry opened", wire="TASS"),
            teller("b", "Ferry line opened", hours=1, wire="TASS"),
            teller("c", "Паром открыт", hours=2, language="ru", copy_of=ArticleId("a")),
            teller("d", "The ferry I took", hours=-1, source_id="source-a", family="family-d"),
        ],
    )
    assert (story.article_count, story.source_count, story.witness_count) == (4, 3, 2)
    assert story.languages == ("en", "ru")
    assert (story.first_article_id, story.first_published_at) == ("d", NOON - HOUR)
    assert story.last_published_at == NOON + 2 * HOUR


def test_a_day_proves_nothing_before_its_end() -> None:
    """A report dated to the second comes before one that only has the day."""
    midnight = NOON.replace(hour=0)
    story = tell(
        "s", [teller("a", "Ferry", published_at=midnight, published_precision="day"), teller("b", "Ferry opened")]
    )
    assert story.first_article_id == "b"


def test_a_story_without_any_date_has_none() -> None:
    """What we saw first is its first report."""
    undated = {"published_at": None, "published_precision": None}
    story = tell("s", [teller("b", "Ferry", **undated, first_seen_at=NOON), teller("a", "Ferry opened", **undated)])
    assert (story.first_article_id, story.first_published_at, story.last_published_at) == ("b", None, None)
