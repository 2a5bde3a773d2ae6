"""What went wrong, in words for whoever keeps the list of sources."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Any

import httpx

_BY_ERRNO = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "the connection was reset",
    errno.EPIPE: "the connection was reset",
    errno.ETIMEDOUT: "no answer from the address",
    errno.ENETUNREACH: "no route to the address",
    errno.EHOSTUNREACH: "no route to the address",
    errno.EADDRNOTAVAIL: "no route to the address",
    errno.EMFILE: "too many open files on this machine; lower [fetch] concurrency",
}
_BY_MESSAGE = (  # h11, httpcore and httpx tell these apart in words only
    ("invalid url in location header", "redirects to what is no URL"),
    ("peer closed connection without sending complete message body", "the body ended early"),
    ("server disconnected", "the server hung up without an HTTP answer"),
)


def explain(error: BaseException) -> str:
    """Say what an error from the network means, from its causes: libraries wrap the telling one in vaguer ones."""
    causes = tuple(_causes(error))
    for cause in reversed(causes):
        if reason := _reason(cause):
            return reason
    innermost = causes[-1]
    return f"unexpected {type(innermost).__name__}: {innermost}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _reason(error: BaseException) -> str | None:
    return next((say(error) for kind, say in _SAYINGS if isinstance(error, kind)), None)


def _of_name(error: socket.gaierror) -> str:
    asked_in_vain = error.errno == socket.EAI_AGAIN
    return "the name does not resolve (no name server answers)" if asked_in_vain else "the name does not resolve"


def _of_tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"TLS: {error.verify_message.rstrip('.')}"
    return f"TLS: {error.reason.replace('_', ' ').lower() if error.reason else error}"


def _of_answer(error: httpx.RemoteProtocolError) -> str:
    said = str(error).lower()
    return next((words for phrase, words in _BY_MESSAGE if phrase in said), "not an HTTP answer")


# The first that fits speaks, so the narrower kinds stand first.
_SAYINGS: tuple[tuple[type[BaseException], Callable[[Any], str | None]], ...] = (
    (socket.gaierror, _of_name),
    (UnicodeError, lambda _: "the name does not resolve"),
    (ssl.SSLWantReadError, lambda _: None),  # no failure: how a handshake asks for more bytes
    (ssl.SSLError, _of_tls),
    (OSError, lambda error: _BY_ERRNO.get(error.errno)),
    (httpx.RemoteProtocolError, _of_answer),
    (httpx.LocalProtocolError, lambda error: f"a request that cannot be sent: {error}"),
    (httpx.NetworkError, lambda _: "the connection was lost"),
)
