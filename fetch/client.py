"""One polite, safe HTTP client for a run."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import ip_network
from types import MappingProxyType, TracebackType
from typing import Self

import httpcore
import httpx

from fetch import links
from fetch.addresses import Network
from fetch.decoding import ACCEPTED, TooLargeError, UndecodableError, decode
from fetch.failures import explain
from fetch.network import ConnectError, ForbiddenAddressError, GuardedBackend
from fetch.politeness import Turns
from fetch.robots import Rules, rules_from_answer, rules_unreachable
from newsdesk.errors import FetchError, RefusedError, UsageError

MOST_REDIRECTS = 10

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_EVERY_HOST = frozenset(
    {"accept", "accept-language", "if-modified-since", "if-none-match", "referer", "user-agent"}
)
"""Request headers that may follow a redirect to another host; any other may be a secret between us and the first."""

_IDLE_SECONDS = 15.0
"""How long a connection is kept for the next request to its host."""

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How to behave on the network."""

    user_agent: str
    concurrency: int = 64
    """Requests under way at once, all hosts together."""
    per_host_delay: float = 1.0
    """Seconds between the starts of two requests to one host."""
    timeout: float = 20.0
    """Seconds for one whole request: name, connection, redirects, body. Waiting for its turn does not count."""
    max_body: int = 10_000_000
    """Bytes, decoded."""
    respect_robots: bool = True
    allow_networks: tuple[str, ...] = ()
    """Networks that may be fetched from though they are not public, as `10.0.0.0/8`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave us to ask "anything new since?"."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer at the end of all redirects."""

    url: str
    """The URL that answered, without credentials and fragment."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case; repeated ones joined with a comma."""
    body: bytes
    """Decoded from its content encoding."""
    started_at: datetime
    """When the first request went out; aware, UTC."""
    finished_at: datetime


class OutOfTimeError(FetchError):
    """The time given to the whole run was used up before the request was done, or before it was begun."""

    def __init__(self, url: str, *, started: bool) -> None:
        super().__init__(url, "the run's time was used up")
        self.started = started


@dataclass(slots=True, kw_only=True)
class _Journey:
    """One call of `get` on its way through redirects."""

    url: str
    """As asked for, without credentials."""
    seconds: float
    """Left of the request's time."""
    started_at: datetime | None = None
    answered: bool = False
    """Whether the server asked last has begun to answer."""
    visited: set[str] = field(default_factory=set)


class Client:
    """Fetches URLs; an async context manager.

    `budget` is the time for everything in seconds, from entering; a request that is not done by then raises
    `OutOfTimeError`.
    """

    def __init__(self, settings: FetchSettings, *, budget: float = math.inf) -> None:
        self.settings = settings
        self._budget = budget
        self._deadline = math.inf
        self._turns = Turns(concurrency=settings.concurrency, per_host_delay=settings.per_host_delay)
        self._rules: dict[str, Rules] = {}
        self._asking_rules: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._http = httpx.AsyncClient(
            transport=_Transport(_networks(settings.allow_networks), concurrency=settings.concurrency),
            headers={"user-agent": settings.user_agent, "accept": "*/*", "accept-encoding": ACCEPTED},
            timeout=None,  # noqa: S113  # there is one bound, on the whole request
            trust_env=False,  # a proxy would connect for us, to addresses that nobody checked
        )

    async def __aenter__(self) -> Self:
        self._deadline = asyncio.get_running_loop().time() + self._budget
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    async def get(
        self, url: str, *, headers: Mapping[str, str] = _NO_HEADERS, validators: Validators | None = None
    ) -> Response:
        """Fetch a URL and follow its redirects.

        Credentials in the URL are sent as basic authentication, and appear nowhere else.

        Raises:
            RefusedError: the URL, or one that it redirects to, must not be fetched.
            OutOfTimeError: the client's budget is used up.
            FetchError: there is no answer, or none that can be used.
        """
        target = links.parse(url)
        journey = _Journey(url=str(target), seconds=self.settings.timeout)
        sent = _lower(headers) | links.authorization(url) | _conditions(validators)
        for _ in range(MOST_REDIRECTS + 1):
            response = await self._visit(target, sent, journey)
            location = response.headers.get("location")
            if response.status not in _REDIRECTS or not location:
                return replace(response, started_at=journey.started_at or response.started_at)
            following = links.follow(target, location)
            if str(following) in journey.visited and "set-cookie" not in response.headers:
                raise FetchError(journey.url, "redirects in a circle")
            if not links.is_same_party(target, following):
                sent = {name: value for name, value in sent.items() if name in _FOR_EVERY_HOST}
            target = following
        raise FetchError(journey.url, f"more than {MOST_REDIRECTS} redirects")

    async def page_refusal(self, url: str) -> str | None:
        """Why the site's robots.txt keeps us from a page; None if it does not. Asks for it once, and heeds its delay.

        Raises:
            OutOfTimeError: the client's budget is used up.
            FetchError, RefusedError: as `get`, for the URL itself.
        """
        if not self.settings.respect_robots:
            return None
        target = links.parse(url)
        robots = str(target.copy_with(raw_path=b"/robots.txt"))
        async with self._asking_rules[robots]:
            if robots not in self._rules:
                self._rules[robots] = await self._ask_rules(robots)
                self._turns.slow_down(links.host(target), self._rules[robots].delay)
        return self._rules[robots].refusal(str(target))

    async def _ask_rules(self, url: str) -> Rules:
        agent = self.settings.user_agent
        try:
            answer = await self.get(url)
        except OutOfTimeError as error:
            raise OutOfTimeError(error.url, started=False) from None  # the page was not
        except FetchError as error:
            return rules_unreachable(error.reason, user_agent=agent)
        return rules_from_answer(answer.status, answer.body, user_agent=agent)

    async def _visit(self, target: httpx.URL, sent: Mapping[str, str], journey: _Journey) -> Response:
        """Ask one URL when it is its turn."""
        loop = asyncio.get_running_loop()
        await self._take_turn(target, journey)
        begun = loop.time()
        try:
            async with asyncio.timeout_at(min(begun + journey.seconds, self._deadline)) as patience:
                return await self._exchange(target, sent, journey)
        except FetchError:
            raise
        except Exception as error:  # whatever a server provokes in a library costs that source and no other
            if patience.expired():
                raise self._too_late(journey) from error
            raise self._failure(journey.url, error) from error
        finally:
            self._turns.give_back(links.host(target))
            journey.seconds -= loop.time() - begun

    async def _take_turn(self, target: httpx.URL, journey: _Journey) -> None:
        try:
            async with asyncio.timeout_at(self._deadline):
                await self._turns.take(links.host(target))
        except TimeoutError:
            raise OutOfTimeError(journey.url, started=journey.started_at is not None) from None

    async def _exchange(self, target: httpx.URL, sent: Mapping[str, str], journey: _Journey) -> Response:
        started_at = datetime.now(UTC)
        journey.started_at = journey.started_at or started_at
        journey.visited.add(str(target))
        journey.answered = False
        async with contextlib.aclosing(await self._answer(target, sent)) as response:
            journey.answered = True
            headers = dict(response.headers.items())
            # What a redirect says beside its address is for people; it can be endless, too.
            moved = response.status_code in _REDIRECTS and "location" in headers
            body = b"" if moved else await self._body(response)
        return Response(
            url=str(target),
            status=response.status_code,
            headers=headers,
            body=body,
            started_at=started_at,
            finished_at=datetime.now(UTC),
        )

    async def _answer(self, target: httpx.URL, sent: Mapping[str, str]) -> httpx.Response:
        """The head of the answer; to be closed.

        A connection kept from an earlier request may just be given up by the server. That is no answer to this one, so
        it is sent again, as RFC 9110 (9.2.2) lets us, until it fails on a connection made for it.
        """
        connecting = _Connecting()
        request = self._http.build_request(
            "GET",
            target,
            headers={name.encode(): value.encode() for name, value in sent.items()},
            extensions={"trace": connecting.note},
        )
        while True:
            try:
                return await self._http.send(request, stream=True)
            except httpx.TransportError:
                if connecting.happened:
                    raise

    async def _body(self, response: httpx.Response) -> bytes:
        raw = bytearray()
        async for chunk in response.aiter_raw():
            raw += chunk
            if len(raw) > self.settings.max_body:
                raise TooLargeError
        return decode(bytes(raw), response.headers.get("content-encoding", ""), self.settings.max_body)

    def _too_late(self, journey: _Journey) -> FetchError:
        if asyncio.get_running_loop().time() >= self._deadline:
            return OutOfTimeError(journey.url, started=True)
        limit = f"within {self.settings.timeout:g} s"
        return FetchError(
            journey.url, f"the answer was not complete {limit}" if journey.answered else f"no answer {limit}"
        )

    def _failure(self, url: str, error: Exception) -> FetchError:
        match error:
            case ForbiddenAddressError():
                return RefusedError(url, str(error))
            case ConnectError() | UndecodableError():
                return FetchError(url, str(error))
            case TooLargeError():
                return FetchError(url, f"body larger than {_size(self.settings.max_body)}")
            case _:
                return FetchError(url, explain(error))


class _Connecting:
    """Notes whether a connection was made for a request."""

    def __init__(self) -> None:
        self.happened = False

    async def note(self, event: str, _: object) -> None:
        self.happened = self.happened or event == "connection.connect_tcp.started"


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's own transport, on our network backend: httpx has no door for one, httpcore has."""

    def __init__(self, allowed: tuple[Network, ...], *, concurrency: int) -> None:
        context = httpx.create_ssl_context()
        super().__init__(verify=context)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=concurrency,
            max_keepalive_connections=concurrency,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=GuardedBackend(allowed),
        )


def _networks(allowed: tuple[str, ...]) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(text) for text in allowed)
    except ValueError as error:
        raise UsageError(f"[fetch] allow_networks: {error}; write a network as 10.0.0.0/8") from error


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _conditions(validators: Validators | None) -> dict[str, str]:
    if validators is None:
        return {}
    pairs = {"if-none-match": validators.etag, "if-modified-since": validators.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count} bytes"  # noqa: PLR2004
