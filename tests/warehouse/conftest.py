from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from newsdesk.identity import article_id, content_hash, copy_hash
from newsdesk.records import Analysis, Article, Fetch, Mention, Scope, Source, Tag
from newsdesk.rules import Name, Rules
from warehouse.store import Load, Warehouse

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

CATALOGUE = Rules(
    names=(
        Name(id="country/CN", label="China", forms={"en": ("China",)}),
        Name(id="country/KZ", label="Kazakhstan", forms={"en": ("Kazakhstan",)}),
    ),
    topics=(),
)


def a_source(identifier: str = "gazette", **changes: Any) -> Source:
    fields: dict[str, Any] = {
        "id": identifier,
        "name": identifier.title(),
        "url": f"https://{identifier}.example/feed",
        "kind": "feed",
        "country": "KZ",
        "language": "en",
        "ownership": "state",
        "full_text": False,
        "timezone": "Asia/Almaty",
    }
    return Source(**fields | changes)


def an_article(path: str = "one", *, text: str | None = None, **changes: Any) -> Article:
    title = changes.pop("title", f"China and {path}")
    body = (
        f"The body of {path}, long enough to be told from every other body there is, at length."
        if text is None
        else text
    )
    url = f"https://gazette.example/{path}"
    fields: dict[str, Any] = {
        "article_id": article_id(url),
        "source_id": "gazette",
        "url": url,
        "title": title,
        "standfirst": None,
        "body": body,
        "authors": ("A. Writer",),
        "language": "en",
        "published_at": NOON - timedelta(hours=1),
        "published_precision": "second",
        "published_basis": "feed",
        "first_seen_at": NOON,
        "revision": 1,
        "content_hash": content_hash(title, None, body),
        "copy_hash": copy_hash(title, None, body),
        "publisher": None,
    }
    return Article(**fields | changes)


def an_analysis(article: Article) -> Analysis:
    """What rules would find: China, where the title begins with it."""
    if not article.title.startswith("China"):
        return Analysis(
            scope=Scope(in_scope=False, score=0.0, threshold=0.8), tags=(), mentions=(), rule_version="test-1"
        )
    return Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8),
        tags=(Tag(tag="country/CN", kind="country", mentions=1, score=3.0),),
        mentions=(
            Mention(
                tag="country/CN",
                field="title",
                start_char=0,
                end_char=5,
                matched_text="China",
                rule_id="en:forms:China",
            ),
        ),
        rule_version="test-1",
    )


def a_fetch(run_id: str, *, source_id: str = "gazette", at: datetime = NOON, **changes: Any) -> Fetch:
    fields: dict[str, Any] = {
        "fetch_id": f"{run_id}-{source_id}",
        "run_id": run_id,
        "source_id": source_id,
        "role": "feed",
        "url": f"https://{source_id}.example/feed",
        "started_at": at,
        "finished_at": at,
        "outcome": "ok",
        "http_status": 200,
        "bytes": 1000,
    }
    return Fetch(**fields | changes)


def a_load(run_id: str, articles: list[Article], **changes: Any) -> Load:
    new = sum(article.revision == 1 for article in articles)
    counts = {"items_seen": len(articles), "items_new": new, "items_known": len(articles) - new}
    fields: dict[str, Any] = {
        "run_id": run_id,
        "finished_at": NOON,
        "state": "completed",
        "articles": [(article, an_analysis(article)) for article in articles],
        "fetches": [a_fetch(run_id, **counts)],
        "rejections": [],
        "source_states": [],
        "archive_marks": {},
    }
    return Load(**fields | changes)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty warehouse with a catalogue of two tags and one source: made once, copied for each test."""
    directory = tmp_path_factory.mktemp("empty")
    with Warehouse(directory / "working.duckdb", spool=directory / "spool") as opened:
        opened.write_catalogue([a_source()], CATALOGUE)
        opened.connection.execute("checkpoint")
    return directory / "working.duckdb"


@pytest.fixture
def warehouse(tmp_path: Path, empty: Path) -> Iterator[Warehouse]:
    """An empty warehouse with a catalogue of two tags and one source."""
    copyfile(empty, tmp_path / "working.duckdb")
    with Warehouse(tmp_path / "working.duckdb", spool=tmp_path / "spool") as opened:
        yield opened


@pytest.fixture
def load(warehouse: Warehouse) -> Callable[..., None]:
    """Load articles as a run of their own."""

    def loaded(run_id: str, articles: list[Article], **changes: Any) -> None:
        warehouse.begin_run(run_id, "ingest", NOON)
        warehouse.load(a_load(run_id, articles, **changes))

    return loaded


@pytest.fixture
def rows(warehouse: Warehouse) -> Callable[[str], list[tuple[Any, ...]]]:
    """Run a query over the working warehouse."""
    return lambda statement: warehouse.connection.execute(statement).fetchall()
