"""Promises: a deed with an object or a number, who does it for whom, how far it is and by when.

A promise is weighed: each of its signs counts for it or against it (`promising.weights`). A deed alone is none, so that
courtesy ("will deepen cooperation") never is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from newsdesk.findings.cues import Sentence
from newsdesk.findings.grammar import is_conditional
from newsdesk.findings.promising.deeds import Told, deeds
from newsdesk.findings.promising.parties import NOBODY, Parties, parties
from newsdesk.findings.promising.signs import objects_of, signs
from newsdesk.findings.promising.weights import THRESHOLD, WEIGHTS
from newsdesk.findings.quantities import Quantity, find_quantities
from newsdesk.findings.times import Time, find_times
from newsdesk.records import Commitment, Stage
from newsdesk.text import clip

_JOINT = ("signed", "agreed")
_LATE = {"at": 1, "since": 1, "soon": 2}
"""Roles of times that give way to a deadline."""
_NO_AMOUNT = frozenset({"%", "pp", "days", "hours", "months", "years", "weeks", "minutes", "countries", "forces"})
"""Units that say how long, how many parties or which share, and not how much."""
_STAYS = frozenset({"days", "hours", "months"})
"""Units of what a visa or its absence allows."""
_LONGEST_WHAT = 160
"""Columns."""
_SOME_DAY = date(2001, 1, 3)
"""Whichever: what is ahead of one day is ahead of all."""
_CONCRETE = frozenset(("object", "objects", "amount", "money", "title", "project"))
"""What is told in words of courtesy needs one of these, to be a promise."""
_CONJUNCTIONS = re.compile(r"\s*(?:(?:and|as well as|а также|и|но|а|并|和|及)\s+|[,;，；、]\s*)", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[,;，；、\s]|\s(?:and|а также|и|並|并)(?=\s*\Z))+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Weighed:
    """A promise with its signs."""

    make: Callable[[], Commitment]
    signs: tuple[str, ...]

    @cached_property
    def commitment(self) -> Commitment:
        """The promise; made when it is asked for, since most that are weighed are too light."""
        return self.make()

    @property
    def weight(self) -> float:
        """Their sum: the log odds of its being a promise."""
        return sum(WEIGHTS.get(sign, 0.0) for sign in self.signs)


@dataclass(slots=True)
class Thread:
    """What goes on from one sentence to the next, where it names nobody anew."""

    ahead: bool = False
    """It told what will be done."""
    parties: Parties = NOBODY


def find_commitments(sentence: Sentence, thread: Thread) -> Iterator[Commitment]:
    """The promises of a sentence, in order; `thread` goes on to the next sentence."""
    return (one.commitment for one in weigh(sentence, thread) if one.weight >= THRESHOLD)


def weigh(sentence: Sentence, thread: Thread) -> Iterator[Weighed]:
    """Every deed of a sentence that could be a promise, with its signs; those that differ in Chinese come twice."""
    if not sentence.of("deed"):
        thread.ahead &= not sentence.names
        return
    goes_on = not sentence.actors
    told = deeds(sentence, ahead=thread.ahead and goes_on)
    thread.ahead = any(one.stage == "pledged" for one in told) or (thread.ahead and goes_on)
    if not told or sentence.heading or sentence.is_question:
        return
    last = thread.parties if goes_on else NOBODY
    due: Time | None = None
    for one in told:
        last = thread.parties = parties(sentence, one.span, one.verb, joint=one.stage in _JOINT, last=last)
        own = _due(sentence, one)
        if own is not None and own.interval is not None and _is_ahead(sentence, own):
            one = one._replace(stage=_AHEAD.get(one.stage, one.stage))  # noqa: PLW2901
        due = own or due
        amount = _amount(sentence, one)
        seen = ("any", *signs(sentence, one, last, due, amount))
        if "denied" in seen or ("courtesy" in seen and not _CONCRETE.intersection(seen)):
            continue
        if sentence.context.language == "zh":
            seen += tuple(f"{sign} (zh)" for sign in seen)
        yield Weighed(partial(_commitment, sentence, one, last, due, amount, alone=len(told) == 1), seen)


_AHEAD: Mapping[Stage, Stage] = {"started": "pledged", "signed": "pledged", "delivered": "pledged"}
"""What is told as done or under way, of a day to come, is promised: "from 22 February it begins flights"."""


def _is_ahead(sentence: Sentence, time: Time) -> bool:
    """Whether it is to be done on a day to come, and not only until then."""
    day = sentence.context.day
    return time.role in ("at", "since") and day is not None and time.interval is not None and time.interval.first > day


def _due(sentence: Sentence, told: Told) -> Time | None:
    """The period in which it is due: the last one ahead that its part of the sentence gives."""
    if told.stage == "cancelled":
        return None
    own = [time for time in _of_part(sentence.times, told) if not _is_no_term(sentence, told, time)]
    dated = _first_ahead(sentence, own, sentence.context.day)
    return dated or _undated(sentence, told) or next((time for time in own if time.role == "soon"), None)


def _is_no_term(sentence: Sentence, told: Told, time: Time) -> bool:
    """Whether it says how long a visa allows to stay, or when something was done: "this year it began"."""
    if time.role == "for" and any(one.name == "visa" for one in objects_of(sentence, told)):
        return True
    day = sentence.context.day
    begun = time.role == "at" and time.interval is not None and day is not None and time.interval.first <= day
    return begun and told.stage in _AHEAD


def _undated(sentence: Sentence, told: Told) -> Time | None:
    """What would be its period in an article with a day, of one without: it stays text."""
    if sentence.context.day is not None:
        return None
    times = find_times(sentence.plain, sentence.context.language, _SOME_DAY)
    time = _first_ahead(sentence, _of_part(times, told), _SOME_DAY)
    return time and time._replace(interval=None)


def _of_part(times: Sequence[Time], told: Told) -> list[Time]:
    start, end = told.span
    return [time for time in times if start <= time.start < end and time.role != "recent"]


def _first_ahead(sentence: Sentence, times: Sequence[Time], day: date | None) -> Time | None:
    """The first one that is not over, deadlines before what merely says when."""
    for time in sorted(times, key=lambda time: _LATE.get(time.role, 0)):
        if time.interval is None or (time.role == "since" and not _is_ahead(sentence, time)):
            continue
        if day is None or time.interval.last > day:
            return time
    return None


def _amount(sentence: Sentence, told: Told) -> Quantity | None:
    """How much: money before what is counted or measured; what is behind the deed's word before what is ahead."""
    start, end = max(told.span[0], sentence.clause(told.cue.start)[0]), told.span[1]
    own = [one for one in sentence.quantities if start <= one.start < end and one.unit not in _NO_AMOUNT]
    if not own and any(one.name == "visa" for one in objects_of(sentence, told)):
        terms = [time for time in sentence.times if time.role != "for"]
        own = [
            one
            for one in find_quantities(sentence.plain, sentence.context.language)
            if start <= one.start < end
            and one.unit in _STAYS
            and not any(one.start < time.end and time.start < one.end for time in terms)
        ]
    return min(own, key=lambda one: (one.currency is None, one.start < told.cue.start, one.start), default=None)


def _commitment(
    sentence: Sentence, told: Told, party: Parties, due: Time | None, amount: Quantity | None, *, alone: bool
) -> Commitment:
    start, end = (0, len(sentence.text)) if alone else _trimmed(sentence.text, told.span)
    objects = objects_of(sentence, told)
    nearest = min(objects, key=lambda cue: (cue.start < told.cue.start, abs(cue.start - told.cue.start)), default=None)
    day = sentence.context.day
    return Commitment(
        actor=party.actor,
        beneficiaries=party.beneficiaries,
        stage=told.stage,
        what=_what(sentence, told),
        object=nearest.name if nearest else None,
        quantity=amount.low if amount else None,
        quantity_to=amount.high if amount and amount.high != amount.low else None,
        bound=amount.bound if amount else None,
        unit=amount.unit if amount else None,
        currency=amount.currency if amount else None,
        due_from=_due_from(due, day),
        due_to=_due_to(due),
        due_text=sentence.text[due.start : due.end] if due else None,
        conditional=is_conditional(sentence.plain, sentence.context.language),
        names=tuple(sorted({name.tag for name in sentence.names if start <= name.start < end})),
        field=sentence.where,
        start_char=sentence.start + start,
        end_char=sentence.start + end,
        sentence=sentence.text[start:end],
        rule_id=told.cue.rule_id,
    )


def _due_from(due: Time | None, day: date | None) -> date | None:
    if due is None or due.interval is None:
        return None
    return day if due.role == "until" and day is not None else due.interval.first


def _due_to(due: Time | None) -> date | None:
    """The last day on which it is to be done; of what begins on a day, that day."""
    if due is None or due.interval is None:
        return None
    return due.interval.first if due.role == "since" and due.interval.precision == "day" else due.interval.last


def _what(sentence: Sentence, told: Told) -> str:
    """From the deed's word to the end of its part, or the whole part where the deed stands at its end."""
    start, end = _trimmed(sentence.text, (told.cue.start, told.span[1]))
    if end - start < 2 * (told.cue.end - told.cue.start):
        start, end = _trimmed(sentence.text, told.span)
    return clip(sentence.text[start:end].rstrip(" ,;.，；。"), _LONGEST_WHAT)


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Without the spaces, commas and conjunctions around it."""
    start, end = span
    if found := _CONJUNCTIONS.match(text, start, end):
        start = found.end()
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(_TRAILING.sub("", piece.strip()))
