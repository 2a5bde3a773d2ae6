from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from flows.newsroom import new_run_id, open_newsroom
from flows.settings import load_settings
from newsdesk.errors import CatalogueError, UsageError

BLOCK = """
[[source]]
id = "{id}"
name = "{id}"
url = "https://{id}.kz/rss"
kind = "feed"
country = "KZ"
language = "en"
ownership = "unknown"
full_text = true
timezone = "Asia/Almaty"
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty directory, and nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SILKWIRE_HOME", raising=False)
    monkeypatch.delenv("SILKWIRE_CONFIG", raising=False)
    return tmp_path


@pytest.fixture
def three(here):
    """A newsroom with three sources of its own."""
    (here / "sources.toml").write_text("".join(BLOCK.format(id=own) for own in ("beta", "alpha", "gamma")))
    (here / "silkwire.toml").write_text('[catalog]\nsources = "sources.toml"\n')
    return open_newsroom()


def test_without_a_word_the_home_is_data_and_the_settings_are_the_defaults():
    newsroom = open_newsroom()
    assert str(newsroom.home.root) == "data"
    assert newsroom.settings == load_settings(None)


def test_a_settings_file_in_the_directory_is_taken(here):
    (here / "silkwire.toml").write_text('[schedule]\ningest = "every 2h"\n')
    assert open_newsroom().settings.schedule.ingest == "every 2h"


@pytest.mark.parametrize(
    ("option", "variable", "taken"),
    [("option", None, "option"), (None, "variable", "variable"), ("option", "variable", "option"), (None, "", "data")],
)
def test_the_command_line_names_the_home_before_the_environment(monkeypatch, option, variable, taken):
    if variable is not None:
        monkeypatch.setenv("SILKWIRE_HOME", variable)
    assert str(open_newsroom(home=option).home.root) == taken


@pytest.mark.parametrize(
    ("option", "variable", "taken"),
    [
        ("option.toml", None, "every 1h"),
        (None, "variable.toml", "every 2h"),
        ("option.toml", "variable.toml", "every 1h"),
        (None, None, "every 3h"),
        (None, "", "every 3h"),
    ],
)
def test_the_command_line_names_the_settings_before_the_environment(here, monkeypatch, option, variable, taken):
    for hours, name in enumerate(("option.toml", "variable.toml", "silkwire.toml"), start=1):
        (here / name).write_text(f'[schedule]\ningest = "every {hours}h"\n')
    if variable is not None:
        monkeypatch.setenv("SILKWIRE_CONFIG", variable)
    assert open_newsroom(config=option).settings.schedule.ingest == taken


def test_a_settings_file_that_is_named_must_be_there(monkeypatch):
    """A default that is absent is no matter; a name that leads nowhere is a mistake."""
    with pytest.raises(UsageError, match=r"no settings file mine\.toml"):
        open_newsroom(config="mine.toml")
    monkeypatch.setenv("SILKWIRE_CONFIG", "theirs.toml")
    with pytest.raises(UsageError, match=r"no settings file theirs\.toml"):
        open_newsroom()


def test_the_sources_are_those_of_the_catalogue_that_is_set(three):
    assert [source.id for source in three.sources] == ["beta", "alpha", "gamma"]
    assert three.by_id["gamma"].url == "https://gamma.kz/rss"


def test_sources_are_chosen_by_id_each_once_and_all_without_a_word(three):
    assert three.chosen([]) == three.sources
    assert [source.id for source in three.chosen(["gamma", "beta", "gamma"])] == ["gamma", "beta"]


def test_a_source_that_the_catalogue_does_not_hold_is_told_by_name(three):
    with pytest.raises(UsageError, match=r"no source 'delta' in sources\.toml; see `silkwire sources list`"):
        three.chosen(["beta", "delta"])


def test_a_wrong_catalogue_is_named_as_the_user_named_it(here, three):
    """Relative to where one stands, so that the line can be clicked on."""
    (here / "sources.toml").write_text(BLOCK.format(id="beta") + BLOCK.format(id="beta"))
    with pytest.raises(CatalogueError, match=r"^sources\.toml:14: id 'beta' is given twice"):
        _ = three.sources


@pytest.mark.parametrize("key", ["sources", "names", "topics"])
def test_a_catalogue_file_that_is_not_there_is_the_users_to_mend(here, key):
    (here / "silkwire.toml").write_text(f'[catalog]\n{key} = "absent.toml"\n')
    newsroom = open_newsroom()
    with pytest.raises(UsageError, match=r"cannot read absent\.toml"):
        _ = newsroom.sources if key == "sources" else newsroom.rules


def test_durations_and_sizes_reach_the_client_as_seconds_and_bytes(here):
    (here / "silkwire.toml").write_text(
        '[fetch]\nuser_agent = "desk"\nconcurrency = 3\nper_host_delay = "0.5s"\ntimeout = "1m"\nmax_body = "2KB"\n'
        'respect_robots = false\nallow_networks = ["127.0.0.0/8"]\n'
    )
    fetching = open_newsroom().fetching
    assert (fetching.user_agent, fetching.concurrency, fetching.respect_robots) == ("desk", 3, False)
    assert (fetching.per_host_delay, fetching.timeout, fetching.max_body) == (0.5, 60.0, 2_000)
    assert tuple(fetching.allow_networks) == ("127.0.0.0/8",)


def test_the_rules_follow_their_files(here):
    """A name added to the file is known to the next newsroom of the same process, as to the next run of a service."""
    name = '[[name]]\nid = "place/{0}"\nlabel = "{1}"\nforms.en = ["{1}"]\n'
    topic = '[[topic]]\nid = "topic/a"\nlabel = "A"\ndefinition = "A."\nthreshold = 1.0\nstrong.en = ["railway"]\n'
    (here / "silkwire.toml").write_text('[catalog]\nnames = "names.toml"\ntopics = "topics.toml"\n')
    (here / "topics.toml").write_text(topic)
    (here / "names.toml").write_text(name.format("osh", "Osh"))
    assert [own.id for own in open_newsroom().rules.names] == ["place/osh"]
    (here / "names.toml").write_text(name.format("osh", "Osh") + name.format("uzgen", "Uzgen"))
    assert [own.id for own in open_newsroom().rules.names] == ["place/osh", "place/uzgen"]


def test_run_ids_sort_by_start_and_never_meet():
    starts = [datetime(2026, 11, 23, 6, 0, second, tzinfo=UTC) for second in range(30)]
    ids = [new_run_id(start) for start in starts]
    assert ids == sorted(ids)
    assert all(re.fullmatch(r"20261123T0600\d\d-[0-9a-f]{6}", own) for own in ids)
    assert len({new_run_id(starts[0]) for _ in range(50)}) > 1
