from __future__ import annotations

from dataclasses import replace

import pytest

from newsdesk.page_address import final_address, trusted_canonical
from newsdesk.records import Item, Page

PAGE = "https://www.example.kz/news/2026/11/a-dry-port-opens-1234.html"
ITEM = Item(source_id="one", url="https://r.example.org/go/77", title="A dry port opens", standfirst=None, body="")
READ = Page(
    title="A dry port opens – Example", standfirst=None, body="Text.", authors=(), published=None, language="en"
)

NO_ADDRESSES = (None, "", "  ", "#", "javascript:void(0)", "https://", "https://[::1/", "/" * 5000)
NO_ARTICLES = (
    *("", "/", "/index.html", "/ru/", "/news", "/news/", "/news/2026", "/news/2026/11/", "/news.php"),
    *("/tag/central-asia-and-the-dry-port", "/category/central-asia-news-7/", "/author/a-writer-of-some-fame"),
    *("/?page=2", "/?lang=ru", "/news?page=77", "/rss.xml", "/feed/", "/search/?q=port", "/archive/20261120"),
)


@pytest.mark.parametrize(
    ("page_url", "declared", "canonical"),
    [
        # a page of its own site, elsewhere
        ("https://example.kz/rail-7?src=main&ico=top", "https://example.kz/rail-opens-at-last-7", "https://example.kz/rail-opens-at-last-7"),
        ("https://example.kz/news/a-dry-port-opens-7?r=tg", "/news/a-dry-port-opens-7", "https://example.kz/news/a-dry-port-opens-7"),
        ("https://example.kz/?p=77", "https://example.kz/2026/11/20/port/", "https://example.kz/2026/11/20/port/"),
        ("https://example.kz/r/77", "https://example.kz/news/77123", "https://example.kz/news/77123"),
        ("https://m.example.kz/n4/77", "https://www.example.kz/n1/2026/1120/c1-77.html", "https://www.example.kz/n1/2026/1120/c1-77.html"),
        ("https://example.kz/economy/port-opens-771", "https://example.kz/politics/port-opens-771", "https://example.kz/politics/port-opens-771"),
        ("https://example.kz/news/77123/Port-Opens", "https://example.kz/news/77123/port-opens", "https://example.kz/news/77123/port-opens"),
        ("https://example.kz/a-dry-port-opens-77/2", "https://example.kz/a-dry-port-opens-771", "https://example.kz/a-dry-port-opens-771"),
        ("https://example.kz/a-dry-port-opens-77/page/2", "https://example.kz/a-dry-port-opens-77/", "https://example.kz/a-dry-port-opens-77/"),
        ("https://example.kz/view.php?id=77&s=1", "https://example.kz/view.php?id=77", "https://example.kz/view.php?id=77"),
        ("https://example.kz/x/1", "https://example.kz/жаңалықтар/құрғақ-порт-ашылды-бүгін", "https://example.kz/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B%D1%82%D0%B0%D1%80/%D2%9B%D2%B1%D1%80%D2%93%D0%B0%D2%9B-%D0%BF%D0%BE%D1%80%D1%82-%D0%B0%D1%88%D1%8B%D0%BB%D0%B4%D1%8B-%D0%B1%D2%AF%D0%B3%D1%96%D0%BD"),
        ("https://example.kz/x/1", "https://example.kz/a/两国部长在阿拉木图签署协议", "https://example.kz/a/%E4%B8%A4%E5%9B%BD%E9%83%A8%E9%95%BF%E5%9C%A8%E9%98%BF%E6%8B%89%E6%9C%A8%E5%9B%BE%E7%AD%BE%E7%BD%B2%E5%8D%8F%E8%AE%AE"),
        # twins
        ("https://example.kz/rail-1/amp", "https://example.kz/rail-1", "https://example.kz/rail-1"),
        ("https://example.kz/news-1/amp/", "https://www.example.kz/news-1/", "https://www.example.kz/news-1/"),
        ("https://www-example-kz.cdn.ampproject.org/c/s/www.example.kz/news-1/amp", "https://www.example.kz/news-1", "https://www.example.kz/news-1"),
        ("https://example.kz/rail?amp=1", "/rail", "https://example.kz/rail"),
        ("http://example.kz/rail", "https://example.kz/rail", "https://example.kz/rail"),
        ("https://m.example.kz/rail", "http://example.kz/rail", "https://example.kz/rail"),
        (PAGE, f" {PAGE}?utm_source=x#top ", None),
        (PAGE, PAGE, None),
        (PAGE, PAGE.replace("https:", "http:"), None),
        # no address
        *((PAGE, declared, None) for declared in NO_ADDRESSES),
        # another site
        (PAGE, "https://example.org/news/2026/11/a-dry-port-opens-1234.html", None),
        (PAGE, "https://agency.example.kz/news/a-dry-port-opens-1234", None),
        ("https://kk.example.kz/news/port-77123", "https://ru.example.kz/news/port-77123", None),
        (PAGE, "https://www.example.kz:8443/news/a-dry-port-opens-5678.html", None),
        (PAGE, "https://t.me/example/1234", None),
        # the home page, a section, a list
        *((PAGE, f"https://www.example.kz{path}", None) for path in NO_ARTICLES),
        ("https://example.kz/view.php?id=77", "https://example.kz/view.php", None),
        ("https://example.kz/the-border-in-2026/a-dry-port-opens", "https://example.kz/the-border-in-2026", None),
        # another document
        (PAGE, "https://www.example.kz/news/2026/11/water-talks-fail-5678.html", None),
        ("https://example.kz/news/77123", "https://example.kz/news/77124", None),
        ("https://example.kz/news/port-opens", "https://example.kz/news/water-talks-fail-in-capital", None),
        ("https://example.kz/view?id=77", "https://example.kz/view?id=78", "https://example.kz/view?id=78"),
        ("https://example.kz/kk/news/77123", "https://example.kz/ru/news/77123", None),
        ("https://example.kz/news/77123?lang=kk", "https://example.kz/news/77123", None),
        ("https://example.kz/zh-hans/news/77123", "https://example.kz/news/77123", None),
        # no article
        (PAGE, "https://www.example.kz/login/a-dry-port-opens-1234", None),
        (PAGE, "https://www.example.kz/errors/404.html", None),
        (PAGE, "https://www.example.kz/files/a-dry-port-opens-1234.pdf", None),
    ],
)  # fmt: skip
def test_a_page_is_believed_about_its_address_where_it_can_only_mean_itself(
    page_url: str, declared: str | None, canonical: str | None
) -> None:
    """A wrong word here makes one article of many; a word not believed makes at most a copy."""
    assert trusted_canonical(declared, page_url=page_url) == canonical


def test_what_a_page_says_of_itself_stands_before_where_redirects_led() -> None:
    """Both may be right; the page knows better."""
    address = "https://www.example.kz/news/a-dry-port-opens-1234"
    page = replace(READ, canonical=address)
    assert final_address(ITEM, page, answered="https://www.example.kz/x/1234?a=b") == address


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("https://r.example.org/go/77", "https://www.example.kz/news/a-dry-port-opens-1234?utm_source=r"),
        ("https://old.example.kz/77", "https://new.example.kz/news/77123"),
        ("https://example.kz/news/77123", "https://example.kz/ru/news/77123"),
        ("https://example.kz/?p=77", "https://example.kz/2026/11/20/port/"),
        ("https://example.kz/x", "https://example.kz/view.php?id=77"),
    ],
)
def test_a_redirect_to_the_article_gives_its_address(asked: str, answered: str) -> None:
    """Counters of readers, sites that moved, short addresses."""
    found = final_address(replace(ITEM, url=asked), READ, answered=answered)
    assert found == answered.removesuffix("?utm_source=r")


@pytest.mark.parametrize(
    "answered",
    [
        *("https://www.example.kz/", "https://www.example.kz/news/", "https://www.example.kz/tag/a-dry-port-opens-at-last"),
        *("https://login.example.kz/news/77123", "https://www.example.kz/login?next=77123&id=77123", "https://consent.example.com/m/77123"),
        *("https://www.example.kz/errors/404", "https://www.example.kz/subscribe/offer-2026-11-20", "not an address"),
        *("https://r.example.org/go/77/", "https://r.example.org/go/77?session=1234", "http://www.r.example.org/go/77"),
    ],
)  # fmt: skip
def test_a_redirect_to_no_article_changes_nothing(answered: str) -> None:
    """Home pages, sections, log-ins, errors; and what is the same address, with something added."""
    assert final_address(ITEM, READ, answered=answered) == ITEM.url


def test_a_page_with_another_headline_is_not_the_items() -> None:
    """Whatever it says of itself: many items may have been sent there."""
    elsewhere = "https://www.example.kz/news/special-offer-of-the-year-1234"
    for title in ("Subscribe now", "", None):
        page = replace(READ, title=title, canonical=elsewhere)
        assert final_address(ITEM, page, answered=elsewhere) == ITEM.url
    bare = replace(ITEM, title="")
    assert final_address(bare, READ, answered=elsewhere) == elsewhere, "it has no headline but that of its page"


def test_a_better_spelling_of_the_same_address_is_taken() -> None:
    """An article that came by its AMP page stands under the plain one."""
    item = replace(ITEM, url="https://example.kz/port-77/amp")
    page = replace(READ, title="Anything", canonical="https://example.kz/port-77")
    assert final_address(item, page, answered=item.url) == "https://example.kz/port-77"


def test_without_a_page_an_item_keeps_its_address() -> None:
    assert final_address(ITEM, None, answered="https://www.example.kz/news/77123") == ITEM.url


@pytest.mark.parametrize("piece", ["/..", "/a-1", "%25", "?a=1&", "/amp", "-", "1", "/index.html", ".amp"])
def test_an_address_of_any_kind_is_judged_in_bounded_time(piece: str) -> None:
    """Long ones are not looked at, and those that are looked at cost little."""
    for length in (100, 1_000, 100_000):
        declared = f"https://www.example.kz/{piece * length}"
        found = trusted_canonical(declared, page_url=PAGE)
        assert found is None or len(declared) <= 4_000
        final_address(replace(ITEM, url=PAGE), READ, answered=declared[:50_000])
