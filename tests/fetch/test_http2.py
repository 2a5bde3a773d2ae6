from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import h2.errors
import pytest

from fetch.client import Client, FetchSettings, Response, Validators
from newsdesk.errors import FetchError
from newsdesk.records import FailureKind
from tests.fetch.http2 import Act, Http2Site, Session, says, serve

if TYPE_CHECKING:
    from tests.fetch.conftest import Certificate

RSS = b"<rss><channel><title>News</title></channel></rss>"
Talk = Callable[[Client], Coroutine[Any, Any, Any]]
TalkOver = Callable[..., Any]


@pytest.fixture
def site() -> Http2Site:
    return Http2Site()


@pytest.fixture
def talk(
    site: Http2Site, settings: FetchSettings, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> TalkOver:
    """Runs something with a client, beside the server."""
    tls, public = certificate(days=1)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))

    def run(talking: Talk, **changes: Any) -> Any:
        async def beside() -> Any:
            server = await serve(site, tls)
            try:
                async with Client(replace(settings, **changes)) as client:
                    return await talking(client)
            finally:
                server.close()
                for session in site.sessions:
                    session.transport.abort()
                for _ in range(5):
                    await asyncio.sleep(0)

        return asyncio.run(asyncio.wait_for(beside(), timeout=60))

    return run


def getting(site: Http2Site, act: Act, *more: Act, **named: Any) -> Talk:
    """Asks for one thing after another; gives the answers, or why there is none."""

    async def talking(client: Client) -> list[Response | FetchError]:
        ends: list[Response | FetchError] = []
        for number, each in enumerate((act, *more)):
            try:
                ends.append(await client.get(site.serve(f"/{number}", each), **named))
            except FetchError as error:
                ends.append(error)
        return ends

    return talking


def test_http_2_is_spoken_where_it_is_offered(site: Http2Site, talk: TalkOver) -> None:
    [response] = talk(getting(site, says(RSS, content_type="text/xml"), headers={"X-Key": "k"}))
    assert (response.status, response.body, response.headers["content-type"]) == (200, RSS, "text/xml")
    [(_, sent)] = site.requests
    assert (sent[":authority"], sent[":scheme"], sent["x-key"]) == (f"127.0.0.1:{site.port}", "https", "k")
    assert "connection" not in sent


def test_a_connection_is_used_again(site: Http2Site, talk: TalkOver) -> None:
    ends = talk(getting(site, says(RSS), says(None, 304, content_length="1234"), says(bytes(300_000)), says(b"")))
    assert [(end.status, len(end.body)) for end in ends] == [(200, len(RSS)), (304, 0), (200, 300_000), (200, 0)]
    assert site.connections() == [0, 0, 0, 0]


def test_requests_at_once_share_a_connection(site: Http2Site, talk: TalkOver) -> None:
    """The first is answered when the second has come."""
    held: list[tuple[Session, int]] = []

    def both(session: Session, stream: int) -> None:
        held.append((session, stream))
        if len(held) == 2:
            for asked in held:
                says(RSS)(*asked)

    async def talking(client: Client) -> list[bytes]:
        urls = [site.serve("/1", both), site.serve("/2", both)]
        return [answer.body for answer in await asyncio.gather(*(client.get(url) for url in urls))]

    assert talk(talking) == [RSS, RSS]
    assert site.connections() == [0, 0]


def test_a_server_may_ask_for_one_request_at_a_time(site: Http2Site, talk: TalkOver) -> None:
    site.most_at_once = 1

    async def talking(client: Client) -> list[bytes]:
        urls = [site.serve(f"/{number}", says(RSS)) for number in range(4)]
        return [answer.body for answer in await asyncio.gather(*(client.get(url) for url in urls))]

    assert talk(talking) == [RSS] * 4


def go_away(session: Session, _: int) -> None:
    session.h2.close_connection(last_stream_id=0)


def hang_up(session: Session, _: int) -> None:
    session.transport.abort()


def reset(session: Session, stream: int) -> None:
    session.h2.reset_stream(stream, h2.errors.ErrorCodes.REFUSED_STREAM)


def once(act: Act) -> Act:
    """Do something to the first request, and answer the others."""
    done: list[int] = []

    def doing(session: Session, stream: int) -> None:
        if done:
            says(RSS)(session, stream)
        else:
            done.append(stream)
            act(session, stream)

    return doing


@pytest.mark.parametrize("give_up", [go_away, hang_up, reset])
def test_a_connection_that_the_server_gave_up_is_replaced(site: Http2Site, talk: TalkOver, give_up: Act) -> None:
    """The second request of a connection meets its end: that request was no failure of the source."""
    ends = talk(getting(site, says(RSS), once(give_up)))
    assert [end.body for end in ends] == [RSS, RSS]
    assert site.connections() == [0, 0, 1]


def test_a_connection_that_ends_while_nothing_is_asked_is_replaced(site: Http2Site, talk: TalkOver) -> None:
    def last(session: Session, stream: int) -> None:
        says(RSS)(session, stream)
        session.h2.close_connection(last_stream_id=stream)
        session.flush()
        session.transport.close()

    ends = talk(getting(site, last, says(RSS)))
    assert [end.body for end in ends] == [RSS, RSS]
    assert site.connections() == [0, 1]


@pytest.mark.parametrize(
    ("give_up", "said"),
    [
        (go_away, "the server hung up"),
        (hang_up, "the server hung up"),
        (reset, "the server broke off its answer"),
    ],
)
def test_a_request_that_fails_on_its_own_connection_is_not_repeated(
    site: Http2Site, talk: TalkOver, give_up: Act, said: str
) -> None:
    [error] = talk(getting(site, once(give_up)))
    assert (error.kind, error.reason) == ("connection", said)
    assert len(site.requests) == 1


def raw(frames: bytes, times: int = 1) -> Act:
    """Send bytes as they are."""

    def send(session: Session, _: int) -> None:
        session.flush()
        session.transport.write(frames * times)

    return send


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3) + bytes([kind, flags]) + stream.to_bytes(4) + payload


DATA, HEADERS, SETTINGS, PUSH, PING, CONTINUATION = 0, 1, 4, 5, 6, 9
STATUS_200, STATUS_LITERAL = b"\x88", b"\x08\x03"  # HPACK: `:status`, from the table and spelled out


def literal(name: bytes, value: bytes) -> bytes:
    """A header in HPACK, not remembered."""
    return b"\x00" + bytes([len(name)]) + name + bytes([len(value)]) + value


def begins(**headers: str) -> Act:
    """Send a head, and leave it at that."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda session, stream: session.h2.send_headers(stream, [(":status", "200"), *named.items()])


BROKEN: Mapping[str, tuple[Act, FailureKind]] = {
    "header list too long": (begins(x_long="x" * 70_000), "protocol"),
    "header bomb": (
        raw(frame(HEADERS, 4, 1, STATUS_200 + b"\x40\x01x\x7f\x80\x1f" + b"y" * 4095 + b"\xbe" * 10_000)),
        "protocol",
    ),
    "continuations": (raw(frame(HEADERS, 0, 1, STATUS_200) + frame(CONTINUATION, 0, 1, b"") * 1000), "protocol"),
    "status no number": (raw(frame(HEADERS, 5, 1, STATUS_LITERAL + b"abc")), "protocol"),
    "line break in a value": (raw(frame(HEADERS, 5, 1, STATUS_200 + literal(b"x", b"a\r\nb"))), "protocol"),
    "nul in a name": (raw(frame(HEADERS, 5, 1, STATUS_200 + literal(b"x\0y", b"a"))), "protocol"),
    "body without a head": (raw(frame(DATA, 1, 1, b"no head")), "protocol"),
    "body that nobody asked for": (raw(frame(DATA, 0, 99, b"nobody asked")), "protocol"),
    "push": (raw(frame(PUSH, 4, 1, (2).to_bytes(4) + STATUS_200)), "protocol"),
    "no frames": (raw(b"\xff" * 100), "timeout"),  # it may be the beginning of a large one
    "no end of no frames": (raw(b"\xff" * 1_000_000), "protocol"),
    "pings": (raw(frame(PING, 0, 0, bytes(8)), times=20_000), "protocol"),
    "settings": (raw(frame(SETTINGS, 0, 0, bytes([0, 4, 0, 0, 255, 255])), times=20_000), "protocol"),
    "interim answers": (raw(frame(HEADERS, 4, 1, STATUS_LITERAL + b"103"), times=50_000), "protocol"),
    "empty frames": (raw(frame(HEADERS, 4, 1, STATUS_200) + frame(DATA, 0, 1, b"") * 20_000), "protocol"),
    "shorter than said": (says(b"short", content_length="100"), "protocol"),
    "longer than said": (says(b"longer than said", content_length="2"), "protocol"),
    "length no number": (says(b"", content_length="many"), "protocol"),
    "announced too large": (begins(content_length="2000000000"), "too_large"),
    "too large": (says(bytes(3_000_000)), "too_large"),
    "nothing behind the head": (begins(), "timeout"),
    "nothing": (lambda _, __: None, "timeout"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_answer_is_a_failure_of_its_kind(site: Http2Site, talk: TalkOver, broken: str) -> None:
    """And the connection is not used again."""
    act, failure = BROKEN[broken]
    error, response = talk(getting(site, act, says(RSS)), timeout=1.0 if failure == "timeout" else 60.0)
    assert isinstance(error, FetchError)
    assert error.kind == failure, error.reason
    assert "unexpected" not in error.reason
    assert response.body == RSS
    assert site.connections() == [0, 1]


def test_one_that_fails_does_not_take_another_on_the_same_connection_along(site: Http2Site, talk: TalkOver) -> None:
    """What is too large ends; what came beside it is received to its end."""
    held: list[tuple[Session, int]] = []
    came = asyncio.Event()

    def slow(session: Session, stream: int) -> None:
        held.append((session, stream))
        came.set()

    def huge(session: Session, stream: int) -> None:
        says(bytes(3_000_000))(session, stream)

    async def talking(client: Client) -> tuple[Any, Any]:
        one = asyncio.create_task(client.get(site.serve("/slow", slow)))
        await came.wait()
        [failed] = await asyncio.gather(client.get(site.serve("/huge", huge)), return_exceptions=True)
        says(RSS)(*held[0])
        return failed, await one

    failed, answer = talk(talking)
    assert isinstance(failed, FetchError)
    assert failed.kind == "too_large"
    assert answer.body == RSS
    assert site.connections() == [0, 0]


def test_validators_and_redirects_work_as_ever(site: Http2Site, talk: TalkOver) -> None:
    site.serve("/new", says(None, 304, etag='"1"'))
    [end] = talk(getting(site, says(b"moved", 301, location="/new"), validators=Validators(etag='"1"')))
    assert (end.status, end.moved_to) == (304, f"https://127.0.0.1:{site.port}/new")
    assert [headers["if-none-match"] for _, headers in site.requests] == ['"1"', '"1"']
