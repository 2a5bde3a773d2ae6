from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.records import Capture, Item, ParsedFeed, Source
from parsers.feeds import parse_feed

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SOURCE = Source(
    id="valley",
    name="Valley News",
    url="https://valley.example.kg/rss",
    kind="feed",
    country="KG",
    language="ru",
    ownership="private",
    full_text=True,
    timezone="Asia/Bishkek",
)
WORDS = "The dam above the town was filled again after the repair. "
CDATA_BLOCK = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


def parse(body: bytes, content_type: str | None = None, *, url: str = SOURCE.url) -> ParsedFeed:
    capture = Capture(
        fetch_id="f1",
        source_id=SOURCE.id,
        run_id="run",
        role="feed",
        requested_url=url,
        url=url,
        status=200,
        headers={"content-type": content_type} if content_type else {},
        body=body,
        started_at=NOW,
        finished_at=NOW,
    )
    return parse_feed(capture, SOURCE)


def rss(*entries: str) -> bytes:
    return f'<rss version="2.0"><channel><title>V</title>{"".join(entries)}</channel></rss>'.encode()


def item(inside: str, *, link: str = "https://valley.example.kg/1") -> Item:
    (only,) = parse(rss(f"<item><title>A title</title><link>{link}</link>{inside}</item>")).items
    return only


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n ",
        b"\x00\x01\x02",
        b"Service unavailable",
        b"<!DOCTYPE html><html><body><p>Checking your browser</p></body></html>",
        b"<!-- 1 --><!-- 2 --><html><item>no</item></html>",
        b'{"items": [{"id": "1", "title": "some other JSON"}]}',
        b'{"version": "https://jsonfeed.org/version/1", "items": [',
        b'["https://jsonfeed.org/version/1"]',
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    ],
)
def test_what_is_no_feed_is_refused_as_a_whole(body: bytes) -> None:
    """A block page in place of a feed must not pass as a feed without news."""
    with pytest.raises(ParseError, match=re.escape(SOURCE.url)):
        parse(body, "application/rss+xml")


@pytest.mark.parametrize(
    "body",
    [
        rss(),
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quiet</title></feed>',
        b'<rss version="2.0"><channel><title>Cut off',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Quiet", "items": []}',
    ],
)
def test_a_feed_without_entries_is_no_error(body: bytes) -> None:
    """Nothing new is an answer."""
    read = parse(body)
    assert (read.items, read.rejected) == ((), ())


def test_a_long_description_is_the_body() -> None:
    """Some publishers put the whole article where others put a summary."""
    found = item(f"<description>{WORDS * 20}</description>")
    assert (found.standfirst, found.body) == (None, (WORDS * 20).strip())


def test_a_description_of_several_paragraphs_is_the_body() -> None:
    """A summary is one paragraph; a link or a caption below it makes no second."""
    paragraphs = f"<![CDATA[<p>{WORDS * 2}</p><p>{WORDS * 3}</p>]]>"
    assert item(f"<description>{paragraphs}</description>").body == f"{(WORDS * 2).strip()}\n\n{(WORDS * 3).strip()}"
    summary = f"<![CDATA[<p>{WORDS * 2}</p><p><a href='#'>More</a></p>]]>"
    assert item(f"<description>{summary}</description>").body == ""


def test_a_short_content_beside_a_longer_description_is_not_the_body() -> None:
    """The longer of the two is what the publisher gave."""
    content = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">Short.</content:encoded>'
    found = item(f"<description>{WORDS}</description>{content}")
    assert (found.standfirst, found.body) == (WORDS.strip(), "")


def test_content_alone_is_the_body_however_short() -> None:
    """A publisher who says content means it; the library's copy of it in the summary is no standfirst."""
    content = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">Short.</content:encoded>'
    found = item(content)
    assert (found.standfirst, found.body) == (None, "Short.")


def test_a_date_that_lies_ahead_yields_to_one_that_does_not() -> None:
    """A planned date in `pubDate` does not hide a good one beside it, and no date is better than a wrong one."""
    future = "<pubDate>Tue, 01 Dec 2026 10:00:00 +0600</pubDate>"
    updated = '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-11-20T10:00:00</dc:date>'
    assert item(future).published is None
    published = item(future + updated).published
    assert published is not None
    assert published.at == datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def test_a_relative_link_is_resolved_against_the_feed_that_answered() -> None:
    """After a redirect, that is the address it led to."""
    entry = "<item><title>A</title><link>../news/7?utm_source=rss</link></item>"
    (found,) = parse(rss(entry), url="https://new.example.kg/feeds/all.xml").items
    assert found.url == "https://new.example.kg/news/7"


def test_an_item_keeps_its_identity_when_its_title_and_guid_change() -> None:
    """An edit is a revision; a guid with the headline in it must not make a new item."""
    before = item("<guid isPermaLink='false'>first-headline</guid>")
    after = item("<guid isPermaLink='false'>second-headline</guid>")
    assert before.url == after.url == "https://valley.example.kg/1"


def test_an_entry_listed_twice_is_one_item() -> None:
    """The same article under two sections is the same article, even with a guid for each."""
    entries = [f"<item><title>A</title><link>https://v.example.kg/1</link><guid>{n}</guid></item>" for n in "ab"]
    parsed = parse(rss(*entries))
    assert len(parsed.items) == 1
    assert [rejection.reason for rejection in parsed.rejected] == ["duplicate_in_feed"]


def test_references_that_no_character_has_do_not_break_a_feed() -> None:
    """Half surrogates and control characters crash or derail XML parsers; the rest of the feed is good."""
    assert (
        item(
            "<description>a&#xD800;b&#0;c&#11;d&#99999999;e &#55357;&#56898; &#55000;&#56300;</description>"
        ).standfirst
        == "abcde 🙂 훘"
    )


def test_an_internal_entity_cannot_blow_up() -> None:
    """Entities are the oldest way to make a small document a large one."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{bomb}]>'.encode() + rss(
        "<item><title>&e8;</title><link>https://a.kg/</link></item>"
    )
    assert all(len(found.title) < 10_000 for found in parse(body).items)


def test_every_entry_of_real_feeds_is_an_item_or_a_rejection(measuring_data: Path) -> None:
    """Counted independently, by the opening tags of entries outside CDATA, over all captures (some seven seconds)."""
    captures = measuring_data / "feeds"
    urls = json.loads((captures / "captures-urls.json").read_text(encoding="utf-8"))
    files = sorted((captures / "captures").glob("*.gz"))
    assert files
    for file in files:
        body = gzip.decompress(file.read_bytes())
        parsed = parse(body, url=urls[file.stem])
        assert len(parsed.items) + len(parsed.rejected) == len(ENTRY.findall(CDATA_BLOCK.sub(b"", body))), file.name
        assert len({found.url for found in parsed.items}) == len(parsed.items), file.name
        assert all(found.title and canonical_url(found.url) for found in parsed.items), file.name


def test_documents_made_to_confuse_are_read_or_refused(measuring_data: Path) -> None:
    """The test documents of another feed parser: nothing but ParseError may come out."""
    files = sorted((measuring_data / "feeds" / "gofeed-testdata").rglob("*.xml"))
    assert files
    refused = 0
    for file in files:
        try:
            parse(file.read_bytes(), "application/xml")
        except ParseError:
            refused += 1
    assert refused < len(files) / 20


def channel(inside: str) -> ParsedFeed:
    """What a feed says with these elements in it; `h:` is RFC 5005's history."""
    spaces = (
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:h="http://purl.org/syndication/history/1.0"'
    )
    return parse(f'<rss version="2.0" {spaces}><channel><title>V</title>{inside}</channel></rss>'.encode())


@pytest.mark.parametrize(
    ("inside", "interval"),
    [
        ("", None),
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl> 1440 </ttl><sy:updatePeriod>\n hourly </sy:updatePeriod>", timedelta(days=1)),
        ("<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>", timedelta(days=1)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", timedelta(minutes=15)),
        ("<sy:updateFrequency>2</sy:updateFrequency>", timedelta(hours=12)),
        ("<sy:updatePeriod>Weekly</sy:updatePeriod>", timedelta(weeks=1)),
        ("<sy:updatePeriod>yearly</sy:updatePeriod>", timedelta(days=30)),
        ("<ttl>100000</ttl>", timedelta(days=30)),
        *((f"<ttl>{nonsense}</ttl>", None) for nonsense in ("0", "-5", "1e9", "99999999", "soon", "", "٣٠")),
        ("<sy:updatePeriod>often</sy:updatePeriod>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>3600</sy:updateFrequency>", None),
    ],
)
def test_the_interval_that_a_feed_asks_for_is_the_longer_of_the_two(inside: str, interval: timedelta | None) -> None:
    """Minutes of `ttl`, a period over its frequency; at most thirty days; nonsense is not asked."""
    assert channel(inside).interval == interval


@pytest.mark.parametrize(
    ("inside", "older"),
    [
        ("", None),
        ('<atom:link rel="next" href="?page=2"/>', "https://valley.example.kg/rss?page=2"),
        (
            '<atom:link rel="next" href="/2"/><atom:link rel="prev-archive" href="/old.xml#x"/>',
            "https://valley.example.kg/old.xml",
        ),
        (
            '<atom:link rel="prev-archive" href="http:///"/><atom:link rel="next" href="/2"/>',
            "https://valley.example.kg/2",
        ),
        ('<atom:link rel="next" href="/rss"/>', None),
        ('<atom:link rel="next" href=""/>', None),
        ('<atom:link rel="next" href="javascript:x()"/>', None),
        ('<atom:link rel="next" href="http://[x"/>', None),
        ('<atom:link rel="next" href="?page=2"/><h:complete/>', None),
    ],
)
def test_older_entries_are_where_the_feed_says(inside: str, older: str | None) -> None:
    """Another http(s) address: its archive before its next page; a complete feed has none."""
    assert channel(inside).older == older


def test_a_feed_says_its_name_and_language() -> None:
    """As text, and as a code of two letters."""
    read = channel("<language>kk-KZ</language>")
    assert (read.title, read.language) == ("V", "kk")


@pytest.mark.parametrize(
    "body",
    [
        b"<" * 1_000_000,
        b"<rss>" + b"<item>" * 100_000,
        b"<rss>" + b"<item/>" * 60_000,
        b"<feed>" + b"<entry>" * 100_000,
        b"<rss><channel>" + b"<a>" * 100_000 + b"</a>" * 100_000,
        b"<rss><item " + b" ".join(b'a%d="1"' % number for number in range(100_000)) + b"/>",
        b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"0," * 60_000 + b"0]}",
        b"<!DOCTYPE rss [<!ENTITY a '" + b"x" * 100_000 + b"'>]>" + rss("<item>" + "&a;" * 1_000 + "</item>"),
    ],
    ids=lambda body: repr(body[:30]),
)
def test_a_feed_made_to_cost_is_refused_at_once(body: bytes) -> None:
    """What feedparser would take minutes for is no feed."""
    with pytest.raises(ParseError, match="refused"):
        parse(body)


def test_what_feedparser_would_compare_with_everything_before_it_is_cheap() -> None:
    """Categories in thousands, authors without end, corners of a polygon, entries that share an address."""
    many = "".join(f"<category>{number}</category>" for number in range(100_000))
    assert item(many).title == "A title"
    assert len(item(f"<author>{'a.' * 250_000}</author>").authors) == 1
    corners = f"<g:polygon xmlns:g='http://www.georss.org/georss'>{'1 2 ' * 100_000}</g:polygon><g:point>1 2</g:point>"
    assert item(corners).title == "A title"
    sharing = (f"<item><title>{n}</title><guid>g{n}</guid><link>http://a.kz/</link></item>" for n in range(5_000))
    assert len(parse(rss(*sharing)).items) == 5_000


@pytest.mark.parametrize("body", [b"[" * 200_000, b'{"a":' * 200_000, b'{"version": ' + b"9" * 100_000 + b"}"])
def test_json_made_to_cost_is_no_feed(body: bytes) -> None:
    """However deep, however long."""
    with pytest.raises(ParseError):
        parse(body)


def test_json_is_read_whatever_its_types() -> None:
    """A feed that breaks its own rules loses what is broken, and nothing else."""
    entry = {"id": 7, "url": ["no"], "title": {"no": 1}, "authors": ["no", {"name": 5}, None], "tags": "no"}
    body = {"version": "https://jsonfeed.org/version/1", "items": [entry | {"content_text": "Yes."}, None, 3]}
    read = parse(json.dumps(body).encode())
    assert [(found.url, found.title, found.body) for found in read.items] == [(f"{SOURCE.url}#7", "Yes.", "Yes.")]
    assert [rejection.reason for rejection in read.rejected] == ["no_identity"] * 2


@pytest.mark.parametrize(
    "element", ["links", "authors", "tags", "title_detail", "summary_detail", "contributors", "source", "content"]
)
def test_an_element_named_like_a_list_of_the_library_is_harmless(element: str) -> None:
    """It takes the list's place there."""
    for inside in (f"<{element}>x</{element}>", f"<{element} a='b'>x</{element}>"):
        read = parse(rss(f"<item><title>A title</title><link>https://valley.example.kg/1</link>{inside}</item>"))
        assert len(read.items) + len(read.rejected) == 1


@pytest.mark.parametrize("element", ["ttl", "sy:updatePeriod", "language", "title"])
def test_attributes_on_what_a_feed_says_of_itself_are_harmless(element: str) -> None:
    """The library gives those in place of the text."""
    assert channel(f"<{element} a='b'>1</{element}>").items == ()


@pytest.mark.parametrize("shape", ["<category>{}</category>", "<dc:subject xmlns:dc='{dc}'>{}</dc:subject>"])
def test_categories_are_what_the_publisher_files_it_under(shape: str) -> None:
    """As lines, each once, in order; of Atom's the label."""
    words = ("Roads &amp;amp; bridges", "Winter", "Roads &amp;amp; bridges", "")
    inside = "".join(shape.format(word, dc="http://purl.org/dc/elements/1.1/") for word in words)
    assert item(inside).categories == ("Roads & bridges", "Winter")
    assert item("<category term='roads' label='Roads'/><category term='w'/>").categories == ("Roads", "w")


def test_a_caption_is_no_text_of_the_item() -> None:
    """`media:description` says what is in the picture; it is the summary only of what has none."""
    media = "<media:content xmlns:media='http://search.yahoo.com/mrss/'><media:description>{}</media:description></media:content>"
    caption = media.format("A long caption: who stands where, and who took it.")
    found = item(f"<description>Short.</description>{caption}")
    assert (found.standfirst, found.body) == ("Short.", "")
    assert item(caption).standfirst == "A long caption: who stands where, and who took it."


def test_a_summary_given_twice_is_no_full_text() -> None:
    """Some fill both elements with the same sentence."""
    content = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>{}</p>]]></content:encoded>'
    found = item(f"<description>{WORDS}</description>{content.format(WORDS)}")
    assert (found.standfirst, found.body) == (WORDS.strip(), "")


def test_an_external_entity_is_text() -> None:
    """Nothing is ever read from where it points."""
    body = b'<!DOCTYPE rss [<!ENTITY me SYSTEM "file:///etc/hostname">]>' + rss(
        "<item><title>by &me;</title><link>http://a.kz/1</link></item>"
    )
    assert parse(body).items[0].title == "by &me;"


def test_an_address_without_an_end_is_no_address() -> None:
    """It would be the key of an item."""
    (rejection,) = parse(rss(f"<item><title>x</title><link>https://a.kz/{'x' * 10_000}</link></item>")).rejected
    assert rejection.reason == "bad_url"
    assert len(rejection.url or "") < 5_000


@pytest.mark.parametrize("element", ["author", "dc:creator"])
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Aida Bek", "Aida Bek"),
        ("desk@valley.kg (Aida Bek)", "Aida Bek"),
        ("mailto:desk@valley.kg?subject=Dam (Aida Bek)", "Aida Bek"),
        ("Aida Bek &lt;desk@valley.kg&gt;", "Aida Bek"),
        ("Aida Bek (desk@valley.kg)", "Aida Bek"),
        ("Aida (KG), Bek (KZ)", "Aida (KG), Bek (KZ)"),
        ("(Aida Bek)", "Aida Bek"),
        ("@aida", "@aida"),
        ("desk@valley.kg", None),
    ],
)
def test_an_author_is_a_name_without_a_mail_address(element: str, written: str, name: str | None) -> None:
    """RSS asks for an address with the name in brackets; hardly anyone obeys."""
    assert item(f"<{element}>{written}</{element}>").authors == ((name,) if name else ())
