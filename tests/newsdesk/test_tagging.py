from __future__ import annotations

import random
from dataclasses import replace

import pytest

from newsdesk.rules import Name, Rules, Topic
from newsdesk.tagging import Tagger

CHINA = Name(
    id="country/CN",
    label="China",
    forms={"en": ("China", "Chinese"), "zh": ("中国", "中哈"), "ru": ("Кита~", "китайск~")},
)
KAZAKHSTAN = Name(
    id="country/KZ",
    label="Kazakhstan",
    forms={"en": ("Kazakhstan",), "zh": ("哈萨克斯坦", "中哈"), "ru": ("Казахстан~",)},
)
GUINEA = Name(id="country/GN", label="Guinea", forms={"en": ("Guinea",)})
PAPUA = Name(id="country/PG", label="Papua New Guinea", forms={"en": ("Papua New Guinea",)})
BANK = Name(id="organisation/bank-of-china", label="Bank of China", country="CN", forms={"en": ("Bank of China",)})
ASIA = Name(id="place/central-asia", label="Central Asia", side="central-asia", forms={"en": ("Central Asia",)})
MECHANISM = Name(
    id="initiative/china-central-asia-mechanism",
    label="The mechanism",
    scope=True,
    forms={"en": ("China Central Asia Summit",)},
)
GEORGIA = Name(id="country/GE", label="Georgia", forms={"en": ("Georgia",)}, exceptions={"en": ("Atlanta, Georgia",)})

TRADE = Topic(
    id="topic/trade",
    label="Trade",
    definition="Goods across borders.",
    threshold=4.5,
    decisive={"en": ("trade facilitation",)},
    strong={"en": ("export~", "trade turnover", "customs"), "zh": ("贸易",)},
    weak={"en": ("trade", "goods", "market")},
    names=("organisation/bank-of-china",),
    exceptions={"en": ("trade union",)},
)
DIPLOMACY = Topic(
    id="topic/diplomacy",
    label="Diplomacy",
    definition="Talks.",
    threshold=4.5,
    strong={"en": ("summit",)},
    weak={"en": ("talks",)},
)
RULES = Rules(names=(CHINA, KAZAKHSTAN, GUINEA, PAPUA, BANK, ASIA, MECHANISM, GEORGIA), topics=(TRADE, DIPLOMACY))
TAGGER = Tagger(RULES)


def analyse(body: str, *, title: str = "", standfirst: str | None = None, language: str = "en"):
    return TAGGER.analyse(title=title, standfirst=standfirst, body=body, language=language)


def tags(analysis) -> set[str]:
    return {tag.tag for tag in analysis.tags}


def evidence(analysis, tag: str) -> list[str]:
    return [mention.matched_text for mention in analysis.mentions if mention.tag == tag]


def test_a_name_is_tagged_however_often_and_a_topic_from_its_threshold():
    """Names need one mention; a stray weak word is evidence, and no topic."""
    analysis = analyse("Goods from China. " + "Nothing else is said here at all. " * 50)
    assert tags(analysis) == {"country/CN"}
    assert evidence(analysis, "topic/trade") == ["Goods"]


def test_one_decisive_phrase_makes_a_page_about_its_topic():
    assert "topic/trade" in tags(analyse("filler words " * 150 + "They want trade facilitation."))


def test_repeating_a_word_says_less_than_saying_another():
    """Distinct evidence counts, repetition hardly."""
    filler = "filler words " * 80
    assert "topic/trade" not in tags(analyse(filler + "goods " * 8))
    assert "topic/trade" in tags(analyse(filler + "goods, a market, customs and exports"))


def test_the_same_words_weigh_more_above():
    filler = "filler words " * 100
    scores = [
        next((tag.score for tag in analysis.tags if tag.tag == "country/CN"), 0)
        for analysis in (
            analyse(filler, title="China", standfirst="x"),
            analyse(filler, title="x", standfirst="China"),
            analyse(filler + "China", title="x", standfirst="x"),
        )
    ]
    assert scores == [2.0, 1.5, 1.0]


def test_the_longest_name_wins_but_a_country_stays_a_country():
    """Bank of China is a bank, and China; Papua New Guinea is not Guinea."""
    assert tags(analyse("The Bank of China in Papua New Guinea")) == {
        "organisation/bank-of-china",
        "country/CN",
        "country/PG",
    }


def test_a_region_inside_a_longer_name_is_not_named_itself():
    assert tags(analyse("The China-Central Asia Summit")) >= {"initiative/china-central-asia-mechanism", "country/CN"}
    assert "place/central-asia" not in tags(analyse("The China-Central Asia Summit"))


def test_one_form_may_name_two_countries():
    """中哈 is China and Kazakhstan."""
    analysis = analyse("中哈贸易", language="zh")
    assert {(mention.tag, mention.matched_text) for mention in analysis.mentions if mention.tag[:7] == "country"} == {
        ("country/CN", "中哈"),
        ("country/KZ", "中哈"),
    }


def test_exceptions_take_back_what_is_inside_them():
    """Atlanta, Georgia is no country; a trade union is no trade."""
    analysis = analyse("A trade union in Atlanta, Georgia")
    assert evidence(analysis, "topic/trade") == []
    assert "country/GE" not in tags(analysis)
    assert "country/GE" in tags(analyse("Tbilisi, Georgia"))


def test_a_name_may_hint_at_a_topic():
    assert evidence(analyse("The Bank of China"), "topic/trade") == ["Bank of China"]


def test_topics_match_whatever_names_are_there_and_whatever_other_topics():
    analysis = analyse("A summit on trade turnover: China Central Asia Summit")
    assert evidence(analysis, "topic/diplomacy") == ["summit", "Summit"]
    assert evidence(analysis, "topic/trade") == ["trade turnover"]


def test_mentions_come_in_reading_order_and_once():
    analysis = analyse("China exports to Kazakhstan. China.", title="Chinese goods", standfirst="In Kazakhstan")
    order = [("title", "standfirst", "body").index(mention.field) for mention in analysis.mentions]
    assert order == sorted(order)
    places = [(mention.tag, mention.field, mention.start_char, mention.end_char) for mention in analysis.mentions]
    assert len(set(places)) == len(places)
    for field in ("title", "standfirst", "body"):
        starts = [mention.start_char for mention in analysis.mentions if mention.field == field]
        assert starts == sorted(starts)


def test_tags_count_their_mentions():
    analysis = analyse("China and China and Chinese", title="China")
    assert [(tag.tag, tag.kind, tag.mentions) for tag in analysis.tags] == [("country/CN", "country", 4)]


def test_evidence_is_the_text_itself_in_any_text():
    """The promise on spans, through the front door, on arbitrary unicode."""
    chance = random.Random(7)  # noqa: S311
    words = [
        "China",
        "中哈",
        "贸易",
        "exports",
        "İ",
        "\u00ad",
        "\n\n",
        "  ",
        "’s",
        "—",
        "Китая",
        "ё",
        "\U0001f600",
        "٣",
    ]
    texts = {
        field: "".join(chance.choice([*words, chr(chance.randrange(32, 0xD7FF))]) for _ in range(300))
        for field in ("title", "standfirst", "body")
    }
    for language in ("en", "ru", "zh", "und", ""):
        analysis = TAGGER.analyse(**texts, language=language)
        assert analysis.mentions
        for mention in analysis.mentions:
            assert texts[mention.field][mention.start_char : mention.end_char] == mention.matched_text != ""


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "\n" * 1000, "~*+?(["])
def test_nothing_is_found_in_nothing(text):
    analysis = analyse(text, title=text, standfirst=text)
    assert (analysis.tags, analysis.mentions, analysis.in_scope) == ((), (), False)


def test_the_version_names_the_content_not_its_order():
    """So that what was derived by other rules can be told apart and derived again."""
    assert RULES.version == Rules(names=tuple(reversed(RULES.names)), topics=RULES.topics).version
    changed = Rules(names=RULES.names, topics=(replace(TRADE, threshold=9.0), DIPLOMACY))
    assert changed.version != RULES.version
    assert analyse("China").rule_version == RULES.version
    assert RULES.version.startswith("3-")
