from __future__ import annotations

from dataclasses import asdict

import pytest

from newsdesk.errors import CatalogueError, UsageError
from newsdesk.records import Source
from parsers.sources import read_sources

# The blocks begin in lines 2, 15 and 30.
CATALOGUE = """\
# The sources of this test.
[[source]]
id = "astana-times"
name = "The Astana Times"
url = "https://astanatimes.com/feed/"
kind = "feed"
country = "KZ"
language = "en"
ownership = "state"
full_text = true
timezone = "Asia/Almaty"
every = "15m"

# This one answers "not modified" wrongly.
[[source]]
id = "xinhua-zh"
name = "新华社"   # id = "a comment"
url = "http://xinhua.example:8080/map.xml"

kind = "sitemap"
country = "CN"
language = "zh"
ownership = "state"
full_text = false
timezone = "Asia/Shanghai"
ignore_validators = true
drop_selectors = [".ad", "aside"]
headers.Accept = "text/xml"

[[source]]
id = "asia-plus"
name = "Asia-Plus"
url = "https://asiaplus.example/rss"
kind = "feed"
country = "TJ"
language = "ru"
ownership = "private"
full_text = true
timezone = "Asia/Dushanbe"
"""


def refusal(text):
    with pytest.raises(CatalogueError) as refused:
        read_sources(text, file="catalog/sources.toml")
    return refused.value


def test_a_catalogue_is_read_in_the_files_order():
    times, xinhua, asia_plus = read_sources(CATALOGUE, file="sources.toml")
    assert asdict(xinhua) == asdict(
        Source(
            id="xinhua-zh",
            name="新华社",
            url="http://xinhua.example:8080/map.xml",
            kind="sitemap",
            country="CN",
            language="zh",
            ownership="state",
            full_text=False,
            timezone="Asia/Shanghai",
            ignore_validators=True,
            drop_selectors=(".ad", "aside"),
            headers={"Accept": "text/xml"},
        )
    )
    assert (times.id, times.every, times.enabled) == ("astana-times", "15m", True)
    assert (asia_plus.every, asia_plus.body_selector, asia_plus.headers) == (None, None, {})


def test_a_source_may_say_whose_it_is():
    """As another source's, or as a domain."""
    for family in ("harbour-holding", "harbour.example"):
        text = CATALOGUE.replace('every = "15m"', f'family = "{family}"')
        assert [source.family for source in read_sources(text, file="sources.toml")] == [family, None, None]


def test_an_empty_catalogue_has_no_sources():
    assert read_sources("", file="sources.toml") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('every = "15m"', 'evry = "15m"', 12, "unknown key `evry`"),
        ('every = "15m"', 'fetch.every = "15m"', 12, "unknown key `fetch`"),
        ('[[source]]\nid = "asia-plus"', '[[sources]]\nid = "asia-plus"', 30, "unknown key `sources`"),
        ('name = "The Astana Times"\n', "", 2, "`name` is missing"),
        ('country = "CN"\n', "", 15, "`country` is missing"),
        ('timezone = "Asia/Dushanbe"\n', "", 30, "`timezone` is missing"),
        ("full_text = false", 'full_text = "partly"', 24, "`source.full_text`"),
        ('kind = "sitemap"', 'kind = "rss"', 20, "`source.kind`: input should be 'feed' or 'sitemap', not 'rss'"),
        ('ownership = "private"', 'ownership = "oligarch"', 37, "`source.ownership`"),
        ('name = "新华社"', "name = 7", 17, "`source.name`"),
        ('[".ad", "aside"]', '".ad"', 27, "`source.drop_selectors`"),
        ('headers.Accept = "text/xml"', "headers.Accept = 3", 28, "`source.headers.Accept`"),
        ('id = "asia-plus"', 'id = "astana-times"', 31, "id 'astana-times' is given twice: blocks 1 and 3"),
        ('id = "xinhua-zh"', 'id = "astana-times"', 16, "given twice: blocks 1 and 2"),
        ("https://asiaplus.example/rss", "https://astanatimes.com/feed/", 33, "is given twice: blocks 1 and 3"),
        ('id = "xinhua-zh"', 'id = "Xinhua"', 16, "id 'Xinhua' may hold only a-z, 0-9 and -"),
        ('id = "xinhua-zh"', 'id = "新华"', 16, "may hold only"),
        ('id = "xinhua-zh"', 'id = "-xinhua"', 16, "may hold only"),
        ('id = "xinhua-zh"', 'id = ""', 16, "may hold only"),
        ('id = "xinhua-zh"', 'id = "seeds"', 16, "kept for the seed articles"),
        ('timezone = "Asia/Shanghai"', 'timezone = "Asia/Peking"', 25, "'Asia/Peking' is no IANA time zone"),
        ('timezone = "Asia/Dushanbe"', 'timezone = "+05:00"', 39, "is no IANA time zone"),
        ('timezone = "Asia/Almaty"', 'timezone = ""', 11, "is no IANA time zone"),
        ('country = "CN"', 'country = "cn"', 21, "'cn' is no ISO 3166-1 alpha-2 code"),
        ('country = "TJ"', 'country = "TJK"', 35, "is no ISO 3166-1 alpha-2 code"),
        ('language = "zh"', 'language = "zh-Hans"', 22, "'zh-Hans' is no ISO 639-1 code"),
        ('language = "ru"', 'language = "RU"', 36, "is no ISO 639-1 code"),
        ('language = "ru"', 'language = "rus"', 36, "is no ISO 639-1 code"),
        ('every = "15m"', 'family = "A house"', 12, "family 'A house' may hold only a-z, 0-9, - and ."),
        ('every = "15m"', 'family = ""', 12, "family '' may hold only"),
        ('every = "15m"', 'every = "15 minutes"', 12, "'15 minutes' is no duration"),
        ('every = "15m"', 'every = "0m"', 12, "no duration"),
        ('every = "15m"', 'every = "99999999999d"', 12, "no duration"),
        ('every = "15m"', "every = 15", 12, "`source.every`"),
        ('id = "xinhua-zh"', "id = xinhua-zh", 16, "not valid TOML"),
        ('kind = "sitemap"', 'id = "again"', 20, "not valid TOML"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_file_line_and_reason(old, new, line, reason):
    """Whoever wrote it is told what to mend, and where."""
    assert old in CATALOGUE
    refused = refusal(CATALOGUE.replace(old, new, 1))
    assert (refused.file, refused.line) == ("catalog/sources.toml", line), str(refused)
    assert reason in refused.reason
    assert isinstance(refused, UsageError)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "astanatimes.com/feed",
        "//astanatimes.com/feed",
        "ftp://astanatimes.com/feed",
        "file:///etc/passwd",
        "https://",
        "https:///feed",
        "https://astanatimes.com:seven/feed",
        "https://astanatimes.com:99999/feed",
        "https://[::1/feed",
        "https://astana times.com/feed",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    refused = refusal(CATALOGUE.replace("http://xinhua.example:8080/map.xml", url))
    assert (refused.line, f"{url!r} is no http or https address" in refused.reason) == (18, True)


def test_the_lines_are_right_if_a_block_ends_in_a_table_of_its_own():
    """`[source.headers]` belongs to the block above it."""
    text = CATALOGUE.replace('headers.Accept = "text/xml"', '[source.headers]\nAccept = "text/xml"\nFrom = 3')
    assert (refusal(text).line, "`source.headers.From`" in refusal(text).reason) == (30, True)
    text = text.replace("From = 3", 'From = "a"').replace('country = "TJ"', 'country = "Tajikistan"')
    assert refusal(text).line == 37


def test_the_first_wrong_block_is_named():
    text = CATALOGUE.replace('country = "CN"', 'country = "China"').replace('country = "TJ"', 'country = "Tajikistan"')
    assert refusal(text).line == 21


def test_a_country_and_a_language_may_be_unknown() -> None:
    """`ZZ` and `und`: a source can be polled before a person knows more of it."""
    text = CATALOGUE.replace('country = "KZ"\nlanguage = "en"', 'country = "ZZ"\nlanguage = "und"')
    first = read_sources(text, file="x")[0]
    assert (first.country, first.language) == ("ZZ", "und")


def test_what_is_read_are_sources_and_nothing_beside() -> None:
    """So that they compare as equal to those made elsewhere."""
    assert {type(source) for source in read_sources(CATALOGUE, file="x")} == {Source}
