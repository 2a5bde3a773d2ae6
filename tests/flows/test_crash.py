from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fetch.archive import Archive
from flows.digest import digest
from flows.ingest import ingest
from tests.flows.conftest import Answer, Desk, Site, a_desk, a_feed, a_page, a_site, sit_down

SOURCES, ITEMS = 4, 3
NURSERY = multiprocessing.get_context("forkserver")
"""Runs are born with everything imported, which takes most of a short run."""
NURSERY.set_forkserver_preload(["flows.ingest"])
WHAT_COUNTS = """
select replace(url, '{site}', ''), title, body, source_id, published_at, revision, in_scope, copy_of, content_hash
from articles order by all
"""


def furnish(desk: Desk, site: Site) -> None:
    """Four sources of three items each, with pages."""
    site.answers["/robots.txt"] = Answer(b"", content_type="text/plain")
    for number in range(SOURCES):
        name = f"s{number}"
        site.answers[f"/{name}.xml"] = Answer(a_feed(site, name, ITEMS))
        for item in range(ITEMS):
            site.answers[f"/{name}/{item}"] = a_page(f"Page {item} of {name} speaks of Tashkent and Beijing.")
    desk.sources(*({"id": f"s{n}", "url": f"{site.url}/s{n}.xml", "full_text": n % 2 == 0} for n in range(SOURCES)))


def after_requests(count: int) -> Callable[[Site, Desk], bool]:
    """The moment when the server has been asked so many times."""
    return lambda site, _: len(site.asked) >= count


def when_there_is(pattern: str) -> Callable[[Site, Desk], bool]:
    """The moment when a file of that name is there."""
    return lambda _, desk: any(desk.home.glob(pattern))


def when_archived(size: int) -> Callable[[Site, Desk], bool]:
    """The moment when the archive holds so many bytes."""
    return lambda _, desk: sum(path.stat().st_size for path in desk.home.glob("state/archive/*")) >= size


MOMENTS: dict[str, Callable[[Site, Desk], bool]] = {
    "as the working warehouse is made": when_there_is("state/warehouse.duckdb*"),
    "as the working warehouse appears": when_there_is("state/warehouse.duckdb"),
    "at the first request": after_requests(1),
    "at the third request": after_requests(3),
    "as the archive begins": when_archived(1),
    "amid the feeds": when_archived(1500),
    "at the first page": after_requests(SOURCES + 2),
    "amid the pages": after_requests(SOURCES + 4),
    "after the last request": after_requests(SOURCES + 1 + 2 * ITEMS),
    "as rows are spooled": when_there_is("state/spool/rows-*"),
    "as it publishes": when_there_is("*.publishing"),
    "when it has published": when_there_is("silkwire.duckdb"),
}


def run_alone(environment: dict[str, str]) -> None:
    """An ingest in a process of its own."""
    os.environ.update(environment)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
        ingest(force=True)


def run_and_kill(desk: Desk, site: Site, moment: Callable[[Site, Desk], bool]) -> bool:
    """Run an ingest in a process of its own and kill it at a moment; whether it was killed before its end."""
    process = NURSERY.Process(target=run_alone, args=(dict(os.environ),))
    process.start()
    deadline = time.monotonic() + 60
    while process.is_alive() and time.monotonic() < deadline:
        if moment(site, desk):
            process.kill()
            break
        time.sleep(0.001)
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.fixture(scope="module")
def undisturbed(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What a run ends with that nobody kills: all of it, once."""
    with a_site() as site, pytest.MonkeyPatch.context() as monkeypatch:
        desk = sit_down(a_desk(tmp_path_factory.mktemp("undisturbed")), prefect_api, monkeypatch)
        furnish(desk, site)
        assert ingest().total.new == 1 + SOURCES * ITEMS
        return desk.query(WHAT_COUNTS.format(site=site.url))


@pytest.mark.parametrize("name", MOMENTS)
def test_a_kill_loses_nothing_and_repeats_nothing(
    at_desk: Desk, site: Site, undisturbed: list[tuple[object, ...]], name: str
) -> None:
    """Killed at any moment, then run: the same articles as in a run that nobody kills."""
    furnish(at_desk, site)
    assert run_and_kill(at_desk, site, MOMENTS[name])
    ingest(force=True)
    assert at_desk.query(WHAT_COUNTS.format(site=site.url)) == undisturbed
    assert at_desk.query("select count(*) from coverage where not balances") == [(0,)]
    assert at_desk.query("select count(*) from runs where state = 'running'") == [(0,)]
    assert at_desk.query("select article_id, count(*) from revisions group by all having count(*) > 1") == []


def test_what_a_killed_run_had_fetched_is_not_fetched_again(at_desk: Desk, site: Site) -> None:
    """Its archive is loaded under its own run id, and only what it had not got is asked for."""
    furnish(at_desk, site)
    last = SOURCES + 1 + 2 * ITEMS
    assert run_and_kill(at_desk, site, lambda site, desk: after_requests(last)(site, desk) and pages_archived(desk))
    site.asked.clear()
    intake = ingest()
    assert intake.recovered
    assert [path for path in site.asked if path.count("/") == 2] == []
    assert at_desk.query("select state from runs order by started_at") == [("crashed",), ("completed",)]
    assert at_desk.query("select count(*) from articles") == [(1 + SOURCES * ITEMS,)]


def test_what_a_killed_run_had_fetched_is_in_the_next_digest(at_desk: Desk, site: Site) -> None:
    """Also where a digest was written between the kill and its recovery."""
    furnish(at_desk, site)
    assert run_and_kill(at_desk, site, when_archived(1500))
    digest()
    ingest(force=True)
    digest()
    lost = at_desk.query("select url from articles where article_id not in (select article_id from digest_items)")
    by_title = at_desk.query("select count(*) from digest_items")
    assert by_title[0][0] + len(lost) == 1 + SOURCES * ITEMS
    assert all(f"{site.url}/s" in url for (url,) in lost)
    told = "(select story_id from articles where article_id in (select article_id from digest_items))"
    assert at_desk.query(f"select url from articles where in_scope and story_id not in {told}") == []


def test_a_source_taken_out_after_a_kill_loses_nothing(at_desk: Desk, site: Site) -> None:
    """Its archived answers are read as it was when they were fetched."""
    furnish(at_desk, site)
    ingest(sources=[])
    site.answers["/late.xml"] = Answer(a_feed(site, "late", 2))
    at_desk.sources({"id": "late", "url": f"{site.url}/late.xml"})
    assert run_and_kill(at_desk, site, lambda site, desk: "/late.xml" in site.asked and has(desk, b"/late.xml"))
    at_desk.sources()
    ingest()
    assert at_desk.query("select count(*) from articles where source_id = 'late'") == [(2,)]


def has(desk: Desk, words: bytes) -> bool:
    """Whether the archive holds an answer with these words."""
    captures = [capture for _, capture in Archive(desk.home / "state" / "archive").read_from({})]
    return any(words in capture.requested_url.encode() for capture in captures)


def test_an_archive_without_its_warehouse_is_loaded_again(at_desk: Desk, site: Site) -> None:
    """Each run under its own id, with a row of its own."""
    furnish(at_desk, site)
    ingest(sources=["s0"])
    ingest(sources=["s1"])
    before = at_desk.query("select url from articles order by 1")
    runs = at_desk.query("select run_id from runs order by 1")
    for name in ("warehouse.duckdb", "warehouse.duckdb.wal"):
        (at_desk.home / "state" / name).unlink(missing_ok=True)
    site.answers.clear()
    ingest(sources=["s0"])
    assert at_desk.query("select url from articles order by 1") == before
    assert set(runs) <= set(at_desk.query("select run_id from runs"))


def test_an_archive_of_a_source_that_nobody_knows_stops_nothing(at_desk: Desk, site: Site) -> None:
    """Neither catalogue nor warehouse has it any more: said as a failure, and the run goes on."""
    furnish(at_desk, site)
    ingest(sources=["s1"])
    for name in ("warehouse.duckdb", "warehouse.duckdb.wal"):
        (at_desk.home / "state" / name).unlink(missing_ok=True)
    at_desk.sources()
    assert len(ingest().recovered) == 1
    assert at_desk.query("select count(*) from articles") == [(1,)], "the seed, which was archived, too"
    [(outcome, error)] = at_desk.query("select outcome, error from fetches where source_id = 's1'")
    assert outcome == "failed"
    assert "in the catalogue no more" in error


def pages_archived(desk: Desk) -> bool:
    """Whether the archive holds every answer."""
    captures = [capture for _, capture in Archive(desk.home / "state" / "archive").read_from({})]
    return sum(capture.role == "page" for capture in captures) == 2 * ITEMS
