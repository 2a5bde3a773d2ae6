"""The catalogue of sources as a file: which addresses it has, and blocks added at its end."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from newsdesk.errors import UsageError
from parsers.sources import read_sources


def address_key(url: str) -> str:
    """What two spellings of one address share: all but scheme, credentials, case of the host and a final slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:  # no address at all
        return url.strip()
    return f"{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


def append_blocks(file: Path, blocks: str) -> None:
    """Add blocks below what a catalogue file holds, which stays as it is, byte for byte.

    The file is replaced in one step, by a text that has been read as a catalogue.

    Raises:
        UsageError: the file cannot be read or written, or would not be a catalogue any more.
    """
    try:
        before = file.read_bytes()
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        after = before + gap + blocks.encode()
        read_sources(after.decode(), file=shown(file))
        write_atomically(file, after)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot change {shown(file)}: {error}") from None


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file in one step; a link is followed, and permissions stay.

    Raises:
        OSError: it cannot be written, and is as it was.
    """
    target = file.resolve()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(_mode(target))
            Path(new.name).replace(target)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise


def shown(file: Path) -> str:
    """A path as a person at this place would write it."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _mode(file: Path) -> int:
    """A file's permissions; of one that is not there yet, those that the process gives a new one."""
    if file.exists():
        return stat.S_IMODE(file.stat().st_mode)
    mask = os.umask(0o022)  # it can only be read by setting it
    os.umask(mask)
    return 0o666 & ~mask
