"""What changes on a page while the article does not: when it was updated, how often it was read, what to read next."""

from __future__ import annotations

import re
import unicodedata

from newsdesk.date_words import MONTHS, PASSED_OVER, UPDATED_IN_CHINESE

_LONGEST = 120
"""Characters of a line that can be a date or a counter."""
_LONGEST_LINK = 400
_LONGEST_LABEL = 40
_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+/\s+|\s{2,}")
_APOSTROPHES = re.compile("[\u02b9-\u02bf\u2018\u2019\u201b\u2032`´]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CLOCK = re.compile(r"[^\W\d_]*\d[\d\s:.,/年月日号时分秒+-]*")
_COUNT = re.compile(r"[(\[]?\d[\d\s.,]*+(?:(?:[kKmMкКмМ万萬千]|тыс\.?|млн\.?|мың|миң|ming|минг)(?![^\W\d_]))?\+?[)\]]?")
_ZONES = frozenset("utc gmt msk мск est edt cet am pm astana almaty tashkent bishkek beijing".split())  # noqa: SIM905

_COUNTED = frozenset(
    """
    view views viewed read reads hit hits comment comments share shares shared like likes times reactions
    min mins minute minutes reading time
    просмотр просмотра просмотров просмотры просмотрено прочитали прочитано прочтений прочтения комментарий комментария
    комментариев комментарии поделиться поделились лайк лайков нравится раз время чтения мин минут минуты минута
    阅读 阅读量 阅读数 浏览 浏览量 浏览次数 浏览数 点击 点击量 点击数 评论
    评论数 点赞 分享 转发 收藏 次 人 条 分钟 人气 时间
    閱讀 瀏覽 點擊 評論 分享 讚
    қаралды қаралым көрілді көрілім оқылды пікір пікірлер рет бөлісу қаралған
    көрүлдү көрүлгөн каралды каралган окулду окулган пикир пикирлер жолу бөлүшүү
    ko'rildi ko'rilgan ko'rishlar ko'rishlar o'qildi o'qilgan izoh izohlar fikr fikrlar marta ulashish
    кўрилди кўрилган ўқилди ўқилган изоҳ изоҳлар фикр фикрлар марта улашиш
    дида шуд дидашуда хонда хондашуда шарҳ шарҳҳо назар бор маротиба
    okaldy okalan görüldi görlen teswir teswirler gezek
    """.split()  # noqa: SIM905
)
"""Words beside the number of a counter: views, reads, comments, shares; and the time that reading takes."""

_LINKS = (
    "read also", "read more", "also read", "see also", "related", "related news", "related articles", "related stories",
    "more on this", "more on this topic", "more from", "you may also like", "recommended", "don't miss",
    "continue reading",
    "читайте также", "читать также", "читайте ещё", "читайте еще", "читайте по теме", "по теме", "ещё по теме",
    "еще по теме", "другие новости", "смотрите также", "подробнее", "рекомендуем", "материалы по теме",
    "новости по теме",
    "相关阅读", "相关新闻", "相关链接", "相关报道", "延伸阅读",
    "推荐阅读", "更多新闻", "相關閱讀", "相關新聞", "延伸閱讀",
    "тағы оқыңыз", "тағы да оқыңыз", "оқи отырыңыз", "сондай-ақ оқыңыз", "осы тақырыпта", "тақырып бойынша",
    "дагы окуңуз", "ошондой эле окуңуз", "окшош жаңылыктар", "тема боюнча",
    "shuningdek o'qing", "yana o'qing", "mavzuga oid", "mavzu bo'yicha", "o'xshash yangiliklar",
    "шунингдек ўқинг", "яна ўқинг", "мавзуга оид", "мавзу бўйича",
    "инчунин хонед", "ҳамчунин хонед", "боз хонед", "дар ин мавзӯъ", "дар ҳамин мавзӯъ",
    "şeýle hem okaň", "degişli habarlar",
)  # fmt: skip
_LINK = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_LINKS, key=len, reverse=True)))})\s*(?:[:：»>→—–|]|\Z)")
_UPDATED = "updated?|upd|обновлено|обновляется|дополнено|更新|更正"
_MARK = re.compile(
    rf"\A[\[(【]?(?:{_UPDATED}|жаңартылды|жаңыланды|yangilandi|янгиланди)[\])】]?\s*(?:[:：.\-–—|]|(?<=[\])】]))\s*"
    rf"|\s*[\[(【](?:{_UPDATED})[\])】]\Z",
    re.IGNORECASE,
)


def without_trifles(line: str) -> str:
    """A paragraph without its parts that are none of the article; empty where nothing is left.

    Such a part is a whole line, or stands between bars or dots: "Updated: 12 May, 10:30 | 1,204 views". Within a
    sentence the same words are news.
    """
    if len(line) > _LONGEST_LINK:
        return line
    if is_trifle(line):
        return ""
    parts = _PARTS.split(line)
    return line if len(parts) == 1 else " ".join(part for part in parts if not is_trifle(part))


def without_mark(title: str) -> str:
    """A headline without the word that it was updated."""
    return _MARK.sub("", title)


def is_trifle(line: str) -> bool:
    """Whether a line only says when the page was made, how often it was read or what else there is."""
    if len(line) > _LONGEST_LINK:
        return False
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", line)).casefold().strip()
    if _LINK.match(plain):
        return True
    return len(plain) <= _LONGEST and bool(plain) and (_is_date(plain) or _is_counter(plain))


def _is_date(plain: str) -> bool:
    """Whether there is a date or a time, and beside it nothing but the words around one."""
    if not any(character.isdecimal() for character in plain):
        return False
    words = _WORD.findall(plain)
    if any(label in plain for label in UPDATED_IN_CHINESE):
        return not _WORD.sub("", _CLOCK.sub("", plain)).strip(" :：.,()-") and len(plain) <= _LONGEST_LABEL
    is_dated = bool(_TIME.search(plain)) or any(word in MONTHS for word in words) or bool(_FULL_DATE.search(plain))
    return is_dated and all(
        word in PASSED_OVER or word in MONTHS or word in _ZONES or word in _CHINESE for word in words
    )


_FULL_DATE = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_TIME = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_CHINESE = frozenset("年月日号时分秒")


def _is_counter(plain: str) -> bool:
    """Whether there is a number, and beside it nothing but words of counters, one at least."""
    rest = _COUNT.sub(" ", plain)
    if rest == plain or len(_COUNT.findall(plain)) > 2:  # noqa: PLR2004
        return False
    words = _WORD.findall(rest)
    return bool(words) and all(word in _COUNTED for word in words)
