from __future__ import annotations

import pytest

from newsdesk.errors import ParseError
from parsers.xml_text import refuse_depth, well_formed


def mended(text: str, *, most_tags: int = 1_000) -> str:
    return well_formed(text, what="it", most_tags=most_tags)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<a>x &amp; y</a>", "<a>x &amp; y</a>"),
        ("<a>?a=1&b=2</a>", "<a>?a=1&amp;b=2</a>"),
        ("<a>&nbsp;&mdash;</a>", "<a>\xa0—</a>"),
        ("<a>&unheard;</a>", "<a>&unheard;</a>"),
        ("<a>\x00\x0b</a>", "<a></a>"),
        ("<a>&#0;&#xD83D;&#xDE00;&#65;</a>", "<a>😀&#65;</a>"),
        ("<a><![CDATA[?a=1&b=2&nbsp;]]></a>", "<a><![CDATA[?a=1&b=2&nbsp;]]></a>"),
        ("<a>x\n \n\t\n\n\ny\nz</a>", "<a>x\n\ny\nz</a>"),
    ],
)
def test_what_strict_readers_stumble_over_is_mended(written: str, read: str) -> None:
    """And what stands in CDATA stays as it is."""
    assert mended(written) == read


@pytest.mark.parametrize(
    ("doctype", "entity"),
    [
        ('<!DOCTYPE rss [<!ENTITY me "Valley">]>', "Valley"),
        ("<!DOCTYPE rss [\n <!ENTITY me 'Val>ley'> <!-- ]> --> <?x ]> ?>\n]\n>", "Val&gt;ley"),
        ('<?xml version="1.0"?><!-- a --><!DOCTYPE rss PUBLIC "-//N//>[" "http://x.example/[">', "&me;"),
        ('<!doctype rss [<!ENTITY me "&#169; A&#38;B">]>', "© A&amp;B"),
        ('<!DOCTYPE rss [<!ENTITY me SYSTEM "file:///etc/passwd">]>', "&me;"),
        ('<!DOCTYPE rss [<!ENTITY % me SYSTEM "file:///etc/passwd"> %me; <!ENTITY you "&me;">]>', "&me;"),
        ('<!DOCTYPE rss [<!ENTITY me "<b>">]>', "&me;"),
        ('<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY me "&a;&a;">]>', "&me;"),
    ],
)
def test_no_reader_ever_meets_a_document_type(doctype: str, entity: str) -> None:
    """Plain entities of its own are replaced; nested and external ones are what they look like, text."""
    read = mended(f"{doctype}<a>&me;</a>")
    assert "<!" not in read.replace("<!-- a -->", "")
    assert read.endswith(f"<a>{entity}</a>")


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY me "' + "x" * 2_000 + '">]><a>' + "&me;" * 501 + "</a>",
        "<!DOCTYPE a [<!ENTITY me 'x'>",
        "<!DOCTYPE a [<!ENTITY me 'x",
        "<!DOCTYPE a><!DOCTYPE b><a/>",
        "<?xml version='1.0'?> <!ENTITY me 'x'><a>&me;</a>",
        "<a>" * 1_001,
        "&lt;p" * 1_001,
        "&amp;lt;" * 1_001,
        "&#60;" * 501 + "&#x003C;" * 500,
        "<a " + " ".join(f'b{number}="1"' for number in range(65)) + "/>",
        "<a " + " ".join(f"b{number}=1" for number in range(10_001)) + ">",
        "".join(f"<a xmlns:b{number}='u'/>" for number in range(65)),
        "&" * 1_500_001,
        "x\n" * 1_000_001,
    ],
    ids=lambda text: text[:30],
)
def test_a_document_made_to_cost_is_refused(text: str) -> None:
    """Each of these once took minutes, or gigabytes, in one of the readers behind."""
    with pytest.raises(ParseError, match="it: refused: "):
        mended(text)


def test_what_is_large_but_honest_is_read() -> None:
    """The limits are beyond what publishers write."""
    text = (
        "<a " + " ".join(f'b{number}="1"' for number in range(60)) + ">" + "&#1072;" * 100_000 + "<b/>" * 900 + "</a>"
    )
    assert mended(text) == text


def test_elements_within_each_other_are_counted() -> None:
    """A stack of a hundred thousand is refused; a list of as many, and tags that HTML need not close, are none."""
    for harmless in ("<a></a>", "<a/>", "<br>", "<p>x", "<!-- <a> -->", "<![CDATA[<a>]]>", "</a>", "a < b"):
        refuse_depth(harmless * 10_000, what="it")
    for deep in ("<a>", "<a b='/'>", "<a", "<n:a><b></b>"):
        with pytest.raises(ParseError, match="within each other"):
            refuse_depth(deep * 10_000, what="it")
