"""Reading beside the libraries that people use for it: pages, dates, feeds, languages; all on one core, in one run."""

from __future__ import annotations

from pathlib import Path

from benchmarks import read_dates, read_feeds, read_languages, read_pages


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    parts = {
        "Pages": read_pages.measure(data),
        "Dates": read_dates.measure(data),
        "Feeds": read_feeds.measure(data),
        "Languages": read_languages.measure(data),
    }
    return "\n\n".join(f"### {name}\n\n{_without_heading(table)}" for name, table in parts.items())


def _without_heading(table: str) -> str:
    lines = table.strip().splitlines()
    return "\n".join(lines[1:] if lines[0].startswith("### ") else lines).strip()
