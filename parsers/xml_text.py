"""XML as publishers write it -> XML that any reader reads, and that costs no reader more than its length."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from html.entities import html5
from xml.sax.saxutils import escape

from newsdesk.errors import ParseError

MOST_TAGS = 250_000
"""Tags of a document, those in its texts included. Real feeds have one in thirty bytes at most; each costs a reader
some 20 µs and half a kilobyte."""
_MOST_AMPERSANDS = 1_500_000
"""A document of ten megabytes that writes each letter as `&#1072;` has 1.4 million."""
MOST_ATTRIBUTES = 64
"""Of one tag, since feedparser's work grows with their square; and namespaces of a document, which it looks through for
each element."""
_MOST_LINES = 1_000_000
"""Expat hands over each line and each reference by itself."""
DEEPEST = 2_000
"""Open elements: feedparser keeps a stack of them, and its lenient reading goes through it."""
_MOST_EXPANDED = 1_000_000
"""Characters that the references to a document's own entities may become."""

_TAG_STARTS = ("<", "lt;", "LT;")
_NUMBERED_TAG_STARTS = re.compile(r"#(?:0*60|[xX]0*3[cC]);")
_ATTRIBUTE = r"\s++[^\s<>=]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+')"
_CROWDED = re.compile(rf"<[^\s<>/!?]++(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}")
_ENDLESS = re.compile(r"<[A-Za-z](?:[^\s<>]*+\s++){10000}")
"""A tag of broken markup with thousands of attributes or anything else. (SVG has thousands of numbers in some.)"""
_BLANK_LINES = re.compile(r"\n(?:[ \t\r]*+\n){2,}+")
_OPENED_OR_CLOSED = re.compile(
    r"<!\[CDATA\[(?:(?!\]\]>).)*+|<!--(?:(?!-->).)*+"
    r"|<(?P<closes>/?)(?P<name>[A-Za-z_][^\s<>/]*+)(?:[^<>/]|/(?!>))*+(?P<empty>/?)",
    re.DOTALL,
)
_NEVER_CLOSED = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "p", "li", "td", "tr", "option", "wbr"}
)
_PREFIX = re.compile(r"xmlns:([^\s<>=\"']++)\s*+=")

_PROLOGUE = r"(?:\s|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+"
_DOCTYPE = re.compile(
    rf"""(?P<before>{_PROLOGUE})
    <!DOCTYPE (?: [^\[<>"'] | "[^"]*+" | '[^']*+' )*+
    (?P<subset> \[ (?: [^\]"'<] | "[^"]*+" | '[^']*+' | <!--(?:(?!-->).)*+--> | <\?(?:(?!\?>).)*+\?>
                     | <!(?!--) (?: [^<>"'] | "[^"]*+" | '[^']*+' )*+ > )*+ \] \s*+ )?
    >""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_DECLARED = re.compile(rf"{_PROLOGUE}<!(?:DOCTYPE|ENTITY)\b", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>\w[\w.-]*)\s+(?:\"(?P<double>[^\"<]*)\"|'(?P<single>[^'<]*)')\s*>")
_NESTED = re.compile(r"&(?!#)|%")

_PAIR = re.compile(r"&#(5[56]\d{3}|x[dD][89abAB][0-9a-fA-F]{2});&#(5[67]\d{3}|x[dD][c-fC-F][0-9a-fA-F]{2});")
_CDATA_OR_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?P<number>\d{1,8}|x[0-9a-fA-F]{1,8});|(?P<name>[A-Za-z]\w*);)?",
    re.DOTALL,
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def well_formed(text: str, *, what: str, most_tags: int = MOST_TAGS) -> str:
    """Mend what would cost a strict reader the document, or crash a lenient one; refuse what is made to cost.

    Mended are characters that XML has not, references to names that only HTML has, and bare ampersands, of which
    lenient readers make `&lang=en` a bracket. The document type declaration is taken out, and references to plain
    entities that it declares are replaced: so no reader ever meets one, expands it, or asks for what it points at.
    `what` names the document in errors.

    Raises:
        ParseError: More than `most_tags` tags, 64 attributes in one, or 64 namespaces; entities that become more than
            a million characters; a document type declaration without an end.

    Source: XML 1.0, sections 2.2, 2.8 and 4.
    """
    _refuse_bulk(text, what, most_tags)
    text, entities = _without_doctype(_BLANK_LINES.sub("\n\n", _ILLEGAL.sub("", text)), what)
    if text.count("\n") > _MOST_LINES:
        raise ParseError(what, f"refused: more than {_MOST_LINES:,} lines")
    return _CDATA_OR_AMPERSAND.sub(partial(_mended, entities=entities), _PAIR.sub(_joined, text))


def is_light(document: bytes) -> bool:
    """Whether a document of UTF-8 is surely within the bounds of `well_formed` that can be counted.

    Each tag, written out or as references, has one of the two characters in it.
    """
    size = len(document)
    return size <= MOST_TAGS or (
        document.count(b"<") + document.count(b"&") <= MOST_TAGS
        and (size <= _MOST_LINES or document.count(b"\n") <= _MOST_LINES)
    )


def refuse_depth(text: str, *, what: str) -> None:
    """Refuse a document in which more than 2,000 elements are open at once; those that HTML need not close are not.

    For readers without a limit of their own.

    Raises:
        ParseError: too deep.
    """
    depth = 0
    for tag in _OPENED_OR_CLOSED.finditer(text):
        if tag["closes"]:
            depth = max(depth - 1, 0)
        elif tag["name"] and not tag["empty"] and tag["name"].lower() not in _NEVER_CLOSED:
            depth += 1
        if depth > DEEPEST:
            raise ParseError(what, f"refused: more than {DEEPEST:,} elements within each other")


def _refuse_bulk(text: str, what: str, most_tags: int) -> None:
    if text.count("&") > _MOST_AMPERSANDS:
        raise ParseError(what, f"refused: more than {_MOST_AMPERSANDS:,} references")
    tags = sum(map(text.count, _TAG_STARTS)) + sum(1 for _ in _NUMBERED_TAG_STARTS.finditer(text))
    if tags > most_tags:
        raise ParseError(what, f"refused: more than {most_tags:,} tags")
    if _CROWDED.search(text) or _ENDLESS.search(text):
        raise ParseError(what, f"refused: a tag with more than {MOST_ATTRIBUTES} attributes")
    if len({found[1] for found in _PREFIX.finditer(text)}) > MOST_ATTRIBUTES:
        raise ParseError(what, f"refused: more than {MOST_ATTRIBUTES} namespaces")


def _without_doctype(text: str, what: str) -> tuple[str, Mapping[str, str]]:
    """The document without its document type declaration, and the plain entities that it declared."""
    if not _DECLARED.match(text):
        return text, {}
    found = _DOCTYPE.match(text)
    if not found or _DECLARED.match(rest := found["before"] + text[found.end() :]):
        raise ParseError(what, "refused: a document type declaration that cannot be read")
    entities = dict(_plain(entity) for entity in _ENTITY.finditer(found["subset"] or ""))
    entities = {name: value for name, value in entities.items() if not _NESTED.search(value)}
    references = Counter(re.findall(r"&(\w[\w.-]*);", rest)) if entities else Counter[str]()
    if sum(times * len(entities.get(name, "")) for name, times in references.items()) > _MOST_EXPANDED:
        raise ParseError(what, f"refused: its entities become more than {_MOST_EXPANDED:,} characters")
    return rest, entities


def _plain(entity: re.Match[str]) -> tuple[str, str]:
    return entity["name"], entity["double"] if entity["double"] is not None else entity["single"]


def _mended(found: re.Match[str], entities: Mapping[str, str]) -> str:
    if found["number"]:
        return found[0] if _exists(_number(found["number"])) else ""
    if found["name"] in entities:
        return escape(_ILLEGAL.sub("", html.unescape(entities[found["name"]])))
    if found["name"]:
        known_to_html = html5.get(f"{found['name']};")
        return escape(known_to_html) if known_to_html else found[0]
    return "&amp;" if found[0] == "&" else found[0]


def _number(digits: str) -> int:
    return int(digits[1:], 16) if digits.startswith("x") else int(digits)


def _joined(pair: re.Match[str]) -> str:
    """The character that two references to UTF-16 surrogates mean together."""
    high, low = _number(pair[1]) - 0xD800, _number(pair[2]) - 0xDC00
    is_character = 0 <= high < 0x400 and 0 <= low < 0x400  # noqa: PLR2004
    return chr(0x10000 + (high << 10) + low) if is_character else pair[0]


def _exists(code: int) -> bool:
    """Whether XML allows the character. Source: XML 1.0, production 2."""
    return code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code <= 0x10FFFF  # noqa: PLR2004
