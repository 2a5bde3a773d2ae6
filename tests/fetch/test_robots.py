from __future__ import annotations

import asyncio
import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fetch.client import Client, FetchSettings, HostPausedError
from fetch.robots import FORBIDDEN, LARGEST, KnownRules, Rules, product_token, rules_from_answer
from newsdesk.errors import FetchError, RefusedError

if TYPE_CHECKING:
    from tests.fetch.conftest import Reason, Site, StartSite

AGENT = "silkwire (+https://example.org)"


def refusals(settings: FetchSettings, *urls: str) -> list[str | None]:
    """Why robots.txt keeps us from pages."""

    async def ask(client: Client, url: str) -> str | None:
        try:
            await client.get(url, robots=True)
        except FetchError as error:
            return error.reason
        return None

    async def ask_all() -> list[str | None]:
        async with Client(settings) as client:
            return await asyncio.gather(*(ask(client, url) for url in urls))

    return asyncio.run(ask_all())


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


def test_names_of_other_crawlers_without_end_cost_nothing() -> None:
    """Each name above a group would have the group's rules once more."""
    names = "".join(f"User-agent: bot-{number}\n" for number in range(10_000))
    rules = "".join(f"Disallow: /no-{number}\n" for number in range(10_000))
    parsed = rules_from_answer(200, f"{names}{rules}\nUser-agent: *\nDisallow: /no\n".encode(), user_agent=AGENT)
    assert parsed.refusal("http://a/no-1") == FORBIDDEN
    assert parsed.refusal("http://a/yes") is None


@pytest.mark.parametrize(
    "line", ["User-agent: silkwire", "USER-AGENT:silkwire*", " user agent : Silkwire # us", "useragent silkwire"]
)
def test_our_name_may_be_written_in_many_ways(line: str) -> None:
    rules = rules_from_answer(200, f"User-agent: *\nDisallow:\n\n{line}\nDisallow: /no\n".encode(), user_agent=AGENT)
    assert rules.refusal("http://a/no") == FORBIDDEN


def test_rules_beside_others_in_one_group_are_ours_too() -> None:
    text = (
        b"User-agent: other\nUser-agent: silkwire\nUser-agent: third\nDisallow: /no\n\nUser-agent: other\nDisallow: /"
    )
    rules = rules_from_answer(200, text, user_agent=AGENT)
    assert rules.refusal("http://a/no") == FORBIDDEN
    assert rules.refusal("http://a/yes") is None


def test_of_too_many_rules_the_oldest_are_forgotten() -> None:
    known, rules = KnownRules(), Rules(token="silkwire", size=4_000_000)  # noqa: S106  (no secret)
    for origin in ("a", "b"):
        known.put(origin, rules)
    assert known.get("a") is rules
    known.put("c", rules)
    assert [known.get(origin) for origin in "abc"] == [rules, None, rules]


def test_the_rules_of_an_origin_are_asked_for_once(start_site: StartSite, settings: FetchSettings) -> None:
    one, other = start_site(), start_site()
    one.serve("/robots.txt", b"User-agent: *\nDisallow: /no")
    urls = [one.url("/no"), one.url("/yes"), one.url("/no?x=1#y"), other.url("/no")]
    assert refusals(settings, *urls) == [FORBIDDEN, None, FORBIDDEN, None]
    assert sorted(one.paths()) == ["/robots.txt", "/yes"]
    assert other.paths() == ["/robots.txt", "/no"]


def test_an_unreachable_origin_is_closed_for_as_long(settings: FetchSettings, closed: str, reason: Reason) -> None:
    """As a failure that may pass, not as a prohibition."""
    said = reason(settings, closed, failure="connection", robots=True)
    assert said == "robots.txt cannot be read (connection refused)"


def test_a_failing_robots_txt_is_a_failure_of_its_server(site: Site, settings: FetchSettings, reason: Reason) -> None:
    site.serve("/robots.txt", status=500)
    said = reason(settings, site.url("/a"), failure="server", robots=True)
    assert said == "robots.txt cannot be read (HTTP 500)"
    assert site.paths() == ["/robots.txt"]


def test_a_busy_robots_txt_pauses_its_host(site: Site, settings: FetchSettings, reason: Reason) -> None:
    site.serve("/robots.txt", status=503, retry_after="120")
    said = reason(settings, site.url("/a"), error=HostPausedError, failure="busy", robots=True)
    assert said.startswith("the host asked us to wait until ")
    assert site.paths() == ["/robots.txt"]


def test_rules_can_be_left_out_of_account(site: Site, settings: FetchSettings) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /")
    assert refusals(replace(settings, respect_robots=False), site.url("/a")) == [None]
    assert site.paths() == ["/a"]


def test_every_site_on_the_way_is_asked(start_site: StartSite, settings: FetchSettings, reason: Reason) -> None:
    """A redirect leads nowhere where we may not go."""
    first, second = start_site(), start_site()
    second.serve("/robots.txt", b"User-agent: *\nDisallow: /closed")
    first.serve("/open", status=302, location=second.serve("/open", b"x"))
    first.serve("/closed", status=302, location=second.serve("/closed", b"x"))
    assert refusals(settings, first.url("/open")) == [None]
    assert reason(settings, first.url("/closed"), error=RefusedError, robots=True) == FORBIDDEN
    assert second.paths() == ["/robots.txt", "/open", "/robots.txt"]


def test_a_robots_txt_elsewhere_is_followed_to(start_site: StartSite, settings: FetchSettings) -> None:
    """It speaks for the site that was asked."""
    first, second = start_site(), start_site()
    first.serve("/robots.txt", status=301, location=second.serve("/rules", b"User-agent: *\nDisallow: /no"))
    assert refusals(settings, first.url("/no"), second.url("/no")) == [FORBIDDEN, None]


@pytest.mark.parametrize("encoding", [None, "gzip"])
def test_the_beginning_of_a_large_robots_txt_is_read(site: Site, settings: FetchSettings, encoding: str | None) -> None:
    text = b"User-agent: *\nDisallow: /no\n" + b"# more\n" * 500_000
    headers = {"content_encoding": encoding} if encoding else {}
    site.serve("/robots.txt", gzip.compress(text) if encoding else text, **headers)
    assert refusals(replace(settings, max_body=1000), site.url("/no"), site.url("/yes")) == [FORBIDDEN, None]


def sitemaps(settings: FetchSettings, url: str) -> tuple[str, ...]:
    async def ask() -> tuple[str, ...]:
        async with Client(settings) as client:
            return await client.sitemaps(url)

    return asyncio.run(ask())


def test_a_robots_txt_names_sitemaps(site: Site, settings: FetchSettings) -> None:
    text = (
        "Sitemap: https://a.example/s.xml\nsitemap: /news.xml\nSitemap: file:///etc\nSitemap: https://a.example/s.xml"
    )
    site.serve("/robots.txt", text.encode())
    assert sitemaps(settings, site.url("/feed")) == ("https://a.example/s.xml", site.url("/news.xml"))


def test_where_there_is_no_robots_txt_no_sitemap_is_named(site: Site, settings: FetchSettings, closed: str) -> None:
    assert sitemaps(settings, site.url("/feed")) == ()
    assert sitemaps(settings, closed) == ()
    assert sitemaps(settings, "feed") == ()


def test_the_delay_that_a_site_asks_for_is_kept(site: Site, settings: FetchSettings) -> None:
    """The robots.txt itself counts as a request."""
    site.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3")
    site.serve("/", b"x")

    async def fetch() -> float:
        begun = time.monotonic()
        async with Client(settings) as client:
            for _ in range(2):
                await client.get(site.url("/"), robots=True)
        return time.monotonic() - begun

    assert asyncio.run(fetch()) >= 0.59
    assert site.paths() == ["/robots.txt", "/", "/"]
