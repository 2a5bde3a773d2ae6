"""Candidates and their pages, settled: each becomes an article, is known after all, waits on, or is rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from fetch.polling import Polled
from flows import steps
from flows.revisiting import Looked, read_with_item
from flows.steps import Composed, Desk, Draft, whole
from newsdesk.filing import Claim, Filed, file, goals
from newsdesk.identity import article_id
from newsdesk.intake import Known
from newsdesk.records import Alias, Analysis, Article, ArticleId, Item, Rejection, Waiting
from newsdesk.tally import Tally
from newsdesk.waiting import PageAnswer, after_page, behind_wall, left_alone

BATCH = 200
"""Articles a task; Prefect's bookkeeping costs some 10 ms a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that is to become an article, or to revise one."""

    waiting: Waiting
    """As it would wait for its page."""
    held: Known | None
    """What it revises."""
    is_taken_up: bool
    """Whether it has waited since an earlier run."""
    wants_page: bool

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.waiting.item


@dataclass(slots=True)
class Settled:
    """What became of the candidates of a run."""

    articles: list[tuple[Article, Analysis]] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    """Of these, those that wait (on)."""
    done: list[ArticleId] = field(default_factory=list)
    """Of those that had waited, those that wait no more."""
    aliases: list[Alias] = field(default_factory=list)
    """Further keys of articles, new or held."""
    refused: dict[str, Rejection] = field(default_factory=dict)
    """Of the pages, those that are no article, by the address asked for."""
    looked: Looked = field(default_factory=Looked)
    """The pages that were read with their items, and when to look at them again."""
    _known: list[Candidate] = field(default_factory=list)
    """New ones whose page turned out to be that of an article that is there."""
    _rejected: list[tuple[Candidate, Rejection]] = field(default_factory=list)
    _taken_up: list[Candidate] = field(default_factory=list)

    def note(self, candidate: Candidate, rejection: Rejection) -> None:
        """Record why a candidate is not loaded in this run."""
        self._rejected.append((candidate, rejection))

    def refusals(self) -> list[Rejection]:
        """Of pages that are no article, while what the feed gave of the item stands as one."""
        rejected = {candidate.item.url for candidate, _ in self._rejected}
        return [replace(each, role="page") for url, each in self.refused.items() if url not in rejected]

    def rejections(self, *, taken_up: bool) -> list[Rejection]:
        """Those of items that had waited, or those of the others."""
        return [rejection for candidate, rejection in self._rejected if candidate.is_taken_up is taken_up]

    def note_known(self, candidate: Candidate) -> None:
        """Record that a candidate is known after all."""
        self._known.append(candidate)

    def loaded(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Those of new items that were neither rejected nor known after all."""
        not_loaded = _keys(candidate for candidate, _ in self._rejected) | _keys(self._known)
        return tuple(item for item in items if article_id(item.url) not in not_loaded)

    def known(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Those of new items that were known after all."""
        known = _keys(self._known)
        return tuple(item for item in items if article_id(item.url) in known)

    def taken_up(self) -> dict[str, Tally]:
        """What became of the items that had waited, by source."""
        rejected = {id(candidate) for candidate, _ in self._rejected}
        known = {id(candidate) for candidate in self._known}
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for candidate in self._taken_up:
            is_rejected = id(candidate) in rejected
            is_known = candidate.held is not None or id(candidate) in known
            tallies[candidate.item.source_id] += Tally(
                rejected=int(is_rejected),
                known=int(not is_rejected and is_known),
                new=int(not is_rejected and not is_known),
            )
        return dict(tallies)


def settle(desk: Desk, candidates: Sequence[Candidate], pages: Mapping[str, Polled]) -> Settled:
    """Compose what can be composed; let wait what lacks its page and may get it."""
    settled = Settled(_taken_up=[each for each in candidates if each.is_taken_up])
    ready: list[tuple[Candidate, Waiting | None]] = []
    for candidate in candidates:
        page = pages.get(candidate.item.url) if candidate.wants_page else None
        answer = _answer(page) if page else None
        waits = after_page(candidate.waiting, answer) if answer else None
        if answer and waits and answer.is_out_of_time:
            _postpone(settled, candidate, waits, answer, "this run had no time left for its page")
        elif candidate.held is not None and _lacks_page(candidate, candidate.held, waits, answer):
            _wait_on(settled, candidate, _for_its_page(candidate, candidate.held, waits, answer))
        else:
            ready.append((candidate, waits))
    drafts = [
        Draft(item=each.item, held=each.held, page=pages.get(each.item.url), seen_at=each.waiting.seen_at)
        for each, _ in ready
    ]
    batches = [drafts[start : start + BATCH] for start in range(0, len(drafts), BATCH)]
    composed = [made for batch in batches for made in steps.read_articles(whole(desk), whole(batch))]
    made_of = [(each, made) for (each, _), made in zip(ready, composed, strict=True) if isinstance(made, Composed)]
    filed = iter(_filed(desk, made_of))
    for (candidate, unanswered), made in zip(ready, composed, strict=True):
        page = pages.get(candidate.item.url)
        refused = made.refused if isinstance(made, Composed) else made
        waits = _behind(settled, candidate, refused, page.finished_at) if refused and page else unanswered
        if made is None:
            _leave(settled, candidate, waits, page)
        elif isinstance(made, Rejection):
            settled.note(candidate, made)
            _wait_on(settled, candidate, waits or _unasked(candidate, made.at))
        else:
            place = next(filed)
            if page and _loses_text(candidate, made):
                _wait_on(settled, candidate, left_alone(candidate.waiting, page.finished_at))
            else:
                article = _enter(settled, candidate, waits, made, place)
                if article and page and _is_followed(desk, made):
                    _follow(settled, candidate, made, article, page)
            if alias := _alias(candidate, made, place, page):
                settled.aliases.append(alias)
    return settled


def _behind(settled: Settled, candidate: Candidate, refused: Rejection, at: datetime) -> Waiting | None:
    """How an item waits on whose page is a wall."""
    settled.refused[candidate.item.url] = refused
    return after_page(candidate.waiting, behind_wall(refused.reason, at))


def _lacks_page(candidate: Candidate, held: Known, waits: Waiting | None, answer: PageAnswer | None) -> bool:
    """Whether a candidate adds nothing to what is held because it has not got its page."""
    if answer is not None and answer.outcome == "ok":
        return False
    return candidate.is_taken_up or (candidate.wants_page and (waits is not None or held.has_body))


def _for_its_page(
    candidate: Candidate, held: Known, waits: Waiting | None, answer: PageAnswer | None
) -> Waiting | None:
    """How it waits on; a new headline whose page is gone is left alone, so that it is not asked for at every poll."""
    if waits is not None or not candidate.wants_page or (candidate.is_taken_up and not held.has_body):
        return waits
    return left_alone(candidate.waiting, answer.at) if answer else candidate.waiting


def _loses_text(candidate: Candidate, made: Composed) -> bool:
    held = candidate.held
    return held is not None and held.has_body and candidate.wants_page and not made.article.body


def _filed(desk: Desk, made: Sequence[tuple[Candidate, Composed]]) -> list[Filed]:
    """Where the articles are filed, in one look-up over all whose pages turned out to stand elsewhere."""
    claims = [
        Claim(
            own=candidate.waiting.article_id,
            address=each.address,
            headline=each.article.title,
            held=candidate.held,
        )
        for candidate, each in made
    ]
    wanted = goals(claims)
    known = desk.warehouse.known(wanted) if wanted else {}
    return file(claims, known)


def _is_followed(desk: Desk, made: Composed) -> bool:
    """Whether the page of an article is to be looked at again: it gave the text, and the article is in scope."""
    source = desk.sources.get(made.article.source_id)
    return bool(made.page and made.page.body) and made.analysis.in_scope and source is not None and source.full_text


def _follow(settled: Settled, candidate: Candidate, made: Composed, article: Article, page: Polled) -> None:
    is_new = settled.articles[-1:] and settled.articles[-1][0] is article
    revision = article.revision if is_new or candidate.held is None else candidate.held.revision
    if made.page:
        read_with_item(settled.looked, article, url=candidate.item.url, page=made.page, polled=page, revision=revision)


def _enter(
    settled: Settled, candidate: Candidate, waits: Waiting | None, made: Composed, filed: Filed
) -> Article | None:
    """Take an article in, if there is anything new in it; None where it was known after all."""
    if filed.adds_nothing:
        settled.note_known(candidate)
        _wait_on(settled, candidate, None)
        return None
    article = replace(made.article, article_id=filed.article_id, url=filed.address or made.article.url)
    if candidate.held is None or made.article.content_hash != candidate.held.content_hash:
        settled.articles.append((article, made.analysis))
    _wait_on(settled, candidate, waits)
    return article


def _alias(candidate: Candidate, made: Composed, filed: Filed, page: Polled | None) -> Alias | None:
    if filed.alias is None or page is None:
        return None
    url = candidate.item.url if filed.alias == candidate.waiting.article_id else made.address
    return Alias(alias_id=filed.alias, article_id=filed.article_id, url=url, seen_at=page.finished_at)


def _leave(settled: Settled, candidate: Candidate, waits: Waiting | None, page: Polled | None) -> None:
    """Leave what has no headline anywhere."""
    if page is not None and waits is not None:
        _postpone(settled, candidate, waits, _answer(page), "its page, which alone has its headline, did not answer")
        return
    at = page.finished_at if page else candidate.waiting.seen_at
    settled.note(
        candidate,
        Rejection(
            source_id=candidate.item.source_id,
            url=candidate.item.url,
            reason="no_title",
            detail="neither the sitemap nor its page has a headline",
            at=at,
        ),
    )
    _wait_on(settled, candidate, _unasked(candidate, at))


def _unasked(candidate: Candidate, at: datetime) -> Waiting | None:
    """How it waits whose page must not be asked for at every poll."""
    return None if candidate.is_taken_up or candidate.held else left_alone(candidate.waiting, at)


def _wait_on(settled: Settled, candidate: Candidate, waits: Waiting | None) -> None:
    if waits is not None:
        settled.waiting.append(waits)
    elif candidate.is_taken_up:
        settled.done.append(candidate.waiting.article_id)


def _postpone(settled: Settled, candidate: Candidate, waits: Waiting, answer: PageAnswer, why: str) -> None:
    settled.waiting.append(waits)
    rejection = Rejection(
        source_id=candidate.item.source_id,
        url=candidate.item.url,
        reason="postponed",
        detail=f"{why}; a later run takes it up",
        at=answer.at,
    )
    settled.note(candidate, rejection)


def _keys(candidates: Iterable[Candidate]) -> set[ArticleId]:
    return {candidate.waiting.article_id for candidate in candidates}


def _answer(page: Polled) -> PageAnswer:
    return PageAnswer(outcome=page.outcome, failure=page.failure, at=page.finished_at, retry_at=page.retry_at)
