"""From items to articles: which are new, which are edits, which are known; and the article an item becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from newsdesk.headlines import are_same
from newsdesk.identity import article_id, content_hash, copy_hash
from newsdesk.languages import tell
from newsdesk.records import Article, ArticleId, Item, Page, Source, Waiting
from newsdesk.wires import wire_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the warehouse holds of an article, as far as telling an edit needs it."""

    article_id: ArticleId
    source_id: str
    title: str
    content_hash: str
    has_body: bool
    revision: int
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The items of a run, told apart. Each is in exactly one of the four, and no two edits are of one article."""

    new: tuple[Item, ...]
    edited: tuple[tuple[Item, Known], ...]
    retitled: tuple[tuple[Item, Known], ...]
    """Under another headline than what is held; the text, which may have changed with it, is on the page."""
    known: tuple[Item, ...]


def sift(
    items: Iterable[Item],
    known: Mapping[ArticleId, Known],
    *,
    sources: Mapping[str, Source],
    waiting: Mapping[ArticleId, Waiting] = MappingProxyType({}),
    beside: Collection[ArticleId] = (),
) -> Sifted:
    """Tell new items from edits and from what is known; `known` is by the key of an item's address, or by its alias.

    An item met twice in a run is new the first time and known after; one that waits for its page is known. But an item
    without a headline stands back for the same one with it. An edit is seen where the item carries its whole text, that
    is for seeds and for sources whose pages are not fetched; of others the headline alone can be compared. Only the
    source that gave an article edits it, and not by what is offered `beside` its own document.
    """
    new: dict[ArticleId, Item] = {}
    edited: dict[ArticleId, tuple[Item, Known]] = {}
    retitled: dict[ArticleId, tuple[Item, Known]] = {}
    unchanged: list[Item] = []
    met: set[ArticleId] = set()
    for item in items:
        own = article_id(item.url)
        held = known.get(own)
        identity = held.article_id if held else own
        if identity in new and item.title and not new[identity].title:
            unchanged.append(new[identity])
            new[identity] = item
        elif _is_waited_for(item, waiting.get(own)):
            unchanged.append(item)
            continue
        elif identity in met:
            unchanged.append(item)
        elif held is None:
            new[identity] = item
        elif own not in beside and _is_edit(item, held, sources.get(item.source_id)):
            edited[identity] = (item, held)
        elif own not in beside and is_retitled(item, held, sources.get(item.source_id)):
            retitled[identity] = (item, held)
        else:
            unchanged.append(item)
        met.add(identity)
    return Sifted(
        new=tuple(new.values()),
        edited=tuple(edited.values()),
        retitled=tuple(retitled.values()),
        known=tuple(unchanged),
    )


def without_returns(sifted: Sifted, titles: Mapping[ArticleId, Collection[str]]) -> Sifted:
    """What was sifted, where a headline that an article had before (`titles`) is no new one.

    Some publishers try two in turn: each is a revision once.
    """
    back = {
        item.url
        for item, held in sifted.retitled
        if any(are_same(item.title, title) for title in titles.get(held.article_id, ()))
    }
    return replace(
        sifted,
        retitled=tuple((item, held) for item, held in sifted.retitled if item.url not in back),
        known=(*sifted.known, *(item for item, _ in sifted.retitled if item.url in back)),
    )


def _is_waited_for(item: Item, waiting: Waiting | None) -> bool:
    return waiting is not None and bool(waiting.item.title or not item.title)


def within(items: Sequence[Item], room: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Those that a run has room for, and the rest: the first items of every source go before any second ones."""
    ranks: Counter[str] = Counter()
    ranked = []
    for position, item in enumerate(items):
        ranked.append((ranks[item.source_id], position))
        ranks[item.source_id] += 1
    chosen = {position for _, position in sorted(ranked)[: max(room, 0)]}
    return (
        tuple(item for position, item in enumerate(items) if position in chosen),
        tuple(item for position, item in enumerate(items) if position not in chosen),
    )


def _is_edit(item: Item, held: Known, source: Source | None) -> bool:
    # A teaser is no edit of a text that its page once gave.
    is_whole = bool(item.title) and (bool(item.body) or not held.has_body)
    carries_all = (source is None or not source.full_text) and is_whole
    same_source = held.source_id == item.source_id
    return carries_all and same_source and content_hash(item.title, item.standfirst, item.body) != held.content_hash


def is_retitled(item: Item, held: Known, source: Source | None) -> bool:
    """Whether an item whose text is on its page has another headline than the article it gave."""
    has_page = source is not None and source.full_text and "#" not in item.url
    return has_page and held.source_id == item.source_id and bool(item.title) and not are_same(item.title, held.title)


def compose(
    item: Item, page: Page | None, *, source: Source | None, seen_at: datetime, held: Known | None = None
) -> Article:
    """The article that an item becomes, with what its page adds.

    The item's own headline, summary and date stand before the page's; the page's text before the item's, where there is
    any. The agency is told from all that credits one.

    `held` is what an edit revises; a new one stands under the item's own address. The headline is empty where
    neither has one.
    """
    title = item.title or (page.title if page else None) or ""
    standfirst = item.standfirst or (page.standfirst if page else None)
    body = (page.body if page else "") or item.body
    published = item.published or (page.published if page else None)
    authors = item.authors or (page.authors if page else ())
    credit = page.credit if page else None
    prior = item.language or (page.language if page else None) or (source.language if source else None)
    told = tell("\n".join(filter(None, (standfirst, body))), title=title, prior=prior)
    return Article(
        article_id=held.article_id if held else article_id(item.url),
        source_id=item.source_id,
        url=item.url,
        title=title,
        standfirst=standfirst,
        body=body,
        authors=authors,
        language=told.language,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_basis=published.basis if published else None,
        first_seen_at=held.first_seen_at if held else seen_at,
        revision=held.revision + 1 if held else 1,
        content_hash=content_hash(title, standfirst, body),
        copy_hash=copy_hash(title, standfirst, body),
        publisher=item.publisher or credit,
        wire=wire_of(texts=filter(None, (body, standfirst)), credit=credit, authors=authors, publisher=item.publisher),
        script=told.script,
        modified_at=page.modified.at if page and page.modified else None,
    )
