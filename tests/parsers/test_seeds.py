from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.errors import ParseError
from newsdesk.records import SEEDS
from parsers.seeds import parse_seed

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
GOOD = "Title: A title\nDate: Dec 2, 2024\n\nStandfirst\nBody\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Title: A\nDate: Dec 2, 2024\nNo empty line\n\nBody", 3, "colon"),
        ("Title: A\nDate: Dec 2, 2024\nEditor: B\n\nBody", 3, "unknown header `Editor`"),
        ("Title: A\nDate: Dec 2, 2024\nTitle: B\n\nBody", 3, "`Title:` stands here a second time"),
        ("Date: Dec 2, 2024\n\nBody", 1, "`Title:` is missing"),
        ("Title: A\n\nBody", 1, "`Date:` is missing"),
        ("", 1, "`Title:` is missing"),
        ("Date: Dec 2, 2024\nTitle:   \n\nBody", 2, "`Title:` is empty"),
        ("Title: A\nDate: last week\n\nBody", 2, "`last week` cannot be read as a date"),
        ("Title: A\nDate: 2026-11-25\n\nBody", 2, "lies in the future"),
        ("Title: A\nDate: 2026-11-23T09:00Z\n\nBody", 2, "lies in the future"),
        ("Title: A\nDate: Dec 2, 2024", 2, "no empty line"),
        ("Title: A\nDate: Dec 2, 2024\n\n\n  \n", 3, "no text"),
        ("Title: A\nDate: Dec 2, 2024\nURL: example.kz/a\n\nBody", 3, "`example.kz/a` is not an http(s) address"),
        ("Title: A\nDate: Dec 2, 2024\nLanguage: Klingon\n\nBody", 3, "`Klingon` is not a language code"),
    ],
)
def test_a_wrong_seed_is_refused_with_its_line_and_reason(text: str, line: int, reason: str) -> None:
    """Seeds are written by hand: whoever wrote one is told what to mend, and where."""
    for data in (text.encode(), text.replace("\n", "\r\n").encode()):
        with pytest.raises(ParseError) as refused:
            parse_seed(data, name="bad.txt", seen_at=NOW)
        assert (refused.value.what, refused.value.line) == ("bad.txt", line)
        assert reason in refused.value.reason


def test_an_unknown_header_is_told_which_there_are() -> None:
    """The message is the documentation at hand."""
    with pytest.raises(ParseError, match="Title, Date, URL, Author, Source, Language"):
        parse_seed(b"Titel: A\n\nBody", name="bad.txt", seen_at=NOW)


def test_bytes_that_are_not_utf_8_are_refused_with_their_line() -> None:
    """An editor saved it in another encoding."""
    with pytest.raises(ParseError, match="UTF-8") as refused:
        parse_seed(GOOD.replace("Standfirst", "Заголовок").encode("cp1251"), name="bad.txt", seen_at=NOW)
    assert refused.value.line == 4


def test_a_seed_without_an_address_is_known_by_its_file_s_name() -> None:
    """The directory and the extension do not matter: the same file moved is the same article."""
    urls = {parse_seed(GOOD.encode(), name=name, seen_at=NOW).url for name in ("seeds/a.b.txt", "a.b.txt", "a.b.md")}
    assert urls == {"seed:a.b"}


def test_today_s_seed_is_accepted_wherever_it_was_written() -> None:
    """At six in the morning UTC it can be no later day than today anywhere but in the far Pacific."""
    item = parse_seed(GOOD.replace("Dec 2, 2024", "Nov 23, 2026").encode(), name="a.txt", seen_at=NOW)
    assert item.published is not None
    assert item.published.at == datetime(2026, 11, 23, tzinfo=UTC)


def test_the_seeds_given_with_the_project_are_read(project: Path) -> None:
    """Each has title, date, standfirst and body, and loses none of its lines."""
    files = sorted((project / "seeds").glob("*.txt"))
    assert files
    for file in files:
        data = file.read_bytes()
        item = parse_seed(data, name=file.name, seen_at=NOW)
        lines = [line.strip() for line in data.decode().split("\n\n", 1)[1].splitlines() if line.strip()]
        assert (item.source_id, item.url) == (SEEDS, f"seed:{file.stem}")
        assert [item.standfirst, *item.body.split("\n\n")] == lines
