"""Happenings with a date: summits, visits, meetings, openings, and what else took place on a day that is told.

As a promise is, a happening is weighed by its signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from newsdesk.findings import intervals
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.grammar import is_denied, is_question, turn_of
from newsdesk.findings.intervals import Interval
from newsdesk.findings.parties import FIVE
from newsdesk.findings.times import Time, speaks_of_future
from newsdesk.records import Event, EventKind, EventStatus

POINTS: Mapping[str, float] = {
    "kind": 1.0,
    "day": 1.0,
    "month": 0.5,
    "year": 0.25,
    "vague": 0.5,
    "status": 0.5,
    "place": 0.5,
    "actors": 0.5,
    "first": 0.5,
    "title": 0.5,
    "other countries": -1.0,
    "report": -1.0,
    "long ago": -0.5,
    "denied": -3.0,
}
THRESHOLD = 2.0
SIX = frozenset(("CN", *FIVE))
_LONG_AGO = 400
_LONGEST_NAME = 120
_BARE_NOUNS = ("summit",)
"""Kinds that are told of by being named, without a date: once in an article."""
_SUDDEN = ("signing", "opening", "visit", "meeting")
"""Kinds whose words are deeds: what is told without a date has the article's."""


@dataclass(slots=True)
class Memory:
    """What the sentences before it said of time and place."""

    moment: Interval | None = None
    country: str | None = None
    place: str | None = None
    named: set[str] | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A happening with its signs."""

    event: Event
    signs: tuple[str, ...]

    @property
    def points(self) -> float:
        """Their sum."""
        return sum(POINTS[sign] for sign in self.signs)


def find_events(sentence: Sentence, memory: Memory) -> Iterator[Event]:
    """The happenings of a sentence, in order; `memory` goes on to the next sentence."""
    for one in weigh(sentence, memory):
        if one.points >= THRESHOLD:
            yield one.event


def weigh(sentence: Sentence, memory: Memory) -> Iterator[Weighed]:
    """Everything in a sentence that could be a happening, with its signs."""
    if sentence.heading or is_question(sentence.plain):
        return
    cues = list(sentence.of("event"))
    times = [time for time in sentence.times if time.role in ("at", "recent", "soon", "since")] if _may_be_dated(sentence, cues) else []
    told = _told(sentence, cues, times)
    for number, (cue, time) in enumerate(told):
        span = _span(sentence, told, number)
        weighed = _weighed(sentence, cue, time, span, memory)
        if weighed is not None:
            yield weighed


def _may_be_dated(sentence: Sentence, cues: Sequence[Cue]) -> bool:
    return True


def _told(sentence: Sentence, cues: Sequence[Cue], times: Sequence[Time]) -> list[tuple[Cue | None, Time | None]]:
    """Each event's word with its time; and each time to the day that no event's word goes with."""
    told: list[tuple[Cue | None, Time | None]] = []
    used: set[Time] = set()
    seen: set[tuple[str, int]] = set()
    for cue in cues:
        time = _time_of(sentence, cue, times)
        clause = sentence.clause(cue.start)[0]
        if (cue.name, clause) in seen:
            continue
        seen.add((cue.name, clause))
        if time is not None:
            used.add(time)
        told.append((cue, time))
    for time in times:
        if time not in used and time.interval is not None and time.interval.precision == "day" and not _is_shared(sentence, time, told):
            told.append((None, time))
    return sorted(told, key=lambda one: one[0].start if one[0] else one[1].start if one[1] else 0)


def _is_shared(sentence: Sentence, time: Time, told: Sequence[tuple[Cue | None, Time | None]]) -> bool:
    clause = sentence.clause(time.start)
    return any(cue is not None and clause[0] <= cue.start < clause[1] for cue, _ in told)


def _time_of(sentence: Sentence, cue: Cue, times: Sequence[Time]) -> Time | None:
    """The time of an event's word: the nearest in its clause, else the last before it, else the first after it."""
    start, end = sentence.clause(cue.start)
    own = [time for time in times if start <= time.start < end]
    if own:
        return min(own, key=lambda time: abs(time.start - cue.start))
    before = [time for time in times if time.start < cue.start]
    return before[-1] if before else times[0] if times else None


def _span(sentence: Sentence, told: Sequence[tuple[Cue | None, Time | None]], number: int) -> tuple[int, int]:
    if len(told) == 1:
        return 0, len(sentence.text)
    starts = [_at(cue, time) for cue, time in told]
    begin = 0 if number == 0 else _mark(sentence, starts[number - 1], starts[number])
    end = len(sentence.text) if number + 1 == len(told) else _mark(sentence, starts[number], starts[number + 1])
    return begin, end


def _at(cue: Cue | None, time: Time | None) -> int:
    return cue.start if cue else time.start if time else 0


def _mark(sentence: Sentence, first: int, second: int) -> int:
    """The last clause mark between two places, else the second one."""
    between = [at for at in sentence.clauses if first < at <= second]
    return between[-1] if between else second


def _weighed(
    sentence: Sentence, cue: Cue | None, time: Time | None, span: tuple[int, int], memory: Memory
) -> Weighed | None:
    context = sentence.context
    status = _status(sentence, cue, time, span)
    moment = _moment(sentence, cue, time, status, memory)
    start, end = _stripped(sentence.text, span)
    names = [name for name in sentence.names if start <= name.start < end]
    place, country = _where(sentence, cue, names, memory)
    kind: EventKind = cast("EventKind", cue.name) if cue else "other"
    signs: list[str] = []
    if cue:
        signs.append("kind")
    if time is not None:
        signs.append("vague" if time.interval is None else {"day": "day", "month": "month"}.get(time.interval.precision, "year"))
    if any(start <= one.start < end for one in sentence.of("status")):
        signs.append("status")
    if place:
        signs.append("place")
    if any(name.kind in ("person", "organisation", "country") for name in names):
        signs.append("actors")
    if sentence.where == "title" or sentence.number == 0:
        signs.append("first")
    countries = {name.country for name in sentence.names if name.country}
    if countries and not countries & SIX:
        signs.append("other countries")
    if moment and context.day and (context.day - moment.last).days > _LONG_AGO:
        signs.append("long ago")
    if is_denied(sentence.plain, context.language):
        signs.append("denied")
    if moment is not None and time is not None and moment.precision == "day":
        memory.moment = moment
    if country and place:
        memory.country, memory.place = country, place
    event = Event(
        kind=kind,
        name=_name(sentence, cue, (start, end)),
        ordinal=_ordinal(sentence, cue),
        starts_on=moment.first if moment else None,
        ends_on=moment.last if moment and moment.precision == "day" and moment.last != moment.first else None,
        date_precision=moment.precision if moment else None,
        place=place,
        country=country,
        status=status,
        names=tuple(sorted({name.tag for name in names})),
        field=sentence.where,
        start_char=sentence.start + start,
        end_char=sentence.start + end,
        sentence=sentence.text[start:end],
        rule_id=cue.rule_id if cue else f"{context.language}:date",
    )
    return Weighed(event, tuple(signs))


def _status(sentence: Sentence, cue: Cue | None, time: Time | None, span: tuple[int, int]) -> EventStatus:
    for status in ("cancelled", "postponed"):
        if any(span[0] <= one.start < span[1] for one in sentence.of("status", status)):
            return cast("EventStatus", status)
    day = sentence.context.day
    if time is not None and time.role == "soon":
        return "scheduled"
    if time is not None and time.interval is not None and day is not None and time.interval.precision == "day":
        if time.interval.first != day:
            return "scheduled" if time.interval.first > day else "held"
    if any(span[0] <= one.start < span[1] for one in sentence.of("status", "scheduled")):
        return "scheduled"
    if time is not None and time.interval is not None and day is not None and time.interval.first > day:
        return "scheduled"
    at = cue.start if cue else time.start if time else 0
    turn = turn_of(sentence.plain, sentence.context.language, at, at, sentence.clause(at))
    return "scheduled" if turn.future else "held"


def _moment(
    sentence: Sentence, cue: Cue | None, time: Time | None, status: EventStatus, memory: Memory
) -> Interval | None:
    day = sentence.context.day
    if time is not None and time.interval is not None:
        interval = time.interval
        return interval
    if day is None:
        return None
    month = intervals.month(day.year, day.month)
    if time is not None or status == "scheduled":
        return month
    if cue is not None and cue.name in _BARE_NOUNS:
        return month
    return memory.moment or intervals.day(day)


_LOCATIVE = {
    "en": re.compile(r"\b(?:in|at|to)\s+(?:the\s+)?\Z"),
    "ru": re.compile(r"(?:^|\s)(?:в|во|на)\s+\Z"),
    "zh": re.compile(r"(?:在|赴|抵达|到访|访问)\Z"),
}


def _where(
    sentence: Sentence, cue: Cue | None, names: Sequence[Named], memory: Memory
) -> tuple[str | None, str | None]:
    """(place as written, country): what stands behind a word of place, else a place that is named."""
    locative = _LOCATIVE.get(sentence.context.language)
    places = [name for name in names if name.kind in ("place", "country") and name.country]
    for name in places:
        if locative and locative.search(sentence.plain[max(0, name.start - 8) : name.start]):
            return sentence.text[name.start : name.end], name.country
    for name in places:
        if name.kind == "place":
            return sentence.text[name.start : name.end], name.country
    return None, memory.country or sentence.context.home


_ORDINAL = re.compile(r"第([一二三四五六七八九十百\d]{1,5})[届次轮]")


def _ordinal(sentence: Sentence, cue: Cue | None) -> int | None:
    return None


def _name(sentence: Sentence, cue: Cue | None, span: tuple[int, int]) -> str:
    return " ".join(sentence.text[span[0] : span[1]].split())[:_LONGEST_NAME]


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip(" ,;，；、"))
    return start, max(start, span[1] - (len(piece) - len(piece.rstrip(" ,;，；、"))))
