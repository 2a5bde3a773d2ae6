"""Which promises and happenings a digest shows, in which order, and why.

A promise stands once: under new, else under changed, else under overdue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from newsdesk.manifest import EventLine, Filters, PromiseLine, ProspectLine, ProspectSection
from newsdesk.prospect_words import amount, due, period
from newsdesk.prospects import Appointment, Heard, Promise, Standing, concerns_region, is_between
from newsdesk.text import clip

NEW, CHANGED, OVERDUE, SOON, LATER = 6, 4, 4, 5, 3
"""Most lines of each section."""
_SOON = timedelta(weeks=4)
_HEADLINE = 140
"""Columns."""
_SENTENCE = 600
_FAR = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of a digest, in its zone."""

    first: date
    """On which its period begins."""
    last: date
    """On which it ends: the day of the digest."""


def prospect_sections(
    promises: Iterable[Promise],
    appointments: Iterable[Appointment],
    *,
    days: Days,
    filters: Filters,
) -> tuple[ProspectSection, ...]:
    """The sections that have something to show, without positions."""
    wanted = [each for each in promises if concerns_region(each) and _admits(filters, each)]
    ahead = [each for each in appointments if concerns_region(each) and _admits(filters, each)]
    sections = (*_of_promises(wanted, days), *_of_appointments(ahead, days))
    return tuple(section for section in sections if section.lines)


def _of_promises(promises: Sequence[Promise], days: Days) -> Iterable[ProspectSection]:
    new = [each for each in promises if each.before is None and each.open]
    changed = [each for each in promises if each.before is not None and _changes(each.before, each.now)]
    shown = {each.ledger_id for each in (*new, *changed)}
    overdue = [each for each in promises if each.ledger_id not in shown and each.open and _passed(each, days.last)]
    yield _promises("ledger/new", "New promises", NEW, sorted(new, key=_by_due), lambda each: _why_new(each, days))
    yield _promises("ledger/changed", "Changed promises", CHANGED, sorted(changed, key=_by_due), _why_changed)
    yield _promises(
        "ledger/overdue",
        "Overdue promises",
        OVERDUE,
        sorted(overdue, key=lambda each: (_passed(each, days.first), *_latest_due(each))),
        lambda each: _why_overdue(each, days),
    )


def _of_appointments(appointments: Sequence[Appointment], days: Days) -> Iterable[ProspectSection]:
    ahead = sorted(
        (each for each in appointments if each.last_day >= days.last and each.status in ("scheduled", "postponed")),
        key=lambda each: (each.last_day, each.starts_on, not is_between(each), each.calendar_id),
    )
    soon = [each for each in ahead if each.last_day <= days.last + _SOON]
    later = [each for each in ahead if each.last_day > days.last + _SOON]
    yield _events("calendar/soon", "Events in the next four weeks", SOON, soon, days)
    yield _events("calendar/later", "Events further ahead", LATER, later, days)


def _promises(
    slug: str, heading: str, room: int, members: Sequence[Promise], why: Callable[[Promise], str]
) -> ProspectSection:
    lines = tuple(
        PromiseLine(
            **_common(each, slug, each.what, why(each)),
            ledger_id=each.ledger_id,
            actor=each.actor,
            beneficiaries=each.beneficiaries,
            now=each.now,
            before=each.before,
        )
        for each in members[:room]
    )
    return ProspectSection(slug=slug, heading=heading, lines=lines, more=len(members[room:]))


def _events(slug: str, heading: str, room: int, members: Sequence[Appointment], days: Days) -> ProspectSection:
    own = [field.name for field in fields(EventLine) if field.name not in ProspectLine.__dataclass_fields__]
    lines = tuple(
        EventLine(
            **_common(each, slug, each.name, _why_ahead(each, days.last)), **{name: getattr(each, name) for name in own}
        )
        for each in members[:room]
    )
    return ProspectSection(slug=slug, heading=heading, lines=lines, more=len(members[room:]))


def _common(each: Heard, section: str, headline: str, reason: str) -> dict[str, Any]:
    """The fields that every line has."""
    return {
        "position": 0,
        "section": section,
        "story_id": each.story_id,
        "article_id": each.article_id,
        "reason": reason,
        "headline": clip(headline, _HEADLINE),
        "url": each.url if each.url.startswith(("http://", "https://")) else None,
        "source_name": each.source_name,
        "language": each.language,
        "published_at": each.published_at,
        "published_precision": each.published_precision,
        "sentence": clip(each.sentence, _SENTENCE),
    }


def _by_due(each: Promise) -> tuple[bool, date, str]:
    """Those of both sides first, then as they are due."""
    return not is_between(each), each.now.due_to or _FAR, each.ledger_id


def _latest_due(each: Promise) -> tuple[bool, int, str]:
    return not is_between(each), -(each.now.due_to or _FAR).toordinal(), each.ledger_id


def _passed(each: Promise, at: date) -> bool:
    return each.now.due_to is not None and each.now.due_to < at


def _why_new(each: Promise, days: Days) -> str:
    late = f", and overdue since {_day(each.now.due_to)}" if each.now.due_to and _passed(each, days.last) else ""
    return f"New: first heard of in this period{late}."


def _why_changed(each: Promise) -> str:
    return f"Changed: {'; '.join(_changes(each.before, each.now))}." if each.before else ""


def _why_overdue(each: Promise, days: Days) -> str:
    lately = "Became overdue in this period" if not _passed(each, days.first) else "Overdue"
    return f"{lately}: it was due {_due(each.now)}, and is {each.now.stage} as last heard of."


def _why_ahead(each: Appointment, today: date) -> str:
    whose = "China and Central Asia" if is_between(each) else "Central Asia"
    days = (each.starts_on - today).days
    if each.date_precision != "day":
        return f"{whose}; the day is not known."
    if days <= 0:
        return f"{whose}; {'today' if each.last_day == today else 'under way'}."
    return f"{whose}; {'tomorrow' if days == 1 else f'in {days} days'}."


def _changes(before: Standing, now: Standing) -> list[str]:
    """What is different, told; what an article merely leaves out is not."""
    told = [f"{before.stage} → {now.stage}"] if now.stage != before.stage else []
    if now.due_to is not None and now.due_to != before.due_to:
        told.append(f"due {_due(before)} → {_due(now)}")
    if now.quantity is not None and (now.quantity, now.unit, now.currency) != (
        before.quantity,
        before.unit,
        before.currency,
    ):
        told.append(f"{amount(before) or 'no number'} → {amount(now)}")
    return told


def _due(standing: Standing) -> str:
    return due(standing.due_from, standing.due_to, None) or "without a date"


def _day(at: date) -> str:
    return period(at, None, "day")


def _admits(filters: Filters, each: Promise | Appointment) -> bool:
    """Any value of a filter will do; every filter must be met."""
    return (
        _meets(filters.topics, each.topics, "topic/")
        and _meets(filters.countries, each.countries, "country/")
        and _meets(filters.languages, each.languages, "")
    )


def _meets(wanted: tuple[str, ...], given: Iterable[str], kind: str) -> bool:
    bare = {each.removeprefix(kind) for each in wanted}
    return not wanted or any(each.removeprefix(kind) in bare for each in given)
