"""Feeds: RSS of all ages, RDF and Atom -> items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote, urljoin
from zoneinfo import ZoneInfo

import feedparser
from feedparser.mixin import _FeedParserMixin
from feedparser.namespaces import georss

from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.records import Capture, Item, ParsedFeed, Published, Rejection, Source
from newsdesk.text import clean_line
from parsers.dates import feed_date
from parsers.feed_hints import asked_interval, older_page
from parsers.markup import decode, language_code, standfirst_of, to_line, to_text
from parsers.xml_text import refuse_depth, well_formed

_TITLE_LENGTH = 120
"""Characters of a title that is made from the text."""
_LONG = 1_000
"""Characters from which a description is an article, not a summary of one."""
_PARAGRAPH = 60
"""Characters from which a paragraph is more than a caption or a link."""

_HTML = re.compile(r"\s*(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FOOTER = re.compile(
    r"\s*(?:The post\b[^\n]{1,400}\bappeared first on\b"
    r"|(?:Сообщение|Запись)\b[^\n]{1,400}\b(?:появил[аи]сь сначала на|впервые появил[аи]сь)\b)[^\n]{1,200}\Z"
)
"""What WordPress puts below each item of a feed, with the title and the name of the site in it."""
_FOOTER_LENGTH = 700
"""Characters that it may take, and then some."""


_MOST_ENTRIES = 50_000
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_LONGEST_ADDRESS = 4_000
_MAIL_ADDRESS = re.compile(r"(?:[<(]|&lt;)?(?:mailto:)?(?<![\w.+-])[\w.+-]++@[\w.-]++[^\s()<>]*+[>)]?")


def _name_author(parser: Any, key: str = "author") -> None:
    """The name in an author's text. For the address beside it feedparser would look in the square of their length."""
    context = parser._get_context()  # noqa: SLF001
    detail, told = context.get(f"{key}s", [feedparser.FeedParserDict()])[-1], context.get(key)
    name = _MAIL_ADDRESS.sub("", told or "").strip() if not detail else ""
    if name:
        detail["name"] = name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name
        context.setdefault(f"{key}_detail", detail)


def _keep_last_tag(parser: Any, term: str | None, scheme: str | None, label: str | None) -> None:
    """Categories are not read, and feedparser would compare each with all before it."""
    parser._get_context()["tags"] = [feedparser.FeedParserDict(term=term, scheme=scheme, label=label)]  # noqa: SLF001


def _no_coordinates(*_: Any) -> Iterator[Any]:
    """Maps are not read, and a polygon may have millions of corners."""
    return iter(())


georss._gen_georss_coords = _no_coordinates  # noqa: SLF001
_FeedParserMixin._add_tag = _keep_last_tag  # noqa: SLF001
_FeedParserMixin._sync_author_detail = _name_author  # noqa: SLF001


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What an entry is read against."""

    source_id: str
    url: str
    zone: ZoneInfo
    language: str | None
    now: datetime

    def rejection(self, reason: str, detail: str, *, url: str | None = None) -> Rejection:
        return Rejection(source_id=self.source_id, url=url, reason=reason, detail=detail, at=self.now)


def parse_feed(capture: Capture, source: Source) -> ParsedFeed:
    """Read a feed document into items, in the publisher's order.

    Every entry ends up exactly once, in `items` or in `rejected`; reasons are `no_identity` (neither link nor guid),
    `bad_url`, `no_text` and `duplicate_in_feed`. A feed without entries is no error, and neither is one that is
    broken somewhere.

    Raises:
        ParseError: The bytes are no feed at all.

    Source: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0), RFC 4287, RFC 5005.
    """
    document = _read(capture)
    setting = _Setting(
        source_id=source.id,
        url=capture.url,
        zone=ZoneInfo(source.timezone),
        language=language_code(document.feed.get("language")),
        now=capture.finished_at,
    )
    items: dict[str, Item] = {}
    rejected: list[Rejection] = []
    for outcome in _told_apart([_outcome(entry, setting) for entry in document.entries], document.entries):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        elif outcome.url in items:
            rejected.append(setting.rejection("duplicate_in_feed", outcome.title, url=outcome.url))
        else:
            items[outcome.url] = outcome
    return ParsedFeed(
        items=tuple(items.values()),
        rejected=tuple(rejected),
        title=to_line(document.feed.get("title") or "") or None,
        language=setting.language,
        interval=asked_interval(document.feed),
        older=older_page(document, capture),
    )


def _read(capture: Capture) -> Any:
    """What feedparser makes of the document.

    It gets characters that are sure already, and neither sanitises nor rewrites HTML: only text is wanted, and the
    two take most of its time. It does not get the document's address either, since it would make links of guids.
    """
    text = decode(capture.body, capture.headers.get("content-type")).lstrip()
    if not text:
        raise ParseError(capture.url, "the document is empty")
    if _HTML.match(text):
        raise ParseError(capture.url, "an HTML page, not a feed")
    text = well_formed(text, what=capture.url)
    refuse_depth(text, what=capture.url)
    if sum(1 for _ in _ENTRY.finditer(text)) > _MOST_ENTRIES:
        raise ParseError(capture.url, f"refused: more than {_MOST_ENTRIES:,} entries")
    try:
        document = feedparser.parse(
            text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # what it may raise on hostile bytes is written down nowhere
        raise ParseError(capture.url, f"feedparser fails on it: {error!r}") from error
    if not document.get("version") and not document.entries:
        raise ParseError(capture.url, "not a feed: neither RSS, RDF nor Atom")
    return document


def _outcome(entry: Any, setting: _Setting) -> Item | Rejection:
    link, guid = _link(entry), _guid(entry)
    title, (standfirst, body) = to_line(entry.get("title") or ""), _texts(entry)
    if not (link or guid):
        return setting.rejection("no_identity", title or "neither link nor guid")
    url = _url(link, guid, feed_url=setting.url)
    if url is None:
        return setting.rejection("bad_url", f"not an http(s) address: {link[:200]}", url=link[:_LONGEST_ADDRESS])
    if not (title or standfirst or body):
        return setting.rejection("no_text", "neither title nor text", url=url)
    title = title or _cut(standfirst or body)
    return Item(
        source_id=setting.source_id,
        url=url,
        title=title,
        standfirst=standfirst_of(standfirst, title=title, body=body),
        body=body,
        authors=_authors(entry),
        language=_language(entry) or setting.language,
        published=_published(entry, setting),
        publisher=to_line(entry.get("source", {}).get("title") or "") or None,
    )


def _told_apart(outcomes: list[Item | Rejection], entries: Any) -> Iterator[Item | Rejection]:
    """Give entries that share a page (a diary, a ticker, the home page) a URL each: the page's with the guid.

    They share it only if both their guids and their titles differ: one article listed twice is one.
    """
    titles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    guids = [_guid(entry) for entry in entries]
    for outcome, guid in zip(outcomes, guids, strict=True):
        if isinstance(outcome, Item):
            titles[outcome.url][guid] = outcome.title
    shared = {url for url, by_guid in titles.items() if len(set(by_guid.values())) > 1}
    for outcome, guid in zip(outcomes, guids, strict=True):
        if isinstance(outcome, Item) and guid and outcome.url in shared:
            yield replace(outcome, url=_with_guid(outcome.url, guid))
        else:
            yield outcome


def _url(link: str, guid: str, *, feed_url: str) -> str | None:
    """The canonical URL of an entry; without a link, the feed's with the guid."""
    addresses = (_resolved(feed_url, link) if link else "", guid)
    url = next(
        (url for address in addresses if len(address) <= _LONGEST_ADDRESS and (url := canonical_url(address))), None
    )
    if url or link:
        return url
    return _with_guid(canonical_url(feed_url) or feed_url, guid)


def _with_guid(url: str, guid: str) -> str:
    return f"{url}#{quote(guid, safe='', errors='replace')}"


def _guid(entry: Any) -> str:
    return clean_line(entry.get("id") or "")[:_LONGEST_ADDRESS]


def _link(entry: Any) -> str:
    """The address of an entry's page. What feedparser calls the link may be its guid, so only real links count."""
    pages = [link.get("href") or "" for link in entry.get("links", ()) if link.get("rel") == "alternate"]
    preferred = (entry.get("feedburner_origlink"), entry.get("link") if entry.get("link") in pages else None, *pages)
    return next((clean_line(address) for address in preferred if address and address.strip()), "")


def _resolved(base: str, link: str) -> str:
    try:
        return urljoin(base, link[: _LONGEST_ADDRESS + 1])
    except ValueError:  # a broken IPv6 address
        return ""


def _texts(entry: Any) -> tuple[str | None, str]:
    """Standfirst and body. A description that is an article by its length is the body."""
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    summary = entry.get("summary") or ""
    if summary in contents:  # feedparser repeats the content there where an entry has no summary
        summary = ""
    described = _without_footer(to_text(summary))
    body = max((_without_footer(to_text(content)) for content in contents), key=len, default="")
    if len(body) > len(described):
        return clean_line(described) or None, body
    if _is_article(described):
        return None, described
    return clean_line(described) or None, ""


def _is_article(text: str) -> bool:
    return len(text) > _LONG or sum(len(paragraph) >= _PARAGRAPH for paragraph in text.split("\n\n")) > 1


def _without_footer(text: str) -> str:
    """Looked for at the end alone: elsewhere are as many beginnings of it as the publisher likes."""
    start = max(len(text) - _FOOTER_LENGTH, 0)
    return text[:start] + _FOOTER.sub("", text[start:])


def _cut(text: str) -> str:
    """The beginning of a text, cut between words where it has any."""
    text = clean_line(text)
    if len(text) <= _TITLE_LENGTH:
        return text
    start = text[: _TITLE_LENGTH + 1]
    return (start.rsplit(" ", 1)[0] if " " in start else start[:-1]).rstrip(" ,;:-–—") + "…"


def _authors(entry: Any) -> tuple[str, ...]:
    named = (to_line(author.get("name") or "") for author in entry.get("authors", ()))
    return tuple(dict.fromkeys(name for name in named if name and "://" not in name))


def _language(entry: Any) -> str | None:
    """The entry's own language, or that of its markup (`xml:lang`), which is inherited from the feed's."""
    told = (
        entry.get("language"),
        *(entry.get(part, {}).get("language") for part in ("title_detail", "summary_detail")),
    )
    return next((code for tag in told if (code := language_code(tag))), None)


def _published(entry: Any, setting: _Setting) -> Published | None:
    dates = (feed_date(raw, zone=setting.zone, now=setting.now) for raw in _raw_dates(entry))
    return next((date for date in dates if date), None)


def _raw_dates(entry: Any) -> Iterator[str]:
    """As they were written: what feedparser parses has lost the zone. Asked first, since it warns of `updated`."""
    return (entry[name] for name in ("published", "updated", "created") if name in entry)
