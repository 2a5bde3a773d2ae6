"""Whether an article is about China and Central Asia together, by TAXONOMY's definition of scope.

Both sides in one sentence are evidence; the fewer other countries stand beside them, the better. So are both sides in
neighbouring sentences, less. What stands in the title or at the start says more than what is said in passing, and a
long article must say it more often; a third country that is named more than China makes it that country's news. A text
in a language of the five need not name its own country: who goes "to China" or comes "from China" there goes from here,
or comes here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from math import sqrt
from typing import Literal, NamedTuple

from newsdesk.records import Field, Scope, ScopeEvidence

FIVE = frozenset({"KZ", "KG", "TJ", "TM", "UZ"})

Cue = Literal["together", "passing", "home"]
"""Words beside the names: what sides do with each other; where they stand side by side; "our country"."""

THRESHOLD = 0.8
_TITLE, _LEAD, _BODY = 2.0, 1.5, 1.0
_LEAD_SENTENCES = 2
_NEIGHBOURS = 0.7
"""What both sides in neighbouring sentences weigh, against both in one."""
_FROM_HERE = 0.7
"""What China in a case of direction weighs, in a language of the five, against both sides by name."""
_TOGETHER, _PASSING = 1.25, 0.5
"""How much more a sentence says that tells what sides do with each other, and less where they stand side by side."""
_USUAL_SENTENCES = 7
_NOT_OTHERS = FIVE | {"CN", "TW", "HK", "MO"}
"""Countries beside which an article is no less about China and the five."""

DIRECTED = frozenset({"kk", "ky", "uz", "tk"})
"""Languages of the five whose endings say a direction."""
_DIRECTION = {
    "kk": re.compile(r"(?:ға|ге|қа|ке|на|не|дан|ден|тан|тен|нан|нен|мен|бен|пен)$"),
    "ky": re.compile(r"(?:га|ге|го|гө|ка|ке|на|не|дан|ден|тан|тен|нан|нен|менен)$"),
    "uz": re.compile(r"(?:ga|ka|qa|dan|га|ка|қа|дан)$"),
    "tk": re.compile(r"(?:na|ne|ga|ge|dan|den|ndan|nden)$"),
}
"""Endings of direction: to, from, with."""
_AGAINST = ("қарсы", "каршы", "qarshi", "қарши", "garşy")
"""After a name in the dative it says "against"."""
_AGAINST_REACH = 8

_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]*\s+|[。！？；](?![。！？；])[”’」』）]*\s*|\n\s*")


class Part(NamedTuple):
    """What a name has to do with the question."""

    country: str | None
    """ISO code of the country it is, or belongs to."""
    region: bool
    """It names Central Asia as a whole."""
    both: bool
    """It is a thing between China and Central Asia (the mechanism, the railway)."""
    weight: float = 1.0
    """How surely it stands for its country, from 0 to 1: a capital does better than a company."""


class Sighting(NamedTuple):
    """A name that has a part in the question, where it starts."""

    field: Field
    start: int
    part: Part
    toward: bool = False
    """It says "to China" or "from China" in a language of the five."""


def is_direction(language: str, text: str, start: int, end: int) -> bool:
    """Whether the name `text[start:end]` stands in a case of direction: Қытайдан is "from China"."""
    endings = _DIRECTION.get(language)
    if endings is None or not endings.search(text[start:end].lower()):
        return False
    return not text[end : end + _AGAINST_REACH].lower().lstrip().startswith(_AGAINST)


@dataclass(slots=True)
class _Sentence:
    where: Field
    start: int
    end: int
    weight: float
    china: float = 0.0
    """How surely China is in it, from 0 to 1."""
    five: bool = False
    both: bool = False
    toward: bool = False
    together: bool = False
    passing: bool = False
    number: int = 0
    """Counted over all fields."""
    countries: set[str] = made(default_factory=set)
    """Other countries in it."""

    def strength(self) -> float:
        """How much it is about both sides: 1 where there are just both."""
        if self.both:
            return 1.0
        said = (_TOGETHER if self.together else 1.0) * (_PASSING if self.passing else 1.0)
        alone = said / (1 + len(self.countries) / 2)
        if self.china and self.five:
            return self.china * alone
        return _FROM_HERE * alone if self.toward else 0.0

    def see(self, part: Part, *, toward: bool) -> None:
        """Take in a name that is in it."""
        if part.country == "CN":
            self.china = max(self.china, part.weight)
            self.toward |= toward
        elif part.country in FIVE or part.region:
            self.five = True
        elif part.country and part.country not in _NOT_OTHERS:
            self.countries.add(part.country)
        self.both |= part.both

    @property
    def reason(self) -> str:
        """Why it speaks for scope."""
        if self.both:
            return "a name between China and Central Asia"
        return "both sides in one sentence" if self.china and self.five else "to or from China, told from here"

    def joined(self, other: _Sentence) -> _Sentence:
        """Two neighbours as one; where it stands is the later one's field."""
        return _Sentence(
            other.where,
            self.start if self.where == other.where else other.start,
            other.end,
            max(self.weight, other.weight) * _NEIGHBOURS,
            china=max(self.china, other.china),
            five=self.five or other.five,
            together=self.together or other.together,
            passing=self.passing or other.passing,
            countries=self.countries | other.countries,
        )


def judge(
    texts: Mapping[Field, str], sightings: Sequence[Sighting], cues: Sequence[tuple[Field, int, Cue]] = ()
) -> Scope:
    """Judge from the names seen, and the words beside them by where they start; both may come in any order.

    An article's score is what its sentences say, against what an article of that length must show.
    """
    parts = [one.part for one in sightings]
    china = any(part.country == "CN" for part in parts)
    five = any(part.country in FIVE or part.region for part in parts) or any(cue == "home" for _, _, cue in cues)
    if not (china and five) and not any(one.part.both or one.toward for one in sightings):
        return Scope(in_scope=False, score=0.0, threshold=THRESHOLD)
    speaking: list[tuple[_Sentence, float, str]] = []
    count = 0
    last: _Sentence | None = None
    for where in texts:
        numbered, sentences = _sentences(where, texts, sightings, cues)
        for number in sorted(numbered):
            sentence = numbered[number]
            alone = sentence.strength()
            if alone:
                speaking.append((sentence, sentence.weight * alone, sentence.reason))
            elif last is not None and last.number + 1 == count + number:
                joined = last.joined(sentence)
                if strength := joined.strength():
                    speaking.append((joined, joined.weight * strength, "both sides in neighbouring sentences"))
            sentence.number = count + number
            last = None if alone else sentence
        count += sentences
    factor = _prominence(parts) / max(1.0, sqrt(count / _USUAL_SENTENCES))
    score = factor * sum((points for _, points, _ in speaking), start=0.0)
    return Scope(
        in_scope=score >= THRESHOLD,
        score=round(score, 3),
        threshold=THRESHOLD,
        evidence=tuple(_evidence(sentence, texts, points * factor, reason) for sentence, points, reason in speaking),
    )


def _evidence(sentence: _Sentence, texts: Mapping[Field, str], points: float, reason: str) -> ScopeEvidence:
    text = texts[sentence.where][sentence.start : sentence.end]
    start = sentence.start + len(text) - len(text.lstrip())
    return ScopeEvidence(
        field=sentence.where,
        start_char=start,
        end_char=start + len(text.strip()),
        points=round(points, 3),
        reason=reason,
    )


def _prominence(parts: Sequence[Part]) -> float:
    """How China stands beside the third country that is named most: 1 where it is named as often, towards 0 if not."""
    china = sum(part.country == "CN" or part.both for part in parts)
    others = Counter(part.country for part in parts if part.country and part.country not in _NOT_OTHERS)
    return min(1.0, china / max(others.values(), default=1))


def _sentences(
    where: Field, texts: Mapping[Field, str], sightings: Sequence[Sighting], cues: Sequence[tuple[Field, int, Cue]]
) -> tuple[dict[int, _Sentence], int]:
    """The sentences of a field that anything was seen in, by their numbers; and how many there are."""
    text = texts[where]
    if not text:
        return {}, 0
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    numbered: dict[int, _Sentence] = {}

    def at(start: int) -> _Sentence:
        number = bisect_right(ends, start)
        sentence = numbered.get(number)
        if sentence is None:
            begin = ends[number - 1] if number else 0
            end = ends[number] if number < len(ends) else len(text)
            sentence = numbered[number] = _Sentence(where, begin, end, _weight(where, number, texts))
        return sentence

    for field, start, part, toward in sightings:
        if field == where:
            at(start).see(part, toward=toward)
    for field, start, cue in cues:
        if field == where:
            sentence = at(start)
            sentence.together |= cue == "together"
            sentence.passing |= cue == "passing"
            sentence.five |= cue == "home"
    return numbered, len(ends) + 1


def _weight(where: Field, number: int, texts: Mapping[Field, str]) -> float:
    if where == "title":
        return _TITLE
    leads = where == "standfirst" or not texts.get("standfirst")
    return _LEAD if leads and number < _LEAD_SENTENCES else _BODY
