"""What a verb prints: rows as a table for people, one JSON document for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import orjson


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as a table; into a pipe nothing is cut, on a terminal long cells are folded."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    if not console.is_terminal:
        console.width = max(80, console.measure(table, options=console.options.update(max_width=1_000_000)).maximum)
    console.print(table)


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.buffer.write(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def printable(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
