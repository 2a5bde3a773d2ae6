"""What the words of an expression come to on the calendar, seen from the article's own day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from newsdesk.findings import intervals
from newsdesk.findings.intervals import Interval, shifted
from newsdesk.findings.timing.grammar import Period
from newsdesk.findings.timing.templates import Slot
from newsdesk.records import EventPrecision

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_PRECISIONS: dict[str, EventPrecision] = {
    "day": "day",
    "week": "day",
    "month": "month",
    "quarter": "quarter",
    "half": "quarter",
    "year": "year",
    "decade": "year",
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MIDDLE = 15
_RELUCTANCE = {None: 2, False: 6}
"""How much nearer a day ahead must be than one that is past, in a sentence without a tense and in one of the past."""
_FIRST_PLAN_WITHOUT_GAP, _BEGIN_OF_THAT_PLAN = 6, 1981
"""China's five-year plans follow each other without a gap from the sixth on."""


class Unresolved(Exception):  # noqa: N818
    """It cannot be told which days are meant."""


class Seen:
    """The calendar as seen from an article's day."""

    def __init__(self, day: date | None, is_future: Callable[[], bool | None], *, looks_ahead: bool = False) -> None:
        self._day = day
        self._is_future = is_future
        self._looks_ahead = looks_ahead

    @property
    def day(self) -> date:
        """The article's day.

        Raises:
            Unresolved: it has none.
        """
        if self._day is None:
            raise Unresolved
        return self._day

    @property
    def is_past(self) -> bool:
        """Whether the words around say that it is past."""
        return self._is_future() is False

    def ahead(self) -> Seen:
        """The same, of words that look ahead by themselves ("by May"; a day may be past for all that)."""
        return Seen(self._day, self._is_future, looks_ahead=True)

    def interval(self, period: Period) -> Interval:
        """The days of a named stretch, or of a part of it.

        Raises:
            Unresolved, ValueError, OverflowError: there are none, or it cannot be told which.
        """
        whole = self._named(period.slots)
        if period.part is None:
            return whole
        if period.part == "first":
            return _first(whole, period.rest)
        return _part(whole, period.part)

    def span(self, begin: Period, end: Period) -> Interval:
        """From the one to the other; what the first leaves out (the year, the month) is that of the second."""
        last = self.interval(end)
        known = {name for name, _ in begin.slots}
        lent = () if known & _DATED else tuple(slot for slot in end.slots if slot[0] in ("year", "nearyear"))
        first = self.interval(begin._replace(slots=(*begin.slots, *lent)))
        if first.first > last.last:
            first = _moved(first, years=-1)
        if first.first > last.last:
            raise Unresolved
        precision = min(first.precision, last.precision, key=_FINENESS.index)
        return Interval(first.first, last.last, precision)

    def deadline(self, period: Period) -> Interval:
        """What is to be reached not later than the end of it: the begin of a year is its first day."""
        whole = self._named(period.slots)
        if period.part not in ("start", "middle") or whole.precision == "day":
            return self.interval(period)
        if period.part == "start":
            return intervals.day(whole.first)
        months = _length(whole)
        last = shifted(whole.first, months=months // 2, days=-1) if months > 1 else whole.first.replace(day=_MIDDLE)
        return Interval(whole.first, last, self.interval(period).precision)

    def counted(self, count: int, unit: str) -> Interval:
        """The day, month or year so many units after the article's day, or before it."""
        if count > 0 and self.is_past:
            raise Unresolved  # it is counted from a day that the text spoke of
        at = _counted(self.day, count, unit)
        match unit:
            case "month" | "quarter" | "half":
                return intervals.month(at.year, at.month)
            case "year" | "decade":
                return intervals.year(at.year)
        return intervals.day(at)

    def stretch(self, count: int, unit: str) -> Interval:
        """From the article's day to so many units after it, or from so many before to it."""
        first, last = sorted((self.day, _counted(self.day, count, unit)))
        return Interval(first, last, _PRECISIONS[unit])

    def _named(self, slots: tuple[Slot, ...]) -> Interval:
        said: dict[str, list[Slot]] = {}
        for slot in slots:
            said.setdefault(slot[0], []).append(slot)
        values = {name: [value for _, value in found] for name, found in said.items()}
        readers = (  # what it is, by the first of these slots that it has
            ("date", self._dates),
            ("day", self._days),
            ("weekday", self._weekdays),
            ("month", self._months),
            ("quarter", self._quarters),
            ("half", self._halves),
            ("season", self._seasons),
            ("plan", self._plan),
            ("years", self._of_its_own),
            ("today", self._today),
            ("year", self._whole_years),
            ("nearyear", self._whole_years),
            ("near", self._units),
        )
        for name, read in readers:
            if name in values:
                return read(values)
        raise Unresolved

    def _years(self, values: _Values) -> list[int]:
        """The year that is said; else those that it can be, in the order of time."""
        if "year" in values:
            return [_number(values["year"][-1])]
        if "nearyear" in values:
            return [self.day.year + _number(values["nearyear"][-1])]
        return [self.day.year - 1, self.day.year, self.day.year + 1]

    def _likeliest(self, choices: list[Interval]) -> Interval:
        """Of what comes again and again, the one that a sentence of this tense means."""
        if len(choices) == 1:
            return choices[0]
        if self._looks_ahead or self._is_future():
            fitting = [choice for choice in choices if choice.last >= self.day]
        else:
            fitting = [choice for choice in reversed(choices) if choice.first <= self.day]
        if not fitting:
            raise Unresolved
        return fitting[0]

    def _nearest(self, choices: list[Interval]) -> Interval:
        """The same of days, which may also be some weeks ahead in a sentence that does not say so."""
        if len(choices) == 1 or self._is_future():
            return self._likeliest(choices)
        reluctance = _RELUCTANCE[self._is_future()]
        return min(choices, key=lambda choice: max(self.day - choice.last, reluctance * (choice.first - self.day)))

    def _nearest_if_unsaid(self, choices: list[Interval]) -> Interval:
        """The same of months and longer ones, which are that only in a sentence without a tense."""
        if self._looks_ahead or self._is_future() is not None:
            return self._likeliest(choices)
        return self._nearest(choices)

    def _dates(self, values: _Values) -> Interval:
        found = [value for value in values["date"] if isinstance(value, date)]
        return Interval(found[0], found[-1], "day")

    def _days(self, values: _Values) -> Interval:
        days = [_number(value) for value in values["day"]]
        if "month" not in values:
            return self._day_of_month(days, values)
        months = [_number(value) for value in values["month"]]
        choices = []
        for year in self._years(values):
            try:
                last = date(year, months[-1], days[-1])
                first = date(year - ((months[0], days[0]) > (months[-1], days[-1])), months[0], days[0])
            except ValueError:  # 29 February
                continue
            choices.append(Interval(first, last, "day"))
        if not choices:
            raise ValueError("no such day")
        return self._on_its_weekday(choices, values) or self._nearest(choices)

    def _on_its_weekday(self, choices: list[Interval], values: _Values) -> Interval | None:
        """The one that falls on the weekday which is said with it."""
        if len(values.get("weekday", ())) != 1 or len(choices) == 1:
            return None
        falling = [choice for choice in choices if choice.last.weekday() == values["weekday"][0]]
        return min(falling, key=lambda choice: abs(choice.last - self.day), default=None)

    def _day_of_month(self, days: list[int], values: _Values) -> Interval:
        near = [_number(value) for value in values.get("near", ())][:1]
        choices = []
        for months in near or (-2, -1, 0, 1, 2):
            last = shifted(self.day.replace(day=1), months=months)
            first = shifted(last, months=-1) if days[0] > days[-1] else last
            if days[-1] <= monthrange(last.year, last.month)[1] and days[0] <= monthrange(first.year, first.month)[1]:
                choices.append(Interval(first.replace(day=days[0]), last.replace(day=days[-1]), "day"))
        return self._likeliest(choices)

    def _months(self, values: _Values) -> Interval:
        months = [_number(value) for value in values["month"]]
        years = self._years(values)
        if "near" in values:
            near = _number(values["near"][0])
            this = self.day.year * 12 + self.day.month
            if near == 0:
                years = [self.day.year]
            else:
                years = [year for year in years if (year * 12 + months[0] - this) * near > 0]
                years = years[:1] if near > 0 else years[-1:]
        crossing = months[0] > months[-1]
        choices = [
            Interval(intervals.month(year - crossing, months[0]).first, intervals.month(year, months[-1]).last, "month")
            for year in years
        ]
        return self._nearest_if_unsaid(choices)

    def _quarters(self, values: _Values) -> Interval:
        numbers = _numbers(values, "quarter", 4)
        choices = [
            Interval(intervals.quarter(year, numbers[0]).first, intervals.quarter(year, numbers[-1]).last, "quarter")
            for year in self._years(values)
        ]
        return self._nearest_if_unsaid(choices)

    def _halves(self, values: _Values) -> Interval:
        number = _numbers(values, "half", 2)[0]
        choices = [
            Interval(intervals.quarter(year, number * 2 - 1).first, intervals.quarter(year, number * 2).last, "quarter")
            for year in self._years(values)
        ]
        return self._nearest_if_unsaid(choices)

    def _seasons(self, values: _Values) -> Interval:
        begin = _SEASONS[str(values["season"][0])]
        choices = []
        for year in self._years(values):
            first = date(year, begin, 1)
            choices.append(Interval(first, shifted(first, months=3, days=-1), "quarter"))
        near = _number(values["near"][0]) if "near" in values else 0
        if near < 0:
            choices = [choice for choice in choices if choice.last < self.day][-1:]
        elif near > 0:
            choices = [choice for choice in choices if choice.first > self.day][:1]
        elif "near" in values:
            choices = [min(choices, key=lambda choice: abs(choice.first - self.day))]
        return self._nearest_if_unsaid(choices)

    def _weekdays(self, values: _Values) -> Interval:
        numbers = [_number(value) for value in values["weekday"]]
        near = _number(values["near"][0]) if "near" in values else None
        monday = self.day - timedelta(days=self.day.weekday())
        if "unit" in values:  # of next week
            monday += timedelta(days=7 * (near or 0))
            return _week(monday, numbers)
        if near is None:
            choices = [_week(monday + timedelta(days=days), numbers) for days in (-7, 0, 7)]
        elif near < 0:
            choices = [_week(monday + timedelta(days=days), numbers) for days in (-7, 0)]
            choices = [choice for choice in choices if choice.last < self.day][-1:]
        else:
            choices = [_week(monday + timedelta(days=days), numbers) for days in (0, 7)]
            choices = [choice for choice in choices if choice.first >= self.day + timedelta(days=near)][:1]
        return self._likeliest(choices)

    def _units(self, values: _Values) -> Interval:
        near, unit = _number(values["near"][0]), str(values["unit"][-1])
        if unit == "week":
            monday = self.day - timedelta(days=self.day.weekday() - 7 * near)
            return Interval(monday, monday + timedelta(days=6), "day")
        if unit == "day":
            raise Unresolved  # it is told from the day that the text spoke of
        length = _MONTHS[unit]
        number = (self.day.year * 12 + self.day.month - 1) // length * length + near * length
        first = date(number // 12, number % 12 + 1, 1)
        return Interval(first, shifted(first, months=length, days=-1), _PRECISIONS[unit])

    def _today(self, values: _Values) -> Interval:
        return intervals.day(self.day + timedelta(days=_number(values["today"][0])))

    def _plan(self, values: _Values) -> Interval:
        ordinal = _number(values["ordinal"][0])
        if ordinal < _FIRST_PLAN_WITHOUT_GAP:
            raise Unresolved
        first = _BEGIN_OF_THAT_PLAN + 5 * (ordinal - _FIRST_PLAN_WITHOUT_GAP)
        return Interval(date(first, 1, 1), date(first + 4, 12, 31), "year")

    def _of_its_own(self, values: _Values) -> Interval:
        found = values["years"][0]
        if not isinstance(found, tuple):
            raise TypeError("years are a pair")
        return Interval(date(found[0], 1, 1), date(found[1], 12, 31), "year")

    def _whole_years(self, values: _Values) -> Interval:
        if "nearyear" in values:
            return intervals.year(self._years(values)[0])
        years = [_number(value) for value in values["year"]]
        last = years[-1] + (9 if "decade" in values else 0)
        if years[0] > last:
            raise ValueError("years that run backwards")
        return Interval(date(years[0], 1, 1), date(last, 12, 31), "year")


_Values = dict[str, list[object]]
_FINENESS: tuple[EventPrecision, ...] = ("day", "month", "quarter", "year")
_DATED = frozenset({"year", "nearyear", "date", "today", "near", "years"})


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("not a number")
    return value


def _numbers(values: _Values, name: str, most: int) -> list[int]:
    own = _number(values[name][0])
    numbers = [own] if own else [_number(value) for value in values.get("ordinal", [])]
    if not numbers or max(numbers) > most:
        raise ValueError("no such part of a year")
    return numbers


def _counted(at: date, count: int, unit: str) -> date:
    if unit in _DAYS:
        return at + timedelta(days=count * _DAYS[unit])
    return shifted(at, months=count * _MONTHS[unit])


def _moved(interval: Interval, *, years: int) -> Interval:
    return Interval(shifted(interval.first, years=years), shifted(interval.last, years=years), interval.precision)


def _week(monday: date, numbers: list[int]) -> Interval:
    return Interval(
        monday + timedelta(days=numbers[0]),
        monday + timedelta(days=numbers[-1] + (7 if numbers[-1] < numbers[0] else 0)),
        "day",
    )


def _length(whole: Interval) -> int:
    """In months, those that it only touches included."""
    return (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1


def _first(whole: Interval, rest: tuple[Slot, ...]) -> Interval:
    said = dict(rest)
    unit = str(said.get("unit", "month"))
    last = _counted(whole.first, _number(said.get("n", 1)), unit) - timedelta(days=1)
    return Interval(whole.first, min(last, whole.last), _PRECISIONS[unit])


def _part(whole: Interval, part: str) -> Interval:
    """A year falls into quarters, a quarter or half-year into months; of anything shorter the part is the whole.

    So is "early" of a decade; the end of one is its last quarter.
    """
    months = _length(whole)
    if months < 3 or whole.precision == "day" or (months > 12 and part != "end"):  # noqa: PLR2004
        return whole
    length = 3 if months >= 12 else 1  # noqa: PLR2004
    precision: EventPrecision = "quarter" if length == 3 else "month"  # noqa: PLR2004
    match part:
        case "start":
            return Interval(whole.first, shifted(whole.first, months=length, days=-1), precision)
        case "end":
            return Interval(shifted(whole.last.replace(day=1), months=1 - length), whole.last, precision)
    return Interval(
        shifted(whole.first, months=length), shifted(whole.last.replace(day=1), months=1 - length, days=-1), precision
    )
