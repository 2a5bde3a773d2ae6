from __future__ import annotations

import pytest

from parsers.json_ld import articles_of, named, pages_of, read_objects, several

HEADLINE = "The second quay opens"
ARTICLE = '{"@type":"NewsArticle","headline":"The second quay opens"}'


def headlines(*scripts: str) -> list[str]:
    return [article["headline"] for article in articles_of(read_objects(iter(scripts)))]


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f"[[{ARTICLE}]]",
        f'{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"Harbour"}},{ARTICLE}]}}',
        f'{{"@graph":{ARTICLE}}}',
        f'{{"@type":"WebPage","mainEntity":{ARTICLE}}}',
        f'{{"@type":"WebPage","mainEntity":[{ARTICLE}]}}',
        f'{{"@type":"ItemPage","mainEntityOfPage":{ARTICLE}}}',
        f'{{"@graph":[{{"@type":"WebPage","mainEntity":{{"@graph":[{ARTICLE}]}}}}]}}',
        ARTICLE.replace('"NewsArticle"', '["Thing","NewsArticle"]'),
        ARTICLE.replace("NewsArticle", "BlogPosting"),
        ARTICLE.replace("NewsArticle", "LiveBlogPosting"),
        ARTICLE.replace("NewsArticle", "ReportageNewsArticle"),
        ARTICLE.replace("NewsArticle", "Report"),
        ARTICLE.replace("NewsArticle", "https://schema.org/NewsArticle"),
    ],
)
def test_an_article_is_found_wherever_it_stands(script) -> None:
    """Alone, in lists, in graphs, as what a page is about; under each of its types."""
    assert headlines(script) == [HEADLINE]


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {ARTICLE} -->",
        f"<!--\n{ARTICLE}\n//-->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"<![CDATA[{ARTICLE}]]>",
        f"{ARTICLE};",
        f"\n\ufeff{ARTICLE}\n",
        f"{ARTICLE[:-1]},}}",
        f"[{ARTICLE},\n]",
        ARTICLE.replace("quay", "qu\nay"),
        ARTICLE.replace("quay", "quay\t"),
        ARTICLE.replace('"headline"', r'"alternative":"the \quay","headline"'),
        ARTICLE.replace('"headline"', r'"alternative":"the harbour\'s","headline"'),
        ARTICLE.replace('"', "&quot;"),
        f"{ARTICLE}{{",
        f"{ARTICLE} and so on",
        f'{{"@type":"WebSite"}}\n{ARTICLE}',
    ],
)
def test_what_publishers_break_is_mended(script) -> None:
    """Comments, CDATA, stray commas, line breaks and backslashes in strings, references, text behind the end."""
    (found,) = headlines(script)
    assert "".join(found.split()) == "".join(HEADLINE.split())


@pytest.mark.parametrize(
    "script", ["", " ", "null", "1", '"text"', "{", "[" * 5000, "{]", "var a = 1;", '{"a":', "<html>"]
)
def test_what_is_no_json_says_nothing(script) -> None:
    """It is the publisher's mistake, and no reason to lose the page."""
    assert headlines(script) == []
    assert headlines(script, ARTICLE) == [HEADLINE]


def test_several_documents_in_a_script_are_all_read() -> None:
    """One behind the other, with or without what separates them."""
    other = ARTICLE.replace("second", "third")
    for between in ("", " ", ",", ";\n"):
        assert headlines(f"{ARTICLE}{between}{other}") == [HEADLINE, "The third quay opens"]


def test_the_article_that_says_most_comes_first() -> None:
    """Teasers of others stand in JSON-LD, too."""
    rich = '{"@type":"NewsArticle","headline":"Rich","datePublished":"2026-11-20","author":"Chen Li"}'
    assert headlines(ARTICLE, rich) == ["Rich", HEADLINE]


def test_what_is_no_article_is_none() -> None:
    """Neither the site nor a product, nor what an article only mentions."""
    assert (
        headlines('{"@type":"WebSite","headline":"x"}', '{"@type":"Product","headline":"x"}', '{"headline":"x"}') == []
    )
    assert headlines(ARTICLE[:-1] + ',"isPartOf":{"@type":"Article","headline":"x"}}') == [HEADLINE]


def test_pages_are_told_from_articles() -> None:
    """What is said of the page is said of the article only where the article says nothing itself."""
    objects = read_objects(
        iter(['{"@graph":[{"@type":"WebPage","name":"a"},{"@type":["ItemPage"],"name":"b"}]}', ARTICLE])
    )
    assert [page["name"] for page in pages_of(objects)] == ["a", "b"]


def test_a_page_of_countless_objects_is_read_up_to_a_bound() -> None:
    """Nobody describes more than some."""
    assert len(headlines(*[ARTICLE] * 5000)) == len(headlines(f"[{','.join([ARTICLE] * 5000)}]")) == 200


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Chen Li", "Chen Li"),
        ({"name": "Chen Li"}, "Chen Li"),
        ({"name": ["Chen Li", "Li Chen"]}, "Chen Li"),
        (["Chen Li"], "Chen Li"),
        ({"@id": "#1"}, ""),
        (None, ""),
        (7, ""),
        ({"name": {"@value": "x"}}, ""),
        ([], ""),
    ],
)
def test_a_name_is_given_as_it_is_or_as_that_of_an_object(value, name) -> None:
    """Both are allowed wherever a person or an organisation stands."""
    assert named(value) == name


def test_one_value_is_a_list_of_one() -> None:
    """JSON-LD does not tell them apart."""
    assert [several(value) for value in (None, "a", ["a", "b"], {"a": 1})] == [[], ["a"], ["a", "b"], [{"a": 1}]]
