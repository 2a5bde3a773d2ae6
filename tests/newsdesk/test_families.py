from __future__ import annotations

import pytest

from newsdesk.families import family_of
from newsdesk.records import Source


def a_source(url, *, name="The Harbour Gazette", family=None):
    return Source(
        id="harbour-en",
        name=name,
        url=url,
        kind="feed",
        country="KZ",
        language="en",
        ownership="private",
        full_text=True,
        timezone="Asia/Almaty",
        family=family,
    )


def test_what_the_catalogue_says_stands() -> None:
    """Ownership is a fact that no address tells."""
    assert family_of(a_source("https://tass.ru/rss", family="harbour-holding")) == "harbour-holding"


@pytest.mark.parametrize(
    ("url", "family"),
    [
        ("https://gazette.example/feed", "gazette.example"),
        ("https://www.gazette.example/ru/rss", "gazette.example"),
        ("https://kaz.gazette.example:8080/news.rss", "gazette.example"),
        ("http://rss.gazette.com.kg/all", "gazette.com.kg"),
        ("http://www.gazette.co.uk/all", "gazette.co.uk"),
        ("https://com.example/feed", "com.example"),
    ],
)
def test_editions_on_one_domain_are_one_family(url, family) -> None:
    """Whatever stands before it; under a country's open names the name before those counts."""
    assert family_of(a_source(url)) == family


def test_an_agency_s_own_site_is_of_its_family() -> None:
    """So that it and those who credit it are one voice."""
    assert family_of(a_source("https://en.sputnik.kz/feed")) == "rossiya-segodnya"


@pytest.mark.parametrize(
    "url",
    ["https://feeds.feedburner.com/harbour", "http://127.0.0.1:8000/rss", "http://[::1]/rss", "http://localhost/rss"],
)
def test_where_the_address_is_nobody_s_the_name_tells(url) -> None:
    """Of a host of many, and of a number; without the edition in brackets, and the id where nothing is left."""
    assert family_of(a_source(url)) == "the-harbour-gazette"
    assert family_of(a_source(url, name="The Harbour Gazette (Russian)")) == "the-harbour-gazette"
    assert family_of(a_source(url, name="Портовая газета (рус)")) == "портовая-газета"
    assert family_of(a_source(url, name="(?)")) == "harbour-en"
