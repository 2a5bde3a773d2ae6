"""What bytes and markup say: their characters, their text as people read it, their language code."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.dammit import UnicodeDammit
from bs4.element import NavigableString

from newsdesk.text import clean_line, clean_paragraphs

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *(
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
        ),
        *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr"),
        "ul",
    }
)
_UNREAD = frozenset({"embed", "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is not for readers."""
_WITHIN_LINES = frozenset(
    {
        *("a", "abbr", "audio", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em", "font"),
        *("i", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "picture", "q", "s", "small"),
        *("source", "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "video", "wbr"),
    }
)

# Only names that HTML has, and those with a prefix: "<Xi Jinping>" and "a < b" are text.
_NAMES = "|".join(sorted(_BLOCKS | _WITHIN_LINES | _UNREAD, key=len, reverse=True)) + r"|[a-z]\w*[:-][\w:-]+"
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_NAMES})(?:\s(?:(?!&[lg]t;)[^<>])*)?/?&gt;", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_CUT_HERE = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.).{0,80}\Z")
_SPACES = re.compile(r"\s+")
_PROLOGUE = re.compile(r"\s*<\?[^>]*>")

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8", b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
}  # fmt: skip
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_GUESSED_DAMAGE, _DECLARED_DAMAGE = 0.1, 1.0
"""Damaged characters for each sound one outside ASCII, up to which bytes still are of a charset."""
_AS_BROWSERS_READ = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252",
    "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "euc-kr": "cp949",
    "iso-8859-9": "cp1254", "x-cp1251": "cp1251", "win-1251": "cp1251",
}  # fmt: skip
"""Labels that mean a wider charset in practice (encoding.spec.whatwg.org)."""

_BESIDE = 3
"""How much longer a text may be than its letters: spaces and punctuation are no more of it."""
_LANGUAGE = re.compile(r"\s*([a-z]{2,3})(?:[-_].*)?\s*", re.IGNORECASE | re.DOTALL)
_LANGUAGE_CODES = {
    "eng": "en", "rus": "ru", "zho": "zh", "chi": "zh", "kaz": "kk", "kir": "ky", "uzb": "uz", "tgk": "tg", "tuk": "tk",
    "cn": "zh", "kz": "kk", "kg": "ky", "tj": "tg", "tm": "tk",
}  # fmt: skip
"""Three-letter codes of the languages we read, and the country codes that stand in for them on the web."""

# It warns of each damaged character; what was damaged stands in the text.
logging.getLogger("bs4.dammit").setLevel(logging.ERROR)


def decode(body: bytes, content_type: str | None) -> str:
    """The characters of a document, whatever its publisher says of them.

    In order: a byte order mark; UTF-8 where the bytes are that (by chance they never are, and headers often lie);
    the charset of the content type; the one the document declares; detection. Bytes that fit nowhere become U+FFFD,
    so that a summary cut in mid-character costs one character and not the document.
    """
    for mark, charset in _BYTE_ORDER_MARKS.items():
        if body.startswith(mark):
            return body.decode(charset, "replace").lstrip("\ufeff")
    attempts = ((label, _DECLARED_DAMAGE) for label in _labels(body, content_type))
    texts = (_sound(body, charset, limit) for charset, limit in (("utf-8", _GUESSED_DAMAGE), *attempts))
    known = next((text for text in texts if text is not None), None)
    if known is not None:
        return known
    return UnicodeDammit(body).unicode_markup or body.decode("cp1252", "replace")


def to_line(fragment: str) -> str:
    """The text of an HTML fragment (or of plain text) as one line."""
    return clean_line(to_text(fragment))


def to_text(fragment: str) -> str:
    """The text of an HTML fragment (or of plain text): paragraphs separated by an empty line.

    What was escaped once too often is read as it was meant: tags where a fragment has only escaped ones, and
    references left in the text.
    """
    if not _TAG.search(fragment) and _ESCAPED_TAG.search(fragment):
        fragment = html.unescape(fragment)
    if not _TAG.search(fragment):
        return clean_paragraphs(_without_references(_without_references(fragment)))
    return text_of(soup_of(fragment))


def soup_of(markup: str) -> BeautifulSoup:
    """Parse HTML. An XML prologue is cut, since it makes BeautifulSoup warn of XML."""
    return BeautifulSoup(_PROLOGUE.sub("", markup, count=1) if _PROLOGUE.match(markup) else markup, "lxml")


def text_of(tree: Tag) -> str:
    """The text of a parsed tree: paragraphs separated by an empty line, `<br>` as a new line."""
    return clean_paragraphs(_without_references("".join(_pieces(tree))))


def standfirst_of(teaser: str | None, *, title: str, body: str) -> str | None:
    """A teaser as one line; None where it says nothing, only repeats the title, or is only how the body begins."""
    line = clean_line(teaser or "")
    said = _letters(line)
    begins = _letters(body[: _BESIDE * len(line)])
    if said in ("", _letters(title)) or any(begins.startswith(start) for start in (said, _uncut(line))):
        return None
    return line


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag: "zh-Hans-CN", "en_US", "RUS" -> "zh", "en", "ru"; None if it is none."""
    found = _LANGUAGE.fullmatch(tag or "")
    if not found:
        return None
    code = found[1].lower()
    code = _LANGUAGE_CODES.get(code, code)
    return code if len(code) == 2 else None  # noqa: PLR2004


def _pieces(tree: Tag) -> Iterator[str]:
    """Text and breaks in reading order, by a stack of our own: markup may nest deeper than Python calls."""
    todo: list[NavigableString | Tag | str] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, Tag):
            if node.name in _UNREAD:
                continue
            if node.name == "br":
                yield "\n"
            around = "\n\n" if node.name in _BLOCKS else " " if node.name in ("td", "th") else ""
            yield around
            todo.append(around)
            todo.extend(child for child in reversed(node.contents) if isinstance(child, NavigableString | Tag))
        elif type(node) is NavigableString:  # its subclasses are comments, scripts and declarations
            yield _SPACES.sub(" ", node)
        elif type(node) is str:
            yield node


def _uncut(teaser: str) -> str:
    """The letters of a teaser up to where it was cut ("... Read more"), where that is most of it."""
    start = _CUT_HERE.sub("", teaser)
    return _letters(start if len(start) * 2 > len(teaser) else teaser)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _without_references(text: str) -> str:
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text) if "&" in text else text


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """The charsets that header and document name, as browsers read the names."""
    named = [found[1] for found in [_CHARSET.search(content_type or "")] if found]
    named += [(a or b).decode("ascii") for a, b in _DECLARED.findall(body[:_DECLARED_WITHIN])]
    return [_AS_BROWSERS_READ.get(name.lower(), name) for name in named]


def _sound(body: bytes, charset: str, limit: float) -> str | None:
    """The text if the bytes are of this charset, some damaged ones for each sound foreign one excepted."""
    try:
        text = body.decode(charset, "replace")
    except (LookupError, UnicodeError):  # a label that names no charset, or one that Python has for other ends
        return None
    damaged = text.count("\ufffd")
    if charset == "utf-8" and "\x00" in text[:64]:  # UTF-16 without its mark
        return None
    foreign = len(text) - len(text.encode("ascii", "ignore")) - damaged if damaged else 0
    return text if damaged <= limit * foreign else None
