"""Inflection: what may follow a stem, by language."""

from __future__ import annotations

import pytest

from newsdesk.canon import Canon
from newsdesk.endings import is_ending
from newsdesk.lexicon import Lexicon

# Stem, then the endings of its paradigm.
PARADIGMS = {
    "kk": """
    Қазақстан ның ға ды да нан мен дық дықтар дықтардың дықтарға ымыз ымызда дағы дағылар дағылардың
    Қазақстан дағыларға ша ға дай нікі
    Қытай дың ға ды да дан мен лық лықтар лықтармен дағы ша дікі лар лардың
    Тоқаев тың қа ты та тан пен тікі
    елші лер лері нің лік лігі лігінің ге ні сі сінің мен лермен сінен
    ынтымақтас тық тығы тығын тықты тыққа тықтың тығының
    Алматы ның ға ны да дан мен лық лықтар дағы
    Qazaqstan nyń ǵa da nan men dyq daǵy nyñ ğa
    """,
    "ky": """
    Кыргызстан дын га ды да дан дык дыктар дыктардын дагы ыбыз ыбыздын ча дай дыктарга
    Кытай дын га ды да дан лык лыктар лыктардын дагы дагылардын дагыларга ча
    Жапаров дун го ду до дон тун ко ту то тон
    Бишкек тин ке ти те тен тик теги
    Орусия нын га ны да дан лык дагы
    келишим дер дери дин ге ди дерин дерге
    элчи си лик лиги лигинин синин ге нин лер
    өлкө бүз бүздүн нүн гө дө дөн лөр лөрдүн сү
    """,
    "uz": """
    O'zbekiston ning ni ga da dan dagi lik liklar liklarning gacha mi dir dek imiz imizning imizda niki
    Xitoy ning ni ga da dan dagi lik liklar cha likning ligi mi
    Turkiya ning ni ga da dan dagi lik
    hamkorlik ni ning ka da lar lari
    shartnoma lar larni si sini sida larda
    Ўзбекистон нинг ни га да дан даги лик ликлар гача имиз имизнинг
    """,
    "tg": """
    Тоҷикистон ро и у ӣ иён ҳо аш
    Хитой ро и у ӣ иҳо
    корхона ҳо ҳои ҳоро и е ҳое
    созишнома и ҳо ҳои ро ҳоро ҳоямон
    """,
    "tk": """
    Türkmenistan yň a y da dan ly lylar lylaryň daky ymyz ymyzyň dyr
    Hytaý yň a y da dan ly lylar daky dakylar dakylaryň lary
    Berdimuhamedow yň a y da dan yňky
    ilçi si sini siniň leri ler
    döwlet iň e i de den ler leri leriniň imiz
    """,
    "ru": """
    Токаев а у ым е
    казахстанск ий ого ому им ом ая ой ую ое ие их ими
    инвестици я и ю ей й ям ями ях
    соглашени е я ю ем и й ям ями ях
    """,
    "en": """
    export s ed ing er ers
    negotiat e es ed ing ion ions or ors
    """,
}
FORMS = [
    (language, stem, ending)
    for language, table in PARADIGMS.items()
    for stem, *endings in map(str.split, table.strip().splitlines())
    for ending in endings
]
# What no paradigm has: another word, endings of two harmonies, endings out of their order.
OTHER_WORDS = {
    "kk": "ғалым даге лерға терлар мендар нангы тану жан хан стан дарлық ғаның ларлер беков шыл",
    "ky": "галым дардин лөрга териндар жан бек стан дындар гадагы ушул чылык-чы лерго",
    "uz": "zor bek xon stonlar dandan ganing likga-lar zoda boy gul ларзор бек хон",
    "tg": "зода бек хон мард гар стон овар дон нок",
    "tk": "istan zada bek han şa gar lerly dandan",
    "ru": "щина овец ство оведение изация оид ник ничество",
    "en": "shire man ware land woman hood ship",
}
WRONG = [(language, ending) for language, row in OTHER_WORDS.items() for ending in row.split()]


def finds(language: str, term: str, text: str) -> list[str]:
    canon = Canon(text)
    return [
        text[slice(*canon.original_span(start, -end))]
        for start, end, _ in Lexicon([(language, term, 0)]).find(canon, language)
    ]


@pytest.mark.parametrize(("language", "stem", "ending"), FORMS)
def test_a_word_is_found_in_every_form_of_its_paradigm(language: str, stem: str, ending: str) -> None:
    """And whole: the evidence is the word as it is written."""
    assert finds(language, f"{stem}~", f"... {stem}{ending}, ...") == [f"{stem}{ending}"]


@pytest.mark.parametrize(("language", "ending"), WRONG)
def test_what_is_no_ending_makes_another_word(language: str, ending: str) -> None:
    assert not is_ending(language, ending)


@pytest.mark.parametrize(
    ("language", "term", "word"),
    [
        ("ky", "Бишкек~", "Бишкеги"),
        ("ky", "кызматташтык~", "кызматташтыгынын"),
        ("kk", "әріптестік~", "әріптестігі"),
        ("kk", "ынтымақтастық~", "ынтымақтастығын"),
        ("uz", "hamkorlik~", "hamkorligi"),
        ("uz", "ҳамкорлик~", "ҳамкорлиги"),
        ("uz", "to'siq~", "to'sig'i"),
        ("tk", "Aşgabat~", "Aşgabadyň"),
        ("tk", "hyzmatdaşlyk~", "hyzmatdaşlygy"),
    ],
)
def test_a_last_consonant_softens_before_a_vowel(language: str, term: str, word: str) -> None:
    assert finds(language, term, f"{word} ...") == [word]


@pytest.mark.parametrize("apostrophe", "'’‘ʻʼ`´ʹ′＇")
def test_any_apostrophe_is_one(apostrophe: str) -> None:
    word = f"O{apostrophe}zbekistonning"
    assert finds("uz", "O'zbekiston~", f"{word} poytaxti") == [word]
