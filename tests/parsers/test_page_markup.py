from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsdesk.records import Rejection
from parsers.pages import parse_page
from tests.parsers.conftest import (
    BODY,
    H1,
    HEADLINE,
    PARAGRAPHS,
    SOURCE,
    TEXT,
    a_capture,
    a_document,
    an_article,
    json_ld,
    read,
)

OG = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="Harbour Gazette">'


@pytest.mark.parametrize(
    "page",
    [
        an_article(title="Harbour News"),
        an_article(title=""),
        an_article(heading="", title=HEADLINE),
        an_article(heading="<h1></h1>"),
        an_article(heading="<h1> &nbsp; </h1>"),
        an_article(heading=f'<h1><a href="/">Harbour</a></h1>{H1}'),
        an_article(heading=f"{H1}<h1>What else is new in the harbour</h1>"),
        an_article(heading=f"<h1><span>{HEADLINE}</span></h1>"),
        an_article(heading="<h1>\n  The second\n  quay <em>opens</em> in&nbsp;December </h1>"),
        an_article(heading=f"<h1>Economy | {HEADLINE}</h1>"),
        an_article(heading=f"<h1>{HEADLINE} - Harbour</h1>"),
        an_article(heading="", title=f"{HEADLINE} | Harbour News"),
        an_article(heading="", title=f"{HEADLINE} - Harbour News"),
        an_article(heading="", title=f"Harbour News: {HEADLINE}", head=OG.format(HEADLINE)),
        an_article(heading="", title=f"{HEADLINE} — harbour.example.cn"),
        an_article(heading="", title="x", head=OG.format(f"{HEADLINE} | Harbour Gazette") + SITE),
        an_article(heading="", title="x", head=OG.format(f"Harbour Gazette | {HEADLINE}") + SITE),
        an_article(heading="", title="x", head=f'<meta name="twitter:title" content="{HEADLINE}">').replace(
            "<title>x</title>", ""
        ),
        an_article(heading="", title=f"{HEADLINE} - Economy - Bay", head=OG.format(HEADLINE)),
        an_article(heading="", title="x", head=json_ld(f'{{"@type":"NewsArticle","headline":"{HEADLINE}"}}')),
        an_article(
            heading="",
            title=f"{HEADLINE} _ Bay",
            head=json_ld(f'{{"@type":"NewsArticle","publisher":{{"name":"Bay"}},"headline":"{HEADLINE} _ Bay"}}'),
        ),
        an_article(heading="", title="x", head=OG.format("The second quay &amp;nbsp;opens in December")),
        an_article(heading=f"<h2>{HEADLINE}</h2>"),
    ],
)
def test_the_title_is_the_headline(page) -> None:
    """Without sections, the name of the site and markup; from the heading, or from what the markup says."""
    assert read(page).title == HEADLINE


def test_a_page_without_any_title_has_none() -> None:
    """Nothing is made up."""
    assert read(an_article(heading="", title="")).title is None


def test_a_title_keeps_what_only_looks_like_a_site() -> None:
    """A dash is punctuation first."""
    title = "The second quay - a long story"
    assert read(an_article(heading="", title=title)).title == title


@pytest.mark.parametrize(
    ("head", "standfirst"),
    [
        ("", None),
        ('<meta name="description" content="What ships will pay.">', "What ships will pay."),
        ('<meta property="og:description" content="What ships will pay.">', "What ships will pay."),
        ('<meta name="twitter:description" content="What ships will pay.">', "What ships will pay."),
        ('<meta itemprop="description" content="What ships will pay.">', "What ships will pay."),
        (json_ld('{"@type":"Article","description":"What ships will pay."}'), "What ships will pay."),
        ('<meta name="description" content="What &lt;b&gt;ships&lt;/b&gt; will pay.">', "What ships will pay."),
        ('<meta name="description" content="  ">', None),
        (f'<meta name="description" content="{HEADLINE}">', None),
        (f'<meta name="description" content="{PARAGRAPHS[0]}">', None),
        (f'<meta name="description" content="{PARAGRAPHS[0][:60]}…">', None),
    ],
)
def test_a_standfirst_says_something_of_its_own(head, standfirst) -> None:
    """Neither the title again, nor how the text begins."""
    assert read(an_article(head=head)).standfirst == standfirst


def test_the_rule_of_a_site_finds_a_standfirst_on_the_page() -> None:
    """It is no part of the text then."""
    lead = '<div class="news-header__lead">What ships will pay.</div>'
    page = read(an_article(lead + TEXT), url="https://tass.com/economy/1234567")
    assert (page.standfirst, page.body) == ("What ships will pay.", BODY)


AT = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ('<meta property="article:published_time" content="2026-11-20T12:00:00+08:00">', ""),
        ('<meta property="og:article:published_time" content="2026-11-20T04:00:00Z">', ""),
        ('<meta name="pubdate" content="2026-11-20 12:00">', ""),
        ('<meta name="publishdate" content="2026-11-20 12:00:00">', ""),
        ('<meta name="DC.date.issued" content="2026-11-20T12:00:00+08:00">', ""),
        ('<meta name="parsely-pub-date" content="2026-11-20T04:00:00Z">', ""),
        ('<meta itemprop="datePublished" content="2026-11-20T04:00:00.000Z">', ""),
        (json_ld('{"@type":"NewsArticle","datePublished":"2026-11-20T12:00+08:00"}'), ""),
        (json_ld('{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2026-11-20T04:00Z"}]}'), ""),
        (json_ld('{"@type":"NewsArticle","datePublished":["2026-11-20T04:00Z"]}'), ""),
        (json_ld('{"@type":"NewsArticle","datePublished":{"@value":"2026-11-20T04:00Z"}}'), ""),
        (json_ld('{"@type":"NewsArticle","dateCreated":"2026-11-20T04:00Z"}'), ""),
        ("", '<time datetime="2026-11-20T12:00+08:00">20 November</time>'),
        ("", '<time itemprop="datePublished" datetime="2026-11-20T04:00Z"></time>'),
        ("", "<div class=date>2026-11-20 12:00</div>"),
        ("", "<div class=date>20.11.2026, 12:00</div>"),
        ("", "<p>Published on 20 November 2026 at 12:00</p>"),
        ("", "<div>2026年11月20日 12:00</div>"),
        ("", "<span class=date>20 ноября 2026 12:00</span>"),
        ("", "<span class=date>20 қараша 2026 12:00</span>"),
        ("", "<span class=date>20 ноябрь 2026, 12:00</span>"),
    ],
)
def test_the_date_is_the_moment_by_the_publishers_clock(head, text) -> None:
    """With its own offset or in the zone of the source, and it is known which of them it was."""
    published = read(an_article(text + TEXT, head=head)).published
    assert published is not None
    assert (published.at, published.basis) == (AT, "page")
    assert published.offset in (0, 480)
    assert published.local.date() == AT.date()


@pytest.mark.parametrize(
    ("written", "offset", "local_day"),
    [
        ("2026-11-20T01:00:00+08:00", 480, 20),
        ("2026-11-19T17:00:00Z", 0, 19),
        ("2026-11-20T01:00:00", 480, 20),
        ("2026-11-20", None, 20),
    ],
)
def test_a_date_keeps_the_offset_of_its_clock(written, offset, local_day) -> None:
    """So that its day stays the one that was written; a bare day has no clock."""
    head = f'<meta property="article:published_time" content="{written}">'
    published = read(an_article(head=head)).published
    assert published is not None
    assert published.offset == offset
    if offset is not None:
        assert (published.at, published.local.day) == (datetime(2026, 11, 19, 17, 0, tzinfo=UTC), local_day)


@pytest.mark.parametrize(
    ("changed", "modified"),
    [
        ("2026-11-21T04:00:00Z", datetime(2026, 11, 21, 4, 0, tzinfo=UTC)),
        ("2026-11-20T04:00:00Z", AT),
        ("2026-11-01T04:00:00Z", None),
        ("soon", None),
        ("2027-11-21T04:00:00Z", None),
    ],
)
def test_an_article_is_changed_after_it_was_published(changed, modified) -> None:
    """What says otherwise is no such date."""
    said = {"@type": "NewsArticle", "datePublished": "2026-11-20T04:00:00Z", "dateModified": changed}
    page = read(an_article(head=json_ld(json.dumps(said))))
    assert (page.published and page.published.at) == AT
    assert (page.modified and page.modified.at) == modified


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("kk-KZ", "", "kk"),
        ("zh-Hans-CN", "", "zh"),
        ("RU", "", "ru"),
        ("", '<meta property="og:locale" content="ky_KG">', "ky"),
        ("", '<meta http-equiv="Content-Language" content="uz">', "uz"),
        ("", '<meta name="language" content="tg">', "tg"),
        ("", json_ld('{"@type":"Article","inLanguage":"tk"}'), "tk"),
        ("x", '<meta property="og:locale" content="ru_RU">', "ru"),
        ("", "", None),
    ],
)
def test_the_language_is_what_the_page_says(lang, head, language) -> None:
    """The document first, then its meta elements, then JSON-LD."""
    assert read(an_article(head=head, lang=lang)).language == language


URL = "https://harbour.example.cn/news/the-second-quay-opens-1234567.html"


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        (URL, None),
        ("https://harbour.example.cn/news/the-second-quay-opens-in-december-1234567.html", ...),
        ("/2026/11/20/the-second-quay-opens-in-december-1234567.html", ...),
        ("https://harbour.example.cn/", None),
        ("https://other.example.org/news/the-second-quay-opens-in-december-1234567.html", None),
        ("https://harbour.example.cn/news/", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_the_canonical_link_is_believed_only_of_the_same_article(link, canonical) -> None:
    """Not the home page, not another site, and nothing where it says what is known already."""
    found = read(an_article(head=f'<link rel="canonical" href="{link}">'), url=URL).canonical
    if canonical is ...:
        assert found is not None
        assert found.startswith("https://harbour.example.cn/")
        assert found.endswith("/the-second-quay-opens-in-december-1234567.html")
    else:
        assert found is None


@pytest.mark.parametrize(
    ("url", "markup", "next_page"),
    [
        (URL, '<link rel="next" href="?page=2">', f"{URL}?page=2"),
        (
            URL,
            f'<div class="pagination"><a href="{URL}?page=2">2</a><a href="{URL}?page=3">3</a></div>',
            f"{URL}?page=2",
        ),
        (f"{URL}?page=2", '<div class="pager"><a href="?page=1">1</a><a href="?page=3">3</a></div>', f"{URL}?page=3"),
        (URL, f'<div class=pagination><a href="{URL[:-5]}_2.html">2</a></div>', f"{URL[:-5]}_2.html"),
        (
            "https://h.example/a/quay/",
            '<div class=pagination><a href="/a/quay/page/2/">2</a></div>',
            "https://h.example/a/quay/page/2/",
        ),
        (
            "https://h.example/a/quay/",
            '<div class=pagination><a href="/a/quay/2/">2</a></div>',
            "https://h.example/a/quay/2/",
        ),
        (URL, '<link rel="next" href="/news/snow-falls-1234568.html">', None),
        (URL, '<div class="pagination"><a href="/news/?page=2">Older news</a></div>', None),
        (f"{URL}?page=2", '<div class="pager"><a href="?page=1">1</a></div>', None),
        (URL, '<a href="?page=2">2</a>', None),
        (URL, '<link rel="next" href="http://[">', None),
        (URL, "", None),
    ],
)
def test_the_next_page_is_that_of_the_same_article(url, markup, next_page) -> None:
    """One behind the page that is read, and not the next article."""
    assert read(an_article(TEXT + markup), url=url).next_page == next_page


WALLS = {
    "bot_check": "<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>",
    "error_page": "<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1></body></html>",
    "paywall": a_document(
        f"{H1}<p>{PARAGRAPHS[0][:80]}...</p><p>Subscribe to continue reading this article.</p>",
        head=json_ld('{"@type":"NewsArticle","isAccessibleForFree":false}'),
    ),
    "consent_wall": a_document(
        "<h1>Before you continue</h1><p>We and our partners use cookies and process personal data.</p>"
        "<p>Accept all cookies, reject all or manage your choices of consent.</p><button>Accept all</button>",
        title="Before you continue",
    ),
}


@pytest.mark.parametrize("reason", WALLS)
def test_what_stands_there_instead_of_an_article_is_rejected_with_its_reason(reason) -> None:
    """It is on record with the time and the address, and no news."""
    found = parse_page(a_capture(WALLS[reason]), SOURCE)
    assert isinstance(found, Rejection)
    assert (found.reason, found.source_id, found.url) == (reason, SOURCE.id, a_capture("").url)
    assert found.detail


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "<p>The authority's page said 404 not found on Friday.</p>",
        "<p>Newspapers that ask for a subscription have more readers, a study says: it pays off after all.</p>" + TEXT,
        TEXT + '<div class="cookie-banner"><p>We use cookies. Accept all or reject all.</p></div>',
        TEXT + '<div class="subscribe"><p>Subscribe for 5 a month to support us.</p></div>',
        "<p>Ticket checks at the gates verify that you are human, the railway said; the captcha on its site is gone.</p>"  # noqa: E501
        + TEXT,
    ],
)
def test_no_article_is_rejected_for_what_it_speaks_of(text) -> None:
    """Errors, cookies and subscriptions are news, too, and stand around news."""
    for free in ("true", "false"):
        head = json_ld(f'{{"@type":"NewsArticle","isAccessibleForFree":{free}}}')
        assert BODY in read(an_article(text, head=head)).body


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("gb18030", "gb2312"), ("windows-1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-16", "utf-16")],
)
def test_a_page_in_another_encoding_is_read(charset, declared) -> None:
    """As its meta element says."""
    title = "第二码头年底启用" if charset == "gb18030" else "Второй причал откроется в декабре"
    html = an_article(heading=f"<h1>{title}</h1>", title=title).replace('charset="utf-8"', f'charset="{declared}"')
    html = html.replace("© ", "")
    found = parse_page(a_capture(html.encode(charset), content_type="text/html"), SOURCE)
    assert not isinstance(found, Rejection)
    assert (found.title, found.body) == (title, BODY)


def test_the_zone_of_the_source_is_used_where_a_date_has_none() -> None:
    """The same page of another publisher appeared at another moment."""
    html = an_article(head='<meta name="pubdate" content="2026-11-20 12:00">')
    moments = [read(html, source=replace(SOURCE, timezone=zone)).published for zone in ("Asia/Shanghai", "Asia/Almaty")]
    assert [moment and moment.at.hour for moment in moments] == [4, 7]
