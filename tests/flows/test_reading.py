from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import SEED, Answer, Call, Desk, Site, a_closed_port, a_feed

HTML = "text/html; charset=utf-8"
SILKWIRE = (sys.executable, "-c", "from flows.cli import main; main()")
TEXT = "The two countries opened a dry port at Khorgos on Friday, officials of both railways told reporters there."


def page(*paragraphs: str, head: str = "", title: str = "Dry port opens at Khorgos") -> bytes:
    """An article's page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (TEXT, f"{TEXT} A second one is being built."))
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def published(at: str) -> str:
    return f'<meta property="article:published_time" content="{at}">'


@pytest.fixture
def read(call: Call) -> Callable[..., list[dict[str, Any]]]:
    """What `silkwire read --json` says, line by line; it never complains beside that."""

    def called(*arguments: str) -> list[dict[str, Any]]:
        _, out, err = call("read", "--json", *arguments)
        assert err == ""
        return [json.loads(line) for line in out.splitlines()]

    return called


Read = Callable[..., list[dict[str, Any]]]


def test_a_page_is_read_as_an_article(read: Read) -> None:
    """Named as the warehouse names it; what the page says of its own address is its address."""
    url = "https://news.example/2026/11/port"
    Path("page.html").write_bytes(page(head=canonical(url) + published("2026-11-20T10:00:00+05:00")))
    (row,) = read("page.html")
    assert (row["file"], row["kind"]) == ("page.html", "page")
    assert row["article"] == {
        "article_id": row["article"]["article_id"],
        "source_id": None,
        "url": url,
        "title": "Dry port opens at Khorgos",
        "standfirst": None,
        "body": f"{TEXT}\n\n{TEXT} A second one is being built.",
        "authors": [],
        "language": "en",
        "published_at": "2026-11-20T10:00:00+05:00",
        "published_precision": "second",
        "published_basis": "page",
        "script": None,
        "wire": None,
        "publisher": None,
        "modified_at": None,
        "canonical": url,
        "next_page": None,
    }
    assert len(row["article"]["article_id"]) == 16


def test_a_page_without_an_address_has_none(read: Read) -> None:
    """Nothing is made of a file's name; who knows the address says it."""
    Path("page.html").write_bytes(page())
    without = read("page.html")[0]["article"]
    told = read("page.html", "--url", "https://news.example/port?utm_source=mail")[0]["article"]
    assert (without["url"], without["article_id"]) == (None, None)
    assert (told["url"], told["canonical"]) == ("https://news.example/port", None)
    assert told["body"] == without["body"]


def test_a_feed_is_read_into_items_and_rejections(read: Read, desk: Desk) -> None:
    """In the publisher's order, each entry in one of the two."""
    Path("feed.xml").write_bytes(
        b'<rss version="2.0"><channel><title>News</title><link>https://news.example</link>'
        b"<item><title>One</title><link>/1</link><source url='https://x.example'>The Agency</source>"
        b"<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
        b"<item><title>Nowhere</title></item>"
        b"<item><title>Two</title><guid isPermaLink='false'>two</guid><description>Of it.</description></item>"
        b"</channel></rss>"
    )
    (row,) = read("feed.xml")
    one, two = row["items"]
    assert (row["kind"], set(row)) == ("feed", {"file", "kind", "items", "rejected"})
    assert (one["url"], one["title"], one["publisher"]) == ("https://news.example/1", "One", "The Agency")
    assert (one["published_at"], one["published_basis"]) == ("2026-11-20T10:00:00+00:00", "feed")
    assert (two["title"], two["standfirst"], two["url"], two["article_id"]) == ("Two", "Of it.", None, None)
    assert row["rejected"] == [{"url": None, "reason": "no_identity", "detail": "Nowhere"}]


def test_a_sitemap_is_read_with_all_that_is_in_it(read: Read) -> None:
    """However old; of an index its parts."""
    Path("map.xml").write_bytes(
        b"<urlset><url><loc>https://news.example/old</loc><lastmod>2009-01-01</lastmod></url>"
        b"<url><loc>https://elsewhere.test/x</loc></url></urlset>"
    )
    Path("index.xml").write_bytes(
        b"<sitemapindex><sitemap><loc>https://news.example/a.xml</loc></sitemap></sitemapindex>"
    )
    urls, index = read("map.xml", "index.xml")
    assert [item["url"] for item in urls["items"]] == ["https://news.example/old"]
    assert [each["reason"] for each in urls["rejected"]] == ["foreign_url"]
    assert index == {
        "file": "index.xml", "kind": "sitemap", "items": [], "rejected": [], "parts": ["https://news.example/a.xml"],
    }  # fmt: skip


def test_a_seed_is_read_as_it_would_be_ingested(read: Read) -> None:
    """With the seeds' own source and address; from standard input it has no name, and so no address."""
    Path("port.txt").write_text(SEED)
    article = read("port.txt")[0]["article"]
    assert (article["source_id"], article["url"]) == ("seeds", "seed:port")
    assert (article["published_at"], article["published_precision"]) == ("2026-11-20T00:00:00+00:00", "day")
    Path("bad.txt").write_text(SEED.replace("Date: Nov 20, 2026\n", ""))
    assert read("bad.txt") == [{"file": "bad.txt", "kind": None, "error": "line 1: `Date:` is missing"}]


def test_what_is_read_is_what_an_ingest_would_store(read: Read, call: Call, desk: Desk, site: Site) -> None:
    """The same article, field by field, whether it came from a run or from a look."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    site.answers["/a/0"] = Answer(page(head=published("2026-11-20T10:00:00")), content_type=HTML)
    desk.sources({"id": "a", "url": f"{site.url}/a.xml"})
    feed, from_page = read(f"{site.url}/a.xml", f"{site.url}/a/0")
    (item,), article = feed["items"], from_page["article"]
    assert (item["source_id"], article["source_id"], article["url"]) == ("a", "a", item["url"])
    assert article["article_id"] == item["article_id"]
    assert article["published_at"] == "2026-11-20T10:00:00+05:00", "by the publisher's clock"
    assert not desk.home.exists()


def test_many_are_read_in_their_order_one_line_each(read: Read, call: Call) -> None:
    """And what cannot be read costs nothing but its line."""
    Path("page.html").write_bytes(page())
    Path("page.html.gz").write_bytes(gzip.compress(page()))
    Path("empty.html").write_bytes(b"")
    Path("map.pdf").write_bytes(b"%PDF-1.7")
    Path("broken.gz").write_bytes(gzip.compress(page())[:-9])
    Path("directory").mkdir()
    names = [
        "page.html",
        "nowhere.html",
        "page.html.gz",
        "empty.html",
        "map.pdf",
        "broken.gz",
        "directory",
        "page.html",
    ]
    rows = read(*names)
    assert [row["file"] for row in rows] == names
    assert rows[2]["article"] == rows[0]["article"] == rows[7]["article"]
    assert [row["error"] for row in rows if row["kind"] is None] == [
        "there is no such file (an address begins with https://)",
        "there is nothing in it",
        "neither a page nor a feed, sitemap or seed",
        "the gzip is cut off",
        "a directory; name its files",
    ]
    assert call("read", "--json", *names)[0] == 0


def test_when_nothing_can_be_read_the_status_is_1(call: Call) -> None:
    """And each failure has its line, on standard error for people."""
    status, out, err = call("read", "one.html", "two.html")
    assert (status, out) == (1, "")
    assert [line[:19] for line in err.splitlines()] == ["silkwire: one.html:", "silkwire: two.html:"]
    assert call("read", "--json", "one.html")[0] == 1


def test_a_wrong_call_is_status_2_and_reads_nothing(call: Call, desk: Desk) -> None:
    """With what to do."""
    Path("page.html").write_bytes(page())
    for arguments in (
        (),
        ("page.html", "--source", "nobody"),
        ("page.html", "--url", "news.example"),
        ("page.html", "page.html", "--url", "https://news.example/1"),
        ("https://news.example/1", "--url", "https://news.example/1"),
    ):
        status, out, err = call("read", *arguments)
        assert (status, out, "Traceback" in err) == (2, "", False)
        assert err
    (desk.root / "sources.toml").write_text("[[source]]\n")
    assert call("read", "page.html")[0] == 2


def test_a_page_is_read_as_its_source_s(read: Read, desk: Desk) -> None:
    """By the zone and selectors of the source that is named, or of the one whose host the page names."""
    block = {"body_selector": ".story", "timezone": "Asia/Tashkent"}
    desk.sources({"id": "gazette", "url": "https://www.gazette.example/rss"} | block)
    html = f"<div class=story>{TEXT}</div><article><p>{TEXT} Something else.</p></article>"
    for name, head in (("own.html", canonical("http://gazette.example/2026/port")), ("none.html", "")):
        Path(name).write_bytes(page(html, head=head + published("2026-11-20 10:00")))
    by_host, named = read("own.html")[0]["article"], read("none.html", "--source", "gazette")[0]["article"]
    for article in (by_host, named):
        assert (article["source_id"], article["body"]) == ("gazette", TEXT)
        assert article["published_at"] == "2026-11-20T10:00:00+05:00", "by the publisher's clock"
    assert read("none.html")[0]["article"]["source_id"] is None


def test_a_date_in_the_future_is_not_trusted(read: Read) -> None:
    """A file has no time of its own that says anything: the clock does."""
    Path("page.html").write_bytes(page(head=published("2099-01-01T00:00:00Z")))
    os.utime("page.html", (5e9, 5e9))
    article = read("page.html")[0]["article"]
    assert (article["published_at"], article["published_precision"], article["published_basis"]) == (None, None, None)


def test_standard_input_is_read(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed or not, of any kind; a second time there is nothing left in it."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(SEED.encode()))))
    first, second = read("-", "-")
    assert (first["file"], first["kind"], first["article"]["url"]) == ("-", "seed", None)
    assert second == {"file": "-", "kind": None, "error": "there is nothing in it"}


def test_an_address_is_fetched_and_nothing_stored(read: Read, desk: Desk, site: Site) -> None:
    """Redirects are followed, content types heeded, archives unpacked; credentials are shown nowhere."""
    site.answers |= {
        "/moved": Answer(status=301, headers={"Location": "/port"}),
        "/port": Answer(page(), content_type=HTML),
        "/map.xml.gz": Answer(
            gzip.compress(f"<urlset><url><loc>{site.url}/port</loc></url></urlset>".encode()),
            content_type="application/x-gzip",
        ),
        "/page.gz": Answer(gzip.compress(page()), content_type="application/gzip"),
    }
    secret = site.url.replace("://", "://someone:s3cret@")
    rows = read(f"{site.url}/moved", f"{site.url}/map.xml.gz", f"{site.url}/page.gz", f"{secret}/port", f"{site.url}/x")
    assert [row["kind"] for row in rows] == ["page", "sitemap", "page", "page", None]
    assert rows[0]["article"]["url"] == f"{site.url}/port"
    assert rows[3]["file"] == f"{site.url}/port"
    assert rows[4]["error"] == "HTTP 404 Not Found"
    assert "s3cret" not in json.dumps(rows)
    assert not desk.home.exists()
    assert list(desk.root.glob("here/*")) == []


def test_files_and_addresses_keep_their_order(read: Read, site: Site) -> None:
    """Also where more addresses are given than are asked for at once."""
    Path("page.html").write_bytes(page())
    for number in range(40):
        site.answers[f"/{number}"] = Answer(page(title=f"Report {number}"), content_type=HTML)
    given = ["page.html", *(f"{site.url}/{number}" for number in range(40)), "page.html", f"{site.url}/7"]
    rows = read(*given)
    assert [row["file"] for row in rows] == given
    assert [row["article"]["title"] for row in rows[39:]] == [
        "Report 38", "Report 39", "Dry port opens at Khorgos", "Report 7",
    ]  # fmt: skip


def test_private_addresses_are_refused_by_default(read: Read, call: Call, desk: Desk, site: Site) -> None:
    """No server of this machine or its network is asked, unless the settings allow it."""
    desk.config.write_text("")
    (row,) = read(f"{site.url}/port")
    assert row["kind"] is None
    assert "allow_networks" in row["error"]
    assert site.asked == []
    assert call("read", f"{site.url}/port")[0] == 1


def test_robots_are_heeded_for_pages_and_not_for_feeds(read: Read, site: Site) -> None:
    """A feed is published for readers; a page that turns up in its place is not read."""
    site.answers |= {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /", content_type="text/plain"),
        "/feed": Answer(a_feed(site, "a", 2)),
        "/port": Answer(page(), content_type=HTML),
    }
    feed, forbidden = read(f"{site.url}/feed", f"{site.url}/port")
    assert len(feed["items"]) == 2
    assert forbidden["kind"] is None
    assert "robots.txt" in forbidden["error"]


def test_an_address_that_does_not_answer_is_said(call: Call) -> None:
    """In a line, with the reason."""
    url = f"http://127.0.0.1:{a_closed_port()}/port"
    status, out, err = call("read", url, "ftp://news.example/port")
    assert (status, out) == (1, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [url, "ftp://news.example/port"]
    assert "only http and https" in err


def test_a_refused_page_is_no_article(read: Read, call: Call) -> None:
    """It says what stood in the place of one; it was read, so that the status is 0."""
    Path("wall.html").write_bytes(
        b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
        b"<p>Please enable JavaScript and cookies to continue</p><script>window._cf_chl_opt={};</script></body></html>"
    )
    (row,) = read("wall.html")
    assert (row["file"], row["kind"], row["article"]) == ("wall.html", "page", None)
    assert [(each["url"], each["reason"]) for each in row["rejected"]] == [(None, "bot_check")]
    status, out, err = call("read", "wall.html")
    assert (status, err) == (0, "")
    assert "wall.html: page, refused" in out
    assert "bot_check" in out


def test_a_person_sees_it_whole(call: Call) -> None:
    """Headline, standfirst, what is known of it, and every paragraph; into a pipe without colours or folds."""
    head = canonical("https://news.example/port") + published("2026-11-20") + '<meta name="author" content="A. Writer">'
    Path("page.html").write_bytes(
        page(TEXT, TEXT * 3, head=head + '<meta name="description" content="A new crossing.">')
    )
    status, out, err = call("read", "page.html", "page.html")
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[: len(lines) // 2] == [
        "page.html: page",
        "",
        "Dry port opens at Khorgos",
        "",
        "A new crossing.",
        "",
        "published  2026-11-20 (to the day, from the page)",
        "authors    A. Writer",
        "language   en",
        "address    https://news.example/port",
        "",
        TEXT,
        "",
        TEXT * 3,
    ]


def test_a_person_sees_items_as_a_table(call: Call) -> None:
    """Those that were rejected in one of their own, with the reason."""
    Path("feed.xml").write_bytes(
        b'<rss version="2.0"><channel><title>The News</title><link>https://news.example</link>'
        b"<item><title>One</title><link>/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
        b"<item><title>Nowhere</title></item></channel></rss>"
    )
    out = call("read", "feed.xml")[1]
    assert out.startswith("feed.xml: feed, 1 item, 1 rejected\ntitle  The News\n")
    assert "2026-11-20 10:00" in out
    assert "https://news.example/1" in out
    assert "no_identity" in out


def test_hostile_text_does_not_reach_the_terminal(read: Read, call: Call) -> None:
    """Control characters neither act nor break the JSON, wherever they stand."""
    evil = "\x1b]0;owned\x07 \x9b31m \x7f red"
    Path("page.html").write_bytes(
        page(f"{TEXT} {evil}", title=f"Port {evil}", head=f'<meta name="author" content="{evil}">')
    )
    Path("feed.xml").write_bytes(
        f"<rss><channel><title>{evil}</title><item><title>{evil}</title><link>/{evil}</link></item>"
        f"<item><title>x{evil}</title></item></channel></rss>".encode()
    )
    name = "a\x1b[31m.html"
    Path(name).write_bytes(page())
    for options in ((), ("--json",)):
        _, out, err = call("read", *options, "page.html", "feed.xml", name, "nowhere\x1b.html")
        assert not [c for c in (out + err).replace("\n", "") if ord(c) < 32 or 127 <= ord(c) < 160]
    assert [row["kind"] for row in read("page.html", "feed.xml", name)] == ["page", "feed", "page"]
    assert read(name)[0]["file"] == name


def test_names_that_are_no_text_are_shown_as_far_as_they_are(read: Read) -> None:
    """A file's name may be any bytes."""
    Path(os.fsdecode(b"\xff.html")).write_bytes(page())
    (row,) = read(os.fsdecode(b"\xff.html"))
    assert (row["file"], row["kind"]) == ("\ufffd.html", "page")


def test_what_an_ingest_would_not_fetch_is_not_read(read: Read, desk: Desk) -> None:
    """By the same setting."""
    desk.config.write_text(desk.config.read_text().replace('timeout = "5s"', 'timeout = "5s"\nmax_body = "1KB"'))
    Path("page.html").write_bytes(page(*[TEXT] * 50))
    assert read("page.html") == [
        {"file": "page.html", "kind": None, "error": "larger than 1,000 bytes; raise [fetch] max_body"}
    ]


def test_whatever_a_document_provokes_costs_no_other(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line says what happened, and the rest is read."""

    def fail(*_: object) -> None:
        raise RuntimeError("a library fell over")

    Path("page.html").write_bytes(page())
    Path("port.txt").write_text(SEED)
    monkeypatch.setattr("flows.documents.parse_page", fail)
    assert [row.get("error") for row in read("page.html", "port.txt")] == [
        "cannot be read: RuntimeError: a library fell over",
        None,
    ]


def test_lines_come_as_they_are_read_and_a_reader_may_leave(desk: Desk, project: Path) -> None:
    """The first line is there while the second document is still awaited; and no error when nobody reads on."""
    (desk.root / "port.txt").write_text(SEED)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    for options in ((), ("--json",)):
        command = [*SILKWIRE, *desk.options, "read", *options, str(desk.root / "port.txt"), "-"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, cwd=project, env=buffered, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            assert process.stdin
            assert process.stdout
            assert process.stderr
            assert b"port.txt" in process.stdout.readline()
            process.stdout.close()
            process.stdin.write(SEED.encode())
            process.stdin.close()
            assert process.wait(timeout=60) == 0
            assert process.stderr.read() == b""


def test_reading_files_starts_neither_prefect_nor_duckdb(project: Path) -> None:
    """They take longer than the reading."""
    program = "import sys, flows.reading; print({'prefect', 'duckdb', 'trafilatura'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
