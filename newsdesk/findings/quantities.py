"""Amounts in a sentence: numbers in words and digits, with unit or currency."""

from __future__ import annotations

from newsdesk.findings.amounts.chinese import find_chinese
from newsdesk.findings.amounts.quantity import Quantity
from newsdesk.findings.amounts.written import find_written

__all__ = ["Quantity", "find_quantities"]


def find_quantities(text: str, language: str) -> list[Quantity]:
    """The amounts in one sentence, in order, none overlapping another; dates, clock times and ordinals are none.

    Args:
        text: The sentence, as `spelling.plain` gives it.
        language: ISO 639-1, one of the eight; anything else finds numbers in digits only.
    """
    return find_chinese(text) if language == "zh" else find_written(text, language)
