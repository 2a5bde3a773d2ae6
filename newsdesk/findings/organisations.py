"""Names of organisations that no catalogue holds, told by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĞİŞŁŽÑ"
_LATIN = rf"[{_CAPITAL}][\w&'’.-]{{1,30}}(?:\s(?:of|and|the|for|&)\s[{_CAPITAL}][\w&'’.-]{{1,30}}|\s[{_CAPITAL}][\w&'’.-]{{0,30}}){{0,5}}"
_KIND_EN = (
    r"Company|Co|Corp|Corporation|Group|Bank|Airlines?|Airways|Railways?|Ltd|Limited|Inc|Holding|Energy|Engineering|"
    r"Construction|Motors?|Fund|University|Institute|Museum|Academy|Foundation|Consortium|Authority|Agency"
)
_KIND_RU = (
    r"компани\w{1,3}|авиакомпани\w{1,3}|корпораци\w{1,3}|групп\w{1,2}|холдинг\w{0,3}|банк\w{0,3}|фонд\w{0,3}|концерн\w{0,3}|завод\w{0,3}|консорциум\w{0,3}|"
    r"ТОО|АО|ООО|ОАО|НК|университет\w{0,3}|академи\w{1,3}|институт\w{0,3}|агентств\w{1,3}|музе\w{1,3}|ведомств\w{1,3}|оператор\w{0,3}"
)
_QUOTED = r"[«\"“]([А-ЯЁA-ZӘҒҚҢӨҰҮІҺЎҲ][^«»\"“”\n]{1,50})[»\"”]"

_ENGLISH = re.compile(
    rf"\b(?:[A-Z][\w&'’-]{{1,20}}\s){{1,4}}(?:{_KIND_EN})\b(?:\s(?:of|for)\s(?:[A-Z]\w{{1,20}}\s?){{1,3}})?"
)
_NAMED_KIND = (
    r"[А-ЯЁ][а-яё]{3,20}(?:ый|ая|ое|ий|ой|ого|ому|ом|ей|им|ым) (?:[а-яё]{3,20}(?:ый|ая|ое|ий|ой) )?"
    r"(?:банк|компания|корпорация|университет|институт|академия|музей|фонд|агентство)(?: развития| реконструкции| наследия)?(?: [А-ЯЁ][а-яё]{2,20})?"
)
_CYRILLIC = re.compile(
    rf"(?:\b(?:{_KIND_RU})\s{{1,2}}(?:{_QUOTED}|(?P<named>{_LATIN}|[А-ЯЁ][\w-]{{1,30}}(?:\s[А-ЯЁ][\w-]{{1,30}}){{0,3}})))"
    rf"|(?P<latin>(?<![\w«\"@/.]){_LATIN})|(?P<quoted>(?:^|(?<=[.!?,;:—] )){_QUOTED})|(?P<kind>{_NAMED_KIND})"
)
_KIND_LATIN = (
    r"kompaniya\w{2,9}|aviakompaniya\w{2,9}|korporatsiya\w{2,9}|konsorsium\w{1,8}|xolding\w{1,8}|bank(?:i|ining|iga)|"
    r"guruh(?:i|ining)|kompaniýa\w{2,9}|awiakompaniýa\w{2,9}|korporasiýa\w{2,9}|konsern\w{1,8}|banky(?:nyň|)|"
    r"topary(?:nyň|)|Airlines|Airways|Group|Bank|Ltd|Corporation|Engineering"
)
_INFLECTED = r"(?!\w{1,30}(?:ning|dan|ga|da|ni|yň|iň|de|den)\b)"
_LATIN_WORD = rf"{_INFLECTED}[A-ZÇŞŽÝÄÖÜ][\w&'’ʻʼ.-]{{1,30}}"
_LATIN_SCRIPT = re.compile(
    rf"(?<![\w«\"@/.])(?:(?P<quoted>[«\"“][^«»\"“”\n]{{2,50}}[»\"”])"
    rf"|(?P<named>{_LATIN_WORD}(?:\s{_LATIN_WORD}){{0,4}}?))\s(?:{_KIND_LATIN})\b"
)
"""In Uzbek and Turkmen, the kind of organisation stands behind its name; a capital alone tells none in their script."""
_FOREIGN_LAST = re.compile(r"(?:Airlines|Airways|Group|Bank|Ltd|Corporation|Engineering)\Z")
_CHINESE = re.compile(
    r"[\u4e00-\u9fffA-Z]{2,16}?(?:公司|集团|银行|博物馆|大学|研究院|研究所|学院|航司|航空|总台|协会|基金会?|海关|港|铁路局|学会|联盟|海油|石油|石化)"
    r"|[\u4e00-\u9fff]{2,14}?(?:部|委|总局|局|署|总台|部门)(?=日前|近日|今天|印发|启动|发布|将|联合|、|在|表示|部署|推出|计划|加大)"
)
_BEFORE_CHINESE = re.compile(r".*(?:由|与|和|同|在|对|向|给|为|是|从|经|以及|、|，|：|。|的|将|国内|据|获悉|等|多部)")
_SHORTEST = 2


def organisations(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The [start, end) of each in a sentence as it is written, in order."""
    if language == "zh":
        yield from _chinese(text)
    elif language == "en":
        yield from (found.span() for found in _ENGLISH.finditer(text))
    elif language in ("uz", "tk"):
        yield from _latin_script(text)
    else:
        yield from _cyrillic(text)


def _latin_script(text: str) -> Iterator[tuple[int, int]]:
    for found in _LATIN_SCRIPT.finditer(text):
        if found["quoted"] is not None:
            yield found.start("quoted") + 1, found.end("quoted") - 1
        else:
            yield found.start("named"), found.end() if _FOREIGN_LAST.search(found[0]) else found.end("named")


def _cyrillic(text: str) -> Iterator[tuple[int, int]]:
    for found in _CYRILLIC.finditer(text):
        for group in (1, "named", "latin", 5, "kind"):
            if found.group(group) is not None:
                start, end = found.span(group)
                if end - start >= _SHORTEST and not text[start:end].startswith(("http", "www")):
                    yield start, end
                break


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    for found in _CHINESE.finditer(text):
        start, end = found.span()
        if cut := _BEFORE_CHINESE.match(text, start, end - 2):
            start = cut.end()
        if end - start > _SHORTEST:
            yield start, end
