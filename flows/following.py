"""Further documents that a poll leads to: parts of a sitemap index, and what was missed since the poll before."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from urllib.parse import urlsplit

from fetch.polling import Poll
from flows import steps
from flows.steps import Desk, Read, whole
from flows.wire import Wire
from newsdesk.identity import article_id
from newsdesk.records import ArticleId, Item, Source
from newsdesk.schedule import SourceState, is_gap

MOST_ROUNDS = 10
"""Documents that are read one after another, each named by the one before."""

MOST_DOCUMENTS = 40
"""Of one source in one run, beside its own."""

SITEMAP_DAYS = timedelta(days=3)
"""How far back a sitemap's entries are news, at the first poll and as a margin at every later one."""

ROBOTS_BUDGET = 30.0


def news_since(state: SourceState | None, at: datetime) -> datetime:
    """From when on the entries of a source's sitemap are news; `at` is when the run began."""
    return min(state.answered_at if state and state.answered_at else at, at) - SITEMAP_DAYS


def follow(
    desk: Desk,
    wire: Wire,
    documents: Sequence[Read],
    *,
    run_id: str,
    states: Mapping[str, SourceState],
    since: Mapping[str, datetime],
) -> list[Read]:
    """Fetch and read what the documents of a run lead to, round by round."""
    found: list[Read] = []
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        asked[document.polled.source_id].add(document.polled.url)
    main = {id(document) for document in documents}
    latest: Sequence[Read] = [each for each in documents if each.polled.source_id in desk.sources]
    deadline = time.monotonic() + steps.FOLLOW_BUDGET
    for _ in range(MOST_ROUNDS):
        known = _known(desk, latest)
        gaps = [each for each in latest if id(each) in main and in_gap(each, states.get(each.polled.source_id), known)]
        polls = [
            *(poll for each in latest for poll in _parts(desk, each, run_id)),
            *(poll for each in gaps for poll in _older(desk, each)),
            *(poll for each in latest if id(each) not in main and _all_new(each, known) for poll in _older(desk, each)),
            *_sitemaps(desk, wire, [each for each in gaps if not each.older]),
        ]
        polls = list(_allowed(polls, asked))
        seconds = deadline - time.monotonic()
        if not polls or seconds <= 0:
            break
        polled = steps.poll(whole(desk), whole(wire), whole(polls), run_id, seconds).result()
        latest = steps.read_documents(whole(desk), whole(polled), whole(since))
        found += latest
    return found


def in_gap(document: Read, state: SourceState | None, known: Collection[ArticleId]) -> bool:
    """Whether a feed shares nothing with the one before it: what came between was probably missed.

    A sitemap holds all that is recent, so nothing is missed there.
    """
    held = sum(each in known for each in _ids(document.items))
    return document.polled.role == "feed" and is_gap(state, items=len(document.items), known=held)


def akin(documents: Sequence[Read], sources: Mapping[str, Source]) -> list[Read]:
    """The documents without what a site's sitemap holds beside a feed: other languages, other sections.

    What is akin to a feed's items begins with the same host and first part of the path.
    """
    places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for document in documents:
        if document.polled.role == "feed":
            places[document.polled.source_id] |= {_place(item.url) for item in document.items}
    return [
        replace(each, items=tuple(item for item in each.items if _place(item.url) in places[each.polled.source_id]))
        if is_beside(each, sources)
        else each
        for each in documents
    ]


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    first, slash, _ = parts.path.lstrip("/").partition("/")
    return parts.netloc, first if slash else ""


def is_beside(document: Read, sources: Mapping[str, Source]) -> bool:
    """Whether it is a sitemap that was read beside a feed."""
    source = sources.get(document.polled.source_id)
    return document.polled.role == "sitemap" and source is not None and source.kind == "feed"


def _known(desk: Desk, documents: Sequence[Read]) -> Collection[ArticleId]:
    """Which items of the documents are held or wait."""
    ids = [each for document in documents for each in _ids(document.items)]
    return desk.warehouse.known(ids).keys() | desk.warehouse.waiting(ids)


def _ids(items: Iterable[Item]) -> list[ArticleId]:
    return [article_id(item.url) for item in items]


def _all_new(document: Read, known: Collection[ArticleId]) -> bool:
    return not any(each in known for each in _ids(document.items))


def _parts(desk: Desk, document: Read, run_id: str) -> Iterator[Poll]:
    """The parts of an index: those that say that they are new, and others by lot, since not all may have their turn."""
    source = desk.sources[document.polled.source_id]
    dated = [part for part in document.parts if part.modified_at]
    others = [part for part in document.parts if not part.modified_at]
    drawn = Random(run_id).sample(others, len(others)) if len(others) > MOST_DOCUMENTS else others  # noqa: S311
    return (Poll(source=source, url=part.url, role="sitemap") for part in (*dated, *drawn))


def _older(desk: Desk, document: Read) -> Iterator[Poll]:
    if document.older:
        yield Poll(source=desk.sources[document.polled.source_id], url=document.older, role="feed")


def _sitemaps(desk: Desk, wire: Wire, documents: Sequence[Read]) -> Iterator[Poll]:
    """The sitemaps of the sites of feeds that have no older pages."""
    sources = [desk.sources[document.polled.source_id] for document in documents]
    feeds = [source for source in sources if source.kind == "feed"]
    if feeds:
        named = wire.sitemaps([source.url for source in feeds], seconds=ROBOTS_BUDGET)
        for source, sitemaps in zip(feeds, named, strict=True):
            yield from (Poll(source=source, url=url, role="sitemap") for url in sitemaps)


def _allowed(polls: Iterable[Poll], asked: defaultdict[str, set[str]]) -> Iterator[Poll]:
    """Each address once, and not too many of one source."""
    for poll in polls:
        of_source = asked[poll.source.id]
        if poll.url not in of_source and len(of_source) <= MOST_DOCUMENTS:
            of_source.add(poll.url)
            yield poll
