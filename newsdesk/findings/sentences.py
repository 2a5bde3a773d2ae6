"""Where a text's sentences are, and the clauses in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"""
    [。！？；.!?…\n](?:                                       # first, so that the search is for one of a set
    (?P<han>(?<=[。！？；])[。！？；]*[”’」』）"]*)         # Chinese stops end a sentence wherever they stand
  | (?P<dot>(?<=[.!?…])[.!?…]{0,2}["'»”’)\]]{0,3})(?=\s|$)  # others before a space
  | (?P<glued>(?<=[^\W\d_]{3}\.))(?=[А-ЯЁA-Z"«][а-яёa-z])  # or glued to the next sentence, as extraction leaves it
  | (?P<line>(?<=\n)))
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"])(?:[A-ZА-ЯЁ]|[A-Z]\.[A-Z]|им|г|гг|ул|пр|стр|т\.\s?д|т\.\s?п|т\.\s?е|др|см|чел|кв|куб|р|"
    r"руб|долл|св|акад|проф|обл|пос|дер|No|Nos|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sen|Rep|Gov|Inc|Ltd|Co|Corp|vs|"
    r"approx|U\.S|U\.K|U\.N|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ж|ш|ш\.б|т\.б|б\.з|y|yy|i)\Z"
)
_WHOLE_NAME = re.compile(r"(?:^|\s)(?:Ван|Чжан|Цай|Чжу|Ли|Лю|Чэнь|Сунь|Лян|Чжао|Ху|Ян) [ИУЮЭ]\Z")
"""Chinese names of one letter in Russian (Ван И), which are no initials."""
_REACH = 12
"""Characters before a full stop among which an abbreviation is sought."""
LONGEST = 2_000
"""Characters: what has no full stop for longer is a list or a table, and is cut."""

_MARKS = {
    "zh": re.compile(r"[,，;；:：]"),
    "": re.compile(r"[,;:] | - "),
}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The [start, end) of each sentence, without the spaces around it; line breaks end one, too."""
    start = 0
    for found in _END.finditer(text):
        if found.lastgroup == "dot" and not _ends(text, found.start(), found.end()):
            continue
        yield from _cut(text, start, found.end())
        start = found.end()
    yield from _cut(text, start, len(text))


def _ends(text: str, dot: int, end: int) -> bool:
    """Whether a stop ends its sentence: not behind an abbreviation, nor before a small letter."""
    after = text[end : end + 3].lstrip(" ")[:1]
    if after.islower():
        return False
    before = text[max(0, dot - _REACH) : dot]
    return text[dot] != "." or not _ABBREVIATION.search(before) or _WHOLE_NAME.search(before) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = at if at > 0 else start + LONGEST
        if piece := _trimmed(text, start, at):
            yield piece
        start = at
    if piece := _trimmed(text, start, end):
        yield piece


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    begin = start + piece.index(bare[0]) if piece[0] != bare[0] else start
    return begin, begin + len(bare)


def clause_starts(plain: str, language: str) -> list[int]:
    """Where the clauses of a sentence begin, the first at 0; a comma, a colon or a dash stands before the others."""
    marks = _MARKS.get(language, _MARKS[""])
    return [0, *(found.end() for found in marks.finditer(plain))]
