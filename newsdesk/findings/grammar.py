"""The small words that turn a deed: will, not, if, denies. A closed class, so they stand here and not in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsdesk.findings.cases import VERB_LAST

_FUTURE = {
    "en": r"\b(?:will|'ll|shall|would|is to|are to|be to|(?:slated|poised|about|on track|preparing|prepares?|tasked|instructed|obliged) to|plans?(?: to)?|planned|planning|intends?|set to|due to|aims? to|expected to|"
    r"scheduled|going to|to be|agree[sd]? to|vow(?:s|ed)? to|promise[sd]? to|pledge[sd]?(?: to)?|decided to|ready to|"
    r"undertakes? to|committed to|want(?:s|ed)? to|seeks? to|propose[sd]? to|ordered|instructed|ahead of|until)\b",
    "ru": r"\b(?:буд(?:ет|ут|ем)|планиру\w{1,5}|намер(?:ен\w{0,3}|ева\w{1,5})|собира(?:ется|ются)|предстоит|обязал\w{1,3}|обязу\w{1,5}|обязан\w{0,2}|"
    r"поруч(?:ил\w{0,2}|ено|ит|ению?)|решен(?:о|ие)|решил\w{0,2}|должн?\w{0,2}|предусм\w{3,9}|запланир\w{4,6}|хо(?:чет|тят)|готов\w{0,2}|"
    r"договорил\w{2,3}|предлага\w{2,4}|предложил\w{0,2}|ожида(?:ется|ются)|предполага(?:ется|ются)|намечен\w{0,2}|чтобы|мо(?:жет|гут))\b",
    "zh": r"将|拟|计划|决定|要(?!求|素|地|闻|点)|愿(?!景|望)|准备|力争|抓紧|即将|承诺|商定|同意|预计|有望|宣布|目标|拟于|争取|推动|推进|加快|支持|欢迎|尽早|尽快",
    "kk": r"\A\sтапсырды\b|\b(?:жоспарл\w{1,12}|ниетт\w{1,8}|тиіс|бола(?:ды|тын)|болмақ|көзде\w{2,8}|қарастыр\w{3,8}|күтіл\w{2,5}|"
    r"уәде|тапсырма|дайын|шешім\w{0,3} (?:қабылда|шық)\w{1,6})\b",
    "ky": r"\A\sтапшыр(?:ды|ган)\b|\b(?:план(?:да|ы )\w{1,12}|ниет\w{1,9}|тийиш|болот|көздө\w{2,8}|карал(?:ган|ууда)|күтүл\w{2,6}|убада|"
    r"тапшырма|даяр|чечим\w{0,3} (?:кабыл|чыгар|жарыяла)\w{0,5}|турган)\b",
    "uz": r"\A\s(?:topshirdi|buyurdi|топширди|буюрди)\b|\b(?:rejalash\w{2,14}|mo'ljallan\w{2,5}|niyat\w{0,6}|lozim|kutil\w{2,5}|kutmoqda|tayyor|topshiri(?:q|"
    r"ldi)|ko'zda tut\w{2,8}|nazarda tut\w{2,8}|va'da|"
    r"qaror(?:ga)? (?:qabul|qil|kel)\w{0,4}|режалаш\w{2,14}|мўлжаллан\w{2,5}|ният\w{0,6}|лозим|кутил\w{2,5}|кутмоқда|"
    r"тайёр|топшириқ|кўзда тут\w{2,8}|назарда тут\w{2,8}|ваъда|"
    r"қарор(?:га)? (?:қабул|қил|кел)\w{0,4})\b",
    "tg": r"\b(?:хоҳа(?:д|нд)|мешава(?:д|нд)|мегарда(?:д|нд)|нақша|ният|бояд|дар назар|пешбинӣ|супориш|тасмим|ваъда|"
    r"омода|қарор (?:кард|дод|қабул)|мехоҳа(?:д|нд)|интизор)\b",
    "tk": r"\A\stabşyrdy\b|\b(?:meýilleş\w{2,14}|niýet\w{1,8}|maksat|göz öňünde|tabşyr\w{2,8}|wada|taýýar\w{0,10}|garaşyl\w{2,6}|"
    r"kara(?:r kabul|ra gel)\w{0,3}|bolar|\w{2,20}(?:makçy|mekçi))\b",
}
_NEGATION = {
    "en": r"\b(?:not(?! (?:only|less than|later than)\b)|n't|never|no longer|refus(?:e[sd]?|ing)|reject(?:s|ed)?|without|fail(?:s|ed)? to|ruled? out)\b",
    "ru": r"\b(?:не(?! (?:только|менее|более|позднее|позже|раньше|ранее|меньше|больше)\b)|нет|никогда|отказал\w{2,3}|отказыва\w{2,5})\b"
    r"|\b(?:без|вместо)\s(?:\w{2,15}\s)?\Z",
    "zh": r"不(?!断|仅|仅仅|久|少|同|错)|未(?!来)|没有|没能|无法|拒绝|尚未|从未|并非",
    "kk": r"\w(?:ма|ме|ба|бе|па|пе)(?:й\w{1,4}|ды|ді|ған|ген)\b|\bемес\b|\bжоқ\b",
    "ky": r"\w(?:ма|ме|мо|мө|ба|бе|бо|бө|па|пе|по|пө)(?:й\w{1,4}|ды|ди|ду|дү|ган|ген|гон|гөн)\b|\bэмес\b|\bжок\b",
    "uz": r"\w(?:ma|ма)(?:y\w{1,4}|di|gan|й\w{1,4}|ди|ган)\b|\b(?:emas|yo'q|эмас|йўқ)\b",
    "tg": r"\bна(?:хоҳа(?:д|нд)|мешавад|мекунад|карда?|шуда?|буд)\b|\bнест\b",
    "tk": r"\w(?:ma|me)(?:z|zlar|zler|ýar|ýär|dy|di|jak|jek)\b|\b(?:däl|ýok)\b",
}
_CONDITION = {
    "en": r"\b(?:if|unless|provided that|on condition|in case|subject to|depending on)\b",
    "ru": r"\b(?:если|при условии|в случае|лишь бы)\b",
    "zh": r"如果|若(?!干)|假如|一旦|倘若|只要|前提",
    "kk": r"\b\w{2,20}(?:са|се)\b|\bжағдайда\b|\bегер\b|\bшартымен\b",
    "ky": r"\b\w{2,20}(?:са|се|со|сө)\b|\bэгер\b|\bшартта\b",
    "uz": r"\b(?:agar|агар|sharti bilan|шарти билан|taqdirda|тақдирда)\b|\b\w{2,20}(?:lsa|rsa|tsa|nsa|лса|рса|тса|"
    r"нса)\b",
    "tg": r"\b(?:агар|ба шарте|дар сурати|дар ҳолати)\b",
    "tk": r"\b\w{2,20}(?:sa|se)\b|\beger\b|\bşertinde\b",
}
_DENIAL = {
    "en": r"\b(?:den(?:y|ies|ied)|refuted?|dismiss(?:es|ed)|false|fake|rumou?rs?|hoax|allegedly)\b",
    "ru": r"\b(?:опроверг\w{0,5}|опроверж\w{2,5}|отриц\w{2,5}|фейк\w{0,4}|слух\w{0,4}|якобы|не подтвер\w{2,9}|ложн\w{2,4})\b",
    "zh": r"否认|辟谣|谣言|不实|假消息|传言",
    "kk": r"\b(?:жоққа шығар\w{2,4}|теріске шығар\w{2,4}|жалған ақпарат|өтірік|фейк|қауесет)\b",
    "ky": r"\b(?:төгүн\w{0,10}|четке как\w{2,4}|жалган маалымат|танды|фейк|ушак\w{0,4}|жокко чыгарган жок)\b",
    "uz": r"\b(?:rad et\w{2,4}|yolg'on|feyk|soxta|mish-mish\w{0,6}|go'yo|рад эт\w{2,4}|ёлғон|елғон|фейк|"
    r"миш-миш\w{0,6}|гўе|гўё)\b",
    "tg": r"\b(?:рад (?:кард|намуд)\w{0,4}|дуруғ|дурӯғ|гуе|гӯё|гӯе|овоза(?:ҳо)?|бебунед|беасос)\b",
    "tk": r"\b(?:inkär et\w{1,4}|ýalan|ret et\w{1,4}|esassyz|myş-myş\w{0,6})\b",
}
_WISH = {
    "en": r"\b(?:should|must|need(?:s|ed)? to|hop(?:e|es|ed)|wish(?:es)?|want(?:s|ed)?|could|may|might|would like|ready to|calls? for|called for|urged|"
    r"propos(?:e|es|ed|al)|suggest(?:s|ed)|consider(?:s|ed|ing)?|discuss(?:es|ed)?|interested in)\b",
    "ru": r"\b(?:нужно|следует|необходимо|надо|должн\w{1,2}|предлож\w{2,6}|предлага\w{2,4}|мож(?:ет|но|ем)|могут|мог(?:ла|ло|ли)?|хотел\w{0,2}|надеется|"
    r"пригласил\w{0,2}|призвал\w{0,2}|заинтересован\w{0,3}|обсудил\w{0,2}|обсужда\w{2,4}|рассмотр\w{2,5}|рассматрива\w{2,4}|возможност\w{1,2}|вопрос\w{0,3}|перспектив\w{1,3})\b",
    "zh": r"希望|期待|应(?!邀|急|用|对)|需要|建议|呼吁|欢迎|可以|可能|鼓励|相信|讨论|探讨|研究(?=.{0,6}可能)|要(?!求|素|地|闻|点)",
    "kk": r"\b(?:керек|қажет|белгісіз|ұсын(?:ды|ыс\w{0,4}|ады|ылды)|мүмкін|үміт\w{2,8}|қызығушылық\w{0,4}|талқыла\w{2,6}|"
    r"шақырды|сұрады|қарастыру\w{0,4}|мәселе\w{0,5}|тиіс|мүмкіндік\w{0,5}|ниет білдір\w{2,3})\b",
    "ky": r"\b(?:керек\w{0,4}|белгисиз|зарыл|кажет|сунуш\w{1,10}|мүмкүн|үмүт\w{2,8}|кызыкдар\w{0,4}|талкуула\w{2,8}|чакырды|"
    r"сурады|маселе\w{0,5}|тийиш|мүмкүнчүлүк\w{0,5}|каалайт|каалоо\w{0,3})\b",
    "uz": r"\b(?:kerak|noma'lum|номаълум|zarur|lozim|taklif\w{0,5}|mumkin|umid\w{0,6}|qiziq\w{3,10}|muhokama\w{0,4}|chaqirdi|so'radi|"
    r"masala\w{0,6}|imkoniyat\w{0,6}|xohlaydi|istaydi|ko'rib chiq\w{2,7}|керак|зарур|лозим|таклиф\w{0,5}|мумкин|"
    r"умид\w{0,6}|қизиқ\w{3,10}|муҳокама\w{0,4}|масала\w{0,6}|имконият\w{0,6}|кўриб чиқ\w{2,7})\b",
    "tg": r"\b(?:бояд|номаълум|лозим|зарур\w{0,3}|пешниҳод\w{0,4}|метавон\w{2,4}|мумкин|умед\w{0,5}|манфиатдор|муҳокима\w{0,3}|"
    r"баррасӣ|даъват|масъала\w{0,5}|имконият\w{0,4}|мехоҳа(?:д|нд)|хоҳиш\w{0,3})\b",
    "tk": r"\b(?:gerek|näbelli|zerur|teklip\w{0,4}|mümkin|umyt\w{0,6}|gyzyklan\w{2,8}|maslahatlaş\w{2,6}|çagyrdy|"
    r"mesele\w{0,6}|mümkinçilik\w{0,5}|isleýär\w{0,3}|pikir alyş\w{2,6}|garap geç\w{2,5})\b",
}
_COURTESY = {
    "en": r"\b(?:cooperation|relations|ties|friendship|mutual trust|dialogue|partnership|exchanges?|efforts?|understanding)\b",
    "ru": r"\b(?:сотрудничеств\w{1,2}|отношени\w{1,3}|дружб\w|довери\w|диалог\w{0,2}|партнерств\w{1,2}|взаимодействи\w{1,2}|(?<!в )связ(?:и|ей|ям))\b",
    "zh": r"合作(?!文件|备忘录|协议|项目|规划|中心)|关系|友好|互信|共识|理念|交流|发展(?!规划|银行)|支持|水平|精神|命运共同体|战略|机遇|贡献",
    "kk": r"\b(?:ынтымақтаст\w{1,8}|серіктест\w{1,8}|қарым-қатынас\w{0,6}|қатынастар\w{0,5}|достық\w{0,5}|"
    r"сенім\w{0,4}|байланыс\w{0,6}|ықпалдаст\w{1,8})\b",
    "ky": r"\b(?:кызматташ\w{1,9}|өнөктөш\w{1,9}|мамиле\w{2,8}|алака\w{0,7}|достук\w{0,5}|ишеним\w{0,4}|"
    r"байланыш\w{0,7})\b",
    "uz": r"\b(?:hamkorli\w{1,6}|sherikli\w{1,6}|munosabat\w{0,8}|do'stli\w{1,5}|ishonch\w{0,4}|muloqot\w{0,5}|"
    r"aloqalar\w{0,5}|ҳамкорли\w{1,6}|шерикли\w{1,6}|муносабат\w{0,8}|дўстли\w{1,5}|ишонч\w{0,4}|мулоқот\w{0,5}|"
    r"алоқалар\w{0,5})\b",
    "tg": r"\b(?:ҳамкори\w{0,5}|ҳамкорӣ|шарикӣ|муносибат\w{0,5}|дуст\w{1,3}|дӯст\w{1,3}|боварӣ|робита\w{0,6}|"
    r"равобит\w{0,2})\b",
    "tk": r"\b(?:hyzmatdaşly\w{1,6}|hyzmatdaşlyk|gatnaşyklar\w{0,5}|dostlu\w{1,4}|dostluk|ynam\w{0,4}|"
    r"aragatnaşy\w{1,5}|dialog\w{0,3})\b",
}
_GOES_ON = {
    "en": r"\b(?:continu(?:e|es|ed|ing)|remain(?:s|ed)?|keep(?:s|ing)?)\b",
    "ru": r"\b(?:продолж\w{2,5}|по-прежнему|остается)\b",
    "zh": r"继续|持续|不断|坚持|坚定|进一步|始终",
    "kk": r"\b(?:жалғас\w{2,8}|әрі қарай|бұрынғыша|одан әрі)\b",
    "ky": r"\b(?:улан\w{2,7}|улант\w{2,7}|мындан ары|мурдагыдай)\b",
    "uz": r"\b(?:davom et\w{2,8}|bundan keyin ham|yanada|давом эт\w{2,8}|янада)\b",
    "tg": r"\b(?:идома|минбаъд|боз ҳам)\b",
    "tk": r"\b(?:dowam et\w{1,8}|mundan beýläk|has-da)\b",
}
_COUNT = {
    "en": r"\b(?:per ?cent|year-on-year|compared (?:to|with)|statistics|according to data|total(?:l?ed|s)?|amounted)\b|%",
    "ru": r"\b(?:процент\w{0,3}|по сравнению|составил\w{0,2}|составля\w{2,4}|вырос\w{0,2}|статистик\w{1,2}|по данным|по итогам (?:\d|года|квартала|полугодия|месяца))\b|%",
    "zh": r"同比|累计|截至|达到?(?=[\d百千万])|超过|数据显示|增长|%|百分",
    "kk": r"\b(?:пайыз\w{0,4}|салыстырғанда|құрады|құрайды|өсті|артты|өскен|статистика\w{0,5}|қорытындысы\w{0,4})\b|%",
    "ky": r"\b(?:пайыз\w{0,4}|салыштырмалуу|салыштырганда|[днт][ыиуү] түз(?:дү|гөн|өт)|өскөн|өстү|көбөйдү|статистика\w{0,6}|"
    r"жыйынтыгы\w{0,5})\b|%",
    "uz": r"\b(?:foiz\w{0,4}|nisbatan|(?:dollar|so'm|foiz|tonna|evro|yuan)ni tashkil|o'sdi|oshdi|statistika\w{0,4}|yakunlari\w{0,4}|"
    r"фоиз\w{0,4}|нисбатан|(?:доллар|сўм|фоиз|тонна|евро|юан)ни ташкил|ўсди|ошди|статистика\w{0,4})\b|%",
    "tg": r"\b(?:фоиз\w{0,3}|дарсад\w{0,3}|нисбат ба|(?:доллар|сомони|фоиз|тонна)ро ташкил|афзуд|зиёд шуд|омор\w{0,3}|"
    r"мукоиса|муқоиса)\b|%",
    "tk": r"\b(?:göterim\w{0,4}|deňeşdirende|garanda|barabar boldy|ýetdi|artdy|statistik\w{0,5}|jemleri\w{0,4})\b|%",
}
_DOING = {
    "en": r"\b(?:is|are|was|were|has been|have been|been) being\b|\b(?:is|are) (?:currently |now )?(?=\w{2,20}ing\b)",
    "zh": r"正在|正(?=[\u4e00-\u9fff]{1,6}(?:建设|推进))|已陆续",
}
_DONE = {
    "zh": r"已(?!陆续)|已经|成功|顺利|圆满|累计",
    "en": r"\b(?:has|have|had) (?:(?:\w{2,12}ly|already|also|now|just|since|so far) )?\Z",
}
_QUESTION = re.compile(r"[?？][\"'”’」』）)]{0,3}\Z|吗[。？]?\Z")
_CLOSE = 4
"""Characters at the end of a sentence in which its mark is."""
_REACH = {"zh": 30}
_USUAL_REACH = 70
_FAR = 300
"""Characters before a deed in which the word that turns it stands; behind it, where verbs stand last."""
_NEXT_WORDS = 20
"""Characters behind a deed in which it is negated, where verbs stand last."""


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


class Turn(NamedTuple):
    """What the words around a deed make of it."""

    future: bool
    doing: bool
    done: bool
    negated: bool


def turn_of(plain: str, language: str, start: int, end: int, clause: tuple[int, int], since: int | None = None) -> Turn:
    """How the deed `plain[start:end]` is meant, by the words before it in its clause (behind it, too, where verbs are).

    `since` is where its subject's clause begins, if that is an earlier one: its "will" goes on to later clauses.
    """
    reach = _REACH.get(language, _USUAL_REACH)
    before = plain[max(clause[0], start - reach) : start]
    if language in VERB_LAST:
        behind = plain[end : min(clause[1], end + reach)]
        negated = _has(_NEGATIONS, language, plain[start : min(clause[1], end + _NEXT_WORDS)])
        future = _has(_FUTURES, language, behind) or (language == "tg" and _has(_FUTURES, language, before))
        return Turn(future, doing=False, done=False, negated=negated)
    ahead = before if since is None or since >= clause[0] else plain[max(since, start - _FAR) : start]
    return Turn(
        _has(_FUTURES, language, ahead),
        _has(_DOINGS, language, before),
        _has(_DONES, language, before) or (language == "zh" and plain[end : end + 1] == "了"),
        _has(_NEGATIONS, language, before[-25:]),
    )


@lru_cache(maxsize=1)
def is_conditional(plain: str, language: str) -> bool:
    """Whether a condition is set in the sentence."""
    return _has(_CONDITIONS, language, plain)


def denied_from(plain: str, language: str) -> int:
    """Where the sentence begins to tell of a denial, a rumour or a fake; its end if it does not."""
    pattern = _DENIALS.get(language)
    found = pattern.search(plain) if pattern else None
    return found.start() if found else len(plain)


@lru_cache(maxsize=1)
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
    return _QUESTION.search(plain, max(0, len(plain) - _CLOSE)) is not None


def _has(patterns: dict[str, re.Pattern[str]], language: str, text: str) -> bool:
    pattern = patterns.get(language)
    return pattern is not None and pattern.search(text) is not None
