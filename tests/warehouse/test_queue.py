from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsdesk.identity import article_id
from newsdesk.records import Item, Published, Waiting
from tests.warehouse.conftest import NOON
from warehouse.store import Warehouse

Load = Callable[..., None]

HOUR = timedelta(hours=1)


def an_item(path: str = "one", *, published: Published | None = None) -> Item:
    return Item(
        source_id="gazette",
        url=f"https://gazette.example/{path}",
        title='Ташкент и "Пекин" — 塔什干 🐪 \\ \u2028',
        standfirst=None,
        body="First.\n\nSecond.\x00",
        authors=("A. Writer", "Б. Автор"),
        language="ru",
        published=published,
        publisher="Agency",
    )


def a_wait(path: str = "one", *, seen_at: datetime = NOON, not_before: datetime = NOON, attempts: int = 0) -> Waiting:
    item = an_item(path)
    return Waiting(
        article_id=article_id(item.url), item=item, seen_at=seen_at, attempts=attempts, not_before=not_before
    )


@pytest.mark.parametrize(
    "published",
    [
        None,
        Published(at=NOON, precision="day", basis="feed"),
        Published(at=datetime(1996, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC), precision="second", basis="seed"),
        Published(at=datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5))), precision="minute", basis="page"),
    ],
)
def test_an_item_comes_out_of_the_queue_as_it_went_in(
    warehouse: Warehouse, load: Load, published: Published | None
) -> None:
    """Every field, dates included."""
    item = an_item(published=published)
    waiting = Waiting(
        article_id=article_id(item.url),
        item=item,
        seen_at=NOON,
        attempts=3,
        not_before=NOON - timedelta(microseconds=1),
    )
    load("run-1", [], waiting=[waiting])
    assert warehouse.due_waiting(NOON, 10) == [waiting]


def test_those_due_longest_come_first_and_none_before_its_time(warehouse: Warehouse, load: Load) -> None:
    """At most as many as asked for; whoever was tried in vain stands behind the others."""
    late = a_wait("late", not_before=NOON)
    early = a_wait("early", not_before=NOON - HOUR)
    resting = a_wait("resting", seen_at=NOON - 2 * HOUR, not_before=NOON + HOUR)
    load("run-1", [], waiting=[late, early, resting])
    assert warehouse.due_waiting(NOON, 10) == [early, late]
    assert warehouse.due_waiting(NOON, 1) == [early]
    assert warehouse.due_waiting(NOON + HOUR, 10) == [early, late, resting]
    assert warehouse.waiting([late.article_id, article_id("https://gazette.example/other")]) == {late.article_id: late}


def test_every_source_has_a_turn(warehouse: Warehouse, load: Load) -> None:
    """A thousand items of a host that does not answer keep no other source's out."""
    many = [a_wait(f"many-{n}", not_before=NOON - HOUR) for n in range(5)]
    other = a_wait("other", not_before=NOON)
    other = replace(other, item=replace(other.item, source_id="herald"))
    load("run-1", [], waiting=[*many, other])
    assert other in warehouse.due_waiting(NOON, 2)


def test_an_item_waits_on_or_is_settled(warehouse: Warehouse, load: Load) -> None:
    """Where a load says both of one item, it waits."""
    first, second, third = a_wait("first"), a_wait("second"), a_wait("third")
    load("run-1", [], waiting=[first, second, third])
    again = a_wait("first", attempts=1, not_before=NOON + HOUR)
    load("run-2", [], waiting=[again], settled={first.article_id, second.article_id})
    assert warehouse.due_waiting(NOON + HOUR, 10) == [third, again]


def test_a_load_that_fails_leaves_the_queue_as_it_was(warehouse: Warehouse, load: Load) -> None:
    """The queue changes in the transaction of the load."""
    waiting = a_wait()
    load("run-1", [], waiting=[waiting])
    with pytest.raises(Exception, match=r"(?i)convert|constraint|null"):
        load("run-2", [], settled=[waiting.article_id], host_pauses={"a:443": None})
    assert warehouse.due_waiting(NOON, 10) == [waiting]


def test_the_pauses_of_hosts_are_those_of_the_last_load_that_says(warehouse: Warehouse, load: Load) -> None:
    """All are replaced, or none."""
    load("run-1", [], host_pauses={"a.example:443": NOON, "b.example:80": NOON})
    load("run-2", [])
    assert warehouse.host_pauses() == {"a.example:443": NOON, "b.example:80": NOON}
    load("run-3", [], host_pauses={"b.example:80": NOON + HOUR, "c.example:443": NOON})
    assert warehouse.host_pauses() == {"b.example:80": NOON + HOUR, "c.example:443": NOON}
    load("run-4", [], host_pauses={})
    assert warehouse.host_pauses() == {}


def test_the_queue_is_in_the_published_file(warehouse: Warehouse, load: Load, tmp_path: Path) -> None:
    """And in the working one after it is opened again."""
    waiting = a_wait()
    load("run-1", [], waiting=[waiting])
    warehouse.publish(tmp_path / "silkwire.duckdb")
    assert warehouse.due_waiting(NOON, 10) == [waiting]
