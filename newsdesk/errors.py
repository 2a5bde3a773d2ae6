"""The error tree.

SilkwireError
 ├─ UsageError              the command line, the settings or a catalogue is wrong; nothing ran (exit 2)
 │   └─ CatalogueError      a wrong settings or catalogue file, with file, line and reason
 ├─ FetchError              a URL could not be fetched
 │   └─ RefusedError        a URL that must not be fetched: private address, scheme, robots
 ├─ ParseError              bytes that are not what they were taken for; with a line where there is one
 └─ WarehouseError          the warehouse cannot be used or failed a check

A bad item is not an exception: it is data, a `Rejection`. An exception is for a source, or for the run.
"""

from __future__ import annotations

from newsdesk.records import FailureKind


class SilkwireError(Exception):
    """Anything silkwire can say about its own failure in a line or two."""


class UsageError(SilkwireError):
    """The command line, the settings or a catalogue is wrong; nothing ran."""


class CatalogueError(UsageError):
    """A settings or catalogue file is wrong; it is refused whole."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.reason}"


class FetchError(SilkwireError):
    """A URL could not be fetched."""

    def __init__(self, url: str, reason: str, *, kind: FailureKind = "protocol") -> None:
        super().__init__(url, reason, kind)
        self.url, self.reason, self.kind = url, reason, kind

    def __str__(self) -> str:
        return f"cannot fetch {self.url}: {self.reason}"


class RefusedError(FetchError):
    """A URL that must not be fetched, whatever would answer."""

    def __str__(self) -> str:
        return f"refused to fetch {self.url}: {self.reason}"


class ParseError(SilkwireError):
    """Bytes that are not what they were taken for."""

    def __init__(self, what: str, reason: str, *, line: int | None = None) -> None:
        super().__init__(what, reason, line)
        self.what, self.reason, self.line = what, reason, line

    def __str__(self) -> str:
        where = self.what if self.line is None else f"{self.what}:{self.line}"
        return f"{where}: {self.reason}"


class WarehouseError(SilkwireError):
    """The warehouse cannot be used as it is, or its data failed a check."""
