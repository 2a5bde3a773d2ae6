"""Pages: the HTML behind an item -> its text, and what its markup says of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from newsdesk.errors import ParseError
from newsdesk.page_address import trusted_canonical
from newsdesk.records import Capture, Page, Rejection, Source
from newsdesk.text import clean_line, clean_paragraphs
from parsers.authors import authors_of, names_in
from parsers.blocks import Block, Blocks, read_blocks
from parsers.bodies import find_body
from parsers.credits import credit_of
from parsers.evidence import Told, bare
from parsers.json_ld import named, pages_of
from parsers.markup import decode, language_code, standfirst_of, to_line, to_text
from parsers.page_dates import PageDates, page_dates
from parsers.said import Said
from parsers.sites import SiteRule, rule_for
from parsers.walls import wall

_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", "application/octet-stream"}
)
"""Content types under which servers send HTML."""
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table)\b", re.IGNORECASE)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNSHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NULS = re.compile("\x00+")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_MANY_TAGS = 20_000
_DEEPEST = 1_500
_MOST_ATTRIBUTES = 20_000
"""The parser takes the square of the depth, and of the attributes of an element; pages have some tens of either."""
_CROWDED = re.compile(rf"<[a-zA-Z](?:[^<>=]*+=){{{_MOST_ATTRIBUTES}}}")
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "source",
        "td",
        "th",
        "tr",
        "track",
        "wbr",
    ]
)

_LEFT_OUT = ["style", "svg", "noscript", "nav", "footer", "button"]
"""Elements that hold no text of an article, taken out before anyone walks through them."""

_SEPARATORS = "-–—|·»:：｜ㅣ•"
"""What stands between a title and the name of a site."""
_BETWEEN_TITLES = re.compile(rf"\s+[{_SEPARATORS}]+\s+|\s*[|｜ㅣ]\s*|--+|\s+_\s*")

_LIKE = 0.2
"""Share of words from which a heading is the article's."""
_LITTLE = 250
"""Letters below which a text may be a stub of what the markup has whole."""
_ENOUGH, _PARAGRAPH = 800, 80
"""Characters in paragraphs from which an element may hold the article; those of a paragraph."""
_MOST_HEADINGS, _LONGEST_HEADING = 30, 1_000
_NEAR = 14
"""Blocks behind the headline among which bylines stand."""
_SHORT_LINE = 160
_LONG_FOR = 3
"""Times the letters of a title that a text which says the same can be long."""

# It reports pages without a text as errors of its own.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruled:
    """What the site's rule finds, read before anything is cut from the page."""

    title: str
    standfirst: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A page on the desk: what is given, and what each later step needs."""

    html: str
    tree: LexborHTMLParser
    said: Said
    blocks: Blocks
    rule: SiteRule
    ruled: _Ruled
    source: Source
    url: str


def parse_page(capture: Capture, source: Source) -> Page | Rejection:
    """Read an article's page.

    The body comes from the source's selectors or the site's rule, where they find something; else from the blocks that
    the evidence is for; where the page shows little, from what its markup and its scripts carry; where that is nothing,
    from a slower reader. What stands there instead of an article is a rejection: `paywall`, `consent_wall`,
    `error_page`, `bot_check`.

    Raises:
        ParseError: Not HTML, nesting without end, or a selector of the source that is none.

    Source: ogp.me, schema.org/Article, HTML (time, lang, rel).
    """
    sheet = _sheet(capture, source)
    said, told = sheet.said, _told(sheet)
    body = _without_heading(_body(sheet, told), told.title)
    refused = wall(
        title=said.document_title or told.title,
        body=body,
        html=sheet.html,
        text=lambda: "\n".join(block.text for block in sheet.blocks.blocks),
        is_free=said.is_free,
        url=capture.url,
    )
    if refused:
        return Rejection(
            source_id=source.id, url=capture.url, reason=refused.reason, detail=refused.detail, at=capture.finished_at
        )
    language = next((code for tag in said.languages() if (code := language_code(tag))), None)
    dates = _dates(sheet, capture, language)
    return Page(
        title=told.title or None,
        standfirst=standfirst_of(told.description, title=told.title, body=body),
        body=body,
        authors=told.authors,
        published=dates.published,
        language=language,
        modified=dates.modified,
        credit=_credit(sheet, body),
        canonical=trusted_canonical(said.canonical, page_url=capture.url),
        next_page=said.next_page(),
    )


def look_at(capture: Capture, source: Source) -> tuple[Blocks, Told]:
    """A page's blocks, and what its markup tells of the article: what the search for its text goes by.

    Raises:
        ParseError: As `parse_page`.
    """
    sheet = _sheet(capture, source)
    return sheet.blocks, _told(sheet)


def _told(sheet: _Sheet) -> Told:
    title = _title(sheet)
    return Told(
        title=title,
        description=sheet.ruled.standfirst or sheet.said.description,
        authors=_authors(sheet, title),
    )


def _sheet(capture: Capture, source: Source) -> _Sheet:
    html, raw = _html(capture)
    tree = LexborHTMLParser(raw)
    rule = rule_for(capture.url) or SiteRule()
    said = Said(tree, capture.url)
    ruled = _ruled(tree, rule)
    _drop(tree, source, rule)
    tree.strip_tags(_LEFT_OUT, recursive=True)
    return _Sheet(
        html=html,
        tree=tree,
        said=said,
        blocks=_shown(read_blocks(_scope(tree, capture.url)), tree),
        rule=rule,
        ruled=ruled,
        source=source,
        url=capture.url,
    )


def _scope(tree: LexborHTMLParser, url: str) -> LexborNode:
    """The element that holds headline and text alone, where the page has one: the rest need not be looked at."""
    root = tree.body or tree.root
    if root is None:
        raise ParseError(url, "nothing to read")
    for element in tree.css("article:has(h1), main:has(h1)"):
        if _prose(element) >= max(_ENOUGH, _prose(root) // 2):
            return element
    return root


def _shown(page: Blocks, tree: LexborHTMLParser) -> Blocks:
    """Without what the page hides (dialogs, templates, twins of the text), unless most of its text is hidden."""
    hidden = {
        node.mem_id
        for node in tree.css('[hidden], [style*="display" i]')
        if "hidden" in node.attributes or _UNSHOWN.search(node.attributes.get("style") or "")
    }
    if not hidden:
        return page
    within = _within(page, hidden)
    shown = [block for block in page.blocks if not within[block.box]]
    texts, kept = (
        sum(len(block.text) for block in blocks if len(block.text) > _PARAGRAPH) for blocks in (page.blocks, shown)
    )
    return Blocks(boxes=page.boxes, blocks=shown) if texts <= 2 * kept else page


def _within(page: Blocks, chosen: AbstractSet[int]) -> list[bool]:
    """Of each box, whether it is or stands within one of these elements (`mem_id`)."""
    within = [False] * len(page.boxes)
    for number, box in enumerate(page.boxes):
        within[number] = (box.parent >= 0 and within[box.parent]) or box.node.mem_id in chosen
    return within


def _prose(element: LexborNode) -> int:
    """Characters in paragraphs."""
    return sum(size for paragraph in element.css("p") if (size := len(paragraph.text())) > _PARAGRAPH)


def _html(capture: Capture) -> tuple[str, str | bytes]:
    """The characters of a page, and the same in the form that is parsed at less cost."""
    content_type = capture.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    raw: str | bytes
    try:
        text, raw = capture.body.decode("utf-8"), capture.body
    except UnicodeDecodeError:
        text = raw = decode(capture.body, content_type)
    if text.startswith("\ufeff") or b"\x00" in capture.body:
        text = raw = _NULS.sub("", decode(capture.body, content_type))
    if kind not in _TYPES:
        raise ParseError(capture.url, f"not HTML but {kind}")
    if _FEED.match(text):
        raise ParseError(capture.url, "a feed or a sitemap, not a page")
    if not _MARKUP.search(text):
        raise ParseError(capture.url, "not HTML: no element of a page in it" if text.strip() else "the page is empty")
    if text.count("=") > _MOST_ATTRIBUTES and _CROWDED.search(text):
        raise ParseError(capture.url, f"refused: an element with more than {_MOST_ATTRIBUTES:,} attributes")
    if capture.body.count(b"<") > _MANY_TAGS and _depth(text) > _DEEPEST:
        raise ParseError(capture.url, f"refused: elements nest more than {_DEEPEST:,} deep")
    return text, raw


def _depth(text: str) -> int:
    """How deep elements may nest, at most."""
    depth = deepest = 0
    for closing, tag in _TAG.findall(text):
        if tag.lower() not in _UNNESTED:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _drop(tree: LexborHTMLParser, source: Source, rule: SiteRule) -> None:
    """Cut what the source's selectors name, and what the site's rule says is no part of the text."""
    for selector in (*source.drop_selectors, rule.drop, rule.standfirst):
        for node in _select(tree, selector, source) if selector else ():
            node.decompose()


def _select(tree: LexborHTMLParser, selector: str, source: Source) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError as error:
        raise ParseError(source.id, f"a selector of this source is no CSS selector: {selector!r}: {error}") from None


def _ruled(tree: LexborHTMLParser, rule: SiteRule) -> _Ruled:
    title, standfirst, authors = (_lines(tree, selector) for selector in (rule.title, rule.standfirst, rule.authors))
    return _Ruled(title=next(iter(title), ""), standfirst=next(iter(standfirst), ""), authors=authors)


def _lines(tree: LexborHTMLParser, selector: str) -> tuple[str, ...]:
    """The texts of the elements that a selector finds."""
    nodes = tree.css(selector) if selector else []
    return tuple(line for node in nodes if (line := clean_line(node.text(separator=" "))))


def _body(sheet: _Sheet, told: Told) -> str:
    """From the best evidence that there is."""
    for selector in (sheet.source.body_selector, sheet.rule.body):
        if selector and (selected := _selected(sheet, selector)):
            return selected
    body = _whole(sheet, _written(sheet.blocks, find_body(sheet.blocks, told)))
    return clean_paragraphs(body or _carefully(sheet))


def _whole(sheet: _Sheet, body: str) -> str:
    """The text, from the page's markup or its scripts if they have much more of it than readers are shown."""
    given = sheet.said.of_article("articleBody")
    given = to_text(given) if len(body) < max(_LITTLE, len(given) // 2) else ""
    if len(body) >= max(_LITTLE, len(given) // 2):
        return body
    return max(body, given, _carried(sheet.tree) if len(body) < _LITTLE else "", key=len)


def _selected(sheet: _Sheet, selector: str) -> str:
    """The text of the elements that a selector finds, without captions."""
    chosen = {node.mem_id for node in _select(sheet.tree, selector, sheet.source)}
    within = _within(sheet.blocks, chosen)
    captions = _within(
        sheet.blocks, {box.node.mem_id for box in sheet.blocks.boxes if box.tag == "figcaption"} - chosen
    )
    blocks = [block for block in sheet.blocks.blocks if within[block.box] and not captions[block.box]]
    return clean_paragraphs(_written(sheet.blocks, blocks))


def _written(page: Blocks, blocks: Sequence[Block]) -> str:
    """Blocks as text: paragraphs apart, the items of a list in lines, the cells of a table's row in one."""
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        pieces.append(_break(page, before, block) if before else "")
        pieces.append(block.text)
        before = block
    return "".join(pieces)


def _break(page: Blocks, before: Block, block: Block) -> str:
    boxes = page.boxes
    is_beside = before.box != block.box and boxes[before.box].parent == boxes[block.box].parent
    if is_beside and before.tag in ("td", "th") and block.tag in ("td", "th"):
        return " | "
    if is_beside and before.tag == block.tag == "li":
        return "\n"
    return "\n\n"


def _without_heading(body: str, title: str) -> str:
    """Without the article's own heading, which the body often begins with."""
    first, _, rest = body.partition("\n\n")
    return rest if len(first) < 2 * len(title) and bare(first) == bare(title) else body


def _carefully(sheet: _Sheet) -> str:
    """The text as a slower reader finds it."""
    import trafilatura  # noqa: PLC0415 — it takes a third of a second, and few runs need it

    text = trafilatura.extract(sheet.html, url=sheet.url, include_comments=False, fast=True, with_metadata=False)
    return clean_paragraphs((text or "").replace("\n", "\n\n"))


_STRING = re.compile(r"(?:[^\"\\]++|\\.)++", re.DOTALL)
"""What stands between two quotation marks. In a script that may be what stands between two strings."""
_LONG_STRING = 400
_CARRIED_MARKUP = re.compile(r"<(?:p|br|div)\b|\\u003c(?:p|br|div)\b", re.IGNORECASE)
_JSON = re.compile(r"\s{0,9}[\w:$,\"]{0,20}[\[{]")
_SCRIPTS_READ = 3_000_000
"""Characters of a script."""
_WRAPPED = 3
"""How often JSON may stand within a string of JSON."""


def _carried(tree: LexborHTMLParser) -> str:
    """The longest marked-up text in the page's scripts: pages that are built in the browser carry theirs so."""
    scripts = (script.text() for script in tree.css("script:not([src])"))
    longest = max((_longest_string(script) for script in scripts if len(script) < _SCRIPTS_READ), key=len, default="")
    for _ in range(_WRAPPED):
        string = _unescaped(longest)
        inner = _longest_string(string) if _JSON.match(string) else ""
        if not inner:
            return to_text(string)
        longest = inner
    return ""


def _longest_string(script: str) -> str:
    strings = (found[0] for found in _STRING.finditer(script))
    marked = (string for string in strings if len(string) >= _LONG_STRING and _CARRIED_MARKUP.search(string))
    return max(marked, key=len, default="")


def _unescaped(string: str) -> str:
    """What a string of JSON says; the string where it is none."""
    try:
        said = json.loads(f'"{string}"', strict=False)
    except ValueError:
        return string
    return said if isinstance(said, str) else string


def _title(sheet: _Sheet) -> str:
    """The headline that readers see, where the markup knows it too; else what the markup says, without the site."""
    said = sheet.said
    if sheet.ruled.title:
        return sheet.ruled.title
    told = [
        to_line(said.of_article("headline")),
        said.text("og:title"),
        said.text("twitter:title"),
        said.document_title,
    ]
    sites = _sites(sheet)
    told = list(dict.fromkeys(text for text in told if text and bare(text) not in sites))
    headings: list[str] = _headings(sheet.blocks)
    likeness, likest = max(
        ((_likeness(heading, told), heading) for heading in headings), key=itemgetter(0), default=(0.0, "")
    )
    if likest and (not told or likeness >= _LIKE):
        return _without_frame(likest, told)
    return _without_site(told, sites) if told else (headings[0] if len(headings) == 1 else "")


def _headings(page: Blocks) -> list[str]:
    """What the `h1` elements say, each as a line."""
    boxes, blocks = page.boxes, page.blocks
    headings: list[str] = []
    at = 0
    for number, box in enumerate(boxes):
        if box.tag == "h1" and len(headings) < _MOST_HEADINGS:
            while at < len(blocks) and blocks[at].box < number:
                at += 1
            end = at
            while end < len(blocks) and blocks[end].box < box.end and blocks[end].box >= number:
                end += 1
            if line := clean_line(" ".join(block.text for block in blocks[at:end]))[:_LONGEST_HEADING]:
                headings.append(line)
    return headings


def _without_frame(heading: str, told: Sequence[str]) -> str:
    """A heading without the section or the site before or behind it, where the markup has it bare."""
    for text in told:
        before, found, after = heading.partition(text)
        if found and text != heading:
            edges = (before.rstrip()[-1:], after.lstrip()[:1])
            if all(edge in _SEPARATORS for edge in edges):
                return text
    return heading


def _sites(sheet: _Sheet) -> AbstractSet[str]:
    """What the site may be called in titles, bare."""
    host = (urlsplit(sheet.url).hostname or "").removeprefix("www.")
    publishers = (named(article.get("publisher")) for article in sheet.said.articles)
    names = (sheet.said.site, sheet.source.name, host, host.rpartition(".")[0], *publishers)
    return {name for text in names if (name := bare(text))}


def _without_site(told: Sequence[str], sites: AbstractSet[str]) -> str:
    """The shortest of the titles that the first one only adds the name of the site to."""
    title = told[0]
    for other in told[1:]:
        if other != title and title.startswith(other) and title[len(other) :].lstrip()[:1] in _SEPARATORS:
            title = other
    parts = _BETWEEN_TITLES.split(title)
    if len(parts) > 1 and bare(parts[-1]) in sites:
        title = title[: title.rindex(parts[-1])].rstrip(f" {_SEPARATORS}_")
    elif len(parts) > 1 and bare(parts[0]) in sites:
        title = title[title.index(parts[0]) + len(parts[0]) :].lstrip(f" {_SEPARATORS}_")
    return title


def _likeness(heading: str, told: Sequence[str]) -> float:
    """The words that a heading shares with the likest of the titles, of all that both have."""
    if heading in told:
        return 1.0
    words = set(_words(heading))
    others = [set(_words(text)) for text in told] if words else []
    return max((len(words & other) / len(words | other) for other in others), default=0.0)


def _words(text: str) -> Iterator[str]:
    for word in re.findall(r"\w+", text.casefold()):
        if word.isascii() or not any("\u3040" <= sign <= "\u9fff" for sign in word):
            yield word
        else:
            yield from word


def _authors(sheet: _Sheet, title: str) -> tuple[str, ...]:
    said = sheet.said
    if names := names_in(sheet.ruled.authors):
        return names
    return authors_of(
        sheet.tree, meta=said.meta, articles=said.articles, site=said.site, lines=_lines_near(sheet.blocks, title)
    )


def _lines_near(page: Blocks, title: str) -> list[str]:
    """The short blocks around the headline."""
    own = bare(title)
    blocks = page.blocks
    head = next((i for i, block in enumerate(blocks) if block.tag == "h1" or _is_alike(block.text, own)), 0)
    return [block.text for block in blocks[max(head - 4, 0) : head + _NEAR] if len(block.text) < _SHORT_LINE]


def _is_alike(text: str, own: str) -> bool:
    return len(text) <= _LONG_FOR * len(own) and bare(text) == own


def _credit(sheet: _Sheet, body: str) -> str | None:
    blocks = sheet.blocks.blocks
    texts = body.split("\n")
    first = next((i for i, block in enumerate(blocks) if texts[0] and texts[0] in block.text), 0)
    last = next((i for i in range(len(blocks) - 1, -1, -1) if texts[-1] and texts[-1] in blocks[i].text), first)
    around = [*blocks[max(first - _NEAR, 0) : first], *blocks[last : last + 4]]
    lines = [block.text for block in around if len(block.text) < _SHORT_LINE]
    return credit_of(articles=sheet.said.articles, lines=lines)


def _dates(sheet: _Sheet, capture: Capture, language: str | None) -> PageDates:
    return page_dates(
        sheet.tree,
        meta=sheet.said.meta,
        articles=[*sheet.said.articles, *pages_of(sheet.said.objects)],
        url=capture.url,
        zone=ZoneInfo(sheet.source.timezone),
        now=capture.finished_at,
        language=language or sheet.source.language,
    )
