from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsdesk.intake import Known, Sifted
from newsdesk.records import SEEDS, ArticleId, Item, Rejection
from newsdesk.tally import Intake, SourceLine, Tally, tally

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def items(source_id, count):
    return tuple(
        Item(source_id=source_id, url=f"https://{source_id}.kz/{number}", title="A", standfirst=None, body="B")
        for number in range(count)
    )


def rejection(source_id):
    return Rejection(source_id=source_id, url=None, reason="no_text", detail="", at=NOW)


def line(outcome, **counts):
    return SourceLine(source_id="a", outcome=outcome, http_status=None, tally=Tally(**counts), error=None)


def intake(*lines, seeds=None):
    return Intake(run_id="r", lines=lines, seeds=seeds or Tally(), rejections=())


def test_what_was_seen_is_new_known_or_rejected():
    """The account cannot fail to balance: the sum is not kept, it is made."""
    assert Tally(new=3, known=4, rejected=5).seen == 12
    assert Tally() + Tally(new=1, known=2, rejected=3) + Tally(new=10) == Tally(new=11, known=2, rejected=3)


def test_every_item_is_counted_with_its_source():
    """An edit is known: the article was there. A source that gave nothing has its line all the same."""
    known = Known(
        article_id=ArticleId("x"),
        source_id="a",
        title="t",
        content_hash="h",
        has_body=True,
        revision=1,
        first_seen_at=NOW,
    )
    edited = tuple((item, known) for item in items("a", 4))
    sifted = Sifted(new=(*items("a", 2), *items(SEEDS, 1)), edited=edited, retitled=(), known=items("b", 3))
    counted = tally(sifted, [rejection("a"), rejection("b"), rejection("b")], [SEEDS, "a", "b", "silent"])
    assert counted == {
        SEEDS: Tally(new=1),
        "a": Tally(new=2, known=4, rejected=1),
        "b": Tally(known=3, rejected=2),
        "silent": Tally(),
    }


def test_the_total_is_that_of_the_sources_and_the_seeds():
    run = intake(line("ok", new=1, known=2), line("ok", rejected=3), seeds=Tally(new=10, known=20))
    assert run.total == Tally(new=11, known=22, rejected=3)
    assert intake().total == Tally()


@pytest.mark.parametrize(
    ("outcome", "failed"),
    [("ok", False), ("not_modified", False), ("not_started", False), ("failed", True), ("refused", True)],
)
def test_a_source_failed_if_it_could_not_be_read(outcome, failed):
    """Nothing new is no failure, and neither is a turn that never came."""
    assert line(outcome).failed is failed


@pytest.mark.parametrize(
    ("outcomes", "all_failed"),
    [
        ([], False),
        (["failed"], True),
        (["failed", "refused"], True),
        (["failed", "ok"], False),
        (["failed", "not_modified"], False),
        (["ok"], False),
    ],
)
def test_a_run_failed_altogether_if_no_source_answered(outcomes, all_failed):
    """A run in which no source was due has not failed."""
    run = intake(*(line(outcome) for outcome in outcomes))
    assert run.all_failed is all_failed
    assert [each.outcome for each in run.failures] == [
        outcome for outcome in outcomes if outcome in {"failed", "refused"}
    ]
