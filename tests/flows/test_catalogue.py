from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, get_args

import pytest

from flows.advice import FAILURES
from newsdesk.records import FailureKind
from tests.flows.conftest import Answer, Call, Desk, Site

HTML = "text/html; charset=utf-8"
XML = "application/xml"


def entry(site: Site, name: str, at: str) -> str:
    """One item of a feed."""
    return (
        f"<item><title>Ministers of {name} met to speak about the railway</title><link>{site.url}/{name}</link>"
        f"<description>They agreed on the next steps, officials said.</description>"
        f"{f'<pubDate>{at}</pubDate>' if at else ''}</item>"
    )


def feed(*entries: str, title: str = "News") -> Answer:
    """An RSS feed."""
    return Answer(
        f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>{title}</title><link>http://127.0.0.1/</link>{"".join(entries)}</channel></rss>""".encode()
    )


def ago(**span: float) -> str:
    """A date of RFC 822, so long ago."""
    return format_datetime(datetime.now(UTC) - timedelta(**span))


def page(*links: str, head: str = "") -> Answer:
    """A page with links."""
    body = "".join(f"<p>{link}</p>" for link in links)
    return Answer(
        f"<!doctype html><html><head><title>The Gazette</title>{head}</head><body>{body}</body></html>".encode(),
        content_type=HTML,
    )


def urlset(site: Site, *names: str, at: datetime | None = None) -> Answer:
    """A sitemap."""
    day = f"{at or datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    entries = "".join(f"<url><loc>{site.url}/{name}</loc><lastmod>{day}</lastmod></url>" for name in names)
    return Answer(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode(), content_type=XML
    )


def index(*urls: str) -> Answer:
    """A sitemap index."""
    parts = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return Answer(
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'.encode(),
        content_type=XML,
    )


def checked(call: Call, *ids: str) -> dict[str, dict[str, Any]]:
    """What a check says, by source."""
    return {row["source_id"]: row for row in json.loads(call("sources", "check", "--json", *ids)[1])}


def test_sources_are_listed(call: Call, desk: Desk) -> None:
    """For a person and for programs."""
    desk.sources({"id": "one", "url": "https://one.example/rss"}, {"id": "two", "url": "https://two.example/rss"})
    assert [source["id"] for source in json.loads(call("sources", "list", "--json")[1])] == ["one", "two"]
    assert "https://two.example/rss" in call("sources", "list")[1]


def test_a_check_polls_and_reports_and_loads_nothing(call: Call, desk: Desk, site: Site) -> None:
    """Failures first, then by id; the reason, what to do about it, and a line that sums up."""
    site.answers["/a.xml"] = feed(*(entry(site, f"a{n}", ago(hours=3 + n)) for n in range(4)))
    desk.sources(
        {"id": "good", "url": f"{site.url}/a.xml", "full_text": True}, {"id": "lost", "url": f"{site.url}/b.xml"}
    )
    status, out, err = call("sources", "check")
    lines = [line.split() for line in out.splitlines() if line.strip()]
    assert (status, err) == (0, "")
    assert lines[0] == ["source", "outcome", "status", "items", "newest", "seconds", "do"]
    assert (lines[2][:3], lines[3][:6]) == (["lost", "failed", "404"], ["good", "ok", "200", "4", "3", "h"])
    assert f"silkwire sources discover {site.url}/" in out
    assert out.splitlines()[-1] == "2 sources: 1 failed, 1 ok"
    assert not (desk.home / "silkwire.duckdb").exists()


def test_a_check_of_some_and_of_none_that_exist(call: Call, desk: Desk, site: Site) -> None:
    """Status 3 if every source failed, 2 for an id that nobody has; a source that is switched off only when named."""
    site.answers["/a.xml"] = feed(entry(site, "a", ago(hours=1)))
    desk.sources(
        {"id": "good", "url": f"{site.url}/a.xml"},
        {"id": "dead", "url": "http://127.0.0.1:1999/feed"},
        {"id": "off", "url": f"{site.url}/a.xml?off", "enabled": False},
    )
    assert call("sources", "check", "dead")[0] == 3
    assert call("sources", "check", "good", "dead")[0] == 0
    assert call("sources", "check", "nobody")[0] == 2
    assert set(checked(call)) == {"good", "dead"}
    assert set(checked(call, "off")) == {"off"}


def test_every_failure_says_what_to_do(call: Call, desk: Desk, site: Site) -> None:
    """Each kind its own advice."""
    site.answers |= {
        "/gone": Answer(b"gone", status=410),
        "/denied": Answer(b"no", status=403),
        "/busy": Answer(b"later", status=503, headers={"Retry-After": "7200"}),
        "/broken": Answer(b"oops", status=500),
        "/page": page("no feed here"),
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /forbidden\n", content_type="text/plain"),
    }
    desk.sources(
        *({"id": name, "url": f"{site.url}/{name}"} for name in ("missing", "gone", "denied", "broken", "page")),
        {"id": "forbidden", "url": f"{site.url}/forbidden.xml", "kind": "sitemap"},
        {"id": "private", "url": "http://10.0.0.1/feed"},
        {"id": "refused", "url": "http://127.0.0.1:1999/feed"},
        {"id": "unsafe", "url": f"https://127.0.0.1:{site.port}/feed"},
        {"id": "nameless", "url": "http://no-such-host.invalid/feed"},
        {"id": "zz-busy", "url": f"http://localhost:{site.port}/busy"},
    )
    rows = checked(call)
    said = {
        "missing": "not there: silkwire sources discover",
        "gone": "gone for good: silkwire sources discover",
        "denied": "turned away",
        "broken": "server fails",
        "page": "HTML page, not a feed: silkwire sources discover",
        "forbidden": "robots.txt",
        "private": "take another address",
        "refused": "try again later",
        "unsafe": "only the publisher can mend it",
        "nameless": "does not resolve",
        "zz-busy": "wait until ",
    }
    assert {name: row["outcome"] for name, row in rows.items() if row["outcome"] == "ok"} == {}
    for name, words in said.items():
        assert words in rows[name]["do"], name


def test_what_answers_and_is_not_as_it_should_be_is_told(call: Call, desk: Desk, site: Site) -> None:
    """Moved, empty, silent, undated, ahead of time, without text, in another language: each with a remedy."""
    russian = (
        "<item><title>Министры обсудили строительство железной дороги</title><link>{0}/r</link><description>"
        "Стороны договорились о следующих шагах, сообщила пресс-служба правительства.</description>"
        "<pubDate>{1}</pubDate></item>"
    )
    site.answers |= {
        "/good": feed(entry(site, "g", ago(hours=2))),
        "/bare": feed(entry(site, "b", ago(hours=2))),
        "/moved": Answer(status=301, headers={"Location": "/good"}),
        "/lent": Answer(status=302, headers={"Location": "/good"}),
        "/empty": feed(),
        "/silent": feed(entry(site, "s", ago(days=45))),
        "/undated": feed(entry(site, "u", "")),
        "/ahead": feed(entry(site, "h", ago(hours=-5))),
        "/russian": feed(russian.format(site.url, ago(hours=1))),
        "/unusable": feed("<item><title>Nothing to tell it by</title></item>"),
    }
    desk.sources(
        *({"id": path[1:], "url": f"{site.url}{path}", "full_text": path != "/bare"} for path in site.answers),
    )
    rows = checked(call)
    assert {row["outcome"] for row in rows.values()} == {"ok"}
    assert (rows["good"]["do"], rows["lent"]["do"]) == (None, None)
    assert rows["moved"]["do"] == f"moved for good: change url to {site.url}/good"
    assert rows["empty"]["do"].startswith("empty: wait, or silkwire sources discover")
    assert rows["silent"]["do"].startswith(f"silent since {datetime.now(UTC) - timedelta(days=45):%Y-%m-%d}")
    assert "dates are missing" in rows["undated"]["do"]
    assert "in the future: check timezone, now Asia/Almaty" in rows["ahead"]["do"]
    assert "without their text: set full_text = true" in rows["bare"]["do"]
    assert rows["russian"]["do"] == "check language: the items are in ru"
    assert "none of its entries (1) is usable, for no_identity" in rows["unusable"]["do"]
    assert "ru, not en" in call("sources", "check", "russian")[1]


def test_the_parts_of_a_sitemap_index_are_looked_at(call: Call, desk: Desk, site: Site) -> None:
    """A few of them; where none can be had, the source failed."""
    site.answers |= {
        "/index.xml": index(f"{site.url}/news.xml", f"{site.url}/other.xml"),
        "/news.xml": urlset(site, "a", "b", "c"),
        "/other.xml": urlset(site, "d"),
        "/hollow.xml": index(f"{site.url}/nothing.xml"),
        "/loop.xml": index(f"{site.url}/loop.xml", *(f"{site.url}/loop.xml?{n}" for n in range(40))),
    }
    for n in range(40):
        site.answers[f"/loop.xml?{n}"] = site.answers["/loop.xml"]
    desk.sources(
        *(
            {"id": name, "url": f"{site.url}/{name}.xml", "kind": "sitemap", "full_text": True}
            for name in ("index", "hollow", "loop")
        )
    )
    rows = checked(call)
    assert (rows["index"]["outcome"], rows["index"]["items"]) == ("ok", 4)
    assert (rows["hollow"]["outcome"], rows["hollow"]["failure"]) == ("failed", "missing")
    assert sum("/loop.xml" in path for path in site.asked) < 20
    assert "discover" in rows["loop"]["do"]


def proposed(out: str) -> list[dict[str, Any]]:
    """The blocks that were printed, as a catalogue would read them."""
    blocks: list[dict[str, Any]] = tomllib.loads(out).get("source", [])
    return blocks


def test_the_feeds_that_a_page_names_are_proposed(call: Call, desk: Desk, site: Site) -> None:
    """Blocks to paste, best first; each feed once, that of comments last, the one that is known only mentioned."""
    news = [entry(site, f"n{n}", ago(hours=n)) for n in range(6)]
    site.answers |= {
        "/": page(
            '<a href="/rss-page">RSS</a>',
            '<a href="/about">About us</a>',
            head="""<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/rss+xml" title="All news" href="/all.rss">
            <link rel="alternate" type="application/atom+xml" title="Top" href="/top.rss">""",
        ),
        "/all.rss": feed(*news, title="The Gazette: all the news"),
        "/top.rss": feed(*news[:3]),
        "/comments/feed": feed(*(entry(site, f"n{n}/said", ago(hours=1)) for n in range(9)), title="Comments"),
        "/rss-page": page('<a href="/sport.rss">Sport</a>', '<a href="/known.rss">Known</a>'),
        "/sport.rss": feed(entry(site, "sport", ago(days=2)), title='Gazette \x85 "Sport"'),
        "/known.rss": feed(entry(site, "known", ago(days=3))),
    }
    desk.sources({"id": "known", "url": f"{site.url}/known.rss/"})
    status, out, err = call("sources", "discover", f"127.0.0.1:{site.port}")
    assert (status, err) == (0, "")
    blocks = proposed(out)
    assert [block["url"].removeprefix(site.url) for block in blocks] == ["/all.rss", "/sport.rss", "/comments/feed"]
    assert (blocks[0]["name"], blocks[0]["language"], blocks[0]["country"]) == ("The Gazette: all the news", "en", "ZZ")
    assert len({block["id"] for block in blocks}) == 3
    assert "# 6 items, newest 0 min old; link rel=alternate (RSS)" in out
    assert f"# nothing more at {site.url}/top.rss" in out
    assert f"# in the catalogue already, as known: {site.url}/known.rss" in out
    assert "/about" not in site.asked
    text = (desk.root / "sources.toml").read_text()
    (desk.root / "sources.toml").write_text(f"{text}\n{out}")
    assert len(json.loads(call("sources", "list", "--json")[1])) == 4


def test_a_site_that_names_nothing_is_searched_where_feeds_and_sitemaps_usually_are(
    call: Call, desk: Desk, site: Site
) -> None:
    """Usual paths, what robots.txt names, the parts of an index; feeds before sitemaps."""
    site.answers |= {
        "/news/today": page("nothing at all"),
        "/robots.txt": Answer(f"Sitemap: {site.url}/deep/map.xml\n".encode(), content_type="text/plain"),
        "/deep/map.xml": index(f"{site.url}/deep/part.xml"),
        "/deep/part.xml": urlset(site, "x", "y", "z"),
        "/feed/": feed(entry(site, "f", ago(hours=1))),
    }
    blocks = proposed(call("sources", "discover", f"{site.url}/news/today")[1])
    assert [(block["kind"], block["url"].removeprefix(site.url)) for block in blocks] == [
        ("feed", "/feed/"),
        ("sitemap", "/deep/map.xml"),
    ]
    assert len(site.asked) <= 62


def test_a_feed_is_its_own_proposal(call: Call, desk: Desk, site: Site) -> None:
    """One that moved for good is proposed where it is now; nothing else is asked for."""
    site.answers |= {
        "/old": Answer(status=301, headers={"Location": "/new"}),
        "/new": feed(entry(site, "f", ago(hours=1))),
        "/map.xml": urlset(site, "a"),
    }
    assert [block["url"] for block in proposed(call("sources", "discover", f"{site.url}/old")[1])] == [
        f"{site.url}/new"
    ]
    assert set(site.asked) <= {"/robots.txt", "/old", "/new"}
    assert [block["kind"] for block in proposed(call("sources", "discover", f"{site.url}/map.xml")[1])] == ["sitemap"]


def test_robots_txt_is_heeded_for_pages_and_sitemaps_and_not_for_feeds(call: Call, desk: Desk, site: Site) -> None:
    """A feed is published for readers; a page that must not be read names nothing to us."""
    site.answers |= {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /\n", content_type="text/plain"),
        "/": page(head='<link rel="alternate" type="application/rss+xml" href="/hidden">'),
        "/hidden": feed(entry(site, "h", ago(hours=1))),
        "/rss.xml": feed(entry(site, "f", ago(hours=1))),
        "/sitemap.xml": urlset(site, "a"),
    }
    assert [block["url"] for block in proposed(call("sources", "discover", site.url)[1])] == [f"{site.url}/rss.xml"]
    assert "/sitemap.xml" not in site.asked
    assert "/hidden" not in site.asked


def test_a_search_as_json_is_one_document(call: Call, desk: Desk, site: Site) -> None:
    """Proposals with their blocks, and what was tried."""
    site.answers["/"] = page(head='<link rel="alternate" type="application/rss+xml" href="/a.rss">')
    site.answers["/a.rss"] = feed(entry(site, "f", ago(hours=1)))
    status, out, err = call("sources", "discover", "--json", site.url)
    document = json.loads(out)
    assert (status, err) == (0, "")
    (proposal,) = document["proposals"]
    assert (proposal["items"], proposal["source"]["url"], proposal["known_as"]) == (1, f"{site.url}/a.rss", None)
    assert proposed(proposal["toml"])[0]["id"] == proposal["source"]["id"]
    assert {"url": f"{site.url}/rss.xml", "status": 404, "reason": "HTTP 404 Not Found"} in document["tried"]


def test_a_search_that_finds_nothing_says_what_was_tried(call: Call, desk: Desk, site: Site) -> None:
    """Status 1; a site that is not there, and what is no address, in a line."""
    site.answers["/"] = page("nothing")
    site.answers["/feed/"] = feed()
    status, out, err = call("sources", "discover", site.url)
    assert (status, out) == (1, "")
    assert err.startswith(f"silkwire: no feed or sitemap with news at {site.url}\n")
    assert f"  HTTP 404 Not Found ({site.url}/): /rss " in err
    assert f"  holds no news ({site.url}/): /feed/\n" in err
    for nowhere in ("http://127.0.0.1:1999/", "no-such-host.invalid", "http://10.0.0.1/"):
        status, out, err = call("sources", "discover", nowhere)
        assert (status, out, len(err.splitlines())) == (1, "", 1)
    for nonsense in ("ftp://example.org/", "https://", "two words", "", "http://[::1"):
        status, out, err = call("sources", "discover", nonsense)
        assert (status, out, len(err.splitlines())) == (2, "", 1)


OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Kazakhstan">
  <outline text="Степь &amp; горы" type="rss" xmlUrl="https://steppe.kz/rss" language="ru"/>
  <outline text="Known" type="rss" xmlUrl="http://KNOWN.example/rss/"/>
</outline>
<outline text="Valley &quot;daily&quot;" type="rss" xmlUrl="https://valley.example/feed"/>
<outline text="Same" type="rss" xmlUrl="http://valley.example/feed/"/>
<outline text="Broken" type="rss" xmlUrl="ftp://broken.example/feed"/>
</body></opml>
"""


def test_an_opml_file_is_added_to_the_catalogue(call: Call, desk: Desk) -> None:
    """Below what is there, which stays; what is there already, what is wrong and what is unknown is told."""
    desk.sources({"id": "known", "url": "https://known.example/rss"})
    catalogue, file = desk.root / "sources.toml", desk.root / "mine.opml"
    catalogue.write_bytes(b"# \xd0\xaf\r\n" + catalogue.read_bytes().rstrip())
    before = catalogue.read_bytes()
    catalogue.chmod(0o640)
    file.write_text(OPML)
    status, blocks, told = call("sources", "import", str(file), "--dry-run")
    assert (status, len(proposed(blocks)), catalogue.read_bytes()) == (0, 2, before)
    assert "2 would be added" in told
    status, out, err = call("sources", "import", str(file))
    assert status == 0
    assert catalogue.read_bytes() == before + b"\n\n" + blocks.encode()
    assert catalogue.stat().st_mode & 0o777 == 0o640
    assert "mine.opml:9: ftp://broken.example/feed: no http or https address" in err
    assert "mine.opml:8: http://valley.example/feed/: the same as https://valley.example/feed" in err
    assert "1 in the catalogue already: known\n" in out
    assert "1 source needs a country: valley\n" in out
    assert "2 sources need an ownership: steppe-ru, valley\n" in out
    sources = {source["url"]: source for source in json.loads(call("sources", "list", "--json")[1])}
    assert (sources["https://steppe.kz/rss"]["name"], sources["https://steppe.kz/rss"]["country"]) == (
        "Степь & горы",
        "KZ",
    )
    assert call("sources", "import", str(file))[0] == 0
    assert len(json.loads(call("sources", "list", "--json")[1])) == 3


def test_an_export_read_back_gives_the_same_blocks(call: Call, desk: Desk) -> None:
    """Into an empty catalogue: every key, in the same words."""
    desk.sources(
        {"id": "plain", "url": "https://plain.example/rss?a=1&b=<2>"},
        {
            "id": "map",
            "url": "https://map.example/sitemap.xml",
            "kind": "sitemap",
            "country": "UZ",
            "language": "und",
            "full_text": True,
        },
        {
            "id": "odd",
            "url": "https://odd.example/",
            "name": "Бишкек <&> 北京",
            "every": "2h",
            "enabled": False,
            "body_selector": "div.a > p",
        },
    )
    before = json.loads(call("sources", "list", "--json")[1])
    exported = desk.root / "ours.opml"
    assert call("sources", "export", str(exported)) == (0, "", "")
    date = re.compile("<dateCreated>.*</dateCreated>")
    assert date.sub("", call("sources", "export")[1]) == date.sub("", exported.read_text())
    desk.sources()
    assert call("sources", "import", str(exported))[0] == 0
    assert sorted(json.loads(call("sources", "list", "--json")[1]), key=str) == sorted(before, key=str)


@pytest.mark.parametrize("content", [b"", b"<rss/>", b"nonsense", b"\x00\xff" * 50, None])
def test_what_is_no_opml_is_refused_in_a_line(call: Call, desk: Desk, content: bytes | None) -> None:
    """Status 2, and the catalogue stays as it is."""
    file = desk.root / "mine.opml"
    if content is not None:
        file.write_bytes(content)
    before = (desk.root / "sources.toml").read_bytes()
    status, out, err = call("sources", "import", str(file))
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "mine.opml" in err
    assert (desk.root / "sources.toml").read_bytes() == before


def test_a_place_that_cannot_be_written_is_said(call: Call, desk: Desk) -> None:
    """In a line, with status 2."""
    status, _, err = call("sources", "export", str(desk.root / "nowhere" / "ours.opml"))
    assert (status, len(err.splitlines())) == (2, 1)


def test_every_kind_of_failure_has_its_advice() -> None:
    """None is left without."""
    assert set(FAILURES) == set(get_args(FailureKind))
