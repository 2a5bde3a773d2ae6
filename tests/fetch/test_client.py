from __future__ import annotations

import asyncio
import base64
import contextlib
import gzip
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fetch.client import Client, FetchSettings, Validators
from newsdesk.errors import FetchError

if TYPE_CHECKING:
    from tests.fetch.conftest import Get, Reason, Site

RSS = b"<rss><channel><title>News</title></channel></rss>"


def test_an_answer_comes_with_all_that_was_said(site: Site, settings: FetchSettings, get: Get) -> None:
    url = site.serve("/feed", RSS, content_type="application/rss+xml", X_Odd="naïve")
    before = datetime.now(UTC)
    response = get(settings, f"{url}#top")
    assert (response.url, response.status, response.body) == (url, 200, RSS)
    assert response.headers["content-type"] == "application/rss+xml"
    assert response.headers["x-odd"] == "naïve"
    assert before <= response.started_at <= response.finished_at <= datetime.now(UTC)


def test_a_status_of_failure_is_an_answer(site: Site, settings: FetchSettings, get: Get) -> None:
    response = get(settings, site.url("/missing"))
    assert (response.status, response.body) == (404, b"none")


def test_the_request_says_who_asks_and_carries_the_given_headers(site: Site, settings: FetchSettings, get: Get) -> None:
    get(settings, site.serve("/", RSS), headers={"X-Key": "kein Ölzeug", "Accept": "text/xml"})
    sent = site.requests[0].headers
    assert sent["user-agent"] == settings.user_agent
    assert sent["accept"] == "text/xml"
    assert sent["x-key"].encode("latin-1").decode() == "kein Ölzeug"
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"


def test_validators_ask_conditionally(site: Site, settings: FetchSettings, get: Get) -> None:
    get(
        settings,
        site.serve("/", RSS),
        validators=Validators(etag='W/"1"', last_modified="Mon, 02 Nov 2026 10:00:00 GMT"),
    )
    assert site.requests[0].headers["if-none-match"] == 'W/"1"'
    assert site.requests[0].headers["if-modified-since"] == "Mon, 02 Nov 2026 10:00:00 GMT"


def test_an_encoded_body_is_decoded(site: Site, settings: FetchSettings, get: Get) -> None:
    assert get(settings, site.serve("/", gzip.compress(RSS), content_encoding="gzip")).body == RSS


def test_no_proxy_of_the_environment_is_used(
    site: Site, settings: FetchSettings, monkeypatch: pytest.MonkeyPatch, get: Get
) -> None:
    """A proxy would connect to addresses that nobody checked."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    assert get(settings, site.serve("/", RSS)).body == RSS


def test_credentials_are_sent_and_never_shown(
    site: Site, settings: FetchSettings, caplog: pytest.LogCaptureFixture, get: Get
) -> None:
    caplog.set_level(logging.DEBUG, logger="httpx")
    site.serve("/", RSS)
    response = get(settings, site.url("/", host="editor:s3cr%3At@127.0.0.1"))
    sent = site.requests[0].headers["authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")) == b"editor:s3cr:t"
    assert response.url == site.url("/")
    assert "s3cr" not in caplog.text


@pytest.mark.parametrize(
    "host", ["editor:s3cret@127.0.0.1:1", "editor:s3cret@[::1", "editor:s3cret@", "editor:s3@cret@a b"]
)
def test_no_error_shows_credentials(settings: FetchSettings, host: str, get: Get) -> None:
    with pytest.raises(FetchError) as caught:
        get(settings, f"http://{host}/feed")
    assert "cret" not in f"{caught.value}{caught.value.args}"


def test_a_connection_that_the_server_gave_up_is_replaced(settings: FetchSettings) -> None:
    """The server hangs up on the second request of a connection: that request was no failure of the source."""
    seen: list[int] = []

    async def serve_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        with contextlib.suppress(asyncio.IncompleteReadError):
            seen.append(len(await reader.readuntil(b"\r\n\r\n")))
        writer.close()

    async def fetch() -> list[bytes]:
        server = await asyncio.start_server(serve_once, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        async with server, Client(settings) as client:
            bodies = [(await client.get(url)).body for _ in range(2)]
        await asyncio.sleep(0.1)  # the server's side closes on the loop's next rounds
        return bodies

    assert asyncio.run(fetch()) == [b"ok", b"ok"]
    assert len(seen) == 1


def test_a_request_that_fails_on_its_own_connection_is_not_repeated(
    site: Site, settings: FetchSettings, reason: Reason
) -> None:
    reason(settings, site.serve_raw("/", b""))
    assert len(site.requests) == 1
