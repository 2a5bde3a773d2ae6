"""One request and its answer, received within bounds of time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

import httpcore
import httpx

from fetch.addresses import Network
from fetch.connections import Answer, Connections
from fetch.decoding import TooLargeError, UndecodableError, decode
from fetch.failures import Failure, explain
from fetch.links import is_redirect, port
from fetch.network import ConnectError
from fetch.streams import FloodError

_SMALL_BODY = 1_000_000
_LARGE_AT_ONCE = 16
"""Bodies beyond a small one in bytes that are received at once, of all requests: it bounds what they take together."""

_MANY_PIECES = 10_000
_LEAST_PIECE = 64
"""Bytes that the chunks or frames of a body must have on average, once they are many: each costs us time."""

_WITHOUT_BODY = frozenset({204, 304})
_NO_HEADER = re.compile(r"[\r\n\0]")
_MOST_DIGITS = 12  # more are beyond any limit, and Python is slow to read many


class Attempt:
    """The time of one request to one URL. `deadline` is one for all requests, of the event loop's clock."""

    def __init__(self, *, seconds: float, deadline: float) -> None:
        self._until = asyncio.get_running_loop().time() + seconds
        self._deadline = deadline
        self.clock = asyncio.timeout_at(min(self._until, deadline))
        self.answered = False
        """Whether the server has begun to answer."""

    def left(self) -> float:
        """Seconds that it may still take."""
        return self._until - asyncio.get_running_loop().time()

    @contextlib.asynccontextmanager
    async def in_turn(self, places: asyncio.Semaphore) -> AsyncIterator[None]:
        """Wait for one of several places; it is us who keep the server waiting, so this does not count."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        self.clock.reschedule(self._deadline)
        async with places:
            self._until += loop.time() - begun
            self.clock.reschedule(min(self._until, self._deadline))
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to one request."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; repeated ones joined with a comma."""
    raw_headers: Sequence[tuple[bytes, bytes]]
    body: bytes
    """Decoded; of a redirect empty."""


class Exchange:
    """Sends requests and receives their answers. A body beyond `max_body` bytes is no answer."""

    def __init__(self, allowed: Sequence[Network], *, max_body: int) -> None:
        self._max_body = max_body
        self._large_bodies = asyncio.Semaphore(_LARGE_AT_ONCE)
        self._connections = Connections(httpx.create_ssl_context(), allowed, most_body=max_body)

    async def aclose(self) -> None:
        """Hang up everywhere."""
        await self._connections.aclose()

    async def ask(
        self, target: httpx.URL, headers: Mapping[str, str], attempt: Attempt, *, cut_at: int | None = None
    ) -> Reply:
        """Ask for a URL; of the body, the first `cut_at` bytes if that is given.

        Raises:
            Exception: whatever went wrong; see `failure`.
        """
        async with self._connections.send(_request(target, headers)) as answer:
            attempt.answered = True
            found = _headers(answer)
            # What a redirect says beside its address is for people; it can be endless, too.
            if is_redirect(answer.status, found):
                body = b""
            else:
                body = await self._body(answer, found, attempt, cut_at)
        return Reply(status=answer.status, headers=found, raw_headers=answer.headers, body=body)

    def failure(self, error: Exception, attempt: Attempt) -> Failure:
        """Of which kind an error of `ask` is, and in words."""
        match error:
            case FloodError() if not attempt.answered:
                return "protocol", "the answer does not get beyond its head"
            case TooLargeError() | FloodError():
                return "too_large", f"body larger than {_size(self._max_body)}"
            case ConnectError():
                return error.kind, str(error)
            case UndecodableError():
                return "protocol", str(error)
            case _:
                return explain(error)

    async def _body(self, answer: Answer, headers: Mapping[str, str], attempt: Attempt, cut_at: int | None) -> bytes:
        limit = self._max_body if cut_at is None else cut_at
        if cut_at is None and answer.status not in _WITHOUT_BODY and _announced(headers) > limit:
            raise TooLargeError
        raw, pieces = bytearray(), 0
        async with contextlib.AsyncExitStack() as place:
            async with contextlib.aclosing(answer.body()) as chunks:
                async for chunk in chunks:
                    pieces += 1
                    if pieces > _MANY_PIECES + len(raw) // _LEAST_PIECE:
                        raise UndecodableError("the body is made of too many pieces")
                    if len(raw) <= _SMALL_BODY < len(raw) + len(chunk):
                        await place.enter_async_context(attempt.in_turn(self._large_bodies))
                    raw += chunk
                    if len(raw) > limit:
                        break
            if cut_at is None and len(raw) > limit:
                raise TooLargeError
            return decode(bytes(raw), headers.get("content-encoding", ""), limit, cut=cut_at is not None)


def _request(target: httpx.URL, headers: Mapping[str, str]) -> httpcore.Request:
    return httpcore.Request(
        b"GET",
        httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=port(target), target=target.raw_path),
        headers=[(b"host", target.netloc), *((name.encode(), value.encode()) for name, value in headers.items())],
    )


def _headers(answer: Answer) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in answer.headers:
        name, value = _text(raw_name).lower(), _text(raw_value)
        # HTTP/2 can carry what no header may hold, and httpcore lets it pass.
        if answer.is_http2 and _NO_HEADER.search(name + value):
            raise httpcore.RemoteProtocolError("a header with line breaks")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _announced(headers: Mapping[str, str]) -> int:
    """The length that a body is said to have; 0 where nothing is said."""
    length = headers.get("content-length", "").partition(",")[0].strip()
    return int(length[:_MOST_DIGITS]) if length.isascii() and length.isdigit() else 0


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count} bytes"  # noqa: PLR2004
