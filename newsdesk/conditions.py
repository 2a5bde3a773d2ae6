"""Forms that count only in company: in their years, beside certain words, where certain names are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from newsdesk.rules import Years

Unmet = str
"""Why a form does not count, in words."""

_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]*\s|[。！？；]|\n")
_REACH = 300
"""Characters on either side in which company is looked for, where a sentence does not end before."""


class Condition(NamedTuple):
    """What must hold for the forms of one `when`: all that is given."""

    number: int
    years: Years | None
    named: frozenset[str]
    """Ids of which one must be named."""
    near: bool
    """Whether one of its own terms must stand in the same sentence."""

    def unmet(
        self,
        start: int,
        end: int,
        text: str,
        *,
        named: AbstractSet[str],
        company: Mapping[int, Sequence[int]],
        day: date | None,
    ) -> Unmet | None:
        """Why the form at `text[start:end]` does not count; None if it does."""
        if self.years and day and not self.years.holds(day):
            return "not in these years"
        if self.named and not self.named & named:
            return "none of the names that must be there"
        if self.near and not any(_together(text, start, end, at) for at in self._around(start, end, company)):
            return "none of the words that must stand in its sentence"
        return None

    def _around(self, start: int, end: int, company: Mapping[int, Sequence[int]]) -> Sequence[int]:
        """Where its words start within reach; those of a condition come in order."""
        every = company.get(self.number, ())
        return every[bisect_left(every, start - _REACH) : bisect_left(every, end + _REACH)]


def _together(text: str, start: int, end: int, at: int) -> bool:
    """Whether a word that starts at `at` stands in the sentence of `text[start:end]`, and not inside it."""
    if start <= at < end:
        return False
    first, last = (end, at) if at >= end else (at, start)
    return _SENTENCE_END.search(text, first, last) is None
