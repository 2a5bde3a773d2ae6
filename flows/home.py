"""Where things are on disk, and the lock that makes one writer."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsdesk.errors import SilkwireError

_PATIENCE = 0.2


@dataclass(frozen=True, slots=True)
class Home:
    """SILKWIRE_HOME: the public files, and the private ones under state/."""

    root: Path

    @property
    def published(self) -> Path:
        """The warehouse that users open."""
        return self.root / "silkwire.duckdb"

    @property
    def digests(self) -> Path:
        """Digests in all their forms."""
        return self.root / "digests"

    @property
    def calendar(self) -> Path:
        """The happenings ahead, for calendar programs."""
        return self.root / "calendar.ics"

    @property
    def state(self) -> Path:
        """Private: working warehouse, raw archive, Prefect's state, lock."""
        return self.root / "state"

    @property
    def working(self) -> Path:
        """The warehouse that the one writer writes."""
        return self.state / "warehouse.duckdb"

    @property
    def derived(self) -> Path:
        """A working warehouse that is being derived again, until it takes the other's place."""
        return self.state / "derived.duckdb"

    @property
    def spool(self) -> Path:
        """Rows on their way into the warehouse."""
        return self.state / "spool"

    @property
    def archive(self) -> Path:
        """The raw archive: WARC files."""
        return self.state / "archive"

    @property
    def prefect(self) -> Path:
        """Prefect's own home."""
        return self.state / "prefect"

    def prepare(self) -> None:
        """Make the directories.

        Raises:
            SilkwireError: if that cannot be done.
        """
        try:
            for directory in (self.root, self.digests, self.spool, self.archive, self.prefect):
                directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SilkwireError(f"cannot make {error.filename}: {error.strerror}") from None

    @contextmanager
    def writer(self, *, wait: float) -> Iterator[None]:
        """Hold the lock of the one writer.

        Raises:
            SilkwireError: if another process holds it for longer than `wait` seconds.
        """
        with _held(self.state / "writer.lock", wait=wait, busy="another run is writing to this warehouse"):
            yield

    @contextmanager
    def service(self) -> Iterator[None]:
        """Hold the lock of the one service.

        Raises:
            SilkwireError: if another process serves this home.
        """
        with _held(self.state / "service.lock", wait=0, busy="this home is being served already"):
            yield


@contextmanager
def _held(path: Path, *, wait: float, busy: str) -> Iterator[None]:
    """Hold a lock, with our process number in it; the system lets go of it however the process ends."""
    with path.open("a+") as file:
        _acquire(file.fileno(), path, wait, busy)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _acquire(descriptor: int, path: Path, wait: float, busy: str) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = path.read_text().strip() or "unknown"
                raise SilkwireError(f"{busy} (process {holder}); wait for it or stop it") from None
            time.sleep(_PATIENCE)
        else:
            return
