"""What an article is told by when stories are made: its words, its beginning, its names, numbers and days.

    Wording -> Portrait (counts) -> Drawn (weighed by how rare each term is of late)

Words serve within a language. Between languages there are `anchors`: names by their consonants, which Latin and
Cyrillic spellings have in common, long numbers, days of the year, and the tags of the catalogue's names, which are the
same in every language.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt
from typing import Any

import orjson

from newsdesk.common_words import COMMON_WORDS
from newsdesk.date_words import MONTHS
from newsdesk.vectors import Centres, Vector
from newsdesk.wording import Kind, Passage, fold, is_han, read_passage

STEM = 6
"""Letters of a folded word that are compared: endings differ, in all of our languages."""
READ = 6_000
"""Characters of a text that are read; what comes later is background."""
LEAD = 55
"""Words of a text that tell what it is about."""
WORD_KEYS, ANCHOR_KEYS = 16, 8
"""Terms by which candidates are looked for."""

_VOWELS = re.compile("[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS = 3
"""A name of fewer is like too many others."""
_LONG_NUMBER = 3

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """An article as stories are told by; counts are damped by their logarithm."""

    language: str
    words: Weights
    """Stems of headline and text; of Chinese, pairs of characters."""
    lead: Weights
    """Those of the headline, which count twice, and of the beginning."""
    names: Weights
    """Stems of capitalised words within sentences."""
    anchors: Weights
    """What any language has in common."""
    headline_names: tuple[str, ...] = ()
    """Of `names`, those in the headline; of Chinese, which does not show its names, all terms in the headline."""
    headline_numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """`11-25`: days of the year in the text."""
    lead_days: tuple[str, ...] = ()
    """Those in headline and beginning."""
    vector: Vector | None = None
    """Of the meaning, where there is a model for it."""


def paint(
    title: str,
    standfirst: str | None,
    body: str,
    *,
    language: str,
    tags: Mapping[str, int] | None = None,
    vector: Vector | None = None,
) -> Portrait:
    """The portrait of an article; `tags`: of the names in it and of countries, each with its mentions."""
    headline = read_passage(title)
    text = read_passage("\n".join(filter(None, (standfirst, body)))[:READ])
    beginning = Passage(words=text.words[:LEAD], kinds=text.kinds[:LEAD])
    in_headline, in_text, in_beginning = terms_of(headline), terms_of(text), terms_of(beginning)
    words = Counter(in_text)
    names = _names(text)
    days, lead_days = [*_days(headline), *_days(text)], [*_days(headline), *_days(beginning)]
    return Portrait(
        language=language,
        words={term: count + (term in in_headline) for term, count in _damped(words + Counter(in_headline)).items()},
        lead=_damped(Counter(in_beginning) + Counter(in_headline) + Counter(in_headline)),
        names=_damped(names),
        anchors=_damped(_anchors(headline, text) + Counter(f"@{day}" for day in days) + Counter(tags or {})),
        headline_names=tuple(dict.fromkeys(term for term in in_headline if term in names or is_han(term[:1]))),
        headline_numbers=tuple(dict.fromkeys(_numbers(headline))),
        days=tuple(dict.fromkeys(days)),
        lead_days=tuple(dict.fromkeys(lead_days)),
        vector=vector,
    )


def to_json(portrait: Portrait) -> str:
    """A portrait to be put aside: it takes longer to paint one than to read it."""
    return orjson.dumps(portrait).decode()


def from_json(text: str | bytes) -> Portrait:
    """A portrait that was put aside."""
    fields: dict[str, Any] = orjson.loads(text)
    several = ("headline_names", "headline_numbers", "days", "lead_days")
    return Portrait(**fields | {name: tuple(fields[name]) for name in several})


class Rarity:
    """How much it says that two articles share a term, from how many happenings used it of late.

    A happening told by thirty articles counts once, so that its own words are not taken for everyday ones.
    """

    def __init__(self, shares: Iterable[tuple[Portrait, float]]) -> None:
        """Count the terms of `shares`: portraits, each with its share in its story (1 where it is alone there)."""
        self._total = float(_ASSUMED)
        self._counts: dict[str, float] = {}
        for portrait, share in shares:
            self._total += share
            for terms in (portrait.words, portrait.anchors):
                for term in terms:
                    self._counts[term] = self._counts.get(term, 0.0) + share
        self._known: defaultdict[str, dict[str, float]] = defaultdict(dict)

    @property
    def most(self) -> float:
        """Of a term that nobody has used, and no language has."""
        return self._of(0.0)

    def of(self, term: str, language: str) -> float:
        """Nearly 0 for a word that is everywhere, 5 and more for one that is new."""
        known = self._known[language]
        rarity = known.get(term)
        if rarity is None:
            usual = _COUNTRY if term.startswith("country/") else COMMON_WORDS.get(language, _NONE).get(term, _UNCOMMON)
            rarity = known[term] = self._of(self._counts.get(term, 0.0) + _ASSUMED * usual)
        return rarity

    def _of(self, articles: float) -> float:
        return float(max(_LEAST, log((self._total + 1) / (articles + 0.5))) ** _STEEPNESS)


_ASSUMED = 50
"""Articles that are taken to have been read before the first one."""
_UNCOMMON = 0.002
"""Share of articles that have a word which is not among the common ones."""
_COUNTRY = 0.05
"""Share of articles that name a country, whichever it is."""
_LEAST = 0.01
_STEEPNESS = 1.25
"""Above 1, what is rare says more for its rarity than its logarithm does."""
_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A portrait, weighed: each view of length 1, and what must not contradict."""

    portrait: Portrait
    words: Weights
    lead: Weights
    names: Weights
    anchors: Weights
    vector: Vector | None
    """Without what is common to the language."""

    def keys(self) -> list[str]:
        """The terms that tell most, by which candidates are looked for."""
        return [
            *nlargest(WORD_KEYS, self.words, key=lambda term: (self.words[term], term)),
            *nlargest(ANCHOR_KEYS, self.anchors, key=lambda term: (self.anchors[term], term)),
        ]


_UNSAID = 2.2
"""Length of what could be said besides, in terms never seen: so that the one name in a short text is not all that two
languages share."""


_NEXT_TO_NOTHING = 0.015
"""Of a vector of length 1, what is left out: everyday words, which all have in common, cost time and tell nothing."""


def draw(portrait: Portrait, rarity: Rarity, centres: Centres) -> Drawn:
    """Weigh a portrait's terms."""
    language, vector = portrait.language, portrait.vector
    return Drawn(
        portrait=portrait,
        words=_of_length_one(portrait.words, language, rarity),
        lead=_of_length_one(portrait.lead, language, rarity),
        names=_of_length_one(portrait.names, language, rarity),
        anchors=_of_length_one(portrait.anchors, language, rarity, more=_UNSAID * rarity.most),
        vector=centres.centred(vector, language) if vector is not None else None,
    )


def _of_length_one(counts: Weights, language: str, rarity: Rarity, *, more: float = 0.0) -> Weights:
    of = rarity.of
    weights = {term: count * of(term, language) for term, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()) + more * more) or 1.0
    return {term: weight / length for term, weight in weights.items() if weight >= _NEXT_TO_NOTHING * length}


def _damped(counts: Mapping[str, int]) -> dict[str, float]:
    return {term: 1 + log(count) for term, count in counts.items()}


def terms_of(passage: Passage) -> list[str]:
    """What is compared of a text: stems; numbers as they are; of neighbouring Chinese characters, pairs."""
    terms = []
    before = ""
    for word, kind in zip(passage.words, passage.kinds, strict=True):
        if is_han(word):
            if before:
                terms.append(before + word)
            before = word
            continue
        before = ""
        terms.append(f"#{word}" if kind == Kind.NUMBER else word[:STEM])
    return terms


def _names(passage: Passage) -> Counter[str]:
    return Counter(word[:STEM] for word, kind in zip(passage.words, passage.kinds, strict=True) if kind == Kind.NAME)


def _numbers(passage: Passage) -> list[str]:
    pairs = zip(passage.words, passage.kinds, strict=True)
    return [f"#{word}" for word, kind in pairs if kind == Kind.NUMBER and not is_han(word)]


def _anchors(headline: Passage, text: Passage) -> Counter[str]:
    anchors: Counter[str] = Counter()
    for passage in (headline, text):
        for word, kind in zip(passage.words, passage.kinds, strict=True):
            if kind == Kind.NAME:
                anchors.update(_skeletons(word))
            elif kind == Kind.NUMBER and len(word) >= _LONG_NUMBER:
                anchors[f"#{word}"] += 1
    return anchors


@lru_cache(maxsize=1 << 16)
def _skeletons(name: str) -> tuple[str, ...]:
    """A name's first consonants: Мирзиёев, Mirziyoyev and Mirziyaev are one; none where they are too few.

    Twice, to four and to five: the fifth tells names from each other, or belongs to an ending (Qarshi, Qarshida).
    """
    consonants = _DOUBLED.sub(r"\1", _VOWELS.sub("", name))
    if len(consonants) < _CONSONANTS:
        return ()
    start = f"~{'a' if name[0] in 'aeiou' else ''}"
    return tuple(dict.fromkeys(start + consonants[:most] for most in _CONSONANTS_COMPARED))


_CONSONANTS_COMPARED = (4, 5)
_MONTHS = {fold(form): number for form, number in MONTHS.items() if len(form) > 2}  # noqa: PLR2004
_LAST_DAY = 31


def _days(passage: Passage) -> list[str]:
    """Days of the year: a number beside a month's name, or 11月25日."""
    days = []
    words = passage.words
    for at, word in enumerate(words):
        if word in _MONTHS and not is_han(word):
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(words) and words[beside].isdecimal() and 1 <= int(words[beside][:4]) <= _LAST_DAY:
                    days.append(f"{_MONTHS[word]}-{int(words[beside])}")
                    break
        elif word == "月" and 0 < at < len(words) - 2 and words[at + 2] in "日号":
            month, day = words[at - 1], words[at + 1]
            if month.isdecimal() and day.isdecimal():
                days.append(f"{int(month[:4])}-{int(day[:4])}")
    return days


def surfaces(terms: Iterable[str], text: str) -> list[str]:
    """Terms as a text writes them, where it can be told; each once."""
    forms: dict[str, str] = {}
    for form in _WRITTEN.findall(text):
        folded = fold(form)
        if folded.isdecimal():
            forms.setdefault(f"#{folded}", form)
        elif folded:
            forms.setdefault(folded[:STEM], form)
            for skeleton in _skeletons(folded):
                forms.setdefault(skeleton, form)
    return list(dict.fromkeys(forms.get(term, term.lstrip("@#~")) for term in terms))


_WRITTEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:['’ʻʼ‘`]?[^\W\d_])*")
