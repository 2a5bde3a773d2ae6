"""Who wrote it: names from the markup and from bylines, cleaned of what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsdesk.text import clean_line
from parsers.json_ld import named, several
from parsers.markup import to_line

_META = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author", "parsely-author"),
    *("cxenseparse:author", "og:article:author", "mediator_author"),
)
_MARKED = ('[itemprop~="author"] [itemprop="name"]', '[itemprop~="author"]', '[rel~="author"]')
_CALLED = (
    *(".author-name", ".author__name", ".authorname", ".byline__name", ".byline-name", ".contributor-name"),
    *(".article-author", ".article__author", ".post-author", ".entry-author", ".vcard.author", ".byline", ".by-line"),
    *(".authors", ".author"),
)
_LIKELY = (
    *("[class*='byline' i]", "[class*='author' i]", "[class*='avtor' i]"),
    "a[href*='/author'], a[href*='/writer/'], a[href*='/staff/'], a[href*='/reporter'], a[href*='/journalist']",
)
"""The ways of giving names, in the order of trust; the first that gives one ends the search."""

_ELSEWHERE = ("comment", "related", "sidebar", "footer", "teaser", "recommend", "promo", "popular", "widget")

_LABEL = (
    r"(?:(?:written|posted|published|story|words|reported|reporting|report|text)\s+)?"
    r"(?:by|von|par|por|door|av|af|di|from)(?:\s*[:：]\s*|\s+)"
    r"|(?:autor(?:en|in)?|authors?|auteur|автор(?:ы|у)?|текст|мақала авторы|муаллиф(?:и)?|muallif(?:i)?|awtory?"
    r"|作者|记者|文|撰文|本报记者)"
    r"\s*[:：/|]\s*|(?:本报|本社|新华社|中新社)记者\s*"
)
_BEFORE = re.compile(_LABEL, re.IGNORECASE)
_LINE = re.compile(rf"(?:^|\|\s*|\d\s+|•\s*)(?:{_LABEL})(?P<names>[^|•\n]{{2,100}})", re.IGNORECASE)
_ASIDE = re.compile(r"\s+/\s.*$|\s*[(\[][^)\]]{0,60}[)\]]?|\s*[|•·–—].*$|\s+-\s.*$", re.DOTALL)
_BETWEEN = re.compile(
    r"\s*(?:;|&|、|\n|\s(?:and|und|et|y|en|och|og|и|және|жана|va|ва|we|with|mit)\s)\s*", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|editors|correspondent|contributor|columnist|producer|analyst|journalist|photographer|"
    r"updated|published|sponsored|press|news|times|journal|tribune|gazette|telegram|media|magazine|post|agency|university|"
    r"redaktion|redakteur|корреспондент|редактор|журналист|обозреватель|тілші|кабарчы|muxbir|мухбир)\b|\.\w{2,4}\b|^[A-Z]{2,5}$",
    re.IGNORECASE,
)
"""What stands behind a comma and is no further name."""
_NO_NAME = re.compile(
    r"(?:(?:by|von|authors?|admin|administrator|editor|редактор|админ|view|all|more|share|follow|contributor|guest|unknown|"
    r"none|null|undefined|published|updated|posted|online|website|email|twitter|facebook)"
    r"(?:\s|\Z))+\Z",
    re.IGNORECASE,
)
_LONGEST = 60
_MOST_WORDS = 6
_MOST = 20
_FEW = 4


def authors_of(
    tree: LexborHTMLParser,
    *,
    meta: Mapping[str, str],
    articles: Sequence[Mapping[str, Any]],
    site: str,
    lines: Sequence[str],
) -> tuple[str, ...]:
    """People or desks by name, in the publisher's order; the site's own name only where no other is given.

    `lines` are the short blocks near the headline.
    """
    told = _told(articles)
    for texts in _ways(tree, meta=meta, told=told, lines=lines):
        names = tuple(name for name in names_in(texts) if not _is_site(name, site))
        if names:
            return names
    return names_in(told)


def _ways(
    tree: LexborHTMLParser, *, meta: Mapping[str, str], told: Sequence[str], lines: Sequence[str]
) -> Iterator[Iterable[str]]:
    yield told
    yield (meta[name] for name in _META if name in meta)
    for selector in _MARKED:
        yield _shown(tree, selector)
    yield (found["names"] for line in lines if (found := _LINE.search(line)))
    for selector in _CALLED:
        yield _shown(tree, selector)
    for selector in _LIKELY:
        names = names_in(_shown(tree, selector))
        yield names if len(names) <= _FEW and all(map(_is_full_name, names)) else ()
    if "by" in meta.get("twitter:label1", "").lower() or "автор" in meta.get("twitter:label1", "").lower():
        yield [meta.get("twitter:data1", "")]


def _told(articles: Sequence[Mapping[str, Any]]) -> list[str]:
    """What JSON-LD says, of the first article that says something."""
    for article in articles[:3]:
        authors = several(article.get("author")) or several(article.get("creator"))
        names = [to_line(name) for author in authors for name in _all_names(author)]
        if any(names):
            return names
    return []


def _all_names(author: Any) -> list[str]:
    if isinstance(author, dict) and isinstance(author.get("name"), list):
        return [name for name in author["name"] if isinstance(name, str)]
    return [named(author)]


def _shown(tree: LexborHTMLParser, selector: str) -> list[str]:
    nodes = [node for node in tree.css(selector)[:_MOST] if not _is_elsewhere(node)]
    texts = [clean_line(node.attributes.get("content") or node.text(separator=" ")) for node in nodes]
    return [text for text in texts if text and len(text) <= 2 * _LONGEST]


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in texts that give authors: one each, or several in a row, with labels before and roles behind them."""
    found: dict[str, str] = {}
    for text in texts:
        if "://" in text or len(text) > 5 * _LONGEST:
            continue
        for part in _parted(_bare(_ASIDE.sub("", clean_line(text))))[:_MOST]:
            name = _bare(part)
            if _is_name(name):
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _parted(text: str) -> list[str]:
    """One name each. Behind a comma stand further names, or what somebody is."""
    parts = []
    for part in _BETWEEN.split(text):
        first, *others = re.split(r"\s*[,，]\s*", part)
        parts += [first, *(other for other in others if " " in other and not _ROLE.search(other))]
    return parts


def _bare(text: str) -> str:
    text = text.strip(" .,:;-–—|•·/")
    label = _BEFORE.match(text)
    return (text[label.end() :] if label else text).strip(" .,:;-–—|•·/")


def _is_name(text: str) -> bool:
    """Neither an address nor a number, a sentence or a label."""
    return (
        2 <= len(text) <= _LONGEST  # noqa: PLR2004
        and len(text.split()) <= _MOST_WORDS
        and not any(sign in text for sign in "/@|={}")
        and any(map(str.isalpha, text))
        and not any(map(str.isdigit, text))
        and not _NO_NAME.match(text)
    )


def _is_full_name(name: str) -> bool:
    """Two words or more, each with a capital, as far as its script has any."""
    words = name.split()
    return len(words) > 1 and not any(word[0].islower() and len(word) > 3 for word in words)  # noqa: PLR2004


def _is_site(name: str, site: str) -> bool:
    bare, own = (re.sub(r"\W+", "", text.casefold()) for text in (name, site))
    return bool(own) and bare == own


def _is_elsewhere(node: LexborNode) -> bool:
    """Whether this byline belongs to a comment, or to another article."""
    inner: LexborNode | None = node
    for _ in range(8):
        inner = inner.parent if inner else None
        if inner is None:
            return False
        attributes = inner.attributes
        called = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if inner.tag in ("footer", "aside") or any(word in called for word in _ELSEWHERE):
            return inner.tag not in ("body", "article", "main")
    return False
