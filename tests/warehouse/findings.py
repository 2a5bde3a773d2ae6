"""Articles with findings made by hand: invented texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from newsdesk.records import Analysis, Article, Commitment, Event, Figure
from tests.warehouse.conftest import NOON, a_load, an_analysis, an_article
from warehouse.store import Load, Warehouse

Finding = Commitment | Event | Figure


def a_promise(sentence: str, **changes: Any) -> Commitment:
    """China trains 1,500 Kazakhs by the end of 2028, unless said otherwise."""
    fields: dict[str, Any] = {
        "actor": "CN",
        "beneficiaries": ("KZ",),
        "stage": "pledged",
        "what": sentence,
        "object": "training",
        "quantity": 1500.0,
        "unit": "people",
        "due_to": date(2028, 12, 31),
        "field": "body",
        "start_char": 0,
        "end_char": len(sentence),
        "sentence": sentence,
        "rule_id": "en:test:trains",
    }
    return Commitment(**fields | changes)


def an_event(sentence: str, **changes: Any) -> Event:
    """The second summit of an initiative, in June 2027 in Kazakhstan, unless said otherwise."""
    fields: dict[str, Any] = {
        "kind": "summit",
        "name": sentence,
        "ordinal": 2,
        "starts_on": date(2027, 6, 1),
        "date_precision": "month",
        "country": "KZ",
        "status": "scheduled",
        "names": ("initiative/china-central-asia-mechanism",),
        "field": "body",
        "start_char": 0,
        "end_char": len(sentence),
        "sentence": sentence,
        "rule_id": "en:test:summit",
    }
    return Event(**fields | changes)


def a_figure(sentence: str, **changes: Any) -> Figure:
    """A turnover, unless said otherwise."""
    fields: dict[str, Any] = {
        "quantity": 41.0,
        "currency": "USD",
        "about": "trade turnover CN-KZ",
        "field": "body",
        "start_char": 0,
        "end_char": len(sentence),
        "sentence": sentence,
        "rule_id": "en:test:turnover",
    }
    return Figure(**fields | changes)


def placed(findings: Sequence[Finding], body: str) -> Iterator[Finding]:
    """The findings, each where its sentence stands in a text."""
    for finding in findings:
        start = body.index(finding.sentence)
        yield replace(finding, start_char=start, end_char=start + len(finding.sentence))


def reported(
    path: str, findings: Sequence[Finding], *, day: date | None = None, body: str | None = None, **changes: Any
) -> tuple[Article, Analysis]:
    """An article of a day whose body is the sentences of its findings, and what it says."""
    text = body or " ".join(dict.fromkeys(finding.sentence for finding in findings)) or f"Nothing is said by {path}."
    at = datetime(day.year, day.month, day.day, 9, tzinfo=NOON.tzinfo) if day else NOON
    article = an_article(path, text=text, published_at=at, **changes)
    return article, judged(article, findings)


def judged(article: Article, findings: Sequence[Finding], version: str = "test-1") -> Analysis:
    """What rules find in an article."""
    there = list(placed(findings, article.body))
    return replace(
        an_analysis(article),
        rule_version=version,
        commitments=tuple(each for each in there if isinstance(each, Commitment)),
        events=tuple(each for each in there if isinstance(each, Event)),
        figures=tuple(each for each in there if isinstance(each, Figure)),
    )


Report = Callable[..., None]


def load_reports(warehouse: Warehouse, run_id: str, reports: Sequence[tuple[Article, Analysis]], at: datetime) -> None:
    """Load articles with what they say, as a run of its own."""
    warehouse.begin_run(run_id, "ingest", at)
    load = a_load(run_id, [article for article, _ in reports], finished_at=at)
    fields = {name: getattr(load, name) for name in Load.__slots__} | {"articles": list(reports)}
    warehouse.load(Load(**fields))
