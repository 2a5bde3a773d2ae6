"""Digests on disk: a dated file a form, and the latest one under a name that stays."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from digests import FORMS
from newsdesk.errors import UsageError
from newsdesk.manifest import Manifest

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def write(manifest: Manifest, directory: Path, forms: Sequence[str], *, latest: bool = True) -> dict[str, Path]:
    """Write the digest in each form as `DATE-NAME.FORM` and, with `latest`, as `latest.FORM`; DATE is the manifest's.

    A further digest of the name on that day is `DATE-NAME-2.FORM`, and so on: no digest takes another's place. A reader
    finds the old file or the new one, never a part; nothing is written unless every form could be made.

    Returns:
        The dated file of each form.

    Raises:
        UsageError: An unknown form, or a name that makes no file name.
        OSError: The directory cannot be written.
    """
    if unknown := [form for form in forms if form not in FORMS]:
        raise UsageError(f"unknown digest form {unknown[0]!r}; the forms are {', '.join(FORMS)}")
    if not _NAME.fullmatch(manifest.name):
        raise UsageError(f"digest name {manifest.name!r} makes no file name; use letters, digits, - and _")
    documents = {form: FORMS[form](manifest).encode() for form in forms}
    directory.mkdir(parents=True, exist_ok=True)
    stem = _free_stem(directory, f"{manifest.date.isoformat()}-{manifest.name}")
    paths = {form: directory / f"{stem}.{form}" for form in forms}
    for form, document in documents.items():
        put(paths[form], document)
        if latest:
            put(directory / f"latest.{form}", document)
    return paths


def _free_stem(directory: Path, stem: str) -> str:
    """The stem, or the first numbered one of which no form is there yet."""
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(each for each in stems if not any((directory / f"{each}.{form}").exists() for form in FORMS))


def put(path: Path, document: bytes) -> None:
    """Put a file in place whole; what another process left of the attempt is overwritten, or is its own."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
