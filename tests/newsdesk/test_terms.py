from __future__ import annotations

import random

import pytest

from newsdesk.canon import Canon
from newsdesk.endings import is_ending
from newsdesk.han import SIMPLIFIED
from newsdesk.lexicon import Lexicon
from newsdesk.terms import MAX_VARIANTS, variants


def found(term: str, text: str, *, own: str = "en", language: str | None = None) -> list[str]:
    """What one term finds in a text, as it is written there."""
    canon = Canon(text)
    hits = sorted(Lexicon([(own, term, "x")]).find(canon, language or own))
    return [text[slice(*canon.original_span(start, -end))] for start, end, _ in hits]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("railway", "A railway, two Railways. RAILWAYS!", ["railway", "Railways", "RAILWAYS"]),
        ("railway", "railwayman, tramrailway", []),
        ("SCO", "The SCO's bid, sco, SCOTT, Sco", ["SCO"]),
        ("China", "CHINA, China’s, china, Indochina", ["CHINA", "China"]),
        (
            "Xi Jinping",
            "Xi Jinping's, Xi\u00a0Jinping, Xi\nJinping, Xi-Jinping",
            ["Xi Jinping", "Xi\u00a0Jinping", "Xi\nJinping", "Xi-Jinping"],
        ),
        ("Xi Jinping", "Xi\n\nJinping", []),
        ("Central Asia", "China – Central  Asia", ["Central  Asia"]),
        ("China Central Asia", "China – Central Asia", ["China – Central Asia"]),
        ("organi[sz]ation", "organisation organizations", ["organisation", "organizations"]),
        ("Belt and Road( Initiative|)", "the Belt and Road", ["Belt and Road"]),
        ("treat(y|ies)", "treaty, treaties, treat", ["treaty", "treaties"]),
        (
            "export~",
            "export exports exported exporters exporting exportman",
            ["export", "exports", "exported", "exporters", "exporting"],
        ),
        ("railway", "https://example.org/railway www.railway.kz railway", ["railway"]),
        ("rail", "5rail rail5", []),
        ("C+C5", "the C+C5 format", ["C+C5"]),
    ],
)
def test_english_terms_stand_as_words(term, text, expected):
    """Word boundaries, smart case, plurals, spaces of any kind; nothing inside an address."""
    assert found(term, text) == expected


@pytest.mark.parametrize(
    ("language", "term", "text", "expected"),
    [
        ("ru", "Кита~", "Китай, Китая, Китаем, китами", ["Китай", "Китая", "Китаем"]),
        ("ru", "казахстанск~", "казахстанского Казахстанскими Казахстан", ["казахстанского", "Казахстанскими"]),
        (
            "ru",
            "Шанхайск~ организаци~ сотрудничества",
            "Шанхайской\u00a0организацией сотрудничества",
            ["Шанхайской\u00a0организацией сотрудничества"],
        ),
        ("ru", "китайско", "китайско-казахстанский, китайского", ["китайско"]),
        ("ru", "заём~", "заем, заёмом", ["заем", "заёмом"]),
        ("ru", "Токаев~", "мероприятияТокаев сказал, ТокаеваПосле", ["Токаев", "Токаева"]),
        (
            "kk",
            "Қытай~",
            "Қытай Қытайдан Қытайға Қытайлықтар Қытайшылайтын",
            ["Қытай", "Қытайдан", "Қытайға", "Қытайлықтар"],
        ),
        ("ky", "Кытай~", "Кытайдын, Кытайга, кытайлар, Кытайлыктарга", ["Кытайдын", "Кытайга", "Кытайлыктарга"]),
        ("uz", "O'zbekiston~", "Oʻzbekistonning O‘zbekistonda Ozbekiston", ["Oʻzbekistonning", "O‘zbekistonda"]),
        ("uz", "Хитой~", "Хитойнинг Хитойдан", ["Хитойнинг", "Хитойдан"]),
        ("uz", "san", "san'at san", ["san"]),
        ("tg", "Чин~", "Чин Чинро Чини Чингиз", ["Чин", "Чинро", "Чини"]),
        ("tk", "Hytaý~", "Hytaýyň Hytaýdan Hytaýlylar", ["Hytaýyň", "Hytaýdan", "Hytaýlylar"]),
        ("zh", "一带一路", "高质量共建“一带一路”倡议", ["一带一路"]),
        (
            "zh",
            "中国 中亚峰会",
            "中国－中亚峰会、中国—中亚峰会、中国中亚峰会",
            ["中国－中亚峰会", "中国—中亚峰会", "中国中亚峰会"],
        ),
        ("zh", "铁路", "中吉烏鐵路開工", ["鐵路"]),
    ],
)
def test_each_language_has_its_endings(language, term, text, expected):
    """A stem takes the endings of its own language, and no others; Chinese stands anywhere, in both scripts."""
    assert found(term, text, own=language) == expected


@pytest.mark.parametrize(
    ("own", "term", "language", "text", "expected"),
    [
        ("tg", "Чин~", "ru", "Чин полковника", []),
        ("tg", "Чин~", "tg", "Чин ва Тоҷикистон", ["Чин"]),
        ("en", "SCO", "zh", "上合组织SCO峰会", ["SCO"]),
        ("zh", "上合组织", "en", "the SCO (上合组织)", ["上合组织"]),
        ("ru", "ШОС", "kk", "ШОС саммиті", ["ШОС"]),
        ("ru", "стран~", "kk", "страна", []),
        ("kk", "сот~", "ru", "сота", []),
        ("tg", "Чин~", "und", "Чин", ["Чин"]),
    ],
)
def test_a_term_belongs_to_its_language(own, term, language, text, expected):
    """A Tajik name is no Russian rank; another script, English and ending-less Russian may be quoted anywhere."""
    assert found(term, text, own=own, language=language) == expected


@pytest.mark.parametrize(
    ("term", "language", "reason"),
    [
        ("", "en", "empty"),
        ("  ", "en", "empty"),
        ("two  spaces", "en", "single spaces"),
        ("rail.*", "en", "no part of the term syntax"),
        ("a(b", "en", "never closed"),
        ("ab)c", "en", "closes nothing"),
        ("a|b", "en", "inside"),
        ("organi[s]ation", "en", "two letters"),
        ("ab~", "ru", "3 letters"),
        ("Ки~тай", "ru", "end of a word"),
        ("国", "zh", "single Chinese character"),
        ("中国~", "zh", "no endings"),
        ("(a|b)" * 9, "en", "variants"),
        ("...", "en", "words"),
    ],
)
def test_a_malformed_term_is_refused_with_its_reason(term, language, reason):
    with pytest.raises(ValueError, match=reason):
        variants(term, language)


def test_variants_are_bounded():
    """Expansion is paid for when the catalogue is read, not when a text is."""
    assert len(variants("(a|b)" * 8, "en")) == MAX_VARIANTS


def test_spans_are_indices_of_the_original_whatever_the_text():
    """`text[start:end]` is the evidence, also behind İ, ё, soft hyphens, runs of spaces, and arbitrary unicode."""
    chance = random.Random(1)  # noqa: S311
    noise = [
        "İ",
        "ß",
        "\u00ad",
        "  ",
        "\n",
        "\n\n",
        " — ",
        "Ё",
        "’",
        "\u0301",
        "\U0001f600",
        "中",
        "\x00",
        "x",
        "«",
        "\u3000",
        "http://a.b ",
    ]
    lexicon = Lexicon(
        [("en", "Xi Jinping", "a"), ("ru", "Кита[йя]~", "b"), ("zh", "中国", "c"), ("en", "export~", "d")]
    )
    plain = {"a": "xijinping", "b": "кита", "c": "中国", "d": "export"}
    seen = set()
    for _ in range(400):
        pieces = [
            chance.choice(
                [*noise, chr(chance.randrange(0x20, 0x2FFF)), "Xi Jinping", "Китая", "中国", "中國", "exports"]
            )
            for _ in range(30)
        ]
        text = " ".join(pieces) if chance.random() < 0.5 else "".join(pieces)
        canon = Canon(text)
        for first, last, payload in lexicon.find(canon, "und"):
            start, end = canon.original_span(first, -last)
            assert 0 <= start < end <= len(text)
            bare = "".join(SIMPLIFIED.get(char, char) for char in text[start:end].lower() if char.isalnum())
            assert bare.startswith(plain[payload])
            seen.add(payload)
    assert seen == set(plain)


def test_no_text_makes_matching_run_away():
    """Long runs of one character, which trip backtracking engines, cost no more than other text."""
    lexicon = Lexicon([("ru", "аааа~ аааа~", "x"), ("kk", "Қытай~", "y")])
    for text in (
        "а" * 200_000,
        "аааа " * 40_000,
        " " * 200_000,
        "-" * 200_000,
        "Қытай" + "лар" * 60_000,
        "\n" * 200_000,
    ):
        lexicon.find(Canon(text), "und")


@pytest.mark.parametrize(
    ("language", "ending", "fits"),
    [
        ("ru", "ами", True), ("ru", "ость", False), ("kk", "ларымыздан", True), ("kk", "данлар", False),
        ("ky", "нын", True), ("uz", "larimizdan", True), ("uz", "ларимиздан", True), ("tk", "laryň", True),
        ("tg", "ҳоро", True), ("zh", "", True), ("zh", "的", False), ("en", "s", True), ("en", "dom", False),
    ],
)  # fmt: skip
def test_suffixes_chain_in_their_order(language, ending, fits):
    """Number, possession, case: in this order, each once."""
    assert is_ending(language, ending) is fits
