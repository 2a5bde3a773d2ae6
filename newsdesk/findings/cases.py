"""What endings and small words make of a name in Kazakh, Kyrgyz, Uzbek, Tajik and Turkmen.

Each takes a sentence in `plain` spelling, its language, and the [start, end) of a name in it.
"""

from __future__ import annotations

import re

VERB_LAST = frozenset(("kk", "ky", "uz", "tg", "tk"))

_WHOLE = re.compile(
    r"(?:[сs][тt][аоao][нn]|судан|иордан|канада|мальта|уганда|руанда|путин|sudan|iordan|kanada|malta|putin)\Z"
)
"""Names that end as if they had an ending."""
_OBLIQUE = {
    "kk": re.compile(r"(?:ға|ге|қа|ке|сына|сіне|да|де|та|те|дан|ден|тан|тен|нан|нен|ды|ді|ты|ті|ны|ні|сын|сін)\Z"),
    "ky": re.compile(r"(?:[гк][аеоө]|[дт][аеоө]н?|[сн][ыиуү]н[аеоө]н?|[днт][ыиуү]|сын|син)\Z"),
    "uz": re.compile(r"(?:ga|ka|qa|da|dan|ni|га|ка|қа|да|дан|ни)\Z"),
    "tk": re.compile(r"(?:stan[aey]|[aeouäöy]ý[ayi]|[gk][ae]|syna|sine|syny|sini|d[ae]n?)\Z"),
}
"""Endings: to, in, from, and what something is done to."""
_POSSESSOR = {
    "kk": re.compile(r"[нтд][ыі]ң\Z"),
    "ky": re.compile(r"[нтд][ыиуү]н\Z"),
    "uz": re.compile(r"(?:ning|нинг)\Z"),
    "tk": re.compile(r"[yiuü]ň\Z"),
}
_AREA = (
    r"(?:қала|облыс|аудан|аймағ|провинция|шаар|облус|район|айыл|shahr|viloyat|tuman|provinsiya|шаҳр|вилоят|туман|"
    r"şäher|welaýat|etrab)\w{0,4}"
)
_TO_AREA = re.compile(rf"\s{_AREA}(?:[нn][аеae]|[гgкk][аеоөae])\b")
"""The city or region of a name, with the ending of both: Алматы қаласында."""
_GOAL = {
    "kk": re.compile(r"(?:ға|ге|қа|ке|сына|сіне)\Z"),
    "ky": re.compile(r"(?:[гк][аеоө]|[сн][ыиуү]на|с[иү]не)\Z"),
    "uz": re.compile(r"(?:ga|ka|qa|га|ка|қа)\Z"),
    "tk": re.compile(r"(?:stana|[aeouäöy]ýa|syna|sine|[gk][ae])\Z"),
}
_NOUN = r"(?:\s[\w'-]{2,30}){0,2}"
_WITH = {
    "kk": re.compile(r"(?:мен|бен|пен)\Z"),
    "ky": re.compile(rf"{_NOUN}?\s(?:менен|ортосунда\w{{0,4}})\b"),
    "uz": re.compile(rf"{_NOUN}?\s(?:bilan|билан|o'rtasida\w{{0,4}}|ўртасида\w{{0,4}})\b"),
    "tk": re.compile(rf"{_NOUN}?\s(?:bilen|arasynda\w{{0,4}})\b"),
}
"""Together with, between: in Kazakh an ending, else a word behind the name and its noun."""
_BETWEEN_KK = re.compile(r"\sарасында\w{0,4}\b")
_ABOUT = {
    "kk": re.compile(r"\s(?:үшін|туралы|жөнінде|арқылы|бойынша|бағытында\w{0,4})\b"),
    "ky": re.compile(r"\s(?:үчүн|жөнүндө|тууралуу|аркылуу|боюнча)\b"),
    "uz": re.compile(r"\s(?:uchun|haqida\w{0,4}|orqali|bo'yicha|учун|ҳақида\w{0,4}|орқали|бўйича)\b"),
    "tk": re.compile(r"\s(?:üçin|hakynda\w{0,4}|arkaly|boýunça)\b"),
}
_BY = {
    "kk": re.compile(rf"{_NOUN}?\sтарапынан\b"),
    "ky": re.compile(rf"{_NOUN}?\sтара[бп]ынан\b"),
    "uz": re.compile(rf"{_NOUN}?\s(?:tomonidan|томонидан)\b"),
    "tk": re.compile(rf"{_NOUN}?\starapyndan\b"),
}
_OWNED = {
    "kk": re.compile(
        r"\s(\w{2,20}?(?:[лдт][ае]р[ыі](?:н|на|не|нда|нде|ның|нің|нан|нен|мен)?|с?[ыі]н(?:а|е|да|де|ың|ің|ан|ен)|с[ыі]н))\b"
    ),
    "ky": re.compile(
        r"\s(\w{2,20}?(?:[лдт][аеоө]р[ыиуү](?:н|н[аеоө]|нд[аеоө]|н[ыиуү]н|н[аеоө]н)?|с?[ыиуү]н(?:[аеоө]|д[аеоө]|[ыиуү]н|[аеоө]н)|с[ыиуү]н))\b"
    ),
    "uz": re.compile(
        r"\s([\w']{2,20}?(?:lari(?:ni|ning|ga|da|dan)?|s?i(?:ni|ning|ga|da|dan)|лари(?:ни|нинг|га|да|дан)?|с?и(?:ни|нинг|га|да|дан)))\b"
    ),
    "tk": re.compile(
        r"\s(\w{2,20}?(?:l[ae]r[yi](?:n|n[yi]|n[ae]|nd[ae]|n[yi]ň|nd[ae]n)?|s?[yiuü]n(?:[yi]|[ae]|d[ae]|[yi]ň|d[ae]n)))\b"
    ),
}
"""A noun that belongs to the name before it (Қытай тауарлары): one of many, or with an ending behind; жалпы is none."""
_ADJECTIVE = re.compile(r"(?:[лд][ыиуүі](?:к|қ)|lik|ly|li|lu|lü)\Z")
_NEXT_WORD = re.compile(r"\s([\w'-]{2,30})")
_ROUTE_BEFORE, _ROUTE_AFTER = re.compile(r"\w\"?\s?-\s?\Z"), re.compile(r"\s?-\s?\"?\w")
_TAJIK_BEFORE = re.compile(r"(?:^|[\s(])(?:ба|дар|аз|барои|то|оид ба|назди)\s(?:\w{2,14}[иӣ]\s){0,4}\Z")
_TAJIK_WITH = re.compile(r"(?:^|[\s(])(?:бо|миёни|миени|байни)\s(?:\w{2,14}[иӣ]\s){0,4}\Z")
_TAJIK_BY = re.compile(r"аз (?:ҷониби|тарафи)\s(?:\w{2,14}[иӣ]\s){0,4}\Z")
_TAJIK_OWNED = re.compile(r"(\w{2,25}[иӣ])\s\Z")
_TAJIK_THAT = re.compile(r"(?:\s\w{1,12}){0,2},?\sки\b")
_REACH = 60
"""Characters before a name in which Tajik's small words stand."""
_ATTRIBUTE = re.compile(r"(?:[гғкқ][аеоө]н|[gkq]an|атын|етін|йтын|йтін|[ая]диган|йдиган|[ay]digan)\Z")
_STANDS = re.compile(
    r"\s(?!(?:деп|деді|деген|дейді|еді|екен|эле|эди|экен|edi|ekan|deb|dedi|деб|болатын|болчу|болды|жоқ|жок|эмес|емес|emas)\b)\w"
)


def is_bare(text: str, language: str, start: int, end: int) -> bool:
    """Whether nothing marks the name: no ending but that of a possessor, no small word, no part in a route (A - B)."""
    if _ROUTE_BEFORE.search(text, max(0, start - 4), start) or _ROUTE_AFTER.match(text, end):
        return False
    if language == "tg":
        return _TAJIK_BEFORE.search(text, max(0, start - _REACH), start) is None
    word = text[start:end]
    return (_WHOLE.search(word) is not None or _OBLIQUE[language].search(word) is None) and _ABOUT[language].match(
        text, end
    ) is None


def is_possessor(text: str, language: str, start: int, end: int) -> bool:
    """Whether it is whose something is: Қытайдың, O'zbekistonning."""
    word = text[start:end]
    return language != "tg" and _WHOLE.search(word) is None and _POSSESSOR[language].search(word) is not None


def is_companion(text: str, language: str, start: int, end: int) -> bool:
    """Whether something is done with it, or between it and others."""
    if language == "tg":
        return _TAJIK_WITH.search(text, max(0, start - _REACH), start) is not None
    if language == "kk":
        return _WITH["kk"].search(text[start:end]) is not None or _BETWEEN_KK.match(text, end) is not None
    return _WITH[language].match(text, end) is not None


def is_doer(text: str, language: str, start: int, end: int) -> bool:
    """Whether something is done by it."""
    if language == "tg":
        return _TAJIK_BY.search(text, max(0, start - _REACH), start) is not None
    return _BY[language].match(text, end) is not None


def noun_of(text: str, language: str, start: int, end: int) -> int | None:
    """Where the noun starts that the name only tells the kind of: Қытай тауарлары, автобусҳои Чин; None without one."""
    if language == "tg":
        found = _TAJIK_OWNED.search(text, max(0, start - _REACH), start)
    else:
        found = (_NEXT_WORD if _ADJECTIVE.search(text, start, end) else _OWNED[language]).match(text, end)
    return found.start(1) if found else None


def is_goal(text: str, language: str, start: int, end: int) -> bool:
    """Whether something goes to it: Астанаға; not for Tajik, whose ба stands before it."""
    if _TO_AREA.match(text, end):
        return True
    return _WHOLE.search(text[start:end]) is None and _GOAL[language].search(text[start:end]) is not None


def is_attribute(text: str, language: str, start: int, end: int) -> bool:
    """Whether the verb `text[start:end]` tells of what kind the next word is (салынған мектеп), not that it is done."""
    return (
        language in VERB_LAST
        and _ATTRIBUTE.search(text, start, end) is not None
        and _STANDS.match(text, end) is not None
    )


def is_followed_by_that(text: str, language: str, end: int) -> bool:
    """Whether what is said ends at `end`, and "that" begins what is said of it: Tajik ки."""
    return language == "tg" and _TAJIK_THAT.match(text, end) is not None
