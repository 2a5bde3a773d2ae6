"""What bounds an amount: over, up to, about; before the number, behind it, behind its unit."""

from __future__ import annotations

import re
from typing import Final

from newsdesk.findings.amounts.numerals import Tokens
from newsdesk.findings.amounts.words.tongue import LASTING
from newsdesk.findings.spelling import plain
from newsdesk.records import Bound

FROM_CASE: Final = re.compile(r"(?:нан|нен|дан|ден|тан|тен|нон|нөн|дон|дөн|тон|төн|dan|den)$")
"""The ablative of the Turkic languages."""
_UP_TO_CASE: Final = re.compile(r"(?:gacha|гача|kacha|qacha|кача|қача)$")
_NEARBY: Final = 64
"""Characters around an amount in which a verb of change stands."""
_COMPARED: Final = frozenset(
    plain(
        "yuqori юқори ýokary past "
        "көп аз кем артық артык кам kam ko'p кўп köp az kem artyk ko'proq кўпроқ kamroq камроқ жоғары жогору төмөн "
        "төмен oshdi ошди oshgan ошган oshadi ошади oshib ошиб асты асады асқан асып ашты ашат ашкан ашып geçdi geçýär "
        "geçen"
    ).split()
)
"""Words that bound an amount in the ablative, and else compare by it (12 % more)."""


def straight_behind(tokens: Tokens, at: int) -> tuple[Bound | None, int]:
    """The bound that stands between a number and its unit (миңден ашуун киши, 500+ people), and where it ends."""
    if (found := _after(tokens, at)) is not None:
        return found
    return ("over", at + 1) if tokens.at(at) == "+" and tokens.glued(at) else (None, at)


def moves(tokens: Tokens, index: int) -> bool:
    """Whether a verb of change stands before this token: with it, a second number is no end of a range."""
    start = tokens.starts[index]
    return tokens.words.moved.search(tokens.text, max(0, start - _NEARBY), start) is not None


def _after(tokens: Tokens, end: int) -> tuple[Bound, int] | None:
    """The bound that begins here, and where it ends."""
    found = tokens.exact(tokens.words.after, end)
    if found is not None and tokens.at(end) in _COMPARED and not FROM_CASE.search(tokens.at(end - 1)):
        return None
    return found


def behind(tokens: Tokens, end: int) -> tuple[Bound | None, int]:
    """The bound that stands behind the unit (тоннадан астам), and where it ends."""
    found = _after(tokens, end)
    if found is None:
        if _UP_TO_CASE.search(tokens.at(end - 1)) and not _changes(tokens, end):
            return "under", end
        return None, end
    if found[0] == "under" and _changes(tokens, found[1]):
        return None, end
    return found


def _changes(tokens: Tokens, end: int) -> bool:
    """Whether a verb of change follows, with which "up to" is "to"."""
    if end >= len(tokens.texts):
        return False
    start = tokens.starts[end]
    return tokens.words.moved.match(tokens.text[start : start + _NEARBY]) is not None


def before(tokens: Tokens, start: int, unit: str | None) -> tuple[Bound | None, int]:
    """The bound that stands before the number, and where it begins."""
    words = tokens.words
    found = tokens.before(words.bounded, start)
    if found is None or found[0] is None:
        return None, start
    bound, begin = found
    first = tokens.at(begin)
    if start - begin == 1:
        if bound == "over" and first == "over" and unit in LASTING:
            return None, start
        if first in {"до", "то"} and moves(tokens, begin):
            return None, start
        if first == "от" or (first == "под" and unit in LASTING):
            return None, start
    return bound, begin
