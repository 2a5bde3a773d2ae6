"""Happenings with a date: summits, visits, meetings, openings, and what else took place on a day that is told.

Sentence by sentence, clause by clause, each event's word is taken with its time and place, and so is each day without
one; what comes of it is weighed by its signs, as a promise is. At the end of an article each happening is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsdesk.findings.cues import Named, Sentence
from newsdesk.findings.grammar import is_denied, turn_of
from newsdesk.findings.happening.dates import Dating, dated, status_of
from newsdesk.findings.happening.names import called, ordinal_of
from newsdesk.findings.happening.places import placed, where
from newsdesk.findings.happening.told import GATHERINGS, NESTING, RECENT, Memory, Told, tell
from newsdesk.findings.intervals import Interval
from newsdesk.findings.promising.parties import FIVE
from newsdesk.records import Event, EventKind, Field

POINTS: Mapping[str, float] = {
    "gathering": 1.0,
    "deed": 1.0,
    "day": 1.5,
    "month": 1.0,
    "year": 1.0,
    "vague": 0.5,
    "inherited": 1.0,
    "followed": 1.0,
    "mentioned": 1.0,
    "ahead": 0.5,
    "undated": -1.0,
    "dated": 0.5,
    "nobody": -0.5,
    "news": 1.0,
    "place": 0.5,
    "actors": 0.5,
    "first": 0.5,
    "other countries": -1.5,
    "speech": -2.0,
    "long ago": -0.5,
    "denied": -3.0,
    "negated": -1.5,
}
"""What each sign is worth."""
THRESHOLD = 2.0
SIX = frozenset(("CN", *FIVE))
_LONG_AGO = 400
"""Days before the article: older than that, it is history."""
_SERIES = ("summit", "forum", "exhibition", "meeting", "exercise")
"""Kinds that are numbered."""
_DATED = frozenset(("day", "month", "year", "inherited", "followed"))
"""Signs of what has a date of its own."""
_NEWS: tuple[Dating, ...] = ("day", "inherited", "news")
"""Datings of what may be the day's news, which goes on in the next sentences."""
_SPACES = " ,;，；、\n"
_FIELDS: Mapping[Field, int] = {"body": 0, "standfirst": 1, "title": 2}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A happening with its signs."""

    event: Event
    signs: tuple[str, ...]
    number: int
    """That of its sentence."""

    @property
    def points(self) -> float:
        """Their sum."""
        return sum(POINTS[sign] for sign in self.signs)

    @property
    def is_dated(self) -> bool:
        """Whether it has a date of its own."""
        return not _DATED.isdisjoint(self.signs)

    @property
    def repeats(self) -> Literal["kind", "moment"] | None:
        """With what happening of its field it is one: with any of its kind, with one of that at its time, or none."""
        kind = self.event.kind
        if "mentioned" in self.signs or ((kind in GATHERINGS or kind == "visit") and not self.is_dated):
            return "kind"
        if kind in ("signing", "visit") and "inherited" in self.signs:
            return "moment"
        return "moment" if kind != "other" and "followed" in self.signs else None


class Happenings:
    """The happenings of an article, which is read sentence by sentence."""

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self._memory = Memory()
        self._found: list[Weighed] = []

    def read(self, sentence: Sentence) -> None:
        """Take the next sentence."""
        self._found += (one for one in weigh(sentence, self._memory) if one.points >= THRESHOLD)

    def told(self) -> list[Event]:
        """Each happening once, by place: as the body tells it, else the standfirst, else the title."""
        fields: dict[EventKind, set[Field]] = {}
        moments: set[tuple[EventKind, date | None]] = set()
        chosen: set[int] = set()
        for one in sorted(self._found, key=_precedence):
            kind, at = one.event.kind, one.event.starts_on
            told = fields.setdefault(kind, set())
            again = (kind, at) in moments if one.repeats == "moment" else bool(told) and one.repeats == "kind"
            if not again and not told - {one.event.field}:
                chosen.add(id(one))
                told.add(one.event.field)
                moments.add((kind, at))
        return [one.event for one in self._found if id(one) in chosen]


def _precedence(one: Weighed) -> tuple[int, bool, bool, int]:
    """Before others of the same: what the body tells, what has a date of its own, what comes first."""
    undated = one.event.kind in GATHERINGS and not one.is_dated
    return _FIELDS[one.event.field], "mentioned" in one.signs, undated, one.number


def weigh(sentence: Sentence, memory: Memory) -> Iterator[Weighed]:
    """Everything in a sentence that could be a happening, with its signs."""
    if sentence.heading or sentence.number == 0:
        memory.forget()
    if sentence.heading or sentence.is_question:
        return
    for one in tell(sentence):
        if one.manner != "named" or one.language in NESTING:
            yield _weighed(one, memory)
        else:
            _title(one, memory)
            named = placed(one, one.clause, (one.words.goal, one.words.locative))
            memory.where = named if named.country else memory.where


def _weighed(told: Told, memory: Memory) -> Weighed:
    sentence = told.sentence
    start, end = _stripped(sentence.text, told.span)
    names = [name for name in sentence.names if start <= name.start < end]
    status = status_of(told)
    dating, moment = dated(told, status, memory)
    place = where(told, dating, moment, memory)
    number, name = _title(told, memory)
    news = told.manner != "named" and dating in _NEWS and _is_recent(moment, sentence.context.day)
    memory.moment = moment if news else memory.moment
    if place.place and (news or not memory.where.country):
        memory.where = place
    event = Event(
        kind=told.kind,
        name=name,
        ordinal=number,
        starts_on=moment.first if moment else None,
        ends_on=moment.last if moment and moment.precision == "day" and moment.last != moment.first else None,
        date_precision=moment.precision if moment else None,
        place=place.place,
        country=place.country,
        status=status,
        names=tuple(sorted({name.tag for name in names})),
        field=sentence.where,
        start_char=sentence.start + start,
        end_char=sentence.start + end,
        sentence=sentence.text[start:end],
        rule_id=told.cue.rule_id if told.cue else f"{told.language}:date",
    )
    signs = [*_signs(told, names, dating), *_against(told, names, moment, memory)]
    return Weighed(event, (*signs, "place") if place.place else tuple(signs), sentence.number)


def _is_recent(moment: Interval | None, day: date | None) -> bool:
    """Whether a time is that of the news itself, and neither history nor future."""
    if moment is None or day is None or moment.precision != "day":
        return False
    return 0 <= (day - moment.first).days <= RECENT


def _signs(told: Told, names: Sequence[Named], dating: Dating) -> Iterator[str]:
    """What speaks for a happening."""
    yield dating
    if told.cue:
        yield "gathering" if told.kind in GATHERINGS else "deed"
    if told.manner == "dated":
        yield "dated"
    if any(name.kind in ("person", "organisation", "country") for name in names):
        yield "actors"
    if told.sentence.where == "title" or told.sentence.number == 0:
        yield "first"


def _against(told: Told, names: Sequence[Named], moment: Interval | None, memory: Memory) -> Iterator[str]:
    """What speaks against it."""
    sentence, day = told.sentence, told.sentence.context.day
    if told.manner == "dated" and told.language not in NESTING and not names and not told.says(None, told.span):
        yield "nobody"
    if _is_foreign(told, names, memory):
        yield "other countries"
    if told.words.speech.search(sentence.plain):
        yield "speech"
    if moment and day and (day - moment.last).days > _LONG_AGO:
        yield "long ago"
    if is_denied(sentence.plain, told.language):
        yield "denied"
    cue = told.cue
    if cue and turn_of(sentence.plain, told.language, cue.start, cue.end, told.clause).negated:
        yield "negated"


def _is_foreign(told: Told, names: Sequence[Named], memory: Memory) -> bool:
    """Whether it is the business of others than the six: by the names of its clause, else before it, else behind it."""
    spoken = [name for name in names if name.country]
    before = [name for name in spoken if name.start < told.clause[1]]
    near = [name for name in before if told.clause[0] <= name.start]
    if not before and memory.where.country in SIX:
        return False
    return bool(spoken) and not SIX.intersection(name.country for name in near or before or spoken)


def _title(told: Told, memory: Memory) -> tuple[int | None, str]:
    """The number and name of a happening; a gathering called no more than its kind is the one of it named before."""
    name = called(told.sentence, told.cue, told.clause, noun=told.kind in GATHERINGS)
    if told.cue is None or told.kind not in _SERIES or (told.kind == "meeting" and not told.is_sitting):
        return None, name
    number = ordinal_of(told.sentence, told.cue, told.clause)
    if told.kind not in GATHERINGS:
        return number, name
    if number is not None:
        memory.series[told.kind] = (number, name)
    elif len(name) <= told.cue.end - told.cue.start:
        return memory.series.get(told.kind, (None, name))
    return number, name


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip(_SPACES))
    return start, max(start, span[1] - (len(piece) - len(piece.rstrip(_SPACES))))
