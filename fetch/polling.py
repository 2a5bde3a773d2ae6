"""Polling sources and fetching pages, many at once. A source that fails is data, never an exception."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import uuid4

from fetch import links
from fetch.client import Client, HostPausedError, OutOfTimeError, Response, Validators
from fetch.freshness import fresh_for, retry_at
from fetch.links import without_credentials
from fetch.politeness import AT_ONCE_PER_HOST
from newsdesk.errors import FetchError, RefusedError
from newsdesk.records import Capture, FailureKind, Kept, Outcome, Role, Source
from newsdesk.text import clean_line

OnDone = Callable[["Polled"], "Polled"]

# What an answer with any other status than these two is.
_FAILURES: Mapping[int, FailureKind] = {
    HTTPStatus.UNAUTHORIZED: "denied",
    HTTPStatus.FORBIDDEN: "denied",
    HTTPStatus.NOT_FOUND: "missing",
    HTTPStatus.GONE: "gone",
    HTTPStatus.TOO_MANY_REQUESTS: "busy",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "denied",
    HTTPStatus.SERVICE_UNAVAILABLE: "busy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A document of a source to be asked for, with what its last answer left for the next request."""

    source: Source
    url: str
    """What is asked: the source's own address, where that has moved, or a further document of it."""
    role: Role = "feed"
    etag: str | None = None
    last_modified: str | None = None
    audit: bool = False
    """Whether to put a "not modified" to the test, by asking once more without condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What came of one request."""

    fetch_id: str
    """A random UUID in hex."""
    source_id: str
    run_id: str
    role: Role
    url: str
    """As asked for, without credentials."""
    outcome: Outcome
    failure: FailureKind | None
    """None for `ok` and `not_modified`."""
    http_status: int | None
    """None without an answer."""
    bytes: int | None
    """Of the body, decoded; None without an answer."""
    error: str | None
    """One line; None for `ok` and `not_modified`."""
    started_at: datetime
    """When the request went out; where it did not, when that was clear."""
    finished_at: datetime
    capture: Capture | None
    """Of any answer that had a body, failures included."""
    kept: Kept | None = None
    """How the capture is archived, set by whoever does that."""
    etag: str | None
    last_modified: str | None
    """For the next request; what the poll came with where the answer says nothing of it."""
    moved_to: str | None = None
    """Where the address asked redirects for good."""
    fresh_for: timedelta | None = None
    """How long the answer is fresh, by its headers."""
    retry_at: datetime | None = None
    """When a busy host asked to be asked again."""
    after_not_modified: bool = False
    """Whether the server had just said "not modified" when it gave this answer to a request without condition."""


async def poll_all(client: Client, polls: Sequence[Poll], *, run_id: str, on_done: OnDone) -> list[Polled]:
    """Poll sources side by side; one outcome each, in the order of `polls`.

    Each outcome goes to `on_done` as soon as it is there, one at a time, and what that returns stands in its place.
    When the client's time is up, what is under way is cut off and `failed`, what has not been started is `not_started`.
    """
    return await _side_by_side(client, [_errand(each, run_id) for each in polls], on_done)


async def fetch_pages(
    client: Client, requests: Sequence[tuple[str, Source]], *, run_id: str, on_done: OnDone
) -> list[Polled]:
    """Fetch pages (URL and the source that named it) side by side; as `poll_all`."""
    polls = [Poll(source=source, url=url, role="page") for url, source in requests]
    return await _side_by_side(client, [_errand(each, run_id) for each in polls], on_done)


def from_archive(capture: Capture, kept: Kept) -> Polled:
    """What came of the request that a capture answers, as far as the answer itself tells.

    The validators are left out: whoever loads an old answer asks for the next one unconditionally.
    """
    outcome, failure, error = _verdict(capture.status, has_body=bool(capture.body), conditional=False)
    return Polled(
        fetch_id=capture.fetch_id,
        source_id=capture.source_id,
        run_id=capture.run_id,
        role=capture.role,
        url=capture.requested_url,
        outcome=outcome,
        failure=failure,
        http_status=capture.status,
        bytes=len(capture.body),
        error=error,
        started_at=capture.started_at,
        finished_at=capture.finished_at,
        capture=None,
        kept=kept,
        etag=None,
        last_modified=None,
        fresh_for=fresh_for(capture.headers, capture.finished_at),
        retry_at=retry_at(capture.status, capture.headers, capture.finished_at),
    )


@dataclass(slots=True, kw_only=True)
class _Errand:
    """One request to make."""

    poll: Poll
    run_id: str
    asks: Validators
    """What to ask the server with; nothing where its "not modified" cannot be trusted."""
    after_not_modified: bool = False
    started_at: datetime | None = None

    def note_start(self, at: datetime) -> None:
        """Its turn has come."""
        self.started_at = at


def _errand(poll: Poll, run_id: str) -> _Errand:
    asks = Validators(etag=poll.etag, last_modified=poll.last_modified)
    return _Errand(poll=poll, run_id=run_id, asks=Validators() if poll.source.ignore_validators else asks)


async def _side_by_side(client: Client, errands: Sequence[_Errand], on_done: OnDone) -> list[Polled]:
    """Run errands, few of a host at a time: what would only wait for its turn is not begun."""
    done: dict[int, Polled] = {}
    lanes: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, errand in enumerate(errands):
        lanes[_lane(errand.poll.url)].append(number)

    async def serve(lane: deque[int]) -> None:
        while lane:
            number = lane.popleft()
            done[number] = on_done(await _run(client, errands[number]))

    try:
        async with asyncio.TaskGroup() as group:
            for lane in lanes.values():
                await client.room()
                for _ in range(min(AT_ONCE_PER_HOST, len(lane))):
                    group.create_task(serve(lane))
                await asyncio.sleep(0)  # they stand in line now
    except BaseExceptionGroup as errors:  # whoever takes the outcomes could not
        raise errors.exceptions[0] from None
    return [done[number] for number in range(len(errands))]


def _lane(url: str) -> str:
    """Whom a URL leads to at first, about: the client sees to turns, whatever is wrong here."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


async def _run(client: Client, errand: _Errand) -> Polled:
    polled = await _ask(client, errand)
    if polled.outcome != "not_modified" or not errand.poll.audit:
        return polled
    again = _errand(errand.poll, errand.run_id)
    again.asks, again.after_not_modified = Validators(), True
    return await _ask(client, again)


async def _ask(client: Client, errand: _Errand) -> Polled:
    poll = errand.poll
    try:
        response = await client.get(
            poll.url,
            headers=_secrets(poll),
            validators=errand.asks,
            robots=poll.role != "feed",  # a feed's address is published for readers; robots.txt speaks of pages
            on_start=errand.note_start,
        )
    except OutOfTimeError as error:
        return _unanswered(errand, "failed" if error.started else "not_started", error)
    except HostPausedError as error:
        return replace(_unanswered(errand, "not_started", error), retry_at=error.until)
    except RefusedError as error:
        return _unanswered(errand, "refused", error)
    except FetchError as error:
        return _unanswered(errand, "failed", error)
    return _answered(errand, response)


def _secrets(poll: Poll) -> Mapping[str, str]:
    """The source's headers and credentials, for requests to its own server."""
    source = poll.source
    if poll.url == source.url:
        return source.headers
    if not (source.headers or "@" in source.url):
        return {}
    if not links.is_same_party(links.parse(source.url), links.parse(poll.url)):
        return {}
    return {**source.headers, **links.authorization(source.url)}


def _unanswered(errand: _Errand, outcome: Outcome, error: FetchError) -> Polled:
    now = datetime.now(UTC)
    return Polled(
        fetch_id=uuid4().hex,
        source_id=errand.poll.source.id,
        run_id=errand.run_id,
        role=errand.poll.role,
        url=without_credentials(errand.poll.url),
        outcome=outcome,
        failure=error.kind,
        http_status=None,
        bytes=None,
        error=clean_line(error.reason),
        started_at=errand.started_at or now,
        finished_at=now,
        capture=None,
        etag=errand.poll.etag,
        last_modified=errand.poll.last_modified,
        after_not_modified=errand.after_not_modified,
    )


def _answered(errand: _Errand, response: Response) -> Polled:
    poll, fetch_id = errand.poll, uuid4().hex
    conditional = errand.asks != Validators()
    outcome, failure, error = _verdict(response.status, has_body=bool(response.body), conditional=conditional)
    return Polled(
        fetch_id=fetch_id,
        source_id=poll.source.id,
        run_id=errand.run_id,
        role=poll.role,
        url=without_credentials(poll.url),
        outcome=outcome,
        failure=failure,
        http_status=response.status,
        bytes=len(response.body),
        error=error,
        started_at=response.started_at,
        finished_at=response.finished_at,
        capture=_capture(errand, response, fetch_id) if response.body else None,
        etag=_left(response, outcome, "etag", poll.etag),
        last_modified=_left(response, outcome, "last-modified", poll.last_modified),
        moved_to=response.moved_to,
        fresh_for=response.fresh_for,
        retry_at=response.retry_at,
        after_not_modified=errand.after_not_modified,
    )


def _verdict(status: int, *, has_body: bool, conditional: bool) -> tuple[Outcome, FailureKind | None, str | None]:
    match status:
        case HTTPStatus.OK if has_body:
            return "ok", None, None
        case HTTPStatus.OK:
            return "failed", "not_a_feed", "HTTP 200 OK with nothing in it"
        case HTTPStatus.NOT_MODIFIED if conditional:
            return "not_modified", None, None
        case _:
            return "failed", _failure(status), _status_line(status)


def _failure(status: int) -> FailureKind:
    is_of_server = HTTPStatus.INTERNAL_SERVER_ERROR <= status < 600  # noqa: PLR2004
    return _FAILURES.get(status) or ("server" if is_of_server else "status")


def _left(response: Response, outcome: Outcome, header: str, before: str | None) -> str | None:
    """The validator for the next request: a new body replaces it, even by none; anything else keeps the one before."""
    if outcome == "ok":
        return response.headers.get(header)
    return response.headers.get(header, before) if outcome == "not_modified" else before


def _status_line(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def _capture(errand: _Errand, response: Response, fetch_id: str) -> Capture:
    return Capture(
        fetch_id=fetch_id,
        source_id=errand.poll.source.id,
        run_id=errand.run_id,
        role=errand.poll.role,
        requested_url=without_credentials(errand.poll.url),
        url=response.url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        started_at=response.started_at,
        finished_at=response.finished_at,
    )
