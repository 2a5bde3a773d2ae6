from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from newsdesk.errors import UsageError, WarehouseError
from tests.warehouse.conftest import an_article
from warehouse.sql import as_text, query, write_csv, write_json, write_parquet
from warehouse.store import Warehouse


@pytest.fixture
def published(warehouse: Warehouse, load: Callable[..., None], tmp_path: Path) -> Path:
    load("run-1", [an_article("one", title='China, "quoted"')])
    warehouse.publish(tmp_path / "silkwire.duckdb")
    return tmp_path / "silkwire.duckdb"


def test_times_come_in_utc(published: Path) -> None:
    """Whatever zone the machine is in."""
    with query(published, "select published_at from articles") as result:
        assert [as_text(value) for (value,) in result] == ["2026-11-23 11:00:00+00:00"]


def test_csv_is_read_back_by_a_reader_of_csv(published: Path) -> None:
    """Quotes, lists and nulls included."""
    out = io.StringIO()
    with query(published, "select title, authors, standfirst, in_scope from articles") as result:
        write_csv(result.columns, iter(result), out)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [
        ["title", "authors", "standfirst", "in_scope"],
        ['China, "quoted"', '["A. Writer"]', "", "true"],
    ]


@pytest.mark.parametrize("condition", ["true", "false"])
def test_json_is_one_document(published: Path, condition: str) -> None:
    """Also of no rows."""
    out = io.BytesIO()
    with query(published, f"select title, authors from articles where {condition}") as result:
        write_json(result.dicts(), out)
    expected = [{"title": 'China, "quoted"', "authors": ["A. Writer"]}] if condition == "true" else []
    assert json.loads(out.getvalue()) == expected


def test_a_long_query_shows_no_progress_among_its_rows(published: Path) -> None:
    """DuckDB would print it on standard output."""
    with query(published, "select current_setting('enable_progress_bar')") as result:
        assert list(result) == [(False,)]


def test_parquet_is_read_back(published: Path, tmp_path: Path) -> None:
    """With its types."""
    write_parquet(published, "select title, published_at from articles", tmp_path / "out.parquet")
    types = duckdb.sql(f"describe from '{tmp_path / 'out.parquet'}'").fetchall()
    assert [row[1] for row in types] == ["VARCHAR", "TIMESTAMP WITH TIME ZONE"]


@pytest.mark.parametrize(
    "statement", ["select nonsense from articles", "selec 1", "delete from articles", "drop table articles"]
)
def test_a_wrong_query_is_the_user_s_error(published: Path, statement: str) -> None:
    """And nothing can be written."""
    with pytest.raises(UsageError, match="the query is wrong"), query(published, statement) as result:
        list(result)


def test_without_a_warehouse_the_error_says_how_to_make_one(tmp_path: Path) -> None:
    """The first thing a newcomer may type."""
    with pytest.raises(WarehouseError, match="silkwire run"), query(tmp_path / "none.duckdb", "select 1"):
        pass
