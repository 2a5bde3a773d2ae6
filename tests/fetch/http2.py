"""A small HTTP/2 server over TLS on loopback, which also misbehaves on demand."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

import h2.config
import h2.connection
import h2.events
import h2.exceptions

Act = Callable[["Session", int], None]
"""What is done about a request: on which connection, and on which of its streams."""


@dataclass
class Http2Site:
    """What is served, by path."""

    port: int = 0
    most_at_once: int | None = None
    """Streams that it lets a client have; None: the usual."""
    routes: dict[str, Act] = field(default_factory=dict)
    requests: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """The number of the connection, and the headers."""
    sessions: list[Session] = field(default_factory=list)
    """Connections on which HTTP/2 was agreed on."""

    def serve(self, path: str, act: Act) -> str:
        """Put something at a path; gives its URL."""
        self.routes[path] = act
        return f"https://127.0.0.1:{self.port}{path}"

    def connections(self) -> list[int]:
        """On which connection each request came."""
        return [number for number, _ in self.requests]


class Session(asyncio.Protocol):
    """One connection."""

    def __init__(self, site: Http2Site) -> None:
        self.site = site
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8", validate_outbound_headers=False)
        self.h2 = h2.connection.H2Connection(config)
        if site.most_at_once:
            self.h2.local_settings.max_concurrent_streams = site.most_at_once
        self.waiting: dict[int, bytes] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.number = len(self.site.sessions)
        self.site.sessions.append(self)
        self.h2.initiate_connection()
        self.flush()

    def data_received(self, data: bytes) -> None:
        try:
            events = self.h2.receive_data(data)
        except h2.exceptions.ProtocolError:
            self.transport.abort()
            return
        for event in events:
            if isinstance(event, h2.events.RequestReceived):
                headers = {str(name): str(value) for name, value in event.headers or ()}
                self.site.requests.append((self.number, headers))
                self.site.routes[headers[":path"]](self, event.stream_id)
            elif isinstance(event, h2.events.WindowUpdated):
                self.push()
        self.flush()

    def flush(self) -> None:
        """Send what h2 has to say."""
        if not self.transport.is_closing():
            self.transport.write(self.h2.data_to_send())

    def send(self, stream: int, headers: dict[str, str], body: bytes | None = None) -> None:
        """Send a head, and a body unless there is none."""
        self.h2.send_headers(stream, list(headers.items()), end_stream=body is None)
        if body is not None:
            self.waiting[stream] = body
            self.push()

    def push(self) -> None:
        """Send as much of the bodies as may be sent now."""
        for stream, body in list(self.waiting.items()):
            rest = body
            while rest and (room := min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size)):
                self.h2.send_data(stream, rest[:room])
                rest = rest[room:]
            self.waiting[stream] = rest
            if not rest:
                self.h2.end_stream(stream)
                del self.waiting[stream]
        self.flush()


def says(body: bytes | None, status: int = 200, **headers: str) -> Act:
    """Answer with a body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda session, stream: session.send(stream, {":status": str(status), **named}, body)


async def serve(site: Http2Site, tls: ssl.SSLContext) -> asyncio.Server:
    """Start a server."""
    tls.set_alpn_protocols(["h2"])
    server = await asyncio.get_running_loop().create_server(lambda: Session(site), "127.0.0.1", 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    return server
