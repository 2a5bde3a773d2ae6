"""Names of organisations that no catalogue holds, told by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĞİŞŁŽÑ"
_LATIN = (
    rf"[{_CAPITAL}][\w&'’.-]{{1,30}}"
    rf"(?:\s(?:of|and|the|for|&)\s[{_CAPITAL}][\w&'’.-]{{1,30}}|\s[{_CAPITAL}][\w&'’.-]{{0,30}}){{0,5}}"
)
_KIND_EN = (
    r"Company|Co|Corp|Corporation|Group|Bank|Airlines?|Airways|Railways?|Ltd|Limited|Inc|Holding|Energy|Engineering|"
    r"Construction|Motors?|Fund|University|Institute|Museum|Academy|Foundation|Consortium|Authority|Agency"
)
_KIND_RU = (
    r"компани\w{1,3}|авиакомпани\w{1,3}|корпораци\w{1,3}|групп\w{1,2}|холдинг\w{0,3}|банк\w{0,3}|фонд\w{0,3}|"
    r"концерн\w{0,3}|завод\w{0,3}|консорциум\w{0,3}|"
    r"ТОО|АО|ООО|ОАО|НК|университет\w{0,3}|академи\w{1,3}|институт\w{0,3}|агентств\w{1,3}|музе\w{1,3}|"
    r"ведомств\w{1,3}|оператор\w{0,3}|"
    r"клуб\w{0,3}|перевозчик\w{0,3}|маркетплейс\w{0,3}|сет(?:ь|и|ью)|сервис\w{0,3}|бренд\w{0,3}|"
    r"производител\w{1,3}|застройщик\w{0,3}|стартап\w{0,3}|предприяти\w{1,3}"
)
_QUOTED = r"[«\"“]([А-ЯЁA-ZӘҒҚҢӨҰҮІҺЎҲ][^«»\"“”\n]{1,50})[»\"”]"

_ENGLISH = re.compile(
    rf"\b(?:[A-Z][\w&'’-]{{1,20}}\s){{1,4}}(?:{_KIND_EN})\b(?:\s(?:of|for)\s(?:[A-Z]\w{{1,20}}\s?){{1,3}})?"
)
_NAMED_KIND = (
    r"[А-ЯЁ][а-яё]{3,20}(?:ый|ая|ое|ий|ой|ого|ому|ом|ей|им|ым) (?:[а-яё]{3,20}(?:ый|ая|ое|ий|ой) )?"
    r"(?:банк|компания|корпорация|университет|институт|академия|музей|фонд|агентство)(?: развития|"
    r" реконструкции| наследия)?(?: [А-ЯЁ][а-яё]{2,20})?"
    r"\b(?! [«\"“A-Z])"
)
_NAMED = rf"(?P<named>{_LATIN}|[А-ЯЁ][\w-]{{1,30}}(?:\s[А-ЯЁ][\w-]{{1,30}}){{0,3}})"
_CYRILLIC = re.compile(
    rf"(?<!\w)(?:(?i:{_KIND_RU})\s(?:[а-яё-]{{3,16}}\s){{0,2}}(?:{_QUOTED}|{_NAMED})|(?P<latin>(?<![«\"@/.]){_LATIN})"
    rf"|(?P<quoted>(?:^|(?<=[.!?,;:—] )|(?<=(?:ий|ая|ый|ое) )){_QUOTED}))|(?P<kind>{_NAMED_KIND})"
)
_KINDS_BEHIND = (
    r"(?:әуе|авиа|avia|awia)?(?:компания|kompaniya|kompaniýa)(?:сы|си|si|sy)\w{0,6}|"
    r"(?:корпорация|korporatsiya|korporasiýa)(?:сы|си|si|sy)\w{0,6}|(?:консорциум|konsorsium)[уыиiy]\w{0,6}|"
    r"(?:холдинг|xolding|holding)[иіiы]\w{0,6}|(?:концерн|konsern)[иіi]\w{0,6}|(?:банк|bank)[ыіиiy]\w{0,6}|"
    r"(?:тобы|тобу|гуруҳи|guruhi|topary|қоры)\w{0,6}|(?:фонд|fond)[уиi]\w{0,6}|"
    r"(?:университет|universitet|uniwersitet)[ииіi]\w{0,6}|(?:институт|institut)[ыуиiy]\w{0,6}|"
    r"(?:агенттіг|агенттиг|агентлиг|agentlig)[іиi]\w{0,6}"
)
_FOREIGN_KIND = r"Airlines|Airways|Group|Bank|Ltd|Corporation|Engineering|Company|Motors?|Energy"
_INFLECTED = r"(?!\w{1,30}(?:ning|dan|ga|da|ni|yň|iň|de|den)\b)"
_LATIN_WORD = rf"{_INFLECTED}[{_CAPITAL}ÇÝÄÖÜ][\w&'’ʻʼ.-]{{1,30}}"
_IN_QUOTES = r"[«\"“](?P<quoted>[^«»\"“”\n]{2,50})[»\"”]"
_LATIN_SCRIPT = re.compile(
    rf"(?<![\w«\"@/.])(?:{_IN_QUOTES}\s(?:{_KINDS_BEHIND})\b"
    rf"|(?P<named>{_LATIN_WORD}(?:\s{_LATIN_WORD}){{0,4}}?)\s(?:{_KINDS_BEHIND})\b"
    rf"|(?P<foreign>{_LATIN_WORD}(?:\s{_LATIN_WORD}){{0,4}}?\s(?:{_FOREIGN_KIND}))\b)"
)
"""In Uzbek and Turkmen, the kind of organisation stands behind its name; a capital alone tells none in Latin script."""
_KIND_BEHIND = re.compile(rf"{_IN_QUOTES}\s(?:{_KINDS_BEHIND})\b|(?P<latin>(?<![\w«\"@/.])(?!COVID|IT\b){_LATIN})")
"""In Kazakh and Kyrgyz, too; words in Latin letters are names there."""
_TAJIK = re.compile(
    rf"\b(?:[Шш]иркат|[Бб]онк|[Кк]орпоратсия|[Хх]азина|[Кк]онсорсиум|[Хх]олдинг|[Дд]онишгоҳ|[Аа]гент|"
    rf"[Фф]онд)\w{{1,6}}\s"
    rf"{_IN_QUOTES}|(?P<latin>(?<![\w«\"@/.])(?!COVID|IT\b){_LATIN})"
)
_CHINESE_KIND = re.compile(
    r"公司|集团|银行|博物馆|大学|研究院|研究所|学院|航司|航空|总台|协会|基金会?|海关|港|铁路局|学会|联盟|海油|石油|石化"
    r"|(?:部|委|总局|局|署|总台|部门)(?=日前|近日|今天|印发|启动|发布|将|联合|、|在|表示|部署|推出|计划|加大)"
)
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fffA-Z]{1,16}\Z")
_BEFORE_CHINESE = re.compile(r".*(?:由|与|和|同|在|对|向|给|为|是|从|经|以及|、|，|：|。|的|将|国内|据|获悉|等|多部)")
_PATTERNS = {
    "kk": _KIND_BEHIND,
    "ky": _KIND_BEHIND,
    "tg": _TAJIK,
    "tk": _LATIN_SCRIPT,
    "uz": _LATIN_SCRIPT,
}
_SHORTEST = 2
_LONGEST_CHINESE = 16


def organisations(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The [start, end) of each in a sentence as it is written, in order."""
    if language == "zh":
        yield from _chinese(text)
    elif language == "en":
        yield from (found.span() for found in _ENGLISH.finditer(text))
    elif language in _PATTERNS:
        found = _PATTERNS[language].finditer(text)
        yield from (one.span(one.lastgroup) for one in found if one.lastgroup)
    else:
        yield from _cyrillic(text)


def _cyrillic(text: str) -> Iterator[tuple[int, int]]:
    for found in _CYRILLIC.finditer(text):
        for group in (1, "named", "latin", 5, "kind"):
            if found.group(group) is not None:
                start, end = found.span(group)
                if end - start >= _SHORTEST and not text[start:end].startswith(("http", "www")):
                    yield start, end
                break


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for kind in _CHINESE_KIND.finditer(text):
        name = _CHINESE_NAME.search(text, max(done, kind.start() - _LONGEST_CHINESE), kind.start())
        if name is None:
            continue
        cut = _BEFORE_CHINESE.match(text, name.start(), kind.start())
        start = cut.end() if cut else name.start()
        if kind.end() - start > _SHORTEST:
            yield start, kind.end()
            done = kind.end()
