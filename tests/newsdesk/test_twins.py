from __future__ import annotations

from random import Random

import pytest

from newsdesk.identity import article_id, canonical_url
from newsdesk.twins import take_apart

# Each line is one document under several addresses.
TWINS = [
    ("https://news.example.kz/rail/2026/11/a-dry-port-opens", "http://news.example.kz/rail/2026/11/a-dry-port-opens"),
    ("https://example.kz/a", "https://www.example.kz/a", "http://example.kz/a/", "http://www.example.kz:80/a/"),
    ("https://example.kz/a", "https://m.example.kz/a", "https://mobile.example.kz/a", "https://wap.example.kz/a"),
    ("https://example.kz/a-1", "https://amp.example.kz/a-1", "https://www.amp.example.kz/a-1"),
    ("https://www.m.example.kz/a", "https://m.www.example.kz/a", "https://example.kz/a"),
    ("https://example.com.kz/a", "https://m.example.com.kz/a", "https://www.example.com.kz/a"),
    ("https://gov.kz/memleket/1", "https://www.gov.kz/memleket/1"),
    ("https://example.kz", "https://example.kz/", "https://example.kz/index.html", "https://www.example.kz/index.php"),
    ("https://example.kz/news", "https://example.kz/news/", "https://example.kz/news//", "https://example.kz//news"),
    ("https://example.kz/news/7/", "https://example.kz/news/7/index.html", "https://example.kz/news/7/index.htm"),
    ("https://example.kz/news/7/", "https://example.kz/news/7/default.aspx", "https://example.kz/news/7/Default.aspx"),
    ("https://example.kz/news/7/", "https://example.kz/news/7/index.shtml", "https://example.kz/news/7/index.jsp"),
    ("https://example.kz/?p=1", "https://example.kz?p=1", "http://www.example.kz/index.php?p=1"),
    ("https://example.kz/a/?id=1", "https://example.kz/a?id=1", "https://example.kz/a/index.php?id=1"),
    ("https://example.kz/a?b=2&a=1", "https://example.kz/a?a=1&b=2"),
    ("https://example.kz/a?c=3&x[]=1&x[]=2", "https://example.kz/a?x[]=1&x[]=2&c=3"),
    ("https://example.kz/rail-7", "https://example.kz/rail-7/amp", "https://example.kz/rail-7/amp/"),
    ("https://example.kz/rail-7", "https://example.kz/amp/rail-7", "https://example.kz/amp/rail-7/"),
    ("https://example.kz/ru/news/rail-7", "https://example.kz/ru/amp/news/rail-7", "https://example.kz/amp/ru/news/rail-7"),
    ("https://example.kz/news/12", "https://example.kz/news/amp/12", "https://example.kz/news/12/amp"),
    ("https://example.kz/2026/11/20/rail/", "https://example.kz/2026/11/20/rail.amp"),
    ("https://example.kz/rail.html", "https://example.kz/rail.amp.html"),
    ("https://example.kz/rail.htm", "https://example.kz/rail.amp.htm"),
    ("https://example.kz/rail", "https://example.kz/rail.amp", "https://www.example.kz/rail/"),
    ("https://example.kz/rail?id=7", "https://example.kz/rail?id=7&amp", "https://example.kz/rail?amp=1&id=7"),
    ("https://example.kz/rail", "https://example.kz/rail?amp", "https://example.kz/rail?amp=1", "https://example.kz/rail/?amp"),
    ("https://example.kz/rail", "https://example.kz/rail?amp=true", "https://example.kz/rail?noamp=mobile"),
    ("https://example.kz/rail", "https://example.kz/rail?outputType=amp", "https://example.kz/rail/?outputtype=AMP"),
    ("https://example.kz/rail?page=2", "https://example.kz/rail?page=2&output=amp", "https://example.kz/rail?view=amp&page=2"),
    ("https://example.kz/%7Euser/a", "https://example.kz/~user/a", "https://EXAMPLE.kz:443/~user/a"),
    ("https://example.kz/новости/порт", "https://example.kz/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8/%D0%BF%D0%BE%D1%80%D1%82/"),
    ("https://example.kz/новость", "https://example.kz/новость/amp", "https://m.example.kz/новость/"),
    ("https://қаз.kz/a", "https://xn--80ao21a.kz/a/", "https://www.xn--80ao21a.kz/a"),
    ("https://example.kz/a?utm_source=tg&utm_medium=social", "https://example.kz/a?fbclid=x", "https://example.kz/a#more"),
    ("https://example.kz/a;jsessionid=0A1B", "https://example.kz/a;JSESSIONID=ff", "https://example.kz/a"),
    ("https://example.kz/a?PHPSESSID=ab12&id=3", "https://example.kz/a?id=3"),
    ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a/"),
    ("https://[2001:db8::1]/a", "http://[2001:DB8::1]:80/a/"),
    ("https://example.kz/#!/news/7", "http://www.example.kz/#!/news/7"),
    ("https://example.kz/feed#guid-7", "https://www.example.kz/feed/#guid-7"),
    ("https://www.google.com/url?rct=j&sa=t&url=https://example.kz/a%3Fid%3D7&ct=ga", "https://example.kz/a?id=7"),
    ("https://www-example-kz.cdn.ampproject.org/c/s/www.example.kz/rail-7/amp", "https://example.kz/rail-7"),
]  # fmt: skip

# Each line is two documents, or may be.
APART = [
    ("https://example.kz/a", "https://example.kz/b"),
    ("https://example.kz/a", "https://example.kz/A"),
    ("https://example.kz/a", "https://example.org/a"),
    ("https://example.kz/a", "https://news.example.kz/a"),
    ("https://ru.example.kz/a", "https://kk.example.kz/a"),
    ("https://example.kz/ru/7", "https://example.kz/kk/7"),
    ("https://example.kz/a?id=1", "https://example.kz/a?id=2"),
    ("https://example.kz/a?id=1", "https://example.kz/a"),
    ("https://example.kz/?p=1", "https://example.kz/?p=2"),
    ("https://example.kz/?p=1", "https://example.kz/"),
    ("https://example.kz/index.php?id=5", "https://example.kz/index.php?id=6"),
    ("https://example.kz/index.php?id=5", "https://example.kz/index.php"),
    ("https://example.kz/index.php/news/5", "https://example.kz/index.php/news/6"),
    ("https://example.kz/a?x=1&x=2", "https://example.kz/a?x=2&x=1"),
    ("https://example.kz/a?rail&port", "https://example.kz/a?port&rail"),
    ("https://example.kz/a?from=2024", "https://example.kz/a?from=2025"),
    ("https://example.kz/a?source=tass", "https://example.kz/a?source=xinhua"),
    ("https://example.kz/a?page=2", "https://example.kz/a?page=3"),
    ("https://example.kz/a?lang=ru", "https://example.kz/a?lang=kk"),
    ("https://example.kz/a%2Fb", "https://example.kz/a/b"),
    ("https://example.kz/a.html", "https://example.kz/a"),
    ("https://example.kz/a.html", "https://example.kz/a.php"),
    ("https://example.kz/a/indexes.html", "https://example.kz/a/"),
    ("https://example.kz/index.html/a", "https://example.kz/a"),
    ("https://example.kz:8443/a", "https://example.kz/a"),
    ("http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"),
    ("https://m.kz/a", "https://wap.kz/a"),
    ("https://m.com.kz/a", "https://amp.com.kz/a"),
    ("https://mail.example.kz/a", "https://example.kz/a"),
    ("https://ww2.example.kz/a", "https://example.kz/a"),
    ("https://mexample.kz/a", "https://example.kz/a"),
    ("https://example.kz/amp", "https://example.kz/"),
    ("https://example.kz/companies/amp", "https://example.kz/companies"),
    ("https://example.kz/amp/contacts", "https://example.kz/contacts"),
    ("https://example.kz/tag/amp", "https://example.kz/tag"),
    ("https://example.kz/rail-amp", "https://example.kz/rail"),
    ("https://example.kz/camp/7-rail", "https://example.kz/7-rail"),
    ("https://example.kz/AMP/rail-7", "https://example.kz/rail-7"),
    ("https://example.kz/m/7", "https://example.kz/7"),
    ("https://example.kz/a?ampere=7", "https://example.kz/a"),
    ("https://example.kz/a?view=ampere", "https://example.kz/a"),
    ("https://example.kz/a?output=pdf", "https://example.kz/a"),
    ("https://example.kz/a?m=1", "https://example.kz/a"),
    ("https://example.kz/#!/news/7", "https://example.kz/#!/news/8"),
    ("https://example.kz/feed#guid-7", "https://example.kz/feed#guid-8"),
    ("https://example.kz/feed#guid-7", "https://example.kz/feed"),
    ("seed:000", "seed:001"),
    ("seed:WWW", "seed:www"),
    ("seed:a/", "seed:a"),
]
HOSTS = ("example.kz", "www.example.kz", "m.example.kz", "amp.news.example.com.kz", "m.kz", "127.0.0.1:80", "[::1]:81")
SEGMENTS = (
    "amp",
    "news",
    "rail-7.amp.html",
    "index.html",
    "",
    "..",
    "%7e",
    "новость",
    "a;jsessionid=7",
    "2026",
    "x.amp",
)
PARAMETERS = (
    "amp",
    "amp=1",
    "id=7",
    "x[]=2",
    "x[]=1",
    "utm_source=rss",
    "outputType=amp",
    "",
    "a",
    "b=%d0%b0",
    "url=https://t.me/iv",
)


def identity(url: str) -> str:
    """The key of an item that is given so; one without a page of its own carries its guid."""
    address, mark, guid = url.partition("#guid-")
    return article_id(f"{canonical_url(address) or url}{mark}{guid}")


def an_address(random: Random) -> str:
    """Any address, made of what twins differ in."""
    path = "/".join(random.choices(SEGMENTS, k=random.randint(0, 5)))
    query = "&".join(random.choices(PARAMETERS, k=random.randint(0, 4)))
    scheme = random.choice(("http", "https", "HTTPS"))
    return f"{scheme}://{random.choice(HOSTS)}/{path}{'?' if query else ''}{query}"


@pytest.mark.parametrize("group", TWINS, ids=lambda group: group[0])
def test_twins_have_one_key(group: tuple[str, ...]) -> None:
    """However a feed links it, a document is one article."""
    assert len({identity(url) for url in group}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_may_be_another_document_has_another_key(one: str, other: str) -> None:
    """To take two documents for one loses an article."""
    assert identity(one) != identity(other)


def test_lines_of_different_documents_are_apart() -> None:
    """The table would hold as well if all keys were one."""
    assert len({identity(group[0]) for group in TWINS}) > len(TWINS) / 2


@pytest.mark.parametrize("seed", range(20))
def test_a_key_is_its_own_key(seed: int) -> None:
    """Read as an address, the key of any address has the same key; and so has the canonical form of it."""
    random = Random(seed)  # noqa: S311
    for _ in range(200):
        url = canonical_url(an_address(random))
        assert url is not None
        assert canonical_url(url) == url
        again = canonical_url(f"https:{take_apart(url).key}")
        assert again is not None
        assert take_apart(again) == take_apart(url), url
        assert article_id(again) == article_id(url)
