"""What speaks for a block's being text of the article, and what against it.

What it looks like, where it stands, what its boxes are called, what it says: each is a small piece of evidence, with a
name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from parsers.block_names import groups_of
from parsers.blocks import Block, Blocks, Box
from parsers.phrases import said_in

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = frozenset(
    {
        *(
            "article",
            "blockquote",
            "body",
            "dd",
            "div",
            "dt",
            "figcaption",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "li",
            "p",
        ),
        *("pre", "section", "td", "th"),
    }
)
_LOOSE = frozenset({"article", "aside", "body", "center", "div", "header", "main", "section", "td"})
"""Boxes that are not made for text, but often hold it."""
_PLACES = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "details",
            "dialog",
            "dl",
            "figcaption",
            "figure",
            "footer",
            "form",
        ),
        *("header", "main", "menu", "nav", "ol", "section", "table", "ul"),
    }
)
_ASIDE = frozenset({"comment", "consent", "footer", "nav", "popular", "related", "sidebar", "subscribe"})
_ASIDE_TAGS = frozenset({"aside", "footer", "nav"})

PROSE = 80
"""Letters from which a block without many links is taken for a paragraph."""
SHORT = 200
_ENOUGH = 250
"""Letters of prose from which an element may be the article."""
_MUCH = 800
_MOST = 0.85
"""Share of the prose that the innermost box around the article holds."""
_FAR = 40
"""So many blocks at most are looked at between the headline and the text."""
_COMPLETE = 300
"""Letters from which the text that the markup gives is the article, and no summary."""

_TELLING = 100
"""Characters from which a block is known again."""
_REPEATED, _DESCRIBING, _PULLED = 10, 20, 25
"""Letters from which it is no chance that they stand twice: in another block, the description, the text."""
_LEAD_IN = 40
"""Characters within which a colon ends a lead-in."""
_SET_APART = frozenset({"aside", "blockquote", "figure"})

_LENGTHS = (15, 30, 50, 80, 150, 300)
_LINK_SHARES = (0.001, 0.2, 0.5, 0.9)
_STYLE_SHARES = (0.001, 0.05, 0.2, 0.5, 0.8)
_HOME_SHARES = (0.001, 0.1, 0.3, 0.7)
_HOME_LINKS = (0.05, 0.2, 0.5, 0.8)
_GAPS = (2, 4, 8)
_SENTENCE_ENDS = frozenset(".!?…。！？")
_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_NO_LETTERS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_SEVERAL = re.compile(r"[.!?]”? |; |[。！](?=.)")
_TAG_NAMES = {tag: f"tag:{tag}" for tag in _TAGS}
_BESIDE = ("beside:0", "beside:1", "beside:2")
_CLOSING = "'\"”’»)]」』）"


Names = tuple[str, ...]
"""Evidence, each piece by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the markup of the page tells of its article."""

    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()


class Seen(NamedTuple):
    """A block that may be text, and the evidence for it."""

    block: Block
    outside: tuple[Names, ...]
    """Of where it stands and how it looks."""
    inside: Callable[[], Names]
    """Of what it says. It costs more than all the rest, and often nothing depends on it any more."""

    def all(self) -> Names:
        """All that is to be seen."""
        return (*chain.from_iterable(self.outside), *self.inside())


def evidence(page: Blocks, told: Told) -> Iterator[Seen]:
    """Each block that may be text."""
    return _Scene(page, told).evidence()


@dataclass(slots=True)
class _Scene:
    """A page, looked over before its blocks are judged one by one."""

    page: Blocks
    told: Told
    weights: list[int] = field(init=False)
    """Letters of each block; a Chinese character counts as three."""
    prose: list[int] = field(init=False)
    """The same for what looks like a paragraph; else 0."""
    mass: list[float] = field(init=False)
    """Prose within each box; what stands in side rooms counts less."""
    chars: list[int] = field(init=False)
    links: list[int] = field(init=False)
    _groups: list[frozenset[str] | None] = field(init=False)
    _common: set[tuple[str, str]] = field(init=False)
    """Tags and names under which much of the prose stands."""
    head: int = field(init=False)
    """The block of the headline; -1 if there is none."""
    scope: int = field(init=False)
    """The element within which the article is."""
    top: int = field(init=False)
    """The innermost box that holds most of its prose."""
    styles: Counter[tuple[str, str]] = field(init=False)
    """Prose by tag and names of its box."""

    def __post_init__(self) -> None:
        blocks = self.page.blocks
        text = "".join([block.text for block in blocks])
        is_wide = not text.isascii() and _WIDE.search(text)
        self.weights = [weight(block.text) if is_wide else len(block.text) for block in blocks]
        self.prose = [w if _is_prose(block, w) else 0 for block, w in zip(blocks, self.weights, strict=True)]
        self._groups = [None] * len(self.page.boxes)
        self._common = set()
        self._add_up()
        self.head = self._headline()
        self.scope = self._scope()
        self.top = self._innermost()
        self.styles = self._styles()
        self._forget_common_names()

    def evidence(self) -> Iterator[Seen]:
        blocks = self.page.blocks
        inside = [i for i, block in enumerate(blocks) if self.is_in(block.box, self.top)]
        if not inside:
            return
        paragraphs = [i for i in inside if self.prose[i]]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (inside[-1], inside[-1])
        begin, end = inside[0], inside[-1]
        if 0 <= self.head < begin:
            begin = max(self.head, begin - _FAR)
        by_box = _BoxEvidence(self)
        by_block = _BlockEvidence(self, first=first, last=last)
        for number in range(begin, end + 1):
            yield by_block.of(number, by_box.of(blocks[number].box))

    def _add_up(self) -> None:
        boxes = self.page.boxes
        prose, self.chars, self.links = ([0] * len(boxes) for _ in range(3))
        for block, own in zip(self.page.blocks, self.prose, strict=True):
            prose[block.box] += own
            self.chars[block.box] += len(block.text)
            self.links[block.box] += block.linked
        self.mass = [float(own) for own in prose]
        for number in range(len(boxes) - 1, 0, -1):
            if self.chars[number]:
                parent = boxes[number].parent
                prose[parent] += prose[number]
                self.chars[parent] += self.chars[number]
                self.links[parent] += self.links[number]
        self._set_aside(prose)
        for number in range(len(boxes) - 1, 0, -1):
            if self.mass[number]:
                self.mass[boxes[number].parent] += self.mass[number]

    def _set_aside(self, prose: Sequence[int]) -> None:
        """Prose in side rooms counts less."""
        boxes, aside = self.page.boxes, [False] * len(self.page.boxes)
        for number, box in enumerate(boxes):
            if number and prose[number]:
                named = box.tag not in ("article", "main") and not self.groups_of(number).isdisjoint(_ASIDE)
                aside[number] = aside[box.parent] or box.tag in _ASIDE_TAGS or named
                if aside[number]:
                    self.mass[number] *= 0.3

    def groups_of(self, number: int) -> frozenset[str]:
        """What a box is called, as far as that tells its content from the rest of the article."""
        groups = self._groups[number]
        if groups is None:
            box = self.page.boxes[number]
            is_common = box.tag == "body" or (box.tag, box.names) in self._common
            groups = self._groups[number] = frozenset() if is_common else groups_of(box.names)
        return groups

    def _headline(self) -> int:
        title = bare(self.told.title)
        headings = [(i, block) for i, block in enumerate(self.page.blocks) if block.tag in ("h1", "h2")]
        for i, block in headings if title else ():
            own = bare(block.text)
            if len(own) > 0.4 * len(title) and (own in title or title in own):
                return i
        return next((i for i, block in headings if block.tag == "h1"), -1)

    def _scope(self) -> int:
        boxes = self.page.boxes
        number = self.page.blocks[self.head].box if self.head >= 0 else 0
        while number > 0:
            tag, mass = boxes[number].tag, self.mass[number]
            is_large = mass >= 0.2 * self.mass[0] or (tag == "article" and mass >= _MUCH)
            if tag in ("article", "main") and mass >= _ENOUGH and is_large:
                return number
            number = boxes[number].parent
        return 0

    def _innermost(self) -> int:
        top, total = self.scope, self.mass[self.scope]
        while total:
            inner = next(
                (child for child in _children(self.page.boxes, top) if self.mass[child] >= _MOST * total), None
            )
            if (
                inner is None or self.page.boxes[inner].tag == "p"
            ):  # shorter paragraphs may stand beside the only long one
                break
            top = inner
        return top

    def _styles(self) -> Counter[tuple[str, str]]:
        boxes = self.page.boxes
        styles: Counter[tuple[str, str]] = Counter()
        for block, prose in zip(self.page.blocks, self.prose, strict=True):
            if prose and self.is_in(block.box, self.top):
                styles[boxes[block.box].tag, boxes[block.box].names] += prose
        return styles

    def _forget_common_names(self) -> None:
        """A name under which much of the prose stands says nothing against what is under it."""
        boxes = self.page.boxes
        under: defaultdict[tuple[str, str], float] = defaultdict(float)
        for number in range(self.top + 1, boxes[self.top].end):
            box = boxes[number]
            if self.mass[number] and self.groups_of(number) and boxes[box.parent].names != box.names:
                under[box.tag, box.names] += self.mass[number]
        common = 0.3 * self.mass[self.top]
        self._common = {key for key, mass in under.items() if mass >= common > 0}
        if self._common:
            self._groups = [None] * len(boxes)

    def is_in(self, number: int, box: int) -> bool:
        return box <= number < self.page.boxes[box].end


@dataclass(slots=True)
class _OfBox:
    """What a box tells of each block in it."""

    names: Names
    within: frozenset[str]
    """Groups of the boxes around, below what all of the article stands in."""
    places: frozenset[str]
    style: int
    home: int
    is_inside: bool


class _BoxEvidence:
    """The evidence of boxes, each looked at once."""

    def __init__(self, scene: _Scene) -> None:
        self._scene = scene
        self._known: dict[tuple[int, str, str], _OfBox] = {}
        self._around: dict[int, tuple[frozenset[str], frozenset[str]]] = {-1: (frozenset(), frozenset())}
        number = scene.top
        while number >= 0:
            self._around[number] = self._around[-1]
            number = scene.page.boxes[number].parent
        self._styles = max(sum(scene.styles.values()), 1)
        self._article = self._main_article()

    def of(self, number: int) -> _OfBox:
        """Sisters of one name show the same."""
        box, chars = self._scene.page.boxes[number], self._scene.chars
        is_sister = box.parent >= 0 and chars[box.parent] > chars[number]
        key = (box.parent, box.tag, box.names) if is_sister else (number, "", "")
        if key not in self._known:
            self._known[key] = self._look_at(number)
        return self._known[key]

    def _look_at(self, number: int) -> _OfBox:
        scene, box = self._scene, self._scene.page.boxes[number]
        within, places = self._within(number)
        is_inside = scene.is_in(number, scene.top)
        style = bisect_right(_STYLE_SHARES, scene.styles[box.tag, box.names] / self._styles)
        around = self._home(number)
        home = bisect_right(_HOME_SHARES, scene.mass[around] / max(scene.mass[scene.top], 1))
        links = bisect_right(_HOME_LINKS, scene.links[around] / max(scene.chars[around], 1))
        names = [
            *_prefixed("in", within),
            *_prefixed("called", scene.groups_of(number)),
            *_prefixed("at", places),
            *_standing(style, home, links),
            _TAG_NAMES.get(box.tag, "tag:other"),
        ]
        if box.tag == "figcaption" or "figcaption" in places:
            names.append("caption")
        if not is_inside:
            names.append("outside" if scene.is_in(number, scene.scope) else "far outside")
        if self._article >= 0 and not scene.is_in(number, self._article):
            names.append("beside the article" if is_inside else "beside the article, outside")
        return _OfBox(tuple(names), within, places, style, home, is_inside)

    def _within(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Groups and places around a box; what the whole article stands in tells nothing."""
        boxes, path = self._scene.page.boxes, []
        while number not in self._around:
            path.append(number)
            number = boxes[number].parent
        groups, places = self._around[number]
        for inner in reversed(path):
            groups |= self._scene.groups_of(inner)
            tag = boxes[inner].tag
            if tag in _PLACES and tag not in places:
                places |= {tag}
            self._around[inner] = groups, places
        return groups, places

    def _home(self, number: int) -> int:
        """The innermost box around with other text in it."""
        boxes, chars = self._scene.page.boxes, self._scene.chars
        own = chars[number]
        while number > 0 and chars[number] == own:
            number = boxes[number].parent
        return number

    def _main_article(self) -> int:
        """The `article` element that holds the headline, else the one with most of the prose."""
        scene, boxes = self._scene, self._scene.page.boxes
        head = scene.page.blocks[scene.head].box if scene.head >= 0 else -1
        elements = [
            (head >= 0 and scene.is_in(head, number), scene.mass[number], box.depth, number)
            for number, box in enumerate(boxes)
            if box.tag == "article" and not scene.is_in(scene.top, number)
        ]
        large = [
            element
            for element in elements
            if element[1] >= 0.4 * scene.mass[scene.top] or (element[0] and element[1] >= _MUCH)
        ]
        return max(large, default=(False, 0.0, 0, -1))[-1]


class _BlockEvidence:
    """The evidence of blocks, one after the other."""

    def __init__(self, scene: _Scene, *, first: int, last: int) -> None:
        self._scene = scene
        self._first, self._last = first, last
        self._title = bare(scene.told.title[:_TELLING])
        self._authors = scene.told.authors
        self._description = bare(scene.told.description)
        self._next_title = self._other_title()
        self._seen: set[str] = set()
        self._text: str | None = None

    def of(self, number: int, box: _OfBox) -> Seen:
        block = self._scene.page.blocks[number]
        length = bisect_right(_LENGTHS, self._scene.weights[number])
        links = bisect_right(_LINK_SHARES, block.linked / len(block.text))
        where, gap = self._where(number) if box.is_inside else ("", 0)
        outside = (
            box.names,
            _shape(length, links, box.style, box.home, block.tag in _LOOSE),
            _placed(where, gap, length, number > self._next_title),
            self._beside(number, block),
        )
        return Seen(block, outside, lambda: self._inside(number, block, box))

    def _where(self, number: int) -> tuple[str, int]:
        """Before, within or behind the paragraphs of the article, and how far from them."""
        if number < self._first:
            return "before", bisect_right(_GAPS, self._first - number)
        if number > self._last:
            return "behind", bisect_right(_GAPS, number - self._last)
        return "within", 0

    def _beside(self, number: int, block: Block) -> Names:
        """What stands around it."""
        blocks, prose, boxes = self._scene.page.blocks, self._scene.prose, self._scene.page.boxes
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        follows = after is not None and prose[number + 1] > 0
        home = boxes[block.box].parent
        beside = number > 0 and prose[number - 1] > 0 and boxes[blocks[number - 1].box].parent == home
        count = _BESIDE[beside + (after is not None and follows and boxes[after.box].parent == home)]
        if block.tag in _HEADINGS:
            return count, f"heading, {count}", "heading, text next:True" if follows else "heading, text next:False"
        if after is not None and after.tag == "li" and not prose[number] and block.text.endswith(":"):
            return count, "introduces a list"
        return (count,)

    def _inside(self, number: int, block: Block, box: _OfBox) -> Names:
        letters = self._scene.weights[number]
        is_prose = self._scene.prose[number] > 0 and self._first <= number <= self._last
        return (
            *_look_of(block, letters),
            *_said_by(block, is_short=letters < SHORT),
            *self._compared(block, box, is_prose=is_prose),
        )

    def _compared(self, block: Block, box: _OfBox, *, is_prose: bool) -> Iterator[str]:
        """With what the page says elsewhere."""
        if self._authors and block.text.startswith(self._authors):
            yield "begins with an author"
        own = bare(block.text[:_TELLING])
        if own and own == self._title:
            yield "is the title"
        if own in self._seen and len(own) > _REPEATED:
            yield "repeated"
        elif len(own) > _PULLED and self._is_pulled(own, box, is_prose=is_prose):
            yield "pulled"
        self._seen.add(own)
        if len(own) > _DESCRIBING and self._describes(own):
            yield "is the description"

    def _describes(self, own: str) -> bool:
        return own in self._description or (bool(self._description) and own.startswith(self._description))

    def _is_pulled(self, own: str, box: _OfBox, *, is_prose: bool) -> bool:
        """Whether a quote that is set apart stands in the text as well."""
        if box.places.isdisjoint(_SET_APART) and "quote" not in box.within:
            return False
        if self._text is None:
            blocks, prose = self._scene.page.blocks, self._scene.prose
            self._text = "".join(bare(blocks[i].text) for i in range(self._first, self._last + 1) if prose[i])
        return self._text.count(own) > (1 if is_prose else 0)

    def _other_title(self) -> int:
        """Where another article begins on the same page."""
        blocks, prose = self._scene.page.blocks, self._scene.prose
        so_far = 0
        if self._scene.head >= 0:
            for number in range(self._scene.head + 1, len(blocks)):
                so_far += prose[number]
                if blocks[number].tag == "h1" and so_far >= _COMPLETE and bare(blocks[number].text) != self._title:
                    return number
        return len(blocks)


@lru_cache(1024)
def _prefixed(how: str, what: frozenset[str]) -> Names:
    return tuple(f"{how} {one}" for one in sorted(what))


@lru_cache(1024)
def _standing(style: int, home: int, links: int) -> Names:
    return f"style:{style}", f"home:{home}", f"style:{style} home:{home}", f"home links:{links}"


@lru_cache(4096)
def _shape(length: int, links: int, style: int, home: int, is_loose: bool) -> Names:  # noqa: FBT001
    names = (
        "block",
        f"length:{length}",
        f"links:{links}",
        f"length:{length} links:{min(links, 3)}",
        f"style:{style} length:{length}",
        f"home:{home} length:{length}",
    )
    return (*names, f"loose length:{length}") if is_loose else names


@lru_cache(1024)
def _placed(where: str, gap: int, length: int, is_after: bool) -> Names:  # noqa: FBT001
    names = (where, f"{where} length:{length}") if where else (f"outside length:{length}",)
    if where in ("before", "behind"):
        names = (*names, f"{where}:{gap}")
    return (*names, "after another title") if is_after else names


def _look_of(block: Block, letters: int) -> Iterator[str]:
    """How its text is built."""
    text = block.text
    is_sentence = text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS
    if is_sentence:
        yield "sentence"
    if letters < _LENGTHS[3]:
        yield "short sentence:True" if is_sentence else "short sentence:False"
    if _SEVERAL.search(text):
        yield "several sentences"
    if block.stressed >= 0.9 * len(text):
        yield "all stressed"
    if letters < SHORT:
        if text.isupper():
            yield "capitals"
        if 0 < max(text.find(":"), text.find("：")) < _LEAD_IN:
            yield "lead-in"
        if _DIGIT.search(text, 0, 60):
            yield "digits"


def _said_by(block: Block, *, is_short: bool) -> Iterator[str]:
    """What it says to readers beside the news."""
    is_linked = block.linked > 0.2 * len(block.text)
    for meaning in said_in(block.text):
        yield meaning if is_short else f"{meaning}, long"
        if is_linked:
            yield f"{meaning}, linked"


def weight(text: str) -> int:
    """Length in letters of an alphabet: a Chinese, Japanese or Korean character says about as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def bare(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return _NO_LETTERS.sub("", text.casefold())


def _is_prose(block: Block, letters: int) -> bool:
    return letters >= PROSE and block.linked < 0.4 * len(block.text) and block.tag not in _HEADINGS


def _children(boxes: Sequence[Box], number: int) -> Iterator[int]:
    child, end = number + 1, boxes[number].end
    while child < end:
        yield child
        child = boxes[child].end
