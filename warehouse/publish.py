"""Publishing: a consistent copy of the working warehouse under the public name, replaced in one step.

A reader that has the old file open keeps it, whole, for as long as it likes: the name moves on, the file stays.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_PART = ".publishing"


def publish(working: Path, public: Path) -> None:
    """Copy a closed (checkpointed) database file to its public name.

    A kill leaves the old file or the new one under the name, and at most a part file that the next call overwrites.
    """
    part = public.with_name(public.name + _PART)
    shutil.copyfile(working, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(public)
    # The log of a program that wrote to the file it replaces must not be taken for one of the new file.
    public.with_name(public.name + ".wal").unlink(missing_ok=True)
    directory = os.open(public.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
