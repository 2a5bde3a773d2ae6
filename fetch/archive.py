"""The raw archive: every answer, before anyone looks at it, in WARC files, one a UTC day.

It is the write-ahead log of the house. A file only grows; each record is one gzip member, written in one piece; what a
kill leaves at the end of a file is cut off at the next start. Offsets are bytes, and a mark is the offset behind the
last record that a reader has dealt with.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from fetch.warc import capture_record, info_record, is_record, parse_record
from newsdesk.records import Capture

_SUFFIX = ".warc.gz"
_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins
_CHUNK = 1 << 16
_NO_MARKS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a record is."""

    file: str
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The mark behind this record."""
        return self.offset + self.length


class Archive:
    """The WARC files of one directory. Any number of readers, but only one writer, which the caller sees to.

    Nothing is opened or made before it is needed. A context manager, which ends by making all durable.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._open: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, capture: Capture) -> Location:
        """Write a capture; it survives the end of this process, and that of the machine after `sync`.

        Raises:
            OSError: the disk did not take it; the file is as it was.
        """
        file = self._file(f"silkwire-{capture.finished_at.astimezone(UTC):%Y%m%d}{_SUFFIX}")
        if file.tell() == 0:
            _write(file, info_record(Path(file.name).name, capture.finished_at))
        offset, record = file.tell(), capture_record(capture)
        _write(file, record)
        return Location(file=Path(file.name).name, offset=offset, length=len(record))

    def sync(self) -> None:
        """Make what was appended durable."""
        if self._open:
            os.fsync(self._open.fileno())

    def close(self) -> None:
        """Make what was appended durable, and close the file; the next `append` opens one again."""
        if self._open:
            self.sync()
            self._open.close()
            self._open = None

    def repair(self, marks: Mapping[str, int] = _NO_MARKS) -> list[str]:
        """Cut off torn ends, and say in a line each what was cut or is damaged.

        To be called before the first `append`. Files are looked at from their mark on, those without one from their
        start. Damage with whole records behind it is reported and left: readers pass over it.
        """
        self.close()
        return [line for path in self._paths() for line in _repair(path, marks.get(path.name, 0))]

    def read_from(self, marks: Mapping[str, int] = _NO_MARKS) -> Iterator[tuple[Location, Capture]]:
        """Every capture behind the marks, files without a mark from their start, by file and offset."""
        for path in self._paths():
            for offset, length, content in _records(path, marks.get(path.name, 0)):
                capture = parse_record(content)
                if capture:
                    yield Location(file=path.name, offset=offset, length=length), capture

    def sizes(self) -> dict[str, int]:
        """Bytes in each file; as marks, these stand behind all that is archived now."""
        return {path.name: path.stat().st_size for path in self._paths()}

    def _paths(self) -> list[Path]:
        return sorted(self._directory.glob(f"*{_SUFFIX}"))

    def _file(self, name: str) -> BinaryIO:
        path = self._directory / name
        if self._open and Path(self._open.name) != path:
            self.close()
        if not self._open:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._open = path.open("ab", buffering=0)
            _sync_directory(self._directory)
        return self._open


def _repair(path: Path, mark: int) -> Iterator[str]:
    end, size = mark, path.stat().st_size
    if size < mark:
        yield f"{path.name}: ends at byte {size}, though {mark} bytes of it were read once"
        return
    for offset, length, _ in _records(path, mark):
        if offset > end:
            yield f"{path.name}: {offset - end} bytes at byte {end} are damaged; passed over"
        end = offset + length
    if size > end:
        with path.open("r+b") as file:
            file.truncate(end)
            os.fsync(file.fileno())
        yield f"{path.name}: cut off {size - end} bytes of an unfinished record at byte {end}"


def _records(path: Path, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and content of each whole record from an offset on; what is between them is damaged."""
    with path.open("rb") as file:
        offset: int | None = start
        while offset is not None:
            content, length = _read_member(file, offset)
            if is_record(content):
                yield offset, length, content
                offset += length
            else:
                offset = _find_member(file, offset + 1)


def _read_member(file: BinaryIO, offset: int) -> tuple[bytes, int]:
    """Content and length of the gzip member at an offset; empty if none begins there that is whole and sound."""
    file.seek(offset)
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
    content = bytearray()
    while not decoder.eof:
        chunk = file.read(_CHUNK)
        try:
            content += decoder.decompress(chunk)
        except zlib.error:
            return b"", 0
        if not chunk:
            return b"", 0
    return bytes(content), file.tell() - len(decoder.unused_data) - offset


def _find_member(file: BinaryIO, offset: int) -> int | None:
    """Where the next gzip member may begin."""
    file.seek(offset)
    window = b""
    while chunk := file.read(_CHUNK):
        window = window[1 - len(_MEMBER) :] + chunk
        if (at := window.find(_MEMBER)) >= 0:
            return file.tell() - len(window) + at
    return None


def _write(file: BinaryIO, record: bytes) -> None:
    end, rest = file.tell(), memoryview(record)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except BaseException:
        file.truncate(end)
        file.seek(end)
        raise


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
