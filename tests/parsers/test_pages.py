from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsdesk.errors import ParseError
from newsdesk.records import Capture, Page, Source
from parsers.pages import parse_page
from tests.parsers.conftest import NOW, PARAGRAPHS, SOURCE


def capture(body: bytes, content_type: str = "text/html; charset=utf-8") -> Capture:
    return Capture(
        fetch_id="f1",
        source_id=SOURCE.id,
        run_id="run",
        role="page",
        requested_url="https://harbour.example.cn/1.html",
        url="https://harbour.example.cn/1.html",
        status=200,
        headers={"content-type": content_type},
        body=body,
        started_at=NOW,
        finished_at=NOW,
    )


def page(head: str = "", body: str = "", *, source: Source = SOURCE, lang: str = "en") -> Page:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}<article>{text}</article></body></html>'
    return parse_page(capture(html.encode()), source)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "text/html"),
        (b"Service unavailable", "text/html"),
        (b"%PDF-1.7 \x00\x01", "application/pdf"),
        (b"<p>A paragraph</p>", "application/json"),
        (b'<?xml version="1.0"?><rss><channel><item><title>a</title></item></channel></rss>', "text/xml"),
        (b"\x89PNG\r\n\x1a\n", "text/html"),
    ],
)
def test_what_is_no_page_is_refused(body: bytes, content_type: str) -> None:
    """A file behind a link is not an article without text."""
    with pytest.raises(ParseError):
        parse_page(capture(body, content_type), SOURCE)


def test_paragraphs_are_separated_by_an_empty_line() -> None:
    """A body has one form, whichever way it was found."""
    assert page().body == "\n\n".join(PARAGRAPHS)
    assert page(source=replace(SOURCE, body_selector="article")).body == "\n\n".join(PARAGRAPHS)


def test_a_selector_that_finds_nothing_does_not_lose_the_article() -> None:
    """Publishers rebuild their sites; what looks like the article is taken then."""
    assert page(source=replace(SOURCE, body_selector="div.gone")).body == "\n\n".join(PARAGRAPHS)


def test_what_a_source_drops_is_dropped_with_and_without_a_body_selector() -> None:
    """Drop selectors work on their own, too."""
    for selector in ("article", None):
        source = replace(SOURCE, body_selector=selector, drop_selectors=("article p:last-child",))
        assert page(source=source).body == "\n\n".join(PARAGRAPHS[:-1])


def test_parts_within_parts_are_read_once() -> None:
    """A selector may match an element and what is in it."""
    source = replace(SOURCE, body_selector="article, article p")
    assert page(source=source).body == "\n\n".join(PARAGRAPHS)


def test_a_selector_that_is_none_is_told_with_its_source() -> None:
    """The catalogue has to be mended, not the page."""
    with pytest.raises(ParseError, match="harbour: a selector of this source"):
        page(source=replace(SOURCE, body_selector="div[["))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<meta property="og:title" content="The quay opens | Bay"><meta property="og:site_name" content="Bay">',
            "",
        ),
        ("<title>The quay opens - Economy - Harbour News</title>", "<h1>The quay opens</h1>"),
        ("<title>The quay opens</title>", "<h1>One</h1><h1>Two</h1>"),
        ('<meta property="og:title" content="Opinion | The quay opens">', "<h1>The quay opens</h1>"),
        ('<script type="application/ld+json">[{"@type":"NewsArticle","headline":"The quay opens"}]</script>', ""),
    ],
)
def test_a_title_is_without_what_the_site_adds(head: str, body: str) -> None:
    """Names of sites and sections would break every comparison of titles."""
    assert page(head, body).title == "The quay opens"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2026-11-20T12:00:00+08:00">', ""),
        ('<meta property="article:published_time" content="2026-11-20 12:00:00">', ""),
        ('<meta itemprop="datePublished" content="2026-11-20T04:00:00Z">', ""),
        ('<meta name="pubdate" content="20 Nov 2026 12:00:00 CST">', ""),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-20T12:00:00"}</script>',
            "",
        ),
        ("", '<time datetime="2026-11-20T12:00:00">20 November</time>'),
        (
            "",
            '<main><time datetime="2026-11-20T12:00:00">20 November</time></main><time datetime="2020-01-01">x</time>',
        ),
    ],
)
def test_a_date_is_found_where_markup_gives_it(head: str, body: str) -> None:
    """With its offset, else in the publisher's zone; and it is known as the page's."""
    published = page(head, body).published
    assert published is not None
    assert (published.at, published.basis) == (datetime(2026, 11, 20, 4, 0, tzinfo=UTC), "page")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta property="article:published_time" content="2026-12-20T12:00:00Z">', ""),
        ('<script type="application/ld+json">{"@type":"WebSite","datePublished":"2020-01-01"}</script>', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>', ""),
        ('<script type="application/ld+json">{"@type":"Event","datePublished":"2020-01-01"}</script>', ""),
        ("", '<nav><time datetime="2026-11-19">b</time></nav>'),
        (
            "",
            (
                '<ul class="latest-news"><li><a href="/a">One</a><time datetime="2026-11-20">a</time></li>'
                '<li><a href="/b">Two</a><time datetime="2026-11-19">b</time></li>'
                '<li><a href="/c">Three</a><time datetime="2026-11-18">c</time></li></ul>'
            ),
        ),
    ],
)
def test_no_date_is_taken_from_something_else(head: str, body: str) -> None:
    """Neither from the site, nor from teasers of other articles, nor from the future."""
    assert page(head, body).published is None


def test_a_page_that_says_only_when_it_was_changed_appeared_then() -> None:
    """As far as anybody can know."""
    found = page('<meta property="article:modified_time" content="2026-11-20T12:00:00Z">')
    assert found.published is not None
    assert found.published.at == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert found.modified in (None, found.published)


@pytest.mark.parametrize("kind", ["WebPage", "ItemPage", "CollectionPage"])
def test_the_date_of_the_page_is_the_articles_where_that_says_none(kind: str) -> None:
    """Some describe the page and not the article; what the article says of itself goes before it."""
    around = f'<script type="application/ld+json">{{"@type":"{kind}","datePublished":"2026-11-19T12:00:00Z"}}</script>'
    own = '<script type="application/ld+json">{"@type":"Article","datePublished":"2026-11-18T12:00:00Z"}</script>'
    days = [found.at.day for head in (around, around + own) if (found := page(head).published)]
    assert days == [19, 18]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="author" content="Chen Li">', ("Chen Li",)),
        ('<meta property="article:author" content="https://social.example.com/chen">', ()),
        ('<meta name="author" content="105092">', ()),
        ('<meta property="og:site_name" content="Harbour"><meta name="author" content="Harbour">', ()),
        (
            '<script type="application/ld+json">{"@type":"Article","author":["Chen Li",{"name":"A. Wu"},{}]}</script>',
            ("Chen Li", "A. Wu"),
        ),
    ],
)
def test_authors_are_names(head: str, authors: tuple[str, ...]) -> None:
    """Addresses, numbers and the site itself write no articles."""
    assert page(head).authors == authors


def test_a_description_is_a_standfirst_only_if_it_says_something() -> None:
    """Most sites cut the beginning of the article for it."""
    assert page(f'<meta name="description" content="{PARAGRAPHS[0][:80]}...">').standfirst is None
    assert page('<meta name="description" content="What ships will pay.">').standfirst == "What ships will pay."


def test_the_body_does_not_begin_with_its_own_heading() -> None:
    """Text counted twice would weigh twice."""
    html = f"<html><body><article><h1>The quay opens</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
    found = parse_page(capture(html.encode()), replace(SOURCE, body_selector="article"))
    assert (found.title, found.body) == ("The quay opens", "\n\n".join(PARAGRAPHS))


def test_the_language_is_what_the_document_says() -> None:
    """Of itself first, then in its meta elements; nothing is guessed."""
    assert page(lang="kk-KZ").language == "kk"
    assert page('<meta property="og:locale" content="ru_RU">', lang="").language == "ru"
    assert page(lang="").language is None
