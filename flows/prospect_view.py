"""The verbs that show what lies ahead: the ledger of promises, and the calendar."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from flows.exits import DONE
from flows.newsroom import Newsroom, now
from flows.tables import Cell, one_line, print_entries, print_json
from flows.work import named
from newsdesk.errors import UsageError
from newsdesk.prospect_words import amount, parties, short_due, short_period, where
from newsdesk.prospects import Appointment, Standing
from warehouse.prospects import appointments, country_names, open_promises, published_prospects


def ledger(arguments: argparse.Namespace) -> int:
    """Show the open promises."""
    newsroom = named(arguments)
    due_before = _day("--due-before", arguments.due_before)
    with published_prospects(newsroom.home.published) as connection:
        country = _country(arguments.country, country_names(connection))
        rows = open_promises(connection, country=country, due_before=due_before)
    if arguments.json:
        print_json(rows)
    elif not rows:
        print("no open promises" + (" that match" if country or due_before else " in the warehouse"))
    else:
        print_entries(("due", "stage", "who", "what", "how much", "last heard"), map(_promise_cells, rows), main="what")
    return DONE


def calendar(arguments: argparse.Namespace) -> int:
    """Show the happenings ahead, or those of some days."""
    newsroom = named(arguments)
    today = now().astimezone(newsroom.settings.zone).date()
    first, last = _day("--from", arguments.first), _day("--to", arguments.last)
    if first and last and last < first:
        raise UsageError(f"the calendar ends ({last}) before it begins ({first})")
    with published_prospects(newsroom.home.published) as connection:
        labels = country_names(connection)
        country = _country(arguments.country, labels)
        known = appointments(connection, first=first or today, last=last or date.max)
    chosen = [
        each
        for each in known
        if (country is None or country in each.countries) and (first or each.status in ("scheduled", "postponed"))
    ]
    if arguments.ics:
        _print_ics(chosen, newsroom, labels, today)
    elif arguments.json:
        print_json([_event_row(each) for each in chosen])
    elif not chosen:
        print("no events" + (" that match" if country or first or last else " ahead in the warehouse"))
    else:
        print_entries(
            ("when", "what", "kind", "where", "status", "last heard"),
            (_event_cells(each, labels) for each in chosen),
            main="what",
        )
    return DONE


def _promise_cells(row: Mapping[str, Any]) -> Iterator[Cell]:
    due = short_due(row["due_from"], row["due_to"], row["due_text"])
    yield (f"{due} overdue", "bad") if row["overdue"] else due or ("no date", "quiet")
    yield row["stage"]
    yield one_line(parties(row["actor"], row["beneficiaries"]))
    yield one_line(row["what"])
    yield amount(Standing(**{key: row.get(key) for key in _STANDING}))  # type: ignore[arg-type]
    yield f"{row['last_heard_at']:%Y-%m-%d} {row['source_name']}"


_STANDING = ("stage", "quantity", "quantity_to", "bound", "unit", "currency")


def _event_cells(each: Appointment, labels: Mapping[str, str]) -> Iterator[Cell]:
    yield short_period(each.starts_on, each.ends_on, each.date_precision)
    yield one_line(each.name)
    yield each.kind
    yield one_line(where(each.place, each.country, labels))
    yield (each.status, "bad") if each.status in ("postponed", "cancelled") else each.status
    heard = f"{each.published_at:%Y-%m-%d} " if each.published_at else ""
    yield f"{heard}{each.source_name}"


def _event_row(each: Appointment) -> dict[str, Any]:
    return asdict(each) | {"last_day": each.last_day}


def _print_ics(chosen: list[Appointment], newsroom: Newsroom, labels: Mapping[str, str], today: date) -> None:
    """The same events as the calendar's file has them, where it has them."""
    from digests.calendar import read, render, uid

    path = newsroom.home.calendar
    standing = read(path.read_bytes() if path.exists() else None)
    wanted = {uid(each.calendar_id) for each in chosen}
    earlier = {key: event for key, event in standing.items() if key in wanted}
    sys.stdout.buffer.write(render(chosen, earlier=earlier, today=today, at=now(), labels=labels))
    sys.stdout.buffer.flush()


def _day(option: str, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option}: {given!r} is no date; write it as 2026-12-31") from None


def _country(given: str | None, labels: Mapping[str, str]) -> str | None:
    """The code of a country.

    Raises:
        UsageError: it is none.
    """
    if given is None:
        return None
    code = given.strip().upper()
    if f"country/{code}" in labels:
        return code
    called = [
        tag.removeprefix("country/") for tag, name in labels.items() if name.casefold() == given.strip().casefold()
    ]
    hint = f"write it as {called[0]}" if called else "write its ISO 3166-1 code, such as KZ"
    raise UsageError(f"--country: {given!r} is no country code; {hint}")
