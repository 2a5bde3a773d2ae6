"""The calendar as it is stored: happenings of all articles, joined as `newsdesk.calendar` decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from newsdesk.calendar import Told, alike, compare
from newsdesk.records import Event
from warehouse.linking import Matter, Telling

_FIELDS = tuple(field.name for field in fields(Event))


def _read(finding_id: str, telling: Telling, row: Mapping[str, Any]) -> Told:
    return Told(
        finding_id=finding_id,
        article_id=telling.article_id,
        text_id=telling.text_id,
        language=telling.language,
        heard_at=telling.heard_at,
        loaded_at=telling.loaded_at,
        said=Event(**{name: row[name] for name in _FIELDS} | {"names": tuple(row["names"] or ())}),
    )


HAPPENINGS: Matter[Told] = Matter(
    table="events",
    key="event_id",
    name="calendar",
    number="happening",
    read=_read,
    compare=compare,
    alike=alike,
)
"""How happenings are joined."""
