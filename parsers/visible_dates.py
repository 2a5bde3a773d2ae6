"""A page's tree -> the dates that stand in it, each with the weight that its place gives it.

A reader takes that date for the article's which stands beside the headline, alone or under a word like "Published", and
not those in lists of other articles, under comments or within a sentence. Every line of the page (the text between two
block boundaries) is read, and every attribute that is there to carry a date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.date_texts import Reading, Setting, find, plain, read, says_nothing
from parsers.dates import is_trusted

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data em font i ins label mark q s small span strong sub sup time tt u var
    """.split()  # noqa: SIM905
)
_UNREAD = frozenset(
    {"head", "script", "style", "template", "textarea", "select", "option", "button", "svg", "iframe", "noscript"}
)
_APART = frozenset({"aside", "nav", "footer", "header"})
"""Elements that are no part of the article, unless they hold its headline."""

_DATE_NAME = re.compile(
    r"(?<!up)(?<!man)(?<!candi)(?<!vali)dat(?:e(?!base)|um)|publi(?:sh(?!er)|ca(?:tion|do|ted)|é|zie)|posted|pub-?time"
    r"|(?<!life)time(?!line|r)|fecha|tarih|\bsana\b|created",
    re.IGNORECASE,
)
_LINE_NAME = re.compile(
    r"meta|by-?line|info|author|autor|source|submitted|\bstand\b|sub-?line|zeit|headline|kicker|credit", re.IGNORECASE
)
_CHANGED_NAME = re.compile(r"updat|modif|aktualis|lastmod", re.IGNORECASE)
_FIRST_NAME = re.compile(r"publish|(?:entry|post)-?date", re.IGNORECASE)
"""What WordPress's themes call the date of publication, with "updated" beside it while nothing was changed."""
_OTHER_NAME = re.compile(r"join|birth|expir|deadline|event", re.IGNORECASE)
_REMOTE_WORDS = frozenset(
    """
    comment comments commentlist respond response responses reply replies related teaser teasers recommend recommended
    recommendations popular trending latest recent archive archives sidebar widget rail footer nav navigation navbar
    menu breadcrumb breadcrumbs calendar kalender event events termin termine promo advert advertisement ad ads banner
    ticker carousel slider weather login cookie modal popup more pagination topbar masthead clock join joined
    """.split()  # noqa: SIM905
)
"""Words in the names of elements that stand apart from the article."""
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+")
_NAMING = frozenset({"class", "id", "itemprop", "property"})
_NAME_WITHIN = 200
"""Characters of the class and id of an element that are looked at."""
_CARRIER = re.compile(r"date|time|publish|created|issued|livestamp")
_DATELESS = frozenset({"class", "href", "id", "src", "style"})
"""Attributes, the most of all, that are there for other things."""
_VALUE_LENGTHS = range(8, 61)

_OF_ANOTHER_THING = re.compile(
    r"©|\(c\)|copyright|all rights|alle rechte|\bjoined\b|member since|registered|mitglied seit|registriert"
    r"|\bborn\b|geboren|регистрац|inscrit le",
    re.IGNORECASE,
)
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d|\d\s?[./]\s?\d|\d\s?[月월]")

_MOST_NODES = 60_000
_MOST_READ = 3_000
"""Lines and attributes: hostile pages have more that could be dates."""
_LONGEST_LINE = 300
"""Characters: what is longer is prose, of which only the beginning can tell a date (a dateline)."""
_DATELINE = 120
_SHORT_LINE = 70

# What speaks for a date, and against it; on the scale of `page_dates`.
_IN_ATTRIBUTE = 30
_ALONE = 20
_LABELLED = 25
_DATE_NAMED = 20
_LINE_NAMED = 10
_REMOTE = -40
_IN_PROSE = -20
_IN_LONG_LINE = -10
_COUNTED = -15
_IN_LIST = -20
_TODAY_ABOVE = -30
"""The day of collection above the headline: sites put the day itself into their head."""
_LIST_FROM = 3
_BEHIND_HEADLINE = ((150, 30), (400, 22), (1000, 12), (2500, 4))
_BEFORE_HEADLINE = ((100, 22), (300, 12))
"""Characters of distance within which a weight counts; what is farther away loses some."""
_FAR = -5
_NO_HEADLINE = ((1000, 8), (10**9, 0))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date on a page, and how much speaks for its being the article's."""

    reading: Reading
    weight: int
    position: int
    """Characters of text before it."""
    changed: bool
    """Whether it is said to be the date of a change."""
    remote: bool
    """Whether it stands apart from the article."""
    shape: str
    """What the element around it looks like: in a list, all look alike."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the names of an element and of those around it say."""

    named: int = 0
    """Weight of a class or id that speaks of dates."""
    levels: int = 0
    """How many levels further down that counts."""
    changed: bool = False
    remote: bool = False
    """Whether it stands apart from the article: in a list of others, among comments, in the head of the site."""
    shape: str = ""


def look(tree: LexborHTMLParser, *, headline: LexborNode | None, setting: Setting, now: datetime) -> list[Candidate]:
    """Every date that the page shows, in its order; those that cannot be an article's at `now` apart.

    `headline` is the heading of the article, where one is known. The walk is bounded: 60,000 nodes, 3,000 readings.
    """
    body = tree.body
    return _Walk(setting=setting, now=now, headline=headline).through(body) if body else []


@dataclass(slots=True)
class _Walk:
    setting: Setting
    now: datetime
    headline: LexborNode | None
    found: list[Candidate] = field(default_factory=list)
    line: list[tuple[str, _Place]] = field(default_factory=list)
    position: int = 0
    headline_at: int | None = None
    read: int = 0

    def through(self, body: LexborNode) -> list[Candidate]:
        around = {node.mem_id for node in _upwards(self.headline)}
        own = self.headline.mem_id if self.headline else None
        pending: list[tuple[LexborNode | None, _Place]] = [(body, _Place())]
        for _ in range(_MOST_NODES):
            if not pending:
                break
            node, place = pending.pop()
            if node is None:
                self._end_line()
                continue
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace():
                    self.line.append((text, place))
            elif tag not in _UNREAD and node.is_element_node:
                attributes = node.attributes
                inside = _inside(tag, attributes, place, holds_headline=node.mem_id in around)
                if tag not in _INLINE:
                    self._end_line()
                    pending.append((None, place))
                if node.mem_id == own:
                    self.headline_at = self.position
                if attributes:
                    self._read_attributes(tag, attributes, inside)
                pending += [(child, inside) for child in [*node.iter(include_text=True)][::-1]]
        self._end_line()
        return self._weighed()

    def _read_attributes(self, tag: str, attributes: Mapping[str, str | None], place: _Place) -> None:
        for name, value in attributes.items():
            if (
                name not in _DATELESS
                and value
                and len(value) in _VALUE_LENGTHS
                and _carries_date(tag, name, attributes)
                and self._may_read()
            ):
                reading = read(value, replace(self.setting, now=None))
                if reading:
                    self._keep(reading, _IN_ATTRIBUTE, place)

    def _end_line(self) -> None:
        if not self.line:
            return
        line, self.line = self.line, []
        texts = [" ".join(text.split()) for text, _ in line]
        named = any(place.named for _, place in line)
        if (named or any(_YEAR_OR_DAY.search(text) for text in texts)) and self._may_read():
            pieces = [(plain(text), place) for text, (_, place) in zip(texts, line, strict=True)]
            self._read_line(pieces, named=named)
        self.position += sum(map(len, texts))

    def _read_line(self, pieces: Sequence[tuple[str, _Place]], *, named: bool) -> None:
        line = " ".join(text for text, _ in pieces)
        prose = len(line) > _LONGEST_LINE
        line = line[:_DATELINE] if prose else line
        if _OF_ANOTHER_THING.search(line):
            return
        for reading in find(line, self.setting, short=named or len(line) <= _SHORT_LINE):
            rest = f"{line[: reading.start]} {line[reading.end :]}"
            weight = (_COUNTED if reading.counted else 0) + (_LABELLED if reading.label == "published" else 0)
            if prose:
                weight += _IN_PROSE
            elif says_nothing(rest):
                weight += _ALONE
            elif len(rest) > _DATELINE:
                weight += _IN_LONG_LINE
            self._keep(reading, weight, _place_at(pieces, reading.start))

    def _may_read(self) -> bool:
        self.read += 1
        return self.read <= _MOST_READ

    def _keep(self, reading: Reading, weight: int, place: _Place) -> None:
        if is_trusted(reading, self.now):
            changed = reading.label == "changed" or place.changed
            weight += place.named + (_REMOTE if place.remote else 0)
            self.found.append(Candidate(reading, weight, self.position, changed, place.remote, place.shape))

    def _weighed(self) -> list[Candidate]:
        """With what their distance from the headline tells, and without what lists of articles have."""
        days: dict[str, set[date]] = defaultdict(set)
        for one in self.found:
            days[one.shape].add(one.reading.at.date())
        today = self.now.astimezone(self.setting.zone).date()
        length = len(" ".join(self.headline.text().split())) if self.headline else 0
        weighed = []
        for one in self.found:
            above = one.position < (self.headline_at or 0)
            weight = one.weight + (_FAR if one.remote and above else self._closeness(one.position, length))
            if len(days[one.shape]) >= _LIST_FROM:
                weight += _IN_LIST
            if above and one.reading.at.date() == today:
                weight += _TODAY_ABOVE
            weighed.append(replace(one, weight=weight))
        return weighed

    def _closeness(self, position: int, length: int) -> int:
        if self.headline_at is None:
            return _step(position, _NO_HEADLINE)
        if position < self.headline_at:
            return _step(self.headline_at - position, _BEFORE_HEADLINE)
        return _step(position - self.headline_at - length, _BEHIND_HEADLINE)


def _step(distance: int, steps: tuple[tuple[int, int], ...]) -> int:
    return next((weight for within, weight in steps if distance <= within), _FAR)


def _place_at(pieces: Sequence[tuple[str, _Place]], offset: int) -> _Place:
    at = 0
    for text, place in pieces:
        at += len(text) + 1
        if offset < at:
            return place
    return pieces[-1][1]


def _upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None:
        yield node
        node = node.parent


def _inside(tag: str, attributes: Mapping[str, str | None], outer: _Place, *, holds_headline: bool) -> _Place:
    """The place within an element. What holds the headline is never apart from the article, whatever its name."""
    names = [value for key, value in attributes.items() if key in _NAMING and value] if attributes else []
    name = " ".join(names)[:_NAME_WITHIN]
    own = _place_named(tag, name)
    if holds_headline:
        return _Place(shape=own.shape)
    shape = own.shape if name or not outer.shape else outer.shape
    remote = outer.remote or own.remote
    if own.named < outer.named and outer.levels:
        return _Place(outer.named, outer.levels - 1, outer.changed or own.changed, remote, shape)
    return own if remote == own.remote and shape == own.shape else _Place(own.named, 2, own.changed, remote, shape)


@lru_cache(maxsize=4096)
def _place_named(tag: str, name: str) -> _Place:
    """What an element's own tag and names say."""
    named = _DATE_NAMED if tag == "time" else 0
    if _OTHER_NAME.search(name):
        named += _REMOTE
    elif _DATE_NAME.search(name):
        named += _DATE_NAMED
    elif _LINE_NAME.search(name):
        named += _LINE_NAMED
    remote = tag in _APART or any(word.lower() in _REMOTE_WORDS for word in _NAME_WORD.findall(name))
    changed = bool(_CHANGED_NAME.search(name)) and not _FIRST_NAME.search(name)
    return _Place(named, 2, changed, remote, f"{tag}.{name}")


def _carries_date(tag: str, name: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an attribute is there to carry a date."""
    if name == "content":
        return bool(_CARRIER.search(f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}".lower()))
    if name == "title":
        return tag in {"abbr", "time", "span", "a", "relative-time"}
    return name == "datetime" or (name.startswith("data-") and bool(_CARRIER.search(name)))
