"""Promises, events and figures in their tables, and what joins them: invented reports, findings made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from newsdesk.errors import WarehouseError
from newsdesk.records import Analysis, Article
from tests.warehouse.conftest import NOON
from tests.warehouse.findings import a_figure, a_promise, an_event, judged, load_reports, reported
from warehouse.replay import prepare
from warehouse.store import Warehouse

Rows = Callable[[str], list[tuple[Any, ...]]]
Arrive = Callable[..., None]
HOUR = timedelta(hours=1)

TRAINS = "China will train 1,500 specialists of Kazakhstan by the end of 2028."
TRAINS_TOO = "По словам министра, до конца 2028 года Китай обучит 1500 казахстанских специалистов."
AID = "Beijing gives Bishkek 30 buses for the routes of the capital."
RAILWAY = ("project/cku-railway",)


@pytest.fixture
def arrive(warehouse: Warehouse) -> Arrive:
    """Load reports, each call an hour after the one before."""
    numbers = count(1)

    def arrived(*reports: tuple[Article, Analysis]) -> None:
        number = next(numbers)
        load_reports(warehouse, f"run-{number}", reports, NOON + number * HOUR)

    return arrived


def of_railway(stage: str, sentence: str, **changes: Any) -> Any:
    fields: dict[str, Any] = {
        "stage": stage,
        "actor": "CN",
        "beneficiaries": ("CN", "KG", "UZ"),
        "object": "railway",
        "names": RAILWAY,
        "quantity": None,
        "unit": None,
        "due_to": None,
    }
    return a_promise(sentence, **fields | changes)


def test_findings_are_written_with_all_they_say(arrive: Arrive, rows: Rows) -> None:
    """Each in its table, with the rule that found it and the version of the rules."""
    promise = a_promise(TRAINS, conditional=True, bound="over", names=("country/CN",))
    event = an_event("The second summit will be held in June 2027.")
    figure = a_figure("Turnover reached 41 dollars.", period_from=date(2026, 1, 1), as_of=date(2026, 12, 31))
    arrive(reported("one", [promise, event, figure]))
    assert rows(
        "select actor, beneficiaries, stage, object, quantity, bound, unit, due_to, conditional, names, sentence, "
        "rule_id, rule_version, ledger_id is not null from commitments"
    ) == [
        (
            "CN", ["KZ"], "pledged", "training", 1500.0, "over", "people", date(2028, 12, 31), True, ["country/CN"],
            TRAINS, "en:test:trains", "test-1", True,
        )
    ]  # fmt: skip
    assert rows("select kind, ordinal, starts_on, date_precision, country, status from events") == [
        ("summit", 2, date(2027, 6, 1), "month", "KZ", "scheduled")
    ]
    assert rows("select quantity, currency, period_from, as_of, about from figures") == [
        (41.0, "USD", date(2026, 1, 1), date(2026, 12, 31), "trade turnover CN-KZ")
    ]


def test_several_in_one_sentence_are_several_rows(arrive: Arrive, rows: Rows) -> None:
    """Under keys of their own, and never one promise."""
    sentence = "China trains 1,500 people and gives 600 scholarships."
    two = [
        a_promise(sentence, what="trains 1,500 people"),
        a_promise(sentence, what="gives 600 scholarships", object="scholarship", quantity=600.0, unit="scholarships"),
    ]
    arrive(reported("one", two))
    assert rows("select count(*), count(distinct commitment_id), count(distinct ledger_id) from commitments") == [
        (2, 2, 2)
    ]


def test_a_sentence_that_is_not_where_it_should_be_fails_the_run(warehouse: Warehouse) -> None:
    """The evidence of every finding is exactly the field's text."""
    article, analysis = reported("one", [a_promise(TRAINS)])
    shifted = replace(analysis, commitments=(replace(analysis.commitments[0], start_char=1),))
    with pytest.raises(WarehouseError, match="findings_stand_in_their_text"):
        load_reports(warehouse, "run-1", [(article, shifted)], NOON)


def test_one_promise_told_in_two_languages_is_one(arrive: Arrive, rows: Rows) -> None:
    """By who, to whom, what kind of thing, how much and by when."""
    arrive(reported("one", [a_promise(TRAINS)]))
    arrive(reported("two", [a_promise(TRAINS_TOO)], language="ru"))
    assert rows("select articles, languages, quantity, what from ledger") == [(2, ["en", "ru"], 1500.0, TRAINS)]


def test_the_promise_keeps_the_id_of_its_first_finding(arrive: Arrive, rows: Rows) -> None:
    """Whatever comes later, be it older by its date."""
    arrive(reported("one", [a_promise(TRAINS)]))
    before = rows("select ledger_id from ledger")
    arrive(reported("two", [a_promise(TRAINS_TOO)], language="ru", day=date(2026, 11, 1)))
    arrive(reported("three", [a_promise("Specialists to be trained: 1,500 until 2028.")], source_id="other"))
    assert rows("select ledger_id from ledger") == before
    assert rows("select articles, sources from ledger") == [(3, 2)]


def test_different_numbers_stay_apart(arrive: Arrive, rows: Rows) -> None:
    """And are no candidates either: they contradict each other."""
    arrive(
        reported("one", [a_promise(TRAINS)]), reported("two", [a_promise(TRAINS_TOO, quantity=300.0)], language="ru")
    )
    assert rows("select count(*) from ledger") == [(2,)]
    assert rows("from ledger_candidates") == []


def test_what_is_not_sure_is_a_candidate(arrive: Arrive, rows: Rows) -> None:
    """With its likeness and the reasons for and against; once, however often it is told."""
    arrive(reported("one", [a_promise(TRAINS, beneficiaries=("KZ", "KG", "UZ"), due_to=None)]))
    for path in ("two", "three"):
        arrive(reported(path, [a_promise(TRAINS_TOO, due_to=None)], language="ru"))
    assert rows("select count(*) from ledger") == [(2,)]
    [(one, other, likeness, reason)] = rows("from ledger_candidates")
    assert one < other
    assert 0.5 <= likeness < 0.8
    assert "the same number (1,500 people" in reason
    assert {one, other} == {row[0] for row in rows("select ledger_id from ledger")}


def test_a_promise_has_its_history(arrive: Arrive, rows: Rows) -> None:
    """The first that was heard, and each finding with another stage, date or figure; repetitions are not in it."""
    told = [
        (date(2024, 6, 6), of_railway("signed", "The contract for the railway was signed.")),
        (date(2024, 6, 7), of_railway("signed", "Three sides signed on the railway.")),
        (date(2024, 12, 27), of_railway("started", "Building of the railway began.", due_to=date(2030, 12, 31))),
        (date(2025, 3, 1), of_railway("signed", "The contract for the railway had been signed in June.")),
        (date(2026, 1, 5), of_railway("delayed", "The railway will be late.", due_to=date(2031, 12, 31))),
        (date(2026, 3, 1), of_railway("started", "Tunnels of the railway are dug.", quantity=120.0, unit="km")),
    ]
    for number, (day, promise) in enumerate(told):
        arrive(reported(f"report {number}", [promise], day=day))
    assert rows("select heard_at::date, changes, stage, due_to, quantity from ledger_history order by heard_at") == [
        (date(2024, 6, 6), ["first"], "signed", None, None),
        (date(2024, 12, 27), ["stage", "date"], "started", date(2030, 12, 31), None),
        (date(2026, 1, 5), ["stage", "date"], "delayed", date(2031, 12, 31), None),
        (date(2026, 3, 1), ["stage", "figure"], "started", None, 120.0),
    ]
    assert rows("select stage, due_to, quantity, unit, articles from ledger") == [
        ("started", date(2031, 12, 31), 120.0, "km", 6)
    ]


def test_an_older_article_that_arrives_late_does_not_overwrite_the_newer_state(arrive: Arrive, rows: Rows) -> None:
    """It is the first in the history; the promise is as far as the newer one says."""
    arrive(reported("new", [of_railway("started", "Building of the railway began.")], day=date(2026, 2, 1)))
    arrive(reported("old", [of_railway("signed", "The railway contract was signed.")], day=date(2025, 6, 1)))
    assert rows("select stage, last_heard_at::date, first_heard_at::date from open_commitments") == [
        ("started", date(2026, 2, 1), date(2025, 6, 1))
    ]
    assert [row[0] for row in rows("select stage from ledger_history order by heard_at")] == ["signed", "started"]


def test_what_is_delivered_or_cancelled_is_not_open(arrive: Arrive, rows: Rows) -> None:
    """Even where its number is not told again; and a pledge told again afterwards does not open it."""
    arrive(reported("a", [of_railway("started", "Works on the railway began.")], day=date(2024, 1, 1)))
    arrive(reported("b", [of_railway("delivered", "The railway is finished.", due_to=None)], day=date(2026, 1, 1)))
    arrive(reported("c", [of_railway("signed", "The railway, once signed in June.")], day=date(2026, 2, 1)))
    assert rows("select stage from ledger") == [("delivered",)]
    assert rows("from open_commitments") == []


def test_open_promises_are_due_overdue_or_undated(arrive: Arrive, rows: Rows) -> None:
    """By the period that was heard of last."""
    today = date.today()  # noqa: DTZ011
    for number, due in enumerate((today - timedelta(days=3), today + timedelta(days=3), None)):
        promise = a_promise(f"Sentence {number} of 17.", object=f"thing-{number}", due_to=due)
        arrive(reported(f"{number}", [promise]))
    assert rows("select due_state, overdue from open_commitments order by sentence") == [
        ("overdue", True),
        ("due", False),
        ("undated", None),
    ]


def test_copies_speak_of_the_same_promises(arrive: Arrive, rows: Rows) -> None:
    """Each of the promises of a text with itself, though nothing else tells which they are."""
    filler = " ".join(f"The {number}th paragraph says a lot about things of its own." for number in range(20))
    body = f"The city will build a bridge soon. The city will build a school soon. {filler}"
    promises = [
        a_promise(sentence, actor="", beneficiaries=(), object=None, quantity=None, unit=None, due_to=None)
        for sentence in ("The city will build a bridge soon.", "The city will build a school soon.")
    ]
    for path in ("one", "two"):
        arrive(reported(path, promises, body=body))
    assert rows("select count(*) from articles where copy_of is not null") == [(1,)]
    assert rows("select what, articles from ledger order by what") == [
        ("The city will build a bridge soon.", 2),
        ("The city will build a school soon.", 2),
    ]


def test_an_edit_keeps_what_stays_and_drops_what_went(arrive: Arrive, rows: Rows) -> None:
    """Though it moved within the text; what is new is new."""
    arrive(reported("one", [a_promise(TRAINS), a_promise(AID, object="bus", quantity=30.0, beneficiaries=("KG",))]))
    before = dict(rows("select what, ledger_id from ledger"))
    more = "China opens two centres in Almaty."
    again = [a_promise(more, object="centre", quantity=2.0), a_promise(TRAINS)]
    arrive(reported("one", again, revision=2))
    now = dict(rows("select what, ledger_id from ledger"))
    assert now.keys() == {TRAINS, more}
    assert now[TRAINS] == before[TRAINS]
    assert rows("select count(*) from commitments") == [(2,)]


def test_a_promise_whose_last_article_dropped_it_is_no_more(arrive: Arrive, rows: Rows) -> None:
    """Nor is it a candidate, or found by what comes later."""
    arrive(reported("one", [a_promise(TRAINS, beneficiaries=("KZ", "KG", "UZ"), due_to=None)]))
    arrive(reported("two", [a_promise(TRAINS_TOO, due_to=None)], language="ru"))
    assert rows("select count(*) from ledger_candidates") == [(1,)]
    arrive(reported("two", [], revision=2, language="ru"))
    assert rows("select articles from ledger") == [(1,)]
    assert rows("from ledger_candidates") == []
    assert rows("select count(distinct ledger) from ops.ledger_keys") == [(1,)]


def test_a_promise_of_others_outlives_the_article_that_it_began_with(arrive: Arrive, rows: Rows) -> None:
    """It keeps its id; and what stands at the old place later is another promise."""
    arrive(reported("one", [a_promise(TRAINS)]))
    arrive(reported("two", [a_promise(TRAINS_TOO)], language="ru"))
    before = rows("select ledger_id from ledger")
    other = TRAINS.replace("1,500", "9,700")
    arrive(reported("one", [a_promise(other, quantity=9700.0)], revision=2))
    after = dict(rows("select quantity, ledger_id from ledger"))
    assert after[1500.0] == before[0][0]
    assert after[9700.0] != after[1500.0]


def test_tagging_again_keeps_the_ids_of_what_is_still_found(warehouse: Warehouse, arrive: Arrive, rows: Rows) -> None:
    """What other rules do not find any more is gone, what they find besides is joined."""
    arrive(reported("one", [a_promise(TRAINS), a_promise(AID, object="bus", quantity=30.0, beneficiaries=("KG",))]))
    arrive(reported("two", [], body=f"{TRAINS_TOO} {AID}", language="ru"))
    before = dict(rows("select what, ledger_id from ledger"))
    [stored] = list(warehouse.outdated("test-2", 10))
    articles = {each.article_id: each for each in stored}
    found = {"China and one": [a_promise(TRAINS, conditional=True)], "China and two": [a_promise(TRAINS_TOO)]}
    again = [
        (each, replace(judged(each, found[each.title], "test-2"), tags=(), mentions=()))  # type: ignore[arg-type]
        for each in articles.values()
    ]
    warehouse.tag_again(again, at=NOON)
    assert rows("select ledger_id, articles from ledger") == [(before[TRAINS], 2)]
    assert rows("select distinct rule_version from commitments") == [("test-2",)]


def test_two_promises_that_turn_out_to_be_one_go_by_the_older_id(arrive: Arrive, rows: Rows) -> None:
    """And the merge is on record, with its reason."""
    sentences = {"en": "The railway is to be built by China.", "ru": "Китай построит железную дорогу."}
    arrive(reported("one", [of_railway("signed", sentences["en"], object=None)], day=date(2026, 1, 1)))
    [(older,)] = rows("select ledger_id from ledger")
    arrive(reported("two", [of_railway("signed", sentences["ru"])], language="ru", day=date(2026, 1, 2)))
    [(younger,)] = rows(f"select ledger_id from ledger where ledger_id <> '{older}'")
    assert rows("select count(*) from ledger_candidates") == [(1,)]
    arrive(reported("three", [of_railway("signed", sentences["en"])], day=date(2026, 1, 3)))
    assert rows("select ledger_id, articles from ledger") == [(older, 3)]
    assert rows("select ledger_id, merged_into, reason like 'the same project%' from ledger_merges") == [
        (younger, older, True)
    ]
    assert rows("from ledger_candidates") == []
    arrive(reported("four", [of_railway("started", "Рельсы уложены.")], language="ru", day=date(2026, 2, 1)))
    assert rows("select ledger_id, articles, stage from ledger") == [(older, 4, "started")]


def test_a_summit_announced_in_two_languages_is_one_happening(arrive: Arrive, rows: Rows) -> None:
    """Its date is that of the most precise statement, its status the latest."""
    precise = {
        "starts_on": date(2027, 6, 16),
        "ends_on": date(2027, 6, 17),
        "date_precision": "day",
        "place": "Astana",
    }
    vague = {"starts_on": date(2027, 1, 1), "date_precision": "year"}
    told = [
        ("en", date(2026, 1, 1), an_event("The second summit will be held in 2027.", **vague)),
        ("ru", date(2026, 2, 1), an_event("Второй саммит пройдёт в июне.")),
        ("en", date(2026, 5, 1), an_event("The second summit opens on 16 June 2027 in Astana.", **precise)),
        ("ru", date(2026, 5, 2), an_event("Саммит ожидается в июне.", ordinal=None)),
    ]
    for number, (language, day, event) in enumerate(told):
        arrive(reported(f"{number}", [event], day=day, language=language))
    assert rows("select starts_on, ends_on, date_precision, place, status, articles, languages from happenings") == [
        (date(2027, 6, 16), date(2027, 6, 17), "day", "Astana", "scheduled", 4, ["en", "ru"])
    ]
    assert rows("select name from happenings") == [("The second summit opens on 16 June 2027 in Astana.",)]


def test_a_postponed_date_supersedes(arrive: Arrive, rows: Rows) -> None:
    """Whatever order the articles come in."""
    day = {"date_precision": "day"}
    old = an_event("The summit is on 16 June.", starts_on=date(2027, 6, 16), **day)
    moved = an_event("The summit is put off to 2 October.", starts_on=date(2027, 10, 2), status="postponed", **day)
    again = an_event("On 2 October the summit convenes.", starts_on=date(2027, 10, 2), **day)
    arrive(reported("moved", [moved], day=date(2026, 5, 1)))
    arrive(reported("old", [old], day=date(2026, 3, 1)))
    arrive(reported("again", [again], day=date(2026, 6, 1)))
    assert rows("select starts_on, status, articles from happenings") == [(date(2027, 10, 2), "scheduled", 3)]


def test_what_lies_ahead_is_upcoming_until_it_is_held_or_cancelled(arrive: Arrive, rows: Rows) -> None:
    """By the last day of what is known of its date."""
    year = date.today().year + 1  # noqa: DTZ011
    ahead = {"starts_on": date(year, 1, 1), "date_precision": "year"}
    arrive(reported("a", [an_event("A summit next year.", **ahead)], day=date(2026, 1, 1)))
    assert rows("select status, last_day, articles from upcoming_events") == [("scheduled", date(year, 12, 31), 1)]
    arrive(reported("b", [an_event("No summit next year.", status="cancelled", **ahead)], day=date(2026, 2, 1)))
    assert rows("select status from happenings") == [("cancelled",)]
    assert rows("from upcoming_events") == []


def test_the_same_reports_in_the_same_order_give_the_same_ledger(
    warehouse: Warehouse, arrive: Arrive, rows: Rows
) -> None:
    """Ids and all; within one arrival the order makes no difference."""
    reports = [
        reported("one", [a_promise(TRAINS)]),
        reported("two", [a_promise(TRAINS_TOO)], language="ru"),
        reported("three", [a_promise(AID, object="bus", quantity=30.0, beneficiaries=("KG",))]),
    ]
    arrive(*reports)
    table = "select commitment_id, ledger_id from commitments order by all"
    first = rows(table)
    for name in ("articles", "revisions", "commitments", "stories", "ops.ledger_keys", "ops.portraits", "ops.sketches"):
        warehouse.connection.execute(f"delete from {name}")
    for name in ("ops.story_keys", "ops.copy_pairs", "tags", "mentions"):
        warehouse.connection.execute(f"delete from {name}")
    load_reports(warehouse, "again", reports[::-1], NOON + HOUR)
    assert rows(table) == first


def test_a_replay_gives_the_same_ledger(tmp_path: Path, empty: Path) -> None:
    """What was joined before the day stays, what came since is joined again to the same; merges and doubts too."""
    sentences = ("The railway is to be built by China.", "Китай построит железную дорогу.")
    days = [
        [reported("one", [of_railway("signed", sentences[0], object=None), an_event("The second summit is in June.")])],
        [
            reported("two", [of_railway("signed", sentences[1])], language="ru"),
            reported("three", [a_promise(TRAINS, beneficiaries=("KZ", "KG", "UZ"), due_to=None)]),
        ],
        [
            reported("four", [of_railway("signed", sentences[0]), a_promise(TRAINS_TOO, due_to=None)]),
            reported("five", [an_event("Екінші саммит маусымда.")], language="kk"),
        ],
    ]
    working, target, spool = tmp_path / "w.duckdb", tmp_path / "t.duckdb", tmp_path / "spool"
    copyfile(empty, working)

    def loaded(warehouse: Warehouse, number: int) -> None:
        at = NOON + timedelta(days=number)
        warehouse.begin_run(f"run-{number}", "ingest", at)
        there = [(replace(article, first_seen_at=at + HOUR), analysis) for article, analysis in days[number]]
        load_reports(warehouse, f"run-{number}", there, at + 2 * HOUR)

    tables = ("commitments", "events", "ledger_candidates", "ledger_merges", "ops.ledger_keys", "ops.calendar_keys")

    def contents(warehouse: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
        return {table: warehouse.connection.execute(f"from {table} order by all").fetchall() for table in tables}

    with Warehouse(working, spool=spool) as warehouse:
        for number in range(3):
            loaded(warehouse, number)
        before = contents(warehouse)
        assert all(before.values())
    replay = prepare(working, target, since=NOON + timedelta(days=2), spool=spool)
    with Warehouse(replay.target, spool=spool) as warehouse:
        assert warehouse.connection.execute("select count(*) from commitments").fetchall() == [(3,)]
        loaded(warehouse, 2)
        after = contents(warehouse)
    assert {name: after[name] for name in tables if "keys" not in name} == {
        name: before[name] for name in tables if "keys" not in name
    }
