"""A document without an address -> the address that it gives itself, for those that come from a file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from newsdesk.identity import canonical_url
from newsdesk.records import Role
from newsdesk.text import clean_line

_LOOKED_AT = 2 * 2**20
"""Bytes from the beginning."""
_LONGEST_ADDRESS = 4_000

_TAG_OR_UNREAD = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+"
    r"|<(?P<unread>script|style|noscript)\b[^<]*+(?:<(?!/(?P=unread))[^<]*+)*+"
    r"|<(?:\w{1,40}+:)?(?P<tag>link|meta|base)\b(?P<attributes>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40}+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
_ENTRIES = re.compile(r"<(?:\w{1,40}+:)?(?:item|entry)\b", re.IGNORECASE)
_LINK_TEXT = re.compile(r"<link\b[^<>]*+>\s*+(?:<!\[CDATA\[)?\s*+(https?://[^\s<>\]]++)", re.IGNORECASE)
_LISTED = re.compile(
    r"<(?:\w{1,40}+:)?loc\b[^<>]*+>\s*+(?:<!\[CDATA\[)?\s*+(https?://[^\s<>\]]++)|\A\ufeff?\s*+(https?://\S++)",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\"(feed_url|home_page_url)\"\s*+:\s*+(\"(?:[^\"\\]|\\.)*+\")")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAddress:
    """Where a document says that it is."""

    url: str
    """Absolute, http(s)."""
    is_own: bool
    """The document's own address; else only its site's, against which relative links can be read."""


@dataclass(slots=True)
class _Told:
    """Addresses as they are written, better ones before others."""

    own: Iterable[str] = ()
    site: Iterable[str] = ()


def stated_address(body: bytes, kind: Role) -> StatedAddress | None:
    """The address that a document of this kind gives itself; None where it names none.

    Of a page that is `rel=canonical`, else `og:url`; of a feed its `self` link or `feed_url`. Home pages, which many
    templates put there, are but the site's address. Of a sitemap no more than that can be told, from the first address
    in it. A seed has a header for its address, which is its parser's.

    Source: RFC 6596, ogp.me, RFC 4287, jsonfeed.org.
    """
    charset = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    told = _READERS[kind](body[:_LOOKED_AT].decode(charset, "replace"))
    homes = []
    for url in _absolute(told.own):
        if not _is_home(url):
            return StatedAddress(url=url, is_own=True)
        homes.append(url)
    site = next(_absolute([*told.site, *homes]), None)
    return StatedAddress(url=site, is_own=False) if site else None


def _of_page(text: str) -> _Told:
    shared: list[str] = []
    base: list[str] = []

    def own() -> Iterator[str]:
        """Only as far as needed: the rest of the page is long."""
        for tag, attributes in _tags(text):
            if tag == "link" and "canonical" in _rel(attributes):
                yield attributes.get("href", "")
            elif tag == "meta" and (attributes.get("property") or attributes.get("name", "")).lower() == "og:url":
                shared.append(attributes.get("content", ""))
            elif tag == "base":
                base.append(attributes.get("href", ""))
        yield from shared

    return _Told(own(), base)


def _of_feed(text: str) -> _Told:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _of_json(text)
    entries = _ENTRIES.search(text)
    head = text[: entries.start()] if entries else text
    links = [attributes for tag, attributes in _tags(head) if tag == "link"]
    return _Told(
        [link.get("href", "") for link in links if "self" in _rel(link)],
        [*_LINK_TEXT.findall(head), *(link.get("href", "") for link in links if _rel(link) <= {"alternate"})],
    )


def _of_json(text: str) -> _Told:
    told = _Told()
    for name, written in _MEMBER.findall(text):
        try:
            address = [json.loads(written, strict=False)]
        except ValueError:  # an escape that JSON has not
            continue
        if name == "feed_url":
            told.own = address
        else:
            told.site = address
    return told


def _of_sitemap(text: str) -> _Told:
    listed = _LISTED.search(text)
    return _Told(site=[_root(listed[1] or listed[2])] if listed else [])


_READERS: Mapping[Role, Callable[[str], _Told]] = {
    "page": _of_page,
    "feed": _of_feed,
    "sitemap": _of_sitemap,
    "seed": lambda _: _Told(),
}


def _tags(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The `link`, `meta` and `base` elements that are neither commented out nor a script's text."""
    for found in _TAG_OR_UNREAD.finditer(text):
        if found["tag"]:
            attributes: dict[str, str] = {}
            for name, *values in _ATTRIBUTE.findall(found["attributes"]):
                attributes.setdefault(name.lower(), html.unescape("".join(values)))
            yield found["tag"].lower(), attributes


def _rel(attributes: Mapping[str, str]) -> set[str]:
    return set(attributes.get("rel", "").lower().split())


def _absolute(addresses: Iterable[str]) -> Iterator[str]:
    """Those that can be of a public site: not the localhost of who made it."""
    for address in addresses:
        url = clean_line(address)
        if len(url) <= _LONGEST_ADDRESS and "\ufffd" not in url and canonical_url(url):
            host = urlsplit(url).hostname or ""
            if "." in host:
                yield url


def _root(url: str) -> str:
    try:
        return urljoin(url, "/")
    except ValueError:  # a broken IPv6 address
        return ""


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment.startswith("!")
