"""Happenings with a date: summits, visits, meetings, openings, and what else took place on a day that is told.

Sentence by sentence, clause by clause, each event's word is taken with its time and place, and so is each day without
one; what comes of it is weighed by its signs, as a promise is. At the end of an article each happening is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, cast

from newsdesk.findings import intervals
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.event_names import called, ordinal_of
from newsdesk.findings.event_words import Speech, clauses, speech
from newsdesk.findings.grammar import is_denied, is_question, turn_of
from newsdesk.findings.intervals import Interval
from newsdesk.findings.parties import FIVE
from newsdesk.findings.times import Time
from newsdesk.records import Event, EventKind, EventStatus, Field

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
    "news": 1.0,
    "place": 0.5,
    "actors": 0.5,
    "first": 0.5,
    "other countries": -1.5,
    "speech": -1.5,
    "long ago": -0.5,
    "denied": -3.0,
    "negated": -1.5,
}
"""What each sign is worth."""
THRESHOLD = 2.0
SIX = frozenset(("CN", *FIVE))
_LONG_AGO = 400
"""Days before the article: older than that, it is history."""
_GATHERINGS = ("summit", "forum", "exhibition", "exercise", "election", "anniversary")
"""Kinds whose words name the happening; those of the others say what is done."""
_NAMED = ("summit", "forum", "exhibition", "anniversary", "visit")
"""Kinds that are news also where they are only named."""
_RANKS = ("signing", "meeting", "opening", "visit", "other")
"""Of several deeds in a clause the first of these is its point."""
_FOLLOWING = ("signing", "opening", "other")
"""Deeds that belong to the day of the talks told before them."""
_DAILY = ("zh", "en")
"""Languages whose press tells the news of the day without a date."""
_NESTING = ("zh",)
"""Languages whose press names, in telling of one happening, the gathering that it belongs to, as news of its own."""
_SHORT = {"zh": 8}
_USUALLY_SHORT = 14
"""Characters that a clause may have besides its time and be no more than that time."""
_REPORT_REACH = 14
_EXACT: Mapping[str | None, int] = {"day": 0, "month": 1, "quarter": 2, "year": 3, None: 2}
_RECENT = 10
"""Days before the article in which the news of it lies."""

Manner = Literal["told", "named", "dated"]
"""told: it is what its clause tells; named: the clause only names it (the summit that is attended, the visit on the
occasion of which something is done); dated: a day is told, and no event's word."""


@dataclass(slots=True)
class Memory:
    """What the sentences before it said."""

    moment: Interval | None = None
    country: str | None = None
    place: str | None = None
    series: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By kind: the gathering of a series that was named last, by number and name."""

    def forget(self) -> None:
        """Another item begins."""
        self.moment = self.country = self.place = None


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening in a sentence, and the part of it that tells of it."""

    kind: EventKind
    cue: Cue | None
    time: Time | None
    inherited: bool
    manner: Manner
    clause: tuple[int, int]
    span: tuple[int, int]

    @property
    def at(self) -> int:
        """Where its word stands."""
        return self.cue.start if self.cue else self.time.start if self.time else self.clause[0]


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
        kept: list[Weighed] = []
        for one in sorted(self._found, key=_precedence):
            if not any(_is_same(one, other) for other in kept):
                kept.append(one)
        chosen = {id(one) for one in kept}
        return [one.event for one in self._found if id(one) in chosen]


_OF_ITSELF = frozenset(("day", "month", "year"))
_FIELDS: Mapping[Field, int] = {"body": 0, "standfirst": 1, "title": 2}


def _precedence(one: Weighed) -> tuple[int, bool, bool, int]:
    """Before others of the same: what the body tells, what has a date of its own, what comes first."""
    undated = one.event.kind in _GATHERINGS and not _OF_ITSELF.intersection(one.signs)
    return _FIELDS[one.event.field], "mentioned" in one.signs, undated, one.number


def _is_same(one: Weighed, other: Weighed) -> bool:
    """Whether one, which comes after the other, tells of the same happening."""
    new, old = one.event, other.event
    if new.kind != old.kind:
        return False
    if new.field != old.field or "mentioned" in one.signs:
        return True
    if new.kind in _GATHERINGS and not _OF_ITSELF.intersection(one.signs):
        return True
    if "inherited" in one.signs:
        return new.kind == "signing" and new.starts_on == old.starts_on
    return "followed" in one.signs and new.kind != "other" and new.starts_on == old.starts_on


def weigh(sentence: Sentence, memory: Memory) -> Iterator[Weighed]:
    """Everything in a sentence that could be a happening, with its signs."""
    if sentence.heading or sentence.number == 0:
        memory.forget()
    if sentence.heading or is_question(sentence.plain):
        return
    for one in _told(sentence):
        if one.manner == "told" or sentence.context.language in _NESTING or one.manner == "dated":
            yield _weighed(sentence, one, memory)
        elif one.cue:
            _remember_series(sentence, one, memory)


def _told(sentence: Sentence) -> list[_Told]:
    """The happenings of a sentence in order; those that are told share it out among them."""
    words = speech(sentence.context.language)
    cues = list(sentence.of("event"))
    if not cues and not _may_be_dated(sentence):
        return []
    times = [time for time in sentence.times if time.role in ("at", "recent", "soon", "since")]
    found: list[_Told] = []
    carried: Time | None = None
    lead: list[Time] = []
    begin: int | None = None
    for clause in clauses(sentence.plain, words.marks):
        start, end = clause
        own = [time for time in times if start <= time.start < end]
        if own and begin is None and _is_lead_in(sentence, own, clause):
            lead, begin = own, start
            continue
        usable = [*lead, *(time for time in own if not _is_of_speech(sentence.plain, words, time, clause))]
        if lead and words.report.search(sentence.plain, start, min(end, start + _REPORT_REACH)):
            usable = own
        within = [cue for cue in cues if start <= cue.start < end]
        first = start if begin is None else begin
        if within:
            found += _in_clause(sentence, words, within, usable, carried, clause, first)
        elif dated := next((time for time in usable if time.interval and time.interval.precision == "day"), None):
            found.append(_Told("other", None, dated, False, "dated", clause, (first, end)))
        carried = _best(usable, start) or carried
        lead, begin = [], None
    return _shared(sentence, found)


def _best(times: Sequence[Time], at: int) -> Time | None:
    """Of several times in a clause the most exact one, of equals the nearest."""
    return min(times, key=lambda time: (_EXACT[time.interval.precision if time.interval else None], abs(time.start - at)), default=None)


def _may_be_dated(sentence: Sentence) -> bool:
    return bool(sentence.times)


def _is_of_speech(plain: str, words: Speech, time: Time, clause: tuple[int, int]) -> bool:
    """Whether a time says when something was said, and not when it was done."""
    return words.report.search(plain, max(clause[0], time.start - _REPORT_REACH), min(clause[1], time.end + _REPORT_REACH)) is not None


def _is_lead_in(sentence: Sentence, times: Sequence[Time], clause: tuple[int, int]) -> bool:
    """Whether a clause is hardly more than a time: "On 5 May," "当地时间5月17日下午，"."""
    rest = clause[1] - clause[0] - sum(time.end - time.start for time in times)
    return clause[1] < len(sentence.plain) and rest <= _SHORT.get(sentence.context.language, _USUALLY_SHORT)


def _in_clause(
    sentence: Sentence,
    words: Speech,
    cues: Sequence[Cue],
    times: Sequence[Time],
    carried: Time | None,
    clause: tuple[int, int],
    begin: int,
) -> Iterator[_Told]:
    """What a clause tells, and what it names besides."""
    plain = sentence.plain
    gatherings = [cue for cue in cues if _is_gathering(cue, words, plain)]
    occasions = [cue for cue in cues if words.occasion.match(plain, cue.end)]
    deeds = [
        cue for cue in cues if cue not in gatherings and cue not in occasions and not words.modifier.match(plain, cue.end)
    ]
    absorbed = {"opening", "other"} if any(cue.name == "anniversary" for cue in gatherings) else {"opening"}
    if gatherings and all(cue.name in absorbed for cue in deeds):
        deeds = []
    main = min(deeds, key=lambda cue: (_RANKS.index(cue.name), cue.start), default=None)
    if main is None:
        heads = [cue for cue in gatherings if cue not in occasions]
        main = heads[words.head] if heads else None
    named = [cue for cue in {*gatherings, *occasions} if cue is not main and cue.name in _NAMED]
    if main is not None:
        time = _best(times, main.start)
        attended = main.name in _GATHERINGS and time is None and words.attends.search(plain, clause[0], main.start) is not None
        yield _Told(
            cast("EventKind", main.name),
            main,
            None if attended else time or carried,
            time is None,
            "named" if attended else "told",
            clause,
            (begin, clause[1]),
        )
    for cue in {cue.name: cue for cue in sorted(named, reverse=True)}.values():
        yield _Told(cast("EventKind", cue.name), cue, None, True, "named", clause, clause)


def _is_gathering(cue: Cue, words: Speech, plain: str) -> bool:
    """Whether a word names a happening, rather than says what is done."""
    return cue.name in _GATHERINGS or words.sitting.match(plain, cue.start, cue.end) is not None


def _shared(sentence: Sentence, found: Sequence[_Told]) -> list[_Told]:
    """Let those that are told go on to where the next one begins, the first of them from the start of the sentence."""
    tellers = [number for number, one in enumerate(found) if one.manner != "named"]
    shared = list(found)
    for place, number in enumerate(tellers):
        begin = shared[number].span[0] if place else 0
        end = found[tellers[place + 1]].span[0] if place + 1 < len(tellers) else len(sentence.text)
        shared[number] = replace(found[number], span=(begin, max(end, found[number].span[1])))
    return shared


def _weighed(sentence: Sentence, told: _Told, memory: Memory) -> Weighed:
    context = sentence.context
    words = speech(context.language)
    start, end = _stripped(sentence.text, told.span)
    names = [name for name in sentence.names if start <= name.start < end]
    status = _status(sentence, words, told)
    dating, moment = _dated(sentence, words, told, status, memory)
    place, country = _where(sentence, words, told, names, moment, dating, memory)
    number, name = _remember_series(sentence, told, memory)
    if moment and _is_news(moment, context.day) and told.manner != "named" and dating in ("day", "inherited", "news"):
        memory.moment = moment
        if country and place:
            memory.country, memory.place = country, place
    event = Event(
        kind=told.kind,
        name=name,
        ordinal=number,
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
        rule_id=told.cue.rule_id if told.cue else f"{context.language}:date",
    )
    signs = _signs(sentence, words, told, names, dating, moment)
    return Weighed(event, tuple(signs) + (("place",) if place else ()), sentence.number)


def _is_news(moment: Interval, day: date | None) -> bool:
    """Whether a time is that of the news itself, and neither history nor future."""
    return moment.precision == "day" and day is not None and 0 <= (day - moment.first).days <= _RECENT


def _signs(
    sentence: Sentence, words: Speech, told: _Told, names: Sequence[Named], dating: str, moment: Interval | None
) -> Iterator[str]:
    day = sentence.context.day
    if told.cue:
        yield "gathering" if told.kind in _GATHERINGS else "deed"
    yield dating or "undated"
    if told.manner == "dated":
        yield "dated"
    if any(name.kind in ("person", "organisation", "country") for name in names):
        yield "actors"
    if sentence.where == "title" or sentence.number == 0:
        yield "first"
    countries = {name.country for name in sentence.names if name.country}
    if countries and not countries & SIX:
        yield "other countries"
    if words.speech.search(sentence.plain):
        yield "speech"
    if moment and day and (day - moment.last).days > _LONG_AGO:
        yield "long ago"
    if is_denied(sentence.plain, sentence.context.language):
        yield "denied"
    if told.cue and turn_of(sentence.plain, sentence.context.language, told.cue.start, told.cue.end, told.clause).negated:
        yield "negated"


def _status(sentence: Sentence, words: Speech, told: _Told) -> EventStatus:
    start, end = told.span
    for status in ("cancelled", "postponed"):
        if any(start <= one.start < end for one in sentence.of("status", status)):
            return cast("EventStatus", status)
    day = sentence.context.day
    interval = told.time.interval if told.time else None
    if told.time is not None and told.time.role == "soon":
        return "scheduled"
    if interval is not None and day is not None and (interval.first > day or interval.last < day):
        return "scheduled" if interval.first > day else "held"
    if any(start <= one.start < end for one in sentence.of("status", "scheduled")):
        return "scheduled"
    begin, finish = told.clause
    return "scheduled" if words.ahead.search(sentence.plain, begin, finish) else "held"


def _dated(
    sentence: Sentence, words: Speech, told: _Told, status: EventStatus, memory: Memory
) -> tuple[str, Interval | None]:
    """By what sign it is dated, if any, and when it is."""
    day = sentence.context.day
    interval = _counted_from(told.time.interval if told.time else None, day, memory.moment)
    if interval is not None and told.inherited:
        many = interval.precision == "day" and interval.first != interval.last
        return "inherited", intervals.month(interval.first.year, interval.first.month) if many else interval
    if interval is not None:
        return {"day": "day", "month": "month"}.get(interval.precision, "year"), interval
    month = intervals.month(day.year, day.month) if day else None
    if told.time is not None:
        return "vague", month if told.time.role in ("soon", "recent") else None
    if told.manner == "named" or (told.kind in _GATHERINGS and context_names(sentence)):
        return "mentioned", intervals.year(day.year) if day and told.kind == "anniversary" else month
    if memory.moment is not None and _follows(sentence, words, told, status):
        return "followed", memory.moment
    if status != "held":
        return "ahead", month
    if day and sentence.context.language in _DAILY and (sentence.number == 0 or sentence.where == "title"):
        return "news", intervals.day(day)
    return "", None


def context_names(sentence: Sentence) -> bool:
    """Whether a gathering without a date is news by being named."""
    return sentence.context.language in _NESTING


def _counted_from(interval: Interval | None, day: date | None, moment: Interval | None) -> Interval | None:
    """A time, and "tomorrow" in yesterday's talks as the day after them."""
    if interval is None or day is None or moment is None or interval.precision != "day":
        return interval
    if moment.first == moment.last < day and interval == intervals.day(day + timedelta(days=1)):
        return intervals.day(moment.first + timedelta(days=1))
    return interval


def _follows(sentence: Sentence, words: Speech, told: _Told, status: EventStatus) -> bool:
    """Whether what has no date belongs to the day of what was told before it."""
    if words.follows.search(sentence.plain, 0, told.at):
        return True
    if told.kind not in _FOLLOWING or status != "held":
        return False
    return words.ceremony.search(sentence.plain, told.clause[0], told.clause[1]) is not None


def _where(
    sentence: Sentence,
    words: Speech,
    told: _Told,
    names: Sequence[Named],
    moment: Interval | None,
    dating: str,
    memory: Memory,
) -> tuple[str | None, str | None]:
    """(place as written, country): what stands behind a word of place, else where it was told to be before."""
    if told.kind == "anniversary" and dating != "day":
        return None, None
    plain, text = sentence.plain, sentence.text
    start, end = told.clause if told.manner == "named" else told.span
    places = [
        name
        for name in names
        if name.kind in ("place", "country")
        and name.country
        and start <= name.start < end
        and not words.attribute.match(plain, name.end)
    ]
    patterns = (words.goal, words.locative) if told.kind == "visit" else (words.locative, words.goal)
    for pattern in patterns:
        for name in places:
            if pattern.search(plain, max(0, name.start - 24), name.start):
                return text[name.start : name.end], name.country
    if words.here.search(plain, start, end):
        return None, sentence.context.home
    for name in places:
        if name.kind == "place":
            return text[name.start : name.end], name.country
    if dating in ("followed", "mentioned", "inherited") and memory.country:
        return memory.place, memory.country
    if dating in ("month", "year", "mentioned"):
        return None, None
    countries = {name.country for name in places}
    if told.kind != "meeting" and len(countries) == 1:
        return None, countries.pop()
    return None, sentence.context.home


def _remember_series(sentence: Sentence, told: _Told, memory: Memory) -> tuple[int | None, str]:
    """The number and the name of a happening; a gathering without a number is the one of its kind named before."""
    name = called(sentence, told.cue, told.clause)
    if told.cue is None or told.kind not in _GATHERINGS:
        return (ordinal_of(sentence.plain, sentence.context.language, told.cue) if told.cue else None), name
    number = ordinal_of(sentence.plain, sentence.context.language, told.cue)
    if number is not None:
        memory.series[told.kind] = (number, name)
    return memory.series.get(told.kind, (None, name))


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip(" ,;，；、\n"))
    return start, max(start, span[1] - (len(piece) - len(piece.rstrip(" ,;，；、\n"))))
