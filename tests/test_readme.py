from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.cli import parser
from flows.settings import load_settings
from warehouse.schema import migrate

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrate(connection)
        yield connection


def test_the_readme_has_five_queries() -> None:
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_a_query_of_the_readme_runs(warehouse: duckdb.DuckDBPyConnection, query: str) -> None:
    """Against the schema as it is."""
    warehouse.execute(query).fetchall()


def test_the_settings_of_the_readme_are_the_defaults(tmp_path: Path) -> None:
    """What a user copies is accepted, and changes nothing but the paths."""
    [block] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "silkwire.toml").write_text(block)
    shown, defaults = load_settings(tmp_path / "silkwire.toml"), load_settings(None)
    assert (shown.fetch, shown.archive, shown.schedule) == (defaults.fetch, defaults.archive, defaults.schedule)
    assert shown.digests == defaults.digests


def test_every_path_the_readme_names_is_there() -> None:
    """In the clone."""
    links = re.findall(r"\]\(([^):]+)\)", README)
    folders = re.findall(r"`((?:catalog|flows|fetch|parsers|newsdesk|warehouse|digests|tests|seeds)/[\w./]*)`", README)
    assert [path for path in (*links, *folders) if not (PROJECT / path).exists()] == []


def test_the_counts_of_the_readme_are_those_of_the_catalogue() -> None:
    """Sources exactly, names at least."""
    sources = (PROJECT / "catalog" / "sources.toml").read_text(encoding="utf-8").count("\n[[source]]")
    names = (PROJECT / "catalog" / "names.toml").read_text(encoding="utf-8").count("\n[[name]]")
    assert f"a catalogue of {sources} sources" in README
    assert names > 700


def test_every_verb_that_the_readme_shows_is_there() -> None:
    """`silkwire VERB` is a verb of the command line."""
    help_text = parser().format_help()
    for verb in set(re.findall(r"silkwire (run|ingest|digest|serve|sql|sources|status|doctor|\w+)\b", README)):
        if f"`silkwire {verb}" in README or f"bin/silkwire {verb}" in README:
            assert f"\n    {verb} " in help_text
