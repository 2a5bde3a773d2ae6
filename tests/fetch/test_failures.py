from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fetch import exchange
from fetch.client import Client, FetchSettings, Response
from newsdesk.errors import FetchError
from newsdesk.records import FailureKind

if TYPE_CHECKING:
    from tests.fetch.conftest import Certificate, Get, Handler, Names, Reason, Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"


async def drip(_: Any, writer: asyncio.StreamWriter) -> None:
    """One byte at a time, for ever: no single read waits long."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.02)


async def endless(_: Any, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
        await writer.drain()


async def reset(_: Any, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.transport.abort()


def test_a_server_that_never_answers_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    assert (
        reason(replace(settings, timeout=0.3), site.serve_nothing("/"), failure="timeout") == "no answer within 0.3 s"
    )


def test_a_server_that_drips_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    said = reason(replace(settings, timeout=0.3), site.serve_raw("/", drip), failure="timeout")
    assert said == "the answer was not complete within 0.3 s"


def test_the_bound_holds_over_redirects(site: Site, settings: FetchSettings, reason: Reason) -> None:
    async def slow_hop(request: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(f"HTTP/1.1 302 Found\r\nlocation: {request.path}x\r\ncontent-length: 0\r\n\r\n".encode())

    for hop in range(12):
        site.serve_raw("/" + "x" * hop, slow_hop)
    assert "within 0.5 s" in reason(replace(settings, timeout=0.5), site.url("/"), failure="timeout")
    assert len(site.requests) < 5


def test_waiting_for_its_turn_does_not_count_against_a_request(site: Site, settings: FetchSettings) -> None:
    async def four() -> list[Response]:
        async with Client(replace(settings, timeout=0.5, per_host_delay=0.4)) as client:
            return await asyncio.gather(*(client.get(url) for _ in range(4)))

    url = site.serve("/", RSS)
    assert [response.body for response in asyncio.run(four())] == [RSS] * 4


def test_an_endless_body_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    assert reason(settings, site.serve_raw("/", endless), failure="too_large") == "body larger than 1 MB"


def test_a_bomb_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    url = site.serve("/", gzip.compress(bytes(50_000_000)), content_encoding="gzip")
    assert reason(settings, url, failure="too_large") == "body larger than 1 MB"


def test_a_body_just_within_the_limit_is_taken(site: Site, settings: FetchSettings, get: Get) -> None:
    assert len(get(settings, site.serve("/", bytes(1_000_000))).body) == 1_000_000


HUNG_UP = "the server hung up without an HTTP answer"
NO_HTTP = "not an HTTP answer"
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "failure", "said"),
    [
        (OK + b"content-length: 100\r\n\r\nhalf", "protocol", "the body ended early"),
        (OK + b"transfer-encoding: chunked\r\n\r\n5\r\nhe", "protocol", "the body ended early"),
        (OK + b"transfer-encoding: chunked\r\n\r\nmany\r\nhe", "protocol", NO_HTTP),
        (OK + b"content-length: 3\r\ncontent-encoding: gzip\r\n\r\n<a>", "protocol", "the body is damaged gzip data"),
        (OK + b"content-length: many\r\n\r\nx", "protocol", NO_HTTP),
        (OK + b"content-length: 1\r\ncontent-length: 2\r\n\r\nxy", "protocol", NO_HTTP),
        (OK + b"content-length: -1\r\n\r\n", "protocol", NO_HTTP),
        (OK + b"x: y\r\n" * 40_000 + b"\r\n", "protocol", NO_HTTP),
        (OK + b"x: " + b"y" * 200_000 + b"\r\n\r\n", "protocol", NO_HTTP),
        (OK + b"no colon\r\n\r\n", "protocol", NO_HTTP),
        (b"", "connection", HUNG_UP),
        (b"HTTP/1.1 100 Continue\r\n\r\n", "connection", HUNG_UP),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "connection", HUNG_UP),
        (b"\x16\x03\x01\x00\x01\x00\xff\xfe", "protocol", NO_HTTP),
        (b"<html>\n\nstraight away</html>", "protocol", NO_HTTP),
        (b"HTTP/1.1 302 Found\r\nlocation: http://[::1\r\n\r\n", "redirects", "redirects to what is no URL"),
        (b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n", "protocol", NO_HTTP),
    ],
)
def test_a_broken_answer_is_said_to_be_what_it_is(  # noqa: PLR0917
    site: Site, settings: FetchSettings, answer: bytes, failure: FailureKind, said: str, reason: Reason
) -> None:
    assert reason(settings, site.serve_raw("/", answer), failure=failure) == said


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
        (b"HTTP/1.1 205 Reset Content\r\ncontent-length: 0\r\n\r\n", 205, b""),
        (b"HTTP/1.1 206 Partial Content\r\ncontent-length: 2\r\n\r\nok", 206, b"ok"),
        (b"HTTP/1.1 304 Not Modified\r\ncontent-length: 2000000000\r\n\r\n", 304, b""),
        (OK + b"content-length: 0\r\n\r\n", 200, b""),
        (OK + b"content-length: 2\r\ncontent-length: 2\r\n\r\nok", 200, b"ok"),
        (OK + b"\r\nuntil the end", 200, b"until the end"),
        (OK + b"content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", 200, b"ok"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 5 + OK + b"content-length: 2\r\n\r\nok", 200, b"ok"),
        (b"HTTP/1.0 200 OK\r\n\r\nold", 200, b"old"),
        (OK + b"transfer-encoding: chunked\r\n\r\n" + b"1\r\n.\r\n" * 9000 + b"0\r\n\r\n", 200, b"." * 9000),
    ],
)
def test_an_odd_answer_is_an_answer(  # noqa: PLR0917
    site: Site, settings: FetchSettings, answer: bytes, status: int, body: bytes, get: Get
) -> None:
    response = get(settings, site.serve_raw("/", answer))
    assert (response.status, response.body) == (status, body)


def repeating(head: bytes, part: bytes) -> Handler:
    async def write(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(part)
            await writer.drain()

    return write


@pytest.mark.parametrize(
    ("head", "part", "failure"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, "protocol"),
        (OK, b"x-more: of the same\r\n" * 100, "protocol"),
        (OK + b"x: ", b"y" * 10_000, "protocol"),
        (OK + b"transfer-encoding: chunked\r\n\r\n1", b";extension=more" * 100, "protocol"),
        (OK + b"transfer-encoding: chunked\r\n\r\n", b"1;" + b"x" * 50_000 + b"\r\n.\r\n", "too_large"),
        (OK + b"transfer-encoding: chunked\r\n\r\n", b"1\r\n.\r\n" * 1000, "protocol"),
        (OK + b"transfer-encoding: chunked\r\n\r\n0\r\n", b"x-trailer: more\r\n" * 100, "protocol"),
        (OK + b"content-encoding: gzip\r\n\r\n", bytes(10_000), "too_large"),
    ],
)
def test_what_has_no_end_is_left(  # noqa: PLR0917
    site: Site,
    settings: FetchSettings,
    head: bytes,
    part: bytes,
    failure: FailureKind,
    reason: Reason,
) -> None:
    """Long before the time is up."""
    reason(replace(settings, timeout=120), site.serve_raw("/", repeating(head, part)), failure=failure)


def test_a_body_that_is_announced_too_large_is_not_received(
    site: Site, settings: FetchSettings, reason: Reason
) -> None:
    async def announce(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + b"content-length: 2000000000\r\n\r\n")
        await asyncio.sleep(600)

    said = reason(replace(settings, timeout=120), site.serve_raw("/", announce), failure="too_large")
    assert said == "body larger than 1 MB"


def test_large_bodies_take_turns(
    start_site: StartSite, settings: FetchSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two at once; and those that wait for us have all their time afterwards."""
    monkeypatch.setattr(exchange, "_LARGE_AT_ONCE", 2)
    under_way, most = 0, 0

    async def large(_: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal under_way, most
        writer.write(OK + b"content-length: 12000000\r\n\r\n" + bytes(11_999_999))
        await writer.drain()  # as far as it is read
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.8)
        under_way -= 1
        writer.write(b".")

    sites = [start_site() for _ in range(6)]

    async def fetch() -> list[int]:
        async with Client(replace(settings, max_body=12_000_000, timeout=2.0)) as client:
            answers = await asyncio.gather(*(client.get(site.serve_raw("/", large)) for site in sites))
            return [len(answer.body) for answer in answers]

    assert asyncio.run(fetch()) == [12_000_000] * 6
    assert most == 2


def test_a_connection_reset_midway_is_said_to_be_one(site: Site, settings: FetchSettings, reason: Reason) -> None:
    said = reason(settings, site.serve_raw("/", reset), failure=None)
    assert said in ("the connection was reset", "the body ended early")


def test_a_closed_port_refuses(settings: FetchSettings, closed: str, reason: Reason) -> None:
    assert reason(settings, closed, failure="connection") == "connection refused"


def test_a_name_that_nobody_knows_does_not_resolve(settings: FetchSettings, names: Names, reason: Reason) -> None:
    names["gone.test"] = [[]]
    assert reason(settings, "http://gone.test/", failure="name") == "the name does not resolve"
    assert reason(settings, f"http://{'a' * 64}.test/", failure="name") == "the name does not resolve"


def test_a_header_that_cannot_be_sent_is_a_failure_of_its_source(site: Site, settings: FetchSettings, get: Get) -> None:
    with pytest.raises(FetchError, match="cannot be sent"):
        get(settings, site.url("/"), headers={"x": "a\r\nb"})


def test_https_is_fetched_where_the_certificate_is_trusted(
    start_site: StartSite,
    settings: FetchSettings,
    certificate: Certificate,
    monkeypatch: pytest.MonkeyPatch,
    get: Get,
) -> None:
    context, public = certificate(days=1)
    site = start_site(context)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    assert get(settings, site.serve("/", RSS)).body == RSS


def test_an_expired_certificate_is_said_to_be_expired(
    start_site: StartSite,
    settings: FetchSettings,
    certificate: Certificate,
    monkeypatch: pytest.MonkeyPatch,
    reason: Reason,
) -> None:
    context, public = certificate(days=-1)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    assert reason(settings, start_site(context).url("/"), failure="tls") == "TLS: certificate has expired"


def test_a_certificate_that_nobody_vouches_for_is_not_taken(
    start_site: StartSite, settings: FetchSettings, certificate: Certificate, reason: Reason
) -> None:
    context, _ = certificate(days=1)
    assert reason(settings, start_site(context).url("/"), failure="tls") == "TLS: self-signed certificate"
