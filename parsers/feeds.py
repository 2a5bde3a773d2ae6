"""Feeds: RSS of all ages, RDF, Atom and JSON Feed -> items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote, urljoin
from zoneinfo import ZoneInfo

from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.records import Capture, Item, ParsedFeed, Published, Rejection, Source
from newsdesk.text import clean_line
from parsers.dates import feed_date
from parsers.feed_hints import asked_interval, older_page
from parsers.feed_json import read_json
from parsers.feed_library import read_with_library
from parsers.feed_plain import read_plain
from parsers.feed_raw import RawEntry, RawFeed
from parsers.markup import decode, language_code, standfirst_of, to_line, to_text
from parsers.xml_text import well_formed

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
_FOOTER_HINT = re.compile(r"appeared first|сначала на|впервые появил")
_FOOTER_LENGTH = 700
"""Characters that it may take, and then some."""


_LONGEST_ADDRESS = 4_000
_ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)


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

    Source: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0), RFC 4287, RFC 5005, jsonfeed.org/version/1.1.
    """
    return judge_feed(read_feed(capture), capture, source)


def read_feed(capture: Capture) -> RawFeed:
    """What the document says, by the quickest reader that is sure of it.

    Raises:
        ParseError: The bytes are no feed at all.
    """
    plain = read_plain(capture.body)
    if plain is not None:
        return plain
    text = decode(capture.body, capture.headers.get("content-type")).lstrip()
    if not text:
        raise ParseError(capture.url, "the document is empty")
    if text.startswith("{"):
        return read_json(text, what=capture.url)
    if _HTML.match(text):
        raise ParseError(capture.url, "an HTML page, not a feed")
    text = well_formed(text, what=capture.url)
    return read_plain(text.encode("utf-8", "replace")) or read_with_library(text, what=capture.url)


def judge_feed(feed: RawFeed, capture: Capture, source: Source) -> ParsedFeed:
    """What is made of a document, whoever has read it."""
    setting = _Setting(
        source_id=source.id,
        url=capture.url,
        zone=ZoneInfo(source.timezone),
        language=language_code(feed.language),
        now=capture.finished_at,
    )
    items: dict[str, Item] = {}
    rejected: list[Rejection] = []
    for outcome in _told_apart([_outcome(entry, setting) for entry in feed.entries], feed.entries):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        elif outcome.url in items:
            rejected.append(setting.rejection("duplicate_in_feed", outcome.title, url=outcome.url))
        else:
            items[outcome.url] = outcome
    return ParsedFeed(
        items=tuple(items.values()),
        rejected=tuple(rejected),
        title=to_line(feed.title) or None,
        language=setting.language,
        interval=asked_interval(feed),
        older=older_page(feed, capture),
    )


def _outcome(entry: RawEntry, setting: _Setting) -> Item | Rejection:
    link, guid = clean_line(entry.address), _guid(entry)
    title, (standfirst, body) = to_line(entry.title), _texts(entry)
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
        authors=tuple(name for name in _lines(entry.authors) if "://" not in name),
        language=next((code for tag in entry.languages if (code := language_code(tag))), setting.language),
        published=_published(entry, setting),
        publisher=to_line(entry.credit) or None,
        categories=_lines(entry.categories),
    )


def _told_apart(outcomes: list[Item | Rejection], entries: Sequence[RawEntry]) -> Iterator[Item | Rejection]:
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


def _guid(entry: RawEntry) -> str:
    return clean_line(entry.guid)[:_LONGEST_ADDRESS]


def _resolved(base: str, link: str) -> str:
    if _ABSOLUTE.match(link):
        return link[: _LONGEST_ADDRESS + 1]
    try:
        return urljoin(base, link[: _LONGEST_ADDRESS + 1])
    except ValueError:  # a broken IPv6 address
        return ""


def _texts(entry: RawEntry) -> tuple[str | None, str]:
    """Standfirst and body. A description that is an article by its length is the body."""
    texts = [_without_footer(to_text(content)) for content in entry.contents]
    same = entry.contents.index(entry.summary) if entry.summary in entry.contents else None
    described = _without_footer(to_text(entry.summary)) if same is None else texts[same]
    body = max(texts, key=len, default="")
    if len(body) > len(described):
        return clean_line(described) or None, body
    if _is_article(described):
        return None, described
    return clean_line(described) or None, ""


def _is_article(text: str) -> bool:
    return len(text) > _LONG or sum(len(paragraph) >= _PARAGRAPH for paragraph in text.split("\n\n")) > 1


def _without_footer(text: str) -> str:
    """Looked for at the end alone: elsewhere are as many beginnings of it as the publisher likes."""
    if not _FOOTER_HINT.search(text, max(len(text) - _FOOTER_LENGTH, 0)):
        return text
    start = max(len(text) - _FOOTER_LENGTH, 0)
    return text[:start] + _FOOTER.sub("", text[start:])


def _cut(text: str) -> str:
    """The beginning of a text, cut between words where it has any."""
    text = clean_line(text)
    if len(text) <= _TITLE_LENGTH:
        return text
    start = text[: _TITLE_LENGTH + 1]
    return (start.rsplit(" ", 1)[0] if " " in start else start[:-1]).rstrip(" ,;:-–—") + "…"


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(line for text in texts if (line := to_line(text))))


def _published(entry: RawEntry, setting: _Setting) -> Published | None:
    """By the first date that can be trusted, as it was written: what readers make of dates has lost the zone."""
    dates = (feed_date(raw, zone=setting.zone, now=setting.now) for raw in entry.dates)
    return next((date for date in dates if date), None)
