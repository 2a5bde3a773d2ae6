"""Copies and stories beside the plain ways to tell them; all on one core, in one run, by the thresholds of the code."""

from __future__ import annotations

from pathlib import Path

from benchmarks import same_copies, same_stories


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    return f"{same_copies.measure(data).strip()}\n\n{same_stories.measure(data).strip()}"
