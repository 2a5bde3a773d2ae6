"""Promises and events in Kazakh, Kyrgyz, Uzbek, Tajik and Turkmen: invented sentences, each with what it tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.tags import read_rules
from newsdesk.records import Analysis
from newsdesk.tagging import Tagger

DAY = date(2024, 4, 16)
"""The day on which all of them are published: a Tuesday."""

# language, sentence, stage, actor
PROMISES = [
    # Kazakh
    ("kk", "Қытай Қазақстанға 200 автобус жеткізеді.", "pledged", "CN"),
    ("kk", "Қытай компаниясы Алматы облысында цемент зауытын салады.", "pledged", "Қытай компаниясы"),
    ("kk", "Шымкентте 300 орындық мектеп салынады.", "pledged", "KZ"),
    ("kk", "Қытай тарапынан ауылға 50 миллион теңге грант бөлінеді.", "pledged", "CN"),
    ("kk", "Үкімет 2026 жылға дейін 120 мектеп салуды жоспарлап отыр.", "pledged", "KZ"),
    ("kk", "Министрлік екі жаңа электр станциясын салу туралы шешім қабылдады.", "pledged", "KZ"),
    ("kk", "Қытай мен Қазақстан жаңа теміржол салу туралы келісімге қол қойды.", "signed", "CN"),
    ("kk", "Астанада газ құбыры туралы меморандумға қол қойылды.", "signed", "KZ"),
    ("kk", "Ақтөбеде автобус зауытының құрылысы басталды.", "started", ""),
    ("kk", "Түркістанда 300 төсектік жаңа аурухана салынып жатыр.", "started", ""),
    ("kk", "Қостанайда жылына 500 комбайн шығаратын зауыт пайдалануға берілді.", "delivered", ""),
    ("kk", "Қытай Қазақстанға 40 мың доза вакцина жеткізді.", "delivered", "CN"),
    ("kk", "Тараптар екі ел арасында тікелей рейс ашуға келісті.", "agreed", "KZ"),
    ("kk", "Көпір құрылысы келесі жылға кейінге қалдырылды.", "delayed", "KZ"),
    ("kk", "Қытай Қазақстанда мұнай құбырын салудан бас тартты.", "cancelled", "CN"),
    ("kk", "Ұлттық банк шағын бизнеске 10 млрд теңге несие береді.", "pledged", "KZ"),
    ("kk", "Желтоқсанға дейін 15 балабақша іске қосылмақ.", "pledged", "KZ"),
    # Kyrgyz
    ("ky", "Кытай Бишкекке 300 автобус жеткирет.", "pledged", "CN"),
    ("ky", "Нарында чакан ГЭС курулат.", "pledged", "KG"),
    ("ky", "Өкмөт үч жылда 60 мектеп курууну пландап жатат.", "pledged", "KG"),
    ("ky", "Азия өнүктүрүү банкы тарабынан мектептерге 20 миллион доллар бөлүнөт.", "pledged", "Азия өнүктүрүү банкы"),
    ("ky", "Министрлер кабинети 500 трактор сатып алуу тууралуу чечим кабыл алды.", "pledged", "KG"),
    ("ky", "Өзбекстан электробустарды сатып алууга ниеттенүүдө.", "pledged", "UZ"),
    ("ky", "Кыргызстан менен Кытай темир жол боюнча келишимге кол койду.", "signed", "CN"),
    ("ky", "Президент визасыз режим тууралуу жарлыкка кол койду.", "signed", "KG"),
    ("ky", "Ошто 200 орундуу жаңы оорукананын курулушу башталды.", "started", ""),
    ("ky", "Баткенде 120 метрлик көпүрө курулуп жатат.", "started", ""),
    ("ky", "Таласта 120 орундуу бала бакча ачылды.", "delivered", ""),
    ("ky", "Кытай Кыргызстанга 30 троллейбус өткөрүп берди.", "delivered", "CN"),
    ("ky", "Тараптар түз каттам ачууну макулдашты.", "agreed", "KG"),
    ("ky", "Кыргызстанда 3 миллион долларлык тоннелдин курулушу кийинкиге жылдырылды.", "delayed", "KG"),
    ("ky", "Завод куруу долбоору жокко чыгарылды.", "cancelled", "KG"),
    ("ky", "Жалал-Абадда жеңил унаа заводу ишке киргизилет.", "pledged", "KG"),
    # Uzbek, Latin
    ("uz", "Xitoy Oʻzbekistonga 100 million dollar kredit ajratadi.", "pledged", "CN"),
    ("uz", "Navoiyda quyosh elektr stansiyasi quriladi.", "pledged", "UZ"),
    ("uz", "Hukumat 70 ta maktab qurishni rejalashtirmoqda.", "pledged", "UZ"),
    ("uz", "Xitoyning “Nur Motor” kompaniyasi Jizzaxda zavod qurmoqchi.", "pledged", "Nur Motor"),
    ("uz", "Vazirlar Mahkamasi 40 ta poyezd sotib olish to‘g‘risida qaror qabul qildi.", "pledged", "UZ"),
    ("uz", "O'zbekiston va Xitoy gaz quvuri bo'yicha bitim imzoladi.", "signed", "CN"),
    ("uz", "Toshkentda metro qurilishi bo'yicha shartnoma imzolandi.", "signed", "UZ"),
    ("uz", "Andijonda 30 million dollarlik fabrika qurilishi boshlandi.", "started", ""),
    ("uz", "Qoraqalpog'istonda 150 o'rinli shifoxona qurilmoqda.", "started", ""),
    ("uz", "Buxoroda 90 o'rinli yangi bog'cha foydalanishga topshirildi.", "delivered", ""),
    ("uz", "Xitoy Termizga 12 ta avtobus yetkazib berdi.", "delivered", "CN"),
    ("uz", "Tomonlar yangi reyslar ochish haqida kelishib oldi.", "agreed", "UZ"),
    ("uz", "Ko'prik qurilishi keyingi yilga qoldirildi.", "delayed", "UZ"),
    ("uz", "Zavod qurish loyihasi bekor qilindi.", "cancelled", "UZ"),
    # Uzbek, Cyrillic
    ("uz", "Хитой Ўзбекистонга 500 та автобус етказиб беради.", "pledged", "CN"),
    ("uz", "Самарқандда янги касалхона қурилади.", "pledged", "UZ"),
    ("uz", "Вазирлик 25 та боғча қуришни режалаштирмоқда.", "pledged", "UZ"),
    ("uz", "Томонлар темир йўл тўғрисида меморандум имзолади.", "signed", "UZ"),
    ("uz", "Хоразмда 15 миллион долларлик завод ишга туширилди.", "started", ""),
    # Tajik
    ("tg", "Чин ба Тоҷикистон 100 автобус медиҳад.", "pledged", "CN"),
    ("tg", "Дар Хуҷанд беморхонаи нав сохта мешавад.", "pledged", "TJ"),
    ("tg", "Дар Кӯлоб сохтмони донишгоҳ дар назар аст.", "pledged", "TJ"),
    ("tg", "Ҳукумат дар назар дорад, ки 30 мактаб бунёд кунад.", "pledged", "TJ"),
    ("tg", "Аз ҷониби Чин барои беморхона 15 миллион доллар ҷудо карда мешавад.", "pledged", "CN"),
    ("tg", "Тоҷикистон ва Чин созишномаи сохтмони нақбро имзо карданд.", "signed", "CN"),
    ("tg", "Дар Душанбе ёддошти тафоҳум ба имзо расид.", "signed", "TJ"),
    ("tg", "Дар Данғара сохтмони корхонаи нассоҷӣ бо арзиши 20 миллион доллар оғоз шуд.", "started", ""),
    ("tg", "Дар Хоруғ нерӯгоҳи дорои 11 мегаватт сохта шуда истодааст.", "started", ""),
    ("tg", "Дар Бохтар кӯдакистон барои 280 кӯдак ба истифода дода шуд.", "delivered", ""),
    ("tg", "Чин ба Тоҷикистон 20 мошин ҳадя кард.", "delivered", "CN"),
    ("tg", "Ҷонибҳо оид ба ифтитоҳи парвоз мувофиқат карданд.", "agreed", "TJ"),
    ("tg", "Сохтмони пули 2 миллион доллара дар Хоруғ ба таъхир афтод.", "delayed", "TJ"),
    ("tg", "Лоиҳаи завод бекор карда шуд.", "cancelled", "TJ"),
    # Turkmen
    ("tk", "Hytaý Türkmenistana 60 awtobus iberer.", "pledged", "CN"),
    ("tk", "Maryda täze hassahana gurlar.", "pledged", "TM"),
    ("tk", "Hökümet 10 mekdep gurmagy meýilleşdirýär.", "pledged", "TM"),
    ("tk", "Lebapda gaz geçirijini gurmak göz öňünde tutulýar.", "pledged", "TM"),
    ("tk", "Türkmenistan bilen Hytaý tebigy gaz barada şertnama baglaşdy.", "signed", "CN"),
    ("tk", "Aşgabatda awtobus satyn almak baradaky ylalaşyga gol çekildi.", "signed", "TM"),
    ("tk", "Balkanda bahasy 40 million dollar bolan zawodyň gurluşygyna badalga berildi.", "started", ""),
    ("tk", "Aşgabatda 640 çaga niýetlenen täze mekdep gurulýar.", "started", ""),
    ("tk", "Daşoguzda 320 orunlyk çagalar bagy ulanmaga berildi.", "delivered", ""),
    ("tk", "Hytaý Türkmenistana 5 wagon sowgat berdi.", "delivered", "CN"),
    ("tk", "Taraplar täze gatnawlary açmak barada ylalaşdylar.", "agreed", "TM"),
    ("tk", "Bahasy 5 million dollar bolan köpriniň gurluşygy yza süýşürildi.", "delayed", "TM"),
    ("tk", "Zawodyň taslamasy ýatyryldy.", "cancelled", "TM"),
]

# language, sentence, quantity, unit or currency, due
AMOUNTS = [
    ("kk", "Қытай Қазақстанға 200 автобус жеткізеді.", 200, "buses", None),
    ("kk", "Үкімет 2026 жылға дейін 120 мектеп салуды жоспарлап отыр.", 120, "schools", "2026-12-31"),
    ("kk", "Қытай ауылға 50 миллион теңге грант бөледі.", 50_000_000, "KZT", None),
    ("ky", "Кытай Кыргызстанга 20 миллион доллар бөлөт.", 20_000_000, "USD", None),
    ("ky", "Өкмөт 2027-жылга чейин 60 мектеп курууну пландап жатат.", 60, "schools", "2027-12-31"),
    ("uz", "Xitoy O'zbekistonga 100 million dollar kredit ajratadi.", 100_000_000, "USD", None),
    ("uz", "Hukumat 2025-yil oxirigacha 70 ta maktab qurishni rejalashtirmoqda.", 70, "schools", "2025-12-31"),
    ("uz", "Хитой Ўзбекистонга 500 та автобус етказиб беради.", 500, "buses", None),
    ("tg", "Чин ба Тоҷикистон 15 миллион доллар ҷудо мекунад.", 15_000_000, "USD", None),
    ("tg", "Ҳукумат то соли 2026 бунёди 30 мактабро дар назар дорад.", 30, "schools", "2026-12-31"),
    ("tk", "Hytaý Türkmenistana 60 awtobus iberer.", 60, "buses", None),
    ("tk", "Türkmenistan 10 million dollar karz berer.", 10_000_000, "USD", None),
]

# language, sentence
NO_PROMISES = [
    ("kk", "Тараптар екі ел арасындағы достықты нығайтуға дайын екенін айтты."),
    ("kk", "Қытай Қазақстанға жаңа зауыт салмайды."),
    ("kk", "Министр мектеп салуды жоспарлап отырған жоқ екенін айтты."),
    ("kk", "Былтыр салынған мектепте 300 бала оқиды."),
    ("kk", "Бұл жоба жастарға жақсы мүмкіндік береді."),
    ("kk", "Қытай мен Қазақстан ынтымақтастықты кеңейтеді."),
    ("kk", "Экспорт көлемі 300 млн долларды құрады."),
    ("ky", "Тараптар өз ара мамилелерди чыңдоого даяр экенин билдирди."),
    ("ky", "Завод курулбайт."),
    ("ky", "Былтыр курулган мектепте окуучулар көп."),
    ("ky", "Министр журналисттерге маалымат берди."),
    ("ky", "Эки өлкө кызматташтыкты тереңдетет."),
    ("ky", "Кытай Кыргызстанга завод курабы?"),
    ("uz", "Tomonlar do'stlik aloqalarini mustahkamlashga tayyor ekanini bildirdi."),
    ("uz", "Zavod qurilmaydi."),
    ("uz", "O'tgan yili qurilgan maktabda bolalar o'qiydi."),
    ("uz", "Eksport hajmi 300 million dollarni tashkil etdi."),
    ("uz", "Ikki mamlakat hamkorlikni kengaytiradi."),
    ("uz", "Vazirlik zavod quriladi, degan xabarni rad etdi."),
    ("uz", "Томонлар ҳамкорликни кенгайтиришга тайёр эканини билдирди."),
    ("tg", "Ҷонибҳо омодагии худро барои таҳкими дӯстӣ изҳор доштанд."),
    ("tg", "Завод сохта намешавад."),
    ("tg", "Ҳаҷми содирот 300 миллион долларро ташкил дод."),
    ("tg", "Ин лоиҳа ба ҷавонон имкон медиҳад."),
    ("tk", "Taraplar dostlugy pugtalandyrmaga taýýardygyny aýtdylar."),
    ("tk", "Zawod gurulmaz."),
    ("tk", "Bu taslama ýaşlara mümkinçilik berýär."),
    ("tk", "Iki ýurt hyzmatdaşlygy giňelder."),
]

# language, sentence, kind, status
EVENTS = [
    ("kk", "Астанада 20 мамырда Орталық Азия мен Қытайдың саммиті өтеді.", "summit", "scheduled"),
    ("kk", "Қытай министрі 10 сәуірде Қазақстанға ресми сапармен келді.", "visit", "held"),
    ("kk", "Қасым-Жомарт Тоқаев 12 сәуірде Астанада Қытай елшісімен кездесті.", "meeting", "held"),
    ("kk", "Алматыда 3 мамырда халықаралық форум өтеді.", "forum", "scheduled"),
    ("kk", "Шымкентте 14 сәуірде Қытай тауарларының көрмесі ашылды.", "exhibition", "held"),
    ("kk", "Қазақстанда 9 маусымда сайлау өтеді.", "election", "scheduled"),
    ("kk", "Астанадағы форум күзге кейінге қалдырылды.", "forum", "postponed"),
    ("ky", "Бишкекте 25-майда ШКУнун саммити өтөт.", "summit", "scheduled"),
    ("ky", "Садыр Жапаров 11-апрелде Кытай элчиси менен жолугушту.", "meeting", "held"),
    ("ky", "Ошто 6-майда ишкерлер форуму болуп өтөт.", "forum", "scheduled"),
    ("ky", "Кытайдын делегациясы 9-апрелде Кыргызстанга сапар менен келди.", "visit", "held"),
    ("ky", "Бишкекте 13-апрелде Кытай китептеринин көргөзмөсү ачылды.", "exhibition", "held"),
    ("ky", "Кыргызстанда 30-июнда шайлоо өтөт.", "election", "scheduled"),
    ("ky", "Бишкектеги конференция жокко чыгарылды.", "forum", "cancelled"),
    ("uz", "Toshkentda 21-may kuni Markaziy Osiyo davlatlari sammiti bo'lib o'tadi.", "summit", "scheduled"),
    ("uz", "Shavkat Mirziyoyev 10 aprel kuni Xitoy elchisini qabul qildi.", "meeting", "held"),
    ("uz", "Samarqandda 2 may kuni iqtisodiy forum bo'lib o'tadi.", "forum", "scheduled"),
    ("uz", "Xitoy vaziri 8 aprel kuni Toshkentga tashrif buyurdi.", "visit", "held"),
    ("uz", "Toshkentda 12 aprel kuni Xitoy mahsulotlari ko'rgazmasi ochildi.", "exhibition", "held"),
    ("uz", "O'zbekistonda 27 oktabr kuni saylov bo'lib o'tadi.", "election", "scheduled"),
    ("uz", "Тошкентда 15 май куни халқаро конференция бўлиб ўтади.", "forum", "scheduled"),
    ("tg", "Дар Душанбе 18 май ҳамоиши сарони давлатҳо баргузор мешавад.", "summit", "scheduled"),
    ("tg", "Эмомалӣ Раҳмон 9 апрел дар Душанбе бо сафири Чин мулоқот кард.", "meeting", "held"),
    ("tg", "Дар Хуҷанд 4 май форуми соҳибкорон баргузор мегардад.", "forum", "scheduled"),
    ("tg", "Дар Душанбе 12 апрел намоишгоҳи молҳои Чин баргузор шуд.", "exhibition", "held"),
    ("tg", "Вазири Чин 10 апрел бо сафари расмӣ ба Тоҷикистон омад.", "visit", "held"),
    ("tk", "Aşgabatda 22-nji maýda halkara forum geçiriler.", "forum", "scheduled"),
    ("tk", "Serdar Berdimuhamedow 11-nji aprelde Hytaýyň ilçisini kabul etdi.", "meeting", "held"),
    ("tk", "Aşgabatda 9-njy aprelde Hytaýyň harytlarynyň sergisi açyldy.", "exhibition", "held"),
    ("tk", "Awazada 5-nji awgustda sammit geçiriler.", "summit", "scheduled"),
    ("tk", "Hytaýyň wekiliýeti 10-njy aprelde sapar bilen Türkmenistana geldi.", "visit", "held"),
]


@pytest.fixture(scope="module")
def tagger(project: Path) -> Tagger:
    """By the project's own catalogue."""
    return Tagger(read_rules(project / "catalog"))


def analysed(tagger: Tagger, language: str, text: str) -> Analysis:
    return tagger.analyse(title="", standfirst=None, body=text, language=language, published=DAY)


@pytest.mark.parametrize(("language", "text", "stage", "actor"), PROMISES)
def test_promise_is_found_with_its_stage_and_who_made_it(tagger, language, text, stage, actor):
    """One promise a sentence, of the whole sentence."""
    found = analysed(tagger, language, text).commitments
    assert [(one.stage, one.actor, one.sentence) for one in found] == [(stage, actor, text)]


@pytest.mark.parametrize(("language", "text", "told"), [(one[0], one[1], one[2:]) for one in AMOUNTS])
def test_promise_has_its_amount_and_when_it_is_due(tagger, language, text, told):
    """Money has a currency, other things a unit; "by 2026" is due at its end."""
    (found,) = analysed(tagger, language, text).commitments
    due_to = found.due_to.isoformat() if found.due_to else None
    assert (found.quantity, found.currency or found.unit, due_to) == told


@pytest.mark.parametrize(("language", "text"), NO_PROMISES)
def test_courtesy_negation_and_what_only_looks_alike_is_no_promise(tagger, language, text):
    """A deed, and an object or a number, are needed; what is denied, asked or told of the past is none."""
    assert analysed(tagger, language, text).commitments == ()


@pytest.mark.parametrize(("language", "text", "kind", "status"), EVENTS)
def test_event_is_found_with_its_kind_and_status(tagger, language, text, kind, status):
    """The verb at the end tells whether it took place or will."""
    found = analysed(tagger, language, text).events
    assert (kind, status) in [(one.kind, one.status) for one in found]
