"""Figures: what is measured, whose it is, for what period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsdesk.records import Figure
from newsdesk.rules import Rules
from newsdesk.tagging import Tagger
from parsers.rules import read_findings, read_names

CATALOGUE = Path(__file__).parents[3] / "catalog"
DAY = date(2026, 9, 14)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """With the names and the words of findings that the project ships."""
    names = read_names((CATALOGUE / "names.toml").read_text(encoding="utf-8"), file="names.toml")
    words = read_findings((CATALOGUE / "findings.toml").read_text(encoding="utf-8"), file="findings.toml")
    return Tagger(Rules(names=names, topics=(), findings=words))


def figures(
    tagger: Tagger, text: str, language: str = "en", title: str = "", day: date | None = DAY
) -> tuple[Figure, ...]:
    return tagger.analyse(title=title, standfirst=None, body=text, language=language, published=day).figures


def told(found: tuple[Figure, ...]) -> list[tuple[str | None, float, str | None]]:
    return [(one.about, one.quantity, one.currency or one.unit) for one in found]


# Language: a sentence, and what is told: about | quantity | unit or currency.
SAID = """
en: Trade turnover between China and Kazakhstan reached $43.8 billion in 2025.
    trade turnover CN-KZ | 4.38e+10 | USD
en: Kyrgyzstan's exports to China totalled $120 million in 2025.
    exports KG to CN | 1.2e+08 | USD
en: Uzbekistan imported 3 billion cubic metres of gas from Turkmenistan in 2025.
    gas imports TM to UZ | 3e+09 | m3
en: Kazakhstan's GDP grew by 6.1 percent in 2025.
    gdp growth KZ | 6.1 | %
en: Inflation in Kazakhstan stood at 9.3% in August.
    inflation KZ | 9.3 | %
en: Kazakhstan's trade turnover fell 4% in 2025.
    trade turnover growth KZ | -4 | %
en: GDP per capita of Tajikistan reached $1,400 in 2025.
    gdp per capita TJ | 1400 | USD
ru: Товарооборот Китая и Таджикистана в 2025 году составил 4,1 млрд долларов.
    trade turnover CN-TJ | 4.1e+09 | USD
en: Kazakhstan's population passed 20 million in 2023.
    population KZ | 20000000 | people
en: The number of Chinese tourists visiting Kazakhstan reached 655,000 in 2025.
    tourists CN-KZ | 655000 | people
en: A flood in Tajikistan killed 14 people.
    deaths TJ | 14 | people
ru: Годовая инфляция в Казахстане замедлилась до 8,6%.
    annual inflation KZ | 8.6 | %
ru: Импорт Узбекистана из Китая на 900 млн долларов прошел через таможню в 2025 году.
    imports CN to UZ | 900000000 | USD
ru: Внешний долг Кыргызстана на 1 июля 2026 года составил 5 млрд долларов.
    external debt KG | 5e+09 | USD
ru: Экспорт Узбекистана в Китай в 2025 году снизился на 12%.
    exports growth UZ to CN | -12 | %
ru: Добыча угля в Кыргызстане в 2025 году достигла 4 млн тонн.
    coal production KG | 4e+06 | t
zh: 2025年，中国与乌兹别克斯坦双边贸易额达到160亿美元。
    trade turnover CN-UZ | 1.6e+10 | USD
zh: 今年前8个月，我国对中亚五国进出口4700亿元。
    trade turnover C5-CN | 4.7e+11 | CNY
zh: 2025年，中国与吉尔吉斯斯坦贸易额同比增长8.5%。
    trade turnover growth CN-KG | 8.5 | %
kk: Қазақстан мен Қытай арасындағы тауар айналымы 44 миллиард долларға жетті.
    trade turnover CN-KZ | 4.4e+10 | USD
ky: Кыргызстан менен Кытайдын товар жүгүртүүсү 20 миллиард долларга жетти.
    trade turnover CN-KG | 2e+10 | USD
uz: O'zbekiston va Xitoy o'rtasidagi tovar ayirboshlash hajmi 14 mlrd dollarga yetdi.
    trade turnover CN-UZ | 1.4e+10 | USD
tg: Гардиши мол байни Тоҷикистон ва Чин 4 миллиард доллар шуд.
    trade turnover CN-TJ | 4e+09 | USD
tg: Маҷмӯи маҳсулоти дохилии Тоҷикистон 8,4 фоиз афзоиш ёфт.
    gdp growth TJ | 8.4 | %
kk: Қытай Қазақстаннан 1,2 миллион тонна астық импорттады.
    grain imports KZ to CN | 1200000 | t
tk: Türkmenistan bilen Hytaýyň söwda dolanyşygy 10 milliard dollara ýetdi.
    trade turnover CN-TM | 1e+10 | USD
"""


def _said() -> list[tuple[str, str, tuple[str, float, str]]]:
    lines = SAID.strip().splitlines()
    cases = []
    for sentence, meaning in zip(lines[::2], lines[1::2], strict=True):
        about, quantity, measure = meaning.strip().split(" | ")
        cases.append((sentence[:2], sentence[4:], (about, float(quantity), measure)))
    return cases


@pytest.mark.parametrize(("language", "text", "meaning"), _said())
def test_a_figure_says_what_is_measured_and_of_whom(tagger, language, text, meaning):
    """The same in every language; a fall is below zero."""
    assert told(figures(tagger, text, language)) == [meaning]


NO_FIGURES = [
    ("en", "China and Kazakhstan plan to raise trade turnover to $100 billion by 2030."),
    ("en", "Trade turnover between China and Kazakhstan could reach $100 billion."),
    ("en", "The port of Aktau moved 4 million tons of freight in 2025."),
    ("en", "Exports to the EU from Kazakhstan reached $30 billion in 2025."),
    ("en", "Oil accounts for 60% of Kazakhstan's exports."),
    ("en", "The ministry denied that Kazakhstan's public debt reached $200 billion."),
    ("en", "They walked 5 km and met on Sunday."),
    ("ru", "Стороны договорились довести товарооборот Китая и Узбекистана до 20 млрд долларов."),
    ("ru", "Компания отправила из Казахстана 300 тонн груза."),
    ("zh", "双方力争中国与哈萨克斯坦贸易额达到1000亿美元。"),
    ("zh", "两国贸易额突破400亿美元。"),
    ("zh", "2025年，厦门港完成集装箱吞吐量1200万标箱。"),
]


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_plans_parts_and_denials_are_no_figures(tagger, language, text):
    assert figures(tagger, text, language) == ()


PERIODS = [
    ("en", "In 2025, trade between China and Kazakhstan reached $43 billion.", date(2025, 1, 1), date(2025, 12, 31)),
    (
        "ru",
        "Экспорт Казахстана за первый квартал 2026 года составил 9 млрд долларов.",
        date(2026, 1, 1),
        date(2026, 3, 31),
    ),
    ("ru", "На 1 июля 2026 года внешний долг Казахстана составил 160 млрд долларов.", None, date(2026, 7, 1)),
    ("zh", "2025年，中国与哈萨克斯坦贸易额达到430亿美元。", date(2025, 1, 1), date(2025, 12, 31)),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), PERIODS)
def test_a_figure_has_the_period_of_its_sentence(tagger, language, text, first, last):
    """Of a level as of one day there is only the last day."""
    (found,) = figures(tagger, text, language)
    assert (found.period_from, found.as_of) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "Kazakhstan's trade with China reached $41 billion in January-October.", "2025-01-01", "2025-10-31"),
        ("en", "Exports of China to Tajikistan rose to $3 billion in the fourth quarter.", "2025-10-01", "2025-12-31"),
        ("ru", "Экспорт Китая в Таджикистан в ноябре составил 3 млрд долларов.", "2025-11-01", "2025-11-30"),
        ("en", "Exports of China to Tajikistan rose to $3 billion in August.", "2026-08-01", "2026-08-31"),
        ("en", "Exports of China to Tajikistan rose to $3 billion this year.", "2026-01-01", "2026-12-31"),
    ],
)
def test_what_was_counted_in_months_that_are_not_over_was_counted_the_year_before(tagger, language, text, first, last):
    """Of the months of a year that is named or meant, nothing is moved."""
    (figure,) = figures(tagger, text, language)
    assert (str(figure.period_from), str(figure.as_of)) == (first, last)


def test_each_end_of_a_change_has_its_own_year_and_only_the_later_counts(tagger):
    """The level from which it rose is that of another period, told only for comparison."""
    text = "我国对中亚五国进出口由2013年的3000亿元扩大至2025年的7000亿元。"
    (found,) = figures(tagger, text, "zh")
    assert (found.quantity, found.as_of) == (7e11, date(2025, 12, 31))


def test_a_figure_without_a_country_goes_on_with_those_before(tagger):
    """A paragraph keeps its parties and its period."""
    text = "Kazakhstan's exports grew in 2025. Imports reached $60 billion."
    assert [one.about for one in figures(tagger, text)] == ["imports KZ"]


def test_the_evidence_is_the_sentence(tagger):
    """Its place in the field is that of the text as given."""
    text = "Nothing here. Inflation in Kazakhstan stood at 9.3% in August. Nothing there."
    (found,) = figures(tagger, text)
    assert text[found.start_char : found.end_char] == found.sentence
    assert found.sentence == "Inflation in Kazakhstan stood at 9.3% in August."


def test_a_range_and_a_bound_are_kept(tagger):
    """Sources that are set side by side may leave room."""
    (found,) = figures(tagger, "Kazakhstan's gold reserves exceeded $20 billion in 2025.")
    assert (found.quantity, found.bound) == (2e10, "over")


def test_exports_and_imports_within_the_turnover_are_figures_of_their_own(tagger):
    """Who sends to whom is part of what is measured: mirrored trade is not the same thing."""
    text = "前三季度，中国与中亚五国进出口总值5200亿元，其中出口3500亿元，进口1700亿元。"
    about = [one.about for one in figures(tagger, text, "zh")]
    assert about == ["trade turnover C5-CN", "exports CN to C5", "imports C5 to CN"]


@pytest.mark.parametrize("piece", ["GDP 5% up ", "exports reached $5 billion, ", "killed 5 people "])
def test_a_sentence_full_of_measures_costs_no_more_than_a_table_may(tagger, piece):
    """Only so many amounts of a sentence are looked at."""
    assert len(figures(tagger, "Kazakhstan: " + piece * 200)) <= 60
