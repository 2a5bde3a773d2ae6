"""What the headers of an answer say about time: how long it is fresh, and when to ask again.

Source: RFC 9111 (Cache-Control, Age, Expires), RFC 9110 (Retry-After, HTTP dates), RFC 6585 (429).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

LONGEST_FRESH = timedelta(days=7)
LONGEST_PAUSE = timedelta(days=1)
"""A host that asks for longer is asked again after a day: it may have been a mistake."""

_USUAL_PAUSES: Mapping[int, timedelta] = {
    HTTPStatus.TOO_MANY_REQUESTS: timedelta(seconds=60),
    HTTPStatus.SERVICE_UNAVAILABLE: timedelta(seconds=30),
}
"""Of a host that does not say for how long; the statuses of busy hosts."""

_DIRECTIVE = re.compile(r"\s*([\w-]+)\s*(?:=\s*\"?([^\"\s]*)\"?\s*)?")
_LONGEST_HEADER = 1000  # characters; what is longer says nothing that we could use
_LONGEST_DATE = 64
_MOST_DIGITS = 12  # more are beyond any bound here, and Python is slow to read many


def fresh_for(headers: Mapping[str, str], at: datetime) -> timedelta | None:
    """How long an answer that came at a time stays fresh from then on; None where it does not, or does not say.

    Other people's caches (`s-maxage`) are no business of ours.
    """
    directives = _directives(headers.get("cache-control", ""))
    if directives.keys() & {"no-store", "no-cache"}:
        return None
    if "max-age" in directives:
        lifetime = _seconds(directives["max-age"])
        age = _seconds(headers.get("age", "")) or timedelta(0)
    else:
        lifetime = _between(headers.get("date"), headers.get("expires"), at)
        age = timedelta(0)
    if lifetime is None or lifetime <= age:
        return None
    return min(lifetime - age, LONGEST_FRESH)


def retry_at(status: int, headers: Mapping[str, str], at: datetime) -> datetime | None:
    """When a busy host that answered at a time may be asked again; None for the answer of any other."""
    usual = _USUAL_PAUSES.get(status)
    if usual is None:
        return None
    asked = headers.get("retry-after", "").strip()
    pause = _seconds(asked) if asked.isdigit() else _between(headers.get("date"), asked, at)
    return at + min(pause if pause and pause > timedelta(0) else usual, LONGEST_PAUSE)


def _directives(header: str) -> dict[str, str]:
    """Name and argument of each directive of a Cache-Control header; the first of each name counts."""
    found: dict[str, str] = {}
    for part in header[:_LONGEST_HEADER].split(","):
        if directive := _DIRECTIVE.fullmatch(part):
            found.setdefault(directive[1].lower(), directive[2] or "")
    return found


def _seconds(text: str) -> timedelta | None:
    text = text.strip()
    return timedelta(seconds=int(text[:_MOST_DIGITS])) if text.isascii() and text.isdigit() else None


def _between(start: str | None, end: str | None, at: datetime) -> timedelta | None:
    """From one date in the headers to another; from `at` on where the first one is missing.

    The server's own dates are compared with each other, because its clock may be wrong.
    """
    until = _date(end)
    return until - (_date(start) or at) if until else None


def _date(text: str | None) -> datetime | None:
    if not text or len(text) > _LONGEST_DATE:
        return None
    try:
        date = parsedate_to_datetime(text)
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
