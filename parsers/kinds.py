"""Any bytes -> which of our parsers they are for."""

from __future__ import annotations

import re

from newsdesk.records import Role

_LOOKED_AT = 64 * 2**10
"""Bytes from the beginning by which a document is told; only JSON is looked at whole."""

_WIDE = {
    b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip
"""How bytes begin, by their mark or by a bracket, that hold more than one to a letter."""
_COMMENT = r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?"
_ROOT = re.compile(
    rf"{_COMMENT}|<(?:!doctype\s++)?(?:[\w.-]{{1,40}}+:)?"
    r"(?:(?P<page>html)|(?P<feed>rss|rdf|feed)|(?P<sitemap>urlset|sitemapindex))(?=[\s>/\[])",
    re.IGNORECASE,
)
"""The first of them speaks, since publishers put blanks, warnings of their software and worse before it."""
_FIRST = re.compile(rf"(?:\s++|{_COMMENT}|<[?!][^>]*+>)*+<(?:\w{{1,40}}+:)?([\w-]{{1,40}}+)")
_BARE_FEED = frozenset({"channel", "item", "entry"})
"""Elements that are a feed's if a document begins with them."""
_HTML = frozenset(
    {
        "head", "body", "meta", "title", "link", "base", "style", "script", "noscript", "template", "article",
        "section", "main", "header", "nav", "aside", "footer", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
        "ol", "dl", "table", "center", "blockquote", "figure", "form", "pre", "hr", "br", "a", "b", "i", "em",
        "strong", "span", "font", "img",
    }
)  # fmt: skip
"""Elements of HTML that a page, or a piece of one, begins with."""
_SEED = re.compile(r"\s*+(?:title|date|url|author|source|language)[ \t]*+:", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*+https?://[^\s<>\"]++[ \t]*+(?:[\r\n]|\Z)", re.IGNORECASE)
_OBJECT = re.compile(r"\s*+\{\s*+[\"}]")
_JSON_FEED = re.compile(rb"jsonfeed\.org\\?/version|\"items\"\s*+:\s*+\[")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_WITHIN = 4_096
_BINARY_FROM = 1 / 20
"""Control characters to a character; compressed bytes have twice as many."""
_MAGICS = ("%PDF", "PK\x03\x04", "{\\rtf")


def kind_of(body: bytes, *, content_type: str | None = None, name: str = "") -> Role | None:
    """Tell what a document is, by what it holds; where that says nothing, by what it is served as or called.

    `body` is unpacked already, and `name` a file's name or an address. None for what no parser of ours reads. That a
    document is of a kind does not mean that it can be read: that is the parser's to say.
    """
    text = _beginning(body)
    if _is_binary(text):
        return None
    if _SEED.match(text):
        return "seed"
    if _OBJECT.match(text):  # there may be whole pages in its texts
        return "feed" if _JSON_FEED.search(body) else None
    return _by_contents(text) or _by_label(text, content_type, name)


def _beginning(body: bytes) -> str:
    """With names of elements that can be read, which are ASCII in every other encoding of the web."""
    start = body[:_LOOKED_AT]
    charset = next((charset for mark, charset in _WIDE.items() if start.startswith(mark)), "latin-1")
    return start.removeprefix(b"\xef\xbb\xbf").decode(charset, "replace").removeprefix("\ufeff")


def _is_binary(text: str) -> bool:
    start = text[:_BINARY_WITHIN]
    return start.startswith(_MAGICS) or len(_CONTROLS.findall(start)) > _BINARY_FROM * len(start)


def _by_contents(text: str) -> Role | None:
    kinds: tuple[Role, ...] = ("page", "feed", "sitemap")
    told = (kind for root in _ROOT.finditer(text) for kind in kinds if root[kind])
    if root := next(told, None):
        return root
    if _ADDRESS.match(text):
        return "sitemap"
    first = _FIRST.match(text)
    name = first[1].lower() if first else ""
    return "feed" if name in _BARE_FEED else "page" if name in _HTML or "-" in name else None


def _by_label(text: str, content_type: str | None, name: str) -> Role | None:
    served_as = (content_type or "").partition(";")[0].strip().lower()
    called = name.lower().removesuffix(".gz")
    if not text.strip() or _FIRST.match(text):
        return None
    if served_as in ("text/html", "application/xhtml+xml") or called.endswith((".html", ".htm", ".xhtml")):
        return "page"
    return "seed" if called.endswith(".txt") else None
