"""OPML: lists of feeds from other readers, and ours for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import orjson
from lxml import etree

from newsdesk.errors import CatalogueError, ParseError
from newsdesk.identity import canonical_url
from newsdesk.languages import UNKNOWN
from newsdesk.records import Source
from newsdesk.text import clean_line
from parsers.catalogue_text import as_toml
from parsers.markup import decode, language_code
from parsers.proposals import country_of, host_of, identifier
from parsers.sources import read_sources
from parsers.xml_text import well_formed

NAMESPACE = "urn:x-silkwire:catalogue"
"""Of the attributes that carry what OPML has no place for: the catalogue's keys, by their names."""
_PREFIX = f"{{{NAMESPACE}}}"

_LONGEST_NAME = 200
_MOST_OUTLINES = 100_000
_OWN_KEYS = frozenset(key.name for key in fields(Source)) - {"url"}
_NO_STRINGS = frozenset({"full_text", "enabled", "ignore_validators", "drop_selectors", "headers"})
"""Keys that are written as JSON."""
_DEFAULTS = {key.name: key.default for key in fields(Source) if key.default is not MISSING} | {"headers": {}}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """An outline that is, or should be, a feed."""

    url: str
    """As written; an http(s) address where there is no fault."""
    title: str
    site: str | None = None
    """Its page for readers."""
    language: str | None = None
    """ISO 639-1."""
    folders: tuple[str, ...] = ()
    """The outlines it is in, outermost first; its `category` where it is in none."""
    own: Mapping[str, str] = field(default_factory=dict)
    """Keys of our catalogue, as `write_opml` wrote them."""
    line: int | None = None
    fault: str | None = None
    """Why it cannot be taken; None where it can."""


def read_opml(data: bytes, *, file: str) -> tuple[Subscription, ...]:
    """Read the feeds of an OPML file, in its order. Those that cannot be taken carry their fault.

    Broken XML is read as far as it can be.

    Raises:
        ParseError: Not OPML at all, more than 100,000 outlines, or a document made to cost (see `well_formed`).

    Source: opml.org/spec2.opml; OPML 1.0.
    """
    root = _tree(well_formed(decode(data, None).lstrip("\ufeff \t\r\n\x00"), what=file), file)
    if root is None or _local(root) != "opml":
        raise ParseError(file, "not OPML: its root is no <opml>")
    seen: set[str] = set()
    found = []
    for subscription in _subscriptions(root, file):
        key = canonical_url(subscription.url)
        if key is None:
            found.append(replace(subscription, fault=subscription.fault or "no http or https address"))
        elif key in seen:
            found.append(replace(subscription, fault="given twice"))
        else:
            found.append(subscription)
            seen.add(key)
    return tuple(found)


def as_source(subscription: Subscription, *, taken: Collection[str]) -> Source:
    """The catalogue block of a subscription without a fault; `taken` are the ids there are already.

    What it does not tell is said to be unknown: `ZZ`, `und`, `unknown`, UTC for dates without a zone. Its own id stays
    where it is not taken.

    Raises:
        CatalogueError: Keys of ours that the catalogue would refuse.
    """
    derived = {
        "name": subscription.title or host_of(subscription.url),
        "kind": "feed",
        "country": country_of(subscription.url),
        "language": subscription.language or UNKNOWN,
        "ownership": "unknown",
        "full_text": True,
        "timezone": "UTC",
    }
    values = {**derived, **_own_values(subscription), "url": subscription.url}
    if values.get("id") in {None, *taken}:
        values["id"] = identifier(subscription.url, language=str(values["language"]), taken=taken)
    (source,) = read_sources(as_toml(Source(**values)), file=subscription.url)
    return source


def write_opml(sources: Iterable[Source], *, at: datetime) -> bytes:
    """Write sources as OPML 2.0 in UTF-8, a folder for each country; `at` (aware) is when.

    Reading it back gives the same catalogue blocks, but for control characters, which XML has not.

    Source: opml.org/spec2.opml.
    """
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"silkwire": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "silkwire"
    etree.SubElement(head, "dateCreated").text = format_datetime(at)
    body = etree.SubElement(root, "body")
    by_country: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_country[source.country].append(source)
    for country, inside in by_country.items():
        folder = etree.SubElement(body, "outline", {"text": _xml(country), "title": _xml(country)})
        for source in inside:
            etree.SubElement(folder, "outline", _attributes(source))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _tree(text: str, file: str) -> Any:
    parser = etree.XMLParser(
        recover=True, encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ParseError(file, f"not OPML: {error}") from None


def _subscriptions(root: Any, file: str) -> Iterator[Subscription]:
    """By a stack of our own; folders come before what is in them."""
    todo: list[tuple[Any, tuple[str, ...]]] = [(child, ()) for child in reversed(root)]
    met = 0
    while todo:
        element, folders = todo.pop()
        name = _local(element)
        given = {_bare(key).lower(): value for key, value in element.attrib.items() if not key.startswith(_PREFIX)}
        inside = folders
        if name == "outline":
            met += 1
            if met > _MOST_OUTLINES:
                raise ParseError(file, f"refused: more than {_MOST_OUTLINES:,} outlines")
            if "xmlurl" in given or given.get("type", "").lower() in ("rss", "atom"):
                yield _subscription(element, given, folders)
            else:
                inside = (*folders, _title(given))
        todo.extend((child, inside) for child in reversed(element))


def _subscription(element: Any, given: Mapping[str, str], folders: tuple[str, ...]) -> Subscription:
    url = re.sub(r"\Afeed:(?://)?(?=https?:)", "", clean_line(given.get("xmlurl", "")), flags=re.IGNORECASE)
    categories = (clean_line(each).strip("/") for each in given.get("category", "").split(","))
    own = {_bare(key): value for key, value in element.attrib.items() if key.startswith(_PREFIX)}
    return Subscription(
        url=url,
        title=_title(given),
        site=clean_line(given.get("htmlurl", "")) or None,
        language=language_code(given.get("language")),
        folders=folders or tuple(filter(None, categories)),
        own=own,
        line=element.sourceline,
        fault=None if url else "no xmlUrl",
    )


def _title(given: Mapping[str, str]) -> str:
    return clean_line(given.get("title") or given.get("text") or "")[:_LONGEST_NAME]


def _own_values(subscription: Subscription) -> dict[str, Any]:
    own = {key: value for key, value in subscription.own.items() if key in _OWN_KEYS}
    try:
        return {key: _json(value) if key in _NO_STRINGS else value for key, value in own.items()}
    except orjson.JSONDecodeError as error:
        raise CatalogueError(subscription.url, None, f"an attribute of the catalogue's is no JSON: {error}") from None


def _json(text: str) -> Any:
    value = orjson.loads(text)
    return tuple(value) if isinstance(value, list) else value


def _attributes(source: Source) -> dict[str, str]:
    kind = {"type": "rss"} if source.kind == "feed" else {}
    told = {"text": source.name, "title": source.name, **kind, "xmlUrl": source.url, "language": source.language}
    return {name: _xml(value) for name, value in told.items()} | _own(source)


def _own(source: Source) -> dict[str, str]:
    """What differs from the default, and what OPML's own attributes do not carry as it is."""
    carried = {"url", *_carried(source)}
    given = ((key.name, getattr(source, key.name)) for key in fields(Source))
    wanted = {name: value for name, value in given if name not in carried and value != _DEFAULTS.get(name)}
    return {
        f"{_PREFIX}{name}": _xml(orjson.dumps(value).decode() if name in _NO_STRINGS else value)
        for name, value in wanted.items()
    }


def _carried(source: Source) -> Iterator[str]:
    if _title({"title": source.name}) == source.name:
        yield "name"
    if (language_code(source.language) or UNKNOWN) == source.language:
        yield "language"


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _local(element: Any) -> str:
    return _bare(element.tag).lower() if isinstance(element.tag, str) else ""


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
