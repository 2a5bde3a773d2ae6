from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsdesk.identity import article_id
from newsdesk.records import Alias, Item, Kept, Location, Original, Rejection, Waiting
from newsdesk.schedule import SourceState
from tests.warehouse.conftest import CATALOGUE, NOON, a_fetch, a_load, a_source, an_article
from warehouse.replay import BEGINNING, Replay, prepare
from warehouse.store import Warehouse

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REPORT = " ".join(f"The {nth} paragraph of one report, carried by several papers." for nth in range(12))

Ingest = Callable[..., None]


@pytest.fixture
def working(tmp_path: Path) -> Path:
    return tmp_path / "working.duckdb"


@pytest.fixture
def ingest(working: Path, tmp_path: Path) -> Iterator[Ingest]:
    """Record a run of a quarter of an hour that began at a time, with its articles."""
    with Warehouse(working, spool=tmp_path / "spool") as warehouse:
        warehouse.write_catalogue([a_source()], CATALOGUE)

        def run(run_id: str, at: datetime, paths: list[str], **changes: Any) -> None:
            articles = changes.pop("articles", [])
            articles += [
                an_article(path, first_seen_at=at + timedelta(minutes=5), published_at=at - HOUR) for path in paths
            ]
            warehouse.begin_run(run_id, "ingest", at)
            new = sum(article.revision == 1 for article in articles)
            counts = {"items_seen": len(articles), "items_new": new, "items_known": len(articles) - new}
            fields = {"finished_at": at + HOUR / 4, "fetches": [a_fetch(run_id, at=at, **counts)]} | changes
            warehouse.load(a_load(run_id, articles, **fields))

        run.warehouse = warehouse  # type: ignore[attr-defined]
        yield run


@pytest.fixture
def prepared(working: Path, ingest: Ingest, tmp_path: Path) -> Callable[[datetime | None], Replay]:
    """Close the working file and make the new one."""

    def made(since: datetime | None) -> Replay:
        ingest.warehouse.__exit__(None, None, None)  # type: ignore[attr-defined]
        return prepare(working, tmp_path / "target.duckdb", since=since, spool=tmp_path / "spool")

    return made


def asked(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        return connection.execute(statement).fetchall()


def titles(path: Path) -> list[str]:
    return [title for (title,) in asked(path, "select title from articles order by first_seen_at, title")]


def run_ids(replay: Replay) -> list[str]:
    return [run.run_id for run in replay.runs]


def three_days(ingest: Ingest) -> None:
    for day in range(3):
        ingest(f"run-{day}", NOON + day * DAY, [f"day {day}"])


def test_what_was_met_since_is_left_out_and_its_runs_are_named(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """With their states and times; everything of the days before is there as it was, the accounts of all days too."""
    three_days(ingest)
    replay = prepared(NOON + DAY)
    assert titles(replay.target) == ["China and day 0"]
    assert [(run.run_id, run.started_at, run.finished_at, run.state) for run in replay.runs] == [
        ("run-1", NOON + DAY, NOON + DAY + HOUR / 4, "completed"),
        ("run-2", NOON + 2 * DAY, NOON + 2 * DAY + HOUR / 4, "completed"),
    ]
    for table in ("revisions", "tags", "mentions"):
        assert asked(replay.target, f"select count(*) from {table}") == [(1,)], table
    for table in ("runs", "fetches"):
        assert asked(replay.target, f"select count(*) from {table}") == [(3,)], table


def test_without_a_date_everything_is_derived_again(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """From the very beginning."""
    three_days(ingest)
    replay = prepared(None)
    assert (titles(replay.target), replay.start) == ([], BEGINNING)
    assert run_ids(replay) == ["run-0", "run-1", "run-2"]


def test_a_replayed_run_gives_the_same_rows(
    working: Path, ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """The run's own rows are filled again; after the swap the new file is the working one, alone."""
    three_days(ingest)
    replay = prepared(NOON + 2 * DAY)
    before = {
        table: asked(working, f"from {table} order by all") for table in ("articles", "revisions", "fetches", "runs")
    }
    article = an_article(
        "day 2", first_seen_at=NOON + 2 * DAY + timedelta(minutes=5), published_at=NOON + 2 * DAY - HOUR
    )
    with Warehouse(replay.target, spool=replay.spool) as warehouse:
        (run,) = replay.runs
        assert run.finished_at is not None
        fetches = warehouse.fetches_of(run.run_id)
        assert [fetch.items_new for fetch in fetches] == [1]
        warehouse.load(a_load(run.run_id, [article], fetches=fetches, state=None, finished_at=run.finished_at))
        assert set(warehouse.known([article.article_id])) == {article.article_id}
    replay.swap()
    assert {table: asked(working, f"from {table} order by all") for table in before} == before
    assert [path.name for path in working.parent.glob("*.duckdb*")] == [working.name]


def test_no_run_lies_on_both_sides(ingest: Ingest, prepared: Callable[[datetime | None], Replay]) -> None:
    """A run that was on its way at the time is derived again whole."""
    three_days(ingest)
    replay = prepared(NOON + DAY + timedelta(minutes=7))
    assert (replay.start, run_ids(replay)) == (NOON + DAY, ["run-1", "run-2"])
    assert titles(replay.target) == ["China and day 0"]


def test_a_killed_run_ends_with_the_one_that_loaded_it(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """What it had met was loaded only then."""
    ingest("run-0", NOON, ["day 0"], state="crashed", finished_at=NOON + DAY)
    ingest("run-1", NOON + DAY, ["day 1"])
    ingest("run-2", NOON + 2 * DAY, ["day 2"])
    assert run_ids(prepared(NOON + 12 * HOUR)) == ["run-0", "run-1", "run-2"]


def test_the_archive_s_horizon_comes_before_the_date_asked_for(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """What it no longer holds cannot be derived again; nor can a run of which it holds only a part."""
    place = Location(file="old.warc.gz", offset=0, length=10)
    body = Original(digest="sha256:A", url="https://gazette.example/feed", captured_at=NOON, location=place)
    early = a_fetch("run-0", at=NOON + timedelta(minutes=2), items_seen=1, items_new=1)
    kept = {early.fetch_id: Kept(location=place, digest="sha256:A", original=body)}
    ingest("run-0", NOON, ["day 0"], fetches=[early], kept=kept)
    for day in (1, 2):
        ingest(f"run-{day}", NOON + day * DAY, [f"day {day}"])
    ingest.warehouse.forget(["old.warc.gz"])  # type: ignore[attr-defined]
    replay = prepared(None)
    assert run_ids(replay) == ["run-1", "run-2"]
    assert replay.start == NOON + HOUR / 4 + timedelta(microseconds=1)
    assert titles(replay.target) == ["China and day 0"]
    assert asked(replay.target, 'select "at" from ops.archive_horizon') == [(NOON + timedelta(minutes=2),)]


def test_an_article_edited_since_is_put_back(ingest: Ingest, prepared: Callable[[datetime | None], Replay]) -> None:
    """To the text of then, without what was said of the later one."""
    first = an_article("one", first_seen_at=NOON, title="China speaks")
    second = an_article("one", first_seen_at=NOON, title="China denies", revision=2, text="")
    third = an_article("one", first_seen_at=NOON, title="China insists", revision=3)
    ingest("run-0", NOON, [], articles=[first])
    ingest("run-1", NOON + DAY, [], articles=[second])
    ingest("run-2", NOON + 2 * DAY, [], articles=[third])
    replay = prepared(NOON + 2 * DAY)
    assert asked(
        replay.target, "select title, standfirst, body, has_body, revision, content_hash, copy_hash from articles"
    ) == [("China denies", None, "", False, 2, second.content_hash, second.copy_hash)]
    assert asked(replay.target, "select revision, title from revisions order by 1") == [
        (1, "China speaks"),
        (2, "China denies"),
    ]
    assert asked(replay.target, "select (select count(*) from tags), (select count(*) from mentions)") == [(0, 0)]


def test_copies_of_what_is_left_out_are_grouped_anew(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """No copy points at an article that is not there, or at a text that is not the same."""
    ingest("run-0", NOON, [], articles=[an_article(name, text=REPORT, first_seen_at=NOON) for name in ("a", "b")])
    early = an_article("early", text=REPORT, first_seen_at=NOON + DAY, published_at=NOON - DAY)
    ingest("run-1", NOON + DAY, [], articles=[early])
    assert asked_copies(ingest) == {"a": "early", "b": "early", "early": None}
    replay = prepared(NOON + DAY)
    copies = dict(asked(replay.target, "select url, copy_of from articles"))
    assert len(copies) == 2
    assert sorted(copies.values(), key=str) == sorted([None, original_of(copies)], key=str)


def asked_copies(ingest: Ingest) -> dict[str, str | None]:
    rows = ingest.warehouse.connection.execute(  # type: ignore[attr-defined]
        "select split_part(c.url, '/', 4), split_part(o.url, '/', 4) "
        "from articles c left join articles o on o.article_id = c.copy_of"
    ).fetchall()
    return dict(rows)


def original_of(copies: dict[str, str | None]) -> str:
    (original,) = (article_id(url) for url, copy_of in copies.items() if copy_of is None)
    return original


def test_rejections_go_with_their_runs_but_for_the_seeds(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """The runs write theirs again; the seeds directory of then is gone."""
    for day in (0, 1):
        run_id, at = f"run-{day}", NOON + day * DAY
        rejections = [
            Rejection(source_id=source, url=None, reason="malformed", detail=run_id, at=at)
            for source in ("gazette", "seeds")
        ]
        fetches = [a_fetch(run_id, source_id=name, items_seen=1, items_rejected=1) for name in ("gazette", "seeds")]
        ingest(run_id, at, [], rejections=rejections, fetches=fetches)
    replay = prepared(NOON + DAY)
    assert asked(replay.target, "select source_id, detail from rejections order by all") == [
        ("gazette", "run-0"),
        ("seeds", "run-0"),
        ("seeds", "run-1"),
    ]


@pytest.mark.parametrize("archived", [False, True])
def test_seeds_that_were_never_archived_stay(
    ingest: Ingest, prepared: Callable[[datetime | None], Replay], *, archived: bool
) -> None:
    """Nothing could give them again."""
    place = Location(file="one.warc.gz", offset=0, length=10)
    body = Original(digest="sha256:A", url="seed:one", captured_at=NOON, location=place)
    seed = an_article("one", source_id="seeds", first_seen_at=NOON + timedelta(minutes=1))
    fetch = a_fetch("run-0", source_id="seeds", role="seed", url="seed:one", items_seen=1, items_new=1)
    kept = {fetch.fetch_id: Kept(location=place, digest="sha256:A", original=body)} if archived else {}
    ingest("run-0", NOON, [], articles=[seed], fetches=[fetch], kept=kept)
    assert titles(prepared(None).target) == ([] if archived else ["China and one"])


def test_what_the_next_run_needs_is_kept(ingest: Ingest, prepared: Callable[[datetime | None], Replay]) -> None:
    """States, pauses, marks and places; of the queue what waited already then."""

    def waiting(path: str, seen_at: datetime) -> Waiting:
        url = f"https://gazette.example/{path}"
        item = Item(source_id="gazette", url=url, title=path, standfirst=None, body="")
        return Waiting(article_id=article_id(url), item=item, seen_at=seen_at, attempts=1, not_before=NOON + 3 * DAY)

    place = Location(file="one.warc.gz", offset=0, length=10)
    body = Original(digest="sha256:A", url="https://gazette.example/feed", captured_at=NOON, location=place)
    state = SourceState(source_id="gazette", etag='"x"', items=7)
    before, after = waiting("before", NOON), waiting("after", NOON + DAY)
    ingest(
        "run-0",
        NOON,
        ["day 0"],
        source_states=[state],
        archive_marks={"one.warc.gz": 10},
        kept={"run-0-gazette": Kept(location=place, digest="sha256:A", original=body)},
        waiting=[before],
        host_pauses={"a:443": NOON},
    )
    ingest("run-1", NOON + DAY, [], waiting=[after])
    replay = prepared(NOON + DAY)
    with Warehouse(replay.target, spool=replay.spool) as warehouse:
        assert warehouse.source_states() == {"gazette": state}
        assert warehouse.archive_marks() == {"one.warc.gz": 10}
        assert warehouse.originals() == [body]
        assert warehouse.host_pauses() == {"a:443": NOON}
        assert warehouse.due_waiting(NOON + 9 * DAY, 10) == [before]
        assert set(warehouse.stored_sources()) == {"gazette"}


def test_the_old_file_is_not_touched_before_the_swap(
    working: Path, ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """However far a replay got; and what an earlier one left is no hindrance."""
    three_days(ingest)
    replay = prepared(None)
    replay.target.with_name("target.duckdb.wal").write_bytes(b"torn")
    assert len(titles(working)) == 3
    again = prepare(working, replay.target, since=NOON + 2 * DAY, spool=replay.spool)
    assert len(titles(again.target)) == 2
    assert len(titles(working)) == 3


def killed_writer(path: Path) -> None:
    """A process that writes, and leaves a log behind."""
    code = (
        f"import duckdb, os; c = duckdb.connect({str(path)!r}); "
        "c.execute(\"update runs set error = concat(error, 'logged ') where run_id = 'run-0'\"); os._exit(9)"
    )
    finished = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert finished.returncode == 9, finished.stderr
    assert path.with_name(f"{path.name}.wal").exists()


def test_a_log_beside_the_old_file_is_part_of_it(
    working: Path, ingest: Ingest, prepared: Callable[[datetime | None], Replay]
) -> None:
    """A killed writer leaves one; after the swap there is none that would be taken for the new file's."""
    three_days(ingest)
    ingest.warehouse.__exit__(None, None, None)  # type: ignore[attr-defined]
    killed_writer(working)
    replay = prepared(NOON + DAY)
    assert asked(replay.target, "select error from runs where run_id = 'run-0'") == [("logged ",)]
    killed_writer(working)
    replay.swap()
    assert titles(working) == ["China and day 0"]
    assert sorted(path.name for path in working.parent.glob("*.duckdb*")) == ["working.duckdb"]


def test_digests_point_at_their_articles_under_todays_keys(
    working: Path, ingest: Ingest, prepared: Callable[[datetime | None], Replay], tmp_path: Path
) -> None:
    """An article of a former version is derived under today's key, or under that which its page gives it."""
    ingest("run-0", NOON, ["kept"])
    ingest("run-1", NOON + DAY, ["former", "moved"])
    keys = {name: an_article(name).article_id for name in ("kept", "former", "moved", "elsewhere")}
    connection = ingest.warehouse.connection  # type: ignore[attr-defined]
    for number, name in enumerate(("kept", "former", "moved")):
        old, url = f"{number:016}", f"https://gazette.example/{name}"
        for table in ("articles", "revisions", "tags", "mentions"):
            connection.execute(f"update {table} set article_id = $1 where article_id = $2", [old, keys[name]])
        connection.execute("insert into ops.aliases values ($1, $2, $3, $4)", [keys[name], old, url, NOON])
        connection.execute(
            """
            insert into digest_items (digest_id, position, section, article_id, reason) values ('d', $1, 's', $2, 'r')
            """,
            [number, old],
        )
    replay = prepared(NOON + DAY)
    again = an_article("elsewhere", first_seen_at=NOON + DAY, copy_hash=None)
    alias = Alias(alias_id=keys["moved"], article_id=keys["elsewhere"], url="https://x.example", seen_at=NOON + DAY)
    with Warehouse(replay.target, spool=tmp_path / "spool") as warehouse:
        former = an_article("former", first_seen_at=NOON + DAY)
        warehouse.load(a_load("run-1", [former, again], state=None, aliases=[alias]))
    replay.swap()
    shown = asked(working, "select article_id from digest_items order by position")
    assert shown == [(f"{0:016}",), (keys["former"],), (keys["elsewhere"],)]
