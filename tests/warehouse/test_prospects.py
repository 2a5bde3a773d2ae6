"""What digests, the calendar's file and the command line are told of the ledger and the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from newsdesk.briefing import compose
from newsdesk.errors import WarehouseError
from newsdesk.prospects import Standing
from newsdesk.records import Analysis, Article
from tests.warehouse.conftest import NOON
from tests.warehouse.findings import a_promise, an_event, load_reports, reported
from warehouse.briefs import labels, write_digest
from warehouse.prospects import appointments, country_names, open_promises, promises, published_prospects
from warehouse.store import Warehouse

HOUR = timedelta(hours=1)
LATE = date(2026, 10, 31)

TRAINS = "China will train 1,500 specialists of Kazakhstan by the end of 2028."
SCHOOL = "China builds a school in Bishkek by October."
SUMMIT = "The second summit of both sides will be held in June 2027."

Arrive = Callable[..., None]


@pytest.fixture
def arrive(warehouse: Warehouse) -> Arrive:
    """Load reports so many hours after noon."""

    def arrived(hour: int, *reports: tuple[Article, Analysis]) -> None:
        load_reports(warehouse, f"run-{hour}", reports, NOON + hour * HOUR)

    return arrived


def standings(warehouse: Warehouse, first: int, last: int) -> dict[str, tuple[Standing | None, Standing]]:
    """By what is promised, how it stood before and how it stands, for a period in hours."""
    found = promises(warehouse.connection, NOON + first * HOUR, NOON + last * HOUR)
    return {each.what: (each.before, each.now) for each in found}


def test_a_promise_is_told_as_it_stood_before_a_period_and_at_its_end(arrive: Arrive, warehouse: Warehouse) -> None:
    """By what had been loaded then, whenever it is asked."""
    arrive(1, reported("one", [a_promise(TRAINS)]))
    arrive(3, reported("two", [a_promise(TRAINS, stage="started")], day=date(2026, 11, 24)))
    pledged = Standing(stage="pledged", quantity=1500, unit="people", due_to=date(2028, 12, 31))
    started = Standing(stage="started", quantity=1500, unit="people", due_to=date(2028, 12, 31))
    assert standings(warehouse, 0, 2) == {TRAINS: (None, pledged)}
    assert standings(warehouse, 2, 4) == {TRAINS: (pledged, started)}
    assert standings(warehouse, 0, 4) == {TRAINS: (None, started)}
    assert standings(warehouse, 4, 5) == {}


def test_an_overdue_promise_is_told_until_it_is_kept(arrive: Arrive, warehouse: Warehouse) -> None:
    """Though nothing was heard of it in the period."""
    school = {"actor": "CN", "beneficiaries": ("KG",), "object": "school", "quantity": None, "unit": None}
    arrive(1, reported("one", [a_promise(SCHOOL, due_to=LATE, **school)]))
    assert list(standings(warehouse, 5, 6)) == [SCHOOL]
    arrive(7, reported("two", [a_promise(SCHOOL, stage="delivered", due_to=None, **school)], day=date(2026, 11, 24)))
    assert [now.stage for _, now in standings(warehouse, 6, 8).values()] == ["delivered"]
    assert standings(warehouse, 8, 9) == {}


def test_a_promise_comes_with_the_article_that_tells_how_far_it_is(arrive: Arrive, warehouse: Warehouse) -> None:
    """Its source by name, its address, and the evidence."""
    arrive(1, reported("one", [a_promise(TRAINS)], title="China and a promise"))
    (promise,) = promises(warehouse.connection, NOON, NOON + 2 * HOUR)
    assert (promise.source_name, promise.url, promise.sentence) == ("Gazette", "https://gazette.example/one", TRAINS)
    assert (promise.actor, promise.beneficiaries, promise.languages) == ("CN", ("KZ",), ("en",))
    assert (promise.in_scope, promise.topics) == (True, ())


def test_happenings_are_those_of_the_days_asked_for_as_they_were_known(arrive: Arrive, warehouse: Warehouse) -> None:
    """A month counts up to its last day; what has no date is none of any day."""
    arrive(1, reported("one", [an_event(SUMMIT), an_event("An undated visit.", kind="visit", starts_on=None)]))
    arrive(3, reported("two", [an_event(SUMMIT, starts_on=date(2027, 6, 12), date_precision="day")]))

    def days(first: date, last: date = date.max, hour: int = 9) -> list[tuple[date, str]]:
        found = appointments(warehouse.connection, first=first, last=last, known_at=NOON + hour * HOUR)
        return [(each.starts_on, each.date_precision) for each in found]

    assert days(date(2026, 11, 24), hour=2) == [(date(2027, 6, 1), "month")]
    assert days(date(2027, 6, 30), hour=2) == [(date(2027, 6, 1), "month")]
    assert days(date(2026, 11, 24)) == [(date(2027, 6, 12), "day")]
    assert days(date(2027, 6, 13)) == []
    assert days(date(2026, 1, 1), date(2027, 6, 11)) == []
    (event,) = appointments(warehouse.connection, first=date(2027, 1, 1))
    assert (event.name, event.country, event.source_name) == (SUMMIT, "KZ", "Gazette")


def test_open_promises_stand_overdue_first_then_as_they_are_due(arrive: Arrive, warehouse: Warehouse) -> None:
    """Those without a date last; by country and by day as asked."""
    own = {"quantity": None, "unit": None}
    arrive(
        1,
        reported("one", [a_promise("They will train nurses.", object="a", due_to=None, beneficiaries=("TJ",), **own)]),
        reported("two", [a_promise(TRAINS)]),
        reported("three", [a_promise(SCHOOL, object="b", due_to=LATE, beneficiaries=("KG",), **own)]),
        reported("four", [a_promise("It is built.", object="c", stage="delivered", beneficiaries=("UZ",), **own)]),
    )

    def asked(country: str | None = None, due_before: date | None = None) -> list[str]:
        rows = open_promises(warehouse.connection, country=country, due_before=due_before)
        return [row["beneficiaries"][0] for row in rows]

    assert asked() == ["KG", "KZ", "TJ"]
    assert asked("KZ") == ["KZ"]
    assert asked("CN") == ["KG", "KZ", "TJ"]
    assert asked("FR") == []
    assert asked(due_before=date(2028, 12, 31)) == ["KG"]
    assert asked(due_before=date(2029, 1, 1)) == ["KG", "KZ"]
    assert open_promises(warehouse.connection)[0]["source_name"] == "Gazette"


def test_a_digest_records_which_promise_and_which_happening_it_showed(arrive: Arrive, warehouse: Warehouse) -> None:
    """A row each, beside those of stories, in the order in which every form shows them."""
    arrive(1, reported("one", [a_promise(TRAINS), an_event(SUMMIT)]))
    begin, end = NOON, NOON + 2 * HOUR
    manifest = compose(
        digest_id="d",
        name="daily",
        period_from=begin,
        period_to=end,
        created_at=end,
        candidates=(),
        sources=(),
        labels=labels(warehouse),
        promises=promises(warehouse.connection, begin, end),
        appointments=appointments(warehouse.connection, first=NOON.date(), known_at=end),
    )
    write_digest(warehouse, manifest, on_schedule=True)
    shown = warehouse.connection.execute(
        "select i.position, i.section, l.what, h.name, a.url from digest_items i join articles a using (article_id) "
        "left join ledger l using (ledger_id) left join happenings h using (calendar_id) order by position"
    ).fetchall()
    assert shown == [
        (1, "ledger/new", TRAINS, None, "https://gazette.example/one"),
        (2, "calendar/later", None, SUMMIT, "https://gazette.example/one"),
    ]


def test_the_published_warehouse_answers_and_one_of_an_older_silkwire_says_so(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    """What it lacks is told in a line, with what to do."""
    warehouse.publish(tmp_path / "public.duckdb")
    with published_prospects(tmp_path / "public.duckdb") as connection:
        assert country_names(connection) == {"country/CN": "China", "country/KZ": "Kazakhstan"}
        assert appointments(connection, first=NOON.date()) == []
    with duckdb.connect(str(tmp_path / "older.duckdb")) as connection:
        connection.execute("create table articles (article_id varchar)")
    with (
        pytest.raises(WarehouseError, match="older silkwire"),
        published_prospects(tmp_path / "older.duckdb") as connection,
    ):
        open_promises(connection)
