"""Feeds that need no judge: well-formed XML with nothing in it that feedparser treats in a way of its own.

The same parser as feedparser's strict one (expat) goes through the document once, and the handlers here do what
feedparser's do, for the elements in the tables at the end. Whatever else feedparser has a rule for ends the reading:
then feedparser reads the document. So both agree on what is read here.

Source: feedparser 6.0 (mixin.py, namespaces/*.py, parsers/strict.py); where a rule looks strange, it is feedparser's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from feedparser.api import StrictFeedParser
from feedparser.html import _cp1252
from feedparser.mixin import _FeedParserMixin
from feedparser.urls import _urljoin, make_safe_absolute_uri

from parsers.feed_library import author_name, is_complete
from parsers.feed_raw import MOST_ENTRIES, RawEntry, RawFeed, page_address
from parsers.xml_text import DEEPEST, MOST_ATTRIBUTES, is_light

_KNOWN: Mapping[str, str] = {uri.lower(): prefix for uri, prefix in _FeedParserMixin.namespaces.items()}
"""Namespace in lower case -> the prefix by which feedparser calls it, whatever the document calls it."""
_RULED = {
    *("feedburner", "rdf", "sy", "xhtml", "xml"),
    *(name.split("_")[2] for name in dir(StrictFeedParser) if name.startswith(("_start_", "_end_"))),
}
"""Prefixes by which feedparser has rules for elements or attributes, and more."""
_XML = "http://www.w3.org/XML/1998/namespace"
_USERLAND = "backend.userland.com/rss"
_XLINK = "http://www.w3.org/1999/xlink"
_VERSIONS = {"http://purl.org/rss/1.0/": "rss10", "http://www.w3.org/2005/atom": "atom10"}
_VERSION_BY_DEFAULT = {"http://my.netscape.com/rdf/simple/0.9/": "rss090"}
_KINDS = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml"}
_XHTML_KIND = "application/xhtml+xml"
_HTML_KINDS = frozenset({"text/html", _XHTML_KIND})
_COPIED_KINDS = frozenset({"text/plain", "text/html", _XHTML_KIND})
_REPLACED = frozenset({"links", "authors", "contributors", "publishers", "date", "date_parsed", "channel"})
"""Elements without a handler whose text would take the place of what handlers keep under that name."""
_C1 = re.compile("[\x80-\x9f]")
_C1_REFERENCES = re.compile(rb"&#(?:0*+1[2-5][0-9]|[xX]0*+[89][0-9a-fA-F]);")
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_BROKEN_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_Attributes = dict[str, str]
_Opener = Callable[["_Reader", _Attributes], None]
_Close = Callable[[], None]
_Table = Mapping[str, _Opener]


class _NotPlainError(Exception):
    """Feedparser has a rule of its own for something here, or might have."""


def read_plain(document: bytes) -> RawFeed | None:
    """Read a document of UTF-8 if it is plain; None where feedparser must judge, or nothing can be a feed."""
    document = document.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if not document.startswith(b"<") or not is_light(document):
        return None
    reader = _Reader(may_have_c1=bool(_C1_BYTES.search(document) or _C1_REFERENCES.search(document)))
    try:
        reader.parser.Parse(document, True)  # noqa: FBT003
    except (expat.ExpatError, _NotPlainError):
        return None
    finally:
        reader.let_go()
    return reader.feed()


class _Plan(NamedTuple):
    """What is done with the attributes of an element."""

    told: tuple[tuple[str, str], ...]
    """(name, feedparser's name), those without a namespace last, since they come over others; empty where all agree."""
    lowered: tuple[str, ...]
    is_scoping: bool
    """Whether they give a base or a language."""


class _Entry:
    """An entry while it is open."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.depths: dict[str, int] = {}
        self.contents: list[str] = []
        self.links: list[list[str]] = []
        """[relation, address], the address empty until it is known."""
        self.names: list[str] = []
        self.tags: list[list[str | None]] = []
        """[term, label]."""
        self.credit = ""
        self.title_language = self.summary_language = ""
        self.is_named_by_text = False
        """Whether an author is, whom a later one's name would name again."""
        self.has_summary = False
        """Whether the summary is its own, not a copy of its content."""

    def store(self, name: str, value: str, depth: int) -> None:
        """Of elements of one name the outermost counts, and of those the last."""
        if depth <= self.depths.get(name, depth):
            self.depths[name] = depth
            self.values[name] = value

    def add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        if term or scheme or label:
            self.tags.append([term, label])

    def name_tag(self, text: str) -> None:
        """An element's text is the term of the tag that its attributes made, or of another."""
        if text and self.tags and not self.tags[-1][0]:
            self.tags[-1][0] = text
        elif text:
            self.tags.append([text, None])

    def raw(self) -> RawEntry:
        values = self.values
        summary = values.get("summary", "") if self.has_summary else ""
        languages = (values.get("language"), self.title_language, self.summary_language)
        return RawEntry(
            guid=values.get("id", ""),
            address=page_address(
                [address for relation, address in self.links if relation == "alternate"],
                main=values.get("link", ""),
                original=values.get("feedburner_origlink", ""),
            ),
            title=values.get("title", ""),
            summary=summary or ("" if self.contents else values.get("media_description", "")),
            contents=tuple(self.contents),
            authors=tuple(self.names),
            categories=tuple([label or term or "" for term, label in self.tags if label or term]),
            credit=self.credit,
            languages=tuple([language for language in languages if language]),
            dates=tuple([values[name] for name in ("published", "updated", "created") if values.get(name)]),
        )


class _Reader:
    """Goes through one document. `table` says what may be opened where we are, `close` what the end of it does."""

    def __init__(self, *, may_have_c1: bool) -> None:
        self.may_have_c1 = may_have_c1
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._refuse
        self.table: _Table = _DOCUMENT
        self.close: _Close | None = None
        self.heard: Callable[[str], None] | None = None
        self.outer: list[tuple[_Table, _Close | None, Callable[[str], None] | None, str]] = []
        self.keys: dict[str, str] = {}
        self.plans: dict[tuple[str, ...], _Plan] = {}
        self.foreign: dict[str, str] = {}
        """Namespace that feedparser does not know -> its prefix, "" where it is the default."""
        self.prefixes: dict[str, str] = {}
        self.base = self.language = self.version = ""
        self.bases: list[str] | None = None
        """Of the open elements, from the first on that gives one."""
        self.has_content = self.guid_is_link = False
        self.title_depth = -1
        self.values: dict[str, str] = {}
        """Of the feed itself."""
        self.links: list[list[str]] = []
        self.complete = False
        self.entry = _Entry()
        self.entries: list[RawEntry] = []
        self.pieces: list[str] = []

    def feed(self) -> RawFeed | None:
        if not self.version and not self.entries:
            return None
        values = self.values
        return RawFeed(
            entries=tuple(self.entries),
            title=values.get("title", ""),
            language=values.get("language", ""),
            ttl=values.get("ttl", ""),
            period=values.get("sy_updateperiod"),
            frequency=values.get("sy_updatefrequency"),
            links=tuple([(relation, at) for relation, at in self.links if at and relation not in _NO_PAGES]),
            complete=self.complete,
        )

    def let_go(self) -> None:
        """Cut the circles of handlers, in which a document would wait for the garbage collector."""
        del self.parser, self.heard, self.close, self.outer

    # What expat calls.

    def _refuse(self, *_: Any) -> None:
        raise _NotPlainError

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace: no prefix may mean two things that feedparser would mistake for each other."""
        if not uri:
            return
        lower = uri.lower()
        if not self.version:
            self.version = _VERSIONS.get(lower, "") or ("" if prefix else _VERSION_BY_DEFAULT.get(lower, ""))
        known = "" if _USERLAND in lower else _KNOWN.get(lower)
        meaning, name = uri if known is None else f" {known.lower()}", (prefix or "").lower()
        if (
            (name in _RULED and meaning != f" {name}")
            or (name and self.prefixes.setdefault(name, meaning) != meaning)
            or (known is None and bool(self.foreign.setdefault(uri, name)) != bool(name))
            or (lower == _XLINK and self.outer)
            or max(len(self.prefixes), len(self.foreign)) > MOST_ATTRIBUTES
            or len(uri.split()) != 1
        ):
            raise _NotPlainError

    def _start(self, name: str, attributes: _Attributes) -> None:
        outer = self.outer
        outer.append((self.table, self.close, self.heard, self.language))
        if len(outer) > DEEPEST:
            raise _NotPlainError
        if self.table is _XHTML:
            self._start_within(name, attributes)
            return
        key = self.keys.get(name) or self._key(name)
        opener = self.table.get(key)
        if attributes:
            attributes = self._told(attributes, key)
        if self.bases is not None:
            self.bases.append(self.base)
        self.close = None
        if opener is None:
            self._open_unknown(key, attributes)
        else:
            opener(self, attributes)

    def _end(self, _: str) -> None:
        if self.close is not None:
            self.close()
        if self.bases is not None and self.outer[-1][0] is not _XHTML:
            self._leave_base(self.bases)
        self.table, self.close, heard, self.language = self.outer.pop()
        if heard is not self.heard:
            self._listen(heard)

    def _listen(self, heard: Callable[[str], None] | None) -> None:
        """Say who gets the text that follows."""
        self.heard = heard
        self.parser.CharacterDataHandler = heard

    # Names.

    def _key(self, name: str) -> str:
        """What feedparser calls an element: its own prefix for the namespace, or the document's, and the local name."""
        namespace, _, local = name.rpartition(" ")
        lower = namespace.lower()
        prefix = "" if _USERLAND in lower else _KNOWN.get(lower)
        if prefix is None:
            prefix = self.foreign[namespace]
        key = f"{prefix}_{local}".lower() if prefix else local.lower()
        if is_complete(namespace, local):
            key = _COMPLETE
        self.keys[name] = key
        return key

    def _told(self, attributes: _Attributes, key: str) -> _Attributes:
        """The attributes by feedparser's names; base and language are taken over."""
        if len(attributes) > MOST_ATTRIBUTES:
            raise _NotPlainError
        names = tuple(attributes)
        plan = self.plans.get(names) or self._plan(names)
        told = {told: attributes[name] for name, told in plan.told} if plan.told else attributes
        for lowered in plan.lowered:
            told[lowered] = told[lowered].lower()
        if not plan.is_scoping:
            return told
        base, language = told.get("xml:base", told.get("base")), told.get("xml:lang", told.get("lang"))
        if base:
            self._take_base(base)
        if language is not None:
            self.language = language.replace("_", "-")
            if language and key in ("feed", "rss"):
                self.values["language"] = self.language
        return told

    def _plan(self, names: tuple[str, ...]) -> _Plan:
        told = []
        for name in sorted(names, key=_is_plain):
            namespace, _, local = name.rpartition(" ")
            prefix = _KNOWN.get(namespace.lower(), "") if namespace else ""
            told.append((name, f"{prefix}:{local}".lower() if prefix else local.lower()))
        keys = {key for _, key in told}
        plan = self.plans[names] = _Plan(
            told=() if all(name == key for name, key in told) else tuple(told),
            lowered=tuple(_LOWERED & keys),
            is_scoping=not _SCOPING.isdisjoint(keys),
        )
        return plan

    def _take_base(self, base: str) -> None:
        inherited = self.base
        self.base = (make_safe_absolute_uri(inherited, base) or inherited) if inherited else _urljoin("", base)
        if (make_safe_absolute_uri(self.base, self.base) or self.base) != self.base:
            raise _NotPlainError
        if self.bases is None:
            self.bases = [""] * (len(self.outer) - 1)

    def _leave_base(self, bases: list[str]) -> None:
        """A base stays in force for the rest of the document where there is none outside it."""
        bases.pop()
        self.base = bases[-1] if bases and bases[-1] else self.base

    # Texts.

    def _text(self) -> list[str]:
        """Open an element with text alone in it."""
        pieces: list[str] = []
        self._listen(pieces.append)
        self.table = _LEAF
        return pieces

    def _inert(self, _: _Attributes) -> None:
        """Open one whose text nobody wants."""
        self._listen(None)
        self.table = _LEAF

    def _transparent(self, _: _Attributes) -> None:
        """Open one that is as if it were not there."""

    def _open_unknown(self, key: str, attributes: _Attributes) -> None:
        if any(self.table is closed for closed in _CLOSED) or key in _WANTED or not _is_inert(key):
            raise _NotPlainError
        if not attributes:
            self._listen(None)

    def _construct(self, attributes: _Attributes, kind: str, close: Callable[[str, str], None]) -> None:
        """Open an element whose type says how its text is written; `close` gets its text and its type."""
        kind = attributes.get("type", kind).lower()
        kind = _KINDS.get(kind, kind)
        if attributes.get("mode") == "base64" or not (kind.startswith("text/") or kind.endswith(("+xml", "/xml"))):
            raise _NotPlainError
        if kind != _XHTML_KIND:
            pieces = self._text()
            self.close = lambda: close(self._mended("".join(pieces).strip()), kind)
            return
        pieces = self.pieces = []
        self._listen(lambda text: pieces.append(escape(text)))
        self.table = _XHTML
        self.close = lambda: close(self._mended("".join(self._without_div(pieces)).strip()), kind)

    def _start_within(self, name: str, attributes: _Attributes) -> None:
        """An element within XHTML is text; not in its namespace, it would be taken for one of the feed's at its end."""
        namespace, _, local = name.rpartition(" ")
        local = local.lower()
        if _KNOWN.get(namespace.lower()) != "xhtml" or local in _NOT_WITHIN:
            raise _NotPlainError
        written = [f"<{local}"]
        for attribute, value in attributes.items():
            key = "xml:lang" if attribute == f"{_XML} lang" else attribute.lower()
            if " " in key or key == "base":
                raise _NotPlainError
            value = value.lower() or value if key in _LOWERED else value  # noqa: PLW2901
            written.append(f' {key}="{escape(value, _QUOTE)}"')
        self.pieces.append("".join([*written, ">"]))
        self.close = partial(self.pieces.append, f"</{local}>")

    def _without_div(self, pieces: list[str]) -> list[str]:
        """Atom's XHTML is in one `div`, which is none of it."""
        written = [piece for piece in pieces if piece.strip()]
        is_around = len(written) > 1 and written[0].startswith(("<div>", "<div ")) and written[-1] == "</div>"
        if self.version != "atom10" or not is_around:
            return pieces
        depth = 0
        for piece in written[:-1]:
            depth += -1 if piece.startswith("</") else piece.startswith("<") and not piece.endswith("/>")
            if not depth:
                return pieces
        start, end = pieces.index(written[0]), len(pieces) - 1 - pieces[::-1].index("</div>")
        return pieces[start + 1 : end]

    def _mended(self, text: str) -> str:
        """UTF-8 once taken for Latin-1, and Windows' characters in Latin-1's empty places, as they were meant."""
        if text.isascii():
            return text
        try:
            text = text.encode("iso-8859-1").decode("utf-8")
        except UnicodeError:
            if not self.may_have_c1:
                return text
        return text.translate(_cp1252) if _C1.search(text) else text

    def _resolved(self, address: str) -> str:
        if not self.base and ":///" not in address:
            return address
        return str(_urljoin(self.base, address))

    @property
    def depth(self) -> int:
        return len(self.outer)

    def _title(self, value: str, *, keep: Callable[[str], None], is_media: bool = False) -> None:
        """Of titles the first counts; one further out comes over one further in."""
        if not -1 < self.title_depth <= self.depth:
            keep(value)
        if value and not is_media:
            self.title_depth = self.depth

    # Document and feed.

    def open_rss(self, _: _Attributes) -> None:
        if not self.version.startswith("rss"):
            self.version = "rss"
        self.table = _OUTSIDE

    def open_rdf(self, _: _Attributes) -> None:
        self.table = _OUTSIDE

    def open_atom(self, _: _Attributes) -> None:
        self.version = self.version or "atom"
        self.table = _FEED

    def open_channel(self, attributes: _Attributes) -> None:
        self._refuse_cdf(attributes)
        self.table = _FEED

    @staticmethod
    def _refuse_cdf(attributes: _Attributes) -> None:
        if "lastmod" in attributes or "href" in attributes:
            raise _NotPlainError

    def open_feed_title(self, attributes: _Attributes) -> None:
        keep = partial(self.values.__setitem__, "title")
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=keep))

    def open_feed_media_title(self, attributes: _Attributes) -> None:
        keep = partial(self.values.__setitem__, "title")
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=keep, is_media=True))

    def open_other_title(self, attributes: _Attributes) -> None:
        """A picture's, or an input field's."""
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=_forget))

    def open_feed_summary(self, _: _Attributes) -> None:
        """Of two the second is content, and so there is content in the entry that follows."""
        self._listen(None)
        self.table = _LEAF
        if "summary" in self.values:
            self.has_content = True
        self.values["summary"] = ""

    def open_feed_description(self, _: _Attributes) -> None:
        self._listen(None)
        self.table = _LEAF
        if "summary" in self.values:
            self.has_content = True

    def open_feed_link(self, attributes: _Attributes) -> None:
        href = _href(attributes)
        link = [attributes.get("rel", "alternate"), "" if href is None else self._resolved(href)]
        self.links.append(link)
        if href is None:
            pieces = self._text()
            self.close = lambda: link.__setitem__(1, self._closed_link(pieces))

    def _closed_link(self, pieces: list[str]) -> str:
        address = "".join(pieces).strip()
        return _BROKEN_REFERENCE.sub(r"&\1", self._mended(self._resolved(address) if address else ""))

    def open_other_link(self, attributes: _Attributes) -> None:
        if _href(attributes) is None:
            self._inert(attributes)

    def open_feed_value(self, name: str, attributes: _Attributes, *, handled: bool = False) -> None:
        """An element that is kept as it is written; one with attributes is not, where feedparser has no handler."""
        if attributes and not handled:
            self.values.pop(name, None)
            return
        pieces = self._text()
        self.close = lambda: self.values.__setitem__(name, self._mended("".join(pieces).strip()))

    def open_complete(self, attributes: _Attributes) -> None:
        self.complete = True
        if not attributes:
            self._inert(attributes)

    def open_image(self, _: _Attributes) -> None:
        self.title_depth = -1
        self._listen(None)
        self.table = _IMAGE

    def open_input(self, _: _Attributes) -> None:
        self.title_depth = -1
        self._listen(None)
        self.table = _INPUT

    def open_margin(self, attributes: _Attributes) -> None:
        """A text that nobody asks for."""
        self._construct(attributes, "text/plain", lambda *_: None)

    def open_group(self, _: _Attributes) -> None:
        """What may hold its like."""
        self._listen(None)

    def open_person(self, _: _Attributes) -> None:
        """One whom nobody asks for."""
        self._listen(None)
        self.table = _PERSON

    # Entries.

    def open_entry(self, attributes: _Attributes) -> None:
        self._refuse_cdf(attributes)
        if len(self.entries) >= MOST_ENTRIES:
            raise _NotPlainError
        self.entry = _Entry()
        if about := attributes.get("rdf:about"):
            self.entry.values["id"] = about
        self.guid_is_link = False
        self.title_depth = -1
        self._listen(None)
        self.table = _ENTRY
        self.close = self._close_entry

    def _close_entry(self) -> None:
        self.entries.append(self.entry.raw())
        self.has_content = False

    def open_value(self, name: str, _: _Attributes) -> None:
        pieces = self._text()
        self.close = lambda: self.entry.store(name, self._mended("".join(pieces).strip()), self.depth)

    def open_original(self, attributes: _Attributes) -> None:
        if attributes:
            self.entry.values.pop("feedburner_origlink", None)
        else:
            self.open_value("feedburner_origlink", attributes)

    def open_guid(self, attributes: _Attributes) -> None:
        self.guid_is_link = attributes.get("ispermalink", "true") == "true"
        pieces = self._text()
        self.close = lambda: self._close_guid("".join(pieces).strip())

    def _close_guid(self, guid: str) -> None:
        guid = self._mended(self._resolved(guid) if guid and self.guid_is_link else guid)
        self.entry.store("id", guid, self.depth)
        if self.guid_is_link:
            self.entry.values.setdefault("link", guid)

    def open_link(self, attributes: _Attributes) -> None:
        entry, href = self.entry, _href(attributes)
        link = [attributes.get("rel", "alternate"), "" if href is None else self._resolved(href)]
        entry.links.append(link)
        if href is None:
            pieces = self._text()
            self.close = lambda: self._close_link(link, pieces)
        elif link[0] == "alternate":
            kind = attributes.get("type", "text/html")
            if _KINDS.get(kind, kind) in _HTML_KINDS:
                entry.values["link"] = link[1]

    def _close_link(self, link: list[str], pieces: list[str]) -> None:
        address = "".join(pieces).strip()
        address = self._mended(self._resolved(address) if address else "").replace("&amp;", "&")
        self.entry.values["link"] = link[1] = _BROKEN_REFERENCE.sub(r"&\1", address)

    def open_title(self, attributes: _Attributes) -> None:
        keep = partial(self._keep_title, self.language)
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=keep))

    def open_media_title(self, attributes: _Attributes) -> None:
        keep = partial(self._keep_title, self.language)
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=keep, is_media=True))

    def _keep_title(self, language: str, value: str) -> None:
        self.entry.store("title", value, self.depth)
        self.entry.title_language = language

    def open_description(self, attributes: _Attributes) -> None:
        self._open_summary(attributes, "text/html")

    def open_summary(self, attributes: _Attributes) -> None:
        self._open_summary(attributes, "text/plain")

    def _open_summary(self, attributes: _Attributes, kind: str) -> None:
        """Of two the second is content."""
        if "summary" in self.entry.values and not self.has_content:
            self.open_content(attributes)
        else:
            self._construct(attributes, kind, partial(self._close_summary, self.language))

    def _close_summary(self, language: str, value: str, _: str) -> None:
        self.entry.store("summary", value, self.depth)
        self.entry.summary_language = language
        self.entry.has_summary = True

    def open_content(self, attributes: _Attributes) -> None:
        self.has_content = True
        self._construct(attributes, "text/plain", self._close_content)

    def open_encoded(self, attributes: _Attributes) -> None:
        self.has_content = True
        self._construct(attributes, "text/html", self._close_content)

    def _close_content(self, value: str, kind: str) -> None:
        self.entry.contents.append(value)
        if kind in _COPIED_KINDS:
            self.entry.values.setdefault("summary", value)

    def open_author(self, _: _Attributes) -> None:
        pieces: list[str] = []
        self._listen(pieces.append)
        self.table = _AUTHOR
        named: dict[str, str] = {}
        self.named = named
        self.close = lambda: self._close_author("".join(pieces).strip(), named)

    def _close_author(self, text: str, named: dict[str, str]) -> None:
        if named and (text or self.entry.is_named_by_text):
            raise _NotPlainError
        self.entry.store("author", self._mended(text), self.depth)
        name = named.get("name", "") if named else author_name(self.entry.values["author"])
        self.entry.is_named_by_text |= bool(name and not named)
        if name:
            self.entry.names.append(name)

    def open_author_part(self, part: str, _: _Attributes) -> None:
        pieces, named = self._text(), self.named
        self.close = lambda: named.__setitem__(part, "".join(pieces).strip())

    def open_category(self, attributes: _Attributes) -> None:
        get = attributes.get
        self.entry.add_tag(get("term"), get("scheme", get("domain")), get("label"))
        self._open_tag()

    def open_media_category(self, attributes: _Attributes) -> None:
        self.open_category({"scheme": "media"} | attributes)

    def open_itunes_category(self, attributes: _Attributes) -> None:
        self.entry.add_tag(attributes.get("text"), "itunes", None)
        self._open_tag()

    def _open_tag(self) -> None:
        pieces = self._text()
        self.close = lambda: self.entry.name_tag(self._mended("".join(pieces).strip()))

    def open_keywords(self, attributes: _Attributes) -> None:
        if attributes:
            return
        pieces = self._text()
        self.close = lambda: self._close_keywords(self._mended("".join(pieces).strip()))

    def _close_keywords(self, text: str) -> None:
        self.entry.tags += [[term.strip(), None] for term in text.split(",") if term.strip()]

    def open_entry_image(self, attributes: _Attributes) -> None:
        self.title_depth = -1
        self._inert(attributes)

    def open_source(self, _: _Attributes) -> None:
        self.title_depth = -1
        self.entry.credit = ""
        pieces: list[str] = []
        self._listen(pieces.append)
        self.table = _SOURCE
        self.close = lambda: self._close_source(self._mended("".join(pieces).strip()))

    def open_source_title(self, attributes: _Attributes) -> None:
        keep = partial(setattr, self.entry, "credit")
        self._construct(attributes, "text/plain", lambda value, _: self._title(value, keep=keep))

    def _close_source(self, text: str) -> None:
        self.entry.credit = text or self.entry.credit


def _href(attributes: _Attributes) -> str | None:
    return attributes.get("url", attributes.get("uri", attributes.get("href"))) or attributes.get("href")


def _is_plain(attribute: str) -> bool:
    return " " not in attribute


@lru_cache(4096)
def _is_inert(key: str) -> bool:
    """Whether feedparser has no rule for an element, and keeps it where nobody looks."""
    has_rule = any(hasattr(StrictFeedParser, f"_{end}_{key}") for end in ("start", "end"))
    return not has_rule and key not in _REPLACED and key != _COMPLETE and not key.endswith("_detail")


def _forget(_: str) -> None:
    """Keep nothing."""


def _each(keys: str, opener: _Opener) -> dict[str, _Opener]:
    return dict.fromkeys(keys.split(), opener)


_NO_PAGES = frozenset({"enclosure", "license"})
_COMPLETE = "fh:complete"
_QUOTE = {'"': "&quot;"}
_LOWERED = frozenset({"rel", "type"})
_SCOPING = frozenset({"xml:base", "base", "xml:lang", "lang"})
_NOT_WITHIN = frozenset({"body", "svg", "math"})

_PUBLISHED = "published issued pubdate dcterms_issued"
_UPDATED = "updated modified lastbuilddate dc_date dcterms_modified"
_CREATED = "created dcterms_created"
_AUTHORS = "author dc_author dc_creator itunes_author managingeditor"
_TITLES = "title dc_title"
_DESCRIPTIONS = "description dc_description"
_SUMMARIES = "summary itunes_summary"
_MARGINS = "rights dc_rights copyright subtitle itunes_subtitle tagline info feedburner_browserfriendly"
_LANGUAGES = "language dc_language"
_CATEGORIES = "category dc_subject keywords"
_ANYWHERE: _Table = {
    **_each("cloud enclosure media_content media_group cc_license", _Reader._transparent),  # noqa: SLF001
    **_each(
        "generator publisher dc_publisher webmaster dc_contributor expirationdate media_description media_rating "
        "media_credit media_restriction media_license media_thumbnail media_player itunes_image itunes_block "
        "itunes_explicit name email url uri homepage width height creativecommons_license dcterms_valid "
        "georss_point georss_line georss_polygon georss_box",
        _Reader._inert,  # noqa: SLF001
    ),
    **_each(_MARGINS, _Reader.open_margin),
    "contributor": _Reader.open_person,
}

# To read a further element here: see what feedparser does with it, do the same, add it where it may stand.
_DOCUMENT: _Table = {"rss": _Reader.open_rss, "rdf_rdf": _Reader.open_rdf, "feed": _Reader.open_atom}
_OUTSIDE: _Table = {
    "channel": _Reader.open_channel,
    **_each("item entry", _Reader.open_entry),
    "image": _Reader.open_image,
    "textinput": _Reader.open_input,
}
_FEED: _Table = {
    **_ANYWHERE,
    **_each(
        f"{_PUBLISHED} {_UPDATED} {_CREATED} {_CATEGORIES} media_category media_keywords itunes_keywords tags id guid "
        "admin_errorreportsto admin_generatoragent",
        _Reader._inert,  # noqa: SLF001
    ),
    "itunes_category": _Reader.open_group,
    **_each("item entry", _Reader.open_entry),
    **_each(_TITLES, _Reader.open_feed_title),
    "media_title": _Reader.open_feed_media_title,
    **_each(_SUMMARIES, _Reader.open_feed_summary),
    **_each(_DESCRIPTIONS, _Reader.open_feed_description),
    **_each(_AUTHORS, _Reader.open_person),
    "itunes_owner": _Reader.open_person,
    **_each(_LANGUAGES, lambda reader, told: reader.open_feed_value("language", told, handled=True)),
    "ttl": lambda reader, told: reader.open_feed_value("ttl", told),
    "sy_updateperiod": lambda reader, told: reader.open_feed_value("sy_updateperiod", told),
    "sy_updatefrequency": lambda reader, told: reader.open_feed_value("sy_updatefrequency", told),
    "link": _Reader.open_feed_link,
    _COMPLETE: _Reader.open_complete,
    "image": _Reader.open_image,
    "textinput": _Reader.open_input,
}
_ENTRY: _Table = {
    **_ANYWHERE,
    **_each(_PUBLISHED, lambda reader, told: reader.open_value("published", told)),
    **_each(_UPDATED, lambda reader, told: reader.open_value("updated", told)),
    **_each(_CREATED, lambda reader, told: reader.open_value("created", told)),
    **_each(_LANGUAGES, lambda reader, told: reader.open_value("language", told)),
    "media_description": lambda reader, told: reader.open_value("media_description", told),
    "feedburner_origlink": _Reader.open_original,
    **_each("id guid", _Reader.open_guid),
    "link": _Reader.open_link,
    **_each(_TITLES, _Reader.open_title),
    "media_title": _Reader.open_media_title,
    **_each(_DESCRIPTIONS, _Reader.open_description),
    **_each(_SUMMARIES, _Reader.open_summary),
    "content": _Reader.open_content,
    **_each("content_encoded fullitem", _Reader.open_encoded),
    **_each(_AUTHORS, _Reader.open_author),
    **_each(_CATEGORIES, _Reader.open_category),
    "media_category": _Reader.open_media_category,
    "itunes_category": _Reader.open_itunes_category,
    **_each("media_keywords itunes_keywords", _Reader.open_keywords),
    "image": _Reader.open_entry_image,
    "source": _Reader.open_source,
    _COMPLETE: _Reader._inert,  # noqa: SLF001
}
_WANTED = _FEED.keys() | _ENTRY.keys()
"""Elements that feedparser keeps wherever they are."""
_AUTHOR: _Table = {
    **_each("name itunes_name", lambda reader, told: reader.open_author_part("name", told)),
    **_each("email itunes_email", lambda reader, told: reader.open_author_part("email", told)),
    **_each("url uri homepage", lambda reader, told: reader.open_author_part("uri", told)),
}
_PERSON: _Table = _each("name itunes_name email itunes_email url uri homepage", _Reader._inert)  # noqa: SLF001
_SOURCE: _Table = {
    **_each(
        f"{_PUBLISHED} {_UPDATED} {_CREATED} category id generator",
        _Reader._inert,  # noqa: SLF001
    ),
    **_each(_MARGINS, _Reader.open_margin),
    **_each("author contributor", _Reader.open_person),
    "link": _Reader.open_other_link,
    "title": _Reader.open_source_title,
}
_IMAGE: _Table = {
    **_each("description url href width height", _Reader._inert),  # noqa: SLF001
    "title": _Reader.open_other_title,
    "link": _Reader.open_other_link,
}
_INPUT: _Table = {
    **_each("description name", _Reader._inert),  # noqa: SLF001
    "title": _Reader.open_other_title,
    "link": _Reader.open_other_link,
}
_LEAF: _Table = {}
_XHTML: _Table = {}
_CLOSED = (_DOCUMENT, _LEAF, _IMAGE, _INPUT)
"""Where nothing may be but what the table names."""
