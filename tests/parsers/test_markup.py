from __future__ import annotations

import pytest

from parsers.markup import decode, language_code, standfirst_of, to_line, to_text

RUSSIAN = "Поезд вышел из Алматы утром. " * 5
CHINESE = "列车清晨从阿拉木图出发。" * 5


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("<p>One\n   line</p>", "One line"),
        ("Bold <b>an</b>d plain", "Bold and plain"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("Seen<script>track()</script><style>p{}</style><!-- not --><iframe>no</iframe>", "Seen"),
        ("<p>5 &lt; 6 &amp; 7&nbsp;km</p>", "5 < 6 & 7 km"),
        ("5 < 6 and <Xi Jinping> said", "5 < 6 and <Xi Jinping> said"),
        ("AT&amp;amp;T", "AT&T"),
        ("a?x=1&copy=2", "a?x=1&copy=2"),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        ("<p>never closed <b>anywhere", "never closed anywhere"),
        ("<o:p>Office</o:p> text", "Office text"),
        ("Plain\n\ntext\nstays", "Plain\n\ntext\nstays"),
        ("<p>a</p>\n<!-- <p>b</p> -->\n<P CLASS='x'>c<BR>d</P>", "a\n\nc\nd"),
        ("<p>x => y, a > b, <i>c</i> < d</p>", "x => y, a > b, c < d"),
        ("<img alt=\"a > b\"><p title='<p>no</p>'>yes</p>", "yes"),
        ("<p>a<svg><path d='M'/><title>no</title><svg></svg></svg>b</p>", "ab"),
        ("<p>a<script>if (a<b) { x = '</p>' }</script>b</p><style>p > i {}</style>", "ab"),
        ("<p>a<br></br>b</p>", "a\nb"),
        ("<table>\n<tr>\n<td>a</td>\n<th>b</th></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<p>a\u2009b\u3000c\x7f&#1;d&#12;e\ufeff</p>", "a b cd\n\ne\ufeff"),
        ("<p>&copy; &amp;copy; &amp;amp;copy; &nbsp; &unknown; &#x41;&#66;</p>", "© © &copy; &unknown; AB"),
        ("<p>first</p>second<p>third", "first\n\nsecond\n\nthird"),
        ("<select><option>a</select><textarea>no</textarea><p>b", "a\n\nb"),
        ("null \x00 and \ud800 surrogate", "null and surrogate"),
        ("", ""),
    ],
)
def test_a_fragment_reads_as_people_read_it(fragment: str, text: str) -> None:
    """Paragraphs are separated by an empty line; nothing of the markup is left, and nothing of the text is lost."""
    assert to_text(fragment) == text


def test_a_line_has_no_breaks() -> None:
    """Titles and standfirsts are one line, whatever markup they came in."""
    assert to_line("<p>One</p>\n<p>two<br>three</p>") == "One two three"


def test_deep_nesting_is_read() -> None:
    """Markup may nest deeper than Python calls functions."""
    assert to_text("<div>" * 2000 + "deep" + "</div>" * 2000) == "deep"


@pytest.mark.parametrize(
    "fragment",
    [
        "<div>" * 100_000 + "x",
        "<div><!--" + "<div>" * 100_000 + "x",
        "<ul><li>" * 50_000 + "x>'",
        "".join(f"<b a={number}>" for number in range(20_000)) + "<p>x<" * 20_000,
        "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">x<",
        "<p a='>'" + " ".join(f"a{number}='>'" for number in range(200_000)) + ">x<",
        "<script>" * 100_000,
        "<svg><!--" * 50_000,
        "<!--" * 200_000,
        "<p" * 200_000,
        "<p a='" * 200_000,
        "<br " * 200_000 + ">",
        "&" * 500_000 + "<p>",
        "&#1" * 300_000 + "<p>",
        "<p>" + " \v" * 300_000 + "x",
        "<p>" + "<br> " * 200_000 + "x",
    ],
    ids=lambda fragment: fragment[:20],
)
def test_a_fragment_made_to_cost_is_read_in_time_that_grows_with_its_length(fragment: str) -> None:
    """Where trees are built in the square of it, none is built."""
    assert isinstance(to_text(fragment), str)


@pytest.mark.parametrize(
    ("text", "charset", "content_type", "prologue"),
    [
        (RUSSIAN, "utf-8", "text/html; charset=windows-1251", ""),
        (RUSSIAN, "cp1251", "text/html; charset=windows-1251", ""),
        (RUSSIAN, "cp1251", "text/html", '<meta charset="windows-1251">'),
        (RUSSIAN, "cp1251", "text/html; charset=utf-8", '<meta http-equiv="x" content="text/html; charset=cp1251">'),
        (RUSSIAN, "koi8-r", "text/xml; charset=KOI8-R", ""),
        (RUSSIAN, "utf-16", None, ""),
        (RUSSIAN, "utf-8-sig", "text/xml; charset=windows-1251", ""),
        (CHINESE + "镕", "gb18030", "text/xml; charset=gb2312", ""),
        (CHINESE, "gb18030", None, '<?xml version="1.0" encoding="GB2312"?>'),
        ("“Quoted” – €5", "cp1252", "text/html; charset=ISO-8859-1", ""),
    ],
)  # fmt: skip
def test_characters_come_out_whatever_the_headers_say(
    text: str, charset: str, content_type: str | None, prologue: str
) -> None:
    """Bytes that are UTF-8 are UTF-8; else header and document are asked, and labels are read as browsers do."""
    assert decode((prologue + text).encode(charset), content_type) == prologue + text


def test_a_damaged_character_costs_one_character() -> None:
    """Summaries are cut in mid-character, and the rest of the document must not suffer."""
    damaged = RUSSIAN.encode()[:-3] + b". The end"
    assert decode(damaged, "text/xml") == RUSSIAN[:-3] + "�. The end"


def test_an_undeclared_charset_is_detected() -> None:
    """Some pages name no charset anywhere."""
    assert decode((RUSSIAN * 3).encode("cp1251"), "text/html") == RUSSIAN * 3


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"\x00", b"\x80\x81\xff" * 50, b'<meta charset="nonsense">\xff'])
def test_any_bytes_are_read_somehow(body: bytes) -> None:
    """What they are is for the parser to say."""
    assert isinstance(decode(body, "text/html; charset=x-unheard-of"), str)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"), ("en-US", "en"), ("zh_CN", "zh"), ("zh-Hans-CN", "zh"), ("RU", "ru"), (" kk ", "kk"),
        ("kaz", "kk"), ("rus", "ru"), ("cn", "zh"), ("kz", "kk"), ("und", None), ("English", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_language_is_two_letters(tag: str | None, code: str | None) -> None:
    """Region and script do not matter, and country codes in place of language codes are understood."""
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("teaser", "standfirst"),
    [
        ("Trains will run twice a week.", "Trains will run twice a week."),
        ("RAIL LINK OPENS!", None),
        ("The rail link opened on Monday", None),
        ("The rail link opened on [...]", None),
        ("The rail link opened on … Read more »", None),
        ("", None),
        ("***", None),
        (None, None),
    ],
)
def test_a_standfirst_says_something_of_its_own(teaser: str | None, standfirst: str | None) -> None:
    """A teaser that repeats the title, or is how the body begins, is none."""
    body = "The rail link opened on Monday. A first train of forty wagons left at night."
    assert standfirst_of(teaser, title="Rail link opens", body=body) == standfirst
