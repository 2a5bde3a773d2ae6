"""Lines with styles: in colour on a terminal, with brackets elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flows.tables import printable

if TYPE_CHECKING:
    from rich.text import Text

Piece = tuple[str, str]
"""Text and how it is shown: the name of a style, or "" for as it is."""

_STYLES: Mapping[str, str] = {
    "added": "green",
    "removed": "red strike",
    "name": "cyan",
    "topic": "yellow",
    "quiet": "dim",
    "bold": "bold",
    "": "",
}
_PLAIN: Mapping[str, tuple[str, str]] = {
    "added": ("{+", "+}"),
    "removed": ("[-", "-]"),
    "name": ("[", "]"),
    "topic": ("{", "}"),
}
"""How it is shown where there are no colours."""


def print_styled(lines: Iterable[list[Piece]]) -> None:
    """Print lines; what a terminal would obey in them is made harmless."""
    from rich.console import Console

    console = Console(highlight=False)
    is_plain = not console.is_terminal or console.no_color
    with console.capture() as captured:
        for line in lines:
            console.print(_text(line, is_plain=is_plain), soft_wrap=is_plain)
    sys.stdout.write(captured.get())
    sys.stdout.flush()


def _text(line: Iterable[Piece], *, is_plain: bool) -> Text:
    from rich.text import Text

    text = Text()
    for said, style in line:
        shown = printable(said).replace("\n\n", " ¶ ").replace("\n", " ")
        opened, closed = _PLAIN.get(style, ("", "")) if is_plain else ("", "")
        if shown:
            text.append(f"{opened}{shown}{closed}", style="" if is_plain else _STYLES[style])
    return text
