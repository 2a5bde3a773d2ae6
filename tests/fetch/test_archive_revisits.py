from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from fetch import archive as archive_module
from fetch.archive import REACH, Archive, ArchiveError
from fetch.warc import body_digest
from newsdesk.records import Capture, Kept, Original
from tests.fetch.captures import DAY, FILE, NOON, a_capture, a_seed, noise

BODY = noise(5000)


def again(fetch_id: str = "f2") -> Capture:
    return a_capture(BODY, fetch_id=fetch_id, finished_at=NOON + DAY)


def a_kept(directory: Path, body: bytes = BODY) -> Kept:
    with Archive(directory) as archive:
        return archive.append(a_capture(body))


def test_the_same_body_is_pointed_at(tmp_path: Path) -> None:
    """Whoever gave it; what the second answer said of itself is kept."""
    first = a_capture(BODY, url="https://a.example/Қ")
    second = a_capture(
        BODY,
        fetch_id="f2",
        source_id="other",
        url="https://b.example/",
        status=203,
        headers={"x": "y"},
        finished_at=NOON + DAY,
    )
    with Archive(tmp_path) as archive:
        one, two = archive.append(first), archive.append(second)
        assert (one.is_revisit, two.is_revisit) == (False, True)
        assert two.digest == one.digest == body_digest(BODY)
        assert two.original == one.original
        assert one.original == Original(
            digest=body_digest(BODY), url="https://a.example/%D2%9A", captured_at=NOON, location=one.location
        )
        assert two.location.length < 1000 < one.location.length
        assert list(archive.read_from()) == [(one, first), (two, second)]
        assert list(archive.scan()) == [(one, replace(first, body=b"")), (two, replace(second, body=b""))]
        assert list(archive.read_from({one.location.file: one.location.end})) == [(two, second)]
        assert archive.read(two.location) == second


def test_what_another_run_archived_is_pointed_at(tmp_path: Path) -> None:
    original = a_kept(tmp_path).original
    with Archive(tmp_path) as archive:
        assert not archive.append(again()).is_revisit
    with Archive(tmp_path) as archive:
        archive.remember([original])
        kept = archive.append(again(fetch_id="f3"))
        assert kept.original == original
        assert archive.read(kept.location).body == BODY


def test_after_a_week_a_body_is_written_again(tmp_path: Path) -> None:
    """And pointed at from then on; never one that was captured later."""
    with Archive(tmp_path) as archive:
        first = archive.append(a_capture(BODY))
        late = [archive.append(a_capture(BODY, finished_at=NOON + REACH + timedelta(seconds=s))) for s in (0, 1, 2)]
        assert [each.original.location for each in late] == [first.location, late[1].location, late[1].location]
        earlier = archive.append(a_capture(BODY, finished_at=NOON + REACH))
        assert not earlier.is_revisit


@pytest.mark.parametrize("twice", [a_capture(b""), a_capture(b"", status=304), a_seed(), a_seed(BODY), a_seed(b"")])
def test_seeds_and_what_is_empty_are_written_in_full(tmp_path: Path, twice: Capture) -> None:
    with Archive(tmp_path) as archive:
        archive.append(a_capture(BODY))
        assert [archive.append(twice).is_revisit for _ in range(2)] == [False, False]


def test_a_seed_is_no_original(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.append(a_seed(BODY))
        assert not archive.append(a_capture(BODY)).is_revisit


def test_only_the_latest_bodies_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "REMEMBERED", 3)
    bodies = [bytes([number]) for number in range(1, 6)]
    with Archive(tmp_path) as archive:
        kept = [
            archive.append(a_capture(body, finished_at=NOON + timedelta(seconds=number)))
            for number, body in enumerate(bodies)
        ]
    with Archive(tmp_path) as archive:
        archive.remember(each.original for each in reversed(kept))
        latest = [archive.append(a_capture(body, finished_at=NOON + DAY)) for body in reversed(bodies)]
    assert [each.is_revisit for each in latest] == [True, True, True, False, False]


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3000] ^= 1
    path.write_bytes(content)


def put_another_there(path: Path) -> None:
    """One that fits exactly: its record has the same place and length."""
    there = next(kept.location for kept, _ in Archive(path.parent).scan() if kept.location.file == path.name)
    for number in count(start=1):
        directory = path.parent / f"another {number}"
        kept = a_kept(directory, noise(4000 + number % 1000) + noise(1000 - number % 1000))
        if kept.location == there:
            (directory / path.name).replace(path)
            return


SPOILT = {
    Path.unlink: "the file is gone",
    cut_off: "it is damaged, or another one is there",
    flip_a_bit: "it is damaged, or another one is there",
    put_another_there: "it has another body than the one that was in it",
}


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_body_that_cannot_be_had_any_more_is_written_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    original = a_kept(tmp_path).original
    with Archive(tmp_path) as archive:
        archive.remember([original])
        archive.append(a_capture(b"tomorrow", finished_at=NOON + DAY))
        spoil(tmp_path / FILE)
        kept = archive.append(again())
        assert not kept.is_revisit
        assert archive.read(kept.location).body == BODY
        assert archive.append(again()).original == kept.original


@pytest.mark.parametrize(("spoil", "reason"), SPOILT.items())
def test_a_revisit_without_its_body_is_passed_over_and_told(
    tmp_path: Path, spoil: Callable[[Path], object], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    original = a_kept(tmp_path).original
    with Archive(tmp_path) as archive:
        archive.remember([original])
        pointing = [archive.append(again()) for _ in range(2)]
        whole = archive.append(a_capture(b"whole", finished_at=NOON + DAY))
        spoil(tmp_path / FILE)
        with caplog.at_level(logging.WARNING):
            behind = [kept for kept, _ in archive.read_from() if kept.location.file != FILE]
        assert behind == [whole]
        assert caplog.messages == [
            f"2 captures were passed over: their bodies cannot be read from {FILE} any more",
        ]
        assert [kept for kept, _ in archive.scan() if kept.location.file != FILE] == [*pointing, whole]
        with pytest.raises(ArchiveError) as caught:
            archive.read(pointing[0].location)
        assert caught.value.location == original.location
        assert caught.value.reason == reason


def test_no_revisit_points_at_a_revisit(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first = archive.append(a_capture(BODY))
        second = archive.append(again())
        archive.remember([replace(second.original, location=second.location, captured_at=NOON + DAY)])
        third = archive.append(again(fetch_id="f3"))
    assert second.original == first.original
    assert not third.is_revisit
