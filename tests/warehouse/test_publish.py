from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.conftest import an_article
from warehouse.store import Warehouse

Load = Callable[..., None]


def count(path: Path) -> Any:
    """Articles, as another process sees them."""
    code = (
        f"import duckdb; print(len(duckdb.connect({str(path)!r}, read_only=True).execute('from articles').fetchall()))"
    )
    return int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def test_another_process_reads_what_is_published_while_the_writer_writes(
    warehouse: Warehouse, load: Load, tmp_path: Path
) -> None:
    """The working file is never the public one, so that no reader meets a writer."""
    public = tmp_path / "silkwire.duckdb"
    load("run-1", [an_article("one")])
    warehouse.publish(public)
    warehouse.connection.execute("begin")
    warehouse.connection.execute("update articles set title = 'half done'")
    assert count(public) == 1
    warehouse.connection.execute("rollback")


def test_a_reader_keeps_the_version_it_opened(warehouse: Warehouse, load: Load, tmp_path: Path) -> None:
    """It blocks nothing, and sees a consistent older version for as long as it likes."""
    public = tmp_path / "silkwire.duckdb"
    load("run-1", [an_article("one")])
    warehouse.publish(public)
    reader = duckdb.connect(str(public), read_only=True)
    load("run-2", [an_article("two")])
    warehouse.publish(public)
    assert reader.execute("select count(*) from articles").fetchone() == (1,)
    reader.close()
    assert count(public) == 2


def test_the_published_copy_has_views_macros_and_comments(warehouse: Warehouse, load: Load, tmp_path: Path) -> None:
    """It is the whole warehouse, not only its rows."""
    public = tmp_path / "silkwire.duckdb"
    load("run-1", [an_article("one")])
    warehouse.publish(public)
    with duckdb.connect(str(public), read_only=True) as reader:
        assert reader.execute("select count(*) from articles_as_of('2030-01-01')").fetchone() == (1,)
        assert reader.execute("select balances from coverage").fetchall() == [(True,)]
        comment = reader.execute("select comment from duckdb_tables() where table_name = 'articles'").fetchone()
        assert comment is not None
        assert comment[0]


def test_the_log_of_a_program_that_wrote_to_the_old_file_does_no_harm(
    warehouse: Warehouse, load: Load, tmp_path: Path
) -> None:
    """A user who opened the public file for writing, and was killed, leaves a log beside it."""
    public = tmp_path / "silkwire.duckdb"
    load("run-1", [an_article("one")])
    warehouse.publish(public)
    code = (
        f"import duckdb, os; c = duckdb.connect({str(public)!r}); c.execute('create table mine (i int)'); "
        "c.execute('insert into mine values (1)'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert public.with_name("silkwire.duckdb.wal").exists()
    load("run-2", [an_article("two")])
    warehouse.publish(public)
    assert count(public) == 2


def test_what_a_kill_left_of_a_publication_is_no_hindrance(warehouse: Warehouse, load: Load, tmp_path: Path) -> None:
    """A part file is overwritten, and is gone afterwards."""
    public = tmp_path / "silkwire.duckdb"
    (tmp_path / "silkwire.duckdb.publishing").write_bytes(b"half a file")
    load("run-1", [an_article("one")])
    warehouse.publish(public)
    assert count(public) == 1
    assert [path.name for path in tmp_path.glob("silkwire.duckdb*")] == ["silkwire.duckdb"]
