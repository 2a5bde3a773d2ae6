"""Pages: the HTML behind an item -> its text, and what its markup says of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import lxml.html
from soupsieve import SelectorSyntaxError

from newsdesk.errors import ParseError
from newsdesk.records import Capture, Page, Published, Rejection, Source
from newsdesk.text import clean_line, clean_paragraphs
from parsers.dates import page_date
from parsers.markup import decode, language_code, soup_of, standfirst_of, text_of, to_line

_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", "application/octet-stream"}
)
"""Content types under which servers send HTML."""
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table)\b", re.IGNORECASE)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_NULS = re.compile("\x00+")

_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_AUTHORS = ("author", "article:author", "dc.creator", "byl")
_LANGUAGES = ("content-language", "og:locale", "language")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article:published", "pub_date"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "date"),
)
_TIMES = (
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "(//article//time/@datetime | //main//time/@datetime)[1]",
    "//time[count(//time) = 1]/@datetime",
)
"""The `time` elements that can be the article's own: those of teasers on the same page are other articles'."""

_SEPARATORS = "-–—|·»:：｜ㅣ"
"""What stands between a title and the name of a site."""

# It reports pages without a text as errors of its own.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the markup says: `meta` elements by lower-case name, the article's JSON-LD, the document."""

    meta: Mapping[str, str]
    article: Mapping[str, Any]
    tree: Any

    def first(self, names: tuple[str, ...]) -> str:
        return next((self.meta[name] for name in names if name in self.meta), "")


def parse_page(capture: Capture, source: Source) -> Page | Rejection:
    """Read an article's page.

    The body comes from the source's selectors, where it has any and they find something, else from what looks like
    the article. Title, standfirst, authors, date and language are what the markup says; the body is empty where no
    article is found, as on most error pages.

    Raises:
        ParseError: Not HTML, or a selector of the source that is none.

    Source: ogp.me, schema.org/Article, HTML (time, lang).
    """
    text = _html(capture)
    said = _said(_tree(text))
    title = _title(said)
    body = _without_heading(_body(text, said.tree, source, url=capture.url), title)
    return Page(
        title=title or None,
        standfirst=standfirst_of(_description(said), title=title, body=body),
        body=body,
        authors=_authors(said),
        published=_published(said, capture, source),
        language=_language(said),
    )


def _html(capture: Capture) -> str:
    content_type = capture.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    text = _NULS.sub("", decode(capture.body, content_type))
    if kind not in _TYPES:
        raise ParseError(capture.url, f"not HTML but {kind}")
    if _FEED.match(text):
        raise ParseError(capture.url, "a feed or a sitemap, not a page")
    if not _MARKUP.search(text):
        raise ParseError(capture.url, "not HTML: no element of a page in it" if text.strip() else "the page is empty")
    return text


def _tree(text: str) -> Any:
    """From bytes, since lxml refuses characters whose prologue names an encoding."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError as error:
        raise ParseError("the page", f"nothing to read: {error}") from None


def _body(text: str, tree: Any, source: Source, *, url: str) -> str:
    """By the source's selectors; what looks like the article where it has none, or its pages have changed."""
    if not (source.body_selector or source.drop_selectors):
        return _extracted(tree, url)
    soup = soup_of(text)
    try:
        for selector in source.drop_selectors:
            for dropped in soup.select(selector):
                dropped.decompose()
        parts = soup.select(source.body_selector) if source.body_selector else ()
    except SelectorSyntaxError as error:
        raise ParseError(source.id, f"a selector of this source is no CSS selector: {error}") from None
    selected = "\n\n".join(text_of(part) for part in parts if not part.find_parent(lambda tag: tag in parts))
    return clean_paragraphs(selected) or _extracted(_tree(str(soup)), url)


def _without_heading(body: str, title: str) -> str:
    """Without the article's own heading, which the body often begins with."""
    first, _, rest = body.partition("\n\n")
    return rest if clean_line(first).casefold() == title.casefold() else body


def _extracted(tree: Any, url: str) -> str:
    """The text of what looks like the article; the tree is used up."""
    import trafilatura  # noqa: PLC0415 — a third of a second, which runs without pages need not pay

    text = trafilatura.extract(tree, url=url, include_comments=False, favor_precision=True) or ""
    return clean_paragraphs(text.replace("\n", "\n\n"))


def _said(tree: Any) -> _Said:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = next(
            (value for key in ("property", "name", "itemprop", "http-equiv") if (value := element.get(key))), ""
        )
        if content := (element.get("content") or "").strip():
            meta.setdefault(name.strip().lower(), content)
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
    article = next((node for script in scripts for node in _nodes(script) if _is_article(node)), {})
    return _Said(meta=meta, article=article, tree=tree)


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script that describe the page: the outermost ones, and those of a `@graph`."""
    try:
        document = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    for node in document if isinstance(document, list) else [document]:
        if isinstance(node, dict):
            graph = node.get("@graph")
            yield from (part for part in (node, *(graph if isinstance(graph, list) else ())) if isinstance(part, dict))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(str(kind).endswith(("Article", "Posting", "Report")) for kind in _several(kinds))


def _several(value: Any) -> list[Any]:
    """JSON-LD has one value or a list of them wherever it has a value."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:
    """A name, given as it is or as that of an object."""
    named = value.get("name") if isinstance(value, dict) else value
    return to_line(named) if isinstance(named, str) else ""


def _title(said: _Said) -> str:
    headings = [to_line(heading.text_content()) for heading in said.tree.iter("h1")]
    named = to_line(said.first(_TITLES)) or _name(said.article.get("headline"))
    title = named or (headings[0] if len(headings) == 1 else "") or to_line(said.tree.findtext("head/title") or "")
    known = (_name(said.article.get("headline")), *headings)
    title = next((heading for heading in known if _is_framed(heading, title)), title)
    site = re.escape(to_line(said.first(("og:site_name",))))
    return re.sub(rf"\s*[{_SEPARATORS}]\s*{site}\Z", "", title) or title if site else title


def _is_framed(heading: str, title: str) -> bool:
    """Whether a title is this heading with the site's or the section's name before or behind it."""
    before, found, after = title.partition(heading) if heading else (title, "", "")
    edges = (before.rstrip()[-1:], after.lstrip()[:1])
    return bool(found) and heading != title and all(edge in _SEPARATORS for edge in edges)


def _description(said: _Said) -> str:
    return to_line(said.first(_DESCRIPTIONS)) or _name(said.article.get("description"))


def _authors(said: _Said) -> tuple[str, ...]:
    """People or desks by name; addresses of profiles are none, and neither is the site itself."""
    named = [_name(author) for author in _several(said.article.get("author"))]
    named = [name for name in named if name] or [to_line(said.first(_AUTHORS))]
    site = to_line(said.first(("og:site_name",)))
    return tuple(dict.fromkeys(name for name in named if _is_name(name) and name != site))


def _is_name(text: str) -> bool:
    """Neither an address nor a number in the publisher's own files."""
    return "://" not in text and any(character.isalpha() for character in text)


def _published(said: _Said, capture: Capture, source: Source) -> Published | None:
    zone = ZoneInfo(source.timezone)
    dates = (page_date(raw, zone=zone, now=capture.finished_at) for raw in _raw_dates(said))
    return next((date for date in dates if date), None)


def _raw_dates(said: _Said) -> Iterator[str]:
    """From the most to the least explicit."""
    yield from (date for date in _several(said.article.get("datePublished")) if isinstance(date, str))
    yield from (said.meta[name] for name in _DATES if name in said.meta)
    for path in _TIMES:
        yield from said.tree.xpath(path)


def _language(said: _Said) -> str | None:
    told = (said.tree.get("lang"), said.tree.get("xml:lang"), *(said.meta.get(name) for name in _LANGUAGES))
    return next((code for tag in told if (code := language_code(tag))), None)
