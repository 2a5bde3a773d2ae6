"""One article for all its addresses, whichever feeds carry it and however they link it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from flows.replay import replay
from newsdesk.identity import article_id
from newsdesk.page_address import trusted_canonical
from newsdesk.records import Capture, Page, Rejection, Source
from parsers.pages import parse_page
from tests.flows.conftest import Answer, Desk, Site, a_page
from tests.flows.test_fetching import later
from tests.flows.test_replay import die, everything
from warehouse.schema import MIGRATIONS, migrate
from warehouse.store import Warehouse

PORT = "A dry port opens at the border of China and Kazakhstan"
WATER = "Water talks of five ministers end in Tashkent"
PLACES = ("/news/port-opens-7701", "/news/water-talks-7702")


@pytest.fixture(autouse=True)
def pages_name_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read with what they say of their address."""

    def parsed(capture: Capture, source: Source) -> Page | Rejection:
        page = parse_page(capture, source)
        named = re.search(rb'<link rel="canonical" href="([^"]*)">', capture.body)
        if named is None or isinstance(page, Rejection):
            return page
        return replace(page, canonical=trusted_canonical(named[1].decode(), page_url=capture.url))

    monkeypatch.setattr("flows.steps.parse_page", parsed)


def feed(site: Site, *entries: tuple[str, str], guid: str = "") -> Answer:
    """An RSS feed of titles and paths."""
    items = "".join(
        f"<item><title>{title}</title><link>{site.url}{path}</link>{guid and f'<guid>{guid}{title}</guid>'}"
        f"<description>What is said of it at {path.strip('/').rpartition('/')[2][:8]}.</description></item>"
        for title, path in entries
    )
    return Answer(f'<rss version="2.0"><channel><title>f</title>{items}</channel></rss>'.encode())


def page(title: str, canonical: str = "") -> Answer:
    """A page with a headline, and what it says of its address."""
    answer = a_page(title)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    answer.body = answer.body.replace(b"<title>", f"{link}<title>".encode())
    return answer


def moved(to: str) -> Answer:
    """A redirect."""
    return Answer(status=302, headers={"Location": to})


def urls(desk: Desk, site: Site) -> list[str]:
    """Where the articles stand, seeds left out."""
    rows = desk.query("select url from articles where source_id <> 'seeds' order by 1")
    return [url.removeprefix(site.url) for (url,) in rows]


def pages_asked(site: Site) -> list[str]:
    """The pages that were asked for, by name, since they are asked for side by side; and forgets them."""
    asked = sorted(path for path in site.asked if not path.endswith((".xml", ".txt")))
    site.asked.clear()
    return asked


def balances(desk: Desk) -> bool:
    """Whether every item is accounted for."""
    return desk.query("select bool_and(balances) from coverage") == [(True,)]


def two_sources(desk: Desk, site: Site, **more: Any) -> None:
    desk.sources(*({"id": name, "url": f"{site.url}/{name}.xml", "full_text": True} | more for name in ("one", "two")))


def test_twins_in_two_feeds_are_one_article(at_desk: Desk, site: Site) -> None:
    """With the last slash and without, as AMP page, with what tells how the reader came."""
    two_sources(at_desk, site)
    site.answers["/one.xml"] = feed(site, (PORT, f"{PLACES[0]}?utm_source=rss"), (WATER, f"{PLACES[1]}/index.html"))
    site.answers["/two.xml"] = feed(site, (PORT, f"{PLACES[0]}/amp"), (WATER, f"{PLACES[1]}/"))
    site.answers[PLACES[0]] = page(PORT)
    first = ingest()
    assert {line.source_id: (line.tally.new, line.tally.known) for line in first.lines} == {
        "one": (2, 0),
        "two": (0, 2),
    }
    assert pages_asked(site) == [PLACES[0], f"{PLACES[1]}/index.html"]
    assert ingest(force=True).total.new == 0
    assert pages_asked(site) == []
    assert urls(at_desk, site) == [PLACES[0], f"{PLACES[1]}/index.html"]
    assert balances(at_desk)


def test_an_article_that_came_as_an_amp_page_stands_under_its_plain_address(at_desk: Desk, site: Site) -> None:
    """And the plain item, which comes later, is known."""
    at_desk.sources({"id": "one", "url": f"{site.url}/one.xml", "full_text": True})
    site.answers["/one.xml"] = feed(site, (PORT, f"{PLACES[0]}/amp/"))
    site.answers[f"{PLACES[0]}/amp/"] = page(PORT, canonical=f"{site.url}{PLACES[0]}")
    assert ingest().total.new == 2
    site.answers["/one.xml"] = feed(site, (PORT, PLACES[0]))
    later_run = ingest(force=True)
    assert (later_run.total.new, later_run.lines[0].tally.known) == (0, 1)
    assert urls(at_desk, site) == [PLACES[0]]
    assert pages_asked(site) == [f"{PLACES[0]}/amp/"]


def test_links_through_a_counter_of_readers_are_followed_once(at_desk: Desk, site: Site) -> None:
    """The article stands at its own address, and the link is known at the next poll without asking for the page."""
    two_sources(at_desk, site)
    site.answers["/one.xml"] = feed(site, (PORT, "/~r/example/~3/abc"))
    site.answers["/two.xml"] = feed(site, (PORT, PLACES[0]))
    site.answers["/~r/example/~3/abc"] = moved(f"{PLACES[0]}?utm_source=feed")
    site.answers[PLACES[0]] = site.answers[f"{PLACES[0]}?utm_source=feed"] = page(PORT)
    first = ingest()
    assert {line.source_id: (line.tally.new, line.tally.known) for line in first.lines} == {
        "one": (1, 0),
        "two": (0, 1),
    }
    assert urls(at_desk, site) == [PLACES[0]]
    assert at_desk.query("select article_id, url from ops.aliases") == [
        (article_id(f"{site.url}{PLACES[0]}"), f"{site.url}/~r/example/~3/abc")
    ]
    pages_asked(site)
    for _ in range(2):
        again = ingest(force=True)
        assert (again.total.new, sum(line.tally.known for line in again.lines)) == (0, 2)
    assert pages_asked(site) == []
    assert balances(at_desk)


def test_a_page_says_which_of_its_addresses_is_the_one(at_desk: Desk, site: Site) -> None:
    """Two items of two feeds, redirected and not; one article, and both are known from then on."""
    two_sources(at_desk, site)
    site.answers["/one.xml"] = feed(site, (PORT, "/economy/port-opens-7701"))
    site.answers["/two.xml"] = feed(site, (f"Border: {PORT}", "/go/1"))
    site.answers["/go/1"] = moved("/regions/port-opens-7701")
    for path in ("/economy/port-opens-7701", "/regions/port-opens-7701"):
        site.answers[path] = page(PORT, canonical=PLACES[0])
    first = ingest()
    assert sorted((line.tally.new, line.tally.known) for line in first.lines) == [(0, 1), (1, 0)]
    assert urls(at_desk, site) == [PLACES[0]]
    pages_asked(site)
    assert ingest(force=True).total.new == 0
    assert pages_asked(site) == []
    assert at_desk.query("select count(*) from ops.aliases") == [(2,)]
    assert balances(at_desk)


@pytest.mark.parametrize("gate", ["/", "/news/", "/login?next=7701", "/errors/sorry-we-are-busy-7701"])
def test_redirects_to_one_place_make_no_article_of_many(at_desk: Desk, site: Site, gate: str) -> None:
    """Home page, section, log-in and error: each item stays an article."""
    at_desk.sources({"id": "one", "url": f"{site.url}/one.xml", "full_text": True})
    site.answers["/one.xml"] = feed(site, (PORT, PLACES[0]), (WATER, PLACES[1]))
    for path in PLACES:
        site.answers[path] = moved(gate)
    site.answers[gate] = page("Welcome to the example", canonical="/")
    assert ingest().total.new == 3
    assert urls(at_desk, site) == [*PLACES]


def test_a_template_that_names_one_address_on_every_page_loses_nothing(at_desk: Desk, site: Site) -> None:
    """Neither within a run nor between two."""
    at_desk.sources({"id": "one", "url": f"{site.url}/one.xml", "full_text": True})
    entries = [(PORT, PLACES[0]), (WATER, PLACES[1]), ("Rail freight grows again", "/economy/rail-7703")]
    for number, (title, path) in enumerate(entries):
        site.answers[path] = page(title, canonical="/special/everything-about-the-summit-7700")
        site.answers["/one.xml"] = feed(site, *entries[: number + 1])
        assert ingest(force=True).lines[0].tally.new == 1
    assert at_desk.query("select count(distinct title) from articles where source_id = 'one'") == [(3,)]


def test_a_page_that_comes_late_tells_the_address_of_its_article(at_desk: Desk, site: Site) -> None:
    """The article stays where it is, as a revision, and the plain item is known when it comes."""
    two_sources(at_desk, site)
    site.answers["/one.xml"] = feed(site, (PORT, "/go/1"))
    site.answers["/two.xml"] = feed(site)
    site.answers["/go/1"] = Answer(b"oops", status=500)
    assert ingest().total.new == 2
    site.answers["/go/1"] = moved(PLACES[0])
    site.answers[PLACES[0]] = page(PORT)
    later(at_desk)
    assert ingest().taken_up.known == 1
    assert at_desk.query("select revision from articles where source_id = 'one'") == [(2,)]
    site.answers["/two.xml"] = feed(site, (PORT, PLACES[0]))
    pages_asked(site)
    assert ingest(force=True).total.new == 0
    assert pages_asked(site) == []
    assert urls(at_desk, site) == ["/go/1"]
    assert balances(at_desk)


def test_a_guid_that_carries_the_headline_makes_no_second_article(at_desk: Desk, site: Site) -> None:
    """The link is the same: an edit, which is a revision."""
    at_desk.sources({"id": "one", "url": f"{site.url}/one.xml"})
    site.answers["/one.xml"] = feed(site, (PORT, PLACES[0]), (WATER, PLACES[1]), guid="g-")
    ingest()
    site.answers["/one.xml"] = feed(site, (f"{PORT}, officials say", PLACES[0]), (WATER, PLACES[1]), guid="g-")
    edited = ingest(force=True)
    assert (edited.total.new, edited.lines[0].tally.known) == (0, 2)
    assert at_desk.query("select title, revision from articles where source_id = 'one' order by 2 desc") == [
        (f"{PORT}, officials say", 2),
        (WATER, 1),
    ]
    assert ingest(force=True).total.new == 0
    assert at_desk.query("select max(revision), count(*) from revisions") == [(2, 1 + 3)]


def read_by_page(desk: Desk, site: Site, title: str) -> None:
    """A source whose pages are fetched, with one article, read."""
    desk.sources({"id": "one", "url": f"{site.url}/one.xml", "full_text": True})
    site.answers["/one.xml"] = feed(site, (title, PLACES[0]))
    site.answers[PLACES[0]] = page(title)
    ingest()


def versions(desk: Desk) -> list[tuple[Any, ...]]:
    """Headlines and texts of the article, version by version."""
    return desk.query(
        "select r.title, r.body like '%Sentence 7%', r.body like '%officials%' from revisions r "
        "join articles a using (article_id) where source_id = 'one' order by r.revision"
    )


def test_a_new_headline_in_the_feed_brings_the_page_again(at_desk: Desk, site: Site) -> None:
    """Headline and text are revised together, once; and a replay reads both again."""
    read_by_page(at_desk, site, PORT)
    new = f"{PORT}, officials say"
    site.answers["/one.xml"] = feed(site, (new, PLACES[0]))
    site.answers[PLACES[0]] = page(new)
    pages_asked(site)
    for _ in range(2):
        edited = ingest(force=True)
        assert (edited.total.new, edited.lines[0].tally.known) == (0, 1)
    assert pages_asked(site) == [PLACES[0]]
    assert versions(at_desk) == [(PORT, True, False), (new, True, True)]
    before = everything(at_desk)
    replay()
    assert everything(at_desk)["revisions"] == before["revisions"]


def test_headlines_in_turn_are_a_revision_each(at_desk: Desk, site: Site) -> None:
    """A feed that tries two of them makes no revision at each poll."""
    read_by_page(at_desk, site, PORT)
    for number in range(4):
        site.answers["/one.xml"] = feed(site, ((WATER, PORT)[number % 2], PLACES[0]))
        ingest(force=True)
    assert [title for title, *_ in versions(at_desk)] == [PORT, WATER]


@pytest.mark.parametrize(
    "answer",
    [Answer(b"gone", status=410), Answer(b"<html><title>Empty</title></html>", content_type="text/html")],
    ids=["gone", "empty"],
)
def test_a_text_does_not_give_way_to_none(at_desk: Desk, site: Site, answer: Answer) -> None:
    """Where the page of a new headline is gone, the article stays as it is, and the page is asked for once."""
    read_by_page(at_desk, site, PORT)
    site.answers["/one.xml"] = feed(site, (WATER, PLACES[0]))
    site.answers[PLACES[0]] = answer
    pages_asked(site)
    for _ in range(3):
        assert ingest(force=True).lines[0].tally.known == 1
    assert pages_asked(site) == [PLACES[0]]
    assert versions(at_desk) == [(PORT, True, False)]


def test_the_page_of_a_new_headline_may_come_late(at_desk: Desk, site: Site) -> None:
    """It waits as any page does."""
    read_by_page(at_desk, site, PORT)
    site.answers["/one.xml"] = feed(site, (WATER, PLACES[0]))
    site.answers[PLACES[0]] = Answer(b"oops", status=500)
    ingest(force=True)
    assert versions(at_desk) == [(PORT, True, False)]
    site.answers[PLACES[0]] = page(WATER)
    later(at_desk)
    assert ingest(force=True).taken_up.known == 1
    assert [title for title, *_ in versions(at_desk)] == [PORT, WATER]
    later(at_desk)
    assert ingest(force=True).taken_up.seen == 0
    assert balances(at_desk)


def a_past(desk: Desk, site: Site) -> None:
    """Articles by redirects, by what pages say and by both; late pages; a run that is killed before it has loaded."""
    two_sources(desk, site)
    site.answers["/one.xml"] = feed(site, (PORT, "/go/1"), (WATER, "/economy/water-talks-7702"))
    site.answers["/two.xml"] = feed(site, (PORT, f"{PLACES[0]}/"))
    site.answers["/go/1"] = moved(PLACES[0])
    site.answers[PLACES[0]] = site.answers[f"{PLACES[0]}/"] = page(PORT)
    site.answers["/economy/water-talks-7702"] = Answer(b"oops", status=500)
    ingest()
    site.answers["/economy/water-talks-7702"] = page(WATER, canonical=PLACES[1])
    later(desk)
    ingest()
    site.answers["/two.xml"] = feed(site, (PORT, PLACES[0]), ("Rail freight grows again", "/go/3"))
    site.answers["/go/3"] = moved("/economy/rail-freight-7703")
    site.answers["/economy/rail-freight-7703"] = page("Rail freight grows again")
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Warehouse, "load", die)
        with pytest.raises(RuntimeError):
            ingest(force=True)
    assert ingest(force=True).recovered
    site.answers["/one.xml"] = feed(
        site, (WATER, PLACES[1]), ("Rail freight grows again", "/economy/rail-freight-7703")
    )
    ingest(force=True)


def test_a_killed_run_and_a_replay_file_alike(at_desk: Desk, site: Site) -> None:
    """What pages say is read again from the archive; the same articles, the same aliases, nothing twice."""
    a_past(at_desk, site)
    assert urls(at_desk, site) == ["/economy/rail-freight-7703", "/economy/water-talks-7702", PLACES[0]]
    assert balances(at_desk)
    aliases = "select * from ops.aliases order by all"
    before, known_by = everything(at_desk), at_desk.query(aliases)
    assert len(known_by) == 3
    replay()
    after = everything(at_desk)
    for table in before:
        assert after[table] == before[table], table
    assert at_desk.query(aliases) == known_by
    pages_asked(site)
    assert ingest(force=True).total.new == 0
    assert pages_asked(site) == []


def a_home_of_the_former_version(desk: Desk, site: Site, tmp_path: Path) -> None:
    """A warehouse made with the migrations of then, with the keys of then: hashes of addresses as they are."""
    former = tmp_path / "former"
    former.mkdir()
    for migration in sorted(MIGRATIONS.glob("000[1234]_*.sql")):
        (former / migration.name).write_text(migration.read_text())
    (desk.home / "state").mkdir(parents=True)
    with duckdb.connect(str(desk.home / "state" / "warehouse.duckdb")) as connection:
        migrate(connection, migrations=former, views=tmp_path)
        for number, (title, path) in enumerate([(PORT, f"{PLACES[0]}/"), (PORT, PLACES[0]), (WATER, PLACES[1])]):
            url = f"{site.url}{path}"
            connection.execute(
                "insert into articles by name select $1 as article_id, 'one' as source_id, $2 as url, $3 as title, "
                "if($4 = 1, 'Text.', '') as body, body <> '' as has_body, [] as authors, 'en' as language, "
                "timestamptz '2026-11-20 12:00:00Z' + to_hours($4) as first_seen_at, first_seen_at as loaded_at, "
                "1 as revision, false as in_scope, 'r' as run_id, 'h' as content_hash, 'v' as rule_version",
                [former_key(url), url, title, number],
            )
        connection.execute(
            "insert into revisions by name select article_id, 1 as revision, first_seen_at as seen_at, title, body, "
            "content_hash from articles where source_id = 'one'"
        )
        waits = f"{site.url}/news/rail-7703/"
        item = f'{{"source_id":"one","url":"{waits}","title":"Rail freight grows","standfirst":null,"body":"","authors":[],"language":null,"published":null,"publisher":null}}'  # noqa: E501
        connection.execute(
            "insert into ops.queue by name select $1 as article_id, 'one' as source_id, $2 as item, "
            "now() - interval 1 day as seen_at, 0 as attempts, now() - interval 1 hour as not_before",
            [former_key(waits), item],
        )


def former_key(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def test_a_home_of_the_former_version_goes_on_without_a_second_article(
    at_desk: Desk, site: Site, tmp_path: Path
) -> None:
    """What it holds keeps its key and is known by every twin; what waits is taken up; an edit is a revision."""
    a_home_of_the_former_version(at_desk, site, tmp_path)
    at_desk.sources({"id": "one", "url": f"{site.url}/one.xml"})
    site.answers["/one.xml"] = feed(site, (PORT, f"{PLACES[0]}/amp"), (WATER, f"{PLACES[1]}/?utm_source=rss"))
    first = ingest()
    assert (first.lines[0].tally.new, first.lines[0].tally.known) == (0, 2)
    assert first.taken_up.new == 1
    assert at_desk.query("select article_id, revision from articles where title = $$" + WATER + "$$") == [
        (former_key(f"{site.url}{PLACES[1]}"), 2)
    ]
    kept = at_desk.query("select alias_id, article_id from ops.aliases where url like '%port%'")
    assert kept == [(article_id(f"{site.url}{PLACES[0]}"), former_key(f"{site.url}{PLACES[0]}"))], "that with a text"
    assert ingest(force=True).total.new == 0
    assert len(urls(at_desk, site)) == 3 + 1
    assert at_desk.query("select count(*) from ops.queue") == [(0,)]
    assert balances(at_desk)
