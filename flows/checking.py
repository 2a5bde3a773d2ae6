"""Checks of sources: polled and read as a run would, with nothing loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fetch.archive import Archive
from fetch.polling import Poll, Polled
from flows.advice import NOTHING, SILENT_AFTER, Checked, Contents
from flows.console import reporter
from flows.wire import Wire
from newsdesk.errors import ParseError
from newsdesk.languages import UNKNOWN, tell
from newsdesk.records import Capture, Item, ParsedFeed, ParsedSitemap, Rejection, SitemapPart, Source
from newsdesk.text import clean_line
from parsers.feeds import parse_feed
from parsers.sitemaps import parse_sitemap

BUDGET = 300.0
"""Seconds for each round of polls."""
MOST_PARTS = 3
"""Of a sitemap index that are looked at."""
MOST_DEPTH = 2
"""Of sitemap indexes that name sitemap indexes."""

_FURTHEST_AHEAD = timedelta(days=1)
"""A wrong time zone puts a date at most so far into the future."""
_SAMPLE = 50
"""Items by which the language is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One document of a source; one that cannot be read makes its poll a failed one."""

    polled: Polled
    contents: Contents = NOTHING
    parts: tuple[SitemapPart, ...] = ()


def check(wire: Wire, sources: Sequence[Source], *, run_id: str, at: datetime) -> list[Checked]:
    """Poll sources and see what they hold, in the order given; `at` is now.

    What they answer is kept in a file until it is read: reading delays no poll, and memory is bounded.
    """
    of_source: defaultdict[str, list[_Look]] = defaultdict(list)
    by_id = {source.id: source for source in sources}
    polls = [Poll(source=source, url=source.url, role=source.kind) for source in sources]
    with TemporaryDirectory(prefix="silkwire-check-") as scratch, Archive(Path(scratch)) as answers:
        for depth in range(MOST_DEPTH + 1):
            polled = _poll(wire, polls, answers, run_id=run_id, label="sitemaps" if depth else "sources")
            looks = _read(polled, answers, by_id, at)
            for look in looks:
                of_source[look.polled.source_id].append(look)
            polls = [
                Poll(source=by_id[look.polled.source_id], url=part.url, role="sitemap")
                for look in looks
                for part in look.parts[:MOST_PARTS]
            ]
            if not polls:
                break
    return [_checked(source, of_source[source.id], at) for source in sources]


def read_document(capture: Capture, source: Source, *, since: datetime) -> ParsedFeed | ParsedSitemap:
    """Read what a source answered, by the role in which it was asked.

    Raises:
        ParseError: it is not what it should be, whatever it provokes in a library.
    """
    try:
        if capture.role == "sitemap":
            return parse_sitemap(capture, source, since=since)
        return parse_feed(capture, source)
    except ParseError:
        raise
    except Exception as error:
        raise ParseError(capture.url, f"cannot be read: {type(error).__name__}: {error}") from error


def _poll(wire: Wire, polls: Sequence[Poll], answers: Archive, *, run_id: str, label: str) -> list[Polled]:
    advance = reporter().phase(label, len(polls))

    def done(polled: Polled) -> Polled:
        advance()
        return replace(polled, capture=None, kept=answers.append(polled.capture)) if polled.capture else polled

    return wire.poll(polls, run_id=run_id, seconds=BUDGET, on_done=done)


def _read(polled: Sequence[Polled], answers: Archive, sources: dict[str, Source], at: datetime) -> list[_Look]:
    advance = reporter().phase("reading", len(polled))
    looks = []
    for each in polled:
        looks.append(_look(each, answers, sources[each.source_id], at))
        advance()
    return looks


def _look(polled: Polled, answers: Archive, source: Source, at: datetime) -> _Look:
    if polled.outcome != "ok" or polled.kept is None:
        return _Look(polled=polled)
    capture = answers.read(polled.kept.location)
    try:
        document = read_document(capture, source, since=at - SILENT_AFTER)
        parts = document.parts if isinstance(document, ParsedSitemap) else ()
        ahead = _ahead(capture, source, document.items)
    except ParseError as error:
        return _Look(polled=replace(polled, outcome="failed", failure="not_a_feed", error=clean_line(error.reason)))
    return _Look(polled=polled, contents=_contents(document.items, document.rejected, source, ahead), parts=parts)


def _contents(
    items: Sequence[Item], rejected: Sequence[Rejection], source: Source, ahead: timedelta | None
) -> Contents:
    dates = [item.published.at for item in items if item.published]
    return Contents(
        items=len(items),
        rejected=len(rejected),
        reason=rejected[0].reason if rejected else None,
        dated=len(dates),
        with_text=sum(bool(item.body) for item in items),
        newest=max(dates, default=None),
        ahead=ahead,
        language=language_of(items, source.language),
    )


def language_of(items: Sequence[Item], prior: str) -> str | None:
    """What items are written in; None where that cannot be told."""
    text = "\n".join(f"{item.title}\n{item.standfirst or item.body[:500]}" for item in items[:_SAMPLE]).strip()
    found = tell(text, prior=prior).language if text else UNKNOWN
    return None if found == UNKNOWN else found


def _ahead(capture: Capture, source: Source, items: Sequence[Item]) -> timedelta | None:
    """How far dates lie in the future: such dates are not trusted, so they show only if the document is read later."""
    if capture.role == "sitemap" or all(item.published for item in items):
        return None
    tomorrow = replace(capture, finished_at=capture.finished_at + _FURTHEST_AHEAD)
    document = read_document(tomorrow, source, since=capture.finished_at)
    untrusted = {item.url for item in items if not item.published}
    dates = [item.published.at for item in document.items if item.published and item.url in untrusted]
    return max((date - capture.finished_at for date in dates), default=None)


def _checked(source: Source, looks: Sequence[_Look], at: datetime) -> Checked:
    main = looks[0].polled
    read = [look for look in looks if look.polled.outcome == "ok" and not look.parts]
    failed = next((look.polled for look in looks if look.polled.outcome != "ok"), None)
    # A sitemap index none of whose parts can be had is no better than none.
    verdict = failed if failed and not read else main
    return Checked(
        source=source,
        at=at,
        outcome=verdict.outcome,
        failure=verdict.failure,
        status=verdict.http_status,
        error=verdict.error,
        seconds=round((main.finished_at - main.started_at).total_seconds(), 1),
        moved_to=main.moved_to,
        retry_at=verdict.retry_at,
        contents=_together([look.contents for look in read]) if verdict.outcome == "ok" else None,
    )


def _together(parts: Sequence[Contents]) -> Contents:
    """What several documents hold."""
    return Contents(
        items=sum(part.items for part in parts),
        rejected=sum(part.rejected for part in parts),
        reason=next((part.reason for part in parts if part.reason), None),
        dated=sum(part.dated for part in parts),
        with_text=sum(part.with_text for part in parts),
        newest=max((part.newest for part in parts if part.newest), default=None),
        ahead=max((part.ahead for part in parts if part.ahead), default=None),
        language=next((part.language for part in parts if part.language), None),
    )
