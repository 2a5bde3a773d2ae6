"""Happenings in English, Russian and Chinese: invented sentences, each with what it tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from benchmarks.tags import read_rules
from newsdesk.records import Event
from newsdesk.tagging import Tagger

DAY = date(2025, 3, 12)
"""The day on which all of them are published: a Wednesday."""
LONGEST = 0.05
"""Seconds that a sentence may take, however it is made."""

# language, text, and of each happening: kind, first day, precision, country, status
Told = tuple[str, str | None, str | None, str | None, str]
ONE: list[tuple[str, str, Told]] = [
    # English
    (
        "en",
        "The foreign ministers of China and Kazakhstan met on Monday in Astana.",
        ("meeting", "2025-03-10", "day", "KZ", "held"),
    ),
    (
        "en",
        "Uzbekistan will host a regional climate forum in Samarkand on 4-6 June.",
        ("forum", "2025-06-04", "day", "UZ", "scheduled"),
    ),
    (
        "en",
        "The third China-Tajikistan trade fair will open in Dushanbe on 20 May.",
        ("exhibition", "2025-05-20", "day", "TJ", "scheduled"),
    ),
    ("en", "The prime minister of Kyrgyzstan visited China on 3 March.", ("visit", "2025-03-03", "day", "CN", "held")),
    (
        "en",
        "Turkmenistan's president will visit China next month.",
        ("visit", "2025-04-01", "month", "CN", "scheduled"),
    ),
    (
        "en",
        "Kazakhstan and China signed an agreement on border crossings in Almaty on 7 March.",
        ("signing", "2025-03-07", "day", "KZ", "held"),
    ),
    (
        "en",
        "A textile plant opened in Bukhara on Tuesday, the Uzbek government said.",
        ("opening", "2025-03-11", "day", "UZ", "held"),
    ),
    (
        "en",
        "Presidential elections in Kyrgyzstan are scheduled for January 2027.",
        ("election", "2027-01-01", "month", "KG", "scheduled"),
    ),
    (
        "en",
        "China and Tajikistan will hold joint military drills in July.",
        ("exercise", "2025-07-01", "month", None, "scheduled"),
    ),
    (
        "en",
        "The summit in Tashkent has been postponed to 12 September.",
        ("summit", "2025-09-12", "day", "UZ", "postponed"),
    ),
    (
        "en",
        "The forum in Bishkek planned for 2 April has been cancelled.",
        ("forum", "2025-04-02", "day", "KG", "cancelled"),
    ),
    (
        "en",
        "The fifth summit of Central Asian leaders takes place in Ashgabat in 2026.",
        ("summit", "2026-01-01", "year", "TM", "scheduled"),
    ),
    (
        "en",
        "Kazakh and Chinese officials held talks in Beijing on 11 March.",
        ("meeting", "2025-03-11", "day", "CN", "held"),
    ),
    (
        "en",
        "The first freight train left Xi'an for Tashkent on 9 March.",
        ("opening", "2025-03-09", "day", "CN", "held"),
    ),
    (
        "en",
        "An exhibition of Kazakh carpets opens in Shanghai on 1 April.",
        ("exhibition", "2025-04-01", "day", "CN", "scheduled"),
    ),
    # Russian
    (
        "ru",
        "Министры иностранных дел Китая и Казахстана встретились в понедельник в Астане.",
        ("meeting", "2025-03-10", "day", "KZ", "held"),
    ),
    (
        "ru",
        "В Ташкенте 4-6 июня пройдет второй международный форум по климату.",
        ("forum", "2025-06-04", "day", "UZ", "scheduled"),
    ),
    ("ru", "Президент Таджикистана 3 марта посетил Китай.", ("visit", "2025-03-03", "day", "CN", "held")),
    ("ru", "В апреле глава МИД Кыргызстана посетит Китай.", ("visit", "2025-04-01", "month", "CN", "scheduled")),
    (
        "ru",
        "10 марта в Алматы подписано соглашение о совместном предприятии.",
        ("signing", "2025-03-10", "day", "KZ", "held"),
    ),
    ("ru", "В Самарканде 11 марта открылся новый логистический центр.", ("opening", "2025-03-11", "day", "UZ", "held")),
    (
        "ru",
        "15 мая авиакомпания выполнит первый рейс из Бишкека в Урумчи.",
        ("opening", "2025-05-15", "day", "KG", "scheduled"),
    ),
    (
        "ru",
        "Выборы в парламент Казахстана намечены на 2028 год.",
        ("election", "2028-01-01", "year", "KZ", "scheduled"),
    ),
    (
        "ru",
        "В Душанбе 20 мая откроется выставка китайского фарфора.",
        ("exhibition", "2025-05-20", "day", "TJ", "scheduled"),
    ),
    ("ru", "Саммит в Ашхабаде перенесен на 12 сентября.", ("summit", "2025-09-12", "day", "TM", "postponed")),
    ("ru", "Форум в Бишкеке, намеченный на 2 апреля, отменен.", ("forum", "2025-04-02", "day", "KG", "cancelled")),
    (
        "ru",
        "Осенью планируется начать строительство моста через Амударью в Узбекистане.",
        ("opening", "2025-09-01", "quarter", "UZ", "scheduled"),
    ),
    (
        "ru",
        "7 марта в Урумчи состоялось VI заседание совместной комиссии.",
        ("meeting", "2025-03-07", "day", "CN", "held"),
    ),
    (
        "ru",
        "В 2026 году в Казахстане пройдет третий саммит глав государств региона.",
        ("summit", "2026-01-01", "year", "KZ", "scheduled"),
    ),
    (
        "ru",
        "Совместные учения Китая и Таджикистана пройдут в июле в Таджикистане.",
        ("exercise", "2025-07-01", "month", "TJ", "scheduled"),
    ),
    (
        "ru",
        "С 22 апреля Узбекистан запустит прямые рейсы из Ташкента в Сиань.",
        ("opening", "2025-04-22", "day", "UZ", "scheduled"),
    ),
    ("ru", "Накануне в Бишкеке был дан старт строительству кампуса.", ("opening", "2025-03-11", "day", "KG", "held")),
    (
        "ru",
        "На следующей неделе Ташкент примет заседание совета министров соседей.",
        ("meeting", "2025-03-01", "month", "UZ", "scheduled"),
    ),
    # Chinese
    ("zh", "谈判工作将于今年11月完成。", ("other", "2025-11-01", "month", "CN", "scheduled")),
    ("zh", "上周，两国外长在杜尚别举行会晤。", ("meeting", "2025-03-01", "month", "TJ", "held")),
    ("zh", "今天（3月12日），有关部门部署开展防火行动。", ("other", "2025-03-12", "day", "CN", "held")),
    ("zh", "3月11日，外交部长在阿斯塔纳会见哈萨克斯坦副总理。", ("meeting", "2025-03-11", "day", "KZ", "held")),
    ("zh", "国务院副总理12日在北京会见乌兹别克斯坦客人。", ("meeting", "2025-03-12", "day", "CN", "held")),
    ("zh", "第三届中国—中亚青年论坛将于6月4日至6日在塔什干举行。", ("forum", "2025-06-04", "day", "UZ", "scheduled")),
    ("zh", "塔吉克斯坦总统将于4月对中国进行国事访问。", ("visit", "2025-04-01", "month", "CN", "scheduled")),
    ("zh", "去年7月，中国总理对吉尔吉斯斯坦进行正式访问。", ("visit", "2024-07-01", "month", "KG", "held")),
    ("zh", "3月10日，中吉两国企业在比什凯克签署合作协议。", ("signing", "2025-03-10", "day", "KG", "held")),
    ("zh", "今天（3月12日），一座新图书馆在西安开馆。", ("opening", "2025-03-12", "day", "CN", "held")),
    ("zh", "昨天（3月11日），首趟果蔬专列从喀什出发驶往塔什干。", ("other", "2025-03-11", "day", "CN", "held")),
    ("zh", "今年是中国同土库曼斯坦建交33周年。", ("anniversary", "2025-01-01", "year", None, "held")),
    ("zh", "各方商定由乌兹别克斯坦于2027年主办第四届地区峰会。", ("summit", "2027-01-01", "year", "UZ", "scheduled")),
    ("zh", "原定于9月举行的地区峰会推迟。", ("summit", "2025-09-01", "month", "CN", "postponed")),
    ("zh", "丝路博览会将于5月20日在西安开幕。", ("exhibition", "2025-05-20", "day", "CN", "scheduled")),
    ("zh", "2013年，中方在阿斯塔纳提出共建倡议。", ("other", "2013-01-01", "year", "KZ", "held")),
    ("zh", "中塔两国军队将于7月举行联合反恐演习。", ("exercise", "2025-07-01", "month", "CN", "scheduled")),
    ("zh", "平台计划于今年8月上线。", ("opening", "2025-08-01", "month", "CN", "scheduled")),
    ("zh", "哈萨克斯坦总统选举将于2029年举行。", ("election", "2029-01-01", "year", "KZ", "scheduled")),
]

MORE: list[tuple[str, str, list[Told]]] = [
    (
        "zh",
        "3月11日，国家副主席在西安会见来华出席中国—中亚青年峰会的塔吉克斯坦议长。",
        [("meeting", "2025-03-11", "day", "CN", "held"), ("summit", "2025-03-01", "month", "CN", "held")],
    ),
    (
        "zh",
        "3月11日上午，中国总理在阿斯塔纳同哈萨克斯坦总理举行会谈。会谈后，双方签署《农业合作备忘录》。",
        [("meeting", "2025-03-11", "day", "KZ", "held"), ("signing", "2025-03-11", "day", "KZ", "held")],
    ),
    (
        "ru",
        "Занятия в школах Самарканда начнутся 19 марта. Причина в том, что в Самарканде 15-16 марта пройдет саммит.",
        [("opening", "2025-03-19", "day", "UZ", "scheduled"), ("summit", "2025-03-15", "day", "UZ", "scheduled")],
    ),
    (
        "en",
        "Japarov visits China while Mirziyoyev is due to attend a trade forum in Kazakhstan.",
        [("visit", "2025-03-12", "day", "CN", "held"), ("forum", "2025-03-01", "month", "KZ", "scheduled")],
    ),
]

NONE = [
    ("en", "Trade between China and Kazakhstan grew by 12 per cent in 2024."),
    ("en", "The minister said on Monday that cooperation would deepen."),
    ("en", "Tashkent denied rumours that the summit had been held in secret on 3 March."),
    ("en", "Will the presidents meet in Astana on 5 May?"),
    ("en", "The two sides agreed to strengthen cooperation in all fields."),
    ("en", "During his visit to Beijing the minister praised the relations of the two countries."),
    ("en", "Police in Bishkek arrested three men on Sunday."),
    ("en", "The mayors of Lyon and Turin met in Geneva on 3 March."),
    ("ru", "Товарооборот Китая и Казахстана вырос в 2024 году на 12%."),
    ("ru", "Президент Узбекистана принял посла Китая."),
    ("ru", "Сегодня мир меняется быстрее, чем когда-либо."),
    ("ru", "МИД Таджикистана опроверг сообщения о том, что 3 марта прошли переговоры."),
    ("ru", "Встретятся ли президенты 5 мая в Астане?"),
    ("ru", "В Алматы 10 марта в ДТП погибли два человека."),
    ("ru", "По словам министра, сказанным 10 марта, сотрудничество будет расширяться."),
    ("ru", "https://example.uz/ru/2025/03/10/china/"),
    ("ru", "В субботу скончался известный писатель."),
    ("zh", "记者今天（3月12日）从海关总署获悉，前2个月我国对中亚五国进出口增长。"),
    ("zh", "发言人11日表示，中方愿同各方深化合作。"),
    ("zh", "双方要加强互联互通，推动共建“一带一路”高质量发展。"),
    ("zh", "中方愿同哈方巩固友好关系。"),
    ("zh", "有关部门参加会见。"),
    ("zh", "中央气象台预计，明天新疆北部有大雪。"),
    ("zh", "各方将认真落实地区峰会成果。"),
    ("zh", "我国科学考察船“远望三号”性能先进。"),
    ("zh", "让我们共同开创更加美好的明天。"),
    ("ru", "Мэры Лиона и Турина встретились 3 марта в Женеве."),
    ("zh", "外交部否认3月3日举行过秘密会谈。"),
]

NUMBERS = [
    (
        "en",
        "The second China-Central Asia trade forum will open in Bishkek on 4 May.",
        2,
        "second China-Central Asia trade forum",
    ),
    ("en", "The 14th session of the border commission took place in Almaty on 3 March.", 14, None),
    (
        "ru",
        "В Ташкенте 16 апреля состоится второй Экономический форум региона.",
        2,
        "второй Экономический форум региона",
    ),
    ("ru", "В Самарканде 15 мая пройдет 22-й саммит организации.", 22, "22-й саммит организации"),
    ("ru", "В Астане 20 мая пройдет IV форум соседей.", 4, "IV форум соседей"),
    ("zh", "第十一届中国—中亚合作论坛将于5月4日在银川开幕。", 11, "第十一届中国—中亚合作论坛"),
    ("zh", "首届中亚茶叶博览会3月10日在西安开幕。", 1, "首届中亚茶叶博览会"),
    ("kk", "Екінші аймақтық форум 4 мамырда Астанада өтеді.", 2, None),
    ("uz", "Uchinchi mintaqaviy forum 4-may kuni Toshkentda bo'lib o'tadi.", 3, None),
]


@pytest.fixture(scope="module")
def tagger(project: Path) -> Tagger:
    """Knows the project's own catalogue."""
    return Tagger(read_rules(project / "catalog"))


def _events(tagger: Tagger, language: str, text: str, title: str = "") -> tuple[Event, ...]:
    return tagger.analyse(title=title, standfirst=None, body=text, language=language, published=DAY).events


def _told(event: Event) -> Told:
    first = event.starts_on.isoformat() if event.starts_on else None
    return event.kind, first, event.date_precision, event.country, event.status


@pytest.mark.parametrize(("language", "text", "told"), ONE, ids=[text for _, text, _ in ONE])
def test_a_dated_happening_is_found_with_its_kind_time_country_and_status(
    tagger: Tagger, language: str, text: str, told: Told
) -> None:
    """One sentence, one happening; its evidence is the text from its start to its end."""
    events = _events(tagger, language, text)
    assert [_told(event) for event in events] == [told]
    assert text[events[0].start_char : events[0].end_char] == events[0].sentence


@pytest.mark.parametrize(("language", "text", "told"), MORE, ids=[text for _, text, _ in MORE])
def test_several_happenings_are_told_apart(tagger: Tagger, language: str, text: str, told: list[Told]) -> None:
    """A gathering that is attended in passing, a signing after the talks, two clauses with a day each."""
    assert [_told(event) for event in _events(tagger, language, text)] == told


@pytest.mark.parametrize(("language", "text"), NONE, ids=[text for _, text in NONE])
def test_what_is_no_happening_stays_out(tagger: Tagger, language: str, text: str) -> None:
    """Figures, statements, courtesy, questions, denials, crimes, weather, and the news of others."""
    assert _events(tagger, language, f"Introduction.\n\n{text}") == ()


@pytest.mark.parametrize(("language", "text", "number", "name"), NUMBERS, ids=[text for _, text, _, _ in NUMBERS])
def test_a_gathering_has_its_number_and_name(
    tagger: Tagger, language: str, text: str, number: int, name: str | None
) -> None:
    """The number of its series in digits, words or Roman numerals; the name as it is written."""
    event = _events(tagger, language, text)[0]
    assert event.ordinal == number
    assert name is None or event.name == name


def test_a_gathering_without_its_number_is_the_one_named_before(tagger: Tagger) -> None:
    """What is just called the summit is the second summit that was spoken of."""
    text = (
        "The ministers met on Monday in Bishkek to prepare for the second China-Central Asia Energy Summit. "
        "They promised to support the summit, which is scheduled for next year in Uzbekistan."
    )
    summit = _events(tagger, "en", text)[-1]
    assert (summit.kind, summit.ordinal, summit.starts_on, summit.country) == ("summit", 2, date(2025 + 1, 1, 1), "UZ")
    assert summit.name == "second China-Central Asia Energy Summit"


def test_what_the_title_says_and_the_body_tells_is_told_of_the_body(tagger: Tagger) -> None:
    """A headline is no happening of its own."""
    events = _events(tagger, "zh", "3月11日，副总理在北京会见哈萨克斯坦议长。", title="副总理会见哈萨克斯坦议长")
    assert [event.field for event in events] == ["body"]


def test_a_title_that_the_body_does_not_repeat_tells_of_its_happening(tagger: Tagger) -> None:
    """News of the day in English needs no date."""
    events = _events(tagger, "en", "Relations have never been better.", title="Tokayev visits China")
    assert [(event.field, _told(event)) for event in events] == [
        ("title", ("visit", "2025-03-12", "day", "CN", "held"))
    ]


def test_a_happening_of_several_days_has_its_last_day(tagger: Tagger) -> None:
    """The first day is where it starts; both are of precision day."""
    event = _events(tagger, "ru", "В Ташкенте 4-6 июня пройдет форум соседей.")[0]
    assert (event.starts_on, event.ends_on, event.place) == (date(2025, 6, 4), date(2025, 6, 6), "Ташкенте")


def test_talks_speak_of_their_own_morrow(tagger: Tagger) -> None:
    """What was tomorrow in yesterday's talks is today."""
    text = "3月11日，国家主席在阿斯塔纳会见哈萨克斯坦总统。国家主席表示，相信明天的地区峰会一定会取得成功。"
    summit = next(event for event in _events(tagger, "zh", text) if event.kind == "summit")
    assert (summit.starts_on, summit.country) == (date(2025, 3, 12), "KZ")


def test_of_a_visit_of_several_days_nobody_knows_on_which_the_talks_were(tagger: Tagger) -> None:
    """The visit has its days, what is done during it the month."""
    text = "3月5日至7日，副总理对乌兹别克斯坦进行正式访问，在塔什干会见乌兹别克斯坦总统。"
    assert [(event.kind, event.starts_on, event.date_precision) for event in _events(tagger, "zh", text)] == [
        ("visit", date(2025, 3, 5), "day"),
        ("meeting", date(2025, 3, 1), "month"),
    ]


def test_a_place_that_no_catalogue_knows_is_still_written_down(tagger: Tagger) -> None:
    """The words around it show that it is a place."""
    event = _events(tagger, "zh", "3月11日，委员长在人民大会堂会见哈萨克斯坦议长。")[0]
    assert (event.place, event.country) == ("人民大会堂", "CN")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("kk", "2026 жылы Астанада саммит өтеді.", ("summit", "2026-01-01", "year", "KZ", "scheduled")),
        ("ky", "5-июнда Бишкекте форум өтөт.", ("forum", "2025-06-05", "day", "KG", "scheduled")),
        ("uz", "5-may kuni Samarqandda forum bo'lib o'tadi.", ("forum", "2025-05-05", "day", "UZ", "scheduled")),
        ("tg", "5 май дар Душанбе форум баргузор мешавад.", ("forum", "2025-05-05", "day", "TJ", "scheduled")),
        ("tk", "5-nji iýunda Aşgabatda forum geçiriler.", ("forum", "2025-06-05", "day", "TM", "scheduled")),
    ],
)
def test_the_other_five_languages_tell_of_gatherings(tagger: Tagger, language: str, text: str, told: Told) -> None:
    """By their own words, and by the case in which the place stands."""
    assert [_told(event) for event in _events(tagger, language, text)] == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "3月11日，外交部长同哈萨克斯坦副总理通电话。"),
        ("ru", "Президенты Узбекистана и Китая провели телефонный разговор 9 марта."),
        ("en", "The leaders of Uzbekistan and China held talks by phone on 9 March."),
    ],
)
def test_what_is_done_over_the_telephone_is_nowhere(tagger: Tagger, language: str, text: str) -> None:
    """It has its day, and no country."""
    event = _events(tagger, language, text)[0]
    assert (event.date_precision, event.place, event.country) == ("day", None, None)


def test_a_vote_of_which_the_body_tells_is_not_told_of_the_title(tagger: Tagger) -> None:
    """Both speak of one election."""
    events = _events(tagger, "en", "Polls opened on Sunday across Kazakhstan.", title="Kazakhs vote in a referendum")
    assert [(event.field, event.kind) for event in events] == [("body", "election")]


def test_an_article_without_a_day_tells_only_what_dates_itself(tagger: Tagger) -> None:
    """Nothing is invented: a weekday stays without a date."""
    text = (
        "The ministers of China and Kazakhstan met on Monday in Astana. A forum will be held in Astana on 5 May 2025."
    )
    events = tagger.analyse(title="", standfirst=None, body=text, language="en", published=None).events
    assert [event.starts_on for event in events if event.kind == "forum"] == [date(2025, 5, 5)]
    assert all(event.starts_on is None for event in events if event.kind == "meeting")


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("zh", "会见"),
        ("zh", "5月17日"),
        ("zh", "在北京"),
        ("zh", "，"),
        ("zh", "《"),
        ("zh", "第一届峰会"),
        ("en", "summit in May "),
        ("en", "met on Monday, "),
        ("en", '" '),
        ("en", "in Astana "),
        ("ru", "саммит 5 мая "),
        ("ru", "во время встречи "),
        ("ru", "который, "),
        ("en", "second "),
    ],
)
def test_no_text_however_made_takes_long(tagger: Tagger, language: str, piece: str) -> None:
    """Some 50 sentences are made of 100,000 characters: each may take 50 ms, however often it says the same."""
    text = piece * (100_000 // len(piece))
    _events(tagger, language, text[:100])
    begin = process_time()
    _events(tagger, language, text)
    assert process_time() - begin < LONGEST * 51
