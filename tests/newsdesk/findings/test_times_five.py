"""Expressions of time in Kazakh, Kyrgyz, Uzbek, Tajik and Turkmen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from newsdesk.findings.spelling import plain
from newsdesk.findings.times import Time, find_times

# A line that begins with @ is the article's day for those below it. In the others, what is in brackets must be found
# with the role, the days and the precision behind the bar; nothing else in the sentence is an expression of time.

KAZAKH = """
@2024-12-02
Форум [2025 жылғы 16 маусымда] өтеді. | at 2025-06-16..2025-06-16 day
Шарт [2024 жылдың 28 қарашасында] жасалды. | at 2024-11-28..2024-11-28 day
[28 қарашада] жаңа көпір ашылды. | at 2024-11-28..2024-11-28 day
Министр [28 қараша күні] Астанаға келді. | at 2024-11-28..2024-11-28 day
Көрме [2025 жылғы 3-5 шілдеде] ұйымдастырылады. | at 2025-07-03..2025-07-05 day
Байқау [25-27 қараша күндері] болды. | at 2024-11-25..2024-11-27 day
Кездесу [2025 жылдың 30 сәуірінен 2 мамырына дейін] жалғасады. | at 2025-04-30..2025-05-02 day
Құжатқа [12.03.2024] қол қойылды. | at 2024-03-12..2024-03-12 day
Зауыт [2025 жылдың мамыр айында] іске қосылады. | at 2025-05-01..2025-05-31 month
Келісім [қыркүйек айында] бекітілді. | at 2024-09-01..2024-09-30 month
Саммит [тамызда] болды. | at 2024-08-01..2024-08-31 month
Жол [2026 жылы] салынады. | at 2026-01-01..2026-12-31 year
Жоба [2023-2027 жылдары] жүзеге асырылады. | at 2023-01-01..2027-12-31 year
[2026–2030 жылдарға] арналған жоспар бекітілді. | at 2026-01-01..2030-12-31 year
Сауда көлемі [биыл] артты. | at 2024-01-01..2024-12-31 year
Сауда көлемі [былтыр] екі есе өсті. | at 2023-01-01..2023-12-31 year
Бұл ауруханада [өткен жылы] екі мың науқас емделді. | at 2023-01-01..2023-12-31 year
Әуежай [келесі жылы] ашылады. | at 2025-01-01..2025-12-31 year
Көпір [келер жылы] пайдалануға беріледі. | at 2025-01-01..2025-12-31 year
[Ағымдағы жылдың сәуір айында] келіссөз өтті. | at 2024-04-01..2024-04-30 month
[Былтырғы желтоқсанда] екі ел келісім жасады. | at 2023-12-01..2023-12-31 month
[Өткен жылдың күзінде] комиссия құрылды. | at 2023-09-01..2023-11-30 quarter
Бағдарлама [2030 жылға дейін] жалғасады. | until 2030-01-01..2030-12-31 year
Құрылыс [жыл соңына дейін] аяқталады. | until 2024-10-01..2024-12-31 quarter
Құрылыс [осы жылдың соңына дейін] аяқталады. | until 2024-10-01..2024-12-31 quarter
Өтінімдер [15 желтоқсанға дейін] қабылданады. | until 2024-12-15..2024-12-15 day
Қытай [алдағы үш жылда] мамандар даярлайды. | within 2024-12-02..2027-12-02 year
Қытай [алдағы бес жыл ішінде] вагондар жеткізеді. | within 2024-12-02..2029-12-02 year
[Соңғы үш жылда] экспорт екі есе өсті. | within 2021-12-02..2024-12-02 year
Жұмыс [алдағы екі ай ішінде] басталады. | within 2024-12-02..2025-02-02 month
[2013 жылдан бері] екі ел бірге жұмыс істеп келеді. | since 2013-01-01..2013-12-31 year
Визасыз режим [2025 жылғы 1 қаңтардан бастап] күшіне енеді. | since 2025-01-01..2025-01-01 day
Делегация [жексенбі күні] Астанаға келді. | at 2024-12-01..2024-12-01 day
Келіссөздер [сенбіде] аяқталды. | at 2024-11-30..2024-11-30 day
Жиын [дүйсенбіде] басталды. | at 2024-12-02..2024-12-02 day
Елші [кеше] өз қызметіне кірісті. | at 2024-12-01..2024-12-01 day
Президент [бүгін] министрді қабылдады. | at 2024-12-02..2024-12-02 day
Көрме [ертең] ашылады. | at 2024-12-03..2024-12-03 day
[Өткен аптада] екі министр кездесті. | at 2024-11-25..2024-12-01 day
[Келесі аптада] форум өтеді. | at 2024-12-09..2024-12-15 day
[Өткен айда] жаңа рейс ашылды. | at 2024-11-01..2024-11-30 month
Жаңа рейс [келесі айда] ашылады. | at 2025-01-01..2025-01-31 month
Көпір [2025 жылдың күзінде] ашылады. | at 2025-09-01..2025-11-30 quarter
Зауыт [2025 жылдың үшінші тоқсанында] іске қосылады. | at 2025-07-01..2025-09-30 quarter
Зауыт [2025 жылдың екінші жартысында] іске қосылады. | at 2025-07-01..2025-12-31 quarter
Бұл зауыт [үш жыл бұрын] салынды. | at 2021-01-01..2021-12-31 year
Жаңа кеңсе [жақын арада] ашылады. | soon
Бала 27 жасқа толды.
Мектептің 10 жылдығы аталып өтті.
Жыл сайын екі мың студент оқиды.
[2025 jyly] jańa zaýyt ashylady. | at 2025-01-01..2025-12-31 year
[16 maýsymda] jınalys ótti. | at 2024-06-16..2024-06-16 day
@2024-05-10
Жол [үшінші тоқсанның соңына дейін] жөнделеді. | until 2024-09-01..2024-09-30 month
Мәжіліс [жұма күні] өтеді. | at 2024-05-10..2024-05-10 day
Мәжіліс [сәрсенбі күні] өтеді. | at 2024-05-15..2024-05-15 day
Мәжіліс [сәрсенбі күні] өтті. | at 2024-05-08..2024-05-08 day
Экспорт [бірінші тоқсанда] өсті. | at 2024-01-01..2024-03-31 quarter
Экспорт [жыл басынан бері] он пайызға өсті. | since 2024-01-01..2024-03-31 quarter
"""

KYRGYZ = """
@2024-12-02
[12-сентябрда] президент жарлыкка кол койду. | at 2024-09-12..2024-09-12 day
[2020-жылдын 1-январынан тарта] визасыз режим иштейт. | since 2020-01-01..2020-01-01 day
[2018-жылдын декабрь айынан тарта] эки митинг өттү. | since 2018-12-01..2018-12-31 month
Келишимге [2024-жылдын 28-ноябрында] кол коюлду. | at 2024-11-28..2024-11-28 day
Министр [28-ноябрь күнү] Бишкекке келди. | at 2024-11-28..2024-11-28 day
[28-ноябрдагы] жыйында эки маселе каралды. | at 2024-11-28..2024-11-28 day
Көргөзмө [2025-жылдын 3-5-июлунда] өтөт. | at 2025-07-03..2025-07-05 day
Конкурс [25-27-ноябрь күндөрү] болду. | at 2024-11-25..2024-11-27 day
Жарманке [20-ноябрдан 25-ноябрга чейин] иштеди. | at 2024-11-20..2024-11-25 day
Документке [12.03.2024] кол коюлган. | at 2024-03-12..2024-03-12 day
[2025-жылдын май айында] завод ишке кирет. | at 2025-05-01..2025-05-31 month
Келишим [сентябрь айында] бекитилди. | at 2024-09-01..2024-09-30 month
Саммит [октябрда] өттү. | at 2024-10-01..2024-10-31 month
[2020-жылы ноябрда] басма сөз кызматы кабарлаган. | at 2020-11-01..2020-11-30 month
Жол [2026-жылы] курулат. | at 2026-01-01..2026-12-31 year
Модернизациялоо [2014-жылы] башталган. | at 2014-01-01..2014-12-31 year
Долбоор [2023-2027-жылдары] ишке ашырылат. | at 2023-01-01..2027-12-31 year
[2026-2030-жылдарга] арналган план бекиди. | at 2026-01-01..2030-12-31 year
Соода көлөмү [бул жылы] өстү. | at 2024-01-01..2024-12-31 year
Соода көлөмү [быйыл] өстү. | at 2024-01-01..2024-12-31 year
Соода көлөмү [былтыр] эки эсе өскөн. | at 2023-01-01..2023-12-31 year
Ооруканада [өткөн жылы] эки миң бейтап дарыланган. | at 2023-01-01..2023-12-31 year
Аэропорт [кийинки жылы] ачылат. | at 2025-01-01..2025-12-31 year
Көпүрө [келерки жылы] бүткөрүлөт. | at 2025-01-01..2025-12-31 year
[Үстүбүздөгү жылдын апрель айында] сүйлөшүү өттү. | at 2024-04-01..2024-04-30 month
[Өткөн жылдын күзүндө] комиссия түзүлгөн. | at 2023-09-01..2023-11-30 quarter
Программа [2030-жылга чейин] уланат. | until 2030-01-01..2030-12-31 year
Курулуш [жыл аягына чейин] бүтөт. | until 2024-10-01..2024-12-31 quarter
Курулуш [ушул жылдын аягына чейин] бүтөт. | until 2024-10-01..2024-12-31 quarter
Арыздар [15-декабрга чейин] кабыл алынат. | until 2024-12-15..2024-12-15 day
Кытай [алдыдагы үч жылда] адистерди даярдайт. | within 2024-12-02..2027-12-02 year
Кытай [жакынкы беш жыл ичинде] вагондорду жеткирет. | within 2024-12-02..2029-12-02 year
Компания [эки жылдын ичинде] завод курат. | within 2024-12-02..2026-12-02 year
[Акыркы үч жылда] экспорт эки эсе өстү. | within 2021-12-02..2024-12-02 year
Ал [акыркы 6 жыл ичинде] төрт жолу учуп барган. | within 2018-12-02..2024-12-02 year
[Акыркы эки айдан бери] каршы маанай күч алды. | within 2024-10-02..2024-12-02 month
[2013-жылдан бери] эки өлкө чогуу иштеп келет. | since 2013-01-01..2013-12-31 year
[Жекшемби күнү] миңдеген адам көчөгө чыкты. | at 2024-12-01..2024-12-01 day
Сүйлөшүүлөр [ишембиде] аяктады. | at 2024-11-30..2024-11-30 day
Жыйын [дүйшөмбүдө] башталды. | at 2024-12-02..2024-12-02 day
Элчи [кечээ] ишке киришти. | at 2024-12-01..2024-12-01 day
Президент [бүгүн] министрди кабыл алды. | at 2024-12-02..2024-12-02 day
Көргөзмө [эртең] ачылат. | at 2024-12-03..2024-12-03 day
[Өткөн аптада] эки министр жолукту. | at 2024-11-25..2024-12-01 day
[Кийинки аптада] форум өтөт. | at 2024-12-09..2024-12-15 day
[Өткөн айда] жаңы каттам ачылды. | at 2024-11-01..2024-11-30 month
Көпүрө [2025-жылдын күзүндө] ачылат. | at 2025-09-01..2025-11-30 quarter
Завод [2025-жылдын үчүнчү чейрегинде] ишке кирет. | at 2025-07-01..2025-09-30 quarter
Бул завод [үч жыл мурун] курулган. | at 2021-01-01..2021-12-31 year
Жаңы кеңсе [жакын арада] ачылат. | soon
Мамилелердин түзүлгөнүнө 27 жыл толду.
Мектептин 10 жылдыгы белгиленди.
Жыл сайын эки миң студент окуйт.
Жылына 800 миң адам каттайт.
@2024-05-10
Жол [үчүнчү чейректин аягына чейин] оңдолот. | until 2024-09-01..2024-09-30 month
Жыйын [шаршемби күнү] өтөт. | at 2024-05-15..2024-05-15 day
Жыйын [шаршемби күнү] өттү. | at 2024-05-08..2024-05-08 day
Экспорт [биринчи кварталда] өстү. | at 2024-01-01..2024-03-31 quarter
[Жыл башынан бери] экспорт он пайызга өстү. | since 2024-01-01..2024-03-31 quarter
"""

UZBEK = """
@2024-12-02
Forum [2025-yil 16-iyun kuni] o'tkaziladi. | at 2025-06-16..2025-06-16 day
Shartnoma [2024-yilning 28-noyabrida] tuzildi. | at 2024-11-28..2024-11-28 day
[28-noyabrda] yangi ko'prik ochildi. | at 2024-11-28..2024-11-28 day
Vazir [28 noyabr kuni] Toshkentga keldi. | at 2024-11-28..2024-11-28 day
Ko'rgazma [2025-yil 3-5-iyul kunlari] bo'lib o'tadi. | at 2025-07-03..2025-07-05 day
Tanlov [25-27 noyabr kunlari] o'tdi. | at 2024-11-25..2024-11-27 day
Yarmarka [20-noyabrdan 25-noyabrgacha] ishladi. | at 2024-11-20..2024-11-25 day
Hujjat [12.03.2024] imzolangan. | at 2024-03-12..2024-03-12 day
Zavod [2025-yil may oyida] ishga tushiriladi. | at 2025-05-01..2025-05-31 month
Bitim [sentabr oyida] tasdiqlandi. | at 2024-09-01..2024-09-30 month
Sammit [oktabrda] bo'lib o'tdi. | at 2024-10-01..2024-10-31 month
Yo'l [2026-yilda] quriladi. | at 2026-01-01..2026-12-31 year
Loyiha [2023-2027-yillarda] amalga oshiriladi. | at 2023-01-01..2027-12-31 year
[2026–2030 yillarga mo'ljallangan] dastur qabul qilindi. | at 2026-01-01..2030-12-31 year
Savdo hajmi [bu yil] oshdi. | at 2024-01-01..2024-12-31 year
Savdo hajmi [joriy yilda] oshdi. | at 2024-01-01..2024-12-31 year
Savdo hajmi [o'tgan yili] ikki barobar oshgan. | at 2023-01-01..2023-12-31 year
Aeroport [kelasi yil] ochiladi. | at 2025-01-01..2025-12-31 year
Ko'prik [kelgusi yilda] foydalanishga topshiriladi. | at 2025-01-01..2025-12-31 year
[Joriy yilning aprel oyida] muzokara o'tdi. | at 2024-04-01..2024-04-30 month
[O'tgan yilning kuzida] komissiya tuzilgan. | at 2023-09-01..2023-11-30 quarter
Sayyohlar asosan [kuz oylarida] keldi. | at 2024-09-01..2024-11-30 quarter
Dastur [2030-yilgacha] davom etadi. | until 2030-01-01..2030-12-31 year
Quvvat [2030-yilga kelib] ikki barobar oshadi. | until 2030-01-01..2030-12-31 year
Qurilish [yil oxirigacha] yakunlanadi. | until 2024-10-01..2024-12-31 quarter
Qurilish [joriy yilning oxirigacha] yakunlanadi. | until 2024-10-01..2024-12-31 quarter
Arizalar [15-dekabrgacha] qabul qilinadi. | until 2024-12-15..2024-12-15 day
Arizalar [15-dekabrga qadar] qabul qilinadi. | until 2024-12-15..2024-12-15 day
Xitoy [kelgusi uch yilda] mutaxassislar tayyorlaydi. | within 2024-12-02..2027-12-02 year
Kompaniya [uch yil ichida] zavod quradi. | within 2024-12-02..2027-12-02 year
[So'nggi uch yilda] eksport ikki barobar oshdi. | within 2021-12-02..2024-12-02 year
Ishlar [ikki oy ichida] boshlanadi. | within 2024-12-02..2025-02-02 month
[2013-yildan beri] ikki davlat hamkorlik qiladi. | since 2013-01-01..2013-12-31 year
Muzokaralar [2003 yildan buyon] davom etmoqda. | since 2003-01-01..2003-12-31 year
[1-sentabrdan boshlab] yangi tarif joriy etildi. | since 2024-09-01..2024-09-01 day
Delegatsiya [yakshanba kuni] Toshkentga keldi. | at 2024-12-01..2024-12-01 day
Muzokaralar [shanba kuni] yakunlandi. | at 2024-11-30..2024-11-30 day
Elchi [kecha] ish boshladi. | at 2024-12-01..2024-12-01 day
Prezident [bugun] vazirni qabul qildi. | at 2024-12-02..2024-12-02 day
Ko'rgazma [ertaga] ochiladi. | at 2024-12-03..2024-12-03 day
[O'tgan hafta] ikki vazir uchrashdi. | at 2024-11-25..2024-12-01 day
[Kelasi haftada] forum o'tkaziladi. | at 2024-12-09..2024-12-15 day
[O'tgan oyda] yangi reys ochildi. | at 2024-11-01..2024-11-30 month
Zavod [2025-yilning uchinchi choragida] ishga tushadi. | at 2025-07-01..2025-09-30 quarter
Bu zavod [uch yil oldin] qurilgan. | at 2021-01-01..2021-12-31 year
Yangi idora [yaqin orada] ochiladi. | soon
U 27 yoshga to'ldi.
Maktabning 10 yilligi nishonlandi.
Har yili ikki ming talaba o'qiydi.
[2024 йил 28 ноябрь куни] битим имзоланди. | at 2024-11-28..2024-11-28 day
[2024 йилнинг 28 ноябрида] битим имзоланди. | at 2024-11-28..2024-11-28 day
Дастур [2030 йилгача] давом этади. | until 2030-01-01..2030-12-31 year
Қурилиш [йил охиригача] якунланади. | until 2024-10-01..2024-12-31 quarter
Делегация [якшанба куни] Тошкентга келди. | at 2024-12-01..2024-12-01 day
Аэропорт [келгуси йилда] очилади. | at 2025-01-01..2025-12-31 year
Савдо ҳажми [ўтган йили] икки баробар ошган. | at 2023-01-01..2023-12-31 year
[Сўнгги уч йилда] экспорт икки баробар ошди. | within 2021-12-02..2024-12-02 year
Кўргазма [эртага] очилади. | at 2024-12-03..2024-12-03 day
@2024-05-10
Yo'l [uchinchi chorak oxirigacha] ta'mirlanadi. | until 2024-09-01..2024-09-30 month
Majlis [chorshanba kuni] o'tkaziladi. | at 2024-05-15..2024-05-15 day
Majlis [chorshanba kuni] o'tkazildi. | at 2024-05-08..2024-05-08 day
Zavod [yilning birinchi yarmida] besh ming avtobus ishlab chiqaradi. | at 2024-01-01..2024-06-30 quarter
Eksport [yil boshidan beri] o'n foizga oshdi. | since 2024-01-01..2024-03-31 quarter
"""

TAJIK = """
@2024-12-02
Созишнома [2-юми декабри соли 2024] ба имзо расид. | at 2024-12-02..2024-12-02 day
Ҳамоиш [16 июни соли 2025] баргузор мешавад. | at 2025-06-16..2025-06-16 day
Вазир [рӯзи 28 ноябр] ба Душанбе омад. | at 2024-11-28..2024-11-28 day
[28-уми ноябр] пули нав кушода шуд. | at 2024-11-28..2024-11-28 day
Намоишгоҳ [аз 3 то 5 июли соли 2025] баргузор мешавад. | at 2025-07-03..2025-07-05 day
Корхона [моҳи майи соли 2025] ба кор медарояд. | at 2025-05-01..2025-05-31 month
Қарордод [дар моҳи сентябр] тасдиқ шуд. | at 2024-09-01..2024-09-30 month
Роҳ [соли 2026] сохта мешавад. | at 2026-01-01..2026-12-31 year
Лоиҳа [дар солҳои 2023-2027] амалӣ мегардад. | at 2023-01-01..2027-12-31 year
Ҳаҷми савдо [соли ҷорӣ] афзуд. | at 2024-01-01..2024-12-31 year
Ҳаҷми савдо [имсол] афзуд. | at 2024-01-01..2024-12-31 year
Ҳаҷми савдо [соли гузашта] ду баробар афзуд. | at 2023-01-01..2023-12-31 year
Фурудгоҳ [соли оянда] кушода мешавад. | at 2025-01-01..2025-12-31 year
Барнома [то соли 2030] идома меёбад. | until 2030-01-01..2030-12-31 year
Сохтмон [то охири сол] анҷом меёбад. | until 2024-10-01..2024-12-31 quarter
Сохтмон [то охири соли 2025] анҷом меёбад. | until 2025-10-01..2025-12-31 quarter
Аризаҳо [то 15 декабр] қабул мешаванд. | until 2024-12-15..2024-12-15 day
Чин [дар се соли оянда] мутахассис омода мекунад. | within 2024-12-02..2027-12-02 year
Ширкат [дар давоми ду сол] корхона месозад. | within 2024-12-02..2026-12-02 year
Содирот [дар панҷ соли охир] ду баробар афзуд. | within 2019-12-02..2024-12-02 year
[Аз соли 2013] ду кишвар ҳамкорӣ доранд. | since 2013-01-01..2013-12-31 year
Тарофаи нав [аз 1 январи соли 2025] амал мекунад. | since 2025-01-01..2025-01-01 day
Ҳайат [рӯзи якшанбе] ба Душанбе омад. | at 2024-12-01..2024-12-01 day
Сафир [дирӯз] ба кор шуруъ кард. | at 2024-12-01..2024-12-01 day
Президент [имрӯз] вазирро қабул кард. | at 2024-12-02..2024-12-02 day
Намоишгоҳ [фардо] кушода мешавад. | at 2024-12-03..2024-12-03 day
[Ҳафтаи гузашта] ду вазир вохӯрданд. | at 2024-11-25..2024-12-01 day
[Моҳи гузашта] хатсайри нав кушода шуд. | at 2024-11-01..2024-11-30 month
Пул [тирамоҳи соли 2025] кушода мешавад. | at 2025-09-01..2025-11-30 quarter
Корхона [дар семоҳаи сеюми соли 2025] ба кор медарояд. | at 2025-07-01..2025-09-30 quarter
Ин корхона [се сол пеш] сохта шуд. | at 2021-01-01..2021-12-31 year
Ҳар сол ду ҳазор донишҷӯ таҳсил мекунад.
Мактаб 10-солагиашро ҷашн гирифт.
Раҳмонов 27 сол дорад.
@2024-05-10
Маҷлис [рӯзи чоршанбе] баргузор мешавад. | at 2024-05-15..2024-05-15 day
Маҷлис [рӯзи чоршанбе] баргузор шуд. | at 2024-05-08..2024-05-08 day
Содирот [аз аввали сол] даҳ фоиз афзуд. | since 2024-01-01..2024-03-31 quarter
Содирот [дар нимсолаи аввал] афзуд. | at 2024-01-01..2024-06-30 quarter
"""

TURKMEN = """
@2024-12-02
Ylalaşyga [2024-nji ýylyň 2-nji dekabrynda] gol çekildi. | at 2024-12-02..2024-12-02 day
Forum [2025-nji ýylyň 16-njy iýunynda] geçiriler. | at 2025-06-16..2025-06-16 day
[28-nji noýabrda] täze köpri açyldy. | at 2024-11-28..2024-11-28 day
Ministr [28-nji noýabr güni] Aşgabada geldi. | at 2024-11-28..2024-11-28 day
Sergi [2025-nji ýylyň 3—5-nji iýulynda] geçiriler. | at 2025-07-03..2025-07-05 day
Bäsleşik [25-27-nji noýabr günleri] geçirildi. | at 2024-11-25..2024-11-27 day
Zawod [2025-nji ýylyň maý aýynda] işe giriziler. | at 2025-05-01..2025-05-31 month
Ylalaşyk [sentýabr aýynda] tassyklandy. | at 2024-09-01..2024-09-30 month
Duşuşyk [oktýabrda] geçirildi. | at 2024-10-01..2024-10-31 month
Ýol [2026-njy ýylda] gurlar. | at 2026-01-01..2026-12-31 year
Taslama [2022—2028-nji ýyllarda] amala aşyrylar. | at 2022-01-01..2028-12-31 year
Söwda [şu ýyl] artdy. | at 2024-01-01..2024-12-31 year
Söwda [geçen ýyl] iki esse artdy. | at 2023-01-01..2023-12-31 year
Howa menzili [geljek ýyl] açylar. | at 2025-01-01..2025-12-31 year
[Geçen ýylyň güýzünde] topar döredildi. | at 2023-09-01..2023-11-30 quarter
Maksatnama [2030-njy ýyla çenli] dowam eder. | until 2030-01-01..2030-12-31 year
Gurluşyk [ýylyň ahyryna çenli] tamamlanar. | until 2024-10-01..2024-12-31 quarter
Gurluşyk [şu ýylyň ahyryna çenli] tamamlanar. | until 2024-10-01..2024-12-31 quarter
Arzalar [15-nji dekabra çenli] kabul ediler. | until 2024-12-15..2024-12-15 day
Hytaý [ýakyn üç ýylda] hünärmen taýýarlar. | within 2024-12-02..2027-12-02 year
Kompaniýa [iki ýylyň dowamynda] zawod gurar. | within 2024-12-02..2026-12-02 year
[Soňky bäş ýylda] eksport iki esse artdy. | within 2019-12-02..2024-12-02 year
[2013-nji ýyldan bäri] iki ýurt hyzmatdaşlyk edýär. | since 2013-01-01..2013-12-31 year
Täze nyrh [2025-nji ýylyň 1-nji ýanwaryndan başlap] hereket eder. | since 2025-01-01..2025-01-01 day
Wekiliýet [ýekşenbe güni] Aşgabada geldi. | at 2024-12-01..2024-12-01 day
Maslahat [duşenbe güni] başlandy. | at 2024-12-02..2024-12-02 day
Ilçi [düýn] işe başlady. | at 2024-12-01..2024-12-01 day
Prezident [şu gün] ministri kabul etdi. | at 2024-12-02..2024-12-02 day
Sergi [ertir] açylar. | at 2024-12-03..2024-12-03 day
[Geçen hepde] iki ministr duşuşdy. | at 2024-11-25..2024-12-01 day
[Geçen aýda] täze gatnaw açyldy. | at 2024-11-01..2024-11-30 month
Zawod [2025-nji ýylyň üçünji çärýeginde] işe giriziler. | at 2025-07-01..2025-09-30 quarter
Bu zawod [üç ýyl mundan ozal] guruldy. | at 2021-01-01..2021-12-31 year
Her ýyl iki müň talyp okaýar.
Mekdebiň 10 ýyllygy bellenildi.
@2024-05-10
Mejlis [çarşenbe güni] geçiriler. | at 2024-05-15..2024-05-15 day
Mejlis [çarşenbe güni] geçirildi. | at 2024-05-08..2024-05-08 day
Eksport [ýylyň başyndan bäri] on göterim artdy. | since 2024-01-01..2024-03-31 quarter
"""

SAYINGS = {"kk": KAZAKH, "ky": KYRGYZ, "uz": UZBEK, "tg": TAJIK, "tk": TURKMEN}


def _rows() -> Iterator[tuple[str, str, date, str]]:
    """Language, sentence with brackets, the article's day, what is expected."""
    for language, sayings in SAYINGS.items():
        day = date.min
        for line in sayings.strip().splitlines():
            if line.startswith("@"):
                day = date.fromisoformat(line[1:])
            else:
                sentence, _, expected = line.partition(" | ")
                yield language, sentence, day, expected


@pytest.mark.parametrize(("language", "sentence", "day", "expected"), list(_rows()))
def test_an_expression_of_time_is_found_whole_and_resolved(
    language: str, sentence: str, day: date, expected: str
) -> None:
    """The words in brackets are found, no more and no less; role, days and precision are those written behind."""
    text = re.sub(r"[\[\]]", "", sentence)

    found = find_times(plain(text), language, day)

    assert [text[time.start : time.end] for time in found] == re.findall(r"\[(.+?)\]", sentence)
    assert "; ".join(map(_said, found)) == expected


def _said(time: Time) -> str:
    if time.interval is None:
        return time.role
    return f"{time.role} {time.interval.first}..{time.interval.last} {time.interval.precision}"
