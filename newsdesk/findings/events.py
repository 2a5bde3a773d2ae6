"""Happenings with a date: summits, visits, meetings, openings, and what else took place on a day that is told.

Sentence by sentence, clause by clause, each event's word is taken with its time and place, and so is each day without
one; what comes of it is weighed by its signs, as a promise is. At the end of an article each happening is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, cast

from newsdesk.findings import intervals
from newsdesk.findings.cases import VERB_LAST, is_goal, is_place
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.event_names import called, ordinal_of
from newsdesk.findings.event_speech import Speech
from newsdesk.findings.event_words import clauses, speech
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
    "nobody": -0.5,
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
_SERIES = ("summit", "forum", "exhibition", "meeting", "exercise")
"""Kinds that are numbered."""
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
_AT_HOME = ("zh", "kk", "ky", "uz", "tg", "tk")
"""Languages that are written in one country above all."""
_SHORT = {"zh": 8}
_USUALLY_SHORT = 14
"""Characters that a clause may have besides its time and be no more than that time."""
_REPORT_REACH = 14
_ATTENDED_REACH = 40
"""Characters between a word of attending and the gathering that is attended."""
_ROLES = ("at", "recent", "soon", "since")
"""How a time stands to what happens then."""
_EXACT: Mapping[str | None, int] = {"day": 0, "month": 1, "quarter": 2, "year": 3, None: 2}
_PLACE_REACH = 24
"""Characters before a place in which the word stands that makes it one."""
_ANYTHING = re.compile(r"")
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


_DATED = frozenset(("day", "month", "year", "inherited", "followed"))
_FIELDS: Mapping[Field, int] = {"body": 0, "standfirst": 1, "title": 2}


def _precedence(one: Weighed) -> tuple[int, bool, bool, int]:
    """Before others of the same: what the body tells, what has a date of its own, what comes first."""
    undated = one.event.kind in _GATHERINGS and not _DATED.intersection(one.signs)
    return _FIELDS[one.event.field], "mentioned" in one.signs, undated, one.number


def _is_same(one: Weighed, other: Weighed) -> bool:
    """Whether one, which comes after the other, tells of the same happening."""
    new, old = one.event, other.event
    if new.kind != old.kind:
        return False
    if new.field != old.field or "mentioned" in one.signs:
        return True
    if (new.kind in _GATHERINGS or new.kind == "visit") and not _DATED.intersection(one.signs):
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
            words = speech(sentence.context.language)
            place, country = _placed(sentence, words, one, one.clause, (words.goal, words.locative))
            if country:
                memory.place, memory.country = place, country


def _told(sentence: Sentence) -> list[_Told]:
    """The happenings of a sentence in order; those that are told share it out among them."""
    words = speech(sentence.context.language)
    cues = list(sentence.of("event"))
    if not cues and not _may_be_dated(sentence):
        return []
    day = sentence.context.day
    times = [
        time
        for time in sentence.times
        if time.role in _ROLES
        and not (time.role == "since" and _is_history(time, day))
        and not _is_in_address(sentence.plain, time)
        and not words.numbers.fullmatch(sentence.plain, time.start, time.end)
    ]
    found: list[_Told] = []
    carried: Time | None = None
    pending: int | None = None
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
            new = list(_in_clause(sentence, words, within, usable, carried, clause, first))
            if pending is not None and new and new[0].inherited and new[0].manner == "told" and new[0].kind not in _GATHERINGS:
                new[0] = replace(new[0], inherited=False, span=(found.pop(pending).span[0], end))
            pending = None
            found += new
        elif dated := next((time for time in usable if _dates(sentence.plain, words, time)), None):
            pending = len(found)
            found.append(_Told("other", None, dated, False, "dated", clause, (first, end)))
        carried = _best(usable, start) or carried
        if own and not usable and sentence.context.language in _NESTING:
            carried = own[-1]._replace(role="recent", interval=None)
        lead, begin = [], None
    return _shared(sentence, found)


def _best(times: Sequence[Time], at: int) -> Time | None:
    """Of several times in a clause the most exact one, of equals the nearest."""
    return min(times, key=lambda time: (_EXACT[time.interval.precision if time.interval else None], abs(time.start - at)), default=None)


def _dates(plain: str, words: Speech, time: Time) -> bool:
    """Whether a time by itself makes something a happening: it is a day, and not just "today", which is "nowadays", too."""
    if time.interval is None or time.interval.precision != "day" or plain.endswith(":"):
        return False
    return words.vague.fullmatch(plain, time.start, time.end) is None


def _is_history(time: Time, day: date | None) -> bool:
    """Whether something is told to be so for a long time."""
    return time.interval is not None and day is not None and (day - time.interval.first).days > _RECENT


def _is_in_address(plain: str, time: Time) -> bool:
    at = plain.rfind(" ", 0, time.start) + 1
    return plain.startswith(("http", "www."), at)


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
    gatherings = [cue for cue in cues if cue.name in _GATHERINGS]
    gatherings = gatherings or [cue for cue in cues if words.sitting.match(plain, cue.start, cue.end)]
    occasions = [cue for cue in cues if words.occasion.match(plain, cue.end)]
    deeds = [
        cue
        for cue in cues
        if cue not in gatherings
        and cue not in occasions
        and not words.sitting.match(plain, cue.start, cue.end)
        and not words.modifier.match(plain, cue.end)
        and not (cue.name in ("signing", "opening") and words.nominal.search(plain, 0, cue.start))
        and not words.during.search(plain, max(clause[0], cue.start - _ATTENDED_REACH), cue.start)
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
        attended = main in gatherings and time is None and _attended(words, plain, main, clause) is not None
        if main in gatherings and not _is_held(sentence, clause):
            carried = None
        if attended and words.ahead.search(plain, *clause) and sentence.context.language not in _NESTING:
            attended = False
        yield _Told(
            cast("EventKind", main.name),
            main,
            None if attended else time or carried,
            time is None,
            "named" if attended else "told",
            clause,
            (begin, clause[1]),
        )
    for cue in sorted({cue.name: cue for cue in sorted(named, reverse=True)}.values()):
        start = _attended(words, plain, cue, clause)
        if start is None and cue.name != "summit" and cue not in occasions:
            continue
        span = clause if start is None or cue in occasions else (start, cue.end)
        yield _Told(cast("EventKind", cue.name), cue, None, True, "named", clause, span)


def _is_held(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Whether a clause says of a gathering that it is held or attended, and does not only speak of it."""
    return any(
        clause[0] <= cue.start < clause[1]
        for cue in sentence.cues
        if cue.group == "status" or (cue.group == "event" and cue.name == "opening")
    )


def _attended(words: Speech, plain: str, cue: Cue, clause: tuple[int, int]) -> int | None:
    """Where the phrase begins by which a gathering is attended, prepared for or otherwise only named."""
    begin = max(clause[0], cue.start - _ATTENDED_REACH)
    starts = [found.start() for found in words.attends.finditer(plain, begin, cue.start)]
    return starts[-1] if starts else None


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
    start, end = told.span
    if told.cue:
        yield "gathering" if told.kind in _GATHERINGS else "deed"
    yield dating or "undated"
    if told.manner == "dated":
        yield "dated"
        if not names and not any(start <= one.start < end for one in sentence.of("status")):
            yield "nobody"
    if any(name.kind in ("person", "organisation", "country") for name in names):
        yield "actors"
    if sentence.where == "title" or sentence.number == 0:
        yield "first"
    begin, finish = told.clause
    spoken = [name for name in names if name.country]
    countries = {name.country for name in spoken if begin <= name.start < finish} or {name.country for name in spoken}
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
    begin, finish = told.clause
    if words.ahead.search(sentence.plain, begin, finish):
        return "scheduled"
    return "scheduled" if any(begin <= one.start < finish for one in sentence.of("status", "scheduled")) else "held"


def _dated(
    sentence: Sentence, words: Speech, told: _Told, status: EventStatus, memory: Memory
) -> tuple[str, Interval | None]:
    """By what sign it is dated, if any, and when it is."""
    day = sentence.context.day
    interval = _whole_month(sentence, told.time) or _counted_from(told.time.interval if told.time else None, day, memory.moment)
    if interval is not None and told.inherited:
        return "inherited", _one_day(interval)
    if interval is not None:
        return {"day": "day", "month": "month"}.get(interval.precision, "year"), interval
    month = intervals.month(day.year, day.month) if day else None
    if told.time is not None:
        return "vague", month if told.time.role in ("soon", "recent") else None
    if told.manner == "named" or (told.kind in ("summit", "anniversary") and sentence.context.language in _NESTING):
        return "mentioned", intervals.year(day.year) if day and told.kind == "anniversary" else month
    if memory.moment is not None and _follows(sentence, words, told, status):
        return "followed", _one_day(memory.moment)
    if status != "held":
        return "ahead", month
    if day and sentence.context.language in _DAILY and (sentence.number == 0 or sentence.where == "title"):
        return "news", intervals.day(day)
    return "", None


def _one_day(interval: Interval) -> Interval:
    """When one of several happenings of some days is: on the day, but of several days nobody knows on which."""
    if interval.precision != "day" or interval.first == interval.last:
        return interval
    return intervals.month(interval.first.year, interval.first.month)


def _whole_month(sentence: Sentence, time: Time | None) -> Interval | None:
    """The month of a week that is not given by its days: nobody knows on which of them it is."""
    if time is None or time.interval is None or (time.interval.last - time.interval.first).days != 6:  # noqa: PLR2004
        return None
    if time.interval.precision != "day" or any(letter.isdigit() for letter in sentence.plain[time.start : time.end]):
        return None
    return intervals.month(time.interval.first.year, time.interval.first.month)


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
    if told.kind == "anniversary" and dating != "day" and sentence.context.language in _NESTING:
        return None, None
    span = told.clause if told.manner == "named" else told.span
    patterns = (words.goal, words.locative) if told.kind == "visit" else (words.locative, words.origin)
    place, country = _placed(sentence, words, told, span, patterns)
    if country:
        return place, country
    if words.here.search(sentence.plain, *span):
        return None, sentence.context.home
    if sentence.context.language in _NESTING:
        place, country = _placed(sentence, words, told, span, (words.goal, _ANYTHING))
        if country:
            return place, country
    elif words.journey.search(sentence.plain, *span):
        cities = (name for name in _places(sentence, span) if name.kind == "place")
        return None, next((name.country for name in cities), None)
    if dating in ("followed", "mentioned", "inherited") and memory.country:
        return memory.place, memory.country
    return None, _country(sentence, told, dating, moment, memory)


def _places(sentence: Sentence, span: tuple[int, int]) -> list[Named]:
    start, end = span
    return [name for name in sentence.names if name.kind in ("place", "country") and name.country and start <= name.start < end]


def _placed(
    sentence: Sentence, words: Speech, told: _Told, span: tuple[int, int], patterns: Sequence[re.Pattern[str]]
) -> tuple[str | None, str | None]:
    """The first place behind one of some words of place, the earlier pattern before the later; or the host's country."""
    plain, text = sentence.plain, sentence.text
    named = _places(sentence, span)
    if told.kind in _GATHERINGS:
        for name in named:
            if words.hosts.match(plain, name.end):
                return None, name.country
    places = [name for name in named if not words.attribute.match(plain, name.end)]
    if told.cue and told.kind == "visit" and sentence.context.language not in _NESTING:
        places.sort(key=lambda name: (name.start < told.at, name.start))
    for pattern in patterns:
        for name in places:
            if pattern is words.locative and words.not_there.search(plain, name.start, name.end):
                continue
            if pattern is _ANYTHING and name.kind != "place":
                continue
            if _stands_there(sentence, words, pattern, name):
                return text[name.start : name.end], name.country
    return None, None


def _stands_there(sentence: Sentence, words: Speech, pattern: re.Pattern[str], name: Named) -> bool:
    """Whether a word of place stands before a name, or an ending of place behind it."""
    plain, language = sentence.plain, sentence.context.language
    if language in VERB_LAST and language != "tg":
        ends = {words.locative: is_place, words.goal: is_goal}.get(pattern)
        return ends is not None and ends(plain, language, name.start, name.end)
    return pattern.search(plain, max(0, name.start - _PLACE_REACH), name.start) is not None


def _country(sentence: Sentence, told: _Told, dating: str, moment: Interval | None, memory: Memory) -> str | None:
    """Where something happens that no place is told of: in the one country that its sentence speaks of, else at home."""
    home, day = sentence.context.home, sentence.context.day
    spoken = [name.country for name in sentence.names if name.country and not _is_quoted(sentence.plain, name)]
    if told.kind == "visit":
        guest = next((name.country for name in sentence.names if name.kind == "person"), None)
        hosts = {code for code in spoken if code != guest}
        return hosts.pop() if len(hosts) == 1 else None
    past = moment is not None and day is not None and moment.last < day
    if dating == "mentioned" or (dating in ("month", "year") and past):
        return None
    if not spoken:
        return home
    if sentence.context.language in _AT_HOME:
        return home if home in spoken or told.kind == "meeting" else spoken[0]
    return spoken[0] if len(set(spoken)) == 1 else memory.country


def _is_quoted(plain: str, name: Named) -> bool:
    return plain.count('"', 0, name.start) % 2 == 1


def _remember_series(sentence: Sentence, told: _Told, memory: Memory) -> tuple[int | None, str]:
    """The number and the name of a happening; a gathering without a number is the one of its kind named before."""
    name = called(sentence, told.cue, told.clause, noun=told.kind in _GATHERINGS)
    if told.cue is None:
        return None, name
    number = ordinal_of(sentence, told.cue, told.clause) if told.kind in _SERIES else None
    if told.kind not in _GATHERINGS:
        return number, name
    if number is not None:
        memory.series[told.kind] = (number, name)
    return memory.series.get(told.kind, (None, name))


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip(" ,;，；、\n"))
    return start, max(start, span[1] - (len(piece) - len(piece.rstrip(" ,;，；、\n"))))
