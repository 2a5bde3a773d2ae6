"""Polling sources and fetching pages, many at once. A source that fails is data, never an exception."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Literal

from fetch.client import Client, FetchSettings, OutOfTimeError, Response, Validators
from fetch.links import without_credentials
from newsdesk.errors import FetchError, RefusedError
from newsdesk.records import Capture, Outcome, Source
from newsdesk.text import clean_line

Role = Literal["feed", "page"]
OnDone = Callable[["Polled"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A source to be polled, with what its last answer left for the next request."""

    source: Source
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What came of one request."""

    source_id: str
    run_id: str
    role: Role
    url: str
    """As asked for, without credentials."""
    outcome: Outcome
    http_status: int | None
    """None without an answer."""
    bytes: int | None
    """Of the body, decoded; None without an answer."""
    error: str | None
    """One line; None for `ok` and `not_modified`."""
    out_of_time: bool = False
    """Whether it was our own time that ended, before it began or amid it."""
    started_at: datetime
    """When the request went out; without an answer, when it was asked for."""
    finished_at: datetime
    capture: Capture | None
    """Of any answer that had a body, failures included."""
    etag: str | None
    last_modified: str | None
    """For the next request; what the poll came with where the answer says nothing of it."""


async def poll_all(
    settings: FetchSettings, polls: Sequence[Poll], *, run_id: str, budget: float, on_done: OnDone
) -> list[Polled]:
    """Poll sources side by side; one outcome each, in the order of `polls`.

    Each outcome goes to `on_done` as soon as it is there, one at a time. After `budget` seconds what is under way is
    cut off and `failed`, what has not been started is `not_started`.
    """
    async with Client(settings, budget=budget) as client:
        return await _side_by_side([poll(client, each, run_id=run_id) for each in polls], on_done)


async def fetch_pages(
    settings: FetchSettings,
    requests: Sequence[tuple[str, Source]],
    *,
    run_id: str,
    budget: float,
    on_done: OnDone,
) -> list[Polled]:
    """Fetch pages (URL and the source that named it) side by side; as `poll_all`."""
    async with Client(settings, budget=budget) as client:
        jobs = [fetch_page(client, url, source, run_id=run_id) for url, source in requests]
        return await _side_by_side(jobs, on_done)


async def poll(client: Client, request: Poll, *, run_id: str) -> Polled:
    """Ask a source for its feed; conditionally, where it left validators that can be trusted."""
    source = request.source
    validators = Validators(etag=request.etag, last_modified=request.last_modified)
    errand = _Errand(source=source, run_id=run_id, role="feed", url=source.url, validators=validators)
    return await _run(client, errand)


async def fetch_page(client: Client, url: str, source: Source, *, run_id: str) -> Polled:
    """Fetch an article's page, if the site's robots.txt lets us."""
    errand = _Errand(source=source, run_id=run_id, role="page", url=url, validators=Validators())
    return await _run(client, errand)


def from_archive(capture: Capture) -> Polled:
    """What came of the request that a capture answers, as it was told when it came.

    The validators are left out: whoever loads an old answer asks for the next one unconditionally.
    """
    outcome, error = _verdict(capture.status, has_body=bool(capture.body), conditional=False)
    return Polled(
        source_id=capture.source_id,
        run_id=capture.run_id,
        role=capture.role,
        url=capture.requested_url,
        outcome=outcome,
        http_status=capture.status,
        bytes=len(capture.body),
        error=error,
        started_at=capture.started_at,
        finished_at=capture.finished_at,
        capture=capture,
        etag=None,
        last_modified=None,
    )


async def _side_by_side(jobs: Sequence[Coroutine[Any, Any, Polled]], on_done: OnDone) -> list[Polled]:
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        for following in asyncio.as_completed(tasks):
            on_done(await following)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """One request to make."""

    source: Source
    run_id: str
    role: Role
    url: str
    validators: Validators

    @property
    def asks(self) -> Validators:
        """What to ask the server with; nothing where its "not modified" cannot be trusted."""
        return Validators() if self.source.ignore_validators else self.validators


async def _run(client: Client, errand: _Errand) -> Polled:
    asked_at = datetime.now(UTC)
    try:
        # A feed's address is published for readers; robots.txt speaks of pages.
        if errand.role == "page" and (reason := await client.page_refusal(errand.url)):
            return _unanswered(errand, asked_at, "refused", reason)
        response = await client.get(errand.url, headers=errand.source.headers, validators=errand.asks)
    except OutOfTimeError as error:
        cut_off = _unanswered(errand, asked_at, "failed" if error.started else "not_started", error.reason)
        return replace(cut_off, out_of_time=True)
    except RefusedError as error:
        return _unanswered(errand, asked_at, "refused", error.reason)
    except FetchError as error:
        return _unanswered(errand, asked_at, "failed", error.reason)
    return _answered(errand, response)


def _unanswered(errand: _Errand, asked_at: datetime, outcome: Outcome, reason: str) -> Polled:
    return Polled(
        source_id=errand.source.id,
        run_id=errand.run_id,
        role=errand.role,
        url=without_credentials(errand.url),
        outcome=outcome,
        http_status=None,
        bytes=None,
        error=clean_line(reason),
        started_at=asked_at,
        finished_at=datetime.now(UTC),
        capture=None,
        etag=errand.validators.etag,
        last_modified=errand.validators.last_modified,
    )


def _answered(errand: _Errand, response: Response) -> Polled:
    conditional = errand.asks != Validators()
    outcome, error = _verdict(response.status, has_body=bool(response.body), conditional=conditional)
    return Polled(
        source_id=errand.source.id,
        run_id=errand.run_id,
        role=errand.role,
        url=without_credentials(errand.url),
        outcome=outcome,
        http_status=response.status,
        bytes=len(response.body),
        error=error,
        started_at=response.started_at,
        finished_at=response.finished_at,
        capture=_capture(errand, response) if response.body else None,
        etag=_left(response, outcome, "etag", errand.validators.etag),
        last_modified=_left(response, outcome, "last-modified", errand.validators.last_modified),
    )


def _verdict(status: int, *, has_body: bool, conditional: bool) -> tuple[Outcome, str | None]:
    match status:
        case HTTPStatus.OK if has_body:
            return "ok", None
        case HTTPStatus.OK:
            return "failed", "HTTP 200 OK with nothing in it"
        case HTTPStatus.NOT_MODIFIED if conditional:
            return "not_modified", None
        case _:
            return "failed", _status_line(status)


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


def _capture(errand: _Errand, response: Response) -> Capture:
    return Capture(
        source_id=errand.source.id,
        run_id=errand.run_id,
        role=errand.role,
        requested_url=without_credentials(errand.url),
        url=response.url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        started_at=response.started_at,
        finished_at=response.finished_at,
    )
