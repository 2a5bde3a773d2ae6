"""A run over every fault that the tests know, all at once, and fifty healthy sources: its time and its memory."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.costs import Cost, of_child
from tests.faults.modes import GOOD, MAX_BODY, MODES, SERVED, TIMEOUT
from tests.faults.server import Weather
from warehouse.sql import query

_SETTINGS = f"""
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
timeout = "{TIMEOUT}s"
max_body = "{MAX_BODY}B"
[catalog]
sources = "sources.toml"
"""
_BLOCK = """
[[source]]
id = "{id}"
name = "{id}"
url = "{url}"
kind = "feed"
country = "US"
language = "en"
ownership = "unknown"
full_text = false
timezone = "UTC"
"""


def measure() -> str:
    """Whole processes: the healthy sources alone, and with all the faults."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "silkwire.toml").write_text(_SETTINGS)
        with Weather(modes=SERVED, directory=root) as weather:
            fair = _row(root, weather, "fair", list(GOOD))
            foul = _row(root, weather, "foul", [*MODES, *GOOD])
    return "\n".join(
        [
            "| sources | exit | seconds | CPU, s | peak memory, MB | healthy articles | out of balance |",
            "|---|---|---|---|---|---|---|",
            f"| {len(GOOD)} healthy | {fair}",
            f"| {len(GOOD)} healthy, {len(MODES)} faults | {foul}",
            "",
            (
                f"At most {TIMEOUT} s a request and {MAX_BODY / 1e6:g} MB a body. CPU and memory are those of the "
                "process that fetches, reads and loads; the server of the faults is another."
            ),
        ]
    )


def _row(root: Path, weather: Weather, name: str, ids: list[str]) -> str:
    (root / "sources.toml").write_text("".join(_BLOCK.format(id=each, url=weather.url(each)) for each in ids))
    home = root / name
    options = ["--home", str(home), "--config", str(root / "silkwire.toml")]
    cost: Cost = of_child("benchmarks.costs", *options, "ingest", environment={"SSL_CERT_FILE": str(weather.authority)})
    healthy = _count(home, "select count(*) from articles where source_id like 'healthy-%'")
    unbalanced = _count(home, "select count(*) from coverage where not balances")
    return (
        f"{cost.said['exit']} | {cost.seconds:.1f} | {cost.cpu:.1f} | {cost.peak:.0f} | "
        f"{healthy} of {2 * len(GOOD)} | {unbalanced} |"
    )


def _count(home: Path, statement: str) -> int:
    with query(home / "silkwire.duckdb", statement) as result:
        return int(next(iter(result))[0])
