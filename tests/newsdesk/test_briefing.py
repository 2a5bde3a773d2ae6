from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsdesk.briefing import REGIONAL, TOP, TOPICAL, Candidate, Filters, Manifest, SourceReport, compose

END = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BEGIN = END - timedelta(days=1)
SEEN = END - timedelta(hours=2)

ARTICLE = Candidate(
    article_id="a",
    story_id=None,
    source_id="one",
    source_name="One",
    ownership="state",
    source_country="KZ",
    url="https://one.example/a",
    title="A dry port opens at the border",
    standfirst=None,
    excerpt="The first wagons were unloaded on Sunday.",
    language="en",
    published_at=SEEN,
    published_precision="minute",
    first_seen_at=SEEN,
    in_scope=True,
    copy_of=None,
    topics=("topic/connectivity",),
    countries=("country/KZ", "country/CN"),
)

WORKING = SourceReport(
    source_id="one",
    name="One",
    polls=4,
    failed_polls=0,
    last_outcome="ok",
    error=None,
    items_seen=20,
    items_new=3,
    items_rejected=1,
    latest_item_at=SEEN,
    failing_since=None,
)


def article(article_id: str, **said: object) -> Candidate:
    """An article like the others but for its key, its address and what is said."""
    own = {"article_id": article_id, "url": f"https://one.example/{article_id}"}
    return replace(ARTICLE, **(own | said))  # type: ignore[arg-type]


def copy(article_id: str, of: str, name: str, **said: object) -> Candidate:
    return article(article_id, copy_of=of, source_id=name.lower(), source_name=name, **said)


def digest(*candidates: Candidate, sources: tuple[SourceReport, ...] = (), filters: Filters | None = None) -> Manifest:
    return compose(
        digest_id="d",
        name="daily",
        period_from=BEGIN,
        period_to=END,
        created_at=END,
        candidates=candidates,
        sources=sources,
        labels={"country/KZ": "Kazakhstan", "country/CN": "China", "topic/connectivity": "Connectivity"},
        filters=filters,
    )


def shown(manifest: Manifest) -> list[str]:
    return [line.article_id for line in manifest.lines]


def test_copies_of_an_article_are_one_line_with_it() -> None:
    """A copy of a copy belongs to the original; who carried it is told, once a source."""
    manifest = digest(
        article("a"), copy("b", "a", "Two"), copy("c", "b", "Three", language="ru"), copy("d", "a", "Two")
    )
    (line,) = manifest.lines
    assert (line.article_id, line.source_name) == ("a", "One")
    assert line.carried_by == ("Two", "Three")
    assert line.languages == ("en", "ru")
    assert line.reason == "In scope; carried by 3 sources in 2 languages; topic Connectivity."


def test_copies_that_point_at_each_other_are_one_line() -> None:
    """A ring of copies neither hangs nor disappears."""
    assert shown(digest(article("a", copy_of="b"), article("b", copy_of="a"))) == ["a"]


def test_a_story_is_one_line_and_its_copies_are_no_witnesses() -> None:
    """Two papers that wrote themselves are two reporters; the third, which reprinted, is none."""
    manifest = digest(
        article("a", story_id="s"),
        article("b", story_id="s", source_name="Two", published_at=SEEN - timedelta(hours=1)),
        copy("c", "a", "Three"),
    )
    (line,) = manifest.lines
    assert (line.article_id, line.story_id) == ("b", "s")
    assert line.reason == "In scope; reported by 2 sources, carried by 1 more; topic Connectivity."


def test_a_date_without_a_time_does_not_make_a_first_report() -> None:
    """An article of the day is not shown to precede one of that day's morning."""
    midnight = SEEN.replace(hour=0, minute=0)
    manifest = digest(
        article("a", story_id="s", published_at=midnight, published_precision="day"),
        article("b", story_id="s", published_at=midnight + timedelta(hours=8), first_seen_at=SEEN - timedelta(hours=1)),
    )
    assert shown(manifest) == ["b"]


def test_copies_of_what_was_seen_before_are_told_and_not_listed() -> None:
    """Another reprint of earlier news is no news; that it came in is said."""
    manifest = digest(article("a"), article("b", copy_of="of last week"))
    assert shown(manifest) == ["a"]
    assert manifest.notes == ("Not listed: 1 copy of articles seen before this period.",)


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (
            [article("x", story_id="s"), article("y", story_id="s", source_name="Two")],
            [article("a"), copy("b", "a", "Two"), copy("c", "a", "Three")],
        ),
        ([article("x"), copy("y", "x", "Two")], [article("a", title_topics=("topic/connectivity",))]),
        ([article("x"), copy("y", "x", "Two", language="ru")], [article("a"), copy("b", "a", "Two")]),
        ([article("x", title_topics=("topic/connectivity",))], [article("a")]),
        ([article("x")], [article("a", published_at=SEEN - timedelta(minutes=5))]),
        ([article("x")], [article("a", published_at=None), copy("b", "a", "Two")]),
        ([article("x")], [article("a", published_at=SEEN - timedelta(days=9)), copy("b", "a", "Two")]),
        ([article("a")], [article("b")]),
    ],
    ids=["witnesses", "carriers", "languages", "title", "time", "a date", "news", "the key decides ties"],
)
def test_the_more_important_comes_first(stronger: list[Candidate], weaker: list[Candidate]) -> None:
    """Witnesses before carriers before languages before the title before time; what has no recent date comes last."""
    manifest = digest(*weaker, *stronger)
    assert shown(manifest) == [stronger[0].article_id, weaker[0].article_id]


def test_a_date_in_the_future_gains_nothing() -> None:
    """Publishers without a zone land hours ahead; an article is no newer than our first sight of it."""
    ahead = article("z", published_at=END + timedelta(hours=8), first_seen_at=SEEN - timedelta(hours=1))
    assert shown(digest(ahead, article("a"))) == ["a", "z"]


def test_the_order_of_rows_does_not_matter() -> None:
    """The same rows give the same digest, whatever order the warehouse hands them in."""
    rows = [article(f"{number:02}", topics=(f"topic/t{number % 5}",)) for number in range(40)]
    rows += [copy(f"c{number}", f"{number:02}", f"Source {number % 3}") for number in range(9)]
    shuffled = rows.copy()
    random.Random(7).shuffle(shuffled)  # noqa: S311
    assert digest(*rows) == digest(*shuffled)


def test_after_the_top_each_story_stands_once_under_its_strongest_topic() -> None:
    """The fullest topic comes first; what has no topic stands last."""
    top = [article(f"a{number}", title_topics=("topic/trade",)) for number in range(TOP)]
    rest = [
        article("none", topics=()),
        article("e", topics=("topic/energy", "topic/trade")),
        article("t1", topics=("topic/trade", "topic/energy")),
        article("t2", topics=("topic/trade",)),
    ]
    manifest = digest(*top, *rest)
    assert [(section.slug, len(section.lines)) for section in manifest.sections] == [
        ("top", TOP),
        ("topic/trade", 2),
        ("topic/energy", 1),
        ("other", 1),
    ]
    assert [line.position for line in manifest.lines] == list(range(1, TOP + 5))
    assert {line.section for line in manifest.sections[1].lines} == {"topic/trade"}


def test_what_finds_no_room_is_counted_where_it_belongs() -> None:
    """A digest has an end, never a silent one; and each topic keeps its best story."""
    crowd = [article(f"c{number:03}", topics=("topic/trade",)) for number in range(100)]
    lonely = article("z", topics=("topic/health",), published_at=SEEN - timedelta(hours=9))
    manifest = digest(*crowd, lonely)
    top, trade, health = manifest.sections
    assert len(top.lines) + len(trade.lines) + len(health.lines) == TOP + TOPICAL
    assert trade.more == 101 - TOP - TOPICAL
    assert [line.article_id for line in health.lines] == ["z"]
    assert manifest.in_scope == 101


def test_what_is_out_of_scope_is_listed_if_it_names_one_of_the_six() -> None:
    """Central Asia before China alone, headlines only, a limited number; others are counted in a note."""
    out = [article(f"k{number}", in_scope=False, countries=("country/KZ",)) for number in range(REGIONAL)]
    china = article("cn", in_scope=False, countries=("country/CN",), title_topics=("topic/trade",))
    elsewhere = article("fr", in_scope=False, countries=("country/FR",))
    manifest = digest(china, *out, elsewhere, article("in"))
    (region,) = manifest.outside
    assert [line.article_id for line in region.lines] == [each.article_id for each in out]
    assert region.more == 1
    assert {line.excerpt for line in region.lines} == {""}
    assert region.lines[0].reason.startswith("Out of scope, but names Kazakhstan; ")
    assert manifest.notes == ("Not listed: 1 story out of scope, naming none of the six countries.",)
    assert shown(manifest)[0] == "in"


def test_counts_are_over_all_stories_in_scope() -> None:
    """Those without room included, those out of scope not; the five pairs are always there."""
    crowd = [article(f"c{number:03}") for number in range(60)]
    manifest = digest(*crowd, article("out", in_scope=False))
    assert [(each.label, each.count) for each in manifest.by_topic] == [("Connectivity", 60)]
    assert [(each.tag, each.count) for each in manifest.by_country] == [("country/CN", 60), ("country/KZ", 60)]
    assert [each.count for each in manifest.dyads] == [60, 0, 0, 0, 0]
    assert manifest.dyads[0].label == "China–Kazakhstan"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"a", "b", "c"}),
        (Filters(topics=("energy",)), {"b"}),
        (Filters(topics=("topic/energy", "topic/trade")), {"b", "c"}),
        (Filters(countries=("UZ",)), {"c"}),
        (Filters(languages=("ru",)), {"b", "c"}),
        (Filters(countries=("country/KZ",), languages=("ru",)), {"b"}),
    ],
)
def test_a_digest_shows_what_its_filters_admit(filters: Filters, expected: set[str]) -> None:
    """Any value of a filter will do; every filter must be met."""
    manifest = digest(
        article("a"),
        article("b", topics=("topic/energy",), language="ru"),
        article("c", topics=("topic/trade",), language="ru", countries=("country/UZ",)),
        filters=filters,
    )
    assert set(shown(manifest)) == expected
    assert manifest.filters == filters


def test_a_reader_of_one_language_gets_the_copy_in_it() -> None:
    """The original in another language still counts as who carried it."""
    manifest = digest(article("a"), copy("b", "a", "Two", language="ru"), filters=Filters(languages=("ru",)))
    (line,) = manifest.lines
    assert (line.article_id, line.carried_by) == ("b", ("One",))


@pytest.mark.parametrize(
    "url", ["seed:china-central-asia", "javascript:alert(1)", "ftp://one.example/a", "//one.example"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    """A seed has no address to open; and nothing else may pass as one."""
    assert digest(article("a", url=url)).lines[0].url is None


@pytest.mark.parametrize(
    ("standfirst", "body", "expected"),
    [
        ("What the editor says.", "How it begins.", "What the editor says."),
        (None, "How it begins.\n\nAnd goes on.", "How it begins. And goes on."),
        ("A dry port opens at the border", "How it begins.", "How it begins."),
        (None, "A dry port opens at the border\nHow it begins.", "How it begins."),
        (None, "A dry port opens at the border to Almaty.", "A dry port opens at the border to Almaty."),
        (None, "", ""),
    ],
)
def test_the_excerpt_tells_more_than_the_headline(standfirst: str | None, body: str, expected: str) -> None:
    """The publisher's summary, else the text's beginning; never the headline again."""
    assert digest(article("a", standfirst=standfirst, excerpt=body)).lines[0].excerpt == expected


@pytest.mark.parametrize("word", ["transit ", "магистраль ", "铁路"])
def test_long_texts_are_cut_by_the_room_they_take(word: str) -> None:
    """A Chinese character takes the room of two letters; words stay whole."""
    line = digest(article("a", title=word * 200, excerpt="! " + word * 200)).lines[0]
    assert line.headline.endswith(word.strip() + "…")
    room = 240 // (2 if word == "铁路" else 1)
    assert room - 14 <= len(line.excerpt) <= room + 2


def test_old_news_is_called_old() -> None:
    """An article published long before we found it is shown with that said."""
    line = digest(article("a", published_at=datetime(2024, 12, 2, tzinfo=UTC), published_precision="day")).lines[0]
    assert line.reason == "In scope; carried by one source; topic Connectivity; older news, first seen now."


def test_completeness_accounts_for_every_item_and_every_source() -> None:
    """Seen is new, known and rejected; each source is counted once, by its last poll."""
    names = ("ok", "not_modified", "failed", "refused", "not_started", None)
    sources = tuple(
        replace(WORKING, source_id=str(number), last_outcome=outcome) for number, outcome in enumerate(names)
    )
    it = digest(article("a"), sources=sources).completeness
    assert (it.seen, it.new, it.known, it.rejected) == (120, 18, 96, 6)
    assert (it.ok, it.not_modified, it.failed, it.refused, it.not_started, it.not_polled) == (1, 1, 1, 1, 1, 1)


def test_a_source_fails_until_it_is_mended() -> None:
    """Not having been polled, or having answered "not modified", heals nothing."""
    since = BEGIN - timedelta(days=3)
    assert replace(WORKING, last_outcome="not_modified", failing_since=since).failing
    assert replace(WORKING, last_outcome=None, failing_since=since).failing
    assert replace(WORKING, last_outcome="failed").failing
    assert not replace(WORKING, last_outcome="not_started").failing
    assert not WORKING.failing


def test_an_empty_period_says_so() -> None:
    """Nothing at all, nothing in scope, and nothing reached are three different things."""
    broken = replace(WORKING, last_outcome="failed")
    nothing = "Nothing new came in during this period."
    assert digest(sources=(WORKING, broken)).notes == (nothing,)
    assert digest(sources=(broken,)).notes == (nothing, "No source could be reached.")
    assert digest(article("a", in_scope=False)).notes == ("Nothing new in scope during this period.",)


@pytest.mark.parametrize(
    ("end", "day"),
    [
        (datetime(2026, 11, 22, 20, tzinfo=UTC), "2026-11-23"),
        (datetime(2026, 11, 22, 19, tzinfo=UTC), "2026-11-22"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=timezone(timedelta(hours=5))), "2026-11-22"),
    ],
)
def test_the_day_of_a_digest_is_that_of_its_own_zone(end: datetime, day: str) -> None:
    """An evening of Greenwich is the next day in Almaty; a period up to midnight is of the day that it closes."""
    manifest = compose(
        digest_id="d",
        name="daily",
        period_from=BEGIN,
        period_to=end,
        created_at=END,
        candidates=(),
        sources=(),
        labels={},
        zone=timezone(timedelta(hours=5)),
    )
    assert manifest.date.isoformat() == day
    assert manifest.period_to.tzinfo is UTC


def test_an_owner_s_papers_and_those_who_print_an_agency_are_one_witness_each() -> None:
    """How many carried it is told all the same."""
    manifest = digest(
        article("a", story_id="s", family="house"),
        article("b", story_id="s", source_name="Two", family="house"),
        article("c", story_id="s", source_name="Three", family="three", wire="Xinhua"),
        article("d", story_id="s", source_name="Four", family="xinhua"),
    )
    (line,) = manifest.lines
    assert line.reason == "In scope; reported by 2 sources, carried by 2 more; topic Connectivity."
