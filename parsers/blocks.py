"""A page's tree -> its blocks: the runs of text that a reader sees as paragraphs, headings and lines, in order.

One pass over the tree. What is never read (scripts, controls, pictures) is left out here; everything else is kept, with
what tells text from furniture: where it stands, and how much of it is links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
"""Elements within a line. Whatever is neither this nor unread begins and ends a block, unknown elements as well."""

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(UNREAD, "unread"),
    **dict.fromkeys(INLINE, "inline"),
    **dict.fromkeys(("b", "em", "i", "strong"), "stress"),
    "a": "link",
    "br": "break",
    "-text": "text",
}
"""What an element does to the line it stands in; any other is a `block`."""
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
    """The blocks within an element."""
    return _Reader(root).read()


class _Reader:
    """Goes through a tree by a stack of its own: markup may nest deeper than Python calls."""

    def __init__(self, root: LexborNode) -> None:
        self._page = Blocks(boxes=[Box(tag=root.tag or "", parent=-1, depth=0, node=root)])
        self._box = 0
        """The number of the innermost that is open."""
        self._pieces: list[str] = []
        self._linked = self._stressed = 0
        """Characters of the pieces within links, and in bold or italics."""
        self._links = self._stresses = 0
        """How many elements that link or stress are open."""

    def read(self) -> Blocks:
        root = self._page.boxes[0].node
        opened: list[tuple[LexborNode, str]] = []
        node = root.first_child
        while node is not None or opened:
            if node is None:
                node, kind = opened.pop()
                if kind != "inline":
                    self._close(kind)
            else:
                tag = node.tag or "-undef"
                kind = _KINDS.get(tag, "block")
                if kind == "text":
                    self._add(node.text_content or "")
                elif kind == "break":
                    self._pieces.append("\n")
                elif kind != "unread":
                    if kind != "inline":
                        self._open(kind, tag, node)
                    opened.append((node, kind))
                    node = node.first_child
                    continue
            node = node.next
        self._flush()
        self._page.boxes[0].end = len(self._page.boxes)
        return self._page

    def _add(self, text: str) -> None:
        if text.isspace():
            if self._pieces:
                self._pieces.append(" ")
            return
        self._pieces.append(text.replace("\n", " ") if "\n" in text else text)
        if self._links:
            self._linked += len(text)
        if self._stresses:
            self._stressed += len(text)

    def _open(self, kind: str, tag: str, node: LexborNode) -> None:
        if kind == "link":
            self._links += 1
        elif kind == "stress":
            self._stresses += 1
        else:
            if self._pieces:
                self._flush()
            boxes = self._page.boxes
            boxes.append(Box(tag, self._box, boxes[self._box].depth + 1, node))
            self._box = len(boxes) - 1

    def _close(self, kind: str) -> None:
        if kind == "link":
            self._links -= 1
        elif kind == "stress":
            self._stresses -= 1
        else:
            if self._pieces:
                self._flush()
            box = self._page.boxes[self._box]
            box.end = len(self._page.boxes)
            self._box = box.parent

    def _flush(self) -> None:
        """Make blocks of the pieces collected: one, or several where empty lines (`<br><br>`) part them."""
        text = "".join(self._pieces)
        if not text.isascii():
            text = _INVISIBLE.sub("", text)
        lines = [_line(part) for part in _EMPTY_LINE.split(text)] if "\n" in text else [" ".join(text.split())]
        whole = sum(map(len, lines))
        linked, stressed = min(self._linked, whole), min(self._stressed, whole)
        tag = self._page.boxes[self._box].tag
        for line in lines:
            if line:
                share = len(line) / whole
                self._page.blocks.append(Block(line, self._box, tag, round(linked * share), round(stressed * share)))
        self._pieces.clear()
        self._linked = self._stressed = 0


def _line(text: str) -> str:
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
