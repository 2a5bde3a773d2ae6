from __future__ import annotations

import gzip
import os
import random
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fetch.archive import Archive
from newsdesk.records import Capture, Kept
from tests.fetch.captures import A_RECORD, DAY, FILE, NOON, a_capture, a_seed, noise

KEPT, AFTER = a_capture(b"kept"), a_capture(b"after")


def whole_file(directory: Path, captures: Sequence[Capture]) -> tuple[bytes, list[Kept]]:
    with Archive(directory) as archive:
        kept = [archive.append(each) for each in captures]
    return (directory / FILE).read_bytes(), kept


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


TORN = {
    "an answer": a_capture(noise(100)),
    "a revisit": a_capture(b"kept", fetch_id="f2"),
    "a seed": a_seed(),
    "an answer with a record in it": a_capture(A_RECORD),
}


@pytest.mark.parametrize("name", TORN)
def test_a_kill_at_any_byte_of_an_append_is_mended(tmp_path: Path, name: str) -> None:
    """What was whole stays, and what was torn goes; be it the first record of a file or a later one."""
    torn = TORN[name]
    whole, (first, second) = whole_file(tmp_path, [KEPT, torn])
    archive = Archive(tmp_path)
    for cut in range(second.location.end + 1):
        (tmp_path / FILE).write_bytes(whole[:cut])
        lines = archive.repair()
        assert len(lines) == (cut not in (0, first.location.offset, first.location.end, second.location.end))
        survivors = [KEPT] * (cut >= first.location.end) + [torn] * (cut == second.location.end)
        assert [read for _, read in archive.read_from()] == survivors


def test_after_a_kill_and_a_repair_appending_goes_on(tmp_path: Path) -> None:
    whole, (first, second) = whole_file(tmp_path, [KEPT, TORN["an answer"]])
    ends = (first.location.offset, first.location.end, second.location.end)
    for cut in sorted({*range(0, second.location.end, 31), *(end + by for end in ends for by in (-1, 0)), ends[1] + 1}):
        (tmp_path / FILE).write_bytes(whole[:cut])
        with Archive(tmp_path) as archive:
            archive.repair()
            survivors = [read for _, read in archive.read_from()]
            kept = archive.append(AFTER)
            assert [read for _, read in archive.read_from()] == [*survivors, AFTER]
            assert archive.read(kept.location) == AFTER
            assert archive.repair() == []


APPENDING = """
    import sys
    from pathlib import Path
    from fetch.archive import Archive
    from tests.fetch.captures import a_capture, noise

    with Archive(Path(sys.argv[1]), max_file=400_000) as archive:
        for number in range(10**6):
            body = noise(50_000 + number) if number % 3 else b"again"
            kept = archive.append(a_capture(body, fetch_id=str(number)))
            print(number, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.02, 0.1])
def test_a_process_that_is_killed_while_it_appends_loses_nothing_that_it_had_appended(
    tmp_path: Path, delay: float
) -> None:
    """After repair, all that `append` had returned for is there, in order; at most the next one besides."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(APPENDING), tmp_path], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    told = process.stdout.read().split()
    process.stdout.close()
    process.wait()
    last = int(told[-1]) if told else 0
    with Archive(tmp_path, max_file=400_000) as archive:
        archive.repair()
        found = [read.fetch_id for _, read in archive.read_from()]
        assert found in ([str(each) for each in range(last + 1)], [str(each) for each in range(last + 2)])
        archive.append(AFTER)
        assert [read.fetch_id for _, read in archive.read_from()] == [*found, AFTER.fetch_id]
        assert archive.repair() == []


def test_repair_says_what_it_cut(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        end = archive.append(a_capture()).location.end
        archive.close()
        with (tmp_path / FILE).open("ab") as file:
            file.write(gzip.compress(b"WARC/1.1\r\n")[:-1])
        [line] = archive.repair()
    assert line == f"{FILE}: cut off 29 bytes of an unfinished record at byte {end}"


def test_a_tail_of_zeros_is_cut_off(tmp_path: Path) -> None:
    """As a file system leaves it that grew a file and lost its power before it wrote the bytes."""
    with Archive(tmp_path) as archive:
        end = archive.append(a_capture()).location.end
        archive.close()
        os.truncate(tmp_path / FILE, end + 5000)
        assert len(archive.repair()) == 1
    assert archive.sizes() == {FILE: end}


def test_damage_in_the_midst_costs_only_what_it_hit(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.append(a_capture(b"1"))
        hit = archive.append(a_capture(noise(200_000))).location
        last = archive.append(a_capture(b"3")).location
        archive.close()
        spoil(tmp_path / FILE, hit.offset + 1000)
        assert archive.repair() == [f"{FILE}: {hit.length} bytes at byte {hit.offset} are damaged; passed over"]
        assert [read.body for _, read in archive.read_from()] == [b"1", b"3"]
        assert archive.sizes() == {FILE: last.end}


@pytest.mark.parametrize("head_is_whole", [True, False])
def test_a_record_in_a_damaged_body_is_not_taken_for_one_of_ours(tmp_path: Path, *, head_is_whole: bool) -> None:
    """A publisher can send bytes that are a whole record, and they stand as they are in the file."""
    ours = [a_capture(b"1"), a_capture(b"".join(noise(40_000 + n) + A_RECORD for n in range(5))), a_capture(b"3")]
    content, kept = whole_file(tmp_path, ours)
    assert A_RECORD in content
    spoil(tmp_path / FILE, kept[1].location.offset + 1000)
    if not head_is_whole:
        spoil(tmp_path / FILE, 30)
    archive = Archive(tmp_path)
    assert len(archive.repair()) == 2 - head_is_whole
    assert [read.body for _, read in archive.read_from()] == [b"1", b"3"]


def test_a_file_with_a_damaged_head_goes_on_or_is_left(tmp_path: Path) -> None:
    """The other records tell what they name; where there are none, the file is begun anew."""
    _, [kept] = whole_file(tmp_path, [KEPT])
    spoil(tmp_path / FILE, 30)
    with Archive(tmp_path) as archive:
        archive.repair()
        assert archive.append(AFTER).location.offset == kept.location.end
        assert [read for _, read in archive.read_from()] == [KEPT, AFTER]
    os.truncate(tmp_path / FILE, kept.location.offset)
    with Archive(tmp_path) as archive:
        archive.repair()
        assert archive.sizes() == {FILE: 0}
        archive.append(AFTER)
        assert [read for _, read in archive.read_from()] == [AFTER]


def test_the_next_record_is_found_wherever_it_begins(tmp_path: Path) -> None:
    content, (first, _) = whole_file(tmp_path, [KEPT, AFTER])
    end, archive = first.location.end, Archive(tmp_path)
    for length in (1, 2, *range(8180, 8200), 65_536):
        (tmp_path / FILE).write_bytes(content[:end] + bytes(length) + content[end:])
        assert archive.repair() == [f"{FILE}: {length} bytes at byte {end} are damaged; passed over"]
        assert [read for _, read in archive.read_from()] == [KEPT, AFTER]


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.1\r\n",
        b"WARC/1.1\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: 1\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: x\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: 0\r\nX: \xff\r\n\r\n\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        b"",
        noise(1000),
    ],
)
def test_a_sound_gzip_member_that_is_no_record_is_cut_off(tmp_path: Path, content: bytes) -> None:
    name = "silkwire-20261123.warc.gz"
    (tmp_path / name).write_bytes(gzip.compress(content, mtime=0))
    archive = Archive(tmp_path)
    assert len(archive.repair()) == 1
    assert archive.sizes() == {name: 0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("WARC-Date", "yesterday"),
        ("WARC-Silkwire-Started", ""),
        ("WARC-Silkwire-Run", None),
        ("WARC-Target-URI", None),
        ("HTTP/1.1 200 OK", "HTTP/1.1 none"),
        ("HTTP/1.1 200 OK", "HTTP/1.1"),
    ],
)
def test_a_record_that_nobody_here_has_written_so_is_passed_over(
    tmp_path: Path, field: str, value: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told, and what is behind it is read."""
    content, kept = whole_file(tmp_path, [KEPT, AFTER])
    members = [content[: kept[0].location.offset], content[kept[0].location.offset : kept[0].location.end]]
    changed = []
    for line in gzip.decompress(members[1]).split(b"\r\n"):
        if not line.startswith(field.encode()):
            changed.append(line)
        elif value is not None:
            changed.append((value if field.startswith("HTTP") else f"{field}: {value}").encode())
    record = b"\r\n".join(changed)
    block = len(record.partition(b"\r\n\r\n")[2]) - 4
    record = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % block, record)
    (tmp_path / FILE).write_bytes(members[0] + gzip.compress(record, mtime=0) + content[kept[0].location.end :])
    assert [read for _, read in Archive(tmp_path).read_from()] == [AFTER]
    assert "the record at byte" in caplog.text


def test_without_repair_nothing_is_written_behind_what_is_no_record(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(noise(1000))
    with Archive(tmp_path) as archive:
        assert archive.append(AFTER).location.file == FILE.replace("0001", "0002")
        assert [read for _, read in archive.read_from()] == [AFTER]


def test_damage_of_chance_costs_only_what_it_hit(tmp_path: Path) -> None:
    """Bytes changed, zeroed and cut out anywhere: every record that is whole is read, and no other."""
    dice = random.Random(20261123)  # noqa: S311
    captures = [a_capture(noise(2000 + number), fetch_id=str(number)) for number in range(20)]
    content, kept = whole_file(tmp_path / "whole", captures)
    directory = tmp_path / "damaged"
    directory.mkdir()
    for _ in range(150):
        at, length = dice.randrange(len(content)), dice.randrange(1, 3000)
        filling = dice.choice((b"", bytes(length), dice.randbytes(length)))
        damaged = content[:at] + filling + content[at + length :]
        (directory / FILE).write_bytes(damaged)
        whole = [
            capture
            for capture, each in zip(captures, kept, strict=True)
            if content[each.location.offset : each.location.end] in damaged
        ]
        archive = Archive(directory)
        archive.repair()
        assert [read for _, read in archive.read_from()] == whole


def test_repair_looks_only_behind_the_marks(tmp_path: Path) -> None:
    _, [first, second] = whole_file(tmp_path, [a_capture(b"1"), a_capture(b"2")])
    spoil(tmp_path / FILE, first.location.offset + 50)
    archive = Archive(tmp_path)
    assert archive.repair({FILE: first.location.end}) == []
    assert archive.repair({FILE: second.location.end}) == []
    assert len(archive.repair()) == 1


def test_a_file_that_lost_what_was_read_of_it_is_reported(tmp_path: Path) -> None:
    _, [kept] = whole_file(tmp_path, [a_capture()])
    archive, end = Archive(tmp_path), kept.location.end
    assert archive.repair({FILE: end + 1}) == [
        f"{FILE}: ends at byte {end}, though {end + 1} bytes of it were read once"
    ]
    assert archive.sizes() == {FILE: end}


def test_every_file_with_a_torn_end_is_mended(tmp_path: Path) -> None:
    """Not only the newest: the machine may have lost its power just after midnight."""
    with Archive(tmp_path) as archive:
        for day in range(3):
            archive.append(replace(KEPT, finished_at=NOON + day * DAY))
        sizes = archive.sizes()
        archive.close()
        for name in sizes:
            with (tmp_path / name).open("ab") as file:
                file.write(bytes(100))
        assert len(archive.repair(sizes)) == 3
        assert archive.sizes() == sizes
