from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from newsdesk.errors import WarehouseError
from newsdesk.records import Analysis, Mention, Rejection, Scope, ScopeEvidence, Tag
from newsdesk.schedule import SourceState
from tests.warehouse.conftest import CATALOGUE, NOON, a_fetch, a_load, a_source, an_article
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]

REPORT = " ".join(
    f"The very same agency report, word for word, has a {nth} paragraph that three papers carried on one day."
    for nth in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def test_what_is_loaded_stands_in_the_tables(load: Load, rows: Rows) -> None:
    """An article comes with its first revision, tags, mentions, and the run that brought it."""
    article = an_article()
    load("run-1", [article])
    assert rows("select article_id, title, authors, published_at, in_scope, revision, copy_of from articles") == [
        (article.article_id, "China and one", ["A. Writer"], article.published_at, True, 1, None)
    ]
    assert rows("select revision, body from revisions") == [(1, article.body)]
    assert rows("select tag, kind, mentions, rule_version from tags") == [("country/CN", "country", 1, "test-1")]
    assert rows("select field, start_char, end_char, matched_text from mentions") == [("title", 0, 5, "China")]
    assert rows("select state, items_seen, items_new, items_known, items_rejected from runs") == [
        ("completed", 1, 1, 0, 0)
    ]


def test_many_articles_of_many_languages_come_back_as_they_went_in(load: Load, rows: Rows) -> None:
    """Quotes, line breaks, emoji and every script survive the way into the warehouse."""
    texts = [
        f'{n} "quoted" \\ back\\slash\n\nТретий абзац — 第三段 🐪 {{json: [1]}} \u2028 end {n}' for n in range(500)
    ]
    load("run-1", [an_article(f"n{n}", text=text) for n, text in enumerate(texts)])
    assert {body for (body,) in rows("select body from articles")} == set(texts)


def test_an_edit_is_a_revision_of_the_same_article(load: Load, rows: Rows) -> None:
    """The article shows the latest text with its own tags; the earlier text stays as revision 1."""
    first = an_article(title="China speaks")
    load("run-1", [first])
    load("run-2", [an_article(title="Nobody speaks", text="Quite another body.", revision=2)])
    assert rows("select title, revision, in_scope, source_id, url from articles") == [
        ("Nobody speaks", 2, False, "gazette", first.url)
    ]
    assert rows("select revision, title from revisions order by 1") == [(1, "China speaks"), (2, "Nobody speaks")]
    assert rows("select count(*) from tags") == [(0,)]
    assert rows("select count(*) from mentions") == [(0,)]


def test_exact_copies_point_at_the_one_published_first(load: Load, rows: Rows) -> None:
    """Whatever the order of arrival, in one run or in several."""
    late = an_article("late", text=REPORT)
    load("run-1", [late, an_article("other")])
    early = an_article("early", text=REPORT.upper() + "!", published_at=NOON - timedelta(days=1))
    undated = an_article("undated", text=REPORT, published_at=None, published_precision=None, published_basis=None)
    load("run-2", [undated, early])
    assert rows("select url, copy_of, copy_kind, copy_similarity from articles order by url") == [
        (early.url, None, None, None),
        (late.url, early.article_id, "exact", 1.0),
        ("https://gazette.example/other", None, None, None),
        (undated.url, early.article_id, "exact", 1.0),
    ]


def test_an_original_that_is_edited_leaves_its_copies_to_the_next(load: Load, rows: Rows) -> None:
    """No copy ever points at a text that it does not repeat."""
    first = an_article("first", text=REPORT, published_at=NOON - timedelta(days=2))
    second = an_article("second", text=REPORT, published_at=NOON - timedelta(days=1))
    third = an_article("third", text=REPORT)
    load("run-1", [first, second, third])
    load("run-2", [an_article("first", text="Withdrawn, and replaced by something else of a fair length.", revision=2)])
    assert dict(rows("select url, copy_of from articles")) == {
        first.url: None,
        second.url: None,
        third.url: second.article_id,
    }


def test_a_load_that_fails_leaves_nothing_behind(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """One transaction: an article given twice is refused, and with it everything else of the load."""
    load("run-1", [an_article("one")])
    warehouse.begin_run("run-2", "ingest", NOON)
    twice = an_article("two")
    with pytest.raises(Exception, match=r"(?i)duplicate key"):
        warehouse.load(a_load("run-2", [twice, twice]))
    assert rows("select count(*) from articles") == [(1,)]
    assert rows("select count(*) from fetches where run_id = 'run-2'") == [(0,)]


def test_a_mention_that_is_not_its_text_fails_the_run(warehouse: Warehouse) -> None:
    """The checks run after the load; what fails them is named, and the run is marked failed."""
    article = an_article()
    wrong = Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8),
        tags=(Tag(tag="country/CN", kind="country", mentions=1, score=1.0),),
        mentions=(
            Mention(
                tag="country/CN",
                field="title",
                start_char=1,
                end_char=6,
                matched_text="China",
                rule_id="en:forms:China",
            ),
        ),
        rule_version="test-1",
    )
    warehouse.begin_run("run-1", "ingest", NOON)
    with pytest.raises(WarehouseError, match="mentions_stand_in_their_text"):
        warehouse.load(replace(a_load("run-1", [article]), articles=[(article, wrong)]))
    state = warehouse.connection.execute("select state, error from runs").fetchone()
    assert state is not None
    assert state[0] == "failed"
    assert "mentions_stand_in_their_text" in state[1]


def test_evidence_for_scope_that_is_no_passage_fails_the_run(warehouse: Warehouse) -> None:
    article = an_article()
    beyond = ScopeEvidence(field="title", start_char=0, end_char=10_000, points=1.0, reason="test")
    wrong = Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8, evidence=(beyond,)),
        tags=(),
        mentions=(),
        rule_version="test-1",
    )
    warehouse.begin_run("run-1", "ingest", NOON)
    with pytest.raises(WarehouseError, match="scope_evidence_stands_in_its_text"):
        warehouse.load(replace(a_load("run-1", [article]), articles=[(article, wrong)]))


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"fetches": [a_fetch("run-1", items_seen=3, items_new=1)]}, "coverage_balances"),
        ({"fetches": [a_fetch("run-1", items_seen=2, items_new=1, items_rejected=1)]}, "rejections_are_recorded"),
    ],
)
def test_an_item_that_went_missing_fails_the_run(warehouse: Warehouse, changes: dict[str, Any], check: str) -> None:
    """Seen is new, known and rejected, and each rejection has its row."""
    warehouse.begin_run("run-1", "ingest", NOON)
    with pytest.raises(WarehouseError, match=check):
        warehouse.load(a_load("run-1", [an_article()], **changes))


def test_a_date_that_nobody_can_have_given_fails_the_run(warehouse: Warehouse) -> None:
    """Neither before 1990 nor days after it was seen."""
    warehouse.begin_run("run-1", "ingest", NOON)
    with pytest.raises(WarehouseError, match="dates_can_be_trusted"):
        warehouse.load(a_load("run-1", [an_article(published_at=NOON + timedelta(days=3))]))


def test_rejections_state_and_marks_are_kept(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """What the next run needs, and what was turned away."""
    rejection = Rejection(source_id="gazette", url=None, reason="no_identity", detail="no link, no guid", at=NOON)
    state = SourceState(
        source_id="gazette",
        etag='"x"',
        last_modified="Mon, 23 Nov 2026 12:00:00 GMT",
        next_due_at=NOON + timedelta(minutes=30),
        interval_seconds=1800.5,
        failures=2,
        failure="missing",
        answered_at=NOON,
        read_at=NOON - timedelta(days=1),
        digest="sha256:AAA",
        items=7,
        items_per_hour=0.25,
        asked_seconds=3600.0,
        moved_to="https://gazette.example/new",
        validators_lie=True,
    )
    assert all(getattr(state, field.name) != field.default for field in fields(state)), "every field is put to the test"
    load(
        "run-1",
        [],
        fetches=[a_fetch("run-1", items_seen=1, items_rejected=1)],
        rejections=[rejection],
        source_states=[state],
        archive_marks={"2026-11-23.warc.gz": 4711},
    )
    assert rows('select run_id, source_id, url, reason, detail, "at" from rejections') == [
        ("run-1", "gazette", None, "no_identity", "no link, no guid", NOON)
    ]
    assert warehouse.source_states() == {"gazette": state}
    load("run-2", [], source_states=[SourceState(source_id="gazette")])
    assert warehouse.source_states() == {"gazette": SourceState(source_id="gazette")}
    assert warehouse.archive_marks() == {"2026-11-23.warc.gz": 4711}


def test_a_source_that_has_moved_in_the_catalogue_starts_anew(load: Load, warehouse: Warehouse) -> None:
    """What is known of an address says nothing of another."""
    load("run-1", [], source_states=[SourceState(source_id="gazette", failures=3)])
    warehouse.write_catalogue([a_source()], CATALOGUE)
    assert warehouse.source_states()["gazette"].failures == 3
    warehouse.write_catalogue([a_source(url="https://gazette.example/new")], CATALOGUE)
    assert warehouse.source_states() == {}


def test_the_requests_of_a_run_come_back_as_they_went_in(load: Load, warehouse: Warehouse) -> None:
    """In the order of their start, every field."""
    late = a_fetch("run-1", fetch_id="b", at=NOON + timedelta(seconds=1), items_seen=2, items_known=2)
    early = a_fetch(
        "run-1", fetch_id="a", role="sitemap", outcome="failed", failure="missing", http_status=404, error="HTTP 404"
    )
    load("run-1", [], fetches=[late, early])
    load("run-2", [])
    assert warehouse.fetches_of("run-1") == [early, late]


def test_a_run_on_record_can_be_loaded_again(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """Its requests are replaced, its tallies are those of all its requests, its state and times stay."""
    load("run-1", [an_article()])
    page = a_fetch("run-1", fetch_id="page", role="page", url="https://gazette.example/one")
    again = a_fetch("run-1", items_seen=3, items_known=3)
    later = NOON + timedelta(hours=1)
    warehouse.load(a_load("run-1", [], fetches=[again, page], state=None, finished_at=later))
    assert warehouse.fetches_of("run-1") == [page, again]
    assert rows("select state, finished_at, items_seen, items_new, items_known from runs") == [
        ("completed", NOON, 3, 0, 3)
    ]


def test_a_run_that_never_ended_is_called_crashed(warehouse: Warehouse, rows: Rows) -> None:
    """Whoever holds the writer's lock knows that nobody else is running."""
    warehouse.begin_run("run-1", "ingest", NOON)
    warehouse.begin_run("run-2", "digest", NOON)
    assert warehouse.declare_crashed("ingest") == ["run-1"]
    assert rows("select run_id, state from runs order by 1") == [("run-1", "crashed"), ("run-2", "running")]


def test_the_catalogue_can_be_read_from_the_tables(warehouse: Warehouse, rows: Rows) -> None:
    """A source taken out stays, disabled; the seeds are a source like any other."""
    warehouse.write_catalogue([a_source("herald")], CATALOGUE)
    assert rows("select id, kind, enabled from sources order by id") == [
        ("gazette", "feed", False),
        ("herald", "feed", True),
        ("seeds", "seed", True),
    ]
    assert rows("select tag, kind, label from tag_catalog order by tag") == [
        ("country/CN", "country", "China"),
        ("country/KZ", "country", "Kazakhstan"),
    ]


def test_the_families_of_sources_and_agencies_can_be_read_from_the_tables(warehouse: Warehouse, rows: Rows) -> None:
    """Told where the catalogue says nothing; so that a view can count voices."""
    said = a_source("herald", family="harbour-holding")
    warehouse.write_catalogue([a_source("gazette"), said, a_source("wire", url="https://tass.ru/rss")], CATALOGUE)
    assert rows("select id, family from sources order by id") == [
        ("gazette", "gazette.example"),
        ("herald", "harbour-holding"),
        ("seeds", None),
        ("wire", "tass"),
    ]
    assert rows("select name, country, family from agencies where name in ('TASS', 'Sputnik') order by 1") == [
        ("Sputnik", "RU", "rossiya-segodnya"),
        ("TASS", "RU", "tass"),
    ]
    assert {source.family for source in warehouse.stored_sources().values()} == {
        "gazette.example",
        "harbour-holding",
        "tass",
    }
