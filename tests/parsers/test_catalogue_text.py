from __future__ import annotations

import random
from dataclasses import replace

import pytest

from newsdesk.records import Source
from parsers.catalogue_text import as_toml
from parsers.sources import read_sources

PLAIN = Source(
    id="valley-ru",
    name="Valley News",
    url="https://valley.example.kg/rss",
    kind="feed",
    country="KG",
    language="ru",
    ownership="unknown",
    full_text=True,
    timezone="Asia/Bishkek",
)
NASTY = (
    'say "hello"',
    "back\\slash \\u0041 \\",
    "two\nlines\r\n\tand a tab",
    "\x00\x01\x08\x0c\x1b\x1f\x7f\x80\x85\u2028",
    '"""',
    "'''",
    "# no comment",
    "] [[source]] id = 'x'",
    "新华社 Қазақ 😀 e\u0301 \u202e",
    "",
    " ",
)


def test_a_block_is_written_as_a_person_would_write_it() -> None:
    """The keys in the order of the catalogue, those with their default left out."""
    assert as_toml(PLAIN) == (
        '[[source]]\nid = "valley-ru"\nname = "Valley News"\nurl = "https://valley.example.kg/rss"\nkind = "feed"\n'
        'country = "KG"\nlanguage = "ru"\nownership = "unknown"\nfull_text = true\ntimezone = "Asia/Bishkek"\n'
    )


def test_what_a_person_must_fill_in_is_said_beside_it() -> None:
    """Unless nobody wants to know."""
    unknown = replace(PLAIN, country="ZZ", language="und")
    written = as_toml(unknown)
    assert 'country = "ZZ"  # unknown: fill in\nlanguage = "und"  # unknown: fill in\n' in written
    assert "#" not in as_toml(unknown, unknown_note=False)
    assert read_sources(written, file="x") == (unknown,)


@pytest.mark.parametrize("text", NASTY, ids=repr)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """Wherever it stands."""
    source = replace(
        PLAIN, name=text, every="15m", enabled=False, ignore_validators=True, headers={"X-Own": text, text: "1"}
    )
    assert read_sources(as_toml(source), file="x") == (source,)


def test_many_blocks_of_random_texts_are_read_back() -> None:
    """Any characters but halves of pairs, which are none."""
    chosen = random.Random(7)  # noqa: S311
    alphabet = [chr(code) for code in (*range(0x300), 0x2028, 0x4E2D, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F600)]
    sources = tuple(
        replace(
            PLAIN,
            id=f"s{number}",
            url=f"https://valley.example.kg/{number}",
            name="".join(chosen.choices(alphabet, k=30)),
            body_selector=chosen.choice([None, 'a[href="x"]', "div > p:not(.ad)"]),
            drop_selectors=tuple(chosen.sample([".ad", "[data-x='\"']", "#\\31 a"], k=chosen.randrange(3))),
        )
        for number in range(200)
    )
    assert read_sources("\n".join(map(as_toml, sources)), file="x") == sources


def test_half_a_character_is_replaced() -> None:
    """TOML has no way to write it."""
    (read,) = read_sources(as_toml(replace(PLAIN, name="a\ud800b")), file="x")
    assert read.name == "a\ufffdb"
