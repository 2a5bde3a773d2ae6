"""A site's page -> where its feeds and sitemaps may be; and where they are on most sites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsdesk.identity import canonical_url
from newsdesk.records import Capture, SourceKind
from newsdesk.text import clean_line
from parsers.markup import decode
from parsers.sitemaps import same_site

WELL_KNOWN: tuple[str, ...] = (
    *(
        "/feed/",
        "/rss",
        "/rss/",
        "/rss.xml",
        "/feed.xml",
        "/atom.xml",
        "/index.xml",
        "/feed",
        "/feed/rss",
        "/feed/atom/",
    ),
    *("/?feed=rss2", "/rss/all", "/rss/all.xml", "/rss/news", "/rss/news.xml", "/news.rss", "/news/rss", "/news/feed/"),
    *("/ru/rss", "/ru/rss/", "/ru/rss.xml", "/ru/feed/", "/en/rss", "/en/rss/", "/en/rss.xml", "/en/feed/"),
    *("/kk/rss", "/kz/rss", "/ky/rss", "/kg/rss", "/uz/rss", "/uz/rss/", "/tj/rss", "/tg/rss", "/tm/rss", "/zh/rss"),
    *("/rss/ru.xml", "/rss/en.xml", "/rss/rss.xml", "/rss/index.xml", "/rss/tm", "/rss/v2.xml", "/rss/feed"),
    *("/rss_news/all.xml", "/export/rss2/archive/index.xml", "/export/rss.xml", "/feeds/index.rss", "/feeds/news.xml"),
    *("/rss.php", "/rss.asp", "/rss.aspx", "/index.rdf", "/index.rss", "/feeds", "/feeds/posts/default"),
    *("/?format=feed&type=rss", "/index.php?format=feed&type=rss", "/blog/feed/", "/blog/rss.xml"),
)
"""Paths at which sites have feeds, the commonest first: of content management systems and of the region's press."""
WELL_KNOWN_SITEMAPS: tuple[str, ...] = (
    *("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap/news.xml", "/google-news-sitemap.xml"),
    *("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap-index.xml", "/sitemap/index.xml"),
    *("/sitemap.xml.gz", "/sitemap/sitemap.xml", "/sitemaps/sitemap.xml", "/sitemap.txt"),
)
"""The same for sitemaps; those of news before the others."""

MOST_CANDIDATES = 50
_MOST_LINKS = 20_000
_LONGEST_TEXT = 200
_LONGEST_ADDRESS = 2_000

_FEED_TYPES = {
    "application/rss+xml": ("RSS", 0), "application/atom+xml": ("Atom", 0), "application/rdf+xml": ("RDF", 1),
    "application/feed+json": ("JSON Feed", 6),
}  # fmt: skip
"""Content types of alternates: what to call them, and their rank. `application/json` is an API's more often."""
_FEED_ADDRESS = re.compile(
    r"(?<![a-z])(?:rss|atom|feeds?|rdf)(?:2|2\.0|_?feeds?|_?news)?(?![a-z])|\.rss\b", re.IGNORECASE
)
_XML_ADDRESS = re.compile(r"\.(?:xml|rdf|rss|atom)\Z", re.IGNORECASE)
_SITEMAP_ADDRESS = re.compile(r"site_?-?map[^/]*\.(?:xml|txt)(?:\.gz)?\Z", re.IGNORECASE)
_FEED_TEXT = re.compile(r"\b(?:rss|atom|xml|feeds?)\b|лент[аыу]|订阅|聚合|таспа", re.IGNORECASE)
_OTHER_FILE = re.compile(
    r"\.(?:css|js|png|jpe?g|gif|svg|webp|ico|pdf|docx?|xlsx?|zip|mp[34]|html?|json)\Z", re.IGNORECASE
)
_WANTED = frozenset({"base", "link", "a", "img"})
_COMMENTS = re.compile(r"comment|коммент|评论", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address that may be a feed or a sitemap."""

    url: str
    """Absolute, http(s), without a fragment."""
    kind: SourceKind
    why: str
    """What speaks for it: `link rel=alternate (RSS)`, `a link to it`."""
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    element: str
    """`link` or `a`."""
    rel: frozenset[str]
    type: str
    href: str
    title: str


def candidates(capture: Capture) -> tuple[Candidate, ...]:
    """What a page says of feeds and sitemaps, best first, at most 50, each address once.

    First the feeds that the page names as its own (`link rel=alternate`), then the sitemaps it names, then links within
    its site that look like one by their address, last by their text alone; feeds of comments after all others. Nothing
    that is no page has any.

    Source: HTML (link types alternate and sitemap, base); rssboard.org/rss-autodiscovery.
    """
    page = _page(capture)
    found: dict[str, tuple[int, Candidate]] = {}
    for link in page.links:
        url = _absolute(page.base, link.href)
        judged = _judged(link, url, page_url=capture.url) if url else None
        key = canonical_url(url or "")
        if judged and key and (key not in found or judged[0] < found[key][0]):
            found[key] = judged
    best = sorted(found.values(), key=lambda judged: judged[0])
    return tuple(candidate for _, candidate in best[:MOST_CANDIDATES])


class _Page:
    """What lxml tells its events to: the links of a page, no tree."""

    def __init__(self, url: str) -> None:
        self.base = url
        self.links: list[_Link] = []
        self._anchor: tuple[dict[str, str], list[str]] | None = None
        self._has_base = False

    def start(self, tag: str, attributes: Any) -> None:
        given = {str(name).lower(): str(value) for name, value in attributes.items()} if tag in _WANTED else {}
        if tag == "base" and given.get("href") and not self._has_base:
            self.base, self._has_base = _absolute(self.base, given["href"]) or self.base, True
        elif tag == "link":
            self._add(tag, given, given.get("title", ""))
        elif tag == "a":
            self._end_anchor()
            self._anchor = (given, [])
        elif tag == "img" and self._anchor:
            self._anchor[1].append(f" {given.get('alt', '')} ")

    def data(self, text: str) -> None:
        if self._anchor and len(self._anchor[1]) < _LONGEST_TEXT:
            self._anchor[1].append(text[:_LONGEST_TEXT])

    def end(self, tag: str) -> None:
        if tag == "a":
            self._end_anchor()

    def close(self) -> None:
        self._end_anchor()

    def _end_anchor(self) -> None:
        if self._anchor:
            given, texts = self._anchor
            self._add("a", given, "".join(texts).strip() or given.get("title", ""))
        self._anchor = None

    def _add(self, element: str, given: dict[str, str], title: str) -> None:
        href = given.get("href", "").strip()
        if href and len(href) <= _LONGEST_ADDRESS and len(self.links) < _MOST_LINKS:
            rel = frozenset(given.get("rel", "").lower().split())
            kind = given.get("type", "").partition(";")[0].strip().lower()
            self.links.append(_Link(element=element, rel=rel, type=kind, href=href, title=clean_line(title)))


def _page(capture: Capture) -> _Page:
    page = _Page(capture.url)
    text = decode(capture.body, capture.headers.get("content-type")).replace("\x00", "")
    parser = etree.HTMLParser(target=page, encoding="utf-8", recover=True, no_network=True, huge_tree=False)
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:  # nothing in it, or nothing that lxml takes for HTML: what was found is found
        page.close()
    return page


def _judged(link: _Link, url: str, *, page_url: str) -> tuple[int, Candidate] | None:
    """A link's rank, 0 for the best, and what it promises; None for one that is neither feed nor sitemap."""
    kind, rank, why = _declared(link) if link.element == "link" else _apparent(link, url, page_url)
    if not why:
        return None
    if _COMMENTS.search(f"{url} {link.title}"):
        rank += 10
    title = link.title[:_LONGEST_TEXT] or None
    return rank, Candidate(url=url, kind=kind, why=why, title=title)


def _declared(link: _Link) -> tuple[SourceKind, int, str]:
    if "sitemap" in link.rel:
        return "sitemap", 2, "link rel=sitemap"
    if link.rel & {"alternate", "feed"} and link.type in _FEED_TYPES:
        name, rank = _FEED_TYPES[link.type]
        return "feed", rank, f"link rel=alternate ({name})"
    return "feed", 0, ""


def _apparent(link: _Link, url: str, page_url: str) -> tuple[SourceKind, int, str]:
    parts = urlsplit(canonical_url(url) or url)  # `utm_source=rss` is no feed's
    if not same_site(url, page_url) or _OTHER_FILE.search(parts.path) or url == page_url:
        return "feed", 0, ""
    if _SITEMAP_ADDRESS.search(parts.path):
        return "sitemap", 4, "a link to a sitemap"
    if link.type in _FEED_TYPES or _FEED_ADDRESS.search(f"{parts.hostname} {parts.path}?{parts.query}"):
        return "feed", 3, "a link whose address looks like a feed's"
    if _XML_ADDRESS.search(parts.path):
        return "feed", 4, "a link to an XML file"
    if _FEED_TEXT.search(link.title):
        return "feed", 5, "a link whose text speaks of a feed"
    return "feed", 0, ""


def _absolute(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, re.sub(r"\Afeed:(?://)?(?=https?:)", "", href, flags=re.IGNORECASE)).partition("#")[0]
    except ValueError:  # a broken IPv6 address
        return None
    return url if canonical_url(url) else None
