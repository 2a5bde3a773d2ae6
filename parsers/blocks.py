"""A page's tree -> its blocks: the runs of text that a reader sees as paragraphs, headings and lines, in order.

One pass over the tree. What is never read (scripts, controls, pictures) is left out here; everything else is kept, with
what tells text from furniture: where it stands, and how much of it is links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

UNREAD = frozenset(
    {
        *("applet", "area", "audio", "base", "button", "canvas", "col", "colgroup", "datalist", "embed", "frame"),
        *("frameset", "head", "iframe", "img", "input", "link", "map", "math", "meta", "meter", "noframes", "noscript"),
        *("object", "optgroup", "option", "param", "picture", "progress", "script", "select", "source", "style", "svg"),
        *("template", "textarea", "title", "track", "video", "amp-ad", "amp-img", "amp-video"),
        *("-comment", "-cdata-section", "-processing-instruction", "!doctype", "-document-type", "-undef"),
    }
)
"""Elements whose content is not running text, and nodes that are no elements."""

INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small"),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
"""Elements within a line. Whatever is neither this nor unread begins and ends a block, elements of nobody's included."""

_STRESSED = frozenset({"b", "em", "i", "strong"})
_NAMING = frozenset(
    {
        *("class", "id", "role", "itemprop", "data-testid", "data-component", "data-component-name", "data-gu-name"),
        *("data-type", "data-module", "data-widget-type", "name"),
    }
)
"""Attributes in which publishers say what an element is."""

_EMPTY_LINE = re.compile(r"\n\s*\n")
_UNSHOWN = re.compile(r"display\s*:\s*none")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(slots=True)
class Box:
    """An element that holds blocks."""

    tag: str
    parent: int
    """Its number among the boxes; -1 for the outermost."""
    depth: int
    node: LexborNode
    end: int = 0
    """One behind the number of the last box within it."""
    _names: str | None = None

    @property
    def names(self) -> str:
        """What the publisher calls it: class, id, role and their like, as written; with `hidden` if it is."""
        if self._names is None:
            self._names = _names(self.node)
        return self._names


@dataclass(slots=True)
class Block:
    """A run of text that nothing interrupts."""

    text: str
    """Single spaces; `<br>` as a line break."""
    box: int
    """The innermost box it stands in."""
    tag: str
    """That box's."""
    linked: int
    """Characters of it that are links."""
    stressed: int
    """Characters of it in bold or italics."""


@dataclass(slots=True)
class Blocks:
    """All of a page, in reading order."""

    boxes: list[Box] = field(default_factory=list)
    """In the order of their beginnings, so that those within box n are n + 1 up to its end."""
    blocks: list[Block] = field(default_factory=list)


def read_blocks(root: LexborNode) -> Blocks:
    """The blocks within an element, by a stack of our own: markup may nest deeper than Python calls."""
    page = Blocks(boxes=[Box(tag=root.tag or "", parent=-1, depth=0, node=root)])
    boxes = page.boxes
    pieces: list[str] = []
    linked = stressed = in_link = in_stress = current = 0
    opened: list[tuple[LexborNode, str]] = []
    node = root.first_child
    while True:
        if node is None:
            if not opened:
                break
            closed, tag = opened.pop()
            if tag == "a":
                in_link -= 1
            elif tag in _STRESSED:
                in_stress -= 1
            elif tag not in INLINE:
                if pieces:
                    _flush(page, pieces, current, linked, stressed)
                    linked = stressed = 0
                boxes[current].end = len(boxes)
                current = boxes[current].parent
            node = closed.next
            continue
        tag = node.tag or "-undef"
        if tag == "-text":
            text = node.text_content or ""
            if text.isspace():
                if pieces:
                    pieces.append(" ")
                node = node.next
                continue
            pieces.append(text.replace("\n", " ") if "\n" in text else text)
            if in_link:
                linked += len(text)
            if in_stress:
                stressed += len(text)
            node = node.next
            continue
        if tag in UNREAD:
            node = node.next
            continue
        if tag == "br":
            pieces.append("\n")
            node = node.next
            continue
        if tag == "a":
            in_link += 1
        elif tag in _STRESSED:
            in_stress += 1
        elif tag not in INLINE:
            if pieces:
                _flush(page, pieces, current, linked, stressed)
                linked = stressed = 0
            boxes.append(Box(tag, current, boxes[current].depth + 1, node))
            current = len(boxes) - 1
        opened.append((node, tag))
        node = node.first_child
    _flush(page, pieces, current, linked, stressed)
    boxes[0].end = len(boxes)
    return page


def _flush(page: Blocks, pieces: list[str], box: int, linked: int, stressed: int) -> None:
    """Make blocks of the pieces collected: one, or several where empty lines (`<br><br>`) part them."""
    text = "".join(pieces)
    pieces.clear()
    if not text or text.isspace():
        return
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    parts = _EMPTY_LINE.split(text) if "\n" in text else [text]
    lines = [_line(part) for part in parts]
    whole = sum(map(len, lines))
    for line in lines:
        if line:
            share = len(line) / whole
            page.blocks.append(
                Block(
                    line,
                    box,
                    page.boxes[box].tag,
                    round(min(linked, whole) * share),
                    round(min(stressed, whole) * share),
                )
            )


def _line(text: str) -> str:
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _names(node: LexborNode) -> str:
    attributes = node.attributes
    if not attributes:
        return ""
    if len(attributes) == 1 and "class" in attributes:
        return attributes["class"] or ""
    names = [value for key, value in attributes.items() if value and key in _NAMING]
    if "hidden" in attributes or (
        "none" in (attributes.get("style") or "") and _UNSHOWN.search(attributes["style"] or "")
    ):
        names.append("hidden")
    return " ".join(names)
