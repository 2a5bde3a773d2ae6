"""Tagging again what is stored, and explaining it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from flows.ingest import ingest
from flows.newsroom import open_newsroom
from flows.retag import tagged
from tests.flows.conftest import Answer, Call, Desk, Site, a_feed
from warehouse.retagging import read_changes
from warehouse.sql import reading
from warehouse.store import Warehouse

NEW_TOPICS = """
[[topic]]
id = "topic/trade"
label = "Trade"
definition = "Goods across borders."
threshold = 1.0
strong.en = ["dry port", "China"]
"""


@pytest.fixture
def stored(at_desk: Desk, site: Site) -> Desk:
    """A warehouse with a few articles, tagged by the project's own catalogue."""
    site.answers["/a.xml"] = Answer(a_feed(site, "a", 3))
    at_desk.sources({"id": "one", "url": f"{site.url}/a.xml", "full_text": False, "every": "30d"})
    ingest()
    return at_desk


def other_rules(desk: Desk) -> None:
    """From now on the catalogue has one topic, which everything is about."""
    topics = desk.root / "other-topics.toml"
    topics.write_text(NEW_TOPICS)
    desk.config.write_text(desk.config.read_text().replace("[catalog]\n", f'[catalog]\ntopics = "{topics}"\n'))


def test_there_is_nothing_to_do_while_the_catalogue_is_the_same(stored: Desk, call: Call) -> None:
    status, out, _ = call("retag")
    assert (status, out) == (0, "nothing to do: every article is tagged by today's catalogue\n")


def test_a_dry_run_says_what_would_change_and_changes_nothing(stored: Desk, call: Call) -> None:
    other_rules(stored)
    before = stored.query("select * from tags order by all")
    status, out, _ = call("retag", "--dry-run", "--json")
    said = json.loads(out)
    assert (status, said["dry_run"], said["articles"]) == (0, True, 4)
    gained = {row["tag"]: row["gained"] for row in said["tags"]}
    assert gained["topic/trade"] > 0
    assert stored.query("select * from tags order by all") == before
    assert stored.query("select * from tag_changes") == []


def test_what_is_stored_is_tagged_by_todays_catalogue(stored: Desk, call: Call) -> None:
    """Tags, evidence and the version are today's; what was gained and lost is kept, and told."""
    other_rules(stored)
    would = json.loads(call("retag", "--dry-run", "--json")[1])
    status, out, _ = call("retag", "--json")
    said = json.loads(out)
    assert status == 0
    assert said["tags"] == would["tags"]
    versions = {
        row[0]
        for table in ("articles", "tags", "mentions")
        for row in stored.query(f"select rule_version from {table}")
    }
    assert versions == {said["rule_version"]}
    assert {row[0] for row in stored.query("select distinct tag from tags where kind = 'topic'")} == {"topic/trade"}
    [trade] = [row for row in said["tags"] if row["tag"] == "topic/trade"]
    assert stored.query("select count(*) from tag_changes where tag = 'topic/trade'") == [(trade["gained"],)]
    assert trade["gained_examples"][0]["title"]
    assert stored.query("select flow, state from runs order by started_at desc limit 1") == [("retag", "completed")]
    assert json.loads(call("retag", "--json")[1])["articles"] == 0


def test_what_was_killed_is_carried_on_and_told_as_a_whole(stored: Desk, call: Call) -> None:
    """One batch was written before the kill: it is not tagged again, and its changes are in the report."""
    other_rules(stored)
    whole = json.loads(call("retag", "--dry-run", "--json")[1])
    newsroom = open_newsroom()
    with Warehouse(newsroom.home.working, spool=newsroom.home.spool) as warehouse:
        first = next(iter(warehouse.outdated(newsroom.rules.version, 1)))
        judged = [(each, tagged(each, newsroom.tagger, lambda: None)) for each in first]
        warehouse.tag_again(judged, at=datetime.now(UTC))
        assert warehouse.outdated_count(newsroom.rules.version) == whole["articles"] - 1
    told = json.loads(call("retag", "--json")[1])
    assert {row["tag"]: (row["gained"], row["lost"]) for row in told["tags"]} == {
        row["tag"]: (row["gained"], row["lost"]) for row in whole["tags"]
    }
    with reading(stored.home / "silkwire.duckdb") as connection:
        changes = read_changes(connection, told["rule_version"])
    assert changes.gained.total() == sum(row["gained"] for row in whole["tags"])


def test_an_article_explains_itself(stored: Desk, call: Call) -> None:
    """By its key, the beginning of it, or its address: marks, and why."""
    [(article_id, url)] = stored.query("select article_id, url from articles where url like '%/a/0'")
    status, out, _ = call("explain", str(article_id))
    assert status == 0
    assert "[China]" in out
    assert "In scope: yes" in out
    assert "country/CN" in out
    assert call("explain", str(article_id)[:8])[1] == out
    assert call("explain", str(url))[1] == out


def test_an_explanation_says_where_the_stored_tags_are_older(stored: Desk, call: Call) -> None:
    other_rules(stored)
    [(article_id,)] = stored.query("select article_id from articles where url like '%/a/0'")
    out = call("explain", str(article_id))[1]
    assert "silkwire retag" in out
    assert "{+topic/trade+}" in out
    said = json.loads(call("explain", str(article_id), "--json")[1])
    assert said["stored_rule_version"] != said["rule_version"]
    [trade] = [topic for topic in said["topics"] if topic["tag"] == "topic/trade"]
    assert trade["given"]
    assert trade["score"] >= trade["threshold"]
    assert {reason["rule_id"] for reason in trade["reasons"]} >= {"en:strong:China"}


@pytest.mark.parametrize("given", ["0123456789abcdef", "http://["])
def test_an_article_that_is_not_there_is_the_users_error(stored: Desk, call: Call, given: str) -> None:
    status, out, err = call("explain", given)
    assert (status, out) == (2, "")
    assert err.startswith("silkwire: ")
    assert err.count("\n") == 1


def test_scope_has_its_evidence_in_the_warehouse(stored: Desk) -> None:
    """Each passage stands in its text, and together they make the score."""
    found = stored.query(
        "select case e.field when 'title' then a.title when 'body' then a.body else a.standfirst end, e.start_char, "
        "e.end_char, e.points, a.scope_score, a.article_id from scope_evidence e join articles a using (article_id)",
    )
    assert found
    score: dict[object, float] = {}
    for text, start, end, points, _, article_id in found:
        assert str(text)[start:end].strip() == str(text)[start:end] != ""  # type: ignore[misc]
        score[article_id] = score.get(article_id, 0.0) + float(points)  # type: ignore[arg-type]
    for *_, expected, article_id in found:
        assert score[article_id] == pytest.approx(expected, abs=0.01)
