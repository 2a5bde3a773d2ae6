from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digests import FORMS
from digests.write import write
from newsdesk.briefing import Manifest
from newsdesk.errors import UsageError


def test_each_form_is_a_dated_file_and_the_latest(a_day: Manifest, tmp_path: Path) -> None:
    """The date is the digest's own: its period ends on the 23rd in Almaty."""
    written = write(a_day, tmp_path / "digests", ["html", "txt"])
    assert written == {form: tmp_path / "digests" / f"2026-11-23-daily.{form}" for form in ("html", "txt")}
    assert {path.name for path in (tmp_path / "digests").iterdir()} == {
        "2026-11-23-daily.html",
        "2026-11-23-daily.txt",
        "latest.html",
        "latest.txt",
    }
    for form, path in written.items():
        assert path.read_text("utf-8") == FORMS[form](a_day)
        assert path.with_name(f"latest.{form}").read_bytes() == path.read_bytes()


def test_a_reader_keeps_the_file_that_it_has_open(a_day: Manifest, an_empty_day: Manifest, tmp_path: Path) -> None:
    """A file is replaced, never rewritten: whoever reads it reads one digest to the end."""
    write(a_day, tmp_path, ["md"])
    with (tmp_path / "latest.md").open(encoding="utf-8") as reader:
        begin = reader.read(10)
        write(an_empty_day, tmp_path, ["md"])
        assert begin + reader.read() == FORMS["md"](a_day)
    assert (tmp_path / "latest.md").read_text("utf-8") == FORMS["md"](an_empty_day)


def test_a_write_that_fails_leaves_no_part(a_day: Manifest, tmp_path: Path) -> None:
    """Where a file cannot be put in place, nothing unfinished stays beside it."""
    (tmp_path / "latest.md").mkdir()
    with pytest.raises(OSError, match="latest"):
        write(a_day, tmp_path, ["md"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-11-23-daily.md", "latest.md"]


def test_a_second_digest_of_a_day_takes_nobody_s_place(a_day: Manifest, an_empty_day: Manifest, tmp_path: Path) -> None:
    """What was written in the morning can still be read in the evening, under the same name."""
    morning = write(a_day, tmp_path, ["md", "html"])
    evening = write(replace(an_empty_day, period_to=a_day.period_to), tmp_path, ["md"])
    assert evening == {"md": tmp_path / "2026-11-23-daily-2.md"}
    assert morning["md"].read_text("utf-8") == FORMS["md"](a_day)


@pytest.mark.parametrize(("name", "forms"), [("daily", ["html", "pdf"]), ("../daily", ["html"]), ("", ["html"])])
def test_a_wrong_form_or_name_writes_nothing(name: str, forms: list[str], a_day: Manifest, tmp_path: Path) -> None:
    """Settings come from outside: what they name is checked before the disk is touched."""
    with pytest.raises(UsageError, match="digest"):
        write(replace(a_day, name=name), tmp_path / "digests", forms)
    assert list(tmp_path.iterdir()) == []
