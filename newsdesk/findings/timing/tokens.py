"""A sentence as words, and what a number among them can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from newsdesk.findings.timing.templates import Slot

_DIGITS = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]++(?:[.,/][0-9]++)*+"
_LETTER = r"[^\W\d_]"
ADDRESS = r"https?://[^ ]++|www\.[^ ]++"
SPACED = re.compile(rf"{ADDRESS}|{_DIGITS}|{_LETTER}++(?:'{_LETTER}++)*+|[^ ]")
HAN = re.compile(rf"{ADDRESS}|{_DIGITS}|[〇零一二三四五六七八九十百两]++|[^ ]")


def han_words(known: Iterable[str]) -> re.Pattern[str]:
    """The same, but what lies between known characters, digits and numerals is taken together: it means nothing."""
    signs = "hw" + "".join(re.escape(sign) for sign in sorted(known) if len(sign) == 1)  # h, w: an address may begin
    return re.compile(rf"{HAN.pattern.removesuffix('|[^ ]')}|[{signs}]|[^ 0-9{''.join(HAN_NUMERALS)}{signs}]++")


_HAN_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百两")
_HAN_NUMBER = re.compile(
    "(?P<hundreds>[一二两三四五六七八九]百)?零?(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二两三四五六七八九])?"
)
_LONGEST_DATE = 10
_YEAR_DIGITS = 4
_DATE = re.compile(
    r"(?P<backwards>(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\2[0-9]{1,2})|[0-9]{1,2}([./])[0-9]{1,2}\3(?:19|20)[0-9]{2}"
)
DIGIT = re.compile("[0-9]")

Keys = tuple[tuple[str, Slot | None], ...]
"""What a word is: itself, and one of some slots."""


def number_keys(word: str, *, counts: bool, months: bool) -> Keys:
    """What a word that begins with a digit can be.

    Args:
        word: Up to the next space or mark.
        counts: It may count what follows it: a year by itself is no sure one.
        months: It may be the number of a month.
    """
    if not word.isdigit():
        if ":" in word:
            return (("{clock}", None),)
        found = _date(word) if len(word) <= _LONGEST_DATE else None
        return () if found is None else (("{date}", ("date", found)),)
    if len(word) > _YEAR_DIGITS:
        return ()
    keys = tuple(_counted(int(word), len(word), months=months))
    if keys and len(word) == _YEAR_DIGITS and not counts:
        return (*keys, ("{sure year}", keys[0][1]))
    return keys


def _date(word: str) -> date | None:
    """16.05.2024, 2024-05-16, 2024/05/16, and with slashes the American or the British order where only one can be."""
    found = _DATE.fullmatch(word)
    if not found:
        return None
    parts = [int(part) for part in re.split("[-./]", word)]
    if found["backwards"]:
        year, month, day = parts
    else:
        day, month, year = parts
        if "/" in word and month > 12:  # noqa: PLR2004
            day, month = month, day
        elif "/" in word and day <= 12 and day != month:  # noqa: PLR2004
            return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def han_keys(word: str) -> Keys:
    """The same of a run of Chinese numerals."""
    if len(word) == _YEAR_DIGITS and not set(word) & {"十", "百"}:
        return tuple(_counted(int("".join(str(_HAN_DIGITS[sign]) for sign in word)), _YEAR_DIGITS, months=True))
    value = _han_value(word)
    return () if value is None else tuple(_counted(value, len(str(value)), months=True))


def _han_value(word: str) -> int | None:
    """What a numeral below 200 means: 五, 十二, 二十, 三十一, 一百."""
    found = _HAN_NUMBER.fullmatch(word)
    if not found:
        return None
    hundreds, tens, ones = (
        0 if part is None else _HAN_DIGITS.get(part[0], 1) for part in (found["hundreds"], found["tens"], found["ones"])
    )
    return hundreds * 100 + tens * 10 + ones


def _counted(value: int, width: int, *, months: bool) -> Iterator[tuple[str, Slot]]:
    if width == _YEAR_DIGITS:
        if 1900 <= value < 2100:  # noqa: PLR2004
            yield "{year}", ("year", value)
        return
    yield "{n}", ("n", value)
    if width > 2:  # noqa: PLR2004
        return
    if 1 <= value <= 31:  # noqa: PLR2004
        yield "{day}", ("day", value)
    if 1 <= value <= 20:  # noqa: PLR2004
        yield "{ordinal}", ("ordinal", value)
    if months and 1 <= value <= 12:  # noqa: PLR2004
        yield "{month}", ("month", value)
