from __future__ import annotations

import json

import pytest

from parsers.authors import names_in
from tests.parsers.conftest import H1, TEXT, a_document, an_article, json_ld, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chen Li", ("Chen Li",)),
        ("By Chen Li", ("Chen Li",)),
        ("by Chen Li and Anna Wu", ("Chen Li", "Anna Wu")),
        ("BY CHEN LI", ("CHEN LI",)),
        ("Written by: Chen Li", ("Chen Li",)),
        ("Chen Li, Anna Wu", ("Chen Li", "Anna Wu")),
        ("Chen Li, Anna Wu and Bo Sun", ("Chen Li", "Anna Wu", "Bo Sun")),
        ("Chen Li & Anna Wu", ("Chen Li", "Anna Wu")),
        ("Chen Li; Anna Wu", ("Chen Li", "Anna Wu")),
        ("Chen Li, Staff Writer", ("Chen Li",)),
        ("Chen Li, Harbour News", ("Chen Li",)),
        ("Chen Li, correspondent in Urumqi", ("Chen Li",)),
        ("Chen Li | Harbour News", ("Chen Li",)),
        ("Chen Li (Urumqi)", ("Chen Li",)),
        ("Chen Li — 20 November", ("Chen Li",)),
        ("Jean-Pierre O'Neill", ("Jean-Pierre O'Neill",)),
        ("Von Anna Wu und Chen Li", ("Anna Wu", "Chen Li")),
        ("Автор: Анна Ли", ("Анна Ли",)),
        ("Анна Ли и Бо Сун", ("Анна Ли", "Бо Сун")),
        ("Авторы: Анна Ли, Бо Сун", ("Анна Ли", "Бо Сун")),
        ("Мақала авторы: Айгүл Серік", ("Айгүл Серік",)),
        ("Айгүл Серік және Болат Нұр", ("Айгүл Серік", "Болат Нұр")),
        ("Muallif: Aziz Karimov", ("Aziz Karimov",)),
        ("Муаллиф: Азиз Каримов", ("Азиз Каримов",)),
        ("Awtor: Aman Orazow", ("Aman Orazow",)),
        ("作者：王明", ("王明",)),
        ("记者 王明", ("记者 王明",)),
        ("本报记者 王明", ("王明",)),
        ("文/王明", ("王明",)),
        ("王明、李华", ("王明", "李华")),
        ("Chen Li Chen Li", ("Chen Li Chen Li",)),
    ],
)
def test_names_are_read_from_bylines(text, names) -> None:
    """Without the label before them and what they are behind them, in eight languages."""
    assert names_in([text]) == names


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "By", "admin", "editor", "Share", "Published", "View all", "null", "undefined", "редактор"),
        *("https://social.example.com/chen", "chen@harbour.example.cn", "@chenli", "105092", "20 November 2026"),
        "This is a sentence that says much more of the harbour than a name ever could",
        "x" * 61,
        "{{ author.name }}",
    ],
)
def test_what_is_no_name_is_none(text) -> None:
    """Addresses, numbers, labels, sentences and what a template left."""
    assert names_in([text]) == ()


def test_a_name_is_given_once() -> None:
    """However often and in whatever case it is written; in the order of the publisher."""
    assert names_in(["Chen Li", "Anna Wu", "CHEN LI"]) == ("Chen Li", "Anna Wu")


def said(author: object) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", "author": author}))


@pytest.mark.parametrize(
    "page",
    [
        an_article(head=said("Chen Li")),
        an_article(head=said(["Chen Li"])),
        an_article(head=said({"@type": "Person", "name": "Chen Li"})),
        an_article(head=said([{"@type": "Person", "name": "Chen Li"}])),
        an_article(head=said({"@type": "Person", "name": ["Chen Li"]})),
        an_article(head=said("By Chen Li, Staff Writer")),
        an_article(head=json_ld('{"@type":"NewsArticle","creator":"Chen Li"}')),
        an_article(head='<meta name="author" content="Chen Li">'),
        an_article(head='<meta property="article:author" content="Chen Li">'),
        an_article(head='<meta name="DC.creator" content="Chen Li">'),
        an_article(head='<meta name="byl" content="By Chen Li">'),
        an_article(head='<meta name="parsely-author" content="Chen Li">'),
        an_article('<span itemprop="author"><span itemprop="name">Chen Li</span></span>' + TEXT),
        an_article('<span itemprop="author">Chen Li</span>' + TEXT),
        an_article('<a rel="author" href="/chen">Chen Li</a>' + TEXT),
        an_article("<div>By Chen Li</div>" + TEXT),
        an_article("<div>Автор: Chen Li</div>" + TEXT),
        an_article("<p>By Chen Li | 20 November 2026</p>" + TEXT),
        an_article('<div class="byline">Chen Li, correspondent</div>' + TEXT),
        an_article('<span class="author-name">Chen Li</span>' + TEXT),
        an_article('<div class="post__author--small"><a href="/x">Chen Li</a></div>' + TEXT),
        an_article('<a href="/author/chen-li">Chen Li</a>' + TEXT),
        an_article(
            head='<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Chen Li">'
        ),
        an_article(head='<meta name="author" content="https://x.example/chen">', text="<div>By Chen Li</div>" + TEXT),
    ],
)
def test_the_author_is_found_where_the_page_says_it(page) -> None:
    """In JSON-LD, meta elements, microdata, links, and in the byline that readers see."""
    assert read(page).authors == ("Chen Li",)


def test_what_is_told_to_machines_goes_before_what_stands_on_the_page() -> None:
    """Names on a page may be anybody's."""
    assert read(an_article('<div class="byline">Anna Wu</div>' + TEXT, head=said("Chen Li"))).authors == ("Chen Li",)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="comments"><span class="author">Wu</span></div>',
        '<aside><span class="author">Anna Wu</span></aside>',
        '<div class="related"><a href="/author/wu" class="author">Anna Wu</a></div>',
        '<div class="sidebar"><div class="byline">Anna Wu</div></div>',
        '<footer><span class="author">Anna Wu</span></footer>',
    ],
)
def test_those_who_wrote_something_else_are_not_the_authors(box) -> None:
    """Comments, teasers and side columns have authors, too."""
    assert read(a_document(f"<main>{H1}{TEXT}</main>{box}")).authors == ()


def test_the_site_is_an_author_only_where_it_says_so_and_nobody_else_is() -> None:
    """A desk by the name of the site is better than nobody; a person is better."""
    site = '<meta property="og:site_name" content="Harbour">'
    assert read(an_article(head=site + said("Harbour"))).authors == ("Harbour",)
    assert read(an_article("<div>By Chen Li</div>" + TEXT, head=site + said("Harbour"))).authors == ("Chen Li",)
    assert read(an_article(head=site + '<meta name="author" content="Harbour">')).authors == ()


def test_all_authors_are_given_in_their_order() -> None:
    """As the publisher ranks them."""
    assert read(an_article(head=said([{"name": "Chen Li"}, "A. Wu", {}, None, 7]))).authors == ("Chen Li", "A. Wu")


def test_a_name_is_without_markup_and_references() -> None:
    """Names are compared."""
    assert read(an_article(head=said("Chen&nbsp;<b>Li</b>"))).authors == ("Chen Li",)
