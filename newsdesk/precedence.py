"""Who had it first, as far as the dates say."""

from __future__ import annotations

from datetime import datetime, timedelta

from newsdesk.records import Precision

_SPAN = {"second": timedelta(0), "minute": timedelta(minutes=1), "day": timedelta(days=1), "month": timedelta(days=31)}


def out_by(published_at: datetime | None, precision: Precision | None, first_seen_at: datetime) -> datetime:
    """When an article was certainly out: a date without a time proves nothing before its end."""
    if published_at is None:
        return first_seen_at
    return min(published_at + _SPAN[precision or "second"], first_seen_at)
