"""What a verb prints: rows as a table for people, one JSON document, or one a line, for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_LATIN_CONTROLS = re.compile(b"\xc2[\x80-\x9f]|\x7f")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as a table; into a pipe nothing is cut, on a terminal long cells are folded."""
    from rich.console import Console
    from rich.text import Text

    _print(Console(highlight=False), columns, ([Text(printable(cell)) for cell in row] for row in rows))


Cell = str | tuple[str, str]
"""Text of one line, or such text with the name of a style."""


def print_entries(columns: Sequence[str], rows: Iterable[Iterable[Cell]], *, main: str) -> None:
    """Rows as a table of which one column tells most: on a terminal that one is cut to the room that the others leave.

    Where they leave too little, the others stand below it, but for the first. Into a pipe nothing is cut.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    cells = [
        [
            Text(printable(said), style=_STYLES.get(style, ""))
            for said, style in ((cell, "") if isinstance(cell, str) else cell for cell in row)
        ]
        for row in rows
    ]
    at = columns.index(main)
    if not console.is_terminal:
        _print(console, columns, cells)
        return
    taken = [
        min(_MOST, max(column.cell_len for column in each)) for each in zip(map(Text, columns), *cells, strict=True)
    ]
    left = console.width - sum(taken) + taken[at] - _GAP * len(columns)
    if left < _LEAST:
        left = console.width - taken[0] - 2 * _GAP
        cells = [[row[0], _below(row, at, left)] for row in cells]
        columns, at = (columns[0], main), 1
    else:
        for row in cells:
            row[at].truncate(left, overflow="ellipsis")
    _print(console, columns, cells)


def _below(row: Sequence[Text], at: int, width: int) -> Text:
    """The main cell, cut, and under it the others but the first."""
    from rich.text import Text

    row[at].truncate(width, overflow="ellipsis")
    others = (cell for number, cell in enumerate(row) if number not in (0, at) and cell.plain)
    return Text("\n").join((row[at], Text(" · ", style="dim").join(others)))


def _print(console: Console, columns: Sequence[str], rows: Iterable[Iterable[Text]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*row)
    if not console.is_terminal:
        console.width = max(80, console.measure(table, options=console.options.update(max_width=1_000_000)).maximum)
    with console.capture() as captured:  # a reader that leaves early is not rich's to deal with
        console.print(table)
    sys.stdout.write(captured.get())
    sys.stdout.flush()


_STYLES = {"bad": "red", "quiet": "dim"}
_MOST, _LEAST = 28, 32
"""Columns that a cell beside the main one takes at most, and that are left to the main one at least."""
_GAP = 3
"""Columns between two cells."""


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
