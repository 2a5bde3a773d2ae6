"""The records of a WARC file: a gzip member each. What lies between whole ones is damaged, or was never finished."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fetch.warc import info_id_of, is_record, is_whole
from newsdesk.records import Location

_EARLIER = re.compile(r"silkwire-\d{8}\.warc\.gz")
"""Files of the time when records did not name their `warcinfo`."""
_MEMBER = b"\x1f\x8b\x08" + bytes(5)
"""How our gzip members begin: no name, no time."""
_GZIP = zlib.MAX_WBITS | 16
_CHUNK = 1 << 16
_START = 512
"""Bytes that tell whether a member can be a record of this file."""
_NOTHING = (bytearray(), 0)
_STEP = 1 << 13
"""Bytes looked through at a time in search of the next member."""


def read_info_id(path: Path) -> bytes:
    """The id of a file's `warcinfo` record, which all others name; where that is damaged, as the others have it.

    Empty for a file without a record, and for an earlier one, whose records name none.
    """
    if not _EARLIER.fullmatch(path.name):
        for _, content in _records(path, 0, b""):
            return info_id_of(content)
    return b""


def records(path: Path, start: int = 0) -> Iterator[tuple[Location, bytearray]]:
    """Each whole record from an offset on: its place and its content. Only one is held at a time."""
    return _records(path, start, read_info_id(path))


def read_at(path: Path, offset: int) -> tuple[bytearray, int]:
    """Content and length of the record at an offset; empty if none begins there that is whole and sound.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return _read_member(file, offset, b"")


def repair(path: Path, mark: int) -> Iterator[str]:
    """Cut off what is behind the last whole record; each thing cut or found damaged behind the mark, in a line."""
    end, size = mark, path.stat().st_size
    if size < mark:
        yield f"{path.name}: ends at byte {size}, though {mark} bytes of it were read once"
        return
    for location, _ in records(path, mark) if size > mark else ():
        if location.offset > end:
            yield f"{path.name}: {location.offset - end} bytes at byte {end} are damaged; passed over"
        end = location.end
    if size > end:
        with path.open("r+b") as file:
            file.truncate(end)
            os.fsync(file.fileno())
        yield f"{path.name}: cut off {size - end} bytes of an unfinished record at byte {end}"


def _records(path: Path, start: int, info_id: bytes) -> Iterator[tuple[Location, bytearray]]:
    with path.open("rb", buffering=_CHUNK) as file:
        offset: int | None = start
        while offset is not None:
            content, length = _read_member(file, offset, info_id)
            if length:
                yield Location(file=path.name, offset=offset, length=length), content
                offset += length
            else:
                offset = _find_member(file, offset + 1)
            del content  # before the next is read


def _read_member(file: BinaryIO, offset: int, info_id: bytes) -> tuple[bytearray, int]:
    """Content and length of the record at an offset; nothing if none of this file is there that is whole and sound."""
    decoder = zlib.decompressobj(_GZIP)
    file.seek(offset)
    try:
        content = bytearray(decoder.decompress(file.read(_START), _START))
        if not is_record(content, info_id=info_id):
            return _NOTHING
        content += decoder.decompress(decoder.unconsumed_tail)
        while not decoder.eof:
            chunk = file.read(_CHUNK)
            if not chunk:
                return _NOTHING
            content += decoder.decompress(chunk)
    except zlib.error:
        return _NOTHING
    if not is_whole(content):
        return _NOTHING
    return content, file.tell() - len(decoder.unused_data) - offset


def _find_member(file: BinaryIO, offset: int) -> int | None:
    """Where the next gzip member may begin."""
    file.seek(offset)
    window = b""
    while chunk := file.read(_STEP):
        window = window[1 - len(_MEMBER) :] + chunk
        if (at := window.find(_MEMBER)) >= 0:
            return file.tell() - len(window) + at
    return None
