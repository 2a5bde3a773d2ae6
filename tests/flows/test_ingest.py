from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from flows.digest import digest
from flows.ingest import ingest
from newsdesk.errors import SilkwireError, UsageError
from tests.flows.conftest import SEED, Answer, Desk, Site, a_closed_port, a_feed, a_page


def test_a_seed_is_an_article(at_desk: Desk) -> None:
    """With no source at all: its date, its scope, its tags with evidence."""
    intake = ingest()
    assert (intake.total.new, intake.total.seen) == (1, 1)
    assert at_desk.query(
        "select url, title, published_at::date::varchar, published_precision, published_basis, language, in_scope "
        "from articles"
    ) == [("seed:port", "China and Kazakhstan open a dry port", "2026-11-20", "day", "seed", "en", True)]
    tags = {tag for (tag,) in at_desk.query("select tag from tags")}
    assert {"country/CN", "country/KZ", "topic/connectivity"} <= tags


def test_a_malformed_seed_is_rejected_with_file_and_line_and_the_rest_goes_on(at_desk: Desk) -> None:
    """A bad item is data."""
    (at_desk.root / "seeds" / "bad.txt").write_text("Title: No date\nnonsense\n\nText.\n")
    intake = ingest()
    assert (intake.seeds.new, intake.seeds.rejected) == (1, 1)
    [(url, reason, detail)] = at_desk.query("select url, reason, detail from rejections")
    assert (url, reason) == ("bad.txt", "malformed")
    assert detail.startswith("bad.txt:2:")


def test_an_edited_seed_is_a_revision(at_desk: Desk) -> None:
    """Both texts are kept; the article shows the later one."""
    ingest()
    (at_desk.root / "seeds" / "port.txt").write_text(SEED.replace("open a dry port", "close a dry port"))
    intake = ingest()
    assert (intake.seeds.new, intake.seeds.known) == (0, 1)
    assert at_desk.query("select title, revision from articles") == [("China and Kazakhstan close a dry port", 2)]
    assert at_desk.query("select count(*) from revisions") == [(2,)]


def test_feeds_are_polled_once_and_known_items_dropped(at_desk: Desk, site: Site) -> None:
    """Each item becomes one article, whatever the number of runs and of feeds that carry it."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 5))
    site.answers["/b.xml"] = Answer(a_feed(site, "a", 7))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"}, {"id": "two", "url": f"{site.url}/b.xml"})
    assert ingest().total.new == 1 + 5 + 2
    second = ingest(force=True)
    assert (second.total.new, second.total.known) == (0, 1 + 5 + 7)
    assert at_desk.query("select count(*), count(distinct url) from articles") == [(8, 8)]
    assert at_desk.query("select bool_and(balances) from coverage") == [(True,)]
    assert at_desk.query(
        "select source_id, items_seen, items_new, items_known from coverage order by items_new desc, 1"
    )[:2] == [("one", 5, 5, 0), ("two", 7, 2, 5)]


def test_a_source_that_is_not_due_is_left_alone(at_desk: Desk, site: Site) -> None:
    """Unless it is forced; and a conditional request brings nothing twice."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2), etag='"v1"')
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "every": "1h"})
    ingest()
    ingest()
    assert site.asked == ["/a.xml"]
    ingest(force=True)
    assert site.asked == ["/a.xml", "/a.xml"]
    assert at_desk.query("select outcome from fetches where role = 'feed' order by started_at") == [
        ("ok",),
        ("not_modified",),
    ]


def test_a_failing_source_costs_only_itself(at_desk: Desk, site: Site) -> None:
    """Each failure has its reason, in the intake and in the warehouse; the rest is loaded."""
    site.answers["/good.xml"] = Answer(a_feed(site, "good", 3))
    site.answers["/error.xml"] = Answer(b"oh", status=500, content_type="text/plain")
    site.answers["/page.xml"] = Answer(b"<html><body>Please log in</body></html>", content_type="text/html")
    at_desk.sources(
        *({"id": name, "url": f"{site.url}/{name}.xml"} for name in ("good", "error", "page", "missing")),
        {"id": "dead", "url": f"http://127.0.0.1:{a_closed_port()}/feed"},
    )
    intake = ingest()
    assert {line.source_id for line in intake.failures} == {"error", "page", "missing", "dead"}
    assert not intake.all_failed
    errors = dict(at_desk.query("select source_id, error from source_health where health = 'failing'"))
    assert errors["error"] == "HTTP 500 Internal Server Error"
    assert errors["missing"] == "HTTP 404 Not Found"
    assert "refused" in errors["dead"]
    assert errors["page"]
    assert at_desk.query("select count(*) from articles where source_id = 'good'") == [(3,)]


def test_an_outage_of_our_own_slows_no_source_down(at_desk: Desk, site: Site) -> None:
    """Where nothing answered at all, everything is due again at once; where something did, the dead one is slowed."""
    dead = [{"id": f"dead-{n}", "url": f"http://127.0.0.1:{a_closed_port()}/feed/{n}"} for n in range(3)]
    at_desk.sources(*dead)
    assert ingest().all_failed
    assert len(ingest().lines) == 3
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    at_desk.sources(dead[0], {"id": "good", "url": f"{site.url}/a.xml"})
    assert len(ingest().lines) == 2
    assert ingest().lines == ()


@pytest.mark.parametrize("hostile", [b"<!doctype html>", b"<!-- <html> -->", b"\x00\xff" * 50, b"<html>" * 3000])
def test_a_hostile_page_costs_no_more_than_its_own_text(at_desk: Desk, site: Site, hostile: bytes) -> None:
    """Whatever it provokes in a library: the article stands as the feed gave it, and the run goes on."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    site.answers["/a/0"] = Answer(hostile, content_type="text/html")
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    assert ingest().total.new == 2
    assert at_desk.query("select standfirst from articles where source_id = 'one'") == [
        ("What a says of it in number 0.",)
    ]


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "utf-7", "rot13", "no-such-charset"])
def test_a_feed_in_a_strange_charset_costs_only_itself(at_desk: Desk, site: Site, charset: str) -> None:
    """Read, or failed with a reason; never the run."""
    feed = a_feed(site, "a", 1).replace(b'version="1.0"?', f'version="1.0" encoding="{charset}"?'.encode())
    site.answers["/a.xml"] = Answer(feed, content_type="text/xml")
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    assert ingest().seeds.new == 1
    assert at_desk.query("select count(*) from runs where state = 'completed'") == [(1,)]


def test_an_item_for_whose_page_there_is_no_time_waits_once(
    at_desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever feeds carry it; the next run takes it up, though neither feed is asked again."""
    monkeypatch.setattr("flows.steps.PAGE_BUDGET", 0.0)
    for name in ("one", "two"):
        site.answers[f"/{name}.xml"] = Answer(a_feed(site, "a", 2), etag='"v1"')
    at_desk.sources(*({"id": name, "url": f"{site.url}/{name}.xml", "full_text": True} for name in ("one", "two")))
    first = ingest()
    assert {line.source_id: (line.tally.known, line.tally.rejected) for line in first.lines} == {
        "one": (0, 2),
        "two": (2, 0),
    }
    assert set(at_desk.query("select reason from rejections")) == {("postponed",)}
    monkeypatch.setattr("flows.steps.PAGE_BUDGET", 60.0)
    second = ingest()
    assert (second.lines, second.taken_up.new) == ((), 2)


def test_a_source_that_moves_is_asked_anew(at_desk: Desk, site: Site) -> None:
    """The validators and the back-off of the old address are not those of the new one."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1), etag='"same"')
    site.answers["/b.xml"] = Answer(a_feed(site, "b", 1), etag='"same"')
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "every": "1d"})
    ingest()
    at_desk.sources({"id": "one", "url": f"{site.url}/b.xml", "every": "1d"})
    assert ingest().total.new == 1


def test_two_seeds_of_one_address_settle(at_desk: Desk) -> None:
    """A second run adds nothing, whatever the first made of them."""
    for name in ("a", "b"):
        text = SEED.replace("Date:", "URL: https://example.org/one\nDate:").replace("open", f"open {name}")
        (at_desk.root / "seeds" / f"{name}.txt").write_text(text)
    for _ in range(3):
        ingest()
    assert at_desk.query("select max(revision) from articles") == [(1,)]


def test_an_old_seed_is_an_article(at_desk: Desk) -> None:
    """History may be older than the web."""
    (at_desk.root / "seeds" / "old.txt").write_text(SEED.replace("Nov 20, 2026", "Jan 5, 1985"))
    assert ingest().seeds.new == 2


def test_private_addresses_are_refused_unless_allowed(at_desk: Desk, site: Site) -> None:
    """The default settings reach no server on loopback."""
    at_desk.config.write_text('[catalog]\nsources = "sources.toml"\nseeds = "seeds"\n')
    at_desk.sources({"id": "inner", "url": f"{site.url}/a.xml"})
    intake = ingest()
    assert [line.outcome for line in intake.lines] == ["refused"]
    assert site.asked == []


def test_the_page_behind_an_item_gives_its_text(at_desk: Desk, site: Site) -> None:
    """Where the source says so; a page that cannot be had leaves what the feed gave."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2))
    site.answers["/a/0"] = a_page("Beijing and Astana agreed on a new railway.")
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nAllow: /\n", content_type="text/plain")
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True})
    ingest()
    bodies = dict(at_desk.query("select url, body from articles where source_id = 'one'"))
    assert "new railway. Sentence 7 of the article" in bodies[f"{site.url}/a/0"]
    assert bodies[f"{site.url}/a/1"] == ""
    assert at_desk.query("select role, outcome from fetches where role = 'page' order by outcome") == [
        ("page", "failed"),
        ("page", "ok"),
    ]
    site.asked.clear()
    ingest(force=True)
    assert site.asked == ["/a.xml"]


def test_every_answer_is_archived_before_it_is_read(at_desk: Desk, site: Site) -> None:
    """As WARC, the failed ones too."""
    site.answers["/a.xml"] = Answer(b"no feed at all, but archived", content_type="text/plain")
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    [file] = (at_desk.home / "state" / "archive").iterdir()
    text = gzip.decompress(file.read_bytes())
    assert text.startswith(b"WARC/1.")
    assert b"no feed at all, but archived" in text


def test_exact_copies_of_two_papers_are_linked(at_desk: Desk, site: Site) -> None:
    """Copies stay, and point at the one published first."""
    report = "".join(f"Paragraph {n} of one agency report on trains between China and Kazakhstan. " for n in range(9))
    for name, hour in (("late", 9), ("early", 8)):
        entry = (
            f"<item><title>{name} title</title><link>{site.url}/{name}</link><description>{report}</description>"
            f"<pubDate>Fri, 20 Nov 2026 0{hour}:00:00 +0000</pubDate></item>"
        )
        site.answers[f"/{name}.xml"] = Answer(f'<rss version="2.0"><channel>{entry}</channel></rss>'.encode())
    at_desk.sources(*({"id": name, "url": f"{site.url}/{name}.xml"} for name in ("late", "early")))
    ingest()
    assert at_desk.query(
        "select a.source_id, b.source_id, a.copy_kind from articles a join articles b on a.copy_of = b.article_id"
    ) == [("late", "early", "exact")]


def test_a_new_item_appears_in_the_next_digest_only_once(at_desk: Desk, site: Site) -> None:
    """A digest says what is new since the last one."""
    ingest()
    [first] = digest()
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml"})
    ingest()
    [second], [third] = digest(), digest()
    assert [first.lines, second.lines, third.lines] == [1, 1, 0]
    shown = at_desk.query(
        "select a.source_id from digest_items i join digests d using (digest_id) join articles a using (article_id) "
        "order by d.created_at"
    )
    assert shown == [("seeds",), ("one",)]
    assert all(path.exists() for path in second.files.values())


def test_a_digest_of_chosen_days_does_not_shift_the_next(at_desk: Desk) -> None:
    """It is made beside the schedule."""
    ingest()
    digest(first="2020-01-01", last="2020-01-02")
    [due] = digest()
    assert due.lines == 1
    with pytest.raises(UsageError, match=r"ends .* before it begins"):
        digest(first="2026-02-01", last="2026-01-01")
    with pytest.raises(UsageError, match="is no date"):
        digest(first="yesterday")


def test_two_writers_never_meet(at_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second says who holds the lock."""
    from flows import ingest as module
    from flows.home import Home

    monkeypatch.setattr(module, "LOCK_PATIENCE", 0.1)
    home = Home(at_desk.home)
    home.prepare()
    with home.writer(wait=0), pytest.raises(SilkwireError, match=r"another run is writing .*process \d+"):
        ingest()


def test_an_unknown_source_is_the_user_s_error(at_desk: Desk) -> None:
    """And nothing runs."""
    with pytest.raises(UsageError, match="no source 'nobody'"):
        ingest(sources=["nobody"])
    assert not Path(at_desk.home / "silkwire.duckdb").exists()


def test_the_captured_feeds_ingest_without_loss(at_desk: Desk, site: Site, measuring_data: Path) -> None:
    """Real feeds: every entry is accounted for, and a second run adds nothing."""
    captures = sorted((measuring_data / "feeds" / "captures").glob("*.gz"))[::3]
    for path in captures:
        site.answers[f"/{path.stem}"] = Answer(gzip.decompress(path.read_bytes()), content_type="text/xml")
    at_desk.sources(*({"id": path.stem, "url": f"{site.url}/{path.stem}"} for path in captures))
    first = ingest()
    assert len(first.lines) == len(captures)
    assert first.total.new > 500
    second = ingest(force=True)
    assert second.total.new == 0
    assert second.total.seen == first.total.seen
    assert at_desk.query("select count(*) from coverage where not balances") == [(0,)]
    assert at_desk.query("select count(*) from articles") == [(first.total.new,)]
