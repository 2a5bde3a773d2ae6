"""Copies and stories of what is stored, through the warehouse's door: real loads into a real file."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk.identity import content_hash, copy_hash
from newsdesk.records import Article
from newsdesk.vectors import Embedded
from tests.warehouse.conftest import CATALOGUE, NOON, a_load, a_source, an_article
from warehouse.rebuilding import judge_all_again
from warehouse.store import Warehouse

Load = Callable[..., None]
Rows = Callable[..., list[tuple[Any, ...]]]
DAY = timedelta(days=1)
UP, DOWN = (1.0, 0.1, 0.0), (-1.0, 0.1, 0.0)
"""Vectors of two meanings."""

FERRY = (
    "A ferry line across the Kezhen reservoir was opened on Tuesday by the governor of Tolmak region, Serik Adambai. "
    "Two boats built in Wenling will carry 340 passengers each between Upper Tolmak and Shagan.\n\n"
    "The crossing takes fifty minutes; by road the way is 270 kilometres. Fishermen had asked for the line since the "
    "bridge at Shagan was washed away in spring.\n\n"
    "Tickets cost 900 tenge, and pupils travel free, the regional transport office said in a statement. A third boat, "
    "which takes lorries, is to follow when the quay at Shagan has been made deeper, which needs eight months more."
)
FERRY_RU = (
    "Паромная линия через Кеженское водохранилище открыта губернатором Толмакской области Сериком Адамбаем. "
    "Два судна, построенные в Вэньлине, будут перевозить по 340 пассажиров между Верхним Толмаком и Шаганом.\n\n"
    "Переправа занимает пятьдесят минут, по дороге путь составляет 270 километров. Билет стоит 900 тенге."
)
MELONS = (
    "Growers in the Suvarna valley have picked their first melons under glass, three weeks before the harvest outside. "
    "The cooperative Altyn Bak expects to sell 12 tonnes a week in Yining and Almalyk.\n\n"
    "The glasshouses are heated with waste water of the sugar works, engineer Dilnoza Rahimbek told visitors."
)


def told(path: str, text: str, *, title: str | None = None, **changes: Any) -> Article:
    title = title or f"News of {path}"
    hashes = {"content_hash": content_hash(title, None, text), "copy_hash": copy_hash(title, None, text)}
    return an_article(path, text=text, title=title, **hashes | changes)


def groups(rows: Rows, column: str) -> set[frozenset[str]]:
    """Article addresses by what they have in common."""
    found: dict[str, set[str]] = {}
    for url, common in rows(f"select url, {column} from articles"):
        found.setdefault(common, set()).add(url.rpartition("/")[2])
    return {frozenset(each) for each in found.values()}


def test_a_reprint_under_another_headline_and_cut_is_a_near_copy(load: Load, rows: Rows) -> None:
    """It points at what was published first, with the share of its text that stands there."""
    reprint = "\n\n".join(FERRY.split("\n\n")[:2]) + "\n\nRead more on our channel."
    load("run-1", [told("first", FERRY), told("melons", MELONS)])
    load("run-2", [told("reprint", reprint, title="Boats at last", published_at=NOON)])
    [(url, original, kind, similarity)] = rows(
        "select c.url, o.url, c.copy_kind, c.copy_similarity "
        "from articles c join articles o on o.article_id = c.copy_of"
    )
    assert (url.rpartition("/")[2], original.rpartition("/")[2], kind) == ("reprint", "first", "near")
    assert 0.5 < similarity < 1


def test_an_exact_copy_is_one_at_any_distance_in_time(load: Load, rows: Rows) -> None:
    """A near copy only within ninety days."""
    load("run-1", [told("first", FERRY)])
    late = {"published_at": NOON + 400 * DAY, "first_seen_at": NOON + 400 * DAY}
    load("run-2", [told("same", FERRY.upper(), **late), told("cut", FERRY.rpartition("\n\n")[0], **late)])
    assert rows("select url[-4:], copy_kind from articles where copy_of is not null") == [("same", "exact")]


def test_an_original_that_comes_late_takes_its_place(load: Load, rows: Rows) -> None:
    """What was published first is the original, whenever it was seen, and copies never point at copies."""
    load(
        "run-1",
        [
            told("second", FERRY + "\n\nShare this page.", published_at=NOON),
            told("third", FERRY, published_at=NOON + DAY),
        ],
    )
    load("run-2", [told("first", FERRY + "\n\nRead on in our channel.", published_at=NOON - DAY)])
    originals = "select distinct o.url[-5:] from articles c join articles o on o.article_id = c.copy_of"
    assert rows(originals) == [("first",)]
    assert rows("select count(*) from articles where copy_of is not null") == [(2,)]


def test_an_edit_that_changes_all_sets_its_copies_free(load: Load, rows: Rows) -> None:
    """The copies of a text that is no more are judged again among themselves."""
    first = told("first", FERRY)
    load("run-1", [first, told("second", FERRY, published_at=NOON), told("third", FERRY, published_at=NOON + DAY)])
    edited = replace(
        first, body=MELONS, revision=2, content_hash=content_hash(first.title, None, MELONS),
        copy_hash=copy_hash(first.title, None, MELONS),
    )  # fmt: skip
    load("run-2", [edited])
    assert rows("select c.url[-5:], o.url[-6:] from articles c join articles o on o.article_id = c.copy_of") == [
        ("third", "second")
    ]


def test_one_happening_is_one_story_in_any_language(load: Load, rows: Rows) -> None:
    """Whether its articles come together or one after the other; what else happened is a story of its own."""
    load("run-1", [told("ferry", FERRY), told("melons", MELONS)])
    load("run-2", [told("ferry-ru", FERRY_RU, title="Паром на Кежене", language="ru")])
    assert groups(rows, "story_id") == {frozenset({"ferry", "ferry-ru"}), frozenset({"melons"})}
    assert rows("select article_count, languages from stories order by 1") == [(1, ["en"]), (2, ["en", "ru"])]


def test_an_article_says_why_it_is_in_its_story(load: Load, rows: Rows) -> None:
    """With the member it is most like, and what the two share, as it is written there."""
    load("run-1", [told("ferry", FERRY), told("melons", MELONS)])
    load("run-2", [told("ferry-ru", FERRY_RU, title="Паром на Кежене", language="ru")])
    [(other, similarity, shared)] = rows(
        "select a.url, similarity, shared from story_evidence e join articles a on a.article_id = with_article_id"
    )
    assert other.endswith("/ferry")
    assert similarity > 0
    assert {"340", "270", "900"} <= set(shared)
    assert any(word in FERRY_RU and word.istitle() for word in shared)


def test_a_copy_goes_where_its_original_is_even_after_weeks(load: Load, rows: Rows) -> None:
    """A story is joined within two weeks by what is said of it; by a copy at any time."""
    load("run-1", [told("first", FERRY)])
    month = NOON + 30 * DAY
    load("run-2", [told("same", FERRY, published_at=month, first_seen_at=month)])
    load("run-3", [told("again", FERRY_RU, title="Паром", language="ru", published_at=month, first_seen_at=month)])
    assert frozenset({"first", "same"}) in groups(rows, "story_id")
    assert frozenset({"again"}) in groups(rows, "story_id")


def test_a_story_has_the_id_of_its_beginning_for_good(load: Load, rows: Rows) -> None:
    """What joins it changes its counts, not its name."""
    load("run-1", [told("ferry", FERRY)])
    [before] = rows("select story_id from stories")
    earlier = told("earlier", FERRY_RU, title="Паром", language="ru", published_at=NOON - DAY)
    load("run-2", [earlier])
    assert rows("select story_id, article_count, witness_count from stories") == [(*before, 2, 1)]
    assert rows("select first_article_id from stories") == [(earlier.article_id,)]


def test_an_edit_and_what_joins_its_story_may_come_together(load: Load, rows: Rows) -> None:
    """In one run, and after a run in which the story began; the edited article stays where it is."""
    ferry = told("ferry", FERRY)
    load("run-1", [ferry, told("melons", MELONS)])
    longer = f"{FERRY}\n\nThe second boat was late."
    edited = replace(
        ferry, body=longer, revision=2, content_hash=content_hash(ferry.title, None, longer),
        copy_hash=copy_hash(ferry.title, None, longer),
    )  # fmt: skip
    load("run-2", [edited, told("ferry-ru", FERRY_RU, title="Паром на Кежене", language="ru"), told("same", FERRY)])
    assert groups(rows, "story_id") == {frozenset({"ferry", "ferry-ru", "same"}), frozenset({"melons"})}
    assert rows("select max(article_count) from stories") == [(3,)]


@pytest.mark.parametrize(("later", "stories"), [("m", 2), ("another", 3)])
def test_vectors_of_one_model_join_what_shares_no_word(load: Load, rows: Rows, later: str, stories: int) -> None:
    """Where a model is set, its vectors speak between languages; those of another model say nothing."""
    ferry, melons = told("ferry", FERRY), told("melons", MELONS)
    words = "湖上的船今天开始载客往返于两岸之间，当地居民等待这条航线已有多年。" * 3
    chinese = told("chinese", words, title="湖上通航", language="zh")
    load(
        "run-1", [ferry, melons], embedded=Embedded(model="m", vectors={ferry.article_id: UP, melons.article_id: DOWN})
    )
    load("run-2", [chinese], embedded=Embedded(model=later, vectors={chinese.article_id: UP}))
    assert rows("select count(*) from stories") == [(stories,)]
    assert (frozenset({"ferry", "chinese"}) in groups(rows, "story_id")) == (stories == 2)


def invented(number: int) -> list[Article]:
    """Thirty articles: happenings in two or three versions each, and copies with something cut or added."""
    chance = random.Random(number)  # noqa: S311
    articles = []
    for happening in range(10):
        words = [f"w{chance.randrange(10**6)}" for _ in range(90)]
        for version in range(3):
            own = words.copy()
            if version == 1:
                own = own[: chance.randrange(50, 80)]
            elif version == 2:
                own = own[::-1]
            at = NOON + timedelta(hours=chance.randrange(48))
            articles.append(
                told(f"{happening}-{version}", " ".join(own), published_at=at, first_seen_at=NOON + 2 * DAY)
            )
    return articles


@pytest.mark.parametrize("number", range(4))
def test_the_order_of_arrival_within_a_run_does_not_matter(load: Load, rows: Rows, tmp_path: Path, number: int) -> None:
    """Neither for copies nor for stories."""
    articles = invented(number)
    load("run-1", articles)
    judged = rows("select article_id, copy_of, copy_kind, copy_similarity, story_id from articles order by 1")
    random.Random(number + 100).shuffle(articles)  # noqa: S311
    with Warehouse(tmp_path / "other.duckdb", spool=tmp_path / "other") as other:
        other.write_catalogue([a_source()], CATALOGUE)
        other.begin_run("run-1", "ingest", NOON)
        other.load(a_load("run-1", articles))
        again = other.connection.execute(
            "select article_id, copy_of, copy_kind, copy_similarity, story_id from articles order by 1"
        ).fetchall()
    assert again == judged


@pytest.mark.parametrize("number", range(4))
def test_copies_do_not_depend_on_the_runs_in_which_articles_came(
    warehouse: Warehouse, load: Load, rows: Rows, number
) -> None:
    """Judging all that is stored again, at once, comes to the same; and nothing is deleted."""
    articles = invented(number)
    random.Random(number).shuffle(articles)  # noqa: S311
    for start in range(0, len(articles), 7):
        load(f"run-{start}", articles[start : start + 7])
    judged = rows("select article_id, copy_of, copy_kind, copy_similarity from articles order by 1")
    assert len(judged) == len(articles)
    assert any(copy_of for _, copy_of, *_ in judged)
    warehouse.connection.execute("update articles set copy_of = null, copy_kind = null, copy_similarity = null")
    judge_all_again(warehouse.connection, spool=warehouse.spool)
    assert rows("select article_id, copy_of, copy_kind, copy_similarity from articles order by 1") == judged


@pytest.mark.parametrize("number", range(2))
def test_judging_all_that_is_stored_again_gives_the_same_stories(
    warehouse: Warehouse, load: Load, rows: Rows, number
) -> None:
    """Run by run, in the order in which the runs were loaded."""
    articles = invented(number)
    for start in range(0, len(articles), 10):
        load(f"run-{start:02}", articles[start : start + 10], finished_at=NOON + timedelta(hours=start))
    stories = rows("select article_id, story_id from articles order by 1")
    judge_all_again(warehouse.connection, spool=warehouse.spool)
    assert rows("select article_id, story_id from articles order by 1") == stories
