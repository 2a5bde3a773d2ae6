from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from fetch.client import Client, FetchSettings, HostPausedError, OutOfTimeError, Response

if TYPE_CHECKING:
    from tests.fetch.conftest import Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"


def test_starts_at_one_host_are_apart_and_other_hosts_do_not_wait(
    start_site: StartSite, settings: FetchSettings
) -> None:
    slow, other = start_site(), start_site()
    slow.serve("/", RSS)
    other.serve("/", RSS)

    async def fetch() -> tuple[list[bool], float]:
        async with Client(replace(settings, per_host_delay=0.2)) as client:
            begun = time.monotonic()
            queue = [asyncio.create_task(client.get(slow.url("/"))) for _ in range(4)]
            await client.get(other.url("/"))
            done_by_then = [task.done() for task in queue]
            await asyncio.gather(*queue)
            return done_by_then, time.monotonic() - begun

    done_by_then, seconds = asyncio.run(fetch())
    assert seconds >= 0.59
    assert not all(done_by_then)


def slow_answer(seconds: float) -> Callable[[Any, asyncio.StreamWriter], Any]:
    async def answer(_: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    return answer


def test_one_host_is_asked_two_things_at_once_at_most(site: Site, settings: FetchSettings) -> None:
    async def fetch() -> None:
        async with Client(settings) as client:
            await asyncio.gather(*(client.get(url) for _ in range(6)))

    url = site.serve_raw("/", slow_answer(0.05))
    asyncio.run(fetch())
    assert (len(site.requests), site.busiest) == (6, 2)


def test_all_hosts_together_are_asked_as_many_as_set(start_site: StartSite, settings: FetchSettings) -> None:
    sites = [start_site() for _ in range(6)]
    under_way, most = 0, 0

    async def count(_: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.05)
        under_way -= 1
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    async def fetch() -> None:
        async with Client(replace(settings, concurrency=3)) as client:
            await asyncio.gather(*(client.get(site.serve_raw("/", count)) for site in sites))

    asyncio.run(fetch())
    assert most == 3


def test_cancelled_requests_give_their_turns_back(start_site: StartSite, settings: FetchSettings) -> None:
    """The one under way, and those that wait for a place among all and for their host."""
    site, other = start_site(), start_site()
    site.serve("/", RSS)
    other.serve_nothing("/")

    async def fetch() -> bytes:
        async with Client(replace(settings, concurrency=1)) as client:
            hanging = [asyncio.create_task(client.get(each.url("/"))) for each in (other, site, site, site)]
            await asyncio.sleep(0.1)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
            return (await client.get(site.url("/"))).body

    assert asyncio.run(asyncio.wait_for(fetch(), timeout=30)) == RSS
    assert site.paths() == ["/"]


def test_the_budget_ends_what_is_under_way_and_what_waits(site: Site, settings: FetchSettings) -> None:
    async def fetch() -> list[Any]:
        async with Client(replace(settings, concurrency=1, timeout=60.0), budget=0.3) as client:
            under_way, waiting = (client.get(site.url("/")) for _ in range(2))
            return await asyncio.gather(under_way, waiting, return_exceptions=True)

    site.serve_nothing("/")
    ends = asyncio.run(asyncio.wait_for(fetch(), timeout=30))
    assert [type(end) for end in ends] == [OutOfTimeError, OutOfTimeError]
    assert [end.started for end in ends] == [True, False]
    assert {end.reason for end in ends} == {"the run's time was used up"}
    assert len(site.requests) == 1


def test_a_host_s_requests_are_made_in_the_order_in_which_they_came(site: Site, settings: FetchSettings) -> None:
    async def fetch() -> None:
        async with Client(replace(settings, per_host_delay=0.01)) as client:
            await asyncio.gather(*(client.get(site.url(f"/{number}")) for number in range(20)))

    asyncio.run(fetch())
    assert site.paths() == [f"/{number}" for number in range(20)]


def test_a_full_house_moves_starts_apart_and_never_together(start_site: StartSite, settings: FetchSettings) -> None:
    """One host's requests wait for the only place while another's hold it."""
    site, other = start_site(), start_site()
    site.serve("/", RSS)
    url = other.serve_raw("/", slow_answer(0.3))

    async def fetch() -> None:
        async with Client(replace(settings, concurrency=1, per_host_delay=0.2)) as client:
            await asyncio.gather(*(client.get(each) for each in (url, site.url("/"), site.url("/"), site.url("/"))))

    asyncio.run(fetch())
    starts = [request.at for request in site.requests]
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.19


def test_time_can_be_given_anew(site: Site, settings: FetchSettings) -> None:
    """A run polls first, and fetches pages then."""
    site.serve("/", RSS)

    async def fetch() -> list[Any]:
        async with Client(settings, budget=0.0) as client:
            ends = await asyncio.gather(client.get(site.url("/")), return_exceptions=True)
            client.allow(30.0)
            ends += await asyncio.gather(client.get(site.url("/")), return_exceptions=True)
            client.allow(0.0)
            return ends + await asyncio.gather(client.get(site.url("/")), return_exceptions=True)

    ends = asyncio.run(fetch())
    assert [type(end) for end in ends] == [OutOfTimeError, Response, OutOfTimeError]
    assert {end.kind for end in ends if isinstance(end, OutOfTimeError)} == {"interrupted"}


def test_a_client_may_live_over_several_runs_of_its_loop(site: Site, settings: FetchSettings) -> None:
    client = Client(settings)
    url = site.serve("/", RSS)

    async def fetch() -> Response:
        client.allow(30.0)
        return await client.get(url)

    with asyncio.Runner() as runner:
        runner.run(client.__aenter__())
        assert [runner.run(fetch()).body for _ in range(2)] == [RSS, RSS]
        runner.run(client.__aexit__(None, None, None))


def test_a_host_that_asks_for_one_pause_after_another_is_waited_for_once(site: Site, settings: FetchSettings) -> None:
    """Else a server that is always busy would hold up every run to the end of its time."""
    busy = site.serve("/", b"later", status=503, retry_after="1")

    async def ask() -> list[str]:
        async with Client(settings) as client:
            first = await client.get(busy)
            second = await client.get(busy)
            with pytest.raises(HostPausedError) as third:
                await client.get(busy)
            return [str(first.status), str(second.status), third.value.kind]

    assert asyncio.run(ask()) == ["503", "503", "busy"]
    assert len(site.requests) == 2
