from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.identity import canonical_url
from newsdesk.records import Capture
from parsers.discovery import WELL_KNOWN, WELL_KNOWN_SITEMAPS, Candidate, candidates

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SITE = "https://www.valley.kg"


def find(body: str | bytes, *, url: str = f"{SITE}/ru/") -> tuple[Candidate, ...]:
    capture = Capture(
        fetch_id="f1",
        source_id="valley",
        run_id="run",
        role="page",
        requested_url=url,
        url=url,
        status=200,
        headers={"content-type": "text/html; charset=utf-8"},
        body=body.encode() if isinstance(body, str) else body,
        started_at=NOW,
        finished_at=NOW,
    )
    return candidates(capture)


def addresses(body: str) -> list[str]:
    return [candidate.url.removeprefix(SITE) for candidate in find(body)]


def test_what_a_page_names_comes_before_what_only_looks_like_a_feed() -> None:
    """Its own feeds, its sitemap, links by their address, by their text, feeds of comments; each once."""
    found = find(
        """<!doctype html><html><head>
        <LINK rel="sitemap" type="application/xml" href="/map.xml">
        <link rel="alternate" type="application/rss+xml" title="Valley: comments" href="/comments/feed/">
        <link rel='alternate' type='application/feed+json' href='/feed.json'>
        <link rel="ALTERNATE home" type="application/rss+xml; charset=utf-8" title=" Вести  долины " href="rss">
        <link rel="alternate" type="application/atom+xml" href="/atom.xml#top">
        <link rel="alternate" hreflang="kk" href="/kk/"><link rel="stylesheet" href="/rss.css">
        </head><body>
        <a href="/ru/subscribe">Лента новостей</a> <a href="/ru/rss">RSS</a> <a href="/export/all.xml">Все</a>
        <a href="/sitemap_index.xml">Карта</a> <a href="/news/rss/?lang=ru"><img alt="подписка"></a>
        </body></html>"""
    )
    assert [(each.kind, each.url.removeprefix(SITE), each.title) for each in found] == [
        ("feed", "/ru/rss", "Вести долины"),
        ("feed", "/atom.xml", None),
        ("sitemap", "/map.xml", None),
        ("feed", "/news/rss/?lang=ru", "подписка"),
        ("feed", "/export/all.xml", "Все"),
        ("sitemap", "/sitemap_index.xml", "Карта"),
        ("feed", "/ru/subscribe", "Лента новостей"),
        ("feed", "/feed.json", None),
        ("feed", "/comments/feed/", "Valley: comments"),
    ]
    assert found[0].why == "link rel=alternate (RSS)"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/feedback">Feedback</a>',
        '<a href="/ru/2026/rssalka.html">x</a>',
        '<a href="/1?utm_source=rss&utm_medium=feed">x</a>',
        '<a href="https://feedly.example/i/subscription/feed/x">RSS</a>',
        '<a href="mailto:rss@valley.kg">RSS</a>',
        '<a href="javascript:rss()">RSS</a>',
        '<a href="/rss.png">RSS</a>',
        '<a href="/sitemap.html">Карта сайта</a>',
        '<a href="http://[rss/">RSS</a>',
        "<a>RSS</a>",
        '<link rel="alternate" type="text/html" href="/rss">',
        '<link rel="stylesheet" type="application/rss+xml" href="/rss">',
        "<p>RSS: /rss",
    ],
)
def test_what_is_no_feed_is_no_candidate(link: str) -> None:
    """Other sites, other kinds of file, words that only begin alike."""
    assert find(link) == ()


def test_the_base_of_a_page_is_respected() -> None:
    """The first one; a broken one is none."""
    assert addresses('<base href="/x/y"><base href="/z/"><a href="rss">RSS</a>') == ["/x/rss"]
    assert addresses('<base href="http://[x"><a href="rss">RSS</a>') == ["/ru/rss"]
    (elsewhere,) = find('<base href="//feeds.example.org/"><link rel=alternate type=application/rss+xml href="v">')
    assert elsewhere.url == "https://feeds.example.org/v"


def test_a_page_of_thousands_of_feeds_gives_fifty() -> None:
    """A directory is no site."""
    assert len(find("".join(f'<a href="/rss/{number}.xml">{number}</a>' for number in range(30_000)))) == 50


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00",
        b"{}",
        b"\x89PNG\r\n" + bytes(range(256)) * 9,
        b"<" * 100_000,
        b"<div>" * 100_000,
        b"<a href=" + b"rss" * 100_000,
        b"<a " + b" ".join(b"a%d=1" % number for number in range(50_000)),
        b"<!--" * 10_000,
        b'<?xml version="1.0" encoding="utf-7"?><rss><channel><link>x</link></channel></rss>',
    ],
    ids=lambda body: repr(body[:20]),
)
def test_what_is_no_page_has_no_candidates(body: bytes) -> None:
    """And is no error."""
    assert find(body) == ()


def test_the_well_known_paths_are_paths() -> None:
    """Each once, to be tried in this order."""
    for paths in (WELL_KNOWN, WELL_KNOWN_SITEMAPS):
        assert len(set(paths)) == len(paths)
        assert all(canonical_url(SITE + path) == SITE + path for path in paths)


def test_real_pages_name_feeds_of_their_own(measuring_data: Path) -> None:
    """Of captured article pages some two in five do; none is an error, and all addresses are."""
    pages = sorted((measuring_data / "extraction" / "fundus").rglob("*.html.gz"))[::5]
    found = [find(gzip.decompress(page.read_bytes())) for page in pages]
    assert sum(map(bool, found)) > len(pages) / 4
    assert all(canonical_url(candidate.url) for each in found for candidate in each)
