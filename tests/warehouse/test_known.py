from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk.identity import article_id
from newsdesk.records import Alias, ArticleId
from tests.warehouse.conftest import NOON, an_article
from warehouse.bloom import Filter, read_filter
from warehouse.known import BY_INDEX
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[[str], list[tuple[Any, ...]]]


def some_ids(what: str, count: int) -> list[ArticleId]:
    return [article_id(f"https://{what}.example/{number}") for number in range(count)]


@pytest.fixture
def stored(warehouse: Warehouse) -> list[ArticleId]:
    """More articles than are looked up one by one, which nobody asked for yet."""
    ids = some_ids("stored", BY_INDEX + 100)
    warehouse.connection.execute(
        """
        insert into articles by name
        select
            id as article_id, 'gazette' as source_id, 'https://stored.example' as url, 'A title' as title, '' as body,
            false as has_body, [] as authors, 'en' as language, $1::timestamptz as first_seen_at,
            $1::timestamptz as loaded_at, 1 as revision, false as in_scope, 'run-0' as run_id, id as content_hash,
            'test-1' as rule_version
        from (select unnest($2::varchar[]) as id)
        """,
        [NOON, ids],
    )
    return ids


def test_known_articles_are_found_with_what_telling_an_edit_needs(load: Load, warehouse: Warehouse) -> None:
    """Only those held, however often they are asked for."""
    held, bare = an_article("held"), an_article("bare", text="")
    load("run-1", [held, bare])
    for _ in range(3):
        found = warehouse.known([held.article_id, bare.article_id, *some_ids("other", 5)])
        assert set(found) == {held.article_id, bare.article_id}
        assert found[held.article_id].content_hash == held.content_hash
        assert found[held.article_id].first_seen_at == held.first_seen_at
        assert found[held.article_id].source_id == "gazette"
        assert (found[held.article_id].has_body, found[bare.article_id].has_body) == (True, False)
        assert found[held.article_id].revision == 1


@pytest.mark.parametrize("wanted", [1, BY_INDEX, BY_INDEX + 1], ids=["one", "by the index", "by a pass over all"])
def test_every_way_of_looking_up_finds_the_same(warehouse: Warehouse, stored: list[ArticleId], wanted: int) -> None:
    """Few by the index, many by a pass, and the second time from what was remembered."""
    some = stored[::-1][:wanted]
    for _ in range(2):
        found = warehouse.known([*some, *some_ids("new", 100)])
        assert set(found) == set(some)
        assert all(found[key].content_hash == key for key in some)


@pytest.mark.parametrize("wanted", [1, BY_INDEX, BY_INDEX + 1], ids=["one", "by the index", "by a pass over all"])
def test_an_alias_is_known_as_its_article(
    load: Load, warehouse: Warehouse, stored: list[ArticleId], wanted: int
) -> None:
    """Looked up and remembered like any other key, and beside the article's own."""
    some = stored[:wanted]
    others = some_ids("elsewhere", wanted)
    aliases = [an_alias(key, article) for key, article in zip(others, some, strict=True)]
    load("run-1", [], aliases=aliases)
    for _ in range(2):
        found = warehouse.known([*others, *some, *some_ids("new", 100)])
        assert {key: each.article_id for key, each in found.items()} == dict(
            zip([*others, *some], some * 2, strict=True)
        )


def test_an_alias_that_comes_with_its_article_is_known_at_once(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """By the small table alone; and it follows an edit."""
    first, alias = an_article(), some_ids("elsewhere", 1)[0]
    load("run-1", [first], aliases=[an_alias(alias, first.article_id)])
    assert rows("select count(*) from ops.known_lately") == [(2,)]
    assert warehouse.known([alias])[alias].content_hash == first.content_hash
    edit = an_article(title="Withdrawn", revision=2)
    load("run-2", [edit])
    assert warehouse.known([alias])[alias].content_hash == edit.content_hash


def test_an_alias_loaded_again_is_one(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """As after a kill amid the recovery of several runs; and the filter says of itself how many keys it has."""
    first, alias = an_article(), some_ids("elsewhere", 1)[0]
    load("run-1", [first], aliases=[an_alias(alias, first.article_id)])
    load("run-1", [], aliases=[an_alias(alias, first.article_id)])
    assert rows("select count(*) from ops.aliases") == [(1,)]
    assert read_filter(warehouse.connection).keys == 2
    assert set(warehouse.known([alias, first.article_id])) == {alias, first.article_id}


def test_headlines_of_the_past_are_found(load: Load, warehouse: Warehouse) -> None:
    """Of the articles that are held; and the latest is known with the article."""
    load("run-1", [an_article(), an_article("two")])
    load("run-2", [an_article(title="Another", revision=2)])
    key = an_article().article_id
    assert warehouse.titles([key, *some_ids("new", 2)]) == {key: {"China and one", "Another"}}
    assert warehouse.known([key])[key].title == "Another"


def an_alias(key: ArticleId, article: ArticleId) -> Alias:
    return Alias(alias_id=key, article_id=article, url="https://elsewhere.example/", seen_at=NOON)


def test_an_edit_is_known_as_it_is_now(load: Load, warehouse: Warehouse) -> None:
    """What was remembered of the version before is forgotten with it."""
    first = an_article()
    load("run-1", [first])
    warehouse.known([first.article_id])
    edit = an_article(text="", title="Withdrawn", revision=2)
    load("run-2", [edit])
    found = warehouse.known([first.article_id])[first.article_id]
    assert (found.content_hash, found.revision, found.has_body) == (edit.content_hash, 2, False)


def test_what_is_remembered_can_be_lost_at_any_time(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """It is made again from the articles, and holds each once."""
    articles = [an_article(f"n{number}") for number in range(20)]
    load("run-1", articles)
    for table in ("known_lately", "article_filter"):
        warehouse.connection.execute(f"delete from ops.{table}")
        assert len(warehouse.known([article.article_id for article in articles])) == 20
    assert rows("select count(*), count(distinct article_id) from ops.known_lately") == [(20, 20)]


def test_a_load_that_fails_leaves_what_is_known_as_it_was(load: Load, warehouse: Warehouse) -> None:
    """The look-up and the articles are changed in one transaction."""
    twice = an_article("two")
    with pytest.raises(Exception, match=r"(?i)duplicate key"):
        load("run-1", [twice, twice])
    assert warehouse.known([twice.article_id]) == {}
    load("run-2", [twice])
    assert set(warehouse.known([twice.article_id])) == {twice.article_id}


def test_what_nobody_asks_for_any_more_is_not_remembered(load: Load, warehouse: Warehouse, rows: Rows) -> None:
    """So the table stays small; the article is found all the same."""
    old, asked = an_article("old"), an_article("asked")
    load("run-1", [old, asked])
    warehouse.connection.execute("update ops.known_lately set asked_at = now() - interval 8 day")
    warehouse.known([asked.article_id])
    assert rows("select article_id from ops.known_lately") == [(asked.article_id,)]
    assert set(warehouse.known([old.article_id])) == {old.article_id}


def test_nothing_is_looked_up_for_nothing_and_no_key_is_taken_for_sql(warehouse: Warehouse) -> None:
    """Keys are hexadecimal; what is none is refused before it meets the database."""
    assert warehouse.known([]) == {}
    with pytest.raises(ValueError, match="invalid literal"):
        warehouse.known([ArticleId("x' or 'x' = 'x")])


def test_the_filter_never_denies_what_it_holds(warehouse: Warehouse, stored: list[ArticleId]) -> None:
    """Also as stored and read back; of what it does not hold it denies nearly all."""
    held = read_filter(warehouse.connection)
    again = Filter(held.bits, held.keys)
    assert all(again.may_hold(key) for key in stored)
    assert sum(again.may_hold(key) for key in some_ids("new", 5000)) < 5
    assert read_filter(warehouse.connection).keys == len(stored)


def test_a_seen_time_comes_back_to_the_microsecond(load: Load, warehouse: Warehouse) -> None:
    """It is the one that an edit carries on."""
    at = NOON + timedelta(microseconds=123_457)
    article = replace(an_article(), first_seen_at=at)
    load("run-1", [article], finished_at=at)
    assert warehouse.known([article.article_id])[article.article_id].first_seen_at == at


def test_a_new_file_knows_nothing(tmp_path: Path) -> None:
    """The first run of all."""
    with Warehouse(tmp_path / "w.duckdb", spool=tmp_path / "spool") as warehouse:
        assert warehouse.known(some_ids("new", 10)) == {}
