"""An invented article, and pages around it."""

from __future__ import annotations

from datetime import UTC, datetime

from newsdesk.records import Capture, Page, Source
from parsers.pages import parse_page

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ADDRESS = "https://harbour.example.cn/news/1234567.html"
SOURCE = Source(
    id="harbour",
    name="Harbour News",
    url="https://harbour.example.cn/rss",
    kind="feed",
    country="CN",
    language="zh",
    ownership="state",
    full_text=True,
    timezone="Asia/Shanghai",
)
HEADLINE = "The second quay opens in December"
PARAGRAPHS = (
    "The harbour authority said on Friday that the second quay would open before the end of the year, as was planned.",
    "Cranes for it arrived in October; the operator expects to handle two hundred thousand containers in a first year.",
    "Shipping lines welcomed the news, since vessels have had to wait for up to three days outside the old basin.",
)
BODY = "\n\n".join(PARAGRAPHS)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
H1 = f"<h1>{HEADLINE}</h1>"


def a_document(body: str, *, head: str = "", title: str = HEADLINE, lang: str = "en") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def an_article(text: str = TEXT, *, head: str = "", heading: str = H1, title: str = HEADLINE, lang: str = "en") -> str:
    """A page as most are built: the article between the head and the foot of its site."""
    return a_document(
        f'<header><a href="/">Harbour</a></header><main><article>{heading}{text}</article></main>'
        "<footer>© Harbour News</footer>",
        head=head,
        title=title,
        lang=lang,
    )


def json_ld(script: str) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{script}</script>'


def a_capture(html: str | bytes, *, url: str = ADDRESS, content_type: str = "text/html; charset=utf-8") -> Capture:
    """A page as it was fetched."""
    return Capture(
        fetch_id="f1",
        source_id=SOURCE.id,
        run_id="run",
        role="page",
        requested_url=url,
        url=url,
        status=200,
        headers={"content-type": content_type},
        body=html.encode() if isinstance(html, str) else html,
        started_at=NOW,
        finished_at=NOW,
    )


def read(html: str | bytes, *, url: str = ADDRESS, source: Source = SOURCE) -> Page:
    """What is made of a page that is an article's."""
    page = parse_page(a_capture(html, url=url), source)
    assert isinstance(page, Page), page
    return page
