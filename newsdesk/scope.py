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
from dataclasses import dataclass, replace
from itertools import pairwise
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


class Sighting(NamedTuple):
    """A name that has a part in the question, where it starts."""

    field: Field
    start: int
    country: str | None
    """ISO code of the country it is, or belongs to."""
    region: bool
    """It names Central Asia as a whole."""
    both: bool
    """It is a thing between China and Central Asia (the mechanism, the railway)."""
    toward: bool = False
    """It says "to China" or "from China" in a language of the five."""
    weight: float = 1.0
    """How surely it stands for its country, from 0 to 1: a capital does better than a company."""


def is_direction(language: str, text: str, start: int, end: int) -> bool:
    """Whether the name `text[start:end]` stands in a case of direction: Қытайдан is "from China"."""
    endings = _DIRECTION.get(language)
    if endings is None or not endings.search(text[start:end].lower()):
        return False
    return not text[end : end + _AGAINST_REACH].lower().lstrip().startswith(_AGAINST)


@dataclass(slots=True)
class _Sentence:
    field: Field
    start: int
    end: int
    weight: float
    china: float = 0.0
    """How surely China is in it, from 0 to 1."""
    five: bool = False
    both: bool = False
    toward: bool = False
    others: int = 0
    together: bool = False
    passing: bool = False

    def strength(self) -> float:
        """How much it is about both sides: 1 where there are just both."""
        if self.both:
            return 1.0
        said = (_TOGETHER if self.together else 1.0) * (_PASSING if self.passing else 1.0)
        alone = said / (1 + self.others / 2)
        if self.china and self.five:
            return self.china * alone
        return _FROM_HERE * alone if self.toward else 0.0

    @property
    def reason(self) -> str:
        """Why it speaks for scope."""
        if self.both:
            return "a name between China and Central Asia"
        return "both sides in one sentence" if self.china and self.five else "to or from China, told from here"

    def joined(self, other: _Sentence) -> _Sentence:
        """Two neighbours as one; where it stands is the later one's field."""
        return _Sentence(
            other.field,
            self.start if self.field == other.field else other.start,
            other.end,
            max(self.weight, other.weight) * _NEIGHBOURS,
            china=max(self.china, other.china),
            five=self.five or other.five,
            others=self.others + other.others,
            together=self.together or other.together,
            passing=self.passing or other.passing,
        )


def judge(
    texts: Mapping[Field, str], sightings: Sequence[Sighting], cues: Sequence[tuple[Field, int, Cue]] = ()
) -> Scope:
    """Judge from the names seen, and the words beside them by where they start; both may come in any order.

    An article's score is what its sentences say, against what an article of that length must show.
    """
    china = any(one.country == "CN" for one in sightings)
    five = any(one.country in FIVE or one.region for one in sightings) or any(cue == "home" for _, _, cue in cues)
    if not (china and five) and not any(one.both or one.toward for one in sightings):
        return Scope(in_scope=False, score=0.0, threshold=THRESHOLD)
    sentences = [sentence for where in texts for sentence in _sentences(where, texts, sightings, cues)]
    evidence = [_evidence(one, texts, one.weight * one.strength(), one.reason) for one in sentences if one.strength()]
    for one, other in pairwise(sentences):
        if not one.strength() and not other.strength():
            joined = one.joined(other)
            if joined.strength():
                evidence.append(_evidence(joined, texts, joined.weight * joined.strength(), "both sides in neighbours"))
    factor = _prominence(sightings) / max(1.0, sqrt(len(sentences) / _USUAL_SENTENCES))
    score = sum((one.points for one in evidence), start=0.0) * factor
    return Scope(
        in_scope=score >= THRESHOLD,
        score=round(score, 3),
        threshold=THRESHOLD,
        evidence=tuple(replace(one, points=round(one.points * factor, 3)) for one in evidence),
    )


def _evidence(sentence: _Sentence, texts: Mapping[Field, str], points: float, reason: str) -> ScopeEvidence:
    text = texts[sentence.field][sentence.start : sentence.end]
    start = sentence.start + len(text) - len(text.lstrip())
    return ScopeEvidence(
        field=sentence.field, start_char=start, end_char=start + len(text.strip()), points=points, reason=reason
    )


def _prominence(sightings: Sequence[Sighting]) -> float:
    """How China stands beside the third country that is named most: 1 where it is named as often, towards 0 if not."""
    china = sum(one.country == "CN" or one.both for one in sightings)
    others = Counter(one.country for one in sightings if one.country and one.country not in _NOT_OTHERS)
    return min(1.0, china / max(others.values(), default=1))


def _sentences(
    where: Field, texts: Mapping[Field, str], sightings: Sequence[Sighting], cues: Sequence[tuple[Field, int, Cue]]
) -> list[_Sentence]:
    text = texts[where]
    if not text:
        return []
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    edges = pairwise([0, *ends, len(text)])
    sentences = [_Sentence(where, start, end, _weight(where, at, texts)) for at, (start, end) in enumerate(edges)]
    others: dict[int, set[str]] = {}
    for one in sightings:
        if one.field != where:
            continue
        number = bisect_right(ends, one.start)
        sentence = sentences[number]
        if one.country == "CN":
            sentence.china = max(sentence.china, one.weight)
        sentence.five |= one.country in FIVE or one.region
        sentence.both |= one.both
        sentence.toward |= one.toward
        if one.country and one.country not in _NOT_OTHERS:
            others.setdefault(number, set()).add(one.country)
    for number, countries in others.items():
        sentences[number].others = len(countries)
    for field, start, cue in cues:
        if field == where:
            sentence = sentences[bisect_right(ends, start)]
            sentence.together |= cue == "together"
            sentence.passing |= cue == "passing"
            sentence.five |= cue == "home"
    return sentences


def _weight(where: Field, number: int, texts: Mapping[Field, str]) -> float:
    if where == "title":
        return _TITLE
    leads = where == "standfirst" or not texts.get("standfirst")
    return _LEAD if leads and number < _LEAD_SENTENCES else _BODY
