"""What bytes and markup say: their characters, their text as people read it, their language code."""

from __future__ import annotations

import html
import logging
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from bs4.dammit import UnicodeDammit
from selectolax.lexbor import LexborHTMLParser

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


def _any_of(names: Iterable[str]) -> str:
    """A pattern for these names, small, capital, or with a capital alone; quicker than one that ignores case."""
    patterns = []
    for first, group in groupby(sorted(names), key=lambda name: name[0]):
        rests = [name[1:] for name in group]
        longer = [rest for rest in rests if rest]
        capital = [rest.upper() for rest in longer if rest.upper() != rest]
        tail = f"(?:{'|'.join(longer + capital)}){'?+' if '' in rests else ''}" if longer else ""
        patterns.append(f"[{first}{first.upper()}]{tail}")
    return "(?:" + "|".join(sorted(patterns, key=_by_frequency)) + ")"


def _by_frequency(pattern: str) -> int:
    return "pldhutbo".find(pattern[1]) % 100


_SEPARATE = _any_of(_BLOCKS)
_NOT_PLAIN = _any_of(
    (_UNREAD - {"embed"}) | {"title", "xmp", "noembed", "noframes", "plaintext", "math", "select", "br", "td", "th"}
)
_PLAIN = r"(?:[acdfgjklqruvwyzACDFGJKLQRUVWYZ]|[sS](?:pan|PAN|trong|TRONG|mall|u[bp]|U[BP])(?=[\s/>]))"
"""How most names begin that are neither block nor special; only that it need not be looked for."""
_ATTRIBUTES = r"(?:[\s/][^<>]*+)?"
_NOT_SPAN = "(?!/?+[sS][^eEuU])"
"""Most tags of some pages are spans, and no block begins so."""
_BLOCK = rf"<{_NOT_SPAN}/?+{_SEPARATE}{_ATTRIBUTES}>"
_BLOCK_TAG = re.compile(rf"{_BLOCK}(?:\s*+{_BLOCK})*+")
_BREAK_TAG = re.compile(rf"<[bB][rR]{_ATTRIBUTES}>")
_BREAK_END = re.compile(r"</[bB][rR]\s*+>")
_CELL_TAG = re.compile(rf"</?[tT][dDhH]{_ATTRIBUTES}>")
_OTHER_TAG = re.compile(rf"<(?:/?+(?:{_PLAIN}|(?!{_NOT_PLAIN}[\s/>])[a-zA-Z])[^<>]*+|!--(?:[^<>-]|-(?!->))*+--)>")
_OPEN_QUOTE = re.compile(r"<[a-zA-Z/][^<>\"']*+(?:(?:\"[^\"<>]*+\"|'[^'<>]*+')[^<>\"']*+)*+[\"']")
"""A tag with a quote that does not end within it."""
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*+>")
_UNREAD_ELEMENT = re.compile(
    r"<(?:!--(?:[^-]|-(?!->))*+(?:-->)?"
    r"|(script|style|iframe|textarea|svg|math|object|noscript|template|head)(?=[\s/>])"
    r"[^<]*+(?:<(?!/\1[\s/>])[^<]*+)*+(?:</\1[^<>]*+>)?)",
    re.IGNORECASE,
)
_BEFORE_BLOCK = re.compile(rf"<(?={_NOT_SPAN}/?+{_SEPARATE}[\s/>])")
_BEFORE_BREAK = re.compile(r"<(?=[bB][rR][\s/>])")
_BEFORE_CELL = re.compile(r"<(?=/?+[tT][dDhH][\s/>])")
_NAMED_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_AROUND = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "p"})
_DEEP = 500
_LARGE = 50_000
"""Characters of a fragment whose tree is not asked for: the work of parsers grows with the square of some numbers."""

_PARAGRAPH, _LINE = "\f", "\v"
"""Marks in a text whose tags are gone."""
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufffe\uffff]"
)
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x0A, 0x0B, 0x0C})
_SPACE_RUN = re.compile("  +")
_LINE_BREAKS = re.compile(" ?\v(?: ?\v)+ ?")
_LINE_BREAK = re.compile(" ?\v ?")

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ANY_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
"""What `html.unescape` looks at."""
_CUT_HERE = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.).{0,80}\Z")
_CUT_WITHIN = 100
_TELLING = 15
"""Characters after which two texts are mostly known to differ."""
_NO_LETTERS = re.compile(r"[\W_]+")

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
    return clean_line(to_text(fragment) if "<" in fragment or "&" in fragment else fragment)


def to_text(fragment: str) -> str:
    """The text of an HTML fragment (or of plain text): paragraphs separated by an empty line.

    What was escaped once too often is read as it was meant: tags where a fragment has only escaped ones, and
    references left in the text.
    """
    if not _TAG.search(fragment) and _ESCAPED_TAG.search(fragment):
        fragment = html.unescape(fragment)
    if not _TAG.search(fragment):
        return clean_paragraphs(_without_references(_without_references(fragment)))
    text = _by_tags(fragment)
    return _by_tree(fragment) if text is None else text


def standfirst_of(teaser: str | None, *, title: str, body: str) -> str | None:
    """A teaser as one line; None where it says nothing, only repeats the title, or is only how the body begins."""
    line = clean_line(teaser or "")
    start = _letters(line[:_TELLING])
    if len(line) > 2 * _TELLING and start and not any(_begins_with(start, text) for text in (title, body)):
        return line
    said = _letters(line)
    if said in ("", _letters(title)):
        return None
    return None if body and (_begins_with(said, body) or _begins_with(_uncut(line), body)) else line


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag: "zh-Hans-CN", "en_US", "RUS" -> "zh", "en", "ru"; None if it is none."""
    found = _LANGUAGE.fullmatch(tag or "")
    if not found:
        return None
    code = found[1].lower()
    code = _LANGUAGE_CODES.get(code, code)
    return code if len(code) == 2 else None  # noqa: PLR2004


def _by_tags(fragment: str) -> str | None:
    """The text of HTML that is what it looks like; None where a tree must say.

    Where no "<" is left when what looks like a tag is gone, and no ">" that an attribute may hold, nothing else was
    one, and no element is there whose content is not markup.
    """
    text = _OTHER_TAG.sub("", _BLOCK_TAG.sub(_PARAGRAPH, fragment))
    if "<" in text:
        text = _CELL_TAG.sub(" ", _BREAK_END.sub("", _BREAK_TAG.sub(_LINE, text)))
    if "<" in text:
        text = _UNREAD_ELEMENT.sub("", text)
    is_plain = "<" not in text and not (">" in text and _OPEN_QUOTE.search(fragment))
    return _set_out(_resolved(text)) if is_plain else None


def _by_tree(fragment: str) -> str:
    """The text of any HTML, as browsers read it; of a fragment made to cost, what its tags say without a tree."""
    if len(fragment) > _LARGE or _is_deep(fragment):
        text = _OTHER_TAG.sub("", _BLOCK_TAG.sub(_PARAGRAPH, _UNREAD_ELEMENT.sub("", fragment)))
        return _set_out(_resolved(_ANY_TAG.sub("", _CELL_TAG.sub(" ", _BREAK_TAG.sub(_LINE, text)))))
    marked = _BEFORE_BLOCK.sub(f"{_PARAGRAPH}<", _BREAK_END.sub("", fragment))
    marked = _BEFORE_CELL.sub(" <", _BEFORE_BREAK.sub(f"{_LINE}<", marked))
    tree = LexborHTMLParser(marked.encode("utf-8", "ignore"))
    tree.strip_tags(list(_UNREAD - {"head"}))
    return _set_out(tree.body.text() if tree.body else "")


def _is_deep(fragment: str) -> bool:
    """Whether many elements may be open at once."""
    if fragment.count("<") <= _DEEP:
        return False
    opened: Counter[str] = Counter()
    depth = 0
    for slash, name in _NAMED_TAG.findall(fragment):
        name = name.lower()  # noqa: PLW2901
        if name in _NEVER_AROUND:
            continue
        if not slash:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > _DEEP:
            return True
    return False


def _set_out(text: str) -> str:
    """A text with marks -> its paragraphs and lines, in single spaces and storable characters."""
    text = _without_references(text).replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\xa0", " ")
    if _has_controls(text) if text.isascii() else _ODD.search(text):
        text = _ODD.sub(_plain_space, text)
    paragraphs = [kept for part in text.split(_PARAGRAPH) if (kept := part.strip())]
    return "\n\n".join([_tidy(kept) if "  " in kept or _LINE in kept else kept for kept in paragraphs])


def _has_controls(text: str) -> bool:
    """Of ASCII; quicker than a search."""
    return len(text.encode("ascii").translate(None, _CONTROLS)) < len(text)


def _tidy(paragraph: str) -> str:
    """A paragraph in single spaces, its lines set out."""
    paragraph = _SPACE_RUN.sub(" ", paragraph)
    return _LINE_BREAK.sub("\n", _LINE_BREAKS.sub("\n\n", paragraph)) if _LINE in paragraph else paragraph


def _plain_space(odd: re.Match[str]) -> str:
    return " " if odd[0].isspace() else ""


def _uncut(teaser: str) -> str:
    """The letters of a teaser up to where it was cut ("... Read more"), where that is most of it."""
    cut = _CUT_HERE.search(teaser, max(len(teaser) - _CUT_WITHIN, 0))
    return _letters(teaser[: cut.start()] if cut and cut.start() * 2 > len(teaser) else teaser)


def _begins_with(letters: str, text: str) -> bool:
    """Whether the letters of a text begin with these. It may be long, and they are few."""
    step, begun = len(letters) * 3 // 2 + 20, ""
    for start in range(0, len(text), step):
        begun += _letters(text[start : start + step])
        if len(begun) >= len(letters):
            break
    return begun.startswith(letters)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _resolved(text: str) -> str:
    """As `html.unescape`, at less cost for references that come again and again."""
    return _ANY_REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    return _known_character(reference[0])


@lru_cache(4096)
def _known_character(reference: str) -> str:
    return html.unescape(reference)


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
