"""Two ways lead to the same feed: our own reader, for plain documents, and feedparser, the judge, for all."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from newsdesk.errors import ParseError
from newsdesk.records import Capture, ParsedFeed, Source
from parsers.feed_library import read_with_library
from parsers.feed_plain import read_plain
from parsers.feed_raw import RawEntry, RawFeed
from parsers.feeds import judge_feed, parse_feed, read_feed
from parsers.markup import decode, to_line
from parsers.xml_text import well_formed

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
URL = "https://valley.example.kg/rss"
SOURCE = Source(
    id="valley",
    name="Valley News",
    url=URL,
    kind="feed",
    country="KG",
    language="ru",
    ownership="private",
    full_text=True,
    timezone="Asia/Bishkek",
)
GOLDEN = sorted((Path(__file__).parent / "golden" / "feed").glob("*/input.xml"))


def capture(body: bytes) -> Capture:
    return Capture(
        fetch_id="f1",
        source_id=SOURCE.id,
        run_id="run",
        role="feed",
        requested_url=URL,
        url=URL,
        status=200,
        headers={},
        body=body,
        started_at=NOW,
        finished_at=NOW,
    )


def judged(feed: RawFeed | None, body: bytes) -> ParsedFeed | None:
    return judge_feed(feed, capture(body), SOURCE) if feed else None


def mended(body: bytes) -> str:
    return well_formed(decode(body, None).lstrip(), what=URL)


def by_library(body: bytes) -> ParsedFeed | None:
    return judged(read_with_library(mended(body), what=URL), body)


def both_agree(body: bytes) -> bool:
    """Whether our own reader says the same as feedparser, as it stands and mended; False where it leaves it to that."""
    plain = [feed for feed in (read_plain(body), read_plain(mended(body).encode("utf-8", "replace"))) if feed]
    if plain:
        library = by_library(body)
        for feed in plain:
            assert judged(feed, body) == library
        assert parse_feed(capture(body), SOURCE) == library
    return bool(plain)


def test_both_ways_give_the_same_items_of_every_captured_feed(measuring_data: Path) -> None:
    """And nearly all of them need no feedparser (some eight seconds)."""
    files = sorted((measuring_data / "feeds" / "captures").glob("*.gz"))
    plain = [both_agree(gzip.decompress(file.read_bytes())) for file in files]
    assert sum(plain) > 0.95 * len(files) > 0


def test_both_ways_give_the_same_items_of_documents_made_to_confuse(measuring_data: Path) -> None:
    """The test documents of another feed parser, of which no two have the same trap."""
    files = sorted((measuring_data / "feeds" / "gofeed-testdata").rglob("*.xml"))
    plain = []
    for file in files:
        try:
            plain.append(both_agree(file.read_bytes()))
        except ParseError:
            plain.append(False)
    assert sum(plain) > 0.7 * len(files) > 0


def test_what_another_parser_expects_of_its_documents_is_found(measuring_data: Path) -> None:
    """Titles, addresses, guids and dates of entries, where it expects any: all but those of a few broken documents."""
    same: list[bool] = []
    for file in sorted((measuring_data / "feeds" / "gofeed-testdata").rglob("*.xml")):
        expected = file.with_suffix(".json")
        told = json.loads(expected.read_text("utf-8")) if expected.exists() else {}
        entries = told.get("items") or told.get("entries") or ()
        if entries:
            read = read_feed(capture(file.read_bytes())).entries
            assert len(read) == len(entries), file.name
            same += (answer for pair in zip(entries, read, strict=True) for answer in _answers(*pair))
    assert sum(same) >= 0.95 * len(same) > 50


def _answers(expected: dict[str, Any], entry: RawEntry) -> Iterator[bool]:
    guid = expected.get("guid") or expected.get("id") or ""
    guid = guid.get("value") if isinstance(guid, dict) else guid
    date = next((expected[name] for name in ("published", "pubDate", "updated") if expected.get(name)), "")
    if expected.get("title"):
        yield to_line(expected["title"]) == to_line(entry.title)
    if expected.get("link"):
        yield expected["link"].strip() == entry.address.strip()
    if guid:
        yield guid.strip() == entry.guid.strip()
    if date:
        yield entry.dates[:1] == (date.strip(),)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_both_ways_give_the_same_items_of_every_dialect(file: Path) -> None:
    """Those that our own reader leaves to feedparser are read by it alone."""
    both_agree(file.read_bytes())


@pytest.mark.parametrize(
    "inside",
    [
        "<title>One</title><title>Two</title>",
        "<title/><dc:title>Two</dc:title>",
        "<media:title>Inner</media:title><title>Outer</title>",
        "<media:group><media:title>Inner</media:title></media:group><title>Outer</title>",
        "<title>One</title><source url='u'>S</source><title>Two</title>",
        "<image>x.png</image><title>One</title>",
        "<guid>https://a.example/1</guid>",
        "<guid isPermaLink='false'>https://a.example/1</guid><link/>",
        "<guid>relative</guid><link>http:////a.example//1</link>",
        "<link>https://a.example/?a=1&amp;amp;b=2&amp;c;d</link><link>https://a.example/2</link>",
        "<atom:link rel='alternate' href='https://a.example/3'/><link>https://a.example/2</link>",
        "<atom:link type='application/json' href='https://a.example/3'/><guid>https://a.example/3</guid>",
        "<link href='https://a.example/4' other='x'>https://a.example/5</link>",
        "<feedburner:origLink>https://a.example/6</feedburner:origLink><link>https://a.example/2</link>",
        "<description>One</description><description>Two, longer</description>",
        "<description>One</description><content:encoded>Two</content:encoded><description>Three</description>",
        "<content:encoded>Two</content:encoded><media:description>Three</media:description>",
        "<itunes:summary>One</itunes:summary><description>Two, longer</description>",
        "<content type='xhtml'><h:div><h:p>a &lt;b&gt;</h:p>x<h:br/>y</h:div></content>",
        "<content type='xhtml'>a<h:svg/></content>",
        "<content type='html'><p>naked</p></content>",
        "<content type='text/html' mode='base64'>PHA+YTwvcD4=</content>",
        "<author>a@b.example (Aida)</author><dc:creator>Marat</dc:creator>",
        "<author><name>Aida</name><email>a@b.example</email></author><author><name>Marat</name></author>",
        "<author>Aida</author><author><name>Marat</name></author>",
        "<author>Aida<name>Marat</name></author>",
        "<dc:date>2026-11-20T10:00:00Z</dc:date><pubDate>Fri, 20 Nov 2026 11:00:00 +0600</pubDate>",
        "<date>2026-11-20</date>",
        "<category domain='x'>A</category><category label='L'/><category>B</category>",
        "<media:keywords>a, b</media:keywords><media:category label='M'>m/n</media:category>",
        "<source url='u'>Own<title>Inner</title></source>",
        "<title xml:lang='kk'>T</title><description xml:lang='ru'>D</description>",
        "<title xml:base='https://b.example/d/'>T</title><link>relative</link>",
        "<language>kk</language><title xml:lang=''>T</title>",
        "<own:title>No</own:title><own:group><title>Inner</title></own:group>",
        "<TITLE>Loud</TITLE><PubDate>2026-11-20</PubDate>",
        "<title>caf\u00c3\u00a9 &#133; \u0093q\u0094</title>",
        "<item><title>Inner</title></item>",
        "<title>A<!-- b -->C<?d e?><![CDATA[<F>]]></title>",
    ],
)
def test_what_feedparser_has_rules_for_is_read_by_its_rules(inside: str) -> None:
    """Here, or by itself."""
    both_agree(_rss(f"<item>{inside}</item>"))
    both_agree(_rss(f"<item><link>https://a.example/1</link>{inside}</item>"))
    both_agree(f'<feed xmlns="http://www.w3.org/2005/Atom" {_SPACES}><entry>{inside}</entry></feed>'.encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<title>One</title><image><title>Two</title><url>u</url></image><dc:title>Three</dc:title>",
        "<image><title>Two</title><docs>d</docs><title>Three</title></image>",
        "<itunes:summary>One</itunes:summary><description>Two</description>",
        "<textInput><title>Search</title><name>q</name></textInput><title>One</title>",
        "<language>ru</language><ttl>60</ttl><ttl>5</ttl>",
        "<ttl unit='minutes'>60</ttl><sy:updatePeriod/>",
        "<atom:link rel='next' href='?2'/><fh:complete/>",
        "<own:box><title>Inner</title><ttl>7</ttl></own:box>",
        "<site xmlns='com-publisher:1'>1</site><title>One</title>",
        "<managingEditor>Aida<ttl>5</ttl></managingEditor>",
        "<itunes:category text='a'><itunes:category text='b'/></itunes:category>",
        "<content:encoded>x</content:encoded>",
    ],
)
def test_what_a_feed_says_of_itself_is_read_by_the_same_rules(inside: str) -> None:
    """What stands before its items may change how they are read."""
    item = "<item><link>https://a.example/1</link><title>T</title><description>D</description></item>"
    second = item.replace("<description>", "<itunes:summary>S</itunes:summary><description>").replace("/1", "/2")
    both_agree(_rss(inside + second + item))
    both_agree(_rss(item + inside))


@pytest.mark.parametrize(
    "spaces",
    [
        'xmlns:media="https://other.example/ns"',
        'xmlns:q="http://search.yahoo.com/mrss"',
        'xmlns:thr="http://purl.org/syndication/thread/1.0"',
        'xmlns="https://other.example/ns"',
        'xmlns="http://backend.userland.com/rss2"',
        'xmlns:content="http://purl.org/dc/elements/1.1/"',
        'xmlns:own="http://www.w3.org/2005/Atom"',
        'xml:lang="zh_CN" xml:base="https://b.example/x/"',
        'xml:base="relative/"',
        'lang="kk" base="https://b.example/"',
    ],
)
def test_a_prefix_means_what_feedparser_takes_it_for(spaces: str) -> None:
    """Whether it is the usual one for another namespace, or another for a usual one."""
    item = "<item><link>r/1</link><title>T</title><guid>g</guid></item>"
    both_agree(f'<rss version="2.0" {spaces}><channel>{item}</channel></rss>'.encode())
    prefix = spaces.partition("=")[0].removeprefix("xmlns:")
    if prefix.isalpha() and spaces.startswith("xmlns:"):
        for name in ("title", "description", "creator", "encoded", "link", "total"):
            inside = (
                f"<item><link>https://a.example/1</link><{prefix}:{name}>X</{prefix}:{name}><title>T</title></item>"
            )
            both_agree(f'<rss version="2.0" {spaces}><channel>{inside}</channel></rss>'.encode())


def test_a_feed_of_any_elements_in_any_order_is_the_same_both_ways() -> None:
    """Six hundred documents made of what feeds are made of, a good part of them plain."""
    plain = sum(both_agree(_anything(random.Random(seed))) for seed in range(600))  # noqa: S311
    assert plain > 150


def test_a_damaged_feed_is_the_same_both_ways() -> None:
    """Cut, flipped, doubled and mixed: our own reader agrees, or leaves it to feedparser."""
    plain = 0
    for file in GOLDEN:
        for seed in range(25):
            body = _damaged(file.read_bytes(), random.Random(f"{file.parent.name} {seed}"))  # noqa: S311
            try:
                plain += both_agree(body)
            except ParseError:
                assert read_plain(body) is None
    assert plain > 50


_SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:own="https://own.example/ns" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:georss="http://www.georss.org/georss" xmlns:h="http://www.w3.org/1999/xhtml"'
)
_ELEMENTS = """
    title link guid id description summary content content:encoded pubDate published updated dc:date issued created
    modified author dc:creator itunes:author managingEditor category dc:subject keywords media:category
    media:keywords itunes:keywords source language dc:language image media:content media:group media:title
    media:description media:thumbnail media:credit own:a own:b comments rights subtitle contributor dc:contributor
    itunes:summary itunes:subtitle feedburner:origLink dcterms:modified dcterms:issued dc:title dc:description
    georss:point ttl sy:updatePeriod sy:updateFrequency generator dc:publisher atom:link atom:author atom:title
    itunes:image atom:updated atom:category media:rating webMaster lastBuildDate skipHours cloud enclosure
    """.split()  # noqa: SIM905
_RARE = [
    "item",
    "entry",
    "textInput",
    "links",
    "date",
    "body",
    "abstract",
    "name",
    "itunes:owner",
    "h:div",
    "fh:complete",
]
_WITHIN = {
    "image": ["title", "url", "link", "description", "width"],
    "author": ["name", "uri", "email", "own:a"],
    "atom:author": ["name", "atom:name"],
    "contributor": ["name", "email"],
    "source": ["title", "link", "id", "updated", "author"],
    "media:group": ["media:title", "media:description", "media:content"],
    "media:content": ["media:title", "media:credit"],
    "own:a": ["title", "own:b"],
}
_TEXTS = [
    *("A", "Title <b>x</b>", "https://a.example/1", "https://b.example/2?a=1&b=2", "rel/path", "2026-01-02T03:04:05Z"),
    *("Mon, 02 Nov 2026 10:00:00 +0500", " spaced  text ", "", "Ñandú", "caf\u00c3\u00a9", "\u0093q\u0094", "Привет"),
    *("<p>One</p><p>Two</p>", "desk@a.example (Aida)", "a,b , c", "x &amp;lt;b&amp;gt; y", "\n\n\n line \n"),
]
_ATTRIBUTES = [
    *(("type", kind) for kind in ("html", "xhtml", "text", "TEXT/HTML")),
    *(("rel", relation) for relation in ("alternate", "self", "Next")),
    *(("href", address) for address in ("https://h.example/x", "/rel", "")),
    *(("url", "https://u.example/"), ("isPermaLink", "false"), ("xml:lang", "kk-KZ"), ("xml:lang", ""), ("lang", "en")),
    *(("xml:base", "https://base.example/d/"), ("xml:base", "sub/"), ("term", "T"), ("label", "L"), ("scheme", "s")),
    *(("domain", "d"), ("text", "t"), ("own:href", "https://foreign.example/"), ("mode", "escaped")),
]


def _rss(inside: str) -> bytes:
    return f'<rss version="2.0" {_SPACES}><channel>{inside}</channel></rss>'.encode()


def _anything(choose: random.Random) -> bytes:
    scope = choose.choice(["", "", ' xml:lang="kk"', ' xml:base="https://root.example/f/"'])
    head, foot = ("".join(_elements(choose, choose.randint(0, 3))) for _ in "hf")
    entries = ["".join(_elements(choose, choose.randint(0, 6))) for _ in range(choose.randint(1, 3))]
    form = choose.choice(["rss", "atom", "rdf", "atom 0.3"])
    if form == "rss":
        inside = "".join(f"<item>{entry}</item>" for entry in entries)
        return f'<rss version="2.0" {_SPACES}{scope}><channel>{head}{inside}{foot}</channel></rss>'.encode()
    if form == "rdf":
        space = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        inside = "".join(f'<item rdf:about="https://about.example/">{entry}</item>' for entry in entries)
        return f"<rdf:RDF {space} {_SPACES}{scope}><channel>{head}</channel>{inside}</rdf:RDF>".encode()
    space = (
        'xmlns="http://www.w3.org/2005/Atom"' if form == "atom" else 'version="0.3" xmlns="http://purl.org/atom/ns#"'
    )
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f"<feed {space} {_SPACES}{scope}>{head}{inside}{foot}</feed>".encode()


def _elements(choose: random.Random, count: int, depth: int = 0) -> Iterator[str]:
    for _ in range(count):
        name = choose.choice(_RARE if choose.random() < 0.01 else _ELEMENTS)
        attributes = dict(choose.sample(_ATTRIBUTES, choose.choice([0, 0, 0, 0, 1, 1, 2])))
        written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        text = choose.choice(_TEXTS)
        content = f"<![CDATA[{text}]]>" if choose.random() < 0.3 else escape(text)
        if name in _WITHIN and choose.random() < 0.5 and depth < 3:
            content = "".join(f"<{part}>{content}</{part}>" for part in choose.sample(_WITHIN[name], 2))
            content += "".join(_elements(choose, choose.choice([0, 0, 1]), depth + 1))
        elif attributes.get("type") == "xhtml":
            content = choose.choice(
                [
                    f"<h:div>{content}<h:br/>x</h:div>",
                    f' <div xmlns="http://www.w3.org/1999/xhtml"><p class="a&lt;b">{content}</p>y</div> ',
                    f"{content}<h:div>z</h:div>",
                    "<h:div><h:div>a</h:div></h:div><h:div>b</h:div>",
                ]
            )
        yield f"<{name}{written}>{content}</{name}>"


def _damaged(body: bytes, choose: random.Random) -> bytes:
    for _ in range(choose.randint(1, 3)):
        start = choose.randrange(len(body))
        end = min(start + choose.randint(1, 60), len(body))
        body = (
            choose.choice(
                [
                    body[:start],
                    body[:start] + body[end:],
                    body[:end] + body[start:],
                    body[:start] + bytes([body[start] ^ (1 << choose.randrange(8))]) + body[start + 1 :],
                    body[:start]
                    + choose.choice([b"<title>", b"</item>", b"&", b"]]>", b"<![CDATA[", b"\xff", b"'"])
                    + body[start:],
                ]
            )
            or b"<"
        )
    return body
