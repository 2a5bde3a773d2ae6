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
from fetch.network import alternating
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
from fetch.network import alternating
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
    full, waiting = blackhole()
    url = f"http://127.0.0.1:{full.getsockname()[1]}/"
    assert reason(replace(settings, timeout=60), url, failure="timeout") == "no connection within 0.3 s"
    for each in (full, *waiting):
        each.close()


def blackhole() -> tuple[socket.socket, list[socket.socket]]:
    """A server whose queue is full, so that no connection to it is made; and what fills it."""
    full = socket.create_server(("127.0.0.1", 0), backlog=0)
    waiting = [socket.socket() for _ in range(3)]
    for each in waiting:
        each.setblocking(False)  # noqa: FBT003  (the interface is the socket's)
        each.connect_ex(full.getsockname())
    return full, waiting


def test_an_address_that_swallows_packets_does_not_keep_the_next_one_waiting(
    settings: FetchSettings, names: Names, get: Get
) -> None:
    """Whichever is first; the attempt that lost is over when the answer is there."""
    full, waiting = blackhole()
    port = full.getsockname()[1]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok")
        writer.close()

    async def fetch() -> tuple[list[bytes], int]:
        async with await asyncio.start_server(serve, "127.0.0.2", port), Client(settings) as client:
            bodies = [(await client.get(f"http://{name}:{port}/")).body for name in names]
            left = len(asyncio.all_tasks())
        await asyncio.sleep(0.05)
        return bodies, left

    names["slow-first.test"] = [["127.0.0.1", "127.0.0.2"]]
    names["slow-last.test"] = [["127.0.0.2", "127.0.0.1"]]
    names["slow-often.test"] = [["127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.2"]]
    bodies, left = asyncio.run(asyncio.wait_for(fetch(), timeout=60))
    assert bodies == [b"ok"] * 3
    assert left <= 2, "the test itself, and a server that is about to close"
    for each in (full, *waiting):
        each.close()


def test_addresses_that_all_fail_end_with_a_reason(
    settings: FetchSettings, closed: str, names: Names, reason: Reason
) -> None:
    names["dead.test"] = [["127.0.0.1", "127.0.0.2", "127.0.0.3"]]
    said = reason(settings, closed.replace("127.0.0.1", "dead.test"), failure="connection")
    assert said == "connection refused"


def test_a_name_with_very_many_addresses_does_not_have_us_knock_at_all_of_them(
    settings: FetchSettings, closed: str, names: Names, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks: list[str] = []

    class Noting(socket.socket):
        def connect(self, address: Any) -> None:
            knocks.append(address[0])
            super().connect(address)

    monkeypatch.setattr(socket, "socket", Noting)
    names["many.test"] = [[f"127.0.{number // 250}.{number % 250 + 1}" for number in range(1000)]]
    reason(settings, closed.replace("127.0.0.1", "many.test"), failure="connection")
    assert knocks == [f"127.0.0.{number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    ("given", "tried"),
    [
        (["::1", "::2", "::3", "1.1.1.1", "1.1.1.2"], ["::1", "1.1.1.1", "::2", "1.1.1.2", "::3"]),
        (["1.1.1.1", "::1"], ["1.1.1.1", "::1"]),
        (["1.1.1.1", "1.1.1.2"], ["1.1.1.1", "1.1.1.2"]),
    ],
)
def test_the_families_take_turns(given: list[str], tried: list[str]) -> None:
    """So that one dead family costs a quarter of a second."""
    assert alternating(given) == tried


def test_an_address_is_not_looked_up(
    site: Site, settings: FetchSettings, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert get(settings, site.serve("/", RSS)).body == RSS


@pytest.mark.parametrize("port", [22, 81, 6000, 6667])
def test_ports_of_other_protocols_are_not_connected_to(settings: FetchSettings, port: int, reason: Reason) -> None:
    said = reason(settings, f"http://127.0.0.1:{port}/", RefusedError, "forbidden")
    assert said == f"port {port} belongs to another protocol than HTTP"


def test_public_addresses_are_connected_to_where_websites_are(settings: FetchSettings, reason: Reason) -> None:
    said = reason(settings, "http://1.1.1.1:6379/", RefusedError, "forbidden")
    assert said == "port 6379 is none where public websites are"
