"""The calendar as it is stored: happenings of all articles, joined as `newsdesk.calendar` decides."""

from __future__ import annotations

from newsdesk.calendar import Told, alike, compare
from newsdesk.records import Event
from warehouse.linking import Matter

HAPPENINGS: Matter[Told] = Matter(
    table="events",
    key="event_id",
    name="calendar",
    number="happening",
    record=Event,
    told=Told,
    compare=compare,
    alike=alike,
)
"""How happenings are joined."""
