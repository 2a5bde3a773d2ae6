"""What went wrong: of which kind it is, and in words for whoever keeps the list of sources."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import h2.exceptions
import httpcore

from newsdesk.records import FailureKind

Failure: TypeAlias = tuple[FailureKind, str]

_BY_ERRNO = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "the connection was reset",
    errno.EPIPE: "the connection was reset",
    errno.ENETUNREACH: "no route to the address",
    errno.EHOSTUNREACH: "no route to the address",
    errno.EADDRNOTAVAIL: "no route to the address",
    errno.EMFILE: "too many open files on this machine; lower [fetch] concurrency",
}
_BY_MESSAGE: tuple[tuple[str, Failure], ...] = (  # h11 and httpcore tell these apart in words only
    ("peer closed connection without sending complete message body", ("protocol", "the body ended early")),
    ("disconnected without sending a response", ("connection", "the server hung up without an HTTP answer")),
    ("server disconnected", ("connection", "the server hung up")),
    ("streamreset", ("connection", "the server broke off its answer")),
    ("connectionterminated", ("connection", "the server hung up")),
)


def explain(error: BaseException) -> Failure:
    """Say what an error from the network means, from its causes: libraries wrap the telling one in vaguer ones."""
    causes = tuple(_causes(error))
    for cause in reversed(causes):
        if failure := _failure(cause):
            return failure
    innermost = causes[-1]
    kind: FailureKind = "connection" if isinstance(innermost, OSError) else "protocol"
    return kind, f"unexpected {type(innermost).__name__}: {innermost}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _failure(error: BaseException) -> Failure | None:
    return next((say(error) for kind, say in _SAYINGS if isinstance(error, kind)), None)


def _of_name(error: socket.gaierror) -> Failure:
    asked_in_vain = error.errno == socket.EAI_AGAIN
    return (
        "name",
        "the name does not resolve (no name server answers)" if asked_in_vain else "the name does not resolve",
    )


def _of_tls(error: ssl.SSLError) -> Failure:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "tls", f"TLS: {error.verify_message.rstrip('.')}"
    return "tls", f"TLS: {error.reason.replace('_', ' ').lower() if error.reason else error}"


def _of_errno(error: OSError) -> Failure | None:
    if error.errno == errno.ETIMEDOUT:
        return "timeout", "no answer from the address"
    words = _BY_ERRNO.get(error.errno or 0)
    if words is None and isinstance(error, ConnectionError):
        words = "the connection was lost"
    return ("connection", words) if words else None


def _of_answer(error: httpcore.RemoteProtocolError) -> Failure:
    said = str(error).lower()
    return next((failure for phrase, failure in _BY_MESSAGE if phrase in said), ("protocol", "not an HTTP answer"))


# The first that fits speaks, so the narrower kinds stand first.
_SAYINGS: tuple[tuple[type[BaseException], Callable[[Any], Failure | None]], ...] = (
    (socket.gaierror, _of_name),
    (ssl.SSLWantReadError, lambda _: None),  # no failure: how a handshake asks for more bytes
    (ssl.SSLError, _of_tls),
    (OSError, _of_errno),
    (h2.exceptions.InvalidBodyLengthError, lambda _: ("protocol", "the body is not as long as announced")),
    (h2.exceptions.H2Error, lambda _: ("protocol", "not an HTTP/2 answer")),
    (httpcore.RemoteProtocolError, _of_answer),
    (httpcore.LocalProtocolError, lambda error: ("protocol", f"a request that cannot be sent: {error}")),
    (httpcore.NetworkError, lambda _: ("connection", "the connection was lost")),
    (ValueError, lambda _: ("protocol", "not an HTTP answer")),  # httpcore's, over an HTTP/2 status that is no number
)
