from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from parsers.blocks import Block, Blocks, read_blocks
from parsers.bodies import find_body
from parsers.evidence import Told, bare, weight
from tests.parsers.conftest import H1, HEADLINE, PARAGRAPHS, TEXT

FIRST, SECOND, THIRD = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def blocks_of(html: str) -> Blocks:
    body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    assert body is not None
    return read_blocks(body)


def found(html: str, told: Told | None = None) -> tuple[Block, ...]:
    return find_body(blocks_of(html), told or Told(title=HEADLINE))


def texts(html: str, told: Told | None = None) -> list[str]:
    return [block.text for block in found(html, told)]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<p>a <b>b</b><i>c</i></p>", ["a bc"]),
        ("<p>a<br>b</p>", ["a\nb"]),
        ("<p>a<br><br>b</p>", ["a", "b"]),
        ("<p> a \n  b\t</p>", ["a b"]),
        ("<p></p><p> </p><p>&nbsp;</p>", []),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<script>a</script><style>b</style><p>c</p><button>d</button><svg><text>e</text></svg>", ["c"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
        ("<x-a>b<x-c>d</x-c></x-a>", ["b", "d"]),
        ("<p>so\u00adft, \u200bzero\ufeff</p>", ["soft, zero"]),
        ("<ruby>港<rp>(</rp><rt>こう</rt><rp>)</rp></ruby>", ["港(こう)"]),
    ],
)
def test_a_block_is_a_run_of_text_that_nothing_interrupts(html, lines) -> None:
    """In reading order, in single spaces, without what is no running text."""
    assert [block.text for block in blocks_of(html).blocks] == lines


def test_a_block_knows_how_much_of_it_is_links_and_how_much_is_stressed() -> None:
    """Furniture is mostly links."""
    (block,) = blocks_of('<p>abcd<a href="/">efgh</a><b>ij</b></p>').blocks
    assert (block.linked, block.stressed) == (4, 2)


def test_a_box_knows_what_is_within_it() -> None:
    """Those within box n are n + 1 up to its end."""
    page = blocks_of("<div id=a><p>x</p><div><p>y</p></div></div><p>z</p>")
    assert [(box.tag, box.parent, box.end) for box in page.boxes] == [
        ("body", -1, 6),
        ("div", 0, 5),
        ("p", 1, 3),
        ("div", 1, 5),
        ("p", 3, 5),
        ("p", 0, 6),
    ]


def test_the_paragraphs_are_the_text() -> None:
    """And the heading is not."""
    assert texts(H1 + TEXT) == list(PARAGRAPHS)


@pytest.mark.parametrize("html", ["", "<p></p>", "<img>", "<nav><a href='/'>Home</a></nav>"])
def test_where_nothing_speaks_for_a_text_there_is_none(html) -> None:
    """A slower reader is asked then."""
    assert found(html) == ()


def test_a_short_paragraph_beside_the_only_long_one_is_text() -> None:
    """News of two paragraphs has often one that is hardly longer than a line."""
    assert texts(f"{H1}<div>{FIRST}<p>The third quay is to follow by the year 2030.</p></div>")[-1].startswith(
        "The third"
    )


@pytest.mark.parametrize(
    "between",
    [
        "<h3>Costs</h3>",
        "<p>No.</p>",
        "<ul><li>one</li><li>two</li></ul>",
        '<table class="table"><tr><td>1</td><td>2</td></tr></table>',
        "<p><b>Costs</b></p>",
        "<dl><dt>Length</dt><dd>400 m</dd></dl>",
    ],
)
def test_what_stands_plainly_between_two_paragraphs_is_text(between) -> None:
    """Nothing says that it is apart from them."""
    assert len(texts(H1 + FIRST + between + SECOND + THIRD)) > len(PARAGRAPHS)


@pytest.mark.parametrize(
    "between",
    [
        '<div class="share"><p>Tell others</p></div>',
        '<ul class="related"><li>Snow falls</li><li>Ice melts</li></ul>',
        '<p><a href="/x">Snow</a></p><p><a href="/y">Ice</a></p>',
        "<figure><figcaption>A crane</figcaption></figure>",
        "<p>Read more</p>",
        "<aside><p>A crane</p></aside>",
    ],
)
def test_what_is_apart_is_not_drawn_in_by_its_neighbours(between) -> None:
    """By its name, its element, its links or its words."""
    assert texts(H1 + FIRST + between + SECOND + THIRD) == list(PARAGRAPHS)


def test_links_under_words_that_point_elsewhere_are_no_text() -> None:
    """However the list of them is built."""
    links = '<ul><li><a href="/x">How the first quay was built</a></li><li><a href="/y">What ships pay</a></li></ul>'
    assert texts(H1 + FIRST + f"<h3>Read also</h3>{links}" + SECOND + THIRD) == list(PARAGRAPHS)


def test_text_is_judged_by_letters_of_an_alphabet() -> None:
    """A Chinese character says about as much as three of them."""
    assert (weight("quay"), weight("码头"), weight("причал"), weight("第2")) == (4, 6, 6, 4)


def test_texts_are_compared_by_their_letters() -> None:
    """Case, spaces and punctuation are different from place to place."""
    assert bare("The Quay — opens!") == bare("the quay opens") == "thequayopens"
    assert bare("第二码头，启用。") == "第二码头启用"
