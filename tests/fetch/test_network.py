from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fetch.client import Client, FetchSettings
from newsdesk.errors import FetchError, RefusedError

if TYPE_CHECKING:
    from tests.fetch.conftest import Get, Names, Reason, Site

RSS = b"<rss><channel><title>News</title></channel></rss>"


def test_a_name_that_changes_its_address_is_judged_at_each_connection(
    site: Site, settings: FetchSettings, names: Names, reason: Reason
) -> None:
    """The name leads to an allowed address for the first connection, and inside for the second."""
    names["rebinding.test"] = [["127.0.0.1"], ["127.0.0.2"]]
    site.serve("/", status=302, location="/next")
    only_one = replace(settings, allow_networks=("127.0.0.1/32",))
    assert "127.0.0.2 is loopback" in reason(only_one, site.url("/", host="rebinding.test"), RefusedError)
    assert site.paths() == ["/"]


def test_of_several_addresses_only_the_permitted_are_tried(
    site: Site, settings: FetchSettings, names: Names, get: Get
) -> None:
    names["mixed.test"] = [["10.0.0.1", "127.0.0.1"]]
    assert get(settings, site.serve("/", RSS).replace("127.0.0.1", "mixed.test")).body == RSS


@pytest.mark.parametrize("addresses", [["127.0.0.9", "127.0.0.1"], ["127.0.0.1", "127.0.0.9"]])
def test_the_addresses_are_tried_in_their_order_until_one_answers(
    site: Site, settings: FetchSettings, names: Names, get: Get, addresses: list[str]
) -> None:
    """Nothing listens at the other."""
    names["double.test"] = [addresses]
    assert get(settings, site.serve("/", RSS).replace("127.0.0.1", "double.test")).body == RSS


def test_sixty_names_are_looked_up_side_by_side(settings: FetchSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """No look-up ends before all have begun."""
    all_there = threading.Barrier(60, timeout=10)

    def getaddrinfo(*_: Any, **__: Any) -> Any:
        all_there.wait()
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def ask() -> list[Any]:
        async with Client(settings) as client:
            asking = (client.get(f"http://gone{number}.test/") for number in range(60))
            return await asyncio.gather(*asking, return_exceptions=True)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    ends = asyncio.run(ask())
    assert {end.reason for end in ends if isinstance(end, FetchError)} == {"the name does not resolve"}


HANGING = """
import asyncio, socket, threading
from fetch.client import Client, FetchSettings
from newsdesk.errors import FetchError

socket.getaddrinfo = lambda *_, **__: threading.Event().wait()

async def main():
    async with Client(FetchSettings(user_agent="x", timeout=0.2)) as client:
        try:
            await client.get("http://slow.test/")
        except FetchError as error:
            print(error.reason)

asyncio.run(main())
"""


def test_a_look_up_that_never_ends_keeps_no_process_alive() -> None:
    done = subprocess.run([sys.executable, "-c", HANGING], capture_output=True, check=True, timeout=30, text=True)
    assert (done.stdout, done.stderr) == ("no answer within 0.2 s\n", "")


def test_a_connection_that_is_not_made_is_given_up_before_the_request_s_time(
    settings: FetchSettings, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that swallows packets must not hold a place for the whole of a request's time."""
    monkeypatch.setattr("fetch.network._PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:  # they fill the queue, so that no further connection is made
            each.setblocking(False)  # noqa: FBT003  (the interface is the socket's)
            each.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}/"
        assert reason(replace(settings, timeout=60), url) == "no connection within 0.3 s"
        for each in waiting:
            each.close()
