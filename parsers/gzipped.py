"""Gzip: documents that are served, or kept, packed."""

from __future__ import annotations

import zlib

from newsdesk.errors import ParseError

MOST_BYTES = 50 * 2**20
"""Unpacked: what sitemaps.org allows a sitemap."""
_MAGIC = b"\x1f\x8b"
_DECOMPRESSIONS = 2
_MOST_MEMBERS = 100


def unpacked(body: bytes, *, what: str) -> bytes:
    """The document itself, whatever its name or content type says: some are packed once, some once more.

    `what` names it in errors.

    Raises:
        ParseError: larger than 50 MiB, damaged or cut off, packed more than twice, of more than a hundred members.
    """
    for _ in range(_DECOMPRESSIONS):
        if body.startswith(_MAGIC):
            body = _gunzipped(body, what)
    if body.startswith(_MAGIC):
        raise ParseError(what, f"refused: gzipped more than {_DECOMPRESSIONS} times")
    if len(body) > MOST_BYTES:
        raise ParseError(what, f"larger than {MOST_BYTES // 2**20} MiB")
    return body


def _gunzipped(body: bytes, what: str) -> bytes:
    """All members of a gzip file. What follows them, if it is no further member, is padding."""
    whole = bytearray()
    for _ in range(_MOST_MEMBERS):
        decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            whole += decoder.decompress(body, MOST_BYTES + 1 - len(whole))
        except zlib.error:
            raise ParseError(what, "damaged gzip") from None
        if len(whole) > MOST_BYTES:
            raise ParseError(what, f"larger than {MOST_BYTES // 2**20} MiB when unpacked")
        if not decoder.eof:
            raise ParseError(what, "the gzip is cut off")
        body = decoder.unused_data
        if not body.startswith(_MAGIC):
            return bytes(whole)
    raise ParseError(what, f"refused: a gzip of more than {_MOST_MEMBERS} members")
