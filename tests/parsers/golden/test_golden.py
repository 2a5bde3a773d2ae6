"""Golden pairs: `<parser>/<case>/input.*` is read into what `expected.json` says.

`given.json` beside them, where there is one, has what the parser is told besides: `url`, `headers`, `since`, and fields
of the source. To add a case, add a directory.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk.records import Capture, Source
from parsers.feeds import parse_feed
from parsers.pages import parse_page
from parsers.seeds import parse_seed
from parsers.sitemaps import parse_sitemap

# To add a format: write the function, name it here, add a golden pair.
PARSERS: Mapping[str, Callable[..., Any]] = {
    "feed": parse_feed,
    "page": parse_page,
    "seed": parse_seed,
    "sitemap": parse_sitemap,
}
CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/*/expected.json"))
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SOURCE = {
    "id": "golden",
    "name": "Golden",
    "url": "https://news.example.org/feed.xml",
    "kind": "feed",
    "country": "KZ",
    "language": "en",
    "ownership": "unknown",
    "full_text": False,
    "timezone": "Asia/Almaty",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_recorded_input_is_read_as_it_was_found_right(case: Path) -> None:
    """Each field of the record is what a person has checked once."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    actual = json.loads(_json(asdict(_parsed(case))))
    assert actual == expected, "\n" + "\n".join(
        difflib.unified_diff(
            _json(expected).splitlines(), _json(actual).splitlines(), "expected", "parsed", lineterm=""
        )
    )


@pytest.mark.parametrize("name", PARSERS)
def test_every_parser_has_a_golden_case(name: str) -> None:
    """A parser without recorded evidence is a guess."""
    assert any(case.parent.name == name for case in CASES)


def test_every_golden_case_has_a_parser_and_an_input() -> None:
    """A case that is never run proves nothing."""
    directories = {path for path in Path(__file__).parent.glob("*/*/") if not path.parent.name.startswith("__")}
    assert directories == set(CASES)
    assert {case.parent.name for case in CASES} <= set(PARSERS)


def _parsed(case: Path) -> Any:
    data = next(case.glob("input.*")).read_bytes()
    parser, kind = PARSERS[case.parent.name], case.parent.name
    if kind == "seed":
        return parser(data, name=f"{case.name}.txt", seen_at=NOW)
    told = case / "given.json"
    given: dict[str, Any] = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    url = given.get("url", SOURCE["url"])
    capture = Capture(
        fetch_id="f1",
        source_id="golden",
        run_id="run",
        role=kind,
        requested_url=url,
        url=url,
        status=200,
        headers=given.get("headers", {}),
        body=data,
        started_at=NOW,
        finished_at=NOW,
    )
    source: dict[str, Any] = SOURCE | given.get("source", {})
    source["drop_selectors"] = tuple(source.get("drop_selectors", ()))
    if kind == "sitemap":
        return parser(capture, Source(**source), since=datetime.fromisoformat(given["since"]))
    return parser(capture, Source(**source))


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2, default=_written)


def _written(value: datetime | timedelta) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
