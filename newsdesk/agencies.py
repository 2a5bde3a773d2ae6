"""The news agencies: what each is called, in which languages, where it publishes, and whose it is.

One table for all who ask: who a credit names, whose article that is, which voices are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

CHINA_MEDIA_GROUP = "china-media-group"
ROSSIYA_SEGODNYA = "rossiya-segodnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A newsroom whose texts others reprint: a news agency, or a broadcaster that is quoted as one."""

    name: str
    """Canonical, in English: what `articles.wire` holds."""
    country: str
    """ISO 3166-1 alpha-2."""
    family: str
    """Of its publisher, as in the catalogue of sources: what it writes and what credits it are one voice."""
    forms: tuple[str, ...]
    """What it is called. A form is found as it is written here, and in capitals throughout; nothing else, so that
    «тренд» is a word and "the AP" no "ap". An apostrophe stands for any."""
    signs: tuple[str, ...] = ()
    """Forms too short to mean it anywhere but in the brackets of a dateline."""
    domains: tuple[str, ...] = ()


def _agency(name: str, country: str, family: str, forms: str, *, domains: str = "", signs: str = "") -> Agency:
    """A row of the table: forms are separated by `|`, the name is one; domains by spaces."""
    return Agency(
        name=name,
        country=country,
        family=family,
        forms=tuple(dict.fromkeys((name, *forms.split("|")) if forms else (name,))),
        signs=tuple(signs.split()),
        domains=tuple(domains.split()),
    )


# To add an agency, or a form of one: a row, or a form. Short forms that are words, or names of others, stay out.
AGENCIES = (
    _agency(
        "Xinhua", "CN", "xinhua",
        "Xinhua News|Xinhuanet|Xinhua Net|新华社|新华网|新華社|新華網|新华通讯社|新華通訊社|新华社客户端|新华每日电讯"
        "|Синьхуа|Синхуа|Шинхуа|Sinxua|Sinhua|Xinxua",
        domains="xinhuanet.com news.cn",
    ),
    _agency(
        "China News Service", "CN", "china-news-service",
        "ECNS|Chinanews|中国新闻社|中國新聞社|中新社|中新网|中新網|中国新闻网|中國新聞網|Чжунсинь",
        domains="chinanews.com.cn chinanews.com ecns.cn",
    ),
    _agency(
        "CCTV", "CN", CHINA_MEDIA_GROUP,
        "CCTV News|China Central Television|央视|央視|央视网|央視網|央视新闻|央視新聞|央视新闻客户端|中央电视台"
        "|中央電視台|Центральное телевидение Китая",
        domains="cctv.com cctv.cn",
    ),
    _agency("CGTN", "CN", CHINA_MEDIA_GROUP, "China Global Television Network|中国国际电视台", domains="cgtn.com"),
    _agency(
        "China Media Group", "CN", CHINA_MEDIA_GROUP,
        "中央广播电视总台|中央廣播電視總台|央视总台|总台央视|Медиакорпорация Китая|Қытай медиа корпорациясы",
    ),
    _agency(
        "China Radio International", "CN", CHINA_MEDIA_GROUP,
        "国际在线|國際在線|中国国际广播电台|Международное радио Китая", domains="cri.cn",
    ),
    _agency("China National Radio", "CN", CHINA_MEDIA_GROUP, "央广网|央廣網|中央人民广播电台", domains="cnr.cn"),
    _agency("Central News Agency", "TW", "central-news-agency", "中央社|中央通訊社|中央通讯社", domains="cna.com.tw"),
    _agency(
        "Kazinform", "KZ", "kazinform",
        "Qazinform|Казинформ|Қазинформ|ҚазАқпарат|Қазақпарат|QazAqparat|Qazaqparat|KazAqparat"
        "|Kazinform International News Agency|Qazinform News Agency|Казинформ Халықаралық ақпараттық агенттігі|哈通社"
        "|哈萨克国际通讯社",
        domains="inform.kz qazinform.com",
    ),
    _agency("KazTAG", "KZ", "kaztag", "КазТАГ|ҚазТАГ", domains="kaztag.kz kaztag.info"),
    _agency(
        "Kabar", "KG", "kabar", "Кабар|卡巴尔|卡巴尔通讯社|卡巴尔国家通讯社", domains="kabar.kg",
    ),
    _agency(
        "AKIpress", "KG", "akipress", "AKIPress|АКИpress|АКИпресс|АКИ-пресс|AKIpress News Agency",
        domains="akipress.org akipress.com",
    ),
    _agency("24.kg", "KG", "24.kg", "24 kg", domains="24.kg"),
    _agency("KyrTAg", "KG", "kyrtag", "КирТАГ|КырТАГ", domains="kyrtag.kg"),
    _agency(
        "UzA", "UZ", "uza",
        "УзА|ЎзА|O'zA|ÓzA|Õza|Uzbekistan National News Agency|National News Agency of Uzbekistan"
        "|Национальное информационное агентство Узбекистана|O'zbekiston Milliy axborot agentligi"
        "|Ўзбекистон Миллий ахборот агентлиги",
        domains="uza.uz",
    ),
    _agency("Dunyo", "UZ", "dunyo.info", "IA Dunyo|ИА Дунё|Дунё АА|Dunyo AA|ИА «Дунё»|«Дунё» АА|«Dunyo» AA|Dunyo IA",
            domains="dunyo.info"),
    _agency("Khovar", "TJ", "khovar", "Ховар|Hovar|霍瓦尔", domains="khovar.tj"),
    _agency("Avesta", "TJ", "avesta.tj", "Авеста|Avesta.Tj|Авеста.Tj", domains="avesta.tj"),
    _agency(
        "Asia-Plus", "TJ", "asia-plus", "Asia Plus|Азия-Плюс|Азия Плюс|Осиё-Плюс", domains="asiaplustj.info news.tj",
    ),
    _agency(
        "TDH", "TM", "tdh",
        "ТДХ|Turkmenistan State News Agency|State News Agency of Turkmenistan|Türkmen Döwlet Habarlary"
        "|Türkmen döwlet habarlar gullugy|Türkmenistanyň Döwlet habarlar agentligi"
        "|Государственное информационное агентство Туркменистана"
        "|Туркменское государственное информационное агентство",
        domains="tdh.gov.tm",
    ),
    _agency(
        "TASS", "RU", "tass", "ТАСС|ITAR-TASS|ИТАР-ТАСС|塔斯社|俄塔社|俄通社-塔斯社",
        domains="tass.ru tass.com itar-tass.com",
    ),
    _agency(
        "Interfax", "RU", "interfax",
        "Интерфакс|Interfax-Kazakhstan|Интерфакс-Казахстан|Интерфакс-Запад|国际文传|国际文传电讯社",
        domains="interfax.ru interfax.com interfax.kz",
    ),
    _agency(
        "RIA Novosti", "RU", ROSSIYA_SEGODNYA, 'RIA|РИА Новости|РИА «Новости»|РИА "Новости"|俄新社|俄新網',
        domains="ria.ru",
    ),
    _agency(
        "Sputnik", "RU", ROSSIYA_SEGODNYA, "Спутник|俄罗斯卫星通讯社|俄羅斯衛星通訊社|俄罗斯卫星社|卫星通讯社",
        domains="sputniknews.com sputniknews.cn sputniknews.ru sputniknews.uz sputnik.kz sputnik.kg sputnik.tj",
    ),
    _agency("Regnum", "RU", "regnum.ru", "ИА Регнум|ИА REGNUM|Регнум", domains="regnum.ru"),
    _agency(
        "Fergana", "RU", "fergana.agency", "ИА Фергана|ИА «Фергана»|Fergana News|Фергана.Ру", domains="fergana.agency",
    ),
    _agency(
        "Reuters", "GB", "reuters", "Thomson Reuters|Рейтер|Рейтерс|Рейтерз|路透社|路透|Reyter", domains="reuters.com",
    ),
    _agency(
        "AFP", "FR", "afp", "АФП|Agence France-Presse|Agence France Presse|Франс Пресс|Франс-Пресс|Франс-пресс|法新社",
        domains="afp.com",
    ),
    _agency(
        "AP", "US", "ap", "Associated Press|Ассошиэйтед Пресс|Ассошиэйтед пресс|美联社|美聯社",
        domains="apnews.com ap.org",
    ),
    _agency("Associated Press of Pakistan", "PK", "app.com.pk", "巴基斯坦联合通讯社", domains="app.com.pk"),
    _agency("UPI", "US", "upi", "United Press International|合众国际社", domains="upi.com"),
    _agency("Bloomberg", "US", "bloomberg", "Bloomberg News|Блумберг|彭博社|彭博", domains="bloomberg.com"),
    _agency("dpa", "DE", "dpa", "Deutsche Presse-Agentur|ДПА|德新社", domains="dpa.com"),
    _agency("EFE", "ES", "efe", "Agencia EFE|埃菲社", domains="efe.com"),
    _agency("ANSA", "IT", "ansa", "АНСА|安莎社", domains="ansa.it"),
    _agency("Kyodo", "JP", "kyodo", "Киодо|共同社|共同通信|共同通信社", domains="kyodonews.net kyodonews.jp"),
    _agency("Jiji Press", "JP", "jiji", "Дзидзи|时事社|時事通信|时事通讯社", domains="jiji.com"),
    _agency("Yonhap", "KR", "yonhap", "Ёнхап|Рёнхап|韩联社|韓聯社", domains="yna.co.kr yonhapnews.co.kr"),
    _agency("KCNA", "KP", "kcna", "ЦТАК|朝中社|朝鲜中央通讯社", domains="kcna.kp"),
    _agency(
        "Anadolu", "TR", "anadolu", "Anadolu Agency|Anadolu Ajansı|Анадолу|Анадолы|阿纳多卢通讯社|阿纳多卢", signs="AA",
        domains="aa.com.tr",
    ),
    _agency("IRNA", "IR", "irna", "ИРНА|伊通社|伊朗伊斯兰共和国通讯社", domains="irna.ir"),
    _agency("Tasnim", "IR", "tasnim", "Тасним|塔斯尼姆通讯社", domains="tasnimnews.com"),
    _agency("Trend", "AZ", "trend.az", "Тренд", domains="trend.az"),
    _agency("AZERTAC", "AZ", "azertac", "AZƏRTAC|AZERTAG|Азертадж|АзерТАдж|АЗЕРТАДЖ", domains="azertag.az azertac.az"),
    _agency("BelTA", "BY", "belta", "БелТА|БЕЛТА", domains="belta.by"),
    _agency("Ukrinform", "UA", "ukrinform", "Укринформ|Укрінформ", domains="ukrinform.ua ukrinform.net ukrinform.ru"),
    _agency("Montsame", "MN", "montsame", "Монцамэ|MONTSAME|蒙通社", domains="montsame.mn"),
    _agency("PTI", "IN", "pti", "Press Trust of India", domains="ptinews.com"),
)  # fmt: skip

BY_NAME: Mapping[str, Agency] = MappingProxyType({agency.name: agency for agency in AGENCIES})

FAMILIES = frozenset(agency.family for agency in AGENCIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where in a line an agency's name stands, with its quotation marks and what says that it is an agency."""

    agency: Agency
    start: int
    end: int
    is_sign: bool
    """Whether it is there under a sign that means it in brackets only."""


_APOSTROPHES = "['’‘ʻʼ`´]"


def _written(form: str) -> Iterator[str]:
    for case in dict.fromkeys((form, form.upper())):
        yield re.escape(case).replace("'", _APOSTROPHES)


def _folded(name: str) -> str:
    return re.sub(_APOSTROPHES, "'", name)


_BY_FORM = {
    _folded(case): (agency, form in agency.signs)
    for agency in AGENCIES
    for form in (*agency.forms, *agency.signs)
    for case in (form, form.upper())
}
# Nothing stands before the alternatives: so the search passes over all characters that begin none of them.
_FORM = re.compile("|".join(sorted({each for form in _BY_FORM for each in _written(form)}, key=len, reverse=True)))
_HAN = re.compile("[\u3400-\u9fff]")

_KIND_BEFORE = re.compile(
    r"(?:\b(?:[Ии]нформационное\s+агентство|[Ии]нформагентство|[Аа]гентств[оа]|the|агентии|"
    r"(?:Государственн|Национальн|Международн)\w{2,3}\s+информационн\w{2,3}\s+агентств\w)\s+"
    r"|\b(?:ИА|НИА|МИА|ГИА|НИАТ|АМИТ|КНИА|КУМА|[Кк]орр\.|ХАА|ҚХА|АА|The|IA|NIA|NIAT|AMIT|AI)\s+)?(?:[«\"“„]\s?)?\Z"
)
_KIND_BEHIND = re.compile(
    r"(?:\s?[»\"”“])?(?:\.(?:ru|com|kz|kg|tj|uz|az|tm|cn|org)\b)?"
    r"(?:\s(?:(?:International\s|State\s|National\s)?[Nn]ews\s[Aa]gency|NEWS AGENCY|[Aa]gency|агентство|агенттиги\w*|"
    r"агенттігі\w*|агентлиги\w*|(?:хабар|маалымат|ақпарат|ахборот|axborot)\s\w{7,14}|agentligi\w*|ХАА|МАА|АА|AA"
    r"|通讯社)(?!\w))?",
    re.IGNORECASE,
)
_REACH = 60
"""Characters that a description before a name may take."""


def sightings(line: str) -> Iterator[Sighting]:
    """The agencies that a line names, in order; whether they are credited is another question."""
    for found in _FORM.finditer(line):
        start, end = found.span()
        if not _stands_alone(line, start, end):
            continue
        agency, is_sign = _BY_FORM[_folded(found[0])]
        before = _KIND_BEFORE.search(line, max(0, start - _REACH), start)
        behind = _KIND_BEHIND.match(line, end)
        yield Sighting(
            agency=agency,
            start=before.start() if before else start,
            end=behind.end() if behind else end,
            is_sign=is_sign,
        )


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a form is no part of a longer word; Chinese writes no spaces."""
    if _HAN.match(line[start]):
        return True
    before, behind = line[start - 1 : start], line[end : end + 1]
    return not (_is_of_word(before) or _is_of_word(behind) or (behind in "-‑" and line[end + 1 : end + 2].isalpha()))


def _is_of_word(char: str) -> bool:
    return (char.isalnum() or char == "_") and not _HAN.match(char)


_BETWEEN = re.compile(r"\s*[,，;；/|&、·•()（）]\s*|\s+[-–—]\s+|\s+(?:via|and|und|и|және|жана|va|ва|we|with)\s+")
_BY = re.compile(
    r"\A(?:(?:by|via|from|от)\s|(?:by|author|source|автор|муаллиф|muallif|источник|来源|來源|记者|作者)\s*[:：])\s*",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\s+(?:staff|staff writers?|reporters?|correspondents?|wires?|newswire|news)\Z", re.IGNORECASE)
_REPORTER = re.compile(r"\s?(?:记者|記者|通讯员|分社|电讯)[^,，。]{0,20}\Z")
_ADDRESS = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/:?]\S*)?\Z", re.IGNORECASE)
_LONGEST, _MOST = 120, 8


def agency_named(text: str) -> Agency | None:
    """The agency that a credit, a byline or a publisher's name means: «ИА ТАСС», "By Reuters Staff", "tass.ru".

    Of several names, the first that is an agency's. The name must be all there is between two separators: who merely
    has it in his own ("Michael Bloomberg", "Trend Micro") is nobody's agency.
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip(" \t\n.,:;-–—|•·")
    for piece in (text, *_BETWEEN.split(text, maxsplit=_MOST)):
        if found := _whole(_BY.sub("", piece.strip(" .:"))):
            return found
    return None


def _whole(piece: str) -> Agency | None:
    if address := _ADDRESS.match(piece):
        return agency_at(piece if "://" in piece else f"https://{address[1]}") or _called(piece)
    return _called(piece) or _called(_STAFF.sub("", piece))


def _called(piece: str) -> Agency | None:
    first = next(sightings(piece), None)
    if first is None or first.is_sign or first.start > 0:
        return None
    rest = piece[first.end :]
    return first.agency if not rest.strip(" .") or _REPORTER.fullmatch(rest) else None


def agency_at(url: str) -> Agency | None:
    """The agency whose site an address is on."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    tails = (".".join(labels[number:]) for number in range(len(labels)))
    return next((_BY_DOMAIN[tail] for tail in tails if tail in _BY_DOMAIN), None)


_BY_DOMAIN = {domain: agency for agency in AGENCIES for domain in agency.domains}
