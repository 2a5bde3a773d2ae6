"""Connections that are kept for the next request to the same origin: HTTP/1.1, or HTTP/2 where a TLS server offers it.

httpcore speaks the protocols. It leaves to us whom to connect to, when a connection may be used again, and how much a
server may send. httpcore's own pool looks at every connection for every request; ours looks at one origin's.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import OrderedDict, defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import httpcore

from fetch.addresses import Network
from fetch.network import GuardedBackend
from fetch.streams import Allowance

_Key: TypeAlias = tuple[bytes, bytes, int | None]

_IDLE_SECONDS = 15.0
"""How long a connection is kept for the next request to its origin."""

_MOST_IDLE = 256
"""Connections kept, all origins together; each is an open file."""

_MOST_HEAD = 1 << 18
"""Bytes that may come before the head of an answer is complete, interim answers included."""

_MOST_BESIDE = 1_000_000
"""Bytes that may come beside a body and an eighth of it: heads of chunks and frames."""

_LOST = (httpcore.NetworkError, httpcore.ProtocolError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The head of an answer, and its body as it comes, in its content encoding."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]
    is_http2: bool
    body: Callable[[], AsyncGenerator[bytes, None]]


class _Link:
    """A connection, and what is known of it."""

    def __init__(self, url: httpcore.URL, context: ssl.SSLContext, allowed: Sequence[Network]) -> None:
        self.key = _key(url)
        self.allowance = Allowance()
        self.http = httpcore.AsyncHTTPConnection(
            url.origin, ssl_context=context, http2=True, network_backend=GuardedBackend(allowed, self.allowance)
        )
        self.users = 0
        """Requests under way."""
        self.may_share = url.scheme == b"https"
        """Whether it may have several users: that it speaks HTTP/2 is hoped for until it has answered."""
        self.has_answered = False
        self.is_good = True
        """Whether it may be used for further requests."""
        self.idle_since = 0.0

    def is_free(self) -> bool:
        """Whether it can take a request."""
        is_open = self.is_good and self.http.is_available() and not self.http.has_expired()
        return is_open and (self.may_share or not self.users)

    def has_more(self) -> bool:
        """Whether something came that belongs to no answer: the next one must not be read from it."""
        inner = self.http._connection  # noqa: SLF001  # httpcore has no door for this
        return isinstance(inner, httpcore.AsyncHTTP11Connection) and bool(inner._h11_state.trailing_data[0])  # noqa: SLF001


class Connections:
    """Sends requests, over a kept connection where there is one. Those who use it see to how many at once.

    `most_body` is what a body may have in bytes. It is not judged here, but much more than that is not received.
    """

    def __init__(self, context: ssl.SSLContext, allowed: Sequence[Network], *, most_body: int) -> None:
        self._context = context
        self._allowed = allowed
        self._most_body = most_body + most_body // 8 + _MOST_BESIDE
        self._links: defaultdict[_Key, list[_Link]] = defaultdict(list)
        self._idle: OrderedDict[_Link, None] = OrderedDict()
        """Those that nobody uses, the longest idle one first."""

    async def aclose(self) -> None:
        """Hang up everywhere."""
        for links in list(self._links.values()):
            for link in links:
                await link.http.aclose()
        self._links.clear()
        self._idle.clear()

    @asynccontextmanager
    async def send(self, request: httpcore.Request) -> AsyncIterator[Answer]:
        """Send a request; within the context its answer can be read.

        A connection kept from an earlier request may just be given up by the server. That is no answer to this one, so
        it is sent again, as RFC 9110 (9.2.2) lets us, until it fails on a connection made for it.

        Raises:
            FloodError: the server sends no end of what is no answer.
            Exception: whatever went wrong below.
        """
        link, response = await self._answered(request)
        stream: Any = response.stream  # its type speaks of synchronous ones, too
        is_whole = False

        async def body() -> AsyncGenerator[bytes, None]:
            nonlocal is_whole
            async with contextlib.aclosing(aiter(stream)) as chunks:
                async for chunk in chunks:
                    yield chunk
            is_whole = True

        try:
            yield Answer(status=response.status, headers=response.headers, is_http2=_is_http2(response), body=body)
        finally:
            link.is_good &= is_whole and not _is_framed_twice(response) and not link.has_more()
            try:
                await stream.aclose()
            finally:
                await self._leave(link)

    async def _answered(self, request: httpcore.Request) -> tuple[_Link, httpcore.Response]:
        while True:
            link = await self._take(request.url)
            is_kept = link.has_answered
            try:
                response = await link.http.handle_async_request(request)
            except BaseException as error:
                is_busy = isinstance(error, httpcore.ConnectionNotAvailable)
                if is_busy and link.users > 1:
                    link.may_share = False
                else:
                    link.is_good = False
                await self._leave(link)
                if is_busy or (is_kept and isinstance(error, _LOST)):
                    continue
                raise
            link.has_answered = True
            link.may_share = _is_http2(response)
            link.allowance.raise_to(self._most_body)
            return link, response

    async def _take(self, url: httpcore.URL) -> _Link:
        """A connection for a request: one that is free, or a new one."""
        await self._let_go_of_idle()
        link = await self._free(url)
        if link is None:
            link = _Link(url, self._context, self._allowed)
            self._links[link.key].append(link)
        if link.users:
            link.allowance.raise_to(self._most_body)  # its users read for each other
        else:
            link.allowance.set(_MOST_HEAD)
        link.users += 1
        self._idle.pop(link, None)
        return link

    async def _free(self, url: httpcore.URL) -> _Link | None:
        for link in list(self._links.get(_key(url), ())):
            if link.is_free():
                return link
            if not link.users:
                await self._drop(link)
        return None

    async def _leave(self, link: _Link) -> None:
        """End a request's use of a connection."""
        link.users -= 1
        if link.users:
            link.allowance.raise_to(self._most_body)  # what is on its way to the one that left is read by the others
            return
        if link.is_good and link.http.is_idle():
            link.idle_since = asyncio.get_running_loop().time()
            self._idle[link] = None
        else:
            await self._drop(link)

    async def _let_go_of_idle(self) -> None:
        """Hang up where nothing was asked for some time, and where too much is kept."""
        limit = asyncio.get_running_loop().time() - _IDLE_SECONDS
        while self._idle and (len(self._idle) > _MOST_IDLE or next(iter(self._idle)).idle_since < limit):
            await self._drop(next(iter(self._idle)))

    async def _drop(self, link: _Link) -> None:
        self._idle.pop(link, None)
        links = self._links[link.key]
        links.remove(link)
        if not links:
            del self._links[link.key]
        await link.http.aclose()


def _key(url: httpcore.URL) -> _Key:
    return url.scheme, url.host, url.port


def _is_http2(response: httpcore.Response) -> bool:
    return bool(response.extensions["http_version"] == b"HTTP/2")


def _is_framed_twice(response: httpcore.Response) -> bool:
    """Whether an answer says in two ways where it ends: whoever made it may see the end elsewhere (RFC 9112, 6.3)."""
    names = {name.lower() for name, _ in response.headers}
    return b"transfer-encoding" in names and b"content-length" in names
