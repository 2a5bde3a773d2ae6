"""Response bodies out of their content encodings, never larger than was allowed.

A few kilobytes can unfold to gigabytes in any of these encodings, and httpx unfolds whatever it is given. So each
encoding is undone here with a bound: memory stays within `limit` plus 16 MiB (the largest window of brotli).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

import brotli
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"
"""What to send as Accept-Encoding."""

_MOST_LAYERS = 3
_MOST_PARTS = 64  # gzip members or zstd frames, each of which costs us a decoder
_ZSTD_WINDOW = 1 << 23  # bytes; RFC 9659 asks nobody on the web to take more
_ZSTD_STEP = 64  # bytes; a block of at most 128 KiB takes at least 4, so a step yields at most 2 MiB


class UndecodableError(Exception):
    """A body that is not what its Content-Encoding says; the message says how."""


class TooLargeError(Exception):
    """A body beyond its limit."""


def decode(body: bytes, content_encoding: str, limit: int, *, cut: bool = False) -> bytes:
    """The body out of its encodings, those of a Content-Encoding header.

    Encodings that nobody asked for are let be, as browsers do: servers write `utf-8` there. With `cut`, the beginning
    of a body will do: it may be torn, and what is beyond the limit is left out.

    Raises:
        TooLargeError: beyond `limit` bytes.
        UndecodableError: damaged or torn.
    """
    names = [name for part in content_encoding.lower().split(",") if (name := part.strip()) in _DECODERS]
    if len(names) > _MOST_LAYERS:
        raise UndecodableError("the body is encoded too many times over")
    for name in reversed(names):
        # An answer without a body (304, 204) may still name the encoding that it would have had.
        if body:
            body = _undo(name, body, limit, cut=cut)
    if cut:
        return body[:limit]
    if len(body) > limit:
        raise TooLargeError
    return body


def _undo(name: str, body: bytes, limit: int, *, cut: bool) -> bytes:
    try:
        decoded, complete = _DECODERS[name](body, limit)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise UndecodableError(f"the body is damaged {name} data") from error
    if cut:
        return decoded[:limit]
    if len(decoded) > limit:
        raise TooLargeError
    if not complete:
        raise UndecodableError(f"the {name} data of the body end early")
    return decoded


def _gzip(body: bytes, limit: int) -> tuple[bytes, bool]:
    decoded = bytearray()
    for _ in range(_MOST_PARTS):
        decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
        decoded += decoder.decompress(body, limit + 1 - len(decoded))
        body = decoder.unused_data
        # Some servers pad the end; what does not begin like another member is padding.
        if not decoder.eof or len(decoded) > limit or not body.startswith(b"\x1f\x8b"):
            return bytes(decoded), decoder.eof
    raise UndecodableError("the body is made of too many pieces")


def _deflate(body: bytes, limit: int) -> tuple[bytes, bool]:
    try:
        decoder = zlib.decompressobj()
        return decoder.decompress(body, limit + 1), decoder.eof
    except zlib.error:  # some servers leave out the zlib header
        decoder = zlib.decompressobj(-zlib.MAX_WBITS)
        return decoder.decompress(body, limit + 1), decoder.eof


def _brotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    decoder = brotli.Decompressor()
    return decoder.process(body, output_buffer_limit=limit + 1), decoder.is_finished()


def _zstd(body: bytes, limit: int) -> tuple[bytes, bool]:
    decoded, at = bytearray(), 0
    for _ in range(_MOST_PARTS):
        decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        while at < len(body) and len(decoded) <= limit and not decoder.eof:
            step = body[at : at + _ZSTD_STEP]
            decoded += decoder.decompress(step)
            at += len(step) - len(decoder.unused_data)
        if at >= len(body) or len(decoded) > limit:
            return bytes(decoded), decoder.eof
    raise UndecodableError("the body is made of too many pieces")


_DECODERS: Mapping[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
