"""What a piece of work costs, measured in a process of its own.

`python -m benchmarks.costs ARGUMENTS` is the command `silkwire ARGUMENTS`; the last line of its output is its cost.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Cost:
    """Of a process, or of a part of its life."""

    seconds: float = 0.0
    cpu: float = 0.0
    """Seconds of the processor, all threads; not those of child processes."""
    peak: float = 0.0
    """Megabytes that were resident at once, at most, from the start of the process."""
    said: dict[str, int] = field(default_factory=dict)
    """What the work has to tell of itself."""


@contextmanager
def measuring() -> Iterator[Cost]:
    """Fills in what the block costs."""
    cost = Cost()
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield cost
    finally:
        cost.seconds, cost.cpu = time.perf_counter() - wall, time.process_time() - cpu
        cost.peak = _peak()


def tell(cost: Cost) -> None:
    """Hand a cost to the process that waits for it."""
    print(json.dumps(asdict(cost)))


def of_child(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Cost:
    """Run `python -m MODULE ARGUMENTS`, which ends by telling its cost.

    Raises:
        RuntimeError: it told none.
    """
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "SILKWIRE_"))}
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=clean | dict(environment or {}),
    )
    lines = finished.stdout.splitlines()
    if not lines or not lines[-1].startswith('{"seconds"'):
        raise RuntimeError(f"{module} {' '.join(arguments)} failed: {finished.stderr[-2000:]}")
    return Cost(**json.loads(lines[-1]))


def _peak() -> float:
    """From the system's own account: getrusage would count the parent's memory, of which a child is born."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Run silkwire."""
    from flows import cli  # noqa: PLC0415  # what it takes to import it is part of its cost

    with measuring() as cost:
        try:
            cli.main(sys.argv[1:])
        except SystemExit as ended:
            cost.said["exit"] = int(ended.code or 0)
    tell(cost)


if __name__ == "__main__":
    main()
