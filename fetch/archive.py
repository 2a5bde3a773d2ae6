"""The raw archive: every answer, before anyone looks at it, in WARC files.

It is the write-ahead log of the house. Only the newest file grows; a day or a full file begins the next, so that the
order of the files and of the records in them is the order in which they were written. Each record is one gzip member,
written in one piece; what a kill leaves at the end is cut off at the next start. Offsets are bytes, and a mark is the
offset behind the last record that a reader has dealt with.

A body that is in the archive already is not written again: a revisit record points at it.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from fetch import warc_file
from fetch.retention import ArchiveFile, expired
from fetch.warc import Record, body_digest, capture_record, info_record, new_record_id, parse_record, target_uri
from newsdesk.errors import SilkwireError
from newsdesk.records import Capture, Kept, Location, Original

REACH = timedelta(days=7)
"""How long a body is pointed at before it is written again: so far apart at most are a revisit and its original."""
REMEMBERED = 50_000
"""Bodies that can be pointed at; about 30 MB of memory."""

_NO_MARKS: Mapping[str, int] = MappingProxyType({})
_log = logging.getLogger(__name__)


class ArchiveError(SilkwireError):
    """What should be in the archive is not there, or damaged."""

    def __init__(self, location: Location, reason: str) -> None:
        super().__init__(location, reason)
        self.location, self.reason = location, reason

    def __str__(self) -> str:
        return f"{self.location.file}: the record at byte {self.location.offset} cannot be read: {self.reason}"


class Archive:
    """The WARC files of one directory. Any number of readers, but only one writer, which the caller sees to.

    Nothing is opened or made before it is needed. A context manager, which ends by making all durable.
    """

    def __init__(self, directory: Path, *, max_file: int = 1_000_000_000) -> None:
        """Of a directory; a file that has `max_file` bytes is full."""
        self._directory = directory
        self._max_file = max_file
        self._open: BinaryIO | None = None
        self._file = ArchiveFile(day=date.min, number=0)
        self._info_id = ""
        self._originals: dict[str, Original] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def remember(self, originals: Iterable[Original]) -> None:
        """Learn what the archive holds in full, beside what is appended here; of very many the latest."""
        for original in sorted(originals, key=lambda each: each.captured_at):
            self._remember(original)

    def append(self, capture: Capture) -> Kept:
        """Write a capture; it survives the end of this process, and that of the machine after `sync`.

        Its body is left out if the archive can give the same one, captured in the last seven days. A seed is always
        written in full, and so is an answer without a body.

        Raises:
            OSError: the disk did not take it; the archive is as it was.
        """
        digest = body_digest(capture.body)
        original = self._original_for(capture, digest)
        output = self._output(capture.finished_at)
        offset = output.tell()
        record = capture_record(capture, digest=digest, info_id=self._info_id, original=original)
        _write(output, record)
        location = Location(file=self._file.name, offset=offset, length=len(record))
        if original:
            return Kept(location=location, digest=digest, original=original[0])
        itself = Original(digest=digest, url=target_uri(capture), captured_at=capture.finished_at, location=location)
        if _can_be_pointed_at(capture):
            self._remember(itself)
        return Kept(location=location, digest=digest, original=itself)

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
        return [
            line
            for file in self._files()
            for line in warc_file.repair(self._directory / file.name, marks.get(file.name, 0))
        ]

    def read(self, location: Location) -> Capture:
        """The capture whose record is there, with its body, wherever that is.

        Raises:
            ArchiveError: the record, or the one with its body, is gone or damaged.
        """
        return self._whole(self._record(location))

    def read_kept(self, location: Location) -> tuple[Kept, Capture]:
        """As `read`, with how it is kept."""
        record = self._record(location)
        return _kept(location, record), self._whole(record)

    def read_from(self, marks: Mapping[str, int] = _NO_MARKS) -> Iterator[tuple[Kept, Capture]]:
        """Every capture behind the marks, files without a mark from their start, in the order of writing.

        One whose body was in a record that is gone or damaged is passed over; how many were, is logged at the end.
        """
        lost: Counter[str] = Counter()
        for location, record in self._records(marks, with_body=True):
            try:
                whole = self._whole(record)
            except ArchiveError as error:
                lost[error.location.file] += 1
                continue
            yield _kept(location, record), whole
            del record, whole  # before the next is read
        for file, count in lost.items():
            _log.warning("%d captures were passed over: their bodies cannot be read from %s any more", count, file)

    def scan(self, marks: Mapping[str, int] = _NO_MARKS) -> Iterator[tuple[Kept, Capture]]:
        """As `read_from`, with empty bodies, and so with nothing passed over; `read` gives the whole."""
        for location, record in self._records(marks, with_body=False):
            yield _kept(location, record), record.capture

    def sizes(self) -> dict[str, int]:
        """Bytes in each file; as marks, these stand behind all that is archived now."""
        return {file.name: file.size for file in self._files()}

    def expired(
        self, *, at: datetime, keep_for: timedelta | None, keep_bytes: int | None, loaded: Mapping[str, int]
    ) -> list[str]:
        """The names of the files that may go, oldest first; see `fetch.retention.expired`."""
        return expired(self._files(), now=at, keep_for=keep_for, keep_bytes=keep_bytes, loaded=loaded)

    def discard(self, names: Collection[str]) -> None:
        """Delete files, oldest first, for good when this returns; what is no file of the archive, or its newest, stays.

        Revisits that point there lose their bodies: captures of up to seven days after the file's day.
        """
        going = [file.name for file in self._files()[:-1] if file.name in names]
        for name in going:
            (self._directory / name).unlink(missing_ok=True)
        if going:
            _sync_directory(self._directory)

    def _files(self) -> list[ArchiveFile]:
        """In the order of writing."""
        found = (ArchiveFile.named(path.name, path.stat().st_size) for path in self._directory.glob("silkwire-*"))
        return sorted(file for file in found if file)

    def _remember(self, original: Original) -> None:
        self._originals.pop(original.digest, None)
        self._originals[original.digest] = original
        if len(self._originals) > REMEMBERED:
            del self._originals[next(iter(self._originals))]

    def _original_for(self, capture: Capture, digest: str) -> tuple[Original, str] | None:
        """The record with the same body that can be pointed at, and its id; only if that body can be had from there."""
        known = self._originals.get(digest) if _can_be_pointed_at(capture) else None
        if known is None or not timedelta() <= capture.finished_at - known.captured_at <= REACH:
            return None
        try:
            record = self._original(known.location, digest)
        except ArchiveError:
            del self._originals[digest]
            return None
        return replace(known, url=record.target, captured_at=record.capture.finished_at), record.record_id

    def _records(self, marks: Mapping[str, int], *, with_body: bool) -> Iterator[tuple[Location, Record]]:
        for file in self._files():
            for location, content in warc_file.records(self._directory / file.name, marks.get(file.name, 0)):
                try:
                    record = parse_record(content, with_body=with_body)
                except ValueError as error:
                    _log.warning("%s", ArchiveError(location, str(error)))
                    continue
                finally:
                    del content  # so that, when the next is read, nothing of this one is held
                if record:
                    yield location, record
                del record

    def _whole(self, record: Record) -> Capture:
        if record.original is None:
            return record.capture
        return replace(record.capture, body=self._original(record.original.location, record.digest).capture.body)

    def _original(self, location: Location, digest: str) -> Record:
        """The record there, which must have that body."""
        record = self._record(location)
        if body_digest(record.capture.body) != digest:
            raise ArchiveError(location, "it has another body than the one that was in it")
        return record

    def _record(self, location: Location) -> Record:
        try:
            content, length = warc_file.read_at(self._directory / location.file, location.offset)
            record = parse_record(content) if length == location.length else None
        except FileNotFoundError:
            raise ArchiveError(location, "the file is gone") from None
        except (OSError, ValueError) as error:
            raise ArchiveError(location, str(error)) from error
        if record is None:
            raise ArchiveError(location, "it is damaged, or another one is there")
        return record

    def _output(self, at: datetime) -> BinaryIO:
        """The file to append to, with its head."""
        day = at.astimezone(UTC).date()
        if self._open and (day > self._file.day or self._open.tell() >= self._max_file):
            self.close()
        if not self._open:
            self._file = self._next_file(day)
            self._open = self._opened(self._directory / self._file.name)
        if self._open.tell() == 0:
            self._info_id = new_record_id()
            _write(self._open, info_record(self._file.name, at, record_id=self._info_id))
        return self._open

    def _next_file(self, day: date) -> ArchiveFile:
        """The newest if it has room, of that day or later, since nothing goes before it any more; or a new one."""
        newest = max(self._files(), default=None)
        if newest is None or newest.day < day:
            return ArchiveFile(day=day, number=1)
        if newest.number and newest.size < self._max_file:
            self._info_id = warc_file.read_info_id(self._directory / newest.name).decode()
            if self._info_id or not newest.size:
                return newest
        return ArchiveFile(day=newest.day, number=newest.number + 1)

    def _opened(self, path: Path) -> BinaryIO:
        self._directory.mkdir(parents=True, exist_ok=True)
        output = path.open("ab", buffering=0)
        _sync_directory(self._directory)
        return output


def _can_be_pointed_at(capture: Capture) -> bool:
    return bool(capture.body) and capture.role != "seed"


def _kept(location: Location, record: Record) -> Kept:
    itself = Original(
        digest=record.digest, url=record.target, captured_at=record.capture.finished_at, location=location
    )
    return Kept(location=location, digest=record.digest, original=record.original or itself)


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
