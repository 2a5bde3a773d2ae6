"""Any document -> what silkwire makes of it: an article, or items, as an ingest would store them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from flows.console import STANDARD_INPUT
from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.intake import compose
from newsdesk.records import Article, Capture, Item, Page, Rejection, Role, Source
from newsdesk.sites import Sites
from newsdesk.text import clean_line
from parsers.feeds import parse_feed
from parsers.gzipped import unpacked
from parsers.kinds import kind_of
from parsers.pages import parse_page
from parsers.seeds import parse_seed
from parsers.sitemaps import parse_sitemap
from parsers.sources import unlisted_source
from parsers.stated_address import StatedAddress, stated_address

_NOWHERE = "about:blank"
"""Where a document is that does not say where it is. Nothing in it is resolved against that."""
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was given: bytes, and what is known of them."""

    name: str
    """As it was given, without credentials: the name of a file, `-`, an address."""
    body: bytes
    at: datetime
    """When it was had, against which dates in the future are told."""
    url: str | None = None
    """The address that gave it."""
    content_type: str | None = None
    no_page: str | None = None
    """Why it must not be read if it is a page: what robots.txt says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What silkwire makes of one document. Addresses that cannot be known are empty."""

    name: str
    kind: Role | None = None
    """None where it could not be read, which `error` explains."""
    error: str | None = None
    source: Source | None = None
    """The source of the catalogue that it was read as."""
    article: Article | None = None
    """Of a page or a seed; None where the page was refused, which `rejected` explains."""
    page: Page | None = None
    """Of a page: what the article does not keep."""
    canonical: str | None = None
    """Of a page: the address that it gives itself."""
    title: str | None = None
    """Of a feed."""
    items: tuple[Article, ...] = ()
    """Of a feed or sitemap."""
    rejected: tuple[Rejection, ...] = ()
    parts: tuple[str, ...] = ()
    """Of a sitemap index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How documents are read."""

    sites: Sites
    source: Source | None
    """The source whose all of them are; None lets their addresses say."""
    most_bytes: int
    """Of what an ingest would fetch."""

    def read(self, document: Document) -> Reading:
        """Read a document of any kind. Whatever is wrong with it is said in the reading."""
        try:
            return self._read(document)
        except ParseError as error:
            where = "" if error.line is None else f"line {error.line}: "
            return Reading(name=document.name, error=clean_line(f"{where}{error.reason}"))
        except Exception as error:  # noqa: BLE001  (whatever a document provokes in a library costs no other)
            return Reading(name=document.name, error=clean_line(f"cannot be read: {type(error).__name__}: {error}"))

    def _read(self, given: Document) -> Reading:
        document = _unpacked(given)
        kind = kind_of(document.body, content_type=document.content_type, name=document.name)
        if kind is None:
            what = "neither a page nor a feed, sitemap or seed" if document.body.strip() else "there is nothing in it"
            raise ParseError(document.name, what)
        if kind != "sitemap" and len(document.body) > self.most_bytes:
            raise ParseError(document.name, f"larger than {self.most_bytes:,} bytes; raise [fetch] max_body")
        match kind:
            case "seed":
                return _seed(document)
            case "page":
                if document.no_page:
                    raise ParseError(document.name, document.no_page)
                return self._page(document)
            case "feed":
                return self._feed(document)
            case "sitemap":
                return self._sitemap(document)

    def _page(self, document: Document) -> Reading:
        stated = _address(document, "page")
        source = self._source(stated)
        page = parse_page(_capture(document, "page", stated), source or unlisted_source(stated.url))
        if isinstance(page, Rejection):
            refused = page if stated.is_own else replace(page, url=None)
            return Reading(name=document.name, kind="page", source=source, rejected=(refused,))
        own = (canonical_url(stated.url) or "") if stated.is_own else ""
        canonical = page.canonical or (None if document.url else own or None)
        url = page.canonical or own
        item = Item(source_id=source.id if source else "", url=url, title="", standfirst=None, body="")
        return Reading(
            name=document.name,
            kind="page",
            source=source,
            article=compose(item, page, source=source, seen_at=document.at),
            page=page,
            canonical=canonical,
        )

    def _feed(self, document: Document) -> Reading:
        stated = _address(document, "feed")
        source = self._source(stated)
        feed = parse_feed(_capture(document, "feed", stated), source or unlisted_source(stated.url))
        return Reading(
            name=document.name,
            kind="feed",
            source=source,
            title=feed.title,
            items=_articles(feed.items, stated, source, document.at),
            rejected=_rejections(feed.rejected, stated),
        )

    def _sitemap(self, document: Document) -> Reading:
        stated = _address(document, "sitemap")
        source = self._source(stated)
        capture = _capture(document, "sitemap", stated)
        sitemap = parse_sitemap(capture, source or unlisted_source(stated.url), since=_EVER)
        return Reading(
            name=document.name,
            kind="sitemap",
            source=source,
            items=_articles(sitemap.items, stated, source, document.at),
            rejected=_rejections(sitemap.rejected, stated),
            parts=tuple(part.url for part in sitemap.parts),
        )

    def _source(self, stated: StatedAddress) -> Source | None:
        return self.source or self.sites.source_of(stated.url)


def _unpacked(document: Document) -> Document:
    """The document itself; what it was served as is said of the package, where there was one."""
    body = unpacked(document.body, what=document.name)
    return document if body is document.body else replace(document, body=body, content_type=None)


def _address(document: Document, kind: Role) -> StatedAddress:
    if document.url:
        return StatedAddress(url=document.url, is_own=True)
    return stated_address(document.body, kind) or StatedAddress(url=_NOWHERE, is_own=False)


def _capture(document: Document, role: Role, stated: StatedAddress) -> Capture:
    return Capture(
        fetch_id="",
        source_id="",
        run_id="",
        role=role,
        requested_url=stated.url,
        url=stated.url,
        status=200,
        headers={"content-type": document.content_type} if document.content_type else {},
        body=document.body,
        started_at=document.at,
        finished_at=document.at,
    )


def _articles(
    items: tuple[Item, ...], stated: StatedAddress, source: Source | None, at: datetime
) -> tuple[Article, ...]:
    made = (compose(item, None, source=source, seen_at=at) for item in items)
    return tuple(article if _is_sure(article.url, stated) else replace(article, url="") for article in made)


def _rejections(rejected: tuple[Rejection, ...], stated: StatedAddress) -> tuple[Rejection, ...]:
    return tuple(each if _is_sure(each.url or "", stated) else replace(each, url=None) for each in rejected)


def _is_sure(url: str, stated: StatedAddress) -> bool:
    """Whether an address is not made from that of its document, where that is only guessed."""
    return stated.is_own or not url.startswith(f"{canonical_url(stated.url) or stated.url}#")


def _seed(document: Document) -> Reading:
    name = document.name if document.url is None else urlsplit(document.url).path
    item = parse_seed(document.body, name=PurePath(name).name, seen_at=document.at)
    article = compose(item, None, source=None, seen_at=document.at)
    if name == STANDARD_INPUT and article.url.startswith("seed:"):
        article = replace(article, url="")
    return Reading(name=document.name, kind="seed", article=article)
