"""Hosts that ask to be left alone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from fetch import politeness
from fetch.client import Client, FetchSettings, HostPausedError, Response
from newsdesk.errors import FetchError

if TYPE_CHECKING:
    from tests.fetch.conftest import Site, StartSite

RSS = b"<rss><channel><title>News</title></channel></rss>"
HOUR = timedelta(hours=1)


async def end_of(client: Client, url: str) -> Response | FetchError:
    try:
        return await client.get(url)
    except FetchError as error:
        return error


def ask(settings: FetchSettings, *urls: str, budget: float = 60.0, **named: Any) -> tuple[list[Any], Client]:
    """How requests end, one after another; and the client."""

    async def fetch() -> tuple[list[Any], Client]:
        async with Client(settings, budget=budget, **named) as client:
            return [await end_of(client, url) for url in urls], client

    return asyncio.run(fetch())


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone_by_everybody(start_site: StartSite, settings: FetchSettings, status: int) -> None:
    busy, other = start_site(), start_site()
    before = datetime.now(UTC)
    (answer, error, fine), client = ask(
        settings,
        busy.serve("/a", b"sorry", status=status, retry_after="3600"),
        busy.serve("/b", RSS),
        other.serve("/", RSS),
    )
    assert (answer.status, answer.body) == (status, b"sorry")
    assert before + HOUR <= answer.retry_at <= datetime.now(UTC) + HOUR
    assert type(error) is HostPausedError
    assert (error.kind, error.until) == ("busy", answer.retry_at)
    assert error.reason == f"the host asked us to wait until {answer.retry_at:%H:%M} UTC"
    assert fine.body == RSS
    assert busy.paths() == ["/a"]
    assert client.pauses() == {f"127.0.0.1:{busy.port}": answer.retry_at}


def test_another_port_is_another_host(start_site: StartSite, settings: FetchSettings) -> None:
    one, other = start_site(), start_site()
    ends, _ = ask(settings, one.serve("/", status=429), other.serve("/", RSS))
    assert [end.status for end in ends] == [429, 200]


def test_a_pause_of_an_earlier_run_still_stands(site: Site, settings: FetchSettings) -> None:
    host, until = f"127.0.0.1:{site.port}", datetime.now(UTC) + HOUR
    (error,), client = ask(settings, site.serve("/", RSS), pauses={host: until, "elsewhere:80": until - 2 * HOUR})
    assert error.until == until
    assert client.pauses() == {host: until}
    assert site.requests == []


def test_pauses_can_be_asked_for_before_and_after(settings: FetchSettings) -> None:
    until = datetime.now(UTC) + HOUR
    assert Client(settings, pauses={"a:80": until}).pauses() == {"a:80": until}


def test_a_shorter_pause_does_not_shorten_a_longer_one(site: Site, settings: FetchSettings) -> None:
    site.serve("/long", status=503, retry_after="7200")
    site.serve("/short", status=503, retry_after="60")
    done: list[str] = []

    async def both() -> dict[str, datetime]:
        async with Client(settings) as client:
            await asyncio.gather(*(client.get(site.url(path)) for path in ("/long", "/short")))
            done.extend(site.paths())
            return client.pauses()

    [until] = asyncio.run(both()).values()
    assert until > datetime.now(UTC) + 1.9 * HOUR
    assert len(done) == 2


def test_who_waits_already_is_told_at_once(site: Site, settings: FetchSettings) -> None:
    """Ten requests wait for their turn at a host when it says that it is busy."""
    site.serve("/", status=429, retry_after="3600")

    async def fetch() -> list[Response | FetchError]:
        async with Client(replace(settings, per_host_delay=0.2)) as client:
            return await asyncio.gather(*(end_of(client, site.url("/")) for _ in range(10)))

    ends = asyncio.run(fetch())
    assert sum(isinstance(end, HostPausedError) for end in ends) >= 8
    assert len(site.requests) <= 2


def test_a_short_pause_is_waited_for(site: Site, settings: FetchSettings) -> None:
    begun = time.monotonic()
    ends, _ = ask(settings, site.serve("/busy", status=503, retry_after="1"), site.serve("/", RSS))
    assert [end.status for end in ends] == [503, 200]
    assert time.monotonic() - begun >= 0.99


def test_a_pause_beyond_the_time_left_is_not_waited_for(site: Site, settings: FetchSettings) -> None:
    ends, _ = ask(settings, site.serve("/busy", status=503, retry_after="20"), site.serve("/", RSS), budget=5.0)
    assert [type(end) for end in ends] == [Response, HostPausedError]


def test_a_redirect_leads_to_no_paused_host(start_site: StartSite, settings: FetchSettings) -> None:
    first, second = start_site(), start_site()
    url = first.serve("/", status=302, location=second.serve("/", RSS))
    (error,), _ = ask(settings, url, pauses={f"127.0.0.1:{second.port}": datetime.now(UTC) + HOUR})
    assert (type(error), error.url) == (HostPausedError, url)
    assert second.requests == []


def test_the_robots_txt_of_a_paused_host_is_not_asked_for(site: Site, settings: FetchSettings) -> None:
    async def fetch() -> None:
        async with Client(settings, pauses={f"127.0.0.1:{site.port}": datetime.now(UTC) + HOUR}) as client:
            with pytest.raises(HostPausedError) as caught:
                await client.get(site.url("/page"), robots=True)
            assert caught.value.url == site.url("/page")
            assert await client.sitemaps(site.url("/")) == ()

    asyncio.run(fetch())
    assert site.requests == []


def test_a_pause_ends(site: Site, settings: FetchSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever came meanwhile and would have waited too long was told; who comes afterwards is served."""
    monkeypatch.setattr(politeness, "LONGEST_WAIT", 0.1)

    async def fetch() -> list[Any]:
        async with Client(settings) as client:
            ends = [await end_of(client, site.serve(path, status=503, retry_after="1")) for path in ("/a", "/b")]
            await asyncio.sleep(1)
            return [*ends, await end_of(client, site.serve("/c", RSS)), client.pauses()]

    first, second, third, pauses = asyncio.run(fetch())
    assert (first.status, type(second), third.status, pauses) == (503, HostPausedError, 200, {})
