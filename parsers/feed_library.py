"""Feeds as feedparser reads them: the judge of what XML means as a feed, broken XML included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import feedparser
from feedparser.mixin import _FeedParserMixin
from feedparser.namespaces import georss

from newsdesk.errors import ParseError
from parsers.feed_raw import MOST_ENTRIES, RawEntry, RawFeed, page_address
from parsers.xml_text import refuse_depth

_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"(?:[<(]|&lt;)?(?:mailto:)?(?<![\w.+-])[\w.+-]++@[\w.-]++[^\s()<>]*+[>)]?")
_HISTORY = "http://purl.org/syndication/history/1.0"


def author_name(told: str) -> str:
    """The name in an author's text, without the mail address that RSS wants beside it."""
    name = _MAIL_ADDRESS.sub("", told).strip()
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def is_complete(namespace: str, name: str) -> bool:
    """Whether an element is `fh:complete`. Source: RFC 5005, section 2."""
    return name.lower() == "complete" and namespace.rstrip("/") == _HISTORY


def _name_author(parser: Any, key: str = "author") -> None:
    """For the address beside a name feedparser would look in the square of their length."""
    context = parser._get_context()  # noqa: SLF001
    detail, told = context.get(f"{key}s", [feedparser.FeedParserDict()])[-1], context.get(key)
    name = author_name(told or "") if not detail else ""
    if name:
        detail["name"] = name
        context.setdefault(f"{key}_detail", detail)


def _add_tag(parser: Any, term: str | None, scheme: str | None, label: str | None) -> None:
    """Feedparser would compare each category with all before it."""
    tags = parser._get_context().setdefault("tags", [])  # noqa: SLF001
    if term or scheme or label:
        tags.append(feedparser.FeedParserDict(term=term, scheme=scheme, label=label))


def _open_media_description(parser: Any, _: Any) -> None:
    """A picture's caption: feedparser would take it for the content."""
    parser.push("media_description", 1)


def _close_media_description(parser: Any) -> None:
    parser.pop("media_description")


def _no_coordinates(*_: Any) -> Iterator[Any]:
    """Maps are not read, and a polygon may have millions of corners."""
    return iter(())


georss._gen_georss_coords = _no_coordinates  # noqa: SLF001
_FeedParserMixin._add_tag = _add_tag  # noqa: SLF001
_FeedParserMixin._sync_author_detail = _name_author  # noqa: SLF001
_FeedParserMixin._start_media_description = _open_media_description  # noqa: SLF001
_FeedParserMixin._end_media_description = _close_media_description  # noqa: SLF001


def read_with_library(text: str, *, what: str) -> RawFeed:
    """Read any XML, or what once was meant to be some, as `well_formed` gives it. `what` names it in errors.

    feedparser gets characters that are sure already, and neither sanitises nor rewrites HTML: only text is wanted, and
    the two take most of its time. It does not get the document's address either, since it would make links of guids.

    Raises:
        ParseError: No feed, or one that is made to cost.
    """
    refuse_depth(text, what=what)
    if sum(1 for _ in _ENTRY.finditer(text)) > MOST_ENTRIES:
        raise ParseError(what, f"refused: more than {MOST_ENTRIES:,} entries")
    try:
        document = feedparser.parse(
            text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # what it may raise on hostile bytes is written down nowhere
        raise ParseError(what, f"feedparser fails on it: {error!r}") from error
    if not document.get("version") and not document.entries:
        raise ParseError(what, "not a feed: neither RSS, RDF, Atom nor JSON Feed")
    return _raw(document)


def _raw(document: Any) -> RawFeed:
    feed = document.feed
    prefixes = (prefix for prefix, uri in document.namespaces.items() if is_complete(uri, "complete"))
    return RawFeed(
        entries=tuple(map(_entry, document.entries)),
        title=_text(feed.get("title")),
        language=_text(feed.get("language")),
        ttl=_text(feed.get("ttl")),
        period=_told(feed, "sy_updateperiod"),
        frequency=_told(feed, "sy_updatefrequency"),
        links=tuple(
            (relation, address)
            for link in _parts(feed.get("links"))
            if (address := link.get("href")) and (relation := link.get("rel")) not in (None, "enclosure", "license")
        ),
        complete=any(f"{prefix}_complete" in feed for prefix in prefixes),
    )


def _entry(entry: Any) -> RawEntry:
    links = _parts(entry.get("links"))
    contents = tuple(content.get("value", "") for content in _parts(entry.get("content")))
    summary = _text(entry.get("summary")) if "summary_detail" in entry else ""  # else a copy of the content
    languages = (
        entry.get("language"),
        *(part.get("language") for name in ("title_detail", "summary_detail") for part in _parts([entry.get(name)])),
    )
    return RawEntry(
        guid=_text(entry.get("id")),
        address=page_address(
            (_text(link.get("href")) for link in links if link.get("rel") == "alternate"),
            main=_text(entry.get("link")),
            original=_text(entry.get("feedburner_origlink")),
        ),
        title=_text(entry.get("title")),
        summary=summary or ("" if contents else _text(entry.get("media_description"))),
        contents=contents,
        authors=tuple(name for author in _parts(entry.get("authors")) if (name := _text(author.get("name")))),
        categories=tuple(filter(None, (tag.get("label") or tag.get("term") for tag in _parts(entry.get("tags"))))),
        credit=_text(next((part.get("title") for part in _parts([entry.get("source")])), "")),
        languages=tuple(filter(None, map(_text, languages))),
        dates=tuple(
            filter(None, (_text(entry[name]) for name in ("published", "updated", "created") if name in entry))
        ),
    )


def _text(value: Any) -> str:
    """A string, where feedparser has one: of an element with attributes it may have those."""
    return value if isinstance(value, str) else ""


def _told(feed: Any, name: str) -> str | None:
    return _text(feed[name]) if isinstance(feed.get(name), str) else None


def _parts(value: Any) -> list[Any]:
    """The parts of a list, where feedparser has one: an element that is called as its list replaces it."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
