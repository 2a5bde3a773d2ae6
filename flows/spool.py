"""What is too much for memory while a verb works, in a file that is gone with the process."""

from __future__ import annotations

from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

Place = tuple[int, int]
"""Where something is, and how long it is, in bytes."""


class Spool:
    """Bytes put aside, in a temporary file."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="silkwire-")  # noqa: SIM115  (closed by __exit__)
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, content: bytes) -> Place:
        """Put something aside; the place to ask for it."""
        self._file.seek(self._end)
        self._file.write(content)
        place = (self._end, len(content))
        self._end += len(content)
        return place

    def get(self, place: Place) -> bytes:
        """What was put there."""
        self._file.seek(place[0])
        return self._file.read(place[1])
