"""`python -m benchmarks [NAME]`: measure, and write the tables into docs/measurements.md.

A measurement that needs data is skipped where SILKWIRE_DATA names none.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import captures, known, ledger, ledger_scale, poll, read, run, same, same_scale, tags, weather

MEASUREMENTS = Path(__file__).resolve().parent.parent / "docs" / "measurements.md"

# To add a measurement: write a module with a function that returns its Markdown, name it here.
ALONE: Mapping[str, Callable[[], str]] = {
    "run": run.measure,
    "poll": poll.measure,
    "weather": weather.measure,
    "known": known.measure,
    "same-scale": same_scale.measure,
    "ledger-scale": ledger_scale.measure,
}
WITH_DATA: Mapping[str, Callable[[Path], str]] = {
    "captures": captures.measure,
    "tags": tags.measure,
    "read": read.measure,
    "same": same.measure,
    "ledger": ledger.measure,
}


def main() -> None:
    """Measure what is named, or everything."""
    wanted = sys.argv[1:] or [*ALONE, *WITH_DATA]
    data = os.environ.get("SILKWIRE_DATA")
    for name in wanted:
        if name in ALONE:
            _record(name, ALONE[name]())
        elif name not in WITH_DATA:
            sys.exit(f"no measurement {name!r}; there is {', '.join([*ALONE, *WITH_DATA])}")
        elif data:
            _record(name, WITH_DATA[name](Path(data)))
        else:
            print(f"{name}: skipped, SILKWIRE_DATA names no data", file=sys.stderr)


def _record(name: str, table: str) -> None:
    """Put a table under its heading, replacing the one that stands there."""
    print(table)
    text = MEASUREMENTS.read_text(encoding="utf-8")
    day = datetime.now(UTC).date()
    section = f"## {name}\n\n`make bench only={name}`, {day}, {os.cpu_count()} cores\n\n{table.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    found = pattern.search(text)
    text = pattern.sub(lambda _: section + "\n", text) if found else f"{text.rstrip()}\n\n{section}"
    MEASUREMENTS.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
