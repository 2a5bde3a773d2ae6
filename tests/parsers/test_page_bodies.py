from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.parsers.conftest import (
    BODY,
    H1,
    HEADLINE,
    PARAGRAPHS,
    SOURCE,
    TEXT,
    a_document,
    an_article,
    json_ld,
    read,
)

FIRST, SECOND, THIRD = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MESSAGE = "<p>This is the template of a message that is shown to readers when something has gone wrong on the page.</p>"
FURNITURE = {
    "menu": '<nav><ul><li><a href="/a">Economy</a></li><li><a href="/b">Politics</a></li></ul></nav>',
    "menu without nav": '<ul class="menu"><li><a href="/a">Economy</a></li><li><a href="/b">Politics</a></li></ul>',
    "caption": "<figure><img src=a.jpg><figcaption>Cranes on the new quay in October.</figcaption></figure>",
    "caption without figure": '<div class="image"><img src=a.jpg><p class="caption">Cranes on the new quay.</p></div>',
    "picture credit": "<p><small>Photo: Chen Li / Harbour News</small></p>",
    "picture credit, Russian": "<p><em>Фото: Пресс-служба порта</em></p>",
    "picture credit, Kazakh": "<p><em>Сурет: Порт баспасөз қызметі</em></p>",
    "read also": '<p><strong>Read also:</strong> <a href="/x">How the first quay was built</a></p>',
    "read also, Russian": '<p><strong>Читайте также:</strong> <a href="/x">Как строили первый причал</a></p>',
    "read also, Kazakh": '<p>Тағы оқыңыз: <a href="/x">Бірінші айлақ қалай салынды</a></p>',
    "read also, Uzbek": '<p>Mavzuga oid: <a href="/x">Birinchi iskala qanday qurildi</a></p>',
    "read also, Chinese": '<p>延伸阅读：<a href="/x">第一码头是怎样建成的</a></p>',
    "related list": '<h3>Related articles</h3><ul><li><a href="/x">How the first quay was built</a></li>'
    '<li><a href="/y">What a container costs</a></li></ul>',
    "related teaser": '<div class="related-news"><h3>Related</h3><a href="/x">How the first quay was built</a>'
    "<p>The first quay was built by two thousand workers within three years, and cost less than planned.</p></div>",
    "subscription box": '<div class="newsletter"><h4>Newsletter</h4><p>Sign up for our newsletter and get the news '
    "of the harbour every morning.</p><form><input type=email><button>Subscribe</button></form></div>",
    "subscription, Russian": '<p>Подписывайтесь на наш <a href="https://t.me/x">Телеграм-канал</a> и узнавайте '
    "новости первыми.</p>",
    "subscription, Kazakh": '<p>Telegram арнамызға <a href="https://t.me/x">жазылыңыз</a>!</p>',
    "subscription, Uzbek": '<p>Telegram kanalimizga <a href="https://t.me/x">obuna bo‘ling</a>!</p>',
    "share buttons": '<div class="share"><a href="#">Facebook</a><a href="#">Telegram</a></div>',
    "share line": '<ul class="social"><li><a href="#">Share on Facebook</a></li><li><a href="#">Share on X</a></li></ul>',  # noqa: E501
    "author box": '<div class="author-box"><h4>Chen Li</h4><p>Chen Li has written on harbours and ships for our paper '
    "since 2011. He lives near the old basin.</p></div>",
    "tags": '<div class="tags">Tags: <a href="/t/1">harbour</a>, <a href="/t/2">quay</a></div>',
    "tag list": '<ul class="tags"><li><a href="/t/1">harbour</a></li><li><a href="/t/2">quay</a></li></ul>',
    "comments": '<div id="comments"><h3>2 comments</h3><div class="comment"><b>Wu</b><p>At last! We have been waiting '
    "for this quay for ten years, and I hope that the fees stay as they are.</p></div></div>",
    "cookie banner": '<div class="cookie-banner"><p>We use cookies to improve your experience on our site. By continuing '  # noqa: E501
    "you agree to our use of cookies.</p><button>Accept</button></div>",
    "advertisement": '<div class="ad">Advertisement</div>',
    "views": '<div class="meta"><span>20.11.2026</span> <span>125 views</span></div>',
    "copying rule": "<p>При использовании материалов ссылка на сайт обязательна.</p>",
    "misprint notice": "<p>Если вы нашли ошибку, выделите её и нажмите Ctrl+Enter</p>",
    "hidden dialog": f'<div style="display: none">{MESSAGE}</div>',
    "hidden dialog, in small": f'<div style="color:red;DISPLAY:none !important">{MESSAGE}</div>',
    "hidden dialog, attribute": f"<div hidden>{MESSAGE}</div>",
    "script": "<script>var text = 'This is no text of the article, though it is as long as a paragraph is';</script>",
    "template": f"<template>{MESSAGE}</template>",
    "noscript": f"<noscript>{MESSAGE}</noscript>",
    "comment in the markup": f"<!-- {MESSAGE} -->",
}
PLACES = {
    "above": lambda furniture: an_article(furniture + TEXT),
    "within": lambda furniture: an_article(FIRST + SECOND + furniture + THIRD),
    "below": lambda furniture: an_article(TEXT + furniture),
    "beside": lambda furniture: a_document(f"<main><article>{H1}{TEXT}</article>{furniture}</main>"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", FURNITURE)
def test_what_stands_around_the_text_is_not_in_it(kind, place) -> None:
    """Menus, captions, boxes, teasers and their like are left out wherever they stand."""
    assert read(PLACES[place](FURNITURE[kind])).body == BODY


KEPT = {
    "list": (
        "<ul><li>two cranes from Dalian</li><li>four locomotives</li></ul>",
        "two cranes from Dalian\nfour locomotives",
    ),
    "numbered list": (
        "<p>The fees are:</p><ol><li>two hundred yuan a day</li><li>four hundred at night</li></ol>",
        "The fees are:\n\ntwo hundred yuan a day\nfour hundred at night",
    ),
    "quote": (
        "<blockquote><p>We waited ten years for it, and now it is there, said Wu.</p></blockquote>",
        "We waited ten years for it, and now it is there, said Wu.",
    ),
    "table": (
        "<table><tr><th>Year</th><th>Containers</th></tr><tr><td>2024</td><td>120,000</td></tr></table>",
        "Year | Containers\n\n2024 | 120,000",
    ),
    "heading": ("<h2>What it costs</h2>", "What it costs"),
    "lower heading": ("<h3>What it costs</h3>", "What it costs"),
    "bold heading": ("<p><strong>What it costs</strong></p>", "What it costs"),
    "short paragraph": ("<p>He said no.</p>", "He said no."),
    "dialogue": ("<p>— Why?</p><p>— Nobody knows.</p>", "— Why?\n\n— Nobody knows."),
    "preformatted": ("<pre>Line one of the timetable</pre>", "Line one of the timetable"),
    "line break": ("<p>One line of a verse,<br>and another line.</p>", "One line of a verse,\nand another line."),
    "inline markup": (
        "<p>It <b>is</b> <a href='/x'>known</a> that H<sub>2</sub>O is <i>wet</i>.</p>",
        "It is known that H2O is wet.",
    ),
}


@pytest.mark.parametrize("kind", KEPT)
def test_what_belongs_to_the_text_is_kept_as_text(kind) -> None:
    """Items of lists are lines, cells of a row stand apart by a bar, headings between paragraphs are paragraphs."""
    markup, text = KEPT[kind]
    assert read(an_article(FIRST + SECOND + markup + THIRD)).body == "\n\n".join((*PARAGRAPHS[:2], text, PARAGRAPHS[2]))


def test_a_list_at_the_end_is_kept_where_a_colon_leads_to_it() -> None:
    """Nobody writes a colon before the links of a site."""
    text = "<p>The fees are:</p><ul><li>two hundred yuan a day</li><li>four hundred yuan at night</li></ul>"
    expected = f"{BODY}\n\nThe fees are:\n\ntwo hundred yuan a day\nfour hundred yuan at night"
    assert read(an_article(TEXT + text)).body == expected


LAYOUTS = {
    "paragraphs without a box": H1 + TEXT,
    "empty lines in a div": f'{H1}<div class="text">{"<br><br>".join(PARAGRAPHS)}</div>',
    "empty lines with spaces": f'{H1}<div class="text">{"<br> &nbsp; <br/>".join(PARAGRAPHS)}</div>',
    "a div for a paragraph": H1 + "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS),
    "text beside a div": f"{H1}<div id=c>{PARAGRAPHS[0]}<div>{PARAGRAPHS[1]}</div>{PARAGRAPHS[2]}</div>",
    "sections": f"<div>{H1}</div><section>{FIRST}</section><section>{SECOND}</section><section>{THIRD}</section>",
    "unclosed paragraphs": H1 + "".join(f"<p>{paragraph}" for paragraph in PARAGRAPHS),
    "elements of its own": f"<x-page>{H1}<x-text>{TEXT}</x-text></x-page>",
    "bold throughout": H1 + TEXT.replace("<p>", "<p><b>").replace("</p>", "</b></p>"),
    "spans": H1 + TEXT.replace("<p>", '<p><span style="font-size:14px">').replace("</p>", "</span></p>"),
    "tables as layout": "<table><tr><td><a href='/'>Home</a></td><td><table><tr><td><b>"
    f"{HEADLINE}</b></td></tr><tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table></td></tr></table>",
    "a form around the page": f"<form>{H1}<div>{TEXT}</div><input type=hidden></form>",
    "main without article": f"<main>{H1}{TEXT}</main><aside><p>{PARAGRAPHS[0].upper()}</p></aside>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_are_found_however_the_page_is_built(layout) -> None:
    """Old systems write text into cells and boxes, new ones into elements of their own."""
    assert read(a_document(LAYOUTS[layout])).body == BODY


@pytest.mark.parametrize(
    "written",
    [
        TEXT.replace("harbour", "har\u00adbour").replace("second", "sec\u200bond"),
        TEXT.replace("second quay", "second&nbsp;quay"),
        TEXT.replace(" ", "  \n\t "),
        TEXT.replace("harbour", "har&shy;bour").replace("quay", "<wbr>qu&#8203;ay"),
        TEXT.replace("The", "\ufeffThe").replace("quay", "qu\u2060ay"),
        TEXT.replace("a", "&#97;"),
        TEXT.replace("quay", "<span>qu</span><span>ay</span>"),
    ],
)
def test_what_cannot_be_seen_is_not_in_the_text(written) -> None:
    """Words are searched for, and must not be cut by soft hyphens, joiners or markup."""
    assert read(an_article(written)).body == BODY


@pytest.mark.parametrize("repeated", [f"<h2>{HEADLINE}</h2>", f"<p><b>{HEADLINE}</b></p>", f"<div>{HEADLINE}</div>"])
def test_the_pages_own_heading_is_not_repeated_in_the_text(repeated) -> None:
    """The title is a field of its own."""
    assert read(an_article(repeated + TEXT)).body == BODY


@pytest.mark.parametrize("template", ["{hidden}{shown}", "{shown}{hidden}"])
def test_a_hidden_twin_of_the_text_is_no_text(template) -> None:
    """Some pages carry theirs a second time, for a script."""
    html = template.format(hidden=f'<div style="display:none">{TEXT}</div>', shown=f"<div class=text>{TEXT}</div>")
    assert read(an_article(html)).body == BODY


def test_a_text_that_is_hidden_until_a_script_shows_it_is_the_text() -> None:
    """What nobody would see otherwise is what the page is there for."""
    assert read(an_article(f'<div style="display:none">{TEXT}</div>')).body == BODY
    assert read(a_document(f"{H1}<div hidden>{TEXT}</div><p>Loading, please wait.</p>")).body == BODY


def test_of_two_articles_on_a_page_the_first_is_read() -> None:
    """Sites that scroll without end append the next one."""
    snow = (
        "<p>Snow fell in the mountains on Saturday for the first time this year, and roads were closed for hours.</p>"
    )
    html = f"<article>{H1}{TEXT}</article><article><h1>Snow falls in the north</h1>{snow * 4}</article>"
    assert read(a_document(html)).body == BODY


def test_the_posts_of_a_live_blog_are_the_text() -> None:
    """Each post is a paragraph of it."""
    posts = [f"The ship {name} has been moored at the new quay, and its crew begins to unload." for name in "ABCDE"]
    html = "".join(f'<div class="liveblog-post"><h3>1{i}:00</h3><p>{post}</p></div>' for i, post in enumerate(posts))
    body = read(an_article(html)).body
    assert [line for line in body.split("\n\n") if len(line) > 10] == posts


SHORT = (
    "BISHKEK, 20 November. The government approved the draft agreement on a new border crossing with China on Friday."
)


@pytest.mark.parametrize(
    "html",
    [
        (
            f"<header><nav><a href='/'>Home</a></nav></header><h1>{HEADLINE}</h1><div class=text><p>{SHORT}</p></div>"
            "<footer>© Agency 2026. All rights reserved.</footer>"
        ),
        (
            f"<div class=header><ul><li><a href='/'>Home</a><li><a href='/e'>Economy</a></ul></div><div class=news>{H1}"
            f"<div class=date>20.11.2026</div><div class=text>{SHORT}</div></div><div class=other><a href='/1'>The cabinet "  # noqa: E501
            "discusses the budget of the coming year at its meeting</a><a href='/2'>Snow is expected on Saturday</a></div>"  # noqa: E501
        ),
        f"{H1}<p>{SHORT}</p>",
        f"<article>{H1}<time>20 November 2026</time><div>{SHORT}</div></article>",
    ],
)
def test_news_of_one_paragraph_is_news(html) -> None:
    """Agencies write no more than that."""
    assert read(a_document(html)).body == SHORT


PRESS = {
    "zh": (
        "第二码头年底启用",
        [
            "港务局20日宣布，第二码头将于年底前投入使用，这比原计划提前了一个月。",
            "起重机已于10月运抵，运营方预计第一年处理二十万个集装箱。",
        ],
    ),
    "kk": (
        "Екінші айлақ желтоқсанда ашылады",
        [
            "Айлақ басқармасы жұма күні екінші айлақтың жыл соңына дейін ашылатынын хабарлады.",
            "Крандар қазан айында жеткізілді; оператор бірінші жылы екі жүз мың контейнер өңдеуді жоспарлап отыр.",
        ],
    ),
    "ky": (
        "Экинчи кемежай декабрда ачылат",
        [
            "Кемежай башкармалыгы жума күнү экинчи кемежай жылдын аягына чейин ачыларын билдирди.",
            "Крандар октябрда жеткирилди; оператор биринчи жылы эки жүз миң контейнер иштетүүнү пландаштырууда.",
        ],
    ),
    "uz": (
        "Ikkinchi iskala dekabrda ochiladi",
        [
            "Port boshqarmasi juma kuni ikkinchi iskala yil oxirigacha ochilishini ma’lum qildi.",
            "Kranlar oktyabr oyida yetkazildi; operator birinchi yilda ikki yuz ming konteynerni rejalashtirmoqda.",
        ],
    ),
    "tg": (
        "Бандари дуюм дар моҳи декабр кушода мешавад",
        [
            "Идораи бандар рӯзи ҷумъа эълон кард, ки бандари дуюм то охири сол кушода мешавад.",
            "Кранҳо моҳи октябр оварда шуданд ва оператор дар соли аввал дусад ҳазор контейнерро интизор аст.",
        ],
    ),
    "tk": (
        "Ikinji duralga dekabrda açylar",
        [
            "Port edarasy anna güni ikinji duralganyň ýylyň ahyryna çenli açyljakdygyny habar berdi.",
            "Kranlar oktýabrda getirildi; operator birinji ýylda iki ýüz müň konteýneri işlemegi meýilleşdirýär.",
        ],
    ),
    "ru": (
        "Второй причал откроется в декабре",
        [
            "Администрация порта сообщила в пятницу, что второй причал откроют до конца года.",
            "Краны доставили в октябре; оператор рассчитывает обработать за первый год двести тысяч контейнеров.",
        ],
    ),
}


@pytest.mark.parametrize("language", PRESS)
def test_pages_in_each_language_are_read(language) -> None:
    """No rule depends on the length of English words, or on spaces."""
    title, paragraphs = PRESS[language]
    text = "".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs)
    page = read(an_article(f"<div>{text}</div>", heading=f"<h1>{title}</h1>", title=title, lang=language))
    assert (page.title, page.body, page.language) == (title, "\n\n".join(paragraphs), language)


BUILT_LATER = {
    "a complete body in JSON-LD": json_ld(
        json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join(PARAGRAPHS)})
    ),
    "markup in JSON-LD": json_ld(json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": TEXT})),
    "escaped markup in JSON-LD": json_ld(
        json.dumps({"@type": "NewsArticle", "articleBody": TEXT.replace("<", "&lt;").replace(">", "&gt;")})
    ),
    "a script of JSON": '<script type="application/json">'
    + json.dumps({"page": {"html": f"<div>{TEXT}</div>" + " " * 60}})
    + "</script>",
    "a script that escapes tags": "<script>window.state = "
    + json.dumps({"page": {"html": f"<div>{TEXT}</div>" + " " * 60}}).replace("<", "\\u003c")
    + ";</script>",
    "JSON within a string": "<script>window.state = JSON.parse("
    + json.dumps(json.dumps({"page": {"title": HEADLINE, "html": f"<div class='text'>{TEXT}</div>" + " " * 60}}))
    + ");</script>",
    "a part of a stream": "<script>stream.push([1,"
    + json.dumps("5:" + json.dumps(["$", "p", {"html": f"<div>{TEXT}</div>" + " " * 60}]))
    + "])</script>",
}


@pytest.mark.parametrize("carrier", BUILT_LATER)
def test_pages_that_are_built_in_the_browser_are_read_from_what_they_carry(carrier) -> None:
    """Their markup shows nothing but the frame of the site."""
    assert read(a_document('<div id="app"></div>', head=BUILT_LATER[carrier])).body == BODY


def test_a_summary_in_json_ld_does_not_replace_the_text() -> None:
    """Many sites call their summary articleBody."""
    said = json_ld(json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": PARAGRAPHS[0][:60]}))
    assert read(an_article(head=said)).body == BODY


def test_the_selector_of_the_source_goes_before_all_evidence() -> None:
    """Who writes it has looked at the site."""
    html = an_article(f'<div class="mine"><p>Only this.</p></div>{TEXT}')
    assert read(html, source=replace(SOURCE, body_selector="div.mine")).body == "Only this."


def test_captions_are_left_out_of_what_a_selector_finds() -> None:
    """A selector names the box of the text, with all that is in it."""
    html = an_article(f"<div class=mine>{FIRST}<figure><figcaption>A crane.</figcaption></figure>{SECOND}{THIRD}</div>")
    assert read(html, source=replace(SOURCE, body_selector="div.mine")).body == BODY


def test_the_rule_of_a_site_finds_its_text() -> None:
    """What is peculiar of a publisher stands in one table, by host."""
    html = an_article(f"<div class=rich-text>{FIRST}{SECOND}</div><div>{THIRD}</div>")
    assert read(html, url="https://www.dw.com/en/quay/a-123").body == "\n\n".join(PARAGRAPHS[:2])
    assert read(html).body == BODY


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>A quay</title></head></html>",
        "<html><head><title>A quay</title></head><frameset cols='50%'><frame src=a><frame src=b></frameset></html>",
        "<html><body></body></html>",
        "<html><head><title>A quay</title></head><body><img src=a.jpg></body></html>",
    ],
)
def test_a_page_without_text_has_an_empty_body(html) -> None:
    """It is read, and says so."""
    assert read(html).body == ""
