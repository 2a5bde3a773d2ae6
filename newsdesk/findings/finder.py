"""All that a text says of promises, events and figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from newsdesk.findings.commitments import Thread, find_commitments
from newsdesk.findings.cues import Context, Cue, Named, Sentence, by_place, settled
from newsdesk.findings.events import Happenings
from newsdesk.findings.figures import Told, find_figures
from newsdesk.findings.parties import FIVE
from newsdesk.findings.sentences import sentences
from newsdesk.records import Commitment, Event, Field, Figure

_HOMES = {"zh": "CN", "kk": "KZ", "ky": "KG", "uz": "UZ", "tg": "TJ", "tk": "TM"}
"""Whose news a language's press tells, where nothing else is said."""
_SIX = frozenset(("CN", *FIVE))


_ORDER: Mapping[Field, int] = {"body": 0, "standfirst": 1, "title": 2}
_F = TypeVar("_F", Commitment, Figure)


@dataclass(slots=True)
class Marked:
    """A field with what was found in it; places are indices into its text."""

    where: Field
    text: str
    cues: Sequence[Cue]
    """In any order."""
    names: Sequence[Named]
    """By place."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a text says."""

    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]


def find(fields: Sequence[Marked], language: str, day: date | None) -> Findings:
    """Find everything; by field, then by place. What the title says and the text says again is told of the text."""
    context = Context(language=language, day=day, home=_home(fields, language))
    commitments: list[Commitment] = []
    figures: list[Figure] = []
    happenings, thread, told = Happenings(), Thread(), Told()
    for marked in fields:
        for sentence in _sentences(marked, context):
            if sentence.begins:
                thread = Thread()
            commitments += find_commitments(sentence, thread)
            happenings.read(sentence)
            figures += find_figures(sentence, told)
    promises = _once(_but_repeated(commitments), _promise)
    return Findings(tuple(promises), tuple(happenings.told()), tuple(_once(figures, _measurement)))


def _but_repeated(commitments: Sequence[Commitment]) -> list[Commitment]:
    """Without what a title or standfirst says of a thing that the text tells of at the same stage."""
    told = {(one.stage, one.object) for one in commitments if one.field == "body" and one.object}
    return [one for one in commitments if one.field == "body" or (one.stage, one.object) not in told]


def _promise(one: Commitment) -> Hashable:
    """What two promises of one article have in common that are one: a number and its object, else their words."""
    if one.quantity is not None:
        return one.stage, one.quantity, one.currency or one.object
    return one.sentence


def _measurement(one: Figure) -> Hashable:
    return one.about, one.as_of, one.quantity, one.quantity_to, one.unit, one.currency


def _once(found: Sequence[_F], same: Callable[[_F], Hashable]) -> Iterator[_F]:
    """Each finding once, as the body tells it first, else the standfirst, else the title."""
    first: dict[Hashable, _F] = {}
    for one in sorted(found, key=lambda one: _ORDER[one.field]):
        first.setdefault(same(one), one)
    kept = {id(one) for one in first.values()}
    return (one for one in found if id(one) in kept)


def _home(fields: Sequence[Marked], language: str) -> str | None:
    """The one of the six that the text is from, by its language, or of which it speaks most."""
    if language in _HOMES:
        return _HOMES[language]
    counted = Counter(name.country for marked in fields for name in marked.names if name.country in _SIX)
    counted.pop("CN", None)
    most = max(counted, key=lambda code: (counted[code], code), default=None)
    return most if most and 2 * counted[most] > counted.total() else None


_BELOW = 400
"""Characters below a heading in which it is said again."""
_WORD = re.compile(r"[^\W\u2e80-\u9fff]{4,}")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff])([\u4e00-\u9fff]))")
_STOPS = frozenset('。！？；.!?…”"»)）:：')


def _is_heading(marked: Marked, start: int, end: int) -> bool:
    """Whether a line of the body that ends there has no full stop, and the text below it says the same again."""
    below = marked.text[end : end + _BELOW]
    if marked.where != "body" or not below.startswith("\n") or marked.text[end - 1] in _STOPS:
        return False
    own = _pieces(marked.text[start:end])
    return 2 * len(own & _pieces(below)) >= len(own)


def _pieces(text: str) -> set[str]:
    """What tells whether two texts say the same: begins of words, and pairs of Chinese characters."""
    plain = text.lower()
    return {word[:5] for word in _WORD.findall(plain)} | {"".join(pair) for pair in _PAIR.findall(plain)}


def _sentences(marked: Marked, context: Context) -> Iterator[Sentence]:
    cues = sorted(marked.cues, key=by_place)
    starts = [cue[0] for cue in cues]
    names = sorted(marked.names)
    places = [name[0] for name in names]
    before: Sequence[Named] = ()
    for number, (start, end) in enumerate(sentences(marked.text)):
        own = [
            Named(begin - start, stop - start, tag, country, region, kind)
            for begin, stop, tag, country, region, kind in names[bisect_left(places, start) : bisect_left(places, end)]
        ]
        yield Sentence(
            context=context,
            where=marked.where,
            start=start,
            text=marked.text[start:end],
            number=number,
            cues=settled(cues[bisect_left(starts, start) : bisect_left(starts, end)], start),
            names=own,
            before=before,
            heading=_is_heading(marked, start, end),
            begins=not start or marked.text[start - 1] == "\n",
        )
        before = own or before
