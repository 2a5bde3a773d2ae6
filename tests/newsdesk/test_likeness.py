from __future__ import annotations

import random

import pytest

from newsdesk.alphabets import KAZAKH_ARABIC, KAZAKH_LATIN, UZBEK_CYRILLIC, spelt
from newsdesk.likeness import compare
from newsdesk.sketches import COMMON, KEYS, LEAD_KEYS, Index, sketch
from newsdesk.wording import read_wording

REPORT = """\
The ministers of transport of four states met on Tuesday in the port city to speak about the new line along the lake.
According to the host, two tunnels have been finished and a third one will be opened before the winter.
"We have lost a year, and we mean to win it back," minister Oskar Lindqvist told reporters after the session.
Freight on the old road has doubled since the bridge was closed for repairs in the spring.
Engineers from the northern institute presented a plan for moving the station of Halmstrand to higher ground.
The plan costs 340 million crowns, of which a bank of development would lend a half at low interest.
Farmers along the shore fear for their meadows, and their union has asked for a hearing in parliament.
A spokeswoman of the railway said that compensation would be paid to everybody whose land is needed.
The next meeting is to be held in May in the capital, where the contract for the signals will be signed.
Trains have not run along the lake since the flood of 1987 swept away eleven kilometres of track."""
OTHER = """\
A late frost has destroyed most of the apricot blossom in the southern valleys, growers said on Monday.
In some orchards fewer than one tree in ten will bear fruit this summer, an agronomist of the region reckoned.
The government is looking into emergency loans, and wants to buy smoke candles for the coming nights.
Prices on the market of the old town have already risen by a fifth within a week."""
UZBEK = (
    "Toshkent shahrida yangi ko'prik ochildi. O'zbekiston yo'l xizmati ma'lumotiga ko'ra, ko'prik uzunligi uch yuz "
    "metr bo'lib, u daryoning ikki qirg'og'idagi mahallalarni bog'laydi. Qurilish ishlari o'tgan yil "
    "bahorida boshlangan edi."
)
KAZAKH = (
    "Алматы қаласында жаңа көпір ашылды. Жол қызметінің мәліметінше, көпірдің ұзындығы үш жүз метр, ол өзеннің екі "
    "жағалауындағы аудандарды қосады. Құрылыс жұмыстары былтыр көктемде басталған еді."
)
CHINESE = (
    "交通部门今天宣布，连接两岸的新大桥正式通车。大桥全长三百米，设计时速六十公里，工程于去年春天开工，历时一年半建成。"
    "当地居民表示，过江时间将由一小时缩短到十分钟，老人看病、孩子上学都方便多了。专家认为，这座桥将带动沿线旅游业发展。"
)
TRADITIONAL = (
    "交通部門今天宣布，連接兩岸的新大橋正式通車。大橋全長三百米，設計時速六十公里，工程於去年春天開工，歷時一年半建成。"
    "當地居民表示，過江時間將由一小時縮短到十分鐘，老人看病、孩子上學都方便多了。專家認為，這座橋將帶動沿線旅遊業發展。"
)


def read(body, title=""):
    wording = read_wording(title, None, body)
    assert wording is not None
    return wording


def are_copies(one, other, titles=("", "")):
    return compare(read(one, titles[0]), read(other, titles[1])).is_copy


def shuffled(text):
    lines = text.split("\n")
    random.Random(3).shuffle(lines)  # noqa: S311
    return "\n".join(lines)


FOOTER = "Follow us on all networks. All rights reserved, reproduction only with permission of the publisher."
LEAD = "People in our town will be able to go to the sea by train again, as this paper learned."


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        REPORT.upper(),
        REPORT.replace('"', "«").replace(",", " ,"),
        "\n".join(REPORT.split("\n")[:3]),
        "\n".join(REPORT.split("\n")[4:8]),
        shuffled(REPORT),
        f"LAKE CITY, May 4 (Northern Agency) -- {REPORT}\n{FOOTER}",
        f"{LEAD}\n{REPORT}",
        "\n".join((LEAD, shuffled("\n".join(REPORT.split("\n")[:6])), FOOTER)),
        REPORT.replace("on Tuesday", "yesterday").replace("told reporters", "said"),
    ],
)
def test_what_newspapers_do_to_a_report_leaves_it_a_copy(copy):
    """Cut, re-ordered, credited, with a lead and a footer of their own, edited here and there: found, and alike."""
    original, reprint = read(REPORT, "Ministers meet"), read(copy, "A railway for the lake")
    assert set(sketch(original)) & set(sketch(reprint))
    likeness = compare(original, reprint)
    assert likeness.is_copy
    assert likeness == compare(reprint, original)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REPORT, OTHER),
        (f"{OTHER}\n{REPORT.splitlines()[0]}", f"{REPORT}"),
        (f"{OTHER}\n{FOOTER}", f"{LEAD} {LEAD[::-1]}\n{FOOTER}"),
    ],
)
def test_a_quotation_or_a_footer_in_common_makes_no_copy(one, other):
    assert not are_copies(one, other)


GREETING = (
    "The President sent a message to {}, head of state of {}, on the national holiday. He noted that relations between "
    "both countries had grown steadily, and wished his counterpart health and the people of {} prosperity."
)
TELEGRAM = (
    "国家主席致电{}，祝贺{}国庆日。贺电指出，两国关系稳步发展，政治互信不断加深，经贸、能源、交通等领域合作成果丰硕，"
    "给两国人民带来实实在在的利益。愿同总统先生一道努力，推动两国关系迈上新台阶。"
)
RATES = (
    "Центральный банк установил курс на {} марта. Стоимость доллара составит {} сума, евро — {} сума. Курсы "
    "применяются для бухгалтерского учёта, а также для исчисления таможенных платежей."
)


@pytest.mark.parametrize(
    ("form", "first", "second"),
    [
        (GREETING, ("Ainur Bek", "Norland", "Norland"), ("Daler Omon", "Sudland", "Sudland")),
        (TELEGRAM, ("别克托夫", "哈萨克斯坦"), ("沙里福夫", "塔吉克斯坦")),
        (RATES, ("4", "11 235,40", "12 018,33"), ("5", "11 240,15", "12 007,19")),
        ("В столице сегодня без осадков. Ветер {} м/с. Днём до {}° тепла, сообщили в центре погоды.", "47", "58"),
        (
            "The talks on the treaty, open for a year, will be held on 4 {} in the castle by the river.",
            ["May"],
            ["June"],
        ),
        ("Переговоры о договоре, начатые в прошлом году, пройдут 4 {} в старом замке на берегу.", ["мая"], ["июня"]),
    ],
)
def test_a_form_filled_in_twice_is_no_copy(form, first, second):
    """However much of the text they share: another name, number or month is another happening."""
    assert not are_copies(form.format(*first), form.format(*second))
    assert are_copies(form.format(*first), form.format(*first))


def test_headlines_that_differ_in_a_name_tell_two_happenings():
    """Those that have nothing in common tell nothing: whoever reprints writes another headline."""
    body = GREETING.format("the guest", "the neighbour", "the neighbour")
    assert not are_copies(body, body, ("President congratulates Ainur Bek", "President congratulates Daler Omon"))
    assert are_copies(body, body, ("President congratulates Ainur Bek", "Holiday in the south"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (UZBEK, " ".join(spelt(UZBEK.lower(), UZBEK_CYRILLIC))),
        (UZBEK, UZBEK.replace("'", "ʻ")),
        (UZBEK, UZBEK.replace("'", "’")),
        (CHINESE, TRADITIONAL),
        *((KAZAKH, " ".join(spelt(KAZAKH.lower(), letters))) for letters in (*KAZAKH_LATIN, KAZAKH_ARABIC)),
    ],
)
def test_a_text_is_itself_in_another_script(one, other):
    """Uzbek, Kazakh and Chinese in each of theirs, with apostrophes of any kind."""
    assert set(sketch(read(one))) & set(sketch(read(other)))
    assert are_copies(one, other)


def test_too_little_text_has_no_wording():
    assert read_wording("Weather", "Rain today", "") is None
    assert read_wording("", None, "") is None
    assert read_wording("天气预报", None, "今天有雨。") is None


def test_headline_and_text_together_may_say_enough():
    """Where neither body nor standfirst does."""
    wording = read_wording("Ministers meet by the lake", "They will speak about the new line", "And about tunnels")
    assert wording is not None
    assert "ministers" in wording.text.words


def test_a_sketch_is_small_and_fits_a_column_of_the_warehouse():
    """At most so many distinct signed 64-bit integers, however long the text."""
    for text in (REPORT, "\n".join(f"{REPORT} {number}" for number in range(400)), CHINESE, UZBEK):
        keys = sketch(read(text))
        assert 0 < len(set(keys)) == len(keys) <= KEYS + LEAD_KEYS
        assert all(-(2**63) <= key < 2**63 for key in keys)


def test_keys_stay_the_same_from_run_to_run():
    """They are stored: another release of Python must give the same."""
    assert min(sketch(read(REPORT))) == -9210487446832072665


@pytest.mark.parametrize(
    "text",
    ["a " * 30_000, "1 " * 30_000, "国" * 60_000, "a b " * 20_000, "a. " * 30_000, "x" * 200_000, "1.1" * 60_000],
)
def test_a_hostile_text_is_read_like_any_other(text):
    """Repetition without end costs no more than length."""
    wording = read_wording("", None, f"{text} {REPORT}")
    if wording is not None:
        assert compare(wording, wording).similarity > 0.99
        compare(wording, read(REPORT))


def test_the_index_names_those_first_that_share_most():
    index = Index()
    index.add("far", [1, 7, 8])
    index.add("near", [1, 2, 3])
    index.add("other", [9])
    assert index.candidates([1, 2, 3, 4]) == ["near", "far"]
    assert index.candidates([5]) == []


def test_a_formula_leads_nowhere_and_a_reprint_of_a_hundred_does():
    """A key that many originals hold is of a footer; one that many copies of one report hold is of that report."""
    index = Index()
    for number in range(COMMON + 1):
        index.add(f"original-{number}", [1])
        index.add(f"copy-{number}", [2], copy_of="report")
    assert index.candidates([1]) == []
    assert index.candidates([2])
