from __future__ import annotations

import pytest

from newsdesk.records import Item, ParsedFeed, ParsedSitemap, Source
from parsers.catalogue_text import as_toml
from parsers.proposals import country_of, identifier, propose
from parsers.sources import read_sources

RUSSIAN = "Плотину над городом снова наполнили водой после долгого ремонта, сообщили в министерстве"
SITEMAP = ParsedSitemap(items=(), rejected=(), parts=())


def feed(*items: Item, title: str | None = "Valley News", language: str | None = None) -> ParsedFeed:
    return ParsedFeed(items=items, rejected=(), title=title, language=language)


def item(title: str, *, body: str = "", language: str | None = None) -> Item:
    return Item(source_id="x", url=f"https://v.kg/{title}", title=title, standfirst=None, body=body, language=language)


def test_a_feed_is_proposed_with_what_it_tells() -> None:
    """And is a block that the catalogue takes."""
    source = propose(
        feed(item("Dam filled"), language="en"), url="https://www.valley.com.kg/rss", page_title="Home", taken=()
    )
    assert source == Source(
        id="valley-en",
        name="Valley News",
        url="https://www.valley.com.kg/rss",
        kind="feed",
        country="KG",
        language="en",
        ownership="unknown",
        full_text=True,
        timezone="UTC",
    )
    assert read_sources(as_toml(source), file="x") == (source,)


def test_what_is_not_told_is_unknown() -> None:
    """Said so, rather than guessed."""
    source = propose(SITEMAP, url="https://valley.com/map.xml", page_title=None, taken=())
    assert (source.kind, source.name, source.id) == ("sitemap", "valley.com", "valley")
    assert (source.country, source.language, source.ownership) == ("ZZ", "und", "unknown")
    assert read_sources(as_toml(source), file="x") == (source,)


def test_the_language_is_found_from_the_texts_where_the_feed_is_silent() -> None:
    """From all of them together; what items say of themselves stands before that."""

    def language(*items: Item) -> str:
        return propose(feed(*items), url="https://v.kg/", page_title=None, taken=()).language

    assert language(item(RUSSIAN), item("Плотина")) == "ru"
    assert language(item(RUSSIAN, language="ky"), item("x", language="ky"), item("y", language="ru")) == "ky"
    assert language(item("1"), item("2")) == "und"


def test_pages_are_fetched_where_most_items_come_without_text() -> None:
    """And where nothing is known yet."""

    def full_text(*items: Item) -> bool:
        return propose(feed(*items), url="https://v.kg/", page_title=None, taken=()).full_text

    assert full_text()
    assert full_text(item("a"), item("b", body="text"), item("c"))
    assert not full_text(item("a", body="text"), item("b", body="text"), item("c"))


def test_the_name_is_the_feeds_then_the_pages_then_the_hosts() -> None:
    """On one line, and not without end."""

    def name(title: str | None, page_title: str | None) -> str:
        return propose(feed(title=title), url="https://v.kg/", page_title=page_title, taken=()).name

    assert name("A\n feed", "Page") == "A feed"
    assert name(None, "Page") == "Page"
    assert name("", None) == "v.kg"
    assert len(name("x" * 1_000, None)) == 100


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://akorda.kz/rss", "KZ"),
        ("https://www.24.KG./rss", "KG"),
        ("https://valley.tj:8080/", "TJ"),
        ("https://valley.tm/", "TM"),
        ("https://valley.uz/", "UZ"),
        ("https://valley.com.cn/", "CN"),
        ("https://bbc.co.uk/", "GB"),
        ("https://вести.рф/", "RU"),
        ("https://valley.қаз/", "KZ"),
        ("https://xn--fiqs8s/", "CN"),
        *((f"https://valley.{domain}/", "ZZ") for domain in ("com", "org", "su", "eu", "asia", "zz", "uk.x")),
        *(
            (f"https://valley.{domain}/", "ZZ")
            for domain in ("tv", "io", "me", "co", "ai", "fm", "to", "cc", "ly", "gg")
        ),
        ("http://127.0.0.1/", "ZZ"),
        ("http://[::1]/", "ZZ"),
        ("http://localhost/", "ZZ"),
        ("http://[x/", "ZZ"),
        ("", "ZZ"),
    ],
)
def test_the_country_is_that_of_the_domain(url: str, country: str) -> None:
    """Unless anybody can have the domain."""
    assert country_of(url) == country


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://www.24.kg/rss", "24-ru"),
        ("https://rus.azattyq.org/api/x", "rus-azattyq-ru"),
        ("https://rss.valley.gov.kz/", "valley-ru"),
        ("https://news.cn/", "news-ru"),
        ("https://rss.cn/", "rss-ru"),
        ("http://127.0.0.1:8000/", "127-0-0-1-ru"),
        ("http://[::1]/", "1-ru"),
        ("https://вести.рф/", "xn-b1agj9af-ru"),
        ("https://_.kz/", "source-ru"),
        ("https://[x/", "source-ru"),
    ],
)
def test_an_id_is_made_of_the_host_and_the_language(url: str, made: str) -> None:
    """In the letters that ids may have."""
    assert identifier(url, language="ru", taken=()) == made


def test_an_id_is_never_taken_already() -> None:
    """Neither by a source nor by the seeds."""
    taken: list[str] = []
    for _ in range(3):
        taken.append(identifier("https://valley.kg/", language="ru", taken=taken))
    assert taken == ["valley-ru", "valley-ru-2", "valley-ru-3"]
    assert identifier("https://seeds.kg/", language="und", taken=()) == "seeds-2"
