"""The nouns: one frozen type per moment of an item's life.

    Source -> Capture (bytes) -> Item (as the publisher gave it) -> Article (as we hold it) -> Analysis (what it says)

Fields carry the names of the warehouse's columns, so that a record becomes a row without a mapping.
All times are aware and UTC. Spans are Python string indices into the named field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Literal, NamedTuple, NewType

ArticleId = NewType("ArticleId", str)
"""First 16 hex digits of SHA-256 over the canonical URL, without what its twins differ in."""

Ownership = Literal["state", "party", "private", "independent", "exile", "intergovernmental", "unknown"]
SourceKind = Literal["feed", "sitemap"]
Precision = Literal["second", "minute", "day", "month"]
DateBasis = Literal["feed", "page", "url", "seed"]
Field = Literal["title", "standfirst", "body"]
TagKind = Literal["topic", "country", "person", "organisation", "place", "initiative", "project"]
Role = Literal["feed", "sitemap", "page", "seed"]
"""What a request was for. A source's own document is a feed or a sitemap, and so are further pages of it."""
Outcome = Literal["ok", "not_modified", "failed", "not_started", "refused"]
FailureKind = Literal[
    "name",  # does not resolve
    "connection",  # refused, reset, no route, hung up
    "tls",
    "timeout",
    "protocol",  # not HTTP, a wrong length, a body that is damaged
    "too_large",
    "redirects",  # too many, in a circle, to nowhere
    "missing",  # 404
    "gone",  # 410
    "denied",  # 401, 403, 451
    "busy",  # 429 and 503, or a host that asked us to wait
    "server",  # other 5xx
    "status",  # any other status without news in it
    "not_a_feed",  # an answer that is none
    "walled",  # a page that wants consent or a browser, or says 200 and that nothing is there
    "forbidden",  # robots.txt, or an address, port or scheme that must not be asked
    "interrupted",  # our own time ran out
]
"""Why a request brought nothing, as far as the next one depends on it."""
Stage = Literal["pledged", "agreed", "signed", "started", "delivered", "delayed", "cancelled"]
EventStatus = Literal["scheduled", "held", "postponed", "cancelled"]
EventPrecision = Literal["day", "month", "quarter", "year"]
EventKind = Literal[
    "summit",
    "visit",
    "meeting",
    "forum",
    "signing",
    "opening",
    "exhibition",
    "exercise",
    "election",
    "anniversary",
    "other",
]

SEEDS = "seeds"
"""Source id of the articles given with the project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One block of the catalogue: where news comes from."""

    id: str
    name: str
    url: str
    kind: SourceKind
    country: str
    """Where the publisher is; ISO 3166-1 alpha-2."""
    language: str
    """ISO 639-1; a prior for each item, not a verdict."""
    ownership: Ownership
    full_text: bool
    """Fetch the page behind each item."""
    timezone: str
    """IANA zone of dates that carry none."""
    every: str | None = None
    """Fixed polling interval ("15m"); None lets it adapt."""
    enabled: bool = True
    ignore_validators: bool = False
    """Never ask conditionally: the server answers "not modified" wrongly."""
    body_selector: str | None = None
    """CSS selector of the article body on this publisher's pages."""
    drop_selectors: tuple[str, ...] = ()
    """CSS selectors of what must be cut from the body."""
    headers: Mapping[str, str] = field(default_factory=dict)
    family: str | None = None
    """Whose it is, where publishers of one owner stand under several names or addresses; None to go by the address
    (`newsdesk.families`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One HTTP response as it came over the wire, decoded from its content encoding."""

    fetch_id: str
    """The request that brought it: the key of its row in `fetches`."""
    source_id: str
    run_id: str
    role: Role
    requested_url: str
    url: str
    """The URL that answered, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Response headers, names in lower case."""
    body: bytes
    started_at: datetime
    finished_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a record is in the raw archive."""

    file: str
    offset: int
    """Bytes."""
    length: int
    """Bytes, compressed."""

    @property
    def end(self) -> int:
        """The mark behind this record."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A body that the archive holds in full, for those that are the same to point at."""

    digest: str
    """Of the body, as WARC writes it: `sha256:` and base 32."""
    url: str
    """The URL that answered."""
    captured_at: datetime
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How the raw archive keeps a capture."""

    location: Location
    digest: str
    original: Original
    """Itself; or the one with the same body, which a revisit record points at."""

    @property
    def is_revisit(self) -> bool:
        """Whether its body is kept elsewhere."""
        return self.original.location != self.location


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the publisher says an item appeared, and how well that is known."""

    at: datetime
    """Aware, UTC."""
    precision: Precision
    basis: DateBasis
    offset: int | None = field(default=None, compare=False)
    """Minutes from UTC of the publisher's clock; None of a bare day or month."""

    @property
    def local(self) -> datetime:
        """The same moment by the publisher's clock, so that its day is the one that was written."""
        return self.at if self.offset is None else self.at.astimezone(timezone(timedelta(minutes=self.offset)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed or sitemap, or one seed, as the publisher gave it."""

    source_id: str
    url: str
    """Canonical; the identity of the item until its page is known. `seed:NAME` for a seed without an address."""
    title: str
    """Empty where only the page has one (a sitemap's)."""
    standfirst: str | None
    """The publisher's summary or teaser, as text; None if there is none."""
    body: str
    """Full text where it came with the item, else empty. Paragraphs are separated by an empty line."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """What the item says of its own language, ISO 639-1."""
    published: Published | None = None
    publisher: str | None = None
    """Whom the item itself credits (RSS `source`, a seed's `Source:`)."""
    categories: tuple[str, ...] = ()
    """What its publisher files it under, in the publisher's words, each once, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An item that was not loaded, or a page that is no article, and why."""

    source_id: str
    url: str | None
    reason: str
    """A short stable word: no_identity, no_text, malformed, bad_url, paywall, ..."""
    detail: str
    at: datetime
    role: Literal["item", "page"] = "item"
    """`page`: only its page was refused; the item stands as its feed gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed document: every entry is exactly once in `items` or in `rejected`."""

    items: tuple[Item, ...]
    rejected: tuple[Rejection, ...]
    title: str | None = None
    """What the feed calls itself."""
    language: str | None = None
    """What it says of its language, ISO 639-1."""
    interval: timedelta | None = None
    """How often it asks to be polled at most (`ttl`, `sy:updatePeriod` with `sy:updateFrequency`: the longer one)."""
    older: str | None = None
    """Where older entries are, absolute: RFC 5005 `prev-archive`, else `next`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPart:
    """A sitemap that a sitemap index names."""

    url: str
    modified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSitemap:
    """A sitemap: recent entries, each once in `items` or `rejected`; or, of an index, its parts.

    An item without a title (only news sitemaps give titles) gets its page's.
    """

    items: tuple[Item, ...]
    rejected: tuple[Rejection, ...]
    parts: tuple[SitemapPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an article's own page says."""

    title: str | None
    standfirst: str | None
    body: str
    """Empty when no article text was found."""
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    """What its markup says, ISO 639-1: a prior, not a verdict."""
    modified: Published | None = None
    """When it was last changed, where the page says so; never before `published`."""
    credit: str | None = None
    """Whom it credits with the text beside it (a news agency, another publisher), as the page writes it."""
    canonical: str | None = None
    """The address that the page gives itself, canonical, where it can be trusted; None where it names no other."""
    next_page: str | None = None
    """Where the article goes on, absolute, where its text is spread over several pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item that waits: for a run that has time for it, or for its page to answer."""

    article_id: ArticleId
    item: Item
    seen_at: datetime
    """When it was met first."""
    attempts: int
    """How often its page was asked for in vain."""
    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A further key of an article: that of an address which turned out to be its, too."""

    alias_id: ArticleId
    article_id: ArticleId
    url: str
    """That address, canonical."""
    seen_at: datetime
    """When its page said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request made, or one reading of the seeds directory: a row of `fetches`."""

    fetch_id: str
    run_id: str
    source_id: str
    role: Role | Literal["queue"]
    """`queue`: no request, but the taking up of items that waited."""
    url: str
    started_at: datetime
    finished_at: datetime
    outcome: Outcome
    failure: FailureKind | None = None
    http_status: int | None = None
    bytes: int | None = None
    items_seen: int = 0
    items_new: int = 0
    items_known: int = 0
    items_rejected: int = 0
    suspected_gap: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news item as we hold it, whatever format it arrived in: a row of `articles`."""

    article_id: ArticleId
    source_id: str
    url: str
    """Canonical: the item's own as it was seen first, or what its page gives as its address."""
    title: str
    standfirst: str | None
    body: str
    authors: tuple[str, ...]
    language: str
    """ISO 639-1; `und` where it cannot be told."""
    published_at: datetime | None
    """None when the publisher gave no date that can be trusted."""
    published_precision: Precision | None
    published_basis: DateBasis | None
    first_seen_at: datetime
    revision: int
    """1 for the version first seen, then counting up."""
    content_hash: str
    """SHA-256 over title, standfirst and body: another hash is another revision."""
    copy_hash: str | None
    """SHA-256 over the letters and digits of the text; None where there is too little to compare."""
    publisher: str | None
    """Whom the item names (RSS `source`, a seed's `Source:`), else whom its page credits; as it is written there."""
    wire: str | None = None
    """The agency whose text it is, by its canonical name (`newsdesk.agencies`); None where no agency is credited."""
    script: str | None = None
    """Of the text, ISO 15924, where its language is written in several; None elsewhere."""
    modified_at: datetime | None = None
    """When its page says that it was changed last."""


class Mention(NamedTuple):
    """One piece of evidence: `field[start_char:end_char] == matched_text`. A tuple, because an article has hundreds."""

    tag: str
    field: Field
    start_char: int
    end_char: int
    matched_text: str
    rule_id: str
    """The rule that found it: language, list and term (`ru:forms:Казахстан~`), or the name that hints at a topic."""


class ScopeEvidence(NamedTuple):
    """A sentence that speaks for scope: `field[start_char:end_char]`. A tuple, as a mention is."""

    field: Field
    start_char: int
    end_char: int
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whether an article is about China and Central Asia together, and why."""

    in_scope: bool
    score: float
    threshold: float
    evidence: tuple[ScopeEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What an article names or is about."""

    tag: str
    kind: TagKind
    mentions: int
    score: float
    """Weighted evidence; of topics at least their threshold, of names the mentions weighted by field."""


Bound = Literal["about", "over", "under"]
"""How a number stands to the amount; under: at most, up to, less than."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise found in an article, and how far it is: `field[start_char:end_char] == sentence`."""

    actor: str
    """Who gives, lends or builds: ISO country code of a state and its bodies, a name as written; empty if not said."""
    beneficiaries: tuple[str, ...]
    """Codes or names as of actor; of a joint deed all parties, the actor included."""
    stage: Stage
    what: str
    """The deed and its object, in the article's words."""
    object: str | None = None
    """What kind of thing it is, by the catalogue (`railway`, `training`, `loan`): the same in every language."""
    quantity: float | None = None
    quantity_to: float | None = None
    """The upper end of a range."""
    bound: Bound | None = None
    unit: str | None = None
    currency: str | None = None
    """ISO 4217."""
    due_from: date | None = None
    due_to: date | None = None
    due_text: str | None = None
    """The words that give the period, those too that could not be resolved."""
    conditional: bool = False
    """It is promised under a condition."""
    names: tuple[str, ...] = ()
    """Tags of the names in its words, sorted: `project/cku-railway`."""
    field: Field
    start_char: int
    end_char: int
    sentence: str
    rule_id: str
    """The rule that found it: language, list and term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated happening found in an article: `field[start_char:end_char] == sentence`."""

    kind: EventKind
    name: str
    """What it is called, in the article's words."""
    ordinal: int | None = None
    """Of a series: 2 of "the second summit"."""
    starts_on: date | None = None
    ends_on: date | None = None
    """Last day where it lasts several; None of one day, and where only month, quarter or year is known."""
    date_precision: EventPrecision | None = None
    place: str | None = None
    """As written."""
    country: str | None = None
    """Where it takes place; ISO 3166-1 alpha-2."""
    status: EventStatus
    names: tuple[str, ...] = ()
    """Tags of the names in its words, sorted."""
    field: Field
    start_char: int
    end_char: int
    sentence: str
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number found in an article that measures something: `field[start_char:end_char] == sentence`."""

    quantity: float
    quantity_to: float | None = None
    """The upper end of a range."""
    bound: Bound | None = None
    unit: str | None = None
    currency: str | None = None
    """ISO 4217."""
    as_of: date | None = None
    """Last day of the period it speaks of."""
    period_from: date | None = None
    """First day of that period."""
    about: str | None = None
    """What is measured, and of whom, the same in every language: `trade turnover CN-KZ`."""
    field: Field
    start_char: int
    end_char: int
    sentence: str
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What an article says, by the rules of one version; can be dropped and derived again."""

    scope: Scope
    tags: tuple[Tag, ...]
    mentions: tuple[Mention, ...]
    rule_version: str
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def in_scope(self) -> bool:
        """Whether it is about China and Central Asia together."""
        return self.scope.in_scope
