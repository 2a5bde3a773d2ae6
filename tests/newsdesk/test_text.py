from __future__ import annotations

import random
import re

import pytest

from newsdesk.text import clean_line, clean_paragraphs


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  A   railway\topens ", "A railway opens"),
        ("A railway\r\n\r\nopens", "A railway opens"),
        ("A\u00a0railway\u2009opens\u3000today", "A railway opens today"),
        ("A\x00 rail\x08way\x7f opens", "A railway opens"),
        ("A\x0brailway\x0copens\x1ctoday", "A railway opens today"),
        ("A railway \ud83d opens\uffff", "A railway opens"),
        ("А铁路 🚂 o\u02bbzbek Кы\u0306", "А铁路 🚂 o\u02bbzbek Кы\u0306"),
        (" \n\t\x00 ", ""),
    ],
)
def test_a_line_has_single_spaces_and_nothing_that_cannot_be_stored(text, line):
    """Control characters go, those that part words become a space; letters of any script stay as they are."""
    assert clean_line(text) == line


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.\nThree.", "One.\n\nTwo.\nThree."),
        ("One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("One.\n\n\n \t\n\nTwo.", "One.\n\nTwo."),
        ("  One  two. \n  Three.\u00a0\n\n  Four. ", "One two.\nThree.\n\nFour."),
        ("\n\n One.\n\n", "One."),
        ("One\x0ctwo\x0bthree.\x00\n\x00\nFour.", "One two three.\n\nFour."),
        ("", ""),
    ],
)
def test_paragraphs_are_kept_and_the_rest_is_tidied(text, paragraphs):
    """At most one empty line between two lines, no spaces at their ends."""
    assert clean_paragraphs(text) == paragraphs


def test_cleaning_is_done_once_and_for_all():
    """Clean text stays as it is: an edit is told by comparing, so tidying must not depend on how often it was done."""
    chance = random.Random(2026)  # noqa: S311
    alphabet = "ab中Я. \n\r\t\x00\x0b\x0c\x1f\x85\u00a0\u2028\u3000\ud800\uffff"
    for _ in range(5_000):
        text = "".join(chance.choices(alphabet, k=chance.randint(0, 14)))
        line, paragraphs = clean_line(text), clean_paragraphs(text)
        assert clean_line(line) == line
        assert clean_paragraphs(paragraphs) == paragraphs
        assert not re.search(r"[^\S ]|  |^ | $", line)
        assert not re.search(r"[^\S \n]|  |^\s|\s$| \n|\n |\n{3}", paragraphs)
        assert clean_line(paragraphs) == line
        paragraphs.encode("utf-8")
