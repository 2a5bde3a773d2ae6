"""A day's news, invented, in the languages and lengths that real ones come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsdesk.briefing import Candidate, Manifest, SourceReport, compose
from tests.newsdesk.prospects import PLEDGED, a_promise, an_event

END = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BEGIN = END - timedelta(days=1)

LABELS = {
    **{f"topic/{name}": name.replace("-", " ").capitalize() for name in ("trade", "connectivity", "energy", "culture")},
    "country/CN": "China",
    "country/KZ": "Kazakhstan",
    "country/KG": "Kyrgyzstan",
    "country/TJ": "Tajikistan",
    "country/TM": "Turkmenistan",
    "country/UZ": "Uzbekistan",
    "country/AF": "Afghanistan",
}

SOURCES = {
    "astana-times": "The Astana Times",
    "kazinform-ru": "Казинформ",
    "xinhua-zh": "新华网",
    "xinhua-en": "Xinhua",
    "gazeta-uz": "Газета.uz",
    "24kg": "24.kg",
    "asia-plus": "Asia-Plus",
    "orient": "ORIENT",
    "egemen": "Egemen Qazaqstan",
    "times-ca": "The Times of Central Asia",
}

DAY = [row for row in (Path(__file__).parent / "day.txt").read_text("utf-8").splitlines() if row[0] != "#"]
COPIES = (  # of which line of the day, by whom, in what language
    (0, "astana-times", "en"),
    (0, "24kg", "en"),
    (0, "kazinform-ru", "ru"),
    (0, "xinhua-zh", "zh"),
    (1, "gazeta-uz", "ru"),
    (1, "24kg", "ru"),
    (2, "xinhua-en", "en"),
    (2, "astana-times", "en"),
    (4, "times-ca", "en"),
)


def _candidate(number: int, row: str) -> Candidate:
    title, lead, language, source, topics, countries, in_scope, minutes = row.split("|")
    at = END - timedelta(minutes=int(minutes))
    tags = tuple(f"topic/{each}" for each in topics.split())
    return Candidate(
        article_id=f"{number:016x}",
        story_id=None,
        source_id=source,
        source_name=SOURCES[source],
        ownership="state",
        source_country="KZ",
        url=f"https://{source}.example/2026/11/22/{number}" if number != 22 else "seed:joint-statement",
        title=title,
        standfirst=lead or None,
        excerpt=lead,
        language=language,
        published_at=at.replace(hour=0, minute=0) if language == "zh" else at,
        published_precision="day" if language == "zh" else "minute",
        first_seen_at=at + timedelta(minutes=9),
        in_scope=in_scope == "1",
        copy_of=None,
        topics=tags,
        countries=tuple(f"country/{each}" for each in countries.split()),
        title_topics=tags[:1],
    )


def _day() -> list[Candidate]:
    originals = [_candidate(number, row) for number, row in enumerate(DAY)]
    copies = [
        replace(
            originals[of],
            article_id=f"{1000 + number:016x}",
            source_id=source,
            source_name=SOURCES[source],
            language=language,
            copy_of=originals[of].article_id,
            first_seen_at=originals[of].first_seen_at + timedelta(minutes=5),
        )
        for number, (of, source, language) in enumerate(COPIES)
    ]
    return originals + copies


def _report(source_id: str, name: str, number: int) -> SourceReport:
    return SourceReport(
        source_id=source_id,
        name=name,
        polls=48,
        failed_polls=0,
        last_outcome="ok" if number % 3 else "not_modified",
        error=None,
        items_seen=960 - 20 * number,
        items_new=max(0, 9 - number),
        items_rejected=number % 2,
        latest_item_at=END - timedelta(minutes=40 * number),
        failing_since=None,
    )


def _reports() -> list[SourceReport]:
    working = [_report(source, name, number) for number, (source, name) in enumerate(SOURCES.items())]
    broken = replace(
        working[0], items_seen=0, items_new=0, items_rejected=0, last_outcome="failed", latest_item_at=None
    )
    return [
        *working,
        replace(
            broken,
            source_id="avesta",
            name="Avesta",
            error="cannot fetch https://avesta.example/feed: 503 Service Unavailable",
            failing_since=END - timedelta(days=4, hours=3),
        ),
        replace(
            broken,
            source_id="turkmenportal",
            name="Turkmenportal",
            error="cannot fetch https://turkmenportal.example/rss: the certificate expired on 14 November 2026",
            failing_since=END - timedelta(days=9),
        ),
        replace(broken, source_id="kun", name="Kun.uz", last_outcome="not_started", polls=0),
    ]


LONG = "Министр транспорта и коммуникаций рассказал о ходе переговоров с китайскими партнёрами; " * 9
ADDRESS = f"https://a.example/{'%D0%9C' * 40}"


def _prospects() -> dict[str, list[Any]]:
    """Promises and events of every section, in several languages."""
    changed = replace(PLEDGED, stage="signed")
    past = {"due_to": date(2026, 11, 1), "due_from": date(2026, 10, 1)}
    return {
        "promises": [
            a_promise("p1", beneficiaries=("KZ", "KG", "TJ", "TM", "UZ"), source_name="The Astana Times"),
            a_promise("p2", actor="Банк развития", what="кредит на ремонт дорог", language="ru", url="seed:speech"),
            a_promise("p3", what="培训名额", language="zh", source_name="新华网", before=changed, quantity=2000),
            a_promise("p4", actor="CN", beneficiaries=("CN", "UZ"), before=replace(PLEDGED, **past), **past),  # type: ignore[arg-type]
        ],
        "appointments": [
            an_event("e1", names=("country/CN",)),
            an_event("e2", name="учения", language="ru", starts_on=date(2027, 3, 1), date_precision="month"),
        ],
    }


def _crowded_prospects() -> dict[str, list[Any]]:
    """As much as there can be, of names and addresses as long as they can be."""
    said = {"source_name": "Информационное агентство", "sentence": LONG, "url": f"{ADDRESS}/1", "language": "ru"}
    parties = {"actor": "Акционерное общество «Дороги»", "beneficiaries": ("KZ", "KG", "TJ", "TM", "UZ", "CN", "AF")}
    due = replace(PLEDGED, due_to=date(2026, 10, 31))
    promises = [
        a_promise(f"{kind}{number}", what=LONG, **said, **parties, **standing)
        for number in range(20)
        for kind, standing in {
            "new": {"due_to": None, "due_text": LONG},
            "changed": {"before": PLEDGED, "stage": "delayed", "due_to": date(2028, 12, 31), "quantity": 2000},
            "overdue": {"before": due, "due_to": due.due_to},
        }.items()
    ]
    events = [
        an_event(f"{day}{number}", name=LONG, place="Международный центр выставок", starts_on=day, **said)
        for number in range(20)
        for day in (date(2026, 12, 1), date(2027, 12, 1))
    ]
    return {"promises": promises, "appointments": events}


@pytest.fixture
def a_day() -> Manifest:
    """Some thirty happenings in six languages, copies, a seed, failing sources, and what lies ahead."""
    return compose(
        digest_id="0123456789abcdef",
        name="daily",
        period_from=BEGIN,
        period_to=END,
        created_at=END,
        candidates=_day(),
        sources=_reports(),
        labels=LABELS,
        zone=ZoneInfo("Asia/Almaty"),
        **_prospects(),
    )


@pytest.fixture
def an_empty_day() -> Manifest:
    """A period in which nothing came in."""
    return compose(
        digest_id="00",
        name="daily",
        period_from=BEGIN,
        period_to=END,
        created_at=END,
        candidates=(),
        sources=(),
        labels=LABELS,
    )


@pytest.fixture
def a_crowded_day() -> Manifest:
    """As much as a digest can hold: long titles in a script of two bytes a letter, long addresses, many sources."""
    articles = [
        replace(
            _candidate(0, DAY[0]),
            article_id=f"{number:04}-{copy}",
            copy_of=f"{number:04}-0" if copy else None,
            source_name=f"Информационное агентство {copy}",
            url=f"{ADDRESS}/{number}",
            title=LONG,
            standfirst=f"Об этом: {LONG}",
            language=("ru", "kk", "zh")[copy % 3],
            in_scope=number < 60,
            topics=tuple(f"topic/{name}" for name in ("connectivity", "diplomacy", "technology", "environment")),
            countries=("country/CN", "country/KZ", "country/UZ", "country/KG", "country/TJ"),
        )
        for number in range(90)
        for copy in range(8)
    ]
    return compose(
        digest_id="02",
        name="daily",
        period_from=BEGIN,
        period_to=END,
        created_at=END,
        candidates=articles,
        sources=[
            replace(_reports()[10 if number % 2 else 0], source_id=f"{number:03}", name=f"Новостное агентство {number}")
            for number in range(300)
        ],
        labels=LABELS,
        **_crowded_prospects(),
    )


@pytest.fixture
def telling() -> Callable[..., Manifest]:
    """Makes a digest of one story told with the given fields of `Candidate`."""

    def tell(**said: object) -> Manifest:
        return compose(
            digest_id="01",
            name="daily",
            period_from=BEGIN,
            period_to=END,
            created_at=END,
            candidates=[replace(_candidate(0, DAY[0]), **said)],  # type: ignore[arg-type]
            sources=(),
            labels=LABELS,
        )

    return tell


@pytest.fixture
def expecting() -> Callable[..., Manifest]:
    """Makes a digest of one promise, or one event, told with the given fields."""

    def expect(what: str, /, **said: object) -> Manifest:
        return compose(
            digest_id="01",
            name="daily",
            period_from=BEGIN,
            period_to=END,
            created_at=END,
            candidates=(),
            sources=(),
            labels=LABELS,
            promises=[a_promise(**said)] if what == "promise" else [],
            appointments=[an_event(**said)] if what == "event" else [],
        )

    return expect
