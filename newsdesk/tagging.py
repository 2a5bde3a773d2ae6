"""What an article names and what it is about, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count
from typing import NamedTuple, cast

from newsdesk import compounds
from newsdesk.canon import Canon
from newsdesk.conditions import Condition, Unmet
from newsdesk.evidence import (
    AGAINST,
    COUNTRIES,
    DECISIVE,
    FINDINGS,
    NAMED,
    NAMES,
    SCOPE,
    STRONG,
    WEAK,
    Dropped,
    Found,
    Points,
    Use,
    lead,
    length_factor,
    needed,
    prominence,
    settle,
    total,
    weigh,
)
from newsdesk.findings.cues import Cue as FindingCue
from newsdesk.findings.cues import Named
from newsdesk.findings.finder import Marked, find
from newsdesk.lexicon import Lexicon
from newsdesk.records import Analysis, Field, Mention, Scope, Tag, TagKind
from newsdesk.rules import Name, Rules, Terms
from newsdesk.scope import DIRECTED, Cue, Part, Sighting, is_direction, judge
from newsdesk.terms import HAN

_STANDS_FOR_COUNTRY = {"place": 0.7, "organisation": 0.3, "project": 0.7, "initiative": 0.7}
"""How surely a name of that kind stands for the country it belongs to: TikTok is not yet China."""

FIELDS: tuple[Field, ...] = ("title", "standfirst", "body")

_EXAMPLES = 5
_NO_PART = Part(None, region=False, both=False)

_mention: Callable[[tuple[str, Field, int, int, str, str]], Mention] = partial(tuple.__new__, Mention)
_finding_cue: Callable[[tuple[int, int, str, str, str]], FindingCue] = partial(tuple.__new__, FindingCue)
_named: Callable[[tuple[int, int, str, str | None, bool, str]], Named] = partial(tuple.__new__, Named)
"""As `Mention._make`, in half the time: an article has hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReason:
    """What one rule adds to a topic's score."""

    rule_id: str
    points: float
    mentions: int
    examples: tuple[str, ...]
    """Some of the words that it found, as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAccount:
    """Why an article is about a topic, or is not."""

    tag: str
    score: float
    threshold: float
    """The score it needs: its own threshold, or more beside a topic that is much stronger."""
    given: bool
    reasons: tuple[TopicReason, ...]
    """By falling weight, what speaks against it included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """What was found and did not count."""

    mention: Mention
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An analysis with its reasons."""

    analysis: Analysis
    topics: tuple[TopicAccount, ...]
    """Every topic with any evidence, by falling score."""
    dropped: tuple[Discarded, ...]


@dataclass(slots=True)
class _Reading:
    """One field, and what was found in it."""

    where: Field
    text: str
    canon: Canon
    heard: list[Found] = field(default_factory=list)
    """Names without a condition, as they were found, exceptions included."""
    names: list[Found] = field(default_factory=list)
    """Those that count."""
    topics: list[Found] = field(default_factory=list)
    doubtful: list[Found] = field(default_factory=list)
    """Names that count under a condition."""
    cues: list[tuple[int, Cue]] = field(default_factory=list)
    """Where a word starts that speaks for scope or against it."""
    company: dict[int, list[int]] = field(default_factory=dict)
    """Of each condition, where the terms start that let it hold."""
    deeds: list[Found] = field(default_factory=list)
    """Words of findings."""
    dropped: list[Dropped] | None = None

    def mentions(self) -> Iterator[Mention]:
        """What counts, by start, end and tag; of one place and tag the first."""
        found = [(start, -end, use.tag, use.number, use.rule_id) for start, end, use in self.names + self.topics]
        found.sort()
        where, text, back = self.where, self.text, self.canon.back
        last = None
        for start, end, tag, _, rule_id in found:
            if last != (start, end, tag):
                begin, stop = back[start], back[end - 1] + 1
                yield _mention((tag, where, begin, stop, text[begin:stop], rule_id))
            last = (start, end, tag)

    def mention(self, start: int, end: int, use: Use) -> Mention:
        start, end = self.canon.original_span(start, end)
        return Mention(use.tag, self.where, start, end, self.text[start:end], use.rule_id)


class _Scored(NamedTuple):
    """A topic with any evidence."""

    score: float
    needed: float
    points: Sequence[Points]

    @property
    def given(self) -> bool:
        return self.score >= self.needed


class Tagger:
    """Finds the tags of articles by one version of the rules."""

    def __init__(self, rules: Rules) -> None:
        """Read the rules; a language's part of them is compiled when its first text arrives.

        Raises:
            ValueError: a term is malformed (a catalogue that was read has none).
        """
        self._version = rules.version
        self._parts = {name.id: part for name in rules.names if (part := _part(name))}
        self._facts = {name.id: _facts(name.id, self._parts.get(name.id, _NO_PART)) for name in rules.names}
        self._classes = {one: _class(one) for one in rules.findings.classes}
        self._thresholds = {topic.id: topic.threshold for topic in rules.topics}
        self._conditions: list[Condition] = []
        numbers = count()
        self._lexicon: Lexicon[Use] = Lexicon(self._names(rules, numbers), _words(rules, numbers))
        self._hints: dict[str, list[Use]] = {}
        for topic in rules.topics:
            for name in topic.names:
                use = Use(topic.id, next(numbers), f"names:{name}", topic.id, NAMED)
                self._hints.setdefault(name, []).append(use)
        self._shorts = compounds.Shorts(
            {
                name.id: Use(name.id, next(numbers), f"zh:short:{name.short}", COUNTRIES)
                for name in rules.names
                if name.short
            },
            {name.id: name.short for name in rules.names if name.short},
        )

    def analyse(
        self,
        *,
        title: str,
        standfirst: str | None,
        body: str,
        language: str,
        published: date | None = None,
        precise: bool = True,
    ) -> Analysis:
        """Tag one article, and find what it says. `language` is ISO 639-1, or anything else where it is unknown.

        `published` is its day; one that is not `precise` is that of its month, and nothing is counted from it. Tags
        come by falling score, mentions by field (title, standfirst, body), start, end and tag.
        """
        readings = self._read({"title": title, "standfirst": standfirst or "", "body": body}, language, published)
        return self._judge(readings, language, published if precise else None)[0]

    def explain(
        self,
        *,
        title: str,
        standfirst: str | None,
        body: str,
        language: str,
        published: date | None = None,
        precise: bool = True,
    ) -> Account:
        """Tag one article, and say why each topic was given or not, and what was found and did not count."""
        texts: dict[Field, str] = {"title": title, "standfirst": standfirst or "", "body": body}
        readings = self._read(texts, language, published, explained=True)
        analysis, scored = self._judge(readings, language, published if precise else None)
        factor = _factor(readings, language)
        words: dict[tuple[str, str], list[str]] = {}
        for mention in analysis.mentions:
            words.setdefault((mention.tag, mention.rule_id), []).append(mention.matched_text)
        kept = {mention[:4] for mention in analysis.mentions}
        topics = [self._account(tag, topic, factor, words) for tag, topic in scored.items()]
        return Account(
            analysis=analysis,
            topics=tuple(sorted(topics, key=lambda topic: (-topic.score, topic.tag))),
            dropped=tuple(
                Discarded(mention=mention, reason=one.reason)
                for reading in readings
                for one in sorted(reading.dropped or (), key=lambda one: (one.start, one.end, one.use.tag))
                if (mention := reading.mention(one.start, one.end, one.use))[:4] not in kept
            ),
        )

    def _account(
        self, tag: str, topic: _Scored, factor: float, words: Mapping[tuple[str, str], list[str]]
    ) -> TopicAccount:
        return TopicAccount(
            tag=tag,
            score=round(topic.score, 3),
            threshold=round(topic.needed, 3),
            given=topic.given,
            reasons=tuple(
                TopicReason(
                    rule_id=one.use.rule_id,
                    points=round(one.points / factor, 3),
                    mentions=one.often,
                    examples=tuple(dict.fromkeys(words.get((tag, one.use.rule_id), ())))[:_EXAMPLES],
                )
                for one in sorted(topic.points, key=lambda one: (-one.points, one.use.rule_id))
            ),
        )

    def _read(
        self, texts: Mapping[Field, str], language: str, published: date | None, *, explained: bool = False
    ) -> list[_Reading]:
        readings = [self._found(where, texts[where], language) for where in FIELDS if texts[where]]
        if explained:
            for reading in readings:
                reading.dropped = []
        for reading in readings:
            reading.names = settle(reading.heard, reading.dropped)
        self._settle_doubtful(readings, published)
        for reading in readings:
            hints = [(one[0], one[1], use) for one in reading.names for use in self._hints.get(one[2].tag, ())]
            reading.topics = settle(reading.topics + hints, reading.dropped)
        return readings

    def _found(self, where: Field, text: str, language: str) -> _Reading:
        reading = _Reading(where, text, Canon(text))
        names, topics = reading.heard, reading.topics
        for one in self._lexicon.find(reading.canon, language):
            use = one[2]
            group = use.group
            if use.condition is not None:
                if use.role == "company":
                    reading.company.setdefault(use.condition, []).append(one[0])
                else:
                    reading.doubtful.append(one)
            elif group is COUNTRIES or group is NAMES:
                names.append(one)
            elif group is FINDINGS:
                reading.deeds.append(one)
            elif group is SCOPE:
                reading.cues.append((one[0], cast("Cue", use.tag)))
            else:
                topics.append(one)
        for places in reading.company.values():
            places.sort()
        return reading

    def _settle_doubtful(self, readings: Sequence[_Reading], published: date | None) -> None:
        """Let the names count whose conditions hold: what the article names without a condition is known by now."""
        chinese = [HAN.search(reading.canon.text) is not None for reading in readings]
        if not any(chinese) and not any(reading.doubtful for reading in readings):
            return
        named = {one[2].tag for reading in readings for one in reading.names}
        for reading, han in zip(readings, chinese, strict=True):
            more = list(self._shorts.find(reading.canon.text, reading.names, named)) if han else []
            more += self._held(reading, named, published)
            if more:
                if reading.dropped is not None:
                    reading.dropped = [one for one in reading.dropped if one.use.condition is not None]
                reading.names = settle(reading.heard + more, reading.dropped)

    def _held(self, reading: _Reading, named: set[str], day: date | None) -> Iterator[Found]:
        for one in reading.doubtful:
            condition = self._conditions[cast("int", one[2].condition)]
            unmet: Unmet | None = condition.unmet(
                one[0], -one[1], reading.canon.text, named=named, company=reading.company, day=day
            )
            if unmet is None:
                yield one
            elif reading.dropped is not None:
                reading.dropped.append(Dropped(one[0], -one[1], one[2], unmet))

    def _judge(
        self, readings: Sequence[_Reading], language: str, day: date | None
    ) -> tuple[Analysis, dict[str, _Scored]]:
        leading = 0 if any(reading.where == "standfirst" for reading in readings) else lead(han=language == "zh")
        names = prominence(((reading.where, reading.names) for reading in readings), leading)
        topics = weigh(((reading.where, reading.topics) for reading in readings), leading)
        scored = self._scored(topics, _factor(readings, language))
        named = (_tag(tag, often, score) for tag, (often, score) in names.items())
        given = (
            _tag(tag, sum(one.often for one in topic.points), topic.score)
            for tag, topic in scored.items()
            if topic.given
        )
        found = find([self._marked(reading) for reading in readings], language, day)
        analysis = Analysis(
            scope=self._scope(readings, language),
            tags=tuple(sorted([*named, *given], key=lambda tag: (-tag.score, tag.tag))),
            mentions=tuple(mention for reading in readings for mention in reading.mentions()),
            rule_version=self._version,
            commitments=found.commitments,
            events=found.events,
            figures=found.figures,
        )
        return analysis, scored

    def _marked(self, reading: _Reading) -> Marked:
        """A field as the finder takes it: by the original's indices."""
        back = reading.canon.back
        cues = [
            _finding_cue((back[start], back[-minus_end - 1] + 1, *self._classes[use.tag], use.rule_id))
            for start, minus_end, use in reading.deeds
        ]
        names = [
            _named((back[start], back[-minus_end - 1] + 1, use.tag, *self._facts[use.tag]))
            for start, minus_end, use in reading.names
        ]
        return Marked(reading.where, reading.text, cues, names)

    def _scored(self, topics: Mapping[str, Sequence[Points]], factor: float) -> dict[str, _Scored]:
        scores = {tag: total(points) / factor for tag, points in topics.items()}
        limits = needed(scores, self._thresholds)
        return {tag: _Scored(scores[tag], limits[tag], points) for tag, points in topics.items()}

    def _scope(self, readings: Sequence[_Reading], language: str) -> Scope:
        sightings: list[Sighting] = []
        cues: list[tuple[Field, int, Cue]] = []
        parts = self._parts
        directed = language in DIRECTED
        for reading in readings:
            where, back = reading.where, reading.canon.back
            for start, minus_end, use in reading.names:
                part = parts.get(use.tag)
                if part is not None:
                    toward = (
                        directed
                        and use.tag == "country/CN"
                        and is_direction(language, reading.text, *reading.canon.original_span(start, -minus_end))
                    )
                    sightings.append(Sighting(where, back[start], part, toward))
            cues += [(where, back[start], cue) for start, cue in reading.cues]
        return judge({reading.where: reading.text for reading in readings}, sightings, cues)

    def _names(self, rules: Rules, numbers: Iterator[int]) -> Iterator[tuple[str, str, Use]]:
        for name in rules.names:
            group = COUNTRIES if name.id.startswith("country/") else NAMES
            yield from _of(name.exceptions, name.id, "exceptions", group, numbers, role="exception")
            yield from _of(name.forms, name.id, "forms", group, numbers)
            for when in name.when:
                number = len(self._conditions)
                self._conditions.append(Condition(number, when.years, frozenset(when.company), bool(when.near)))
                yield from _of(when.near, name.id, "near", group, numbers, role="company", condition=number)
                yield from _of(when.forms, name.id, "when", group, numbers, condition=number)


def _words(rules: Rules, numbers: Iterator[int]) -> Iterator[tuple[str, str, Use]]:
    for name, terms in rules.findings.classes.items():
        yield from _of(terms, name, name, FINDINGS, numbers)
    for cue, terms in (
        ("together", rules.scope.together),
        ("passing", rules.scope.passing),
        ("home", rules.scope.home),
    ):
        yield from _of(terms, cue, cue, SCOPE, numbers)
    for topic in rules.topics:
        yield from _of(topic.exceptions, topic.id, "exceptions", topic.id, numbers, role="exception")
        for kind, terms, weight in (
            ("decisive", topic.decisive, DECISIVE),
            ("strong", topic.strong, STRONG),
            ("weak", topic.weak, WEAK),
            ("against", topic.against, AGAINST),
        ):
            yield from _of(terms, topic.id, kind, topic.id, numbers, weight=weight)


def _part(name: Name) -> Part | None:
    """What a name means for scope; None if nothing."""
    country = name.id.removeprefix("country/") if name.id.startswith("country/") else name.country
    if not (country or name.side or name.scope):
        return None
    weight = _STANDS_FOR_COUNTRY.get(name.id.split("/", 1)[0], 1.0)
    return Part(country, name.side == "central-asia", name.scope, weight)


def _facts(tag: str, part: Part) -> tuple[str | None, bool, str]:
    """What a finding must know of a name: whose it is, whether it is the region, its kind."""
    return part.country, part.region, tag.partition("/")[0]


def _class(name: str) -> tuple[str, str]:
    group, _, own = name.partition("/")
    return group, own


def _of(
    terms: Terms, tag: str, kind: str, group: str, numbers: Iterator[int], **details: object
) -> Iterator[tuple[str, str, Use]]:
    for language, own in terms.items():
        for term in own:
            use = Use(tag, next(numbers), f"{language}:{kind}:{term}", group)
            yield language, term, use._replace(**details) if details else use  # type: ignore[arg-type]


def _factor(readings: Sequence[_Reading], language: str) -> float:
    return length_factor(sum(len(reading.text) for reading in readings), han=language == "zh")


def _tag(tag: str, mentions: int, score: float) -> Tag:
    return Tag(tag=tag, kind=cast("TagKind", tag.split("/", 1)[0]), mentions=mentions, score=round(score, 3))
