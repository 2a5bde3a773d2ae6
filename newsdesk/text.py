"""Text as the warehouse can hold it."""

from __future__ import annotations

import re

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
