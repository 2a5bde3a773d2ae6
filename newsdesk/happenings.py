"""Which articles tell of one happening, and which happening matters more.

Candidate (an article of the period) -> Happening (an article with its copies, or a story)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsdesk.manifest import Filters
from newsdesk.precedence import out_by
from newsdesk.records import Precision
from newsdesk.witnesses import roots, witnesses

OLD = timedelta(days=7)
"""An article published longer than this before we first saw it is no news, however new it is to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One article first seen in the period, as the warehouse hands it over."""

    article_id: str
    story_id: str | None
    source_id: str
    source_name: str
    ownership: str
    source_country: str
    url: str
    title: str
    standfirst: str | None
    excerpt: str
    """The body's beginning, some 600 characters."""
    language: str
    published_at: datetime | None
    published_precision: Precision | None
    first_seen_at: datetime
    in_scope: bool
    copy_of: str | None
    """The article that this one copies, whether or not it is a candidate itself."""
    topics: tuple[str, ...]
    """Tags (`topic/trade`), the strongest first."""
    countries: tuple[str, ...]
    """Tags (`country/KZ`), the most mentioned first."""
    title_topics: tuple[str, ...] = ()
    """Those topics that already the title speaks of."""
    family: str | None = None
    """Whose its source is; None where that is nobody in particular, as of seeds."""
    wire: str | None = None
    """The agency whose text it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened once, whoever told it: an article with its copies, or a story."""

    lead: Candidate
    """The article to show: the first report, among those that the reader asked for."""
    topics: tuple[str, ...]
    """Tags of all its articles, the lead's first."""
    countries: tuple[str, ...]
    in_scope: bool
    reporters: int
    """Independent voices: a reprint is no second witness, nor is an agency's report or an owner's other paper."""
    carried_by: tuple[str, ...]
    """Names of all other sources, the earliest first."""
    languages: tuple[str, ...]
    """Those that could be told, the lead's first."""


def gather(articles: Sequence[Candidate], filters: Filters) -> tuple[list[Happening], int]:
    """Join copies and stories; also how many articles only copy what was seen before the period."""
    by_id = {each.article_id: each for each in articles}
    originals = roots(articles)
    groups: dict[str, list[Candidate]] = {}
    for article in sorted(articles, key=lambda each: (_out_by(each), each.article_id)):
        root = originals[article.article_id]
        held = by_id.get(root)
        groups.setdefault((held and held.story_id) or article.story_id or root, []).append(article)
    admitted = [group for group in groups.values() if any(_admits(filters, each) for each in group)]
    fresh = [group for group in admitted if any(originals[each.article_id] in by_id for each in group)]
    return [_happening(group, filters) for group in fresh], sum(map(len, admitted)) - sum(map(len, fresh))


def _happening(group: Sequence[Candidate], filters: Filters) -> Happening:
    """One happening out of its articles, given the earliest first."""
    in_scope = any(each.in_scope for each in group)
    # False sorts first: what the reader asked for, of the right scope, an original; then by time, as the group is.
    lead = min(group, key=lambda it: (not _admits(filters, it), it.in_scope != in_scope, it.copy_of is not None))
    ordered = (lead, *(each for each in group if each is not lead))
    names = dict.fromkeys(each.source_name for each in ordered)
    return Happening(
        lead=lead,
        topics=_union(each.topics for each in ordered),
        countries=_union(each.countries for each in ordered),
        in_scope=in_scope,
        reporters=witnesses(group),
        carried_by=tuple(names)[1:],
        languages=_union((each.language,) for each in ordered if each.language != "und"),
    )


def _out_by(article: Candidate) -> datetime:
    return out_by(article.published_at, article.published_precision, article.first_seen_at)


def is_old(article: Candidate) -> bool:
    """Whether it was published so long before we first saw it that it is no news."""
    return _out_by(article) < article.first_seen_at - OLD


def rank(each: Happening, now: datetime) -> tuple[int, int, int, int, int, timedelta, str]:
    """Sorts the most important first: dated news, by witnesses, carriers, languages, title, and time."""
    lead = each.lead
    no_news = 2 if is_old(lead) else int(lead.published_at is None)
    age = now - min(lead.published_at or lead.first_seen_at, lead.first_seen_at)
    carriers, languages = len(each.carried_by), len(each.languages)
    return no_news, -each.reporters, -carriers, -languages, -len(lead.title_topics), age, lead.article_id


def _union(sequences: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for sequence in sequences for each in sequence))


def _admits(filters: Filters, article: Candidate) -> bool:
    return (
        _meets(filters.topics, article.topics)
        and _meets(filters.countries, article.countries)
        and _meets(filters.languages, (article.language,))
    )


def _meets(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether something given is wanted, by its tag or by the tag's name alone."""
    return not wanted or any(tag in wanted or tag.rpartition("/")[2] in wanted for tag in given)
