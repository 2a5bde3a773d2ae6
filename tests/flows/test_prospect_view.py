"""The ledger and the calendar as a person sees them, and the calendar's file as publications leave it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from flows.newsroom import Newsroom, open_newsroom
from flows.publishing import publish
from tests.flows.conftest import Call, Desk
from tests.warehouse.conftest import CATALOGUE, a_source
from tests.warehouse.findings import Finding, a_promise, an_event, load_reports, reported
from warehouse.store import Warehouse

NOW = datetime.now(UTC)
TODAY = NOW.date()
SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=400)

WICKED = "lay \x1b[31mred\x1b[0m \u202erails\u202c\x07\x9b1m by\n\tnight"
TRAINS = "China will train 1,500 specialists of Kazakhstan."
SCHOOL = "China builds a school in Bishkek."
NURSES = "Uzbekistan will train nurses."

Tell = Callable[..., Newsroom]


@pytest.fixture
def tell(desk: Desk) -> Tell:
    """Publish a warehouse in which one more article tells these things."""

    def told(*findings: Finding, hour: int = 0) -> Newsroom:
        newsroom = open_newsroom(str(desk.home), str(desk.config))
        newsroom.home.prepare()
        at = NOW + timedelta(hours=hour)
        with Warehouse(newsroom.home.working, spool=newsroom.home.spool) as warehouse:
            warehouse.write_catalogue([a_source()], CATALOGUE)
            article, analysis = reported(f"report {hour}", findings)
            article = replace(article, published_at=at, first_seen_at=at)
            load_reports(warehouse, f"run-{hour}", [(article, analysis)], at)
            publish(warehouse, newsroom, at)
        return newsroom

    return told


def promises() -> list[Finding]:
    own = {"quantity": None, "unit": None}
    return [
        a_promise(NURSES, actor="UZ", beneficiaries=("UZ",), object="nurses", due_to=None, due_text="soon", **own),
        a_promise(TRAINS, due_to=LATER),
        a_promise(SCHOOL, beneficiaries=("KG",), object="school", due_to=TODAY - timedelta(days=9), **own),
    ]


def events() -> list[Finding]:
    day = {"date_precision": "day", "names": (), "ordinal": None}
    return [
        an_event("A summit of both sides.", starts_on=date(LATER.year, 1, 1), date_precision="year"),
        an_event("A visit to Beijing.", kind="visit", starts_on=SOON, country="CN", place="Beijing", **day),
        an_event("A meeting was held.", kind="meeting", starts_on=TODAY - timedelta(days=9), status="held", **day),
    ]


def place(out: str, *said: str) -> list[int]:
    """The lines in which things are said."""
    return [next(number for number, line in enumerate(out.splitlines()) if each in line) for each in said]


def test_before_the_first_run_it_is_said_what_to_do(call: Call) -> None:
    """Status 1 and a line."""
    for verb in ("ledger", "calendar"):
        status, out, err = call(verb)
        assert (status, out) == (1, "")
        assert "silkwire run" in err
        assert len(err.splitlines()) == 1


def test_an_empty_ledger_and_an_empty_calendar_say_so(call: Call, tell: Tell) -> None:
    """In a line; as JSON an empty list, and as a calendar one without events."""
    tell()
    assert call("ledger") == (0, "no open promises in the warehouse\n", "")
    assert call("calendar") == (0, "no events ahead in the warehouse\n", "")
    assert json.loads(call("ledger", "--json")[1]) == []
    assert json.loads(call("calendar", "--json")[1]) == []
    assert call("calendar", "--ics")[1].startswith("BEGIN:VCALENDAR")


def test_the_ledger_shows_what_is_overdue_first(call: Call, tell: Tell) -> None:
    """Then what is due, then what has no date: a row each, with all that matters."""
    tell(*promises())
    status, out, err = call("ledger")
    assert (status, err) == (0, "")
    assert place(out, SCHOOL, TRAINS, NURSES) == [3, 4, 5]
    late, due, undated = out.splitlines()[3:6]
    assert late.split()[:2] == [(TODAY - timedelta(days=9)).isoformat(), "overdue"]
    for said in (LATER.isoformat(), "pledged", "CN → KZ", "1,500 people", TODAY.isoformat(), "Gazette"):
        assert said in due
    assert "“soon”" in undated
    assert [row["actor"] for row in json.loads(call("ledger", "--json")[1])] == ["CN", "CN", "UZ"]


def test_the_ledger_is_asked_by_country_and_by_day(call: Call, tell: Tell) -> None:
    """A country gives or is given; due before a day is not due on it."""
    tell(*promises())
    assert [row["what"] for row in json.loads(call("ledger", "--country", "kz", "--json")[1])] == [TRAINS]
    assert call("ledger", "--country", "KZ", "--due-before", LATER.isoformat())[:2] == (
        0,
        "no open promises that match\n",
    )
    rows = json.loads(call("ledger", "--due-before", (LATER + timedelta(days=1)).isoformat(), "--json")[1])
    assert [row["what"] for row in rows] == [SCHOOL, TRAINS]
    assert rows[0]["overdue"] is True
    assert rows[1]["due_to"] == LATER.isoformat()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ledger", "--country", "Kazakhstan"], "write it as KZ"),
        (["ledger", "--country", "XX"], "ISO 3166-1"),
        (["ledger", "--country", ""], "ISO 3166-1"),
        (["calendar", "--country", "KZ;"], "ISO 3166-1"),
        (["ledger", "--due-before", "tomorrow"], "2026-12-31"),
        (["calendar", "--from", "2026-13-01"], "2026-12-31"),
        (["calendar", "--to", ""], "2026-12-31"),
        (["calendar", "--from", "2026-12-02", "--to", "2026-12-01"], "before it begins"),
    ],
)
def test_a_wrong_country_or_day_is_refused_with_what_to_write(
    call: Call, tell: Tell, arguments: list[str], said: str
) -> None:
    """Status 2, one line."""
    tell()
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_calendar_shows_what_lies_ahead_and_what_lay_behind_when_asked(call: Call, tell: Tell) -> None:
    """By its first day; as precise as it is known."""
    tell(*events())
    status, out, err = call("calendar")
    assert (status, err) == (0, "")
    assert place(out, "A visit to Beijing.", "A summit of both sides.") == [3, 4]
    assert out.splitlines()[3].split()[0] == SOON.isoformat()
    assert out.splitlines()[4].split()[0] == f"{LATER.year}"
    assert "Beijing, China" in out
    past = (TODAY - timedelta(days=30)).isoformat()
    rows = json.loads(call("calendar", "--from", past, "--to", TODAY.isoformat(), "--json")[1])
    assert [(row["name"], row["status"], row["last_day"]) for row in rows] == [
        ("A meeting was held.", "held", (TODAY - timedelta(days=9)).isoformat())
    ]
    rows = json.loads(call("calendar", "--country", "CN", "--json")[1])
    assert [row["name"] for row in rows] == ["A visit to Beijing."]


def test_nothing_in_them_moves_a_terminal(call: Call, tell: Tell) -> None:
    """No escape, no change of direction, no line break within a row: in tables, in JSON and in the calendar."""
    tell(a_promise(WICKED, what=WICKED), an_event("A forum.", name=WICKED, place=WICKED, starts_on=SOON))
    for arguments in (["ledger"], ["ledger", "--json"], ["calendar"], ["calendar", "--json"], ["calendar", "--ics"]):
        out = call(*arguments)[1]
        assert not {"\x1b", "\x07", "\x9b", "\x7f"} & set(out)
        if "--json" not in arguments:
            assert "\u202e" not in out
    assert len([line for line in call("ledger")[1].splitlines() if line.strip()]) == 3


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_on_a_terminal_no_row_is_wider_than_it(desk: Desk, tell: Tell, columns: int) -> None:
    """What is promised is cut there, and nowhere else."""
    long = "lay rails " * 40
    tell(a_promise(long.strip() + ".", beneficiaries=("KZ", "KG", "TJ", "TM", "UZ"), due_to=LATER))
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", *desk.options, "ledger"],
        stdout=slave,
        check=True,
        cwd=Path(__file__).parents[2],
        env=environment | {"TERM": "xterm"},
    )
    os.close(slave)
    shown = b""
    while b"Gazette" not in shown:
        shown += os.read(master, 65536)
    os.close(master)
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown.decode()).splitlines()
    assert max(map(len, lines)) <= columns
    assert sum("lay rails" in line and "…" in line for line in lines) == 1


def the_file(newsroom: Newsroom) -> dict[str, Event]:
    calendar = Calendar.from_ical(newsroom.home.calendar.read_bytes())
    assert isinstance(calendar, Calendar)
    return {str(event.summary): event for event in calendar.events}


def test_each_publication_leaves_a_calendar(tell: Tell, call: Call) -> None:
    """What lies ahead, and nothing that lies behind; the verb gives the same events, chosen."""
    newsroom = tell(*events())
    assert set(the_file(newsroom)) == {"A visit to Beijing.", f"{LATER.year} (day not known): A summit of both sides."}
    assert call("calendar", "--ics")[1].encode() == newsroom.home.calendar.read_bytes()
    chosen = Calendar.from_ical(call("calendar", "--country", "CN", "--ics")[1])
    assert isinstance(chosen, Calendar)
    assert [str(event.summary) for event in chosen.events] == ["A visit to Beijing."]


def test_a_calendar_in_which_nothing_changed_is_not_written_again(tell: Tell) -> None:
    """Programs that look at its date need not read it; what did change is there with the next number."""
    newsroom = tell(*events())
    os.utime(newsroom.home.calendar, (1, 1))
    tell(a_promise(TRAINS), hour=1)
    assert newsroom.home.calendar.stat().st_mtime == 1
    off = an_event(
        "The summit is off.",
        name="a summit",
        starts_on=date(LATER.year, 1, 1),
        date_precision="year",
        status="cancelled",
    )
    tell(off, hour=2)
    event = the_file(newsroom)[f"Cancelled: {LATER.year} (day not known): A summit of both sides."]
    assert (event["STATUS"], event.sequence) == ("CANCELLED", 1)
    assert [path.name for path in newsroom.home.root.glob(".calendar*")] == []
