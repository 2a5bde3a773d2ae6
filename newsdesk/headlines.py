"""Headlines compared: whether two of them may stand above one article, and whether they say the same."""

from __future__ import annotations

import re
import unicodedata

_SHARE = 0.5
"""Of the shorter one's pieces, so many are in the other: a site's name beside one of the two does not matter."""
_PIECE = 3
"""Letters; a Chinese character is a piece of its own with its neighbour."""
_LONGEST = 500
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_NUMBER = re.compile(r"\d+")


def are_alike(one: str, other: str) -> bool:
    """Whether two headlines may be one article's: mostly the same letters, and not other numbers.

    Two days' exchange rates differ in nothing but a number.
    """
    first, second = _folded(one), _folded(other)
    numbers = set(_NUMBER.findall(first)), set(_NUMBER.findall(second))
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    pieces = _pieces(first), _pieces(second)
    fewer = min(len(each) for each in pieces)
    return bool(fewer) and len(pieces[0] & pieces[1]) >= _SHARE * fewer


def are_same(one: str, other: str) -> bool:
    """Whether two headlines differ in nothing but case, spaces and signs."""
    return one == other or _letters(_folded(one)) == _letters(_folded(other))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()


def _pieces(text: str) -> set[str]:
    letters = _letters(text)
    size = 2 if _WIDE.search(letters) else _PIECE
    return {letters[start : start + size] for start in range(max(len(letters) - size + 1, 1))} if letters else set()


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
