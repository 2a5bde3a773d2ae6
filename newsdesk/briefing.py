"""What is in a digest, where, and why: decided once, here, for every form that shows it.

    Candidate (an article of the period) -> Happening (with its copies, or a story) -> Line -> Manifest

The order is a comparison of whole numbers and times: no score to tune, and the same rows give the same digest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count, dropwhile
from typing import TypeVar

from newsdesk.happenings import Candidate, Happening, gather, is_old, rank
from newsdesk.manifest import (
    REGION,
    Completeness,
    Count,
    Filters,
    Line,
    Manifest,
    PromiseLine,
    Prospect,
    ProspectSection,
    Section,
    SourceReport,
    label,
)
from newsdesk.prospect_sections import Days, prospect_sections
from newsdesk.prospects import Appointment, Promise, is_code
from newsdesk.text import clean_line, clip, listing

__all__ = [
    "Appointment",
    "Candidate",
    "Completeness",
    "Count",
    "Filters",
    "Line",
    "Manifest",
    "Promise",
    "Section",
    "SourceReport",
    "compose",
    "label",
]

CENTRAL_ASIA = ("country/KZ", "country/KG", "country/TJ", "country/TM", "country/UZ")
THE_SIX = frozenset(("country/CN", *CENTRAL_ASIA))

TOP, TOPICAL, REGIONAL = 7, 18, 7
"""Most lines in the first section, in all the topics' sections together, and in the region's: what a mail can carry."""

PROSPECTS_IN_A_STORY = 2
"""So many lines on what lies ahead take the room of one story."""

_HEADLINE, _EXCERPT = 160, 240
"""Columns a headline and an excerpt may take; a Chinese character takes two."""
_TOPICS = 4
"""Most topics that a reason names."""

_Any = TypeVar("_Any", Section, ProspectSection)


def compose(
    *,
    digest_id: str,
    name: str,
    period_from: datetime,
    period_to: datetime,
    created_at: datetime,
    candidates: Iterable[Candidate],
    sources: Iterable[SourceReport],
    labels: Mapping[str, str],
    promises: Iterable[Promise] = (),
    appointments: Iterable[Appointment] = (),
    filters: Filters | None = None,
    zone: tzinfo = UTC,
) -> Manifest:
    """Decide what the digest shows, in which order, and why.

    Args:
        digest_id: Key of the digest.
        name: The digest's name in the settings, such as `daily`.
        period_from: Begin of the period, inclusive.
        period_to: Its end, exclusive.
        created_at: Now.
        candidates: All articles first seen in the period, in any order; the filters are applied here.
        sources: Every source of the catalogue.
        labels: What to call a tag.
        promises: The ledger as it stood at the period's end.
        appointments: The calendar as it stood then.
        filters: What this digest is about; everything, when not given.
        zone: The digest's zone: decides its date, and how its times are shown.
    """
    filters = filters or Filters()
    articles = tuple(candidates)
    reports = tuple(sorted(sources, key=lambda source: (-source.items_new, source.source_id)))
    happenings, late = gather(articles, filters)
    happenings.sort(key=lambda each: rank(each, created_at))
    in_scope = [each for each in happenings if each.in_scope]
    outside = [each for each in happenings if not each.in_scope]
    region = [each for each in outside if THE_SIX.intersection(each.countries)]
    by_topic = _counts((each.topics for each in in_scope), labels)
    by_country = _counts((each.countries for each in in_scope), labels)
    prospects = prospect_sections(promises, appointments, days=_days(period_from, period_to, zone), filters=filters)
    room = TOPICAL - sum(len(section.lines) for section in prospects) // PROSPECTS_IN_A_STORY
    sections, prospects = _numbered(
        _in_scope_sections(in_scope, labels, room), prospects, _region_section(region, labels)
    )
    shown = {tag for section in sections for line in section.lines for tag in (*line.topics, *line.countries)}
    shown |= {f"country/{code}" for section in prospects for line in section.lines for code in _countries(line)}
    counted = {each.tag for each in (*by_topic, *by_country)}
    return Manifest(
        digest_id=digest_id,
        name=name,
        title=f"China and Central Asia: {name} digest",
        period_from=period_from.astimezone(UTC),
        period_to=period_to.astimezone(UTC),
        created_at=created_at.astimezone(UTC),
        sections=sections,
        prospects=prospects,
        articles=len(articles),
        in_scope=len(in_scope),
        by_topic=by_topic,
        by_country=by_country,
        dyads=_dyads(in_scope, labels),
        sources=reports,
        completeness=_completeness(reports),
        notes=_notes(
            articles=len(articles),
            in_scope=len(in_scope),
            elsewhere=len(outside) - len(region),
            late=late,
            reports=reports,
        ),
        labels={tag: label(tag, labels) for tag in sorted(shown | counted)},
        filters=filters,
        zone=zone,
    )


def _days(period_from: datetime, period_to: datetime, zone: tzinfo) -> Days:
    """A period that ends at midnight is of the day before."""
    last = period_to.astimezone(zone) - timedelta(microseconds=1)
    return Days(first=period_from.astimezone(zone).date(), last=last.date())


def _countries(line: Prospect) -> Iterable[str]:
    named = (line.actor, *line.beneficiaries) if isinstance(line, PromiseLine) else (line.country or "",)
    return filter(is_code, named)


def _in_scope_sections(ranked: Sequence[Happening], labels: Mapping[str, str], topical: int) -> list[Section]:
    """The most important ones, then the rest each under its strongest topic, the fullest topic first."""
    top, rest = ranked[:TOP], ranked[TOP:]
    slugs = [each.topics[0] if each.topics else "other" for each in rest]
    sizes = Counter(slugs)
    room = _with_room(slugs, topical)
    sections = [_section("top", "Top", top, 0, labels)] if top else []
    for slug in sorted(sizes, key=lambda slug: (slug == "other", -sizes[slug], slug)):
        members = [each for index, each in enumerate(rest) if slugs[index] == slug and index in room]
        heading = "Other" if slug == "other" else label(slug, labels)
        sections.append(_section(slug, heading, members, sizes[slug] - len(members), labels))
    return sections


def _with_room(slugs: Sequence[str], room: int) -> set[int]:
    """Indices that get a line: the best of each section before the second best of any."""
    firsts = [index for index, slug in enumerate(slugs) if slug not in slugs[:index]]
    others = [index for index in range(len(slugs)) if index not in set(firsts)]
    return set((firsts + others)[:room])


def _region_section(ranked: Sequence[Happening], labels: Mapping[str, str]) -> list[Section]:
    """What names one of the six and is out of scope: Central Asia before China alone, headlines only."""
    ranked = sorted(ranked, key=lambda each: not set(CENTRAL_ASIA).intersection(each.countries))
    shown = _section(REGION, "Also in the region", ranked[:REGIONAL], len(ranked[REGIONAL:]), labels)
    return [replace(shown, lines=tuple(replace(line, excerpt="") for line in shown.lines))] if ranked else []


def _section(slug: str, heading: str, members: Iterable[Happening], more: int, labels: Mapping[str, str]) -> Section:
    lines = tuple(_line(each, slug, labels) for each in members)
    return Section(slug=slug, heading=heading, lines=lines, more=more)


def _line(each: Happening, section: str, labels: Mapping[str, str]) -> Line:
    lead = each.lead
    return Line(
        position=0,
        section=section,
        story_id=lead.story_id,
        article_id=lead.article_id,
        reason=_reason(each, labels),
        headline=clip(lead.title, _HEADLINE),
        url=lead.url if lead.url.startswith(("http://", "https://")) else None,
        excerpt=_excerpt(lead),
        source_name=lead.source_name,
        language=lead.language,
        published_at=lead.published_at,
        published_precision=lead.published_precision,
        topics=each.topics,
        countries=each.countries,
        carried_by=each.carried_by,
        languages=each.languages,
    )


def _numbered(
    inside: Sequence[Section], prospects: Sequence[ProspectSection], outside: Sequence[Section]
) -> tuple[tuple[Section, ...], tuple[ProspectSection, ...]]:
    """Positions in the order in which they are shown."""
    positions = count(1)

    def placed(section: _Any) -> _Any:
        return replace(section, lines=tuple(replace(line, position=next(positions)) for line in section.lines))

    first, ahead = [placed(section) for section in inside], tuple(placed(section) for section in prospects)
    return (*first, *(placed(section) for section in outside)), ahead


def _reason(each: Happening, labels: Mapping[str, str]) -> str:
    named = ", ".join(label(tag, labels) for tag in each.countries if tag in THE_SIX)
    topics = listing([label(tag, labels) for tag in each.topics], _TOPICS)
    parts = ["In scope" if each.in_scope else f"Out of scope, but names {named}", _witnesses(each)]
    if topics:
        parts.append(f"{_plural(len(each.topics), 'topic', 'topics')} {topics}")
    if is_old(each.lead):
        parts.append("older news, first seen now")
    return "; ".join(parts) + "."


def _witnesses(each: Happening) -> str:
    sources = 1 + len(each.carried_by)
    languages = f" in {len(each.languages)} languages" if len(each.languages) > 1 else ""
    reporters = min(each.reporters, sources)  # one source may carry several agencies
    if reporters == 1:
        return f"carried by {'one source' if sources == 1 else f'{sources} sources'}{languages}"
    carried = f", carried by {sources - reporters} more" if sources > reporters else ""
    return f"reported by {reporters} sources{carried}{languages}"


def _excerpt(lead: Candidate) -> str:
    """The publisher's own summary, else how the text begins; not the headline again, where that stands above it."""
    title = clean_line(lead.title)
    for text in (lead.standfirst or "", lead.excerpt):
        lines = dropwhile(lambda line: line in ("", title), map(clean_line, text.splitlines()))
        if told := " ".join(lines):
            return clip(told, _EXCERPT)
    return ""


def _counts(tags: Iterable[tuple[str, ...]], labels: Mapping[str, str]) -> tuple[Count, ...]:
    counted = Counter(tag for each in tags for tag in each)
    ordered = sorted(counted, key=lambda tag: (-counted[tag], tag))
    return tuple(Count(tag=tag, label=label(tag, labels), count=counted[tag]) for tag in ordered)


def _dyads(in_scope: Sequence[Happening], labels: Mapping[str, str]) -> tuple[Count, ...]:
    china = label("country/CN", labels)
    return tuple(
        Count(tag=tag, label=f"{china}–{label(tag, labels)}", count=sum(tag in each.countries for each in in_scope))
        for tag in CENTRAL_ASIA
    )


def _completeness(reports: Sequence[SourceReport]) -> Completeness:
    outcomes = Counter(each.last_outcome or "not_polled" for each in reports)
    seen, new = sum(each.items_seen for each in reports), sum(each.items_new for each in reports)
    rejected = sum(each.items_rejected for each in reports)
    return Completeness(
        seen=seen,
        new=new,
        known=seen - new - rejected,
        rejected=rejected,
        ok=outcomes["ok"],
        not_modified=outcomes["not_modified"],
        failed=outcomes["failed"],
        refused=outcomes["refused"],
        not_started=outcomes["not_started"],
        not_polled=outcomes["not_polled"],
    )


def _notes(
    *, articles: int, in_scope: int, elsewhere: int, late: int, reports: Sequence[SourceReport]
) -> tuple[str, ...]:
    """What a reader must be told because no line tells it."""
    polled = [each for each in reports if each.last_outcome]
    notes = []
    if not articles:
        notes.append("Nothing new came in during this period.")
    elif not in_scope:
        notes.append("Nothing new in scope during this period.")
    if polled and all(each.last_outcome in ("failed", "refused") for each in polled):
        notes.append("No source could be reached.")
    if late:
        notes.append(f"Not listed: {late} {_plural(late, 'copy', 'copies')} of articles seen before this period.")
    if elsewhere:
        stories = _plural(elsewhere, "story", "stories")
        notes.append(f"Not listed: {elsewhere} {stories} out of scope, naming none of the six countries.")
    return tuple(notes)


def _plural(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
