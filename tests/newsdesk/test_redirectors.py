from __future__ import annotations

from urllib.parse import quote

import pytest

from newsdesk.identity import canonical_url

TARGET = "https://www.example.kz/rail/7?id=1&lang=ru"
QUOTED = quote(TARGET, safe="")

# One or more of each redirector.
LEADING = [
    f"https://www.google.com/url?rct=j&sa=t&url={QUOTED}&ct=ga&cd=CAEYACoUMTIz&usg=AOvVaw",
    f"https://www.google.com/url?q={QUOTED}&sa=D&source=docs",
    f"https://www.google.kz/url?sa=t&q=railway&url={QUOTED}",
    f"http://google.co.uk/url?url={QUOTED}",
    f"https://news.google.com/news/url?sa=T&url={QUOTED}",
    f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=5f&url={QUOTED}&c=123&mkt=en-us",
    f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=ab",
    f"https://yandex.ru/clck/jsredir?from=yandex.ru&url={QUOTED}",
    f"https://yandex.kz/turbo?text={QUOTED}",
    f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
    f"https://lm.facebook.com/l.php?u={QUOTED}",
    f"https://l.instagram.com/?u={QUOTED}&e=AT0",
    f"https://l.threads.com/?u={QUOTED}",
    f"https://vk.com/away.php?to={QUOTED}&post=-1_2",
    f"https://m.vk.com/away?to={QUOTED}",
    f"https://t.me/iv?url={QUOTED}&rhash=1234567890abcd",
    f"https://out.reddit.com/t3_abc?url={QUOTED}&token=x",
    f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}",
    f"https://www.linkedin.com/safety/go?url={QUOTED}&trk=x",
    f"https://t.umblr.com/redirect?z={QUOTED}&t=abc",
    f"https://weibo.cn/sinaurl?f=w&u={QUOTED}",
    f"https://link.zhihu.com/?target={QUOTED}",
    f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02",
    f"https://www.google.com/url?q={quote(f'https://l.facebook.com/l.php?u={QUOTED}', safe='')}",
]


@pytest.mark.parametrize("url", LEADING)
def test_a_redirector_gives_way_to_what_stands_in_it(url: str) -> None:
    """Nobody is asked, and the article is fetched from its publisher."""
    assert canonical_url(url) == TARGET


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://www-example-kz.cdn.ampproject.org/c/s/www.example.kz/rail/7/amp/", "https://www.example.kz/rail/7/amp/"),
        ("https://www-example-kz.cdn.ampproject.org/v/s/www.example.kz/7?id=1&amp_js_v=a6&usqp=mq", "https://www.example.kz/7?id=1"),
        ("https://cdn.ampproject.org/c/example.kz/7", "http://example.kz/7"),
        ("https://www-example-kz.bing-amp.com/c/s/www.example.kz/7", "https://www.example.kz/7"),
        ("https://www.google.com/amp/s/www.example.kz/7/%3famp=1", "https://www.example.kz/7/%3Famp=1"),
        ("https://www.google.ru/amp/example.kz/7", "http://example.kz/7"),
        ("https://example-kz.turbopages.org/example.kz/s/rail/7/", "https://example.kz/rail/7/"),
        ("https://example-kz.turbopages.org/turbo/example.kz/h/rail/7", "http://example.kz/rail/7"),
        ("https://yandex.ru/turbo/example.kz/s/rail/7?id=1", "https://example.kz/rail/7?id=1"),
    ],
)  # fmt: skip
def test_a_cache_gives_way_to_what_it_keeps(url: str, target: str) -> None:
    """AMP caches and turbo pages name host and path of the page."""
    assert canonical_url(url) == target


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=https://example.kz/7",
        "https://www.google.com/url?q=railway",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?q=https://exa%20mple.kz/",
        "https://news.google.com/rss/articles/CBMiabc?oc=5",
        "https://google.example.kz/url?q=https://example.org/7",
        "https://notgoogle.com/url?q=https://example.org/7",
        "https://t.co/abc",
        "https://t.me/example/7?url=https://example.org/7",
        "https://vk.com/wall-1_2?to=https://example.org/7",
        "https://www.facebook.com/sharer.php?u=https://example.org/7",
        "https://translated.turbopages.org/proxy_u/en-ru.ru.2b22/https/example.org/7",
        "https://translate.google.com/translate?sl=ru&u=https://example.kz/7",
        "https://example.kz/goto?url=https://example.org/7",
        "https://feeds.feedburner.com/~r/example/~3/abc/",
        "https://cdn.ampproject.org/i/s/www.example.kz/7.jpg",
        "https://www.google.com/amp/s/",
    ],
)
def test_what_leads_nowhere_or_names_no_target_stays(url: str) -> None:
    """Searches, shares, translations, short addresses; and a parameter of a site that is no known redirector."""
    assert canonical_url(url) == url


def test_nested_redirectors_cost_little() -> None:
    """However many stand in one another; an address too long to be one is left alone."""
    deep = "https://www.google.com/url?q=" * 250 + "https://example.kz/7"
    assert canonical_url(deep) == "https://example.kz/7"
    deeper = "https://www.google.com/url?q=" * 40_000 + "https://example.kz/7"
    assert canonical_url(deeper) == deeper
    assert canonical_url(canonical_url(deep) or "") == canonical_url(deep)
