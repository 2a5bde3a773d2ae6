"""The small words that turn a deed: will, not, if, denies. A closed class, so they stand here and not in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FUTURE = {
    "en": r"\b(?:will|'ll|shall|would|is to|are to|be to|plans?(?: to)?|planned|planning|intends?|set to|due to|aims? to|expected to|"
    r"scheduled|going to|to be|agree[sd]? to|vow(?:s|ed)? to|promise[sd]? to|pledge[sd]?(?: to)?|decided to|ready to|"
    r"undertakes? to|committed to|want(?:s|ed)? to|seeks? to|propose[sd]? to|ordered|instructed|ahead of|until)\b",
    "ru": r"\b(?:буд(?:ет|ут|ем)|планиру\w{1,5}|намер(?:ен\w{0,3}|ева\w{1,5})|собира(?:ется|ются)|предстоит|обязал\w{1,3}|обязу\w{1,5}|обязан\w{0,2}|"
    r"поруч(?:ил\w{0,2}|ено|ит|ению?)|решен(?:о|ие)|решил\w{0,2}|должн?\w{0,2}|предусм\w{3,9}|запланир\w{4,6}|хо(?:чет|тят)|готов\w{0,2}|"
    r"договорил\w{2,3}|предлага\w{2,4}|предложил\w{0,2}|ожида(?:ется|ются)|предполага(?:ется|ются)|намечен\w{0,2}|чтобы)\b",
    "zh": r"将|拟|计划|决定|要(?!求|素|地|闻|点)|愿(?!景|望)|准备|力争|抓紧|即将|承诺|商定|同意|预计|有望|宣布|目标|拟于|争取|推动|推进|加快|支持|欢迎|尽早|尽快",
    "kk": r"\b(?:жоспарла\w{1,9}|ниетт\w{1,6}|тиіс|керек|болады|уәде|тапсырды|шешім\w{0,5})\b",
    "ky": r"\b(?:план\w{4,12}|ниетт\w{1,9}|тийиш|керек|болот|убада|тапшырды|чечим\w{0,5}|күтүлүүдө)\b",
    "uz": r"\b(?:rejala\w{2,14}|moʻljal\w{2,14}|mo'ljal\w{2,14}|niyat\w{0,6}|lozim|kerak|topshirdi|qaror\w{0,5}|kutilmoqda|режала\w{2,14}|мўлжал\w{2,14}|керак|лозим|қарор\w{0,5})\b",
    "tg": r"\b(?:хоҳад|хоҳанд|мешавад|нақша\w{0,5}|ният|бояд|дар назар|супориш|қарор)\b",
    "tk": r"\b(?:meýilleş\w{2,14}|maksat|göz öňünde|gerek|tabşyr\w{2,8}|karar\w{0,4}|bolar)\b",
}
_NEGATION = {
    "en": r"\b(?:not|n't|never|no longer|refus(?:e[sd]?|ing)|reject(?:s|ed)?|without|fail(?:s|ed)? to|ruled? out)\b",
    "ru": r"\b(?:не|нет|никогда|отказал\w{2,3}|отказыва\w{2,5}|без|вместо)\b",
    "zh": r"不(?!断|仅|仅仅|久|少|同|错)|未(?!来)|没有|没能|无法|拒绝|尚未|从未|并非",
    "kk": r"\w(?:ма|ме|ба|бе|па|пе)(?:й\w{1,4}|ды|ді|ған|ген)\b|\bемес\b|\bжоқ\b|\bбас тартты\b",
    "ky": r"\w(?:ба|бе|бо|бө|па|пе|по|пө)(?:й\w{1,4}|ды|ди|ду|дү|ган|ген|гон|гөн)\b|\bэмес\b|\bжок\b|\bбаш тартты\b",
    "uz": r"\w(?:ma|ма)(?:y\w{1,4}|di|gan|й\w{1,4}|ди|ган)\b|\bemas\b|\byo'q\b|\bэмас\b|\bйўқ\b|\brad et\w{1,4}",
    "tg": r"\bна(?:хоҳад|мешавад|карда|шуда)\b|\bнест\b|\bрад кард\b",
    "tk": r"\w(?:ma|me)(?:z|ýär|dy|di|jak|jek)\b|\bdäl\b|\býok\b",
}
_CONDITION = {
    "en": r"\b(?:if|unless|provided that|on condition|in case|subject to|depending on)\b",
    "ru": r"\b(?:если|при условии|в случае|лишь бы)\b",
    "zh": r"如果|若(?!干)|假如|一旦|倘若|只要|前提",
    "kk": r"\b\w{2,20}(?:са|се)\b|\bжағдайда\b|\bегер\b",
    "ky": r"\b\w{2,20}(?:са|се|со|сө)\b|\bэгер\b|\bшартта\b",
    "uz": r"\bagar\b|\bагар\b|\bsharti bilan\b|\btaqdirda\b",
    "tg": r"\bагар\b|\bба шарте\b|\bдар сурати\b",
    "tk": r"\b\w{2,20}(?:sa|se)\b|\beger\b|\bşertinde\b",
}
_DENIAL = {
    "en": r"\b(?:den(?:y|ies|ied)|refuted?|dismiss(?:es|ed)|false|fake|rumou?rs?|hoax|allegedly)\b",
    "ru": r"\b(?:опроверг\w{0,5}|опроверж\w{2,5}|отриц\w{2,5}|фейк\w{0,4}|слух\w{0,4}|якобы|не подтвер\w{2,9}|ложн\w{2,4})\b",
    "zh": r"否认|辟谣|谣言|不实|假消息|传言",
    "kk": r"\b(?:жоққа шығар\w{2,4}|жалған|өтірік|теріске)\b",
    "ky": r"\b(?:четке как\w{2,4}|жалган|танды|төгүнд\w{2,8})\b",
    "uz": r"\b(?:rad et\w{2,4}|yolg'on|feyk|рад эт\w{2,4}|ёлғон|гўё|go'yo)\b",
    "tg": r"\b(?:рад кард\w{0,4}|дурӯғ|гӯё)\b",
    "tk": r"\b(?:inkär et\w{1,4}|ýalan)\b",
}
_WISH = {
    "en": r"\b(?:should|must|need(?:s|ed)? to|hop(?:e|es|ed)|wish(?:es)?|want(?:s|ed)?|could|may|might|would like|ready to|calls? for|called for|urged|"
    r"propos(?:e|es|ed|al)|suggest(?:s|ed)|consider(?:s|ed|ing)?|discuss(?:es|ed)?|interested in)\b",
    "ru": r"\b(?:нужно|следует|необходимо|надо|должн\w{1,2}|предлож\w{2,6}|предлага\w{2,4}|мож(?:ет|но|ем)|могут|мог(?:ла|ло|ли)?|хотел\w{0,2}|надеется|"
    r"пригласил\w{0,2}|призвал\w{0,2}|заинтересован\w{0,3}|обсудил\w{0,2}|обсужда\w{2,4}|рассмотр\w{2,5}|рассматрива\w{2,4}|возможност\w{1,2}|вопрос\w{0,3}|перспектив\w{1,3})\b",
    "zh": r"希望|期待|应(?!邀|急|用|对)|需要|建议|呼吁|欢迎|可以|可能|鼓励|相信|讨论|探讨|研究(?=.{0,6}可能)|要(?!求|素|地|闻|点)",
}
_COURTESY = {
    "en": r"\b(?:cooperation|relations|ties|friendship|mutual trust|dialogue|partnership|exchanges?|efforts?|understanding)\b",
    "ru": r"\b(?:сотрудничеств\w{1,2}|отношени\w{1,3}|дружб\w|довери\w|диалог\w{0,2}|партнерств\w{1,2}|взаимодействи\w{1,2}|связ(?:и|ей|ям))\b",
    "zh": r"合作(?!文件|备忘录|协议|项目|规划|中心)|关系|友好|互信|共识|理念|交流|发展(?!规划|银行)|支持|水平|精神|命运共同体|战略|机遇|贡献",
}
_GOES_ON = {
    "en": r"\b(?:continu(?:e|es|ed|ing)|remain(?:s|ed)?|keep(?:s|ing)?)\b",
    "ru": r"\b(?:продолж\w{2,5}|по-прежнему|остается)\b",
    "zh": r"继续|持续|不断|坚持|坚定|进一步|始终",
}
_COUNT = {
    "en": r"\b(?:per ?cent|year-on-year|compared (?:to|with)|statistics|according to data|total(?:l?ed|s)?|amounted)\b|%",
    "ru": r"\b(?:процент\w{0,3}|по сравнению|составил\w{0,2}|составля\w{2,4}|вырос\w{0,2}|статистик\w{1,2}|по данным|по итогам)\b|%",
    "zh": r"同比|累计|截至|达到?(?=[\d百千万])|超过|数据显示|增长|%|百分",
}
_DOING = {
    "en": r"\b(?:is|are|was|were|has been|have been|been) being\b|\b(?:is|are) (?:currently |now )?(?=\w{2,20}ing\b)",
    "zh": r"正在|正(?=[\u4e00-\u9fff]{1,6}(?:建设|推进))|已陆续",
}
_DONE = {"zh": r"已(?!陆续)|已经|成功|顺利|圆满|累计", "en": r"\b(?:has|have|had)\b"}
_QUESTION = re.compile(r"[?？][\"'”’」』）)]{0,3}\Z|吗[。？]?\Z")
_REACH = {"zh": 30}
_USUAL_REACH = 70
"""Characters before a deed in which the word that turns it stands."""


def _compiled(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(pattern) for language, pattern in words.items()}


_FUTURES, _NEGATIONS, _CONDITIONS, _DENIALS = map(_compiled, (_FUTURE, _NEGATION, _CONDITION, _DENIAL))
_TONES = {
    "wish": _compiled(_WISH),
    "courtesy": _compiled(_COURTESY),
    "goes on": _compiled(_GOES_ON),
    "count": _compiled(_COUNT),
}
_DOINGS, _DONES = map(_compiled, (_DOING, _DONE))

_VERB_LAST = ("kk", "ky", "uz", "tg", "tk")
"""Languages whose negation and future stand in the verb or behind it."""


class Turn(NamedTuple):
    """What the words around a deed make of it."""

    future: bool
    doing: bool
    done: bool
    negated: bool


def turn_of(plain: str, language: str, start: int, end: int, clause: tuple[int, int]) -> Turn:
    """How the deed `plain[start:end]` is meant, by the words before it in its clause (behind it, too, where verbs are)."""
    reach = _REACH.get(language, _USUAL_REACH)
    before = plain[max(clause[0], start - reach) : start]
    if language in _VERB_LAST:
        near = plain[max(clause[0], start - reach) : min(clause[1], end + reach)]
        return Turn(_has(_FUTURES, language, near), False, False, _has(_NEGATIONS, language, plain[start : min(clause[1], end + 20)]))
    return Turn(
        _has(_FUTURES, language, before),
        _has(_DOINGS, language, before),
        _has(_DONES, language, before) or (language == "zh" and plain[end : end + 1] == "了"),
        _has(_NEGATIONS, language, before[-25:]),
    )


def is_conditional(plain: str, language: str) -> bool:
    """Whether a condition is set in the sentence."""
    return _has(_CONDITIONS, language, plain)


def is_denied(plain: str, language: str) -> bool:
    """Whether the sentence tells of a denial, a rumour or a fake."""
    return _has(_DENIALS, language, plain)


def tones(plain: str, language: str) -> Iterator[str]:
    """What else the words make of a deed: wish (proposed, hoped for), courtesy, goes on (no new deed), count (statistics)."""
    return (tone for tone, patterns in _TONES.items() if _has(patterns, language, plain))


_AND = {
    "en": re.compile(r"\b(?:and|as well as)(?: (?:also|will|to|would))? ?\Z"),
    "ru": re.compile(r"(?:^|\s)(?:и|а также)(?: (?:также|будет|будут|планирует))? ?\Z"),
    "zh": re.compile(r"(?:并|和|及|以及|还)\Z"),
    "kk": re.compile(r"(?:^|\s)(?:және|әрі)\s[^,]{0,60}\Z"),
    "ky": re.compile(r"(?:^|\s)(?:жана)\s[^,]{0,60}\Z"),
    "uz": re.compile(r"(?:^|\s)(?:va|ҳамда|hamda|ва)\s[^,]{0,60}\Z"),
    "tg": re.compile(r"(?:^|\s)(?:ва)\s[^,]{0,60}\Z"),
    "tk": re.compile(r"(?:^|\s)(?:we)\s[^,]{0,60}\Z"),
}


def joined(between: str, language: str) -> bool:
    """Whether what stands between two deeds joins them as two ("... and increase")."""
    pattern = _AND.get(language)
    return pattern is not None and pattern.search(between) is not None


def is_question(plain: str) -> bool:
    """Whether it asks."""
    return _QUESTION.search(plain) is not None


def _has(patterns: dict[str, re.Pattern[str]], language: str, text: str) -> bool:
    pattern = patterns.get(language)
    return pattern is not None and pattern.search(text) is not None
