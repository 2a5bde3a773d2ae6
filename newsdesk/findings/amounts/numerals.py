"""Numbers in languages that put spaces between words: in digits, in words, in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from newsdesk.findings.amounts.words.tongue import SIGNS, Words

TOKEN: Final = re.compile(
    r"\d{1,3}(?: \d{3}(?!\d))++(?:[.,]\d{1,3}(?!\d))?|\d+(?:[.,:/]\d+)*+|u\.s\.|[^\W\d_]+(?:'[^\W\d_]+)*+|\S"
)
JOINERS: Final = frozenset(".-·*⋅/")
"""What may stand inside a unit of several words (кв. м, kilowatt-hour)."""
_LONGEST_RUN: Final = 24
_LONGEST_NUMBER: Final = 12
"""Digits in a row from which it is the number of a document or a telephone."""
_GROUP: Final = 3
_HUNDRED: Final = 100.0
_WORDS_OF_A_PHRASE: Final = 5
_PARTS: Final = 6
"""Multipliers in one number."""

_MONEY_SCALES: Final = {"m": 1e6, "b": 1e9, "t": 1e12, "м": 1e6}
"""Letters that multiply money ($2m), and are units elsewhere."""

T = TypeVar("T")


def exact(value: float) -> float:
    """The number without what binary fractions add to it: 4.1 times a billion."""
    return float(f"{value:.12g}")


class Number(NamedTuple):
    """A number: the tokens from where it was asked for to before `end`."""

    value: float
    end: int
    scale: float
    """Its last multiplier: 1 where there is none."""
    digits: str | None
    """As written, where it is digits without a multiplier."""


class Tokens:
    """A sentence as words, runs of digits and signs."""

    __slots__ = ("ends", "starts", "text", "texts", "words")

    def __init__(self, text: str, words: Words) -> None:
        found = list(TOKEN.finditer(text))
        self.text = text
        self.words = words
        self.texts = [match[0] for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def at(self, index: int) -> str:
        """The token, or nothing beyond the ends."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.texts) and self.starts[index] == self.ends[index - 1]

    def phrase(self, table: Mapping[str, T], index: int) -> tuple[T, int] | None:
        """The longest phrase of the table that begins here, its words in any form: what it means, and its end."""
        best: tuple[T, int] | None = None
        key = ""
        for _ in range(_WORDS_OF_A_PHRASE):
            word = self.at(index)
            if not word:
                break
            key += (" " if key else "") + self.words.lemma(word)
            index += 1
            if key in table:
                best = table[key], index
            if self.at(index) in JOINERS and self.glued(index):
                index += 1
        return best

    def exact(self, table: Mapping[str, T], index: int) -> tuple[T, int] | None:
        """The longest phrase of the table that begins here as it stands."""
        for length in (4, 3, 2, 1):
            key = " ".join(self.texts[index : index + length])
            if key in table:
                return table[key], min(index + length, len(self.texts))
        return None

    def before(self, table: Mapping[str, T], index: int) -> tuple[T, int] | None:
        """The longest phrase of the table that ends before this token: what it means, and its begin."""
        for length in (5, 4, 3, 2, 1):
            if length <= index and (key := " ".join(self.texts[index - length : index])) in table:
                return table[key], index - length
        return None


def read_digits(run: str, *, decimal_comma: bool, measured: bool) -> float | None:
    """What a run of digits says; None of dates, clock times and whatever else is no number.

    Args:
        run: Digits, with spaces, dots, commas, colons and slashes between them.
        decimal_comma: Whether the language writes 3,5.
        measured: Whether a multiplier or a measure follows, so that three decimals are likely.
    """
    run = run.replace(" ", "")
    if len(run) > _LONGEST_RUN or ":" in run or "/" in run:
        return None
    if run.isdecimal():
        return None if len(run) > _LONGEST_NUMBER or (run[0] == "0" and run != "0") else float(run)
    last = max(run.rfind("."), run.rfind(","))
    groups = re.split("[.,]", run[:last])
    mark, fraction = run[last], run[last + 1 :]
    if len(groups) == 1:
        return _with_one_mark(groups[0], mark, fraction, decimal_comma=decimal_comma, measured=measured)
    if len(groups[0]) > _GROUP or any(len(group) != _GROUP for group in groups[1:]):
        return None
    if mark not in run[:last]:
        return float("".join(groups) + "." + fraction)
    return float("".join(groups) + fraction) if len(fraction) == _GROUP else None


def _with_one_mark(whole: str, mark: str, fraction: str, *, decimal_comma: bool, measured: bool) -> float:
    """A decimal fraction, or thousands where three digits follow and the language does not write decimals so.

    Where it does (1,500 in Russian), a multiplier or a measure behind it tells: nobody counts people in thousandths.
    """
    grouped = len(fraction) == _GROUP and whole[0] != "0" and len(whole) <= _GROUP
    thousands = grouped and (mark == "," if not decimal_comma else mark == "." or not measured)
    return float(whole + fraction if thousands else f"{whole}.{fraction}")


class _Group(NamedTuple):
    """A number below the next multiplier, with that multiplier."""

    value: float
    scale: float
    end: int
    digits: str | None


def read_number(tokens: Tokens, index: int) -> Number | None:
    """The number that begins with this token, in digits, in words or in both (2 млн 300 тыс.)."""
    first = _group(tokens, index, opening=True)
    if first is None:
        return None
    total, scale, end = first.value * first.scale, first.scale, first.end
    for _ in range(_PARTS):
        if scale == 1 or (further := _group(tokens, _past_joint(tokens, end), opening=False)) is None:
            break
        if further.scale >= scale or further.value * further.scale >= scale or _breaks(tokens, further):
            break
        total, scale, end = total + further.value * further.scale, further.scale, further.end
    return Number(exact(total), end, first.scale, first.digits)


def _breaks(tokens: Tokens, further: _Group) -> bool:
    """Whether what follows is a number by itself: 3.5 million 2024."""
    return further.digits is not None and (
        "." in further.digits or "," in further.digits or tokens.at(further.end) == "-"
    )


def _past_joint(tokens: Tokens, index: int) -> int:
    """Where a number may go on: behind "and", where a word without a multiplier of its own follows."""
    follows = tokens.at(index) in tokens.words.joints and tokens.at(index + 1) in tokens.words.small
    return index + 1 if follows and tokens.at(index + 2) not in tokens.words.hundreds else index


def _group(tokens: Tokens, index: int, *, opening: bool) -> _Group | None:
    words = tokens.words
    text = tokens.at(index)
    if text[:1].isdecimal():
        return _in_digits(tokens, index)
    if opening and (text in {"a", "an"} or text in words.halves or text == "half") and words.scales:
        return _article(tokens, index)
    if text in words.single:
        return _Group(1, words.scales[text], _past_dot(tokens, index + 1), None) if opening else None
    value, end = _below_thousand(tokens, index)
    if value is None:
        return None
    value, end = _with_half(tokens, value, end)
    return _scaled(tokens, value, end, None)


def _article(tokens: Tokens, index: int) -> _Group | None:
    """A million, half a billion, жарым миллион."""
    words = tokens.words
    half = tokens.at(index) not in {"a", "an"}
    at = index + 1
    if half and tokens.at(at) in {"a", "an"}:
        at += 1
    follower = tokens.at(at)
    value = 0.5 if half else 1.0
    if (scale := words.scale(follower)) is not None and len(follower) > 2:  # noqa: PLR2004 - "a k" is none
        return _Group(value, scale, at + 1, None)
    if follower in words.hundreds and not half:
        return _scaled(tokens, _HUNDRED, at + 1, None)
    if follower == "dozen":
        return _Group(value * 12, 1, at + 1, None)
    return None


def _in_digits(tokens: Tokens, index: int) -> _Group | None:
    words = tokens.words
    run = tokens.at(index)
    after = tokens.at(index + 1)
    scale = words.scale(after)
    measured = scale is not None or words.units.get(words.lemma(after)) is not None
    value = read_digits(run, decimal_comma=words.tongue.decimal_comma, measured=measured)
    if value is None:
        return None
    end = index + 1
    if after in words.hundreds:
        value, end, run = value * _HUNDRED, end + 1, ""
    halved, end = _with_half(tokens, value, end)
    if halved == value and after == "-" and tokens.glued(index + 2) and words.scale(tokens.at(index + 2)) is not None:
        end += 1
    return _scaled(tokens, halved, end, run if halved == value else None)


def _scaled(tokens: Tokens, value: float, end: int, digits: str | None) -> _Group:
    scale = tokens.words.scale(tokens.at(end))
    if scale is None and tokens.at(end) in _MONEY_SCALES and tokens.glued(end) and tokens.at(end - 2) in SIGNS:
        scale = _MONEY_SCALES[tokens.at(end)]
    if scale is None or (len(tokens.at(end)) == 1 and not tokens.glued(end)):
        return _Group(value, 1, end, digits or None)
    return _Group(value, scale, _past_dot(tokens, end + 1), None)


def _past_dot(tokens: Tokens, end: int) -> int:
    """Behind the dot of an abbreviation (тыс.), where the sentence goes on."""
    short = tokens.at(end - 1)
    return (
        end + 1
        if tokens.at(end) == "." and tokens.glued(end) and len(short) <= _GROUP + 1 and tokens.at(end + 1)
        else end
    )


def _with_half(tokens: Tokens, value: float, end: int) -> tuple[float, int]:
    halves = tokens.words.halves
    for length in (3, 2, 1):
        if " ".join(tokens.texts[end : end + length]) in halves:
            return value + 0.5, end + length
    return value, end


def _below_thousand(tokens: Tokens, index: int) -> tuple[float | None, int]:
    """The value of number words up to 999 (fifteen hundred: up to 9,999), and where they end."""
    words = tokens.words
    current: float | None = None
    at = index
    for _ in range(_PARTS):
        text = tokens.at(at)
        if text in words.hundreds:
            if current is not None and not 0 < current < _HUNDRED:
                break
            current = (current or 1) * _HUNDRED
        elif (value := words.small.get(text)) is not None or (
            current is not None and (value := words.small_cased(text)) is not None
        ):
            if current is None:
                current = value
            elif _follows(words, current, value) and not _opens_hundreds(tokens, at):
                current += value
            else:
                break
        elif (text == "-" and current is not None and _joins(tokens, at, current)) or (
            text in words.joints and current is not None and current >= _HUNDRED and _past_joint(tokens, at) > at
        ):
            pass
        else:
            break
        at += 1
    return current, at


def _follows(words: Words, current: float, value: float) -> bool:
    """Whether the smaller number may stand behind the greater one: twenty five, сто двадцать."""
    if current % 100 == 0:
        return value < _HUNDRED
    return current % 10 == 0 and value < 10 and (current % 100 != 10 or not words.eleven)  # noqa: PLR2004 - the places of a number


def _opens_hundreds(tokens: Tokens, index: int) -> bool:
    return tokens.at(index + 1) in tokens.words.hundreds


def _joins(tokens: Tokens, index: int, current: float) -> bool:
    """Whether the hyphen is that of twenty-five."""
    value = tokens.words.small.get(tokens.at(index + 1))
    return (
        value is not None and tokens.glued(index) and tokens.glued(index + 1) and _follows(tokens.words, current, value)
    )
