"""What is public: the warehouse under its name, and the calendar beside it."""

from __future__ import annotations

from datetime import datetime

from digests import calendar
from digests.write import put
from flows.newsroom import Newsroom
from warehouse.prospects import appointments, country_names, published_prospects
from warehouse.store import Warehouse


def publish(warehouse: Warehouse, newsroom: Newsroom, at: datetime) -> None:
    """Put a consistent copy of the warehouse under its public name, and write the calendar anew where it changed."""
    warehouse.publish(newsroom.home.published)
    write_calendar(newsroom, at)


def write_calendar(newsroom: Newsroom, at: datetime) -> None:
    """Write the calendar of the published warehouse, where it says something else than the one that stands."""
    today = at.astimezone(newsroom.settings.zone).date()
    path = newsroom.home.calendar
    standing = path.read_bytes() if path.exists() else None
    with published_prospects(newsroom.home.published) as connection:
        known, labels = appointments(connection, first=today), country_names(connection)
    document = calendar.render(
        calendar.ahead(known, today), earlier=calendar.read(standing), today=today, at=at, labels=labels
    )
    if document != standing:
        put(path, document)
