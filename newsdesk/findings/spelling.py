"""A text as the readers of times, amounts and deeds see it: one spelling, index for index with the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from newsdesk.canon import fold
from newsdesk.han import SIMPLIFIED

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = "\t\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPELLINGS: Mapping[str, str] = {
    **SIMPLIFIED,
    **_FULL_WIDTH,
    **dict.fromkeys("ʻ’‘ʼ`´ʹ′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣─", "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("«»„“”", '"'),
    "ё": "е",
    "Ё": "Е",
}
_TABLE = str.maketrans(dict(_SPELLINGS))
_OTHER = re.compile(f"[{re.escape(''.join(_SPELLINGS))}]")
_BOTH = frozenset(_SPELLINGS) & frozenset(_SPELLINGS.values())
"""What is spelt otherwise, and is how something else is spelt: then the order of replacing would matter."""


def plain(text: str) -> str:
    """The text in lower case with one spelling of digits, spaces, hyphens, apostrophes, quotes, ё and Han characters.

    It has the length of the original: a span of the one is a span of the other.
    """
    other = set(_OTHER.findall(text))
    if not other.isdisjoint(_BOTH):
        return fold(text.translate(_TABLE))
    for char in other:  # faster than `translate`, which looks up every character
        text = text.replace(char, _SPELLINGS[char])
    return fold(text)


def composed(text: str) -> str:
    """Letters and their marks as one character each (NFC); changes the length: for what is no longer pointed at."""
    return unicodedata.normalize("NFC", text)
