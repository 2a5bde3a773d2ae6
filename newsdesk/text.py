"""Text as the warehouse can hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_line(text: str) -> str:
    """Make one line of it: no control characters, single spaces, stripped."""
    if text.isprintable() and "  " not in text:  # as most lines are; of spaces only the plain one is printable
        return text.strip()
    return " ".join(_UNSTORABLE.sub("", text).split())


def clean_paragraphs(text: str) -> str:
    """Keep the paragraphs: no control characters, single spaces, at most one empty line between two lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(map(clean_line, lines))).strip()


def clip(text: str, columns: int) -> str:
    """As much of the text, on one line, as fits; cut between words where there are words."""
    text, taken = clean_line(text), 0
    for index, char in enumerate(text):
        taken += 2 if east_asian_width(char) in "WF" else 1
        if taken > columns:
            words = text[:index].rpartition(" ")[0]
            return (words if len(words) * 2 > index else text[:index]).rstrip(" ,;:，；：、") + "…"
    return text


def listing(names: Sequence[str], limit: int) -> str:
    """The names as one reads them, the last ones counted where there are more than `limit`."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" and {more} more" if more > 0 else "")
