"""Who is meant: persons, ministries and initiatives, by language, year and company. All sentences are invented."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from newsdesk.rules import Name
from newsdesk.tagging import Tagger

KINDS = ("person", "organisation", "initiative")

# language, text, the persons, organisations and initiatives in it
ANY_YEAR = [
    ("en", "Tokayev, Tokaev, Toqaev and Toqayev are one man.", "person/tokayev"),
    ("en", "Mirziyoyev, Mirziyaev, Mirziyayev and Mirzioev, too.", "person/mirziyoyev"),
    ("en", "Liu Jiangping spoke at Lanzhou University.", "person/liu-jiangping organisation/lanzhou-university"),
    ("en", "A rug dealer told Serik Zhumangarin about it.", "person/zhumangarin"),
    ("ru", "Посла Го Чжицзюня принял Сироджиддин Мухриддин.", "person/guo-zhijun person/muhriddin"),
    ("ru", "Минобороны КНР и Министерство энергетики Казахстана договорились.",
     "organisation/ministry-of-defence-china organisation/ministry-of-energy-kazakhstan"),
    ("ru", "Аида Балаева встретилась с Аидой Балаевой.", "person/aida-balayeva"),
    ("zh", "清华大学同西北农林科技大学合作。", "organisation/tsinghua organisation/nwafu"),
    ("zh", "商务部和交通运输部发布公告。", "organisation/mofcom organisation/ministry-of-transport-china"),
    ("zh", "各级商务部门和农业农村部门要加强检查。", ""),
    ("zh", "哈萨克斯坦能源部门前景广阔。", ""),
    ("kk", "Ерлан Қошанов Ван Имен, Ли Цянмен және Мао Нинмен кездесті.",
     "person/koshanov person/wang-yi person/li-qiang person/mao-ning"),
    ("kk", "Qasym-Jomart Toqaev pen Ermek Kósherbaev bardy.", "person/tokayev person/kosherbayev"),
    ("kk", "Қытайдың Сыртқы істер министрлігі мәлімдеді.", "organisation/mfa-china"),
    ("ky", "Адылбек Касымалиев менен Дин Сюэсян сүйлөштү.", "person/kasymaliev person/ding-xuexiang"),
    ("ky", "Кытайдын тышкы иштер министрлиги билдирди.", "organisation/mfa-china"),
    ("ky", "Жогорку Кеңешке Бакыт Торобаев келди.", "organisation/jogorku-kenesh person/torobaev"),
    ("uz", "Abdulla Aripov va Li Syan muzokara qildi.", "person/aripov person/li-qiang"),
    ("uz", "Ермек Кошербаевни Бахтиёр Саидов кутиб олди.", "person/kosherbayev person/saidov"),
    ("uz", "O‘zbekiston Tashqi ishlar vazirligi bayonot berdi.", "organisation/mfa-uzbekistan"),
    ("tg", "Дин Сюэсян бо Қоҳир Расулзода мулоқот кард.", "person/ding-xuexiang person/rasulzoda"),
    ("tg", "Вазорати корҳои хориҷии Чин хабар дод.", "organisation/mfa-china"),
    ("tk", "Raşit Meredow Kasym-Žomart Tokaýewi garşylady.", "person/meredov person/tokayev"),
    ("tk", "Hytaýyň Daşary işler ministrligi habar berdi.", "organisation/mfa-china"),
]  # fmt: skip

# language, the article's day, text, who is meant
IN_THEIR_YEARS = [
    ("en", "2024-05-02", "Prime Minister Japarov opened the plant. Japarov thanked the builders.",
     "person/akylbek-japarov"),
    ("en", "2025-05-02", "Japarov opened the plant.", "person/japarov"),
    ("en", "2023-05-02", "The Kyrgyz president came: Japarov smiled.", "person/japarov"),
    ("en", "2018-05-02", "Premier Li spoke.", "person/li-keqiang"),
    ("en", "2024-05-02", "Premier Li spoke.", "person/li-qiang"),
    ("en", "2019-05-02", "Berdymukhammedov rode a horse in Turkmenistan.", "person/gurbanguly-berdimuhamedov"),
    ("en", "2023-05-02", "President Berdimuhamedov rode a horse.", "person/serdar-berdimuhamedov"),
    ("en", "2024-05-02", "The teams of Karimov and Isakov drew.", ""),
    ("ru", "2024-05-02", "Глава кабмина Жапаров уехал. Жапаров вернулся.", "person/akylbek-japarov"),
    ("ru", "2024-05-02", "Премьер-министр Жапаров принял гостя из Пекина.", "person/akylbek-japarov"),
    ("ru", "2024-05-02", "Президент Жапаров принял гостя из Пекина.", "person/japarov"),
    ("ru", "2014-05-02", "В Узбекистане президент ждал гостей, и Каримов их принял.", "person/karimov"),
    ("ru", "2024-05-02", "В Узбекистане президент ждал гостей, и Каримов их принял.", ""),
    ("ru", "2024-05-02", "Глава МИД Узбекистана ждал: Саидов прилетел.",
     "organisation/mfa-uzbekistan person/saidov"),
    ("ru", "2022-05-02", "В Узбекистане строитель Норов починил крышу.", ""),
    ("ru", "2024-05-02", "Плотник Саидов починил крышу.", ""),
    ("zh", "2019-05-02", "土库曼斯坦总统别尔德穆哈梅多夫讲话。", "person/gurbanguly-berdimuhamedov"),
    ("zh", "2024-05-02", "土库曼斯坦总统别尔德穆哈梅多夫讲话。", "person/serdar-berdimuhamedov"),
    ("zh", "2024-05-02", "总理扎帕罗夫讲话。", "person/akylbek-japarov"),
    ("zh", "2024-05-02", "总统扎帕罗夫讲话。", "person/japarov"),
]  # fmt: skip

# language, text: a short form that means something else where the right company is missing
SHORT_FORMS = [
    ("en", "The OTS met in Kazakhstan.", "organisation/ots"),
    ("en", "The OTS score of the model rose.", ""),
    ("en", "The CPC elected Xi Jinping in China.", "organisation/communist-party-of-china person/xi-jinping"),
    ("en", "The CPC of the company resigned.", ""),
    ("en", "NPC characters fill the game.", ""),
    ("ru", "НБК Китая снизил ставку.", "organisation/pboc"),
    ("ru", "ТШО в Казахстане растёт.", "organisation/tengizchevroil"),
    ("ru", "Хоккеисты «СКАТ» победили.", ""),
]  # fmt: skip


def _who(name_tagger: Tagger, language: str, text: str, day: date | None = None) -> set[str]:
    found = name_tagger.analyse(title="", standfirst=None, body=text, language=language, published=day)
    return {tag.tag for tag in found.tags if tag.kind in KINDS}


@pytest.mark.parametrize(("language", "text", "expected"), [*ANY_YEAR, *SHORT_FORMS])
def test_a_sentence_names_these_and_no_others(name_tagger: Tagger, language: str, text: str, expected: str) -> None:
    """Scripts, endings and spellings are found; short forms only in the company that makes them clear."""
    assert _who(name_tagger, language, text) == set(expected.split())


@pytest.mark.parametrize(("language", "day", "text", "expected"), IN_THEIR_YEARS)
def test_a_shared_surname_is_whose_it_was_then(
    name_tagger: Tagger, language: str, day: str, text: str, expected: str
) -> None:
    """A prime minister of the same family name is not the president, nor the son the father."""
    assert _who(name_tagger, language, text, date.fromisoformat(day)) == set(expected.split())


def test_the_leaders_have_their_offices(names: tuple[Name, ...]) -> None:
    """Each office has a title and a first year, and ends no sooner than it begins."""
    offices = {name.id: name.offices for name in names if name.offices}
    assert len(offices) >= 100
    assert [own for own, held in offices.items() for one in held if one.last and one.last < one.first] == []


def test_only_one_prime_minister_at_a_time(names: tuple[Name, ...]) -> None:
    """Of the heads of government of one state, none begins before the one before has gone."""
    for title in ("Prime Minister of Kazakhstan", "Prime Minister of Kyrgyzstan", "Premier of China"):
        spans = sorted((one.first, one.last or "9999") for name in names for one in name.offices if one.title == title)
        assert [(a, b) for a, b in pairwise(spans) if b[0] < a[1]] == []
