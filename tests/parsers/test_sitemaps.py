from __future__ import annotations

import gzip
from datetime import UTC, datetime
from functools import partial

import pytest

from newsdesk.errors import ParseError
from newsdesk.records import Capture, ParsedSitemap, Source
from parsers import sitemaps
from parsers.sitemaps import parse_sitemap

packed = partial(gzip.compress, mtime=0)  # the names of tests hold its bytes, and those the time


NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SINCE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SOURCE = Source(
    id="valley",
    name="Valley News",
    url="https://www.valley.example.kg/sitemap.xml",
    kind="sitemap",
    country="KG",
    language="ru",
    ownership="private",
    full_text=True,
    timezone="Asia/Bishkek",
)
SITE = "https://www.valley.example.kg"


def parse(body: bytes, content_type: str | None = None) -> ParsedSitemap:
    capture = Capture(
        fetch_id="f1",
        source_id=SOURCE.id,
        run_id="run",
        role="sitemap",
        requested_url=SOURCE.url,
        url=SOURCE.url,
        status=200,
        headers={"content-type": content_type} if content_type else {},
        body=body,
        started_at=NOW,
        finished_at=NOW,
    )
    return parse_sitemap(capture, SOURCE, since=SINCE)


def url(path: str, inside: str = "<lastmod>2026-11-22</lastmod>") -> str:
    return f"<url><loc>{SITE}{path}</loc>{inside}</url>"


def urlset(*entries: str) -> bytes:
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'.encode()


def index(*parts: str) -> bytes:
    return f"<sitemapindex>{''.join(f'<sitemap>{part}</sitemap>' for part in parts)}</sitemapindex>".encode()


def paths(read: ParsedSitemap) -> list[str]:
    return [item.url.removeprefix(SITE) for item in read.items]


@pytest.mark.parametrize(
    ("inside", "taken"),
    [
        ("<lastmod>2026-11-20T12:00:00Z</lastmod>", True),
        ("<lastmod>2026-11-20T17:59:59</lastmod>", False),  # in Bishkek
        ("<lastmod>2026-11-20</lastmod>", True),  # its day is not over yet
        ("<lastmod>2026-11-19</lastmod>", False),
        ("<lastmod>2026-11</lastmod>", True),
        ("<lastmod>2026-10</lastmod>", False),
        ("<lastmod>yesterday</lastmod>", True),
        ("", True),
        (
            "<lastmod>2026-11-22</lastmod><n:news><n:publication_date>2026-11-01</n:publication_date></n:news>",
            False,
        ),
    ],
)
def test_what_is_older_than_asked_for_is_the_archive(inside: str, taken: bool) -> None:  # noqa: FBT001
    """Neither items nor rejections; the date of publication stands before that of modification."""
    read = parse(urlset(url("/1", inside)))
    assert paths(read) == (["/1"] if taken else [])
    assert read.rejected == ()


def test_a_date_of_modification_is_none_of_publication() -> None:
    """The page will say when it was published."""
    (item,) = parse(urlset(url("/1"))).items
    assert (item.published, item.title, item.body, item.standfirst) == (None, "", "", None)


def test_many_entries_without_any_date_are_refused() -> None:
    """News cannot be told from the archive; the message says what to do."""
    few, many = ([url(f"/{number}", "") for number in range(count)] for count in (1_000, 1_001))
    assert len(parse(urlset(*few)).items) == 1_000
    with pytest.raises(ParseError, match=r"none of its 1,001 entries has a date.*name its news sitemap"):
        parse(urlset(*many))


def test_many_undated_entries_beside_dated_ones_are_left_out() -> None:
    """The site dates what is new."""
    many = [url(f"/{number}", "") for number in range(1_001)]
    assert paths(parse(urlset(*many, url("/new")))) == ["/new"]
    assert paths(parse(urlset(*many, url("/old", "<lastmod>2020-01-01</lastmod>")))) == []
    assert len(parse(urlset(*many[:9], url("/new"))).items) == 10


def test_recent_entries_beyond_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rejection for all of them together."""
    monkeypatch.setattr(sitemaps, "MOST_ENTRIES", 3)
    read = parse(urlset(url("/old", "<lastmod>2020-01-01</lastmod>"), *(url(f"/{number}") for number in range(5))))
    assert len(read.items) == 3
    assert [(rejection.reason, rejection.detail) for rejection in read.rejected] == [
        ("too_many", "2 entries beyond the 3th")
    ]


def test_every_recent_entry_is_an_item_or_a_rejection() -> None:
    """But for the home page, which is no news."""
    elsewhere = "<url><loc>https://valley.example.net/1</loc><lastmod>2026-11-22</lastmod></url>"
    nowhere = "<url><loc>ftp://x</loc></url><url/>"
    overlong = url("/" + "x" * 5_000)
    read = parse(urlset(url("/"), url("/1"), url("/1#a"), elsewhere, nowhere, overlong, "<url><loc>/2</loc></url>"))
    assert paths(read) == ["/1", "/2"]
    assert sorted(rejection.reason for rejection in read.rejected) == [
        *["bad_url"] * 3,
        "duplicate_in_feed",
        "foreign_url",
    ]


def test_a_site_is_told_by_the_end_of_its_host() -> None:
    """Its other hosts count as its own; an address made of numbers has no end."""
    assert sitemaps.same_site("https://ru.valley.kg/1", "http://www.valley.kg./x")
    assert sitemaps.same_site("http://127.0.0.1:80/1", "http://127.0.0.1:8080/")
    assert not sitemaps.same_site("http://127.0.0.1/", "http://10.0.0.1/")
    assert not sitemaps.same_site("https://valley.kg/", "https://hill.kg/")


def test_the_fuller_of_two_entries_counts() -> None:
    """An article listed plainly and as news has its title."""
    news = "<news><title>A dam</title><publication_date>2026-11-22T10:00:00Z</publication_date></news>"
    (item,) = parse(urlset(url("/1"), url("/1", news))).items
    assert item.title == "A dam"
    assert item.published is not None


@pytest.mark.parametrize("wrapped", [1, 2])
def test_a_gzipped_sitemap_is_read_whatever_it_is_called(wrapped: int) -> None:
    """Also one that was compressed once more on its way, or is of several members."""
    body = urlset(url("/1"))
    body = packed(body[:50]) + packed(body[50:]) + b"\0\0"
    if wrapped > 1:
        body = packed(body)
    assert paths(parse(body, "text/plain")) == ["/1"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (packed(packed(packed(urlset()))), "gzipped more than 2 times"),
        (packed(bytes(60_000_000)), "larger than 50 MiB"),
        (packed(packed(bytes(60_000_000))), "larger than 50 MiB"),
        (packed(urlset(url("/1")))[:-9], "cut off"),
        (b"\x1f\x8b" + b"x" * 100, "damaged"),
        (packed(b"") * 101, "members"),
        (b"", "empty"),
        (b'<rss version="2.0"/>', "a feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "a feed"),
        (b"<!DOCTYPE html><html><body>No such page</body></html>", "an HTML page"),
        (b"<sitemaps/>", "<sitemaps>, not a sitemap"),
        (b'{"urls": []}', "neither XML nor"),
        (b"Not found", "neither XML nor"),
        (b"<urlset>" + b"<" * 3_000_001, "more than 3,000,000 tags"),
        (b"<urlset><url " + b" ".join(b'a%d="1"' % number for number in range(9_999)), "attributes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # a gzip member has the time in it
)
def test_what_is_no_sitemap_or_made_to_cost_is_refused(body: bytes, reason: str) -> None:
    """With what is wrong."""
    with pytest.raises(ParseError, match=reason):
        parse(body)


def test_entities_neither_grow_nor_reach_out() -> None:
    """Also not in attributes, where XML readers always expand them."""
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE urlset [<!ENTITY e0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    first = f'<url a="&e11;"><loc>{SITE}/1</loc><lastmod>2026-11-22</lastmod></url>'
    body = f"{doctype}<urlset>{first}{url('/2?&x;')}</urlset>"
    assert paths(parse(body.encode())) == ["/1", "/2"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_the_characters_are_found_whatever_is_said_of_them(charset: str) -> None:
    """A mark, or no mark, or the wrong name in the declaration."""
    declared = "windows-1251" if charset == "cp1251" else "iso-8859-5"
    body = urlset(url("/плотина")).decode()
    assert paths(parse(f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(charset))) == [
        "/%D0%BF%D0%BB%D0%BE%D1%82%D0%B8%D0%BD%D0%B0"
    ]


def test_a_text_file_of_addresses_is_a_sitemap() -> None:
    """One a line, as sitemaps.org allows."""
    read = parse(f"\ufeff{SITE}/1\r\n\r\n{SITE}/2\nhttp://[bad\n".encode())
    assert paths(read) == ["/1", "/2"]
    assert [rejection.reason for rejection in read.rejected] == ["bad_url"]


def test_a_cut_off_address_is_none() -> None:
    """Half an address would be another item."""
    assert paths(parse(urlset(url("/1"))[:-9] + b"<url><loc>https://www.valley.example.kg/20")) == ["/1"]


def test_only_parts_that_changed_are_named_newest_first() -> None:
    """Undated ones that are news by their name go first, other undated ones last."""
    read = parse(
        index(
            f"<loc>{SITE}/pages.xml</loc>",
            f"<loc>{SITE}/a.xml</loc><lastmod>2026-11-21T00:00:00Z</lastmod>",
            f"<loc>{SITE}/b.xml</loc><lastmod>2026-11-22T00:00:00Z</lastmod>",
            f"<loc>{SITE}/old.xml</loc><lastmod>2026-10-01</lastmod>",
            "<loc>/news.xml</loc>",
            f"<loc>{SOURCE.url}</loc>",
            "<loc>https://evil.example.net/news.xml</loc>",
            "<loc>mailto:x</loc>",
        )
    )
    assert [part.url.removeprefix(SITE) for part in read.parts] == ["/news.xml", "/b.xml", "/a.xml", "/pages.xml"]
    assert [rejection.reason for rejection in read.rejected] == ["foreign_url", "bad_url"]
    assert len(parse(index(*(f"<loc>{SITE}/{n}.xml</loc>" for n in range(600)))).parts) == 500


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_sitemap_cut_anywhere_is_read_or_refused(cut: int) -> None:
    """Never anything else."""
    body = urlset(url("/1"), url("/2", "<news:news><news:title>x</news:title></news:news>"), url("/3"))
    for broken in (body[:cut], body[cut:], body[:cut] + b"\xff<\x00&" + body[cut:]):
        try:
            parse(broken)
        except ParseError:
            continue
