"""Words that say that a number is a change and no level: up, by, вырос на, 增长."""

from __future__ import annotations

import re
from typing import Final, Literal

Change = Literal["up", "down"]

_UP: Final = {
    "en": r"\b(?:up|r[io]se[ns]?|rising|gr[eo]wn?|grows|growing|growth|increas(?:e[sd]?|ing)|gain(?:s|ed)?|jump(?:s|ed)?|surg(?:e[sd]?|ing)|expand(?:s|ed)|climb(?:s|ed)?|higher|soar(?:s|ed)?|more)\b",
    "ru": r"\b(?:вырос\w{0,2}|выраст\w{1,3}|рост\w{0,2}|раст(?:ет|ут)|увелич\w{1,7}|возрос\w{0,2}|прирост\w{0,2}|прибав\w{1,3}|повыс\w{1,4}|больше|выше|подскоч\w{1,3})\b",
    "zh": r"增长|增加|上升|增幅|增速|上涨|提高|同比增|扩大",
    "kk": r"\b(?:өс|арт|көбей|ұлғай|жоғарыла|қымбатта)\w{0,8}\b",
    "ky": r"\b(?:өс|арт|көбөй|жогорула|кымбатта)\w{0,8}\b",
    "uz": r"(?:\bo's|\bort|\boshdi|\boshgan|\bko'pay|\bўс|\bорт|\bошди|\bошган|\bкўпай)\w{0,8}",
    "tg": r"\b(?:афзо|афзу|зиёд шуд|зиед шуд|рушд|боло раф)\w{0,6}",
    "tk": r"\b(?:art|ös|köpel|ýokarlan)\w{0,8}\b",
}
_DOWN: Final = {
    "en": r"\b(?:down|f[ea]ll(?:s|en|ing)?|drop(?:s|ped)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|shr[aiu]nk|contract(?:s|ed)|lower|slump(?:s|ed)?|reduc(?:e[sd]?|tion)|less|plung(?:e[sd]?|ing))\b",
    "ru": r"\b(?:сниз\w{1,4}|снижен\w{1,2}|сократ\w{1,4}|сокращен\w{1,2}|упал\w{0,1}|паден\w{1,2}|уменьш\w{1,6}|спад\w{0,1}|меньше|ниже|рухнул\w{0,1})\b",
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
    "kk": re.compile(r"(?!)"),
}
"""What stands before the level from which it changed."""
_REACH: Final = 50


def _both(language: str) -> re.Pattern[str] | None:
    if language not in _UP:
        return None
    return re.compile(f"(?P<up>{_UP[language]})|(?P<down>{_DOWN[language]})")


_CHANGES: Final = {language: pattern for language in _UP if (pattern := _both(language)) is not None}


def change_at(plain: str, language: str, start: int, end: int) -> Change | None:
    """Which way the amount `plain[start:end]` says that something went, by the nearest word that says so."""
    pattern = _CHANGES.get(language)
    if pattern is None:
        return None
    nearest: tuple[int, Change] | None = None
    for found in pattern.finditer(plain, max(0, start - _REACH), min(len(plain), end + _REACH)):
        way: Change = "up" if found["up"] else "down"
        distance = start - found.end() if found.end() <= start else 5 + max(0, found.start() - end)
        if nearest is None or distance < nearest[0]:
            nearest = distance, way
    return nearest[1] if nearest else None


def is_difference(plain: str, language: str, start: int) -> bool:
    """Whether the amount that begins there is that by which a level changed."""
    pattern = _BY.get(language)
    return pattern is not None and pattern.search(plain, max(0, start - _REACH), start) is not None


def is_starting_point(plain: str, language: str, start: int) -> bool:
    """Whether the amount that begins there is the level before the change."""
    pattern = _FROM.get(language)
    return pattern is not None and pattern.search(plain, max(0, start - _REACH), start) is not None
