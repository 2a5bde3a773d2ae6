"""What the words of `catalog/findings.toml` stand for, and what a reader of one sentence has before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from newsdesk.findings.organisations import organisations
from newsdesk.findings.quantities import Quantity, find_quantities
from newsdesk.findings.sentences import clause_starts
from newsdesk.findings.spelling import plain
from newsdesk.findings.times import Time, find_times
from newsdesk.records import Field

STAGES = ("pledged", "agreed", "signed", "started", "delivered", "delayed", "cancelled")
DEEDS = (*STAGES, "future", "bare", "none")
"""Deeds by their stage; `future`: a deed in a form that says it will be done (построит, 将建设 is two words and not
one); `bare`: a deed in a form that says neither (build, построить, 建设); `none`: longer words that are no deed (开工仪式)."""
PARTIES = ("body", "joint", "company", "home")
"""body: words of a state's own bodies (ministry, правительство); joint: both sides together (双方, стороны); company:
words of those who act for themselves (company, банк); home: "our country"."""


_ACTORS = ("country", "person", "organisation")


class Cue(NamedTuple):
    """A word of findings.toml in a sentence: `plain[start:end]`."""

    start: int
    end: int
    group: str
    """deed, object, event, status, party, measure or void."""
    name: str
    rule_id: str


class Named(NamedTuple):
    """A name in a sentence."""

    start: int
    end: int
    tag: str
    country: str | None
    """Whose it is: ISO 3166-1 alpha-2."""
    region: bool
    """It names Central Asia as a whole."""

    @property
    def kind(self) -> str:
        """country, person, organisation, place, initiative or project."""
        return self.tag.split("/", 1)[0]


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known of the article as a whole."""

    language: str
    day: date | None
    """Its own day; None where that is not known."""
    home: str | None
    """The one of the six countries that it is written from or about; ISO code."""


@dataclass(kw_only=True)
class Sentence:
    """One sentence and what stands in it; all places are counted from its start."""

    context: Context
    where: Field
    start: int
    """Where it begins in its field."""
    text: str
    number: int
    """Counted in its field, from 0."""
    cues: Sequence[Cue]
    """By place; of those of one group that overlap, the longest."""
    names: Sequence[Named]
    before: Sequence[Named] = field(default=())
    """Names of the sentence before it."""
    heading: bool = False
    """It is a line of its own without a full stop, above a text."""

    @cached_property
    def plain(self) -> str:
        """The sentence in one spelling, index for index."""
        return plain(self.text)

    @cached_property
    def times(self) -> list[Time]:
        """Its expressions of time."""
        return find_times(self.plain, self.context.language, self.context.day)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its amounts, without those that are times."""
        found = find_quantities(self.plain, self.context.language)
        return [one for one in found if not any(one.start < time.end and time.start < one.end for time in self.times)]

    @cached_property
    def actors(self) -> list[Named]:
        """Who could act in it, by place: its names, and organisations told by how they are written."""
        taken = [(name.start, name.end) for name in self.names if name.kind == "organisation"]
        more = [
            Named(start, end, "organisation/", None, region=False)
            for start, end in organisations(self.text, self.context.language)
            if not any(start < end_taken and begin < end for begin, end_taken in taken)
        ]
        inside = [(one.start, one.end) for one in more]
        names = [
            name
            for name in self.names
            if name.kind in _ACTORS and not any(start <= name.start and name.end <= end for start, end in inside)
        ]
        return sorted([*names, *more])

    @cached_property
    def clauses(self) -> list[int]:
        """Where its clauses begin."""
        return clause_starts(self.plain, self.context.language)

    def of(self, group: str, *names: str) -> Iterator[Cue]:
        """Its cues of a group, or of those names in it."""
        return (cue for cue in self.cues if cue.group == group and (not names or cue.name in names))

    def clause(self, at: int) -> tuple[int, int]:
        """The [start, end) of the clause in which a place is."""
        starts = self.clauses
        number = bisect_left(starts, at + 1)
        return starts[number - 1], starts[number] if number < len(starts) else len(self.plain)


def settled(cues: Iterable[Cue]) -> list[Cue]:
    """Those that count, by place: none inside a void term, and of one group's that overlap the longest."""
    ordered = sorted(cues, key=lambda cue: (cue.start, -cue.end))
    voids = [(cue.start, cue.end) for cue in ordered if cue.group == "void"]
    kept: list[Cue] = []
    ends: dict[str, int] = {}
    for cue in ordered:
        if cue.group == "void" or any(start <= cue.start and cue.end <= end for start, end in voids):
            continue
        if cue.start >= ends.get(cue.group, 0):
            kept.append(cue)
            ends[cue.group] = cue.end
    return kept
