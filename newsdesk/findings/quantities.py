"""Amounts in a sentence: numbers in words and digits, with unit or currency."""

from __future__ import annotations

from typing import NamedTuple

from newsdesk.records import Bound


class Quantity(NamedTuple):
    """One amount: `text[start:end]`, with the words that bound it and those of its unit."""

    start: int
    end: int
    low: float
    high: float
    """Equal to `low` but for a range ("10 to 15 million"). Multipliers are applied."""
    bound: Bound | None
    unit: str | None
    """Canonical where it is known (`t`, `km`, `MW`, `%`, `people`, `places`), else the noun counted, as written."""
    currency: str | None
    """ISO 4217 where it is money; "dollars" are USD where nothing else is said."""
    per: str | None
    """`year`, `month`, `day`, `hour` where it is said of each."""


def find_quantities(text: str, language: str) -> list[Quantity]:
    """The amounts in one sentence, in order, none overlapping another; dates, clock times and ordinals are none.

    Args:
        text: The sentence, as `spelling.plain` gives it.
        language: ISO 639-1, one of the eight; anything else finds numbers in digits only.
    """
    return []
