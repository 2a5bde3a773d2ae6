"""What a sentence tells of happenings: each event's word, and each day without one, with the part that tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, cast

from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.event_words import Speech, clauses, speech
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


@dataclass(frozen=True, slots=True)
class Told:
    """A happening in a sentence, and the part of it that tells of it."""

    sentence: Sentence
    kind: EventKind
    cue: Cue | None
    time: Time | None
    inherited: bool
    manner: Manner
    clause: tuple[int, int]
    span: tuple[int, int]

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


def tell(sentence: Sentence) -> list[Told]:
    """The happenings of a sentence in order; those that are told share it out among them."""
    words = speech(sentence.context.language)
    cues = list(sentence.of("event"))
    if not cues and not sentence.times:
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
    found: list[Told] = []
    carried: Time | None = None
    pending: int | None = None
    lead: list[Time] = []
    begin: int | None = None
    for clause in clauses(sentence.plain, words.marks):
        start, end = clause
        own = [time for time in times if start <= time.start < end]
        done = [time for time in own if not _is_of_speech(sentence.plain, words, time, clause)]
        if done and begin is None and _is_lead_in(sentence, own, clause):
            lead, begin = done, start
            continue
        usable = [*lead, *done]
        if lead and words.report.search(sentence.plain, start, min(end, start + _REPORT_REACH)):
            usable = own
        within = [cue for cue in cues if start <= cue.start < end]
        first = start if begin is None else begin
        if within:
            new = list(_in_clause(sentence, words, within, usable, carried, clause, first))
            if (
                pending is not None
                and new
                and new[0].inherited
                and new[0].manner == "told"
                and new[0].kind not in GATHERINGS
            ):
                new[0] = replace(new[0], inherited=False, span=(found.pop(pending).span[0], end))
            pending = None
            found += new
        elif dated := next((time for time in usable if _dates(sentence.plain, words, time)), None):
            if found and _waits_for_time(sentence, found[-1]):
                found[-1] = replace(
                    found[-1], time=dated, inherited=False, manner="told", span=(found[-1].span[0], end)
                )
                continue
            pending = len(found)
            found.append(Told(sentence, "other", None, dated, False, "dated", clause, (first, end)))
        carried = _best(usable, start) or carried
        if own and not usable and sentence.context.language in NESTING:
            carried = own[-1]._replace(role="recent", interval=None)
        lead, begin = [], None
    return _shared(sentence, found[:_MOST])


def _waits_for_time(sentence: Sentence, told: Told) -> bool:
    """Whether the time of a gathering may come in the next clause: "the forum in Bishkek, due on 2 April, is cancelled"."""
    return told.kind in GATHERINGS and told.time is None and sentence.context.language not in NESTING


def _best(times: Sequence[Time], at: int) -> Time | None:
    """Of several times in a clause the most exact one, of equals the nearest."""
    return min(
        times,
        key=lambda time: (_EXACT[time.interval.precision if time.interval else None], abs(time.start - at)),
        default=None,
    )


def _dates(plain: str, words: Speech, time: Time) -> bool:
    """Whether a time by itself makes something a happening: it is a day, and not just "today", which is "nowadays", too."""
    if time.interval is None or time.interval.precision != "day" or plain.endswith(":"):
        return False
    return words.vague.fullmatch(plain, time.start, time.end) is None


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


def _in_clause(
    sentence: Sentence,
    words: Speech,
    cues: Sequence[Cue],
    times: Sequence[Time],
    carried: Time | None,
    clause: tuple[int, int],
    begin: int,
) -> Iterator[Told]:
    """What a clause tells, and what it names besides."""
    plain = sentence.plain
    gatherings = [cue for cue in cues if cue.name in GATHERINGS]
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
        if attended and words.ahead.search(plain, *clause) and sentence.context.language not in NESTING:
            attended = False
        yield Told(
            sentence,
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
        yield Told(sentence, cast("EventKind", cue.name), cue, None, True, "named", clause, span)


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


def _shared(sentence: Sentence, found: Sequence[Told]) -> list[Told]:
    """Let those that are told go on to where the next one begins, the first of them from the start of the sentence."""
    tellers = [number for number, one in enumerate(found) if one.manner != "named"]
    shared = list(found)
    for place, number in enumerate(tellers):
        begin = shared[number].span[0] if place else 0
        end = found[tellers[place + 1]].span[0] if place + 1 < len(tellers) else len(sentence.text)
        shared[number] = replace(found[number], span=(begin, max(end, found[number].span[1])))
    return shared
