from __future__ import annotations

import asyncio
import gzip
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fetch.client import Client, FetchSettings, Response
from newsdesk.errors import FetchError

if TYPE_CHECKING:
    from tests.fetch.conftest import Get, Names, Reason, Site, StartSite

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
    assert reason(replace(settings, timeout=0.3), site.serve_nothing("/")) == "no answer within 0.3 s"


def test_a_server_that_drips_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    said = reason(replace(settings, timeout=0.3), site.serve_raw("/", drip))
    assert said == "the answer was not complete within 0.3 s"


def test_the_bound_holds_over_redirects(site: Site, settings: FetchSettings, reason: Reason) -> None:
    async def slow_hop(request: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(f"HTTP/1.1 302 Found\r\nlocation: {request.path}x\r\ncontent-length: 0\r\n\r\n".encode())

    for hop in range(12):
        site.serve_raw("/" + "x" * hop, slow_hop)
    assert "within 0.5 s" in reason(replace(settings, timeout=0.5), site.url("/"))
    assert len(site.requests) < 5


def test_waiting_for_its_turn_does_not_count_against_a_request(site: Site, settings: FetchSettings) -> None:
    async def four() -> list[Response]:
        async with Client(replace(settings, timeout=0.5, per_host_delay=0.4)) as client:
            return await asyncio.gather(*(client.get(url) for _ in range(4)))

    url = site.serve("/", RSS)
    assert [response.body for response in asyncio.run(four())] == [RSS] * 4


def test_an_endless_body_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    assert reason(settings, site.serve_raw("/", endless)) == "body larger than 1 MB"


def test_a_bomb_is_left(site: Site, settings: FetchSettings, reason: Reason) -> None:
    url = site.serve("/", gzip.compress(bytes(50_000_000)), content_encoding="gzip")
    assert reason(settings, url) == "body larger than 1 MB"


def test_a_body_just_within_the_limit_is_taken(site: Site, settings: FetchSettings, get: Get) -> None:
    assert len(get(settings, site.serve("/", bytes(1_000_000))).body) == 1_000_000


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", "the body ended early"),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhe", "the body ended early"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-encoding: gzip\r\n\r\n<a>", "the body is damaged gzip data"),
        (b"", "the server hung up without an HTTP answer"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "the server hung up without an HTTP answer"),
        (b"\x16\x03\x01\x00\x01\x00\xff\xfe", "not an HTTP answer"),
        (b"<html>\n\nstraight away</html>", "not an HTTP answer"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nx", "not an HTTP answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 40_000 + b"\r\n", "not an HTTP answer"),
        (b"HTTP/1.1 302 Found\r\nlocation: http://[::1\r\n\r\n", "redirects to what is no URL"),
    ],
)
def test_a_broken_answer_is_said_to_be_what_it_is(
    site: Site, settings: FetchSettings, answer: bytes, said: str, reason: Reason
) -> None:
    assert reason(settings, site.serve_raw("/", answer)) == said


def test_a_connection_reset_midway_is_said_to_be_one(site: Site, settings: FetchSettings, reason: Reason) -> None:
    assert reason(settings, site.serve_raw("/", reset)) in ("the connection was reset", "the body ended early")


def test_a_closed_port_refuses(settings: FetchSettings, reason: Reason) -> None:
    assert reason(settings, "http://127.0.0.1:1/") == "connection refused"


def test_a_name_that_nobody_knows_does_not_resolve(settings: FetchSettings, names: Names, reason: Reason) -> None:
    names["gone.test"] = [[]]
    assert reason(settings, "http://gone.test/") == "the name does not resolve"
    assert reason(settings, f"http://{'a' * 64}.test/") == "the name does not resolve"


def test_a_header_that_cannot_be_sent_is_a_failure_of_its_source(site: Site, settings: FetchSettings, get: Get) -> None:
    with pytest.raises(FetchError, match="cannot be sent"):
        get(settings, site.url("/"), headers={"x": "a\r\nb"})


def certificate(tmp_path: Path, *, days: int) -> tuple[ssl.SSLContext, Path]:
    """A server's context, and its self-signed certificate for 127.0.0.1, valid for so many days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = datetime.now(UTC) - timedelta(days=30)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(made)
        .not_valid_after(datetime.now(UTC) + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = tmp_path / "public.pem", tmp_path / "private.pem"
    public.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public


def test_https_is_fetched_where_the_certificate_is_trusted(
    start_site: StartSite, settings: FetchSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, get: Get
) -> None:
    context, public = certificate(tmp_path, days=1)
    site = start_site(context)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    assert get(settings, site.serve("/", RSS)).body == RSS


def test_an_expired_certificate_is_said_to_be_expired(
    start_site: StartSite,
    settings: FetchSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reason: Reason,
) -> None:
    context, public = certificate(tmp_path, days=-1)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    assert reason(settings, start_site(context).url("/")) == "TLS: certificate has expired"


def test_a_certificate_that_nobody_vouches_for_is_not_taken(
    start_site: StartSite, settings: FetchSettings, tmp_path: Path, reason: Reason
) -> None:
    context, _ = certificate(tmp_path, days=1)
    assert reason(settings, start_site(context).url("/")) == "TLS: self-signed certificate"
