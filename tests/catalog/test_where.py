"""Countries, places and projects in eight languages: each sentence with the names in it, and no others."""

from __future__ import annotations

from datetime import date

import pytest

from newsdesk.tagging import Tagger

# language, text, names
FOUND = [
    ("en", "Angolans, Chileans and Maltese joined.", "country/AO country/CL country/MT"),
    ("en", "Georgia, Kazakhstan and Türkiye met in Batumi.", "country/GE country/KZ country/TR place/batumi"),
    ("en", "Tbilisi says Georgia will join.", "country/GE place/tbilisi"),
    ("en", "Jordan's king flew home.", "country/JO"),
    ("en", "Aid reached Egypt, Syria and Jordan.", "country/EG country/SY country/JO"),
    ("en", "Trains run from Xi'an to Almaty Region.", "place/xian place/almaty-region"),
    ("en", "The second track Dostyk-Moiynty was laid.", "project/dostyk-moiynty"),
    ("en", "The Shymkent refinery will be larger.", "project/shymkent-refinery"),
    ("en", "The Sary-Jaz and Nurek dams.", "project/sary-jaz project/nurek"),
    ("en", "The BYD plant in Jizzakh opened.", "project/jizzakh-byd"),
    ("ru", "Кубинки, чилийцы и перуанцы.", "country/CU country/CL country/PE"),
    ("ru", "Эквадорец, словенец и боливиец.", "country/EC country/SI country/BO"),
    ("ru", "В Талдыкоргане и Кызылорде прошли ярмарки.", "place/taldykorgan place/kyzylorda"),
    ("ru", "Второй путь Достык – Мойынты сдан.", "project/dostyk-moiynty"),
    ("ru", "Строится линия Дарбаза – Мактаарал.", "project/darbaza-maktaaral"),
    ("ru", "На Шымкентском НПЗ ремонт.", "project/shymkent-refinery"),
    ("ru", "Нурекская ГЭС и Сангтудинская ГЭС.", "project/nurek project/sangtuda"),
    ("ru", "Товары шли через Алматинскую область.", "place/almaty-region"),
    ("ru", "Контейнеры шли через Хоргос и Алтынколь.", "project/khorgos project/zhetygen-korgas-railway"),
    ("zh", "阿拉木图州和江布尔州。", "place/almaty-region place/zhambyl-region"),
    ("zh", "努列克水电站。", "project/nurek"),
    ("zh", "兰新铁路货运增长。", "project/lanzhou-xinjiang-railway"),
    ("zh", "列車經霍爾果斯出境。", "project/khorgos"),
    ("zh", "塞尔维亚和黑山。", "country/RS country/ME"),
    ("kk", "Бразилиялықтар мен үндістандықтар келді.", "country/BR country/IN"),
    ("kk", "Перуге, Чилиге және Кубаға барды.", "country/PE country/CL country/CU"),
    ("kk", "Оманда және Суданда кездесті.", "country/OM country/SD"),
    ("kk", "Өзбекстандықтар мен түрікменстандықтар.", "country/UZ country/TM"),
    ("kk", "Талдықорғаннан Қорғасқа дейін.", "place/taldykorgan project/khorgos"),
    ("kk", "Шымкент мұнай өңдеу зауытында жөндеу басталды.", "project/shymkent-refinery"),
    ("kk", "Пекинде де, Сычуаньда да, Ганьсуда да болды.", "place/beijing place/sichuan place/gansu"),
    ("kk", "Qazaqstan men Özbekstan.", "country/KZ country/UZ"),
    ("ky", "Бразилиядан Индонезияга чейин.", "country/BR country/ID"),
    ("ky", "Кыргызстандыктар менен тажикстандыктар.", "country/KG country/TJ"),
    ("ky", "Сары-Жаз каскады жана Токтогул ГЭСи.", "project/sary-jaz project/toktogul-hpp"),
    ("ky", "Балыкчыда жана Токмокто.", "place/balykchy place/tokmok"),
    ("ky", "Африкадагы Ганага барышты.", "country/GH"),
    ("uz", "Braziliyadan Misrgacha va Yunonistondan mehmonlar keldi.", "country/BR country/EG country/GR"),
    ("uz", "Хитойликлар ва германияликлар.", "country/CN country/DE"),
    ("uz", "AQSHning Ummondagi elchisi.", "country/US country/OM"),
    ("uz", "Малига ва Нигерияга ёрдам.", "country/ML country/NG"),
    ("uz", "Qarshi shahrida va Xorazmda yomgʻir.", "place/karshi place/khorezm"),
    ("uz", "Қўқонда ва Марғилонда.", "place/kokand place/margilan"),
    ("uz", "Muruntovda oltin qazib olinadi.", "project/muruntau"),
    ("uz", "Toqayev Ostonada sammit ochdi.", "person/tokayev place/astana"),
    ("uz", "Ostona Qozogʻistonning poytaxti.", "country/KZ place/astana"),
    ("uz", "Sichuandan va Guangdongdan kelgan yuk.", "place/sichuan place/guangdong"),
    ("tg", "Сафирони Бразилия ва Ҳиндустон.", "country/BR country/IN"),
    ("tg", "Ширкатҳои чинӣ ва эронӣ.", "country/CN country/IR"),
    ("tg", "Неругоҳи Норак ва шаҳри Бохтар.", "project/nurek place/bokhtar"),
    ("tg", "Вакили Маҷористон аз Лаҳистон омад.", "country/HU country/PL"),
    ("tg", "Шаҳри Ош ва Қирғизистон.", "place/osh country/KG"),
    ("tg", "Дар Умон ва Қувайт.", "country/OM country/KW"),
    ("tk", "Hytaýly we gazagystanly kärdeşler.", "country/CN country/KZ"),
    ("tk", "Türkiýäniň we Germaniýanyň wekilleri.", "country/TR country/DE"),
    ("tk", "Malaýziýadan, Çiliden we Omandan myhmanlar.", "country/MY country/CL country/OM"),
    ("tk", "Daşoguzda we Balkanabatda.", "place/dashoguz place/balkan-region"),
    ("tk", "«Galkynyş» gaz käninde buraw işleri.", "project/galkynysh"),
]

# language, text in which nothing is named, though it looks as if
TRAPS = [
    ("en", "Jordan Miller sang on Friday."),
    ("en", "A farmer in Georgia won the lottery."),
    ("en", "The Sino district grew."),
    ("en", "He read Ibn Sino at school."),
    ("en", "A turkey, a china cup and a jersey."),
    ("en", "They polish shoes and niger seed."),
    ("en", "Chad and Mallory went home."),
    ("en", "The Niger Delta flooded."),
    ("en", "A flight to Mexico City."),
    ("en", "Sanya and Jordan Smith play for the Kumuls."),
    ("en", "Meskhetian Turks gathered."),
    ("ru", "Бои у Токмака продолжались."),
    ("ru", "Антон Поляков, Борис Немцов, Шведов и Греков."),
    ("ru", "Чин полковника и чины полиции."),
    ("ru", "Перо, перу, куба, кубе, чаде, гана."),
    ("ru", "Турки-месхетинцы собрались."),
    ("ru", "Картины Сальвадора Дали."),
    ("ru", "Сделали много, мало, мали."),
    ("ru", "Из-за того и в том дело."),
    ("ru", "Зелёный горошек и греческий орех."),
    ("ru", "Улица Навои и театр имени Навои."),
    ("zh", "渤海海地区的天气。"),
    ("zh", "这座黑山羊养殖场。"),
    ("zh", "线上海外销售增长。"),
    ("zh", "隆重庆祝节日。"),
    ("zh", "已经形成都市圈。"),
    ("zh", "第三亚洲通道。"),
    ("zh", "马里兰州长。"),
    ("zh", "十三亚军。"),
    ("kk", "Судан балық аулады."),
    ("kk", "Қорғасын мен мырыш."),
    ("kk", "Қарамай кетті, құлжа мен қашаған жылқы."),
    ("kk", "Палау дайын, омбы қар."),
    ("kk", "Осы тұрғысында келісті. Тұрғысында айтылды."),
    ("kk", "Ақтаушы сөз алды."),
    ("kk", "Ауған салмақ пен құба жон."),
    ("kk", "Қатарда тұр, иран бақ, құба дала."),
    ("kk", "Қазақша сөйледі, қазақы мінез."),
    ("kk", "Түрікменше ән айтты."),
    ("kk", "Үнді мұхитында дауыл."),
    ("kk", "Ғана, ғана, тек ғана."),
    ("kk", "Әуезді үнді естіді, мажара шықты."),
    ("kk", "Моңғол шапқыншылығы кезінде."),
    ("kk", "Таразы мен арал."),
    ("kk", "Аралдар көп."),
    ("ky", "Кочкор сойду, балыкчы келди."),
    ("ky", "Бир гана жол, катар турат."),
    ("ky", "Катары менен келишти."),
    ("ky", "Беделин жоготту. Бедел деген чоң сөз."),
    ("ky", "Кыргызча сүйлөдү."),
    ("ky", "Ооган жүк оор."),
    ("ky", "Кулжа менен теке, карамай менен."),
    ("ky", "Коңур үндү укту."),
    ("ky", "Кыргыздардын салты."),
    ("ky", "Таласып жатышты."),
    ("uz", "Qator turdi, tarozi va tog' o'tdi."),
    ("uz", "Isroil Madrimov jangga chiqdi."),
    ("uz", "Oʻzbekcha va qozoqcha soʻzlar."),
    ("uz", "Ўзбекча китоб."),
    ("uz", "Armoni bor, arman qilma."),
    ("uz", "Ko'k turklar va turk xoqonligi."),
    ("uz", "Mo'g'ul istilosi yillari."),
    ("uz", "Osh tayyor, oshxona ochiq."),
    ("uz", "Ostonada turdi. Ostona baland."),
    ("uz", "Kunduz kuni issiq boʻldi."),
    ("uz", "Ummon toʻlqini. Уммон тўлқини."),
    ("uz", "Sochi uzun qiz."),
    ("uz", "Qarshi chiqdi, qoʻllamadi."),
    ("tg", "Чин ба чин гуфт."),
    ("tg", "Косаҳои чинӣ ва зарфи чинӣ."),
    ("tg", "Ба забони тоҷикӣ навишт."),
    ("tg", "Уммони бузург."),
    ("tg", "Остонаи хона. Остона баланд."),
    ("tg", "Ош тайёр аст."),
    ("tg", "Пахтачинӣ оғоз шуд."),
    ("tg", "Рафиқони ман дар қатор."),
    ("tk", "Berkarar döwletiň täze eýýamynyň Galkynyşy döwründe."),
    ("tk", "Türkmen dilinde kitap."),
    ("tk", "Saparmyrat Türkmenbaşy barada."),
    ("tk", "Hytaý dilini öwrendi."),
]  # fmt: skip

# day, text, whether Astana, Konaev or Manas is named
YEARS = [
    ("2020-05-01", "Nur-Sultan was quiet.", "place/astana"),
    ("2025-05-01", "Nur-Sultan was quiet.", ""),
    ("2025-05-01", "Nur-Sultan, as the capital was called.", "place/astana"),
    ("2021-05-01", "Kapchagay grew.", "place/konaev"),
    ("2025-05-01", "Kapchagay grew.", ""),
    ("2025-11-01", "The city of Manas grew.", "place/jalal-abad"),
    ("2020-11-01", "The city of Manas grew.", ""),
]


def named(name_tagger: Tagger, text: str, language: str, day: date | None = None) -> set[str]:
    """The names in a text."""
    found = name_tagger.analyse(title="", standfirst=None, body=text, language=language, published=day)
    return {tag.tag for tag in found.tags}


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_a_sentence_names_these_and_no_others(name_tagger: Tagger, language: str, text: str, expected: str) -> None:
    """Every country by noun, adjective and inhabitant, and the places and projects such news keeps naming."""
    assert named(name_tagger, text, language) == set(expected.split())


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_only_looks_like_a_name_is_none(name_tagger: Tagger, language: str, text: str) -> None:
    """Ranks, verbs, particles, first names and languages name neither country nor place."""
    assert named(name_tagger, text, language) == set()


@pytest.mark.parametrize(("day", "text", "expected"), YEARS)
def test_a_name_counts_in_its_years(name_tagger: Tagger, day: str, text: str, expected: str) -> None:
    """What a town was called counts in its years, and later where the text says that it means a town."""
    assert named(name_tagger, text, "en", date.fromisoformat(day)) == set(expected.split())
