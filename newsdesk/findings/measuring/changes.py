"""Words that say that a number is a change and no level: up, by, вырос на, 增长."""

from __future__ import annotations

import re
from typing import Final, Literal

Change = Literal["up", "down"]

_UP: Final = {
    "en": r"\b(?:(?<!made )(?<!make )(?<!makes )(?<!making )up(?! to)|r[io]se[ns]?|rising|gr[eo]wn?|"
    r"grows|growing|growth|increas(?:e[sd]?|ing)|gain(?:s|ed)?|jump(?:s|ed)?|surg(?:e[sd]?|ing)|"
    r"expand(?:s|ed)|climb(?:s|ed)?|higher|soar(?:s|ed)?|more)\b",
    "ru": r"\b(?:вырос\w{0,2}|выраст\w{1,3}|рост\w{0,2}|раст(?:ет|ут)|увелич\w{1,7}|возрос\w{0,2}|"
    r"прирост\w{0,2}|прибав\w{1,3}|повыс\w{1,4}|больше|выше|подскоч\w{1,3})\b",
    "zh": r"增长|增加|上升|增幅|增速|上涨|提高|同比增|扩大",
    "kk": r"\b(?:өс|арт|көбей|ұлғай|жоғарыла|қымбатта)\w{0,8}\b",
    "ky": r"\b(?:өс|арт|көбөй|жогорула|кымбатта)\w{0,8}\b",
    "uz": r"(?:\bo's|\bort|\boshdi|\boshgan|\bko'pay|\bўс|\bорт|\bошди|\bошган|\bкўпай)\w{0,8}",
    "tg": r"\b(?:афзо|афзу|зиёд шуд|зиед шуд|рушд|боло раф)\w{0,6}",
    "tk": r"\b(?:art|ös|köpel|ýokarlan)\w{0,8}\b",
}
_DOWN: Final = {
    "en": r"\b(?:down|f[ea]ll(?:s|en|ing)?|drop(?:s|ped)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|"
    r"shr[aiu]nk|contract(?:s|ed)|lower|slump(?:s|ed)?|reduc(?:e[sd]?|tion)|less|plung(?:e[sd]?|ing))\b",
    "ru": r"\b(?:сниз\w{1,4}|снижен\w{1,2}|сократ\w{1,4}|сокращен\w{1,2}|упал\w{0,1}|паден\w{1,2}|"
    r"уменьш\w{1,6}|спад\w{0,1}|меньше|ниже|рухнул\w{0,1})\b",
    "zh": r"下降|减少|降低|下跌|萎缩|回落|降幅",
    "kk": r"\b(?:төменде|азай|қысқар|кему|кеміді|арзанда)\w{0,8}\b",
    "ky": r"\b(?:төмөндө|азай|кыскар|арзанда)\w{0,8}\b",
    "uz": r"\b(?:kamay|pasay|qisqar|камай|пасай|қисқар)\w{0,8}\b",
    "tg": r"\b(?:коҳиш|кам шуд|паст)\w{0,6}\b",
    "tk": r"\b(?:azal|peseld|kemel)\w{0,8}\b",
}
_BY: Final = {
    "en": re.compile(r"\bby (?:(?:about|some|nearly|almost|over|more than|around) )?$"),
    "ru": re.compile(r"\bна $"),
    "zh": re.compile(r"(?:增长|增加|下降|减少)了?$"),
}
"""What stands before an amount by which a level changed."""
_FROM: Final = {
    "en": re.compile(r"\b(?:from|compared (?:to|with)|against|versus|than) (?:the )?$"),
    "ru": re.compile(r"(?:^|\s)(?:с|против|по сравнению с) $"),
    "zh": re.compile(r"(?:由|从)[^,。;]{0,12}$"),
}
"""What stands before the level from which it changed."""
_ABLATIVE_TONGUES: Final = frozenset(["kk", "ky", "uz", "tk"])
_ABLATIVE: Final = re.compile(
    r".{0,4}?-? ?(?:нан|нен|дан|ден|тан|тен|нон|нөн|дон|дөн|тон|төн|dan|den) (?=[^.;]{0,24}\d)"
)
_STEP: Final = 24
_THEN_TO: Final = re.compile(r"[^,。;]{0,6}(?:增|扩|升|降|提|减|涨|跌|落|到|至)")
_REACH: Final = 50
_GOAL: Final = {
    "en": r"\bto (?:increase|raise|boost|double|bring|reach|expand|exceed)\b|\b(?:targets?|goals?|"
    r"aim(?:s|ed|ing)?|plan(?:s|ned)?|"
    r"expect(?:s|ed)?|forecasts?|project(?:ed|ions?)|could|potential|will|would|should|may)\b",
    "ru": r"\b(?:увеличить|довести|нарастить|повысить|увеличени[юе]|доведени\w|договорил\w{1,3}|"
    r"планир\w{2,6}|намер\w{1,4}|цел[ьи]|"
    r"задач\w{1,2}|ожида\w{2,4}|прогноз\w{0,6}|потенциал\w{0,2}|составят|превысят|достигнет|составит|"
    r"превысит|вырастет|вырастут)\b",
    "zh": r"目标|力争|争取|预计|计划|规划|有望|将(?=达|超|突破|增)",
    "kk": r"\b(?:жеткіз|жоспар|мақсат|болжам|күтіл)\w{0,8}\b",
    "ky": r"\b(?:жеткирүү|план|максат|күтүл|болжол менен жет)\w{0,8}\b",
    "uz": r"\b(?:yetkazish|reja|maqsad|kut|prognoz|bashorat|етказиш|режа|мақсад|кут|прогноз|башорат)\w{0,8}",
    "tg": r"\b(?:расонидан|нақша|мақсад|ҳадаф|интизор)\w{0,6}",
    "tk": r"\b(?:ýetirmek|meýil|maksat|garaşyl)\w{0,10}",
}
"""Words of targets and forecasts."""
_GOALS: Final = {language: re.compile(pattern) for language, pattern in _GOAL.items()}
_NOTHING: Final = 5
_GOAL_REACH: Final = 120
_REACHED: Final = {
    "en": r"\b(?:reach(?:ed|ing)?|total(?:l?ed|l?ing)|amount(?:ed|ing)|st(?:ood|anding)|hit(?:ting)?|"
    r"exceed(?:ed|ing)|was|were|or)\b",
    "ru": r"\b(?:состав\w{2,6}|достиг\w{0,4}|превы\w{2,6}|равн\w{2,5}|был[аои]?|оцен\w{3,6}|или)\b",
    "zh": r"^ ?(?:达|突破|首次|超|约|近|年均|增幅|同比|环比|比|较|总值|总额|规模|累计达|为)",
    "kk": r"\b(?:құра|жет|бол)\w{0,6}\b",
    "ky": r"\b(?:түз|жет|бол)\w{0,6}\b",
    "uz": r"\b(?:tashkil|yet|bo'l|ташкил|ет|бўл)\w{0,6}",
    "tg": r"\b(?:ташкил|расид|буд)\w{0,6}\b",
    "tk": r"\b(?:deň|ýet|bol)\w{0,6}\b",
}
_GOES_ON: Final = {language: re.compile(f"{_REACHED[language]}|{_UP[language]}|{_DOWN[language]}") for language in _UP}


def _both(language: str) -> re.Pattern[str] | None:
    if language not in _UP:
        return None
    return re.compile(f"(?P<up>{_UP[language]})|(?P<down>{_DOWN[language]})")


_CHANGES: Final = {language: pattern for language in _UP if (pattern := _both(language)) is not None}


def change_at(plain: str, language: str, start: int, end: int, reach: int = _REACH) -> Change | None:
    """Which way the amount `plain[start:end]` says that something went, by the nearest word that says so."""
    pattern = _CHANGES.get(language)
    if pattern is None:
        return None
    nearest: tuple[int, Change] | None = None
    for found in pattern.finditer(plain, max(0, start - reach), min(len(plain), end + reach)):
        way: Change = "up" if found["up"] else "down"
        distance = start - found.end() if found.end() <= start else 5 + max(0, found.start() - end)
        if nearest is None or distance < nearest[0]:
            nearest = distance, way
    return nearest[1] if nearest else None


def is_goal(plain: str, language: str, floor: int, end: int) -> bool:
    """Whether words of a target or a forecast stand before `end`, not before `floor`."""
    pattern = _GOALS.get(language)
    return pattern is not None and pattern.search(plain, max(floor, end - _GOAL_REACH), end) is not None


def goes_on(plain: str, language: str, start: int, end: int) -> bool:
    """Whether `plain[start:end]`, from the begin of a clause to its amount, still tells of what stood before it."""
    pattern = _GOES_ON.get(language)
    return pattern is not None and (end - start <= _NOTHING or pattern.search(plain[start:end]) is not None)


def is_difference(plain: str, language: str, start: int) -> bool:
    """Whether the amount that begins there is that by which a level changed, or differs from another."""
    pattern = _BY.get(language)
    return pattern is not None and pattern.search(plain, max(0, start - _REACH), start) is not None


def is_step(plain: str, language: str, start: int) -> bool:
    """Whether it is a difference in money or tons, right behind the verb: вырос на; not импорт на (worth)."""
    if not is_difference(plain, language, start):
        return False
    return language == "zh" or change_at(plain, language, start, start, reach=_STEP) is not None


def is_starting_point(plain: str, language: str, start: int, end: int) -> bool:
    """Whether the amount `plain[start:end]` is the level before the change."""
    if language in _ABLATIVE_TONGUES:
        return _ABLATIVE.match(plain, max(start, end - 4)) is not None
    pattern = _FROM.get(language)
    if pattern is None or pattern.search(plain, max(0, start - _REACH), start) is None:
        return False
    return language != "zh" or _THEN_TO.match(plain, end) is not None
