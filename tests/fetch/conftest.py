"""A small real server on loopback, which also misbehaves on demand."""

from __future__ import annotations

import asyncio
import http
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fetch.client import Client, FetchSettings, Response
from newsdesk.errors import FetchError, RefusedError
from newsdesk.records import FailureKind, Source

Get = Callable[..., Response]
Reason = Callable[..., str]
StartSite = Callable[..., "Site"]
Certificate = Callable[..., tuple[ssl.SSLContext, Path]]
Names = dict[str, list[list[str]]]
Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """A request that arrived."""

    path: str
    headers: dict[str, str]
    at: float
    """time.monotonic() of its arrival."""


@dataclass
class Site:
    """What is served: by path, either the bytes of a whole answer or a function that writes one."""

    port: int
    scheme: str = "http"
    routes: dict[str, bytes | Handler] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    busy: int = 0
    busiest: int = 0
    """The most requests that were under way at once."""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path here."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.path for request in self.requests]

    def serve(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Put an answer at a path (`content_type="..."` for a header); gives its URL."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"content-length": str(len(body)), **named}
        lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        status_line = f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}\r\n"
        self.routes[path] = f"{status_line}{lines}\r\n".encode() + body
        return self.url(path)

    def serve_raw(self, path: str, answer: bytes | Handler) -> str:
        """Put whatever bytes, or a function that writes them, at a path; gives its URL."""
        self.routes[path] = answer
        return self.url(path)

    def serve_nothing(self, path: str) -> str:
        """Leave whoever asks for a path without an answer; gives its URL."""

        async def wait(_: Request, __: asyncio.StreamWriter) -> None:
            await asyncio.sleep(600)

        return self.serve_raw(path, wait)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and hang up."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            request = Request(path=head[0].split()[1], headers=headers, at=time.monotonic())
            self.requests.append(request)
            await self.answer(request, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client hung up, or the test is over
        finally:
            writer.close()

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """Write what the route says."""
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            route = self.routes.get(request.path, b"HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nnone")
            if isinstance(route, bytes):
                writer.write(route)
            else:
                await route(request, writer)
            await writer.drain()
        finally:
            self.busy -= 1


class Loop:
    """An event loop in a thread, for servers."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def start(self, tls: ssl.SSLContext | None = None) -> tuple[Site, asyncio.Server]:
        """Start one server."""
        site = Site(port=0, scheme="https" if tls else "http")
        starting = asyncio.start_server(site.handle, "127.0.0.1", 0, ssl=tls)
        server = asyncio.run_coroutine_threadsafe(starting, self.loop).result()
        site.port = server.sockets[0].getsockname()[1]
        return site, server

    def stop(self, servers: list[asyncio.Server]) -> None:
        """Stop all servers, and the answers under way."""

        async def rounds() -> None:
            for _ in range(10):
                await asyncio.sleep(0)

        async def wind_down() -> None:
            await rounds()  # asyncio leaks a connection that it accepts while its server closes
            for server in servers:
                server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await rounds()  # transports close on the loop's next rounds

        asyncio.run_coroutine_threadsafe(wind_down(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture
def start_site() -> Iterator[StartSite]:
    """Starts servers, with TLS if given a context."""
    loop, servers = Loop(), []

    def start(tls: ssl.SSLContext | None = None) -> Site:
        site, server = loop.start(tls)
        servers.append(server)
        return site

    yield start
    loop.stop(servers)


@pytest.fixture
def site(start_site: StartSite) -> Site:
    return start_site()


@pytest.fixture
def settings() -> FetchSettings:
    """Settings with loopback allowed and no delays."""
    return FetchSettings(
        user_agent="silkwire-test (+https://example.org)",
        per_host_delay=0.0,
        timeout=5.0,
        max_body=1_000_000,
        allow_networks=("127.0.0.0/8",),
    )


@pytest.fixture
def get() -> Get:
    """Asks for one URL with a client of its own."""

    def ask(settings: FetchSettings, url: str, **named: Any) -> Response:
        async def fetch() -> Response:
            async with Client(settings) as client:
                return await client.get(url, **named)

        return asyncio.run(fetch())

    return ask


@pytest.fixture
def reason(get: Get) -> Reason:
    """Why a URL cannot be fetched; the error is of exactly the given type, and the failure of the given kind."""

    def ask(
        settings: FetchSettings,
        url: str,
        error: type[FetchError] = FetchError,
        failure: FailureKind | None = None,
        **named: Any,
    ) -> str:
        with pytest.raises(error) as caught:
            get(settings, url, **named)
        assert type(caught.value) is error
        assert caught.value.kind == (failure or caught.value.kind)
        assert (caught.value.kind == "forbidden") is (error is RefusedError)
        return caught.value.reason

    return ask


@pytest.fixture
def closed() -> str:
    """The URL of a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    """Makes a server's context, and its self-signed certificate for 127.0.0.1, valid for so many days from now."""

    def make(*, days: int) -> tuple[ssl.SSLContext, Path]:
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
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(public, private)
        return context, public

    return make


@pytest.fixture
def source() -> Callable[..., Source]:
    """Makes sources."""

    def make(url: str, **changes: object) -> Source:
        usual: dict[str, object] = {
            "id": "a-source",
            "name": "A Source",
            "url": url,
            "kind": "feed",
            "country": "KZ",
            "language": "en",
            "ownership": "state",
            "full_text": True,
            "timezone": "Asia/Almaty",
        }
        return Source(**{**usual, **changes})  # type: ignore[arg-type]

    return make


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Host names of our own: for each the answers to give, one a look-up, the last one for ever."""
    answers: Names = {}
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *args: object, **named: object) -> object:
        if host not in answers:
            return real(host, port, *args, **named)  # type: ignore[arg-type]
        given = answers[host]
        addresses = given.pop(0) if len(given) > 1 else given[0]
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in each], socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return answers
