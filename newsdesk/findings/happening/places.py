"""Where a happening is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdesk.findings.cues import Named, Sentence
from newsdesk.findings.happening.dates import Dating
from newsdesk.findings.happening.told import GATHERINGS, NESTING, NOWHERE, Memory, Told, Where
from newsdesk.findings.intervals import Interval

_AT_HOME = ("zh", "kk", "ky", "uz", "tg", "tk")
"""Languages that are written in one country above all."""
_REACH = 24
"""Characters before a place in which the word stands that makes it one."""
_STRUNG = re.compile(r"(?:自治区|首都|[省市区州县])?")
"""What stands between places that are strung together."""
_TOGETHER = re.compile(r"\b(?:and|и)\b|[,-]")
"""What joins two who act together."""
_ANYTHING = re.compile(r"")


def where(told: Told, dating: Dating, moment: Interval | None, memory: Memory) -> Where:
    """What stands behind a word of place, else where it was told to be before, else in whose land it must be."""
    if told.kind == "anniversary" and dating != "day" and told.language in _AT_HOME:
        return NOWHERE
    if told.words.afar.search(told.sentence.plain, *told.clause):
        return NOWHERE
    found = _said(told, told.clause if told.manner == "named" else told.span)
    if found is not None:
        return found
    goes_on = dating in ("followed", "mentioned", "inherited") or told.kind == "summit"
    if goes_on and memory.where.country:
        return memory.where
    return Where(_spot(told), _country(told, dating, moment, memory))


def _said(told: Told, span: tuple[int, int]) -> Where | None:
    """What a part of a sentence says of the place; a journey is where it begins."""
    sentence, words = told.sentence, told.words
    journey = words.journey.search(sentence.plain, *span) is not None
    patterns = (words.locative, words.origin) if told.language in NESTING else (words.locative,)
    if journey:
        patterns = (words.origin, words.locative)
    if told.kind == "visit":
        patterns = (words.goal, words.locative)
    if (found := placed(told, span, patterns)) is not NOWHERE:
        return found
    if words.here.search(sentence.plain, *span):
        return Where(_spot(told), sentence.context.home)
    if told.language in NESTING:
        found = placed(told, span, (words.goal, _ANYTHING))
        return None if found is NOWHERE else found
    cities = (name.country for name in _places(sentence, span) if name.kind == "place")
    return Where(None, next(cities, None)) if journey else None


def _spot(told: Told) -> str | None:
    """A place that no catalogue knows, where the words around it show that it is one."""
    if told.manner == "named" or not (found := told.words.spot.search(told.sentence.plain, *told.clause)):
        return None
    return told.sentence.text[found.start(1) : found.end(1)]


def placed(told: Told, span: tuple[int, int], patterns: Sequence[re.Pattern[str]]) -> Where:
    """The first place behind one of some words of place, the earlier pattern before the later; or the host's land."""
    sentence, words = told.sentence, told.words
    named = _places(sentence, span)
    hosts = (name.country for name in named if words.hosts.match(sentence.plain, name.end))
    if told.kind in GATHERINGS and (host := next(hosts, None)):
        return Where(None, host)
    places = [name for name in named if not words.attribute.match(sentence.plain, name.end)]
    if told.kind == "visit" and told.language not in NESTING:
        places.sort(key=lambda name: (name.start < told.at, name.start))
    for pattern in patterns:
        for name in places:
            if _stands_behind(told, name, pattern):
                inner = _innermost(sentence.plain, name, places) if told.language in NESTING else name
                return Where(sentence.text[inner.start : inner.end], inner.country)
    return NOWHERE


def _innermost(plain: str, name: Named, places: Sequence[Named]) -> Named:
    """The last of places strung together, each within the one before: 哈萨克斯坦首都阿斯塔纳."""
    for place in places:
        if place.kind == "place" and place.start >= name.end and _STRUNG.fullmatch(plain, name.end, place.start):
            name = place
    return name


def _stands_behind(told: Told, name: Named, pattern: re.Pattern[str]) -> bool:
    plain, words = told.sentence.plain, told.words
    if pattern is words.locative and words.not_there.search(plain, name.start, name.end):
        return False
    if pattern is _ANYTHING:
        return name.kind == "place"
    return pattern.search(plain, max(0, name.start - _REACH), name.start) is not None


def _places(sentence: Sentence, span: tuple[int, int]) -> list[Named]:
    return [
        name
        for name in sentence.names
        if name.kind in ("place", "country") and name.country and span[0] <= name.start < span[1]
    ]


def _country(told: Told, dating: Dating, moment: Interval | None, memory: Memory) -> str | None:
    """In whose land it must be: of the one country that its sentence speaks of, else at home; history is nowhere."""
    sentence, home, day = told.sentence, told.sentence.context.home, told.sentence.context.day
    names = [name for name in sentence.names if name.country and _is_spoken_of(sentence, name)]
    spoken = [name.country for name in names]
    if told.kind == "visit":
        guest = next((name.country for name in sentence.names if name.kind == "person"), None)
        hosts = {code for code in spoken if code != guest}
        return hosts.pop() if len(hosts) == 1 else None
    if dating == "mentioned" or (dating in ("month", "year") and moment and day and moment.last < day):
        return None
    if told.language in _AT_HOME:
        return home if not spoken or home in spoken or told.kind == "meeting" else spoken[0]
    if not spoken:
        return memory.where.country or home
    alone = len(set(spoken)) == 1 or (told.kind != "meeting" and _is_alone(sentence.plain, names))
    return spoken[0] if alone else memory.where.country


def _is_alone(plain: str, names: Sequence[Named]) -> bool:
    """Whether the first of several countries acts alone, and not together with the next."""
    other = next(name for name in names if name.country != names[0].country)
    return _TOGETHER.search(plain, names[0].end, other.start) is None


def _is_spoken_of(sentence: Sentence, name: Named) -> bool:
    """Whether a name is neither within quotes nor an adjective."""
    return not sentence.text[name.start].islower() and sentence.plain.count('"', 0, name.start) % 2 == 0
