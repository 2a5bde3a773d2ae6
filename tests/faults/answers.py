"""Ways to answer: each function makes, or is, a handler of one connection."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable

from tests.faults import bodies
from tests.faults.server import ENDLESS, Handler, Visit

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"content-type: application/rss+xml\r\ntransfer-encoding: chunked\r\n\r\n"
DRIP = 0.2
"""Seconds between two bytes: shorter than any time-out of a single read."""


def head(status: str, *lines: str) -> bytes:
    """The head of an answer."""
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(body: bytes, *lines: str, status: str = "200 OK") -> bytes:
    """An answer whose length is right."""
    return head(status, *(lines or ("content-type: application/rss+xml",)), f"content-length: {len(body)}") + body


def says(answer: bytes) -> Handler:
    """Answer one request with these bytes, and hang up."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        await visit.send(answer)

    return handler


def gives(body: Callable[[str], bytes], *lines: str, status: str = "200 OK") -> Handler:
    """Answer with a body made for the mode's name."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        await visit.send(whole(body(visit.name), *lines, status=status))

    return handler


def packed(pack: Callable[[bytes], bytes], encoding: str) -> Handler:
    """Answer with a healthy feed in a content encoding."""
    return gives(lambda name: pack(bodies.feed(name)), f"content-encoding: {encoding}")


def with_length(length: Callable[[int], str]) -> Handler:
    """Answer with a healthy feed of two items, and this for its length."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        body = bodies.feed(visit.name)
        await visit.send(head("200 OK", *(f"content-length: {each}" for each in length(len(body)).split("|"))) + body)

    return handler


def redirects(status: str, location: str) -> Handler:
    """Redirect."""
    return says(whole(b"", f"location: {location}", status=status))


def redirects_to(status: str, mode: str) -> Handler:
    """Redirect to another mode."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        await visit.send(whole(b"", f"location: {visit.url(mode)}", status=status))

    return handler


def greets(line: bytes) -> Handler:
    """Speak first, as other protocols do, and wait."""

    async def handler(visit: Visit) -> None:
        await visit.send(line)
        await asyncio.sleep(600)

    return handler


def interrupts(line: bytes) -> Handler:
    """Speak first, and hang up."""

    async def handler(visit: Visit) -> None:
        await visit.send(line)

    return handler


def drips(answer: bytes, *, at_once: int) -> Handler:
    """Send the first bytes at once and the others one by one."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        await visit.send(answer[:at_once])
        for number in range(at_once, len(answer)):
            await asyncio.sleep(DRIP)
            await visit.send(answer[number : number + 1])

    return handler


def never_ends(start: bytes, again: bytes) -> Handler:
    """Send a beginning and then the same for ever."""

    async def handler(visit: Visit) -> None:
        await visit.request()
        await visit.send(start)
        while True:
            await visit.send(again)

    ENDLESS.add(handler)
    return handler


async def hangs_up(visit: Visit) -> None:
    """Close at once."""


async def listens(visit: Visit) -> None:
    """Take the request and close."""
    await visit.request()


async def answers_anything(visit: Visit) -> None:
    """Complain in HTTP about whatever comes."""
    await visit.reader.read(1)
    await visit.send(whole(b"what?", status="400 Bad Request"))


async def resets(visit: Visit) -> None:
    """Break the connection off amid the body."""
    await visit.request()
    await visit.send(head("200 OK", "content-length: 1000") + b"<rss")
    taken: socket.socket = visit.writer.get_extra_info("socket")
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    visit.writer.transport.abort()


async def waits(visit: Visit) -> None:
    """Never answer."""
    await visit.request()
    await asyncio.sleep(600)


async def circles(visit: Visit) -> None:
    """Redirect from one address to another and back."""
    other = "/there" if await visit.request() != "/there" else "/feed"
    await visit.send(whole(b"", f"location: {other}", status="301 Moved Permanently"))


async def circles_with_cookies(visit: Visit) -> None:
    """Redirect to the same address, each time with a cookie that might change the answer."""
    path = await visit.request()
    await visit.send(whole(b"", f"location: {path}", "set-cookie: a=b", status="302 Found"))


async def leads_on(visit: Visit) -> None:
    """Redirect thirty times, and then answer."""
    hop = int((await visit.request()).partition("?")[2] or 0)
    if hop < 30:
        await visit.send(whole(b"", f"location: /feed?{hop + 1}", status="301 Moved Permanently"))
    else:
        await visit.send(whole(bodies.feed(visit.name)))


async def leads_on_slowly(visit: Visit) -> None:
    """Redirect, each hop within the time that a request may take."""
    hop = int((await visit.request()).partition("?")[2] or 0)
    await asyncio.sleep(0.5)
    await visit.send(whole(b"", f"location: /feed?{hop + 1}", status="302 Found"))


async def far_within_itself(visit: Visit) -> None:
    """Redirect to an address of 5 KB, and answer there."""
    long = "/" + "far/" * 1_280
    if await visit.request() == long:
        await visit.send(whole(bodies.feed(visit.name)))
    else:
        await visit.send(whole(b"", f"location: {long}", status="302 Found"))


async def smuggles(visit: Visit) -> None:
    """Send a second answer behind the first; whoever asks the next question on this connection might take it."""
    while await visit.request() == "/feed":
        poison = whole(bodies.feed("poison", 5))
        await visit.send(whole(b"", "location: /next", status="302 Found") + poison)
    await visit.send(whole(bodies.feed(visit.name)))


async def smuggles_in_length(visit: Visit) -> None:
    """As above, behind a redirect whose body is said to be shorter than it is."""
    while await visit.request() == "/feed":
        poison = whole(bodies.feed("poison", 5))
        await visit.send(head("302 Found", "location: /next", "content-length: 5") + b"moved" + poison)
    await visit.send(whole(bodies.feed(visit.name)))


async def names_a_file(visit: Visit) -> None:
    """An external entity that is a file of the reader's machine."""
    await visit.request()
    secret = visit.server.directory / "secret.txt"
    await visit.send(whole(bodies.external(visit.name, secret.as_uri())))


async def names_a_server(visit: Visit) -> None:
    """An external entity on this very server, which counts who comes for it."""
    if await visit.request() == "/entity":
        await visit.send(whole(bodies.SECRET.encode(), "content-type: text/plain"))
    else:
        await visit.send(whole(bodies.external(visit.name, visit.url(visit.name, "/entity"))))


async def repeats_itself(visit: Visit) -> None:
    """Chunks with an extension that does not end."""
    await visit.request()
    await visit.send(CHUNKED + b"5;")
    while True:
        await visit.send(b"extension=" + b"x" * 10_000 + b";")


async def small_chunks(visit: Visit) -> None:
    """A healthy feed, each byte of it a chunk, with an extension each."""
    await visit.request()
    body = bodies.feed(visit.name)
    await visit.send(CHUNKED + b"".join(b"1;a=b\r\n%c\r\n" % byte for byte in body) + b"0\r\nx-trailer: y\r\n\r\n")


async def both_lengths(visit: Visit) -> None:
    """A chunked body with a length beside, a wrong one: RFC 9112 (6.3) lets the chunks decide, or refuses it."""
    await visit.request()
    body = bodies.feed(visit.name)
    start = head("200 OK", "content-length: 3", "transfer-encoding: chunked")
    await visit.send(start + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))


async def no_length(visit: Visit) -> None:
    """The end of the body is the end of the connection."""
    await visit.request()
    await visit.send(head("200 OK") + bodies.feed(visit.name))
