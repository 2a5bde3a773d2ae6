from __future__ import annotations

import hashlib

import pytest

from newsdesk.identity import article_id, canonical_url, content_hash, copy_hash

SENTENCE = "The ministers met on Sunday to agree on rail, water and power. "
BODY = SENTENCE * 10


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://News.Example.KZ/A", "https://news.example.kz/A"),
        ("https://example.kz", "https://example.kz/"),
        ("https://example.kz:443/a", "https://example.kz/a"),
        ("http://example.kz:80/a", "http://example.kz/a"),
        ("http://example.kz:443/a", "http://example.kz:443/a"),
        ("https://example.kz./a", "https://example.kz/a"),
        ("https://user:secret@example.kz/a", "https://example.kz/a"),
        ("https://қаз.kz/a", "https://xn--80ao21a.kz/a"),
        ("https://example.kz/a#comments", "https://example.kz/a"),
        ("https://example.kz/#!/news/7", "https://example.kz/#!/news/7"),
        ("https://example.kz/a/../b/./c", "https://example.kz/b/c"),
        ("https://example.kz/%7euser/%d0%b0", "https://example.kz/~user/%D0%B0"),
        (
            "https://example.kz/новости?q=мир",
            "https://example.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%D0%BC%D0%B8%D1%80",
        ),
        ("https://example.kz/100%", "https://example.kz/100%25"),
        ("https://example.kz/a?b=2&a=1", "https://example.kz/a?b=2&a=1"),
        ("https://example.kz/a?utm_source=x&id=7&fbclid=y&yclid=z", "https://example.kz/a?id=7"),
        ("https://example.kz/a?UTM_Medium=x", "https://example.kz/a"),
        ("https://example.kz/a?from=rss", "https://example.kz/a"),
        ("https://example.kz/a?id=7&gad_source=1&srsltid=x&igsh=y&_gl=z", "https://example.kz/a?id=7"),
        ("https://example.kz/a?matomo_campaign=x&itm_source=y&WT.mc_id=z&Echobox=1700000000", "https://example.kz/a"),
        ("https://example.kz/a?xtor=RSS-1&__twitter_impression=true", "https://example.kz/a"),
        ("https://example.kz/a;jsessionid=0A1B.node2?id=7", "https://example.kz/a?id=7"),
        ("https://example.kz/a.do;JSESSIONID=0A1B/b", "https://example.kz/a.do/b"),
        ("https://example.kz/a?PHPSESSID=5f&id=7", "https://example.kz/a?id=7"),
        ("https://example.kz/a;v=2", "https://example.kz/a;v=2"),
        ("https://example.kz/a?", "https://example.kz/a"),
        (" https://example.kz/a\n/b ", "https://example.kz/a/b"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
    ],
)
def test_an_address_has_one_spelling(written: str, canonical: str) -> None:
    """What differs only in how it is written is one address; and doing it twice changes nothing."""
    assert canonical_url(written) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.kz/a", "https://example.kz/a"),
        ("https://example.kz/a", "https://example.kz/a/"),
        ("https://example.kz/a", "https://www.example.kz/a"),
        ("https://example.kz/a", "https://example.kz/A"),
        ("https://example.kz/a?from=2024", "https://example.kz/a"),
        ("https://example.kz/a?source=tass", "https://example.kz/a"),
        ("https://example.kz/a%2Fb", "https://example.kz/a/b"),
    ],
)
def test_what_may_be_another_document_stays_another(one: str, other: str) -> None:
    """Two addresses are not merged on a guess."""
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url",
    [
        *("", "news", "/news/7", "//example.kz/a", "ftp://example.kz/a", "mailto:a@example.kz", "javascript:alert(1)"),
        *("https:///a", "https://:443/", "https://exa mple.kz/", "https://a..kz/", "https://a.kz:x/", "https://[::1/"),
    ],
)
def test_what_is_no_web_address_has_no_canonical_form(url: str) -> None:
    """A URL that cannot be fetched over HTTP is nobody's identity."""
    assert canonical_url(url) is None


def test_an_article_id_is_the_beginning_of_the_hash_of_what_twins_share() -> None:
    """Anybody can compute it again from the column `url`, guids in fragments included; a seed's is of its name."""
    assert article_id("https://www.example.kz/feed/#guid-7") == _hash("//example.kz/feed#guid-7")
    assert article_id("http://example.kz/?b=2&a=1") == _hash("//example.kz?a=1&b=2")
    assert article_id("seed:000") == _hash("seed:000")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_an_edit_anywhere_is_another_content() -> None:
    """A revision is made for a change of title, standfirst or body, and for nothing else."""
    versions = [("t", "s", "b"), ("T", "s", "b"), ("t", None, "b"), ("t", "", "b"), ("t", "s", "b."), ("ts", "", "b")]
    assert len({content_hash(*version) for version in versions}) == len(versions)
    assert content_hash("t", "s", "b") == content_hash("t", "s", "b")


def test_a_reprint_is_a_copy_whatever_its_title_case_and_punctuation() -> None:
    """Those who reprint change the headline, quotes, spacing and case."""
    reprint = BODY.upper().replace(", ", " - ").replace(" ", "\n")
    assert copy_hash("One title", None, BODY) == copy_hash("Another", "And a teaser", reprint) is not None


def test_a_changed_word_makes_no_exact_copy() -> None:
    """Likeness is judged elsewhere."""
    assert copy_hash("t", None, BODY) != copy_hash("t", None, BODY.replace("Sunday", "Monday", 1))


def test_width_and_composition_of_characters_do_not_matter() -> None:
    """Chinese sites write digits in two widths, and some editors write й as two characters."""
    assert copy_hash("t", None, BODY + "2026 й") == copy_hash("t", None, BODY + "２０２６ й")


@pytest.mark.parametrize("teaser", ["Continue reading", "Подробнее на сайте", "阅读全文", "", SENTENCE])
def test_too_little_text_makes_no_copies(teaser: str) -> None:
    """Two articles with the same teaser are two articles."""
    assert copy_hash("A short title", None, teaser) is None


def test_a_notice_in_place_of_the_article_makes_no_copies() -> None:
    """A body too short to stand alone is compared together with its title."""
    notice = "This article is for subscribers. Log in or subscribe to read on. " * 5
    one, other = copy_hash("Rail link opens", None, notice), copy_hash("Water talks fail", None, notice)
    assert one is not None
    assert one != other


def test_a_chinese_character_counts_for_several_letters() -> None:
    """A hundred and fifty characters of Chinese are a news item; a hundred and fifty letters are a sentence."""
    chinese = "丝绸之路经济带建设取得新进展。"
    assert copy_hash("t", None, chinese * 11) == copy_hash("另题", None, chinese.replace("。", " ") * 11) is not None
    assert copy_hash("t", None, "abcdefghijklmn" * 11) is None


def test_a_long_teaser_is_compared_where_there_is_no_body() -> None:
    """A report that feeds carry as a summary is the same report under another title."""
    report = "One agency report on the trains between China and Kazakhstan, carried by two papers. " * 8
    assert copy_hash("One title", report, "") == copy_hash("Another title", report.upper(), "") is not None
    assert copy_hash("One title", report, "") == copy_hash("Another title", None, report)
