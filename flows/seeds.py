"""The articles given with the project, read from their directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsdesk.errors import ParseError, UsageError
from newsdesk.records import SEEDS, Item, Rejection
from parsers.seeds import parse_seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What the seeds directory holds: each file is in `items` or in `rejections`."""

    items: tuple[Item, ...]
    rejections: tuple[Rejection, ...]
    read_at: datetime
    bytes: int


def read_seeds(directory: Path, *, at: datetime) -> Seeds:
    """Read every .txt file of the directory, in name order.

    A malformed seed is a rejection that names its file and line.

    Raises:
        UsageError: if the directory is not there.
    """
    if not directory.is_dir():
        raise UsageError(f"there is no seeds directory {directory}; make it, or name another under [catalog] seeds")
    items: list[Item] = []
    rejections: list[Rejection] = []
    size = 0
    for path in sorted(directory.glob("*.txt")):
        shown = path.name.encode("utf-8", "replace").decode("utf-8")
        try:
            data = path.read_bytes()
            size += len(data)
            items.append(parse_seed(data, name=_utf8(path.name), seen_at=at))
        except (ParseError, OSError) as error:
            rejections.append(Rejection(source_id=SEEDS, url=shown, reason="malformed", detail=str(error), at=at))
    return Seeds(items=tuple(items), rejections=tuple(rejections), read_at=at, bytes=size)


def _utf8(name: str) -> str:
    """The name, if it can be written down.

    Raises:
        ParseError: if it is not UTF-8.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise ParseError(
            name.encode("utf-8", "replace").decode("utf-8"), "the file's name is not UTF-8; rename it"
        ) from None
    return name
