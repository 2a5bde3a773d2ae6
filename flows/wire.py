"""The network as a run uses it: one client, and the event loop that it lives in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from types import TracebackType
from typing import Self

from fetch.client import Client, FetchSettings
from fetch.polling import Poll, Polled, fetch_pages, poll_all
from flows.newsroom import Newsroom
from newsdesk.records import Source

OnDone = Callable[[Polled], Polled]


class Wire:
    """One client for all the requests of a run: its connections, turns, pauses and robots rules are shared by them.

    `pauses` are those that hosts asked for in earlier runs. A context manager; nothing is opened before it is needed.
    """

    def __init__(self, settings: FetchSettings, *, pauses: Mapping[str, datetime]) -> None:
        self._client = Client(settings, pauses=pauses)
        self._runner = asyncio.Runner()
        self._stack: AsyncExitStack | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._stack is not None:
                self._runner.run(self._stack.aclose())
        finally:
            self._runner.close()

    def poll(self, polls: Sequence[Poll], *, run_id: str, seconds: float, on_done: OnDone) -> list[Polled]:
        """Poll sources side by side, within so many seconds."""
        return self._runner.run(self._poll(polls, run_id, seconds, on_done))

    def fetch_pages(
        self, wanted: Sequence[tuple[str, Source]], *, run_id: str, seconds: float, on_done: OnDone
    ) -> list[Polled]:
        """Fetch pages (URL and the source that named it) side by side, within so many seconds."""
        return self._runner.run(self._fetch_pages(wanted, run_id, seconds, on_done))

    def sitemaps(self, sites: Sequence[str], *, seconds: float) -> list[tuple[str, ...]]:
        """The sitemaps that the robots.txt of each URL's site names; none where it cannot be had."""
        return self._runner.run(self._sitemaps(sites, seconds))

    def pauses(self) -> dict[str, datetime]:
        """Which hosts asked to be left alone, and until when."""
        return self._client.pauses()

    async def _opened(self, seconds: float) -> Client:
        if self._stack is None:
            self._stack = AsyncExitStack()
            await self._stack.enter_async_context(self._client)
        self._client.allow(seconds)
        return self._client

    async def _poll(self, polls: Sequence[Poll], run_id: str, seconds: float, on_done: OnDone) -> list[Polled]:
        return await poll_all(await self._opened(seconds), polls, run_id=run_id, on_done=on_done)

    async def _fetch_pages(
        self, wanted: Sequence[tuple[str, Source]], run_id: str, seconds: float, on_done: OnDone
    ) -> list[Polled]:
        return await fetch_pages(await self._opened(seconds), wanted, run_id=run_id, on_done=on_done)

    async def _sitemaps(self, sites: Sequence[str], seconds: float) -> list[tuple[str, ...]]:
        client = await self._opened(seconds)
        return await asyncio.gather(*(client.sitemaps(site) for site in sites))


def visiting_wire(newsroom: Newsroom, at: datetime) -> Wire:
    """The network for a look outside of runs, with the pauses that hosts asked the service for; `at` is now."""
    from warehouse.status import standing_pauses  # DuckDB takes a tenth of a second

    return Wire(newsroom.fetching, pauses=standing_pauses(newsroom.home.published, now=at))
