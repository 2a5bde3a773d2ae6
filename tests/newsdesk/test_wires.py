"""Invented credits, in the forms that are in use, and what looks like one."""

from __future__ import annotations

import time

import pytest

from newsdesk.agencies import AGENCIES, BY_NAME, agency_at, agency_named
from newsdesk.wires import credit_in, wire_of

STORY = (
    "The harbour authority said on Friday that the second quay would open before the end of the year.\n\n"
    "Cranes for it arrived in October; shipping lines welcomed the news."
)

DATELINES = [
    # English
    ("BEIJING, Nov. 20 (Xinhua) -- ", "Xinhua"),
    ("URUMQI, Nov. 20 (Xinhua)--", "Xinhua"),
    ("XI'AN, China, Nov. 20 (Xinhua) -- ", "Xinhua"),
    ("ASTANA, 20 November (Reuters) - ", "Reuters"),
    ("SEOUL/TOKYO, Nov 20 (Reuters) - ", "Reuters"),
    ("* Storm is over\n\nSEOUL, Nov 20 (Reuters) - ", "Reuters"),
    ("By Jane Doe\nLONDON, Nov 20 (Reuters) - ", "Reuters"),
    ("ASTANA (AP) — ", "AP"),
    ("(AP)—", "AP"),
    ("ALMATY, Kazakhstan (AFP) – ", "AFP"),
    ("Berlin (dpa) - ", "dpa"),
    ("ANKARA (AA) - ", "Anadolu"),
    ("MOSCOW, November 20. /TASS/. ", "TASS"),
    ("SEOUL, Nov. 20 (Yonhap) -- ", "Yonhap"),
    ("TOKYO, Nov 20 (Kyodo) - ", "Kyodo"),
    ("SHANGHAI, Nov. 20 (Bloomberg) -- ", "Bloomberg"),
    ("MINSK, 20 November (BelTA) – ", "BelTA"),
    ("Bishkek, November 20, 2026 / Kabar /. ", "Kabar"),
    ("BISHKEK (AKIpress) - ", "AKIpress"),
    ("AKIPRESS.COM - ", "AKIpress"),
    ("ASTANA. KAZINFORM ", "Kazinform"),
    ("ASTANA. KAZINFORM – ", "Kazinform"),
    ("ASTANA. November 20. KAZINFORM /Ivan Petrov/ – ", "Kazinform"),
    ("BAKU, Azerbaijan, November 20. Trend: ", "Trend"),
    ("Baku, November 20, AZERTAC\n", "AZERTAC"),
    ("Dushanbe, November 20 /NIAT Khovar/. ", "Khovar"),
    ("BEIJING, Nov. 20 (ECNS) -- ", "China News Service"),
    # Russian
    ("МОСКВА, 20 ноября. /ТАСС/. ", "TASS"),
    ("ТАСС, 20 ноября. ", "TASS"),
    ("АСТАНА. 20 ноября. КАЗИНФОРМ - ", "Kazinform"),
    ("БИШКЕК, 20 ноя — Sputnik. ", "Sputnik"),
    ("МОСКВА, 20 ноя - РИА Новости, Иван Иванов. ", "RIA Novosti"),
    ("Москва. 20 ноября. INTERFAX.RU - ", "Interfax"),
    ("УРУМЧИ, 20 ноября /Синьхуа/ -- ", "Xinhua"),
    ("ПЕКИН, 20 ноября. (Синьхуа) ", "Xinhua"),
    ("НЬЮ-ЙОРК, 20 ноября (Рейтер) - ", "Reuters"),
    ("БИШКЕК /АКИpress/ - ", "AKIpress"),
    ("ДУШАНБЕ, 20.11.2026 /НИАТ «Ховар»/. ", "Khovar"),
    ("Душанбе. 20 ноября. НИАТ «Ховар» – ", "Khovar"),
    ("Ташкент, 20 ноября (УзА). ", "UzA"),
    ("Тегеран, 20 ноября, ИРНА – ", "IRNA"),
    ("МИНСК, 20 ноября /Корр. БЕЛТА/. ", "BelTA"),
    ("Пекин, 20 ноября /Синьхуа, Ли Мин/ -", "Xinhua"),
    # Chinese, in both scripts
    ("新华社北京11月20日电（记者王明）", "Xinhua"),
    ("（新华社北京11月20日电）", "Xinhua"),
    ("[新华社北京11月20日电] ", "Xinhua"),
    ("据新华社北京11月20日电 ", "Xinhua"),
    ("新華社北京11月20日電 ", "Xinhua"),
    ("新华社快讯：", "Xinhua"),
    ("中新社乌鲁木齐11月20日电 ", "China News Service"),
    ("中新网11月20日电 ", "China News Service"),
    ("中新社北京11月20日电 (记者 王明)", "China News Service"),
    ("央视网消息：", "CCTV"),
    ("国际在线消息：", "China Radio International"),
    ("央广网北京11月20日消息（记者王明）", "China National Radio"),
    ("俄罗斯卫星通讯社莫斯科11月20日电 ", "Sputnik"),
    ("中央社台北20日電 ", "Central News Agency"),
    ("（中央社記者王明台北20日電）", "Central News Agency"),
    ("【法新社巴黎20日电】", "AFP"),
    # Kazakh, Kyrgyz, Uzbek in both scripts, Tajik, Turkmen
    ("АСТАНА. ҚазАқпарат – ", "Kazinform"),
    ("АСТАНА. 20 қараша. ҚАЗАҚПАРАТ – ", "Kazinform"),
    ("БИШКЕК, 20-ноя. /Кабар/. ", "Kabar"),
    ("TOSHKENT, 20-noyabr. /O‘zA/. ", "UzA"),
    ("ТОШКЕНТ, 20 ноябрь. /ЎзА/. ", "UzA"),
    ("ДУШАНБЕ, 20.11.2026. /АМИТ «Ховар»/. ", "Khovar"),
    ("Душанбе, 20 ноябр. (АМИТ «Ховар», Бекназар Абдулло). — ", "Khovar"),
    ("Aşgabat, 20-nji noýabr (TDH). ", "TDH"),
    ("АШХАБАД, 20 ноября (ТДХ). ", "TDH"),
]

FIRST_LINES = [
    ("Reuters\n", "Reuters"),
    ("By Reuters Staff\n", "Reuters"),
    ("2026-11-20 新华社\n", "Xinhua"),
    ("来源：新华社\n", "Xinhua"),
    ("Автор: ТАСС\n", "TASS"),
    ("Jane Doe and John Roe, The Associated Press\n", "AP"),
    ("Причал открыт, передает корреспондент агентства Kazinform. ", "Kazinform"),
    ("Кеме келді, деп хабарлайды Kazinform тілшісі. ", "Kazinform"),
    ("Kema keldi, deb xabar bermoqda O‘zA muxbiri. ", "UzA"),
    ("Кеме келди, деп кабарлайт «Кабар» агенттигинин кабарчысы. ", "Kabar"),
    ("Хабар медиҳад хабарнигори АМИТ «Ховар». ", "Khovar"),
]

LAST_LINES = [
    (" (Xinhua)", "Xinhua"),
    ("（新华社）", "Xinhua"),
    ("（新华社记者王明）（完）", "Xinhua"),
    ("\n\n（来源：新华社）", "Xinhua"),
    (" /ТАСС/", "TASS"),
    (" - REUTERS", "Reuters"),
    (' he said." - Reuters', "Reuters"),
    (" – AFP", "AFP"),
    (" AFP", "AFP"),
    (" BLOOMBERG, AFP", "Bloomberg"),
    ("\n\nReuters", "Reuters"),
    ("\n\n© 2026 AFP", "AFP"),
    ("\n\n© 2026 The Associated Press. All rights reserved.", "AP"),
    ("\n\nИсточник: ТАСС", "TASS"),
    ("\n\nПо материалам ТАСС", "TASS"),
    ("\n\nДереккөз: Kazinform", "Kazinform"),
    ("\n\nБулагы: «Кабар» агенттиги", "Kabar"),
    ("\n\nManba: O'zA", "UzA"),
    ("\n\nН.Умарова, ЎзА", "UzA"),
    ("\n\nНасиба Каримова, ЎзА мухбири", "UzA"),
    ("\n\nСарчашма: АМИТ «Ховар»", "Khovar"),
    ("\n\nÇeşme: TDH", "TDH"),
]

NO_LEADS = [
    "The minister told Xinhua that it was good. ",
    "Reuters reported on Friday that the quay would open. ",
    "Apart from that, (as we said) the quay opens. ",
    "TASS (Russian News Agency) is the largest of its country. ",
    "AP Moller-Maersk will sail. ",
    'The cinema "Sputnik" closes. ',
    "Bloomberg - the man, not the firm. ",
    "A view of the quay. (Reuters/Ali Hassan)\n",
    "Families look at ships. – AFP\n\nGAZA CITY — ",
    "(AFP/Getty Images)\n",
    "Photo courtesy of Xinhua\n",
    "John Doe/AP\n",
    "Кинотеатр «Спутник» закрывается на ремонт. ",
    "Компания «Тренд» строит. ",
    "Главный тренд сезона - красный. ",
    "Тренд - это мода. ",
    "Азия. Тренд на рост - новый. ",
    "Спутник запущен. ",
    "ТАСС — крупнейшее агентство страны. ",
    "Москва. ТАСС — крупнейшее агентство. ",
    "Информационное агентство (ТАСС) - крупнейшее. ",
    "ТАСС: 120 лет истории. ",
    "Kazinform, 20 лет. ",
    "Казахстан. Bloomberg: экономика растет. ",
    "В Астане (Kazinform) - открыт. ",
    "Причал открыт, сообщает ТАСС. ",
    "Об этом сообщает Kazinform со ссылкой на ведомство. ",
    "Причал открыт, передает Портовая газета со ссылкой на РИА Новости. ",
    "Anadolu - медицинский центр. ",
    "Фото: ТАСС\n",
    "Источник фото: ТАСС\n",
    "© Sputnik / Иван Иванов\n",
    "据新华社报道，",
    "据新华社消息，",
    "新华社11月20日电视节目播出，",
    "新华社北京分社电话公布，",
    "新华社社长访问了港口，",
    "图片来源：新华社\n",
    "央视摄像机前，",
    "КАБАР - деген сөз. ",
    "Бул тууралуу Reuters агенттиги кабарлады. ",
    "Ховар - шарқ аст. ",
    "Ховари Миёна: рӯзи нав. ",
    "Шарқу Ғарб. Ховар: таърих. ",
    "АКС: АМИТ «Ховар»\n",
]

NO_TAILS = [
    "（完）",
    " He told Reuters.",
    " He reads the AP",
    " told the news agency (AFP).",
    " the main agency — ТАСС",
    " Что это? Тренд.",
    "\n\nThe Associated Press contributed to this report.",
    "\n\nWith reporting by AFP and Reuters",
    "\n\nФото: ТАСС",
    "\n\nАКС: АМИТ «Ховар»",
    "\n\nПо материалам СМИ",
    "\n\n© Sputnik / Иван",
    "\n\nSource: Ministry of Trade",
]

NAMES = [
    ("Reuters Staff", "Reuters"),
    ("By Reuters", "Reuters"),
    ("Yahoo News (Reuters)", "Reuters"),
    ("The Associated Press", "AP"),
    ("John Smith, Associated Press", "AP"),
    ("Associated Press of Pakistan", "Associated Press of Pakistan"),
    ("AFP via Getty", "AFP"),
    ("新华社记者王明", "Xinhua"),
    ("新华社、人民日报", "Xinhua"),
    ("https://www.xinhuanet.com/a", "Xinhua"),
    ("tass.ru", "TASS"),
    ("Interfax.ru", "Interfax"),
    ("ИА ТАСС", "TASS"),
    ("Агентство ТАСС", "TASS"),
    ("РИА «Новости»", "RIA Novosti"),
    ("МИА «Казинформ»", "Kazinform"),
    ("ҚазАқпарат ХАА", "Kazinform"),
    ("Kazinform International News Agency", "Kazinform"),
    ("«Кабар» агенттиги", "Kabar"),
    ("ИА «24.kg»", "24.kg"),
    ("UzA.uz", "UzA"),
    ("ИА «Дунё»", "Dunyo"),
    ("НИАТ «Ховар»", "Khovar"),
    ("Авеста.Tj", "Avesta"),
    ("Азия-Плюс", "Asia-Plus"),
    ("Trend News Agency", "Trend"),
]

NO_NAMES = [
    *("Harbour Gazette", "Michael Bloomberg", "Trend Micro", "AP Moller", "AA", "ap", "тренд", "Дунё", "Кабарлар"),
    *("Ховари Миёна", "人民日报", "Министерство связи", "https://nottass.ru.example.org/", "x" * 10_000),
]


@pytest.mark.parametrize(("lead", "wire"), DATELINES + FIRST_LINES)
def test_the_agency_is_read_from_the_lead(lead, wire) -> None:
    """Agencies begin with place, day and their name, each in its way; or the first line says whose the text is."""
    assert wire_of(texts=[lead + STORY]) == wire


@pytest.mark.parametrize(("tail", "wire"), LAST_LINES)
def test_the_agency_is_read_from_the_end(tail, wire) -> None:
    """Where papers sign what they took."""
    assert wire_of(texts=[f"The quay opens. {STORY}{tail}"]) == wire


@pytest.mark.parametrize("lead", ["", *NO_LEADS])
def test_an_agency_in_a_sentence_or_under_a_picture_is_not_credited_with_the_text(lead) -> None:
    """Names are words, cinemas and firms, too; who is quoted, or took the picture, did not write the text."""
    assert wire_of(texts=[lead + STORY]) is None


@pytest.mark.parametrize("tail", NO_TAILS)
def test_an_agency_that_ends_a_sentence_is_not_credited_with_the_text(tail) -> None:
    """Nor is one that only contributed."""
    assert wire_of(texts=[f"The quay opens. {STORY}{tail}"]) is None


@pytest.mark.parametrize(("name", "wire"), NAMES)
@pytest.mark.parametrize("place", ["credit", "authors", "publisher"])
def test_credits_bylines_and_publishers_are_told_by_one_canonical_name(name, wire, place) -> None:
    """In whatever form, script and company they come."""
    assert wire_of(texts=[STORY], **{place: [name] if place == "authors" else name}) == wire


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_publisher_that_is_no_agency_is_no_wire(name) -> None:
    """Also one whose name holds an agency's."""
    assert agency_named(name) is None


def test_what_stands_beside_the_text_is_believed_before_the_text_and_that_before_the_feed() -> None:
    """A credit to a paper says nothing of an agency, so that the text is asked, too."""
    lead = f"MOSCOW, November 20. /TASS/. {STORY}"
    assert wire_of(texts=[lead], credit="Xinhua", publisher="Reuters") == "Xinhua"
    assert wire_of(texts=[lead], credit="Harbour Gazette", publisher="Reuters") == "TASS"
    assert wire_of(texts=[STORY], credit="Harbour Gazette", publisher="Reuters") == "Reuters"


def test_a_teaser_has_a_lead_as_well() -> None:
    """Of items whose page never came."""
    assert wire_of(texts=["", "BEIJING, Nov. 20 (Xinhua) -- The quay..."]) == "Xinhua"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Источник: Портовая газета", "Портовая газета"),
        ("20.11.2026 | Источник: ТАСС", "ТАСС"),
        ("Фото: порт. Источник фото: ТАСС", None),
        ("Фото. Источник: ТАСС", None),
        ("图片来源：新华社", None),
        ("Source: https://example.org/", None),
    ],
)
def test_a_label_gives_the_name_as_it_is_written(line, credit) -> None:
    """But for pictures and addresses."""
    assert credit_in(line) == credit


def test_no_form_and_no_domain_belongs_to_two_agencies() -> None:
    """A credit must say one thing."""
    forms = [(form, agency.name) for agency in AGENCIES for form in {*agency.forms, *agency.signs}]
    assert len({form for form, _ in forms}) == len(forms)
    domains = [domain for agency in AGENCIES for domain in agency.domains]
    assert len(set(domains)) == len(domains)
    assert len(BY_NAME) == len(AGENCIES)


def test_an_agency_is_known_by_its_site() -> None:
    """With what stands before the name of its domain, not with what only ends like it."""
    assert agency_at("https://en.tass.ru/a") is BY_NAME["TASS"]
    assert agency_at("https://nottass.ru/a") is None
    assert agency_at("https://[broken") is None


@pytest.mark.parametrize(
    "unit",
    ["AP ", "(AP) ", "/ТАСС/ ", "Источник: ", "新华社", "a, ", "«Ховар», ", "A. B, ", "(", "— ", "\n", "Reuters, "],
)
def test_a_hostile_text_costs_no_more_than_its_length(unit) -> None:
    """Whatever it is full of: a quadratic search would take minutes."""
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    wire_of(texts=[text, text.replace("\n", " ")], credit=text, authors=[text], publisher=text)
    credit_in(text)
    assert time.process_time() - began < 10
