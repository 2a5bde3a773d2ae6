"""What a catalogue says: names, topics, words of findings, and the version of all together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Literal

ENGINE = "3"
"""Raised whenever the same rules would give other tags or findings."""

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language."""

_YEARS = re.compile(r"(?P<first>\d{4}(?:-\d\d)?)?/(?P<last>\d{4}(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Years:
    """A time by years or months, either end open."""

    first: date | None
    last: date | None
    """The first day of the first and of the last month."""

    @classmethod
    def read(cls, written: str) -> Years:
        """Read `2019-03/2022-09`, `2020/` or `/1998`, both ends included.

        Raises:
            ValueError: it is not written so, or ends before it begins.
        """
        found = _YEARS.fullmatch(written)
        if not found or written == "/":
            raise ValueError(f"`{written}` is no time such as 2019-03/2022-09, 2020/ or /1998")
        try:
            first = _month(found["first"], 1)
            last = _month(found["last"], 12)
        except ValueError:
            raise ValueError(f"`{written}`: there is no such month") from None
        if first and last and first > last:
            raise ValueError(f"`{written}` ends before it begins")
        return cls(first, last)

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        month = day.replace(day=1)
        return not (self.first and month < self.first) and not (self.last and month > self.last)


def _month(written: str | None, month: int) -> date | None:
    """The first day of a month; of a year, that of its given month."""
    if written is None:
        return None
    return date.fromisoformat(f"{written}-01" if "-" in written else f"{written}-{month:02}-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Forms that count only where all of its conditions hold."""

    forms: Terms
    years: Years | None = None
    """The article appeared in these years; an undated article may have."""
    company: tuple[str, ...] = ()
    """The article names one of these elsewhere, by a form without a condition."""
    near: Terms = field(default_factory=dict)
    """One of these terms stands in the same sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person held, from and to a year or a month."""

    title: str
    first: str
    last: str | None = None
    """None: still, or not known to have ended."""


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
    short: str | None = None
    """The one Chinese character that stands for a country in compounds: 哈 in 中哈."""
    forms: Terms
    when: tuple[When, ...] = ()
    exceptions: Terms = field(default_factory=dict)
    """Longer terms in which a form means something else."""
    offices: tuple[Office, ...] = ()
    definition: str | None = None

    @property
    def told(self) -> str | None:
        """What readers are told of it: its definition, and the offices held."""
        offices = "; ".join(f"{office.title}, {office.first} to {office.last or 'now'}" for office in self.offices)
        return " ".join(part for part in (self.definition, f"{offices}." if offices else None) if part) or None


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
    against: Terms = field(default_factory=dict)
    """Terms that say it is about something else."""
    names: tuple[str, ...] = ()
    """Names that hint at it."""
    exceptions: Terms = field(default_factory=dict)
    """Longer terms in which a term means something else."""

    @property
    def told(self) -> str:
        """What readers are told of it."""
        return self.definition


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeTerms:
    """Words that say, beside both sides, whether an article is about what is between them."""

    together: Terms = field(default_factory=dict)
    """What sides do with each other: trade, visits, railways."""
    passing: Terms = field(default_factory=dict)
    """Where sides stand side by side without having to do with each other: rankings, contests, biographies."""
    home: Terms = field(default_factory=dict)
    """"Our country" in a language of the five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTerms:
    """Words that tell promises, events and figures."""

    classes: Mapping[str, Terms] = field(default_factory=dict)
    """By class: `deed/signed`, `object/railway`, `event/summit`."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All names and topics, and the words of findings: one version of the judgement."""

    names: tuple[Name, ...]
    topics: tuple[Topic, ...]
    scope: ScopeTerms = field(default_factory=ScopeTerms)
    findings: FindingTerms = field(default_factory=FindingTerms)

    @cached_property
    def version(self) -> str:
        """Engine version and a hash of the content, whatever the order of the blocks."""
        every: list[Name | Topic | ScopeTerms | FindingTerms] = [*self.names, *self.topics, self.scope, self.findings]
        blocks = sorted(repr(_plain(one)) for one in every)
        return f"{ENGINE}-{sha256(chr(10).join(blocks).encode()).hexdigest()[:12]}"


def _plain(block: Name | Topic | ScopeTerms | FindingTerms) -> list[tuple[str, object]]:
    values = ((key, getattr(block, key)) for key in block.__slots__)
    return [(key, sorted(value.items()) if isinstance(value, Mapping) else value) for key, value in values]
