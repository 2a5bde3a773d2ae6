from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from fetch.client import Client, FetchSettings
from fetch.polling import Poll, Polled, fetch_pages, from_archive, poll_all
from newsdesk.records import FailureKind, Kept, Location, Original, Source

if TYPE_CHECKING:
    from tests.fetch.conftest import Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"
MakeSource = Callable[..., Source]


OnDone = Callable[[Polled], Polled]


def same(polled: Polled) -> Polled:
    return polled


def asking(source: Source, **named: Any) -> Poll:
    return Poll(**{"source": source, "url": source.url, **named})


def poll(
    settings: FetchSettings, polls: Sequence[Poll], *, budget: float = 30.0, on_done: OnDone = same
) -> list[Polled]:
    async def run() -> list[Polled]:
        async with Client(settings, budget=budget) as client:
            return await poll_all(client, polls, run_id="run-1", on_done=on_done)

    return asyncio.run(run())


def pages(settings: FetchSettings, requests: Sequence[tuple[str, Source]], *, budget: float = 30.0) -> list[Polled]:
    async def run() -> list[Polled]:
        async with Client(settings, budget=budget) as client:
            return await fetch_pages(client, requests, run_id="run-1", on_done=same)

    return asyncio.run(run())


def test_a_feed_that_answers_is_captured(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    site.serve("/old", status=301, location="/feed")
    url = site.serve("/feed", RSS, etag='"1"', last_modified="Mon, 02 Nov 2026 10:00:00 GMT", content_type="text/xml")
    [polled] = poll(settings, [asking(source(site.url("/old")))])
    assert (polled.outcome, polled.http_status, polled.bytes, polled.error) == ("ok", 200, len(RSS), None)
    assert (polled.source_id, polled.run_id, polled.role, polled.url) == ("a-source", "run-1", "feed", site.url("/old"))
    assert (polled.etag, polled.last_modified) == ('"1"', "Mon, 02 Nov 2026 10:00:00 GMT")
    capture = polled.capture
    assert capture is not None
    assert (capture.requested_url, capture.url, capture.body) == (site.url("/old"), url, RSS)
    assert (capture.status, capture.headers["content-type"], capture.role) == (200, "text/xml", "feed")
    assert (capture.started_at, capture.finished_at) == (polled.started_at, polled.finished_at)
    assert capture.fetch_id == polled.fetch_id
    assert polled.moved_to == url


async def unless_known(request: Any, writer: asyncio.StreamWriter) -> None:
    """Answer as a server does whose feed has not changed since validators "2"."""
    if request.headers.get("if-none-match") == '"2"' and request.headers.get("if-modified-since") == "then":
        writer.write(b'HTTP/1.1 304 Not Modified\r\netag: "2"\r\n\r\n')
    else:
        writer.write(b'HTTP/1.1 200 OK\r\netag: "2"\r\nlast-modified: then\r\ncontent-length: 3\r\n\r\nnew')


def test_a_feed_is_asked_with_what_it_left_last_time(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    feed = source(site.serve_raw("/", unless_known))
    [first] = poll(settings, [asking(feed)])
    [second] = poll(settings, [asking(feed, etag=first.etag, last_modified=first.last_modified)])
    assert (first.outcome, second.outcome) == ("ok", "not_modified")
    assert (second.http_status, second.error, second.capture) == (304, None, None)
    assert (second.etag, second.last_modified) == (first.etag, first.last_modified)


def test_a_source_whose_validators_lie_is_asked_without(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    feed = source(site.serve_raw("/", unless_known), ignore_validators=True)
    [polled] = poll(settings, [asking(feed, etag='"2"', last_modified="then")])
    assert polled.outcome == "ok"
    assert not {"if-none-match", "if-modified-since"} & set(site.requests[0].headers)


def test_new_content_without_validators_forgets_the_old_ones(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    [polled] = poll(settings, [asking(source(site.serve("/", RSS)), etag='"old"', last_modified="then")])
    assert (polled.etag, polled.last_modified) == (None, None)


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (202, "status"),
        (206, "status"),
        (400, "status"),
        (401, "denied"),
        (403, "denied"),
        (404, "missing"),
        (410, "gone"),
        (418, "status"),
        (429, "busy"),
        (451, "denied"),
        (500, "server"),
        (502, "server"),
        (503, "busy"),
    ],
)
def test_any_other_status_is_a_failure_that_keeps_its_body(
    site: Site, settings: FetchSettings, source: MakeSource, status: int, failure: FailureKind
) -> None:
    feed = source(site.serve("/", b"sorry", status=status, etag='"new"'))
    [polled] = poll(settings, [asking(feed, etag='"kept"')])
    assert (polled.outcome, polled.http_status, polled.failure, polled.bytes) == ("failed", status, failure, 5)
    assert polled.error is not None
    assert polled.error.startswith(f"HTTP {status} ")
    assert polled.capture is not None
    assert polled.capture.body == b"sorry"
    assert polled.etag == '"kept"'
    assert (polled.retry_at is not None) is (failure == "busy")


@pytest.mark.parametrize(
    ("answer", "failure", "error"),
    [
        (b"HTTP/1.1 404 Gone Fishing\r\ncontent-length: 0\r\n\r\n", "missing", "HTTP 404 Not Found"),
        (b"HTTP/1.1 599 Hm\r\ncontent-length: 0\r\n\r\n", "server", "HTTP 599"),
        (b"HTTP/1.1 999 Hm\r\ncontent-length: 0\r\n\r\n", "status", "HTTP 999"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "not_a_feed", "HTTP 200 OK with nothing in it"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "status", "HTTP 304 Not Modified"),
    ],
)
def test_an_answer_without_a_body_has_no_capture(  # noqa: PLR0917
    site: Site, settings: FetchSettings, source: MakeSource, answer: bytes, failure: FailureKind, error: str
) -> None:
    """A 304 that nobody asked for included."""
    [polled] = poll(settings, [asking(source(site.serve_raw("/", answer)))])
    assert (polled.outcome, polled.failure, polled.error) == ("failed", failure, error)
    assert (polled.capture, polled.bytes) == (None, 0)


def test_a_source_sends_its_own_headers(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    poll(settings, [asking(source(site.serve("/", RSS), headers={"X-Key": "k"}))])
    assert site.requests[0].headers["x-key"] == "k"


def test_failing_sources_cost_nobody_else(site: Site, settings: FetchSettings, closed: str, source: MakeSource) -> None:
    """One outcome each, in the order asked, whatever they do."""
    urls = {
        "refuses": closed,
        "private": "http://10.0.0.1/",
        "no-url": "http://[::1/",
        "no-scheme": "feed",
        "garbage": site.serve_raw("/garbage", b"\x00\x01\x02"),
        "late": site.serve_nothing("/late"),
        "good": site.serve("/good", RSS),
    }
    polled = poll(replace(settings, timeout=0.5), [asking(source(url, id=name)) for name, url in urls.items()])
    assert {each.source_id: (each.outcome, each.failure, each.error) for each in polled} == {
        "refuses": ("failed", "connection", "connection refused"),
        "private": ("refused", "forbidden", "address 10.0.0.1 is private; allow it under [fetch] allow_networks"),
        "no-url": ("failed", "protocol", "not a URL"),
        "no-scheme": ("refused", "forbidden", "only http and https are fetched"),
        "garbage": ("failed", "protocol", "not an HTTP answer"),
        "late": ("failed", "timeout", "no answer within 0.5 s"),
        "good": ("ok", None, None),
    }
    assert [each.source_id for each in polled] == list(urls)
    assert all(each.started_at <= each.finished_at for each in polled)
    assert [each.capture is None for each in polled] == [True] * 6 + [False]


def test_outcomes_are_handed_over_as_they_come(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    async def slow(_: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    slow_feed = asking(source(site.serve_raw("/slow", slow), id="slow"))
    fast_feed = asking(source(site.serve("/fast", RSS), id="fast"))
    done: list[Polled] = []

    def take(polled: Polled) -> Polled:
        done.append(polled)
        return replace(polled, capture=None)

    polled = poll(settings, [slow_feed, fast_feed], on_done=take)
    assert [each.source_id for each in done] == ["fast", "slow"]
    assert all(each.capture for each in done)
    assert polled == [replace(each, capture=None) for each in done[::-1]], "what is returned stands in its place"


def test_an_archive_that_fails_ends_the_run_with_its_own_error(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    def full_disk(_: Polled) -> Polled:
        raise OSError(28, "No space left on device")

    polls = [asking(source(site.serve("/", RSS))), asking(source(site.serve_nothing("/hangs")))]
    begun = time.monotonic()
    with pytest.raises(OSError, match="No space left"):
        poll(replace(settings, timeout=60.0), polls, on_done=full_disk, budget=60.0)
    assert time.monotonic() - begun < 30  # what hangs was cancelled


def test_a_budget_tells_what_was_cut_off_from_what_was_not_started(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve("/good", RSS)
    site.serve_nothing("/hangs")
    polls = [asking(source(site.url(path))) for path in ("/good", "/hangs", "/hangs", "/good", "/good")]
    polled = poll(settings, polls, budget=0.5)
    assert [each.outcome for each in polled] == ["ok", "failed", "failed", "not_started", "not_started"]
    assert [each.error for each in polled] == [None] + ["the run's time was used up"] * 4
    assert [each.failure for each in polled] == [None] + ["interrupted"] * 4
    assert site.paths().count("/good") == 1


def test_without_any_time_nothing_is_started(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    [polled] = poll(settings, [asking(source(site.serve("/", RSS)), etag='"kept"')], budget=0)
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
    [polled] = poll(settings, [asking(feed)])
    assert polled.outcome == "ok"
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_page_whose_robots_txt_did_not_come_in_time_was_not_started(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve_nothing("/robots.txt")
    requests = [(site.url(path), source(site.url("/"))) for path in ("/1", "/2", "/3")]
    assert [each.outcome for each in pages(settings, requests, budget=0.3)] == ["not_started"] * 3


def test_credentials_show_in_no_outcome(site: Site, settings: FetchSettings, closed: str, source: MakeSource) -> None:
    site.serve("/feed", RSS)
    with_secret = source(site.url("/feed", host="me:s3cret@127.0.0.1"))
    failing = source(closed.replace("127", "me:s3cret@127"))
    for polled in poll(settings, [asking(with_secret), asking(failing)]):
        assert "s3cret" not in repr(polled)
    assert "authorization" in site.requests[0].headers


@pytest.mark.parametrize("status", [200, 404, 503])
def test_a_capture_from_the_archive_tells_what_it_told_when_it_came(
    site: Site, settings: FetchSettings, source: MakeSource, status: int
) -> None:
    """All but the validators."""
    url = site.serve("/", RSS, status=status, etag='"1"', cache_control="max-age=60", retry_after="100")
    [polled] = poll(settings, [asking(source(url))])
    assert polled.capture is not None
    location = Location(file="a.warc.gz", offset=0, length=1)
    original = Original(digest="sha256:A", url=url, captured_at=polled.finished_at, location=location)
    kept = Kept(location=location, digest="sha256:A", original=original)
    assert from_archive(polled.capture, kept) == replace(polled, etag=None, capture=None, kept=kept)
    assert (polled.fresh_for is not None) is (status in (200, 404, 503))


def test_what_a_feed_s_headers_say_of_time_is_told(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    [polled] = poll(settings, [asking(source(site.serve("/", RSS, cache_control="max-age=600", age="60")))])
    assert (polled.fresh_for, polled.retry_at) == (timedelta(seconds=540), None)


def test_a_not_modified_is_put_to_the_test(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    feed = source(site.serve_raw("/", unless_known))
    [polled] = poll(settings, [asking(feed, etag='"2"', last_modified="then", audit=True)])
    assert (polled.outcome, polled.after_not_modified, polled.bytes) == ("ok", True, 3)
    assert ["if-none-match" in request.headers for request in site.requests] == [True, False]


def test_what_was_modified_is_not_asked_for_twice(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    [polled] = poll(settings, [asking(source(site.serve("/", RSS)), etag='"1"', audit=True)])
    assert (polled.outcome, polled.after_not_modified) == ("ok", False)
    assert len(site.requests) == 1


def test_other_documents_of_a_source_get_its_secrets_on_its_own_server_only(
    start_site: StartSite, settings: FetchSettings, source: MakeSource
) -> None:
    own, other = start_site(), start_site()
    feed = source(own.url("/feed", host="me:s3cret@127.0.0.1"), headers={"X-Key": "k"})
    urls = [own.serve("/older", RSS), other.serve("/older", RSS), feed.url]
    own.serve("/feed", RSS)
    poll(settings, [Poll(source=feed, url=url) for url in urls])
    assert sorted(own.paths()) == ["/feed", "/older"]
    for request in own.requests:
        assert (request.headers["x-key"], "authorization" in request.headers) == ("k", True)
    assert not {"x-key", "authorization"} & set(other.requests[0].headers)


def test_a_page_elsewhere_gets_no_secrets(start_site: StartSite, settings: FetchSettings, source: MakeSource) -> None:
    feed_site, page_site = start_site(), start_site()
    pages(settings, [(page_site.serve("/story", b"x"), source(feed_site.url("/"), headers={"X-Key": "k"}))])
    assert page_site.paths() == ["/robots.txt", "/story"]
    assert not any("x-key" in request.headers for request in page_site.requests)


def test_sitemaps_obey_robots_txt(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /no")
    site.serve("/yes.xml", RSS)
    feed = source(site.url("/feed"))
    polled = poll(settings, [Poll(source=feed, url=site.url(path), role="sitemap") for path in ("/no.xml", "/yes.xml")])
    assert [(each.outcome, each.failure, each.role) for each in polled] == [
        ("refused", "forbidden", "sitemap"),
        ("ok", None, "sitemap"),
    ]


def test_a_source_whose_host_asked_us_to_wait_is_not_asked(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    site.serve("/busy", status=429, retry_after="3600")
    site.serve("/feed", RSS)

    async def run() -> list[Polled]:
        async with Client(settings) as client:
            for path in ("/busy", "/feed"):
                last = await poll_all(client, [asking(source(site.url(path)))], run_id="run-1", on_done=same)
            return last

    [polled] = asyncio.run(run())
    assert (polled.outcome, polled.failure, polled.http_status) == ("not_started", "busy", None)
    assert polled.retry_at is not None
    assert polled.error == f"the host asked us to wait until {polled.retry_at:%H:%M} UTC"
    assert site.paths() == ["/busy"]


def test_a_failed_request_begins_when_its_turn_has_come(
    site: Site, settings: FetchSettings, source: MakeSource
) -> None:
    async def hang_up(_: Any, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)

    polls = [asking(source(site.serve_raw("/", hang_up))) for _ in range(3)]
    polled = poll(replace(settings, per_host_delay=0.2), polls)
    starts = sorted(each.started_at for each in polled)
    assert {each.failure for each in polled} == {"connection"}
    assert starts[-1] - starts[0] >= timedelta(seconds=0.39)
    assert all(each.finished_at - each.started_at >= timedelta(seconds=0.09) for each in polled)
    assert len({each.fetch_id for each in polled}) == 3


def test_what_would_only_wait_is_not_begun(site: Site, settings: FetchSettings, source: MakeSource) -> None:
    """Of a hundred requests a few are under way or wait for their turn; the others are not thought of yet."""

    async def slow(_: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    most = 0

    def count(polled: Polled) -> Polled:
        nonlocal most
        most = max(most, len(asyncio.all_tasks()))
        return polled

    url = site.serve_raw("/", slow)
    few = replace(settings, concurrency=4)
    of_one_host = poll(few, [asking(source(url)) for _ in range(50)], on_done=count)
    assert most <= 3
    hosts = [url.replace("127.0.0.1", f"127.0.0.{number}") for number in range(1, 101)]
    of_many_hosts = poll(few, [asking(source(each)) for each in hosts], on_done=count)
    assert most <= 12
    assert len([*of_one_host, *of_many_hosts]) == 150


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

    polls = [asking(source(site.serve_raw("/", answer))) for site in sites]
    assert {each.outcome for each in poll(settings, polls)} == {"ok"}
