"""The table of publishers: that its entries can be used, and that each has a page that shows what it is for."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import soupsieve
from selectolax.lexbor import LexborHTMLParser

from newsdesk.records import Capture, Source
from parsers.pages import parse_page
from parsers.sites import SITES, SiteRule, rule_for

PAGES = Path(__file__).parent / "golden" / "page"
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
PARTS = [field.name for field in fields(SiteRule)]
SELECTORS = sorted({selector for rule in SITES.values() for part in PARTS if (selector := getattr(rule, part))})


def test_the_table_is_in_alphabetical_order_of_hosts():
    """Who looks for a publisher finds it, and nobody adds one twice."""
    assert list(SITES) == sorted(SITES)
    assert all(host == host.lower() and not host.startswith("www.") for host in SITES)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://kun.uz/news/1", "kun.uz"),
        ("http://kaz.tengrinews.kz/1", "tengrinews.kz"),
        ("https://WWW.KOMMERSANT.RU:443/doc/1", "kommersant.ru"),
        ("https://uz.sputniknews.ru/20261120/x-1.html", "sputniknews.ru"),
    ],
)
def test_an_entry_holds_for_the_host_and_for_all_below_it(url: str, host: str):
    """A publisher's sections and languages are hosts of their own."""
    assert rule_for(url) is SITES[host]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/kun.uz/",
        "https://mykun.uz/1/",
        "https://kun.uz.example.org/1/",
        "https://uz/1/",
        "https://news.example.org/?u=https://kun.uz/1/",
        "about:blank",
        "",
    ],
)
def test_no_entry_holds_for_another_host(url: str):
    """Whole labels are compared, from the end."""
    assert rule_for(url) is None


def test_an_entry_says_something():
    """An empty one is none."""
    assert all(any(getattr(rule, part) for part in PARTS) for rule in SITES.values())


@pytest.mark.parametrize("selector", SELECTORS)
def test_every_selector_is_one_to_both_engines(selector: str):
    """Pages are read with one, the catalogue's own selectors are tried with the other."""
    soupsieve.compile(selector)
    LexborHTMLParser("<p>x</p>").css(selector)


@pytest.mark.parametrize("host", SITES)
def test_every_entry_has_a_page_on_which_all_that_it_says_is_found(host: str):
    """What is not shown by a page is a guess."""
    rule = SITES[host]
    shown = [LexborHTMLParser((page / "input.html").read_bytes()) for page in _pages_of(rule)]
    for part in PARTS:
        if selector := getattr(rule, part):
            assert any(tree.css_first(selector) is not None for tree in shown), part


@pytest.mark.parametrize("rule", {id(rule): rule for rule in SITES.values()}.values(), ids=lambda rule: _hosts(rule)[0])
def test_every_entry_is_needed(rule: SiteRule, monkeypatch: pytest.MonkeyPatch):
    """Without it, a page that is read right with it is read wrong."""
    pages = _pages_of(rule)
    for host in _hosts(rule):
        monkeypatch.delitem(SITES, host)
    assert any(_read(page) != json.loads((page / "expected.json").read_text(encoding="utf-8")) for page in pages)


def _hosts(rule: SiteRule) -> list[str]:
    return [host for host, other in SITES.items() if other is rule]


def _pages_of(rule: SiteRule) -> list[Path]:
    """The golden pages that an entry holds for: one of any of its hosts stands for all."""
    return [told.parent for told in sorted(PAGES.glob("*/given.json")) if rule_for(_given(told).get("url", "")) is rule]


def _given(told: Path) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return given


def _read(page: Path) -> Any:
    given = _given(page / "given.json")
    capture = Capture(
        fetch_id="f1",
        source_id="golden",
        run_id="run",
        role="page",
        requested_url=given["url"],
        url=given["url"],
        status=200,
        headers=given["headers"],
        body=(page / "input.html").read_bytes(),
        started_at=NOW,
        finished_at=NOW,
    )
    source = Source(
        id="golden",
        name="Golden",
        url="https://news.example.org/feed.xml",
        kind="feed",
        ownership="unknown",
        full_text=False,
        **given["source"],
    )
    return json.loads(json.dumps(asdict(parse_page(capture, source)), default=lambda at: at.isoformat()))
