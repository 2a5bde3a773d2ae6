from __future__ import annotations

import gzip
import random
import resource
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from fetch.archive import Archive, ArchiveError
from newsdesk.records import Location
from tests.fetch.captures import DAY, FILE, NOON, ODD, a_capture, a_seed, noise


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "raw") as opened:
        yield opened


@pytest.mark.parametrize("name", ODD)
def test_a_capture_comes_back_as_it_was(archive: Archive, name: str) -> None:
    """By going through the archive as by its location."""
    kept = archive.append(ODD[name])
    assert list(archive.read_from()) == [(kept, ODD[name])]
    assert list(archive.scan()) == [(kept, replace(ODD[name], body=b""))]
    assert archive.read(kept.location) == ODD[name]
    assert not kept.is_revisit


def test_captures_of_chance_come_back_as_they_were(archive: Archive) -> None:
    """Headers of any characters, bodies of any bytes, some of them again and again."""
    dice = random.Random(20261123)  # noqa: S311
    characters = [chr(code) for code in (*range(128), *range(128, 0x2FF), 0x2028, 0x4E2D, 0x1F42B)]

    def text() -> str:
        return "".join(dice.choices(characters, k=dice.randrange(30))).replace("@", "")

    captures = [
        a_capture(
            dice.randbytes(dice.choice((0, 1, 1, dice.randrange(3000)))),
            headers={text(): text() for _ in range(dice.randrange(5))},
            fetch_id=text(),
            source_id=text(),
            run_id=text(),
            requested_url=text(),
            url=text(),
            status=dice.randrange(200, 600),
            started_at=NOON + timedelta(microseconds=dice.randrange(10**9)),
        )
        for _ in range(600)
    ]
    kept = [archive.append(each) for each in captures]
    assert list(archive.read_from()) == list(zip(kept, captures, strict=True))
    assert [archive.read(each.location) for each in kept] == captures
    assert any(each.is_revisit for each in kept)


def test_times_of_any_zone_are_kept_in_utc(archive: Archive) -> None:
    almaty = NOON.astimezone(timezone(timedelta(hours=5)))
    archive.append(a_capture(started_at=almaty, finished_at=almaty))
    [(_, read)] = archive.read_from()
    assert read.finished_at == NOON
    assert read.finished_at.utcoffset() == timedelta(0)


def test_credentials_do_not_get_into_the_archive(archive: Archive, tmp_path: Path) -> None:
    secret = a_capture(requested_url="https://me:s3cret@a.example/feed", url="https://me:s3cret@a.example/x")
    archive.append(secret)
    assert archive.append(secret).original.url == "https://a.example/x"
    assert b"s3cret" not in gzip.decompress((tmp_path / "raw" / FILE).read_bytes())
    for _, read in archive.read_from():
        assert (read.requested_url, read.url) == ("https://a.example/feed", "https://a.example/x")


def test_a_day_is_a_file_and_time_never_goes_back(archive: Archive) -> None:
    """Of UTC, by the end of the request; what ended before midnight and is late goes behind what was written since."""
    late = a_capture(b"late", finished_at=datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC))
    early = a_capture(b"early", finished_at=datetime(2026, 11, 24, 0, 0, 0, tzinfo=UTC))
    later = replace(late, body=b"later")
    files = [archive.append(each).location.file for each in (late, early, later)]
    assert files == [FILE, "silkwire-20261124-0001.warc.gz", "silkwire-20261124-0001.warc.gz"]
    assert [read.body for _, read in archive.read_from()] == [b"late", b"early", b"later"]


def test_a_full_file_is_never_written_again(tmp_path: Path) -> None:
    """It may be as large as was said, and one record more."""
    for number in range(3):
        with Archive(tmp_path, max_file=20_000) as archive:
            for position in range(4):
                archive.append(a_capture(noise(6000 + 10 * number + position)))
    sizes = archive.sizes()
    assert list(sizes) == [f"silkwire-20261123-{number:04}.warc.gz" for number in (1, 2, 3, 4)]
    assert all(20_000 <= size < 28_000 for size in list(sizes.values())[:-1])
    assert [len(read.body) for _, read in archive.read_from()] == [
        6000 + 10 * number + position for number in range(3) for position in range(4)
    ]


def test_the_next_day_counts_from_one_again(tmp_path: Path) -> None:
    with Archive(tmp_path, max_file=1) as archive:
        for day in (0, 0, 1, 1, 0):
            archive.append(a_capture(finished_at=NOON + day * DAY))
    assert [name[9:22] for name in archive.sizes()] == [
        "20261123-0001",
        "20261123-0002",
        "20261124-0001",
        "20261124-0002",
        "20261124-0003",
    ]


def test_files_come_in_the_order_of_writing_past_the_four_digits(tmp_path: Path) -> None:
    (tmp_path / "silkwire-20261123-9999.warc.gz").write_bytes(b"full")
    with Archive(tmp_path, max_file=1) as archive:
        names = [archive.append(a_capture(noise(size))).location.file for size in (1, 2)]
    assert names == ["silkwire-20261123-10000.warc.gz", "silkwire-20261123-10001.warc.gz"]
    assert list(archive.sizes()) == ["silkwire-20261123-9999.warc.gz", *names]


def test_reading_goes_on_behind_the_marks(archive: Archive) -> None:
    first, second = (archive.append(a_capture(body)).location for body in (b"1", b"2"))
    tomorrow = archive.append(a_capture(b"3", finished_at=NOON + DAY)).location

    def bodies(marks: dict[str, int]) -> list[bytes]:
        assert [kept for kept, _ in archive.scan(marks)] == [kept for kept, _ in archive.read_from(marks)]
        return [read.body for _, read in archive.read_from(marks)]

    assert bodies({}) == [b"1", b"2", b"3"]
    assert bodies({FILE: first.end}) == [b"2", b"3"]
    assert bodies({FILE: second.end}) == [b"3"]
    assert bodies({tomorrow.file: 0}) == [b"1", b"2", b"3"]
    assert bodies(archive.sizes()) == []
    assert archive.sizes() == {FILE: second.end, tomorrow.file: tomorrow.end}


def test_another_process_goes_on_where_one_stopped(tmp_path: Path) -> None:
    for body in (b"1", b"2"):
        with Archive(tmp_path) as archive:
            archive.append(a_capture(body))
    reader = Archive(tmp_path)
    assert [read.body for _, read in reader.read_from()] == [b"1", b"2"]
    assert gzip.decompress((tmp_path / FILE).read_bytes()).count(b"WARC-Type: warcinfo") == 1


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    with Archive(tmp_path / "raw") as archive:
        assert (list(archive.read_from()), archive.sizes(), archive.repair()) == ([], {}, [])
        archive.discard(["silkwire-20261123-0001.warc.gz"])
        archive.sync()
    assert not (tmp_path / "raw").exists()


def test_files_of_others_are_left_alone(archive: Archive, tmp_path: Path) -> None:
    names = ("other.warc.gz", "silkwire-20261399-0001.warc.gz", "silkwire-20261123-0000.warc.gz", "silkwire-notes.txt")
    (tmp_path / "raw").mkdir()
    for name in names:
        (tmp_path / "raw" / name).write_bytes(b"theirs")
    archive.append(a_capture())
    assert archive.repair() == []
    assert list(archive.sizes()) == [FILE]
    assert all((tmp_path / "raw" / name).read_bytes() == b"theirs" for name in names)


def test_at_most_one_body_is_in_memory(archive: Archive) -> None:
    """While going through the archive: the body as it is, and as it is being read."""
    size = 4_000_000
    for number in (0, 1, 2, 0, 1, 2):
        archive.append(a_capture(bytes([number]) * size))
    tracemalloc.start()
    for _, read in archive.read_from():
        assert len(read.body) == size
        del read
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2.8 * size


def test_what_is_gone_is_said_clearly(archive: Archive, tmp_path: Path) -> None:
    location = archive.append(a_capture()).location
    wrong = {
        "the file is gone": replace(location, file="silkwire-20261122-0001.warc.gz"),
        "it is damaged, or another one is there": replace(location, offset=location.offset + 1),
    }
    for reason, elsewhere in wrong.items():
        with pytest.raises(ArchiveError) as caught:
            archive.read(elsewhere)
        assert caught.value.reason == reason
        place = f"{elsewhere.file}: the record at byte {elsewhere.offset}"
        assert str(caught.value) == f"{place} cannot be read: {reason}"
    for elsewhere in (
        replace(location, length=location.length - 1),
        replace(location, offset=10**12),
        Location(file=FILE, offset=0, length=location.offset),
    ):
        with pytest.raises(ArchiveError, match="another one is there"):
            archive.read(elsewhere)


@pytest.fixture
def largest_file() -> Iterator[Callable[[int], None]]:
    """Sets the most bytes that a file of this process may have: a disk that is full there."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_leaves_the_archive_as_it_was(archive: Archive, largest_file: Callable[[int], None]) -> None:
    """And what was not written is not pointed at."""
    location = archive.append(a_capture(b"1")).location
    largest_file(location.end + 1000)
    with pytest.raises(OSError, match="File too large"):
        archive.append(a_capture(noise(5000)))
    assert archive.sizes() == {FILE: location.end}
    after = archive.append(a_capture(b"2")).location
    assert after == Location(file=FILE, offset=location.end, length=after.length)
    largest_file(resource.RLIM_INFINITY)
    assert not archive.append(a_capture(noise(5000))).is_revisit
    assert [len(read.body) for _, read in archive.read_from()] == [1, 1, 5000]


def test_a_disk_that_is_full_at_once_leaves_nothing_half_written(
    archive: Archive, largest_file: Callable[[int], None]
) -> None:
    largest_file(50)
    with pytest.raises(OSError, match="File too large"):
        archive.append(a_capture())
    assert archive.sizes() == {FILE: 0}
    largest_file(resource.RLIM_INFINITY)
    kept = archive.append(a_seed())
    assert list(archive.read_from()) == [(kept, a_seed())]


OLD = "silkwire-20261123.warc.gz"
OLD_RECORD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2026-11-23T08:00:00.000000Z"
    "\r\nWARC-Record-ID: <urn:uuid:0b3b9bd6-6a0e-4e6c-9a53-2f4f7c6f0f52>\r\nWARC-Payload-Digest: sha256:AAAA\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: 43\r\nWARC-Silkwire-Source: old\r\n"
    "WARC-Silkwire-Run: r0\r\nWARC-Silkwire-Role: feed\r\nWARC-Silkwire-Requested-URL: https://a.example/\r\n"
    "WARC-Silkwire-Started: 2026-11-23T07:59:59.000000Z\r\n\r\nHTTP/1.1 200 OK\r\netag: UTF-8'x\r\n\r\n<rss/>"
    "\n\n\n\r\n\r\n"
)


def old_file(*bodies: str) -> bytes:
    """A file as it was written before files had numbers."""
    info = "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    records = [OLD_RECORD.replace("<rss/>", body) for body in bodies]
    return b"".join(gzip.compress(record.encode(), mtime=0) for record in (info, *records))


def test_files_of_the_earlier_form_are_read_before_the_numbered_ones_of_their_day(tmp_path: Path) -> None:
    """And are never written again; their requests are known by the ids of their records."""
    (tmp_path / OLD).write_bytes(old_file("first.", "second"))
    with Archive(tmp_path) as archive:
        assert archive.repair() == []
        kept = archive.append(a_capture(b"third"))
    assert kept.location.file == FILE
    assert list(archive.sizes()) == [OLD, FILE]
    read = [each for _, each in archive.read_from()]
    assert [each.body for each in read] == [b"first.\n\n\n", b"second\n\n\n", b"third"]
    assert [each.fetch_id for each in read] == [*["0b3b9bd6-6a0e-4e6c-9a53-2f4f7c6f0f52"] * 2, "f1"]
    assert [archive.read(each.location) for each, _ in archive.scan()] == read


def test_an_empty_file_of_the_earlier_form_is_not_written_either(tmp_path: Path) -> None:
    (tmp_path / OLD).touch()
    with Archive(tmp_path) as archive:
        assert archive.append(a_capture()).location.file == FILE
