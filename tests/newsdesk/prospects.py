"""Promises and happenings, invented, to be changed as a test needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from newsdesk.prospects import Appointment, Promise, Standing

PLEDGED = Standing(stage="pledged", quantity=1500, unit="places", due_to=date(2027, 12, 2))

_HEARD = {
    "article_id": "a",
    "story_id": None,
    "url": "https://one.example/a",
    "source_name": "One",
    "language": "en",
    "languages": ("en",),
    "published_at": datetime(2026, 11, 22, tzinfo=UTC),
    "published_precision": "day",
    "in_scope": True,
    "topics": ("topic/education",),
    "names": (),
}


def a_promise(ledger_id: str = "p", **said: object) -> Promise:
    """China pledges places to Kazakhstan; new, unless something else is said, of it or of its standing."""
    now = {key: said.pop(key) for key in list(said) if key in Standing.__dataclass_fields__}
    promise = Promise(
        **_HEARD,  # type: ignore[arg-type]
        sentence="China will give 1,500 places to students.",
        ledger_id=ledger_id,
        actor="CN",
        beneficiaries=("KZ",),
        what="1,500 places for students",
        now=replace(PLEDGED, **now),  # type: ignore[arg-type]
        before=None,
    )
    return replace(promise, **said)  # type: ignore[arg-type]


def an_event(calendar_id: str = "e", **said: object) -> Appointment:
    """A forum in Almaty on 10 December 2026, unless something else is said."""
    event = Appointment(
        **_HEARD,  # type: ignore[arg-type]
        sentence="The forum opens in Almaty on 10 December.",
        calendar_id=calendar_id,
        kind="forum",
        name="Transit Forum",
        starts_on=date(2026, 12, 10),
        ends_on=None,
        date_precision="day",
        place="Almaty",
        country="KZ",
        status="scheduled",
    )
    return replace(event, **said)  # type: ignore[arg-type]
