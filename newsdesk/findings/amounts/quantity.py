"""The noun of amounts: one number with what it counts."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsdesk.records import Bound

MOST: Final = 256
"""Numbers that are looked at in one sentence: what holds more is a table, or made to keep us busy."""


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
    """`year`, `month`, `week`, `day`, `hour` where it is said of each."""
