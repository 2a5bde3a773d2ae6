from __future__ import annotations

import re
from collections import Counter

import pytest

from newsdesk.rules import Name
from newsdesk.tagging import Tagger
from newsdesk.terms import LANGUAGES

CENTRAL_ASIA_AND_CHINA = ("CN", "KG", "KZ", "TJ", "TM", "UZ")
NEIGHBOURS = (
    "AE", "AF", "AM", "AZ", "BY", "DE", "FR", "GB", "GE", "IN",
    "IR", "JP", "KR", "MN", "PK", "QA", "RU", "SA", "TR", "UA", "US",
)  # fmt: skip

PROMISED = {
    "initiative/china-central-asia-mechanism", "initiative/bri", "initiative/gdi", "initiative/gsi", "initiative/gci",
    "initiative/good-neighbourliness-treaty", "initiative/community-shared-future", "initiative/three-forces",
    "initiative/beidou", "initiative/middle-corridor", "initiative/luban-workshop", "organisation/sco",
    "organisation/cica", "organisation/eaeu", "organisation/ots", "organisation/un", "organisation/aiib",
    "organisation/adb", "organisation/ebrd", "organisation/world-bank", "organisation/wto", "project/cku-railway",
    "project/gas-pipeline-a", "project/gas-pipeline-b", "project/gas-pipeline-c", "project/gas-pipeline-d",
    "project/khorgos", "project/alashankou-dostyk", "project/lianyungang-terminal", "person/xi-jinping",
    "person/wang-yi", "person/tokayev", "person/mirziyoyev", "person/japarov", "person/rahmon",
    "person/serdar-berdimuhamedov", "person/gurbanguly-berdimuhamedov", "person/li-qiang", "person/li-keqiang",
    "person/nazarbayev", "person/jeenbekov", "person/atambayev", "place/central-asia", "place/xinjiang",
    "place/astana", "place/beijing", "place/bishkek", "place/dushanbe", "place/ashgabat", "place/tashkent",
}  # fmt: skip

# language, text, the names in it: all of them and no others
SENTENCES = [
    ("en", "Xi Jinping arrived in Astana for the second China–Central Asia Summit.",
     "person/xi-jinping place/astana initiative/china-central-asia-mechanism country/CN"),
    ("en", "Kazakhs and Kyrgyz traders met Uzbekistan's delegation in Nur-Sultan.",
     "country/KZ country/KG country/UZ place/astana"),
    ("en", "Work on the China-Kyrgyzstan-Uzbekistan railway began.",
     "project/cku-railway country/CN country/KG country/UZ"),
    ("en", "Sino-Kazakh trade through Khorgos grew.", "country/CN country/KZ project/khorgos"),
    ("en", "The “three forces” of terrorism, separatism and extremism.", "initiative/three-forces"),
    ("en", "A treaty of permanent good-neighbourliness was signed.", "initiative/good-neighbourliness-treaty"),
    ("en", "A treaty for permanent neighborliness and friendly cooperation.", "initiative/good-neighbourliness-treaty"),
    ("en", "The Shanghai Cooperation Organization and the Shanghai Cooperation Organisation are one.",
     "organisation/sco"),
    ("en", "Line D of the Central Asia-China gas pipeline is delayed.",
     "project/gas-pipeline-d project/central-asia-china-gas-pipeline country/CN"),
    ("en", "Dishes of fine china and a roast turkey.", ""),
    ("en", "Turkey and Türkiye are one country.", "country/TR"),
    ("en", "A runoff in the state of Georgia; students of Georgia Tech.", ""),
    ("en", "Georgia and Armenia opened the border.", "country/GE country/AM"),
    ("en", "Gulf of Guinea, New Mexico, Papua New Guinea.", "country/PG"),
    ("en", "Michael Jordan met the Jordanian king.", "country/JO"),
    ("en", "Chad Smith plays drums.", ""),
    ("en", "Let us go, he told us.", ""),
    ("en", "A US official spoke; the U.S. agreed.", "country/US"),
    ("en", "They paid 5 million US dollars.", ""),
    ("en", "Fishing in the South China Sea.", "place/south-china-sea"),
    ("en", "Akylbek Japarov chaired the cabinet.", "person/akylbek-japarov"),
    ("en", "President Sadyr Zhaparov spoke.", "person/japarov"),
    ("en", "Gurbanguly Berdimuhamedow received his son.", "person/gurbanguly-berdimuhamedov"),
    ("en", "Serdar Berdymukhamedov flew home.", "person/serdar-berdimuhamedov"),
    ("en", "Ethnic Kazakhs of the Ili Kazakh Autonomous Prefecture.", "place/ili-prefecture"),
    ("en", "Northern Ireland lost to Kazakhstan.", "country/KZ"),
    ("ru", "Президент Казахстана Касым-Жомарт Токаев встретился с Си Цзиньпином.",
     "country/KZ person/tokayev person/xi-jinping"),
    ("ru", "Узбекско-китайские отношения; казахстанско-китайская граница.", "country/UZ country/CN country/KZ"),
    ("ru", "Казахстанцы и таджикистанцы едут в Поднебесную.", "country/KZ country/TJ country/CN"),
    ("ru", "Встреча в формате «Центральная Азия – Китай» прошла в Нур-Султане.",
     "initiative/china-central-asia-mechanism country/CN place/astana"),
    ("ru", "Инициатива «Один пояс, один путь» и Экономический пояс Шёлкового пути.", "initiative/bri"),
    ("ru", "Железная дорога Китай — Кыргызстан — Узбекистан.",
     "project/cku-railway country/CN country/KG country/UZ"),
    ("ru", "Четвёртая нитка газопровода, линия D.", "project/gas-pipeline-d"),
    ("ru", "Он получил высокий чин и был в форме.", ""),
    ("ru", "Мирзиёев и Мирзияев пишутся по-разному.", "person/mirziyoyev"),
    ("ru", "Строки принадлежат перу поэта. Того, что было, не вернуть.", ""),
    ("ru", "Он учит китайский язык.", ""),
    ("ru", "Суда вышли в Южно-Китайское море.", "place/south-china-sea"),
    ("ru", "Граждане КНР и РФ прибыли из ОАЭ.", "country/CN country/RU country/AE"),
    ("ru", "Всемирный банк, АБР и ЕБРР дали кредит.",
     "organisation/world-bank organisation/adb organisation/ebrd"),
    ("ru", "Сообщество единой судьбы человечества.", "initiative/community-shared-future"),
    ("ru", "Премьер Акылбек Жапаров ушёл.", "person/akylbek-japarov"),
    ("zh", "中方愿同哈方一道,推动中哈关系发展。", "country/CN country/KZ"),
    ("zh", "中吉乌铁路开工。", "project/cku-railway country/CN country/KG country/UZ"),
    ("zh", "其中方案已定，集中方向明确。", ""),
    ("zh", "其中国有企业占三成，中美洲除外。", ""),
    ("zh", "他在华盛顿工作。", "place/washington"),
    ("zh", "印度尼西亚和几内亚比绍，不是印度洋。", "country/ID country/GW"),
    ("zh", "索马里、南苏丹、尼日利亚。", "country/SO country/SS country/NG"),
    ("zh", "文莱苏丹哈桑纳尔访华。", "country/BN country/CN"),
    ("zh", "哈萨克族牧民。", ""),
    ("zh", "習近平同哈薩克斯坦總統托卡耶夫會談。", "person/xi-jinping country/KZ person/tokayev"),
    ("zh", "中国－中亚机制是重要平台。", "initiative/china-central-asia-mechanism country/CN"),
    ("zh", "打击“三股势力”，共建“一带一路”。", "initiative/three-forces initiative/bri"),
    ("zh", "北斗系统落地，鲁班工坊揭牌。", "initiative/beidou initiative/luban-workshop"),
    ("zh", "列车经阿拉山口口岸出境。", "project/alashankou-dostyk"),
    ("zh", "土库曼斯坦总统谢·别尔德穆哈梅多夫同库尔班古力·别尔德穆哈梅多夫。",
     "country/TM person/serdar-berdimuhamedov person/gurbanguly-berdimuhamedov"),
    ("zh", "距边境一百公里海拔很高。", ""),
    ("kk", "Қытайлықтар қазақстандықтармен кездесті.", "country/CN country/KZ"),
    ("kk", "Шанхай ынтымақтастық ұйымына мүше елдер.", "organisation/sco"),
    ("kk", "Ол қытай тілін үйренді.", ""),
    ("kk", "Бір белдеу, бір жол бастамасы; БҰҰ-ның хатшысы.", "initiative/bri organisation/un"),
    ("ky", "Кыргызстандын Пекиндеги элчиси ШКУга барды.", "country/KG place/beijing organisation/sco"),
    ("ky", "Кытайлыктар менен Казакстандан келгендер.", "country/CN country/KZ"),
    ("ky", "Түштүк Корея АКШга каршы чыкты.", "country/KR country/US"),
    ("uz", "O‘zbekiston Xitoydan qarz oldi.", "country/UZ country/CN"),
    ("uz", "Ўзбекистон Қирғизистон билан шартнома имзолади.", "country/UZ country/KG"),
    ("uz", "Markaziy Osiyo va Xitoy sammiti Toshkentda o‘tdi.", "place/central-asia country/CN place/tashkent"),
    ("tg", "Тоҷикистон ва Чин созишнома имзо карданд.", "country/TJ country/CN"),
    ("tg", "Эмомалӣ Раҳмон ба Хитой рафт.", "person/rahmon country/CN"),
    ("tk", "Türkmenistanyň Prezidenti Serdar Berdimuhamedow Hytaýa bardy.",
     "country/TM person/serdar-berdimuhamedov country/CN"),
    ("tk", "Özbegistan bilen Gazagystanyň serhedi.", "country/UZ country/KZ"),
]  # fmt: skip


def test_the_file_is_accepted_and_ids_are_unique(names: tuple[Name, ...]) -> None:
    """One block a thing: reading it strictly also refuses malformed terms and forms claimed twice."""
    assert [own for own, times in Counter(name.id for name in names).items() if times > 1] == []
    assert all(re.fullmatch(r"country/[A-Z]{2}|[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", name.id) for name in names)
    assert len(names) >= 350


def test_every_promised_identifier_is_there(names: tuple[Name, ...]) -> None:
    """What the public vocabulary lists can be found."""
    assert PROMISED - {name.id for name in names} == set()


@pytest.mark.parametrize("code", CENTRAL_ASIA_AND_CHINA)
def test_each_of_the_six_goes_by_forms_in_every_language(names: tuple[Name, ...], code: str) -> None:
    """The countries watched are found whatever the article is written in."""
    country = next(name for name in names if name.id == f"country/{code}")
    assert [language for language in LANGUAGES if not country.forms.get(language)] == []


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_neighbours_go_by_forms_in_every_language(names: tuple[Name, ...], code: str) -> None:
    """So are those that stand beside them in such news."""
    country = next(name for name in names if name.id == f"country/{code}")
    assert [language for language in LANGUAGES if not country.forms.get(language)] == []


def test_the_country_key_names_a_country_of_the_file(names: tuple[Name, ...]) -> None:
    """Whose a ministry or a railway is must be a country that is known itself, and no country belongs to one."""
    known = {name.id for name in names}
    assert [name.id for name in names if name.country and f"country/{name.country}" not in known] == []
    assert [name.id for name in names if name.id.startswith("country/") and name.country] == []


def test_no_place_is_called_a_country(names: tuple[Name, ...]) -> None:
    """Hong Kong, Macau and Xinjiang have names of their own, as places."""
    ids = {name.id for name in names}
    assert not ids & {"country/HK", "country/MO"}
    assert {"place/hong-kong", "place/macau", "place/xinjiang"} <= ids


def test_an_exception_takes_something_back(names: tuple[Name, ...]) -> None:
    """An exception in a language in which the name has no form of its own is a slip."""
    idle = [(name.id, language) for name in names for language in name.exceptions if not name.forms.get(language)]
    assert idle == []


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_a_sentence_has_these_names_and_no_others(name_tagger: Tagger, language: str, text: str, expected: str) -> None:
    """Endings, scripts, spellings and pairs are found; what only looks like a name is not."""
    found = name_tagger.analyse(title="", standfirst=None, body=text, language=language)
    assert {tag.tag for tag in found.tags} == set(expected.split())


def test_a_country_is_found_by_its_label(names: tuple[Name, ...], name_tagger: Tagger) -> None:
    """The English name that is shown is one of the forms; a first name and a state of the USA need company."""
    labels = {name.id: name.label for name in names if name.id.startswith("country/")}
    found = {
        own: name_tagger.analyse(title=label, standfirst=None, body="", language="en") for own, label in labels.items()
    }
    missed = [own for own, got in found.items() if own not in {tag.tag for tag in got.tags}]
    assert missed == ["country/GE", "country/JO", "country/TD"]
