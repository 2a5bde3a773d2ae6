"""The whole finding, by invented articles: what is found in which field, where exactly, and how often."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.tags import read_rules
from newsdesk.records import Analysis, Commitment, Event, Field, Figure
from newsdesk.tagging import Tagger

DAY = date(2026, 4, 14)
"""The day on which all of them are published, a Tuesday."""
SEED = "000_1a9f781e7297c94b.txt"
FIVE = {"KZ", "KG", "TJ", "TM", "UZ"}

ARTICLES: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "China will provide 300 scholarships to Uzbekistan by the end of 2027.",
        "A forum will be held in Tashkent on 5 June 2027.",
        "Trade between China and Uzbekistan reached $14 billion in 2025.",
    ),
    "ru": (
        "Китай предоставит Узбекистану 300 стипендий до конца 2027 года.",
        "5 июня 2027 года в Ташкенте пройдёт форум.",
        "Товарооборот Китая и Узбекистана в 2025 году составил 14 млрд долларов.",
    ),
    "zh": (
        "中国将在2027年前向哈萨克斯坦提供300个奖学金名额。",
        "第三届中国—中亚峰会将于2027年6月5日在北京举行。",
        "2025年中哈贸易额达到440亿美元。",
    ),
    "kk": (
        "Қытай Қазақстанға 2027 жылға дейін 200 автобус жеткізеді.",
        "2027 жылғы 5 маусымда Астанада форум өтеді.",
        "2025 жылы Қазақстан мен Қытайдың тауар айналымы 44 млрд долларға жетті.",
    ),
    "ky": (
        "Кытай Кыргызстанга 2027-жылга чейин 200 автобус жеткирет.",
        "2027-жылдын 5-июнунда Бишкекте форум өтөт.",
        "2025-жылы Кыргызстан менен Кытайдын соода жүгүртүүсү 20 миллиард долларга жетти.",
    ),
    "uz": (
        "Xitoy Oʻzbekistonga 2027-yilgacha 200 ta avtobus yetkazib beradi.",
        "2027-yil 5-iyun kuni Toshkentda forum boʻlib oʻtadi.",
        "2025-yilda Oʻzbekiston va Xitoy savdo aylanmasi 14 milliard dollarga yetdi.",
    ),
    "tg": (
        "Чин ба Тоҷикистон то соли 2027 200 автобус медиҳад.",
        "5 июни соли 2027 дар Душанбе форум баргузор мешавад.",
        "Дар соли 2025 гардиши савдои Тоҷикистону Чин ба 3 миллиард доллар расид.",
    ),
    "tk": (
        "Hytaý Türkmenistana 2027-nji ýyla çenli 200 awtobus getirer.",
        "2027-nji ýylyň 5-nji iýunynda Aşgabatda forum geçiriler.",
        "2025-nji ýylda Türkmenistan bilen Hytaýyň söwda dolanyşygy 10 milliard dollara ýetdi.",
    ),
}
"""By language: a promise, an event, a figure."""

SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "lines of Windows": lambda text: f"\r\n\r\n{text}\r\n",
    "emoji": lambda text: f"🇨🇳👩‍👩‍👧 {text} 🥳",
    "letters that grow in lower case": lambda text: f"İİ ﬁ {text}",
    "a mark of direction in front": lambda text: f"\u202a{text}",
    "control characters": lambda text: f"\x00\x1b\x07 {text}",
    "a lone surrogate": lambda text: f"\ud83d {text}",
}
"""Ways to write a text that leave what it says."""


@pytest.fixture(scope="module")
def tagger(project: Path) -> Tagger:
    """By the project's own catalogue."""
    return Tagger(read_rules(project / "catalog"))


def read(
    tagger: Tagger,
    body: str,
    language: str = "en",
    *,
    title: str = "",
    standfirst: str | None = None,
    day: date | None = DAY,
    precise: bool = True,
) -> Analysis:
    return tagger.analyse(
        title=title, standfirst=standfirst, body=body, language=language, published=day, precise=precise
    )


def every(analysis: Analysis) -> list[Commitment | Event | Figure]:
    return [*analysis.commitments, *analysis.events, *analysis.figures]


def misplaced(analysis: Analysis, texts: Mapping[Field, str]) -> list[str]:
    """The evidence that is not what stands at its place in its field."""
    return [one.sentence for one in every(analysis) if texts[one.field][one.start_char : one.end_char] != one.sentence]


@pytest.mark.parametrize("language", ARTICLES)
def test_promise_event_and_figure_are_found_in_every_language_each_with_its_own_sentence(
    tagger: Tagger, language: str
) -> None:
    """One of each, in the order of the text; the same resolution of the same dates."""
    promise, event, figure = ARTICLES[language]
    analysis = read(tagger, f"{promise}\n\n{event}\n\n{figure}", language)
    assert [one.sentence for one in every(analysis)] == [promise, event, figure]
    assert analysis.commitments[0].due_to == date(2027, 12, 31)
    assert (analysis.events[0].starts_on, analysis.events[0].date_precision) == (date(2027, 6, 5), "day")
    assert (analysis.figures[0].period_from, analysis.figures[0].as_of) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("language", ARTICLES)
def test_evidence_stands_at_its_place_in_each_field(tagger: Tagger, language: str) -> None:
    """The title's in the title, the standfirst's in the standfirst, whatever the other fields hold."""
    title, standfirst, body = ARTICLES[language]
    analysis = read(tagger, body, language, title=title, standfirst=standfirst)
    assert {one.field for one in every(analysis)} == {"title", "standfirst", "body"}
    assert misplaced(analysis, {"title": title, "standfirst": standfirst, "body": body}) == []


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("language", ARTICLES)
def test_evidence_stands_at_its_place_however_the_text_is_written(tagger: Tagger, language: str, spelling: str) -> None:
    """And as much is found as in the plain text."""
    body = "\n\n".join(map(SPELLINGS[spelling], ARTICLES[language]))
    analysis = read(tagger, body, language)
    assert [type(one) for one in every(analysis)] == [Commitment, Event, Figure]
    assert misplaced(analysis, {"body": body}) == []


@pytest.mark.parametrize("language", ARTICLES)
def test_evidence_stands_at_its_place_where_letters_and_marks_are_characters_of_their_own(
    tagger: Tagger, language: str
) -> None:
    """Words with such letters may be missed; what is found is pointed at by the indices of the text as it is."""
    body = unicodedata.normalize("NFD", "\n\n".join(ARTICLES[language]))
    analysis = read(tagger, body, language)
    assert every(analysis)
    assert misplaced(analysis, {"body": body}) == []


def test_traditional_chinese_is_read_as_simplified_and_quoted_as_it_is(tagger: Tagger) -> None:
    """The evidence and the words of the date keep their characters."""
    body = "中方將在未來三年內向烏茲別克斯坦提供500個獎學金名額。第三屆中國—中亞峰會將於明年6月在北京舉行。"
    analysis = read(tagger, body, "zh")
    (promise,), (event,) = analysis.commitments, analysis.events
    assert (promise.quantity, promise.unit, promise.due_text) == (500, "scholarships", "未來三年內")
    assert (event.name, event.starts_on, event.date_precision) == ("第三屆中國—中亞峰會", date(2027, 6, 1), "month")
    assert misplaced(analysis, {"body": body}) == []


@pytest.mark.parametrize("language", ARTICLES)
def test_what_the_title_says_and_the_body_again_is_one_finding_of_the_body(tagger: Tagger, language: str) -> None:
    """A promise by its number and object, a figure by what it measures, an event by its day and name."""
    promise, event, figure = ARTICLES[language]
    body = f"{promise}\n\n{event}\n\n{figure}"
    for title in (promise, event, figure):
        analysis = read(tagger, body, language, title=title.rstrip(".。"))
        assert [(type(one), one.field) for one in every(analysis)] == [
            (Commitment, "body"),
            (Event, "body"),
            (Figure, "body"),
        ]


def test_a_heading_of_the_body_that_the_text_below_says_again_promises_nothing_itself(tagger: Tagger) -> None:
    """The sentence below it is the evidence."""
    told = "China will build a fertiliser plant in Jizzakh by 2028, officials announced."
    (promise,) = read(tagger, f"China will build fertiliser plant in Jizzakh\n{told}").commitments
    assert promise.start_char > 0


def test_a_title_is_evidence_where_there_is_nothing_else(tagger: Tagger) -> None:
    """An article may be its title."""
    title = "China to build three schools in Tajikistan by 2028"
    (promise,) = read(tagger, "", title=title).commitments
    assert (promise.field, promise.start_char, promise.end_char) == ("title", 0, len(title))


RELATIVE = (
    "China will build three schools in Tajikistan within two years.\n\n"
    "The second summit on glaciers will be held in Dushanbe next month.\n\n"
    "Trade between China and Tajikistan reached $3 billion last year."
)


@pytest.mark.parametrize(("day", "precise"), [(None, True), (date(2026, 4, 1), False)])
def test_nothing_is_counted_from_a_day_that_is_not_known(tagger: Tagger, day: date | None, *, precise: bool) -> None:
    """Of an article without a date, or with a mere month, what is found has no days that it does not say itself."""
    analysis = read(tagger, RELATIVE, day=day, precise=precise)
    assert [type(one) for one in every(analysis)][:2] == [Commitment, Event]
    (promise,), (event,) = analysis.commitments, analysis.events
    assert (promise.due_from, promise.due_to) == (None, None)
    assert (event.starts_on, event.ends_on) == (None, None)
    assert [one.as_of for one in analysis.figures] in ([], [None])


@pytest.mark.parametrize(("day", "precise"), [(None, True), (date(2026, 4, 1), False)])
def test_what_dates_itself_is_resolved_without_a_day(tagger: Tagger, day: date | None, *, precise: bool) -> None:
    """A year is one, whenever it is written; from when on is not known."""
    analysis = read(tagger, "\n\n".join(ARTICLES["en"]), day=day, precise=precise)
    assert analysis.commitments[0].due_to == date(2027, 12, 31)
    assert analysis.events[0].starts_on == date(2027, 6, 5)
    assert analysis.figures[0].as_of == date(2025, 12, 31)


def test_a_period_that_cannot_be_resolved_stays_text(tagger: Tagger) -> None:
    """The words of the deadline are kept, without dates."""
    (promise,) = read(tagger, RELATIVE, day=None).commitments
    assert (promise.due_text, promise.due_to) == ("within two years", None)


def test_what_is_promised_under_a_condition_says_so(tagger: Tagger) -> None:
    """The others do not."""
    under, without = read(
        tagger,
        "If parliament agrees, China will build three schools in Tajikistan.\n\n"
        "Kazakhstan will buy 40 locomotives from China.",
    ).commitments
    assert (under.conditional, without.conditional) == (True, False)


@pytest.mark.parametrize(
    "body",
    [
        "Kazakhstan denied that China will build a base in Tajikistan.",
        "China will not build the railway in Kyrgyzstan.",
        "Will China build three schools in Tajikistan?",
        "China and Kazakhstan will deepen cooperation in all fields.",
        "",
        " \n\n ",
    ],
)
def test_denial_question_courtesy_and_no_text_promise_nothing(tagger: Tagger, body: str) -> None:
    """Nothing is promised there."""
    assert read(tagger, body).commitments == ()


def test_promises_of_one_sentence_are_rows_of_their_own_each_with_its_words(tagger: Tagger) -> None:
    """Their evidence does not overlap, and each has its own number."""
    body = (
        "China will build three schools in Tajikistan, supply 40 buses to Dushanbe and increase the number of "
        "scholarships by 600."
    )
    promises = read(tagger, body).commitments
    assert [one.quantity for one in promises] == [3, 40, 600]
    assert all(one.end_char <= other.start_char for one, other in pairwise(promises))
    assert misplaced(read(tagger, body), {"body": body}) == []


def test_what_is_promised_is_told_in_a_line_that_ends_with_a_word(tagger: Tagger) -> None:
    """The evidence has all of it, control characters and all; what is cut says so."""
    body = "China will build three schools\x07\u00a0in Tajikistan, " + "one in each of its mountain districts, " * 9
    (promise,) = read(tagger, body).commitments
    assert promise.sentence == body.strip()
    assert promise.what.startswith("build three schools in Tajikistan, one in each of its mountain districts")
    assert promise.what.endswith(("in…", "each…", "of…", "its…", "mountain…", "districts…", "one…"))


@pytest.mark.parametrize("language", ["fr", "ar", "und", ""])
def test_a_language_that_is_not_ours_costs_nothing_but_its_findings(tagger: Tagger, language: str) -> None:
    """No rule is asked of another language."""
    assert every(read(tagger, "La Chine construira trois écoles au Tadjikistan d'ici 2028.", language)) == []


def test_the_seed_says_what_was_promised_what_comes_and_what_was_held(tagger: Tagger, project: Path) -> None:
    """Training and scholarships within three years, the second summit next year, the ministers' meeting on Sunday."""
    head, _, body = (project / "seeds" / SEED).read_text(encoding="utf-8").partition("\n\n")
    title = head.splitlines()[0].removeprefix("Title: ")
    analysis = read(tagger, body, title=title, day=date(2024, 12, 2))
    promises = {(one.object, one.quantity): one for one in analysis.commitments if one.quantity is not None}
    assert set(promises) == {("training", 1500), ("scholarship", 600)}
    for one in promises.values():
        assert (one.actor, set(one.beneficiaries), one.stage) == ("CN", FIVE, "pledged")
        assert one.due_to == date(2027, 12, 2)
    assert [
        (one.kind, one.ordinal, one.starts_on, one.date_precision, one.country, one.status) for one in analysis.events
    ] == [
        ("meeting", None, date(2024, 12, 1), "day", "CN", "held"),
        ("summit", 2, date(2025, 1, 1), "year", "KZ", "scheduled"),
    ]
    assert misplaced(analysis, {"title": title, "body": body}) == []
