"""When a source is due: its own rhythm, what its publisher asks for, and how it fails."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsdesk.records import FailureKind, Outcome, Source

USUAL_INTERVAL = timedelta(minutes=30)
"""Of a source whose rhythm is not known yet."""
SHORTEST_INTERVAL = timedelta(minutes=5)
LONGEST_INTERVAL = timedelta(hours=6)
"""However quiet a source is: its news should not be older than this when we get it."""
LONGEST_WISH = timedelta(days=1)
"""A publisher who asks for longer pauses would not be heard from on the day."""
LONGEST_WAIT = timedelta(days=30)
"""After failures. Dead feeds come back, so none is ever given up."""
LONGEST_DURATION = timedelta(days=366)
PUNCTUALITY = timedelta(minutes=1)
"""A schedule of 15 minutes fires a second early now and then; a source due every 15 minutes is due all the same."""
AUDIT_AFTER = timedelta(days=1)
"""Of nothing but "not modified"; then the body is compared all the same."""

KNOWN_SHARE = 1 / 2
"""Of a document's items that should be known already when it is polled: between a third and two thirds."""
LEAST_KNOWN_SHARE = 1 / 3
"""To which a publisher's wish may bring it down; beyond it news would be lost."""

_MEMORY = timedelta(days=2)
"""In which a rate of new items is forgotten: news comes by day and sleeps by night."""
_STEADINESS = 3
"""How many documents' worth of new items it takes to believe a higher rate by half."""
_GROWTH = 1.5
"""At most from one interval to the next: one quiet hour does not make a quiet source."""
_JITTER = 0.1
"""Share of an interval by which polls are moved apart, so that sources do not march in step."""

# By how much each failure in a row lengthens the wait. What passes by itself doubles it; what somebody has to mend
# takes it four times; and a publisher who says "gone" is believed at once.
_PASSING: frozenset[FailureKind] = frozenset({"connection", "timeout", "protocol", "busy", "server"})
_SLOWER, _MUCH_SLOWER = 2.0, 4.0
_ENOUGH = 30
"""Failures, after which any wait is the longest."""

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the next poll of a source needs: a row of `ops.source_state`."""

    source_id: str
    etag: str | None = None
    last_modified: str | None = None
    next_due_at: datetime | None = None
    """None: at once."""
    interval_seconds: float | None = None
    """Its rhythm: between two polls, were it not for wishes, failures and jitter."""
    failures: int = 0
    """Failed polls in a row."""
    failure: FailureKind | None = None
    """Of the last poll; None where it did not fail."""
    answered_at: datetime | None = None
    """Start of the last poll that was answered properly, "not modified" included."""
    read_at: datetime | None = None
    """Start of the last poll that brought a body."""
    digest: str | None = None
    """Of that body."""
    items: int = 0
    """In that body."""
    items_per_hour: float | None = None
    """New ones in its busy times; None before two polls can be compared."""
    asked_seconds: float | None = None
    """How far apart that body asked its polls to be."""
    moved_to: str | None = None
    """Where the catalogue's address redirects for good; asked instead of it."""
    validators_lie: bool = False
    """Whether it said "not modified" when there was news: it is asked unconditionally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a poll of a source showed, as far as its next poll depends on it."""

    outcome: Outcome
    at: datetime
    """When it started."""
    failure: FailureKind | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    """Of the body; None without one."""
    items: int = 0
    """In the body."""
    new: int = 0
    """Of them."""
    gap: bool = False
    """Whether none of them was there before."""
    lied: bool = False
    """Whether the server said "not modified", and a body with news came all the same when we insisted."""
    asked: timedelta | None = None
    """How often the document asks to be polled at most."""
    fresh_for: timedelta | None = None
    """How long the answer is fresh, by its headers."""
    retry_at: datetime | None = None
    """When a busy server asked to be asked again."""
    moved_to: str | None = None
    """Where the address asked redirects for good."""


def parse_duration(text: str) -> timedelta:
    """Read "90s", "15m", "2h" or "1d".

    Raises:
        ValueError: for anything else.
    """
    found = _DURATION.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no duration; write 30s, 15m, 2h or 1d")
    unit = timedelta(**{_UNITS[found[2]]: 1})
    if float(found[1]) > LONGEST_DURATION / unit:
        raise ValueError(f"{text!r} is too long; a year is the most")
    return float(found[1]) * unit


def is_due(source: Source, state: SourceState | None, now: datetime) -> bool:
    """Whether a source is to be polled now."""
    if not source.enabled:
        return False
    return state is None or state.next_due_at is None or state.next_due_at - PUNCTUALITY <= now


def address(source: Source, state: SourceState | None) -> str:
    """Where to poll a source: where its address redirects for good, once that is known."""
    return (state.moved_to if state else None) or source.url


def trusts_validators(source: Source, state: SourceState | None) -> bool:
    """Whether to ask "anything new since?".

    Not where the answer was wrong once, and not after a failure: a "not modified" would heal it unseen.
    """
    return state is not None and not (source.ignore_validators or state.validators_lie or state.failures)


def is_audit_due(state: SourceState | None, now: datetime) -> bool:
    """Whether a "not modified" is to be put to the test by asking for the body all the same."""
    return state is not None and state.read_at is not None and now - state.read_at >= AUDIT_AFTER


def is_gap(state: SourceState | None, *, items: int, known: int) -> bool:
    """Whether a document shares nothing with the one before it: items were probably missed between them."""
    return state is not None and state.items > 0 and items > 0 and known == 0


def after_poll(source: Source, state: SourceState | None, seen: Observation) -> SourceState:
    """The state that a poll leaves behind.

    An answer heals. A failure slows the source down by its kind, to a poll a month at the slowest. A source that was
    not started, or that our own time cut off, stays due.
    """
    state = state or SourceState(source_id=source.id)
    if seen.outcome == "not_started" or seen.failure == "interrupted":
        return replace(state, next_due_at=seen.retry_at or state.next_due_at)
    if seen.outcome in ("failed", "refused"):
        return _failed(source, state, seen)
    return _answered(source, state, seen)


def _failed(source: Source, state: SourceState, seen: Observation) -> SourceState:
    failures = state.failures + 1
    wait = _wait(_base(source, state), failures, seen.failure)
    due = seen.at + _jittered(wait, source, seen.at)
    return replace(
        state,
        next_due_at=max(due, seen.retry_at) if seen.retry_at else due,
        failures=failures,
        failure=seen.failure,
        moved_to=None,  # the catalogue's address may lead elsewhere by now
    )


def _wait(base: timedelta, failures: int, kind: FailureKind | None) -> timedelta:
    if kind == "gone":
        return LONGEST_WAIT
    factor = _SLOWER if kind in _PASSING else _MUCH_SLOWER
    longest = max(LONGEST_WAIT, base)
    return min(longest, base * min(factor ** min(failures, _ENOUGH), longest / base))


def _answered(source: Source, state: SourceState, seen: Observation) -> SourceState:
    read = seen.outcome == "ok"
    moved_to = seen.moved_to or state.moved_to
    rate = _rate(state, seen)
    items = seen.items if read else state.items
    asked = _seconds(seen.asked) if read else state.asked_seconds
    interval = _interval(source, state, items=items, rate=rate, gap=seen.gap)
    wish = max(timedelta(seconds=asked or 0), seen.fresh_for or timedelta(0))
    bearable = timedelta(0) if seen.gap else _until_known(LEAST_KNOWN_SHARE, items, rate)
    wish = min(wish, LONGEST_WISH, bearable)
    return SourceState(
        source_id=source.id,
        etag=seen.etag,
        last_modified=seen.last_modified,
        next_due_at=seen.at + _pause(source, seen, interval, wish),
        interval_seconds=interval.total_seconds(),
        answered_at=seen.at,
        read_at=seen.at if read else state.read_at,
        digest=seen.digest if read else state.digest,
        items=items,
        items_per_hour=rate,
        asked_seconds=asked,
        moved_to=moved_to if moved_to != source.url else None,
        validators_lie=state.validators_lie or seen.lied,
    )


def _rate(state: SourceState, seen: Observation) -> float | None:
    """New items an hour in the source's busy times.

    It rises fast, by as much as a poll's new items tell, and falls slowly: an interval too short costs a request,
    one too long costs news. After a gap the new items are only some of those that there were.
    """
    if state.answered_at is None or seen.at <= state.answered_at:
        return state.items_per_hour
    elapsed = max(seen.at - state.answered_at, SHORTEST_INTERVAL)  # two polls at once tell nothing
    fresh = (2 if seen.gap else 1) * seen.new / (elapsed / timedelta(hours=1))
    if state.items_per_hour is None:
        return fresh
    rising = seen.new / (seen.new + _STEADINESS * seen.items) if fresh > state.items_per_hour else 0.0
    weight = max(rising, 1 - math.exp(-(elapsed / _MEMORY)))
    return state.items_per_hour + weight * (fresh - state.items_per_hour)


def _interval(source: Source, state: SourceState, *, items: int, rate: float | None, gap: bool) -> timedelta:
    """The interval after which half of the items should be known."""
    before = _base(source, state)
    if source.every:
        return before
    if gap:
        return max(SHORTEST_INTERVAL, min(before / 2, _until_known(KNOWN_SHARE, items, rate)))
    if rate is None:
        return before
    longest = min(LONGEST_INTERVAL, before * _GROWTH)
    return max(SHORTEST_INTERVAL, min(longest, _until_known(KNOWN_SHARE, items, rate)))


def _until_known(share: float, items: int, rate: float | None) -> timedelta:
    """How long until only this share of a document's items is known still; a year where that cannot be told."""
    if not items or not rate:
        return LONGEST_DURATION
    return min(
        LONGEST_DURATION, timedelta(hours=min((1 - share) * items / rate, LONGEST_DURATION / timedelta(hours=1)))
    )


def _pause(source: Source, seen: Observation, interval: timedelta, wish: timedelta) -> timedelta:
    """From this poll to the next: the rhythm's interval, or the publisher's wish where that is longer."""
    if source.every:
        return interval
    if wish > interval:
        return wish + abs(_jitter(wish, source, seen.at))
    return _jittered(interval, source, seen.at)


def _base(source: Source, state: SourceState) -> timedelta:
    """The interval to start from."""
    if source.every:
        return max(parse_duration(source.every), timedelta(seconds=1))
    return timedelta(seconds=state.interval_seconds) if state.interval_seconds else USUAL_INTERVAL


def _jittered(interval: timedelta, source: Source, at: datetime) -> timedelta:
    return interval if source.every else interval + _jitter(interval, source, at)


def _jitter(interval: timedelta, source: Source, at: datetime) -> timedelta:
    """A part of the interval, up or down, the same for the same source and moment."""
    drawn = int.from_bytes(hashlib.sha256(f"{source.id} {at.isoformat()}".encode()).digest()[:4]) / 2**31 - 1
    return interval * _JITTER * drawn


def _seconds(duration: timedelta | None) -> float | None:
    return duration.total_seconds() if duration else None
