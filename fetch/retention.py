"""The files of the raw archive: what they are called, in which order they come, and when they may go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

_NAME = re.compile(r"silkwire-(\d{8})(?:-(\d{4,}))?\.warc\.gz", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ArchiveFile:
    """A file of the archive. They are in the order in which they were written, and so are the records in each."""

    day: date
    """UTC. Nothing in the file was captured on a later one."""
    number: int
    """From 1, in the order of writing; 0 where a day had but one file, which is read and not written any more."""
    size: int = field(default=0, compare=False)
    """Bytes."""

    @property
    def name(self) -> str:
        """Name in the directory."""
        number = f"-{self.number:04}" if self.number else ""
        return f"silkwire-{self.day:%Y%m%d}{number}.warc.gz"

    @classmethod
    def named(cls, name: str, size: int = 0) -> Self | None:
        """The file of this name; None if it is no name of ours."""
        match = _NAME.fullmatch(name)
        try:
            day = date.fromisoformat(match[1]) if match else None
        except ValueError:
            return None
        file = cls(day=day, number=int(match[2] or 0), size=size) if match and day else None
        return file if file and file.name == name else None

    def age(self, now: datetime) -> timedelta:
        """Time since its day was over."""
        return now - datetime.combine(self.day, time.min, UTC) - timedelta(days=1)


def expired(
    files: Sequence[ArchiveFile],
    *,
    now: datetime,
    keep_for: timedelta | None,
    keep_bytes: int | None,
    loaded: Mapping[str, int],
) -> list[str]:
    """The names of the files that may go, oldest first; the rest is always the latest stretch, without a gap.

    Never the newest file, which may be written; nor one that is not loaded to its end, nor any behind that.

    Args:
        files: All of the archive, in any order.
        now: The moment.
        keep_for: How long a file is kept after its day was over; None: for ever.
        keep_bytes: How much is kept in all; None: any.
        loaded: How far each file has been loaded, in bytes.
    """
    names: list[str] = []
    left = sum(file.size for file in files)
    for file in sorted(files)[:-1]:
        is_old = keep_for is not None and file.age(now) >= keep_for
        is_too_much = keep_bytes is not None and left > keep_bytes
        if not (is_old or is_too_much) or loaded.get(file.name, 0) < file.size:
            break
        names.append(file.name)
        left -= file.size
    return names
