"""All that a text says of promises, events and figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from newsdesk.findings.commitments import Thread, find_commitments
from newsdesk.findings.cues import Context, Cue, Named, Sentence, by_place, settled
from newsdesk.findings.events import Happenings
from newsdesk.findings.figures import Told, find_figures
from newsdesk.findings.promising.parties import FIVE
from newsdesk.findings.sentences import sentences
from newsdesk.findings.spelling import plain
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
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_STOPS = frozenset('。！？；.!?…”"»)）:：')


def _is_heading(marked: Marked, start: int, end: int) -> bool:
    """Whether a line of the body that ends there has no full stop, and the text below it says the same again.

    What tells: begins of words, and pairs of Chinese characters.
    """
    below = marked.text[end : end + _BELOW]
    if marked.where != "body" or not below.startswith("\n") or marked.text[end - 1] in _STOPS:
        return False
    own, below = marked.text[start:end].lower(), below.lower()
    words, pairs = _begins(own), set(_PAIR.findall(own))
    again = len(words & _begins(below)) if words else 0
    return 2 * (again + sum(pair in below for pair in pairs)) >= len(words) + len(pairs)


def _begins(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text)}


_named: Callable[[tuple[int, int, str, str | None, bool, str]], Named] = partial(tuple.__new__, Named)


_MOST = 80
"""Cues, and names, of a sentence that are looked at: each is compared with the others, and what has more is a list."""


def _first(places: Sequence[int], start: int, end: int) -> slice:
    """The first ones within [start, end), as many as are looked at."""
    begin = bisect_left(places, start)
    return slice(begin, min(bisect_left(places, end), begin + _MOST))


def _sentences(marked: Marked, context: Context) -> Iterator[Sentence]:
    cues = sorted(marked.cues, key=by_place)
    starts = [cue[0] for cue in cues]
    names = sorted(marked.names)
    places = [name[0] for name in names]
    before: Sequence[Named] = ()
    whole = plain(marked.text)
    for number, (start, end) in enumerate(sentences(marked.text)):
        own = [
            _named((begin - start, stop - start, tag, country, region, kind))
            for begin, stop, tag, country, region, kind in names[_first(places, start, end)]
        ]
        yield Sentence(
            context=context,
            where=marked.where,
            start=start,
            text=marked.text[start:end],
            plain=whole[start:end],
            number=number,
            cues=settled(cues[_first(starts, start, end)], start),
            names=own,
            before=before,
            heading=_is_heading(marked, start, end),
            begins=not start or marked.text[start - 1] == "\n",
        )
        before = own or before
