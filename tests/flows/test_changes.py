"""What `silkwire changes` shows of an article."""

from __future__ import annotations

import json
import sys

import pytest

from flows.cli import main
from flows.ingest import ingest
from newsdesk.identity import article_id
from tests.flows.conftest import Answer, Desk, Site, a_feed
from tests.flows.test_revisits import look, text


def shown(desk: Desk, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Status, what it printed, what it complained of."""
    capfdbinary.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([*desk.options, "changes", *arguments])
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    return int(ended.value.code or 0), out.decode(), err.decode()


@pytest.fixture
def edited(at_desk: Desk, site: Site) -> Desk:
    """An article with two revisions, whose page is gone."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 1))
    site.answers["/a/0"] = text()
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": True, "every": "30d"})
    ingest()
    site.answers["/a/0"] = text(
        "Some of them \x9b31m were found later by the police of both sides, the ministry said in Beijing.",
        killed="15",
        title="China, Kazakhstan \x9b2J reopen it",
    )
    look(at_desk)
    site.answers["/a/0"] = Answer(b"", status=404)
    for _ in range(3):
        look(at_desk)
    return at_desk


def test_the_changes_of_an_article_are_readable(edited: Desk, site: Site, capfdbinary) -> None:
    """By its address or its key; words that changed are marked; nothing in it is for the terminal to obey."""
    status, out, err = shown(edited, capfdbinary, f"{site.url}/a/0")
    assert (status, err) == (0, "")
    assert "Revision 2" in out
    assert "number    [-12-] → {+15+}" in out
    assert "At least [-12-] {+15+} trucks" in out
    assert "missing since" in out
    assert all(character.isprintable() or character == "\n" for character in out)
    assert shown(edited, capfdbinary, article_id(f"{site.url}/a/0"))[1] == out


def test_the_changes_of_an_article_as_json(edited: Desk, site: Site, capfdbinary) -> None:
    """One document: the article, its revisions, changes, looks and deletions."""
    _, out, _ = shown(edited, capfdbinary, f"{site.url}/a/0", "--json")
    said = json.loads(out)
    assert set(said) == {"article", "revisions", "changes", "visits", "deletions"}
    assert [visit["finding"] for visit in said["visits"]] == ["read", "revised", "missing", "missing", "deleted"]
    assert {"number", "title", "added"} <= {change["kind"] for change in said["changes"]}
    assert said["deletions"][0]["misses"] == 3


@pytest.mark.parametrize(("given", "says"), [("0123456789abcdef", "no article"), ("http://[", "neither")])
def test_an_article_that_is_not_there_is_the_users_error(edited: Desk, capfdbinary, given: str, says: str) -> None:
    status, out, err = shown(edited, capfdbinary, given)
    assert (status, out) == (2, "")
    assert says in err
