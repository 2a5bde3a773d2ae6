"""A digest before it takes a form: what every form shows, and in which order.

`newsdesk.briefing` makes it; nothing that shows it decides anything about its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from newsdesk.prospects import Standing, is_code
from newsdesk.records import EventKind, EventPrecision, EventStatus, Outcome, Precision

REGION = "region"
"""Slug of the section of what is out of scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source gave in the period."""

    source_id: str
    name: str
    polls: int
    failed_polls: int
    last_outcome: Outcome | None
    """Of the period's last poll; None when it was not polled."""
    error: str | None
    items_seen: int
    items_new: int
    items_rejected: int
    latest_item_at: datetime | None
    """When its newest article appeared, of all that we hold."""
    failing_since: datetime | None
    """None while it works."""

    @property
    def failing(self) -> bool:
        """Whether it cannot be read. A failure that goes on counts even if it was not polled in this period."""
        return self.failing_since is not None or self.last_outcome in ("failed", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What one digest is about; an empty tuple admits everything."""

    topics: tuple[str, ...] = ()
    """`energy` or `topic/energy`."""
    countries: tuple[str, ...] = ()
    """`KZ` or `country/KZ`."""
    languages: tuple[str, ...] = ()
    """ISO 639-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One happening in the digest: a row of `digest_items`, and what a reader is shown of it."""

    position: int
    """From 1, over the whole digest."""
    section: str
    story_id: str | None
    article_id: str
    """The article that reported first."""
    reason: str
    """Why it is here, in a sentence."""
    headline: str
    url: str | None
    """http or https; None for an article without an address, such as a seed."""
    excerpt: str
    """Empty where the headline must do."""
    source_name: str
    language: str
    published_at: datetime | None
    published_precision: Precision | None
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    carried_by: tuple[str, ...]
    """Names of the other sources that had it, the earliest first."""
    languages: tuple[str, ...]
    """All it was reported in, that of the first report first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under one heading."""

    slug: str
    """`top`, a topic's tag, `other` (in scope, without a topic), or `region` (out of scope, always last)."""
    heading: str
    lines: tuple[Line, ...]
    more: int
    """Happenings that belong here and found no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectLine:
    """What the two kinds of lines on what lies ahead have in common: a row of `digest_items`."""

    position: int
    """From 1, over the whole digest, that of stories included."""
    section: str
    story_id: str | None
    article_id: str
    """The article that speaks of it last."""
    reason: str
    """Why it is here, in a sentence."""
    headline: str
    """What it is, in that article's words."""
    url: str | None
    """http or https; None for an article without an address."""
    source_name: str
    language: str
    published_at: datetime | None
    published_precision: Precision | None
    sentence: str
    """The evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine(ProspectLine):
    """A promise in the digest."""

    ledger_id: str
    actor: str
    beneficiaries: tuple[str, ...]
    """Codes of countries, or names."""
    now: Standing
    before: Standing | None
    """How it stood before the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine(ProspectLine):
    """A happening ahead in the digest."""

    calendar_id: str
    kind: EventKind
    starts_on: date
    ends_on: date | None
    date_precision: EventPrecision
    place: str | None
    country: str | None
    status: EventStatus


Prospect = PromiseLine | EventLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectSection:
    """Promises, or happenings, under one heading."""

    slug: str
    """`ledger/new`, `ledger/changed`, `ledger/overdue`, `calendar/soon`, `calendar/later`."""
    heading: str
    lines: tuple[Prospect, ...]
    more: int
    """Those that belong here and found no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many happenings in scope have a tag."""

    tag: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete the collection was: items of the period, and sources by the outcome of their last poll."""

    seen: int
    new: int
    known: int
    rejected: int
    ok: int
    not_modified: int
    failed: int
    refused: int
    not_started: int
    not_polled: int
    """Sources that were not due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One digest, whatever form it takes. Times are UTC; `zone` is the one to show them in."""

    digest_id: str
    name: str
    title: str
    period_from: datetime
    period_to: datetime
    created_at: datetime
    sections: tuple[Section, ...]
    prospects: tuple[ProspectSection, ...]
    """What lies ahead: shown after the stories in scope."""
    articles: int
    """Articles first seen in the period, before filters."""
    in_scope: int
    """Happenings in scope after filters, those without room included; the counts below are over them."""
    by_topic: tuple[Count, ...]
    by_country: tuple[Count, ...]
    dyads: tuple[Count, ...]
    """China with each of the five, under the tag of the other side; always all five."""
    sources: tuple[SourceReport, ...]
    completeness: Completeness
    notes: tuple[str, ...]
    """Sentences: that there is nothing, and what was left out."""
    labels: Mapping[str, str]
    """Of the tags in the lines and counts."""
    filters: Filters = field(default_factory=Filters)
    zone: tzinfo = UTC

    @property
    def date(self) -> date:
        """The last day that its period touches, in its zone: one that ends at midnight is of the day before."""
        return (self.period_to.astimezone(self.zone) - timedelta(microseconds=1)).date()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all stories, in order."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def items(self) -> tuple[Line | Prospect, ...]:
        """All that is in it, in order."""
        parts: tuple[Section | ProspectSection, ...] = (*self.inside, *self.prospects, *self.outside)
        return tuple(line for part in parts for line in part.lines)

    @property
    def inside(self) -> tuple[Section, ...]:
        """The sections in scope, which come first."""
        return tuple(section for section in self.sections if section.slug != REGION)

    @property
    def outside(self) -> tuple[Section, ...]:
        """The section out of scope, if there is one; it comes last, after the counts."""
        return self.sections[len(self.inside) :]


def label(tag: str, labels: Mapping[str, str]) -> str:
    """What to call a tag, the catalogue's word for it or its own name made readable."""
    kind, _, name = tag.rpartition("/")
    return labels.get(tag) or (name if kind == "country" else name.replace("-", " ").capitalize())


def party(name: str, labels: Mapping[str, str]) -> str:
    """What to call a party of a promise: a country by its label, others as they are written."""
    return label(f"country/{name}", labels) if is_code(name) else name
