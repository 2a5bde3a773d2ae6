"""What an article names and what it is about, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import count
from typing import Literal, cast

from newsdesk.evidence import (
    DECISIVE,
    LEAD,
    NAMED,
    STRONG,
    WEAK,
    Found,
    Use,
    field_weight,
    length_factor,
    settle_names,
    settle_topics,
    topic_score,
)
from newsdesk.records import Analysis, Field, Mention, Tag, TagKind
from newsdesk.scope import Sighting, is_direction, is_in_scope
from newsdesk.terms import Canon, Lexicon

ENGINE = "1"
"""Raised whenever the same rules would give other tags."""

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language."""

_STANDS_FOR_COUNTRY = {"place": 0.7, "organisation": 0.3, "project": 0.7, "initiative": 0.7}
"""How surely a name of that kind stands for the country it belongs to: TikTok is not yet China."""

FIELDS: tuple[Field, ...] = ("title", "standfirst", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One thing with a name of its own, and the forms it goes by."""

    id: str
    """`kind/slug`."""
    label: str
    country: str | None = None
    """ISO 3166-1 alpha-2 of whose it is."""
    scope: bool = False
    """Naming it alone says "China and Central Asia"."""
    side: Literal["central-asia"] | None = None
    """On names of the region: counts as the Central Asian side."""
    forms: Terms
    exceptions: Terms = field(default_factory=dict)
    """Longer terms in which a form means something else."""
    definition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an article can be about, and the evidence for it."""

    id: str
    label: str
    definition: str
    threshold: float
    """The score from which an article is about it."""
    decisive: Terms = field(default_factory=dict)
    """Terms that make an article about it by being there."""
    strong: Terms
    """Terms that hardly say anything else."""
    weak: Terms
    """Terms that say it in company."""
    names: tuple[str, ...] = ()
    """Names that hint at it."""
    exceptions: Terms = field(default_factory=dict)
    """Longer terms in which a term means something else."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All names and topics: one version of the judgement."""

    names: tuple[Name, ...]
    topics: tuple[Topic, ...]

    @cached_property
    def version(self) -> str:
        """Engine version and a hash of the content, whatever the order of the blocks."""
        blocks = sorted([*(repr(_plain(one)) for one in self.names), *(repr(_plain(one)) for one in self.topics)])
        return f"{ENGINE}-{sha256(chr(10).join(blocks).encode()).hexdigest()[:12]}"


def _plain(block: Name | Topic) -> list[tuple[str, object]]:
    values = ((key, getattr(block, key)) for key in block.__slots__)
    return [(key, sorted(value.items()) if isinstance(value, Mapping) else value) for key, value in values]


class Tagger:
    """Finds the tags of articles by one version of the rules."""

    def __init__(self, rules: Rules) -> None:
        """Read the rules; a language's part of them is compiled when its first text arrives.

        Raises:
            ValueError: a term is malformed (a catalogue that was read has none).
        """
        self._version = rules.version
        self._names = {name.id: name for name in rules.names}
        self._thresholds = {topic.id: topic.threshold for topic in rules.topics}
        self._lexicon: Lexicon[Use] = Lexicon(_terms(rules))
        self._hints: dict[str, list[Use]] = {}
        for topic in rules.topics:
            for term, name in enumerate(topic.names, start=1):
                self._hints.setdefault(name, []).append(Use(topic.id, -term, NAMED, topic=True))

    def analyse(self, *, title: str, standfirst: str | None, body: str, language: str) -> Analysis:
        """Tag one article. `language` is ISO 639-1, or anything else where it is unknown.

        Tags come by falling score, mentions by field (title, standfirst, body), start, end and tag.
        """
        texts: dict[Field, str] = {"title": title, "standfirst": standfirst or "", "body": body}
        names: list[Found] = []
        topics: list[Found] = []
        for where in FIELDS:
            own_names, own_topics = self._find(where, texts[where], language)
            names += own_names
            topics += own_topics
        lead = 0 if standfirst else LEAD
        tags = self._name_tags(names, lead) + self._topic_tags(topics, lead, texts, language)
        return Analysis(
            in_scope=is_in_scope(texts, self._sightings(names, texts, language)),
            tags=tuple(sorted(tags, key=lambda tag: (-tag.score, tag.tag))),
            mentions=_mentions([*names, *topics], texts),
            rule_version=self._version,
        )

    def _find(self, where: Field, text: str, language: str) -> tuple[list[Found], list[Found]]:
        if not text:
            return [], []
        names: list[Found] = []
        topics: list[Found] = []
        for start, end, use in self._lexicon.find(Canon(text), language):
            (topics if use.topic else names).append(Found(where, start, end, use))
        names = settle_names(names)
        hints = [Found(where, one.start, one.end, use) for one in names for use in self._hints.get(one.use.tag, ())]
        return names, settle_topics([*topics, *hints])

    def _name_tags(self, names: Sequence[Found], lead: int) -> list[Tag]:
        mentions: dict[str, int] = {}
        score: dict[str, float] = {}
        for one in names:
            tag = one.use.tag
            mentions[tag] = mentions.get(tag, 0) + 1
            score[tag] = score.get(tag, 0.0) + field_weight(one, lead=lead)
        return [_tag(tag, count, score[tag]) for tag, count in mentions.items()]

    def _topic_tags(self, topics: Sequence[Found], lead: int, texts: Mapping[Field, str], language: str) -> list[Tag]:
        factor = length_factor(sum(map(len, texts.values())), han=language == "zh")
        by_topic: dict[str, list[Found]] = {}
        for one in topics:
            by_topic.setdefault(one.use.tag, []).append(one)
        scored = ((tag, own, topic_score(own, lead=lead) / factor) for tag, own in by_topic.items())
        return [_tag(tag, len(own), score) for tag, own, score in scored if score >= self._thresholds[tag]]

    def _sightings(self, names: Sequence[Found], texts: Mapping[Field, str], language: str) -> list[Sighting]:
        sightings = []
        for one in names:
            name = self._names[one.use.tag]
            country = name.id.removeprefix("country/") if one.use.country else name.country
            if country or name.side or name.scope:
                sightings.append(
                    Sighting(
                        field=one.field,
                        start=one.start,
                        country=country,
                        region=name.side == "central-asia",
                        both=name.scope,
                        toward=name.id == "country/CN" and is_direction(language, texts[one.field], one.start, one.end),
                        weight=_STANDS_FOR_COUNTRY.get(name.id.split("/", 1)[0], 1.0),
                    )
                )
        return sightings


def _terms(rules: Rules) -> Iterator[tuple[str, str, Use]]:
    for name in rules.names:
        country = name.id.startswith("country/")
        yield from _of(name.forms, Use(name.id, 0, 1.0, country=country))
        yield from _of(name.exceptions, Use(name.id, 0, 0.0, exception=True, country=country))
    for topic in rules.topics:
        numbers = count(1)
        for terms, weight in ((topic.decisive, DECISIVE), (topic.strong, STRONG), (topic.weak, WEAK)):
            for language, own in terms.items():
                yield from ((language, term, Use(topic.id, next(numbers), weight, topic=True)) for term in own)
        yield from _of(topic.exceptions, Use(topic.id, 0, 0.0, exception=True, topic=True))


def _of(terms: Terms, use: Use) -> Iterator[tuple[str, str, Use]]:
    return ((language, term, use) for language, own in terms.items() for term in own)


def _tag(tag: str, mentions: int, score: float) -> Tag:
    return Tag(tag=tag, kind=cast("TagKind", tag.split("/", 1)[0]), mentions=mentions, score=round(score, 3))


def _mentions(found: Sequence[Found], texts: Mapping[Field, str]) -> tuple[Mention, ...]:
    rank = {where: at for at, where in enumerate(FIELDS)}
    places = {(rank[one.field], one.start, one.end, one.use.tag) for one in found}
    return tuple(
        Mention(tag=tag, field=FIELDS[at], start_char=start, end_char=end, matched_text=texts[FIELDS[at]][start:end])
        for at, start, end, tag in sorted(places)
    )
