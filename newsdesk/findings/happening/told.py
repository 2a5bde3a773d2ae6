"""What a sentence tells of happenings: each event's word, and each day without one, with the part that tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, cast

from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.happening.speech import Speech
from newsdesk.findings.happening.words import clauses, speech
from newsdesk.findings.intervals import Interval
from newsdesk.findings.times import Time
from newsdesk.records import EventKind, EventStatus

GATHERINGS = ("summit", "forum", "exhibition", "exercise", "election", "anniversary")
"""Kinds whose words name the happening; those of the others say what is done."""
NESTING = ("zh",)
"""Languages whose press names, in telling of one happening, the gathering that it belongs to, as news of its own."""
RECENT = 10
"""Days before the article in which the news of it lies."""
_NAMED = ("summit", "forum", "exhibition", "anniversary", "visit")
"""Kinds that are news also where they are only named."""
_RANKS = ("signing", "meeting", "opening", "visit", "other")
"""Of several deeds in a clause the first of these is its point."""
_SHORT = {"zh": 8}
_USUALLY_SHORT = 14
"""Characters that a clause may have besides its time and be no more than that time."""
_REPORT_REACH = 14
"""Characters between a time and the word of speaking whose time it is."""
_ATTENDED_REACH = 40
"""Characters between a word of attending and the gathering that is attended."""
_MOST = 12
"""Happenings of one sentence: what has more is a list or no text."""
_ROLES = ("at", "recent", "soon", "since")
"""How a time stands to what happens then."""
_EXACT: Mapping[str | None, int] = {"day": 0, "month": 1, "quarter": 2, "year": 3, None: 2}

Manner = Literal["told", "named", "dated"]
"""told: it is what its clause tells; named: the clause only names it (the summit that is attended, the visit on the
occasion of which something is done); dated: a day is told, and no event's word."""


@dataclass(slots=True, kw_only=True, eq=False)
class Told:
    """A happening in a sentence, and the part of it that tells of it."""

    sentence: Sentence
    kind: EventKind
    manner: Manner
    clause: tuple[int, int]
    span: tuple[int, int]
    cue: Cue | None = None
    time: Time | None = None
    inherited: bool = True
    """Its time is that of a clause before its own."""

    @property
    def is_sitting(self) -> bool:
        """Whether its word names a meeting, rather than says that somebody met."""
        cue = self.cue
        return cue is not None and self.words.sitting.match(self.sentence.plain, cue.start, cue.end) is not None

    @property
    def waits_for_time(self) -> bool:
        """Whether the next clause may give its time: "the forum in Bishkek, due on 2 April, is cancelled"."""
        return self.kind in GATHERINGS and self.time is None and self.language not in NESTING

    @property
    def takes_day(self) -> bool:
        """Whether it is what the clause before, which tells no more than a day, was about."""
        return self.inherited and self.manner == "told" and self.kind not in GATHERINGS

    @property
    def words(self) -> Speech:
        """How its language tells of happenings."""
        return speech(self.language)

    @property
    def language(self) -> str:
        """That of its article."""
        return self.sentence.context.language

    def says(self, status: EventStatus | None, span: tuple[int, int]) -> bool:
        """Whether a part of its sentence says that it stands so with it; None: says how at all."""
        cues = self.sentence.of("status", status) if status else self.sentence.of("status")
        return any(span[0] <= cue.start < span[1] for cue in cues)

    @property
    def at(self) -> int:
        """Where its word stands."""
        return self.cue.start if self.cue else self.time.start if self.time else self.clause[0]


class Where(NamedTuple):
    """Where something is."""

    place: str | None
    """As written."""
    country: str | None
    """ISO 3166-1 alpha-2."""


NOWHERE = Where(None, None)


@dataclass(slots=True)
class Memory:
    """What the sentences before it said."""

    moment: Interval | None = None
    """The day of the news."""
    where: Where = NOWHERE
    series: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By kind: the gathering of a series that was named last, by number and name."""

    def forget(self) -> None:
        """Another item begins."""
        self.moment, self.where = None, NOWHERE


class _Clause(NamedTuple):
    """A clause with what stands in it."""

    start: int
    end: int
    begin: int
    """Where it begins together with the time that leads it in."""
    cues: Sequence[Cue]
    times: Sequence[Time]
    """Those in which something may happen, also those that lead it in."""
    spoken: Time | None
    """The last in which something was said."""

    @property
    def span(self) -> tuple[int, int]:
        """Without what leads it in."""
        return self.start, self.end


def tell(sentence: Sentence) -> list[Told]:
    """The happenings of a sentence in order; those that are told share it out among them."""
    if not sentence.times and not sentence.of("event"):
        return []
    reader = _Reader(sentence, speech(sentence.context.language))
    times = _times(sentence, reader.words)
    if not times and not sentence.of("event"):
        return []
    for clause in _clauses(sentence, reader.words, times):
        reader.read(clause)
    return _shared(sentence, reader.found[:_MOST])


@dataclass(slots=True)
class _Reader:
    """Reads the clauses of a sentence one by one."""

    sentence: Sentence
    words: Speech
    found: list[Told] = field(default_factory=list)
    carried: Time | None = None
    """The last time of the clauses before."""
    day_only: int | None = None
    """Which of those found is a day whose happening the next clause may tell."""

    def read(self, clause: _Clause) -> None:
        """Take the next clause."""
        if clause.cues:
            self._add(list(self._told(clause)), clause)
        elif dated := next((time for time in clause.times if self._dates(time, clause)), None):
            self._date(dated, clause)
        if clause.times:
            self.carried = _best(clause.times, clause.start)
        elif clause.spoken and self.sentence.context.language in NESTING:
            self.carried = clause.spoken._replace(role="recent", interval=None)

    def _dates(self, time: Time, clause: _Clause) -> bool:
        """Whether a time by itself makes a happening: a day, not just "today", which is "nowadays"; a month to come."""
        plain, day = self.sentence.plain, self.sentence.context.day
        if time.interval is None or plain.endswith(":") or self.words.vague.fullmatch(plain, time.start, time.end):
            return False
        if time.interval.precision == "day":
            return True
        if day is None or time.interval.precision == "year":
            return False
        if time.interval.first > day:
            return self.words.ahead.search(plain, *clause.span) is not None
        return time.interval.precision == "month" and any(
            clause.start <= name.start < clause.end and name.kind == "person" for name in self.sentence.names
        )

    def _add(self, new: list[Told], clause: _Clause) -> None:
        first = new[0] if new else None
        if self.day_only is not None and first and first.takes_day:
            begin = self.found.pop(self.day_only).span[0]
            new[0] = replace(first, inherited=False, span=(begin, clause.end))
        self.day_only = None
        self.found += new

    def _date(self, time: Time, clause: _Clause) -> None:
        last = self.found[-1] if self.found else None
        if last and last.waits_for_time:
            span = last.span[0], clause.end
            self.found[-1] = replace(last, time=time, inherited=False, manner="told", span=span)
        else:
            self.day_only = len(self.found)
            self.found.append(
                Told(
                    sentence=self.sentence,
                    kind="other",
                    time=time,
                    inherited=False,
                    manner="dated",
                    clause=clause.span,
                    span=(clause.begin, clause.end),
                )
            )

    def _told(self, clause: _Clause) -> Iterator[Told]:
        """What a clause tells, and what it names besides."""
        cast_of = _cast(self.sentence.plain, self.words, clause)
        if cast_of.main:
            yield self._main(cast_of.main, clause, gathering=cast_of.main in cast_of.gatherings)
        for cue in cast_of.named:
            start = _attended(self.words, self.sentence.plain, cue, clause.span)
            occasion = cue in cast_of.occasions
            if start is not None or occasion or cue.name == "summit":
                yield Told(
                    sentence=self.sentence,
                    kind=cast("EventKind", cue.name),
                    cue=cue,
                    manner="named",
                    clause=clause.span,
                    span=clause.span if start is None or occasion else (start, cue.end),
                )

    def _main(self, cue: Cue, clause: _Clause, *, gathering: bool) -> Told:
        plain, time = self.sentence.plain, _best(clause.times, cue.start)
        named = gathering and time is None and _attended(self.words, plain, cue, clause.span) is not None
        if named and self.words.ahead.search(plain, *clause.span):
            named = self.sentence.context.language in NESTING
        if time is None and not named and (not gathering or self._is_held(clause)):
            time = self.carried
        return Told(
            sentence=self.sentence,
            kind=cast("EventKind", cue.name),
            cue=cue,
            time=time,
            inherited=not clause.times,
            manner="named" if named else "told",
            clause=clause.span,
            span=(clause.begin, clause.end),
        )

    def _is_held(self, clause: _Clause) -> bool:
        """Whether the time of an earlier clause is a gathering's, because the clause does not only speak of it."""
        return self.sentence.context.language not in NESTING or any(
            clause.start <= cue.start < clause.end
            for cue in self.sentence.cues
            if cue.group == "status" or (cue.group == "event" and cue.name == "opening")
        )


def _times(sentence: Sentence, words: Speech) -> list[Time]:
    """The times in which something may happen."""
    return [
        time
        for time in sentence.times
        if time.role in _ROLES
        and not (time.role == "since" and _is_history(time, sentence.context.day))
        and not _is_in_address(sentence.plain, time)
        and not words.numbers.fullmatch(sentence.plain, time.start, time.end)
    ]


def _clauses(sentence: Sentence, words: Speech, times: Sequence[Time]) -> Iterator[_Clause]:
    """The clauses of a sentence that hold anything; one that is hardly more than a time leads in the next."""
    plain, cues = sentence.plain, sentence.of("event")
    lead: list[Time] = []
    begin: int | None = None
    for start, end in clauses(plain, words.marks):
        own = [time for time in times if start <= time.start < end]
        within = [cue for cue in cues if start <= cue.start < end]
        if not own and not within and not lead:
            continue
        done = [time for time in own if not _is_of_speech(plain, words, time, (start, end))]
        if done and begin is None and _is_lead_in(sentence, own, (start, end)):
            lead, begin = done, start
            continue
        if lead and words.report.search(plain, start, min(end, start + _REPORT_REACH)):
            lead, done = [], own
        spoken = own[-1] if own and not done else None
        yield _Clause(start, end, start if begin is None else begin, within, [*lead, *done], spoken)
        lead, begin = [], None


class _Cast(NamedTuple):
    """The parts that the event's words of a clause play."""

    main: Cue | None
    """What it tells."""
    named: Sequence[Cue]
    """What it only names."""
    gatherings: Sequence[Cue]
    occasions: Sequence[Cue]


def _cast(plain: str, words: Speech, clause: _Clause) -> _Cast:
    cues = [cue for cue in clause.cues if not words.outcome.match(plain, cue.end)]
    gatherings = [cue for cue in cues if cue.name in GATHERINGS]
    gatherings = gatherings or [cue for cue in cues if words.sitting.match(plain, cue.start, cue.end)]
    occasions = [cue for cue in cues if words.occasion.match(plain, cue.end)]
    deeds = [
        cue for cue in cues if cue not in gatherings and cue not in occasions and _is_deed(plain, words, cue, clause)
    ]
    absorbed = ("opening", "other") if any(cue.name == "anniversary" for cue in gatherings) else ("opening",)
    if gatherings and all(cue.name in absorbed for cue in deeds):
        deeds = []
    main = min(deeds, key=lambda cue: (_RANKS.index(cue.name), cue.start), default=None)
    if main is None:
        heads = [cue for cue in gatherings if cue not in occasions]
        main = heads[words.head] if heads else None
    named = [cue for cue in (*gatherings, *occasions) if cue is not main and cue.name in _NAMED]
    first = {cue.name: cue for cue in sorted(named, reverse=True)}
    return _Cast(main, sorted(first.values()), gatherings, occasions)


def _is_deed(plain: str, words: Speech, cue: Cue, clause: _Clause) -> bool:
    """Whether a word tells of something that is done, and does not just describe, name or date something else."""
    near = max(clause.start, cue.start - _ATTENDED_REACH)
    if words.sitting.match(plain, cue.start, cue.end) or words.modifier.match(plain, cue.end):
        return False
    if cue.name in ("signing", "opening") and words.nominal.search(plain, near, cue.start):
        return False
    return words.during.search(plain, near, cue.start) is None


def _best(times: Sequence[Time], at: int) -> Time | None:
    """Of several times in a clause the most exact one, of equals the nearest."""
    return min(
        times,
        key=lambda time: (_EXACT[time.interval.precision if time.interval else None], abs(time.start - at)),
        default=None,
    )


def _is_history(time: Time, day: date | None) -> bool:
    """Whether something is told to be so for a long time."""
    return time.interval is not None and day is not None and (day - time.interval.first).days > RECENT


def _is_in_address(plain: str, time: Time) -> bool:
    at = plain.rfind(" ", 0, time.start) + 1
    return plain.startswith(("http", "www."), at)


def _is_of_speech(plain: str, words: Speech, time: Time, clause: tuple[int, int]) -> bool:
    """Whether a time says when something was said, and not when it was done."""
    return (
        words.report.search(plain, max(clause[0], time.start - _REPORT_REACH), min(clause[1], time.end + _REPORT_REACH))
        is not None
    )


def _is_lead_in(sentence: Sentence, times: Sequence[Time], clause: tuple[int, int]) -> bool:
    """Whether a clause is hardly more than a time: "On 5 May," "当地时间5月17日下午，"."""
    rest = clause[1] - clause[0] - sum(time.end - time.start for time in times)
    return clause[1] < len(sentence.plain) and rest <= _SHORT.get(sentence.context.language, _USUALLY_SHORT)


def _attended(words: Speech, plain: str, cue: Cue, clause: tuple[int, int]) -> int | None:
    """Where the phrase begins by which a gathering is attended, prepared for or otherwise only named."""
    begin = max(clause[0], cue.start - _ATTENDED_REACH)
    starts = [found.start() for found in words.attends.finditer(plain, begin, cue.start)]
    return starts[-1] if starts else None


def _shared(sentence: Sentence, found: Sequence[Told]) -> list[Told]:
    """Let those that are told go on to where the next one begins, the first of them from the start of the sentence."""
    tellers = [number for number, one in enumerate(found) if one.manner != "named"]
    shared = list(found)
    for place, number in enumerate(tellers):
        begin = shared[number].span[0] if place else 0
        end = found[tellers[place + 1]].span[0] if place + 1 < len(tellers) else len(sentence.text)
        span = begin, max(end, found[number].span[1])
        if span != found[number].span:
            shared[number] = replace(found[number], span=span)
    return shared
