from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows.serve import _fired
from tests.flows.conftest import Desk

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")


def serving(desk: Desk) -> subprocess.Popen[str]:
    """The service in a process of its own, with a server of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "SILKWIRE_"))}
    command = [str(Path(sys.executable).parent / "silkwire"), *desk.options, "serve"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that the service does."""
    deadline = time.monotonic() + 150
    while not condition():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline, "the service did nothing"
        time.sleep(0.2)


def ingests(desk: Desk) -> int:
    """Completed ingests that are published."""
    if not (desk.home / "silkwire.duckdb").exists():
        return 0
    return int(desk.query("select count(*) from runs where flow = 'ingest' and state = 'completed'")[0][0])


def test_the_service_runs_stops_and_goes_on(desk: Desk) -> None:
    """It ingests at once and by its schedule, goes on after a kill, and stops cleanly within ten seconds."""
    text = desk.config.read_text() + '[schedule]\ningest = "every 10s"\n'
    desk.config.write_text(text)
    first = serving(desk)
    until(lambda: ingests(desk) >= 2, first)
    rival = serving(desk)
    out, _ = rival.communicate(timeout=60)
    assert rival.returncode == 1
    assert f"this home is being served already (process {first.pid})" in out
    first.kill()
    out, _ = first.communicate()
    assert "overdue, one run catches up" in out

    before = ingests(desk)
    second = serving(desk)
    until(lambda: ingests(desk) > before, second)
    second.send_signal(signal.SIGTERM)
    out, _ = second.communicate(timeout=10)
    assert second.returncode == 0
    assert out.endswith("the next start carries on from here\n")
    assert desk.query("select count(*) from articles") == [(1,)]


@pytest.mark.parametrize(
    ("schedule", "last", "fired"),
    [
        ("every 15m", NOON - timedelta(minutes=16), True),
        ("every 15m", NOON - timedelta(minutes=14), False),
        ("0 6 * * *", datetime(2026, 11, 23, 5, 59, tzinfo=ALMATY), True),
        ("0 6 * * *", datetime(2026, 11, 23, 6, 1, tzinfo=ALMATY), False),
        ("0 6 * * *", datetime(2026, 11, 1, 6, 0, tzinfo=ALMATY), True),
    ],
)
def test_a_run_is_overdue_if_the_schedule_fired_since_the_last(schedule, last, fired) -> None:
    """In the schedule's own zone; many missed runs are one."""
    assert _fired(schedule, last, NOON, ALMATY) is fired
