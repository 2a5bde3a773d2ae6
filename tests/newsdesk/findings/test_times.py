"""Expressions of time in a sentence: which words they are, how they stand to their days, and which days these are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsdesk.findings.spelling import plain
from newsdesk.findings.times import find_times, speaks_of_future

DAY = date(2024, 12, 4)


def cases():
    """The rows of the tables beside this file: language, article's day, sentence, what is to be found."""
    for table in sorted((Path(__file__).parent / "times").glob("*.txt")):
        for row in table.read_text(encoding="utf-8").splitlines():
            if not row.startswith("#"):
                day, sentence, found = (part.strip() for part in row.split("|"))
                yield pytest.param(table.stem, day, sentence, found, id=f"{table.stem}: {sentence}")


def said(sentence, language, day):
    """What is found, in the manner of the tables."""
    return " ; ".join(
        f"{sentence[time.start : time.end]} = {time.role} "
        + (f"{time.interval.first} {time.interval.last} {time.interval.precision}" if time.interval else "?")
        for time in find_times(plain(sentence), language, day)
    )


@pytest.mark.parametrize(("language", "day", "sentence", "found"), [*cases()])
def test_a_sentence_says_these_times(language, day, sentence, found):
    """Words, role, first and last day and precision are as in the tables; where nothing stands, nothing is found."""
    assert said(sentence, language, None if day == "-" else date.fromisoformat(day)) == found


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "1 1 1 1 ",
            "2024-2024-",
            "next next next ",
            "三三三",
            "1.",
            "1:00 ",
            "end of ",
            "in the next ",
            "from may to ",
        ),
        *("до конца ", "с 1 по ", "в течение ", "i ii iii ", "五年内", "第", "2024年5月", "今年", "a'", "16-", "0.0/"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru", "zh", "kk", "ky", "uz", "tg", "tk", "fr"])
def test_a_sentence_of_any_length_and_make_is_read_to_its_end(language, unit):
    """What is found lies within the sentence, in order, and does not overlap."""
    text = (unit * 20_000)[:20_000]
    ends = [0]
    for time in find_times(text, language, DAY):
        assert ends[-1] <= time.start < time.end <= len(text)
        ends.append(time.end)


@pytest.mark.parametrize("language", ["en", "ru", "zh", "kk", "ky", "uz", "tg", "tk"])
def test_whatever_the_article_s_day_its_intervals_run_forward(language):
    """Every sentence of the tables, seen from leap days, turns of the year, ends of the calendar and from no day."""
    days = [None, date(1, 1, 1), date(9999, 12, 31), *(date(2024, 2, 28 + days) for days in (0, 1))]
    days += [date(2023, 12, 31), date(2024, 1, 1), date(2024, 3, 31), date(2025, 1, 30)]
    sentences = {case.values[2] for case in cases() if case.values[0] == language}
    for time in (time for text in sentences for day in days for time in find_times(plain(text), language, day)):
        assert time.interval is None or time.interval.first <= time.interval.last


def test_of_an_unknown_language_only_dates_in_numbers_are_found():
    """The words of another language mean nothing; a date in numbers is one everywhere."""
    assert said("Le 16.05.2024, et demain, en mai.", "fr", DAY) == "16.05.2024 = at 2024-05-16 2024-05-16 day"


@pytest.mark.parametrize(
    ("sentence", "found"), [("It is dated 05/06/2024.", ""), ("It is dated 25/06/2024.", "25/06/2024")]
)
def test_a_date_that_can_be_two_days_is_none(sentence, found):
    """With slashes the month may come first; only one that can be read in one way is read."""
    assert said(sentence, "en", DAY).partition(" = ")[0] == found


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "sentence", ["It was 900 years ago.", "It will be in 900 years.", "It will be on Monday, next year."]
)
def test_days_beyond_the_calendar_are_none(day, sentence):
    """At the ends of the calendar nothing is found, rather than something wrong, and nothing fails."""
    assert all(
        time.interval is None or time.interval.first <= time.interval.last
        for time in find_times(plain(sentence), "en", day)
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The bank will lend it."),
        ("en", "The opening is scheduled there."),
        ("en", "They are to sign it."),
        ("ru", "Завод построят."),
        ("ru", "Открытие запланировано."),
        ("ru", "Компания намерена расшириться."),
        ("zh", "双方将签署协议。"),
        ("zh", "公司计划扩建。"),
        ("kk", "Зауыт салынады."),
        ("kk", "Ашылу рәсімі жоспарланған."),
        ("ky", "Завод курулат."),
        ("ky", "Ачылышы пландалууда."),
        ("uz", "Zavod quriladi."),
        ("uz", "Завод қурилади."),
        ("uz", "Ochilishi rejalashtirilgan."),
        ("tg", "Корхона сохта мешавад."),
        ("tg", "Ширкат корхона хоҳад сохт."),
        ("tk", "Zawod guruljak."),
        ("tk", "Mejlis geçiriler."),
    ],
)
def test_a_sentence_speaks_of_the_future(language, sentence):
    """Its verbs and words of intent say so."""
    assert speaks_of_future(plain(sentence), language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The bank lent it."),
        ("en", "The willow grew."),
        ("ru", "Завод построили."),
        ("ru", "Сбудется ли мечта?"),
        ("zh", "双方签署了协议。"),
        ("kk", "Зауыт салынды."),
        ("ky", "Завод курулду."),
        ("uz", "Zavod qurildi, deyiladi xabarda."),
        ("tg", "Корхона сохта шуд."),
        ("tk", "Zawod guruldy."),
        ("fr", "La banque le fera."),
    ],
)
def test_a_sentence_does_not_speak_of_the_future(language, sentence):
    """It tells of what was or is; words that only contain such a word do not count."""
    assert not speaks_of_future(plain(sentence), language)
