"""The table of publishers: that its entries can be used, and that each has a page that shows what it is for."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import soupsieve
from selectolax.lexbor import LexborHTMLParser

from parsers.markup import decode
from parsers.sites import SITES, SiteRule, rule_for

PAGES = Path(__file__).parent / "golden" / "page"
PARTS = [field.name for field in fields(SiteRule)]
SELECTORS = sorted({selector for rule in SITES.values() for part in PARTS if (selector := getattr(rule, part))})


def test_the_table_is_in_alphabetical_order_of_hosts():
    """Who looks for a publisher finds it, and nobody adds one twice."""
    assert list(SITES) == sorted(SITES)
    assert all(host == host.lower() and not host.startswith("www.") for host in SITES)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://24.kg/obschestvo/1/", "24.kg"),
        ("https://www.24.kg/obschestvo/1/", "24.kg"),
        ("http://world.people.com.cn/n1/2026/1120/c1002-1.html", "people.com.cn"),
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
        "https://example.org/24.kg/",
        "https://my24.kg/1/",
        "https://24.kg.example.org/1/",
        "https://kg/1/",
        "https://news.example.org/?u=https://24.kg/1/",
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
    shown = [tree for url, tree in _pages() if rule_for(url) is rule]
    for part in PARTS:
        if selector := getattr(rule, part):
            assert any(tree.css_first(selector) is not None for tree in shown), part


def _pages() -> list[tuple[str, LexborHTMLParser]]:
    pages = []
    for told in sorted(PAGES.glob("*/given.json")):
        given = json.loads(told.read_text(encoding="utf-8"))
        if urlsplit(given.get("url", "")).hostname:
            kind = given.get("headers", {}).get("content-type", "text/html")
            pages.append((given["url"], LexborHTMLParser(decode((told.parent / "input.html").read_bytes(), kind))))
    return pages
