from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fetch.archive import Archive, ArchiveError
from fetch.retention import ArchiveFile, expired
from tests.fetch.captures import DAY, NOON, a_capture, noise

NAMES = (
    "silkwire-20261120.warc.gz",
    "silkwire-20261120-0001.warc.gz",
    "silkwire-20261120-0002.warc.gz",
    "silkwire-20261121-0001.warc.gz",
    "silkwire-20261121-9999.warc.gz",
    "silkwire-20261121-10000.warc.gz",
)
MIDNIGHT = datetime(2026, 11, 21, tzinfo=UTC)
ALL_LOADED = dict.fromkeys(NAMES, 100)


def files() -> list[ArchiveFile]:
    found = [ArchiveFile.named(name, 100) for name in NAMES]
    return [file for file in found if file]


def going(
    *,
    now: datetime = MIDNIGHT,
    keep_for: timedelta | None = None,
    keep_bytes: int | None = None,
    loaded: dict[str, int] = ALL_LOADED,
) -> int:
    """How many of the files may go; they are the first ones, whatever order the files are given in."""
    names = expired(files()[::-1], now=now, keep_for=keep_for, keep_bytes=keep_bytes, loaded=loaded)
    assert names == list(NAMES[: len(names)])
    return len(names)


def test_names_tell_the_order_of_writing() -> None:
    backwards = list(reversed(files()))
    assert [file.name for file in sorted(backwards)] == list(NAMES)


@pytest.mark.parametrize(
    "name",
    [
        "silkwire-20261120-001.warc.gz",
        "silkwire-20261120-0000.warc.gz",
        "silkwire-20261120-00001.warc.gz",
        "silkwire-20261131-0001.warc.gz",
        "silkwire-٢٠٢٦١١٢٠-0001.warc.gz",
        "silkwire-20261120-0001.warc.gz\n",
        "silkwire-20261120-0001.warc",
        "../silkwire-20261120-0001.warc.gz",
        "silkwire-00000101-0001.warc.gz",
        "",
    ],
)
def test_no_other_name_is_one_of_ours(name: str) -> None:
    assert ArchiveFile.named(name) is None


def test_all_is_kept_where_nothing_else_is_said() -> None:
    assert going(now=MIDNIGHT + timedelta(days=10_000)) == 0


def test_a_file_goes_when_its_day_is_over_for_so_long() -> None:
    week = timedelta(days=7)
    assert going(now=MIDNIGHT + week - timedelta(microseconds=1), keep_for=week) == 0
    assert going(now=MIDNIGHT + week, keep_for=week) == 3
    assert going(now=MIDNIGHT + week + DAY, keep_for=week) == 5
    assert going(now=MIDNIGHT, keep_for=timedelta.max) == 0


def test_the_oldest_go_until_the_rest_is_small_enough() -> None:
    assert [going(keep_bytes=size) for size in (600, 599, 500, 499, 101, 100, 0)] == [0, 1, 1, 2, 5, 5, 5]


def test_whichever_asks_for_more_decides() -> None:
    assert going(keep_for=timedelta(0), keep_bytes=600) == 3
    assert going(keep_for=timedelta(0), keep_bytes=101) == 5


def test_what_is_not_loaded_stays_and_all_behind_it() -> None:
    """So what is left is one stretch of time."""
    for loaded, gone in (
        ({}, 0),
        (ALL_LOADED | {NAMES[0]: 99}, 0),
        (ALL_LOADED | {NAMES[2]: 99}, 2),
        ({name: 100 for name in NAMES if name != NAMES[3]}, 3),
    ):
        assert going(now=MIDNIGHT + 99 * DAY, keep_for=DAY, keep_bytes=0, loaded=loaded) == gone


def test_the_newest_stays_though_it_is_alone() -> None:
    assert expired([], now=NOON, keep_for=DAY, keep_bytes=0, loaded={}) == []
    assert expired(files()[:1], now=NOON + 99 * DAY, keep_for=DAY, keep_bytes=0, loaded=ALL_LOADED) == []


def test_discarded_files_are_gone_and_the_rest_goes_on(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        kept = [archive.append(a_capture(noise(1000 + day), finished_at=NOON + day * DAY)) for day in range(4)]
        names = archive.expired(at=NOON + 3 * DAY, keep_for=DAY, keep_bytes=None, loaded=archive.sizes())
        assert names == [each.location.file for each in kept[:2]]
        archive.discard(names)
        assert list(archive.sizes()) == [each.location.file for each in kept[2:]]
        with pytest.raises(ArchiveError, match="the file is gone"):
            archive.read(kept[0].location)
        assert not archive.append(a_capture(noise(1000), finished_at=NOON + 3 * DAY)).is_revisit
        assert [len(read.body) for _, read in archive.read_from()] == [1002, 1003, 1000]


def test_neither_the_newest_file_nor_anything_else_is_discarded(tmp_path: Path) -> None:
    other = tmp_path / "other.warc.gz"
    other.write_bytes(b"theirs")
    with Archive(tmp_path / "raw") as archive:
        kept = archive.append(a_capture())
        archive.discard([kept.location.file, "../other.warc.gz", "silkwire-20200101-0001.warc.gz", ""])
        assert archive.read(kept.location) == a_capture()
    assert other.exists()
