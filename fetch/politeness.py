"""Whose turn it is: few requests to one host, and those apart; not too many in all; none to a host that is paused."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

AT_ONCE_PER_HOST = 2

LONGEST_WAIT = 30.0
"""Seconds that a request waits for a paused host; for a longer pause it is not worth holding anything."""


class PausedError(Exception):
    """The host asked to be left alone for longer than a request waits."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass(slots=True, eq=False)
class _Host:
    delay: float
    last_start: float = -math.inf
    under_way: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    is_in_line: bool = False
    timer: asyncio.TimerHandle | None = None
    """Until its next request may start."""
    paused_until: datetime | None = None
    has_had_patience: bool = False
    """Whether it asked for another pause after the first."""

    def paused_for(self) -> float:
        """Seconds; not above 0 where it is not paused."""
        return (self.paused_until - datetime.now(UTC)).total_seconds() if self.paused_until else 0.0


class Turns:
    """Hands out turns to make one request each.

    Requests to one host start at least its delay apart, in the order in which they came; at most two are under way,
    and those of all hosts together are at most `concurrency`. Whoever waits for a host keeps nobody else waiting. Times
    are seconds. `pauses` are hosts that are paused already, and until when.

    A host whose next request may start stands in the line for a place among all, once: the start is noted when the
    place is free, so that a full house moves starts apart and never together.
    """

    def __init__(self, *, concurrency: int, per_host_delay: float, pauses: Mapping[str, datetime]) -> None:
        self.deadline = math.inf
        """Of the event loop's clock: nobody waits for longer."""
        self._concurrency = concurrency
        self._free = concurrency
        self._delay = per_host_delay
        self._hosts: dict[str, _Host] = {}
        self._line: deque[_Host] = deque()
        self._short_line = asyncio.Event()
        self._short_line.set()
        for name, until in pauses.items():
            self._host(name).paused_until = until

    def slow_down(self, name: str, delay: float) -> None:
        """Keep requests to a host at least so far apart from now on; never closer than before."""
        host = self._host(name)
        host.delay = max(host.delay, delay)

    def pause(self, name: str, until: datetime) -> None:
        """Let nobody ask a host until then; whoever waits for it already and would wait too long is told at once."""
        host = self._host(name)
        host.has_had_patience = host.paused_until is not None  # one pause of a run is waited for, not every one
        host.paused_until = max(until, host.paused_until or until)
        if self._is_too_long(host):
            for waiting in host.waiting:
                if not waiting.done():
                    waiting.set_exception(PausedError(host.paused_until))

    def pauses(self) -> dict[str, datetime]:
        """The hosts that are paused now, and until when."""
        now = datetime.now(UTC)
        paused = ((name, host.paused_until) for name, host in self._hosts.items())
        return {name: until for name, until in paused if until and until > now}

    async def take(self, name: str) -> None:
        """Wait for a turn. Whoever gets one gives it back.

        Raises:
            PausedError: the host is paused for too long.
            TimeoutError: the deadline came first.
        """
        loop, host = asyncio.get_running_loop(), self._host(name)
        if loop.time() >= self.deadline:
            raise TimeoutError
        if host.paused_until and self._is_too_long(host):
            raise PausedError(host.paused_until)
        turn = loop.create_future()
        host.waiting.append(turn)
        self._call_up(host)
        self._admit()
        if turn.done():
            return
        try:
            async with asyncio.timeout_at(self.deadline):
                await turn
        except BaseException:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.give_back(name)  # it came at the very moment when nobody wanted it any more
            raise

    def give_back(self, name: str) -> None:
        """End a turn."""
        host = self._host(name)
        host.under_way -= 1
        self._free += 1
        self._call_up(host)
        self._admit()

    async def room(self) -> None:
        """Wait until few hosts stand in line: more requests than can be made need not even be thought of."""
        await self._short_line.wait()

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(self._delay)
        return host

    def _is_too_long(self, host: _Host) -> bool:
        left = self.deadline - asyncio.get_running_loop().time()
        return host.paused_for() > min(0.0 if host.has_had_patience else LONGEST_WAIT, left)

    def _call_up(self, host: _Host) -> None:
        """Put a host in the line for a place if one of its requests may start, else look again when one may."""
        if host.is_in_line or host.timer or not host.waiting or host.under_way >= AT_ONCE_PER_HOST:
            return
        loop = asyncio.get_running_loop()
        wait = max(host.last_start + host.delay - loop.time(), host.paused_for())
        if wait > 0:
            host.timer = loop.call_later(wait, self._wake, host)
        else:
            host.is_in_line = True
            self._line.append(host)

    def _wake(self, host: _Host) -> None:
        host.timer = None
        self._call_up(host)
        self._admit()

    def _admit(self) -> None:
        """Give the free places to those that stand in line."""
        while self._free and self._line:
            host = self._line.popleft()
            host.is_in_line = False
            if turn := _next(host.waiting):
                self._free -= 1
                host.under_way += 1
                host.last_start = asyncio.get_running_loop().time()
                turn.set_result(None)
                self._call_up(host)
        if len(self._line) < self._concurrency:
            self._short_line.set()
        else:
            self._short_line.clear()


def _next(waiting: deque[asyncio.Future[None]]) -> asyncio.Future[None] | None:
    """The first that still waits."""
    while waiting:
        turn = waiting.popleft()
        if not turn.done():
            return turn
    return None
