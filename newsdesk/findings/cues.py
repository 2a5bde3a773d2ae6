"""What the words of `catalog/findings.toml` stand for, and what a reader of one sentence has before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from newsdesk.findings.grammar import is_question
from newsdesk.findings.organisations import organisations
from newsdesk.findings.quantities import Quantity, find_quantities
from newsdesk.findings.sentences import clause_starts
from newsdesk.findings.times import Time, find_times
from newsdesk.records import Field

STAGES = ("pledged", "agreed", "signed", "started", "delivered", "delayed", "cancelled")
DEEDS = (*STAGES, "future", "bare", "weak", "none")
"""Deeds by their stage; `future`: in a form that says that it will be done (построит); `bare`: in a form that says
neither (build, построить, 建设); `weak`: the same, of words that mostly say less; `none`: longer words, no deeds."""
PARTIES = ("body", "joint", "company", "home")
"""body: words of a state's own bodies (ministry, правительство); joint: both sides together (双方, стороны); company:
words of those who act for themselves (company, банк); home: "our country"."""


_SAY_LESS = ("bare", "weak")
_ACTORS = ("country", "person", "organisation")
_KIND = re.compile(r" (?:[\w-]{3,20} ){0,2}[\"]?")
_ACTS = re.compile("将|推出|计划|决定|启动|已|谋划")
"""Behind a Chinese place that acts."""


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

    kind: str
    """country, person, organisation, place, initiative or project."""


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known of the article as a whole."""

    language: str
    day: date | None
    """Its own day; None where that is not known."""
    home: str | None
    """The one of the six countries that it is written from or about; ISO code."""


@dataclass(kw_only=True, eq=False)
class Sentence:
    """One sentence and what stands in it; all places are counted from its start."""

    context: Context
    where: Field
    start: int
    """Where it begins in its field."""
    text: str
    plain: str
    """The same in one spelling, index for index."""
    number: int
    """Counted in its field, from 0."""
    cues: Sequence[Cue]
    """By place; of those of one group that overlap, the longest."""
    names: Sequence[Named]
    before: Sequence[Named] = field(default=())
    """Names of the sentence before it."""
    begins: bool = True
    """It begins a paragraph."""
    heading: bool = False
    """It is a line of its own without a full stop, above a text."""

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
        written = list(organisations(self.text, self.context.language))
        begins = {start for start, _ in written}
        names = [
            name
            for name in self.names
            if self._acts(name)
            and not self._inside(name, written)
            and not (name.kind == "country" and self._describes(name, begins))
        ]
        more = [self._written(start, end) for start, end in written if not self._covered(start, end)]
        return sorted([*names, *more])

    def _acts(self, name: Named) -> bool:
        """Whether it could act; a country within the name of a project or an initiative does not."""
        if name.kind == "place":
            return self.context.language == "zh" and _ACTS.match(self.text, name.end) is not None
        return name.kind in _ACTORS and not any(
            other.start <= name.start and name.end <= other.end and other.end - other.start > name.end - name.start
            for other in self.names
            if other.kind in ("project", "initiative", "place")
        )

    def _describes(self, name: Named, begins: set[int]) -> bool:
        """Whether a country only says whose organisation comes next: китайская авиакомпания China Southern."""
        found = _KIND.match(self.plain, name.end)
        return found is not None and any(name.end < begin <= found.end() for begin in begins)

    def _inside(self, name: Named, written: Sequence[tuple[int, int]]) -> bool:
        return any(start <= name.start and name.end <= end for start, end in written)

    def _covered(self, start: int, end: int) -> bool:
        """Whether what is written like an organisation is a name of another kind, or part of a longer one."""
        return any(
            name.start <= start
            and end <= name.end
            and (name.kind != "organisation" or name.end - name.start > end - start)
            for name in self.names
        )

    def _written(self, start: int, end: int) -> Named:
        """An organisation as it is written; with its country where the catalogue knows it."""
        known = [name for name in self.names if name.kind == "organisation" and start <= name.start and name.end <= end]
        return (
            known[0]._replace(start=start, end=end)
            if known
            else Named(start, end, "organisation/", None, region=False, kind="organisation")
        )

    @cached_property
    def clauses(self) -> list[int]:
        """Where its clauses begin."""
        return clause_starts(self.plain, self.context.language)

    @cached_property
    def _groups(self) -> dict[str, list[Cue]]:
        groups: dict[str, list[Cue]] = {}
        for cue in self.cues:
            groups.setdefault(cue.group, []).append(cue)
        return groups

    def of(self, group: str, *names: str) -> Sequence[Cue]:
        """Its cues of a group, or of those names in it."""
        cues = self._groups.get(group, ())
        return [cue for cue in cues if cue.name in names] if names and cues else cues

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks."""
        return is_question(self.plain)

    def clause(self, at: int) -> tuple[int, int]:
        """The [start, end) of the clause in which a place is."""
        starts = self.clauses
        number = bisect_left(starts, at + 1)
        return starts[number - 1], starts[number] if number < len(starts) else len(self.plain)


_cue: Callable[[tuple[int, int, str, str, str]], Cue] = partial(tuple.__new__, Cue)
"""Faster than by keywords."""


def by_place(cue: Cue) -> tuple[int, int, bool, str, str]:
    """The order in which cues are settled; of the same word, bare deeds give way: "opens" is of "open", too."""
    return cue.start, -cue.end, cue.name in _SAY_LESS, cue.group, cue.name


def settled(cues: Iterable[Cue], start: int) -> list[Cue]:
    """Those that count, counted from `start`: none inside a void term, and of one group's that overlap the longest.

    They come `by_place`, and are taken so.
    """
    kept: list[Cue] = []
    ends: dict[str, int] = {}
    void = -1
    for begin, end, group, name, rule_id in cues:
        if group == "void":
            void = max(void, end)
        elif end > void and begin >= ends.get(group, 0):
            kept.append(_cue((begin - start, end - start, group, name, rule_id)))
            ends[group] = end
    return kept
