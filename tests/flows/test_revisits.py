"""Pages looked at again: revisions, what is no revision, what is gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from flows.replay import replay
from tests.flows.conftest import Answer, Desk, Site, a_feed, a_page
from tests.flows.test_crash import run_alone
from tests.flows.test_replay import everything

TITLE = "China and Kazakhstan: a report"
NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(["flows.ingest"])


def text(*more: str, title: str = TITLE, killed: str = "12") -> Answer:
    """The page of the report."""
    lines = [
        f"At least {killed} trucks were lost at the border of China and Kazakhstan, officials of both sides said.",
        "The road at Khorgos was closed for the night, and opened again in the morning when the snow had stopped.",
        "Traders from Almaty and Urumqi wait for their goods, of which nobody knows yet where they have gone.",
        *more,
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html lang='en'><title>{title}</title><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Answer(body=html.encode(), content_type="text/html; charset=utf-8")


def front_page() -> Answer:
    links = "".join(f"<li><a href='/a/{n}'>Some other news, number {n}</a></li>" for n in range(30))
    return Answer(f"<html><title>Front</title><body><ul>{links}</ul></body></html>".encode(), content_type="text/html")


def an_hour_passes(desk: Desk) -> None:
    """Every page that waits for its next look is due."""
    with duckdb.connect(str(desk.home / "state" / "warehouse.duckdb")) as connection:
        connection.execute("update ops.revisits set due_at = due_at - interval 30 day")
        connection.execute("delete from ops.host_pauses")


def look(desk: Desk) -> list[tuple[Any, ...]]:
    """Look again; what the last look found: finding, misses, revision."""
    an_hour_passes(desk)
    ingest()
    return desk.query("select finding, misses, revision from visits order by visited_at desc limit 1")


@pytest.fixture
def followed(at_desk: Desk, site: Site) -> Desk:
    """A desk with one article in scope, whose page was read."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    site.answers["/a/0"] = text()
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True, "every": "30d"})
    ingest()
    assert at_desk.query("select finding, round, revision from visits") == [("read", 0, 1)]
    site.asked.clear()
    return at_desk


def test_a_page_is_asked_for_again_when_it_is_due_and_not_before(followed: Desk, site: Site) -> None:
    """After about an hour; the one that is as it was is noted, and nothing more."""
    ingest()
    assert site.asked == []
    assert followed.query("select round, due_at - seen_at from ops.revisits")[0][0] == 1
    assert look(followed) == [("same", 0, 1)]
    assert site.asked.count("/a/0") == 1
    assert followed.query("select count(*) from revisions where revision > 1") == [(0,)]
    assert followed.query("select count(*), sum(items_seen) from fetches where role = 'page'") == [(2, 0)]
    assert followed.query("select bool_and(balances) from coverage") == [(True,)]


def test_a_changed_text_is_a_revision_with_its_changes(followed: Desk, site: Site) -> None:
    """What was and what is, with the number; tags stand in the new text."""
    site.answers["/a/0"] = text("A commission of both governments will look into it, Beijing said.", killed="15")
    assert look(followed) == [("revised", 0, 2)]
    changed = followed.query("select kind, before, after, substantial from changes order by position")
    assert [(kind, substantial) for kind, _, _, substantial in changed] == [
        ("reworded", True),
        ("number", True),
        ("added", True),
    ]
    assert changed[1][1:3] == ("12", "15")
    assert followed.query("select count(*) from mentions where matched_text = 'Beijing'") == [(1,)]
    assert followed.query("select revision, in_scope from articles where source_id = 'one'") == [(2, True)]
    assert look(followed) == [("same", 0, 2)]


def test_a_new_headline_on_the_page_is_a_revision_once(followed: Desk, site: Site) -> None:
    """The feed's own wording stays until the page's changes; of two in turn each is a revision once."""
    feeds_own = followed.query("select title from articles where source_id = 'one'")
    assert feeds_own == [("China and Kazakhstan: a report 0",)]
    for title in ("China and Kazakhstan reopen the road", TITLE, "China and Kazakhstan reopen the road"):
        site.answers["/a/0"] = text(title=title)
        look(followed)
    titles = followed.query("select title from revisions where revision > 1 order by revision")
    assert titles == [("China and Kazakhstan reopen the road",), (TITLE,)]


def test_what_is_only_cosmetic_makes_no_revision(followed: Desk, site: Site) -> None:
    page = text("Updated: 12 May 2026, 10:30")
    site.answers["/a/0"] = Answer(page.body.replace(b"said.", b"said!"), content_type=page.content_type)
    assert look(followed) == [("cosmetic", 0, 1)]
    assert followed.query("select count(*) from changes") == [(0,)]


CONSENT = b"<html><title>Before you continue</title><body><h1>Before you continue</h1><p>We use cookies and data.</p>"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<html><title>x</title><body></body></html>", content_type="text/html"),
        Answer(CONSENT, content_type="text/html"),
        Answer(b"%PDF-1.4", content_type="application/pdf"),
        a_page("Something else altogether is told here"),
    ],
)
def test_a_page_that_gives_less_never_replaces_the_text(followed: Desk, site: Site, answer: Answer) -> None:
    """A wall, an empty page, another text: what is held stays, and it is no deletion."""
    before = followed.query("select * from articles order by all")
    site.answers["/a/0"] = answer
    for _ in range(4):
        assert look(followed) == [("poorer", 0, 1)]
    assert followed.query("select * from articles order by all") == before
    assert followed.query("select * from deletions") == []


GONE = {
    "404": Answer(b"", status=404),
    "410": Answer(b"gone", status=410),
    "a page that says so": Answer(
        b"<html><title>404</title><body><h1>Page not found</h1></body></html>", content_type="text/html"
    ),
    "a redirect to the front page": Answer(b"", status=302, headers={"Location": "/"}),
}


@pytest.mark.parametrize("how", GONE)
def test_a_page_that_is_gone_three_times_is_deleted_and_comes_back(followed: Desk, site: Site, how: str) -> None:
    """Once or twice may be a glitch; the text stays; a page that is there again is said to be, and its absence was."""
    site.answers["/"] = front_page()
    site.answers["/a/0"] = GONE[how]
    assert look(followed) == [("missing", 1, 1)]
    assert followed.query("select due_at - visited_at < interval 16 minute from ops.revisits") == [(True,)]
    assert look(followed) == [("missing", 2, 1)]
    assert followed.query("select * from deletions") == []
    assert look(followed) == [("deleted", 3, 1)]
    [(misses, returned, in_order)] = followed.query(
        "select misses, returned_at, last_seen_at < first_missed_at and first_missed_at < confirmed_at from deletions"
    )
    assert (misses, returned, in_order) == (3, None, True)
    assert "12 trucks" in followed.query("select body from articles where source_id = 'one'")[0][0]
    site.answers["/a/0"] = text()
    assert look(followed) == [("same", 0, 1)]
    assert followed.query("select misses, returned_at > confirmed_at from deletions") == [(3, True)]


def test_one_miss_between_two_looks_is_no_deletion(followed: Desk, site: Site) -> None:
    for answer in (GONE["404"], text(), GONE["404"], GONE["404"], text()):
        site.answers["/a/0"] = answer
        look(followed)
    assert followed.query("select * from deletions") == []


@pytest.mark.parametrize("status", [500, 503, 403])
def test_a_server_in_trouble_says_nothing(followed: Desk, site: Site, status: int) -> None:
    """It is asked again; what is held stays, and nothing is deleted."""
    site.answers["/a/0"] = Answer(b"no", status=status)
    for _ in range(4):
        assert look(followed) == [("silent", 0, 1)]
    assert followed.query("select * from deletions") == []


def test_pages_out_of_scope_and_seeds_are_left_alone(at_desk: Desk, site: Site) -> None:
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1, about="Cheese and wine"))
    site.answers["/a/0"] = a_page("Cheese and wine")
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    ingest()
    assert at_desk.query("select count(*) from ops.revisits") == [(0,)]
    assert at_desk.query("select count(*) from visits") == [(0,)]


def test_an_unchanged_page_is_asked_for_with_its_validator(followed: Desk, site: Site) -> None:
    """The second time; "not modified" is noted as the same."""
    page = text()
    page.etag = '"p1"'
    site.answers["/a/0"] = page
    assert look(followed) == [("same", 0, 1)]
    assert look(followed) == [("same", 0, 1)]
    assert followed.query("select outcome from fetches where role = 'page' order by started_at") == [
        ("ok",),
        ("ok",),
        ("not_modified",),
    ]


def test_a_new_headline_of_the_feed_does_not_disturb(followed: Desk, site: Site) -> None:
    """Both read the page; there is one edit of it in a run, and the schedule goes on."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1, about="Kazakhstan, China and the snow"))
    site.answers["/a/0"] = text(killed="15")
    an_hour_passes(followed)
    ingest(force=True)
    assert followed.query("select revision from articles where source_id = 'one'") == [(2,)]
    assert site.asked.count("/a/0") == 1
    assert look(followed) == [("same", 0, 2)]


def test_new_pages_come_before_those_seen(followed: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no run looks at more than its share."""
    monkeypatch.setattr("flows.revisiting.MOST", 2)
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 4))
    for number in range(4):
        site.answers[f"/b/{number}"] = text(f"It is the report of number {number}, the ministry of Kazakhstan said.")
    followed.sources(
        {"id": "one", "url": f"{site.url}/a.xml", "full_text": True, "every": "30d"},
        {"id": "two", "url": f"{site.url}/b.xml", "full_text": True, "every": "30d"},
    )
    an_hour_passes(followed)
    ingest()
    assert [path for path in site.asked if path.count("/") == 2][-1] == "/a/0"
    an_hour_passes(followed)
    site.asked.clear()
    ingest()
    assert len([path for path in site.asked if path.count("/") == 2]) == 2
    ingest()
    assert len([path for path in site.asked if path.count("/") == 2]) == 4


def a_week(desk: Desk, site: Site) -> None:
    """Edits, walls, a deletion and a return, one look each."""
    for answer in (
        text(killed="13"),
        text(killed="15", title="China and Kazakhstan reopen the road"),
        Answer(CONSENT, content_type="text/html"),
        Answer(b"", status=404),
        Answer(b"no", status=500),
        GONE["a page that says so"],
        Answer(b"", status=404),
        text(killed="16"),
    ):
        site.answers["/a/0"] = answer
        look(desk)


def test_a_replay_derives_the_same_revisions_and_deletions(followed: Desk, site: Site) -> None:
    """From the archive alone, and with all that hangs on them; and the looks go on."""
    a_week(followed, site)
    before, asked = everything(followed), len(site.asked)
    assert len(before["visits"]) == 9
    assert followed.query("select max(revision) from revisions") == [(4,)]
    deletions = followed.query("select * from deletions")
    assert len(deletions) == 1
    schedule = "select article_id, url, round, due_at, misses, title from ops.revisits"
    for since in (None, "2001-01-01", "2099-01-01"):
        replay(since=since)
        after = everything(followed)
        for table in before:
            assert after[table] == before[table], (since, table)
        assert followed.query("select * from deletions") == deletions
        assert len(followed.query(schedule)) == 1
    assert len(site.asked) == asked
    site.answers["/a/0"] = text(killed="17")
    assert look(followed) == [("revised", 0, 5)]


@pytest.mark.parametrize("answer", [text(killed="15"), Answer(b"gone", status=410)])
def test_what_a_killed_run_had_looked_at_is_loaded(followed: Desk, site: Site, answer: Answer) -> None:
    """Under its own run id, once, and not asked for again."""
    site.answers["/a/0"] = answer
    an_hour_passes(followed)
    size = sum(path.stat().st_size for path in followed.home.glob("state/archive/*"))
    process = NURSERY.Process(target=run_alone, args=(dict(os.environ),))
    process.start()
    deadline = time.monotonic() + 60
    while process.is_alive() and time.monotonic() < deadline:
        pages = site.asked.count("/a/0")
        if pages and sum(path.stat().st_size for path in followed.home.glob("state/archive/*")) > size + 900:
            os.kill(process.pid or 0, signal.SIGKILL)
            break
        time.sleep(0.0005)
    process.join()
    ingest()
    ingest()
    found = followed.query("select finding, misses, revision from visits where round > 0")
    assert found in ([("revised", 0, 2)], [("missing", 1, 1)])
    assert followed.query("select bool_and(balances) from coverage") == [(True,)]
    assert followed.query("select count(*) from revisions where revision > 2") == [(0,)]
    before = everything(followed)
    replay()
    assert everything(followed)["visits"] == before["visits"]
    assert everything(followed)["revisions"] == before["revisions"]
