"""Pages that were made to cost: each is read or refused, with no more work than its length is worth.

Nothing is timed; with work that grows by the square of their length these would take minutes.
"""

from __future__ import annotations

import json

import pytest

from newsdesk.errors import ParseError
from newsdesk.records import Page, Rejection
from parsers.pages import parse_page
from tests.parsers.conftest import BODY, H1, PARAGRAPHS, SOURCE, TEXT, a_capture, a_document, an_article, json_ld, read

MANY = 20_000
LONG = 100_000


def said(author: str) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", "author": author}))


PAGES = {
    "headings": "<h1>A quay</h1>" * MANY,
    "long headings": "".join(f"<h1>{f'w{i} ' * 200}</h1>" for i in range(500)),
    "short paragraphs": "<p>a short one, is it not?</p>" * MANY,
    "links": '<p><a href="x">Read more about it in our paper</a></p>' * MANY,
    "items": f"<ul>{'<li>an item' * MANY}</ul>",
    "cells": f"<table>{'<tr><td>a<td>b' * MANY}</table>",
    "line breaks": "line<br>" * MANY,
    "empty lines": "<br><br> " * MANY,
    "bylines": '<div class="byline">By A Man</div>' * 5_000,
    "pagination": f'<div class="pager">{"<a href=?page=3>3</a>" * MANY}</div>',
    "one paragraph": f"<p>{'word and so on, ' * LONG}</p>",
    "one word": f"<p>{'a' * LONG}</p>",
    "spaces": f"<p>By {' ' * LONG}x</p>",
    "brackets": f"<p>{'(' * LONG}</p>",
    "labels": f"<p>{'source : ' * MANY}</p>",
    "bold": "<b>" * 1_000,
    "open links": '<a href="x">' * 1_000,
    "a long class": f'<p class="{"related " * MANY}">x</p>',
    "a long style": f'<p style="{"display  " * MANY}none">x</p>',
    "quotation marks in a script": "<script>" + '"' + '\\"' * LONG + "</script>",
    "short strings in a script": "<script>" + '"a' * LONG + "</script>",
    "backslashes in a script": "<script>" + '"' + "\\" * LONG + "</script>",
    "dates": "<time datetime='2026-11-20'>20 November 2026</time>" * 5_000,
    "hidden boxes": f'<div hidden style="display:none">{PARAGRAPHS[0]}</div>' * 5_000,
    "article elements": "<article><h2>x</h2></article>" * 5_000,
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_too_much_of_something_is_read(kind) -> None:
    """As far as anything of an article is there."""
    found = parse_page(a_capture(an_article(TEXT + PAGES[kind])), SOURCE)
    assert isinstance(found, Page | Rejection)


HEADS = {
    "an author of many labels": said("by and ( / " * MANY),
    "an author of spaces": f'<meta name="author" content="A{" " * LONG}B">',
    "an author of commas": f'<meta name="author" content="{", A b" * MANY}">',
    "a title of separators": f'<meta property="og:title" content="{"- " * LONG}">',
    "many meta elements": "".join(f'<meta name="date{i}" content="20 November 2026">' for i in range(MANY)),
    "many canonical links": '<link rel="canonical" href="x">' * MANY,
    "JSON-LD that nests": json_ld("[" * LONG),
    "JSON-LD about itself": json_ld('{"mainEntity":' * MANY + "1" + "}" * MANY),
    "JSON-LD of commas": json_ld('{"a":1' + ", " * LONG + "x}"),
    "JSON-LD of backslashes": json_ld('{"a":"' + "\\" * (LONG + 1) + 'x"}'),
    "JSON-LD in many pieces": json_ld('{"@type":"NewsArticle"} ' * MANY),
    "many scripts of JSON-LD": json_ld('{"@type":"NewsArticle"}') * 5_000,
    "JSON-LD of spaces": json_ld("{" + " " * LONG + "/* x"),
}


@pytest.mark.parametrize("kind", HEADS)
def test_what_is_said_too_often_does_not_cost_the_text(kind) -> None:
    """The article is read as if nothing were there."""
    assert read(an_article(head=HEADS[kind])).body == BODY


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 30_000,
        a_document(H1 + "<div>" * 30_000 + TEXT),
        a_document(H1 + "<span>" * 10_000 + "<x-y>" * 30_000 + TEXT),
        a_document(f"<p {' '.join(f'a{i}=1' for i in range(50_000))}>x</p>{TEXT}"),
    ],
)
def test_what_parsers_cannot_bear_is_refused(html) -> None:
    """Elements a thousand deep, and with thousands of attributes, are nobody's news."""
    with pytest.raises(ParseError, match="refused"):
        parse_page(a_capture(html), SOURCE)


@pytest.mark.parametrize("depth", [10, 100, 1_000])
def test_what_nests_as_deep_as_pages_do_is_read(depth) -> None:
    """And deeper."""
    assert read(a_document("<div>" * depth + H1 + TEXT + "</div>" * depth)).body == BODY


@pytest.mark.parametrize("cut", range(0, 1_200, 60))
def test_a_page_that_breaks_off_is_read_or_refused(cut) -> None:
    """Connections end anywhere."""
    html = an_article(head=json_ld('{"@type":"NewsArticle","headline":"x"}')).encode()
    try:
        assert isinstance(parse_page(a_capture(html[:cut]), SOURCE), Page | Rejection)
    except ParseError:
        assert cut < 200
