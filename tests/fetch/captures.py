"""Captures to archive, as tests need them."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsdesk.records import Capture

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
FILE = "silkwire-20261123-0001.warc.gz"
DAY = timedelta(days=1)


def noise(size: int) -> bytes:
    """Bytes that do not compress."""
    return random.Random(size).randbytes(size)  # noqa: S311


def a_capture(body: bytes = b"<rss/>", **changes: object) -> Capture:
    usual = Capture(
        fetch_id="f1",
        source_id="astana-times",
        run_id="2026-11-23T12:00:00",
        role="feed",
        requested_url="https://astanatimes.com/feed",
        url="https://astanatimes.com/feed/",
        status=200,
        headers={"content-type": "application/rss+xml"},
        body=body,
        started_at=NOON - timedelta(seconds=1),
        finished_at=NOON,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def a_seed(
    body: bytes = "Title: Қытай 中国\r\n\r\nText".encode(), *, name: str = "1.txt", **changes: object
) -> Capture:
    url = f"seed:{name}"
    return a_capture(
        body, source_id="seeds", role="seed", requested_url=url, url=url, headers={}, started_at=NOON, **changes
    )


A_RECORD = gzip.compress(
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Silkwire-Source: other\r\n"
    b"WARC-Silkwire-Run: other\r\nWARC-Silkwire-Role: feed\r\nWARC-Silkwire-Requested-URL: https://forged.example/\r\n"
    b"WARC-Silkwire-Started: 2026-11-23T12:00:00Z\r\nWARC-Date: 2026-11-23T12:00:00Z\r\n"
    b"WARC-Target-URI: https://forged.example/\r\nWARC-Payload-Digest: sha256:x\r\nContent-Length: 23\r\n\r\n"
    b"HTTP/1.1 200 OK\r\n\r\nbody\r\n\r\n",
    mtime=0,
)
"""A whole record, as a publisher could send it."""

ODD = {
    "nothing": a_capture(b""),
    "every byte": a_capture(bytes(range(256)) * 300),
    "nulls": a_capture(b"\0" * 100_000),
    "noise": a_capture(noise(200_000)),
    "ends of lines": a_capture(b"\r\n\r\nWARC/1.1\r\n\r\n\n\n"),
    "a warc within": a_capture(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n")),
    "a whole record within": a_capture(noise(70_000) + A_RECORD + noise(70_001)),
    "starts of gzip members": a_capture(b"\x1f\x8b\x08\0\0\0\0\0" * 500),
    "a large body": a_capture(noise(3_000_000) + b"<p>" * 1_000_000),
    "unicode": a_capture(
        "Қытай 中国 🐫".encode("utf-16"), headers={"x-title": "Қытай 中国", "x-latin": "\xa0\x85é\u2028"}
    ),
    "wire headers": a_capture(
        headers={"content-encoding": "gzip", "content-length": "7", "transfer-encoding": "chunked", "etag": 'W/"1"'}
    ),
    "wire headers in capitals": a_capture(headers={"Content-Encoding": "gzip", "Content-Length": "7"}),
    "an archive's headers": a_capture(
        headers={"x-archive-orig-content-length": "7", "content-length": "8", "x-archive-orig-x": "y"}
    ),
    "odd headers": a_capture(headers={"a": "", "b": ": x: y", "c": " spaced ", "d": "tab\tin", "e": "'\"\\"}),
    "headers that break lines": a_capture(
        headers={"a": "1\r\nb: 2\r\n\r\n<rss/>", "b": "\n", "c": "\r", "d": "nul\0", "e": "UTF-8''%41", "f": "\udc80"}
    ),
    "names that break lines": a_capture(
        headers={"": "1", "a: b": "2", "c\r\nd": "3", "e\n\n": "4", " f": "5", "имя": "6", "UTF-8''%41": "7"}
        | {"x-archive-orig-\r\n\r\nx": "8"}
    ),
    "a long header": a_capture(headers={"set-cookie": "x" * 20_000}),
    "no headers": a_capture(headers={}),
    "a page that failed": a_capture(b"gone", role="page", status=410),
    "a sitemap": a_capture(b"<urlset/>", role="sitemap"),
    "a status of its own": a_capture(status=599),
    "a long url": a_capture(url="https://a.example/?q=" + "%D0%9A" * 2000 + "&x=|{}^`\\"),
    "an address in other letters": a_capture(url="https://қазақ.example/Қытай?中=国#🐫"),
    "an address with everything": a_capture(url='https://a.example/ <>"\r\nX: y\r\n\r\n\0\udc80%zz'),
    "an address as typed": a_capture(requested_url="https://a.example/Қытай новости?a=b c%20d "),
    "an address that breaks lines": a_capture(requested_url="https://a.example/\r\nWARC-Type: metadata\r\n\r\nx"),
    "an address that looks encoded": a_capture(requested_url="UTF-8''%41"),
    "ids that break lines": a_capture(fetch_id="a\r\n\r\nb", source_id="\n", run_id="\0"),
    "whole seconds": a_capture(started_at=NOON.replace(microsecond=0), finished_at=NOON.replace(microsecond=0)),
    "a seed": a_seed(),
    "a seed with a name of its own": a_seed(name="100% Қытай @home\n<1>.txt"),
    "an empty seed": a_seed(b""),
    "a seed that looks like an answer": a_seed(b"HTTP/1.1 404 Not Found\r\n\r\n"),
}
