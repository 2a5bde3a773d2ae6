from __future__ import annotations

import pytest

from newsdesk import scope
from newsdesk.scope import Sighting, is_direction

COUNTRIES = {"China": "CN", "Kazakhstan": "KZ", "Uzbekistan": "UZ", "Russia": "RU", "France": "FR", "Taiwan": "TW"}


def judge(body: str, *, title: str = "", standfirst: str = "") -> bool:
    """Scope of a text in which only the words above, "Central Asia" and "the Mechanism" are names."""
    texts = {"title": title, "standfirst": standfirst, "body": body}
    sightings = []
    for field, text in texts.items():
        for word in (*COUNTRIES, "Central Asia", "the Mechanism"):
            at = text.find(word)
            while at >= 0:
                sightings.append(
                    Sighting(field, at, COUNTRIES.get(word), word == "Central Asia", word == "the Mechanism")
                )
                at = text.find(word, at + 1)
    return scope.judge(texts, sightings).in_scope


FLOODS = "Floods hit Kazakhstan. Rivers rose. " + "Rescuers work in the region. " * 20


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("China and Kazakhstan signed a contract.", ""),
        ("The two sides met. They signed.", "China and Uzbekistan agree"),
        ("The leaders will meet. China hosts the talks with Central Asia.", "A summit"),
        ("The ministers met within the Mechanism.", ""),
        ("Uzbekistan spoke on Taiwan. It supports one China.", ""),
        ("Tashkent in Uzbekistan builds a village. A company from China does it.", ""),
    ],
)
def test_both_sides_together_are_in_scope(body, title):
    assert judge(body, title=title)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("", ""),
        ("China grew. China exports.", "China"),
        ("Kazakhstan votes.", "Kazakhstan"),
        (
            FLOODS + "The region borders on China and Kazakhstan is large. " + "Rescuers work in the region. " * 20,
            "Floods",
        ),
        ("He wants to compete with Russia, France and China.", "A visit to Central Asia"),
        ("Kazakhstan votes. " + "People queue. " * 10 + "China sent an observer.", "A vote"),
    ],
)
def test_one_side_or_a_passing_mention_is_not(body, title):
    assert not judge(body, title=title)


def test_a_long_article_must_say_it_more_than_once():
    filler = "Something else happens here. " * 30
    once = filler + "China and Kazakhstan trade. " + filler
    assert not judge(once)
    assert judge((filler + "China and Kazakhstan trade. Kazakhstan and China met. " * 4) + filler)


def test_the_standfirst_is_where_an_article_says_what_it_is_about():
    filler = "Something else happens here. " * 10
    assert judge(filler, standfirst="China and Kazakhstan agree")


@pytest.mark.parametrize(
    ("language", "text", "name", "expected"),
    [
        ("kk", "Қытайдан келген студенттер", "Қытайдан", True),
        ("kk", "Қытайдың экономикасы", "Қытайдың", False),
        ("kk", "Қытайға қарсы санкциялар", "Қытайға", False),
        ("ky", "Кытайга барды", "Кытайга", True),
        ("uz", "Xitoydan yuk", "Xitoydan", True),
        ("ru", "из Китая", "Китая", False),
    ],
)
def test_to_and_from_china_is_told_by_the_case(language, text, name, expected):
    """Who goes to China in a Kazakh text goes from Kazakhstan; "against China" has the same case, and is no way."""
    start = text.index(name)
    assert is_direction(language, text, start, start + len(name)) is expected


def test_a_text_of_the_five_need_not_name_its_own_country():
    texts = {"title": "", "standfirst": "", "body": "Қытайдан келген студенттер"}
    sighting = Sighting("body", 0, "CN", region=False, both=False, toward=True)
    assert scope.judge(texts, [sighting]).in_scope
    assert not scope.judge(texts, [Sighting("body", 0, "CN", region=False, both=False)]).in_scope
