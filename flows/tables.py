"""What a verb prints: rows as a table for people, one JSON document, or one a line, for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

_LATIN_CONTROLS = re.compile(b"\xc2[\x80-\x9f]|\x7f")


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
    with console.capture() as captured:  # a reader that leaves early is not rich's to deal with
        console.print(table)
    sys.stdout.write(captured.get())
    sys.stdout.flush()


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.buffer.write(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def print_json_line(value: object) -> None:
    """One JSON document on a line of its own, at once: whoever reads need not wait for the others.

    No control character is left in it, for a terminal to obey, and no half of a character, which UTF-8 has not.
    """
    try:
        line = orjson.dumps(value)
    except orjson.JSONEncodeError:
        line = orjson.dumps(_in_whole_characters(value))
    line = _LATIN_CONTROLS.sub(lambda found: b"\\u00%02x" % found[0][-1], line)
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _in_whole_characters(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _in_whole_characters(each) for key, each in value.items()}
        case list() | tuple():
            return [_in_whole_characters(each) for each in value]
        case _:
            return value


def printable(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
