"""One polite, safe HTTP client for a run."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from types import MappingProxyType, TracebackType
from typing import Self

import httpx

from fetch import links
from fetch.addresses import Network
from fetch.cookies import Cookies
from fetch.decoding import ACCEPTED
from fetch.exchange import Attempt, Exchange, Reply
from fetch.freshness import fresh_for, retry_at
from fetch.politeness import PausedError, Turns
from fetch.robots import LARGEST, KnownRules, Rules, rules_from_answer, rules_unreachable
from newsdesk.errors import FetchError, RefusedError, UsageError

MOST_REDIRECTS = 10

_PERMANENT = frozenset({301, 308})
_FOR_EVERY_HOST = frozenset(
    {"accept", "accept-encoding", "accept-language", "if-modified-since", "if-none-match", "referer", "user-agent"}
)
"""Request headers that may follow a redirect to another host; any other may be a secret between us and the first."""

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_NO_PAUSES: Mapping[str, datetime] = MappingProxyType({})


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
    moved_to: str | None
    """Where the URL asked for redirects for good, as far as no temporary redirect comes first; None: nowhere."""
    fresh_for: timedelta | None
    """How long the answer is fresh; None where it is not, or does not say."""
    retry_at: datetime | None
    """When a busy host (429, 503) may be asked again; None for any other answer."""


class OutOfTimeError(FetchError):
    """The time given to the whole run was used up before the request was done, or before it was begun."""

    def __init__(self, url: str, *, started: bool) -> None:
        super().__init__(url, "the run's time was used up", kind="interrupted")
        self.started = started


class HostPausedError(FetchError):
    """The host asked to be left alone for a while; it was not asked."""

    def __init__(self, url: str, until: datetime) -> None:
        super().__init__(url, f"the host asked us to wait until {until:%H:%M} UTC", kind="busy")
        self.until = until


@dataclass(slots=True, kw_only=True)
class _Journey:
    """One call of `get` on its way through redirects."""

    url: str
    """As asked for, without credentials."""
    seconds: float
    """Left of the request's time."""
    on_start: Callable[[datetime], None] | None = None
    cut_at: int | None = None
    """How much of the body will do, in bytes."""
    started_at: datetime | None = None
    moved_to: str | None = None
    is_moving: bool = True
    """Whether all redirects so far are permanent."""
    visited: set[str] = field(default_factory=set)
    cookies: Cookies = field(default_factory=Cookies)
    """They last as long as the redirects that they are for."""


class Client:
    """Fetches URLs; an async context manager. One lasts for a run: its connections, turns, pauses and robots rules do.

    `budget` is the time for everything in seconds, from entering; a request that is not done by then raises
    `OutOfTimeError`. `pauses` are hosts (name and port) that asked to be left alone in earlier runs, and until when.

    Bodies take at most 1 MB for each of `concurrency` requests, `max_body` for 16 of them, and what decoding one takes.
    """

    def __init__(
        self, settings: FetchSettings, *, budget: float = math.inf, pauses: Mapping[str, datetime] = _NO_PAUSES
    ) -> None:
        self.settings = settings
        self._budget = budget
        self._turns = Turns(concurrency=settings.concurrency, per_host_delay=settings.per_host_delay, pauses=pauses)
        self._rules = KnownRules()
        self._asking_rules: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._headers = {"user-agent": settings.user_agent, "accept": "*/*", "accept-encoding": ACCEPTED}
        self._exchange = Exchange(_networks(settings.allow_networks), max_body=settings.max_body)

    async def __aenter__(self) -> Self:
        self.allow(self._budget)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exchange.aclose()

    def allow(self, seconds: float) -> None:
        """Give all requests together so much time from now on, whatever they had before."""
        self._turns.deadline = asyncio.get_running_loop().time() + seconds

    def pauses(self) -> dict[str, datetime]:
        """The hosts (name and port) that are to be left alone, and until when."""
        return self._turns.pauses()

    async def room(self) -> None:
        """Wait until it is worth while to begin another request."""
        await self._turns.room()

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        validators: Validators | None = None,
        robots: bool = False,
        on_start: Callable[[datetime], None] | None = None,
    ) -> Response:
        """Fetch a URL and follow its redirects.

        Credentials in the URL are sent as basic authentication, and appear nowhere else. With `robots`, the robots.txt
        of every site on the way is heeded, if the settings say so. `on_start` is called when the turn has come.

        Raises:
            RefusedError: the URL, or one that it redirects to, must not be fetched.
            HostPausedError: its host, or one that it redirects to, asked us to wait for longer than is worth waiting.
            OutOfTimeError: the client's budget is used up.
            FetchError: there is no answer, or none that can be used.
        """
        target = links.parse(url)
        journey = _Journey(url=str(target), seconds=self.settings.timeout, on_start=on_start)
        sent = self._headers | _lower(headers) | links.authorization(url) | _conditions(validators)
        return await self._follow(target, sent, journey, robots=robots and self.settings.respect_robots)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of a URL's site names; none where it cannot be had."""
        try:
            target = links.parse(url)
            rules = await self._rules_of(target, _Journey(url=str(target), seconds=0.0))
        except FetchError:
            return ()
        found = []
        for sitemap in rules.sitemaps:
            with contextlib.suppress(FetchError):
                found.append(str(links.follow(target, sitemap)))
        return tuple(found)

    async def _follow(self, target: httpx.URL, sent: dict[str, str], journey: _Journey, *, robots: bool) -> Response:
        for _ in range(MOST_REDIRECTS + 1):
            if robots:
                await self._ask_leave(target, journey)
            response = await self._visit(target, sent, journey)
            if not links.is_redirect(response.status, response.headers):
                return response
            following = links.follow(target, response.headers["location"])
            if str(following) in journey.visited and "set-cookie" not in response.headers:
                raise FetchError(journey.url, "redirects in a circle", kind="redirects")
            if not links.is_same_party(target, following):
                sent = {name: value for name, value in sent.items() if name in _FOR_EVERY_HOST}
            journey.is_moving = journey.is_moving and response.status in _PERMANENT
            if journey.is_moving:
                journey.moved_to = str(following)
            target = following
        raise FetchError(journey.url, f"more than {MOST_REDIRECTS} redirects", kind="redirects")

    async def _ask_leave(self, target: httpx.URL, journey: _Journey) -> None:
        """Go on only if the site's robots.txt lets us."""
        rules = await self._rules_of(target, journey)
        reason = rules.refusal(str(target))
        if reason and rules.failure == "forbidden":
            raise RefusedError(journey.url, reason, kind="forbidden")
        if reason:
            raise FetchError(journey.url, reason, kind=rules.failure)

    async def _rules_of(self, target: httpx.URL, journey: _Journey) -> Rules:
        """The rules of a site: asked for once, and its delay heeded."""
        robots = target.copy_with(raw_path=b"/robots.txt")
        key = str(robots)
        if known := self._rules.get(key):
            return known
        async with self._asking_rules[key]:
            if known := self._rules.get(key):
                return known
            rules = await self._ask_rules(robots, journey)
            self._rules.put(key, rules)
            self._turns.slow_down(links.host(target), rules.delay)
            return rules

    async def _ask_rules(self, robots: httpx.URL, journey: _Journey) -> Rules:
        agent = self.settings.user_agent
        asking = _Journey(url=str(robots), seconds=self.settings.timeout, cut_at=LARGEST)
        try:
            answer = await self._follow(robots, self._headers, asking, robots=False)
        except OutOfTimeError:
            raise OutOfTimeError(journey.url, started=journey.started_at is not None) from None
        except HostPausedError as error:
            raise HostPausedError(journey.url, error.until) from None
        except FetchError as error:
            return rules_unreachable(error.reason, error.kind, user_agent=agent)
        if answer.retry_at:
            raise HostPausedError(journey.url, answer.retry_at)
        return rules_from_answer(answer.status, answer.body, user_agent=agent)

    async def _visit(self, target: httpx.URL, sent: dict[str, str], journey: _Journey) -> Response:
        """Ask one URL when it is its turn."""
        host = links.host(target)
        await self._take_turn(host, journey)
        journey.visited.add(str(target))
        attempt = Attempt(seconds=journey.seconds, deadline=self._turns.deadline)
        try:
            async with attempt.clock:
                headers = journey.cookies.header(target) | sent
                reply = await self._exchange.ask(target, headers, attempt, cut_at=journey.cut_at)
            response = _response(target, reply, journey)
            if response.retry_at:
                self._turns.pause(host, response.retry_at)
        except Exception as error:  # whatever a server provokes in a library costs that source and no other
            raise self._failure(journey, attempt, error) from error
        finally:
            self._turns.give_back(host)
            journey.seconds = attempt.left()
        return response

    async def _take_turn(self, host: str, journey: _Journey) -> None:
        try:
            await self._turns.take(host)
        except PausedError as error:
            raise HostPausedError(journey.url, error.until) from None
        except TimeoutError:
            raise OutOfTimeError(journey.url, started=journey.started_at is not None) from None
        if not journey.started_at:
            journey.started_at = datetime.now(UTC)
            if journey.on_start:
                journey.on_start(journey.started_at)

    def _failure(self, journey: _Journey, attempt: Attempt, error: Exception) -> FetchError:
        if attempt.clock.expired():
            if asyncio.get_running_loop().time() >= self._turns.deadline:
                return OutOfTimeError(journey.url, started=True)
            limit = f"within {self.settings.timeout:g} s"
            reason = f"the answer was not complete {limit}" if attempt.answered else f"no answer {limit}"
            return FetchError(journey.url, reason, kind="timeout")
        kind, reason = self._exchange.failure(error, attempt)
        if kind == "forbidden":
            return RefusedError(journey.url, reason, kind=kind)
        return FetchError(journey.url, reason, kind=kind)


def _response(target: httpx.URL, reply: Reply, journey: _Journey) -> Response:
    if "set-cookie" in reply.headers:
        journey.cookies.note(target, reply.raw_headers)
    finished_at = datetime.now(UTC)
    return Response(
        url=str(target),
        status=reply.status,
        headers=reply.headers,
        body=reply.body,
        started_at=journey.started_at or finished_at,
        finished_at=finished_at,
        moved_to=journey.moved_to if journey.moved_to != journey.url else None,
        fresh_for=fresh_for(reply.headers, finished_at),
        retry_at=retry_at(reply.status, reply.headers, finished_at),
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
