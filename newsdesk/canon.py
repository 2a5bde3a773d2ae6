"""A text as terms see it: one spelling for what is written in many ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdesk.han import SIMPLIFIED

_SPELLINGS = {
    **SIMPLIFIED,
    **dict.fromkeys("ʻ’‘ʼ`´ʹ′＇", "'"),
    "ё": "е",
    "Ё": "Е",
    **dict.fromkeys("-‐‑‒–—―−－﹣\u2500\t\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005", " "),
    **dict.fromkeys("\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
}
_SPELT = re.compile("[" + "".join(map(re.escape, _SPELLINGS)) + "]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301"
_URL = re.compile(r"\b(?:https?://|www\.)[^\s\u3000-\u9fff]+")
# Runs of separators, sought by what is rare: expressions that begin with a literal are found many times faster.
_BREAKS = re.compile(rf"\n[ \n{_INVISIBLE}]*")
_SPACES = re.compile(rf"  [ \n{_INVISIBLE}]*")
_GAPS = re.compile(r"\x00+")
_HIDDEN = re.compile(rf"[{_INVISIBLE}][ \n{_INVISIBLE}]*")


class Canon:
    """A text as terms see it, and the way back to the original's indices.

    Apostrophes, ё and traditional Chinese are unified; a run of spaces, hyphens and at most one line break is one
    space, two line breaks are a wall; web addresses are a wall too (the words in them say nothing); invisible
    characters are gone.
    """

    __slots__ = ("_back", "_pieces", "folded", "text")

    def __init__(self, original: str) -> None:
        text = unified(original)
        if "://" in text or "www." in text:
            text = _URL.sub(lambda found: "\x00" * len(found[0]), text)
        self._pieces: list[tuple[int, int]] = []
        self._back: list[int] | None = None
        self.text = self._collapse(text)
        self.folded = fold(self.text)

    def _collapse(self, text: str) -> str:
        """One separator for each run of them; `_pieces` are the spans of the original that are left."""
        kept: list[str] = []
        done = 0
        for start, end in _runs(text):
            separator = _one_separator(text[start:end])
            if end - start == len(separator):
                kept += (text[done:start], separator)
                self._pieces.append((done, end))
            else:
                kept += (text[done:start], separator)
                self._pieces += ((done, start), (end - len(separator), end))
            done = end
        if not kept:
            return text
        kept.append(text[done:])
        self._pieces.append((done, len(text)))
        return "".join(kept)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original's [start, end) of a non-empty span of the canonical text."""
        if not self._pieces:
            return start, end
        back = self.back
        return back[start], back[end - 1] + 1

    @property
    def back(self) -> Sequence[int]:
        """The original's index of each canonical one."""
        if self._back is None:
            every: list[int] = []
            for start, end in self._pieces or [(0, len(self.text))]:
                every.extend(range(start, end))
            self._back = every
        return self._back


def _runs(text: str) -> list[tuple[int, int]]:
    """Where separators and invisible characters are more than one space."""
    hidden = any(char in text for char in _INVISIBLE)
    patterns = (_BREAKS, _SPACES, _GAPS, _HIDDEN) if hidden else (_BREAKS, _SPACES, _GAPS)
    found = [run.span() for pattern in patterns for run in pattern.finditer(text)]
    found.sort()
    runs: list[tuple[int, int]] = []
    for start, end in found:
        last = runs[-1][1] if runs else 0
        gap = text[start] == "\x00"
        if runs and start < last:
            runs[-1] = (runs[-1][0], max(end, last))
        else:
            led = not gap and start > last and text[start - 1] == " "
            runs.append((start - led, end))
    return runs


def unified(text: str) -> str:
    """One spelling for apostrophes, hyphens and spaces, ё, traditional characters: index for index."""
    for char in set(_SPELT.findall(text)):
        text = text.replace(char, _SPELLINGS[char])
    return text


def fold(text: str) -> str:
    """Lower case, index for index (İ in lower case would be two characters)."""
    lower = text.replace("İ", "i").lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(low := char.lower()) != 1 else low for char in text)


def _one_separator(run: str) -> str:
    if "\x00" in run or run.count("\n") > 1:
        return "\n"
    return " " if " " in run or "\n" in run else ""
