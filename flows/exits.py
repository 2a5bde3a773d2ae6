"""Exit statuses: what a shell, cron or make is told."""

from __future__ import annotations

DONE = 0
"""Single sources may have failed."""
FAILED = 1
WRONG = 2
"""The command line, the settings or the catalogue; nothing ran."""
ALL_SOURCES_FAILED = 3
INTERRUPTED = 130
"""By Ctrl-C, as shells say it."""
