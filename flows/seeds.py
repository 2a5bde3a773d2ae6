"""The articles given with the project, read from their directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from newsdesk.errors import ParseError, UsageError
from newsdesk.records import SEEDS, Capture, Item, Rejection
from parsers.seeds import parse_seed


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """A seed as it was read: the bytes and what they say."""

    name: str
    data: bytes
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What the seeds directory holds: each file is in `files` or in `rejections`."""

    files: tuple[SeedFile, ...]
    rejections: tuple[Rejection, ...]
    read_at: datetime
    bytes: int

    @property
    def items(self) -> tuple[Item, ...]:
        """What the files say."""
        return tuple(file.item for file in self.files)


def read_seeds(directory: Path, *, at: datetime) -> Seeds:
    """Read every .txt file of the directory, in name order.

    A malformed seed is a rejection that names its file and line.

    Raises:
        UsageError: if the directory is not there.
    """
    if not directory.is_dir():
        raise UsageError(f"there is no seeds directory {directory}; make it, or name another under [catalog] seeds")
    files: list[SeedFile] = []
    rejections: list[Rejection] = []
    size = 0
    for path in sorted(directory.glob("*.txt")):
        shown = path.name.encode("utf-8", "replace").decode("utf-8")
        try:
            data = path.read_bytes()
            size += len(data)
            files.append(_seed(_utf8(path.name), data, at))
        except (ParseError, OSError) as error:
            rejections.append(Rejection(source_id=SEEDS, url=shown, reason="malformed", detail=str(error), at=at))
    return Seeds(files=tuple(files), rejections=tuple(rejections), read_at=at, bytes=size)


def seeds_of(captures: Sequence[Capture]) -> Seeds | None:
    """The seeds that a run had archived; None if there are none."""
    if not captures:
        return None
    files = [_seed(capture.url.removeprefix("seed:"), capture.body, capture.finished_at) for capture in captures]
    return Seeds(
        files=tuple(files),
        rejections=(),
        read_at=captures[0].finished_at,
        bytes=sum(len(capture.body) for capture in captures),
    )


def capture_of(file: SeedFile, *, run_id: str, at: datetime) -> Capture:
    """A seed on its way into the archive."""
    url = f"seed:{file.name}"
    return Capture(
        fetch_id=uuid4().hex,
        source_id=SEEDS,
        run_id=run_id,
        role="seed",
        requested_url=url,
        url=url,
        status=200,
        headers={},
        body=file.data,
        started_at=at,
        finished_at=at,
    )


def _seed(name: str, data: bytes, at: datetime) -> SeedFile:
    return SeedFile(name=name, data=data, item=parse_seed(data, name=name, seen_at=at))


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
