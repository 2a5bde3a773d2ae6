"""How Uzbek speaks of time; its Cyrillic is spelt from the Latin."""

from __future__ import annotations

from newsdesk.alphabets import UZBEK_CYRILLIC
from newsdesk.findings.time_words.inflection import also_spelt, endings
from newsdesk.findings.time_words.table import Table

_LATIN = Table(
    words={
        "n": {
            1: "bir, bitta", 2: "ikki, ikkita", 3: "uch, uchta", 4: "to'rt, to'rtta", 5: "besh, beshta", 6: "olti",
            7: "yetti", 8: "sakkiz", 9: "to'qqiz", 10: "o'n", 11: "o'n bir", 12: "o'n ikki", 13: "o'n uch",
            14: "o'n to'rt", 15: "o'n besh", 16: "o'n olti", 17: "o'n yetti", 18: "o'n sakkiz", 19: "o'n to'qqiz",
        },
        "tens": {
            20: "yigirma", 30: "o'ttiz", 40: "qirq", 50: "ellik", 60: "oltmish", 70: "yetmish", 80: "sakson",
            90: "to'qson",
        },
        "unit": {
            "day": "kun", "week": "hafta", "month": "oy", "quarter": "chorak, chorag, kvartal", "half": "yarim yil",
            "year": "yil", "decade": "o'n yillik, o'n yil",
        },
        "month": {
            1: "yanvar, январь", 2: "fevral, февраль", 3: "mart", 4: "aprel, апрель", 5: "may", 6: "iyun, июнь, июн",
            7: "iyul, июль, июл", 8: "avgust", 9: "sentabr, sentyabr, сентябрь", 10: "oktabr, oktyabr, октябрь",
            11: "noyabr, ноябрь", 12: "dekabr, декабрь",
        },
        "sure month": {
            1: "yanvar, январь", 2: "fevral, февраль", 3: "mart", 4: "aprel, апрель", 6: "iyun, июнь, июн",
            7: "iyul, июль, июл", 8: "avgust", 9: "sentabr, sentyabr, сентябрь", 10: "oktabr, oktyabr, октябрь",
            11: "noyabr, ноябрь", 12: "dekabr, декабрь",
        },
        "weekday": {
            0: "dushanba", 1: "seshanba", 2: "chorshanba", 3: "payshanba", 4: "juma", 5: "shanba", 6: "yakshanba",
        },
        "sure weekday": {
            0: "dushanba", 1: "seshanba", 2: "chorshanba", 3: "payshanba", 5: "shanba", 6: "yakshanba",
        },
        "ordinal": {
            1: "birinchi, i, dastlabki, ilk", 2: "ikkinchi, ii", 3: "uchinchi, iii", 4: "to'rtinchi, oxirgi, so'nggi, iv",
        },
        "quarter": {0: "chorak, chorag, kvartal"},
        "half": {0: "yarmi"},
        "sure half": {0: "yarim yillik, yarim yillig"},
        "sure unit": {"week": "hafta", "month": "oy", "quarter": "chorak, chorag"},
        "decade": {0: "yil +"},
        "season": {"spring": "bahor", "summer": "yoz", "autumn": "kuz", "winter": "qish"},
        "sure season": {
            "spring": "bahorda, bahorida, bahorning", "summer": "yozda, yozida, yozning", "autumn": "kuzda, kuzida, kuzning",
            "winter": "qishda, qishida, qishning",
        },
        "near": {
            -1: "o'tgan, avvalgi, oldingi", 0: "bu, shu, ushbu, joriy, mazkur", 1: "kelasi, kelgusi, keyingi, kelayotgan",
        },
        "nearyear": {
            -1: "o'tgan yil, bultur, avvalgi yil, oldingi yil, o'tgan - yil",
            0: "bu yil, shu yil, ushbu yil, joriy yil, mazkur yil", 1: "kelasi yil, kelgusi yil, keyingi yil, kelayotgan yil",
        },
        "today": {
            -1: "kecha", 0: "bugun", 1: "ertaga, ertangi kun", 2: "indin, indinga",
        },
    },
    phrases={
        "count": ("{n} [ta]", "{tens} [{n}]"),
        "year word": ("{year} [-] yil", "{year} y .", "{nearyear}"),
        "rank": ("si|i|sida|ida|chi|inchi",),
        "next": ("kelgusi|kelasi|keyingi|kelayotgan|yaqin|oldimizdagi|navbatdagi",),
        "last": ("so'nggi|oxirgi|o'tgan|keyingi",),
        "within": ("ichida|davomida|mobaynida|oralig'ida",),
        "from": ("boshlab|beri|buyon|e'tiboran|keyin|so'ng",),
        "till": ("qadar|dovur",),
    },
    templates={
        "named": (
            "{date} [[-] yil]",
            "[{year word} [,]] {day} [-] {month} [kun] [[,] {weekday} [kun]]",
            "{weekday} [kun] [,] [{year word}] {day} [-] {month} [kun]",
            "{weekday} [kun] ( {day} [-] {month} )",
            "{day} [-] {month} [,] {year word}",
            "{day} [-] {month} {year}",
            "{today} , [{year word}] {day} [-] {month} [kun]",
            "{today} ( {day} [-] {month} )",
            "[{year word}] {day} - {day} [-] {month} [kun [+]] [oralig'ida]",
            "[{year word}] {day} <va|hamda|,> {day} [-] {month} [kun [+]]",
            "[{year word}] {day} [-] dan {day} [-] {month} ⇥",
            "[{year word}] {month} [oy] {day} [-] {rank} [kun]",
            "{year word} {month} [oy [+]]",
            "{month} oy",
            "{sure month}",
            "[{year word}] {month} - {month} [oy [+]]",
            "[{year word}] {month} <va|hamda|yoki> {month} oy [+]",
            "{near} {month} oy",
            "{near} {sure month}",
            "{year} [-] yil",
            "{year} y .",
            "{year} - {year} [-] yil +",
            "{year} <va|hamda> {year} [-] yil +",
            "{year} [-] {decade}",
            "{nearyear}",
            "{near} {sure unit}",
            "{year word} <{season}|{sure season}> [fasl|oy +]",
            "{season} <oy +|fasl>",
            "{sure season}",
            "{near} <{season}|{sure season}>",
            "[{year word}] {ordinal} [- chi] {quarter}",
            "[{year word}] {ordinal} <-|va|hamda> {ordinal} {quarter} [+]",
            "<{year word}|yil> {ordinal} [-] <{half}|{sure half}>",
            "{ordinal} {sure half}",
            "{near} {weekday} [kun]",
            "{weekday} kun",
            "{sure weekday}",
            "{weekday} <va|hamda> {weekday} [kun [+]]",
            "kun kecha",
            "{today}",
        ),
        "start": ("{when} <boshi|avvali|boshlari>", "{unit} boshi"),
        "middle": ("{when} <o'rtasi|o'rtalari>", "{unit} <o'rtasi|o'rtalari>"),
        "end": ("{when} <oxiri|oxirlari|yakuni|so'ngi|nihoyasi>", "{unit} <oxiri|oxirlari|yakuni>"),
        "first": (
            "<{when}|yil> <dastlabki|birinchi> {count} {unit} [{within}|+]", "{year word} {count} {sure unit} [{within}]",
        ),
        "at": ("{when} {within}", "{when} → mo'ljallangan"),
        "until": (
            "{season} <⇥|→ {till}>",
            "{when} ⇥", "{when} → {till}", "{when} → <kelib|borib>", "{month} <⇥|→ {till}>",
        ),
        "since": (
            "{season} ← {from}",
            "{when} ← {from}", "{month} ← {from}", "[{year word}] {day} [-] {month} ←",
        ),
        "span": (
            "{when} ← [boshlab] {when} <⇥|→ {till}>", "{month} ← [boshlab] {month} <⇥|→ {till}>",
        ),
        "ahead": ("[yana] {count} {unit} ← <keyin|so'ng>", "{count} {unit} <o'tib|o'tgach>"),
        "ago": ("[bundan] {count} {unit} <oldin|avval|muqaddam|ilgari>",),
        "within ahead": (
            "{next} {count} {unit} [+] [{within}]", "{count} {unit} muddat", "{count} {unit} muddat ichida",
        ),
        "within": ("{count} {unit} {within}",),
        "within back": (
            "<so'nggi|oxirgi|o'tgan> {count} {unit} [+] [{within}]", "<so'nggi|oxirgi|o'tgan> {count} {unit} ← <beri|buyon>",
            "{count} {unit} ← <beri|buyon>", "{count} {unit} ← <ko'p|ortiq> <vaqtdan|muddat ←> <beri|buyon>",
        ),
        "for": ("{count} {unit} →", "{count} {unit} muddat →", "{count} {unit} → mo'ljallangan"),
        "recent": (
            "yaqindagina", "yaqinda <bo'lib o'tgan|o'tgan>", "{last} <paytda|paytlarda|vaqtda|vaqtlarda>",
            "{last} <kun|oy|hafta|yil> +", "so'nggi bir necha {unit}",
        ),
        "soon": (
            "yaqin <orada|fursatda|vaqtda|vaqtlarda|muddat|kelajakda>", "<yaqin|kelgusi|kelasi> <kun|oy|hafta|yil> +", "tez <orada|kun>", "tez kun +",
            "{next} bir necha {unit}",
        ),
        "nothing": (
            "<har|har bir> {unit}", "{unit} sayin", "{count} {unit} → yaqin", "{count} {unit} ⇥", "bugun kun", "bugun - erta",
            "{n} yosh", "{nearyear} +", "{weekday} [kun] +", "<{count}|{year}> {unit} ← <ortiq|ko'p|ko'proq|oshiq>", "{count} {unit} {within} <birinchi|ilk> <marta|bor>", "mayda", "{season} sayin", "{season} - {season}", "{quarter} final", "kechasi", "kechalari", "kechada", "kechani", "kechaga", "kechaning", "kechalar", "kechasida", "<yozgi|bahorgi|kuzgi|qishki>", "o'quv yil",
            "<bir|o'sha|butun|shu|tungi|adabiy|ijodiy> kecha", "kecha [-|-yu] kunduz", "{year} [-] o'quv yil", "qishloq", "o'tgan kun ← {from}",
            "har {weekday}",
        ),
    },
    endings=endings(
        ({"A": "a", "I": "i"},),
        neutral="I sI nIng Ining sIning dA IdA sIdA dAgI IdAgI sIdAgI gI nIng nI InI sInI",
        to="gA kA qA IgA sIgA",
        away="dAn IdAn sIdAn",
        until="gAchA kAchA qAchA IgAchA sIgAchA",
        plural="lAr",
    ),
    inflected="muddat final yil oy hafta kun boshi boshlari avvali o'rtasi o'rtalari oxiri oxirlari yakuni so'ngi nihoyasi fasl",
    future=(
        "*tiladi, *riladi, *ziladi, *shiladi, *chiladi, *niladi, *siladi, *ilinadi, *ilishi, *inishi, *lishini, "
        "*nishini, *rishini, *tishini, *zishini, *yishini, *tirishi, *aydi, *tadi, *ishadi, *etadilar, buyuradi, yuboradi, topshiradi, tushiradi, bo'ladi, o'tadi, o'tkazadi, boshlanadi, "
        "boshlaydi, yakunlanadi, yakunlaydi, tugaydi, tugatiladi, ochadi, quradi, keladi, boradi, chiqadi, kiradi, "
        "ketadi, jo'naydi, qatnashadi, uchrashadi, yetkazadi, ajratadi, davom etadi, oshadi, oshiradi, ko'payadi, "
        "o'sadi, kamayadi, qo'shiladi, kirishadi, tayyorlaydi, to'laydi, o'rnatadi, chiqaradi, jalb qiladi, tashkil "
        "etadi, amalga oshiradi, imzolaydi, imzolanadi, tasdiqlaydi, tasdiqlanadi, muhokama qiladi, sotadi, sotib "
        "oladi, tashiydi, joylanadi, foydalanadi, ta'minlanadi, rejalanadi, yangilanadi, *moqchi, kutilmoqda, "
        "kutilyapti, rejalashtirilgan, rejalashtirilmoqda, rejalashtirgan, rejalashtirmoqda, mo'ljallangan, "
        "mo'ljallanmoqda, ko'zda tutilgan, nazarda tutilgan, kerak, lozim, shart, zarur, belgilangan"
    ),
    past=(
        "bo'ldi, bo'lib o'tdi, o'tdi, o'tkazdi, o'tkazildi, boshlandi, boshladi, yakunlandi, yakunladi, tugadi, "
        "ochildi, ochdi, qurildi, qurdi, keldi, bordi, chiqdi, kirdi, berdi, oldi, ketdi, uchrashdi, yetkazdi, "
        "ajratdi, oshdi, o'sdi, kamaydi, qo'shildi, imzoladi, imzolandi, tasdiqladi, tasdiqlandi, sotdi, chiqardi, "
        "etdi, qildi, qilindi, etildi, tuzdi, dedi, aytdi, ma'lum qildi, bildirdi, ta'kidladi, *ildi, *indi, "
        "*landi, *ilgan, *ingan, o'tgan edi, bo'lgan, etgan, qilgan"
    ),
)

TABLE = also_spelt(_LATIN, [UZBEK_CYRILLIC])
