from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fetch.client import FetchSettings
from fetch.polling import Poll, Polled, fetch_pages, from_archive, poll_all
from newsdesk.records import Source

if TYPE_CHECKING:
    from tests.fetch.conftest import Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"
MakeSource = Callable[..., Source]


def poll(settings: FetchSettings, polls: Sequence[Poll], **named: Any) -> list[Polled]:
    named = {"run_id": "run-1", "budget": 30.0, "on_done": lambda _: None, **named}
    return asyncio.run(poll_all(settings, polls, **named))


def pages(settings: FetchSettings, requests: Sequence[tuple[str, Source]], **named: Any) -> list[Polled]:
    named = {"run_id": "run-1", "budget": 30.0, "on_done": lambda _: None, **named}
    return asyncio.run(fetch_pages(settings, requests, **named))


def test_a_feed_that_answers_is_captured(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    site.serve("/old", status=301, location="/feed")
    url = site.serve("/feed", RSS, etag='"1"', last_modified="Mon, 02 Nov 2026 10:00:00 GMT", content_type="text/xml")
    [polled] = poll(settings, [Poll(source=source(site.url("/old")))])
    assert (polled.outcome, polled.http_status, polled.bytes, polled.error) == ("ok", 200, len(RSS), None)
    assert (polled.source_id, polled.run_id, polled.role, polled.url) == ("a-source", "run-1", "feed", site.url("/old"))
    assert (polled.etag, polled.last_modified) == ('"1"', "Mon, 02 Nov 2026 10:00:00 GMT")
    capture = polled.capture
    assert capture is not None
    assert (capture.requested_url, capture.url, capture.body) == (site.url("/old"), url, RSS)
    assert (capture.status, capture.headers["content-type"], capture.role) == (200, "text/xml", "feed")
    assert (capture.started_at, capture.finished_at) == (polled.started_at, polled.finished_at)


async def unless_known(request: Any, writer: asyncio.StreamWriter) -> None:
    """Answer as a server does whose feed has not changed since validators "2"."""
    if request.headers.get("if-none-match") == '"2"' and request.headers.get("if-modified-since") == "then":
        writer.write(b'HTTP/1.1 304 Not Modified\r\netag: "2"\r\n\r\n')
    else:
        writer.write(b'HTTP/1.1 200 OK\r\netag: "2"\r\nlast-modified: then\r\ncontent-length: 3\r\n\r\nnew')


def test_a_feed_is_asked_with_what_it_left_last_time(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    feed = source(site.serve_raw("/", unless_known))
    [first] = poll(settings, [Poll(source=feed)])
    [second] = poll(settings, [Poll(source=feed, etag=first.etag, last_modified=first.last_modified)])
    assert (first.outcome, second.outcome) == ("ok", "not_modified")
    assert (second.http_status, second.error, second.capture) == (304, None, None)
    assert (second.etag, second.last_modified) == (first.etag, first.last_modified)


def test_a_source_whose_validators_lie_is_asked_without(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    feed = source(site.serve_raw("/", unless_known), ignore_validators=True)
    [polled] = poll(settings, [Poll(source=feed, etag='"2"', last_modified="then")])
    assert polled.outcome == "ok"
    assert not {"if-none-match", "if-modified-since"} & set(site.requests[0].headers)


def test_new_content_without_validators_forgets_the_old_ones(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    [polled] = poll(settings, [Poll(source=source(site.serve("/", RSS)), etag='"old"', last_modified="then")])
    assert (polled.etag, polled.last_modified) == (None, None)


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503, 202, 206])
def test_any_other_status_is_a_failure_that_keeps_its_body(
    site: Site, settings: FetchSettings, source: MakeSource, status: int
) -> None:
    feed = source(site.serve("/", b"sorry", status=status, etag='"new"'))
    [polled] = poll(settings, [Poll(source=feed, etag='"kept"')])
    assert (polled.outcome, polled.http_status, polled.bytes) == ("failed", status, 5)
    assert polled.error is not None
    assert polled.error.startswith(f"HTTP {status} ")
    assert polled.capture is not None
    assert polled.capture.body == b"sorry"
    assert polled.etag == '"kept"'


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"HTTP/1.1 404 Gone Fishing\r\ncontent-length: 0\r\n\r\n", "HTTP 404 Not Found"),
        (b"HTTP/1.1 599 Hm\r\ncontent-length: 0\r\n\r\n", "HTTP 599"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "HTTP 200 OK with nothing in it"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "HTTP 304 Not Modified"),
    ],
)
def test_an_answer_without_a_body_has_no_capture(
    site: Site, settings: FetchSettings, source: MakeSource, answer: bytes, error: str
) -> None:
    """A 304 that nobody asked for included."""
    [polled] = poll(settings, [Poll(source=source(site.serve_raw("/", answer)))])
    assert (polled.outcome, polled.error, polled.capture, polled.bytes) == ("failed", error, None, 0)


def test_a_source_sends_its_own_headers(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    poll(settings, [Poll(source=source(site.serve("/", RSS), headers={"X-Key": "k"}))])
    assert site.requests[0].headers["x-key"] == "k"


def test_failing_sources_cost_nobody_else(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    """One outcome each, in the order asked, whatever they do."""
    urls = {
        "refuses": "http://127.0.0.1:1/",
        "private": "http://10.0.0.1/",
        "no-url": "http://[::1/",
        "no-scheme": "feed",
        "garbage": site.serve_raw("/garbage", b"\x00\x01\x02"),
        "late": site.serve_nothing("/late"),
        "good": site.serve("/good", RSS),
    }
    polled = poll(replace(settings, timeout=0.5), [Poll(source=source(url, id=name)) for name, url in urls.items()])
    assert {each.source_id: (each.outcome, each.error) for each in polled} == {
        "refuses": ("failed", "connection refused"),
        "private": ("refused", "address 10.0.0.1 is private; allow it under [fetch] allow_networks"),
        "no-url": ("failed", "not a URL"),
        "no-scheme": ("refused", "only http and https are fetched"),
        "garbage": ("failed", "not an HTTP answer"),
        "late": ("failed", "no answer within 0.5 s"),
        "good": ("ok", None),
    }
    assert [each.source_id for each in polled] == list(urls)
    assert all(each.started_at <= each.finished_at for each in polled)
    assert [each.capture is None for each in polled] == [True] * 6 + [False]


def test_outcomes_are_handed_over_as_they_come(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    async def slow(_: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    slow_feed = Poll(source=source(site.serve_raw("/slow", slow), id="slow"))
    fast_feed = Poll(source=source(site.serve("/fast", RSS), id="fast"))
    done: list[Polled] = []
    polled = poll(settings, [slow_feed, fast_feed], on_done=done.append)
    assert [each.source_id for each in done] == ["fast", "slow"]
    assert polled == done[::-1]


def test_an_archive_that_fails_ends_the_run_with_its_own_error(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    def full_disk(_: Polled) -> None:
        raise OSError(28, "No space left on device")

    polls = [Poll(source=source(site.serve("/", RSS))), Poll(source=source(site.serve_nothing("/hangs")))]
    begun = time.monotonic()
    with pytest.raises(OSError, match="No space left"):
        poll(replace(settings, timeout=60.0), polls, on_done=full_disk, budget=60.0)
    assert time.monotonic() - begun < 30  # what hangs was cancelled


def test_a_budget_tells_what_was_cut_off_from_what_was_not_started(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve("/good", RSS)
    site.serve_nothing("/hangs")
    polls = [Poll(source=source(site.url(path))) for path in ("/good", "/hangs", "/hangs", "/good", "/good")]
    done: list[Polled] = []
    polled = poll(settings, polls, budget=0.5, on_done=done.append)
    assert [each.outcome for each in polled] == ["ok", "failed", "failed", "not_started", "not_started"]
    assert [each.error for each in polled] == [None] + ["the run's time was used up"] * 4
    assert len(done) == 5
    assert site.paths().count("/good") == 1


def test_without_any_time_nothing_is_started(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    [polled] = poll(settings, [Poll(source=source(site.serve("/", RSS)), etag='"kept"')], budget=0)
    assert (polled.outcome, polled.etag) == ("not_started", '"kept"')
    [page] = pages(settings, [(site.url("/"), source(site.url("/")))], budget=0)
    assert page.outcome == "not_started"
    assert site.requests == []


def test_nothing_to_do_is_done_at_once(settings: FetchSettings) -> None:
    assert poll(settings, []) == []


def test_a_page_is_captured_as_a_page(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    url = site.serve("/story", b"<p>Story</p>")
    [polled] = pages(settings, [(url, source(site.url("/feed")))])
    assert (polled.outcome, polled.role, polled.url) == ("ok", "page", url)
    assert polled.capture is not None
    assert (polled.capture.role, polled.capture.body) == ("page", b"<p>Story</p>")


def test_robots_txt_keeps_us_from_pages_and_not_from_feeds(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /")
    feed = source(site.serve("/feed", RSS))
    [page] = pages(settings, [(site.serve("/story", b"x"), feed)])
    assert (page.outcome, page.error, page.http_status) == ("refused", "robots.txt forbids it", None)
    [polled] = poll(settings, [Poll(source=feed)])
    assert polled.outcome == "ok"
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_page_whose_robots_txt_did_not_come_in_time_was_not_started(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve_nothing("/robots.txt")
    requests = [(site.url(path), source(site.url("/"))) for path in ("/1", "/2", "/3")]
    assert [each.outcome for each in pages(settings, requests, budget=0.3)] == ["not_started"] * 3


def test_credentials_show_in_no_outcome(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    site.serve("/feed", RSS)
    with_secret = source(site.url("/feed", host="me:s3cret@127.0.0.1"))
    failing = source("http://me:s3cret@127.0.0.1:1/")
    for polled in poll(settings, [Poll(source=with_secret), Poll(source=failing)]):
        assert "s3cret" not in repr(polled)
    assert "authorization" in site.requests[0].headers


@pytest.mark.parametrize("status", [200, 404])
def test_a_capture_from_the_archive_tells_what_it_told_when_it_came(
    site: Site, settings: FetchSettings, source: MakeSource, status: int
) -> None:
    """All but the validators."""
    [polled] = poll(settings, [Poll(source=source(site.serve("/", RSS, status=status, etag='"1"')))])
    assert polled.capture is not None
    assert from_archive(polled.capture) == replace(polled, etag=None)


def test_many_sources_are_polled_at_once(start_site: StartSite, settings: FetchSettings, source: MakeSource) -> None:
    """Twenty servers, each of which answers only when all have been asked."""
    sites = [start_site() for _ in range(20)]
    asked = 0
    all_asked = asyncio.Event()

    async def answer(_: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        if asked == len(sites):
            all_asked.set()
        await all_asked.wait()
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    polls = [Poll(source=source(site.serve_raw("/", answer))) for site in sites]
    assert {each.outcome for each in poll(settings, polls)} == {"ok"}
