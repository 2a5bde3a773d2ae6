"""Sitemaps -> what is recent in them; sitemap indexes -> the sitemaps to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from lxml import etree

from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.records import Capture, Item, ParsedSitemap, Published, Rejection, SitemapPart, Source
from newsdesk.text import clean_line
from parsers.dates import feed_date
from parsers.gzipped import unpacked
from parsers.markup import decode, language_code, to_line
from parsers.xml_text import well_formed

MOST_ENTRIES = 50_000
"""As sitemaps.org has it; only those count that are recent."""
MOST_PARTS = 500
MOST_UNDATED = 1_000
"""Entries without a date up to which a sitemap is taken for a list of what is new."""
_MOST_TAGS = 3_000_000
"""Fifty thousand entries with ten images each."""
_LONGEST_FIELD = 10_000
_LONGEST_ADDRESS = 4_000
"""Characters; sitemaps.org has 2,048."""

_FIELDS = {
    ("url", "loc"): "url",
    ("url", "lastmod"): "modified",
    ("news", "title"): "title",
    ("news", "publication_date"): "published",
    ("publication", "name"): "publisher",
    ("publication", "language"): "language",
    ("sitemap", "loc"): "url",
    ("sitemap", "lastmod"): "modified",
}
"""What is read, by the names of parent and element without their namespaces, which publishers often have wrong."""
_ROOTS = ("urlset", "sitemapindex")
_FEED_ROOTS = ("rss", "feed", "rdf", "channel")
_LENGTH = {
    "second": timedelta(0),
    "minute": timedelta(minutes=1),
    "day": timedelta(days=1),
    "month": timedelta(days=31),
}
_NEWS = re.compile(r"news|latest|recent|noviny|novosti|today", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A `url` or `sitemap` element, as it is written."""

    url: str = ""
    modified: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""


@dataclass(slots=True, kw_only=True)
class _Shelf:
    """The entries of a document that may be news; of the archive only their number."""

    setting: _Setting
    dated: list[_Entry] = field(default_factory=list)
    undated: list[_Entry] = field(default_factory=list)
    archived: int = 0
    without_date: int = 0
    beyond: int = 0

    def put(self, entry: _Entry) -> None:
        date = self.setting.date(entry.published) or self.setting.date(entry.modified)
        if date is None:
            self.without_date += 1
            if len(self.undated) <= MOST_UNDATED:
                self.undated.append(entry)
        elif not self.setting.is_recent(date):
            self.archived += 1
        elif len(self.dated) < MOST_ENTRIES:
            self.dated.append(entry)
        else:
            self.beyond += 1

    def entries(self) -> list[_Entry]:
        """Those with a recent date, and those without one where they are few.

        Raises:
            ParseError: None of many has a date.
        """
        if self.without_date <= MOST_UNDATED:
            return [*self.dated, *self.undated]
        if not (self.dated or self.archived):
            raise ParseError(
                self.setting.url,
                f"none of its {self.without_date:,} entries has a date, so news cannot be told from the archive; "
                "name its news sitemap",
            )
        return self.dated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What an entry is read against."""

    source_id: str
    url: str
    zone: ZoneInfo
    since: datetime
    now: datetime

    def date(self, written: str) -> Published | None:
        return feed_date(written, zone=self.zone, now=self.now) if written else None

    def is_recent(self, date: Published) -> bool:
        """Whether the moment, or the end of the day or month, is not before `since`."""
        return date.at + _LENGTH[date.precision] >= self.since

    def rejection(self, reason: str, detail: str, url: str) -> Rejection:
        return Rejection(source_id=self.source_id, url=url[:2000] or None, reason=reason, detail=detail, at=self.now)


def parse_sitemap(capture: Capture, source: Source, *, since: datetime) -> ParsedSitemap:
    """Read a sitemap (also a news sitemap, a text file of addresses, or an index), gzipped or not.

    `since` (aware): entries dated before it (`news:publication_date`, else `lastmod`) are the site's archive, neither
    items nor rejected; and so are the site's home page, and undated entries where there are more than a thousand
    beside dated ones. Of the rest each is once in `items`, or in `rejected` as `bad_url`, `foreign_url` (another site
    than the sitemap's, by the last two labels of its host) or `duplicate_in_feed`; those beyond the 50,000th recent
    one are one rejection together, `too_many`. Dates of last modification become nobody's date of publication.
    The parts of an index are the newest first, at most 500: undated ones that are news by their name before all others,
    those not modified since `since` left out.

    Broken XML is read as far as it can be.

    Raises:
        ParseError: A feed, a page or nothing known; too large or damaged (see `unpacked`); more than a thousand
            entries and none with a date; a document made to cost (see `well_formed`).

    Source: sitemaps.org/protocol.html; Google's sitemap-news 0.9.
    """
    setting = _Setting(
        source_id=source.id, url=capture.url, zone=ZoneInfo(source.timezone), since=since, now=capture.finished_at
    )
    reading = _Reading(_Shelf(setting=setting))
    body = unpacked(capture.body, what=capture.url)
    text = decode(body, capture.headers.get("content-type")).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise ParseError(capture.url, "the document is empty")
    if text.startswith("<"):
        _parse(well_formed(text, what=capture.url, most_tags=_MOST_TAGS), reading, setting)
    else:
        _read_lines(text, reading.shelf)
    items, rejected = _sorted_out(reading.shelf)
    parts, refused = _parts(reading.parts, setting)
    return ParsedSitemap(items=items, rejected=(*rejected, *refused), parts=parts)


class _Reading:
    """What lxml tells its events to: entries as they end, no tree.

    In a broken document an entry may end without its closing tag: then at the next one, or with the document.
    """

    def __init__(self, shelf: _Shelf) -> None:
        self.shelf = shelf
        self.parts: list[_Entry] = []
        self.root = ""
        self._open: list[str] = []
        self._kind = ""
        self._entry = _Entry()
        self._text: list[str] | None = None

    def start(self, tag: str, _: Any) -> None:
        name = _local(tag)
        self.root = self.root or name
        if name in ("url", "sitemap"):
            self._finish()
            self._kind, self._entry = name, _Entry()
        self._text = [] if (self._parent(), name) in _FIELDS else None
        self._open.append(name)

    def data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text[:_LONGEST_FIELD])

    def end(self, _: str) -> None:
        name = self._open.pop()
        if self._text is not None:
            setattr(self._entry, _FIELDS[self._parent(), name], clean_line("".join(self._text))[:_LONGEST_FIELD])
        self._text = None
        if name == self._kind:
            self._finish()

    def close(self) -> None:
        if self._entry.url:  # else it is cut off within its address
            self._finish()

    def _parent(self) -> str:
        return self._open[-1] if self._open else ""

    def _finish(self) -> None:
        if self._kind == "url":
            self.shelf.put(self._entry)
        elif self._kind and len(self.parts) < MOST_ENTRIES:
            self.parts.append(self._entry)
        self._kind = ""


def _local(tag: str) -> str:
    """The name without its namespace, and without its prefix where that was never declared."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _parse(text: str, reading: _Reading, setting: _Setting) -> None:
    parser = etree.XMLParser(
        target=reading, recover=True, encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ParseError(setting.url, f"no XML: {error}") from None
    if reading.root in _FEED_ROOTS:
        raise ParseError(setting.url, 'a feed, not a sitemap; its kind is "feed"')
    if reading.root not in _ROOTS:
        what = "an HTML page" if reading.root in ("html", "head", "body") else f"<{reading.root[:50]}>"
        raise ParseError(setting.url, f"{what}, not a sitemap")


def _read_lines(text: str, shelf: _Shelf) -> None:
    """A text file of addresses. The first line that is none shows that it is something else."""
    for line in text.splitlines():
        address = clean_line(line[:_LONGEST_FIELD])
        if address and not address.lower().startswith(("http://", "https://")):
            raise ParseError(shelf.setting.url, "not a sitemap: neither XML nor a list of addresses")
        if address:
            shelf.put(_Entry(url=address))


def _sorted_out(shelf: _Shelf) -> tuple[tuple[Item, ...], tuple[Rejection, ...]]:
    items: dict[str, Item] = {}
    rejected: list[Rejection] = []
    for outcome in _outcomes(shelf):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        elif outcome.url in items:
            rejected.append(shelf.setting.rejection("duplicate_in_feed", outcome.title, outcome.url))
            items[outcome.url] = _fuller(items[outcome.url], outcome)
        else:
            items[outcome.url] = outcome
    if shelf.beyond:
        detail = f"{shelf.beyond:,} entries beyond the {MOST_ENTRIES:,}th"
        rejected.append(shelf.setting.rejection("too_many", detail, shelf.setting.url))
    return tuple(items.values()), tuple(rejected)


def _fuller(first: Item, second: Item) -> Item:
    """Some sitemaps list an article twice, once plainly and once as news."""
    return first if first.title else replace(second, published=second.published or first.published)


def _outcomes(shelf: _Shelf) -> Iterator[Item | Rejection]:
    setting = shelf.setting
    for entry in shelf.entries():
        url = _absolute(setting.url, entry.url)
        if url is None:
            yield setting.rejection("bad_url", f"not an http(s) address: {entry.url[:200]}", entry.url)
        elif not same_site(url, setting.url):
            yield setting.rejection("foreign_url", "on another site than its sitemap", url)
        elif not _is_home(url):
            yield _item(entry, url, setting)


def _item(entry: _Entry, url: str, setting: _Setting) -> Item:
    return Item(
        source_id=setting.source_id,
        url=url,
        title=to_line(entry.title),
        standfirst=None,
        body="",
        language=language_code(entry.language),
        published=setting.date(entry.published),
        publisher=to_line(entry.publisher) or None,
    )


def _parts(entries: list[_Entry], setting: _Setting) -> tuple[tuple[SitemapPart, ...], tuple[Rejection, ...]]:
    parts: dict[str, SitemapPart] = {}
    rejected: list[Rejection] = []
    for entry in entries:
        url, date = _absolute(setting.url, entry.url), setting.date(entry.modified)
        if url is None:
            rejected.append(setting.rejection("bad_url", f"not an http(s) address: {entry.url[:200]}", entry.url))
        elif not same_site(url, setting.url):
            rejected.append(setting.rejection("foreign_url", "on another site than its index", url))
        elif url != canonical_url(setting.url) and (date is None or setting.is_recent(date)):
            parts.setdefault(url, SitemapPart(url=url, modified_at=date.at if date else None))
    return tuple(sorted(parts.values(), key=_urgency)[:MOST_PARTS]), tuple(rejected)


def _urgency(part: SitemapPart) -> tuple[int, float]:
    if part.modified_at:
        return 1, -part.modified_at.timestamp()
    return (0 if _NEWS.search(urlsplit(part.url).path) else 2), 0


def _absolute(base: str, address: str) -> str | None:
    """The canonical URL of an address, which should be absolute and often is not."""
    try:
        return canonical_url(urljoin(base, address)) if 0 < len(address) <= _LONGEST_ADDRESS else None
    except ValueError:  # a broken IPv6 address
        return None


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def same_site(url: str, other: str) -> bool:
    """Whether two URLs are of one site: the same host, or names that end in the same two labels."""
    hosts = [(urlsplit(each).hostname or "").lower().removesuffix(".") for each in (url, other)]
    if hosts[0] == hosts[1]:
        return True
    return not any(map(_is_ip, hosts)) and hosts[0].split(".")[-2:] == hosts[1].split(".")[-2:]


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
