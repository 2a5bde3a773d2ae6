"""What other WARC tools make of our files: warcio and fastwarc, each by its own parser."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import fastwarc.warc
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main as warcio

from fetch.archive import Archive
from newsdesk.records import Capture, Kept
from tests.fetch.captures import DAY, FILE, NOON, ODD, a_capture

PLAIN = [name for name, capture in ODD.items() if capture.role != "seed"]


def archived(directory: Path, captures: Sequence[Capture]) -> tuple[Path, list[Kept]]:
    with Archive(directory) as archive:
        return directory / FILE, [archive.append(each) for each in captures]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Capture], list[Kept]]:
    """Every odd capture, and each a second time: as a revisit, if it can be one."""
    captures = [*ODD.values(), *(replace(each, fetch_id="again") for each in ODD.values())]
    file, kept = archived(tmp_path_factory.mktemp("archive"), captures)
    return file, captures, kept


def kind(capture: Capture, kept: Kept) -> str:
    return "resource" if capture.role == "seed" else "revisit" if kept.is_revisit else "response"


def test_warcio_reads_it(everything: tuple[Path, list[Capture], list[Kept]]) -> None:
    """Records, offsets, lengths, statuses, bodies and digests."""
    path, captures, kept = everything
    with path.open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        info = next(records)
        assert (info.rec_type, info.rec_headers.get_header("WARC-Filename")) == ("warcinfo", FILE)
        for given, each, record in zip(captures, kept, records, strict=True):
            assert record.rec_type == kind(given, each)
            assert record.rec_headers.protocol == "WARC/1.1"
            assert record.rec_headers.get_header("WARC-Date") == f"{given.finished_at:%Y-%m-%dT%H:%M:%S.%f}Z"
            assert record.rec_headers.get_header("WARC-Target-URI").isascii()
            digest = "WARC-Block-Digest" if given.role == "seed" else "WARC-Payload-Digest"
            assert record.rec_headers.get_header(digest) == each.digest
            assert record.rec_headers.get_header("WARC-Warcinfo-ID") == info.rec_headers.get_header("WARC-Record-ID")
            if given.role != "seed":
                assert record.http_headers.get_statuscode() == str(given.status)
            assert record.content_stream().read() == (b"" if each.is_revisit else given.body)
            assert records.get_record_offset() == each.location.offset
            assert records.get_record_length() == each.location.length


def test_fastwarc_reads_it(everything: tuple[Path, list[Capture], list[Kept]]) -> None:
    path, captures, kept = everything
    records = fastwarc.warc.ArchiveIterator(str(path), parse_http=False)
    info = next(records)
    assert info.record_type == fastwarc.warc.warcinfo
    for given, each, record in zip(captures, kept, records, strict=True):
        assert record.record_type == getattr(fastwarc.warc, kind(given, each))
        assert record.stream_pos == each.location.offset
        assert record.verify_block_digest()
        if given.role != "seed":
            record.parse_http()
            assert record.http_headers.status_code == given.status
            assert record.verify_payload_digest() or each.is_revisit
        assert record.reader.read() == (b"" if each.is_revisit else given.body)


def test_fastwarc_passes_over_nothing_when_it_verifies(everything: tuple[Path, list[Capture], list[Kept]]) -> None:
    path, captures, _ = everything
    records = fastwarc.warc.ArchiveIterator(str(path), verify_digests=True, parse_http=False)
    assert sum(1 for _ in records) == 1 + len(captures)


def test_the_checks_of_both_pass(everything: tuple[Path, list[Capture], list[Kept]]) -> None:
    path, *_ = everything
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit) as ended:
        warcio(["check", str(path)])
    assert (ended.value.code, said.getvalue()) == (0, "")
    subprocess.run([Path(sys.executable).with_name("fastwarc"), "check", "--quiet", path], check=True)


@pytest.mark.parametrize("name", PLAIN)
def test_both_see_the_headers_of_an_answer_and_no_others(tmp_path: Path, name: str) -> None:
    """As many as there were, none broken in two; what they cannot stand is percent-encoded."""
    path, _ = archived(tmp_path, [ODD[name]])
    with path.open("rb") as file:
        _, record = ArchiveIterator(file)
        assert len(record.http_headers.headers) == len(ODD[name].headers)
        assert record.http_headers.get_header("content-encoding") is None
    _, seen = fastwarc.warc.ArchiveIterator(str(path), parse_http=True)
    assert len(list(seen.http_headers)) == len(ODD[name].headers)


def test_a_revisit_says_what_it_is_a_revisit_of(tmp_path: Path) -> None:
    """As ISO 28500:2017 has it, section 6.7.2."""
    first = a_capture(b"same", url="https://a.example/Қ")
    second = a_capture(b"same", url="https://b.example/", headers={"etag": '"2"'})
    path, _ = archived(tmp_path, [first, second])
    with path.open("rb") as file:
        _, original, revisit = ((record.rec_headers, record.http_headers) for record in ArchiveIterator(file))
    assert {name: value for name, value in revisit[0].headers if name.startswith(("WARC-Refers", "WARC-Profile"))} == {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Refers-To": original[0].get_header("WARC-Record-ID"),
        "WARC-Refers-To-Target-URI": original[0].get_header("WARC-Target-URI"),
        "WARC-Refers-To-Date": original[0].get_header("WARC-Date"),
    }
    assert revisit[0].get_header("WARC-Payload-Digest") == original[0].get_header("WARC-Payload-Digest")
    assert revisit[0].get_header("WARC-Truncated") is None
    assert revisit[0].get_header("Content-Type") == "application/http; msgtype=response"
    assert revisit[1].get_header("etag") == '"2"'


def test_a_seed_is_a_text(tmp_path: Path) -> None:
    path, _ = archived(tmp_path, [ODD["a seed"]])
    with path.open("rb") as file:
        _, record = ArchiveIterator(file)
    assert record.rec_headers.get_header("Content-Type") == "text/plain; charset=utf-8"
    assert record.rec_headers.get_header("WARC-Target-URI") == "seed:1.txt"
    assert record.http_headers is None


def test_headers_without_end_do_not_keep_others_from_reading_on(tmp_path: Path) -> None:
    """What there is room for is kept, and how many were left out is told."""
    flood = a_capture(headers={"a": "1", "b": "x" * 60_000, "c": "2", "d": "я" * 11_900, "e": "y" * 300, "f": "3"})
    path, kept = archived(tmp_path, [flood, a_capture(b"next")])
    assert Archive(tmp_path).read(kept[0].location).headers == {
        name: value for name, value in flood.headers.items() if name not in ("b", "e")
    }
    with path.open("rb") as file:
        _, record, _ = (record.rec_headers for record in ArchiveIterator(file))
    assert record.get_header("WARC-Silkwire-Headers-Left-Out") == "2"
    assert len(list(fastwarc.warc.ArchiveIterator(str(path)))) == 3


def test_both_read_every_file_of_a_rotated_archive(tmp_path: Path) -> None:
    captures = [a_capture(bytes([hour]), finished_at=NOON + hour * DAY / 4) for hour in range(10)]
    with Archive(tmp_path, max_file=600) as archive:
        for each in captures:
            archive.append(each)
        files = [tmp_path / name for name in archive.sizes()]
    assert len(files) == len(captures)
    by_warcio, by_fastwarc = [], []
    for path in files:
        with path.open("rb") as file:
            by_warcio += [each.content_stream().read() for each in ArchiveIterator(file) if each.rec_type == "response"]
        records = fastwarc.warc.ArchiveIterator(str(path), record_types=fastwarc.warc.response)
        by_fastwarc += [record.reader.read() for record in records]
    assert by_warcio == by_fastwarc == [each.body for each in captures]
