"""Whose turn it is: few requests to one host, and those apart; not too many in all."""

from __future__ import annotations

import asyncio
from collections import defaultdict

AT_ONCE_PER_HOST = 2


class _Host:
    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.last_start = float("-inf")
        self.places = asyncio.Semaphore(AT_ONCE_PER_HOST)
        self.queue = asyncio.Lock()


class Turns:
    """Hands out turns to make one request each.

    Requests to one host start at least its delay apart, at most two are under way, and those of all hosts together are
    at most `concurrency`. Whoever waits for a host keeps nobody else waiting. Times are seconds.
    """

    def __init__(self, *, concurrency: int, per_host_delay: float) -> None:
        self._places = asyncio.Semaphore(concurrency)
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(per_host_delay))

    def slow_down(self, host: str, delay: float) -> None:
        """Keep requests to a host at least so far apart from now on; never closer than before."""
        self._hosts[host].delay = max(self._hosts[host].delay, delay)

    async def take(self, host: str) -> None:
        """Wait for a turn. Whoever gets one gives it back."""
        waiting_for, loop = self._hosts[host], asyncio.get_running_loop()
        await waiting_for.places.acquire()
        try:
            async with waiting_for.queue:
                await asyncio.sleep(max(0.0, waiting_for.last_start + waiting_for.delay - loop.time()))
                # The place among all comes last and the start is noted after it, so that a full house moves starts
                # apart and never together.
                await self._places.acquire()
                waiting_for.last_start = loop.time()
        except BaseException:
            waiting_for.places.release()
            raise

    def give_back(self, host: str) -> None:
        """End a turn."""
        self._places.release()
        self._hosts[host].places.release()
