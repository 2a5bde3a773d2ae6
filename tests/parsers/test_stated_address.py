from __future__ import annotations

import pytest

from newsdesk.records import Role
from parsers.stated_address import StatedAddress, stated_address


def own(url: str) -> StatedAddress:
    return StatedAddress(url=url, is_own=True)


def site(url: str) -> StatedAddress:
    return StatedAddress(url=url, is_own=False)


def page(head: str, body: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


CANONICAL = '<link rel="canonical" href="https://news.example/2026/port?a=1&amp;b=2">'
SHARED = '<meta content="https://news.example/shared/port" property="og:url"/>'


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (own("https://news.example/2026/port?a=1&b=2"), page(SHARED + CANONICAL)),
        (own("https://news.example/shared/port"), page(SHARED)),
        (own("https://news.example/shared/port"), page('<link rel="canonical" href="https://news.example/">' + SHARED)),
        (own("https://news.example/shared/port"), page('<link rel="canonical" href="/relative">' + SHARED)),
        (own("https://news.example/shared/port"), page(f"<!-- {CANONICAL} -->" + SHARED)),
        (own("https://news.example/shared/port"), page(f"<script>var a = '{CANONICAL}'</script>" + SHARED)),
        (own("https://news.example/new"), page("<link href=https://news.example/new rel='nofollow canonical'>")),
        (own("https://news.example/порт"), page('<link rel="canonical" href="https://news.example/порт">')),
        (own("https://news.example/late"), page("", '<link rel="canonical" href="https://news.example/late">')),
        (site("https://news.example/"), page('<meta property="og:url" content="https://news.example/">')),
        (site("https://news.example/ru/"), page('<base href="https://news.example/ru/">')),
        (None, page('<link rel="canonical" href="http://localhost:3000/port">')),
        (None, page('<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="">')),
        (None, page("<title>Nothing of it</title>")),
        (None, b""),
    ],
)
def test_a_page_names_its_address(told: StatedAddress | None, body: bytes) -> None:
    """Canonical before shared, neither in comments nor scripts; a home page is but the site's."""
    assert stated_address(body, "page") == told


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{}<entry><link rel="self" href="https://x.example/entry"/></entry></feed>'
RSS = '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel>{}<item><link>https://x.example/1</link></item></channel></rss>'


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (own("https://x.example/feed"), RSS.format('<link>https://x.example</link><atom:link rel="self" href="https://x.example/feed"/>')),
        (own("https://x.example/atom"), ATOM.format('<link href="https://x.example/"/><link rel="self hub" href="https://x.example/atom"/>')),
        (site("https://x.example"), RSS.format("<link>https://x.example</link>")),
        (site("https://x.example/news"), RSS.format("<link>\n<![CDATA[https://x.example/news]]></link>")),
        (site("https://x.example/"), ATOM.format('<link rel="alternate" type="text/html" href="https://x.example/"/>')),
        (site("https://x.example/"), ATOM.format('<link rel="self" href="https://x.example/"/>')),
        (None, RSS.format("<link>/</link>")),
        (None, ATOM.format("")),
        (own("https://x.example/f"), '{"items": [{"url": "y"}], "feed_url": "https:\\/\\/x.example\\/f"}'),
        (site("https://x.example/start"), '{"home_page_url": "https://x.example/start"}'),
        (None, '{"feed_url": "https://x.example/\\q"}'),
    ],
)  # fmt: skip
def test_a_feed_names_its_address(told: StatedAddress | None, text: str) -> None:
    """Its own link, not those of entries; else its site."""
    assert stated_address(text.encode(), "feed") == told
    assert stated_address(text.encode("utf-16"), "feed") == told


def test_a_sitemap_tells_its_site_and_a_seed_nothing() -> None:
    """By the first address in it, in XML or plain."""
    listed = b"<urlset><url><loc> https://x.example/2026/port </loc></url></urlset>"
    assert stated_address(listed, "sitemap") == site("https://x.example/")
    assert stated_address(b"https://x.example/2026/port\n", "sitemap") == site("https://x.example/")
    assert stated_address(b"<urlset></urlset>", "sitemap") is None
    assert stated_address(b"<urlset><url><loc>http://[::1/x</loc></url></urlset>", "sitemap") is None
    assert stated_address(b"Title: A port\nURL: https://x.example/1\n\nText.", "seed") is None


@pytest.mark.parametrize("kind", ["page", "feed", "sitemap"])
@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", "<link ", '<meta "', "<base '\"", "<link a=", "<loc>", '"feed_url":"', "aaaa  ", "-"]
)
def test_beginnings_without_an_end_are_dealt_with(kind: Role, piece: str) -> None:
    """Megabytes of them, in a moment: with the square of their number it would be an hour."""
    assert stated_address((piece * 500_000).encode(), kind) is None
    assert stated_address(f"<link {piece * 200_000}>".encode(), kind) is None
