from __future__ import annotations

import gzip
import os
import random
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from fetch.archive import Archive, Location
from newsdesk.records import Capture

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
FILE = "silkwire-20261123.warc.gz"


def noise(size: int) -> bytes:
    """Bytes that do not compress."""
    return random.Random(size).randbytes(size)  # noqa: S311


def capture(body: bytes = b"<rss/>", **changes: object) -> Capture:
    usual = Capture(
        source_id="astana-times",
        run_id="2026-11-23T12:00:00",
        role="feed",
        requested_url="https://astanatimes.com/feed",
        url="https://astanatimes.com/feed/",
        status=200,
        headers={"content-type": "application/rss+xml"},
        body=body,
        started_at=NOON - timedelta(seconds=1),
        finished_at=NOON,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "raw") as opened:
        yield opened


ODD = {
    "nothing": capture(b""),
    "every byte": capture(bytes(range(256)) * 300),
    "nulls": capture(b"\0" * 100_000),
    "noise": capture(noise(200_000)),
    "ends of lines": capture(b"\r\n\r\nWARC/1.1\r\n\r\n\n\n"),
    "a warc within": capture(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n")),
    "unicode": capture(
        "Қытай 中国 🐫".encode("utf-16"), headers={"x-title": "Қытай 中国", "x-latin": "\xa0\x85é\u2028"}
    ),
    "wire headers": capture(
        headers={"content-encoding": "gzip", "content-length": "7", "transfer-encoding": "chunked", "etag": 'W/"1"'}
    ),
    "an archive's headers": capture(
        headers={"x-archive-orig-content-length": "7", "content-length": "8", "x-archive-orig-x": "y"}
    ),
    "odd headers": capture(headers={"a": "", "b": ": x: y", "c": " spaced ", "d": "tab\tin", "e": "'\"\\"}),
    "no headers": capture(headers={}),
    "a page that failed": capture(b"gone", role="page", status=410),
    "a status of its own": capture(status=599),
    "a long url": capture(url="https://a.example/?q=" + "%D0%9A" * 2000 + "&x=|{}^`\\"),
    "an address as typed": capture(requested_url="https://a.example/Қытай новости?a=b c%20d "),
    "an address that breaks lines": capture(requested_url="https://a.example/\r\nWARC-Type: metadata\r\n\r\nx"),
    "an address that looks encoded": capture(requested_url="UTF-8''%41"),
    "whole seconds": capture(started_at=NOON.replace(microsecond=0), finished_at=NOON.replace(microsecond=0)),
}


@pytest.mark.parametrize("name", ODD)
def test_a_capture_comes_back_as_it_was(archive: Archive, name: str) -> None:
    location = archive.append(ODD[name])
    assert list(archive.read_from()) == [(location, ODD[name])]


def test_captures_of_chance_come_back_as_they_were(archive: Archive) -> None:
    """Headers of any characters that a header can have on the wire, bodies of any bytes."""
    dice = random.Random(20261123)  # noqa: S311
    characters = [chr(code) for code in (9, *range(32, 127), *range(128, 0x2FF), 0x2028, 0x4E2D, 0x1F42B)]

    def text() -> str:
        return "".join(dice.choices(characters, k=dice.randrange(30)))

    captures = [
        capture(
            dice.randbytes(dice.randrange(3000)),
            headers={f"x-{number}": text() for number in range(dice.randrange(5))},
            source_id=text(),
            run_id=text(),
            requested_url=text().replace("@", ""),
            status=dice.randrange(200, 600),
            started_at=NOON + timedelta(microseconds=dice.randrange(10**9)),
        )
        for _ in range(200)
    ]
    located = [archive.append(each) for each in captures]
    assert list(archive.read_from()) == list(zip(located, captures, strict=True))


def test_times_of_any_zone_are_kept_in_utc(archive: Archive) -> None:
    almaty = NOON.astimezone(timezone(timedelta(hours=5)))
    archive.append(capture(started_at=almaty, finished_at=almaty))
    [(_, read)] = archive.read_from()
    assert read.finished_at == NOON
    assert read.finished_at.utcoffset() == timedelta(0)


def test_credentials_do_not_get_into_the_archive(archive: Archive, tmp_path: Path) -> None:
    archive.append(capture(requested_url="https://me:s3cret@a.example/feed", url="https://me:s3cret@a.example/x"))
    assert b"s3cret" not in gzip.decompress((tmp_path / "raw" / FILE).read_bytes())
    [(_, read)] = archive.read_from()
    assert (read.requested_url, read.url) == ("https://a.example/feed", "https://a.example/x")


def test_any_warc_tool_reads_it(archive: Archive, tmp_path: Path) -> None:
    """Records, offsets, headers, bodies and digests, as another's reader sees them."""
    captures = list(ODD.values())
    located = [archive.append(each) for each in captures]
    with (tmp_path / "raw" / FILE).open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        info = next(records)
        assert (info.rec_type, info.rec_headers.get_header("WARC-Filename")) == ("warcinfo", FILE)
        for given, location, record in zip(captures, located, records, strict=True):
            assert record.rec_type == "response"
            assert record.rec_headers.protocol == "WARC/1.1"
            assert record.rec_headers.get_header("WARC-Date") == f"{given.finished_at:%Y-%m-%dT%H:%M:%S.%f}Z"
            assert record.http_headers.get_statuscode() == str(given.status)
            assert record.content_stream().read() == given.body
            assert records.get_record_offset() == location.offset
            assert records.get_record_length() == location.length


def test_a_day_is_a_file(archive: Archive) -> None:
    """Of UTC, by the end of the request; coming back to an earlier day goes on in its file."""
    late = capture(finished_at=datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC))
    early = capture(finished_at=datetime(2026, 11, 24, 0, 0, 0, tzinfo=UTC))
    files = [archive.append(each).file for each in (late, early, late)]
    assert files == [FILE, "silkwire-20261124.warc.gz", FILE]
    assert [location.file for location, _ in archive.read_from()] == [FILE, FILE, "silkwire-20261124.warc.gz"]


def test_reading_goes_on_behind_the_marks(archive: Archive) -> None:
    first, second = archive.append(capture(b"1")), archive.append(capture(b"2"))
    tomorrow = archive.append(capture(b"3", finished_at=NOON + timedelta(days=1)))

    def bodies(marks: dict[str, int]) -> list[bytes]:
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
            archive.append(capture(body))
    reader = Archive(tmp_path)
    assert [read.body for _, read in reader.read_from()] == [b"1", b"2"]
    assert gzip.decompress((tmp_path / FILE).read_bytes()).count(b"WARC-Type: warcinfo") == 1


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    with Archive(tmp_path / "raw") as archive:
        assert (list(archive.read_from()), archive.sizes(), archive.repair()) == ([], {}, [])
        archive.sync()
    assert not (tmp_path / "raw").exists()


def test_a_kill_at_any_byte_of_an_append_is_mended(tmp_path: Path) -> None:
    """What was whole stays, what was torn goes, and the next append is read again."""
    kept, torn, after = capture(b"kept"), capture(noise(3000)), capture(b"after")
    with Archive(tmp_path / "whole") as archive:
        first, second = archive.append(kept), archive.append(torn)
    whole = (tmp_path / "whole" / FILE).read_bytes()
    for cut in [*range(0, second.end, 13), first.end - 1, first.end, first.end + 1, second.end - 1, second.end]:
        directory = tmp_path / str(cut)
        directory.mkdir(exist_ok=True)
        (directory / FILE).write_bytes(whole[:cut])
        survivors = [kept] * (cut >= first.end) + [torn] * (cut == second.end)
        with Archive(directory) as archive:
            lines = archive.repair()
            assert len(lines) == (cut not in (0, first.offset, first.end, second.end))
            assert [read for _, read in archive.read_from()] == survivors
            assert archive.repair() == []
            location = archive.append(after)
            assert [read for _, read in archive.read_from()] == [*survivors, after]
            assert list(archive.read_from())[-1] == (location, after)


def test_repair_says_what_it_cut(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        end = archive.append(capture()).end
        archive.close()
        with (tmp_path / FILE).open("ab") as file:
            file.write(gzip.compress(b"WARC/1.1\r\n")[:-1])
        [line] = archive.repair()
    assert line == f"{FILE}: cut off 29 bytes of an unfinished record at byte {end}"


def test_a_tail_of_zeros_is_cut_off(tmp_path: Path) -> None:
    """As a file system leaves it that grew a file and lost its power before it wrote the bytes."""
    with Archive(tmp_path) as archive:
        end = archive.append(capture()).end
        archive.close()
        os.truncate(tmp_path / FILE, end + 5000)
        assert len(archive.repair()) == 1
    assert archive.sizes() == {FILE: end}


def test_damage_in_the_midst_costs_only_what_it_hit(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.append(capture(b"1"))
        hit = archive.append(capture(noise(200_000)))
        last = archive.append(capture(b"3"))
    content = bytearray((tmp_path / FILE).read_bytes())
    content[hit.offset + 1000] ^= 0xFF
    (tmp_path / FILE).write_bytes(content)
    assert archive.repair() == [f"{FILE}: {hit.length} bytes at byte {hit.offset} are damaged; passed over"]
    assert [read.body for _, read in archive.read_from()] == [b"1", b"3"]
    assert archive.sizes() == {FILE: last.end}


def test_repair_looks_only_behind_the_marks(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first, second = archive.append(capture(b"1")), archive.append(capture(b"2"))
    content = bytearray((tmp_path / FILE).read_bytes())
    content[first.offset + 50] ^= 0xFF
    (tmp_path / FILE).write_bytes(content)
    assert archive.repair({FILE: first.end}) == []
    assert archive.repair({FILE: second.end}) == []
    assert len(archive.repair()) == 1


def test_a_file_that_lost_what_was_read_of_it_is_reported(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        end = archive.append(capture()).end
    assert archive.repair({FILE: end + 1}) == [
        f"{FILE}: ends at byte {end}, though {end + 1} bytes of it were read once"
    ]
    assert archive.sizes() == {FILE: end}


@pytest.fixture
def largest_file() -> Iterator[Callable[[int], None]]:
    """Sets the most bytes that a file of this process may have: a disk that is full there."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_leaves_the_archive_as_it_was(archive: Archive, largest_file: Callable[[int], None]) -> None:
    location = archive.append(capture(b"1"))
    largest_file(location.end + 1000)
    with pytest.raises(OSError, match="File too large"):
        archive.append(capture(noise(5000)))
    assert archive.sizes() == {FILE: location.end}
    after = archive.append(capture(b"2"))
    assert after == Location(file=FILE, offset=location.end, length=after.length)
    assert [read.body for _, read in archive.read_from()] == [b"1", b"2"]
