"""A page -> when its article appeared and when it was changed, from what the markup says and what readers see.

What is said to machines is asked first (JSON-LD, `meta`). Only where that is silent the page itself is gone through:
every date in it is a candidate, and its place speaks for it or against it (`parsers/visible_dates.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsdesk.records import Published
from parsers.date_texts import Order, Reading, Setting, read
from parsers.dates import as_published, is_trusted, url_date
from parsers.visible_dates import Candidate, look

_Role = Literal["published", "created", "dated", "changed"]
"""What the name of a date says of it. `dated` says only that there is a date."""

_OTHER = re.compile(
    r"expir|until|end|coverage|access|valid|event|start|build|server|i18n|birth|death|due|render|tomorrow"
)
_NAMES: tuple[tuple[_Role, re.Pattern[str]], ...] = (
    ("changed", re.compile(r"modif|updat|lastmod|revis|changed|lastdate|lastreview")),
    (
        "published",
        re.compile(
            r"pub(?:lish(?:ed|ing)?|lication)?(?:date|time|datetime|at|on|day|timestamp)?\Z|publicationdate|datepublication"
        ),
    ),
    (
        "created",
        re.compile(
            r"(?:issued|created|createdat|creat(?:ion|e)date|posted|post(?:ed)?(?:date|time)|releasedate|daterelease"
            r"|displaydate|uploaddate|regdate|originaldate|ptime|ctime|pdate)\Z"
        ),
    ),
    ("dated", re.compile(r"(?:date|datetime|timestamp)\Z")),
)
"""Names of `meta` elements, of which only the letters count."""
_NOT_LETTERS = re.compile(r"[^a-z]+")
_KEYS: tuple[tuple[str, _Role], ...] = (
    ("datePublished", "published"),
    ("dateCreated", "created"),
    ("uploadDate", "created"),
    ("dateModified", "changed"),
)
"""Of JSON-LD objects."""

_IN_SCRIPTS = re.compile(
    r"""(?:date_?published|published_?(?:at|date|time)?|publish_?(?:date|time|at)|publication_?date|pub_?date
    |date_?created|created_?at|first_?published(?:_?(?:at|date))?)["']?
    \s{0,3}[:=]\s{0,3}["']?(?P<value>[\w:+.\-/ ,]{8,40})["',}\s]""",
    re.IGNORECASE | re.VERBOSE,
)
_SCRIPTS_READ = 1_000_000
"""Characters of all scripts together."""
_HEADINGS_READ = 30
_SHORTEST_HEADLINE = 8

_SURE, _LIKELY, _POSSIBLE = 40, 20, 0
"""Weights from which a date that readers see is taken: at once, where no script says another, where nothing else is."""
_MONTH_ONLY = -20
_IN_MONTH_OF_URL, _OUT_OF_MONTH_OF_URL = 30, -30
_A_DAY_AND_ITS_ZONES = timedelta(hours=38)
_JUST_COLLECTED = timedelta(minutes=5)

_DAY_FIRST = frozenset({"uk", "gb", "ie", "au", "nz", "in", "za", "pk", "sg", "my", "hk", "ng", "ke", "gh", "lk", "bd"})
"""Countries that write English with the day first."""
_MONTH_FIRST = frozenset({"us", "gov", "edu", "mil", "ph"})
_LOCALE = re.compile(r"(?:\b|_)en[-_]([a-z]{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """What a page says of the times of its article."""

    published: Published | None
    modified: Published | None
    """Never before `published`."""


def page_dates(
    tree: LexborHTMLParser,
    *,
    meta: Mapping[str, str],
    articles: Sequence[Mapping[str, Any]],
    url: str,
    zone: ZoneInfo,
    now: datetime,
    language: str | None,
) -> PageDates:
    """The dates of the article on a page.

    `meta` has the content of `meta` elements by lower-case name, `articles` the JSON-LD of the article, best first.
    `zone` is the publisher's, for dates that carry none; `now` (aware) the time at which the page was collected;
    `language` that of the page, ISO 639-1, as far as it is known. A page that tells only when it was changed appeared
    then, as far as anybody can know.

    Source: schema.org/Article, ogp.me, Dublin Core, HTML (time).
    """
    page = _Page(tree=tree, meta=meta, url=url, zone=zone, now=now, language=language)
    told = [
        (role, reading)
        for role, value in (*_in_articles(articles), *_in_meta(meta))
        if (reading := page.told(value)) is not None
    ]
    changed = _best(told, ("changed",))
    published = _best(told, ("published", "created"))
    dated = _best(told, ("dated",))
    if published is None and dated is not None and not _is_bare(dated):
        published = dated
    if published:
        return _dates(as_published(page.timed(published), "page"), changed)
    return page.seen(dated, changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    tree: LexborHTMLParser
    meta: Mapping[str, str]
    url: str
    zone: ZoneInfo
    now: datetime
    language: str | None

    def told(self, value: object) -> Reading | None:
        """A date in markup. Whoever writes for machines says the year, and nothing of yesterday."""
        text = str(value) if isinstance(value, (str, int, float)) else ""
        reading = read(text, Setting(zone=self.zone))
        return reading if reading and is_trusted(reading, self.now) else None

    def seen(self, dated: Reading | None, changed: Reading | None) -> PageDates:
        """The dates of a page whose markup does not say when the article was published, but perhaps another date."""
        in_url = self.in_url()
        weighed = self.weighed(in_url)
        own = _own(weighed)
        changed = changed or next((one.reading for weight, one in weighed if one.changed and weight >= _LIKELY), None)
        if in_url and in_url.precision == "day":
            same = (one for weight, one in own if weight >= _LIKELY and _is_on(one, in_url))
            best = next(same, None)
            return _dates(as_published(self.timed(best, own), "page") if best else in_url, changed)
        best = self.choice(own, dated, in_url)
        if best is None and changed and abs(self.now - changed.at) > _JUST_COLLECTED:
            best = changed
        if best is None and in_url is None:
            best = _heaviest(own, _POSSIBLE)
        return _dates(as_published(self.timed(best, own), "page") if best else in_url, changed)

    def timed(self, best: Reading, own: Sequence[tuple[int, Reading]] | None = None) -> Reading:
        """The moment that readers see of a day, where no more is known; `own` has what they see, once looked."""
        if best.precision != "day":
            return best
        day = best.at.date()
        for weight, one in _own(self.weighed(self.in_url())) if own is None else own:
            if weight >= _LIKELY and not _is_bare(one) and day in (one.at.astimezone(self.zone).date(), one.at.date()):
                return one
        return best

    def choice(
        self, own: Sequence[tuple[int, Reading]], dated: Reading | None, in_url: Published | None
    ) -> Reading | None:
        """Of what readers see and what a nameless date or a script says, the first that is sure enough."""
        sure = _heaviest(own, _SURE)
        if dated and (sure is None or sure.at.date() == dated.at.date()):
            return sure or dated
        return sure or self.in_scripts() or _heaviest(own, _POSSIBLE if in_url else _LIKELY)

    def weighed(self, in_url: Published | None) -> list[tuple[int, Candidate]]:
        """What readers see, the heaviest first."""
        setting = Setting(zone=self.zone, now=self.now, order=self.order())
        found = look(self.tree, headline=_headline(self.tree, self.meta), setting=setting, now=self.now)
        weighed = [(one.weight + _weight_beside(one.reading, in_url), one) for one in found]
        return sorted(weighed, key=lambda pair: (-pair[0], pair[1].position))

    def in_url(self) -> Published | None:
        """The date in the page's address, or in that which it gives itself."""
        link = self.tree.css_first('link[rel="canonical"]')
        addresses = (self.url, self.meta.get("og:url"), link.attributes.get("href") if link else None)
        dates = [found for address in addresses if address and (found := url_date(address, now=self.now))]
        return next((one for one in dates if one.precision == "day"), dates[0] if dates else None)

    def in_scripts(self) -> Reading | None:
        """What the scripts of the page say, where all they say is one day; JSON-LD says of what it speaks."""
        left, readings = _SCRIPTS_READ, []
        for script in self.tree.css('script:not([type*="ld+json" i])'):
            text = script.text()[:left]
            left -= len(text)
            readings += [one for match in _IN_SCRIPTS.finditer(text) if (one := self.told(match["value"]))]
        return readings[0] if len({one.at.date() for one in readings}) == 1 else None

    def order(self) -> Order | None:
        """Whether the day or the month comes first in numbers: English has both, and its country must be known."""
        root = self.tree.css_first("html")
        tags = [tag for tag in (root and root.attributes.get("lang"), self.meta.get("og:locale"), self.language) if tag]
        languages = {re.split("[-_]", tag.lower())[0] for tag in tags}
        if languages and "en" not in languages:
            return "dmy" if languages.isdisjoint({"zh", "ja", "ko"}) else None
        countries = [found[1].lower() for tag in (*tags, self.url) if (found := _LOCALE.search(tag))]
        host = "".join(self.url.lower().split("/")[2:3]).partition(":")[0]
        country = next(iter(countries), host.rpartition(".")[2])
        if country in _MONTH_FIRST:
            return "mdy"
        return "dmy" if country in _DAY_FIRST else None


def _dates(published: Published | None, changed: Reading | None) -> PageDates:
    modified = as_published(changed, "page") if changed else None
    if published and modified and modified.at < published.at:
        modified = None
    return PageDates(published=published, modified=modified)


def _best(told: Sequence[tuple[_Role, Reading]], roles: Sequence[_Role]) -> Reading | None:
    """The first of the most explicit role; where it is a bare day and another has the clock of that day, the other."""
    ranked = [reading for role in roles for said, reading in told if said == role]
    if not ranked:
        return None
    first = ranked[0]
    if _is_bare(first):
        return next((one for one in ranked if one.at.date() == first.at.date() and not _is_bare(one)), first)
    return first


def _own(weighed: Sequence[tuple[int, Candidate]]) -> list[tuple[int, Reading]]:
    """Without what is said to be the date of a change."""
    return [(weight, one.reading) for weight, one in weighed if not one.changed]


def _heaviest(own: Sequence[tuple[int, Reading]], least: int) -> Reading | None:
    return next((reading for weight, reading in own if weight >= least), None)


def _is_bare(reading: Reading) -> bool:
    return reading.precision in ("day", "month")


def _is_on(reading: Reading, day: Published) -> bool:
    """Whether a date can be of a day, in whatever zone either was written."""
    return reading.precision != "month" and abs(reading.begins - day.at) <= _A_DAY_AND_ITS_ZONES


def _weight_beside(reading: Reading, in_url: Published | None) -> int:
    weight = _MONTH_ONLY if reading.precision == "month" else 0
    if in_url and in_url.precision == "month":
        same = (reading.at.year, reading.at.month) == (in_url.at.year, in_url.at.month)
        weight += _IN_MONTH_OF_URL if same else _OUT_OF_MONTH_OF_URL
    return weight


def _in_articles(articles: Sequence[Mapping[str, Any]]) -> Iterator[tuple[_Role, object]]:
    for key, role in _KEYS:
        for article in articles:
            yield from ((role, value) for value in _values(article.get(key)))


def _values(value: object) -> Iterator[object]:
    """JSON-LD has one value or a list of them, as they are or typed, wherever it has a value."""
    for one in value if isinstance(value, list) else [value]:
        yield one.get("@value") if isinstance(one, Mapping) else one


def _in_meta(meta: Mapping[str, str]) -> Iterator[tuple[_Role, str]]:
    return ((role, value) for name, value in meta.items() if (role := _role(name)))


@lru_cache(maxsize=4096)
def _role(name: str) -> _Role | None:
    letters = _NOT_LETTERS.sub("", name)
    if _OTHER.search(letters):
        return None
    return next((role for role, pattern in _NAMES if pattern.search(letters)), None)


def _headline(tree: LexborHTMLParser, meta: Mapping[str, str]) -> LexborNode | None:
    """The heading that has the most of the page's title, or else its first `h1`."""
    title = tree.css_first("title")
    titles = " ".join((meta.get("og:title", ""), title.text() if title else "")).casefold()
    headings = [
        (node, " ".join(node.text().split()).casefold()) for node in islice(tree.css("h1,h2,h3"), _HEADINGS_READ)
    ]
    named = [(len(text), node) for node, text in headings if len(text) >= _SHORTEST_HEADLINE and text in titles]
    if named:
        return max(named, key=lambda pair: pair[0])[1]
    return next((node for node, text in headings if node.tag == "h1" and text), None)
