"""One run over every kind of bad weather at once, and fifty sources that have nothing to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from flows.ingest import ingest
from tests.faults.bodies import SECRET
from tests.faults.modes import GOOD, MAX_BODY, MODES, SERVED, TIMEOUT
from tests.faults.server import Weather
from tests.flows.conftest import Desk, a_desk, sit_down

SETTINGS = f"""
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
timeout = "{TIMEOUT}s"
max_body = "{MAX_BODY}B"
[catalog]
sources = "sources.toml"
seeds = "seeds"
"""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the run left."""

    desk: Desk
    rows: dict[str, tuple[Any, ...]]
    """The row of `fetches` of each source."""
    asked: dict[str, int]
    urls: dict[str, str]


@pytest.fixture(scope="module")
def aftermath(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aftermath]:
    """The one run that all tests here look at."""
    with (
        pytest.MonkeyPatch.context() as patch,
        Weather(modes=SERVED, directory=tmp_path_factory.mktemp("weather")) as weather,
    ):
        desk = sit_down(a_desk(tmp_path_factory.mktemp("desk")), prefect_api, patch)
        desk.config.write_text(SETTINGS)
        patch.setenv("SSL_CERT_FILE", str(weather.authority))
        (weather.directory / "secret.txt").write_text(SECRET)
        urls = {name: weather.url(name) for name in SERVED}
        desk.sources(*({"id": name, "url": urls[name]} for name in (*MODES, *GOOD)))
        ingest()
        rows = {
            source_id: tuple(row)
            for source_id, *row in desk.query(
                "select source_id, outcome, failure, http_status, error, items_seen, items_new from fetches "
                "where role = 'feed' order by started_at"
            )
        }
        yield Aftermath(desk=desk, rows=rows, asked=weather.asked(), urls=urls)


@pytest.mark.parametrize("name", MODES)
def test_every_fault_ends_as_a_recorded_outcome(aftermath: Aftermath, name: str) -> None:
    """With its kind, its status, a reason in words, and the items that could be had."""
    row = MODES[name].row
    outcome, failure, http_status, error, seen, new = aftermath.rows[name]
    if MODES[name].is_endless and failure == "timeout":
        assert (outcome, seen, new) == ("failed", 0, 0)
        return
    assert (outcome, failure, http_status, seen) == (row.outcome, row.failure, row.http_status, row.seen), error
    match row.new:
        case None:
            assert new == seen
        case "some":
            assert 0 < new < seen
        case count:
            assert new == count
    assert (row.error or "") in (error or "")
    assert (row.error is None) is (error is None)


def test_nothing_of_the_healthy_sources_is_lost(aftermath: Aftermath) -> None:
    """Each gave its two items, whatever went on around it."""
    assert {aftermath.rows[name] for name in GOOD} == {("ok", None, 200, None, 2, 2)}
    assert aftermath.desk.query("select count(*) from articles where source_id like 'healthy-%'") == [(2 * len(GOOD),)]


def test_the_run_completes_and_its_accounts_balance(aftermath: Aftermath) -> None:
    """One row per source, one outcome per row, and every item is new, known or rejected."""
    desk = aftermath.desk
    assert desk.query("select state from runs where flow = 'ingest'") == [("completed",)]
    assert desk.query("select count(*), bool_and(balances) from coverage") == [(len(MODES) + len(GOOD) + 1, True)]
    assert desk.query("select count(*) from fetches where role = 'feed' group by source_id having count(*) > 1") == []


def test_no_entity_is_fetched_from_anywhere(aftermath: Aftermath) -> None:
    """Neither from the disk nor from the network."""
    assert aftermath.asked["entity-on-a-server/feed"] == 1
    assert "entity-on-a-server/entity" not in aftermath.asked
    texts = "title || coalesce(standfirst, '') || body"
    assert aftermath.desk.query(f"select url from articles where contains({texts}, '{SECRET}')") == []


def test_no_answer_is_taken_for_that_to_another_request(aftermath: Aftermath) -> None:
    """What comes behind an answer on the same connection is nobody's."""
    assert aftermath.desk.query("select url from articles where url like '%poison%'") == []


def test_text_in_another_charset_than_it_says_is_read(aftermath: Aftermath) -> None:
    """As its bytes tell."""
    titles = aftermath.desk.query(
        "select distinct source_id, title from articles where source_id like '%that-says-utf-8' order by all"
    )
    assert titles == [
        (source_id, f"Новости Казахстана, выпуск {n}")
        for source_id in ("utf-16-that-says-utf-8", "windows-1251-that-says-utf-8")
        for n in range(2)
    ]


def test_a_date_in_the_future_is_not_believed(aftermath: Aftermath) -> None:
    """The item stands without it."""
    assert aftermath.desk.query(
        "select distinct published_at from articles where source_id = 'items-from-the-future'"
    ) == [(None,)]


@pytest.mark.parametrize("name", ["301", "302", "308"])
def test_only_a_permanent_redirect_is_learned(aftermath: Aftermath, name: str) -> None:
    """The next poll asks where 301 and 308 lead, and at the old address where 302 leads."""
    from flows.home import Home
    from warehouse.store import Warehouse

    home = Home(aftermath.desk.home)
    with home.writer(wait=30), Warehouse(home.working, spool=home.spool) as warehouse:
        state = warehouse.source_states()[f"{name}-to-a-healthy-one"]
    assert state.moved_to == (None if name == "302" else aftermath.urls[f"target-of-{name}"])
