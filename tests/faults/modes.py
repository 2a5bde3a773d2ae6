"""The table: every way to misbehave, and how a poll of it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Literal

import brotli
import zstandard

from newsdesk.records import FailureKind
from tests.faults import answers, bodies, frames
from tests.faults.answers import (
    CHUNKED,
    OK,
    drips,
    gives,
    greets,
    head,
    never_ends,
    packed,
    redirects,
    redirects_to,
    says,
    whole,
    with_length,
)
from tests.faults.server import Mode, Row

MAX_BODY = 2_000_000
"""Bytes; what the sizes below are made for."""
TIMEOUT = 4
"""Seconds; what the delays are made for."""
HEALTHY = 50

_TOO_LARGE = "larger than 2 MB"
_IN_AN_HOUR = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)


def ok(seen: int = 2, *, new: int | Literal["some"] | None = None, status: int = 200) -> Row:
    """Read."""
    return Row(outcome="ok", http_status=status, seen=seen, new=new)


def failed(failure: FailureKind, error: str, status: int | None = None) -> Row:
    """Failed."""
    return Row(outcome="failed", failure=failure, http_status=status, error=error)


def refused(error: str) -> Row:
    """Refused."""
    return Row(outcome="refused", failure="forbidden", error=error)


def bad_status(status: int, failure: FailureKind = "status", *lines: str, body: bytes = b"no") -> Mode:
    """An answer by its status alone."""
    answer = whole(body, *lines, status=f"{status} So It Is")
    return Mode(handler=says(answer), row=failed(failure, f"HTTP {status}", status))


CONNECTIONS = {
    "closed-at-once": Mode(handler=answers.hangs_up, row=failed("connection", "the ")),
    "closed-after-the-request": Mode(handler=answers.listens, row=failed("connection", "hung up")),
    "half-a-head": Mode(handler=says(OK + b"content-ty"), row=failed("connection", "hung up")),
    "reset": Mode(handler=answers.resets, row=failed("connection", "reset")),
    "never-answers": Mode(handler=answers.waits, row=failed("timeout", f"no answer within {TIMEOUT} s")),
    "head-drips": Mode(handler=drips(whole(b"<rss/>"), at_once=1), row=failed("timeout", f"within {TIMEOUT} s")),
    "body-drips": Mode(
        handler=drips(whole(bodies.feed("body-drips")), at_once=100),
        row=failed("timeout", f"not complete within {TIMEOUT} s"),
    ),
    "closed-port": Mode(handler=answers.hangs_up, row=failed("connection", "refused"), door="closed"),
    "full-port": Mode(handler=answers.hangs_up, row=failed("timeout", f"within {TIMEOUT} s"), door="full"),
    "no-such-name": Mode(
        handler=answers.hangs_up, row=failed("name", "does not resolve"), url="http://nowhere.invalid/feed"
    ),
    "no-name-at-all": Mode(
        handler=answers.hangs_up, row=failed("name", "does not resolve"), url=f"http://{'a' * 64}.invalid/feed"
    ),
    "ssh": Mode(handler=greets(b"SSH-2.0-OpenSSH_9.2\r\n"), row=failed("timeout", f"within {TIMEOUT} s")),
    "mail": Mode(handler=greets(b"220 mail.example.org ESMTP\r\n\r\n"), row=failed("protocol", "not an HTTP answer")),
}

HEADS = {
    "status-line-of-garbage": Mode(
        handler=says(b"\x00\xff\xfe garbage \r\n\r\n"), row=failed("protocol", "not an HTTP answer")
    ),
    "http-0-9": Mode(handler=says(b"<rss>\r\n\r\n</rss>"), row=failed("protocol", "not an HTTP answer")),
    "http-1-0": Mode(handler=says(b"HTTP/1.0 200 OK\r\n\r\n" + bodies.feed("http-1-0")), row=ok()),
    "endless-headers": Mode(
        handler=never_ends(OK, b"x-more: of the same\r\n" * 100), row=failed("protocol", "not an HTTP answer")
    ),
    "one-header-of-1-mb": Mode(
        handler=says(head("200 OK", f"x-long: {'x' * 1_000_000}") + b"<rss/>"),
        row=failed("protocol", "not an HTTP answer"),
    ),
    "ten-thousand-headers": Mode(
        handler=says(head("200 OK", *(f"x-{n}: some value" for n in range(10_000))) + b"<rss/>"),
        row=failed("protocol", "not an HTTP answer"),
    ),
    "endless-continue": Mode(
        handler=never_ends(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        row=failed("protocol", "does not get beyond its head"),
    ),
    "some-continue": Mode(
        handler=says(b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + whole(bodies.feed("some-continue"))), row=ok()
    ),
    "one-header-folded-without-end": Mode(
        handler=never_ends(OK + b"x-long: x\r\n", b" and more of it\r\n" * 100),
        row=failed("protocol", "not an HTTP answer"),
    ),
    "empty-lines-without-end": Mode(
        handler=never_ends(b"", b"\r\n" * 1_000), row=failed("protocol", "not an HTTP answer")
    ),
    "header-without-a-colon": Mode(
        handler=says(OK + b"no colon here\r\n\r\n" + bodies.feed("x")), row=failed("protocol", "not an HTTP answer")
    ),
    "nul-in-a-header": Mode(
        handler=says(OK + b"x-nul: a\x00b\r\n\r\n" + bodies.feed("x")), row=failed("protocol", "not an HTTP answer")
    ),
}

LENGTHS = {
    "length-too-long": Mode(handler=with_length(lambda n: f"{n + 1000}"), row=failed("protocol", "ended early")),
    "length-too-short": Mode(handler=with_length(lambda _: "10"), row=failed("not_a_feed", "not a feed", 200)),
    "length-below-zero": Mode(handler=with_length(lambda _: "-5"), row=failed("protocol", "not an HTTP answer")),
    "two-lengths": Mode(handler=with_length(lambda n: f"{n}|{n + 1}"), row=failed("protocol", "not an HTTP answer")),
    "length-twice-the-same": Mode(handler=with_length(lambda n: f"{n}|{n}"), row=ok()),
    "length-no-number": Mode(handler=with_length(lambda _: "many"), row=failed("protocol", "not an HTTP answer")),
    "no-length": Mode(handler=answers.no_length, row=ok()),
    "length-and-chunks": Mode(handler=answers.both_lengths, row=ok()),
    "chunk-of-no-size": Mode(handler=says(CHUNKED + b"many\r\n<rss/>"), row=failed("protocol", "not an HTTP answer")),
    "chunk-torn": Mode(handler=says(CHUNKED + b"1000\r\n<rss"), row=failed("protocol", "ended early")),
    "chunk-of-2-to-the-200": Mode(
        handler=says(CHUNKED + b"f" * 50 + b"\r\n<rss"), row=failed("protocol", "not an HTTP answer")
    ),
    "chunk-extension-without-end": Mode(handler=answers.repeats_itself, row=failed("protocol", "not an HTTP answer")),
    "chunks-of-a-byte": Mode(handler=answers.small_chunks, row=ok()),
    "chunks-without-end": Mode(
        handler=never_ends(CHUNKED, b"10000\r\n" + bytes(0x10000) + b"\r\n"), row=failed("too_large", _TOO_LARGE)
    ),
    "chunks-of-a-byte-without-end": Mode(
        handler=never_ends(CHUNKED, b"1\r\n \r\n" * 10_000), row=failed("protocol", "made of too many pieces")
    ),
    "trailers-without-end": Mode(
        handler=never_ends(CHUNKED + b"1\r\n<\r\n0\r\n", b"x-more: of the same\r\n" * 100),
        row=failed("protocol", "not an HTTP answer"),
    ),
    "two-gigabytes-announced": Mode(
        handler=never_ends(head("200 OK", "content-length: 2000000000"), b"<item/>" * 10_000),
        row=failed("too_large", _TOO_LARGE),
    ),
    "two-gigabytes-unannounced": Mode(
        handler=never_ends(head("200 OK"), b"<item/>" * 10_000), row=failed("too_large", _TOO_LARGE)
    ),
    "answer-behind-a-redirect": Mode(handler=answers.smuggles, row=ok()),
    "answer-behind-a-redirect-s-body": Mode(handler=answers.smuggles_in_length, row=ok()),
}

ENCODINGS = {
    "gzip": Mode(handler=packed(partial(bodies.gzipped, times=1), "gzip"), row=ok()),
    "gzip-that-is-none": Mode(handler=packed(bytes, "gzip"), row=failed("protocol", "damaged gzip")),
    "gzip-torn": Mode(
        handler=packed(lambda body: bodies.gzipped(body, 1)[:-20], "gzip"), row=failed("protocol", "end early")
    ),
    "gzip-bomb": Mode(
        handler=gives(lambda _: bodies.gzip_bomb(), "content-encoding: gzip"), row=failed("too_large", _TOO_LARGE)
    ),
    "gzip-bomb-in-gzip": Mode(
        handler=gives(lambda _: bodies.gzipped(bodies.gzip_bomb(), 1), "content-encoding: gzip, gzip"),
        row=failed("too_large", _TOO_LARGE),
    ),
    "gzip-twice": Mode(handler=packed(partial(bodies.gzipped, times=2), "gzip, gzip"), row=ok()),
    "gzip-thirty-times": Mode(
        handler=packed(partial(bodies.gzipped, times=30), ", ".join(["gzip"] * 30)),
        row=failed("protocol", "too many times"),
    ),
    "gzip-with-a-tail": Mode(handler=packed(lambda body: bodies.gzipped(body, 1) + bytes(100), "gzip"), row=ok()),
    "brotli": Mode(handler=packed(brotli.compress, "br"), row=ok()),
    "brotli-that-is-none": Mode(handler=packed(bytes, "br"), row=failed("protocol", "damaged br")),
    "brotli-bomb": Mode(
        handler=gives(lambda _: bodies.brotli_bomb(), "content-encoding: br"), row=failed("too_large", _TOO_LARGE)
    ),
    "zstd": Mode(handler=packed(zstandard.compress, "zstd"), row=ok()),
    "zstd-bomb": Mode(
        handler=gives(lambda _: bodies.zstd_bomb(), "content-encoding: zstd"), row=failed("too_large", _TOO_LARGE)
    ),
    "deflate": Mode(handler=packed(partial(bodies.deflated, raw=False), "deflate"), row=ok()),
    "deflate-raw": Mode(handler=packed(partial(bodies.deflated, raw=True), "deflate"), row=ok()),
    "encoding-that-is-none": Mode(handler=packed(bytes, "utf-8"), row=ok()),
}

STATUSES = {
    "304-unasked": Mode(handler=says(head("304 Not Modified")), row=failed("status", "HTTP 304", 304)),
    "304-with-a-validator": Mode(
        handler=says(head("304 Not Modified", 'etag: "always"')), row=failed("status", "HTTP 304", 304)
    ),
    "200-empty": Mode(handler=says(whole(b"")), row=failed("not_a_feed", "nothing in it", 200)),
    "204": Mode(handler=says(head("204 No Content")), row=failed("status", "HTTP 204", 204)),
    "205": Mode(handler=says(head("205 Reset Content", "content-length: 0")), row=failed("status", "HTTP 205", 205)),
    "206": Mode(
        handler=gives(bodies.feed, "content-range: bytes 0-99/500", status="206 Partial Content"),
        row=failed("status", "HTTP 206", 206),
    ),
    "300": bad_status(300),
    "401": bad_status(401, "denied"),
    "403": bad_status(403, "denied"),
    "404": bad_status(404, "missing"),
    "404-with-a-feed": bad_status(404, "missing", body=bodies.feed("404")),
    "410": bad_status(410, "gone"),
    "418": bad_status(418),
    "429-seconds": bad_status(429, "busy", "retry-after: 3600"),
    "429-date": bad_status(429, "busy", f"retry-after: {_IN_AN_HOUR}"),
    "429-nonsense": bad_status(429, "busy", "retry-after: -99999999999999999999999"),
    "451": bad_status(451, "denied"),
    "500": bad_status(500, "server"),
    "502": bad_status(502, "server"),
    "503": bad_status(503, "busy"),
    "503-for-a-century": bad_status(503, "busy", "retry-after: 3153600000"),
    "599": bad_status(599, "server"),
    "999": bad_status(999),
    "status-of-four-digits": Mode(
        handler=says(whole(b"<rss/>", status="2000 OK")), row=failed("protocol", "not an HTTP answer")
    ),
    "101": Mode(
        handler=says(head("101 Switching Protocols", "upgrade: h2c", "connection: upgrade")),
        row=failed("protocol", "not an HTTP answer"),
    ),
}

REDIRECTS = {
    "301-in-a-circle": Mode(handler=answers.circles, row=failed("redirects", "circle")),
    "302-in-a-circle-with-cookies": Mode(
        handler=answers.circles_with_cookies, row=failed("redirects", "more than 10 redirects")
    ),
    "301-thirty-times": Mode(handler=answers.leads_on, row=failed("redirects", "more than 10 redirects")),
    "302-slowly": Mode(handler=answers.leads_on_slowly, row=failed("timeout", f"within {TIMEOUT} s")),
    "302-to-a-file": Mode(handler=redirects("302 Found", "file:///etc/passwd"), row=refused("only http and https")),
    "302-to-gopher": Mode(
        handler=redirects("302 Found", "gopher://127.0.0.1:6379/_FLUSHALL"), row=refused("only http and https")
    ),
    "302-to-a-private-address": Mode(
        handler=redirects("302 Found", "http://10.0.0.1/feed"), row=refused("10.0.0.1 is private")
    ),
    "302-to-metadata": Mode(
        handler=redirects("302 Found", "http://169.254.169.254/latest/meta-data/"), row=refused("metadata")
    ),
    "302-to-a-bad-port": Mode(handler=redirects("302 Found", "http://127.0.0.1:22/"), row=refused("port 22")),
    "302-to-no-url": Mode(handler=redirects("302 Found", "http://[::1"), row=failed("redirects", "no URL")),
    "302-to-a-dead-name": Mode(
        handler=redirects("302 Found", "http://nowhere.invalid/"), row=failed("name", "does not resolve")
    ),
    "302-to-a-closed-port": Mode(handler=redirects_to("302 Found", "closed-port"), row=failed("connection", "refused")),
    "302-without-location": Mode(handler=says(whole(b"", status="302 Found")), row=failed("status", "HTTP 302", 302)),
    "302-to-5-kb": Mode(handler=answers.far_within_itself, row=ok()),
    "302-to-1-mb": Mode(
        handler=redirects("302 Found", "/" + "x" * 1_000_000), row=failed("protocol", "not an HTTP answer")
    ),
    "301-to-a-healthy-one": Mode(handler=redirects_to("301 Moved Permanently", "target-of-301"), row=ok()),
    "308-to-a-healthy-one": Mode(handler=redirects_to("308 Permanent Redirect", "target-of-308"), row=ok()),
    "302-to-a-healthy-one": Mode(handler=redirects_to("302 Found", "target-of-302"), row=ok()),
    "refresh-header": Mode(
        handler=says(whole(bodies.HTML, "refresh: 0; url=/elsewhere")), row=failed("not_a_feed", "HTML", 200)
    ),
}

DOCUMENTS = {
    "html": Mode(handler=says(whole(bodies.HTML, "content-type: text/html")), row=failed("not_a_feed", "HTML", 200)),
    "html-that-says-rss": Mode(handler=says(whole(bodies.HTML)), row=failed("not_a_feed", "HTML", 200)),
    "consent-page": Mode(
        handler=says(whole(bodies.CONSENT, "content-type: text/html")), row=failed("not_a_feed", "HTML", 200)
    ),
    "json": Mode(
        handler=says(whole(b'{"status": "ok", "articles": []}', "content-type: application/json")),
        row=failed("not_a_feed", "no JSON Feed", 200),
    ),
    "picture": Mode(
        handler=says(whole(bodies.PICTURE, "content-type: image/png")), row=failed("not_a_feed", "not a feed", 200)
    ),
    "feed-that-says-picture": Mode(handler=gives(bodies.feed, "content-type: image/png"), row=ok()),
    "xml-without-anything": Mode(
        handler=says(whole(b'<?xml version="1.0"?>\n')), row=failed("not_a_feed", "not a feed", 200)
    ),
    "feed-without-items": Mode(handler=gives(lambda _: bodies.rss([])), row=ok(0)),
    "nuls": Mode(handler=says(whole(bytes(100_000))), row=failed("not_a_feed", "not a feed", 200)),
    "nuls-between": Mode(handler=gives(lambda name: b"\0".join(bodies.feed(name).split(b" "))), row=ok()),
    "billion-laughs": Mode(handler=gives(bodies.laughs), row=ok(1)),
    "quadratic-laughs": Mode(handler=gives(bodies.quadratic), row=failed("not_a_feed", "its entities become", 200)),
    "entity-in-a-file": Mode(handler=answers.names_a_file, row=ok(1)),
    "entity-on-a-server": Mode(handler=answers.names_a_server, row=ok(1)),
    "hundred-thousand-levels": Mode(
        handler=says(whole(bodies.nested())), row=failed("not_a_feed", "within each other", 200)
    ),
    "utf-16-that-says-utf-8": Mode(
        handler=gives(lambda name: bodies.cyrillic(name).encode("utf-16"), "content-type: text/xml; charset=utf-8"),
        row=ok(),
    ),
    "windows-1251-that-says-utf-8": Mode(
        handler=gives(lambda name: bodies.cyrillic(name).encode("cp1251"), "content-type: text/xml; charset=utf-8"),
        row=ok(),
    ),
    "two-hundred-thousand-items": Mode(
        handler=gives(lambda _: bodies.rss(["<item/>"] * 200_000)), row=failed("not_a_feed", "50,000 entries", 200)
    ),
    "ten-thousand-items-of-nothing": Mode(
        handler=gives(lambda _: bodies.rss(["<item/>"] * 10_000)), row=ok(10_000, new=0)
    ),
    "six-thousand-items": Mode(handler=gives(lambda name: bodies.feed(name, 6_000)), row=ok(6_000, new="some")),
    "items-without-links": Mode(
        handler=gives(lambda _: bodies.rss(["<item><title>No link</title></item>"] * 3)), row=ok(3, new=0)
    ),
    "items-twice": Mode(
        handler=gives(lambda name: bodies.rss(bodies.items(name) * 2)), row=ok(4, new=2)
    ),
    "items-from-the-future": Mode(
        handler=gives(
            lambda name: bodies.rss(
                bodies.item(f"https://{name}.example.org/{n}", f"Tomorrow, {n}", date="Sat, 01 Jan 2089 00:00:00 GMT")
                for n in range(2)
            )
        ),
        row=ok(),
    ),
    "torn-amid-an-item": Mode(handler=gives(bodies.torn), row=ok(3, new=2)),
}  # fmt: skip

TLS = {
    "tls": Mode(handler=gives(bodies.feed), row=ok(), certificate="good"),
    "self-signed": Mode(handler=gives(bodies.feed), row=failed("tls", "self-signed"), certificate="self-signed"),
    "expired": Mode(handler=gives(bodies.feed), row=failed("tls", "expired"), certificate="expired"),
    "wrong-host": Mode(handler=gives(bodies.feed), row=failed("tls", "mismatch"), certificate="wrong-host"),
    "tls-asked-in-plain": Mode(
        handler=gives(bodies.feed), row=failed("connection", "hung up"), certificate="good", scheme="http"
    ),
    "plain-asked-in-tls": Mode(handler=answers.answers_anything, row=failed("tls", "TLS"), scheme="https"),
    "handshake-that-hangs": Mode(
        handler=greets(b"\x16\x03\x03\x40\x00"), row=failed("timeout", f"within {TIMEOUT} s"), scheme="https"
    ),
    "tls-with-a-302-to-plain": Mode(
        handler=redirects_to("302 Found", "target-of-tls"), row=ok(), certificate="good"
    ),
}  # fmt: skip

# A connection that is lost in HTTP/2 is noticed by whoever reads or writes first, and each has its own words for it.
H2 = {
    "h2": Mode(handler=frames.answers, row=ok(), certificate="good-h2"),
    "h2-hangs-up": Mode(handler=frames.hangs_up, row=failed("connection", "the "), certificate="good-h2"),
    "h2-goes-away": Mode(
        handler=frames.replies(frames.GO_AWAY), row=failed("connection", "hung up"), certificate="good-h2"
    ),
    "h2-resets": Mode(
        handler=frames.replies(frames.RESET_STREAM), row=failed("connection", "broke off"), certificate="good-h2"
    ),
    "h2-resets-amid-the-body": Mode(
        handler=frames.replies(frames.HEAD, frames.RESET_STREAM),
        row=failed("connection", "broke off"),
        certificate="good-h2",
    ),
    "h2-never-answers": Mode(
        handler=frames.replies(), row=failed("timeout", f"no answer within {TIMEOUT} s"), certificate="good-h2"
    ),
    "h2-pings": Mode(
        handler=frames.floods(b"", frames.PINGS),
        row=failed("protocol", "does not get beyond its head"),
        certificate="good-h2",
    ),
    "h2-settings": Mode(
        handler=frames.floods(b"", frames.SETTINGS_AGAIN),
        row=failed("protocol", "does not get beyond its head"),
        certificate="good-h2",
    ),
    "h2-empty-frames": Mode(
        handler=frames.floods(frames.HEAD, frames.NOTHING),
        row=failed("protocol", "made of too many pieces"),
        certificate="good-h2",
    ),
    "h2-frames-of-a-byte": Mode(
        handler=frames.floods(frames.HEAD, frames.BYTES),
        row=failed("protocol", "made of too many pieces"),
        certificate="good-h2",
    ),
    "h2-trailers": Mode(
        handler=frames.floods(frames.HEAD, frames.TRAILERS),
        row=failed("protocol", "not an HTTP/2 answer"),
        certificate="good-h2",
    ),
    "h2-unknown-frames": Mode(
        handler=frames.floods(b"", frames.UNKNOWN),
        row=failed("protocol", "does not get beyond its head"),
        certificate="good-h2",
    ),
    "h2-windows": Mode(
        handler=frames.floods(b"", frames.WINDOWS),
        row=failed("protocol", "does not get beyond its head"),
        certificate="good-h2",
    ),
    "h2-continue": Mode(
        handler=frames.floods(b"", frames.CONTINUES),
        row=failed("protocol", "does not get beyond its head"),
        certificate="good-h2",
    ),
    "h2-endless-headers": Mode(
        handler=frames.floods(frames.OPEN_HEADERS, frames.MORE_HEADERS),
        row=failed("protocol", "not an HTTP/2 answer"),
        certificate="good-h2",
    ),
    "h2-bomb-of-headers": Mode(
        handler=frames.replies(frames.BOMB_OF_HEADERS),
        row=failed("protocol", "not an HTTP/2 answer"),
        certificate="good-h2",
    ),
    "h2-endless-body": Mode(
        handler=frames.floods(frames.HEAD, frames.A_BODY), row=failed("too_large", _TOO_LARGE), certificate="good-h2"
    ),
    "h2-two-lengths": Mode(
        handler=frames.replies(frames.TWO_LENGTHS),
        row=failed("protocol", "not an HTTP/2 answer"),
        certificate="good-h2",
    ),
    "h2-length-too-long": Mode(
        handler=frames.replies(frames.SHORT), row=failed("protocol", "not as long as announced"), certificate="good-h2"
    ),
    "h2-frame-too-long": Mode(
        handler=frames.replies(frames.HEAD, frames.TOO_LONG),
        row=failed("protocol", "not an HTTP/2 answer"),
        certificate="good-h2",
    ),
    "h2-promises": Mode(
        handler=frames.replies(frames.A_PROMISE), row=failed("protocol", "not an HTTP/2 answer"), certificate="good-h2"
    ),
    "h2-that-is-none": Mode(
        handler=answers.interrupts(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        row=failed("connection", "the "),
        certificate="good-h2",
    ),
}

TARGETS: Mapping[str, Mode] = {
    f"target-of-{status}": Mode(handler=gives(bodies.feed), row=ok()) for status in ("301", "302", "308", "tls")
}
"""Where redirects lead; no sources themselves."""
MODES: Mapping[str, Mode] = {
    **CONNECTIONS, **HEADS, **LENGTHS, **ENCODINGS, **STATUSES, **REDIRECTS, **DOCUMENTS, **TLS, **H2,
}  # fmt: skip
"""What a source may be."""
GOOD: Mapping[str, Mode] = {f"healthy-{n}": Mode(handler=gives(bodies.feed), row=ok()) for n in range(HEALTHY)}
"""Those that must not suffer from the others."""
SERVED: Mapping[str, Mode] = {**MODES, **GOOD, **TARGETS}
"""All of it."""
