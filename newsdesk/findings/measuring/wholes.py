"""Words that say that a number is of a part only: of one port, one good, one group among others."""

from __future__ import annotations

import re
from typing import Final

from newsdesk.findings.cues import Cue

_PLACE: Final = {
    "en": re.compile(
        r"\b(?:port|airport|province|region|district|city|county|station|university|school|hospital|"
        r"compan(?:y|ies)|plant|"
        r"factory|mine|bank|hotel|airline|customs office|checkpoint|border crossing|per person|household)\b"
    ),
    "ru": re.compile(
        r"\b(?:порт(?:а|у|ом|е)?|аэропорт\w{0,2}|провинци\w{1,2}|област(?:ь|и|ью)|район\w{0,2}|"
        r"город(?:а|у|ом|е)?|станци\w{1,2}|"
        r"университет\w{0,2}|школ\w{1,2}|больниц\w{1,2}|компани\w{1,2}|завод\w{0,2}|комбинат\w{0,2}|"
        r"шахт\w{0,2}|банк(?:а|у|ом|е)?|"
        r"гостиниц\w{1,2}|авиакомпани\w{1,2}|округ\w{0,2}|регион(?:а|у|ом|е)?|столиц\w{1,2}|фирм\w{1,2})\b"
    ),
    "zh": re.compile(
        r"[一-鿿]{2}(?:港(?!元)|口岸|铁路局|海关(?!总署|统计|数据)|市|省|自治区|局(?!势)|公司|集团|号|园区?|示范区|机场|车站|站|油田|气田|县)"
    ),
    "kk": re.compile(
        r"\b(?:порт|әуежай|облыс|аудан|қала(?!й)|компания|зауыт|станса|университет|"
        r"мектеп)\w{0,8}\b"
    ),
    "ky": re.compile(
        r"\b(?:порт|аэропорт|облус|район|шаар|компания|завод|станция|университет|"
        r"мектеп)\w{0,8}\b"
    ),
    "uz": re.compile(
        r"\b(?:port|aeroport|viloyat|tuman|shah[a]?r|kompaniya|zavod|stansiya|universitet|maktab|"
        r"вилоят|туман|шаҳ[а]?р|компания|"
        r"завод|университет|мактаб)\w{0,8}\b"
    ),
    "tg": re.compile(r"\b(?:фурудгоҳ|вилоят|ноҳия|шаҳр|ширкат|корхона|донишгоҳ|мактаб)\w{0,6}\b"),
    "tk": re.compile(r"\b(?:port|aeroport|welaýat|etrap|şäher|kompaniýa|zawod|uniwersitet|mekdep)\w{0,8}\b"),
}
"""What lies within a country, or is one enterprise of it: its numbers are not those of the country."""
_WHOLE: Final = re.compile(r"全国|我国|中国铁路")
_PART: Final = {
    "en": re.compile(
        r"\b(?:including|of (?:whom|which|them|these)|among them|another|other|per|at a cost of|"
        r"worth) (?:the |about |some )?$"
    ),
    "ru": re.compile(
        r"\b(?:в том числе|среди них|из них|из которых|в т\.ч\.|еще|на каждые|включая) (?:около |более )?$"
    ),
    "zh": re.compile(r"(?:其中|包括|另有|另外|每)[^。;\d]{0,12}$"),
    "kk": re.compile(r"\b(?:оның ішінде|соның ішінде|тағы) $"),
    "ky": re.compile(r"\b(?:анын ичинде|алардын ичинен|дагы) $"),
    "uz": re.compile(r"\b(?:jumladan|shundan|ulardan|shu jumladan|жумладан|шундан|улардан)[,]? $"),
}
"""What stands before the number of some among those counted."""
_SHARE: Final = re.compile(
    r"\b(?:share|accounts? for|accounted for|accounting for|makes? up|made up|дол[яюие]й?|"
    r"удельн\w{1,3} вес|приходится|приходилось|занима\w{2,4})\b"
    r"|占|比重|\b(?:үлес|ulush|улуш|ҳисса|paý)\w{0,8}\b"
)
"""What stands before a percentage that is part of a whole."""
_OF_WHOLE: Final = re.compile(r" (?:of|от|всего|всей|всех|общего|общей|общих)\b")
_BLOC: Final = re.compile(
    r"\b(?:eu|european union|eaeu|eurasian economic union|cis|asean|brics|sco|gcc|g20|arab|africa|"
    r"african|europe|world|global|"
    r"ес|евросоюз\w{0,2}|еаэс|снг|шос|асеан|брикс|африк\w{1,3}|арабск\w{1,3}|европ\w{1,4}|мира|"
    r"мировой|всем странам|"
    r"еао|еаэб|тмд|жамыш|yeoii|mdh|мдҳ)\b|欧盟|东盟|阿盟|阿拉伯|非洲|上合组织|金砖|拉美|全球|世界|欧洲"
)
"""Groups of countries that are not among the names: what is between them and a country is not that country's alone."""
_ANNUAL: Final = re.compile(
    r"\bannual|year-on-year|\byoy\b|годов(?:ая|ой|ую|ом)|год к году|к предыдущему году|同比|жылдық|"
    r"жылдык|yillik|йиллик|солона|ýyllyk"
)
_NEARBY: Final = 30
_PER_HEAD: Final = re.compile(
    r"\bper capita\b|\bper head\b|на душу населения|人均|жан басына|киши башына|jon boshiga|"
    r"жон бошига|ба сари аҳолӣ|adam başyna"
)
_GOOD: Final = {
    "en": re.compile(r"(?: of (?!goods\b|the\b|[A-Z\d])[a-z]|ed (?!goods\b|to\b|from\b)[a-z])"),
    "ru": re.compile(
        r" (?!в |из |за |на |с |со |и |по |к |составил|вырос|увелич|достиг|сократ|сниз|превыс|товар|"
        r"продукции|услуг|упал|возрос|страны|"
        r"республики|также |был|может |оцен|равн)[а-яё]{3}"
    ),
    "zh": re.compile(
        r"(?!额|总额|总值|量|同比|增长|增加|达|突破|超|为|分别|下降|总|规模|的?\d|约|近|合计|、|和|了|,|，)[一-鿿]"
    ),
}
"""What follows the word for exports or imports where it is of one good."""
_OWN: Final = re.compile(
    r"(?:^|[^a-z])(?:total|overall|its|their|the|and|of|in|for|while|as|foreign|annual|monthly|"
    r"national|merchandise|goods|combined|"
    r"where|that|with|all|but|when|bilateral|mutual|said|our|of|to|from|by|on|value of|volume of|"
    r"[a-z]{0,20}'s|s') ?$"
)
_BEFORE_IT: Final = re.compile(r"[a-z]{3} $")


def is_of_one_place(plain: str, language: str, start: int, end: int) -> bool:
    """Whether `plain[start:end]` names a port, a province, a company and the like, and not the whole country."""
    pattern = _PLACE.get(language)
    if pattern is None or pattern.search(plain, start, end) is None:
        return False
    return language != "zh" or _WHOLE.search(plain, start, end) is None


def is_part(plain: str, language: str, floor: int, start: int) -> bool:
    """Whether the amount that begins at `start` counts some among others, as said behind `floor`: including 13."""
    pattern = _PART.get(language)
    return pattern is not None and pattern.search(plain, max(floor, start - 40), start) is not None


def is_share(plain: str, clause: tuple[int, int], start: int, end: int) -> bool:
    """Whether the percentage `plain[start:end]` is a part of a whole: 40 % of exports."""
    return _SHARE.search(plain, clause[0], start) is not None or _OF_WHOLE.match(plain, end) is not None


def names_bloc(plain: str, start: int, end: int) -> bool:
    """Whether a group of countries is named there that has no code."""
    return _BLOC.search(plain, start, end) is not None


def is_annual(plain: str, floor: int, start: int, end: int) -> bool:
    """Whether the rate `plain[start:end]` is said to be that of a year; what stands before `floor` is another's."""
    before = max(floor, start - _NEARBY) if start > floor else floor
    around = plain[before:end] + re.split("[,;(]", plain[end : end + _NEARBY], maxsplit=1)[0]
    return _ANNUAL.search(around) is not None


def per_head(plain: str, clause: tuple[int, int]) -> bool:
    """Whether the clause speaks of each inhabitant."""
    return _PER_HEAD.search(plain, *clause) is not None


def is_of_one_good(text: str, language: str, cue: Cue) -> bool:
    """Whether exports or imports are those of one good, by the words around it in the text as written."""
    if cue.name not in ("exports", "imports"):
        return False
    pattern = _GOOD.get(language)
    if pattern is not None and pattern.match(text, cue.end):
        return True
    before = text[max(0, cue.start - 30) : cue.start]
    return language == "en" and _BEFORE_IT.search(before) is not None and _OWN.search(before) is None
