"""Ways to answer in HTTP/2, frame by frame. Source: RFC 9113, section 6; RFC 7541 for the encoded headers."""

from __future__ import annotations

import asyncio
import struct

from tests.faults import bodies
from tests.faults.server import ENDLESS, Handler, Visit

DATA, HEADERS, RESET, SETTINGS, PUSH, PING, GOAWAY, CONTINUATION = 0x0, 0x1, 0x3, 0x4, 0x5, 0x6, 0x7, 0x9
END_STREAM, END_HEADERS = 0x1, 0x4
STATUS_200 = b"\x88"
"""`:status: 200`, by its index in the static table."""
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
STREAM = 1
"""Of a client's first request."""


def frame(kind: int, payload: bytes = b"", *, flags: int = 0, stream: int = 0) -> bytes:
    """One frame."""
    return len(payload).to_bytes(3) + struct.pack("!BBI", kind, flags, stream) + payload


def _header(name: str, value: str) -> bytes:
    """A header that enters no table; both shorter than 127 bytes."""
    return b"\x00" + b"".join(bytes([len(each)]) + each.encode() for each in (name, value))


def replies(*frames: bytes) -> Handler:
    """Greet, wait for the request, send frames."""

    async def handler(visit: Visit) -> None:
        await greet(visit)
        await visit.send(b"".join(frames))
        await asyncio.sleep(600)

    return handler


def floods(start: bytes, again: bytes) -> Handler:
    """Greet, wait for the request, and send the same frames for ever."""

    async def handler(visit: Visit) -> None:
        await greet(visit)
        await visit.send(start)
        while True:
            await visit.send(again)

    ENDLESS.add(handler)
    return handler


async def greet(visit: Visit) -> None:
    """Exchange settings, and wait for the headers of a request."""
    await visit.reader.readexactly(len(PREFACE))
    await visit.send(frame(SETTINGS))
    kind = SETTINGS
    while kind != HEADERS:
        head = await visit.reader.readexactly(9)
        kind = head[3]
        await visit.reader.readexactly(int.from_bytes(head[:3]))


async def answers(visit: Visit) -> None:
    """A healthy feed."""
    await greet(visit)
    await visit.send(
        frame(HEADERS, STATUS_200, flags=END_HEADERS, stream=STREAM)
        + frame(DATA, bodies.feed(visit.name), flags=END_STREAM, stream=STREAM)
    )
    await asyncio.sleep(600)


async def hangs_up(visit: Visit) -> None:
    """Close instead of an answer."""
    await greet(visit)


HEAD = frame(HEADERS, STATUS_200, flags=END_HEADERS, stream=STREAM)
GO_AWAY = frame(GOAWAY, struct.pack("!II", 0, 0xB))  # "enhance your calm"
RESET_STREAM = frame(RESET, struct.pack("!I", 0x2), stream=STREAM)  # "internal error"
PINGS = frame(PING, bytes(8)) * 100
SETTINGS_AGAIN = frame(SETTINGS) * 100
NOTHING = frame(DATA, stream=STREAM) * 100
BYTES = frame(DATA, b" ", stream=STREAM) * 1_000
TRAILERS = frame(HEADERS, _header("x-more", "of the same"), flags=END_HEADERS, stream=STREAM) * 100
UNKNOWN = frame(0xEE, bytes(1_000)) * 10
WINDOWS = frame(0x8, struct.pack("!I", 1)) * 100
CONTINUES = frame(HEADERS, b"\x08\x03100", flags=END_HEADERS, stream=STREAM) * 100
OPEN_HEADERS = frame(HEADERS, STATUS_200, stream=STREAM)
MORE_HEADERS = frame(CONTINUATION, _header("x-more", "of the same") * 100, stream=STREAM)
TWO_LENGTHS = frame(
    HEADERS,
    STATUS_200 + _header("content-length", "5") + _header("content-length", "6"),
    flags=END_HEADERS,
    stream=STREAM,
) + frame(DATA, b"<rss/>", flags=END_STREAM, stream=STREAM)
SHORT = frame(HEADERS, STATUS_200 + _header("content-length", "500"), flags=END_HEADERS, stream=STREAM) + frame(
    DATA, b"<rss/>", flags=END_STREAM, stream=STREAM
)
A_PROMISE = frame(PUSH, struct.pack("!I", 2) + STATUS_200, flags=END_HEADERS, stream=STREAM)
TOO_LONG = frame(DATA, bytes(20_000), stream=STREAM)
"""Longer than the frames that a client takes unless it says so (16,384 bytes)."""
A_BODY = frame(DATA, bytes(16_000), stream=STREAM)
BOMB_OF_HEADERS = frame(
    HEADERS,
    STATUS_200 + b"\x40\x01a\x7f\xa1\x1e" + b"x" * 4_000 + b"\xbe" * 12_000,
    flags=END_HEADERS,
    stream=STREAM,
)
"""A header of 4 KB that is put into the table once, and named from there 12,000 times: 48 MB in 16 KB."""
