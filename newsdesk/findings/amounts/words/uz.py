"""Uzbek, in Latin and Cyrillic letters."""

from __future__ import annotations

from newsdesk.findings.amounts.words.tongue import Tongue

UZBEK = Tongue(
    language="uz",
    small={
        1: "bir, бир",
        2: "ikki, икки",
        3: "uch, уч",
        4: "to'rt, тўрт",
        5: "besh, беш",
        6: "olti, олти",
        7: "yetti, етти",
        8: "sakkiz, саккиз",
        9: "to'qqiz, тўққиз",
        10: "o'n, ўн",
        20: "yigirma, йигирма",
        30: "o'ttiz, ўттиз",
        40: "qirq, қирқ",
        50: "ellik, эллик",
        60: "oltmish, олтмиш",
        70: "yetmish, етмиш",
        80: "sakson, саксон",
        90: "to'qson, тўқсон",
    },
    hundred="yuz, юз, yuzta, юзта",
    scales={
        1e3: "ming, минг",
        1e6: "million, mln, миллион, млн",
        1e9: "milliard, mlrd, миллиард, млрд",
        1e12: "trillion, trln, триллион, трлн",
    },
    single="ming, million, milliard, trillion, минг, миллион, миллиард, триллион",
    half="yarim, ярим",
    clips="ta, та",
    clitics="tadan, тадан, taga, тага, tasi, таси, tani, тани, ga, га, dan, дан, ni, ни, tagacha, тагача, gacha, "
    "гача, nafar, нафар, da, да, tasini, тасини, si, си, ning, нинг",
    units={
        "t": "tonna, тонна, t, т",
        "kg": "kilogramm, килограмм, kilo, кило, кг",
        "km": "kilometr, километр, км, chaqirim",
        "m": "metr, метр, м",
        "cm": "santimetr, сантиметр",
        "km2": "kvadrat kilometr, квадрат километр, kv km, кв км",
        "m2": "kvadrat metr, квадрат метр, kv m, кв м, kv metr",
        "m3": "kub metr, куб метр, kub m, куб м, м3, м³, kubometr",
        "ha": "gektar, гектар, га",
        "l": "litr, литр",
        "barrels": "barrel, баррель, баррел",
        "MW": "megavatt, мегаватт, mvt, мвт",
        "GW": "gigavatt, гигаватт, gvt, гвт",
        "kW": "kilovatt, киловатт, kvt, квт",
        "kWh": "kilovatt soat, киловатт соат, kvt soat, квт соат, kvt s",
        "kV": "kilovolt, киловольт",
        "pp": "foiz punkti, foizli punkt, foiz band, фоиз банд, foiz bandi",
        "%": "foiz, фоиз, protsent, процент",
        "years": "yil, йил, yilga, йилга, yildan, йилдан, yillik, йиллик, yilda, йилда, yilni, yilning, йилнинг, "
        "yosh, ёш, yoshda, ёшда",
        "months": "oy, ой, oyga, ойга, oyda, ойда, oylik, ойлик, oydan, oyning",
        "weeks": "hafta, ҳафта, haftalik",
        "days": "kun, кун, kunga, кунга, kunda, кунда, kunlik, кунлик, kundan, кундан, kunning, sutka, сутка",
        "hours": "soat, соат",
        "minutes": "daqiqa, дақиқа, minut, минут",
        "seconds": "soniya, сония",
        "centuries": "asr, аср",
        "times": "baravar, баравар, barobar, баробар, marta, марта, karra, карра, hissa",
        "degrees": "daraja, даража",
    },
    counted={
        "people": "kishi, киши, odam, одам, nafar, нафар, aholi, аҳоли, inson, инсон",
        "places": "o'rin, ўрин, o'rinli, ўринли, o'rinlik",
        "families": "oila, оила, xonadon, хонадон, oilaga, oilani",
        "children": "bola, бола, bolani, bolaga, farzand, фарзанд",
        "students": "talaba, талаба",
        "scholarships": "stipendiya, стипендия, grant, грант",
        "jobs": "ish o'rni, иш ўрни, ish o'rin, ish o'rinlari, иш ўринлари, ish o'rnini, иш ўрнини",
        "companies": "kompaniya, компания, korxona, корхона",
        "countries": "davlat, давлат, mamlakat, мамлакат",
        "projects": "loyiha, лойиҳа",
        "documents": "hujjat, ҳужжат",
        "agreements": "kelishuv, келишув, bitim, битим",
        "flights": "reys, рейс, qatnov, қатнов",
        "trains": "poyezd, poezd, поезд",
        "wagons": "vagon, вагон",
        "vehicles": "avtomobil, автомобиль, mashina, машина, avtotransport",
        "buses": "avtobus, автобус",
        "containers": "konteyner, контейнер",
        "aircraft": "samolyot, самолёт, samolyotni",
        "schools": "maktab, мактаб",
        "hospitals": "kasalxona, касалхона, shifoxona, шифохона",
        "tourists": "turist, турист, sayyoh, сайёҳ",
        "passengers": "yo'lovchi, йўловчи",
        "specialists": "mutaxassis, мутахассис",
        "workers": "ishchi, ишчи",
        "soldiers": "askar, аскар",
        "apartments": "xonadonlik, kvartira, квартира",
    },
    currencies={
        "USD": "dollar, доллар, aqsh dollar, ақш доллар",
        "EUR": "yevro, евро, evro",
        "CNY": "yuan, юань, xitoy yuani, хитой юани",
        "KZT": "tenge, тенге, tanga",
        "UZS": "so'm, сўм, so'mdan, сўмдан, so'mga, сўмга, so'mlik, сўмлик, so'mni, сўмни, so'mgacha, сўмгача, "
        "so'mi, сум, so'mning, so'mda",
        "KGS": "som, сом, qirg'iz somi",
        "TJS": "somoniy, сомоний",
        "TMT": "manat, манат",
        "RUB": "rubl, рубль, рубл, rossiya rubli",
        "GBP": "funt sterling, фунт стерлинг",
        "JPY": "iyena, иена",
    },
    before={
        "over": "kamida, камида, eng kamida, энг камида, eng kami, энг ками, kam deganda",
        "under": "ko'pi bilan, кўпи билан, eng ko'pi, энг кўпи",
        "about": "taxminan, тахминан, qariyb, қарийб, deyarli, деярли, salkam, салкам, chamasi, чамаси, "
        "o'rtacha hisobda",
    },
    after={
        "over": "ortiq, ортиқ, ziyod, зиёд, oshiq, ошиқ, ko'p, кўп, ko'proq, кўпроқ, kam bo'lmagan, кам бўлмаган, "
        "oshdi, ошди, oshgan, ошган, oshadi, ошади, ortig'i, ortiqroq, yuqori, юқори, oshib, ошиб, ziyodroq, зиёдроқ",
        "under": "gacha, гача, kam, кам, kamroq, камроқ, oshmagan, ошмаган, oshmaydi, ошмайди, past, ko'p bo'lmagan, "
        "кўп бўлмаган, ortiq bo'lmagan, ортиқ бўлмаган, oshmaydigan",
        "about": "yaqin, яқин, atrofida, атрофида, chamasi, чамаси, atrofidagi, chog'li",
    },
    per={
        "week": "haftasiga, ҳафтасига, har hafta, ҳар ҳафта",
        "year": "yiliga, йилига, har yili, ҳар йили, bir yilda, yil sayin",
        "month": "oyiga, ойига, har oy, ҳар ой",
        "day": "kuniga, кунига, har kuni, ҳар куни, sutkasiga, суткасига",
        "hour": "soatiga, соатига",
    },
    links="yoki, ёки, bilan",
    moved=r"^[^.;]{0,40}?(?:oshir|ошир|yetkaz|етказ|ko'pay|tezlash|sekinlash|ko'tar|тезлаш|секинлаш|кўтар|кўпай|ўс|"
    r"o's|yet|етди|kamay|камай|pasay|пасай|kengay|кенгай|qisqar|қисқар)",
    numbered="№, raqami, soat, соат, modda",
    ranked="yoshli, ёшли, yilligi, йиллиги, yoshli, sinf, синф, sinfda, sinfi, kurs, курс, modda, модда, moddasi, "
    "моддаси, chorak, чорак, choragida, чорагида, asr, аср, asrda, asrning, chorakda, bosqich, qavat, қават",
    months="yanvar, январь, январ, fevral, февраль, феврал, mart, март, aprel, апрель, апрел, may, май, iyun, июнь, "
    "июн, iyul, июль, июл, avgust, август, sentabr, sentyabr, сентябрь, сентябр, oktabr, oktyabr, октябрь, октябр, "
    "noyabr, ноябрь, ноябр, dekabr, декабрь, декабр, mayda, майда, maydan",
    stops="va, ва, bilan, билан, ham, ҳам, uchun, учун, haqida, ҳақида, bo'yicha, бўйича, keyin, кейин, oldin, "
    "олдин, ortiq, ортиқ, ziyod, зиёд, deb, деб, bu, бу, u, ular, shu, шу, bor, бор, yo'q, йўқ, bo'ldi, бўлди, "
    "bo'lib, бўлиб, ekan, экан, orqali, орқали, qarab, sari, ichida, ичида, kam, кам, ko'p, кўп, emas, эмас, faqat, "
    "фақат, ammo, lekin, tashkil, ташкил, yetdi, етди, gacha, гача, yaqin, яқин, esa, эса, edi, эди, bo'lgan, "
    "бўлган, oldingi, atrofida",
    adjectives=r"[\w'-]{2,40}(?:lik|lig|dagi|iy|viy|li|gi|gan|лик|даги|ий|вий|ли|ги|ган)$|yangi$|янги$|yirik$|йирик$|"
    r"xitoy$|хитой$|o'zbek$|ўзбек$|yosh$|ёш$|chet$|чет$|har$|turli$|турли$|xil$|zamonaviy$|mahalliy$",
    counters="ta, та, nafar, нафар, dona, дона, yangi, янги, qo'shimcha, қўшимча, tadan, тадан, yirik, йирик",
    several="bir necha, бир неча, necha, неча, bir qancha, o'nlab, yuzlab, ўнлаб, юзлаб, qancha",
)
