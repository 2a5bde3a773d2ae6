"""How Turkmen speaks of time."""

from __future__ import annotations

from newsdesk.alphabets import TURKMEN_CYRILLIC
from newsdesk.findings.time_words.inflection import also_spelt, endings
from newsdesk.findings.time_words.table import Table

_HARMONY = ({"A": "a", "I": "y", "U": "y"}, {"A": "e", "I": "i", "U": "i", "Ä": "ä"}, {"A": "a", "I": "u"}, {"A": "e", "I": "ü"})

_LATIN = Table(
    words={
        "n": {
            1: "bir", 2: "iki", 3: "üç", 4: "dört", 5: "bäş", 6: "alty", 7: "ýedi", 8: "sekiz", 9: "dokuz", 10: "on",
            11: "on bir", 12: "on iki", 13: "on üç", 14: "on dört", 15: "on bäş", 16: "on alty", 17: "on ýedi",
            18: "on sekiz", 19: "on dokuz",
        },
        "tens": {
            20: "ýigrimi", 30: "otuz", 40: "kyrk", 50: "elli", 60: "altmyş", 70: "ýetmiş", 80: "segsen", 90: "togsan",
        },
        "unit": {
            "day": "gün", "week": "hepde, hepdä", "month": "aý", "quarter": "çärýek, çärýeg, kwartal",
            "half": "ýarym ýyl, ýarymýyl", "year": "ýyl", "decade": "onýyllyk, onýyllyg",
        },
        "month": {
            1: "ýanwar", 2: "fewral", 3: "mart", 4: "aprel", 5: "maý", 6: "iýun", 7: "iýul", 8: "awgust",
            9: "sentýabr", 10: "oktýabr", 11: "noýabr", 12: "dekabr",
        },
        "sure month": {
            1: "ýanwar", 2: "fewral", 3: "mart", 4: "aprel", 6: "iýun", 7: "iýul", 8: "awgust", 9: "sentýabr",
            10: "oktýabr", 11: "noýabr", 12: "dekabr",
        },
        "weekday": {
            0: "duşenbe, duşenbä", 1: "sişenbe, sişenbä", 2: "çarşenbe, çarşenbä", 3: "penşenbe, penşenbä", 4: "anna",
            5: "şenbe, şenbä", 6: "ýekşenbe, ýekşenbä",
        },
        "sure weekday": {
            1: "sişenbe, sişenbä", 2: "çarşenbe, çarşenbä", 3: "penşenbe, penşenbä", 5: "şenbe, şenbä",
            6: "ýekşenbe, ýekşenbä",
        },
        "ordinal": {1: "birinji, ilkinji, i", 2: "ikinji, ii", 3: "üçünji, iii", 4: "dördünji, soňky, iv"},
        "quarter": {0: "çärýek, çärýeg, kwartal"},
        "half": {0: "ýarymy, ýarysy"},
        "sure half": {0: "ýarymýyllyk, ýarymýyllyg, ýarym ýyllyk, ýarym ýyllyg"},
        "sure unit": {"week": "hepde, hepdä", "month": "aý", "quarter": "çärýek, çärýeg"},
        "decade": {0: "ýyl +"},
        "season": {"spring": "ýaz", "summer": "tomus, toms", "autumn": "güýz", "winter": "gyş"},
        "sure season": {
            "spring": "ýazda, ýazynda, ýazyň", "summer": "tomusda, tomsunda, tomsuň", "autumn": "güýzde, güýzünde, güýzüň",
            "winter": "gyşda, gyşynda, gyşyň",
        },
        "near": {-1: "geçen, öňki", 0: "şu, bu", 1: "geljek, indiki, öňümizdäki, gelýän"},
        "nearyear": {
            -1: "geçen ýyl, öňki ýyl", 0: "şu ýyl, bu ýyl, häzirki ýyl",
            1: "geljek ýyl, indiki ýyl, gelýän ýyl, öňümizdäki ýyl",
        },
        "today": {
            -2: "öňňin, öňňi gün", -1: "düýn", 0: "şu gün, bu gün, şugün", 1: "ertir", 2: "birigün, birigin",
        },
    },
    phrases={
        "count": ("{n}", "{tens} [{n}]"),
        "nji": ("nji|njy|ynjy|inji|unjy|ünji",),
        "of year": ("{year} [[-] {nji}] ýyl", "{nearyear}"),
        "nth": ("{day} [[-] {nji}]",),
        "next": ("ýakyn|geljek|indiki|öňümizdäki|gelýän|ýakynda",),
        "last": ("soňky|geçen",),
        "within": ("dowamynda|içinde|aralygynda|jümmüşinde",),
        "from": ("bäri|başlap",),
    },
    templates={
        "named": (
            "{date}",
            "[{of year} [,]] {nth} {month} [gün] [[,] {weekday} [gün]]",
            "{weekday} [gün] [,] [{of year}] {nth} {month} [gün]",
            "{weekday} [gün] ( {nth} {month} )",
            "{nth} {month} [,] {of year}",
            "{nth} {month} {year}",
            "{today} , [{of year}] {nth} {month} [gün]",
            "{today} ( {nth} {month} )",
            "[{of year}] {nth} - {nth} {month} [gün [+]] [aralygynda]",
            "[{of year}] {nth} <we|,|bilen> {nth} {month} [gün [+]]",
            "[{of year}] {day} - {nji} ← {nth} {month} → çenli",
            "[{of year}] {month} [aý] {day} [-] <i|y|sy|si|ine|yna|ne|na|inde|ynda|nde|nda|ünde|üne|unda|una> [gün]",
            "{of year} {month} [aý [+]]",
            "{month} aý",
            "{sure month}",
            "[{of year}] {month} - {month} [aý [+]]",
            "[{of year}] {month} <we|bilen|ýa - da> {month} aý [+]",
            "{near} {month} aý",
            "{near} {sure month}",
            "{year} [-] {nji} ýyl",
            "{year} ýyl",
            "{year} [- {nji}] - {year} [[-] {nji}] ýyl +",
            "{year} <we|bilen> {year} [[-] {nji}] ýyl +",
            "{year} [[-] {nji}] {decade}",
            "{nearyear}",
            "{near} {sure unit}",
            "{of year} <{season}|{sure season}> [pasl|aý +]",
            "{season} <aý +|pasl>",
            "{sure season}",
            "{near} <{season}|{sure season}>",
            "[{of year}] {ordinal} [- {nji}] {quarter}",
            "[{of year}] {ordinal} [- {nji}] <-|we|bilen> {ordinal} [- {nji}] {quarter} [+]",
            "<{of year}|ýyl> {ordinal} <{half}|{sure half}>",
            "{ordinal} {sure half}",
            "{near} {weekday} [gün]",
            "{weekday} gün",
            "{sure weekday}",
            "{weekday} <we|bilen> {weekday} gün +",
            "{today}",
        ),
        "start": ("{when} başy", "{unit} başy"),
        "middle": ("{when} ortasy", "{unit} ortasy"),
        "end": ("{when} <ahyry|soňy|aýagy>", "{unit} <ahyry|soňy|aýagy>"),
        "first": (
            "<{when}|ýyl> <ilkinji|birinji> {count} {unit} [{within}|+]", "{of year} [geçen] {count} {sure unit} [{within}]",
        ),
        "at": ("{when} {within}",),
        "until": ("{when} [→] çenli", "{month} [→] çenli"),
        "since": ("[{of year}] {nth} {month} ←", "{when} ← {from}", "{month} ← {from}"),
        "span": ("{when} ← [başlap] {when} [→] çenli", "{month} ← {month} → çenli"),
        "ahead": ("[ýene] {count} {unit} ← soň",),
        "ago": ("{count} {unit} [mundan] <öň|ozal|ozalrak>", "mundan {count} {unit} <öň|ozal>"),
        "within ahead": ("{next} {count} {unit} [+] [{within}]",),
        "within": ("{count} {unit} {within}",),
        "within back": (
            "{last} {count} {unit} [+] [{within}]", "{last} {count} {unit} ← bäri", "{count} {unit} ← bäri",
        ),
        "for": ("{count} {unit} möhlet", "{count} {unit} →"),
        "recent": (
            "ýaňy - ýakynda", "ýakynda geçirilen", "{last} <wagtda|wagtlarda|döwürde>", "{last} <gün|aý|hepde|ýyl> +", "{last} birnäçe {unit}",
        ),
        "soon": (
            "ýakyn <wagt|wagtda|wagtlarda|möhlet|geljekde>", "ýakyn <gün|aý|hepde|ýyl> +", "<öňümizdäki|geljek> <gün|aý|hepde> +", "{next} birnäçe {unit}",
        ),
        "nothing": (
            "<her|her bir> {unit}", "{unit} saýyn", "{count} {unit} → <golaý|ýakyn|çenli>", "<şu|bu> gün gün", "{n} ýaş",
            "{nearyear} +", "{weekday} gün +", "{weekday} +", "<{count}|{year}> {unit} ← <gowrak|köp>", "{count} {unit} {within} ilkinji <gezek|sapar>", "maýda", "her {weekday}", "{season} saýyn",
            "{season} +", "ertir bilen", "<tomusky|ýazky|güýzki|gyşky>", "{season} - {season}", "{quarter} final",
        ),
    },
    endings=endings(
        _HARMONY,
        neutral="ndA ndAkI ndäki nyň I sI Iň ň nIň InIň sInIň dA IndA sIndA dAkI dAky däki IndAkI Indäki sIndAkI kI kü",
        to="A nA InA sInA",
        away="ndAn dAn IndAn sIndAn",
        plural="lAr",
    ),
    inflected="final ýyl aý hepde gün başy ortasy ahyry soňy aýagy pasl möhlet nji njy",
    future=(
        "bolar, başlar, başlanar, açylar, açar, geçer, geçiriler, geçirer, tamamlanar, tamamlar, guýlar, gurlar, "
        "gurar, geler, barar, çykar, girer, giriziler, beriler, berer, bermek, berler, ediler, eder, alar, alnar, "
        "gider, ugrar, gatnaşar, duşuşar, ýetiriler, ýetirer, dowam eder, artar, artdyrar, köpeler, goşular, "
        "taýýarlar, taýýarlanar, töler, oturdylar, gurnalar, aşyrylar, aşyrar, iberiler, iberer, çagyrylar, "
        "saýlanar, ara alyp maslahatlaşylar, gol çekiler, döredilýär, döreder, dörediler, satylar, çykarylar, üpjün "
        "eder, öwrediler, *jak, *jek, *jakdygy*, *jekdigi*, *jakdygyny, *jekdigini, garaşylýar, meýilleşdirilýär, "
        "meýilleşdirilen, meýilleşdirildi, göz öňünde tutulýar, göz öňünde tutulan, bellenildi, niýetlenýär, gerek, "
        "*maly, *meli"
    ),
    past=(
        "boldy, geçirildi, geçirdi, geçdi, başlandy, başlady, tamamlandy, tamamlady, açyldy, açdy, guruldy, gurdy, "
        "geldi, bardy, çykdy, girdi, berdi, berildi, aldy, gitdi, duşuşdy, artdy, artdyrdy, peseldi, goşuldy, etdi, "
        "edildi, çekildi, döredildi, tassyklandy, kabul etdi, diýdi, aýtdy, habar berdi, belledi, *yldy, *ildi, "
        "*uldy, *üldi, *yndy, *indi, *landy, *lendi"
    ),
)

TABLE = also_spelt(_LATIN, [TURKMEN_CYRILLIC])
