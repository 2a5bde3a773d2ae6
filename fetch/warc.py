"""A capture as one record of a WARC file, and back.

Any WARC tool reads these files; ours has to give back each capture exactly as it was, write it in one piece, and find
the next whole record behind a damaged one. Libraries for WARC promise none of the three, so the few lines of format are
here, and the tests hold them against two such libraries.

Each record names the `warcinfo` record of its file by an id that nobody outside can know. So a publisher's bytes that
look like a record, met where the file around them is damaged, are never taken for one.

Source: WARC 1.1 (ISO 28500:2017), extended as its section 5.1 allows by the named fields `WARC-Silkwire-...`; revisit
records of its profile "identical payload digest" (section 6.7.2).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import cast
from urllib.parse import quote, unquote
from uuid import uuid4

from fetch.links import without_credentials
from newsdesk.records import Capture, Location, Original, Role

SAME_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

_VERSION = b"WARC/1.1\r\n"
_LINE = b"\r\n"
_END = b"\r\n\r\n"
_LEVEL = 6
_GZIP = zlib.MAX_WBITS | 16

_HTTP = "application/http; msgtype=response"
_TEXT = "text/plain; charset=utf-8"

# These speak of bytes on the wire; the body here is decoded, and a reader that believed them would decode it again.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_MOVED = "x-archive-orig-"

_ROOM = 24_000
"""Bytes of header lines that are kept of an answer: a widespread reader gives up a whole file at more than 32 kB."""

_IN_URIS = "!#$%&'()*+,/:;=?@[]~"
"""What stands in a URI as it is, beside letters, digits and `-._`; by RFC 3986."""
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header may be called; by RFC 9110."""
_UNFIT = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
"""What cannot stand in a header's value: whatever breaks lines or text. A tab can."""
_ENCODED = "UTF-8''"
"""How RFC 8187 begins a value that had to be percent-encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A capture as a record has it."""

    capture: Capture
    """Without its body if the record is a revisit."""
    record_id: str
    target: str
    """The URL that answered, as a URI."""
    digest: str
    original: Original | None
    """Of a revisit: where its body is."""


def body_digest(body: bytes) -> str:
    """SHA-256 of a body, as WARC writes it."""
    return _digest(hashlib.sha256(body).digest())


def target_uri(capture: Capture) -> str:
    """The URL that answered, as a URI; without credentials."""
    return _uri(_shown(capture, capture.url))


def new_record_id() -> str:
    """An id that no other record has."""
    return f"<urn:uuid:{uuid4()}>"


def info_record(file: str, at: datetime, *, record_id: str) -> bytes:
    """The `warcinfo` record at the head of a file, as one gzip member."""
    block = b"software: silkwire\r\nformat: WARC File Format 1.1\r\n"
    fields = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": record_id,
        "WARC-Date": _timestamp(at),
        "WARC-Filename": file,
        "Content-Type": "application/warc-fields",
    }
    return _member(fields, block)


def capture_record(capture: Capture, *, digest: str, info_id: str, original: tuple[Original, str] | None) -> bytes:
    """A capture as one gzip member: a `resource` record for a seed, else a `response`.

    Credentials in URLs are left out, and headers beyond 24 kB of them; a field says how many.

    Args:
        capture: What came.
        digest: Of its body.
        info_id: The id of the `warcinfo` record of the file.
        original: A `response` with the same body, and its record id; what is written is then a `revisit` of that.
    """
    is_seed = capture.role == "seed"
    url, target = _shown(capture, capture.url), target_uri(capture)
    head, without = (b"", 0) if is_seed else _http_head(capture)
    fields = {
        "WARC-Type": "resource" if is_seed else "revisit" if original else "response",
        "WARC-Warcinfo-ID": info_id,
        "WARC-Record-ID": new_record_id(),
        "WARC-Date": _timestamp(capture.finished_at),
        "WARC-Target-URI": target,
        **({} if is_seed else {"WARC-Payload-Digest": digest}),  # a seed's is that of the block
        **(_revisit_fields(*original) if original else {}),
        "WARC-Silkwire-Fetch": _safe(capture.fetch_id),
        "WARC-Silkwire-Source": _safe(capture.source_id),
        "WARC-Silkwire-Run": _safe(capture.run_id),
        "WARC-Silkwire-Role": capture.role,
        **({"WARC-Silkwire-URL": _safe(url)} if url != target else {}),
        "WARC-Silkwire-Requested-URL": _safe(_shown(capture, capture.requested_url)),
        "WARC-Silkwire-Started": _timestamp(capture.started_at),
        **({"WARC-Silkwire-Headers-Left-Out": str(without)} if without else {}),
        "Content-Type": _TEXT if is_seed else _HTTP,
    }
    return _member(fields, head, b"" if original else capture.body)


def is_record(content: bytes | bytearray, *, info_id: bytes) -> bool:
    """Whether the content of a gzip member, or its first 512 bytes, is a record that names this `warcinfo` record.

    An empty id stands for any.
    """
    return content.startswith(_VERSION) and info_id in content[:512]


def is_whole(content: bytes | bytearray) -> bool:
    """Whether a record is as long as it says."""
    try:
        _head(content)
    except ValueError:
        return False
    return True


def info_id_of(content: bytes | bytearray) -> bytes:
    """The id of the `warcinfo` record, from itself or any record that names it; empty where there is none.

    Raises:
        ValueError: the content is no record.
    """
    fields, _ = _head(content)
    key = "WARC-Record-ID" if fields.get("WARC-Type") == "warcinfo" else "WARC-Warcinfo-ID"
    return fields.get(key, "").encode()


def parse_record(content: bytes | bytearray, *, with_body: bool = True) -> Record | None:
    """The capture in a record's content; None if it is another kind of record, or was not written here.

    Raises:
        ValueError: the content is no record, or one that was written here by nobody.
    """
    fields, start = _head(content)
    kind = fields.get("WARC-Type")
    if kind not in ("response", "revisit", "resource") or "WARC-Silkwire-Source" not in fields:
        return None
    try:
        return _record(fields, content, start, with_body=with_body)
    except (KeyError, IndexError) as error:
        raise ValueError(f"a {kind} record without {error}") from error


def _record(fields: Mapping[str, str], content: bytes | bytearray, start: int, *, with_body: bool) -> Record:
    status, headers = 200, dict[str, str]()
    if fields["WARC-Type"] != "resource":
        end = content.index(_END, start)
        status, headers = _parse_http_head(bytes(content[start:end]))
        start = end + len(_END)
    body = memoryview(content)[start : -len(_END)].tobytes() if with_body else b""
    record_id, target = fields["WARC-Record-ID"], fields["WARC-Target-URI"]
    digest = fields.get("WARC-Payload-Digest") or fields["WARC-Block-Digest"]
    capture = Capture(
        fetch_id=_unsafe(fields.get("WARC-Silkwire-Fetch", record_id.strip("<>").rpartition(":")[2])),
        source_id=_unsafe(fields["WARC-Silkwire-Source"]),
        run_id=_unsafe(fields["WARC-Silkwire-Run"]),
        role=cast("Role", fields["WARC-Silkwire-Role"]),
        requested_url=_unsafe(fields["WARC-Silkwire-Requested-URL"]),
        url=_unsafe(fields.get("WARC-Silkwire-URL", target)),
        status=status,
        headers=headers,
        body=body,
        started_at=datetime.fromisoformat(fields["WARC-Silkwire-Started"]),
        finished_at=datetime.fromisoformat(fields["WARC-Date"]),
    )
    original = _original(fields) if fields["WARC-Type"] == "revisit" else None
    return Record(capture=capture, record_id=record_id, target=target, digest=digest, original=original)


def _revisit_fields(original: Original, record_id: str) -> dict[str, str]:
    return {
        "WARC-Profile": SAME_BODY,
        "WARC-Refers-To": record_id,
        "WARC-Refers-To-Target-URI": _uri(original.url),
        "WARC-Refers-To-Date": _timestamp(original.captured_at),
        "WARC-Silkwire-Original-File": original.location.file,
        "WARC-Silkwire-Original-Offset": str(original.location.offset),
        "WARC-Silkwire-Original-Length": str(original.location.length),
    }


def _original(fields: Mapping[str, str]) -> Original:
    return Original(
        digest=fields["WARC-Payload-Digest"],
        url=fields["WARC-Refers-To-Target-URI"],
        captured_at=datetime.fromisoformat(fields["WARC-Refers-To-Date"]),
        location=Location(
            file=fields["WARC-Silkwire-Original-File"],
            offset=int(fields["WARC-Silkwire-Original-Offset"]),
            length=int(fields["WARC-Silkwire-Original-Length"]),
        ),
    )


def _member(fields: Mapping[str, str], *block: bytes) -> bytes:
    """A record as one gzip member; of the block there is never a copy."""
    digest = hashlib.sha256()
    for part in block:
        digest.update(part)
    measured = {
        **fields,
        "WARC-Block-Digest": _digest(digest.digest()),
        "Content-Length": str(sum(len(part) for part in block)),
    }
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    pieces = [_VERSION + _lines(measured.items()) + _LINE, *block, _END]
    return b"".join([*(packer.compress(piece) for piece in pieces), packer.flush()])


def _head(content: bytes | bytearray) -> tuple[dict[str, str], int]:
    """The fields of a record, and where its block begins.

    Raises:
        ValueError: it is not as long as it says, or no record at all.
    """
    start = content.index(_END) + len(_END)
    fields = dict(_named(bytes(content[len(_VERSION) : start])))
    if len(content) != start + int(fields.get("Content-Length", "-1")) + len(_END):
        raise ValueError("a record of another length than it says")
    return fields, start


def _http_head(capture: Capture) -> tuple[bytes, int]:
    """The head of the answer, and how many of its headers there was no room for."""
    left, lines = _ROOM, []
    for name, value in capture.headers.items():
        line = f"{_header_name(name)}: {_header_value(value)}\r\n".encode()
        if len(line) <= left:
            left -= len(line)
            lines.append(line)
    status_line = f"HTTP/1.1 {capture.status} {_phrase(capture.status)}\r\n".encode()
    return b"".join([status_line, *lines, _LINE]), len(capture.headers) - len(lines)


def _parse_http_head(head: bytes) -> tuple[int, dict[str, str]]:
    status_line, _, lines = head.partition(_LINE)
    headers = {_unsafe(name.removeprefix(_MOVED)): _unsafe(value) for name, value in _named(lines)}
    return int(status_line.split()[1]), headers


def _header_name(name: str) -> str:
    if not _TOKEN.fullmatch(name) or name.startswith(_ENCODED):
        return _encoded(name)
    # A header that is called so already, as web archives send, is moved as well: one step back restores either.
    return _MOVED + name if name.lower() in _OF_THE_WIRE or name.startswith(_MOVED) else name


def _header_value(value: str) -> str:
    return _encoded(value) if _UNFIT.search(value) or value.startswith(_ENCODED) else value


def _lines(named: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in named).encode()


def _named(lines: bytes) -> Iterator[tuple[str, str]]:
    for line in lines.split(_LINE):
        name, separator, value = line.decode().partition(": ")
        if separator:
            yield name, value


def _safe(value: str) -> str:
    """A value that can be no other line, and comes back as it was."""
    plain = value.isascii() and value.isprintable() and value == value.strip() and not value.startswith(_ENCODED)
    return value if plain else _encoded(value)


def _encoded(value: str) -> str:
    return _ENCODED + quote(value, safe="", errors="surrogatepass")


def _unsafe(value: str) -> str:
    if not value.startswith(_ENCODED):
        return value
    return unquote(value.removeprefix(_ENCODED), errors="surrogatepass")


def _shown(capture: Capture, url: str) -> str:
    return url if capture.role == "seed" else without_credentials(url)  # the name of a file may have an @ in it


def _uri(url: str) -> str:
    return quote(url, safe=_IN_URIS, errors="surrogatepass")


def _timestamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _digest(sha256: bytes) -> str:
    return f"sha256:{b32encode(sha256).decode()}"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
