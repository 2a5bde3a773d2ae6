"""The day of an article: the one on which its publisher's readers saw it, from which "yesterday" is counted."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from newsdesk.records import Precision


def own_day(published_at: datetime | None, precision: Precision | None, zone: tzinfo) -> date | None:
    """The day by the publisher's clock; of a bare day (midnight UTC by convention) that day, of a month its first.

    Args:
        published_at: Aware; None where the publisher gave none.
        precision: Of `published_at`.
        zone: The publisher's.
    """
    if published_at is None:
        return None
    return published_at.date() if precision in ("day", "month") else published_at.astimezone(zone).date()
