"""When a connection is used again, and when it must not be."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from fetch import connections
from fetch.client import Client, FetchSettings
from newsdesk.errors import FetchError

if TYPE_CHECKING:
    from tests.fetch.conftest import Certificate

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
EVIL = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil"


@dataclass
class Keeper:
    """A server that keeps its connections, and answers the nth request of each with the nth answer it is given."""

    answers: Sequence[bytes]
    port: int = 0
    asked: list[int] = field(default_factory=list)
    """Requests by connection."""

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = len(self.asked)
        self.asked.append(0)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            for answer in self.answers:
                await reader.readuntil(b"\r\n\r\n")
                self.asked[number] += 1
                writer.write(answer)
                await writer.drain()
            await reader.read()
        writer.close()


@asynccontextmanager
async def keeping(*answers: bytes, tls: ssl.SSLContext | None = None) -> AsyncIterator[Keeper]:
    keeper = Keeper(answers)
    server = await asyncio.start_server(keeper.handle, "127.0.0.1", 0, ssl=tls)
    keeper.port = server.sockets[0].getsockname()[1]
    async with server:
        yield keeper
    for _ in range(10):  # the server's side closes on the loop's next rounds
        await asyncio.sleep(0)


def ask_twice(settings: FetchSettings, first: bytes, second: bytes = OK, *, pause: float = 0.0) -> Any:
    """What two requests to one server bring (a body, or a kind of failure), and the requests of each connection."""

    async def fetch() -> Any:
        bodies: list[bytes | str] = []
        async with keeping(first, second) as keeper, Client(settings) as client:
            for _ in range(2):
                try:
                    bodies.append((await client.get(f"http://127.0.0.1:{keeper.port}/")).body)
                except FetchError as error:
                    bodies.append(error.kind)
                await asyncio.sleep(pause)
        return bodies, keeper.asked

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    "answer",
    [
        OK,
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\n\r\n" + OK,
    ],
)
def test_a_connection_is_used_again(settings: FetchSettings, answer: bytes) -> None:
    assert ask_twice(settings, answer) == ([b"ok", b"ok"], [2])


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_it_is_after_an_answer_without_a_body(settings: FetchSettings, status: str) -> None:
    assert ask_twice(settings, f"HTTP/1.1 {status}\r\n\r\n".encode()) == ([b"", b"ok"], [2])


@pytest.mark.parametrize("first", [OK + EVIL, OK + b"\r\n", OK + b"more", b"HTTP/1.1 304 Not Modified\r\n\r\n" + EVIL])
@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_what_comes_behind_an_answer_is_not_the_next_one(settings: FetchSettings, first: bytes, pause: float) -> None:
    """The connection is not used again."""
    bodies, asked = ask_twice(settings, first, pause=pause)
    assert bodies[1] == b"ok" if first.startswith(b"HTTP/1.1 200") else bodies[1] != b"evil"
    assert b"evil" not in bodies
    assert asked == [1, 1]


@pytest.mark.parametrize(
    "first",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok",
    ],
)
def test_a_connection_of_which_the_end_of_an_answer_is_not_sure_is_not_used_again(
    settings: FetchSettings, first: bytes
) -> None:
    assert ask_twice(settings, first) == ([b"ok", b"ok"], [1, 1])


@pytest.mark.parametrize(
    ("first", "failure"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\n", "too_large"),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1e8480\r\n" + bytes(2_000_000) + b"\r\n", "too_large"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", "timeout"),
    ],
)
def test_a_connection_with_a_body_that_was_left_is_not_used_again(
    settings: FetchSettings, first: bytes, failure: str
) -> None:
    assert ask_twice(replace(settings, timeout=0.5), first) == ([failure, failure], [1, 1])


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_requests_at_once_have_connections_of_their_own_and_keep_them(
    settings: FetchSettings, certificate: Certificate, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """Two at a time; in HTTP/1.1, which is what a TLS server turns out to speak only when it is connected to."""
    tls, public = certificate(days=1)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))

    async def fetch() -> list[int]:
        async with keeping(*[OK] * 8, tls=tls if scheme == "https" else None) as keeper, Client(settings) as client:
            url = f"{scheme}://127.0.0.1:{keeper.port}/"
            for _ in range(4):
                await asyncio.gather(*(client.get(url) for _ in range(2)))
        return keeper.asked

    assert asyncio.run(fetch()) == [4, 4]


def test_the_answer_behind_a_redirect_is_not_the_answer_to_the_next_request(settings: FetchSettings) -> None:
    moved = b"HTTP/1.1 302 Found\r\nlocation: /next\r\ncontent-length: 0\r\n\r\n"
    assert ask_twice(settings, moved + EVIL) == (["redirects", "redirects"], [1, 1, 1, 1])


def test_idle_connections_are_closed_and_not_too_many_are_kept(
    settings: FetchSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_MOST_IDLE", 2)

    async def fetch() -> list[list[int]]:
        async with contextlib.AsyncExitStack() as stack:
            keepers = [await stack.enter_async_context(keeping(OK, OK)) for _ in range(5)]
            client = await stack.enter_async_context(Client(settings))
            for keeper in (*keepers, *keepers[::-1]):
                assert (await client.get(f"http://127.0.0.1:{keeper.port}/")).body == b"ok"
        return [keeper.asked for keeper in keepers]

    asked = asyncio.run(fetch())
    assert asked[0] == asked[1] == [1, 1]
    assert asked[-1] == [2]


def test_a_connection_is_not_kept_for_long(settings: FetchSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_IDLE_SECONDS", 0.05)
    assert ask_twice(settings, OK, pause=0.1) == ([b"ok", b"ok"], [1, 1])
