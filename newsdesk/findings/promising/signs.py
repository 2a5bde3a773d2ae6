"""What speaks for a deed's being a promise worth a row in the ledger, and what against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdesk.findings.cases import VERB_LAST
from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.grammar import is_conditional, is_denied, tones
from newsdesk.findings.promising.deeds import Told
from newsdesk.findings.promising.parties import FIVE, Parties
from newsdesk.findings.quantities import Quantity
from newsdesk.findings.times import Time

SIX = frozenset(("CN", *FIVE))
_TITLE = re.compile(r"《[^》]{2,60}》|\"[^\"\n]{4,80}\"")
_GENERIC = frozenset({"programme", "institution", "investment", "digital", "enterprise", "energy"})
"""Kinds of objects whose words are said of much else."""
_NOMINAL = re.compile(r"的|后|消息|仪式|为契机|期间|以来|之际|倡议|表示祝贺")
"""Behind a Chinese deed: it only says which one is meant, or when."""
_ASIDE = re.compile(
    r"为契机|有助于|有利于|自\d{4}年|期间将|以来|之际|有望|旨在|призван|позволит|чтобы|in order to|aimed at|designed to"
)
"""In a clause: the deed is only the occasion, the aim or the effect of something else."""
_OLD, _LONG_AGO = 21, 400
"""Days before the article: from the one on it is no news, from the other on history."""
_DEEP = 12
"""Sentences into a text, where what is new has mostly been told."""


def signs(sentence: Sentence, told: Told, party: Parties, due: Time | None, amount: Quantity | None) -> Iterator[str]:
    """What speaks for a promise or against it; the names are those of `promising.weights`."""
    yield told.cue.name
    yield from _things(objects_of(sentence, told))
    yield from _details(sentence, told, due, amount)
    yield from _actors(sentence, told, party)
    yield from _countries(sentence)
    yield from _standing(sentence)
    yield from _times(sentence, told)
    yield from _words(sentence, told)


def _details(sentence: Sentence, told: Told, due: Time | None, amount: Quantity | None) -> Iterator[str]:
    """What makes it concrete."""
    start, end = told.span
    if told.is_to_be_done:
        yield "to be done"
    if told.promised:
        yield "promised"
    if amount is not None:
        yield "money" if amount.currency else "amount"
    if _TITLE.search(sentence.plain, start, end):
        yield "title"
    if any(name.kind == "project" for name in sentence.names if start <= name.start < end):
        yield "project"
    if due is not None and due.interval is not None:
        yield "due"


def _actors(sentence: Sentence, told: Told, party: Parties) -> Iterator[str]:
    yield "actor" if party.actor else "nobody"
    if any(told.span[0] <= name.start < told.cue.start for name in sentence.actors):
        yield "actor named"


def _standing(sentence: Sentence) -> Iterator[str]:
    """Where in the article it stands."""
    if sentence.number == 0:
        yield "first"
    if sentence.number > _DEEP:
        yield "deep"
    if sentence.where != "body":
        yield "headline"


def _times(sentence: Sentence, told: Told) -> Iterator[str]:
    if told.stage not in ("pledged", "agreed") and _is_long_ago(sentence):
        yield "long ago"
    if _is_past(sentence, told.span):
        yield "past"


def _words(sentence: Sentence, told: Told) -> Iterator[str]:
    """What the small words make of it."""
    plain, language = sentence.plain, sentence.context.language
    start, cue = told.span[0], told.cue
    if is_denied(plain, language):
        yield "denied"
    if is_conditional(plain, language):
        yield "conditional"
    if _ASIDE.search(plain, *sentence.clause(cue.start)):
        yield "aside"
    if _NOMINAL.match(plain, cue.end) or plain.startswith("的", max(start, cue.start - 1)):
        yield "attribute"
    yield from tones(plain[start : cue.start] + plain[cue.end : told.span[1]], language)


def objects_of(sentence: Sentence, told: Told) -> list[Cue]:
    """The words for things in the part of a sentence that tells of a deed; a pledge's own word, as "plan", is none."""
    pledge = (told.verb.start, told.verb.end) if told.verb.name == "pledged" else (0, 0)
    return [
        cue
        for cue in sentence.of("object")
        if told.span[0] <= cue.start < told.span[1] and not pledge[0] <= cue.start < pledge[1]
    ]


def _things(objects: Sequence[Cue]) -> Iterator[str]:
    yield ("no object", "object", "objects")[min(len(objects), 2)]
    if objects and objects[0].name == "agreement":
        yield "agreement"
    if objects and all(one.name in _GENERIC for one in objects):
        yield "generic"


def _countries(sentence: Sentence) -> Iterator[str]:
    countries = {name.country for name in sentence.names if name.country}
    if not countries and sentence.context.language not in VERB_LAST:  # those are each the language of one country
        yield "no country"
    elif countries and not countries & SIX:
        yield "other countries"
    if len(countries & SIX) > 1:
        yield "two countries"


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
