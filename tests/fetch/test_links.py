from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fetch.client import Client, FetchSettings, Validators
from newsdesk.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from tests.fetch.conftest import Get, Reason, Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://example.org/feed", "only http and https are fetched"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("feed", "only http and https are fetched"),
        ("http:///feed", "the URL names no host"),
    ],
)
def test_only_http_with_a_host_is_fetched(settings: FetchSettings, url: str, said: str, reason: Reason) -> None:
    assert reason(settings, url, RefusedError) == said


@pytest.mark.parametrize("url", ["http://[::1/", "http://a:b:c/", "http://a\r\nb/", "http://a:99999/", "http://a:0/"])
def test_what_is_no_url_is_said_to_be_none(settings: FetchSettings, url: str, reason: Reason) -> None:
    assert reason(settings, url).startswith("not a URL")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_a_private_address_is_refused_however_it_is_written(
    site: Site, settings: FetchSettings, host: str, reason: Reason
) -> None:
    closed = replace(settings, allow_networks=())
    said = reason(closed, site.url("/", host=host), RefusedError)
    assert "loopback; allow it under [fetch] allow_networks" in said
    assert site.requests == []


def test_a_redirect_to_a_private_address_is_refused(
    start_site: StartSite, settings: FetchSettings, reason: Reason
) -> None:
    outside, inside = start_site(), start_site()
    url = outside.serve("/", status=302, location=inside.url("/secret").replace("127.0.0.1", "127.0.0.2"))
    only_one = replace(settings, allow_networks=("127.0.0.1/32",))
    assert "127.0.0.2 is loopback" in reason(only_one, url, RefusedError)
    assert inside.requests == []


def test_a_redirect_to_another_scheme_is_refused(site: Site, settings: FetchSettings, reason: Reason) -> None:
    assert reason(settings, site.serve("/", status=301, location="file:///etc/passwd"), RefusedError)


def test_a_wrong_allowed_network_is_an_error_of_use(settings: FetchSettings) -> None:
    with pytest.raises(UsageError, match="allow_networks"):
        Client(replace(settings, allow_networks=("10.0.0.1/8",)))


def test_redirects_are_followed_to_the_end(start_site: StartSite, settings: FetchSettings, get: Get) -> None:
    first, second = start_site(), start_site()
    first.serve("/a", status=301, location="/b?x=1")
    first.serve("/b?x=1", status=302, location=f"//127.0.0.1:{second.port}/c")
    second.serve("/c", status=307, location="d")
    url = second.serve("/d", RSS)
    response = get(settings, first.url("/a"))
    assert (response.url, response.body) == (url, RSS)
    assert response.finished_at > response.started_at


@pytest.mark.parametrize("hops", [10, 11])
def test_ten_redirects_are_followed_and_no_more(
    site: Site, settings: FetchSettings, hops: int, get: Get, reason: Reason
) -> None:
    for hop in range(hops):
        site.serve(f"/{hop}", status=302, location=f"/{hop + 1}")
    site.serve(f"/{hops}", RSS)
    if hops == 10:
        assert get(settings, site.url("/0")).body == RSS
    else:
        assert reason(settings, site.url("/0")) == "more than 10 redirects"
        assert len(site.requests) == 11


def test_a_circle_of_redirects_is_left_at_once(site: Site, settings: FetchSettings, reason: Reason) -> None:
    site.serve("/a", status=302, location="/b")
    site.serve("/b", status=302, location="/a")
    assert reason(settings, site.url("/a")) == "redirects in a circle"
    assert site.paths() == ["/a", "/b"]


def test_a_redirect_to_itself_with_a_cookie_is_no_circle(site: Site, settings: FetchSettings, get: Get) -> None:
    async def wants_cookie(request: Any, writer: asyncio.StreamWriter) -> None:
        if "cookie" in request.headers:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        else:
            writer.write(b"HTTP/1.1 302 Found\r\nlocation: /\r\nset-cookie: seen=1\r\ncontent-length: 0\r\n\r\n")

    assert get(settings, site.serve_raw("/", wants_cookie)).body == b"ok"


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ([301], "/1"),
        ([308], "/1"),
        ([301, 308], "/2"),
        ([301, 302, 301], "/1"),
        ([302], None),
        ([302, 301], None),
        ([303], None),
        ([307, 308], None),
        ([], None),
    ],
)
def test_permanent_redirects_are_told_apart(
    site: Site, settings: FetchSettings, get: Get, statuses: list[int], moved_to: str | None
) -> None:
    """As far as no temporary one comes first."""
    for hop, status in enumerate(statuses):
        site.serve(f"/{hop}", status=status, location=f"/{hop + 1}#top")
    site.serve(f"/{len(statuses)}", RSS)
    assert get(settings, site.url("/0")).moved_to == (moved_to and site.url(moved_to))


def test_a_permanent_redirect_to_itself_moves_nothing(site: Site, settings: FetchSettings, get: Get) -> None:
    async def wants_cookie(request: Any, writer: asyncio.StreamWriter) -> None:
        if "cookie" in request.headers:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        else:
            writer.write(b"HTTP/1.1 301 Moved\r\nlocation: /\r\nset-cookie: a=1\r\ncontent-length: 0\r\n\r\n")

    assert get(settings, site.serve_raw("/", wants_cookie)).moved_to is None


def test_cookies_last_as_long_as_the_redirects_that_they_are_for(site: Site, settings: FetchSettings) -> None:
    site.serve("/in", status=302, location="/out", set_cookie="seen=1")
    site.serve("/out", RSS, set_cookie="other=2")

    async def fetch() -> None:
        async with Client(settings) as client:
            await client.get(site.url("/in"))
            await client.get(site.url("/out"))

    asyncio.run(fetch())
    assert [request.headers.get("cookie") for request in site.requests] == [None, "seen=1", None]


def test_what_may_not_be_asked_is_of_one_kind_and_what_leads_nowhere_of_another(
    site: Site, settings: FetchSettings, reason: Reason
) -> None:
    reason(settings, site.serve("/file", status=302, location="file:///etc/passwd"), RefusedError, "forbidden")
    reason(settings, site.serve("/port", status=302, location="http://a:99999/"), failure="redirects")
    reason(settings, site.serve("/self", status=302, location="/self"), failure="redirects")


def test_the_body_of_a_redirect_is_not_waited_for(site: Site, settings: FetchSettings, get: Get) -> None:
    site.serve_raw("/", b"HTTP/1.1 302 Found\r\nlocation: /there\r\ncontent-length: 1000\r\n\r\n...")
    site.serve("/there", RSS)
    assert get(settings, site.url("/")).body == RSS


@pytest.mark.parametrize("status", [300, 304, 305])
def test_other_statuses_of_the_three_hundreds_are_answers(
    site: Site, settings: FetchSettings, status: int, get: Get
) -> None:
    assert get(settings, site.serve("/", status=status, location="/elsewhere")).status == status


def test_a_redirect_without_an_address_is_an_answer(site: Site, settings: FetchSettings, get: Get) -> None:
    assert get(settings, site.serve("/", b"moved", status=301)).body == b"moved"


def test_what_is_between_us_and_one_host_is_not_told_to_another(
    start_site: StartSite, settings: FetchSettings, get: Get
) -> None:
    """Keys, cookies and credentials stay; what anybody may know, and the validators, go along."""
    first, second = start_site(), start_site()
    first.serve("/", status=302, location="/again")
    first.serve("/again", status=302, location=second.serve("/", RSS))
    url = first.url("/", host="user:pass@127.0.0.1")
    get(
        settings,
        url,
        headers={"X-Api-Key": "k", "Cookie": "c=1", "Accept-Language": "kk"},
        validators=Validators(etag='"1"'),
    )
    for request in first.requests:
        assert request.headers["x-api-key"] == "k"
        assert "authorization" in request.headers
    told = second.requests[0].headers
    assert not {"x-api-key", "cookie", "authorization"} & set(told)
    assert (told["accept-language"], told["if-none-match"]) == ("kk", '"1"')
    assert told["accept-encoding"] == first.requests[0].headers["accept-encoding"]
