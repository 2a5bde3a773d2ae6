"""Connections to addresses that were looked at first."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from fetch.addresses import Network, refusal
from fetch.failures import explain

_PATIENCE_PER_ADDRESS = 4.0
"""Seconds for an address that others stand behind: one dead family must not use up the request's time."""

_PATIENCE = 10.0
"""Seconds for the last one. A connection not made by then is not made later, and many such hosts hold up a run."""


class ConnectError(Exception):
    """No connection; the message says why."""


class ForbiddenAddressError(ConnectError):
    """No connection, because the host has no address that may be connected to."""


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order to try them.

    Each look-up has a thread of its own: any number of dead names wait side by side, and as a daemon none of them
    keeps the process from ending. asyncio's own executor does both the other way.

    Raises:
        OSError: when the name does not resolve.
        UnicodeError: when it is no name at all.
    """
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

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # the interface is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that may be connected to and answers.

        Raises:
            ConnectError: the name does not resolve, or no address answers.
            ForbiddenAddressError: no address may be connected to.
        """
        try:
            addresses = await resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ConnectError(explain(error)) from error
        return await self._connect_to_first(self._permitted(addresses), port, timeout, local_address, socket_options)

    def _permitted(self, addresses: Sequence[str]) -> list[str]:
        reasons = {address: refusal(address, self._allowed) for address in addresses}
        permitted = [address for address, reason in reasons.items() if reason is None]
        if not permitted:
            raise ForbiddenAddressError(next(filter(None, reasons.values()), "the name has no address"))
        return permitted

    async def _connect_to_first(
        self, addresses: Sequence[str], port: int, seconds: float | None, *rest: Any
    ) -> httpcore.AsyncNetworkStream:
        *others, last = addresses
        for address in others:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._sockets.connect_tcp(address, port, _PATIENCE_PER_ADDRESS, *rest)
        patience = min(seconds or _PATIENCE, _PATIENCE)
        try:
            return await self._sockets.connect_tcp(last, port, patience, *rest)
        except httpcore.ConnectTimeout as error:
            raise ConnectError(f"no connection within {patience:g} s") from error
        except httpcore.ConnectError as error:
            raise ConnectError(explain(error)) from error
