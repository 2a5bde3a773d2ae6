"""The calendar: whether two articles announce or report the same happening.

Precise first: it must be told which happening it is (an initiative or organisation, the persons, a project, the words
of its name) and when, and nothing may contradict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from newsdesk.findings.intervals import whole
from newsdesk.joining import Sign, Verdict, weigh
from newsdesk.records import Event, EventKind
from newsdesk.tellings import NOWHERE, REPEATED, Telling, as_before, shared, stems, word_keys

_TOGETHER: Final = (
    frozenset[EventKind]({"summit", "meeting", "forum"}),
    frozenset[EventKind]({"forum", "exhibition"}),
)
"""Kinds that one happening may be told as."""
_BILATERAL = frozenset[EventKind]({"visit", "meeting", "signing"})
_DEEDS = frozenset[EventKind]({"signing", "opening", "exhibition"})
_OF_THE_YEAR = frozenset[EventKind]({"summit", "forum", "exhibition", "election", "anniversary"})
"""Kinds of which a series has one in a year as a rule."""
_GATHERINGS: Final = frozenset(
    f"initiative/{name}"
    for name in (
        "astana-international-forum",
        "c5-plus-1",
        "china-central-asia-cooperation-forum",
        "china-central-asia-mechanism",
        "china-eurasia-expo",
        "ciie",
        "silk-road-expo",
        "tashkent-international-investment-forum",
    )
) | frozenset(
    f"organisation/{name}"
    for name in (
        "apec", "asean", "boao-forum", "brics", "carec", "cica", "cis", "csto", "eaeu", "eco", "eu", "g20", "g7", "gcc",
        "ifas", "oic", "opec", "osce", "ots", "sco", "turksoy",
    )
)  # fmt: skip
"""What gathers, or is a gathering. Ideas (`initiative/bri`), and those who sign and build, tell no happening alone."""


@dataclass(frozen=True, kw_only=True)
class Told(Telling[Event]):
    """A happening as one article tells it."""

    @property
    def moves(self) -> bool:
        """Whether it tells of a postponement."""
        return self.said.status == "postponed"

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which it may be."""
        first = self.said.starts_on
        if first is None:
            return None
        if self.said.ends_on is not None:
            return first, max(first, self.said.ends_on)
        return first, whole(first, self.said.date_precision or "day").last

    @property
    def is_to_the_day(self) -> bool:
        """Whether its day is known."""
        return self.said.starts_on is not None and self.said.date_precision in {"day", None}

    @cached_property
    def words(self) -> frozenset[str]:
        """What it is called, word by word."""
        return stems(self.said.name, self.language)

    @cached_property
    def series(self) -> frozenset[str]:
        """The gatherings it is of."""
        return self.named("initiative", "organisation") & _GATHERINGS

    @cached_property
    def firms(self) -> frozenset[str]:
        """Organisations that do not gather others."""
        return self.named("organisation") - _GATHERINGS

    @cached_property
    def persons(self) -> frozenset[str]:
        """Who is named."""
        return self.named("person")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Countries named, as codes."""
        return frozenset(tag.split("/", 1)[1] for tag in self.named("country"))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it is found by."""
        return frozenset(_keys(self))


def compare(one: Told, other: Told) -> Verdict:
    """Whether two findings are of one happening; the order of the two makes no difference."""
    first, second = sorted((one, other), key=lambda told: (told.heard_at, told.finding_id))
    return weigh(_signs(first, second))


def alike(one: Told, other: Told) -> float:
    """How much alike two findings of an article are, before and after an edit or other rules; 0 of two happenings."""
    mine, yours = one.said, other.said
    agree = (mine.kind == yours.kind) + (mine.name == yours.name) + (mine.starts_on == yours.starts_on)
    return as_before(one, other, words=shared(one.words, other.words), agree=agree)


# Each of the following says what one side of two findings speaks for; `one` was heard first.

_INITIATIVE, _ORGANISATION, _PERSONS, _PROJECT, _WORDS = 0.4, 0.3, 0.4, 0.4, 0.4
_SIMILAR_WORDS, _NUMBERED = 0.2, 0.25
_KIND, _COUNTRY, _PLACE, _COUNTRIES, _SOMEBODY = 0.1, 0.1, 0.15, 0.15, 0.15
_DAY, _WITHIN, _MONTH = 0.35, 0.25, 0.2
_SIMILAR, _ENOUGH_WORDS = 0.5, 3


def _signs(one: Told, other: Told) -> Iterator[Sign]:
    yield from _kind(one, other)
    yield from _venue(one, other)
    yield from _series(one, other)
    yield from _persons(one, other)
    yield from _countries(one, other)
    yield from _text(one, other)
    yield from _when(one, other)
    yield from _words(one, other)


def _text(one: Told, other: Told) -> Iterator[Sign]:
    if one.text_id != other.text_id:
        return
    mine, yours = one.said, other.said
    spans = [(said.field, said.start_char, said.end_char) for said in (mine, yours)]
    if one.article_id == other.article_id and spans[0] == spans[1]:
        yield Sign("two happenings of one sentence", against="otherwise")
    elif mine.sentence == yours.sentence and (mine.kind, mine.name) == (yours.kind, yours.name):
        yield Sign("copies of one text", 0.8, which=True, what=mine.starts_on == yours.starts_on)


def _kind(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.said.kind, other.said.kind
    words = f"perhaps of another kind ({mine}, {yours})"
    if mine == yours:
        yield Sign(f"the same kind ({mine})", _KIND)
    elif "other" not in {mine, yours} and not any({mine, yours} <= kinds for kinds in _TOGETHER):
        yield Sign(f"other kinds ({mine}, {yours})", against="otherwise")
    if "other" in {mine, yours}:
        # Whatever is no meeting and no opening: much of it takes place on one day, and one article tells of it all.
        agree = one.said.names == other.said.names and (one.series or one.named("project"))
        if (not agree or one.text_id == other.text_id) and not _has_same_name(one, other):
            yield Sign(words, against="doubt")
    elif mine != yours and one.persons != other.persons and not _is_numbered_alike(one, other):
        # Two presidents meet at a summit: that is a happening of its own.
        yield Sign(words, against="doubt")


def _is_numbered_alike(one: Told, other: Told) -> bool:
    return one.said.ordinal is not None and one.said.ordinal == other.said.ordinal


def _series(one: Told, other: Told) -> Iterator[Sign]:
    both, projects = one.series & other.series, one.named("project") & other.named("project")
    if both:
        initiative = any(tag.startswith("initiative/") for tag in both)
        yield Sign(f"of the same ({_listed(both)})", _INITIATIVE if initiative else _ORGANISATION, which=True)
    if projects:
        yield Sign(f"the same project ({_listed(projects)})", _PROJECT, which=True)
    elif one.named("project") and other.named("project"):
        yield Sign("other projects", against="otherwise")
    firms = one.firms & other.firms
    if firms:
        all_of_one = firms in {one.firms, other.firms} and one.said.kind in _DEEDS
        yield Sign(f"the same organisations ({_listed(firms)})", _ORGANISATION, which=all_of_one)
    if one.said.ordinal is None or other.said.ordinal is None:
        return
    if one.said.ordinal == other.said.ordinal:
        yield Sign(f"the same number ({one.said.ordinal})", _NUMBERED)
    elif one.said.kind == other.said.kind:
        yield Sign(f"other numbers ({one.said.ordinal}, {other.said.ordinal})", against="otherwise")


def _persons(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.persons, other.persons
    bilateral = one.said.kind in _BILATERAL and other.said.kind in _BILATERAL
    both = mine & yours
    if not mine or not yours:
        if one.said.kind == other.said.kind == "meeting" and len(mine | yours) > 1:
            yield Sign(f"perhaps of others ({_listed(mine | yours)})", against="doubt")
        return
    if mine == yours or (len(both) > 1 and both in {mine, yours}):
        yield Sign(f"the same persons ({_listed(both)})", _PERSONS, which=True)
    elif not bilateral:
        if both:
            yield Sign(f"some of the same persons ({_listed(both)})", _SOMEBODY)
    elif both in {mine, yours} and both:
        yield Sign(f"the same person ({_listed(both)})", _SOMEBODY)
    elif both and one.said.kind == "visit":
        yield Sign(f"other persons ({_listed(mine)}; {_listed(yours)})", _SOMEBODY, against="doubt")
    else:
        yield Sign(f"other persons ({_listed(mine)}; {_listed(yours)})", against="otherwise")


def _countries(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.countries, other.countries
    if not mine or not yours:
        return
    if mine == yours:
        if len(mine) > 1:
            together = one.said.kind == other.said.kind == "anniversary" and _is_numbered_alike(one, other)
            yield Sign(f"the same countries ({_listed(mine)})", 0.4 if together else _COUNTRIES, which=together)
    elif mine - yours and yours - mine and one.said.kind in _BILATERAL:
        pairs = max(len(mine), len(yours)) <= 2  # noqa: PLR2004
        words = f"other countries ({_listed(mine)}; {_listed(yours)})"
        yield Sign(words, against="otherwise" if pairs or not mine & yours else "doubt")


def _venue(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.said.country, other.said.country
    the_one = _is_numbered_alike(one, other) and bool(one.series & other.series)
    if mine and yours:
        if mine != yours:
            yield Sign(f"in other countries ({mine}, {yours})", against="doubt" if the_one else "otherwise")
        elif one.said.kind == other.said.kind == "election":
            yield Sign(f"in the same country ({mine})", 0.5, which=True)
        else:
            yield Sign(f"in the same country ({mine})", _COUNTRY)
    places, other_places = (told.named("place") - NOWHERE for told in (one, other))
    if one.said.kind == other.said.kind == "visit":
        return  # which leads through several
    written = [stems(told.said.place or "", "") for told in (one, other)]
    if places & other_places or (all(written) and shared(*written) >= _SIMILAR):
        yield Sign("at the same place", _PLACE)
    elif the_one:
        return  # the second summit is one, wherever its guests are
    elif (places and other_places) or (all(written) and one.language == other.language):
        yield Sign("at other places", against="doubt")


def _words(one: Told, other: Told) -> Iterator[Sign]:
    """Within one language."""
    if _has_same_name(one, other):
        yield Sign("of the same name", _WORDS, which=True)
    elif one.language == other.language and shared(one.words, other.words) >= _SIMILAR:
        yield Sign("of a similar name", _SIMILAR_WORDS)


def _has_same_name(one: Told, other: Told) -> bool:
    if one.language != other.language or len(one.words & other.words) < _ENOUGH_WORDS:
        return False
    return shared(one.words, other.words) >= REPEATED


_ONE_DAY, _A_YEAR = timedelta(days=1), timedelta(days=400)


def _when(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.days, other.days
    if mine is None or yours is None:
        yield from _undated(one, other)
        return
    gap = max(mine[0], yours[0]) - min(mine[1], yours[1])
    if gap > timedelta(0):
        yield from _on_other_days(one, other, gap)
    elif one.is_to_the_day and other.is_to_the_day:
        yield Sign(f"on the same day ({max(mine[0], yours[0])})", _DAY, what=True)
    else:
        yield _within(one, other)


def _on_other_days(one: Told, other: Told, gap: timedelta) -> Iterator[Sign]:
    said = f"{one.said.starts_on}, {other.said.starts_on}"
    if other.said.status == "postponed" and gap <= _A_YEAR and one.said.status != "held":
        yield Sign(f"postponed since ({said})", _WITHIN, what=_is_of_one_kind(one, other))
    elif gap <= _ONE_DAY and one.is_to_the_day and other.is_to_the_day:
        yield Sign(f"a day apart ({said})", _MONTH, against="doubt")
    else:
        yield Sign(f"on other days ({said})", against="dates")


def _within(one: Told, other: Told) -> Sign:
    """The dates of at least one of them are a month or longer: which of several happenings in it is meant?"""
    said = f"{one.said.starts_on}, {other.said.starts_on}"
    longest = max((days[1] - days[0]).days for days in (one.days, other.days) if days)
    of_one_kind = _is_of_one_kind(one, other)
    if longest < 31:  # noqa: PLR2004
        return Sign(f"in the same month ({said})", _WITHIN if of_one_kind else _MONTH, what=of_one_kind)
    alone = of_one_kind and (one.said.kind in _OF_THE_YEAR or _is_numbered_alike(one, other))
    return Sign(f"in the same year ({said})", _WITHIN if alone else _KIND, what=alone)


def _is_of_one_kind(one: Told, other: Told) -> bool:
    same = one.said.kind == other.said.kind
    return (same and (one.said.kind != "other" or _has_same_name(one, other))) or _is_numbered_alike(one, other)


def _undated(one: Told, other: Told) -> Iterator[Sign]:
    apart = other.heard_at - one.heard_at
    if apart > _A_YEAR:
        return
    if other.said.status in {"postponed", "cancelled"} and other.days is None and one.said.status == "scheduled":
        yield Sign(f"{other.said.status} since", _WITHIN, what=_is_of_one_kind(one, other))
    elif _is_numbered_alike(one, other):
        yield Sign("told within a year", _KIND, what=True)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


# Keys.

_MOST_DAYS = 14


def _keys(told: Told) -> Iterator[str]:
    years, months, days = _periods(told)
    yield f"text {told.text_id}"
    for name in sorted(told.series | told.firms | told.named("project")):
        yield from (f"{name} {told.said.kind} {year}" for year in years)
        yield from (f"{name} {month}" for month in months)
        if told.said.ordinal is not None:
            yield f"{name} no {told.said.ordinal}"
    for name in sorted(told.series | told.named("project", "person")):
        # Of a postponement no date may be told.
        yield from (f"{name} {told.said.kind} told {told.heard_at.year - ago}" for ago in range(1 + told.moves))
    for person in sorted(told.persons):
        yield from (f"{person} {day}" for day in days or months or years)
        yield from (f"{person} {told.said.country} {month}" for month in months)
    for place in sorted(told.named("place") - NOWHERE):
        yield from (f"{place} {told.said.kind} {day}" for day in days)
    for key in word_keys(told.said.name, told.language):
        yield from (f"{key} {month}" for month in months or years)
    if told.said.kind == "election":
        yield from (f"election {told.said.country} {month}" for month in months or years)
    if told.said.ordinal is not None:
        yield from (f"{told.said.kind} {told.said.ordinal} {year}" for year in years)


def _periods(told: Told) -> tuple[list[str], list[str], list[str]]:
    """The years, months and days that it may be in, each if they are few."""
    if told.days is None:
        return [], [], []
    first, last = told.days
    years = [str(year) for year in range(first.year, min(last.year, first.year + 1) + 1)]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    starts = [first.year * 12 + first.month - 1 + number for number in range(min(count, 2))]
    months = [f"{start // 12}-{start % 12 + 1:02}" for start in starts] if count <= 2 else []  # noqa: PLR2004
    length = (last - first).days + 1
    days = [str(first + timedelta(days=number)) for number in range(length)] if length <= _MOST_DAYS else []
    return years, months, days
