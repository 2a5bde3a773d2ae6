"""Where a happening is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdesk.findings.cues import Named, Sentence
from newsdesk.findings.event_told import GATHERINGS, NESTING, Memory, Told
from newsdesk.findings.event_words import Speech
from newsdesk.findings.intervals import Interval

_AT_HOME = ("zh", "kk", "ky", "uz", "tg", "tk")
"""Languages that are written in one country above all."""
_REACH = 24
"""Characters before a place in which the word stands that makes it one."""
_ANYTHING = re.compile(r"")


def where(
    sentence: Sentence,
    words: Speech,
    told: Told,
    names: Sequence[Named],
    moment: Interval | None,
    dating: str,
    memory: Memory,
) -> tuple[str | None, str | None]:
    """(place as written, country): what stands behind a word of place, else where it was told to be before."""
    if told.kind == "anniversary" and dating != "day" and sentence.context.language in NESTING:
        return None, None
    span = told.clause if told.manner == "named" else told.span
    patterns = (words.locative, words.origin)
    if told.kind == "visit":
        patterns = (words.goal, words.locative)
    elif words.journey.search(sentence.plain, *span):
        patterns = (words.origin, words.locative)
    place, country = placed(sentence, words, told, span, patterns)
    if country:
        return place, country
    if words.here.search(sentence.plain, *span):
        return None, sentence.context.home
    if sentence.context.language in NESTING:
        place, country = placed(sentence, words, told, span, (words.goal, _ANYTHING))
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
    return [
        name
        for name in sentence.names
        if name.kind in ("place", "country") and name.country and start <= name.start < end
    ]


def placed(
    sentence: Sentence, words: Speech, told: Told, span: tuple[int, int], patterns: Sequence[re.Pattern[str]]
) -> tuple[str | None, str | None]:
    """The first place behind one of some words of place, the earlier pattern before the later; or the host's country."""
    plain, text = sentence.plain, sentence.text
    named = _places(sentence, span)
    if told.kind in GATHERINGS:
        for name in named:
            if words.hosts.match(plain, name.end):
                return None, name.country
    places = [name for name in named if not words.attribute.match(plain, name.end)]
    if told.cue and told.kind == "visit" and sentence.context.language not in NESTING:
        places.sort(key=lambda name: (name.start < told.at, name.start))
    for pattern in patterns:
        for name in places:
            if pattern is words.locative and words.not_there.search(plain, name.start, name.end):
                continue
            if pattern is _ANYTHING and name.kind != "place":
                continue
            if pattern.search(plain, max(0, name.start - _REACH), name.start):
                return text[name.start : name.end], name.country
    return None, None


def _country(sentence: Sentence, told: Told, dating: str, moment: Interval | None, memory: Memory) -> str | None:
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
