from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from newsdesk.records import Analysis, Article, Scope, Tag
from tests.warehouse.conftest import CATALOGUE as RULES
from tests.warehouse.conftest import NOON, a_fetch, a_load, a_source, an_analysis, an_article
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]


def tagged(article: Article, *tags: str) -> tuple[Article, Analysis]:
    """The article in scope, with tags and their evidence at the title's begin."""
    mention = an_analysis(an_article()).mentions[0]
    return article, Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8),
        tags=tuple(Tag(tag=tag, kind=tag.split("/")[0], mentions=1, score=1.0) for tag in tags),  # type: ignore[arg-type]
        mentions=tuple(
            type(mention)(tag=tag, field="title", start_char=0, end_char=5, matched_text="China", rule_id="test")
            for tag in tags
        ),
        rule_version="test-1",
    )


def test_health_tells_failing_empty_healthy_and_never_polled(warehouse: Warehouse, load: Load, rows: Rows) -> None:
    """With the first failure since the last answer, and its reason."""
    names = ("failing", "empty", "healthy", "unpolled")
    warehouse.write_catalogue([a_source(name) for name in names], RULES)
    hour = timedelta(hours=1)
    load("run-1", [], fetches=[a_fetch("run-1", source_id=name, at=NOON) for name in ("failing", "empty")])
    for number in (1, 2):
        run_id = f"run-{number + 1}"
        failed = a_fetch(
            run_id,
            source_id="failing",
            at=NOON + number * hour,
            outcome="failed",
            http_status=500,
            error=f"HTTP 50{number}",
        )
        load(run_id, [], fetches=[failed])
    load("run-9", [an_article()], fetches=[a_fetch("run-9", source_id="healthy", items_seen=1, items_new=1)])
    assert rows(
        "select source_id, health, failing_since, failures_in_a_row, error from source_health "
        "where health <> 'disabled' and source_id <> 'seeds' order by 1"
    ) == [
        ("empty", "empty", None, 0, None),
        ("failing", "failing", NOON + hour, 2, "HTTP 502"),
        ("healthy", "healthy", None, 0, None),
        ("unpolled", "never polled", None, 0, None),
    ]


def test_an_answer_heals(warehouse: Warehouse, load: Load, rows: Rows) -> None:
    """Not modified is an answer."""
    warehouse.write_catalogue([a_source()], RULES)
    load("run-1", [], fetches=[a_fetch("run-1", outcome="failed", error="no answer within 20 s")])
    load("run-2", [], fetches=[a_fetch("run-2", at=NOON + timedelta(hours=1), outcome="not_modified", http_status=304)])
    assert rows("select failing_since, error, last_outcome from source_health where source_id = 'gazette'") == [
        (None, None, "not_modified")
    ]


def test_coverage_leaves_pages_out(load: Load, rows: Rows) -> None:
    """Pages are requests, but give no items of their own."""
    page = a_fetch("run-1", role="page", fetch_id="run-1-p0", outcome="failed", error="HTTP 404")
    load("run-1", [an_article()], fetches=[a_fetch("run-1", items_seen=1, items_new=1), page])
    assert rows("select source_id, requests, outcome, items_seen, balances from coverage") == [
        ("gazette", 1, "ok", 1, True)
    ]


def test_an_article_naming_china_and_two_neighbours_is_in_two_dyads(warehouse: Warehouse, rows: Rows) -> None:
    """One row for each bilateral relation."""
    pairs = [
        tagged(an_article("a"), "country/CN", "country/KZ"),
        tagged(an_article("b"), "country/KZ"),
    ]
    warehouse.begin_run("run-1", "ingest", NOON)
    load = a_load("run-1", [article for article, _ in pairs])
    warehouse.load(type(load)(**{name: getattr(load, name) for name in load.__slots__} | {"articles": pairs}))
    assert rows("select dyad, title from dyads") == [("CN-KZ", "China and a")]


def test_articles_as_of_gives_the_text_of_its_time(load: Load, rows: Rows) -> None:
    """Before an edit the first text, before the article nothing."""
    load("run-1", [an_article(title="China speaks")])
    later = NOON + timedelta(days=1)
    load("run-2", [an_article(title="China denies", revision=2)], finished_at=later)
    assert rows(f"select title, revision from articles_as_of('{NOON + timedelta(hours=1)}')") == [("China speaks", 1)]
    assert rows(f"select title, revision from articles_as_of('{later}')") == [("China denies", 2)]
    assert rows(f"select title from articles_as_of('{NOON - timedelta(hours=1)}')") == []


def a_figure(path: str, quantity: float, **changes: Any) -> dict[str, Any]:
    """A row of `figures`: what the article at that path says of the trade of one year."""
    return {
        "figure_id": f"{path}-{quantity}",
        "article_id": an_article(path).article_id,
        "quantity": quantity,
        "currency": "USD",
        "period_from": "2026-01-01",
        "as_of": "2026-06-30",
        "about": "trade turnover CN-KZ",
        "field": "body",
        "start_char": 0,
        "end_char": 8,
        "sentence": f"It says {quantity}.",
        "rule_version": "test-1",
    } | changes


def tell(warehouse: Warehouse, *figures: dict[str, Any]) -> None:
    """Write figures as they are."""
    for figure in figures:
        names, marks = ", ".join(figure), ", ".join("?" * len(figure))
        warehouse.connection.execute(f"insert into figures ({names}) values ({marks})", list(figure.values()))


@pytest.fixture
def press(warehouse: Warehouse, load: Load) -> Warehouse:
    """Articles a to d: of the gazette, the courier, the herald (a copy of the gazette's), and the gazette's sister."""
    names = ("gazette", "courier", "herald", "sister")
    families = {"gazette": "house", "sister": "house"}
    warehouse.write_catalogue([a_source(name, family=families.get(name, name)) for name in names], RULES)
    sources = {"a": "gazette", "b": "courier", "c": "herald", "d": "sister"}
    load("run-1", [an_article(path, source_id=source) for path, source in sources.items()])
    original, copy = an_article("a").article_id, an_article("c").article_id
    warehouse.connection.execute("update articles set copy_of = ? where article_id = ?", [original, copy])
    return warehouse


CONFLICTS = "select about, quantities, len(statements) from conflicting_figures order by 1"


def test_sources_that_differ_stand_side_by_side(press: Warehouse, rows: Rows) -> None:
    """Every number with who says it, and no mean of them."""
    tell(press, a_figure("a", 44e9), a_figure("b", 41e9), a_figure("b", 30e9, as_of="2025-06-30"))
    assert rows(CONFLICTS) == [("trade turnover CN-KZ", [41e9, 44e9], 2)]
    assert rows("select unnest(statements).source_id from conflicting_figures") == [("courier",), ("gazette",)]


@pytest.mark.parametrize(
    "others",
    [
        [a_figure("b", 43.9e9)],
        [a_figure("b", 41e9, currency="CNY")],
        [a_figure("b", 41e9, about="trade turnover CN-UZ")],
        [a_figure("b", 41e9, period_from="2026-04-01")],
        [a_figure("b", 41e9, bound="over")],
        [a_figure("b", 40e9, quantity_to=45e9)],
        [a_figure("b", 46e9, bound="about")],
        [a_figure("a", 41e9)],
        [a_figure("c", 41e9)],
        [a_figure("d", 41e9)],
        [a_figure("b", 41e9, as_of=None)],
    ],
    ids=[
        "rounding", "another currency", "another pair", "another period", "a bound that reaches it",
        "a range that holds it", "about as much", "one source twice", "a copy", "the same owner", "no period",
    ],
)  # fmt: skip
def test_what_does_not_contradict_is_no_conflict(press: Warehouse, rows: Rows, others: list[dict[str, Any]]) -> None:
    """Beside 44 billion, said by the gazette."""
    tell(press, a_figure("a", 44e9), *others)
    assert rows(CONFLICTS) == []


def test_the_dead_are_compared_within_a_story(press: Warehouse, rows: Rows) -> None:
    """Two accidents of one day have their own numbers; one accident has one."""
    told = {"about": "deaths KZ", "unit": "people", "currency": None, "period_from": None}
    tell(press, a_figure("a", 3, **told), a_figure("b", 9, **told))
    press.connection.execute("update articles set story_id = article_id")
    assert rows(CONFLICTS) == []
    press.connection.execute("update articles set story_id = 'crash'")
    assert rows(CONFLICTS) == [("deaths KZ", [3, 9], 2)]
