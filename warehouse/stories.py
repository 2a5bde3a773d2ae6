"""Stories of all that is stored: new articles are grouped with each other and with the stories of the last weeks.

What stories are told by (portraits, and the terms by which they are found) is kept for as long as an article may still
be joined; the cost of an arrival depends on what is new and on those weeks, not on all that is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import duckdb
import orjson

from newsdesk.linkage import representatives
from newsdesk.portraits import Portrait, from_json, paint, surfaces, to_json
from newsdesk.precedence import out_by
from newsdesk.records import Analysis, Article, ArticleId, Precision
from newsdesk.stories import (
    BY_MEANING,
    CLOSEST,
    COMMON_KEY,
    ENGINE,
    LATE,
    NAME_KINDS,
    WINDOW,
    Grouping,
    Piece,
    StoryId,
    find_keys,
    group,
)
from newsdesk.storylines import Teller, tell
from newsdesk.vectors import Vector
from warehouse.copies import in_parts
from warehouse.rows import insert, select_by_key, update


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is grouped: a stored article, new or edited."""

    article_id: ArticleId
    title: str
    standfirst: str | None
    body: str
    language: str
    names: Mapping[str, int]
    """Its tags of `newsdesk.stories.NAME_KINDS`."""
    published_at: datetime | None
    published_precision: Precision | None
    first_seen_at: datetime
    vector: Vector | None = None

    @property
    def words(self) -> tuple[str, str | None, str]:
        """Headline, standfirst and body."""
        return self.title, self.standfirst, self.body

    @property
    def out_by(self) -> datetime:
        """When it was certainly out."""
        return out_by(self.published_at, self.published_precision, self.first_seen_at)

    @property
    def portrait(self) -> Portrait:
        """What it is told by."""
        return paint(
            self.title, self.standfirst, self.body, language=self.language, tags=self.names, vector=self.vector
        )


def text_of(article: Article, analysis: Analysis, vector: Vector | None) -> Text:
    """A new or edited article as it is grouped."""
    return Text(
        article_id=article.article_id,
        title=article.title,
        standfirst=article.standfirst,
        body=article.body,
        language=article.language,
        names={tag.tag: tag.mentions for tag in analysis.tags if tag.kind in NAME_KINDS},
        published_at=article.published_at,
        published_precision=article.published_precision,
        first_seen_at=article.first_seen_at,
        vector=vector,
    )


def read_texts(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> list[Text]:
    """Stored articles as they are grouped, in the order in which they came."""
    query = f"""
    select article_id, title, standfirst, body, language,
        (select map(list(tag order by tag), list(mentions order by tag)) from tags t
            where t.article_id = a.article_id and kind in ({", ".join(f"'{kind}'" for kind in sorted(NAME_KINDS))})),
        published_at, published_precision, first_seen_at
    from articles a where article_id in ({{}})
    """
    rows = [row for part in in_parts(article_ids) for row in connection.execute(query.format(part)).fetchall()]
    names = [field.name for field in fields(Text) if field.name != "vector"]
    texts = (Text(**dict(zip(names, row, strict=True)) | {"names": row[5] or {}}) for row in rows)
    return sorted(texts, key=lambda text: (text.first_seen_at, text.article_id))


BY_ONE = 5
"""Of the articles that share a single term with a new one, so many at most are compared with it."""

_LATE = f"""
select portrait, case when model = $model then vector end, 1 / count(*) over (partition by story_id)
from (select * from ops.portraits order by "at" desc limit {LATE})
"""
# Of each new article, the articles of the window that share most terms; a term that very many have tells nothing.
_CANDIDATES = f"""
with asked as (select unnest(from_json($1, '["UBIGINT"]')) as one, unnest(from_json($2, '["BIGINT"]')) as key),
hits as (select one, article, key from asked join ops.story_keys using (key)),
common as (select key from hits group by key having count(distinct article) > {COMMON_KEY})
select distinct article from (
    select one, article from hits where key not in (from common)
    group by one, article
    qualify row_number() over (partition by one order by count(*) desc, article)
        <= case when count(*) > 1 then {CLOSEST} else {BY_ONE} end
)
"""
_PORTRAITS = """
select article_id, story_id, "at", portrait, case when model = $model then vector end
from ops.portraits where article_id in ({})
"""
# What is closest in meaning to each new article, in another language.
_CLOSE_IN_MEANING = f"""
with asked as (
    select (each ->> 'language') as language, (each -> 'vector')::float[] as vector, row_number() over () as one
    from (select unnest(from_json($1, '["JSON"]')) as each)
)
select held.article_id
from asked join ops.portraits held
    on held.model = $2 and held.language <> asked.language and held."at" between $3 and $4 and not is_copy
qualify row_number() over (
    partition by one order by list_cosine_similarity(held.vector, asked.vector) desc, held.article_id
) <= {BY_MEANING}
"""
_ORIGINALS = """
select c.article_id, c.copy_of, o.story_id
from articles c left join articles o on o.article_id = c.copy_of
where c.copy_of is not null and c.article_id in (select key from wanted)
"""
_TELLERS = """
select a.story_id, a.article_id, a.title, a.language, a.source_id, s.family, a.wire, a.in_scope, a.copy_of,
    a.published_at, a.published_precision, a.first_seen_at
from articles a left join sources s on s.id = a.source_id
where a.story_id in (select key from wanted)
"""


def group_stories(
    connection: duckdb.DuckDBPyConnection, texts: Sequence[Text], *, at: datetime, spool: Path, model: str = ""
) -> None:
    """Group new articles, which are stored and judged for copies.

    `at` is the time that merges are filed under; `model` made the vectors of the texts, if they have any.
    """
    if not texts:
        return
    copies = {row[0]: (row[1], row[2]) for row in select_by_key(connection, _ORIGINALS, _ids(texts))}
    # A copy of what is grouped already goes there, at any distance in time.
    settled = {key: StoryId(story) for key, (_, story) in copies.items() if story}
    told = [text for text in texts if text.article_id not in settled]
    new = [
        Piece(
            article_id=text.article_id,
            portrait=text.portrait,
            at=text.out_by,
            copy_of=copies.get(text.article_id, (None, None))[0],
        )
        for text in told
    ]
    rows = connection.execute(_LATE, {"model": model}).fetchall()
    late = [(replace(from_json(row[0]), vector=row[1]), row[2]) for row in rows]
    held = _held(connection, new, late, model)
    grouping = group(new, held, late=late)
    stories = {**grouping.stories, **settled}
    placed = ({"article_id": key, "story_id": story} for key, story in stories.items())
    update(connection, "articles", placed, key="article_id", spool=spool)
    _keep(connection, new, grouping, copies, model=model, spool=spool)
    _explain(connection, grouping, {text.article_id: text for text in told}, spool)
    merged = _merge(connection, grouping, at=at, spool=spool)
    write_stories(connection, {*stories.values(), *merged}, spool=spool)
    _let_go(connection)


def repaint(connection: duckdb.DuckDBPyConnection, texts: Sequence[Text], *, spool: Path) -> None:
    """What is told by edited articles from now on; they stay in their stories."""
    by_id = {text.article_id: text for text in texts}
    query = "select article_id, story_id from ops.portraits where article_id in ({})"
    kept = [row for part in in_parts(by_id) for row in connection.execute(query.format(part)).fetchall()]
    rows = (
        {"article_id": key, "language": text.language, "portrait": to_json(replace(text.portrait, vector=None))}
        for key, _ in kept
        for text in [by_id[ArticleId(key)]]
    )
    update(connection, "ops.portraits", rows, key="article_id", spool=spool)
    query = "select distinct story_id from articles join wanted on article_id = key where story_id is not null"
    write_stories(connection, {row[0] for row in select_by_key(connection, query, by_id)}, spool=spool)


def write_stories(connection: duckdb.DuckDBPyConnection, story_ids: Collection[str], *, spool: Path) -> None:
    """Say anew of stories what their articles say; those without any are no more."""
    members: defaultdict[str, list[Teller]] = defaultdict(list)
    for story_id, *teller in select_by_key(connection, _TELLERS, story_ids):
        members[story_id].append(Teller(*teller))
    gone = set(story_ids) - members.keys()
    if gone:
        forget = "delete from stories where story_id in (select key from wanted) returning story_id"
        select_by_key(connection, forget, gone)
    rows = [asdict(tell(story_id, tellers)) for story_id, tellers in members.items()]
    insert(connection, "stories", rows, spool=spool, replace=True)


def _held(
    connection: duckdb.DuckDBPyConnection, new: Sequence[Piece], late: Sequence[tuple[Portrait, float]], model: str
) -> list[Piece]:
    """The articles of the stories that may be meant, each story by its representatives."""
    asked = [
        (int(article, 16), hash_of_term(key)) for article, keys in find_keys(new, late=late).items() for key in keys
    ]
    times = [piece.at for piece in new if piece.at]
    if not asked or not times:
        return []
    span = [min(times) - WINDOW, max(times) + WINDOW]
    values = [orjson.dumps(list(column)).decode() for column in zip(*asked, strict=True)]
    ids = [f"{row[0]:016x}" for row in connection.execute(_CANDIDATES, values).fetchall()]
    meant = [
        {"language": piece.portrait.language, "vector": piece.portrait.vector}
        for piece in new
        if piece.portrait.vector is not None
    ]
    if meant:
        close = connection.execute(_CLOSE_IN_MEANING, [orjson.dumps(meant).decode(), model, *span]).fetchall()
        ids = list(dict.fromkeys([*ids, *(row[0] for row in close)]))
    query = 'select distinct story_id from ops.portraits where article_id in ({}) and "at" between $1 and $2'
    story_ids = {row[0] for part in in_parts(ids) for row in connection.execute(query.format(part), span).fetchall()}
    query = (
        'select list(article_id order by "at", article_id) from ops.portraits join wanted on story_id = key '
        "where not is_copy group by story_id"
    )
    members = [key for row in select_by_key(connection, query, story_ids) for key in representatives(row[0])]
    queries = (_PORTRAITS.format(part) for part in in_parts(members))
    rows = [row for query in queries for row in connection.execute(query, {"model": model}).fetchall()]
    return [
        Piece(
            article_id=ArticleId(row[0]),
            story_id=StoryId(row[1]),
            at=row[2],
            portrait=replace(from_json(row[3]), vector=row[4]),
        )
        for row in rows
    ]


def _keep(
    connection: duckdb.DuckDBPyConnection,
    new: Sequence[Piece],
    grouping: Grouping,
    copies: Mapping[str, tuple[str, str | None]],
    *,
    model: str,
    spool: Path,
) -> None:
    """Keep what later articles find these by."""
    rows = (
        {
            "article_id": piece.article_id,
            "story_id": grouping.stories[piece.article_id],
            "at": piece.at,
            "is_copy": piece.article_id in copies,
            "language": piece.portrait.language,
            "portrait": to_json(replace(piece.portrait, vector=None)),
            "vector": piece.portrait.vector,
            "model": model or None,
        }
        for piece in new
    )
    insert(connection, "ops.portraits", rows, spool=spool)
    keys = (
        {"key": hash_of_term(key), "article": int(piece.article_id, 16)}
        for piece in new
        if piece.article_id not in copies
        for key in grouping.keys[piece.article_id]
    )
    insert(connection, "ops.story_keys", keys, spool=spool)


def _explain(
    connection: duckdb.DuckDBPyConnection, grouping: Grouping, texts: Mapping[ArticleId, Text], spool: Path
) -> None:
    rows = []
    for reason in grouping.reasons:
        text = texts[reason.article_id]
        written = surfaces(reason.terms, "\n".join(filter(None, (text.title, text.standfirst, text.body))))
        rows.append(
            {
                "article_id": reason.article_id,
                "with_article_id": reason.with_article,
                "similarity": reason.similarity,
                "shared": written,
                "rule_version": ENGINE,
            }
        )
    insert(connection, "story_evidence", rows, spool=spool, replace=True)


def _merge(connection: duckdb.DuckDBPyConnection, grouping: Grouping, *, at: datetime, spool: Path) -> set[str]:
    """Bring the articles of merged stories into those that they went into; the ids that are no more."""
    into = {merge.story_id: merge.into for merge in grouping.merges}
    if not into:
        return set()
    rows = [
        {
            "story_id": merge.story_id,
            "merged_into": merge.into,
            "similarity": merge.similarity,
            "merged_at": at,
        }
        for merge in grouping.merges
    ]
    insert(connection, "story_merges", rows, spool=spool)
    for table in ("articles", "ops.portraits"):
        query = f"select article_id, story_id from {table} join wanted on story_id = key"
        moved = [
            {"article_id": article, "story_id": into[story]}
            for article, story in select_by_key(connection, query, into)
        ]
        update(connection, table, moved, key="article_id", spool=spool)
    return set(into)


def _let_go(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of what no new article can be joined to any more, when there is a day's worth of it."""
    days = WINDOW.days
    old = f'(select max("at") from ops.portraits) - interval {2 * days} day'
    row = connection.execute(f'select count(*) from ops.portraits where "at" < {old} - interval 1 day').fetchone()
    if row and row[0]:
        connection.execute(
            "delete from ops.story_keys where article in "
            f"(select ('0x' || article_id)::ubigint from ops.portraits where \"at\" < {old})"
        )
        connection.execute(f'delete from ops.portraits where "at" < {old}')


def _ids(texts: Iterable[Text]) -> list[ArticleId]:
    return [text.article_id for text in texts]


def hash_of_term(term: str) -> int:
    """The key of a term."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
