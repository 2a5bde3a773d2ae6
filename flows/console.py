"""What a person sees while work goes on: bars on a terminal, plain lines into a pipe, nothing when quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

Advance = Callable[[], None]


class Reporter(Protocol):
    """Where work reports how far it is."""

    def phase(self, label: str, total: int) -> Advance:
        """Begin a phase of so many steps; call what it returns after each."""

    def line(self, text: str) -> None:
        """Say something."""

    def close(self) -> None:
        """Leave the screen in order."""


STANDARD_INPUT = "-"
"""What stands for standard input where a file is named."""


class Silent:
    """Says nothing."""

    def phase(self, label: str, total: int) -> Advance:  # noqa: ARG002
        """Begin a phase."""
        return lambda: None

    def line(self, text: str) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Nothing to leave."""


class Lines(Silent):
    """Plain lines on standard error."""

    def line(self, text: str) -> None:
        """Say something."""
        print(text, file=sys.stderr, flush=True)


class Bars:
    """Progress bars on a terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._progress.start()

    def phase(self, label: str, total: int) -> Advance:
        """Begin a phase with a bar of its own."""
        task = self._progress.add_task(label, total=total)
        return lambda: self._progress.advance(task)

    def line(self, text: str) -> None:
        """Say something above the bars."""
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bars away."""
        self._progress.stop()


_current: Reporter = Silent()


def reporter() -> Reporter:
    """Where the work of this process reports to."""
    return _current


@contextmanager
def reporting(*, quiet: bool) -> Iterator[Reporter]:
    """Report to the person at the command line for the time of the block."""
    global _current  # noqa: PLW0603
    _current = Silent() if quiet else Bars() if sys.stderr.isatty() else Lines()
    try:
        yield _current
    finally:
        _current.close()
        _current = Silent()
