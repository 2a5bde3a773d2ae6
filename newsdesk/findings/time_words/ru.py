"""How Russian speaks of time."""

from __future__ import annotations

from newsdesk.findings.time_words.table import Table

TABLE = Table(words={}, templates={"named": ("{date}",)}, future="")
