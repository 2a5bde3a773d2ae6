"""The ledger as it is stored: promises of all articles, joined as `newsdesk.ledger` decides."""

from __future__ import annotations

from newsdesk.ledger import Told, alike, compare
from newsdesk.records import Commitment
from warehouse.linking import Matter

PROMISES: Matter[Told] = Matter(
    table="commitments",
    key="commitment_id",
    name="ledger",
    number="ledger",
    record=Commitment,
    told=Told,
    compare=compare,
    alike=alike,
)
"""How promises are joined."""
