from __future__ import annotations

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from newsdesk.errors import WarehouseError
from newsdesk.identity import article_id
from warehouse.dictionary import dictionary
from warehouse.schema import MIGRATIONS, VIEWS, migrate

# What users rely on: every table and view, with at least these columns.
PUBLIC = {
    "articles": "article_id source_id url title standfirst body authors language published_at published_precision "
    "published_basis first_seen_at revision in_scope story_id copy_of copy_kind copy_similarity wire",
    "revisions": "article_id revision seen_at title body content_hash",
    "tags": "article_id tag kind mentions score",
    "mentions": "article_id tag field start_char end_char matched_text rule_version",
    "changes": "article_id revision position kind field before before_start before_end after after_start after_end "
    "substantial rule_version",
    "visits": "fetch_id article_id run_id round visited_at finding misses http_status detail revision title standfirst",
    "deletions": "article_id last_seen_at first_missed_at confirmed_at last_missed_at misses http_status returned_at",
    "tag_catalog": "tag kind label definition",
    "stories": "story_id headline article_count source_count languages first_article_id first_published_at "
    "last_published_at",
    "commitments": "commitment_id article_id actor beneficiaries stage what quantity unit currency due_from due_to "
    "due_text field start_char end_char sentence ledger_id",
    "events": "event_id article_id kind name starts_on ends_on date_precision place country status field start_char "
    "end_char sentence calendar_id",
    "figures": "figure_id article_id quantity unit currency as_of about field start_char end_char sentence",
    "sources": "id name url kind country language ownership full_text timezone every family",
    "agencies": "name country family",
    "fetches": "fetch_id run_id source_id url started_at finished_at outcome http_status bytes items_seen items_new "
    "items_known items_rejected suspected_gap failure error",
    "rejections": "run_id source_id url reason detail at",
    "runs": "run_id flow started_at finished_at state items_seen items_new items_known items_rejected",
    "captures": "fetch_id run_id source_id role url captured_at digest record file offset length original_file "
    "original_offset",
    "digests": "digest_id name period_from period_to created_at",
    "digest_items": "digest_id position section story_id article_id reason",
    "source_health": "source_id health failure next_due_at interval_seconds late moved_to validators_lie "
    "gaps_last_week last_gap_at usual_gap silent_since items_last_day usual_per_day volume",
    "coverage": "run_id source_id items_seen items_new items_known items_rejected",
    "daily_topics": "day tag articles",
    "dyads": "dyad article_id",
    "ledger": "ledger_id actor beneficiaries object what quantity unit currency due_from due_to stage first_heard_at "
    "last_heard_at articles sources languages first_article_id",
    "ledger_history": "ledger_id heard_at stage due_to quantity article_id source_id",
    "ledger_candidates": "ledger_id other_id likeness reason",
    "ledger_merges": "ledger_id merged_into",
    "open_commitments": "ledger_id actor beneficiaries stage what quantity unit currency due_from due_to due_text "
    "overdue due_state first_heard_at last_heard_at articles sources article_id source_id url sentence",
    "happenings": "calendar_id kind name starts_on ends_on date_precision status articles sources languages",
    "calendar_candidates": "calendar_id other_id likeness reason",
    "calendar_merges": "calendar_id merged_into",
    "upcoming_events": "calendar_id kind name starts_on ends_on date_precision place country status article_id "
    "source_id url sentence",
    "first_reports": "story_id article_id source_id earliest latest told_by is_certain rivals",
    "framing": "story_id carried_by_ownership carried_by_country not_carried_by_ownership not_carried_by_country "
    "carried_by_language not_carried_by_language carried_by_family witness_count silent_sources unheard_sources",
    "spread": "story_id position source_id article_id published_at first_seen_at lag language country ownership family "
    "is_copy wire voice is_witness",
    "story_witnesses": "story_id voice article_id source_id",
    "article_voices": "story_id article_id voice",
    "article_moments": "article_id earliest latest told_by",
    "conflicting_figures": "about",
}


@pytest.fixture
def database(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(tmp_path / "one.duckdb"))


def some_migrations(directory: Path, *texts: str) -> Path:
    directory.mkdir(exist_ok=True)
    for number, text in enumerate(texts, start=1):
        (directory / f"{number:04}_step.sql").write_text(text)
    return directory


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_table_has_its_columns(database: duckdb.DuckDBPyConnection, name: str) -> None:
    """Names and meanings are fixed; more columns are welcome."""
    migrate(database)
    columns = {row[0] for row in database.execute(f"select column_name from (describe {name})").fetchall()}
    assert set(PUBLIC[name].split()) <= columns


def test_every_table_view_and_column_carries_a_comment(database: duckdb.DuckDBPyConnection) -> None:
    """The data dictionary is generated from the comments."""
    migrate(database)
    uncommented = database.execute(
        """
        select table_name from duckdb_tables() where comment is null
        union all select view_name from duckdb_views() where not internal and comment is null
        union all select table_name || '.' || column_name from duckdb_columns() where not internal and comment is null
        """
    ).fetchall()
    assert uncommented == []


def test_articles_can_be_read_as_of_a_time(database: duckdb.DuckDBPyConnection) -> None:
    """The macro exists and is empty in an empty warehouse."""
    migrate(database)
    assert database.execute("from articles_as_of(now())").fetchall() == []


def test_a_migration_is_applied_once(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """A second start applies nothing; a new file is applied alone."""
    directory = some_migrations(tmp_path / "m", "create table a (i int)")
    assert migrate(database, migrations=directory, views=tmp_path) == ["0001_step.sql"]
    assert migrate(database, migrations=directory, views=tmp_path) == []
    some_migrations(directory, "create table a (i int)", "insert into a values (7)")
    assert migrate(database, migrations=directory, views=tmp_path) == ["0002_step.sql"]
    assert database.execute("from a").fetchall() == [(7,)]


def test_an_edited_migration_is_refused(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """What was applied is history."""
    migrate(database, migrations=some_migrations(tmp_path / "m", "create table a (i int)"), views=tmp_path)
    edited = some_migrations(tmp_path / "m", "create table a (i bigint)")
    with pytest.raises(WarehouseError, match=r"0001_step\.sql was edited"):
        migrate(database, migrations=edited, views=tmp_path)


def test_a_missing_migration_is_refused(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """A warehouse of a newer silkwire, or a file that was lost."""
    directory = some_migrations(tmp_path / "m", "create table a (i int)", "create table b (i int)")
    migrate(database, migrations=directory, views=tmp_path)
    (directory / "0002_step.sql").unlink()
    with pytest.raises(WarehouseError, match=r"0002_step\.sql, which is missing"):
        migrate(database, migrations=directory, views=tmp_path)


def test_a_gap_in_the_numbers_is_refused(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Migrations are numbered 1, 2, 3."""
    directory = some_migrations(tmp_path / "m", "create table a (i int)", "create table b (i int)")
    (directory / "0001_step.sql").unlink()
    with pytest.raises(WarehouseError, match="not numbered"):
        migrate(database, migrations=directory, views=tmp_path)


def test_a_failing_migration_is_rolled_back_whole(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """The next start, with the mended file, begins where it was."""
    broken = some_migrations(tmp_path / "m", "create table a (i int)", "create table b (i int); select nonsense")
    with pytest.raises(WarehouseError, match=r"0002_step\.sql failed"):
        migrate(database, migrations=broken, views=tmp_path)
    assert database.execute("select count(*) from duckdb_tables() where table_name = 'b'").fetchone() == (0,)
    mended = some_migrations(tmp_path / "m", "create table a (i int)", "create table b (i int)")
    assert migrate(database, migrations=mended, views=tmp_path) == ["0002_step.sql"]


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_view_is_what_its_file_is_called(path: Path) -> None:
    """Path and name are one, and the header says the grain."""
    text = path.read_text()
    assert text.startswith("-- grain: ")
    assert f" {path.stem} as" in text or f" {path.stem}(" in text


def test_the_migrations_end_with_a_line_break() -> None:
    """Their checksums are of the text as editors keep it."""
    assert all(path.read_text().endswith(";\n") for path in MIGRATIONS.glob("*.sql"))


def test_the_data_dictionary_is_that_of_the_schema(project: Path) -> None:
    """`make dictionary` was run after the last change of a comment."""
    assert (project / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == dictionary()


def test_an_older_warehouse_is_migrated_with_its_rows_and_survives_a_kill(tmp_path: Path) -> None:
    """The log of a process that migrated, wrote and was killed can be replayed."""
    path, earlier = tmp_path / "old.duckdb", tmp_path / "m"
    earlier.mkdir()
    for migration in sorted(MIGRATIONS.glob("000[123]_*.sql")):
        (earlier / migration.name).write_text(migration.read_text())
    with duckdb.connect(str(path)) as connection:
        migrate(connection, migrations=earlier, views=tmp_path)
        connection.execute(
            "insert into articles by name select 'a' || i as article_id, 's' as source_id, 'u' || i as url, "
            "'t' as title, case i when 0 then '' else 'text' end as body, [] as authors, 'en' as language, "
            "now() as first_seen_at, now() as loaded_at, 1 as revision, false as in_scope, "
            "'r' as run_id, 'h' as content_hash, 'v' as rule_version from range(3) r(i)"
        )
        connection.execute("insert into ops.source_state (source_id, failures) values ('s', 3)")
    code = (
        f"import duckdb, os; from warehouse.schema import migrate; c = duckdb.connect({str(path)!r}); migrate(c); "
        "c.execute(\"insert or replace into ops.source_state by name select 't' as source_id, 7 as items\"); "
        "c.execute(\"update ops.source_state set failure = 'missing' where source_id = 's'\"); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert path.with_name("old.duckdb.wal").exists()
    with duckdb.connect(str(path)) as connection:
        assert migrate(connection) == []
        assert connection.execute("select url, has_body from articles order by 1").fetchall() == [
            ("u0", False),
            ("u1", True),
            ("u2", True),
        ]
        assert connection.execute(
            "select source_id, failures, failure, items, validators_lie from ops.source_state order by 1"
        ).fetchall() == [("s", 3, "missing", 0, False), ("t", 0, None, 7, False)]


def _former_key(url: str) -> str:
    return sha256(f"old {url}".encode()).hexdigest()[:16]


def test_articles_of_a_former_version_are_known_by_todays_keys(tmp_path: Path) -> None:
    """They keep their own. Of twins one is known, that with a text; what waits gets today's address and key, once."""
    earlier = tmp_path / "m"
    earlier.mkdir()
    for migration in sorted(MIGRATIONS.glob("000[1234]_*.sql")):
        (earlier / migration.name).write_text(migration.read_text())
    urls = ["http://a.kz/n/1", "https://www.a.kz/n/1/", "seed:one", "https://a.kz/feed#guid%2F7", "no address"]
    waits = ["https://www.google.com/url?url=https://a.kz/n/2", "http://a.kz/n/2/", "https://a.kz/n/3"]
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        migrate(connection, migrations=earlier, views=tmp_path)
        connection.executemany(
            "insert into articles by name select $1 as article_id, 's' as source_id, $2 as url, 't' as title, "
            "if($2 like '%www%', 'text', '') as body, body <> '' as has_body, [] as authors, 'en' as language, "
            "now() as first_seen_at, now() as loaded_at, 1 as revision, false as in_scope, 'r' as run_id, "
            "'h' as content_hash, 'v' as rule_version",
            [(_former_key(url), url) for url in urls],
        )
        connection.execute("update articles set article_id = $1 where url = 'seed:one'", [article_id("seed:one")])
        connection.executemany(
            "insert into ops.queue by name select sha256('old ' || $1)[:16] as article_id, 's' as source_id, "
            'concat(\'{"source_id":"s","url":"\', $1, \'","title":"\\"url\\":"}\') as item, '
            "$2::timestamptz as seen_at, 0 as attempts, $2::timestamptz as not_before",
            [(url, f"2026-11-2{number}") for number, url in enumerate(waits)],
        )
        assert migrate(connection)[0] == "0005_aliases.sql"
        assert connection.execute("select count(*) from articles").fetchone() == (5,)
        known = dict(connection.execute("select article_id, alias_id from ops.aliases").fetchall())
        assert known == {
            _former_key("https://www.a.kz/n/1/"): article_id("https://a.kz/n/1"),
            _former_key("https://a.kz/feed#guid%2F7"): article_id("https://a.kz/feed#guid%2F7"),
            _former_key("no address"): article_id("no address"),
        }
        queue = "select article_id, json_extract_string(item, '$.url') from ops.queue order by seen_at"
        assert connection.execute(queue).fetchall() == [
            (article_id("https://a.kz/n/2"), "https://a.kz/n/2"),
            (article_id("https://a.kz/n/3"), "https://a.kz/n/3"),
        ]
        assert connection.execute("select count(*) from duckdb_tables() where temporary").fetchone() == (0,)


def test_articles_of_the_last_week_are_looked_at_again_after_a_migration(
    tmp_path: Path, database: duckdb.DuckDBPyConnection
) -> None:
    """Those in scope, with a text from a page; as if they had been read when they were loaded."""
    for file in sorted(MIGRATIONS.glob("000[1-6]_*.sql")):
        shutil.copy(file, tmp_path / file.name)
    nothing = tmp_path / "views"
    migrate(database, migrations=tmp_path, views=nothing)
    database.execute(
        "insert into sources by name select 's' as id, 's' as name, 'u' as url, 'feed' as kind, true as full_text, "
        "true as enabled, false as ignore_validators"
    )
    for key, age, in_scope in (("a", 2, True), ("b", 300, True), ("c", 2, False), ("d", 0, True)):
        database.execute(
            "insert into articles by name select $1 as article_id, 's' as source_id, 'https://e.test/' || $1 as url, "
            "'t' as title, 'b' as body, [] as authors, 'en' as language, now() - to_hours($2) as first_seen_at, "
            "now() as loaded_at, 1 as revision, $3 as in_scope, 'r' as run_id, 'h' as content_hash, "
            "'v' as rule_version, true as has_body",
            [key, age, in_scope],
        )
    migrate(database)
    assert database.execute("select article_id, round, misses from ops.revisits order by 1").fetchall() == [
        ("a", 2, 0),
        ("d", 1, 0),
    ]
