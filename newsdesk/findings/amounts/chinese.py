"""Amounts in Chinese: 1.5万, 两千三百亿元, 12余项, 百分之三十."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from newsdesk.findings.amounts.chinese_numerals import DIGITS, RUN, Draft, draft
from newsdesk.findings.amounts.quantity import MOST, Quantity
from newsdesk.findings.amounts.words import zh
from newsdesk.findings.amounts.words.tongue import CODES, LASTING, SIGNS, SYMBOLS
from newsdesk.records import Bound

_ANY: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿]|翻番")
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
_AFTER: Final = _turned({str(bound): listed for bound, listed in zh.AFTER.items()})
_PER: Final = _turned(zh.PER)

_MEASURE: Final = re.compile(
    rf"\s?(?:(?P<money>{_any_of(_CURRENCIES)})|(?P<unit>{_any_of(_UNITS)})|(?P<measure>{_any_of(_MEASURES)}))"
)
_OTHER: Final = re.compile(
    r"\s?(?:年代|年级|周年|年度|月(?!度电)|日|号|时|点(?!建议|意见|主张|倡议|共识)|分(?!钟)|届|秒|世纪|岁|度(?!电)|国|中全会|大(?:类)?|级|号线|次方|:|\.\d)"
)
_NOUN: Final = re.compile(rf"(?P<noun>{_any_of(_COUNTED)})(?![级际线路站长群])")
_NOUN_ENDS: Final = re.compile(r"[\W\d_和与及了在对向为]")
_NOUN_REACH: Final = 15
"""Characters behind a measure word in which the noun ends."""
_BOUND: Final = re.compile(
    rf"(?P<under>{_any_of(set(zh.BEFORE['under'].split()))})$|(?P<over>{_any_of(set(zh.BEFORE['over'].split()))})$|"
    rf"(?P<about>(?<![签条合节公契预履违最附邻靠])(?:{_any_of(set(zh.BEFORE['about'].split()))}))了?$"
)
_BEHIND: Final = re.compile(rf"\s?(?P<bound>{_any_of(_AFTER)})(?![边个下])")
_EACH: Final = re.compile(rf"(?P<per>{_any_of(_PER)})[^,。;\d]{{0,8}}$")
_SLASH: Final = re.compile(r"\s?(?:/|每)(?P<per>年|月|日|天|小时)")
_SLASHED: Final = {"年": "year", "月": "month", "日": "day", "天": "day", "小时": "hour"}
_GIVEN: Final = re.compile(
    rf"(?P<noun>{_any_of(_COUNTED)}|[一-鿿]{{2,4}}?(?=数量|人数|总数|规模))(?:数量|人数|总数|规模|名额)?[再将已]?(?:增加|新增|增至|增加到|扩大到|扩大至|提高到|提高至|达到|达)了?$"
)
_DECIMALS: Final = re.compile(r"点([〇零一二三四五六七八九]{1,4}+)")
_WINDOW: Final = 24
_YEAR: Final = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NAMED: Final = re.compile(r"[a-z第几数#№+_]-?$|[a-z]\d$|(?:星期|礼拜|周)$")


def find_chinese(text: str) -> list[Quantity]:
    """The amounts in a Chinese sentence."""
    if _ANY.search(text) is None:
        return []
    found: list[Quantity] = []
    at = 0
    for _ in range(MOST):
        if (run := RUN.search(text, at)) is None:
            break
        at = run.end()
        if (quantity := _amount(text, run)) is not None:
            found.append(quantity)
            at = max(at, quantity.end)
    return found


def _amount(text: str, run: re.Match[str]) -> Quantity | None:
    written = run[0].strip()
    if (times := _DOUBLED.get(written)) is not None:
        return Quantity(run.end() - len(written), run.end(), times, times, None, "times", None, None)
    number = draft(text, run)
    if number is None:
        return None
    if text.startswith("百分之", max(0, run.start() - 3)) and run.start() >= 3:  # noqa: PLR2004 - the length of that word
        return _percent(text, number)
    if _NAMED.search(text, max(0, run.start() - 2), run.start()):
        return None
    start, currency = _money_before(text, number.start)
    what = _Measure(None, currency, number.end) if currency else _measure(text, number)
    if currency is not None and (again := _MEASURE.match(text, number.end)) is not None and again["money"]:
        what = _Measure(None, currency, again.end())
    return None if what is None else _surrounded(text, number, start, what)


def _percent(text: str, number: Draft) -> Quantity:
    low, high, end = number.low, number.high, number.end
    if low == high and (decimals := _DECIMALS.match(text, end)) is not None:
        low = high = low + sum(DIGITS[digit] / 10**place for place, digit in enumerate(decimals[1], start=1))
        end = decimals.end()
    bound, start = _bound_before(text, number.start - 3, "%")
    return Quantity(start, end, low, high, bound, "%", None, None)


class _Measure(NamedTuple):
    """A unit or a currency, and the index behind it."""

    unit: str | None
    currency: str | None
    end: int


def _measure(text: str, number: Draft) -> _Measure | None:
    """What the number measures; None where it measures nothing."""
    found = _MEASURE.match(text, number.end)
    longer = found is not None and len(found[0].strip()) > 1 and found["measure"] is None
    if _OTHER.match(text, number.end) and not longer:
        return None
    if found is None:
        return _unmeasured(text, number)
    if _is_date(text, number, found):
        return None
    if found["money"]:
        return _Measure(None, _CURRENCIES[found["money"]], found.end())
    unit, end = _unit(text, found)
    return None if _is_indefinite(number, unit, found) else _Measure(unit, None, end)


def _unmeasured(text: str, number: Draft) -> _Measure | None:
    """What is counted without a measure word: by the noun behind it, or by what was said to grow by that number."""
    if number.number.spelled and number.number.scale == 1:
        return None
    unit, end = _noun(text, number.end)
    given = _GIVEN.search(text, max(0, number.start - _WINDOW), number.start)
    if unit is None and given is not None:
        unit = _COUNTED.get(given["noun"], given["noun"])
    if unit is None and (number.number.spelled or number.number.scale == 1):
        return None
    return _Measure(unit, None, end)


def _surrounded(text: str, number: Draft, start: int, what: _Measure) -> Quantity:
    """The amount with its bounds and its period."""
    bound: Bound | None = "over" if number.number.over else None
    end = what.end
    if bound is None and (behind := _BEHIND.match(text, end)) is not None:
        bound, end = _bound(_AFTER[behind["bound"]]), behind.end()
    if bound is None:
        bound, start = _bound_before(text, start, what.unit)
    per, end = _per(text, start, end)
    return Quantity(start, end, number.low, number.high, bound, what.unit, what.currency, per)


def _bound(word: str) -> Bound:
    return "over" if word == "over" else "under" if word == "under" else "about"


def _money_before(text: str, start: int) -> tuple[int, str | None]:
    before = text[max(0, start - 4) : start].rstrip(" ")
    width = start - max(0, start - 4) - len(before)
    if before[-1:] in SIGNS and before:
        code = SIGNS[before[-1]]
        return start - width - 1, code
    if before.endswith("人民币"):
        return start - width - 3, "CNY"
    return (start - width - 3, CODES[before[-3:]]) if before[-3:] in CODES else (start, None)


def _is_date(text: str, number: Draft, measure: re.Match[str]) -> bool:
    """Whether it is a year or an anniversary: 2025年, 30周年."""
    word = measure[0].strip()
    if word == "年":
        return _YEAR.fullmatch(number.written) is not None or text.startswith(("代", "级", "度"), measure.end())
    if word == "方":
        return number.number.scale == 1
    return word == "周" and text.startswith("年", measure.end())


def _is_indefinite(number: Draft, unit: str, measure: re.Match[str]) -> bool:
    """Whether it is 一个, 一名 and the like, or a number in words that is no count (三点, 双层)."""
    if not number.number.spelled:
        return False
    if measure["measure"] in zh.BARE_MEASURES:
        return True
    return number.low == number.high == 1 and (measure["measure"] is not None or unit in LASTING or unit in _THINGS)


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
    stop = _NOUN_ENDS.search(text, end, end + _NOUN_REACH)
    found = _NOUN.search(text, end, stop.start() if stop else end + _NOUN_REACH)
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
