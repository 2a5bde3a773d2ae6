"""What a verb prints: rows as a table for people, one JSON document, or one a line, for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import orjson

_LATIN_CONTROLS = re.compile(b"\xc2[\x80-\x9f]|\x7f")


Cell = str | tuple[str, str]
"""Text, or text with the name of a style for terminals."""

_STYLES = {"bad": "red"}
_LEAST = 24
"""Columns that are left to a clipped cell on any terminal."""


def print_table(columns: Sequence[str], rows: Iterable[Iterable[Cell]], *, clipped: Collection[str] = ()) -> None:
    """Rows as a table; into a pipe nothing is cut, on a terminal long cells are folded, or cut in columns so named."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        if column in clipped:
            table.add_column(Text(column), overflow="ellipsis", no_wrap=True, min_width=_LEAST)
        else:
            table.add_column(Text(column), overflow="fold")
    for row in rows:
        told = ((cell, "") if isinstance(cell, str) else cell for cell in row)
        table.add_row(*(Text(printable(said), style=_STYLES.get(style, "")) for said, style in told))
    if not console.is_terminal:
        console.width = max(80, console.measure(table, options=console.options.update(max_width=1_000_000)).maximum)
    with console.capture() as captured:  # a reader that leaves early is not rich's to deal with
        console.print(table)
    sys.stdout.write(captured.get())
    sys.stdout.flush()


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    _write(as_json(value, option=orjson.OPT_INDENT_2))


def print_json_line(value: object) -> None:
    """One JSON document on a line of its own, at once: whoever reads need not wait for the others."""
    _write(as_json(value))


def as_json(value: object, *, option: int = 0) -> bytes:
    """JSON without control characters, which a terminal would obey, and halves of characters, which UTF-8 has not."""
    try:
        text = orjson.dumps(value, default=str, option=option)
    except orjson.JSONEncodeError:
        text = orjson.dumps(_in_whole_characters(value), default=str, option=option)
    return _LATIN_CONTROLS.sub(lambda found: b"\\u00%02x" % found[0][-1], text)


def _write(text: bytes) -> None:
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def _in_whole_characters(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {_in_whole_characters(key): _in_whole_characters(each) for key, each in value.items()}
        case list() | tuple():
            return [_in_whole_characters(each) for each in value]
        case _:
            return value


def printable(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def one_line(text: str) -> str:
    """With single spaces, and no line breaks."""
    return " ".join(text.split())
