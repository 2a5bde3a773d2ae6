"""A connection's bytes, as httpcore reads and writes them: asyncio's transports behind its interface."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any, cast

import httpcore

_MOST_UNREAD = 1 << 17  # bytes; beyond that the server is told to wait


class FloodError(Exception):
    """A server sends more than it may."""


class Allowance:
    """How much a server may still send on a connection, in bytes as they come over the wire.

    It bounds what no limit of a protocol does: interim answers, chunk extensions, empty frames without end.
    """

    def __init__(self) -> None:
        self._left = 0

    def set(self, count: int) -> None:
        """Let so much come, whatever came before."""
        self._left = count

    def raise_to(self, count: int) -> None:
        """Let at least so much come."""
        self._left = max(self._left, count)

    def spend(self, count: int) -> None:
        """Note that so much came.

        Raises:
            FloodError: it was too much.
        """
        self._left -= count
        if self._left < 0:
            raise FloodError


class Stream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """A TCP connection, with TLS above it once that is started.

    It has one reader and one writer, and no time limits of its own: those who use it have one for everything.
    """

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._transport: asyncio.Transport | None = None
        self._unread = bytearray()
        self._has_ended = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_full = False

    # How asyncio tells us what happens.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keep what came until it is read."""
        self._unread += data
        if self._transport and len(self._unread) > _MOST_UNREAD:
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> None:
        """Note that nothing more will come."""
        self._has_ended = True
        _wake(self._reader)

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection is gone."""
        self._error = exc
        self._has_ended = True
        _wake(self._reader)
        _wake(self._writer)

    def pause_writing(self) -> None:
        """Let the writer wait."""
        self._is_full = True

    def resume_writing(self) -> None:
        """Let the writer go on."""
        self._is_full = False
        _wake(self._writer)

    # How httpcore uses it.

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109
        """Whatever has come, at least a byte; nothing at the end."""
        while not self._unread and not self._has_ended:
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        if self._error and not self._unread:
            raise self._error
        data = bytes(self._unread[:max_bytes])
        del self._unread[:max_bytes]
        if self._transport and len(self._unread) <= _MOST_UNREAD:
            self._transport.resume_reading()
        self._allowance.spend(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109
        """Send bytes; returns when there is room for more."""
        if not buffer:
            return
        if self._transport is None or self._transport.is_closing():
            raise httpcore.WriteError
        self._transport.write(buffer)
        while self._is_full and not self._has_ended:
            self._writer = asyncio.get_running_loop().create_future()
            await self._writer

    async def aclose(self) -> None:
        """Hang up."""
        if self._transport:
            self._transport.abort()  # TLS would wait for the other side to say goodbye, too

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Speak TLS from now on.

        Raises:
            OSError: the other side does not, or its certificate is not good (`ssl.SSLError`).
        """
        if self._transport is None:
            raise httpcore.WriteError
        above = Stream(self._allowance)
        try:
            transport = await asyncio.get_running_loop().start_tls(
                self._transport, above, ssl_context, server_hostname=server_hostname
            )
        except BaseException:
            await self.aclose()
            raise
        if transport is None:  # the connection was lost at that very moment
            raise httpcore.ReadError
        above.connection_made(transport)
        return above

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for: the TLS object, and whether an idle connection has something to read."""
        if info == "is_readable":
            return bool(self._unread) or self._has_ended
        return self._transport.get_extra_info(info) if self._transport else None


def _wake(waiting: asyncio.Future[None] | None) -> None:
    if waiting and not waiting.done():
        waiting.set_result(None)
