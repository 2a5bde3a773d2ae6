from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk.languages import OURS, UNKNOWN, Told, tell

SENTENCES = {
    path.stem: path.read_text(encoding="utf-8").splitlines()
    for path in sorted(Path(__file__).with_name("sentences").glob("*.txt"))
    if path.stem != "another"
}
"""Invented headlines and sentences, a line each, by language; a script stands in the name where it is the rarer one."""
ANOTHER = [
    line.split(" ", 1)
    for line in (Path(__file__).with_name("sentences") / "another.txt").read_text("utf-8").splitlines()
]
"""The same, of languages that are taken for ours; before each its code."""

MOST = 0.95
USUAL_SCRIPTS = {"zh": "Hans", "kk": "Cyrl", "ky": "Cyrl", "uz": "Latn", "tg": "Cyrl", "tk": "Latn"}

RUSSIAN = "Правительства двух стран подписали соглашение о строительстве новой железной дороги."
KAZAKH = "Екі елдің үкіметтері жаңа теміржол салу туралы келісімге қол қойды."
ENGLISH = "The two governments signed an agreement on the construction of a new railway line."


def told(text, prior=None):
    return tell("", title=text, prior=prior).language


def test_every_one_of_our_languages_has_sixty_sentences_here():
    assert {name for name, lines in SENTENCES.items() if len(lines) >= 60} == OURS


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("prior", [None, "right", *sorted(OURS), "tr", "uk"])
def test_a_headline_alone_tells_its_language_whatever_was_said_of_it(name, prior):
    """Feeds misstate their language often: a prior does not overrule what the words tell."""
    language, lines = name.split("-")[0], SENTENCES[name]
    right = sum(told(line, prior=language if prior == "right" else prior) == language for line in lines)
    assert right >= MOST * len(lines)


@pytest.mark.parametrize("name", SENTENCES)
def test_the_right_prior_leaves_hardly_a_headline_in_doubt(name):
    language, lines = name.split("-")[0], SENTENCES[name]
    assert sum(told(line, prior=language) == language for line in lines) >= len(lines) - 1


@pytest.mark.parametrize("name", SENTENCES)
def test_the_script_is_told_where_there_are_several(name):
    """English and Russian have one. Few Chinese headlines have no character that the two scripts write differently."""
    language, _, script = name.partition("-")
    expected = script or USUAL_SCRIPTS.get(language)
    answers = [tell(line, prior=language).script for line in SENTENCES[name]]
    assert answers.count(expected) >= MOST * len(answers)
    assert set(answers) <= {expected, None}


@pytest.mark.parametrize("name", SENTENCES)
def test_capitals_change_nothing(name):
    language, lines = name.split("-")[0], SENTENCES[name]
    assert sum(told(line.upper()) == language for line in lines) >= MOST * len(lines)


@pytest.mark.parametrize(("language", "text"), ANOTHER)
@pytest.mark.parametrize("prior", [None, "ru", "kk"])
def test_another_language_is_none_of_ours(language, text, prior):
    """By its ISO 639-1 code; Karakalpak, which has none, is undetermined, and not what its source is said to be."""
    assert tell("", title=text, prior=prior) == Told(language=language, script=None)


@pytest.mark.parametrize(
    ("language", "script", "text"),
    [
        ("zh", "Hant", "兩國政府簽署了關於修建新鐵路的協議，雙方將加強合作。"),
        ("zh", "Hans", "两国政府签署了关于修建新铁路的协议，双方将加强合作。"),
        ("zh", None, "三名登山者失踪"),
        ("kk", "Latn", "Halyqtar arasyndaǵy dostyq pen tatýlyq jáne beıbitshilik"),
        ("kk", "Latn", "Halyqtar arasyndağy dostyq pen tatulyq jäne beibıtşılık"),
        ("kk", "Latn", "Qazaqstan xalqı jaña joldıñ aşıluwın quwana qarsı aldı"),
        ("kk", "Arab", "قازاقستان مەن قىتاي جاڭا كەلىسىمگە قول قويدى"),
        ("uz", "Latn", "Oʻzbekiston va Qozogʻiston prezidentlari uchrashdi"),
        ("uz", "Latn", "O'zbekiston va Qozog'iston prezidentlari uchrashdi"),
        ("uz", "Latn", "O`zbekiston va Qozog`iston prezidentlari uchrashdi"),
        ("uz", "Latn", "O‘zbekiston va Qozog‘iston prezidentlari uchrashdi"),
        ("uz", "Latn", "O’zbekiston va Qozog’iston prezidentlari uchrashdi"),
        ("uz", "Latn", "Ozbekiston va Qozogiston prezidentlari uchrashdi"),
        ("uz", "Latn", "Õzbekiston va Qozoğiston prezidentlari uçraşdi"),
        ("uz", "Cyrl", "Ўзбекистон ва Қозоғистон президентлари учрашди"),
        ("uz", "Cyrl", "Узбекистон ва Козогистон президентлари учрашди"),
        ("tg", "Cyrl", "Президенти Тоҷикистон бо сафири Чин мулоқот кард"),
        ("tg", "Cyrl", "Президенти Точикистон бо сафири Чин мулокот кард"),
        ("tg", "Cyrl", "Љумњурии Тољикистон ва Љумњурии Халќии Чин созишнома имзо карданд"),
        ("tk", "Latn", "Turkmenistanyn Prezidenti tazе mekdebin acylysyna gatnashdy"),
        ("tk", "Cyrl", "Түркменистаның Президенти тәзе мекдебиң ачылышына гатнашды"),
        ("ky", "Cyrl", "КЫРГЫЗ РЕСПУБЛИКАСЫНЫН ПРЕЗИДЕНТИ ОШКО БАРДЫ"),
        ("kk", "Cyrl", "Алматыда спорт сарайы мен жана мектеп ашылды"),
        ("kk", "Cyrl", "Қазақстан хaлқы жaңa жылды қaрсы aлды"),
        ("ru", None, "Все еще ждут: чем все кончится"),
        ("ru", None, "Всё ещё ждут: чем всё кончится"),
        ("en", None, "XI JINPING ARRIVES IN ASTANA FOR TALKS"),
    ],
    ids=lambda value: str(value)[:24],
)
@pytest.mark.parametrize("prior", [None, "right", "ru"])
def test_an_alphabet_or_its_lack_hides_no_language(language, script, text, prior):
    """Apostrophes of every kind, letters that were not at hand, look-alikes, fonts and alphabets of other years."""
    assert tell(text, prior=language if prior == "right" else prior) == Told(language=language, script=script)


@pytest.mark.parametrize("prior", ["kk", "ky", "uz", "tg", "bg"])
def test_where_the_letters_leave_it_open_what_was_said_stands(prior):
    """A headline without one letter that Russian lacks may be Kyrgyz: the letters alone make nothing Russian."""
    assert told("Саммит 2026: Президент, парламент", prior=prior) == prior


@pytest.mark.parametrize("text", ["", "OK", "Tashkent 2026", "ЖТ", "12 345 678 901 234 567 890", "24:0"])
@pytest.mark.parametrize("prior", ["kk", "en", "zh"])
def test_a_text_too_short_to_tell_has_the_language_it_is_said_to_have(text, prior):
    assert told(text, prior=prior) == prior


def test_what_cannot_be_told_still_shows_its_script():
    assert tell("", title="ЖТ", prior="kk") == Told(language="kk", script="Cyrl")


@pytest.mark.parametrize("text", ["", "OK", "12 345 678 901 234 567 890", "😀" * 30])
@pytest.mark.parametrize("prior", [None, UNKNOWN])
def test_where_neither_tells_the_language_is_unknown(text, prior):
    """`und`, not a guess and not null."""
    assert tell(text, prior=prior) == Told(language="und", script=None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Глава МИД КНР Ван И встретился с коллегами из стран Центральной Азии (SCO)"),
        ("ru", "Huawei Mate 70 Pro Max и Xiaomi 15 Ultra представлены"),
        ("zh", "OPPO Find X7 Ultra 和 vivo X100 Pro 发布"),
        ("zh", "哈萨克斯坦总统托卡耶夫（Kassym-Jomart Tokayev）会见中国企业代表"),
        ("kk", "Tesla мен BYD Қазақстанда зауыт салады"),
        ("en", "What is the Belt and Road (一带一路) to the people of Khorgos?"),
        ("en", "Kazakhstan launches the “Болашак” programme again"),
        ("ru", "Подробнее о встрече: https://www.example.org/news/the-president-of-the-country-said-that-it-is"),
    ],
)
def test_names_and_products_in_another_script_sway_nothing(language, text):
    assert told(text) == language


def test_the_body_decides_against_the_headline():
    """Also where it is a short one, and where the headline is longer in all."""
    assert tell(KAZAKH, title=RUSSIAN, prior="ru").language == "kk"
    assert tell(f"{ENGLISH}\n\n{ENGLISH}", title=RUSSIAN, prior="ru").language == "en"


def test_a_stock_phrase_in_place_of_the_body_does_not():
    assert tell("Continue reading...", title=RUSSIAN, prior=None).language == "ru"


@pytest.mark.parametrize("beside", [RUSSIAN, ENGLISH])
def test_the_main_language_of_a_mixed_body_is_its_language(beside):
    """Quotes, a summary and a stock line in another language are what they are."""
    paragraphs = [
        beside,
        *SENTENCES["kk"][:12],
        beside,
        *SENTENCES["kk"][12:24],
        "All rights reserved. Read more on our site.",
    ]
    assert tell("\n\n".join(paragraphs), title=beside, prior="ru") == Told(language="kk", script="Cyrl")


def test_of_a_long_text_all_parts_are_looked_at():
    """A long preface in English does not make a Kyrgyz page English."""
    body = f"{ENGLISH} " * 40 + " ".join(SENTENCES["ky"]) * 4
    assert tell(body, prior=None).language == "ky"


@pytest.mark.parametrize("debris", ["\x00\x01\x02" * 20, "\ud800" * 30, "\ufffe\uffff" * 10, "\U0010ffff" * 20])
def test_debris_has_the_language_it_is_said_to_have(debris):
    """Control characters and halves of surrogates are no reason to stop."""
    assert tell(debris, title=debris, prior="ru").language == "ru"


@pytest.mark.parametrize("endless", ["a" * 10**6, "@" * 10**6, "o'" * 10**6, "中" * 10**6, "я\n" * 10**6, "ﷺ" * 10**6])
def test_endless_texts_are_told_from_parts_of_them(endless):
    """Without an error; what they are told to be does not matter."""
    assert isinstance(tell(endless, title=endless, prior=None), Told)


def test_half_a_surrogate_hides_no_language():
    """One broken character in a text leaves the text readable."""
    text = "The two governments signed an agreement \ud83d on the construction of a new railway."
    assert told(text, prior="kk") == "en"


def test_letters_in_two_parts_are_read_as_one():
    """й may come as и and a mark, as files from some systems have it."""
    assert told("Белый дом: новый русский й".replace("й", "и\u0306")) == "ru"
