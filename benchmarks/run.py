"""What a cycle over the seeds costs, against a bare Prefect flow started the same way: whole processes, in turn."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS = 5
HELLO = "from prefect import flow\n@flow\ndef hello():\n    return 'hello'\nhello()\n"
SOURCES = "# none\n"


def measure() -> str:
    """Seconds of both, and their ratio pair by pair, on a first start and on later ones."""
    rows = ["| start | hello-world flow, s | `silkwire run` on the seeds, s | ratio (median) |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "sources.toml").write_text(SOURCES)
        (root / "silkwire.toml").write_text('[catalog]\nsources = "sources.toml"\n')
        (root / "hello.py").write_text(HELLO)
        rows.append(_row("first (empty homes)", [_pair(root, fresh=True) for _ in range(PAIRS)]))
        _pair(root, fresh=True)
        rows.append(_row("later", [_pair(root, fresh=False) for _ in range(PAIRS)]))
    return "\n".join(rows) + f"\n\n{PAIRS} pairs each, whole processes in turn, median (least-most)."


def _pair(root: Path, *, fresh: bool) -> tuple[float, float]:
    if fresh:
        for home in ("hello-home", "silkwire-home"):
            shutil.rmtree(root / home, ignore_errors=True)
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_HOME": str(root / "hello-home")}
    hello = _seconds([sys.executable, str(root / "hello.py")], quiet)
    silkwire = str(Path(sys.executable).parent / "silkwire")
    options = ["--home", str(root / "silkwire-home"), "--config", str(root / "silkwire.toml")]
    return hello, _seconds([silkwire, *options, "run"], {})


def _seconds(command: list[str], more: dict[str, str]) -> float:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "SILKWIRE_"))}
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment | more)
    return time.perf_counter() - started


def _row(name: str, pairs: list[tuple[float, float]]) -> str:
    cells = [f"{statistics.median(side):.1f} ({min(side):.1f}-{max(side):.1f})" for side in zip(*pairs, strict=True)]
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    return f"| {name} | {' | '.join(cells)} | {ratio:.2f} |"
