from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.seeds import read_seeds
from newsdesk.errors import UsageError
from newsdesk.records import SEEDS

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def seed(title):
    return f"Title: {title}\nDate: Dec 2, 2024\n\nStandfirst\nBody of {title}\n".encode()


def test_every_seed_of_the_directory_is_read_in_the_order_of_names(tmp_path):
    """Whatever order the disk gives them in; what is no .txt file is none, and neither is what lies deeper."""
    for name, title in (("002.txt", "C"), ("000.txt", "A"), ("001.txt", "B")):
        (tmp_path / name).write_bytes(seed(title))
    (tmp_path / "README.md").write_text("about these")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "003.txt").write_bytes(seed("D"))
    seeds = read_seeds(tmp_path, at=NOW)
    assert [item.title for item in seeds.items] == ["A", "B", "C"]
    assert {item.source_id for item in seeds.items} == {SEEDS}
    assert len({item.url for item in seeds.items}) == 3
    assert (seeds.rejections, seeds.read_at, seeds.bytes) == ((), NOW, 3 * len(seed("A")))


def test_a_malformed_seed_is_rejected_by_name_and_line_and_costs_the_others_nothing(tmp_path):
    """Every file is in the items or in the rejections."""
    (tmp_path / "0-good.txt").write_bytes(seed("A"))
    (tmp_path / "1-bad.txt").write_bytes(b"Title: B\nDate: some day\n\nBody\n")
    (tmp_path / "2-bytes.txt").write_bytes(b"\xff\xfe\x00\x00" * 10)
    (tmp_path / "3-directory.txt").mkdir()
    (tmp_path / "4-good.txt").write_bytes(seed("E"))
    seeds = read_seeds(tmp_path, at=NOW)
    assert [item.title for item in seeds.items] == ["A", "E"]
    rejections = {rejection.url: rejection for rejection in seeds.rejections}
    assert list(rejections) == ["1-bad.txt", "2-bytes.txt", "3-directory.txt"]
    assert "1-bad.txt:2: " in rejections["1-bad.txt"].detail
    assert {(each.source_id, each.reason, each.at) for each in seeds.rejections} == {(SEEDS, "malformed", NOW)}


def test_an_empty_directory_has_no_seeds(tmp_path):
    seeds = read_seeds(tmp_path, at=NOW)
    assert (seeds.items, seeds.rejections, seeds.bytes) == ((), (), 0)


@pytest.mark.parametrize("name", ["absent", "file.txt"])
def test_a_seeds_directory_that_is_not_there_is_the_users_to_mend(tmp_path, name):
    """It is said what to do: make it, or name another."""
    (tmp_path / "file.txt").write_bytes(seed("A"))
    with pytest.raises(UsageError, match=f"no seeds directory .*{name}; make it, or name another"):
        read_seeds(tmp_path / name, at=NOW)


def test_the_seeds_that_come_with_silkwire_are_well_formed(project):
    seeds = read_seeds(project / "seeds", at=NOW)
    assert seeds.items
    assert seeds.rejections == ()
