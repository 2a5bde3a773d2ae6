"""Words of the tables with an ending behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

BEGIN = 3
"""By so many letters most words are told not to be one of a table."""
_SHORTEST = 2
"""No stem is shorter."""


class Endings:
    """What stems may have behind them, with the signs that say what it means."""

    def __init__(self, endings: Mapping[str, str], stems: Iterable[str]) -> None:
        self._signs = {ending: tuple(signs.split()) for ending, signs in endings.items()}
        self._stems = frozenset(stems) if endings else frozenset()
        self.begins = frozenset((stem + ending)[:BEGIN] for stem in self._stems for ending in self._signs)
        """What each word with an ending begins with."""
        self._longest = max(map(len, endings), default=0)

    def parted(self, word: str) -> Sequence[str]:
        """The stem and the signs of its ending; of two stems the longer one. A word that has none is left whole."""
        for cut in range(len(word) - 1, max(_SHORTEST, len(word) - self._longest) - 1, -1):
            if word[cut:] in self._signs and word[:cut] in self._stems:
                return (word[:cut], *self._signs[word[cut:]])
        return (word,)
