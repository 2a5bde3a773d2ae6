from __future__ import annotations

import random
import re

from newsdesk.canon import Canon

INVISIBLE = "\u00ad\u200b"


def plainly(text: str) -> str:
    """What the canonical text must be, by one expression over all of it."""

    def separator(run: re.Match[str]) -> str:
        if run[0].count("\n") > 1:
            return "\n"
        return " " if set(run[0]) & {" ", "\n"} else ""

    return re.sub(rf"[ \n{INVISIBLE}]+", separator, text)


def test_any_run_of_separators_becomes_one_and_every_index_leads_back():
    """Whatever the order of spaces, line breaks and invisible characters."""
    chance = random.Random(1)  # noqa: S311
    for _ in range(20_000):
        text = "".join(chance.choice(f"ab \n {INVISIBLE}") for _ in range(chance.randint(0, 12)))
        canon = Canon(text)
        assert canon.text == plainly(text)
        for at, char in enumerate(canon.text):
            start, end = canon.original_span(at, at + 1)
            assert text[start:end] == char or (char in " \n" and text[start] in f" \n{INVISIBLE}")


def test_a_web_address_is_a_wall():
    """Its words say nothing, and what stands around it is no phrase."""
    assert "kz" not in Canon("Almaty https://railway.kz/china news").text
    assert Canon("dry https://a.b port").text == "dry \n port"
