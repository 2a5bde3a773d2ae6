"""What a source may send where a feed is expected: feeds, bombs, and everything else."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

import brotli
import zstandard

BOMB = 50_000_000
"""Bytes that a bomb unfolds to."""

SECRET = "the-secret-of-this-machine"  # noqa: S105  # what an external entity would bring, were it followed


def item(link: str, title: str, *, date: str = "Mon, 05 Jan 2026 08:00:00 GMT") -> str:
    """One item of a feed."""
    return f"<item><title>{escape(title)}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def items(name: str, count: int = 2) -> list[str]:
    """So many items that no other name has."""
    return [item(f"https://{name}.example.org/{n}", f"{name} reports item {n}") for n in range(count)]


def rss(entries: Iterable[str], *, before: str = '<?xml version="1.0"?>') -> bytes:
    """A feed of items."""
    return f'{before}<rss version="2.0"><channel><title>News</title>{"".join(entries)}</channel></rss>'.encode()


def feed(name: str, count: int = 2) -> bytes:
    """A healthy feed."""
    return rss(items(name, count))


@cache
def gzip_bomb() -> bytes:
    """50 MB of nothing."""
    return gzip.compress(bytes(BOMB))


@cache
def brotli_bomb() -> bytes:
    """50 MB of nothing."""
    return bytes(brotli.compress(bytes(BOMB), quality=4))


@cache
def zstd_bomb() -> bytes:
    """50 MB of nothing."""
    return zstandard.compress(bytes(BOMB))


def gzipped(body: bytes, times: int) -> bytes:
    """Packed over and over."""
    for _ in range(times):
        body = gzip.compress(body)
    return body


def deflated(body: bytes, *, raw: bool) -> bytes:
    """With the header that HTTP asks for, or without, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def laughs(name: str) -> bytes:
    """Entities of entities of entities: 10^9 laughs."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return rss(
        [f"<item><title>ha &l9;</title><link>https://{name}.example.org/0</link></item>"],
        before=f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>',
    )


def quadratic(name: str) -> bytes:
    """One long entity, ten thousand times: a gigabyte."""
    return rss(
        [f"<item><title>ha {'&a;' * 10_000}</title><link>https://{name}.example.org/0</link></item>"],
        before=f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>',
    )


def external(name: str, address: str) -> bytes:
    """An entity and a document type that are elsewhere."""
    return rss(
        [f"<item><title>{name} says &e; only</title><link>https://{name}.example.org/0</link></item>"],
        before=f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{address}" [<!ENTITY e SYSTEM "{address}">'
        f'<!ENTITY % p SYSTEM "{address}">%p;]>',
    )


def nested() -> bytes:
    """100,000 levels deep."""
    return b'<rss version="2.0"><channel><title>deep</title>' + b"<a>" * 100_000


def torn(name: str) -> bytes:
    """Ends amid the third of its items."""
    whole = feed(name, 3)
    return whole[: whole.index(b"item 2") + 3]


def cyrillic(name: str) -> str:
    """A feed in Russian that says that it is UTF-8."""
    entries = [item(f"https://{name}.example.org/{n}", f"Новости Казахстана, выпуск {n}") for n in range(2)]
    return rss(entries, before='<?xml version="1.0" encoding="UTF-8"?>').decode()


HTML = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>We have moved.</p></body></html>"
CONSENT = (
    b"<html><head><title>Before you continue</title></head><body><form action='/consent' method='post'>"
    b"<p>We and our 812 partners value your privacy.</p><button>Accept all</button></form></body></html>"
)
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 64
