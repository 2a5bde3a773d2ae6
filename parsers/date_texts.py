"""Texts -> the dates in them, in every way that publishers write them.

A text is read by a few forms, each a regular expression with bounded repeats that finds the day; the clock is looked
for behind it, and before it. Words are looked up afterwards in `newsdesk/date_words.py`, so that another language is
another row there. What could mean two days (12/02/2024) is read only where the order of day and month is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from html import unescape
from typing import Literal
from zoneinfo import ZoneInfo

from newsdesk import date_words as words
from newsdesk.records import Precision

Order = Literal["dmy", "mdy"]
"""Which comes first where a day is written in numbers with the year behind."""

Label = Literal["published", "changed"]

WIDEST_OFFSET = timedelta(hours=14)
_CENTURY_TURNS_AT = 50
_LONGEST = 400
"""Characters: no text that is a date is longer."""
_YEARLESS_WITHIN = timedelta(days=183)
"""How far back a date without a year may lie: publishers leave out the year that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a date is read against."""

    zone: ZoneInfo
    """The publisher's, for dates that carry none."""
    now: datetime | None = None
    """When the text was collected, aware; without it "yesterday" and dates without a year cannot be read."""
    order: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A date as it was read, from `text[start:end]`."""

    at: datetime
    """UTC; of a day or a month, midnight UTC of the day (or of the first of the month) that was written."""
    begins: datetime
    """UTC: the moment at which the day (or month) began for the publisher."""
    precision: Precision
    start: int = 0
    end: int = 0
    label: Label | None = None
    """What the words before it say that happened then."""
    counted: bool = False
    """Whether it is counted from the time of collection."""
    offset: timedelta | None = None
    """From UTC, of the clock that it was written by; None of a bare day or month, and of what has no clock."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A day (or month) found in a text, before its clock is read."""

    start: int
    end: int
    day: datetime
    """Naive: the wall clock's."""
    precision: Precision
    parts: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class _Clock:
    """The time of a day, and from where to where it stands in the text together with its day."""

    start: int
    end: int
    parts: Mapping[str, str | None]


# --- Forms ------------------------------------------------------------------------------------------------------------

_LETTER = r"[^\W\d_]"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SUFFIX = (
    "st|nd|rd|th|er|nji|njy|inji|ynjy|unjy|е|го|ое|му|ші|шы|юми|уми|ӯми|ми|ум|чи|чы|чү|чу|ci|cı|cu|cü"
)  # fmt: skip
_DAY = rf"(?P<day>\d{{1,2}})(?:[.,º°ªo]|\s?[-–]?\s?(?:{_SUFFIX})(?!{_LETTER}))?"
_MONTH = rf"(?P<month>{_LETTER}{{3,14}})\.?"
_OF = rf"(?:(?:(?:de|del|of|di|соли|сол|the)(?!{_LETTER})|d')\s{{0,2}})?"
_GAP = r"[\s.,/\-–|]{0,3}"
_YEAR_WORD = rf"(?P<word>(?:nj[iy]\s)?{_LETTER}{{1,9}}[.,]{{0,2}}\s{{1,2}})"
_FREE = r"(?<![0-9A-Za-z_])(?<!\d[.,:/\-])"
"""What a date in numbers may not stand behind."""
_WHOLE = r"(?<![^\W_])"
_NOT_MINUTES = r"(?<!\d:)"
_LAST = r"(?!\d|[-/.]\d)"


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ANYWHERE = _forms(
    # 2024-12-02, 2024/12/2, 2024.12.02, 2024年12月2日, 2024년 12월 2일
    rf"{_FREE}(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{{1,2}})\s?[-/.月월]\s?(?P<day>\d{{1,2}}){_LAST}\s?[日일]?",
    # 2 December 2024, 02-Dec-2024, 2-nji dekabr 2024, 2 декабри соли 2024, 2 de diciembre de 2024
    rf"{_WHOLE}{_NOT_MINUTES}{_DAY}{_GAP}{_OF}{_MONTH}{_GAP}{_OF}{_YEAR}",
    # December 2, 2024, Dec-02-2024
    rf"{_WHOLE}{_MONTH}[\s\-/]{{0,2}}{_DAY}[\s,.\-/]{{1,3}}{_OF}{_YEAR}",
    # 2024 жылғы 2 желтоқсан, 2024-yil 2-dekabr, 2024-nji ýylyň 2-nji dekabry, 2024, 2 Dec
    rf"{_WHOLE}{_YEAR}[\s.,\-–]{{0,3}}{_YEAR_WORD}?{_DAY}{_GAP}{_MONTH}",
    # 2024 December 2, 2024. december 2., 2024 m. gruodžio 2
    rf"{_WHOLE}{_YEAR}[\s.,\-/]{{1,2}}{_YEAR_WORD}?{_MONTH}[\s\-/]{{1,2}}(?P<day>\d{{1,2}})(?![\d:])",
    # Mon Dec  2 10:00:00 2024, Mon Dec 02 10:00:00 CST 2024
    rf"{_WHOLE}{_MONTH}\s(?P<day>\d{{1,2}})\s(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?:\s[+\-\w:]{{1,9}})?)\s{_YEAR}",
    # 02.12.2024, 2/12/2024, 02-12-2024
    rf"{_FREE}(?P<first>\d{{1,2}})(?P<sep>\s?[./\-]\s?)(?P<second>\d{{1,2}})(?P=sep){_YEAR}(?![./\-]\d)",
)
"""Days that may stand anywhere in a text."""

_SHORT_YEARS = _forms(
    # 2 Dec 24, 02-Dec-24, 2 Dec '24
    rf"{_WHOLE}{_NOT_MINUTES}{_DAY}{_GAP}{_MONTH}(?:\s{{1,2}}|[\s,]?'|-)(?P<year>\d\d)(?![\d:.])",
    # 02.12.24, 2/12/24
    rf"{_FREE}(?P<first>\d{{1,2}})(?P<sep>\s?[./]\s?)(?P<second>\d{{1,2}})(?P=sep)(?P<year>\d\d)(?!\d|[./:]\d)",
)
"""Days with a year of two digits: sure only where a text is there to tell a date."""

_ALONE = _forms(
    # 20241202, 20241202T100000Z
    r"(?<!\w)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:[T\s]?(?P<clock>(?:[01]\d|2[0-4]):?[0-5]\d(?::?(?:[0-5]\d|60))?(?:[.,]\d{1,9})?(?:z|[+-]\d\d(?::?\d\d)?)?))?(?!\w)",
    # 2024-12, 2024年12月
    rf"{_FREE}(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{{1,2}}){_LAST}\s?[月월]?",
    # December 2024
    rf"{_WHOLE}{_MONTH}[\s,/\-]{{1,3}}{_OF}{_YEAR}",
    # 2024 December, 2024 жылғы желтоқсан
    rf"{_WHOLE}{_YEAR}[\s.,\-–]{{1,3}}{_YEAR_WORD}?{_MONTH}",
)
"""What is a date only where the text is nothing else."""

_YEARLESS = _forms(
    rf"{_WHOLE}{_NOT_MINUTES}{_DAY}{_GAP}{_OF}{_MONTH}",
    rf"{_WHOLE}{_MONTH}[\s\-]{{1,2}}(?P<day>\d{{1,2}})(?![\d:])",
    r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
)
"""Days without a year: the latest of that name that has come."""

_CLOCK = rf"""
    (?<![\d:.]) (?P<hour>[01]?\d|2[0-4])
    (?: \s?[:h]\s? | \s?[時时시点點]\s? | \.(?=\d\d(?:\s?uhr|\.\d\d(?!\d))) )
    (?P<minute>[0-5]\d|\d(?=:)) (?!\d) \s?[分분]?
    (?: [\s.]?:? (?<=[:.分분]) (?P<second>[0-5]?\d|60) (?!\d) 秒? (?:[.,]\d{{1,9}})? )?
    (?: \s?(?P<half>[ap])\s?\.?\s?m\b\.? )?
    (?P<zone> \s?(?:gmt|utc)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?(?!\d)
        | \s?(?:[a-z]{{1,5}}\s?)?[+-]\s?\d{{1,2}}:\d\d(?![\d:]) (?:\s?(?-i:[A-Z]{{1,5}})(?!{_LETTER}))?
        | \s?(?:[a-z]{{1,5}}\s?)?[+-]\d{{3,4}}(?![\d.:/-]) (?:\s?(?-i:[A-Z]{{1,5}})(?!{_LETTER}))?
        | (?:[a-z]{{1,5}}\s?)?[+-]\d{{1,2}}(?![\d.:/-])
        | \s?(?:z\s?(?-i:[A-Z]{{2,5}})|z|(?-i:[A-Z]{{1,5}})|gmt|utc|мск|\(\s?мск\s?\)|\(?北京时间\)?)(?!{_LETTER})
    )?
    (?: \s?\([^()]{{0,60}}\) )?
"""
_BETWEEN = rf"(?P<between>[\s,;|/·•.\-–—()\[\]@:]{{0,6}}+(?:{_LETTER}{{1,15}}+[\s.,:|()\-–—]{{0,4}}+){{0,4}}+)"
_CLOCK_BEHIND = re.compile(rf"(?:\s?T\s?(?=\d)|{_BETWEEN}){_CLOCK}", re.VERBOSE | re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"{_CLOCK}{_BETWEEN}\Z", re.VERBOSE | re.IGNORECASE)
_PACKED_CLOCK = re.compile(r"(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s?(?P<zone>.*)")
_CLOCK_WITHIN = 60
"""Characters before a day in which its clock may stand."""
_IN_CHINESE = re.compile(rf"(?:星期|周|週)[一二三四五六日天]|{'|'.join((*words.FORENOON, *words.AFTERNOON, '中午'))}")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))


_UNITS = {name: unit for unit, names in words.UNITS.items() for name in names}
_COUNT = (
    rf"(?:(?P<count>\d{{1,3}})\s?\+?\s?|(?:{_any_of(words.ONE)})\s?)?(?P<unit>{_any_of(_UNITS)})\.?"
    rf"(?:[\s,]{{0,2}}(?:and\s|и\s)?(?P<more>\d{{1,2}})\s?(?P<smaller>{_any_of(words.UNITS['minute'])})\.?)?"
)
_AGO = _forms(
    rf"{_WHOLE}{_COUNT}\s?(?:{_any_of(words.AGO_BEHIND)})(?!{_LETTER})",
    rf"{_WHOLE}(?:{_any_of(words.AGO_BEFORE)})\s{_COUNT}(?!{_LETTER})",
)
_JUST_NOW = re.compile(rf"(?<!{_LETTER})(?:{_any_of(words.JUST_NOW)})(?!{_LETTER})", re.IGNORECASE)
_NAMED_DAY = re.compile(
    rf"{_WHOLE}(?P<name>{_any_of(words.DAYS_AGO)})(?![^\W\d\u3000-\u9fff\uac00-\ud7af])", re.IGNORECASE
)

_EPOCH = re.compile(r"(?:/Date\()?(?P<seconds>\d{10})(?:\d{3}|\d{6})?(?:\.\d{1,9})?(?:[+-]\d{4})?(?:\)/)?")
_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):([0-5]\d):([0-5]\d) "
    r"(?:([+-])(\d\d)([0-5]\d)|GMT|UTC|UT|Z)"
)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?")
_ISO_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d(?:Z|[+-]\d\d(?::?\d\d)?)?")
_ISO_WEEK, _ISO_ORDINAL = re.compile(r"\d{4}-?W\d\d-?[1-7]"), re.compile(r"\d{4}-\d{3}")

_UNIVERSAL = {"z": 0, "ut": 0, "utc": 0, "gmt": 0}
_OF_RFC_822 = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_NEARBY = {
    "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "uzt": 5, "tjt": 5, "tmt": 5, "kgt": 6, "hkt": 8,
    "北京时间": 8, "jst": 9, "kst": 9,
}  # fmt: skip
_ZONE_HOURS = _UNIVERSAL | _OF_RFC_822 | _NEARBY
"""Names of zones; those around the sources only where they have one meaning (IST and BST have not)."""
_OFFSET = re.compile(r"[a-z]*\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\s*[a-z]*")

_WORDS = re.compile(rf"{_LETTER}+(?:'{_LETTER}+)?")
_TWO_WORDS = re.compile(_any_of(words.TWO_WORD_MONTHS), re.IGNORECASE)
_ALIKE = str.maketrans(
    dict.fromkeys("’‘ʻʼ`", "'")
    | {"−": "-"}
    | dict.fromkeys("\u200b\u200e\u200f\xad\x00")
    | {digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}
)
"""Apostrophes, minus signs and digits of other scripts as ASCII; without what nobody sees."""
_LABEL_WITHIN = 32
"""Characters before a date in which its label stands."""


# --- Doors ------------------------------------------------------------------------------------------------------------


def read(raw: str, setting: Setting) -> Reading | None:
    """The date that a text is: but for labels, weekdays and a clock nothing else may stand in it.

    None for what cannot be read, and for what could mean two days.
    """
    raw = raw.strip()
    if len(raw) > _LONGEST:
        return None
    return _at_once(raw, setting.zone) or _alone(plain(raw), setting)


def find(text: str, setting: Setting, *, short: bool = False) -> list[Reading]:
    """The days written in a `plain` text, in order, with their clocks.

    `short`: the text stands where a page tells its date. There, years of two digits count, and days counted from the
    time of collection.
    """
    found = [*_readings(text, _ANYWHERE + _SHORT_YEARS if short else _ANYWHERE, setting)]
    if short and not found and (one := _counted(text, setting)):
        rest = f"{text[: one.start]} {text[one.end :]}"
        return [replace(one, counted=True)] if one.precision == "minute" or says_nothing(rest) else []
    return found


def plain(text: str) -> str:
    """A text with its characters in their usual forms and its spaces single."""
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.replace("İ", "i")).translate(_ALIKE)
        text = _TWO_WORDS.sub(lambda match: match[0].replace(" ", ""), text)
    return " ".join(text.split())


# --- Whole texts ------------------------------------------------------------------------------------------------------


def _at_once(raw: str, zone: ZoneInfo) -> Reading | None:
    """What nearly all feeds and pages write, without the search for forms."""
    try:
        if found := _RFC_822.fullmatch(raw):
            return _of_rfc_822(found)
        if _ISO_MOMENT.fullmatch(raw):
            at = datetime.fromisoformat(raw).replace(microsecond=0)
            return _by_clock(at, at.tzinfo or zone, "second") if _is_in_use(at.utcoffset()) else None
        if found := _EPOCH.fullmatch(raw):
            return _moment(datetime.fromtimestamp(int(found["seconds"]), UTC), "second")
        day = _rare_iso_day(raw)
    except (ValueError, OverflowError):  # no such day, hour or year: perhaps another form has it
        return None
    return _of_day(day, "day", zone) if day else None


def _of_rfc_822(found: re.Match[str]) -> Reading | None:
    """Raises ValueError for a day or an hour that does not exist."""
    day, name, year, hour, minute, second, sign, hours, minutes = found.groups()
    month = words.MONTHS.get(name.lower(), 0)
    wall = datetime(int(year), month, int(day), int(hour), int(minute), int(second))  # noqa: DTZ001
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if not _is_in_use(offset):
        return None
    return _by_clock(wall, timezone(-offset if sign == "-" else offset), "second")


def _rare_iso_day(raw: str) -> datetime | None:
    """A day with the hour alone, of a week, or of a year. Raises ValueError for one that does not exist."""
    if found := _ISO_HOUR.fullmatch(raw):
        return datetime.fromisoformat(found[1])
    if _ISO_WEEK.fullmatch(raw):
        return datetime.fromisoformat(raw)
    return datetime.strptime(raw, "%Y-%j") if _ISO_ORDINAL.fullmatch(raw) else None  # noqa: DTZ007


def _alone(text: str, setting: Setting) -> Reading | None:
    found = [*_readings(text, _ANYWHERE + _SHORT_YEARS + _ALONE, setting)]
    one = found[0] if found else _counted(text, setting)
    if one is None:
        return None
    rest = f"{text[: one.start]} {text[one.end :]}"
    return one if not re.search(r"\d", rest) and says_nothing(rest) else None


def says_nothing(text: str) -> bool:
    """Whether a text is made of the words that stand around dates."""
    return all(word.lower() in words.PASSED_OVER for word in _WORDS.findall(_IN_CHINESE.sub(" ", text)))


# --- Days and their clocks --------------------------------------------------------------------------------------------


def _readings(text: str, forms: Iterable[re.Pattern[str]], setting: Setting) -> Iterator[Reading]:
    behind = 0
    for written in _apart(text, forms, setting):
        if written.start >= behind and (one := _with_clock(written, text, behind, setting)):
            behind = one.end
            yield one


def _apart(text: str, forms: Iterable[re.Pattern[str]], setting: Setting) -> list[_Written]:
    """What the forms find, in order; of two at one place the longer."""
    found = [one for form in forms for match in form.finditer(text) if (one := _written(match, setting))]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _written(match: re.Match[str], setting: Setting) -> _Written | None:
    parts = match.groupdict()
    if (word := parts.get("word")) and not all(one.lower() in words.YEAR_WORDS for one in _WORDS.findall(word)):
        return None
    try:
        day = _numbered(parts, setting) if "first" in parts else _day(parts, setting)
    except ValueError:  # no such day or month
        return None
    if day is None:
        return None
    return _Written(match.start(), match.end(), day, "day" if "first" in parts or parts.get("day") else "month", parts)


def _day(parts: Mapping[str, str | None], setting: Setting) -> datetime | None:
    """Raises ValueError for a day or a month that does not exist."""
    month, day = _month(parts["month"] or ""), int(parts.get("day") or 1)
    if "year" in parts:
        return datetime(_year(parts["year"] or ""), month, day)  # noqa: DTZ001
    if setting.now is None:
        return None
    today = setting.now.astimezone(setting.zone).replace(tzinfo=None)
    latest = (datetime(year, month, day) for year in (today.year, today.year - 1))  # noqa: DTZ001
    return next((one for one in latest if timedelta(0) <= today - one <= _YEARLESS_WITHIN), None)


def _numbered(parts: Mapping[str, str | None], setting: Setting) -> datetime | None:
    """The day of 2.12.2024 or 2/12/2024: with dots the day comes first, else it must be known, or shown by the numbers.

    Raises ValueError for a day or a month that does not exist.
    """
    first, second, year = int(parts["first"] or 0), int(parts["second"] or 0), _year(parts["year"] or "")
    order = "dmy" if "." in (parts["sep"] or "") or first == second else setting.order
    if max(first, second) > 12 and "." not in (parts["sep"] or ""):  # noqa: PLR2004
        order = "dmy" if first > second else "mdy"
    if order is None:
        return None
    return datetime(year, second, first) if order == "dmy" else datetime(year, first, second)  # noqa: DTZ001


def _with_clock(written: _Written, text: str, behind: int, setting: Setting) -> Reading | None:
    """A day with its clock, if it has one; None where there is no such moment."""
    try:
        if clock := _clock_of(written, text, behind):
            wall = written.day + _since_midnight(clock.parts)
            zone = _zone(clock.parts.get("zone"), wall, setting.zone)
            one = _by_clock(wall, zone, "second" if clock.parts.get("second") else "minute")
            return replace(one, start=clock.start, end=clock.end, label=_label(text[: clock.start]))
        one = _of_day(written.day, written.precision, setting.zone)
    except (ValueError, OverflowError):
        return None
    return replace(one, start=written.start, end=written.end, label=_label(text[: written.start]))


def _clock_of(written: _Written, text: str, behind: int) -> _Clock | None:
    """The clock within a date, or behind it, or else before it (but not before `behind`).

    Raises ValueError for a clock within a date that is none.
    """
    start, end = written.start, written.end
    if written.precision != "day":
        return None
    if within := written.parts.get("clock"):
        if not (packed := _PACKED_CLOCK.fullmatch(within)):
            raise ValueError(within)
        return _Clock(start, end, packed.groupdict())
    if (found := _CLOCK_BEHIND.match(text, end)) and says_nothing(found["between"] or ""):
        return _Clock(start, found.end(), found.groupdict())
    before = max(behind, start - _CLOCK_WITHIN)
    if (found := _CLOCK_BEFORE.search(text[before:start])) and says_nothing(found["between"]):
        return _Clock(before + found.start(), end, found.groupdict())
    return None


def _label(before: str) -> Label | None:
    """What the words before a date say that happened then; of two labels a change is the one that counts."""
    near = before[-_LABEL_WITHIN:].lower()
    words_near = _WORDS.findall(near)
    if any(word in words.UPDATED_LABELS for word in words_near) or any(one in near for one in words.UPDATED_IN_CHINESE):
        return "changed"
    if any(word in words.PUBLISHED_LABELS for word in words_near):
        return "published"
    return "published" if any(one in near for one in words.PUBLISHED_IN_CHINESE) else None


def _since_midnight(clock: Mapping[str, str | None]) -> timedelta:
    hour, half = int(clock["hour"] or 0), (clock.get("half") or "").lower()
    between = clock.get("between") or ""
    if not half and any(word in between for word in words.AFTERNOON):
        half = "p"
    if half and hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + (12 if half == "p" else 0)
    return timedelta(hours=hour, minutes=int(clock["minute"] or 0), seconds=int(clock.get("second") or 0))


# --- Days counted from the time of collection -------------------------------------------------------------------------


def _counted(text: str, setting: Setting) -> Reading | None:
    """A date that says how long ago it was, or leaves out the year."""
    if setting.now is None:
        return None
    here = setting.now.astimezone(setting.zone)
    midnight = here.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    for form in _AGO:
        if found := form.search(text):
            return _ago(found, here, setting)
    if found := _JUST_NOW.search(text):
        return _placed(_of_day(midnight, "day", setting.zone), found, text)
    if found := _NAMED_DAY.search(text):
        day = midnight - timedelta(days=words.DAYS_AGO.get(found["name"].lower(), 0))
        return _with_clock(_Written(found.start(), found.end(), day, "day", {}), text, 0, setting)
    return next(_readings(text, _YEARLESS, setting), None)


def _ago(found: re.Match[str], here: datetime, setting: Setting) -> Reading | None:
    """A count of minutes is known to the minute, one of hours or days to the day, one of weeks to the month.

    "2 hours ago" may be all of the third hour back: where midnight (of weeks, the turn of the month) lies within, the
    day is not known, and nothing is read.
    """
    count, unit, text = int(found["count"] or 1), _UNITS.get(found["unit"].lower(), "hour"), found.string
    if unit in ("second", "minute") or found["smaller"]:
        back = timedelta(**{f"{unit}s": count}) + timedelta(minutes=int(found["more"] or 0))
        moment = (here - back).replace(second=0, microsecond=0).astimezone(UTC)
        return _placed(_moment(moment, "minute"), found, text)
    size = timedelta(**{f"{unit}s": 1})
    last = (here - count * size).replace(tzinfo=None)
    first = last if unit == "day" else last - size
    midnight = datetime(last.year, last.month, last.day)  # noqa: DTZ001
    if first.date() == last.date():
        return _placed(_of_day(midnight, "day", setting.zone), found, text)
    if (first.year, first.month) == (last.year, last.month) and unit == "week":
        return _placed(_of_day(midnight.replace(day=1), "month", setting.zone), found, text)
    return None


def _placed(one: Reading, found: re.Match[str], text: str) -> Reading:
    return replace(one, start=found.start(), end=found.end(), label=_label(text[: found.start()]))


# --- Moments ----------------------------------------------------------------------------------------------------------


def _moment(at: datetime, precision: Precision) -> Reading:
    return Reading(at=at, begins=at, precision=precision)


def _by_clock(wall: datetime, zone: tzinfo, precision: Precision) -> Reading:
    there = wall.replace(tzinfo=zone)
    at = there.astimezone(UTC)
    return Reading(at=at, begins=at, precision=precision, offset=there.utcoffset())


def _of_day(day: datetime, precision: Precision, zone: tzinfo) -> Reading:
    return Reading(at=day.replace(tzinfo=UTC), begins=_in_utc(day, zone), precision=precision)


def _is_in_use(offset: timedelta | None) -> bool:
    return abs(offset or timedelta()) <= WIDEST_OFFSET


def _in_utc(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY_TURNS_AT else 1900)  # RFC 2822, section 4.3


def _month(written: str) -> int:
    """0 for a word that names no month."""
    return int(written) if written.isdecimal() else words.MONTHS.get(written.lower(), 0)


def _zone(written: str | None, wall: datetime, home: ZoneInfo) -> tzinfo:
    """The zone that a date names; `home` where it names none, or one that nobody has defined.

    A name that the publisher's own clocks use means those: CST is China's time in Shanghai, and the Midwest's where
    RFC 822 was written.

    Raises ValueError for an offset that is nowhere in use.
    """
    name = (written or "").lower().strip(" ()")
    if name.startswith("z "):
        name = "z"
    if offset := _OFFSET.fullmatch(name):
        size = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if not _is_in_use(size):
            raise ValueError(written)
        return timezone(size if offset["sign"] == "+" else -size)
    if name == (home.tzname(wall) or "").lower() or name not in _ZONE_HOURS:
        return home
    return timezone(timedelta(hours=_ZONE_HOURS[name]))
