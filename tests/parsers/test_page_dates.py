from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsdesk.records import Published
from parsers.dates import url_date
from parsers.page_dates import PageDates, page_dates

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ALMATY = "Asia/Almaty"
DAY = "2024-12-02"
BODY = "<p>The two sides met in the capital and spoke about the new railway, which is to be finished in time.</p>" * 3
OTHERS = "".join(
    f'<li><a href="/{day}">Another piece of news</a> <time datetime="2024-11-{day:02}">{day} November 2024</time></li>'
    for day in range(10, 15)
)


def read(
    html: str,
    *,
    meta: Mapping[str, str] | None = None,
    articles: Sequence[Mapping[str, Any]] = (),
    url: str = "https://news.example/a-piece-of-news",
    zone: str = ALMATY,
    language: str | None = None,
    now: datetime = NOW,
) -> PageDates:
    tree = LexborHTMLParser(html)
    return page_dates(
        tree, meta=meta or {}, articles=articles, url=url, zone=ZoneInfo(zone), now=now, language=language
    )


def told(published: Published | None) -> str | None:
    """The date to its own precision, and what it is based on, if that is not the page."""
    if published is None:
        return None
    length = {"second": 19, "minute": 16, "day": 10, "month": 7}[published.precision]
    return published.at.isoformat()[:length] + ("" if published.basis == "page" else f" ({published.basis})")


def article(before: str = "", after: str = "", *, around: str = "", title: str = "A railway is built") -> str:
    return (
        f"<html><head><title>{title} - News</title></head><body>{around}"
        f"<article>{before}<h1>{title}</h1>{after}{BODY}</article></body></html>"
    )


# --- What is said to machines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ({"datePublished": "2024-12-02T10:05:30+05:00"}, "2024-12-02T05:05:30"),
        ({"datePublished": "2024-12-02T10:05:30"}, "2024-12-02T05:05:30"),
        ({"datePublished": "2024-12-02"}, DAY),
        ({"datePublished": ["2024-12-02T10:05"]}, "2024-12-02T05:05"),
        ({"datePublished": {"@type": "Date", "@value": "2024-12-02"}}, DAY),
        ({"datePublished": 1733115930}, "2024-12-02T05:05:30"),
        ({"datePublished": 1733115930000}, "2024-12-02T05:05:30"),
        ({"datePublished": "2 декабря 2024, 10:05"}, "2024-12-02T05:05"),
        ({"datePublished": "", "dateCreated": "2024-12-02"}, DAY),
        ({"datePublished": None, "dateModified": None}, None),
        ({"datePublished": "yesterday"}, None),
        ({"datePublished": "0001-01-01T00:00:00Z"}, None),
        ({"datePublished": True}, None),
        ({"datePublished": {"@value": ["2024-12-02"]}}, None),
    ],
)
def test_json_ld_says_when(said: dict[str, Any], date: str | None) -> None:
    """In any of the types in which JSON-LD may have a value; without a zone, in the source's."""
    assert told(read(article(), articles=[said]).published) == date


@pytest.mark.parametrize(
    "name",
    [
        *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
        *(
            "pubdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
        ),
        *("date", "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "article:created"),
        *("published_at", "publishdate", "dcterms.issued", "og:regdate", "article:post_date", "dc:created"),
    ],
)
def test_meta_elements_say_when(name: str) -> None:
    """Under the many names that publishers give the one thing."""
    assert told(read(article(), meta={name: "2024-12-02T10:05:00+05:00"}).published) == "2024-12-02T05:05:00"


@pytest.mark.parametrize(
    "name",
    [
        *("article:modified_time", "og:updated_time", "article:expiration_time", "event:start_date", "build-date"),
        *("birthdate", "i18n:date:today", "valid_until", "publisher", "updated", "coverageenddate"),
    ],
)
def test_other_dates_in_meta_elements_are_not_the_article_s(name: str) -> None:
    """Changes, ends, beginnings and births."""
    said = {name: "2024-12-05T10:05:00+05:00", "article:published_time": "2024-12-02T10:05:00+05:00"}
    assert told(read(article(), meta=said).published) == "2024-12-02T05:05:00"


def test_what_is_explicit_goes_before_what_is_not() -> None:
    """JSON-LD before `meta`, publication before creation, both before a nameless date; an absurd date is no date."""
    said = {"date": "2024-12-05T01:00:00Z", "dc.created": "2024-12-01T01:00:00Z", "pubdate": "2024-12-02T01:00:00Z"}
    assert told(read(article(), meta=said).published) == "2024-12-02T01:00:00"
    assert told(read(article(), meta=said, articles=[{"datePublished": "2024-12-03"}]).published) == "2024-12-03"
    future = {"datePublished": "2027-01-01T00:00:00Z"}
    assert told(read(article(), meta=said, articles=[future]).published) == "2024-12-02T01:00:00"


def test_a_bare_day_takes_its_clock_from_where_there_is_one() -> None:
    """The same day said twice is known as precisely as one of the two says."""
    said = {"article:published_time": "2024-12-02T10:05:00+05:00"}
    assert told(read(article(), meta=said, articles=[{"datePublished": DAY}]).published) == "2024-12-02T05:05:00"


# --- What readers see -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meta", "after", "date"),
    [
        ({"publishdate": DAY}, "<div class='info'>2024-12-02 10:05 | From: a newspaper</div>", "2024-12-02T05:05"),
        ({}, "<time datetime='2024-12-02T05:05:30Z'>Published: 2 December 2024</time>", "2024-12-02T05:05:30"),
        ({"publishdate": DAY}, "<div class='info'>2024-12-03 10:05</div>", DAY),
        ({"publishdate": DAY}, "<div class='info'>Updated: 2024-12-02 10:05</div>", DAY),
        (
            {"publishdate": DAY},
            BODY + "<p>The train that left the old station on 2024-12-02 at 10:05 was the first on the new line, said"
            " the operator, and the last one on the old line is to leave in a week, when the new bridge is open.</p>",
            DAY,
        ),
    ],
)
def test_a_bare_day_takes_the_clock_of_that_day_that_readers_see(meta: dict[str, str], after: str, date: str) -> None:
    """One beside the headline, of the same day, and not that of a change."""
    assert told(read(article(after=after), meta=meta).published) == date


@pytest.mark.parametrize(
    ("before", "after", "date"),
    [
        ("", "<time datetime='2024-12-02T10:05:00+05:00'>Monday</time>", "2024-12-02T05:05:00"),
        ("", "<time>2 December 2024, 10:05</time>", "2024-12-02T05:05"),
        ("", "<span itemprop='datePublished' content='2024-12-02'>Monday</span>", DAY),
        ("", "<meta itemprop='datePublished' content='2024-12-02T10:05:00+05:00'>", "2024-12-02T05:05:00"),
        ("", "<abbr class='published' title='2024-12-02T10:05:00+05:00'>Monday</abbr>", "2024-12-02T05:05:00"),
        ("", "<span class='when' data-timestamp='1733115930'>Monday</span>", "2024-12-02T05:05:30"),
        ("", "<div property='dc:date dc:created' content='2024-12-02T10:05:00+05:00'></div>", "2024-12-02T05:05:00"),
        ("", "<div class='date'>02.12.2024</div>", DAY),
        ("", "<div class='date'><b>2</b><i>Dec</i><span>2024</span></div>", DAY),
        ("", "<p>By A. Writer | 2 December 2024</p>", DAY),
        ("", "<div class='post-meta'>Posted on December 2, 2024 by Editor</div>", DAY),
        ("", "<div>Опубликовано: 2 декабря 2024, 10:05</div>", "2024-12-02T05:05"),
        ("", "<div class='info'>发布时间：2024年12月2日 10:05 来源：某报</div>", "2024-12-02T05:05"),
        ("", "<div class='news-date'>2 желтоқсан 2024</div>", DAY),
        ("", "<div class='date'>2-декабрь, 2024</div>", DAY),
        ("", "<span class='sana'>2-dekabr, 2024 | 10:05</span>", "2024-12-02T05:05"),
        ("", "<span class='post-date'>2 декабри соли 2024</span>", DAY),
        ("", "<span class='date'>2-nji dekabr 2024</span>", DAY),
        ("<div class='kicker'>Economy | 2 December 2024</div>", "", DAY),
        (
            "",
            "<p>ASTANA, December 2, 2024 (Agency) – The two sides met in the capital. " + "And more. " * 40 + "</p>",
            DAY,
        ),
        ("", "<div class='date'>Вчера 19:01</div>", "2026-11-22T14:01"),
        ("", "<div class='date'>5 ноября, 10:05</div>", "2026-11-05T05:05"),
        ("", "<div class='date'>2 часа назад</div>", "2026-11-23"),
    ],
)
def test_a_date_beside_the_headline_is_the_article_s(before: str, after: str, date: str) -> None:
    """Marked up in any way, or in none, in the languages of the sources."""
    assert told(read(article(before, after)).published) == date


@pytest.mark.parametrize(
    "around",
    [
        f"<nav><ul>{OTHERS}</ul></nav>",
        f"<aside class='sidebar'><ul>{OTHERS}</ul></aside>",
        f"<div class='latest-news'><ul>{OTHERS}</ul></div>",
        "<header><div class='date'>23 November 2026</div></header>",
        "<div id='clock'>Monday, 23 November 2026, 11:00</div>",
        f"<div class='related'>{OTHERS}</div>",
        "<div class='profile'>Joined: 5 May 2019</div>",
        "<footer>© 1 January 2026 News</footer>",
    ],
)
def test_dates_of_other_things_are_not_the_article_s(around: str) -> None:
    """Lists of other articles, today's date, copyright; whether or not the article has a date of its own."""
    line = "<div class='post-meta'>2 December 2024</div>"
    assert told(read(article(after=line, around=around)).published) == DAY
    assert read(article(around=around)).published is None


def test_dates_under_comments_are_not_the_article_s() -> None:
    """Readers write later than the publisher."""
    comments = "<div class='comments'>" + "<p class='date'>3 December 2024, 11:00</p><p>Indeed!</p>" * 3 + "</div>"
    page = article(after="<p>2 December 2024</p>").replace("</body>", comments + "</body>")
    assert told(read(page).published) == DAY


def test_a_date_within_a_sentence_is_an_event_s() -> None:
    """What happened on a day was not always written on it."""
    sentence = f"<p>{'The parties recalled their treaty. ' * 12} It was signed on 5 May 2019 in the capital.</p>"
    assert read(article(after=sentence)).published is None


def test_what_holds_the_headline_is_the_article_whatever_its_name() -> None:
    """A layout with a sidebar names the whole of it so."""
    page = f"<div class='with sidebar related'><h1>A railway is built</h1><p>2 December 2024</p>{BODY}</div>"
    assert told(read(page).published) == DAY


def test_the_headline_is_the_heading_that_has_the_page_s_title() -> None:
    """Not the site's name, which is a heading on many sites too."""
    page = (
        "<head><title>A railway is built - The Daily News</title></head><body><h1>The Daily News</h1>"
        f"<p class='date'>1 November 2026</p>{'<p>Politics</p>' * 60}"
        f"<h2>A railway is built</h2><p class='date'>2 December 2024</p>{BODY}</body>"
    )
    assert told(read(page).published) == DAY


def test_a_nameless_day_in_the_markup_yields_to_what_readers_see() -> None:
    """Under the name `date` many sites give the day on which the page was made."""
    line = "<div class='post-date'>2 December 2024</div>"
    assert told(read(article(after=line), meta={"date": "2024-12-09"}).published) == DAY
    assert told(read(article(), meta={"date": "2024-12-09"}).published) == "2024-12-09"


def test_scripts_are_believed_where_they_agree() -> None:
    """State that a page carries for its own scripts names the day; that of many articles names none."""
    one = '<script>window.state = {"publishedAt": "2024-12-02T10:05:00+05:00", "title": "x"}</script>'
    two = one + '<script>{"publishedAt": "2024-11-02T10:05:00+05:00"}</script>'
    assert told(read(article(after=one)).published) == "2024-12-02T05:05:00"
    assert read(article(after=two)).published is None


# --- Order of day and month -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "url", "language", "date"),
    [
        ("<html lang='de'>", "https://a.example/1", None, "2024-02-12"),
        ("<html>", "https://a.example/1", "ru", "2024-02-12"),
        ("<html lang='en-GB'>", "https://a.example/1", "en", "2024-02-12"),
        ("<html lang='en-US'>", "https://a.example/1", "en", "2024-12-02"),
        ("<html lang='en'>", "https://a.co.uk/1", "en", "2024-02-12"),
        ("<html>", "https://a.example/en-gb/1", "en", "2024-02-12"),
        ("<html>", "https://www.a.gov/1", "en", "2024-12-02"),
        ("<html lang='en'>", "https://a.example/1", "en", None),
        ("<html>", "https://a.example/1", None, None),
        ("<html lang='zh-CN'>", "https://a.example/1", "zh", None),
    ],
)
def test_the_order_of_numbers_is_that_of_language_and_country(
    html: str, url: str, language: str | None, date: str | None
) -> None:
    """12/02/2024 is in February or in December; where the page does not tell, nobody guesses."""
    page = f"{html}<body><h1>A railway is built</h1><p class='date'>12/02/2024</p>{BODY}</body></html>"
    assert told(read(page, url=url, language=language).published) == date


# --- Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/2024/12/02/a-railway", DAY),
        ("/2024/12/2/a-railway", DAY),
        ("/news/2024/12/02", DAY),
        ("/2024-12/02/content_123.htm", DAY),
        ("/2024-12-02/a-railway", DAY),
        ("/2024_12_02/1.html", DAY),
        ("/n1/2024/1202/c1002-40373737.html", DAY),
        ("/202412/02/t1.html", DAY),
        ("/20241202/1234.html", DAY),
        ("/202412/t20241202_123.html", DAY),
        ("/a-railway-2024-12-02.html", DAY),
        ("/a-railway-20241202.html", DAY),
        ("/2024/dec/02/a-railway", DAY),
        ("/31-12-2023-a-railway", "2023-12-31"),
        ("/2024/12/a-railway", "2024-12"),
        ("/202412/a-railway.html", "2024-12"),
        ("/a/202412/01/WS1.html", "2024-12-01"),
        ("/c_1131234567.htm", None),
        ("/article/20241202123456789", None),
        ("/12-02-2024/a", None),
        ("/2024/13/02/a", None),
        ("/2024/02/30/a", "2024-02"),
        ("/2027/01/02/a", None),
        ("/1889/01/02/a", None),
        ("/a-2024-11-01-and-2024-12-02", None),
        ("/v1.2.2024/a", None),
        ("/a?date=2024-12-02", None),
        ("@[/2024/12/02/", None),
        ("/a#2024-12-02", None),
        ("/top-2024/a", None),
        ("/" + "2024/12/" * 10_000, "2024-12"),
        ("/" + "9" * 100_000, None),
    ],
)
def test_an_address_tells_the_day_or_the_month_where_it_is_sure(path: str, date: str | None) -> None:
    """In paths only, and never from a number that could count other things."""
    found = url_date(f"https://news.example{path}", now=NOW)
    assert told(found) == (date and f"{date} (url)")


def test_an_address_dates_a_page_that_is_silent() -> None:
    """To the day or the month, with the basis said; the address that the page gives itself counts as well."""
    assert told(read(article(), url="https://a.example/2024/12/02/a").published) == "2024-12-02 (url)"
    assert told(read(article(), url="https://a.example/2024/12/a").published) == "2024-12 (url)"
    assert told(read(article(), meta={"og:url": "https://a.example/2024/12/02/a"}).published) == "2024-12-02 (url)"


def test_an_address_and_a_line_tell_more_together() -> None:
    """The clock of the day in the address; the day of its month, though it stands at the end of the page."""
    line = "<p class='meta'>2 December 2024, 10:05</p>"
    assert told(read(article(after=line), url="https://a.example/2024/12/02/a").published) == "2024-12-02T05:05"
    late = article().replace("</article>", "<p>Last line, 2 December 2024</p></article>")
    assert told(read(late, url="https://a.example/2024/12/a").published) == DAY
    assert told(read(late, url="https://a.example/2024/11/a").published) == "2024-11 (url)"


# --- Changes ----------------------------------------------------------------------------------------------------------


def test_a_change_is_told_apart_from_the_publication() -> None:
    """In markup and in what readers see."""
    said = {"article:published_time": "2024-12-02T05:05:00Z", "article:modified_time": "2024-12-03T05:05:00Z"}
    assert told(read(article(), meta=said).modified) == "2024-12-03T05:05:00"
    line = "<p class='meta'>Published 2 December 2024, 10:05. Updated 3 December 2024, 11:00</p>"
    dates = read(article(after=line))
    assert (told(dates.published), told(dates.modified)) == ("2024-12-02T05:05", "2024-12-03T06:00")


@pytest.mark.parametrize("names", ["entry-date updated", "entry-date published updated", "post-date updated"])
def test_what_themes_call_the_date_of_an_entry_is_no_change(names: str) -> None:
    """WordPress's themes write "updated" beside it as long as nothing was."""
    seen = read(article(after=f'<time class="{names}" datetime="2024-12-02T10:05:00+05:00">2 December 2024</time>'))
    assert (told(seen.published), seen.modified) == ("2024-12-02T05:05:00", None)


def test_nothing_is_changed_before_it_is_published() -> None:
    """Such a date is of something else."""
    said = {"datePublished": "2024-12-02T05:05:00Z", "dateModified": "2024-12-01T05:05:00Z"}
    assert read(article(), articles=[said]).modified is None


def test_a_page_that_tells_only_its_change_appeared_then() -> None:
    """Unless that is the moment at which it was collected: then a server made it, and nobody wrote it."""
    dates = read(article(after="<p class='updated'>Обновлено: 2 декабря 2024, 10:05</p>"))
    assert (told(dates.published), told(dates.modified)) == ("2024-12-02T05:05", "2024-12-02T05:05")
    made = (NOW - timedelta(seconds=2)).isoformat()
    assert read(article(), meta={"last-modified": made}).published is None


# --- Bounds -----------------------------------------------------------------------------------------------------------


def test_what_cannot_be_is_not_believed() -> None:
    """More than an hour ahead, or before 1990, whoever says it."""
    for date in ("2026-11-23T07:01:00Z", "1970-01-01T00:00:00Z", "1989-12-31T23:00:00Z"):
        page = article(after=f"<time datetime='{date}'>x</time>")
        assert read(page, meta={"date": date}, articles=[{"datePublished": date}], zone="UTC").published is None
    assert told(read(article(), meta={"pubdate": "2026-11-23T06:59:00Z"}).published) == "2026-11-23T06:59:00"


@pytest.mark.parametrize(
    "html",
    [
        *(
            "",
            "<",
            "\x00",
            "<html></html>",
            "<h1></h1>",
            "<time>",
            "<time datetime=''></time>",
            "<frameset></frameset>",
        ),
        "<div>" * 2_000,
        "<p class='date'>12/12" * 20_000,
        "<time datetime='2024-12'>" * 20_000,
        "<h1>" + "<b>1</b>" * 50_000,
        "<h1><div>" * 500 + "2024" * 1000,
        f"<p class='{'date ' * 50_000}'>yesterday" + " 5" * 100_000,
        "<script>publishedAt: " * 50_000,
        f"<script>{'published_at=' * 50_000}</script>",
        "<p>" + "2024-12-" * 100_000,
    ],
)
def test_any_markup_is_read_in_bounded_steps(html: str) -> None:
    """Nothing is found where nothing is, and the walk through a page ends."""
    assert read(html).published is None
