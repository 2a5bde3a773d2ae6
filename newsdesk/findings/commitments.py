"""Promises: a deed with an object or a number, who does it for whom, how far it is and by when.

A promise is weighed: each sign of one has points, and what reaches the threshold is one. A deed alone is none, so that
courtesy ("will deepen cooperation") never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from newsdesk.findings.cases import VERB_LAST, is_attribute, is_followed_by_that
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.grammar import Turn, is_conditional, is_denied, is_question, joined, tones, turn_of
from newsdesk.findings.parties import FIVE, NOBODY, Parties, parties
from newsdesk.findings.quantities import Quantity
from newsdesk.findings.times import Time
from newsdesk.records import Commitment, Stage

POINTS: Mapping[str, float] = {
    "pledged": 1.0,
    "future": 1.0,
    "bare": 1.0,
    "weak": 0.0,
    "agreed": 1.0,
    "signed": 1.0,
    "started": 1.0,
    "delivered": 1.0,
    "delayed": 1.0,
    "cancelled": 1.0,
    "to be done": 0.0,
    "promised": 1.0,
    "no object": -0.5,
    "object": 1.0,
    "objects": 1.5,
    "agreement": 0.0,
    "generic": -0.5,
    "amount": 1.0,
    "money": 1.5,
    "title": 1.0,
    "project": 1.0,
    "due": 1.0,
    "actor": 0.0,
    "nobody": 0.0,
    "actor named": 0.5,
    "first": 0.5,
    "headline": 0.5,
    "deep": 0.0,
    "other countries": -1.0,
    "no country": 0.0,
    "two countries": 0.0,
    "long ago": -1.5,
    "denied": -3.0,
    "conditional": 0.0,
    "attribute": -0.5,
    "past": -0.5,
    "wish": -1.0,
    "courtesy": -0.5,
    "goes on": -0.5,
    "count": -1.0,
}
"""What each sign is worth."""
THRESHOLD = 2.5
SIX = frozenset(("CN", *FIVE))
_JOINT = ("signed", "agreed")
_TITLE = re.compile(r"《[^》]{2,60}》|\"[^\"\n]{4,80}\"")
_GENERIC = frozenset({"programme", "institution", "investment", "digital", "enterprise", "energy"})
"""Kinds of objects whose words are said of much else."""
_NO_AMOUNT = frozenset({"%", "pp", "days", "hours", "months", "years", "weeks", "minutes", "countries", "forces"})
"""Units that say how long, how many parties or which share, and not how much."""
_LONG_AGO = 400
"""Days before the article: older than that, a deed done is history."""
_LONGEST_WHAT = 160
_NOMINAL = re.compile(r"的|后|消息|仪式|为契机|期间|以来|之际|倡议|表示祝贺")
"""Behind a Chinese deed: it only says which one is meant, or when."""
_OLD = 21
"""Days before the article, from which on it is no news."""
_DEEP = 12
"""Sentences into a text, where what is new has mostly been told."""


class _Told(NamedTuple):
    """A deed in a sentence, and the part of it that tells of it."""

    cue: Cue
    verb: Cue
    """The word whose subject does it: that of the pledge, where one goes before the deed's."""
    stage: Stage
    promised: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A promise with its signs."""

    commitment: Commitment
    signs: tuple[str, ...]

    @property
    def points(self) -> float:
        """Their sum."""
        return sum(POINTS[sign] for sign in self.signs)


@dataclass(slots=True)
class Thread:
    """What goes on from one sentence to the next, where it names nobody anew."""

    ahead: bool = False
    """It told what will be done."""
    parties: Parties = NOBODY


def find_commitments(sentence: Sentence, thread: Thread) -> Iterator[Commitment]:
    """The promises of a sentence, in order; `thread` goes on to the next sentence."""
    return (one.commitment for one in weigh(sentence, thread) if one.points >= THRESHOLD)


def weigh(sentence: Sentence, thread: Thread) -> Iterator[Weighed]:
    """Every deed of a sentence that could be a promise, with its signs."""
    goes_on = not sentence.actors
    told = _deeds(sentence, ahead=thread.ahead and goes_on)
    thread.ahead = any(one.stage == "pledged" for one in told) or (thread.ahead and goes_on)
    if not told or sentence.heading or is_question(sentence.plain):
        return
    last = thread.parties if goes_on else NOBODY
    due: Time | None = None
    for one in told:
        last = thread.parties = parties(sentence, one.span, one.verb, joint=one.stage in _JOINT, last=last)
        due = _due(sentence, one) or due
        amount = _amount(sentence, one)
        yield Weighed(
            _commitment(sentence, one, last, due, amount, alone=len(told) == 1),
            tuple(_signs(sentence, one, last, due, amount)),
        )


def _deeds(sentence: Sentence, *, ahead: bool) -> list[_Told]:
    """The deeds that are done or will be, each with its part of the sentence."""
    if sentence.context.language in VERB_LAST:
        return list(_parts(sentence, _told_at_the_end(sentence)))
    found: list[tuple[Cue, Cue, Stage, bool]] = []
    promised = False
    for cue in sentence.of("deed"):
        if cue.name == "none":
            continue
        if cue.name == "pledged":
            stage: Stage | None = "pledged"
            promised = True
        else:
            clause, since = sentence.clause(cue.start), _since(sentence, cue)
            turn = turn_of(sentence.plain, sentence.context.language, cue.start, cue.end, clause, since)
            stage = None if turn.negated else _stage(cue, turn, promised=promised or ahead)
        if stage is None:
            continue
        ahead = stage == "pledged"
        if found and not _is_another(sentence, found[-1][0], cue):
            if found[-1][0].name == "pledged" and cue.name != "pledged" and ahead:
                found[-1] = (cue, found[-1][1], stage, True)  # the deed that was pledged says more than that it was
            continue
        found.append((cue, cue, stage, promised and ahead))
    return list(_parts(sentence, found))


def _told_at_the_end(sentence: Sentence) -> list[tuple[Cue, Cue, Stage, bool]]:
    """The deeds of a sentence whose verbs stand last: of a clause, its last verb tells how far the deed is."""
    plain, language = sentence.plain, sentence.context.language
    found: list[tuple[Cue, Cue, Stage, bool]] = []
    promised = False
    for cue in sentence.of("deed"):
        if cue.name == "none":
            continue
        clause = sentence.clause(cue.start)
        attribute = is_attribute(plain, language, cue.start, cue.end)
        turn = turn_of(plain, language, cue.start, cue.end, clause)
        stage = "pledged" if cue.name == "pledged" else _stage(cue, turn, promised=promised)
        before = found[-1][0] if found and found[-1][2] == "pledged" and found[-1][0].start >= clause[0] else None
        if turn.negated and before:
            found.pop()
        if turn.negated or stage is None or (attribute and cue.name != "future"):
            continue
        if cue.name == "pledged" and before:
            found[-1] = (before, before, "pledged", True)
            continue
        is_told_so = promised and stage == "pledged" and found[-1][0].name == "pledged"
        if is_told_so or (before and _is_no_verb(sentence, before)):
            found.pop()
        found.append((cue, cue, stage, cue.name == "pledged" or (promised and stage == "pledged")))
        promised = cue.name == "pledged" and is_followed_by_that(plain, language, cue.end)
    return found


def _is_no_verb(sentence: Sentence, cue: Cue) -> bool:
    """Whether a deed's word needs another to be told: қурилиши ... бошланади, очадиган ... имзоланди."""
    return cue.name in ("bare", "weak") or is_attribute(sentence.plain, sentence.context.language, cue.start, cue.end)


def _since(sentence: Sentence, cue: Cue) -> int:
    """Where the clause begins whose subject goes on to the deed: the last one before it that names anybody."""
    last = max((actor.start for actor in sentence.actors if actor.start < cue.start), default=0)
    return sentence.clause(last)[0]


def _is_another(sentence: Sentence, last: Cue, cue: Cue) -> bool:
    """Whether a deed is one of its own: in another clause than the last one, or joined to it by an "and"."""
    begin = sentence.clause(cue.start)[0]
    return last.start < begin or joined(sentence.plain[last.end : cue.start], sentence.context.language)


def _stage(cue: Cue, turn: Turn, *, promised: bool) -> Stage | None:
    """How far a deed is; None where its form does not say."""
    if cue.name == "future":
        return "pledged"
    ahead = turn.future or promised
    if cue.name in ("bare", "weak"):
        if turn.doing:
            return "started"
        if turn.done:
            return "delivered"
        return "pledged" if ahead else None
    if ahead and cue.name in ("signed", "started", "delivered"):
        return "pledged"
    return cast("Stage", cue.name)


def _parts(sentence: Sentence, found: Sequence[tuple[Cue, Cue, Stage, bool]]) -> Iterator[_Told]:
    """Share the sentence out among its deeds, at the clause marks between them."""
    begin = 0
    for number, (cue, verb, stage, promised) in enumerate(found):
        end = len(sentence.text)
        if number + 1 < len(found):
            following = found[number + 1][1].start
            between = [at for at in sentence.clauses if cue.end <= at <= following]
            if sentence.context.language in VERB_LAST:
                end = between[0] if between else cue.end
            else:
                end = between[-1] if between else following
        yield _Told(cue, verb, stage, promised, (begin, end))
        begin = end


def _signs(sentence: Sentence, told: _Told, party: Parties, due: Time | None, amount: Quantity | None) -> Iterator[str]:
    start, end = told.span
    language = sentence.context.language
    yield told.cue.name
    if told.stage == "pledged" and told.cue.name in ("signed", "started", "delivered"):
        yield "to be done"
    if told.promised:
        yield "promised"
    objects = _objects(sentence, told)
    yield ("no object", "object", "objects")[min(len(objects), 2)]
    if objects and objects[0].name == "agreement":
        yield "agreement"
    if objects and all(one.name in _GENERIC for one in objects):
        yield "generic"
    if amount is not None:
        yield "money" if amount.currency else "amount"
    if _TITLE.search(sentence.plain, start, end):
        yield "title"
    names = [name for name in sentence.names if start <= name.start < end]
    if any(name.kind == "project" for name in names):
        yield "project"
    if due is not None and due.interval is not None:
        yield "due"
    yield "actor" if party.actor else "nobody"
    if any(start <= name.start < told.cue.start for name in sentence.actors):
        yield "actor named"
    if sentence.number == 0:
        yield "first"
    if sentence.where != "body":
        yield "headline"
    countries = {name.country for name in sentence.names if name.country}
    if countries and not countries & SIX:
        yield "other countries"
    if not countries:
        yield "no country"
    if len(countries & SIX) > 1:
        yield "two countries"
    if told.stage not in ("pledged", "agreed") and _is_long_ago(sentence):
        yield "long ago"
    if is_denied(sentence.plain, language):
        yield "denied"
    if is_conditional(sentence.plain, language):
        yield "conditional"
    if (
        _NOMINAL.match(sentence.plain, told.cue.end)
        or sentence.plain[max(0, told.cue.start - 1) : told.cue.start] == "的"
    ):
        yield "attribute"
    if _is_past(sentence, told.span):
        yield "past"
    if sentence.number > _DEEP:
        yield "deep"
    yield from tones(sentence.plain[start:end], language)


def _objects(sentence: Sentence, told: _Told) -> list[Cue]:
    return [cue for cue in sentence.of("object") if told.span[0] <= cue.start < told.span[1]]


def _is_long_ago(sentence: Sentence) -> bool:
    day = sentence.context.day
    return day is not None and any(
        time.role == "at" and time.interval is not None and (day - time.interval.last).days > _LONG_AGO
        for time in sentence.times
    )


def _is_past(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether its part of the sentence tells of some weeks ago or earlier."""
    day = sentence.context.day
    return day is not None and any(
        time.role in ("at", "within", "since") and time.interval is not None and (day - time.interval.last).days > _OLD
        for time in sentence.times
        if span[0] <= time.start < span[1]
    )


def _due(sentence: Sentence, told: _Told) -> Time | None:
    """The period in which it is due: the last one ahead that its part of the sentence gives."""
    if told.stage in ("delivered", "cancelled"):
        return None
    start, end = told.span
    day = sentence.context.day
    own = [time for time in sentence.times if start <= time.start < end and time.role not in ("recent", "since")]
    for time in sorted(own, key=lambda time: time.role in ("at", "soon")):
        if time.interval is not None and (day is None or time.interval.last > day):
            return time
    return next((time for time in own if time.role == "soon"), None)


def _amount(sentence: Sentence, told: _Told) -> Quantity | None:
    """How much: money before what is counted or measured, what is nearest behind the deed's word before what is ahead."""
    start, end = told.span
    own = [one for one in sentence.quantities if start <= one.start < end and one.unit not in _NO_AMOUNT]
    return min(own, key=lambda one: (one.currency is None, one.start < told.cue.start, one.start), default=None)


def _commitment(
    sentence: Sentence, told: _Told, party: Parties, due: Time | None, amount: Quantity | None, *, alone: bool
) -> Commitment:
    start, end = (0, len(sentence.text)) if alone else _trimmed(sentence.text, told.span)
    objects = _objects(sentence, told)
    nearest = min(objects, key=lambda cue: (cue.start < told.cue.start, abs(cue.start - told.cue.start)), default=None)
    day = sentence.context.day
    interval = due.interval if due else None
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
        due_to=interval.last if interval else None,
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


def _what(sentence: Sentence, told: _Told) -> str:
    """From the deed's word to the end of its part, or the whole part where the deed stands at its end."""
    start, end = _trimmed(sentence.text, (told.cue.start, told.span[1]))
    if end - start < 2 * (told.cue.end - told.cue.start):
        start, end = _trimmed(sentence.text, told.span)
    return " ".join(sentence.text[start:end].split())[:_LONGEST_WHAT].rstrip(" ,;.，；。")


_CONJUNCTIONS = re.compile(r"\s*(?:(?:and|as well as|а также|и|но|а|并|和|及)\s+|[,;，；、]\s*)", re.IGNORECASE)


_TRAILING = re.compile(r"(?:[,;，；、\s]|\s(?:and|а также|и|並|并)(?=\s*\Z))+\Z", re.IGNORECASE)


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Without the spaces, commas and conjunctions around it."""
    start, end = span
    if found := _CONJUNCTIONS.match(text, start, end):
        start = found.end()
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(_TRAILING.sub("", piece.strip()))
