from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.identity import article_id, content_hash
from newsdesk.intake import Known, compose, sift, within, without_returns
from newsdesk.records import SEEDS, Item, Page, Published, Source, Waiting

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
URL = "https://times.kz/a"


def source(source_id="whole", *, full_text=False, language="en"):
    return Source(
        id=source_id,
        name="Times",
        url=f"https://{source_id}.kz/rss",
        kind="feed",
        country="KZ",
        language=language,
        ownership="unknown",
        full_text=full_text,
        timezone="Asia/Almaty",
    )


SOURCES = {"whole": source("whole"), "teasers": source("teasers", full_text=True), "other": source("other")}


def item(url=URL, *, source_id="whole", title="A railway", standfirst="It opens.", body="The railway opens.", **more):
    return Item(source_id=source_id, url=url, title=title, standfirst=standfirst, body=body, **more)


def page(**fields):
    given = {
        "title": "The page's title",
        "standfirst": "The page's summary",
        "body": "The page's text.",
        "authors": ("Page Author",),
        "published": published(day=1, basis="page"),
        "language": "ru",
    }
    return Page(**given | fields)


def published(*, day, basis):
    return Published(at=datetime(2026, 11, day, tzinfo=UTC), precision="day", basis=basis)


def held(of, *, revision=1, source_id=None):
    return Known(
        article_id=article_id(of.url),
        source_id=source_id or of.source_id,
        title=of.title,
        content_hash=content_hash(of.title, of.standfirst, of.body),
        has_body=bool(of.body),
        revision=revision,
        first_seen_at=NOW - timedelta(days=3),
    )


def waiting(of):
    return Waiting(article_id=article_id(of.url), item=of, seen_at=NOW, attempts=0, not_before=NOW)


def sifted(items, *stored):
    return sift(items, {each.article_id: each for each in stored}, sources=SOURCES)


def test_new_edited_and_known_items_are_told_apart():
    """By address first, then by text; each item is in exactly one of the three, in the order they came."""
    changed, same = item("https://times.kz/1", body="As it was."), item("https://times.kz/2")
    edit = item("https://times.kz/1", body="As it is.")
    fresh = [item("https://times.kz/4"), item("https://times.kz/3")]
    found = sifted([fresh[0], edit, same, fresh[1]], held(changed, revision=4), held(same))
    assert found.new == tuple(fresh)
    assert found.edited == ((edit, held(changed, revision=4)),)
    assert found.known == (same,)


@pytest.mark.parametrize("change", [{"title": "Another"}, {"standfirst": None}, {"body": "Another."}])
def test_any_change_of_the_text_is_an_edit(change):
    """Headline, summary and body alike."""
    assert len(sifted([item(**change)], held(item())).edited) == 1


def test_a_change_of_what_is_not_text_is_no_edit():
    """A publisher that touches its dates or by-lines every hour makes no revisions."""
    touched = item(
        authors=("Somebody",), published=published(day=2, basis="feed"), language="kk", publisher="Kazinform"
    )
    assert sifted([touched], held(item())).known == (touched,)


def test_an_item_met_twice_in_a_run_is_new_once_and_known_after():
    """Two feeds of one publisher carry the same address: one article, whatever the second says."""
    first, again, elsewhere = item(), item(body="Another text."), item(source_id="other")
    found = sifted([first, again, elsewhere])
    assert (found.new, found.edited, found.known) == ((first,), (), (again, elsewhere))


def test_an_edit_met_twice_in_a_run_is_one_edit():
    """Two revisions of the same moment would fight over one number."""
    first, again = item(body="Second version."), item(body="Third version.")
    found = sifted([first, again], held(item()))
    assert ([edit for edit, _ in found.edited], found.known) == ([first], (again,))


def test_an_item_that_waits_for_its_page_is_known():
    """It was met before, though there is no article of it yet."""
    one = item()
    told = sift([one], {}, sources={"whole": source()}, waiting={article_id(one.url): waiting(one)})
    assert (told.new, told.known) == ((), (one,))


def test_an_item_without_a_headline_stands_back_for_the_same_one_with_it():
    """A sitemap's address must not keep the feed's item of it out, whether it is offered beside it or waits."""
    bare, titled = item(title="", standfirst=None, body=""), item()
    assert sift([bare, titled], {}, sources={"whole": source()}).new == (titled,)
    assert sift([bare, titled], {}, sources={"whole": source()}).known == (bare,)
    assert sift([titled, bare], {}, sources={"whole": source()}).new == (titled,)
    waits = {article_id(bare.url): waiting(bare)}
    assert sift([titled], {}, sources={"whole": source()}, waiting=waits).new == (titled,)
    assert sift([bare], {}, sources={"whole": source()}, waiting=waits).known == (bare,)
    assert sift([bare, titled, titled], {}, sources={"whole": source()}, waiting=waits).new == (titled,)


def test_what_is_offered_beside_a_sources_own_document_edits_nothing():
    """A sitemap read after a gap knows less of an article than its feed did; and one without headlines never edits."""
    whole = item()
    stored = held(whole)
    poorer = item(standfirst=None, body="")
    known = {stored.article_id: stored}
    assert sift([item(title="New")], known, sources={"whole": source()}).edited != ()
    assert sift([item(title="New")], known, sources={"whole": source()}, beside={stored.article_id}).edited == ()
    assert sift([replace(poorer, title="")], known, sources={"whole": source()}).edited == ()


def test_where_a_run_has_no_room_for_all_every_source_gets_its_share():
    """The first items of each go before any second ones; nothing is lost, and the order stays."""
    loud = [item(f"https://loud.kz/{n}", source_id="loud") for n in range(5)]
    quiet = [item(f"https://quiet.kz/{n}", source_id="quiet") for n in range(2)]
    chosen, rest = within([*loud, *quiet], 4)
    assert chosen == (*loud[:2], *quiet)
    assert rest == tuple(loud[2:])
    assert within(loud, 9) == (tuple(loud), ())
    assert within(loud, 0) == ((), tuple(loud))


def test_an_item_without_a_headline_gets_its_pages():
    """Plain sitemaps name addresses only."""
    bare = item(title="", standfirst=None, body="")
    assert compose(bare, page(title="From the page"), source=source(), seen_at=NOW).title == "From the page"
    assert compose(bare, None, source=source(), seen_at=NOW).title == ""


def test_two_items_that_claim_one_address_do_not_take_turns():
    """The one met first decides: else each run would see an edit in the other, for ever."""
    first, second = item(), item(body="Another text under the same address.")
    found = sifted([first, second], held(first))
    assert (found.known, found.edited) == ((first, second), ())


def test_a_teaser_is_no_edit_of_a_text():
    """Where the pages of a source are no longer fetched, what they once gave stays."""
    assert sifted([item(body="")], held(item(body="The page's text."))).edited == ()
    assert len(sifted([item(body="", standfirst="New teaser.")], held(item(body=""))).edited) == 1


def test_a_teaser_of_a_source_whose_pages_are_fetched_edits_nothing():
    """What is held is the page's text: its feed's teaser always differs."""
    teaser = item(source_id="teasers", body="", standfirst="Another teaser.")
    found = sifted([teaser], held(item(source_id="teasers")))
    assert (found.edited, found.retitled, found.known) == ((), (), (teaser,))


def test_a_new_headline_of_such_a_source_is_seen():
    """Not its case and signs; and not from another source, from beside its own document, or without a page."""
    old = item(source_id="teasers", body="")
    new = replace(old, title="A railway is late")
    found = sifted([new, new], held(old))
    assert (found.edited, found.retitled, found.known) == ((), ((new, held(old)),), (new,))
    same = replace(old, title="A  RAILWAY!")
    bare = replace(old, title="")
    assert sifted([same], held(old)).known == (same,)
    assert sifted([bare], held(old)).known == (bare,)
    assert sifted([new], held(old, source_id="other")).known == (new,)
    assert sift([new], {held(old).article_id: held(old)}, sources=SOURCES, beside={held(old).article_id}).known == (
        new,
    )
    diary = replace(old, url="https://times.kz/diary#7")
    assert sifted([replace(diary, title="Another")], held(diary)).retitled == ()


def test_a_headline_that_was_there_before_is_no_new_one():
    """Publishers who try two headlines in turn make two revisions, not one at each poll."""
    old, other = item("https://times.kz/1", source_id="teasers"), item("https://times.kz/2", source_id="teasers")
    items = [replace(old, title="A railway is late"), replace(other, title="A railway is late")]
    found = sifted(items, held(old), held(other))
    told = without_returns(found, {held(old).article_id: {"A railway", "A Railway Is Late"}})
    assert told.retitled == ((items[1], held(other)),)
    assert told.known == (items[0],)


def test_only_the_source_that_gave_an_article_edits_it():
    """Another feed with the same address and another summary is no new version."""
    foreign = item(source_id="other", standfirst="Differently put.")
    assert sifted([foreign], held(item())).known == (foreign,)


def test_an_item_is_known_by_an_alias():
    """Two addresses of one article: what is held is told by either, an edit is seen by either, and one is enough."""
    plain, moved = item(), item("https://times.kz/moved")
    stored = held(plain)
    known = {article_id(plain.url): stored, article_id(moved.url): stored}
    assert sift([moved, plain], known, sources=SOURCES).known == (moved, plain)
    edit, again = replace(moved, body="As it is."), replace(plain, body="As it is.")
    found = sift([edit, again], known, sources=SOURCES)
    assert (found.edited, found.known) == (((edit, stored),), (again,))
    assert compose(edit, None, source=source(), seen_at=NOW, held=stored).article_id == stored.article_id


def test_a_seed_that_was_rewritten_is_an_edit():
    """Seeds carry their whole text."""
    seed = item("seed:000", source_id=SEEDS)
    rewritten = item("seed:000", source_id=SEEDS, body="Rewritten.")
    assert [edit for edit, _ in sifted([rewritten], held(seed)).edited] == [rewritten]


def test_every_item_is_counted_once():
    """Nothing is lost and nothing is doubled, whatever the mixture."""
    items = [
        item(f"https://times.kz/{number % 7}", source_id=name, body=f"{number % 3}")
        for number in range(60)
        for name in SOURCES
    ]
    stored = [held(item(f"https://times.kz/{number}", source_id="whole", body="0")) for number in range(4)]
    found = sifted(items, *stored)
    assert len(found.new) == 3
    first_met = {each.url: each for each in reversed(items)}
    differing = [each.url for each in first_met.values() if each.body != "0" and each.url[-1] in "0123"]
    assert sorted(each.url for each, _ in found.edited) == sorted(
        u for u in differing if first_met[u].source_id == "whole"
    )
    assert len(found.new) + len(found.edited) + len(found.known) == len(items)


def test_the_items_own_word_stands_before_the_pages_and_the_pages_text_before_the_items():
    """A page's title carries the site's name, its summary is written for search engines; its text is the whole one."""
    own = item(authors=("Feed Author",), published=published(day=2, basis="feed"), publisher="Kazinform")
    article = compose(own, page(), source=SOURCES["teasers"], seen_at=NOW)
    assert (article.title, article.standfirst, article.body) == ("A railway", "It opens.", "The page's text.")
    assert article.authors == ("Feed Author",)
    assert (article.published_at, article.published_precision, article.published_basis) == (
        datetime(2026, 11, 2, tzinfo=UTC),
        "day",
        "feed",
    )
    assert article.publisher == "Kazinform"


def test_a_page_fills_what_the_item_left_open():
    bare = item(standfirst=None, body="")
    article = compose(bare, page(), source=SOURCES["teasers"], seen_at=NOW)
    assert (article.standfirst, article.body, article.authors) == (
        "The page's summary",
        "The page's text.",
        ("Page Author",),
    )
    assert (article.published_at, article.published_basis) == (datetime(2026, 11, 1, tzinfo=UTC), "page")


def test_a_page_without_a_text_leaves_the_items_own():
    """An empty extraction must not wipe out what the feed gave."""
    article = compose(item(), page(body=""), source=SOURCES["teasers"], seen_at=NOW)
    assert article.body == "The railway opens."


@pytest.mark.parametrize("seen", [None, page(published=None)])
def test_no_date_is_invented(seen):
    """Neither item nor page says when: null, not the moment it was seen."""
    article = compose(item(), seen, source=SOURCES["whole"], seen_at=NOW)
    assert (article.published_at, article.published_precision, article.published_basis) == (None, None, None)


@pytest.mark.parametrize(
    ("item_says", "page_says", "language"),
    [("kk", "ru", "kk"), (None, "ru", "ru"), (None, None, "en")],
)
def test_a_text_too_short_to_tell_has_the_language_of_its_item_then_page_then_source(item_says, page_says, language):
    short = item(title="«ЖТ»", standfirst=None, body="", language=item_says)
    article = compose(short, page(standfirst=None, body="", language=page_says), source=source(), seen_at=NOW)
    assert article.language == language


def test_a_text_speaks_for_itself_before_anybody_speaks_for_it():
    """An English story in a source catalogued as Chinese is English."""
    body = "The two governments signed an agreement on the construction of a new railway line."
    assert compose(item(body=body), None, source=source(language="zh"), seen_at=NOW).language == "en"


def test_a_new_article_is_revision_1_and_first_seen_now():
    article = compose(item(), None, source=SOURCES["whole"], seen_at=NOW)
    assert (article.article_id, article.revision, article.first_seen_at) == (article_id(URL), 1, NOW)


def test_an_edit_counts_on_and_keeps_when_it_was_first_seen():
    before = held(item(), revision=2)
    article = compose(item(body="Third."), None, source=SOURCES["whole"], seen_at=NOW, held=before)
    assert (article.revision, article.first_seen_at) == (3, before.first_seen_at)


def test_an_article_that_was_stored_is_no_edit_of_itself():
    """Sifted again as it came, an item composed without a page is known: no poll makes revisions of nothing."""
    own = item()
    stored = compose(own, None, source=SOURCES["whole"], seen_at=NOW)
    known = Known(
        article_id=stored.article_id,
        source_id=stored.source_id,
        title=stored.title,
        content_hash=stored.content_hash,
        has_body=bool(stored.body),
        revision=stored.revision,
        first_seen_at=stored.first_seen_at,
    )
    assert sifted([own], known).known == (own,)


def test_an_article_without_a_source_is_a_seed():
    """Its language is told from the text alone, `und` where that is too short."""
    seed = item("seed:000", source_id=SEEDS, title="OK", standfirst=None, body="")
    assert compose(seed, None, source=None, seen_at=NOW).language == "und"


@pytest.mark.parametrize(
    ("of_item", "of_page", "wire", "publisher"),
    [
        ({"publisher": "新华网"}, {}, "Xinhua", "新华网"),
        ({"publisher": "The Port Weekly"}, {"credit": "ИА ТАСС"}, "TASS", "The Port Weekly"),
        ({}, {"credit": "The Port Weekly"}, None, "The Port Weekly"),
        ({}, {"body": "MOSCOW, November 20. /TASS/. The railway opens."}, "TASS", None),
        ({"standfirst": "BEIJING, Nov. 20 (Xinhua) -- It opens."}, {}, "Xinhua", None),
        ({"authors": ("Reuters",)}, {}, "Reuters", None),
    ],
)
def test_the_agency_is_told_from_all_that_credits_one(of_item, of_page, wire, publisher):
    """By its canonical name; whom item or page name stays as it is written, be it an agency or not."""
    article = compose(item(**of_item), page(**of_page), source=source(), seen_at=NOW)
    assert (article.wire, article.publisher) == (wire, publisher)
