"""What a run does about moved, lying, busy, fast and broken sources; and what it keeps."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from tests.flows.conftest import Answer, Desk, Site, a_closed_port, a_feed, a_page


def later(desk: Desk, **columns: str) -> None:
    """Let time pass for the sources and the items that wait, and set columns of the sources' states."""
    settings = ", ".join(f"{name} = {value}" for name, value in (columns | {"next_due_at": "null"}).items())
    with duckdb.connect(str(desk.home / "state" / "warehouse.duckdb")) as connection:
        connection.execute(f"update ops.source_state set {settings}")
        connection.execute("update ops.queue set not_before = not_before - interval 30 day")
        connection.execute("delete from ops.host_pauses")


def state(desk: Desk, column: str) -> Any:
    [(value,)] = desk.query(f"select {column} from ops.source_state")
    return value


def a_sitemap(*entries: tuple[str, datetime | None]) -> Answer:
    lines = "".join(
        f"<url><loc>{url}</loc>{f'<lastmod>{at.isoformat()}</lastmod>' if at else ''}</url>" for url, at in entries
    )
    text = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'
    return Answer(text.encode(), content_type="application/xml")


def test_a_page_that_does_not_answer_comes_later_as_a_revision(at_desk: Desk, site: Site) -> None:
    """The news is there at once, from the feed; its text follows when the server is well again."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1), etag='"v1"')
    site.answers["/a/0"] = Answer(b"oops", status=500)
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    assert ingest().total.new == 2
    assert at_desk.query("select body, revision from articles where source_id = 'one'") == [("", 1)]
    assert ingest().taken_up.seen == 0, "a quarter of an hour has not passed"
    later(at_desk)
    assert ingest().taken_up.known == 1, "it still does not answer"
    assert at_desk.query("select revision from articles where source_id = 'one'") == [(1,)]
    site.answers["/a/0"] = a_page("China and Kazakhstan: a report")
    later(at_desk)
    assert ingest().taken_up.known == 1
    [(body, revision)] = at_desk.query("select body, revision from articles where source_id = 'one'")
    assert "tells the reader more" in body
    assert revision == 2
    later(at_desk)
    assert ingest().taken_up.seen == 0
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]


def test_a_page_that_is_missing_is_not_asked_for_again(at_desk: Desk, site: Site) -> None:
    """The article stands as the feed gave it."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1), etag='"v1"')
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    ingest()
    later(at_desk)
    assert ingest().taken_up.seen == 0
    assert site.asked.count("/a/0") == 1


def test_items_beyond_what_a_run_takes_are_queued(at_desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is taken up by a later run, though the feed that gave it has moved on; and every run balances."""
    monkeypatch.setattr("flows.taking.MOST_NEW", 6)
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 14))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    first = ingest()
    assert (first.total.seen, first.total.new, first.total.rejected) == (15, 6, 9)
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1, start=13))
    news = []
    for _ in range(4):
        later(at_desk)
        news.append(ingest().taken_up.new)
    assert sum(news) == 9
    assert at_desk.query("select count(*) from articles where source_id = 'one'") == [(14,)]
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]
    assert at_desk.query("select distinct reason from rejections") == [("postponed",)]


def test_a_feed_that_shares_nothing_with_the_one_before_is_a_suspected_gap(at_desk: Desk, site: Site) -> None:
    """It is on record, and the source is asked sooner."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 5))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    before = state(at_desk, "interval_seconds")
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 5, start=4))
    ingest(force=True)
    assert at_desk.query("select count(*) from fetches where suspected_gap") == [(0,)]
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 5, start=30))
    ingest(force=True)
    assert at_desk.query("select source_id, role from fetches where suspected_gap") == [("one", "feed")]
    assert state(at_desk, "interval_seconds") <= before / 2


def test_after_a_gap_older_pages_are_read_until_they_meet_what_is_known(at_desk: Desk, site: Site) -> None:
    """RFC 5005: what fell out of the feed between two polls is had all the same."""

    def page(name: str, start: int, older: str | None) -> None:
        link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="{site.url}{older}"/>' if older else ""
        feed = a_feed(site, "a", 5, start=start).replace(b"<title>a</title>", f"<title>a</title>{link}".encode())
        site.answers[name] = Answer(feed)

    page("/a.xml", 0, "/a.xml?page=2")
    page("/a.xml?page=2", 90, None)
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    assert "/a.xml?page=2" not in site.asked, "no gap, nothing to look for"
    page("/a.xml", 12, "/a.xml?page=2")
    page("/a.xml?page=2", 7, "/a.xml?page=3")
    page("/a.xml?page=3", 2, "/a.xml?page=4")
    page("/a.xml?page=4", 90, None)
    intake = ingest(force=True)
    assert intake.total.new == 5 + 5 + 2, "2 to 4 are known"
    assert "/a.xml?page=4" not in site.asked
    assert at_desk.query("select count(*) from articles where source_id = 'one'") == [(5 + 12,)]
    assert at_desk.query("select health, failures_in_a_row from source_health where source_id = 'one'")[0][1] == 0
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]


def test_after_a_gap_the_site_s_sitemap_is_tried(at_desk: Desk, site: Site) -> None:
    """What the feed lost stands there; other sections and languages of the site are left alone."""
    now = datetime.now(UTC)
    site.answers["/robots.txt"] = Answer(f"Sitemap: {site.url}/map.xml".encode(), content_type="text/plain")
    site.answers["/map.xml"] = a_sitemap(
        (f"{site.url}/a/20", now), (f"{site.url}/kk/20", now), (f"{site.url}/a/1", now - timedelta(days=90))
    )
    site.answers["/a/20"] = a_page("China and Kazakhstan: what was missed")
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3, start=30))
    assert ingest(force=True).total.new == 3 + 1
    assert at_desk.query(f"select title from articles where url = '{site.url}/a/20'") == [
        ("China and Kazakhstan: what was missed",)
    ]
    assert at_desk.query("select count(*) from articles where url like '%/kk/%'") == [(0,)]


def test_a_sitemap_is_a_source(at_desk: Desk, site: Site) -> None:
    """With an index and compressed parts; headlines come from the pages."""
    now = datetime.now(UTC)
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{site.url}/part.xml.gz</loc></sitemap></sitemapindex>'
    site.answers["/index.xml"] = Answer(index.encode(), content_type="application/xml")
    part = a_sitemap((f"{site.url}/n/1", now), (f"{site.url}/n/2", now), (f"{site.url}/n/0", now - timedelta(days=60)))
    site.answers["/part.xml.gz"] = Answer(gzip.compress(part.body), content_type="application/gzip")
    site.answers["/n/1"] = a_page("China and Uzbekistan: one")
    at_desk.sources({"id": "map", "url": f"{site.url}/index.xml", "kind": "sitemap"})
    intake = ingest()
    assert (intake.lines[0].outcome, intake.lines[0].tally.new, intake.lines[0].tally.rejected) == ("ok", 1, 1)
    assert at_desk.query("select title from articles where source_id = 'map'") == [("China and Uzbekistan: one",)]
    assert at_desk.query("select reason from rejections") == [("no_title",)]
    assert "/n/0" not in site.asked
    again = ingest(force=True)
    assert (again.lines[0].tally.known, again.lines[0].tally.rejected) == (2, 0)
    assert site.asked.count("/n/2") == 1, "what was no article is not fetched at every poll"


def test_a_permanent_move_is_learned_and_a_temporary_one_is_not(at_desk: Desk, site: Site) -> None:
    """The new address is asked from then on; when it fails, the catalogue's is asked again."""
    site.answers["/old.xml"] = Answer(status=301, headers={"Location": "/new.xml"})
    site.answers["/new.xml"] = Answer(a_feed(site, "a", 2))
    at_desk.sources({"id": "one", "url": f"{site.url}/old.xml"})
    ingest()
    assert at_desk.query("select health, moved_to from source_health where source_id = 'one'") == [
        ("moved", f"{site.url}/new.xml")
    ]
    ingest(force=True)
    assert site.asked == ["/old.xml", "/new.xml", "/new.xml"]
    del site.answers["/new.xml"]
    ingest(force=True)
    ingest(force=True)
    assert site.asked[-3:] == ["/new.xml", "/old.xml", "/new.xml"]
    site.answers["/old.xml"] = Answer(status=302, headers={"Location": "/new.xml"})
    site.answers["/new.xml"] = Answer(a_feed(site, "a", 2))
    ingest(force=True)
    assert state(at_desk, "moved_to") is None


def test_a_source_that_is_gone_is_paused(at_desk: Desk, site: Site) -> None:
    """For a month; it is not asked by accident, and comes back by itself."""
    site.answers["/a.xml"] = Answer(b"gone", status=410)
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    assert at_desk.query("select health from source_health where source_id = 'one'") == [("gone",)]
    [(due,)] = at_desk.query("select next_due_at - now() from ops.source_state")
    assert due > timedelta(days=26)
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    ingest(force=True)
    assert at_desk.query("select health from source_health where source_id = 'one'") == [("healthy",)]


def test_a_busy_host_is_left_alone_by_all_its_sources(at_desk: Desk, site: Site) -> None:
    """In this run and in the next, until the time that it asked for."""
    at_desk.config.write_text(at_desk.config.read_text().replace('per_host_delay = "0s"', 'per_host_delay = "1s"'))
    site.answers["/a.xml"] = Answer(b"slow down", status=429, headers={"Retry-After": "3600"})
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 1))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"}, {"id": "two", "url": f"{site.url}/b.xml"})
    intake = ingest()
    assert {line.source_id: line.outcome for line in intake.lines} == {"one": "failed", "two": "not_started"}
    ingest(force=True)
    assert site.asked == ["/a.xml"]
    later(at_desk)
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    assert ingest().total.new == 2
    assert at_desk.query(
        "select distinct failure from fetches where source_id = 'two' and outcome = 'not_started'"
    ) == [("busy",)]


def test_a_feed_that_always_says_not_modified_is_found_out(at_desk: Desk, site: Site) -> None:
    """Its body is compared once a day; from then on it is asked unconditionally."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2), etag='"ever the same"')
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 4), etag='"ever the same"')
    assert ingest(force=True).total.new == 0
    later(at_desk, read_at="read_at - interval 2 day")
    assert ingest().total.new == 2
    assert at_desk.query("select validators_lie from source_health where source_id = 'one'") == [(True,)]
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 5), etag='"ever the same"')
    assert ingest(force=True).total.new == 1


def test_an_honest_not_modified_stays_trusted(at_desk: Desk, site: Site) -> None:
    """The test that finds out liars costs an honest server one request."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2), etag='"v1"')
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    later(at_desk, read_at="read_at - interval 2 day")
    ingest()
    assert site.asked == ["/a.xml"] * 3
    assert state(at_desk, "validators_lie") is False
    ingest(force=True)
    assert site.asked == ["/a.xml"] * 4


def test_what_a_feed_asks_for_is_kept(at_desk: Desk, site: Site) -> None:
    """`ttl` of the document and `max-age` of the answer."""
    feed = a_feed(site, "a", 2).replace(b"<title>a</title>", b"<title>a</title><ttl>180</ttl>")
    site.answers["/a.xml"] = Answer(feed)
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 2), headers={"Cache-Control": "public, max-age=7200"})
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"}, {"id": "two", "url": f"{site.url}/b.xml"})
    ingest()
    minutes = dict(at_desk.query("select source_id, date_diff('minute', now(), next_due_at) from ops.source_state"))
    assert 178 <= minutes["one"] <= 199
    assert 118 <= minutes["two"] <= 133


def test_an_unchanged_body_is_archived_once(at_desk: Desk, site: Site) -> None:
    """The second time a revisit record says that it was the same."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 20))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    ingest(force=True)
    rows = at_desk.query(
        "select record, digest, original_file is not null from captures where role = 'feed' order by captured_at"
    )
    assert [row[0] for row in rows] == ["response", "revisit"]
    assert rows[0][1] == rows[1][1]


def test_a_suspected_gap_does_not_fail_a_source_whose_sitemap_is_missing(at_desk: Desk, site: Site) -> None:
    """What is asked beside the source's own document says nothing of its health."""
    site.answers["/robots.txt"] = Answer(f"Sitemap: {site.url}/none.xml".encode(), content_type="text/plain")
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3, start=30))
    intake = ingest(force=True)
    assert "/none.xml" in site.asked
    assert [line.outcome for line in intake.lines] == ["ok"]
    assert at_desk.query("select health from source_health where source_id = 'one'") == [("gap",)]
    assert at_desk.query("select outcome from coverage where source_id = 'one'") == [("ok",), ("ok",)]


def test_old_archive_files_are_let_go_by_size(at_desk: Desk, site: Site) -> None:
    """The newest stay, the index and the horizon say so, and the warehouse keeps what was read from the others."""
    at_desk.config.write_text('[archive]\nmax_file = "1KB"\nkeep_size = "3KB"\n' + at_desk.config.read_text())
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    for number in range(6):
        site.answers["/a.xml"] = Answer(a_feed(site, f"n{number}", 3))
        ingest(force=True)
    files = sorted(path.name for path in (at_desk.home / "state" / "archive").iterdir())
    assert 1 <= len(files) < 6
    assert {file for (file,) in at_desk.query("select distinct file from captures")} == set(files)
    assert at_desk.query("select count(*) from articles where source_id = 'one'") == [(18,)]
    [(horizon, oldest)] = at_desk.query(
        'select (select "at" from ops.archive_horizon), (select min(captured_at) from captures)'
    )
    assert horizon < oldest


def an_index(site: Site, *parts: str) -> Answer:
    lines = "".join(f"<sitemap><loc>{site.url}{part}</loc></sitemap>" for part in parts)
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</sitemapindex>'
    return Answer(text.encode(), content_type="application/xml", etag='"static"')


def test_a_sitemap_whose_pages_are_dead_keeps_no_feeds_item_out(at_desk: Desk, site: Site) -> None:
    """What has no headline stands back for the same with one: in one run, in a later one, and beside what waits."""
    site.answers["/map.xml"] = a_sitemap(*((f"{site.url}/a/{n}", datetime.now(UTC)) for n in range(2)))
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    at_desk.sources(
        {"id": "map", "url": f"{site.url}/map.xml", "kind": "sitemap"}, {"id": "one", "url": f"{site.url}/a.xml"}
    )
    first = ingest()
    assert [(line.tally.new, line.tally.rejected) for line in first.lines] == [(0, 1), (1, 0)]
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2))
    assert ingest(force=True).total.new == 1
    assert at_desk.query("select count(*) from articles where source_id = 'one'") == [(2,)]
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]


def test_every_part_of_a_large_index_has_its_turn(at_desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though a run does not read all of them."""
    monkeypatch.setattr("flows.following.MOST_DOCUMENTS", 3)
    site.answers["/index.xml"] = an_index(site, *(f"/part{n}.xml" for n in range(6)))
    for number in range(6):
        site.answers[f"/part{number}.xml"] = a_sitemap((f"{site.url}/n/{number}", datetime.now(UTC)))
        site.answers[f"/n/{number}"] = a_page(f"China and Uzbekistan: {number}")
    at_desk.sources({"id": "map", "url": f"{site.url}/index.xml", "kind": "sitemap"})
    for _ in range(20):
        if len({path for path in site.asked if path.startswith("/part")}) == 6:
            break
        ingest(force=True)
    assert at_desk.query("select count(*) from articles where source_id = 'map'") == [(6,)]


def test_an_index_that_never_changes_does_not_hide_its_parts(at_desk: Desk, site: Site) -> None:
    """It is asked unconditionally, and so are the parts."""
    site.answers["/index.xml"] = an_index(site, "/part.xml")
    site.answers["/part.xml"] = a_sitemap((f"{site.url}/n/1", datetime.now(UTC)))
    for number in (1, 2):
        site.answers[f"/n/{number}"] = a_page(f"China and Uzbekistan: {number}")
    at_desk.sources({"id": "map", "url": f"{site.url}/index.xml", "kind": "sitemap"})
    ingest()
    site.answers["/part.xml"] = a_sitemap(*((f"{site.url}/n/{n}", datetime.now(UTC)) for n in (1, 2)))
    assert ingest(force=True).total.new == 1


def test_a_sitemap_read_after_a_gap_leaves_held_articles_alone(at_desk: Desk, site: Site) -> None:
    """It knows less of them than their feed did; and each is counted once."""
    now = datetime.now(UTC)
    site.answers["/robots.txt"] = Answer(f"Sitemap: {site.url}/map.xml".encode(), content_type="text/plain")
    site.answers["/map.xml"] = a_sitemap(*((f"{site.url}/a/{n}", now) for n in range(3)))
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    before = at_desk.query("select title, standfirst, revision from articles order by all")
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2, start=30))
    intake = ingest(force=True)
    assert (intake.lines[0].tally.seen, intake.lines[0].tally.new, intake.lines[0].tally.known) == (5, 2, 3)
    assert set(before) < set(at_desk.query("select title, standfirst, revision from articles"))


def test_sources_that_have_waited_longest_are_polled_first(at_desk: Desk, site: Site) -> None:
    """Where a run has not time for all, it is not always the same ones that go without."""
    at_desk.config.write_text(at_desk.config.read_text().replace("[catalog]", "concurrency = 1\n[catalog]"))
    for name in ("a", "b", "c"):
        site.answers[f"/{name}.xml"] = Answer(a_feed(site, name, 1))
    at_desk.sources(*({"id": name, "url": f"{site.url}/{name}.xml", "every": "1h"} for name in ("a", "b", "c")))
    ingest(sources=["c"])
    ingest(sources=["a"])
    site.asked.clear()
    ingest(force=True)
    assert site.asked == ["/b.xml", "/c.xml", "/a.xml"]


def test_no_public_file_holds_a_sources_password(at_desk: Desk, site: Site) -> None:
    """It goes to the source's own server, and nowhere else."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml".replace("://", "://bob:s3cret@")})
    assert ingest().total.new == 2
    assert b"s3cret" not in (at_desk.home / "silkwire.duckdb").read_bytes()
    for path in (at_desk.home / "state" / "archive").iterdir():
        assert b"s3cret" not in gzip.decompress(path.read_bytes())


def test_sources_that_fail_alone_are_slowed_though_nothing_else_is_due(at_desk: Desk, site: Site) -> None:
    """An outage of our own is told from three dead sources by those that were well before."""
    dead = [{"id": f"d{n}", "url": f"http://127.0.0.1:{a_closed_port()}/{n}"} for n in range(3)]
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "every": "1d"}, *dead)
    ingest()
    later(at_desk)
    with duckdb.connect(str(at_desk.home / "state" / "warehouse.duckdb")) as connection:
        connection.execute("update ops.source_state set next_due_at = now() + interval 1 day where source_id = 'one'")
    assert len(ingest().lines) == 3
    assert at_desk.query("select distinct failures from ops.source_state where source_id <> 'one'") == [(2,)]


A_BOT_CHECK = Answer(
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    b"<p>Please enable JavaScript and cookies to continue</p><script>window._cf_chl_opt={};</script></body></html>",
    content_type="text/html",
)


def an_item(url: str, title: str, text: str) -> str:
    described = f"<description>{text}</description>" if text else ""
    return f"<item><title>{title}</title><link>{url}</link>{described}</item>"


def test_a_wall_is_not_stored_as_news(at_desk: Desk, site: Site) -> None:
    """What the feed said of the item stands; the page is refused on record, and asked for again later."""
    items = an_item(f"{site.url}/1", "China and Kazakhstan open a road", "The road is open.")
    items += an_item(f"{site.url}/2", "China and Uzbekistan sign", "")
    site.answers["/a.xml"] = Answer(f"<rss version='2.0'><channel><title>a</title>{items}</channel></rss>".encode())
    site.answers["/1"] = site.answers["/2"] = A_BOT_CHECK
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    total = ingest().total
    assert (total.seen, total.new, total.rejected) == (3, 2, 1), "the seed beside them"
    assert at_desk.query("select title, standfirst, body from articles where source_id = 'one'") == [
        ("China and Kazakhstan open a road", "The road is open.", "")
    ]
    assert at_desk.query("select url, reason, role from rejections order by url") == [
        (f"{site.url}/1", "bot_check", "page"),
        (f"{site.url}/2", "bot_check", "item"),
    ]
    assert at_desk.query("select distinct outcome, failure, http_status from fetches where role = 'page'") == [
        ("failed", "walled", 200)
    ]
    site.answers["/1"] = site.answers["/2"] = a_page("China and Kazakhstan: a report")
    later(at_desk)
    taken_up = ingest().taken_up
    assert (taken_up.seen, taken_up.new, taken_up.known) == (2, 1, 1)
    bodies = at_desk.query("select body, revision from articles where source_id = 'one' order by revision")
    assert [("tells the reader more" in body, revision) for body, revision in bodies] == [(True, 1), (True, 2)]
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]


def test_what_a_page_says_beside_its_text_is_kept(at_desk: Desk, site: Site) -> None:
    """Its last change, whom it credits, and the script of a language that has several."""
    paragraph = "Ўзбекистон ва Хитой ўртасидаги савдо ҳажми ўтган йилга нисбатан ошди, дея хабар берди вазирлик. " * 4
    site.answers["/a.xml"] = Answer(
        f"<rss version='2.0'><channel><title>a</title>{an_item(f'{site.url}/1', 'Савдо ҳажми ошди', '')}"
        "</channel></rss>".encode()
    )
    site.answers["/1"] = Answer(
        f"<html lang='uz'><head><title>Савдо ҳажми ошди</title>"
        "<meta property='article:published_time' content='2026-11-20T10:00:00+05:00'>"
        "<meta property='article:modified_time' content='2026-11-20T12:30:00+05:00'></head><body><article>"
        f"<h1>Савдо ҳажми ошди</h1><p>{paragraph}</p><p>{paragraph}</p><p>Манба: ЎзА</p></article></body>".encode(),
        content_type="text/html",
    )
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    ingest()
    assert at_desk.query(
        "select language, script, wire, epoch(modified_at - published_at) from articles where source_id = 'one'"
    ) == [("uz", "Cyrl", "UzA", 9000)]
