from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fetch.client import Client, FetchSettings
from fetch.robots import FORBIDDEN, LARGEST, product_token, rules_from_answer

if TYPE_CHECKING:
    from tests.fetch.conftest import Site, StartSite

AGENT = "silkwire (+https://example.org)"


def refusals(settings: FetchSettings, *urls: str) -> list[str | None]:
    async def ask() -> list[str | None]:
        async with Client(settings) as client:
            return await asyncio.gather(*(client.page_refusal(url) for url in urls))

    return asyncio.run(ask())


def test_a_group_for_us_stands_before_the_one_for_all() -> None:
    rules = rules_from_answer(
        200, b"User-agent: *\nDisallow: /\n\nUser-agent: Silkwire\nDisallow: /no\n", user_agent=AGENT
    )
    assert rules.refusal("https://a.example/yes") is None
    assert rules.refusal("https://a.example/no/1") == FORBIDDEN


def test_the_longest_match_decides() -> None:
    rules = rules_from_answer(200, b"User-agent: *\nDisallow: /news\nAllow: /news/open\n", user_agent=AGENT)
    assert rules.refusal("https://a.example/news/open/1") is None
    assert rules.refusal("https://a.example/news/1") == FORBIDDEN


@pytest.mark.parametrize("status", [204, 301, 400, 401, 403, 404, 410])
def test_a_site_without_rules_is_open(status: int) -> None:
    assert (
        rules_from_answer(status, b"User-agent: *\nDisallow: /" * (status >= 300), user_agent=AGENT).refusal(
            "http://a/"
        )
        is None
    )


@pytest.mark.parametrize("status", [500, 503, 599])
def test_a_site_that_fails_to_say_is_closed(status: int) -> None:
    assert (
        rules_from_answer(status, b"", user_agent=AGENT).refusal("http://a/")
        == f"robots.txt cannot be read (HTTP {status})"
    )


def test_what_is_no_rules_forbids_nothing() -> None:
    """Sites answer with their start page, or bytes."""
    assert (
        rules_from_answer(200, b"<!doctype html><p>Disallow: everything", user_agent=AGENT).refusal("http://a/") is None
    )
    assert rules_from_answer(200, bytes(range(256)), user_agent=AGENT).refusal("http://a/") is None


def test_rules_behind_the_first_500_kib_are_dropped() -> None:
    rule = b"User-agent: *\nDisallow: /\n"
    padding = b"#" * (LARGEST - len(rule) - 1) + b"\n"
    assert rules_from_answer(200, padding + rule, user_agent=AGENT).refusal("http://a/") == FORBIDDEN
    assert rules_from_answer(200, padding + b"#\n" * len(rule) + rule, user_agent=AGENT).refusal("http://a/") is None


@pytest.mark.parametrize(("asked", "given"), [(b"5", 5.0), (b"0.5", 0.5), (b"3600", 30.0), (b"soon", 0.0), (b"", 0.0)])
def test_a_crawl_delay_is_heeded_up_to_half_a_minute(asked: bytes, given: float) -> None:
    assert rules_from_answer(200, b"User-agent: *\nCrawl-delay: " + asked, user_agent=AGENT).delay == given


def test_our_name_is_the_first_word_of_the_user_agent() -> None:
    assert product_token(AGENT) == "silkwire"
    assert product_token("Some_Bot-x/1.0 (y)") == "Some_Bot-x"


def test_the_rules_of_an_origin_are_asked_for_once(start_site: StartSite, settings: FetchSettings) -> None:
    one, other = start_site(), start_site()
    one.serve("/robots.txt", b"User-agent: *\nDisallow: /no")
    urls = [one.url("/no"), one.url("/yes"), one.url("/no?x=1#y"), other.url("/no")]
    assert refusals(settings, *urls) == [FORBIDDEN, None, FORBIDDEN, None]
    assert one.paths() == ["/robots.txt"]
    assert other.paths() == ["/robots.txt"]


def test_an_unreachable_origin_is_closed(settings: FetchSettings) -> None:
    assert refusals(settings, "http://127.0.0.1:1/a") == ["robots.txt cannot be read (connection refused)"]


def test_rules_can_be_left_out_of_account(site: Site, settings: FetchSettings) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /")
    assert refusals(replace(settings, respect_robots=False), site.url("/a")) == [None]
    assert site.requests == []


def test_the_delay_that_a_site_asks_for_is_kept(site: Site, settings: FetchSettings) -> None:
    """The robots.txt itself counts as a request."""
    site.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3")
    site.serve("/", b"x")

    async def fetch() -> float:
        begun = time.monotonic()
        async with Client(settings) as client:
            for _ in range(2):
                assert await client.page_refusal(site.url("/")) is None
                await client.get(site.url("/"))
        return time.monotonic() - begun

    assert asyncio.run(fetch()) >= 0.59
    assert site.paths() == ["/robots.txt", "/", "/"]
