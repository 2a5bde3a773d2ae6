from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from newsdesk.records import Kept, Location, Original
from tests.warehouse.conftest import NOON, a_fetch
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]

DAY = timedelta(days=1)


def a_place(offset: int = 0, *, file: str = "one.warc.gz") -> Location:
    return Location(file=file, offset=offset, length=100)


def a_body(location: Location, *, at: datetime = NOON, digest: str = "sha256:AAA") -> Original:
    return Original(digest=digest, url="https://gazette.example/answered", captured_at=at, location=location)


def kept(location: Location, original: Original | None = None) -> Kept:
    held = original or a_body(location)
    return Kept(location=location, digest=held.digest, original=held)


def test_each_answer_has_its_place_on_record(load: Load, rows: Rows) -> None:
    """A revisit says where its body is; a seed is a resource; a request without an answer has no place."""
    first = a_body(a_place(0))
    fetches = [
        a_fetch("run-1", fetch_id="f1"),
        a_fetch("run-1", fetch_id="f2", outcome="failed"),
        a_fetch("run-1", fetch_id="f3", role="page", url="https://gazette.example/p"),
        a_fetch("run-1", fetch_id="f4", role="seed", source_id="seeds", url="seed:one"),
    ]
    places = {"f1": kept(a_place(0)), "f3": kept(a_place(100), first), "f4": kept(a_place(200))}
    load("run-1", [], fetches=fetches, kept=places)
    assert rows("select distinct run_id, captured_at, digest from captures") == [("run-1", NOON, "sha256:AAA")]
    assert rows(
        'select fetch_id, role, url, record, file, "offset", length, original_file, original_offset '
        "from captures order by 1"
    ) == [
        ("f1", "feed", "https://gazette.example/feed", "response", "one.warc.gz", 0, 100, None, None),
        ("f3", "page", "https://gazette.example/p", "revisit", "one.warc.gz", 100, 100, "one.warc.gz", 0),
        ("f4", "seed", "seed:one", "resource", "one.warc.gz", 200, 100, None, None),
    ]


def test_the_last_body_of_each_feed_is_there_to_be_pointed_at(load: Load, warehouse: Warehouse) -> None:
    """Of feeds and sitemaps, by address; a revisit leaves its original; pages would be too many."""
    first, second = a_body(a_place(0)), a_body(a_place(300), at=NOON + DAY, digest="sha256:BBB")
    sitemap = a_body(a_place(500), at=NOON + 2 * DAY, digest="sha256:CCC")
    load("run-1", [], fetches=[a_fetch("run-1")], kept={"run-1-gazette": kept(a_place(0))})
    load("run-2", [], fetches=[a_fetch("run-2")], kept={"run-2-gazette": kept(a_place(100), first)})
    assert warehouse.originals() == [first]
    page = a_fetch("run-3", fetch_id="p", role="page", url="https://gazette.example/p")
    other = a_fetch("run-3", fetch_id="s", role="sitemap", url="https://gazette.example/sitemap.xml")
    load(
        "run-3",
        [],
        fetches=[a_fetch("run-3"), page, other],
        kept={
            "run-3-gazette": kept(second.location, second),
            "p": kept(a_place(400)),
            "s": kept(sitemap.location, sitemap),
        },
    )
    assert warehouse.originals() == [second, sitemap]


def test_a_feed_asked_twice_in_a_run_keeps_one_body(load: Load, warehouse: Warehouse) -> None:
    """The later one."""
    later = a_body(a_place(100), digest="sha256:BBB")
    load(
        "run-1",
        [],
        fetches=[a_fetch("run-1", fetch_id="a"), a_fetch("run-1", fetch_id="b")],
        kept={"a": kept(a_place(0)), "b": kept(later.location, later)},
    )
    assert warehouse.originals() == [later]


def test_discarded_files_are_forgotten(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """Their captures, marks and bodies; the horizon lies behind all that they held, and never comes nearer."""
    for number, file in enumerate(("a.warc.gz", "b.warc.gz", "c.warc.gz")):
        fetch = a_fetch(f"run-{number}", at=NOON + number * DAY, url=f"https://gazette.example/{number}")
        place = kept(a_place(file=file), a_body(a_place(file=file), at=NOON + number * DAY))
        load(fetch.run_id, [], fetches=[fetch], kept={fetch.fetch_id: place}, archive_marks={file: 100})
    assert warehouse.horizon() is None
    warehouse.forget(["b.warc.gz"])
    assert rows("select file from captures order by 1") == [("a.warc.gz",), ("c.warc.gz",)]
    assert warehouse.archive_marks() == {"a.warc.gz": 100, "c.warc.gz": 100}
    assert [original.location.file for original in warehouse.originals()] == ["a.warc.gz", "c.warc.gz"]
    assert warehouse.horizon() == NOON + DAY
    warehouse.forget(["a.warc.gz"])
    assert warehouse.horizon() == NOON + DAY
    warehouse.forget([])
    assert warehouse.horizon() == NOON + DAY


def test_a_revisit_of_a_discarded_body_cannot_be_read_either(load: Load, warehouse: Warehouse) -> None:
    """So the horizon lies behind it."""
    old = a_body(a_place(0, file="old.warc.gz"))
    later = a_fetch("run-1", at=NOON + DAY)
    load("run-1", [], fetches=[later], kept={later.fetch_id: kept(a_place(0, file="new.warc.gz"), old)})
    warehouse.forget(["old.warc.gz"])
    assert warehouse.horizon() == NOON + DAY
