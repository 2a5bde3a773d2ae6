"""Tagging again what is stored, and explaining it."""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import retag as retagging
from flows.ingest import ingest
from flows.newsroom import open_newsroom
from flows.retag import tagged
from tests.flows.conftest import Answer, Call, Desk, Site, a_feed
from tests.flows.test_crash import NURSERY
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
    again = json.loads(call("retag", "--json")[1])
    assert (again["articles"], again["tags"]) == (0, [])
    assert call("retag")[1].startswith("nothing to do")


def test_tags_that_come_back_are_no_change(stored: Desk, call: Call) -> None:
    """Each report tells what its own retag changed, though earlier ones led to the same rules."""
    settings = stored.config.read_text()
    other_rules(stored)
    there = json.loads(call("retag", "--json")[1])["tags"]
    stored.config.write_text(settings)
    back = json.loads(call("retag", "--json")[1])["tags"]
    assert {row["tag"]: row["gained"] for row in there} == {row["tag"]: row["lost"] for row in back}
    other_rules(stored)
    assert json.loads(call("retag", "--json")[1])["tags"] == there


def retag_alone(environment: dict[str, str]) -> None:
    """A retag in a process of its own, an article at a time."""
    os.environ.update(environment)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
        retagging.BATCH = 1
        retagging.retag()


def test_a_kill_at_any_moment_is_carried_on(stored: Desk, call: Call) -> None:
    """However often: the report is of the whole, and everything is tagged once."""
    other_rules(stored)
    whole = json.loads(call("retag", "--dry-run", "--json")[1])
    ends = []
    for spooled in (1, 3, 6):
        process = NURSERY.Process(target=retag_alone, args=(dict(os.environ),))
        process.start()
        seen: set[Path] = set()
        while process.is_alive() and len(seen) < spooled:
            seen |= set(stored.home.glob("state/spool/rows-*"))
        process.kill()
        process.join()
        ends.append(process.exitcode)
    assert -signal.SIGKILL in ends
    told = json.loads(call("retag", "--json")[1])
    if ends[-1] != 0:  # otherwise it had come to its end, and told it
        assert told["tags"] == whole["tags"]
    assert stored.query("select count(distinct rule_version), count(*) from articles") == [(1, 4)]
    assert stored.query("select article_id, tag, count(*) from tag_changes group by all having count(*) > 1") == []
    assert stored.query("select count(*) from runs where state = 'running'") == [(0,)]


def test_older_tags_are_spoken_of_until_they_are_made_anew(stored: Desk, call: Call) -> None:
    """By run, status and doctor, with what to do."""
    assert json.loads(call("status", "--json")[1])["tagged_by_older_rules"] == 0
    assert "retag" not in call("status")[1]
    other_rules(stored)
    for verb in ("status", "doctor", "ingest"):
        out = call(verb)[1]
        assert "4 " in out
        assert "tagged by older rules" in out
        assert "`silkwire retag`" in out
    assert json.loads(call("status", "--json")[1])["tagged_by_older_rules"] == 4
    call("retag")
    assert "retag" not in call("doctor")[1]


def test_an_article_that_falls_out_of_scope_is_not_looked_at_again(stored: Desk, call: Call) -> None:
    with Warehouse(stored.home / "state" / "warehouse.duckdb", spool=stored.home / "state" / "spool") as warehouse:
        warehouse.connection.execute(
            "insert into ops.revisits by name select article_id, source_id, url, first_seen_at as seen_at, 1 as round, "
            "first_seen_at as due_at, first_seen_at as visited_at, 0 as misses, 0 as attempts from articles"
        )
    names = stored.root / "no-names.toml"
    names.write_text('[[name]]\nid = "place/nowhere"\nlabel = "Nowhere"\nforms.en = ["Nowhere"]\n')
    other_rules(stored)
    stored.config.write_text(stored.config.read_text().replace("[catalog]\n", f'[catalog]\nnames = "{names}"\n'))
    assert call("retag")[0] == 0
    assert stored.query("select count(*) from articles where in_scope") == [(0,)]
    assert stored.query("select count(*) from ops.revisits") == [(0,)]


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


def test_what_fell_short_and_what_did_not_count_are_explained(at_desk: Desk, call: Call) -> None:
    """A topic that was not given, a name that stands inside a longer one; and a title is no order to a terminal."""
    (at_desk.root / "seeds" / "port.txt").write_text(
        "Title: Kazakhstan \x1b[31m\x9b2J reopens a port\nDate: Nov 20, 2026\n\nA vaccine was mentioned in passing\n"
        "The police sold Swiss cheese to officials of the Bank of China in Almaty. "
        "They spoke of the port at length, of its cranes and its trains, and of little else.\n"
    )
    call("ingest")
    [(article_id,)] = at_desk.query("select article_id from articles")
    status, out, err = call("explain", str(article_id))
    assert (status, err) == (0, "")
    short, names, dropped = (out.index(heading) for heading in ("Topics not given", "\nNames", "Found, and does not"))
    assert "topic/security" in out[short:names]
    assert ":police" in out[short:names]
    assert "en:forms:Bank of China" in out[names:dropped]
    assert "country/CH  'Swiss'" in out[dropped:]
    assert "seed:port" in out.splitlines()[0]
    assert not [each for each in out if not each.isprintable() and each != "\n"]
    said = json.loads(call("explain", str(article_id), "--json")[1])
    assert all(topic["score"] < topic["threshold"] for topic in said["topics"] if not topic["given"])
    assert {each["tag"] for each in said["dropped"]} >= {"country/CH"}


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
