"""A server on loopback that misbehaves in many ways at once: each mode on a port, and so on a host, of its own.

It speaks in raw bytes, so that it can say anything, slowly, and without end. It is a process of its own, so that what
it costs is nobody else's time and memory. `python -m tests.faults DIRECTORY` runs it until its input ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import ssl
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from newsdesk.records import FailureKind, Outcome
from tests.faults.certificates import CertificateName, server_contexts

LARGEST_REQUEST = 1 << 18
"""Bytes; a mode sends us to an address of 5 KB."""

Handler = Callable[["Visit"], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands in `fetches` after a poll."""

    outcome: Outcome
    failure: FailureKind | None = None
    http_status: int | None = None
    error: str | None = None
    """A part of it; None: there is none."""
    seen: int = 0
    """Items in the document."""
    new: int | Literal["some"] | None = None
    """Of them; None: all; some: as many as the run has room for."""


ENDLESS: set[Handler] = set()
"""Handlers that answer for ever. They meet a bound on size or pieces, or, on a slow machine, that on time before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One way to behave."""

    handler: Handler
    row: Row
    certificate: CertificateName | None = None
    """None: the port speaks no TLS."""
    scheme: Literal["http", "https"] | None = None
    """To be asked with; None: the one that the port speaks."""
    door: Literal["open", "closed", "full"] = "open"
    """`closed` refuses connections, `full` leaves them without an answer."""
    url: str | None = None
    """To be asked instead of its own port."""

    @property
    def is_endless(self) -> bool:
        """Whether its answer ends by the bound that it meets first."""
        return self.handler in ENDLESS

    def address(self, port: int, path: str = "/feed") -> str:
        """Where it is asked."""
        scheme = self.scheme or ("https" if self.certificate else "http")
        return self.url or f"{scheme}://127.0.0.1:{port}{path}"


@dataclass(slots=True, kw_only=True)
class Weather:
    """The server, for the time of a `with` block."""

    modes: Mapping[str, Mode]
    directory: Path
    """For its files."""
    ports: dict[str, int] = field(init=False)
    _process: subprocess.Popen[str] = field(init=False)

    @property
    def authority(self) -> Path:
        """The certificate to be trusted (SSL_CERT_FILE)."""
        return self.directory / "authority.pem"

    def url(self, name: str) -> str:
        """Where a mode is asked."""
        return self.modes[name].address(self.ports[name])

    def asked(self) -> dict[str, int]:
        """How often each mode and path was asked until now: `torn-gzip/feed`."""
        return self._told("asked\n")

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.faults", str(self.directory)]
        root = Path(__file__).resolve().parent.parent.parent
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root)
        self.ports = self._told("ports\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def _told(self, question: str) -> dict[str, int]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(question)
        self._process.stdin.flush()
        told: dict[str, int] = json.loads(self._process.stdout.readline())
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One connection that came, before anything is read from it."""

    name: str
    """Of the mode."""
    server: Server
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self) -> str:
        """Read the head of a request; its path."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        path = head.split()[1].decode("latin-1")
        self.server.asked[f"{self.name}{path[:100]}"] += 1
        return path

    async def send(self, data: bytes) -> None:
        """Write, and wait until the other side takes it; let others write, too."""
        if self.writer.is_closing():
            raise ConnectionResetError
        self.writer.write(data)
        await self.writer.drain()
        await asyncio.sleep(0)

    def url(self, name: str, path: str = "/feed") -> str:
        """Where a mode is asked."""
        return self.server.modes[name].address(self.server.ports[name], path)


class Server:
    """The ports of all modes; lives in the server's process."""

    def __init__(self, modes: Mapping[str, Mode], directory: Path) -> None:
        self.modes = modes
        self.directory = directory
        self.ports: dict[str, int] = {}
        self.asked: Counter[str] = Counter()
        self._shut: list[socket.socket] = []

    async def run(self) -> None:
        """Serve, and answer questions about it on standard output, until standard input ends."""
        contexts = server_contexts(self.directory)
        servers = [await self._open(name, mode, contexts) for name, mode in self.modes.items()]
        loop = asyncio.get_running_loop()
        while question := await loop.run_in_executor(None, sys.stdin.readline):
            sys.stdout.write(json.dumps(self.ports if question == "ports\n" else self.asked) + "\n")
            sys.stdout.flush()
        os._exit(len(servers) < 1)  # nothing here is worth a farewell

    async def _open(
        self, name: str, mode: Mode, contexts: Mapping[CertificateName, ssl.SSLContext]
    ) -> asyncio.Server | None:
        if mode.door != "open":
            self.ports[name] = self._shut_door(full=mode.door == "full")
            return None
        tls = contexts[mode.certificate] if mode.certificate else None
        serving = self._serving(name, mode.handler)
        server = await asyncio.start_server(serving, "127.0.0.1", 0, ssl=tls, limit=LARGEST_REQUEST)
        self.ports[name] = server.sockets[0].getsockname()[1]
        return server

    def _shut_door(self, *, full: bool) -> int:
        """A port that nobody else can get, and where no connection comes about."""
        door = socket.socket()
        door.bind(("127.0.0.1", 0))
        self._shut.append(door)
        if full:
            door.listen(0)
            for _ in range(4):
                waiting = socket.socket()
                waiting.setblocking(False)  # noqa: FBT003  # the system's own signature
                with contextlib.suppress(BlockingIOError):
                    waiting.connect(door.getsockname())
                self._shut.append(waiting)
        return int(door.getsockname()[1])

    def _serving(self, name: str, handler: Handler) -> Callable[..., Awaitable[None]]:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):  # the client hung up
                await handler(Visit(name=name, server=self, reader=reader, writer=writer))
            writer.close()

        return serve
