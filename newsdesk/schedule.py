"""When a source is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsdesk.records import Outcome, Source

USUAL_INTERVAL = timedelta(minutes=30)
LONGEST_INTERVAL = timedelta(days=1)
LONGEST_DURATION = timedelta(days=366)
PUNCTUALITY = timedelta(minutes=1)
"""A schedule of 15 minutes fires a second early now and then; a source due every 15 minutes is due all the same."""

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
    failures: int = 0
    """Failed polls in a row."""


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


def after_poll(
    source: Source,
    state: SourceState | None,
    *,
    outcome: Outcome,
    at: datetime,
    etag: str | None,
    last_modified: str | None,
) -> SourceState:
    """The state that a poll leaves behind.

    A failure keeps the validators and doubles the interval, up to a day; an answer heals. A source that was not
    started stays due.
    """
    state = state or SourceState(source_id=source.id)
    if outcome == "not_started":
        return state
    interval = parse_duration(source.every) if source.every else USUAL_INTERVAL
    if outcome in ("failed", "refused"):
        slowed = min(interval * 2 ** min(state.failures + 1, 10), max(interval, LONGEST_INTERVAL))
        return SourceState(
            source_id=source.id,
            etag=state.etag,
            last_modified=state.last_modified,
            next_due_at=at + slowed,
            failures=state.failures + 1,
        )
    return SourceState(source_id=source.id, etag=etag, last_modified=last_modified, next_due_at=at + interval)
