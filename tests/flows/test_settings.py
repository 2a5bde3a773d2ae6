from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows.settings import PROJECT, DigestTable, load_settings, parse_schedule, parse_size
from newsdesk.errors import CatalogueError, UsageError

EVERYTHING = """\
# All that can be set.
[fetch]
user_agent = "desk (+https://desk.example)"
concurrency = 8
per_host_delay = "0.5s"
timeout = "5s"
max_body = "2MB"
respect_robots = false
allow_networks = ["127.0.0.0/8", "fd00::/8"]

[catalog]
sources = "mine/sources.toml"
topics = "/etc/silkwire/topics.toml"
names = "../names.toml"
seeds = "mine/seeds"

[schedule]
ingest = "*/20 * * * *"
digest = "every 12h"
timezone = "Asia/Dushanbe"

[digest.daily]
topics = ["topic/trade"]
countries = ["KZ", "UZ"]
languages = ["en", "ru"]
formats = ["html"]
send = ["desk-mail", "chat"]

[digest.weekly]
send = []

[deliver.desk-mail]
kind = "email"
to = ["analyst@example.org"]

[deliver.chat]
kind = "json://127.0.0.1/hook"

[stories]
embeddings = "models.ours:embed"
"""


@pytest.fixture
def settings(tmp_path):
    """Read a text as the settings file of a directory of its own."""

    def read(text):
        file = tmp_path / "etc" / "silkwire.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return load_settings(file)

    return read


@pytest.fixture
def refusal(settings, tmp_path):
    def read(text):
        with pytest.raises(CatalogueError) as refused:
            settings(text)
        assert refused.value.file == str(tmp_path / "etc" / "silkwire.toml")
        return refused.value

    return read


def test_without_a_file_every_setting_has_its_default():
    """The defaults that users are told; the catalogue and the seeds are silkwire's own."""
    given = load_settings(None)
    assert given.fetch.user_agent == "silkwire (+https://example.org/contact)"
    assert (given.fetch.concurrency, given.fetch.per_host_delay, given.fetch.timeout) == (64, "1s", "20s")
    assert (given.fetch.max_body, given.fetch.respect_robots, given.fetch.allow_networks) == ("10MB", True, ())
    assert (given.schedule.ingest, given.schedule.digest) == ("every 15m", "0 6 * * *")
    assert given.zone == ZoneInfo("Asia/Almaty")
    assert given.digests == {"daily": DigestTable()}
    daily = given.digests["daily"]
    assert (daily.topics, daily.countries, daily.languages, daily.send) == ((), (), (), ())
    assert daily.formats == ("html", "md", "txt", "json")
    assert (given.sources, given.topics, given.names) == (
        PROJECT / "catalog/sources.toml",
        PROJECT / "catalog/topics.toml",
        PROJECT / "catalog/names.toml",
    )
    assert given.seeds == PROJECT / "seeds"


@pytest.mark.parametrize("text", ["", "# nothing\n", "[fetch]\n[catalog]\n[schedule]\n"])
def test_an_empty_file_changes_nothing(settings, text):
    assert settings(text) == load_settings(None)


def test_what_the_defaults_name_is_there():
    given = load_settings(None)
    assert all(file.is_file() for file in (given.sources, given.topics, given.names))
    assert given.seeds.is_dir()


def test_every_table_and_key_is_read(settings, tmp_path):
    """A path that is given is relative to the settings file, wherever silkwire is called from."""
    given = settings(EVERYTHING)
    assert (given.fetch.user_agent, given.fetch.concurrency) == ("desk (+https://desk.example)", 8)
    assert (given.fetch.per_host_delay, given.fetch.timeout, given.fetch.max_body) == ("0.5s", "5s", "2MB")
    assert (given.fetch.respect_robots, given.fetch.allow_networks) == (False, ("127.0.0.0/8", "fd00::/8"))
    assert given.sources == tmp_path / "etc" / "mine" / "sources.toml"
    assert str(given.topics) == "/etc/silkwire/topics.toml"
    assert given.names.resolve() == tmp_path / "names.toml"
    assert given.seeds == tmp_path / "etc" / "mine" / "seeds"
    assert (given.schedule.ingest, given.schedule.digest) == ("*/20 * * * *", "every 12h")
    assert given.zone == ZoneInfo("Asia/Dushanbe")
    assert given.stories.embeddings == "models.ours:embed"
    assert list(given.digests) == ["daily", "weekly"]
    assert given.digests["daily"] == DigestTable(
        topics=("topic/trade",),
        countries=("KZ", "UZ"),
        languages=("en", "ru"),
        formats=("html",),
        send=("desk-mail", "chat"),
    )


@pytest.mark.parametrize(
    "text",
    ['[catalog]\nseeds = "mine"\n', 'catalog.seeds = "mine"\n', 'catalog = { seeds = "mine" }\n'],
)
def test_only_the_paths_that_are_given_are_relative_to_the_file(settings, tmp_path, text):
    """However they are written; the others stay silkwire's own."""
    given = settings(text)
    assert given.seeds == tmp_path / "etc" / "mine"
    assert given.sources == PROJECT / "catalog/sources.toml"


def test_a_path_given_as_the_default_is_relative_to_the_file_all_the_same(settings, tmp_path):
    assert settings('[catalog]\nseeds = "seeds"\n').seeds == tmp_path / "etc" / "seeds"


def test_a_relative_settings_file_gives_absolute_paths(settings, tmp_path, monkeypatch):
    """They still hold after somebody changes the directory."""
    settings('[catalog]\nseeds = "mine"\n')
    monkeypatch.chdir(tmp_path / "etc")
    assert load_settings(Path("silkwire.toml")).seeds == tmp_path / "etc" / "mine"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("concurrency = 8", "concurency = 8", 4, "unknown key `concurency`"),
        ('sources = "mine/sources.toml"', 'source = "mine/sources.toml"', 12, "unknown key `source`"),
        ('timezone = "Asia/Dushanbe"', 'zone = "Asia/Dushanbe"', 20, "unknown key `zone`"),
        ('languages = ["en", "ru"]', 'lang = ["en", "ru"]', 25, "unknown key `lang`"),
        ("[digest.weekly]\nsend", "[digest.weekly]\nsent", 30, "unknown key `sent`"),
        ("[schedule]", "[shedule]", 17, "unknown key `shedule`"),
        ("[fetch]", "verbose = true\n[fetch]", 2, "unknown key `verbose`"),
        ("concurrency = 8", "concurrency = 0", 4, "0 is less than 1"),
        ("concurrency = 8", "concurrency = -3", 4, "-3 is less than 1"),
        ("concurrency = 8", 'concurrency = "many"', 4, "`fetch.concurrency`"),
        ('per_host_delay = "0.5s"', 'per_host_delay = "500ms"', 5, "'500ms' is no duration"),
        ('per_host_delay = "0.5s"', "per_host_delay = 0.5", 5, "`fetch.per_host_delay`"),
        ('timeout = "5s"', 'timeout = "5"', 6, "'5' is no duration"),
        ('timeout = "5s"', 'timeout = "0s"', 6, "'0s' leaves no time at all"),
        ('timeout = "5s"', f'timeout = "{"9" * 30}d"', 6, "too long"),
        ('max_body = "2MB"', 'max_body = "2 megabytes"', 7, "is no size"),
        ('max_body = "2MB"', "max_body = 2000000", 7, "`fetch.max_body`"),
        ('max_body = "2MB"', 'max_body = "0KB"', 7, "'0KB' leaves room for nothing"),
        ("respect_robots = false", 'respect_robots = "sometimes"', 8, "`fetch.respect_robots`"),
        ('"fd00::/8"]', '"localhost"]', 9, "'localhost' does not appear to be"),
        ('["127.0.0.0/8"', '["127.0.0.1/8"', 9, "127.0.0.1/8 has host bits set"),
        ('ingest = "*/20 * * * *"', 'ingest = "hourly"', 18, "'hourly' is neither"),
        ('ingest = "*/20 * * * *"', 'ingest = "every 5s"', 18, "too often"),
        ('digest = "every 12h"', 'digest = "0 25 * * *"', 19, "neither"),
        ('timezone = "Asia/Dushanbe"', 'timezone = "Dushanbe"', 20, "'Dushanbe' is no IANA time zone"),
        ('formats = ["html"]', 'formats = ["html", "pdf"]', 26, "not 'pdf'"),
        ('topics = ["topic/trade"]', 'topics = "topic/trade"', 23, "`digest.daily.topics`"),
        (
            'send = ["desk-mail", "chat"]',
            'send = ["desk-mail", "chats"]',
            27,
            "no [deliver.chats] says where to send it",
        ),
        ("send = []", 'send = ["nobody"]', 30, "no [deliver.nobody] says where to send it"),
        ("[digest.weekly]", "[digest.Weekly]", 29, "name 'Weekly' may hold only a-z, 0-9 and -"),
        ("[digest.weekly]", '[digest."../weekly"]', 29, "may hold only"),
        ("[deliver.chat]", "[deliver.desk-mail]", 36, "not valid TOML"),
        ("models.ours:embed", "models.ours", 40, "'models.ours' is no model"),
        ("concurrency = 8", "concurrency = eight", 4, "not valid TOML"),
    ],
)
def test_wrong_settings_are_refused_with_file_line_and_reason(refusal, old, new, line, reason):
    """Nothing runs on settings that say something else than was meant."""
    assert old in EVERYTHING
    refused = refusal(EVERYTHING.replace(old, new, 1))
    assert refused.line == line, str(refused)
    assert reason in refused.reason


def test_a_file_that_cannot_be_read_is_the_users_to_mend(tmp_path):
    with pytest.raises(UsageError, match="cannot read the settings"):
        load_settings(tmp_path)
    file = tmp_path / "latin.toml"
    file.write_bytes('user_agent = "é"'.encode("latin-1"))
    with pytest.raises(UsageError, match=r"cannot read the settings .*latin\.toml"):
        load_settings(file)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0B", 0),
        ("512B", 512),
        ("500KB", 500_000),
        ("10MB", 10_000_000),
        ("1.5 mb", 1_500_000),
        ("0.3MB", 300_000),
        ("1GB", 1_000_000_000),
    ],
)
def test_a_size_is_a_number_and_a_unit(text, size):
    """Units are decimal, in capitals or not."""
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "10", "MB", "-1MB", "10 megabytes", "1TB", "10MiB", "1,5MB"])
def test_what_is_no_size_is_refused_by_name(text):
    with pytest.raises(ValueError, match="is no size") as refused:
        parse_size(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("every 15m", timedelta(minutes=15)),
        ("every  2 h", timedelta(hours=2)),
        ("every 10s", timedelta(seconds=10)),
        ("every 1d", timedelta(days=1)),
        ("0 6 * * *", "0 6 * * *"),
        ("*/15 8-20 * * MON-FRI", "*/15 8-20 * * MON-FRI"),
    ],
)
def test_a_schedule_is_an_interval_or_a_cron_line(text, schedule):
    assert parse_schedule(text) == schedule


@pytest.mark.parametrize(
    "text",
    ["", "15m", "every", "every day", "every -5m", "every 0m", "every 9s", "daily", "@daily", "* * * *", "60 * * * *",
     "0 6 32 * *", "0 0 30 2 *", "0 0 6 * * *", "0 6 * * SOMEDAY", f"every {'9' * 30}d"],
)  # fmt: skip
def test_what_is_no_schedule_is_refused_by_name(text):
    """A sixth field, too: programs differ in where they look for its seconds."""
    with pytest.raises(ValueError, match=r"neither|no duration|too often|too long"):
        parse_schedule(text)
