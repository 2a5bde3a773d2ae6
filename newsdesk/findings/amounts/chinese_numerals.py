"""Numbers in Chinese: 1.5万, 两千三百亿, 12余, 10至15亿."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsdesk.findings.amounts.numerals import exact, read_digits

DIGITS: Final = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 1e4, "亿": 1e8, "兆": 1e12}
_HAN: Final = r"[〇零一二两三四五六七八九十百]|千(?![瓦克米伏])"
_DIGITS: Final = r"\d{1,3}(?:[ ,]\d{3}(?!\d))++(?![万亿])(?:\.\d+)?|\d+(?:[.:/]\d+)*+(?: (?=[万亿]))?"
_MULTIPLIERS: Final = r"[十百万亿余多]|千(?![瓦克米伏])"
RUN: Final = re.compile(
    rf"(?:{_DIGITS}|{_HAN}|(?<![\d一-九])[万亿](?=[余多]))(?:{_HAN}|[万亿余多]){{0,24}}+"
    rf"(?:(?<=[万亿千])\d+(?:\.\d+)?+(?:{_MULTIPLIERS}){{0,6}}+)?| ?翻(?:了)?(?:一番|两番|番)"
)
"""What may be a number; a thousand that belongs to a unit (千瓦) does not."""
_PIECE: Final = re.compile(r"\d[\d.,: /]*|[^\d]")
_TO: Final = re.compile(r" ?(?:-|~|至|到|—) ?")


class Read(NamedTuple):
    """A number as read."""

    value: float
    scale: float
    """Its greatest multiplier."""
    over: bool
    """It has 余 or 多."""
    spelled: bool
    """Written without digits."""


class Draft(NamedTuple):
    """A number or a range of two in a text: `text[start:end]`."""

    low: float
    high: float
    start: int
    end: int
    written: str
    """As the first of them stands there."""
    number: Read
    """The last of them."""


def _round(text: str, run: re.Match[str]) -> Read | None:
    """A bare hundred or thousand behind a bound: 近百家, 上千人."""
    if run[0] not in {"百", "千"} or text[run.start() - 1 : run.start()] not in {"近", "上", "超", "逾", "约"}:
        return None
    return Read(float(_PLACES[run[0]]), 1.0, text[run.start() - 1] == "上", spelled=True)


def read_chinese(run: str) -> Read | None:
    """What a number in Han characters, digits or both says; None where it is malformed (十四五, 二〇二五).

    Ten thousand and a hundred million each multiply what stands before them.
    """
    total = section = 0.0
    current: float | None = None
    scale, place_before = 1.0, 1e4
    pieces = _PIECE.findall(run)
    for piece in pieces:
        if (digit := _digit(piece)) is not None:
            if current is not None or digit < 0:
                return None
            current = digit or None
        elif (place := _PLACES.get(piece)) is not None:
            bare = current is None and place != 10 and not (run[0] in "百千" and run[-1] in "余多")  # noqa: PLR2004 - 十 needs no 一
            if place >= place_before or bare:
                return None
            section, current, place_before = section + (1 if current is None else current) * place, None, place
        elif (factor := _SCALES.get(piece)) is not None:
            part = section + (current or 0)
            total = (total + part) * factor if scale < factor and total else total + (part or 1) * factor
            scale, section, current, place_before = max(scale, factor), 0.0, None, 1e4
    value = exact(total + section + (current or 0))
    over = [piece for piece in pieces if piece in "余多"]
    return Read(value, scale, bool(over), not any(map(str.isdecimal, run))) if value and len(over) <= 1 else None


def _digit(piece: str) -> float | None:
    """The number in digits or the one digit in Han characters; below zero of a date or an hour; None of all else."""
    if piece[0].isdecimal():
        value = read_digits(piece.strip(" .,:/"), decimal_comma=False, measured=True)
        return -1 if value is None else value
    return DIGITS.get(piece)


def draft(text: str, run: re.Match[str]) -> Draft | None:
    """The number of a match of `RUN`, with the other end of its range; None where it is malformed."""
    number = _round(text, run) or read_chinese(run[0])
    if number is None:
        return None
    alone = Draft(number.value, number.value, run.start(), run.end(), run[0], number)
    link = _TO.match(text, run.end() + 1 if text[run.end() : run.end() + 1] == "%" else run.end())
    second = RUN.match(text, link.end()) if link else None
    upper = read_chinese(second[0]) if second else None
    if second is None or upper is None:
        return alone
    low = number.value
    if number.scale == 1 and upper.scale > 1 and low * upper.scale < upper.value:
        low *= upper.scale
    return alone if low >= upper.value else Draft(low, upper.value, run.start(), second.end(), run[0], upper)
