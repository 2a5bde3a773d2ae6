from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

from flows.home import Home
from newsdesk.errors import SilkwireError

HOLDER = """
import sys, time
from pathlib import Path
from flows.home import Home

with Home(Path(sys.argv[1])).writer(wait=0):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def home(tmp_path):
    prepared = Home(tmp_path / "data")
    prepared.prepare()
    return prepared


@contextmanager
def another_process(home, project, *, holding):
    """A process that has the writer's lock, for so many seconds at most."""
    command = [sys.executable, "-c", HOLDER, str(home.root), str(holding)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_things_are_where_users_are_told(tmp_path):
    """The warehouse and the digests in the open, all else under state/."""
    home = Home(tmp_path / "data")
    assert home.published == tmp_path / "data" / "silkwire.duckdb"
    assert home.digests == tmp_path / "data" / "digests"
    assert home.state == tmp_path / "data" / "state"
    private = (home.working, home.spool, home.archive, home.prefect)
    assert all(path.is_relative_to(home.state) for path in private)
    assert len(set(private)) == len(private)


def test_a_home_is_made_with_its_directories_and_made_again_without_harm(tmp_path):
    home = Home(tmp_path / "some" / "where")
    home.prepare()
    (home.digests / "latest.md").write_text("kept")
    home.prepare()
    assert all(path.is_dir() for path in (home.digests, home.state, home.spool, home.archive, home.prefect))
    assert (home.digests / "latest.md").read_text() == "kept"


def test_a_home_that_cannot_be_made_is_told_in_a_line(tmp_path):
    """A file stands where a directory belongs."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(SilkwireError, match=r"cannot make .*data") as refused:
        Home(tmp_path / "data").prepare()
    assert "\n" not in str(refused.value)


def test_a_second_writer_is_refused_after_its_wait_and_told_who_writes(home, project):
    """It waits as long as it was told to, and no more."""
    with another_process(home, project, holding=60) as process:
        started = time.monotonic()
        with pytest.raises(SilkwireError, match=f"process {process.pid}") as refused, home.writer(wait=0.5):
            pytest.fail("two writers at once")
        assert 0.5 <= time.monotonic() - started < 5
        assert "another run is writing" in str(refused.value)


def test_a_writer_that_is_killed_leaves_no_lock_behind(home, project):
    """`kill -9` asks nobody: the next writer starts at once."""
    with another_process(home, project, holding=60) as process:
        with pytest.raises(SilkwireError), home.writer(wait=0):
            pytest.fail("two writers at once")
        process.kill()
        assert process.wait(10) == -9
        with home.writer(wait=0):
            assert (home.state / "writer.lock").read_text() == str(os.getpid())


def test_a_writer_waits_for_another_to_finish(home, project):
    with another_process(home, project, holding=0.5), home.writer(wait=20):
        pass


def test_a_writer_keeps_out_others_until_it_is_done(home, project):
    """Seen from the other side: it is refused while we write, and let in after, even if we failed."""
    command = [sys.executable, "-c", HOLDER, str(home.root), "0"]
    with suppress(RuntimeError), home.writer(wait=0):
        refused = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert (refused.returncode, f"process {os.getpid()}" in refused.stderr) == (1, True)
        raise RuntimeError
    assert subprocess.run(command, cwd=project, capture_output=True, check=False).returncode == 0


def test_two_homes_have_two_writers(tmp_path):
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")
    one.prepare()
    other.prepare()
    with one.writer(wait=0), other.writer(wait=0):
        pass
