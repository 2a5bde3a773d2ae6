from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from newsdesk.errors import CatalogueError, ParseError
from newsdesk.records import Source
from parsers.opml import Subscription, as_source, read_opml, write_opml
from parsers.sources import read_sources

AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
PLAIN = Source(
    id="valley-ru",
    name="Valley News",
    url="https://valley.example.kg/rss?a=1&b=2",
    kind="feed",
    country="KG",
    language="ru",
    ownership="unknown",
    full_text=True,
    timezone="Asia/Bishkek",
)
ODD = replace(
    PLAIN,
    id="hill",
    name='  "Hill" <i> & \n sons\t' + "新" * 300,
    url="https://hill.example.tj/map.xml",
    kind="sitemap",
    country="ZZ",
    language="und",
    every="90s",
    enabled=False,
    ignore_validators=True,
    body_selector='div[class="a"] > p',
    drop_selectors=(".ad", "aside"),
    headers={"X-Own": "a\nb"},
)


def read(body: str) -> tuple[Subscription, ...]:
    return read_opml(f'<opml version="2.0"><body>{body}</body></opml>'.encode(), file="list.opml")


def back(data: bytes) -> tuple[Source, ...]:
    taken: list[Source] = []
    for subscription in read_opml(data, file="list.opml"):
        taken.append(as_source(subscription, taken={source.id for source in taken}))
    return tuple(taken)


def test_what_is_written_is_read_back_as_the_same_blocks() -> None:
    """Every key of the catalogue, grouped by country."""
    sources = (PLAIN, ODD, replace(PLAIN, id="seen-kz", url="https://k.example.kz/", language="kz", country="KG"))
    assert back(write_opml(sources, at=AT)) == (sources[0], sources[2], sources[1])


def test_the_catalogue_itself_comes_back(project: Path) -> None:
    """All of its blocks, in whatever order."""
    sources = read_sources((project / "catalog" / "sources.toml").read_text(encoding="utf-8"), file="x")
    assert {source.id: source for source in back(write_opml(sources, at=AT))} == {
        source.id: source for source in sources
    }


def test_random_names_come_back_but_for_what_xml_has_not() -> None:
    """Control characters are dropped; all others stay."""
    chosen = random.Random(3)  # noqa: S311
    alphabet = [chr(code) for code in (*range(0x20, 0x300), 9, 10, 13, 0x2028, 0x4E2D, 0x1F600)]
    names = ["".join(chosen.choices(alphabet, k=20)) for _ in range(200)]
    sources = tuple(
        replace(PLAIN, id=f"s{number}", url=f"https://valley.example.kg/{number}", name=name)
        for number, name in enumerate(names)
    )
    assert back(write_opml(sources, at=AT)) == sources
    (read_back,) = back(write_opml([replace(PLAIN, name="a\x00\x1bb\ud800")], at=AT))
    assert read_back.name == "ab"


def test_other_readers_understand_what_is_written() -> None:
    """OPML 2.0: a folder for each country, feeds with type, text and xmlUrl."""
    root = etree.fromstring(write_opml([PLAIN, ODD], at=AT))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/dateCreated") == "Mon, 23 Nov 2026 06:00:00 +0000"
    assert [folder.get("text") for folder in root.findall("body/outline")] == ["KG", "ZZ"]
    (feed,) = root.findall("body/outline[@text='KG']/outline")
    assert [feed.get(name) for name in ("type", "text", "title", "xmlUrl", "language")] == [
        *("rss", "Valley News", "Valley News"),
        *(PLAIN.url, "ru"),
    ]


def test_lists_of_other_readers_are_read() -> None:
    """Folders within folders, attributes in any case, categories, the feed scheme; what is no feed is passed over."""
    found = read(
        '<outline text="Region"><outline title="KZ &amp; KG">'
        '<outline text="t" title="Valley" type="rss" xmlUrl=" https://v.kg/rss "'
        ' htmlUrl="https://v.kg/" language="ru-KG"/>'
        '</outline><outline text="Hill" XMLURL="feed://https://h.tj/atom"/></outline>'
        '<outline type="link" text="no feed" url="https://x.kg/"/>'
        '<outline text="Top" xmlurl="http://t.kg/feed" category="/Press/KG,news"/>'
    )
    assert [(each.url, each.title, each.folders, each.fault) for each in found] == [
        ("https://v.kg/rss", "Valley", ("Region", "KZ & KG"), None),
        ("https://h.tj/atom", "Hill", ("Region",), None),
        ("http://t.kg/feed", "Top", ("Press/KG", "news"), None),
    ]
    assert (found[0].site, found[0].language) == ("https://v.kg/", "ru")


def test_a_bad_outline_is_said_and_spoils_no_other() -> None:
    """With its line."""
    found = read(
        '<outline type="rss" text="none"/>\n<outline xmlUrl="ftp://x/y"/><outline xmlUrl="https://v.kg/"/>'
        '<outline xmlUrl="https://V.kg"/><outline xmlUrl="https://[x"/><outline xmlUrl="https://w.kg/"/>'
    )
    assert [each.fault for each in found] == [
        *("no xmlUrl", "no http or https address", None, "given twice", "no http or https address", None)
    ]
    assert [each.line for each in found][:2] == [1, 2]


def test_what_a_list_does_not_tell_is_unknown() -> None:
    """An id is made, the country is the domain's, pages are fetched."""
    (valley,) = read('<outline text="" xmlUrl="https://www.valley.kg/rss"/>')
    source = as_source(valley, taken={"valley"})
    assert source == replace(PLAIN, id="valley-2", name="www.valley.kg", url=valley.url, language="und", timezone="UTC")


@pytest.mark.parametrize(
    "own",
    [{"kind": "tube"}, {"id": "Not An Id"}, {"enabled": "{"}, {"enabled": "7"}, {"headers": "5"}, {"timezone": "Mars"}],
)
def test_keys_of_ours_that_the_catalogue_refuses_are_refused(own: dict[str, str]) -> None:
    """Lists come from strangers."""
    with pytest.raises(CatalogueError):
        as_source(Subscription(url="https://v.kg/rss", title="V", own=own), taken=())


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1251"])
def test_any_encoding_is_read(charset: str) -> None:
    """By its declaration or its mark."""
    outline = '<outline text="Долина" xmlUrl="https://v.kg/"/>'
    text = f'<?xml version="1.0" encoding="{charset}"?><opml><body>{outline}</body></opml>'
    assert [each.title for each in read_opml(text.encode(charset), file="x")] == ["Долина"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no",
        b"<html/>",
        b'<rss version="2.0"/>',
        b"\x89PNG\r\n" + bytes(range(256)) * 9,
        b"<!DOCTYPE opml [<!ENTITY a '" + b"x" * 9_999 + b"'>]><opml>" + b"&a;" * 999 + b"</opml>",
        b"<opml>" + b"<outline/>" * 250_001,
        b"<opml>" + b"<outline/>" * 100_001 + b"</opml>",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_opml_or_made_to_cost_is_refused(data: bytes) -> None:
    """With the file's name."""
    with pytest.raises(ParseError, match=r"list\.opml"):
        read_opml(data, file="list.opml")


def test_broken_xml_is_read_as_far_as_it_can_be() -> None:
    """A bare ampersand, a tag that is never closed, outlines too deep to follow."""
    assert [each.title for each in read('<outline text="A & B" xmlUrl="https://v.kg/"><outline>')] == ["A & B"]
    assert read("<outline text='x'>" * 100_000) == ()
