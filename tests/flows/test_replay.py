"""Everything derived again from the raw archive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.digest import digest
from flows.ingest import ingest
from flows.replay import replay
from newsdesk.errors import SilkwireError, UsageError
from tests.flows.conftest import SEED, Answer, Desk, Site, a_desk, a_feed, a_page, a_site, sit_down
from tests.flows.test_fetching import later
from warehouse.store import Load, Warehouse

# What is written down when a run happens, and never derived.
NOT_DERIVED = {"sources", "tag_catalog"}


def everything(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every public table, row by row, in an order of its own."""
    tables = [
        name
        for (name,) in desk.query(
            "select table_name from information_schema.tables "
            "where table_schema = 'main' and table_type = 'BASE TABLE' order by all"
        )
    ]
    return {table: desk.query(f"select * from {table} order by all") for table in tables if table not in NOT_DERIVED}


def die(*_: object) -> None:
    raise RuntimeError("power cut")


def live(desk: Desk, site: Site) -> None:
    """Some days in the life of a newsroom: news, edits, failures, retries, a gap, a move, a queue."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 4), etag='"v1"')
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 3))
    site.answers["/c.xml"] = Answer(b"oh no", status=500, content_type="text/plain")
    site.answers["/d.xml"] = Answer(b"<html><body>no feed</body></html>", content_type="text/html")
    for number in range(3):
        site.answers[f"/b/{number}"] = a_page(f"China and Kyrgyzstan: number {number}")
    site.answers["/b/1"] = Answer(b"later", status=503, headers={"Retry-After": "1"})
    desk.sources(
        {"id": "a", "url": f"{site.url}/a.xml"},
        {"id": "b", "url": f"{site.url}/b.xml", "full_text": True},
        {"id": "c", "url": f"{site.url}/c.xml"},
        {"id": "d", "url": f"{site.url}/d.xml"},
    )
    ingest()
    site.answers["/b/1"] = a_page("China and Kyrgyzstan: number 1")
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 4).replace(b"What a says", b"What a now says"), etag='"v2"')
    (desk.root / "seeds" / "port.txt").write_text(SEED.replace("open a dry port", "close a dry port"))
    later(desk)
    ingest(force=True)
    digest()
    site.answers["/c.xml"] = Answer(a_feed(site, "a", 2, about="The same and more"))
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3, start=40), etag='"v3"')
    later(desk)
    ingest(force=True)
    later(desk)
    ingest(force=True)
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 1, start=70))
    site.answers["/b/70"] = a_page("China and Tajikistan: what a killed run had fetched")
    later(desk)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Warehouse, "load", die)
        with pytest.raises(RuntimeError):
            ingest(force=True)
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3, start=40).replace(b"What a says", b"Said"), etag='"v4"')
    later(desk)
    ingest(force=True)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory, prefect_api: str) -> Iterator[tuple[Path, Site]]:
    """The directory of a desk with a past, and the site that it reads."""
    root = tmp_path_factory.mktemp("history")
    with a_site() as site, pytest.MonkeyPatch.context() as patches:
        patches.setattr("flows.taking.MOST_NEW", 6)
        live(sit_down(a_desk(root), prefect_api, patches), site)
        yield root, site


@pytest.fixture
def aged(history: tuple[Path, Site], tmp_path: Path, prefect_api: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk with a past, for this test alone."""
    shutil.copytree(history[0], tmp_path / "desk")
    return sit_down(Desk(tmp_path / "desk"), prefect_api, monkeypatch)


def test_a_replay_gives_the_same_rows(aged: Desk, history: tuple[Path, Site]) -> None:
    """All of them: articles, revisions, tags, evidence, requests, rejections and accounts; and nothing is asked."""
    site = history[1]
    before, asked = everything(aged), len(site.asked)
    assert len(before["articles"]) == 1 + 4 + 3 + 3 + 1
    replayed = replay()
    assert (replayed.articles, replayed.articles_before) == (12, 12)
    after = everything(aged)
    for table in before:
        assert after[table] == before[table], table
    assert len(site.asked) == asked


def test_the_service_goes_on_after_a_replay(aged: Desk, history: tuple[Path, Site]) -> None:
    """Validators, due dates and what waits are as they were."""
    site = history[1]
    states = aged.query("select * from ops.source_state order by all")
    marks = aged.query("select * from ops.archive_marks order by all")
    replay()
    assert aged.query("select * from ops.source_state order by all") == states
    assert aged.query("select * from ops.archive_marks order by all") == marks
    assert ingest().lines == ()
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 4))
    assert ingest(sources=["b"], force=True).total.new == 1
    assert ingest().recovered == ()


def test_a_replay_since_a_day_leaves_what_is_older_alone(aged: Desk) -> None:
    """With a day to come nothing is derived, with one that is past everything is; the rows are the same."""
    before = everything(aged)
    tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    assert replay(since=str(tomorrow)).runs == 0
    assert everything(aged) == before
    assert replay(since=str(tomorrow - timedelta(days=9))).runs == 6
    assert everything(aged) == before


def test_a_replay_applies_todays_rules(at_desk: Desk, site: Site) -> None:
    """A feed's own text was read; from today its pages' text would be... the tags of a new catalogue, here."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2, about="Zzyzx and Kazakhstan"))
    at_desk.sources({"id": "a", "url": f"{site.url}/a.xml"})
    ingest()
    names = at_desk.root / "names.toml"
    from flows.settings import PROJECT

    block = '\n[[name]]\nid = "place/zzyzx"\nlabel = "Zzyzx"\nforms = { en = ["Zzyzx"] }\n'
    names.write_text((PROJECT / "catalog" / "names.toml").read_text() + block)
    at_desk.config.write_text(at_desk.config.read_text() + 'names = "names.toml"\n')
    assert at_desk.query("select count(*) from tags where tag = 'place/zzyzx'") == [(0,)]
    before = at_desk.query("select article_id, title, body, first_seen_at, loaded_at from articles order by all")
    replay()
    assert at_desk.query("select count(*) from tags where tag = 'place/zzyzx'") == [(2,)]
    assert (
        at_desk.query("select article_id, title, body, first_seen_at, loaded_at from articles order by all") == before
    )


def test_a_replay_that_dies_leaves_the_warehouse_as_it_was(aged: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It works beside it; and the next one begins anew."""
    before = everything(aged)

    with monkeypatch.context() as broken:
        broken.setattr("warehouse.replay.Replay.swap", die)
        with pytest.raises(RuntimeError):
            replay()
    assert everything(aged) == before
    replay()
    assert everything(aged) == before


def test_what_the_archive_no_longer_holds_stays_as_it_is(at_desk: Desk, site: Site) -> None:
    """Retention costs a replay its reach, and no article."""
    at_desk.config.write_text('[archive]\nmax_file = "1KB"\nkeep_size = "3KB"\n' + at_desk.config.read_text())
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    for number in range(4):
        site.answers["/a.xml"] = Answer(a_feed(site, f"n{number}", 3))
        ingest(force=True)
    before = everything(at_desk)
    replayed = replay()
    assert 0 < replayed.runs < 4
    assert everything(at_desk) == before


def test_a_lost_warehouse_is_made_again_from_the_archive(at_desk: Desk, site: Site) -> None:
    """It is derived by the next run, as from a run that was killed."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3))
    at_desk.sources({"id": "a", "url": f"{site.url}/a.xml"})
    ingest()
    before = at_desk.query("select article_id, title, first_seen_at, published_at from articles order by all")
    (at_desk.home / "state" / "warehouse.duckdb").unlink()
    with pytest.raises(SilkwireError, match="silkwire run"):
        replay()
    ingest()
    assert at_desk.query("select article_id, title, first_seen_at, published_at from articles order by all") == before


def test_a_replay_waits_for_what_a_killed_run_has_left(aged: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derived without its pages, a run would never get them."""
    monkeypatch.setattr(Warehouse, "load", die)
    with pytest.raises(RuntimeError):
        ingest(force=True)
    monkeypatch.undo()
    sit_down(aged, os.environ.get("PREFECT_API_URL", ""), monkeypatch)
    with pytest.raises(SilkwireError, match="silkwire ingest"):
        replay()


def test_a_replay_after_the_loss_of_the_warehouse_loses_nothing(at_desk: Desk, site: Site) -> None:
    """Pages fetched for an old run then stand behind what later runs had archived, and are that run's all the same."""
    for number in range(3):
        site.answers["/a.xml"] = Answer(a_feed(site, "a", 2, start=2 * number))
        at_desk.sources({"id": "a", "url": f"{site.url}/a.xml"})
        ingest(force=True)
    (at_desk.home / "state" / "warehouse.duckdb").unlink()
    at_desk.sources({"id": "a", "url": f"{site.url}/a.xml", "full_text": True})
    for number in range(6):
        site.answers[f"/a/{number}"] = a_page(f"China and Kazakhstan: {number}")
    assert len(ingest().recovered) == 3
    before = everything(at_desk)
    assert len(before["articles"]) == 7
    replay()
    assert everything(at_desk) == before


def test_a_recovery_that_is_killed_between_two_runs_is_done_again(
    at_desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often: the accounts of each run balance, and the house does not jam."""
    feed = a_feed(site, "a", 2)
    site.answers["/a.xml"] = Answer(feed.replace(b"</channel>", b"<item><title>Nowhere</title></item></channel>"))
    at_desk.sources({"id": "a", "url": f"{site.url}/a.xml"})
    ingest()
    ingest(force=True)
    (at_desk.home / "state" / "warehouse.duckdb").unlink()
    load, calls = Warehouse.load, []

    def dies_at_the_second(self: Warehouse, rows: Load) -> None:
        calls.append(rows)
        if len(calls) == 2:
            raise RuntimeError("power cut")
        load(self, rows)

    with monkeypatch.context() as broken:
        broken.setattr(Warehouse, "load", dies_at_the_second)
        with pytest.raises(RuntimeError):
            ingest()
    assert ingest().recovered
    assert at_desk.query("select count(*) from articles") == [(3,)]
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]


def test_a_day_that_is_none_is_the_users_error(at_desk: Desk) -> None:
    ingest()
    with pytest.raises(UsageError, match="2026-11-01"):
        replay(since="yesterday")
