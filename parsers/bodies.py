"""Which of a page's blocks are the article: evidence for and against each, weighed.

What a block looks like, where it stands, what its boxes are called, what it says: each is a small piece of evidence,
with a weight (`parsers/weights.py`) that was fitted on pages whose articles people had marked. A block is text if the
weights of what it shows add up to more than nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from parsers.block_names import groups_of
from parsers.blocks import Block, Blocks, Box
from parsers.phrases import said_in
from parsers.weights import WEIGHTS

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

_NEVER = frozenset({"caption", "is a notice", "is a notice, long"})
"""Evidence that outweighs all other."""

_HARMING = frozenset({"is the title", "repeated", "pulled", "is the description"})
"""What no block between two paragraphs shows that is part of the text."""
_PLAIN_TAGS = frozenset(
    {
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote"),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    }
)
_PLAIN_GROUPS = frozenset({"article", "body", "lead", "live", "quote", "table", "title"})
"""What boxes of the text may be called."""
_LONGEST_RUN = 60
"""Blocks between two paragraphs."""
_FEW_LINKS, _ALL_LINKED = 0.2, 0.9
_POINTING = "points elsewhere"

_SURELY, _SURELY_NOT = 3.5, -4.0
"""Odds that what a block says changes no more."""

_PROSE = 80
"""Letters from which a block without many links is taken for a paragraph."""
_SHORT = 200
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the markup of the page tells of its article."""

    title: str = ""
    description: str = ""
    body: str = ""
    """Its text, as JSON-LD gives it; often cut, or with more than the article."""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article found on a page."""

    blocks: tuple[Block, ...]
    """In reading order."""
    doubt: float
    """Of the letters taken, the share that the evidence hardly tells from those left out (both counted)."""


def find_body(page: Blocks, told: Told) -> Body:
    """The blocks of the article."""
    judged: list[_Judged] = []
    letters = doubtful = 0
    for seen in evidence(page, told):
        odds = _weigh(seen.outside)
        names: Sequence[str] = ()
        if _SURELY_NOT < odds < _SURELY:
            names = seen.inside()
            odds += _weigh(names)
        if abs(odds) < 1:
            doubtful += len(seen.block.text)
        is_never = is_never_text(seen.outside) or is_never_text(names)
        judged.append(_Judged(seen.block, odds > 0 and not is_never, is_never or not _HARMING.isdisjoint(names)))
        letters += len(seen.block.text) if judged[-1].is_taken else 0
    _leave_out_pointers(judged)
    _fill(page, judged)
    taken = tuple(one.block for one in judged if one.is_taken)
    return Body(blocks=taken, doubt=doubtful / letters if letters else 1.0)


@dataclass(slots=True)
class _Judged:
    """A block after the evidence was weighed."""

    block: Block
    is_taken: bool
    is_harmed: bool
    """Whether something was found that a block between paragraphs never shows."""


def _leave_out_pointers(judged: Sequence[_Judged]) -> None:
    """Leave out the links that stand under words like "Read also"."""
    is_pointed = False
    for one in judged:
        is_link = one.block.linked >= _ALL_LINKED * len(one.block.text)
        if is_pointed and is_link:
            one.is_taken = False
        else:
            is_pointed = not one.is_taken and len(one.block.text) < _SHORT and _POINTING in said_in(one.block.text)


def _fill(page: Blocks, judged: Sequence[_Judged]) -> None:
    """Take what stands plainly between two paragraphs of the text: headings, short lines, lists, tables."""
    before = -1
    for number, one in enumerate(judged):
        if not one.is_taken:
            continue
        run = judged[before + 1 : number]
        if before >= 0 and 0 < len(run) <= _LONGEST_RUN and _is_plain_run(page, judged[before], run, one):
            for each in run:
                each.is_taken = True
        before = number
    behind = judged[before + 1 : before + 1 + _LONGEST_RUN]
    if before >= 0 and behind and (listed := _list_behind(page, judged[before], behind)):
        for each in behind[:listed]:
            each.is_taken = True


def _is_plain_run(page: Blocks, before: _Judged, run: Sequence[_Judged], after: _Judged) -> bool:
    home = _home_of(page, before.block, after.block)
    return (
        home is not None
        and not any(one.is_harmed or said_in(one.block.text) for one in run)
        and sum(one.block.linked for one in run) <= _FEW_LINKS * sum(len(one.block.text) for one in run)
        and all(_stands_plainly(page, one.block, home) for one in run)
    )


def _list_behind(page: Blocks, last: _Judged, behind: Sequence[_Judged]) -> int:
    """How many blocks behind the text are a list that belongs to it: one that a colon leads in."""
    start = 0 if last.block.text.endswith((":", "：")) else 1
    if start and not behind[0].block.text.endswith((":", "：")):
        return 0
    home = page.boxes[last.block.box].parent
    end = start
    while end < len(behind) and behind[end].block.tag in ("li", "td", "th"):
        end += 1
    run = behind[:end]
    is_plain = not any(one.is_harmed or one.block.linked or said_in(one.block.text) for one in run)
    return end if end > start and is_plain and all(_stands_plainly(page, one.block, home) for one in run) else 0


def _home_of(page: Blocks, before: Block, after: Block) -> int | None:
    """The box in which two paragraphs stand side by side."""
    if before.box == after.box:
        return before.box
    homes = page.boxes[before.box].parent, page.boxes[after.box].parent
    return homes[0] if homes[0] == homes[1] else None


def _stands_plainly(page: Blocks, block: Block, home: int) -> bool:
    """Whether nothing around a block, up to the home of the paragraphs, says that it is apart from them."""
    number = block.box
    while number > home:
        box = page.boxes[number]
        is_plain = box.tag in _PLAIN_TAGS or (box.tag == "div" and len(block.text) >= _PROSE)
        if not is_plain or not groups_of(box.names) <= _PLAIN_GROUPS:
            return False
        number = box.parent
    return number == home


def _weigh(names: Sequence[str]) -> float:
    return sum([WEIGHTS.get(name, 0.0) for name in names])


def is_never_text(names: Sequence[str]) -> bool:
    """Whether there is evidence that outweighs all other."""
    return not _NEVER.isdisjoint(names)


@dataclass(frozen=True, slots=True)
class Seen:
    """A block that may be text, and the evidence for it."""

    block: Block
    outside: Sequence[str]
    """Of where it stands and how it looks, by name."""
    inside: Callable[[], Sequence[str]]
    """Of what it says. It costs more than all the rest, and often nothing depends on it any more."""


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
        is_wide = _WIDE.search("".join([block.text for block in blocks])) is not None
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
            block = blocks[number]
            yield by_block.of(number, block, by_box.of(block.box))

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

    names: list[str]
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
        self._around: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
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
        return _OfBox(names=names, within=within, places=places, style=style, home=home, is_inside=is_inside)

    def _within(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Groups and places around a box; what the whole article stands in tells nothing."""
        if number in self._around:
            return self._around[number]
        boxes = self._scene.page.boxes
        path = []
        while number > 0 and number not in self._around and not self._scene.is_in(self._scene.top, number):
            path.append(number)
            number = boxes[number].parent
        groups, places = self._around.get(number, (frozenset(), frozenset()))
        for inner in reversed(path):
            groups |= self._scene.groups_of(inner)
            places |= {boxes[inner].tag} & _PLACES
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
        self._description = bare(scene.told.description)
        self._told = bare(scene.told.body) if len(scene.told.body) > _COMPLETE else ""
        self._next_title = self._other_title()
        self._seen: set[str] = set()
        self._text: str | None = None

    def of(self, number: int, block: Block, box: _OfBox) -> Seen:
        length = bisect_right(_LENGTHS, self._scene.weights[number])
        share = block.linked / len(block.text)
        links = bisect_right(_LINK_SHARES, share)
        names = [*box.names, *_shape(length, links, box.style, box.home, block.tag in _LOOSE)]
        self._add_position(names, number, block, box, length=length)
        return Seen(block, names, lambda: self._inside(number, block, box, length=length, share=share))

    def _inside(self, number: int, block: Block, box: _OfBox, *, length: int, share: float) -> list[str]:
        names: list[str] = []
        self._add_words(names, number, block, length=length, share=share)
        self._add_letters(names, number, block, box)
        return names

    def _add_words(self, names: list[str], number: int, block: Block, *, length: int, share: float) -> None:
        text = block.text
        is_sentence = text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS
        is_short = self._scene.weights[number] < _SHORT
        if is_sentence:
            names.append("sentence")
        if length <= 3:  # noqa: PLR2004
            names.append("short sentence:True" if is_sentence else "short sentence:False")
        if _SEVERAL.search(text):
            names.append("several sentences")
        if block.stressed >= 0.9 * len(text):
            names.append("all stressed")
        if is_short:
            if text.isupper():
                names.append("capitals")
            if 0 < max(text.find(":"), text.find("：")) < 40:  # noqa: PLR2004
                names.append("lead-in")
            if _DIGIT.search(text, 0, 60):
                names.append("digits")
        for meaning in said_in(text):
            names.append(meaning if is_short else f"{meaning}, long")
            if share > 0.2:  # noqa: PLR2004
                names.append(f"{meaning}, linked")
        if self._scene.told.authors and text.startswith(self._scene.told.authors):
            names.append("begins with an author")

    def _add_position(self, names: list[str], number: int, block: Block, box: _OfBox, *, length: int) -> None:
        blocks, prose, boxes = self._scene.page.blocks, self._scene.prose, self._scene.page.boxes
        where = "before" if number < self._first else "behind" if number > self._last else "within"
        names += _placed(where if box.is_inside else "", length)
        if box.is_inside and where != "within":
            gap = self._first - number if where == "before" else number - self._last
            names.append(f"{where}:{bisect_right(_GAPS, gap)}")
        home, beside = boxes[block.box].parent, 0
        if number and prose[number - 1] and boxes[blocks[number - 1].box].parent == home:
            beside += 1
        follows = number + 1 < len(blocks) and prose[number + 1] > 0
        if follows and boxes[blocks[number + 1].box].parent == home:
            beside += 1
        names.append(_BESIDE[beside])
        if block.tag in _HEADINGS:
            names.append("heading, text next:True" if follows else "heading, text next:False")
        elif (
            not prose[number]
            and block.text.endswith(":")
            and number + 1 < len(blocks)
            and blocks[number + 1].tag == "li"
        ):
            names.append("introduces a list")
        if number > self._next_title:
            names.append("after another title")

    def _add_letters(self, names: list[str], number: int, block: Block, box: _OfBox) -> None:
        own = bare(block.text[:_TELLING])
        if own and own == self._title:
            names.append("is the title")
        if own in self._seen and len(own) > 10:  # noqa: PLR2004
            names.append("repeated")
        elif len(own) > 25 and self._is_pulled(
            own, box, is_prose=self._scene.prose[number] > 0 and self._first <= number <= self._last
        ):
            names.append("pulled")
        self._seen.add(own)
        if len(own) > 20 and (own in self._description or (self._description and own.startswith(self._description))):  # noqa: PLR2004
            names.append("is the description")
        if self._told:
            names.append("told" if own and own in self._told else "not told")

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
def _prefixed(how: str, what: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{how} {one}" for one in sorted(what))


@lru_cache(1024)
def _standing(style: int, home: int, links: int) -> tuple[str, ...]:
    return f"style:{style}", f"home:{home}", f"style:{style} home:{home}", f"home links:{links}"


@lru_cache(4096)
def _shape(length: int, links: int, style: int, home: int, is_loose: bool) -> tuple[str, ...]:  # noqa: FBT001
    names = (
        "block",
        f"length:{length}",
        f"links:{links}",
        f"length:{length} links:{min(links, 3)}",
        f"style:{style} length:{length}",
        f"home:{home} length:{length}",
    )
    return (*names, f"loose length:{length}") if is_loose else names


@lru_cache(64)
def _placed(where: str, length: int) -> tuple[str, ...]:
    return (where, f"{where} length:{length}") if where else (f"outside length:{length}",)


def weight(text: str) -> int:
    """Length in letters of an alphabet: a Chinese, Japanese or Korean character says about as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def bare(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return _NO_LETTERS.sub("", text.casefold())


def _is_prose(block: Block, letters: int) -> bool:
    return letters >= _PROSE and block.linked < 0.4 * len(block.text) and block.tag not in _HEADINGS


def _children(boxes: Sequence[Box], number: int) -> Iterator[int]:
    child, end = number + 1, boxes[number].end
    while child < end:
        yield child
        child = boxes[child].end
