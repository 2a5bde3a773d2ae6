"""The ledger as it is stored: promises of all articles, joined as `newsdesk.ledger` decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from newsdesk.ledger import Told, alike, compare
from newsdesk.records import Commitment
from warehouse.linking import Matter, Telling

_FIELDS = tuple(field.name for field in fields(Commitment))


def _read(finding_id: str, telling: Telling, row: Mapping[str, Any]) -> Told:
    said = Commitment(
        **{name: row[name] for name in _FIELDS}
        | {"beneficiaries": tuple(row["beneficiaries"]), "names": tuple(row["names"] or ())}
    )
    return Told(
        finding_id=finding_id,
        article_id=telling.article_id,
        text_id=telling.text_id,
        language=telling.language,
        heard_at=telling.heard_at,
        loaded_at=telling.loaded_at,
        said=said,
    )


PROMISES: Matter[Told] = Matter(
    table="commitments",
    key="commitment_id",
    name="ledger",
    number="ledger",
    read=_read,
    compare=compare,
    alike=alike,
)
"""How promises are joined."""
