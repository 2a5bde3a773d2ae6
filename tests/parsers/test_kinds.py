from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from parsers.kinds import kind_of

RSS = b'<rss version="2.0"><channel><title>News</title></channel></rss>'
PAGE = b"<html><head><title>News</title></head><body><p>Text</p></body></html>"
URLSET = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("feed", RSS),
        ("feed", b'<?xml version="1.0"?>\n<!-- <html> was here -->\n' + RSS),
        ("feed", b"\xef\xbb\xbf\n\n" + RSS),
        ("feed", b"<br />\n<b>Warning</b>: a header could not be sent in /www/rss.php\n" + RSS),
        ("feed", b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss.dtd">' + RSS),
        ("feed", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'),
        ("feed", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
        ("feed", b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>'),
        ("feed", b"<channel><item></item></channel>"),
        ("feed", RSS.replace(b"News", "Новости".encode("cp1251"))),
        ("feed", ('<?xml version="1.0" encoding="utf-16"?>' + RSS.decode()).encode("utf-16")),
        ("feed", ("<rss><channel><title>" + "中亚新闻" * 2000).encode("utf-16-le")),
        ("feed", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'),
        ("feed", b'{"items": [], "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}'),
        ("feed", b'{"items": [{"content_html": "<html><body>"}], "version": "https://jsonfeed.org/version/1.1"}'),
        ("sitemap", b'<?xml version="1.0"?><?xml-stylesheet href="/main.xsl"?>' + URLSET),
        ("sitemap", b"<sitemapindex></sitemapindex>"),
        ("sitemap", b'<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"></sm:urlset>'),
        ("sitemap", b"https://news.example/1\nhttps://news.example/2\n"),
        ("page", PAGE),
        ("page", b"<!DOCTYPE html>\n<title>News</title><p>Text"),
        ("page", b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML"><html></html>'),
        ("page", b"<!--[if IE]><rss><![endif]-->" + PAGE),
        ("page", PAGE.replace(b"Text", b"&lt;rss&gt; and <code><urlset></code>")),
        ("page", b"<head><title>News</title></head><body>Text"),
        ("page", b"<div><h1>News</h1><p>Text</p></div>"),
        ("page", b"<news-story><p>Text</p></news-story>"),
        ("page", PAGE.decode().encode("utf-16")),
        ("seed", b"Title: A port\nDate: Nov 20, 2026\n\nText.\n"),
        ("seed", b"\xef\xbb\xbfdate: 2026-11-20\nTITLE: About <html> and <rss>\n\nText.\n"),
        (None, b""),
        (None, b" \n\t"),
        (None, b"Just some words."),
        (None, b'{"name": "value"}'),
        (None, b'{"page": "<html></html>"}'),
        (None, b'[{"title": "A list"}]'),
        (None, b'<?xml version="1.0"?><opml version="2.0"><head></head></opml>'),
        (None, b'<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title></svg>'),
        (None, b"%PDF-1.7\n" + PAGE),
        (None, b"PK\x03\x04" + PAGE),
        (None, bytes(range(256)) * 40 + PAGE),
    ],
)
def test_a_document_is_told_by_what_it_holds(kind: str | None, body: bytes) -> None:
    """Whatever stands before it, in any encoding of the web; what is nothing of ours is nothing."""
    assert kind_of(body) == kind


@pytest.mark.parametrize(
    ("kind", "content_type", "name"),
    [
        ("page", "text/html; charset=utf-8", ""),
        ("page", None, "saved.HTML"),
        ("page", None, "saved.htm.gz"),
        ("seed", None, "notes.txt"),
        ("seed", None, "seeds/notes.txt.gz"),
        (None, "text/plain", "notes"),
        (None, "application/rss+xml", "notes.xml"),
    ],
)
def test_where_contents_say_nothing_labels_do(kind: str | None, content_type: str | None, name: str) -> None:
    """So that the parser can say what is wrong with it."""
    assert kind_of(b"Just some words.", content_type=content_type, name=name) == kind


def test_labels_do_not_overrule_contents() -> None:
    """Servers and names lie."""
    assert kind_of(RSS, content_type="text/html", name="index.html") == "feed"
    assert kind_of(PAGE, content_type="application/rss+xml", name="feed.txt") == "page"
    assert kind_of(b'{"a": 1}', content_type="text/html", name="a.html") is None


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<?", b"<", b"<zz:", b"<!doctype ", b"<!-- -", b"- >", b'{"items"', b"http:// "]
)
def test_beginnings_without_an_end_are_dealt_with(piece: bytes) -> None:
    """Megabytes of them, in a moment: with the square of their number it would be an hour."""
    assert kind_of(piece * 500_000) is None
    assert kind_of(b"{" + piece * 500_000) is None


def test_captured_documents_are_told(measuring_data: Path) -> None:
    """Feeds are feeds and pages are pages, all of them."""
    feeds = (measuring_data / "feeds" / "captures").glob("*.gz")
    pages = (measuring_data / "extraction").glob("*/*/*.html.gz")
    assert {kind_of(gzip.decompress(file.read_bytes())) for file in feeds} == {"feed"}
    assert {kind_of(gzip.decompress(file.read_bytes())) for file in pages} == {"page"}
