"""Amounts in Chinese: 1.5万, 两千三百亿元, 12余项, 百分之三十."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from newsdesk.findings.amount import MOST, Quantity
from newsdesk.findings.amount_words import zh
from newsdesk.findings.amount_words.tongue import CODES, LASTING, SIGNS, SYMBOLS
from newsdesk.findings.numerals import read_digits
from newsdesk.records import Bound

_DIGITS: Final = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 1e4, "亿": 1e8, "兆": 1e12}
_ANY: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿]|翻番")
_RUN: Final = re.compile(
    r"(?:\d{1,3}(?:[ ,]\d{3}(?!\d))++(?![万亿])(?:\.\d+)?|\d+(?:[.:/]\d+)*+|[〇零一二两三四五六七八九十百]|千(?![瓦克米伏])|(?<![\d一-九])[万亿](?=[余多]))"
    r"(?:[〇零一二两三四五六七八九十百万亿余多]|千(?![瓦克米伏])){0,24}+(?:\d+(?:\.\d+)?+(?:[十百万亿余多]|千(?![瓦克米伏])){1,6}+)?| ?翻(?:了)?(?:一番|两番|番)"
)
_PIECE: Final = re.compile(r"\d[\d.,: /]*|[^\d]")
_TO: Final = re.compile(r" ?(?:-|~|至|到|—) ?")
_DOUBLED: Final = {"翻番": 2.0, "翻一番": 2.0, "翻了一番": 2.0, "翻了番": 2.0, "翻两番": 4.0, "翻了两番": 4.0}


def _turned(table: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, listed in table.items() for word in listed.split()}


def _any_of(words: Mapping[str, object] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNITS: Final = {
    **_turned(zh.UNITS),
    **{word.strip(): unit for unit, listed in SYMBOLS.items() for word in listed.split(",") if " " not in word.strip()},
}
_CURRENCIES: Final = {**CODES, **_turned(zh.CURRENCIES)}
_COUNTED: Final = _turned(zh.COUNTED)
_MEASURES: Final = set(zh.MEASURES.split())
_BEFORE: Final = _turned({str(bound): listed for bound, listed in zh.BEFORE.items()})
_AFTER: Final = _turned({str(bound): listed for bound, listed in zh.AFTER.items()})
_PER: Final = _turned(zh.PER)

_MEASURE: Final = re.compile(
    rf"\s?(?:(?P<money>{_any_of(_CURRENCIES)})|(?P<unit>{_any_of(_UNITS)})|(?P<measure>{_any_of(_MEASURES)}))"
)
_OTHER: Final = re.compile(
    r"\s?(?:年代|年级|周年|年度|月(?!度电)|日|号|时|点(?!建议|意见|主张|倡议|共识)|分(?!钟)|届|秒|世纪|岁|度(?!电)|国|中全会|大(?:类)?|级|号线|次方|:|\.\d)"
)
_NOUN: Final = re.compile(
    rf"[^\W\d_,。、;和与及的了在对向为]{{0,5}}?(?:的)?[^\W\d_,。、;和与及的了在对向为]{{0,4}}?(?P<noun>{_any_of(_COUNTED)})(?![级际])"
)
_BOUND: Final = re.compile(
    rf"(?P<under>{_any_of(set(zh.BEFORE['under'].split()))})$|(?P<over>{_any_of(set(zh.BEFORE['over'].split()))})$|"
    rf"(?P<about>(?<![签条合节公契预履违最附邻靠])(?:{_any_of(set(zh.BEFORE['about'].split()))}))了?$"
)
_BEHIND: Final = re.compile(rf"\s?(?P<bound>{_any_of(_AFTER)})")
_EACH: Final = re.compile(rf"(?P<per>{_any_of(_PER)})[^,。;\d]{{0,8}}$")
_SLASH: Final = re.compile(r"\s?(?:/|每)(?P<per>年|月|日|天|小时)")
_SLASHED: Final = {"年": "year", "月": "month", "日": "day", "天": "day", "小时": "hour"}
_GIVEN: Final = re.compile(
    rf"(?P<noun>{_any_of(_COUNTED)}|[一-鿿]{{2,4}}?(?=数量|人数|总数|规模))(?:数量|人数|总数|规模|名额)?[再将已]?(?:增加|新增|增至|增加到|扩大到|扩大至|提高到|提高至|达到|达)了?$"
)
_DECIMALS: Final = re.compile(r"点([〇零一二三四五六七八九]{1,4}+)")
_WINDOW: Final = 24
_YEAR: Final = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NAMED: Final = re.compile(r"[a-z第几数#№+_]-?$|[a-z]\d$")
_MARKS: Final = "十百千万亿"


class _Read(NamedTuple):
    value: float
    scale: float
    """Its greatest multiplier."""
    over: bool
    """It has 余 or 多."""
    words: bool
    """Written without digits."""


def find_chinese(text: str) -> list[Quantity]:
    """The amounts in a Chinese sentence."""
    if _ANY.search(text) is None:
        return []
    found: list[Quantity] = []
    at = 0
    for _ in range(MOST):
        if (run := _RUN.search(text, at)) is None:
            break
        at = run.end()
        if (quantity := _amount(text, run)) is not None:
            found.append(quantity)
            at = max(at, quantity.end)
    return found


def _amount(text: str, run: re.Match[str]) -> Quantity | None:
    written = run[0].strip()
    if written in _DOUBLED:
        value = _DOUBLED[written]
        return Quantity(run.end() - len(written), run.end(), value, value, None, "times", None, None)
    start, end = run.span()
    percent = text[max(0, start - 3) : start] == "百分之"
    number = _round(text, run) or read_chinese(written)
    if number is None or (not percent and _NAMED.search(text, max(0, start - 2), start)):
        return None
    low, high, end, number = _with_range(text, number, end)
    return _percent(text, start, end, low, high) if percent else _measured(text, run, end, low, high, number)


def _round(text: str, run: re.Match[str]) -> _Read | None:
    """A bare hundred or thousand behind a bound: 近百家, 上千人."""
    if run[0] not in {"百", "千"} or text[run.start() - 1 : run.start()] not in {"近", "上", "超", "逾", "约"}:
        return None
    return _Read(float(_PLACES[run[0]]), 1.0, text[run.start() - 1] == "上", words=True)


def read_chinese(run: str) -> _Read | None:
    """What a number in Han characters, digits or both says; None where it is malformed (十四五, 二〇二五).

    Units of ten thousand and of a hundred million each multiply what stands before them.
    """
    total = section = 0.0
    current: float | None = None
    scale = 1.0
    over = False
    last_place = 1e4
    for piece in _PIECE.findall(run):
        if piece[0].isdecimal():
            value = read_digits(piece.strip(" .,:/"), decimal_comma=False, measured=True)
            if current is not None or value is None:
                return None
            current = value
        elif piece in _DIGITS:
            if current is not None:
                return None
            current = float(_DIGITS[piece]) or None
        elif piece in _PLACES:
            place = _PLACES[piece]
            if place >= last_place or (current is None and place != 10 and not _alone(run)):  # noqa: PLR2004 - 十 needs no 一
                return None
            section += (1 if current is None else current) * place
            current, last_place = None, place
        elif piece in _SCALES:
            part = section + (current or 0)
            total = (
                (total + part) * _SCALES[piece]
                if piece == "亿" and total and scale < _SCALES[piece]
                else total + (part or 1) * _SCALES[piece]
            )
            scale = max(scale, _SCALES[piece])
            section, current, last_place = 0.0, None, 1e4
        elif over:
            return None
        else:
            over = True
    value = total + section + (current or 0)
    return _Read(value, scale, over, not any(char.isdecimal() for char in run)) if value else None


def _alone(run: str) -> bool:
    """Whether it is one of 百余, 千余, 千万余."""
    return run[0] in "百千" and run[-1] in "余多"


def _with_range(text: str, number: _Read, end: int) -> tuple[float, float, int, _Read]:
    low = number.value
    begin = end + 1 if text[end : end + 1] == "%" else end
    link = _TO.match(text, begin)
    second = _RUN.match(text, link.end()) if link else None
    upper = read_chinese(second[0]) if second else None
    if second is None or upper is None:
        return low, low, end, number
    if number.scale == 1 and upper.scale > 1 and low * upper.scale < upper.value:
        low *= upper.scale
    if low >= upper.value:
        return number.value, number.value, end, number
    return low, upper.value, second.end(), upper


def _percent(text: str, start: int, end: int, low: float, high: float) -> Quantity:
    start -= 3
    if low == high and (decimals := _DECIMALS.match(text, end)) is not None:
        low = high = low + sum(_DIGITS[digit] / 10**place for place, digit in enumerate(decimals[1], start=1))
        end = decimals.end()
    bound, start = _bound_before(text, start, "%")
    return Quantity(start, end, low, high, bound, "%", None, None)


def _measured(text: str, run: re.Match[str], end: int, low: float, high: float, number: _Read) -> Quantity | None:
    start, written = run.start(), run[0]
    bound: Bound | None = "over" if number.over else None
    start, currency = _money_before(text, start)
    measure = _MEASURE.match(text, end)
    if currency is None and (_OTHER.match(text, end) and not _is_unit(measure)):
        return None
    unit = None
    if measure is not None and (currency is None or measure["money"]):
        if _is_date(text, written, measure, number):
            return None
        end = measure.end()
        currency = currency or (_CURRENCIES[measure["money"]] if measure["money"] else None)
        if currency is None:
            unit, end = _unit(text, measure)
        if _is_indefinite(low, high, number, unit, currency, measure):
            return None
    elif currency is None:
        if number.words and number.scale == 1:
            return None
        unit, end = _noun(text, end)
        given = _GIVEN.search(text, max(0, start - _WINDOW), start)
        if unit is None and given is not None:
            unit = _COUNTED.get(given["noun"], given["noun"])
        if unit is None and ((_YEAR.fullmatch(written) or number.scale == 1) or number.words):
            return None
    if (
        bound is None
        and (behind := _BEHIND.match(text, end)) is not None
        and not text.startswith(("余下", "多边", "多个"), end)
    ):
        bound, end = _bound(_AFTER[behind["bound"]]), behind.end()
    if bound is None:
        bound, start = _bound_before(text, start, unit)
    per, end = _per(text, start, end)
    return Quantity(start, end, low, high, bound, unit, currency, per)


def _bound(word: str) -> Bound:
    return "over" if word == "over" else "under" if word == "under" else "about"


def _is_unit(measure: re.Match[str] | None) -> bool:
    """Whether a measure stands here that is longer than what looks like a date (度电, 分钟)."""
    return measure is not None and len(measure[0].strip()) > 1 and measure["measure"] is None


def _money_before(text: str, start: int) -> tuple[int, str | None]:
    before = text[max(0, start - 4) : start].rstrip(" ")
    width = start - max(0, start - 4) - len(before)
    if before[-1:] in SIGNS and before:
        code = SIGNS[before[-1]]
        return start - width - 1, code
    if before.endswith("人民币"):
        return start - width - 3, "CNY"
    return (start - width - 3, CODES[before[-3:]]) if before[-3:] in CODES else (start, None)


def _is_date(text: str, written: str, measure: re.Match[str], number: _Read) -> bool:
    """Whether it is a year, a clock time, a session: 2025年, 二〇二五年."""
    word = measure[0].strip()
    if word == "年":
        return _YEAR.fullmatch(written) is not None or text.startswith(("代", "级", "度"), measure.end())
    if word == "方":
        return number.scale == 1
    return word == "周" and text.startswith("年", measure.end())


def _is_indefinite(
    low: float, high: float, number: _Read, unit: str | None, currency: str | None, measure: re.Match[str]
) -> bool:
    """Whether it is 一个, 一名 and the like, or a number in words that is no count (三点, 双层)."""
    if not number.words or currency is not None:
        return False
    if measure["measure"] in zh.BARE_MEASURES:
        return True
    return low == high == 1 and (measure["measure"] is not None or unit in LASTING or unit in _THINGS)


_THINGS: Final = frozenset(
    ["people", "families", "vehicles", "trains", "aircraft", "ships", "visits", "times", *zh.COUNTED]
)


def _unit(text: str, measure: re.Match[str]) -> tuple[str, int]:
    """The unit with the noun behind it where that is known, and where it ends."""
    word = measure["unit"] or measure["measure"]
    if measure["unit"] and _UNITS[word] not in _THINGS:
        return _UNITS[word], measure.end()
    noun, end = _noun(text, measure.end())
    if noun is not None and (measure["measure"] or word in {"名", "辆", "列"}):
        return noun, end
    return _UNITS.get(word, word), measure.end()


def _noun(text: str, end: int) -> tuple[str | None, int]:
    found = _NOUN.match(text, end)
    return (_COUNTED[found["noun"]], found.end()) if found else (None, end)


def _bound_before(text: str, start: int, unit: str | None) -> tuple[Bound | None, int]:
    found = _BOUND.search(text, max(0, start - 6), start)
    if found is None or found.lastgroup is None or (found[0] == "近" and unit in LASTING):
        return None, start
    return _bound(found.lastgroup), found.start()


def _per(text: str, start: int, end: int) -> tuple[str | None, int]:
    if (slash := _SLASH.match(text, end)) is not None:
        return _SLASHED[slash["per"]], slash.end()
    each = _EACH.search(text, max(0, start - _WINDOW), start)
    return (_PER[each["per"]] if each else None), end
