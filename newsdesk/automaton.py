"""Many literals sought in a text at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

_HALVES = re.compile("[\ud800-\udfff]")


class Automaton:
    """An Aho-Corasick automaton: its time depends on the text, and hardly on the number of literals."""

    def __init__(self, literals: Iterable[str]) -> None:
        """Take the literals, none of them empty; they are known by their places in this order."""
        self._search = AhoCorasick(literals, store_patterns=False)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the literal, start, end) of each place where one stands, overlapping ones included, by end."""
        try:
            return self._search.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair, as broken sources have it
            return self._search.find_matches_as_indexes(_HALVES.sub("\ufffd", text), overlapping=True)
