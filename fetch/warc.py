"""A capture as one record of a WARC file, and back.

Any WARC tool reads these files; ours has to give back each capture exactly as it was, write it in one piece, and find
the next whole record behind a damaged one. Libraries for WARC promise none of the three, so the few lines of format are
here, and the tests hold them against such a library.

Source: WARC 1.1 (ISO 28500:2017), extended as its section 5.1 allows by the named fields `WARC-Silkwire-...`.
"""

from __future__ import annotations

import gzip
import hashlib
import string
from base64 import b32encode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Literal, cast
from urllib.parse import quote, unquote
from uuid import uuid4

from fetch.links import without_credentials
from newsdesk.records import Capture

_VERSION = b"WARC/1.1\r\n"
_END = b"\r\n\r\n"

# These speak of bytes on the wire; the body here is decoded, and a reader that believed them would decode it again.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_MOVED = "x-archive-orig-"

_IN_URLS = string.punctuation
_ENCODED = "UTF-8''"
"""How RFC 8187 begins a value that had to be percent-encoded."""


def capture_record(capture: Capture) -> bytes:
    """A `response` record, as one gzip member. Credentials in URLs are left out."""
    block = _http_block(capture)
    return _member(
        {
            "WARC-Type": "response",
            "WARC-Target-URI": quote(without_credentials(capture.url), safe=_IN_URLS),
            "WARC-Date": _timestamp(capture.finished_at),
            "WARC-Record-ID": _record_id(),
            "WARC-Payload-Digest": _digest(capture.body),
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(block)),
            "WARC-Silkwire-Source": _safe(capture.source_id),
            "WARC-Silkwire-Run": _safe(capture.run_id),
            "WARC-Silkwire-Role": capture.role,
            "WARC-Silkwire-Requested-URL": _safe(without_credentials(capture.requested_url)),
            "WARC-Silkwire-Started": _timestamp(capture.started_at),
        },
        block,
    )


def info_record(file: str, at: datetime) -> bytes:
    """The `warcinfo` record at the head of a file, as one gzip member."""
    block = b"software: silkwire\r\nformat: WARC File Format 1.1\r\n"
    return _member(
        {
            "WARC-Type": "warcinfo",
            "WARC-Date": _timestamp(at),
            "WARC-Filename": file,
            "WARC-Record-ID": _record_id(),
            "Content-Type": "application/warc-fields",
            "Content-Length": str(len(block)),
        },
        block,
    )


def is_record(content: bytes) -> bool:
    """Whether the content of a gzip member is a record at all."""
    return content.startswith(_VERSION)


def parse_record(content: bytes) -> Capture | None:
    """The capture in a record's content; None if it is another kind of record, or was not written here."""
    head, _, rest = content.partition(_END)
    fields = dict(_named(head.removeprefix(_VERSION)))
    if fields.get("WARC-Type") != "response" or "WARC-Silkwire-Source" not in fields:
        return None
    http_head, _, body = rest[: int(fields["Content-Length"])].partition(_END)
    status_line, _, header_lines = http_head.partition(b"\r\n")
    return Capture(
        source_id=_unsafe(fields["WARC-Silkwire-Source"]),
        run_id=_unsafe(fields["WARC-Silkwire-Run"]),
        role=cast("Literal['feed', 'page']", fields["WARC-Silkwire-Role"]),
        requested_url=_unsafe(fields["WARC-Silkwire-Requested-URL"]),
        url=fields["WARC-Target-URI"],
        status=int(status_line.split()[1]),
        headers={name.lower().removeprefix(_MOVED): value for name, value in _named(header_lines)},
        body=body,
        started_at=datetime.fromisoformat(fields["WARC-Silkwire-Started"]),
        finished_at=datetime.fromisoformat(fields["WARC-Date"]),
    )


def _member(fields: Mapping[str, str], block: bytes) -> bytes:
    return gzip.compress(_VERSION + _lines(fields.items()) + b"\r\n" + block + _END, compresslevel=6, mtime=0)


def _http_block(capture: Capture) -> bytes:
    moved = ((_MOVED + name if _is_moved(name) else name, value) for name, value in capture.headers.items())
    return f"HTTP/1.1 {capture.status} {_phrase(capture.status)}\r\n".encode() + _lines(moved) + b"\r\n" + capture.body


def _is_moved(name: str) -> bool:
    # A header that is called so already, as web archives send, is moved as well: one step back restores either.
    return name in _OF_THE_WIRE or name.startswith(_MOVED)


def _lines(named: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in named).encode()


def _named(lines: bytes) -> Iterable[tuple[str, str]]:
    for line in lines.split(b"\r\n"):
        name, separator, value = line.decode().partition(": ")
        if separator:
            yield name, value


def _safe(value: str) -> str:
    """A value that can be no other line, and comes back as it was."""
    plain = value.isascii() and value.isprintable() and value == value.strip() and not value.startswith(_ENCODED)
    return value if plain else _ENCODED + quote(value, safe="")


def _unsafe(value: str) -> str:
    return unquote(value.removeprefix(_ENCODED)) if value.startswith(_ENCODED) else value


def _timestamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _record_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _digest(body: bytes) -> str:
    return f"sha256:{b32encode(hashlib.sha256(body).digest()).decode()}"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
