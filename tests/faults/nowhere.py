"""`python -m tests.faults.nowhere`: all hostile URLs, asked in a network of our own that has no way out.

To be run as root in network and mount namespaces of its own (`unshare --net --mount`). There, every address in the
world is made one of this machine, and listened at, and the connections are counted. Prints a report as JSON.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import subprocess
import tempfile
from collections import Counter
from collections.abc import Awaitable
from ipaddress import ip_address
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import httpx

from fetch.client import Client, FetchSettings
from fetch.polling import Poll, Polled, fetch_pages, poll_all
from newsdesk.records import Source
from tests.faults.addresses import HOSTILE, NAMES, PUBLIC

NAME_SERVER = "127.0.0.53"
OPEN_PORTS = (80, 443, 8080)
PORTS = (*OPEN_PORTS, 1, 22, 25, 110, 143, 445, 2375, 3306, 5432, 6379, 9200, 11211, 27017)
FILES = {
    "/etc/hosts": "127.0.0.1 localhost localhost.localdomain foo.localhost\n::1 localhost ip6-localhost\n",
    "/etc/resolv.conf": f"nameserver {NAME_SERVER}\noptions timeout:1 attempts:1\n",
    "/etc/nsswitch.conf": "hosts: files dns\n",
}
FEED = b'<rss version="2.0"><channel><title>reached</title></channel></rss>'
SETTINGS = FetchSettings(user_agent="silkwire-test (+https://example.org)", per_host_delay=0.0, timeout=5.0)

Place = tuple[str, int]
Told = dict[str, object]
Report = dict[str, dict[str, Told]]
"""Who asked, for which URL, what came of it."""


class Listeners:
    """Servers at all addresses, that count who comes where."""

    def __init__(self) -> None:
        self.met: Counter[Place] = Counter()

    async def open(self) -> None:
        """Listen."""
        for port in PORTS:
            await asyncio.start_server(self._serve, "0.0.0.0", port)  # noqa: S104  # nobody else is in this network
            await asyncio.start_server(self._serve, "::", port)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port, *_ = writer.get_extra_info("sockname")
        self.met[str(ip_address(host.partition("%")[0])), port] += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            if await reader.read(1) == b"G":  # else it is the beginning of TLS
                path = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode("latin-1")
                writer.write(_answer(path))
                await writer.drain()
        writer.close()


def _answer(path: str) -> bytes:
    """What the path asks the server to say."""
    parts = urlsplit(path)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    length = f"Content-Length: {len(FEED)}"
    match parts.path, asked.get("how"):
        case "/robots.txt", _:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        case "/says", _:
            lines = ["HTTP/1.1 200 OK", asked["header"], length]
        case "/go", "1.0":
            lines = [f"HTTP/1.0 {asked['status']} Go", f"Location: {asked['to']}"]
        case "/go", "twice":
            lines = [f"HTTP/1.1 {asked['status']} Go", "Location: /ok", f"Location: {asked['to']}", length]
        case "/go", "folded":
            lines = [f"HTTP/1.1 {asked['status']} Go", "Location: /ok", f" {asked['to']}", length]
        case "/go", "body":
            lines = [f"HTTP/1.1 {asked['status']} Go", f"Location: {asked['to']}", "Transfer-Encoding: chunked"]
            return "\r\n".join([*lines, "", ""]).encode() + b"5\r\nmoved\r\n" * 100 + b"0\r\n\r\n"
        case "/go", _ if "to" in asked:
            lines = [f"HTTP/1.1 {asked['status']} Go", f"Location: {asked['to']}", length]
        case _:
            lines = ["HTTP/1.1 200 OK", length]
    return "\r\n".join([*lines, "Content-Type: text/xml", "Connection: close", "", ""]).encode() + FEED


class NameServer(asyncio.DatagramProtocol):
    """Answers for our own names, each time as the table says next; knows no others."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin each name's answers again."""
        self.left = {name: list(answers) for name, answers in NAMES.items()}
        self.now: dict[str, list[str]] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer a question for IPv4 or IPv6 addresses. Source: RFC 1035, section 4."""
        at, labels = 12, []
        while length := data[at]:
            labels.append(data[at + 1 : at + 1 + length].decode("latin-1"))
            at += 1 + length
        (kind,) = struct.unpack_from("!H", data, at + 1)
        addresses = self._addresses(".".join(labels).lower(), is_ipv4=kind == 1)
        family = {1: socket.AF_INET, 28: socket.AF_INET6}.get(kind)
        packed = (
            [socket.inet_pton(family, each) for each in addresses if (":" in each) == (kind == 28)] if family else []
        )
        records = b"".join(struct.pack("!HHHIH", 0xC00C, kind, 1, 0, len(each)) + each for each in packed)
        status = 0x8180 if ".".join(labels).lower() in NAMES else 0x8183
        head = data[:2] + struct.pack("!HHHHH", status, 1, len(packed), 0, 0)
        self.transport.sendto(head + data[12 : at + 5] + records, addr)

    def _addresses(self, name: str, *, is_ipv4: bool) -> list[str]:
        """A look-up asks for IPv4 first; what it asks then belongs to the same look-up."""
        if is_ipv4 and name in self.left:
            answers = self.left[name]
            self.now[name] = answers.pop(0) if len(answers) > 1 else answers[0]
        return self.now.get(name, [])


def main() -> None:
    """Make the network, ask everything in it, and tell."""
    _prepare()
    print(json.dumps(asyncio.run(_report())))  # noqa: T201


def _prepare() -> None:
    """Every address is ours: Linux takes what a `local` route covers for an address of the machine."""
    for command in (
        "ip link set lo up",
        "ip route add local 0.0.0.0/0 dev lo",
        "ip -6 addr add 2606:4700::53/128 dev lo nodad",
        "ip -6 route add local ::/0 dev lo",
    ):
        subprocess.run(command.split(), check=True)
    directory = Path(tempfile.mkdtemp())
    for target, text in FILES.items():
        if Path(target).exists():
            file = directory / Path(target).name
            file.write_text(text)
            subprocess.run(["mount", "--bind", str(file), target], check=True)


async def _report() -> Report:
    listeners = Listeners()
    await listeners.open()
    loop = asyncio.get_running_loop()
    _, names = await loop.create_datagram_endpoint(NameServer, local_addr=(NAME_SERVER, 53))
    report: Report = {"feed": {}, "page": {}, "careless": {}}
    async with Client(SETTINGS) as client, _careless() as careless:
        for url in HOSTILE:
            asking = {"feed": _as_feed(client, url), "page": _as_page(client, url), "careless": _as_is(careless, url)}
            for who, ask in asking.items():
                names.forget()
                report[who][url] = await _watched(listeners, ask)
    return report


async def _watched(listeners: Listeners, ask: Awaitable[Told]) -> Told:
    """What came of a URL, and whom it made us connect to."""
    before = listeners.met.copy()
    told = await ask
    for _ in range(10):  # a connection is counted on one of the loop's next rounds
        await asyncio.sleep(0)
    met = listeners.met - before
    may = {(address, port) for address in PUBLIC for port in OPEN_PORTS}
    return {
        **told,
        "public": sum(count for place, count in met.items() if place in may),
        "strays": [f"{address} port {port}" for address, port in met if (address, port) not in may],
    }


async def _as_feed(client: Client, url: str) -> Told:
    [polled] = await poll_all(client, [Poll(source=_source(url), url=url)], run_id="run", on_done=_same)
    return _told(polled)


async def _as_page(client: Client, url: str) -> Told:
    """With the robots.txt of every hop."""
    [polled] = await fetch_pages(client, [(url, _source("http://1.1.1.1/"))], run_id="run", on_done=_same)
    return _told(polled)


async def _as_is(client: httpx.AsyncClient, url: str) -> Told:
    with contextlib.suppress(Exception):
        await client.get(url)
    return {}


def _careless() -> httpx.AsyncClient:
    """A client that looks at nothing: the proof that all this leads somewhere."""
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.AsyncClient(follow_redirects=True, trust_env=False, timeout=1.0, limits=limits)


def _source(url: str) -> Source:
    return Source(
        id="hostile",
        name="Hostile",
        url=url,
        kind="feed",
        country="KZ",
        language="en",
        ownership="unknown",
        full_text=True,
        timezone="UTC",
    )


def _same(polled: Polled) -> Polled:
    return polled


def _told(polled: Polled) -> Told:
    return {"outcome": polled.outcome, "failure": polled.failure, "status": polled.http_status, "error": polled.error}


if __name__ == "__main__":
    main()
