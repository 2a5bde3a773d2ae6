"""What lies ahead: promises as the ledger has them, and happenings as the calendar has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from newsdesk.findings import intervals
from newsdesk.records import Bound, EventKind, EventPrecision, EventStatus, Precision, Stage

CHINA = "CN"
CENTRAL_ASIA = frozenset(("KZ", "KG", "TJ", "TM", "UZ"))
_COUNTRY = "country/"
_CODE_LENGTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Who speaks of it: the article that tells how far it is, and in which languages it is told."""

    article_id: str
    story_id: str | None
    url: str
    source_name: str
    language: str
    """Of what it is called here."""
    languages: tuple[str, ...]
    """Of all articles that speak of it."""
    published_at: datetime | None
    published_precision: Precision | None
    in_scope: bool
    topics: tuple[str, ...]
    """Tags of what the article is about."""
    names: tuple[str, ...]
    """Tags of the names in what is said of it."""
    sentence: str
    """The evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a promise stands: all of it that may change."""

    stage: Stage
    quantity: float | None = None
    quantity_to: float | None = None
    bound: Bound | None = None
    unit: str | None = None
    currency: str | None = None
    due_from: date | None = None
    due_to: date | None = None
    due_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Heard):
    """A promise of the ledger."""

    ledger_id: str
    actor: str
    """ISO country code or a name; empty if not said."""
    beneficiaries: tuple[str, ...]
    what: str
    now: Standing
    before: Standing | None
    """How it stood before the period; None where it was not heard of before."""

    @property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that give and receive, else of those named."""
        parties = _codes((self.actor, *self.beneficiaries))
        return parties or _named(self.names)

    @property
    def open(self) -> bool:
        """Whether it can still be kept."""
        return self.now.stage not in ("delivered", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Heard):
    """A happening of the calendar."""

    calendar_id: str
    kind: EventKind
    name: str
    starts_on: date
    """First day; of a month, quarter or year its first."""
    ends_on: date | None
    """Last day where it lasts several; None of one day, and where only month, quarter or year is known."""
    date_precision: EventPrecision
    place: str | None
    """As written."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    status: EventStatus

    @property
    def last_day(self) -> date:
        """The last day on which it may take place."""
        return self.ends_on or intervals.whole(self.starts_on, self.date_precision).last

    @property
    def countries(self) -> frozenset[str]:
        """Codes of the country where it takes place and of those named."""
        return _codes((self.country or "",)) | _named(self.names)


def concerns_region(prospect: Promise | Appointment) -> bool:
    """Whether it is of Central Asia: it names one of the five, or no country but China in an article in scope."""
    countries = prospect.countries
    return bool(countries & CENTRAL_ASIA) or (prospect.in_scope and countries <= {CHINA})


def is_between(prospect: Promise | Appointment) -> bool:
    """Whether it is of China and Central Asia together: it names both, or China in an article in scope."""
    countries = prospect.countries
    return CHINA in countries and (bool(countries & CENTRAL_ASIA) or (prospect.in_scope and countries == {CHINA}))


def unit_of(first: date | None, last: date | None) -> EventPrecision | None:
    """The unit of the calendar that two days enclose exactly; None where they enclose none."""
    if first is None or last is None:
        return None
    whole = (intervals.whole(first, unit) for unit in ("day", "month", "quarter", "year"))
    return next((each.precision for each in whole if (each.first, each.last) == (first, last)), None)


def is_code(party: str) -> bool:
    """Whether a party is told by the code of its country."""
    return len(party) == _CODE_LENGTH and party.isascii() and party.isupper()


def _codes(parties: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(is_code, parties))


def _named(tags: Iterable[str]) -> frozenset[str]:
    return frozenset(tag.removeprefix(_COUNTRY) for tag in tags if tag.startswith(_COUNTRY))
