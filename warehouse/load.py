"""The load: all that one run brings, written in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from newsdesk.records import Alias, Analysis, Article, ArticleId, Fetch, Kept, Rejection, Waiting
from newsdesk.revisions import RULE_VERSION, changes
from newsdesk.revisits import Revisit, Visit
from newsdesk.schedule import SourceState
from newsdesk.vectors import NOT_EMBEDDED, Embedded
from warehouse.bloom import add_to_filter
from warehouse.calendar import HAPPENINGS
from warehouse.captures import write_captures
from warehouse.copies import judge_copies
from warehouse.held import find_articles
from warehouse.judgements import write_judgements
from warehouse.known import forget_known, remember_known
from warehouse.ledger import PROMISES
from warehouse.linking import link, read_former
from warehouse.queue import write_host_pauses, write_queue
from warehouse.revisits import write_revisits
from warehouse.rows import as_row, insert, update
from warehouse.stories import group_stories, repaint, text_of

# What an edit leaves as it was.
_SETTLED = frozenset({"source_id", "url", "first_seen_at", "loaded_at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """All that one run brings.

    A run that is on record already is loaded again: its requests replace those of the same `fetch_id`, and its tallies
    are those of all its requests.
    """

    run_id: str
    finished_at: datetime
    """Also `loaded_at` of its new articles and `seen_at` of its edits."""
    state: str | None
    """completed; crashed for a run whose archive another run loads; None to leave state and times as they are."""
    articles: Sequence[tuple[Article, Analysis]]
    fetches: Sequence[Fetch]
    rejections: Sequence[Rejection]
    source_states: Sequence[SourceState]
    archive_marks: Mapping[str, int]
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """Where the archive holds the answers, by `fetch_id`; each of a request among `fetches`."""
    aliases: Sequence[Alias] = ()
    """Further keys of articles: of these, or of such as are held."""
    waiting: Sequence[Waiting] = ()
    """Items that wait from now on, or wait on."""
    settled: Collection[ArticleId] = ()
    """Items that need not wait any more."""
    visits: Sequence[Visit] = ()
    """Looks at pages of articles: of these, or of such as are held."""
    revisits: Sequence[Revisit] = ()
    """Pages to be looked at again, from now on or further on."""
    revisits_over: Collection[ArticleId] = ()
    """Articles whose pages need not be looked at again."""
    embedded: Embedded = NOT_EMBEDDED
    """Vectors of the articles, where a model is set."""
    host_pauses: Mapping[str, datetime] | None = None
    """All hosts that asked to be left alone, and until when; None to leave those on record as they are."""


def write_load(connection: duckdb.DuckDBPyConnection, load: Load, *, spool: Path) -> None:
    """Write a load; the caller's transaction makes it one step."""
    if load.state == "crashed":  # a kill amid the recovery of several runs has them loaded again
        for table in ("fetches", "rejections"):
            connection.execute(f"delete from {table} where run_id = $1", [load.run_id])
    edited = [article.article_id for article, _ in load.articles if article.revision > 1]
    promised, announced = (read_former(connection, PROMISES, edited), read_former(connection, HAPPENINGS, edited))
    _write_articles(connection, load, spool)
    _judge_sameness(connection, load, spool)
    article_ids = [article.article_id for article, _ in load.articles]
    link(connection, PROMISES, article_ids, promised, at=load.finished_at, spool=spool)
    link(connection, HAPPENINGS, article_ids, announced, at=load.finished_at, spool=spool)
    insert(connection, "fetches", map(as_row, load.fetches), spool=spool, replace=True)
    insert(connection, "rejections", (as_row(r, run_id=load.run_id) for r in load.rejections), spool=spool)
    insert(connection, "ops.source_state", map(as_row, load.source_states), spool=spool, replace=True)
    marks = ({"file": file, "loaded_to": loaded_to} for file, loaded_to in load.archive_marks.items())
    insert(connection, "ops.archive_marks", marks, spool=spool, replace=True)
    write_captures(connection, load.fetches, load.kept, spool=spool)
    write_queue(connection, load.waiting, load.settled, spool=spool)
    out_of_scope = {article.article_id for article, analysis in load.articles if not analysis.in_scope}
    over = out_of_scope | set(load.revisits_over)
    write_revisits(connection, load.visits, load.revisits, over, spool=spool)
    if load.host_pauses is not None:
        write_host_pauses(connection, load.host_pauses, spool=spool)
    connection.execute(_RUN, [load.run_id, load.state, load.finished_at])


_RUN = """
update runs set
    state = coalesce($2, state),
    finished_at = case when $2 is null then finished_at when $2 <> 'crashed' then $3::timestamptz end,
    items_seen = f.seen, items_new = f.new, items_known = f.known, items_rejected = f.rejected
from (
    select
        coalesce(sum(items_seen), 0) as seen, coalesce(sum(items_new), 0) as new,
        coalesce(sum(items_known), 0) as known, coalesce(sum(items_rejected), 0) as rejected
    from fetches where run_id = $1
) f
where run_id = $1
"""


def _write_articles(connection: duckdb.DuckDBPyConnection, load: Load, spool: Path) -> None:
    """Write articles, their revisions and what each says by itself."""
    rows = [
        as_row(
            article,
            has_body=bool(article.body),
            in_scope=analysis.in_scope,
            scope_score=analysis.scope.score,
            rule_version=analysis.rule_version,
            run_id=load.run_id,
            loaded_at=load.finished_at,
        )
        for article, analysis in load.articles
    ]
    fresh = [row for row in rows if row["revision"] == 1]
    edits = [row for row in rows if row["revision"] > 1]
    edited_ids = [ArticleId(row["article_id"]) for row in edits]
    held = find_articles(connection, edited_ids)
    add_to_filter(connection, [*(row["article_id"] for row in fresh), *(alias.alias_id for alias in load.aliases)])
    insert(connection, "articles", fresh, spool=spool)
    insert(connection, "ops.aliases", map(as_row, load.aliases), spool=spool, replace=True)
    update(
        connection,
        "articles",
        [
            {k: v for k, v in row.items() if k not in _SETTLED}
            | {"copy_of": None, "copy_kind": None, "copy_similarity": None}
            for row in edits
        ],
        key="article_id",
        spool=spool,
    )
    forget_known(connection, edited_ids)
    remember_known(connection, fresh, load.aliases, spool=spool)
    insert(connection, "revisions", (_revision(article, load) for article, _ in load.articles), spool=spool)
    insert(connection, "changes", _changes(held, load.articles), spool=spool)
    judged = [(article.article_id, analysis) for article, analysis in load.articles]
    write_judgements(connection, judged, again=edited_ids, spool=spool)


def _judge_sameness(connection: duckdb.DuckDBPyConnection, load: Load, spool: Path) -> None:
    """Tell copies from originals, and put the new articles into stories."""
    vectors = load.embedded.vectors
    texts = [text_of(article, analysis, vectors.get(article.article_id)) for article, analysis in load.articles]
    edited = [article.article_id for article, _ in load.articles if article.revision > 1]
    judge_copies(connection, {text.article_id: text.words for text in texts}, edited=edited, spool=spool)
    again = set(edited)
    fresh = [text for text in texts if text.article_id not in again]
    group_stories(connection, fresh, at=load.finished_at, spool=spool, model=load.embedded.model)
    repaint(connection, [text for text in texts if text.article_id in again], spool=spool)


def _revision(article: Article, load: Load) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "seen_at": article.first_seen_at if article.revision == 1 else load.finished_at,
        "title": article.title,
        "standfirst": article.standfirst,
        "body": article.body,
        "content_hash": article.content_hash,
    }


def _changes(
    held: Mapping[ArticleId, Article], articles: Iterable[tuple[Article, Analysis]]
) -> Iterator[dict[str, Any]]:
    """What the revisions of articles that are held changed."""
    for article, _ in articles:
        before = held.get(article.article_id)
        for position, change in enumerate(changes(before, article) if before else (), start=1):
            yield as_row(
                change,
                article_id=article.article_id,
                revision=article.revision,
                position=position,
                rule_version=RULE_VERSION,
            )
