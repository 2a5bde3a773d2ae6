"""What holds for every form alike, and for what comes from outside in each of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from digests import FORMS
from digests.plain import width
from newsdesk.briefing import PROSPECTS_IN_A_STORY, REGIONAL, TOP, TOPICAL, Manifest

Telling = Callable[..., Manifest]
WICKED = (
    "<script>alert(1)</script> [click](https://evil.example) **x** `y` \u202egnp\u202c \x07 | https://evil.example & co"
)


class Reader(HTMLParser):
    """What somebody looking at an HTML digest sees: its text, and its lines by their headings."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.headlines: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._within: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within.append(tag)
        if tag == "h3":
            self.headlines.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._within:
            self.text += data
        if "h3" in self._within:
            self.headlines[-1] += data


def read_html(document: str) -> list[str]:
    return Reader(document).headlines


def read_markdown(document: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(document)
    headings = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h3"]
    texts = ["".join(part.content for part in heading.children or ()) for heading in headings]
    return [found[1] for text in texts if (found := re.match(r"\d+\. (.*)", text))]


def read_text(document: str) -> list[str]:
    """A headline goes from its number to the line that tells its source, or the parties of a promise."""
    found = re.findall(r"^ {0,2}\d+\. (.*?)(?=\n     [^\n]* [|→] )", document, re.MULTILINE | re.DOTALL)
    return [each.replace("\n     ", " ") for each in found]


def read_json(document: str) -> list[str]:
    read = json.loads(document)
    lines = [line for section in (*read["sections"], *read["prospects"]) for line in section["lines"]]
    return [line["headline"] for line in sorted(lines, key=lambda line: line["position"])]


READERS = {"html": read_html, "md": read_markdown, "txt": read_text, "json": read_json}


def unspaced(texts: list[str]) -> list[str]:
    """Without spaces: a line broken between Chinese characters has none there."""
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_shows_the_same_items_in_the_same_order(form: str, a_day: Manifest) -> None:
    """One manifest, many readers: no form drops, adds or moves an item."""
    expected = [line.headline for line in a_day.items]
    assert len(expected) >= 35
    assert [line.position for line in a_day.items] == list(range(1, len(expected) + 1))
    assert unspaced(READERS[form](FORMS[form](a_day))) == unspaced(expected)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_when_nothing_came(form: str, an_empty_day: Manifest) -> None:
    """An empty digest tells that it is empty, and is well formed all the same."""
    document = FORMS[form](an_empty_day)
    assert "Nothing new came in during this period." in document
    assert READERS[form](document) == []


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_every_form_tells_who_failed_why_and_since_when(form: str, a_day: Manifest) -> None:
    """A source that cannot be read is no footnote in a log."""
    told = " ".join(FORMS[form](a_day).replace("\\", "").split())
    assert "Turkmenportal" in told
    assert "since 14 Nov, 06:00" in told
    assert "the certificate expired on 14 November 2026" in told
    assert "8,700 items seen: 45 new, 8,650 known already, 5 rejected." in told


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_every_form_tells_who_promised_what_to_whom_and_by_when(form: str, expecting: Telling) -> None:
    """And how far it is, why it is here, and who says so."""
    document = FORMS[form](expecting("promise", beneficiaries=("KZ", "UZ"), quantity=2e6, unit="t"))
    told = " ".join(document.replace("\\", "").split())
    for said in (
        "New promises",
        "1,500 places for students",
        "China → Kazakhstan, Uzbekistan",
        "pledged",
        "2 million t",
        "by 2 Dec 2027",
        "New: first heard of in this period.",
        "One, 22 Nov",
        "https://one.example/a",
    ):
        assert said.casefold() in told.casefold()


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_every_form_tells_when_an_event_is_no_finer_than_it_is_known(form: str, expecting: Telling) -> None:
    """A year is told as a year."""
    document = FORMS[form](
        expecting("event", starts_on=date(2027, 1, 1), date_precision="year", kind="summit", status="postponed")
    )
    told = " ".join(document.replace("\\", "").split())
    for said in ("Events further ahead", "Transit Forum", "2027", "summit", "Almaty, Kazakhstan", "postponed"):
        assert said.casefold() in told.casefold()
    assert "1 Jan" not in told


@pytest.mark.parametrize("form", ["html", "md", "txt"])
@pytest.mark.parametrize("kind", ["promise", "event"])
def test_what_lies_ahead_is_text_whatever_is_in_it(form: str, kind: str, expecting: Telling) -> None:
    """Names, places, amounts and periods come from outside as headlines do."""
    own = (
        {
            "what": WICKED,
            "actor": WICKED,
            "beneficiaries": (WICKED,),
            "unit": WICKED,
            "due_to": None,
            "due_text": WICKED,
        }
        if kind == "promise"
        else {"name": WICKED, "place": WICKED}
    )
    document = FORMS[form](expecting(kind, source_name=WICKED, **own))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", document)
    if form == "html":
        assert "script" not in {tag for tag, _ in Reader(document).tags}
    if form == "md":
        parts = [
            part for token in MarkdownIt("commonmark").parse(document) for part in (token, *(token.children or ()))
        ]
        assert {part.attrs["href"] for part in parts if part.type == "link_open"} == {"https://one.example/a"}
        assert not {part.type for part in parts} & {"html_inline", "html_block", "code_inline", "image"}


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_every_form_says_how_much_of_what_lies_ahead_found_no_room(form: str, a_crowded_day: Manifest) -> None:
    """What is cut off is counted."""
    told = " ".join(FORMS[form](a_crowded_day).split())
    assert "14 more promises here, not listed." in told
    assert "17 more events here, not listed." in told


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_day_is_never_given_an_hour(form: str, telling: Telling) -> None:
    """What was published on a day, in a month or at no known time is told so, in no zone."""
    at = {"published_at": telling().lines[0].published_at.replace(hour=0, minute=0)}  # type: ignore[union-attr]
    head = {
        precision: FORMS[form](telling(**at, published_precision=precision))
        .split("Crews broke")[0]
        .split("Times of")[1]
        for precision in ("minute", "day", "month")
    }
    assert "22 Nov, 00:00" in head["minute"]
    assert "22 Nov" in head["day"]
    assert "00:00" not in head["day"]
    assert "Nov 2026" in head["month"]
    assert "22" not in head["month"].split("2026")[0]
    assert "undated" in FORMS[form](telling(published_at=None, published_precision=None))


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_what_is_unseen_does_not_get_through(form: str, telling: Telling) -> None:
    """Direction and control characters can make a reader read what is not written."""
    document = FORMS[form](telling(title=WICKED, standfirst=WICKED, source_name=WICKED))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", document)


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_day_is_the_same_day_in_every_zone(form: str, telling: Telling) -> None:
    """A publisher's date is no moment to be moved to the reader's zone; a time is."""
    midnight = datetime(2026, 11, 20, tzinfo=UTC)
    west = timezone(-timedelta(hours=8))
    told = {
        precision: FORMS[form](replace(telling(published_at=midnight, published_precision=precision), zone=west))
        for precision in ("minute", "day")
    }
    assert "19 Nov, 16:00" in told["minute"]
    assert "20 Nov" in told["day"]


def test_a_heading_in_markdown_keeps_its_last_character(telling: Telling) -> None:
    """A hash at the end would close the heading, where no link stands between."""
    assert read_markdown(FORMS["md"](telling(title="The port of C #", url="seed:port"))) == ["The port of C #"]


def test_html_from_outside_is_text(telling: Telling) -> None:
    """A headline is shown as it was written, not run."""
    reader = Reader(
        FORMS["html"](telling(title=WICKED, standfirst=f"So: {WICKED}", source_name=WICKED, language='"><b>'))
    )
    assert "script" not in {tag for tag, _ in reader.tags}
    assert reader.text.count("<script>alert(1)</script> [click]") == 3
    links = {attributes["href"] for tag, attributes in reader.tags if tag == "a"}
    assert links == {"https://times-ca.example/2026/11/22/0"}


@pytest.mark.parametrize(
    "text",
    [
        WICKED,
        "# no heading #",
        "1. no list",
        "- no list",
        "> no quote",
        "![no](image)",
        "&lt; no entity",
        "a*b*_c_ ~~d~~",
    ],
)
def test_markdown_from_outside_is_text(text: str, telling: Telling) -> None:
    """A rendered headline, excerpt and source read as they were written; no link but the item's own."""
    manifest = telling(
        title=text, standfirst=None, excerpt=f"{text}.", source_name=text, url="https://a.example/(x)?<y>&z=\\"
    )
    tokens = [
        part
        for token in MarkdownIt("commonmark").parse(FORMS["md"](manifest))
        for part in (token, *(token.children or ()))
    ]
    seen = "".join("".join(part.content for part in token.children or ()) for token in tokens if token.type == "inline")
    clean = " ".join(re.sub(r"[\u202e\u202c\x07]", "", text).split())
    assert seen.count(clean) == 3
    assert {part.attrs["href"] for part in tokens if part.type == "link_open"} == {
        "https://a.example/(x)?%3Cy%3E&z=%5C"
    }
    kinds = {part.type for part in tokens}
    assert not kinds & {
        "image",
        "html_inline",
        "html_block",
        "code_inline",
        "blockquote_open",
        "ordered_list_open",
        "s_open",
    }


def test_html_fetches_nothing_and_runs_nothing(a_day: Manifest) -> None:
    """The document is complete in itself; an address in it is only ever one that a reader may follow."""
    document = FORMS["html"](a_day)
    reader = Reader(document)
    assert not {tag for tag, _ in reader.tags} & {"script", "link", "img", "iframe", "object", "form", "svg", "video"}
    assert not [name for _, attributes in reader.tags for name in attributes if name == "src" or name.startswith("on")]
    assert not re.search(r"@import|url\(", document)


def test_html_names_the_language_of_every_headline(a_day: Manifest) -> None:
    """A screen reader and a hyphenator must know what they read; a script from right to left runs so."""
    reader = Reader(FORMS["html"](a_day))
    tongues = [attributes["lang"] for tag, attributes in reader.tags if tag == "h3"]
    assert tongues == [line.language for line in a_day.items]
    uyghur = replace(a_day.sections[0].lines[0], language="ug")
    section = replace(a_day.sections[0], lines=(uyghur,))
    reader = Reader(FORMS["html"](replace(a_day, sections=(section,), prospects=())))
    assert [attributes.get("dir") for tag, attributes in reader.tags if tag == "h3"] == ["rtl"]


def test_the_fullest_html_is_not_cut_by_mail_clients(a_crowded_day: Manifest) -> None:
    """Gmail hides what follows the first 102 kB of a message."""
    ahead = sum(len(section.lines) for section in a_crowded_day.prospects)
    assert ahead >= 20
    assert len(a_crowded_day.lines) == TOP + TOPICAL - ahead // PROSPECTS_IN_A_STORY + REGIONAL
    assert len(FORMS["html"](a_crowded_day).encode()) < 100_000


@pytest.mark.parametrize("paper", ["#ffffff", "#1a1e22"])
def test_every_colour_of_text_can_be_read(paper: str, a_day: Manifest) -> None:
    """WCAG 2.2 AA: a contrast of 4.5 to 1 for text, on the paper and on the chips, in light and in dark."""
    style, document = re.split(r"</style>", FORMS["html"](a_day))
    light = paper == "#ffffff"
    inks = set(re.findall(r"[;\"]color:(#[0-9a-f]{6})", document) if light else re.findall(r" color: (#\w{6})", style))
    chip = (
        re.search(r"background:(#\w{6});padding:1px", document)
        if light
        else re.search(r"\.c \{ background: (#\w{6})", style)
    )
    assert len(inks) >= 4
    assert chip
    assert [ink for ink in inks if _contrast(ink, paper) < 4.5] == []
    soft = "#57606a" if light else "#a4acb4"
    assert _contrast(soft, chip[1]) >= 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_text_keeps_within_72_columns(a_day: Manifest) -> None:
    """Whatever the script; only an address may be longer, because a broken one is none."""
    rows = FORMS["txt"](a_day).splitlines()
    assert [row for row in rows if width(row) > 72 and "://" not in row] == []
    assert max(width(row) for row in rows if re.search(r"[\u4e00-\u9fff]", row)) > 66


def test_json_holds_the_whole_manifest(a_day: Manifest) -> None:
    """Programs get what people get, and what decided it; times say their zone."""
    document = json.loads(FORMS["json"](a_day))
    assert (document["schema"], document["date"], document["zone"]) == (
        "silkwire/digest/1",
        "2026-11-23",
        "Asia/Almaty",
    )
    assert document["period_to"] == "2026-11-23T01:00:00Z"
    assert set(type(a_day).__dataclass_fields__) <= set(document)
    first = document["sections"][0]["lines"][0]
    assert set(first) == set(type(a_day.lines[0]).__dataclass_fields__)
    assert first["carried_by"] == ["The Astana Times", "24.kg", "Казинформ", "新华网"]
    assert FORMS["json"](a_day) == FORMS["json"](a_day)
