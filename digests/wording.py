"""What the forms say alike: dates, names, counts. Plain text; each form escapes it in its own way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from textwrap import shorten
from unicodedata import category

from newsdesk import prospect_words
from newsdesk.manifest import (
    EventLine,
    Line,
    Manifest,
    Prospect,
    ProspectSection,
    Section,
    SourceReport,
    label,
    party,
)
from newsdesk.records import Precision
from newsdesk.text import clip, listing

# Not strftime's, which follow the locale.
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
_MONTHS += ("July", "August", "September", "October", "November", "December")
_LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "zh": "Chinese",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "uz": "Uzbek",
    "tg": "Tajik",
    "tk": "Turkmen",
    "ug": "Uyghur",
    "fa": "Persian",
    "de": "German",
    "fr": "French",
    "tr": "Turkish",
    "und": "language unknown",
}
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ps", "ug", "ur"))
_JOINERS = "\u200c\u200d"

_NAMES, _SOURCES, _FAILING = 6, 15, 12
"""Most names in a list, rows of sources, and rows of failing sources; the rest is counted."""
_ERROR, _DUE = 200, 60
"""Most characters of an error, and columns of the words that say when something is due."""


def clean(text: str) -> str:
    """One line without what is unseen: control, direction and format characters. Joiners stay, Persian needs them."""
    seen = (c for c in text if c.isspace() or c in _JOINERS or category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(seen).split())


def language(code: str) -> str:
    """What to call a language."""
    return _LANGUAGES.get(code, code)


def direction(code: str) -> str:
    """`rtl` or `ltr`, for the language's script."""
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


def moment(at: datetime | None, precision: Precision | None, manifest: Manifest) -> str:
    """A time no finer than it is known; the year only where it is not the digest's.

    A time of day is told in the digest's zone; a day or a month as it was published, in no zone.
    """
    if at is None:
        return "undated"
    timed = precision in ("minute", "second")
    local = at.astimezone(manifest.zone if timed else UTC)
    month = _MONTHS[local.month - 1][:3]
    date = month if precision == "month" else f"{local.day} {month}"
    year = f" {local.year}" if local.year != manifest.date.year or precision == "month" else ""
    return date + year + (f", {local:%H:%M}" if timed else "")


def dated(line: Line | Prospect, manifest: Manifest) -> str:
    """When the line's article was published."""
    return moment(line.published_at, line.published_precision, manifest)


def day(manifest: Manifest) -> str:
    """The day of the digest."""
    return f"{manifest.date.day} {_MONTHS[manifest.date.month - 1]} {manifest.date.year}"


def period(manifest: Manifest) -> str:
    """The period, and the zone of all times."""
    begin, end = (moment(at, "minute", manifest) for at in (manifest.period_from, manifest.period_to))
    offset = manifest.period_to.astimezone(manifest.zone).utcoffset() or timedelta(0)
    return f"{begin} to {end} ({timezone(offset)})"


def opening(manifest: Manifest) -> tuple[str, ...]:
    """The digest in a few sentences: how much there is, what it is limited to, and what a reader must know."""
    stories = _number(manifest.in_scope, "story", "stories")
    articles = _number(manifest.articles, "article", "articles")
    chosen = manifest.filters
    only = [label(tag, manifest.labels) for tag in (*chosen.topics, *chosen.countries)]
    only += [language(code) for code in chosen.languages]
    return (
        *((f"{stories} in scope, from {articles} first seen in this period.",) if manifest.articles else ()),
        *((f"Only: {', '.join(only)}.",) if only else ()),
        *manifest.notes,
    )


def topics(line: Line, manifest: Manifest) -> tuple[str, ...]:
    """What the line's topics are called, the strongest ones."""
    return tuple(label(tag, manifest.labels) for tag in line.topics[:_NAMES])


def countries(line: Line, manifest: Manifest) -> str:
    """The countries that the line names."""
    return listing([label(tag, manifest.labels) for tag in line.countries], _NAMES)


def languages(line: Line) -> tuple[str, ...]:
    """The languages that it was reported in."""
    return tuple(language(code) for code in line.languages or ("und",))


def carriers(line: Line) -> str | None:
    """Who else had it; None when nobody."""
    return listing(line.carried_by, _NAMES) or None


def more(section: Section) -> str | None:
    """How much of a section found no room; None when all did."""
    if not section.more:
        return None
    return _number(section.more, "more story", "more stories") + " here, not listed."


def lead(line: Prospect, manifest: Manifest) -> str:
    """What a reader looks for first: who promises whom, or when a happening is."""
    if isinstance(line, EventLine):
        return prospect_words.period(line.starts_on, line.ends_on, line.date_precision)
    return prospect_words.parties(
        line.actor, line.beneficiaries, lambda name: party(name, manifest.labels), limit=_NAMES
    )


def facts(line: Prospect, manifest: Manifest) -> tuple[str, ...]:
    """What else is known of it."""
    if isinstance(line, EventLine):
        where = prospect_words.where(line.place, line.country, manifest.labels)
        return tuple(filter(None, (line.kind, where, line.status)))
    now = line.now
    due = prospect_words.due(now.due_from, now.due_to, now.due_text)
    return tuple(filter(None, (now.stage, prospect_words.amount(now), clip(due, _DUE))))


def more_ahead(section: ProspectSection) -> str | None:
    """How much of a section found no room; None when all did."""
    if not section.more:
        return None
    what = ("promise", "promises") if section.slug.startswith("ledger/") else ("event", "events")
    return _number(section.more, f"more {what[0]}", f"more {what[1]}") + " here, not listed."


def giving(manifest: Manifest) -> tuple[SourceReport, ...]:
    """The sources to show in rows: those that gave most."""
    return tuple(each for each in manifest.sources if each.items_new)[:_SOURCES]


def not_giving(manifest: Manifest) -> str | None:
    """The sources without a row, in a sentence; None when all have one."""
    with_new = [each for each in manifest.sources if each.items_new]
    rest, silent = with_new[_SOURCES:], len(manifest.sources) - len(with_new)
    said = []
    if rest:
        said.append(f"{_number(len(rest), 'more source', 'more sources')} with {sum(s.items_new for s in rest)} new")
    if silent:
        said.append(_number(silent, "source", "sources") + " with nothing new")
    return f"And {', '.join(said)}." if said else None


def failing(manifest: Manifest) -> tuple[SourceReport, ...]:
    """The failing sources to show in rows: those that have failed longest."""
    return tuple(_all_failing(manifest)[:_FAILING])


def more_failing(manifest: Manifest) -> str | None:
    """How many failing sources have no row; None when all have one."""
    rest = len(_all_failing(manifest)[_FAILING:])
    return f"And {_number(rest, 'more failing source', 'more failing sources')}." if rest else None


def failure(source: SourceReport, manifest: Manifest) -> tuple[str, str]:
    """Why a source fails, and since when."""
    return (
        shorten(source.error or source.last_outcome or "failed", _ERROR, placeholder=" …"),
        "since " + moment(source.failing_since, "minute", manifest) if source.failing_since else "in this period",
    )


def completeness(manifest: Manifest) -> str:
    """How complete the collection was, as sentences."""
    it = manifest.completeness
    fates = f"{it.new:,} new, {it.known:,} known already, {it.rejected:,} rejected"
    items = f"{_number(it.seen, 'item', 'items')} seen: {fates}."
    outcomes = {
        "read": it.ok,
        "unchanged": it.not_modified,
        "failed": it.failed,
        "refused": it.refused,
        "not started": it.not_started,
        "not due": it.not_polled,
    }
    told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items() if number)
    sources = _number(len(manifest.sources), "source", "sources")
    return f"{items} {sources}: {told}." if told else f"{items} No sources."


def _all_failing(manifest: Manifest) -> list[SourceReport]:
    return sorted(
        (each for each in manifest.sources if each.failing),
        key=lambda each: (each.failing_since or manifest.period_to, each.source_id),
    )


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
