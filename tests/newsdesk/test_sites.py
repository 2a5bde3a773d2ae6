from __future__ import annotations

import pytest

from newsdesk.records import Source
from newsdesk.sites import Sites


def a_source(id: str, url: str) -> Source:  # noqa: A002
    return Source(
        id=id,
        name=id,
        url=url,
        kind="feed",
        country="KZ",
        language="en",
        ownership="state",
        full_text=True,
        timezone="UTC",
    )


SITES = Sites(
    [
        a_source("times", "https://www.times.example/feed/"),
        a_source("gazette-tk", "https://gazette.example/rss/tm"),
        a_source("gazette-ru", "https://gazette.example/rss"),
        a_source("post-ru", "https://post.example/ru/rss"),
        a_source("post-en", "https://post.example/en/rss"),
        a_source("other-port", "https://post.example:8443/rss"),
        a_source("shared", "https://feeds.feedburner.com/shared_news"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("url", "whose"),
    [
        ("https://times.example/2026/11/port", "times"),
        ("http://WWW.times.example./2026/11/port?utm_source=rss", "times"),
        ("https://news.times.example/port", None),
        ("https://gazette.example/2026/port", "gazette-ru"),
        ("https://gazette.example/rss/tm", "gazette-tk"),
        ("https://post.example/en/2026/port", "post-en"),
        ("https://post.example/ru/2026/port", "post-ru"),
        ("https://post.example:8443/ru/port", "other-port"),
        ("https://feeds.feedburner.com/shared_news", "shared"),
        ("https://feeds.feedburner.com/of_someone_else", None),
        ("about:blank", None),
        ("https://[::1/", None),
        ("", None),
    ],
)
def test_an_address_is_of_the_source_on_its_host(url: str, whose: str | None) -> None:
    """Of several there the nearest; on hosts of anybody's feeds only the very one."""
    source = SITES.source_of(url)
    assert (source.id if source else None) == whose
