"""Names of organisations that no catalogue holds, told by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LATIN = r"[A-Z][\w&'’.-]{1,30}(?:\s(?:of|and|the|for|&)\s[A-Z][\w&'’.-]{1,30}|\s[A-Z0-9][\w&'’.-]{0,30}){0,5}"
_KIND_EN = (
    r"Company|Co|Corp|Corporation|Group|Bank|Airlines?|Airways|Railways?|Ltd|Limited|Inc|Holding|Energy|Engineering|"
    r"Construction|Motors?|Fund|University|Institute|Museum|Academy|Foundation|Consortium|Authority|Agency"
)
_KIND_RU = (
    r"компани\w{1,3}|авиакомпани\w{1,3}|корпораци\w{1,3}|групп\w{1,2}|холдинг\w{0,3}|банк\w{0,3}|фонд\w{0,3}|концерн\w{0,3}|завод\w{0,3}|консорциум\w{0,3}|"
    r"ТОО|АО|ООО|ОАО|НК|университет\w{0,3}|академи\w{1,3}|институт\w{0,3}|агентств\w{1,3}|музе\w{1,3}|ведомств\w{1,3}|оператор\w{0,3}"
)
_QUOTED = r"[«\"“]([А-ЯЁA-ZӘҒҚҢӨҰҮІҺЎҲ][^«»\"“”\n]{1,50})[»\"”]"

_ENGLISH = re.compile(rf"\b(?:[A-Z][\w&'’-]{{1,20}}\s){{1,4}}(?:{_KIND_EN})\b(?:\s(?:of|for)\s(?:[A-Z]\w{{1,20}}\s?){{1,3}})?")
_CYRILLIC = re.compile(
    rf"(?:\b(?:{_KIND_RU})\s{{1,2}}(?:{_QUOTED}|(?P<named>{_LATIN}|[А-ЯЁ][\w-]{{1,30}}(?:\s[А-ЯЁ][\w-]{{1,30}}){{0,3}})))"
    rf"|(?P<latin>(?<![\w«\"@/.]){_LATIN})|(?P<quoted>{_QUOTED})"
)
_CHINESE = re.compile(
    r"[\u4e00-\u9fffA-Z]{2,16}?(?:公司|集团|银行|博物馆|大学|研究院|研究所|学院|航司|航空|总台|协会|基金会?|海关|港|铁路局|学会|联盟|海油|石油|石化)"
)
_BEFORE_CHINESE = re.compile(r".*(?:由|与|和|同|在|对|向|给|为|是|从|经|以及|、|，|：|。|的|将|国内|据|获悉)")
_SHORTEST = 2


def organisations(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The [start, end) of each in a sentence as it is written, in order."""
    if language == "zh":
        yield from _chinese(text)
    elif language == "en":
        yield from (found.span() for found in _ENGLISH.finditer(text))
    else:
        yield from _cyrillic(text)


def _cyrillic(text: str) -> Iterator[tuple[int, int]]:
    for found in _CYRILLIC.finditer(text):
        for group in (1, "named", "latin", 5):
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
