from __future__ import annotations

import pytest

from newsdesk.common_words import COMMON_WORDS
from newsdesk.languages import OURS
from newsdesk.portraits import Rarity, draw, paint
from newsdesk.vectors import Centres

NO_CENTRES = Centres(())


def anchors(body, language, **more):
    return set(paint("", None, body, language=language, **more).anchors)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The bridge at Termez was opened by Shavkat Yoldoshev.", "en"), ("Мост открыл Шавкат Йолдошев.", "ru")),
        (("A train left for Tashkent.", "en"), ("Поезд ушёл в Ташкент.", "ru")),
        (("Bugun Toshkentda yig‘ilish bo‘ldi.", "uz"), ("Вчера под Ташкентом прошёл сбор.", "ru")),
        (("Жаңы көпүр Карасууда курулду.", "ky"), ("The new bridge stands in Karasuu.", "en")),
        (("They paid 1,250 dollars.", "en"), ("Они заплатили 1 250 долларов.", "ru")),
        (("It opens on 14 March.", "en"), ("Открытие назначено на 14 марта.", "ru")),
        (("It opens on 14 March.", "en"), ("大桥将于3月14日开通。", "zh")),
        (("It opens on March 14.", "en"), ("Ko‘prik 14-mart kuni ochiladi.", "uz")),
    ],
)
def test_names_long_numbers_and_days_are_the_same_in_every_language(one, other):
    assert anchors(*one) & anchors(*other)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Then the men ate 12 plums.", "en"),
        ("The Ob is wide.", "en"),
        ("There may 7 of them be left.", "en"),
    ],
)
def test_what_could_be_anything_ties_no_two_languages(body, language):
    """Words without a capital, the first of a sentence, short names, short numbers."""
    assert anchors(body, language) - {"@5-7"} == set()


def test_tags_are_anchors_as_often_as_they_are_mentioned():
    portrait = paint("", None, "", language="zh", tags={"country/KZ": 1, "person/a": 8})
    assert portrait.anchors["person/a"] > portrait.anchors["country/KZ"] > 0


def test_endings_and_scripts_of_a_language_do_not_matter():
    """Uzbek has two alphabets, and every language of ours has endings."""
    latin = paint("", None, "Vazirlar yangi zavodni ochdilar", language="uz")
    cyrillic = paint("", None, "Вазирлар янги заводни очдилар", language="uz")
    assert set(latin.words) == set(cyrillic.words)
    assert set(paint("", None, "завода", language="ru").words) == set(paint("", None, "заводам", language="ru").words)


def test_chinese_is_compared_by_pairs_of_characters_of_either_form():
    assert set(paint("", None, "鐵路橋", language="zh").words) == {"铁路", "路桥"}


def test_the_headline_is_told_from_the_text():
    """Its names and numbers, and its days, are what a second article must not contradict."""
    portrait = paint("Flood in Osh: 14 houses gone by 3 May", None, "A flood came to Osh yesterday.", language="en")
    assert portrait.headline_names == ("osh",)
    assert portrait.headline_numbers == ("#14", "#3")
    assert portrait.days == portrait.lead_days == ("5-3",)


def test_a_day_far_down_is_background():
    portrait = paint("A flood", None, "water " * 80 + "It was worse on 4 June.", language="en")
    assert (portrait.days, portrait.lead_days) == (("6-4",), ())


def test_what_is_common_in_a_language_tells_little_from_the_first_article_on():
    """Nothing has come in yet; what is a common word here may be a name there."""
    rarity = Rarity(())
    assert rarity.of("the", "en") < 1
    assert rarity.of("zhlobi", "en") > 4
    assert rarity.of("the", "ru") > 4


def test_a_happening_that_many_report_does_not_make_its_words_everyday_ones():
    portrait = paint("", None, "hailstorm", language="en")
    alone, thirty = Rarity([(portrait, 1.0)]), Rarity([(portrait, 1 / 30)] * 30)
    everywhere = Rarity([(portrait, 1.0)] * 30)
    term = next(iter(portrait.words))
    assert alone.of(term, "en") == pytest.approx(thirty.of(term, "en"))
    assert everywhere.of(term, "en") < 0.5 * alone.of(term, "en")


def test_an_article_is_found_by_what_is_rare_in_it():
    text = "The governor said that hailstorm was the first of this year, and that people were back at home"
    drawn = draw(paint("", None, text, language="en"), Rarity(()), NO_CENTRES)
    assert drawn.keys()[0] == "hailst"


def test_an_empty_article_has_a_portrait_too():
    drawn = draw(paint("", None, "", language="und"), Rarity(()), NO_CENTRES)
    assert drawn.keys() == []


def test_vectors_are_compared_without_what_their_languages_have_in_common():
    """Two languages whose vectors point elsewhere: what is left are the subjects."""
    given = {
        ("en", 1): [9.0, 0.0, 1.0],
        ("en", 2): [9.0, 0.0, -1.0],
        ("ru", 1): [0.0, 9.0, 1.0],
        ("ru", 2): [0.0, 9.0, -1.0],
    }
    many = [(language, vector) for (language, _), vector in given.items()] * 500
    centres = Centres(many)
    centred = {key: centres.centred(vector, key[0]) for key, vector in given.items()}
    same = sum(a * b for a, b in zip(centred["en", 1], centred["ru", 1], strict=True))
    other = sum(a * b for a, b in zip(centred["en", 1], centred["ru", 2], strict=True))
    assert same > 0.9
    assert other < -0.9


def test_the_common_words_are_of_our_languages_and_stems_as_they_are_compared():
    """Shares are of articles; the table is made, and small."""
    assert set(COMMON_WORDS) <= OURS
    assert {"en", "ru", "zh", "uz", "ky", "kk", "tg", "tk"} == set(COMMON_WORDS)
    assert all(0 < share < 1 for words in COMMON_WORDS.values() for share in words.values())
    assert all(len(word) <= 6 for words in COMMON_WORDS.values() for word in words)
