from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main, parser
from tests.flows.conftest import Answer, Desk, Site, a_closed_port, a_feed

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(at_desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Call silkwire as from a shell: its status, what it printed, what it complained of."""

    def called(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*at_desk.options, *arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(errors="replace"), err.decode()

    return called


def test_the_help_names_every_verb_and_status() -> None:
    """`silkwire --help` is a good page."""
    text = parser().format_help()
    for word in (
        "run",
        "ingest",
        "digest",
        "serve",
        "sql",
        "sources",
        "read",
        "ledger",
        "calendar",
        "status",
        "doctor",
        "--home",
        "every source failed",
    ):
        assert word in text


def test_a_cycle_ends_with_where_things_are(call: Call, at_desk: Desk) -> None:
    """Status 0; the warehouse, the digest and what came in."""
    status, out, err = call("run")
    assert (status, err) == (0, "")
    assert "1 new, 0 known, 0 rejected of 1 seen" in out
    assert str(at_desk.home / "silkwire.duckdb") in out
    assert (at_desk.home / "digests" / "latest.html").exists()
    assert {path.suffix for path in (at_desk.home / "digests").glob("latest.*")} == {".html", ".md", ".txt", ".json"}


def test_quiet_says_nothing(call: Call) -> None:
    """Only results and errors."""
    assert call("--quiet", "run") == (0, "", "")


def test_when_every_source_fails_the_status_is_3_and_the_seeds_are_in(call: Call, at_desk: Desk) -> None:
    """A line a source, and the rest of the cycle as ever."""
    at_desk.sources(*({"id": f"dead-{n}", "url": f"http://127.0.0.1:{a_closed_port()}/feed/{n}"} for n in (7, 9)))
    status, out, err = call("run")
    assert status == 3
    assert sorted(line.split(":")[0] for line in err.splitlines()) == ["dead-7", "dead-9"]
    assert "0 of 2 answered" in out
    assert at_desk.query("select url from articles") == [("seed:port",)]
    assert at_desk.query("select count(*) from digest_items") == [(1,)]


def test_one_source_that_answers_makes_a_good_run(call: Call, at_desk: Desk, site: Site) -> None:
    """Single failures are status 0."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 2))
    at_desk.sources(
        {"id": "good", "url": f"{site.url}/a.xml"}, {"id": "dead", "url": f"http://127.0.0.1:{a_closed_port()}/feed"}
    )
    status, out, err = call("ingest")
    assert status == 0
    assert "1 of 2 answered" in out
    assert err.startswith("dead: ")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("silkwire.toml", "[fetch]\ntimeout = '5s'\nretries = 3\n", "silkwire.toml:3: unknown key `retries`"),
        ("silkwire.toml", "[fetch\n", "silkwire.toml:1: not valid TOML"),
        ("sources.toml", "\n[[source]]\nid = 'x'\nurl = 'ftp://x'\n", "sources.toml:2: `name` is missing"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_before_anything_runs(
    call: Call, at_desk: Desk, file: str, text: str, said: str
) -> None:
    """Status 2, one line, nothing on disk."""
    (at_desk.root / file).write_text(text)
    status, out, err = call("run")
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not at_desk.home.exists()


def test_a_missing_settings_file_is_the_user_s_error(call: Call, at_desk: Desk) -> None:
    """It was named, so it must be there."""
    at_desk.config.unlink()
    status, _, err = call("run")
    assert status == 2
    assert "there is no settings file" in err


@pytest.mark.parametrize("arguments", [["fly"], ["run", "--nonsense"], [], ["sql"], ["sources", "paint"]])
def test_a_wrong_command_line_is_status_2(call: Call, arguments: list[str]) -> None:
    """And says how it is used."""
    status, _, err = call(*arguments)
    assert status == 2
    assert "usage: silkwire" in err


def test_queries_come_as_table_csv_and_json(call: Call) -> None:
    """The same rows, for a person and for programs."""
    call("run")
    query = "select title, published_at, language from articles"
    assert "China and Kazakhstan open a dry port" in call("sql", query)[1]
    rows = list(csv.DictReader(io.StringIO(call("sql", query, "--format", "csv")[1])))
    assert rows[0]["language"] == "en"
    assert json.loads(call("sql", query, "--format", "json")[1])[0]["published_at"].startswith("2026-11-20T00:00:00")
    assert call("sql", query, "--format", "parquet")[1].startswith("PAR1")


def test_a_wrong_query_is_said_without_a_traceback(call: Call) -> None:
    """Status 2; before the first run status 1, and what to do."""
    status, _, err = call("sql", "select 1")
    assert status == 1
    assert "silkwire run" in err
    call("run")
    status, _, err = call("sql", "select nothing from nowhere")
    assert status == 2
    assert "nowhere" in err
    assert "Traceback" not in err


def test_awkward_queries_are_answered_or_refused(call: Call) -> None:
    """Nothing at all, a number beyond 64 bits, a column named twice."""
    call("run")
    for nothing in ("", ";"):
        status, _, err = call("sql", nothing)
        assert (status, "Traceback" in err) == (2, False)
    rows = json.loads(call("sql", "select 170141183460469231731687303715884105727 as a, 2 as a", "--format", "json")[1])
    assert rows == [{"a": "170141183460469231731687303715884105727", "a_1": 2}]


def test_a_digest_of_something_unknown_is_refused(call: Call, at_desk: Desk) -> None:
    """A slip in the settings must not make an empty digest."""
    text = at_desk.config.read_text()
    for line in ('topics = ["conectivity"]', 'countries = ["Kazakhstan"]', 'languages = ["english"]'):
        at_desk.config.write_text(f"{text}[digest.daily]\n{line}\n")
        assert call("run")[0] == 2
    at_desk.config.write_text(f'{text}[digest.daily]\ntopics = ["connectivity", "topic/trade"]\ncountries = ["KZ"]\n')
    assert call("run")[0] == 0
    assert call("digest", "--to", "9999-12-31")[0] == 2


def test_the_status_tells_runs_and_failures(call: Call, at_desk: Desk) -> None:
    """As lines, and as one JSON document."""
    at_desk.sources({"id": "dead", "url": f"http://127.0.0.1:{a_closed_port()}/feed"})
    call("run")
    status, out, _ = call("status")
    assert status == 0
    assert "Sources: 1 failing" in out
    assert "dead" in out
    state = json.loads(call("status", "--json")[1])
    assert [run["flow"] for run in state["runs"]] == ["digest", "ingest"]
    assert state["troubled"][0]["source_id"] == "dead"


def test_the_doctor_says_what_to_mend(call: Call, at_desk: Desk) -> None:
    """All is well at first; then a seed and the catalogue are broken."""
    status, out, err = call("doctor")
    assert (status, err) == (0, "all is well\n")
    assert "topics" in out
    (at_desk.root / "seeds" / "bad.txt").write_text("nonsense")
    status, out, _ = call("doctor")
    assert status == 1
    assert "bad.txt:1" in out
    (at_desk.root / "sources.toml").write_text("[[source]]\n")
    status, out, _ = call("doctor")
    assert status == 2
    assert "sources.toml:1" in out


def test_an_unforeseen_failure_is_a_line_and_a_traceback_only_when_asked(call: Call, at_desk: Desk) -> None:
    """Here the working warehouse is no database."""
    (at_desk.home / "state").mkdir(parents=True)
    (at_desk.home / "state" / "warehouse.duckdb").write_text("no database at all" * 100)
    status, _, err = call("ingest")
    assert status == 1
    assert err.startswith("silkwire: cannot open ")
    assert "Traceback" not in err
    assert "Traceback" in call("--verbose", "ingest")[2]


def test_silkwire_brings_its_own_prefect_server_and_takes_it_away(desk: Desk) -> None:
    """As a newcomer calls it: a process of its own, no server named, status 0, and nothing left behind."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "SILKWIRE_"))}
    command = [str(Path(sys.executable).parent / "silkwire"), *desk.options, "run"]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert desk.query("select flow, state from runs order by started_at") == [
        ("ingest", "completed"),
        ("digest", "completed"),
    ]
    lingering = subprocess.run(["pgrep", "-f", str(desk.home)], capture_output=True, check=False)
    assert lingering.stdout == b""
