"""What a run has fetched, from bytes to loaded rows.

It is the same way for a run's own answers, for those that a killed run left in the archive, and for those of old runs
that are derived again.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from fetch.polling import Polled
from flows import accounts, revisiting, steps
from flows.following import akin, follow, in_gap, is_beside, news_since
from flows.newsroom import now
from flows.seeds import Seeds, capture_of
from flows.settling import Candidate, Settled, settle
from flows.steps import Desk, Read, whole
from newsdesk.identity import article_id
from newsdesk.intake import Known, Sifted, is_retitled, sift, within, without_returns
from newsdesk.records import SEEDS, ArticleId, Fetch, Item, Kept, Rejection, Waiting
from newsdesk.schedule import Observation, SourceState, after_poll
from newsdesk.tally import Intake, Tally, tally
from newsdesk.vectors import NOT_EMBEDDED, Embedded
from warehouse.store import Load

MOST_NEW = 5_000
"""New items that a run takes in; the others wait for the next one, so that no feed can fill the memory."""

OUTAGE = 3
"""So many sources do not fail at once by chance, without one that answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a run has fetched before anyone looked at it: from the network, or from the archive."""

    run_id: str
    at: datetime
    """When the run began: what waited until then is taken up."""
    polled: Sequence[Polled]
    """Feeds and sitemaps."""
    pages: Mapping[str, Polled] = field(default_factory=dict)
    """Pages at hand, by the address asked for."""
    looks_again: bool = False
    """Whether pages that are due are to be looked at again; else only those at hand are."""
    seeds: Seeds | None = None
    readings: Sequence[Fetch] | None = None
    """The rows of the reading of the seeds, where they are on record already."""
    gaps: Collection[str] | None = None
    """The sources with a suspected gap, where that is on record already."""
    seed_records: Sequence[tuple[str, str, Kept]] | None = None
    """Request id, URL and place of each seed that is archived already; None archives what is new or edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a run is written down."""

    state: str | None
    """completed; crashed for a killed run; None leaves what is on record."""
    at: datetime | None = None
    """When it ended; None: now."""
    marks: bool = True
    """Whether with it all that is archived is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """The items of a run, told apart."""

    taken: Sequence[Waiting]
    """Those that had waited until this run."""
    held: Mapping[ArticleId, Known]
    sifted: Sifted
    fresh: tuple[Item, ...]
    """New ones that this run takes in."""
    beyond: tuple[Item, ...]
    """New ones that it has no room for."""
    known: Collection[ArticleId]
    """What was known before this run: held, or waiting."""
    superseded: Collection[ArticleId]
    """Of the fresh ones, those of which one without a headline waits."""


def take_in(
    desk: Desk, fetched: Fetched, states: Mapping[str, SourceState], ending: Ending
) -> tuple[Intake, dict[str, SourceState]]:
    """Read, judge and load: what came in, and the states of all sources after it."""
    documents = _documents(desk, fetched, states)
    items = _sort(desk, fetched, documents)
    seeds = _seed_records(desk, fetched, items.sifted)
    seen_at = _seen_at(fetched.seeds, documents)
    candidates = [*_taken_up(desk, items), *_offered(desk, items, seen_at)]
    pages = _pages(desk, fetched, candidates)
    settled = settle(desk, candidates, pages)
    _look_again(desk, fetched, candidates, settled, states)
    looked = settled.looked
    pages |= looked.pages
    gaps = _gaps(documents, states, items) if fetched.gaps is None else fetched.gaps
    after = _after(desk, documents, states, items, gaps)

    rejections = [*_rejections(fetched, documents, items), *settled.rejections(taken_up=False)]
    sources = [SEEDS, *(each.polled.source_id for each in documents)]
    known = (*items.sifted.known, *settled.known(items.fresh))
    tallies = tally(replace(items.sifted, new=settled.loaded(items.fresh), known=known), rejections, sources)
    taken_up = settled.taken_up()
    readings = fetched.readings
    if readings is None:
        readings = accounts.reading(fetched.seeds, seeds, run_id=fetched.run_id, counts=tallies[SEEDS])
    rows = Load(
        embedded=_embedded(desk, settled),
        run_id=fetched.run_id,
        finished_at=ending.at or now(),
        state=ending.state,
        articles=[*settled.articles, *looked.articles],
        aliases=settled.aliases,
        fetches=[
            *readings,
            *accounts.polls(documents, tallies, gaps),
            *accounts.taken_up(taken_up, run_id=fetched.run_id, at=fetched.at),
            *accounts.pages(pages, settled.refused | looked.refused),
        ],
        kept=_kept([*(each.polled for each in documents), *pages.values()]) | {key: kept for key, _, kept in seeds},
        rejections=[*rejections, *settled.rejections(taken_up=True), *settled.refusals()],
        visits=looked.visits,
        revisits=looked.revisits,
        revisits_over=looked.over,
        waiting=[*(_waiting(item, seen_at[item.url]) for item in items.beyond), *settled.waiting],
        settled=[*settled.done, *items.superseded],
        source_states=list(after.values()) if desk.wire else [],
        host_pauses=desk.wire.pauses() if desk.wire else desk.warehouse.host_pauses(),
        archive_marks=desk.archive.sizes() if ending.marks else {},
    )
    steps.load(whole(desk), whole(rows))
    intake = Intake(
        run_id=fetched.run_id,
        lines=accounts.lines(documents, tallies),
        seeds=tallies[SEEDS],
        taken_up=sum(taken_up.values(), Tally()),
        rejections=tuple(rejections),
    )
    return intake, {**states, **after}


def _embedded(desk: Desk, settled: Settled) -> Embedded:
    embedder = desk.newsroom.embedder
    articles = [article for article, _ in settled.articles]
    if embedder is None or not articles:
        return NOT_EMBEDDED
    return steps.embed_articles(whole(desk), whole(embedder), whole(articles))


def _documents(desk: Desk, fetched: Fetched, states: Mapping[str, SourceState]) -> list[Read]:
    """Feeds and sitemaps, read, with those that they lead to."""
    if not fetched.polled:
        return []
    since = {each.source_id: news_since(states.get(each.source_id), fetched.at) for each in fetched.polled}
    documents = steps.read_documents(whole(desk), whole(fetched.polled), whole(since))
    if desk.wire is not None:
        documents += follow(desk, desk.wire, documents, run_id=fetched.run_id, states=states, since=since)
    return akin(_in_order(documents), desk.sources)


def _in_order(documents: Sequence[Read]) -> list[Read]:
    """Each source's own document, then all others by time: an item that several offer is always the same one's."""
    mains = accounts.mains(documents)
    others = [each for each in documents if mains[each.polled.source_id] is not each]
    return [*mains.values(), *sorted(others, key=lambda each: each.polled.started_at)]


def _sort(desk: Desk, fetched: Fetched, documents: Sequence[Read]) -> _Sorted:
    """Tell the items apart, in two look-ups over all of them."""
    taken = _taken(desk, fetched)
    offered = [
        *(fetched.seeds.items if fetched.seeds else ()),
        *(item for document in documents for item in document.items),
    ]
    ids = [article_id(item.url) for item in offered]
    held = desk.warehouse.known([*ids, *(each.article_id for each in taken)])
    waiting = desk.warehouse.waiting(ids) | {each.article_id: each for each in taken}
    beside = {article_id(item.url) for each in documents if is_beside(each, desk.sources) for item in each.items}
    sifted = sift(offered, held, sources=desk.sources, waiting=waiting, beside=beside)
    if sifted.retitled:
        sifted = without_returns(sifted, desk.warehouse.titles(each.article_id for _, each in sifted.retitled))
    superseded = {article_id(item.url) for item in sifted.new} & waiting.keys()
    taken = [each for each in taken if each.article_id not in superseded]
    fresh, beyond = within(sifted.new, MOST_NEW - len(taken))
    return _Sorted(
        taken=taken,
        held=held,
        sifted=sifted,
        fresh=fresh,
        beyond=beyond,
        known=held.keys() | waiting.keys(),
        superseded=superseded,
    )


def _taken(desk: Desk, fetched: Fetched) -> list[Waiting]:
    """The items that have waited until this run; of a run gone by, those that it did take up."""
    if desk.wire is not None:
        return desk.warehouse.due_waiting(fetched.at, MOST_NEW // 2)
    waiting = desk.warehouse.due_waiting(datetime.max.replace(tzinfo=UTC), sys.maxsize)
    return [each for each in waiting if each.item.url in fetched.pages or not _has_page(desk, each.item)][
        : MOST_NEW // 2
    ]


def _taken_up(desk: Desk, items: _Sorted) -> Iterator[Candidate]:
    for waiting in items.taken:
        held = items.held.get(waiting.article_id)
        source = desk.sources.get(waiting.item.source_id)
        wants_page = held is None or not held.has_body or is_retitled(waiting.item, held, source)
        yield Candidate(waiting=waiting, held=held, is_taken_up=True, wants_page=wants_page)


def _offered(desk: Desk, items: _Sorted, seen_at: Mapping[str, datetime]) -> Iterator[Candidate]:
    for item in items.fresh:
        waiting = _waiting(item, seen_at[item.url])
        yield Candidate(waiting=waiting, held=None, is_taken_up=False, wants_page=_has_page(desk, item))
    for item, held in items.sifted.edited:
        waiting = _waiting(item, seen_at[item.url])
        yield Candidate(waiting=waiting, held=held, is_taken_up=False, wants_page=False)
    for item, held in items.sifted.retitled:
        waiting = _waiting(item, seen_at[item.url])
        yield Candidate(waiting=waiting, held=held, is_taken_up=False, wants_page=True)


def _has_page(desk: Desk, item: Item) -> bool:
    """Whether there is a page behind an item that is to be fetched."""
    source = desk.sources.get(item.source_id)
    # An address with a fragment is that of an item without a page of its own.
    return source is not None and "#" not in item.url and (source.full_text or not item.title)


def _waiting(item: Item, seen_at: datetime) -> Waiting:
    return Waiting(article_id=article_id(item.url), item=item, seen_at=seen_at, attempts=0, not_before=seen_at)


def _seen_at(seeds: Seeds | None, documents: Sequence[Read]) -> dict[str, datetime]:
    """When each item was met first, by its URL."""
    met = {item.url: seeds.read_at for item in seeds.items} if seeds else {}
    for document in documents:
        for item in document.items:
            met.setdefault(item.url, document.polled.finished_at)
    return met


def _pages(desk: Desk, fetched: Fetched, candidates: Sequence[Candidate]) -> dict[str, Polled]:
    """The pages behind the candidates, by item address: those at hand, and the rest from the network."""
    missing = [
        (each.item.url, desk.sources[each.item.source_id])
        for each in candidates
        if each.wants_page and each.item.url not in fetched.pages and each.item.source_id in desk.sources
    ]
    if not missing or desk.wire is None:
        return dict(fetched.pages)
    polled = steps.fetch_page_bodies(whole(desk), whole(desk.wire), whole(missing), fetched.run_id).result()
    return dict(fetched.pages) | {each.url: each for each in polled}


def _look_again(
    desk: Desk,
    fetched: Fetched,
    candidates: Sequence[Candidate],
    settled: Settled,
    states: Mapping[str, SourceState],
) -> None:
    """Look at pages again that no item of this run wants."""
    claimed = {each.item.url for each in candidates}
    busy = {each.waiting.article_id for each in candidates} | {each.article_id for each, _ in settled.articles}
    busy |= {each.held.article_id for each in candidates if each.held}
    looked = settled.looked
    revisiting.look_again(desk, looked, fetched.pages, claimed=claimed, busy=busy)
    if fetched.looks_again:
        revisiting.look_at_due(desk, looked, states, run_id=fetched.run_id, at=fetched.at, claimed=claimed, busy=busy)


def _rejections(fetched: Fetched, documents: Sequence[Read], items: _Sorted) -> list[Rejection]:
    no_room = [
        Rejection(
            source_id=item.source_id,
            url=item.url,
            reason="postponed",
            detail=f"this run took in {MOST_NEW:,} others; a later one takes it up",
            at=fetched.at,
        )
        for item in items.beyond
    ]
    of_seeds = fetched.seeds.rejections if fetched.seeds else ()
    return [*of_seeds, *(each for document in documents for each in document.rejected), *no_room]


def _seed_records(desk: Desk, fetched: Fetched, sifted: Sifted) -> list[tuple[str, str, Kept]]:
    """Archive the seeds that are new or edited, as what came over the wire was."""
    if fetched.seed_records is not None:
        return list(fetched.seed_records)
    if fetched.seeds is None:
        return []
    changed = {item.url for item in (*sifted.new, *(item for item, _ in sifted.edited)) if item.source_id == SEEDS}
    captures = [
        capture_of(file, run_id=fetched.run_id, at=fetched.seeds.read_at)
        for file in fetched.seeds.files
        if file.item.url in changed
    ]
    return [(capture.fetch_id, capture.url, desk.archive.append(capture)) for capture in captures]


def _kept(answers: Iterable[Polled]) -> dict[str, Kept]:
    return {each.fetch_id: each.kept for each in answers if each.kept is not None}


def _gaps(documents: Sequence[Read], states: Mapping[str, SourceState], items: _Sorted) -> list[str]:
    """The sources whose feed shares nothing with the one before."""
    mains = accounts.mains(documents)
    return [source_id for source_id, each in mains.items() if in_gap(each, states.get(source_id), items.known)]


def _after(
    desk: Desk,
    documents: Sequence[Read],
    states: Mapping[str, SourceState],
    items: _Sorted,
    gaps: Collection[str],
) -> dict[str, SourceState]:
    """What the next polls need.

    Where none of several sources gave an answer, the fault is on our side, and all stay as due as they were.
    """
    mains = accounts.mains(documents)
    if _is_outage(mains, states):
        return {}
    new = Counter(item.source_id for item in items.sifted.new)
    held = Counter(document.polled.source_id for document in documents for _ in (*document.items, *document.rejected))
    after = {}
    for source_id, document in mains.items():
        if source := desk.sources.get(source_id):
            own = len(document.items) + len(document.rejected)
            seen = _observation(
                document,
                items=own if source.kind == "feed" else held[source_id],
                new=new[source_id],
                gap=source_id in gaps,
            )
            after[source_id] = after_poll(source, states.get(source_id), seen)
    return after


def _is_outage(mains: Mapping[str, Read], states: Mapping[str, SourceState]) -> bool:
    """Whether the network is gone: several sources do not answer at once, and not only such as did not before."""
    unheard = all(each.polled.failure in ("name", "connection", "timeout") for each in mains.values())
    return len(mains) >= OUTAGE and unheard and any(not (key in states and states[key].failures) for key in mains)


def _observation(document: Read, *, items: int, new: int, gap: bool) -> Observation:
    polled = document.polled
    return Observation(
        outcome=polled.outcome,
        at=polled.started_at,
        failure=polled.failure,
        # An index that is "not modified" would hide what is new in its parts.
        etag=None if document.parts else polled.etag,
        last_modified=None if document.parts else polled.last_modified,
        digest=polled.kept.digest if polled.kept else None,
        items=items,
        new=new,
        gap=gap,
        lied=polled.after_not_modified and new > 0,
        asked=document.interval,
        fresh_for=polled.fresh_for,
        retry_at=polled.retry_at,
        moved_to=polled.moved_to,
    )
