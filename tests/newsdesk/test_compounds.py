"""Chinese compounds of countries, found by rule."""

from __future__ import annotations

import pytest

from newsdesk.rules import Name, Rules
from newsdesk.tagging import Tagger

COUNTRIES = {
    "CN": ("中国", "中"),
    "KZ": ("哈萨克斯坦", "哈"),
    "KG": ("吉尔吉斯斯坦", "吉"),
    "TJ": ("塔吉克斯坦", "塔"),
    "UZ": ("乌兹别克斯坦", "乌"),
    "UA": ("乌克兰", "乌"),
    "TM": ("土库曼斯坦", "土"),
    "TR": ("土耳其", "土"),
    "JP": ("日本", "日"),
    "US": ("美国", "美"),
}
NAMES = [
    Name(id=f"country/{code}", label=code, short=short, forms={"zh": (form,)})
    for code, (form, short) in COUNTRIES.items()
]
NAMES += [Name(id="place/jilin", label="Jilin", forms={"zh": ("吉林",)})]
TAGGER = Tagger(Rules(names=tuple(NAMES), topics=()))


def countries(body: str, language: str = "zh") -> str:
    analysis = TAGGER.analyse(title="", standfirst=None, body=body, language=language)
    return " ".join(sorted(tag.tag.removeprefix("country/") for tag in analysis.tags if tag.kind == "country"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中哈关系发展良好。", "CN KZ"),
        ("哈中两国签署协议。", "CN KZ"),
        ("中吉乌铁路开工。", "CN KG UZ"),
        ("推动中塔友好合作。", "CN TJ"),
        ("中土天然气合作。", "CN TM"),
        ("“中哈”列车。", "CN KZ"),
        ("中烏關係", "CN UZ"),
        ("土耳其总统访问，中土双方签署协议。", "CN TR"),
        ("乌克兰局势。中乌贸易下降。", "CN UA"),
        ("哈萨克斯坦总统来访，哈方表示感谢。", "KZ"),
        ("塔吉克斯坦。国家主席访塔。", "TJ"),
        ("吉尔吉斯斯坦和乌兹别克斯坦：吉乌边境开放。", "KG UZ"),
    ],
)
def test_characters_beside_each_other_are_countries_where_states_are_meant(text: str, expected: str) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "其中哈尔滨最冷。",
        "集中吉林的企业。",
        "其中美好的生活。",
        "灯塔中的人。",
        "中美洲的国家。",
        "会议在10日中午召开。",
        "哈方法很好。",
        "塔方面没有消息。",
        "意中人来了。",
        "土地和塔楼。",
        "乌方同意。",
        "巡访塔楼。",
    ],
)
def test_the_same_characters_in_other_words_are_none(text: str) -> None:
    assert countries(text) == ""


def test_the_day_of_a_date_is_not_japan() -> None:
    assert countries("10日中美元首会晤。") == ""
    assert countries("中日关系") == "CN JP"


def test_one_character_alone_needs_the_full_name_in_the_article() -> None:
    assert countries("哈方表示。") == ""
    assert countries("哈萨克斯坦外长表示，哈方重视。") == "KZ"
