"""Copies and stories beside the plain ways to tell them; all on one core, in one run, by the thresholds of the code."""

from __future__ import annotations

from pathlib import Path

from benchmarks import same_copies, same_stories


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    parts = {"Copies": same_copies.measure(data), "Stories": same_stories.measure(data)}
    return "\n\n".join(f"### {name}\n\n{table.strip()}" for name, table in parts.items())
