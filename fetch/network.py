"""Connections to addresses that were looked at first."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Collection, Iterable, Sequence
from ipaddress import ip_address
from itertools import zip_longest
from typing import Any

import httpcore

from fetch.addresses import Network, refusal
from fetch.failures import explain
from fetch.streams import Allowance, Stream
from newsdesk.records import FailureKind

_STAGGER = 0.25
"""Seconds after which the next address is tried beside the one before: RFC 8305, 5."""

_PATIENCE = 10.0
"""Seconds. A connection not made by then is not made later, and many such hosts hold up a run."""

_MOST_ADDRESSES = 8
"""Of a name; whoever controls one could otherwise have us knock at a thousand doors."""


class ConnectError(Exception):
    """No connection; the message says why."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


class ForbiddenAddressError(ConnectError):
    """No connection, because the host has no address that may be connected to."""

    def __init__(self, reason: str) -> None:
        super().__init__("forbidden", reason)


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order to try them.

    Each look-up has a thread of its own: any number of dead names wait side by side, and as a daemon none of them
    keeps the process from ending. asyncio's own executor does both the other way.

    Raises:
        OSError: when the name does not resolve.
        UnicodeError: when it is no name at all.
    """
    if _is_address(host):
        return [host]
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            deliver(error)
        else:
            deliver(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

    def deliver(outcome: list[str] | Exception) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may be closed by now, and nobody waiting
            loop.call_soon_threadsafe(settle, outcome)

    def settle(outcome: list[str] | Exception) -> None:
        if answer.done():  # given up meanwhile
            return
        if isinstance(outcome, Exception):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    return await answer


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves names itself and connects to the very addresses that it checked.

    Redirects and names that change between two look-ups are thereby covered: there is no other way to the network.
    """

    def __init__(self, allowed: Sequence[Network], allowance: Allowance) -> None:
        self._allowed = allowed
        self._allowance = allowance

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109  # the interface is httpcore's
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that may be connected to and answers.

        Raises:
            ConnectError: the name does not resolve, or no address answers.
            ForbiddenAddressError: no address may be connected to.
        """
        try:
            addresses = await resolve(host, port)
        except UnicodeError as error:
            raise ConnectError("name", "the name does not resolve") from error
        except OSError as error:
            raise ConnectError(*explain(error)) from error
        permitted = alternating(self._permitted(addresses, port))[:_MOST_ADDRESSES]
        connected = await _connect(permitted, port)
        stream = Stream(self._allowance)
        await asyncio.get_running_loop().create_connection(lambda: stream, sock=connected)
        return stream

    def _permitted(self, addresses: Sequence[str], port: int) -> list[str]:
        reasons = {address: refusal(address, port, self._allowed) for address in addresses}
        permitted = [address for address, reason in reasons.items() if reason is None]
        if not permitted:
            raise ForbiddenAddressError(next(filter(None, reasons.values()), "the name has no address"))
        return permitted


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def alternating(addresses: Sequence[str]) -> list[str]:
    """The addresses with the two families in turn, the family of the first one first: RFC 8305, 4."""
    first = [address for address in addresses if (":" in address) is (":" in addresses[0])]
    second = [address for address in addresses if address not in first]
    return [address for pair in zip_longest(first, second) for address in pair if address]


async def _connect(addresses: Sequence[str], port: int) -> socket.socket:
    try:
        async with asyncio.timeout(_PATIENCE):
            return await (_race(addresses, port) if len(addresses) > 1 else _connect_to(addresses[0], port))
    except TimeoutError as error:
        raise ConnectError("timeout", f"no connection within {_PATIENCE:g} s") from error
    except OSError as error:
        raise ConnectError(*explain(error)) from error


async def _race(addresses: Sequence[str], port: int) -> socket.socket:
    """Connect to several addresses, each a little after the one before; the first that answers wins."""
    waiting, under_way = list(reversed(addresses)), set[asyncio.Task[socket.socket]]()
    failed: list[asyncio.Task[socket.socket]] = []
    try:
        while waiting or under_way:
            if waiting:
                under_way.add(asyncio.create_task(_connect_to(waiting.pop(), port)))
            done, under_way = await asyncio.wait(
                under_way, timeout=_STAGGER if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if attempt.exception() is None:
                    under_way |= done - {attempt}
                    return attempt.result()
                failed.append(attempt)
    finally:
        await _call_off(under_way)
    return failed[-1].result()  # raises why


async def _call_off(attempts: Collection[asyncio.Task[socket.socket]]) -> None:
    """End attempts, and close what they may have brought meanwhile."""
    for attempt in attempts:
        attempt.cancel()
    for outcome in await asyncio.gather(*attempts, return_exceptions=True):
        if isinstance(outcome, socket.socket):
            outcome.close()


async def _connect_to(address: str, port: int) -> socket.socket:
    connecting = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        connecting.setblocking(False)  # noqa: FBT003  # the interface is the socket's
        await asyncio.get_running_loop().sock_connect(connecting, (address, port))
    except BaseException:
        connecting.close()
        raise
    return connecting
