"""The small words around a happening: where, on what occasion, after what. A closed class per language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsdesk.findings.happening.speech import Speech
from newsdesk.findings.happening.words_five import FIVE

ENGLISH = Speech(
    locative=re.compile(r"\b(?:in|at|near|across|outside)\s+(?:the\s+)?(?:\w+\s+){0,2}\Z"),
    goal=re.compile(r"\b(?:to|visit(?:s|ed|ing)?|in|for|reach(?:es|ed)?)\s+(?:the\s+)?\Z"),
    origin=re.compile(r"\b(?:from|left|leaves|leaving|departed)\s+\Z"),
    hosts=re.compile(r"\s+(?:will\s+|is to\s+|to\s+)?hosts?\b"),
    attends=re.compile(
        r"\b(?:attend(?:s|ed|ing)?|ahead of|before|prepar\w{1,8} for|preparations for|for|during|on the sidelines of|"
        r"at|invit\w{1,3} to|to|success of)\s"
    ),
    report=re.compile(r"\b(?:said|says|told|announced|according to|reported|added|wrote|showed?|tweeted|posted)\b"),
    speech=re.compile(
        r"\b(?:per ?cent|year-on-year|poll|survey|forecasts?|killed|died|arrest(?:s|ed)|jailed|sentenced|court)\b"
    ),
    follows=re.compile(
        r"\b(?:after the (?:talks|meeting|summit)|later in the day|following the (?:talks|meeting)|"
        r"on the sidelines)\b"
    ),
    ahead=re.compile(
        r"\b(?:will|to (?:meet|visit|host|hold|attend|open|sign|travel|launch)|due (?:to|in)|is to|are to|scheduled|"
        r"upcoming|set to|plans? to|next|forthcoming|invited to|starting|"
        r"later this)\b"
    ),
    ceremony=re.compile(r"\b(?:ceremon(?:y|ies)|both sides|the two sides|the sides|the leaders)\b"),
    attribute=re.compile(r"(?:'s|-)"),
    sitting=re.compile(r"meetings?|talks|consultations|sessions?"),
    vague=re.compile(r"(?:today|yesterday|tomorrow|now|that day|this day|(?:during )?this day|the day)"),
    during=re.compile(r"\b(?:during|ahead of|before|since|after)\s(?:\w+\s){0,4}\Z"),
    journey=re.compile(r"\b(?:flights?|trains?)\b"),
    afar=re.compile(r"\b(?:by (?:tele)?phone|phone call|telephone|video(?:conference| link)|virtual(?:ly)?)\b"),
)
RUSSIAN = Speech(
    locative=re.compile(r"(?:^|[\s(])(?:в|во|на)\s+(?:г\.?\s|городе\s|столице\s|\w{4,16}(?:ом|ой|ем|ей)\s)?\Z"),
    goal=re.compile(r"(?:^|\s)(?:в|во|на|посетил[аи]?|посетит|посещает)\s+\Z"),
    origin=re.compile(r"(?:^|\s)(?:из|с)\s+\Z"),
    not_there=re.compile(r"(?<![еиоэ])(?<!алматы)(?<!баку)(?<!сша)(?<!оаэ)(?<!кнр)(?<!рф)\Z"),
    hosts=re.compile(r"\s+(?:примет|принимает|принял[аио]?)\b"),
    attends=re.compile(
        r"(?:участи[еяю]|участвова\w{1,4}|участвует|прибыл\w?|прилетел\w?|приедет|поедет|во время|в рамках|на|перед|"
        r"накануне|в преддверии|ходе|итогам|к)\s"
    ),
    report=re.compile(
        r"\b(?:сообщил\w?|сообща[ею]т\w?|заявил\w?|рассказал\w?|переда[ею]т|отметил\w?|говорится|пишет|объявил\w?|"
        r"написал\w?|подчеркнул\w?|добавил\w?|"
        r"опубликова\w{1,3}|поздравил\w?|по данным|по состоянию|по словам)\b"
    ),
    speech=re.compile(
        r"\b(?:погиб\w{0,4}|скончал\w{2,4}|умер\w{0,3}|дтп|авари\w{1,3}|землетрясени\w|задержа[нл]\w{0,2}|"
        r"арест\w{0,6}|суд\w{0,3}|приговор\w{0,4}|осужден\w{0,2}|"
        r"процент\w{0,3}|курс\w{0,2} (?:доллара|валют)|уволен\w{0,2}|назначен\w{0,2}|уголовн\w{2,4}|пожар\w{0,3}|"
        r"взрыв\w{0,3}|убит\w?|родил\w{2,3}|коронавирус\w{0,3}|случа\w{1,3} заражения|"
        r"градус\w{0,3}|синоптик\w{0,2}|подорожа\w{1,5}|штраф\w{0,5}|победил\w?|выиграл\w?|завоевал\w?)\b|%"
    ),
    follows=re.compile(
        r"\b(?:после (?:переговоров|встречи|саммита)|по итогам (?:переговоров|встречи|саммита)|в тот же день|затем|"
        r"в ходе (?:визита|переговоров|встречи))\b"
    ),
    ahead=re.compile(
        r"\b(?:пройд[еу]т|состо[ия]тся|будет|будут|планиру[ею]тся|запланирован\w?|намечен\w?|предстоящ\w{2,3}|"
        r"посетит|прибудет|начнется|начнутся|стартует|проведет|проведут|"
        r"откроется|примет|выполнит|готовится|ожидается|приедет|поедет)\b"
    ),
    ceremony=re.compile(r"\b(?:церемони\w{1,2}|стороны|главы государств)\b"),
    attribute=re.compile(r"-"),
    sitting=re.compile(r"встреч|заседани|совещани|сесси"),
    vague=re.compile(
        r"(?:сегодня|вчера|завтра|накануне|сейчас|послезавтра|позавчера|(?:в )?эт(?:от|и) д(?:ень|ни)|на сегодня|"
        r"до сегодня|сред[ыуе])"
    ),
    during=re.compile(
        r"\b(?:во время|в ходе|в рамках|перед|после|по итогам|в преддверии|накануне(?=\s\S+\Z))\s(?:\w+\s){0,3}\Z"
    ),
    journey=re.compile(r"рейс|поезд"),
    afar=re.compile(r"телефонн|по телефону|видеоконференц|поздравлени|телеграмм"),
)
CHINESE = Speech(
    locative=re.compile(r"在(?:[\u4e00-\u9fff]{0,8}首都|位于)?\Z"),
    goal=re.compile(r"(?:对|赴|访问|抵达|到访|访|飞抵|来到|前往)(?:[\u4e00-\u9fff]{0,3}首都)?\Z"),
    origin=re.compile(r"(?:从|由)\Z"),
    hosts=re.compile(r"(?:将)?(?:于[^,;:]{1,8})?(?:主办|承办)"),
    attends=re.compile(r"(?:来华)?出席|纪念|此次|这次|本届|即将举行的|结束出席"),
    occasion=re.compile(
        r"(?:[^,;:]{0,4}国事|正式|友好)?(?:访问)?(?:之际|期间|前夕|前(?!往|提|景|来|沿)|之后|后(?!续))"
    ),
    outcome=re.compile(r"(?:的)?(?:重要|丰硕)?(?:成果|精神|共识|亮点|会标|框架|主题)"),
    modifier=re.compile(r"[^,;:]{0,2}的|于\d|仪式的"),
    report=re.compile(
        r"表示|称[,:]?|发言人[^,;:]{0,12}宣布|指出|强调|获悉|了解到|透露|通报|显示|介绍|认为|评论|报道|预计"
    ),
    speech=re.compile(
        r"获悉|了解到|数据显示|同比|环比|预计|气象|预报|预警|气温|地震|遇难|死亡|伤亡|确诊|降雨|将于[^,;]{0,20}播出|频道播出|慰问|唁电|以来|夺得|冠军|比赛"
    ),
    follows=re.compile(
        r"(?:会谈|会见|会晤|会|宴会|仪式|峰会|签字仪式|致辞)(?:结束)?(?:之)?后|(?:峰会|会议|论坛|访问|访[\u4e00-\u9fff])期间|当天|当晚|当日|随后|开幕式上|会议上|活动中"
    ),
    ahead=re.compile(r"将(?!军|来)|即将|计划|拟于|倒计时|明天|明年|筹备|期待|主办|在即"),
    ceremony=re.compile(r"仪式|宴会|晚宴|勋章|花圈|签署了?《|双方(?:宣布)?签署|见证|元首签署"),
    attribute=re.compile(
        r"(?:共和国)?(?:国家主席|主席|总统(?!府)|副总统|总理|副总理|外长|外交部|政府|人民|驻|议会|议长|元首|各界|方(?!面)|领导人|国家元首|国家队|企业)"
    ),
    sitting=re.compile(r"会议"),
    numbers=re.compile(r"[^月]{1,4}号"),
    nominal=re.compile(r"的\Z"),
    afar=re.compile(r"通电话|通话|致电|致函|致信|贺电|贺信|视频(?:会晤|会议|致辞)"),
    spot=re.compile(r"在([\u4e00-\u9fff]{2,14}?)(?:会见|会谈|举行|同|与|开幕|召开|启动|开馆|揭牌|签署|分别|出席|正式)"),
    here=re.compile(r"来华|访华|在京|天安门|人民大会堂|钓鱼台|中南海|我国|在华|全国|国内"),
    head=-1,
    marks=re.compile(r"[,;:()《》\"\n]"),
)
_NONE = Speech()
_SPEECH: Mapping[str, Speech] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    **FIVE,
}


def speech(language: str) -> Speech:
    """How a language tells of happenings."""
    return _SPEECH.get(language, _NONE)


_RELATIVE = re.compile(r"\s?(?:which|that|котор\w{2,3})\s")
"""What goes on telling of the word before the comma."""
_OPENING = "(《"
_CLOSING = ")》"


def clauses(plain: str, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """The [start, end) of each clause; what stands in brackets or quotes is one piece, as long as they are closed."""
    starts = [0]
    depth, quoted = 0, plain.count('"') % 2 == 1
    open_quote = False
    for found in marks.finditer(plain):
        mark = found.group()
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif mark == '"':
            open_quote = not open_quote and not quoted
        elif depth == 0 and not open_quote and not _RELATIVE.match(plain, found.end()):
            starts.append(found.end())
    return list(zip(starts, [*starts[1:], len(plain)], strict=True))
