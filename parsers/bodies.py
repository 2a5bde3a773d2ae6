"""Which of a page's blocks are the article: the evidence for and against each (`parsers/evidence.py`), weighed.

The weights (`parsers/weights.py`) were fitted on pages whose articles people had marked. A block is text if the weights
of what it shows add up to more than nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.block_names import groups_of
from parsers.blocks import Block, Blocks
from parsers.evidence import PROSE, SHORT, Names, Seen, Told, evidence
from parsers.phrases import said_in
from parsers.weights import WEIGHTS

_NEVER = frozenset({"caption", "is a notice", "is a notice, long"})
"""Evidence that outweighs all other."""

_SURELY, _SURELY_NOT = 3.0, -2.5
"""Odds that what a block says changes no more, as measured: of the letters of known pages, not one in a thousand."""
_LITTLE_AGAINST = -2.0
"""Odds from which a block is taken on a page that is not built as others are."""
_FORBIDDING = -100.0
"""What evidence that outweighs all other counts for."""
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


def find_body(page: Blocks, told: Told) -> tuple[Block, ...]:
    """The blocks of the article, in reading order; none where nothing speaks for one.

    Where as much is in doubt as is taken, the page is not built as others are (a gallery, a live report), and all that
    little speaks against is taken. What stands plainly between two paragraphs of the text is part of it.
    """
    judged = [_judge(seen) for seen in evidence(page, told)]
    sure = sum(len(one.block.text) for one in judged if one.odds > 0)
    doubtful = sum(len(one.block.text) for one in judged if abs(one.odds) < 1)
    least = _LITTLE_AGAINST if 0 < sure <= doubtful else 0.0
    for one in judged:
        one.is_taken = one.odds > least
    _leave_out_pointers(judged)
    _fill(page, judged)
    return tuple(one.block for one in judged if one.is_taken)


def _judge(seen: Seen) -> _Judged:
    odds = sum(map(_weigh, seen.outside))
    names: Names = seen.inside() if _SURELY_NOT < odds < _SURELY else ()
    odds += _weigh(names)
    return _Judged(seen.block, odds, odds < _FORBIDDING / 2 or not _HARMING.isdisjoint(names))


@dataclass(slots=True)
class _Judged:
    """A block after the evidence was weighed."""

    block: Block
    odds: float
    is_harmed: bool
    """Whether something was found that a block between paragraphs never shows."""
    is_taken: bool = False


def _leave_out_pointers(judged: Sequence[_Judged]) -> None:
    """Leave out the links that stand under words like "Read also"."""
    is_pointed = False
    for one in judged:
        is_link = one.block.linked >= _ALL_LINKED * len(one.block.text)
        if is_pointed and is_link:
            one.is_taken = False
        else:
            is_pointed = not one.is_taken and len(one.block.text) < SHORT and _POINTING in said_in(one.block.text)


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
        is_plain = box.tag in _PLAIN_TAGS or (box.tag == "div" and len(block.text) >= PROSE)
        if not is_plain or not groups_of(box.names) <= _PLAIN_GROUPS:
            return False
        number = box.parent
    return number == home


@lru_cache(8192)
def _weigh(names: Names) -> float:
    """What evidence that is seen together counts for; much of a page looks alike, and so do the pages of a site."""
    return _FORBIDDING if is_never_text(names) else sum(WEIGHTS.get(name, 0.0) for name in names)


def is_never_text(names: Sequence[str]) -> bool:
    """Whether there is evidence that outweighs all other."""
    return not _NEVER.isdisjoint(names)
