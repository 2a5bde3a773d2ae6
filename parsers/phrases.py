"""What publishers say to their readers around and within articles, in the languages of the press we read.

To teach a phrase: write it into the table of its meaning; `*` at its end lets it go on. How much each meaning counts is
fitted, not written (`parsers/weights.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from newsdesk.automaton import Automaton

_SAID: Mapping[str, tuple[str, ...]] = {
    "asks to subscribe": (
        *(
            "subscribe",
            "subscription*",
            "sign up",
            "signing up",
            "newsletter*",
            "follow us",
            "join us",
            "join our",
            "support us",
        ),
        *(
            "support our",
            "donate",
            "download",
            "log in",
            "login",
            "sign in",
            "register",
            "inbox",
            "abonnieren",
            "abonnier*",
        ),
        *(
            "melden sie sich",
            "abonnez*",
            "suscr*",
            "iscriviti*",
            "zapisz się",
            "подпис*",
            "следите за",
            "телеграм-канал*",
        ),
        *("жазыл*", "катталыңыз", "кузатиб бор*", "кузатинг", "obuna*", "обуна*", "kuzatib bor*", "yazyl*"),
        *("关注", "扫码", "订阅", "登录", "下载", "登陆"),
    ),
    "points elsewhere": (
        *(
            "click here",
            "read more",
            "read also",
            "read next",
            "read full",
            "read our",
            "more from",
            "more on",
            "more about",
        ),
        *(
            "more stories",
            "more news",
            "related",
            "recommended",
            "see also",
            "also read",
            "don't miss",
            "don’t miss",
            "watch",
        ),
        *(
            "listen",
            "here are",
            "check out",
            "lesen sie",
            "mehr zum thema",
            "lire aussi",
            "à lire",
            "leer más",
            "lea también",
        ),
        *(
            "leggi anche",
            "lees ook",
            "les også",
            "läs också",
            "czytaj też",
            "читайте*",
            "подробнее",
            "по теме",
            "смотрите также",
        ),
        *(
            "ранее мы писали",
            "ранее сообщалось",
            "материалы по теме",
            "оқи отырыңыз",
            "оқыңыз",
            "тағы оқ*",
            "тағы да оқ*",
        ),
        *(
            "дагы окуңуз",
            "окуңуз",
            "окуй отур*",
            "o‘qing",
            "oʻqing",
            "o'qing",
            "ўқинг",
            "мавзуга оид",
            "mavzuga oid",
            "бихонед",
        ),
        *(
            "ҳамчунин хонед",
            "okaň",
            "相关阅读",
            "延伸阅读",
            "相关报道",
            "相关新闻",
            "点击",
            "推荐阅读",
            "更多",
            "原标题",
        ),
    ),
    "says what is ours": (
        *(
            "all rights reserved",
            "terms of",
            "privacy policy",
            "cookie*",
            "affiliate*",
            "commission",
            "copyright",
            "compensation",
        ),
        *(
            "advertisement",
            "sponsored",
            "disclosure",
            "disclaimer",
            "anzeige",
            "purchase through",
            "buy through",
            "house rules",
        ),
        *(
            "moderat*",
            "kommentare",
            "nutzungsbedingungen",
            "provision",
            "реклама",
            "все права защищены",
            "版权",
            "广告",
        ),
    ),
    "is a notice": (
        *("through a link", "through links", "through our link*", "through these links", "via links", "via our links"),
        *(
            "links on our site",
            "links in this article",
            "links on this page",
            "links in our stories",
            "on our site, we may",
        ),
        *(
            "we may earn",
            "we may receive",
            "may earn us",
            "may be compensated",
            "earn a commission",
            "receive a commission",
        ),
        *(
            "affiliate link*",
            "independently selected",
            "independently chosen",
            "independently reviewed",
            "editorially independent",
        ),
        *("may not be published", "may not be reproduced", "may not be republished", "personalized content and ads"),
        *(
            "affiliate-link*",
            "перепечатка",
            "при использовании материалов",
            "при копировании",
            "использование материалов",
        ),
        *("ctrl+enter", "ctrl + enter", "нашли ошибку", "заметили ошибку", "қатені белгілеп", "қате тапсаңыз"),
        *("未经授权", "转载", "未经书面", "көшіріп бас*", "материалды пайдалан*", "сайтка шилтеме"),
    ),
    "names a network": (
        *(
            "whatsapp",
            "telegram",
            "facebook",
            "twitter",
            "instagram",
            "youtube",
            "tiktok",
            "linkedin",
            "share this",
            "share on",
        ),
        *(
            "вконтакте",
            "одноклассник*",
            "дзен",
            "телеграм",
            "поделит*",
            "ватсап",
            "бөлісу",
            "бөлүшүү",
            "ulashish",
            "分享",
            "微信",
        ),
        *("微博", "公众号", "客户端"),
    ),
    "speaks of the staff": (
        *(
            "reporting by",
            "editing by",
            "edited by",
            "written by",
            "contributed to",
            "contributed reporting",
            "staff writer",
        ),
        *(
            "reporter",
            "correspondent",
            "editor",
            "journalist",
            "covers",
            "is a senior",
            "is a freelance",
            "is a contributing",
        ),
        *(
            "is a writer",
            "author of",
            "originally published",
            "originally appeared",
            "this story was",
            "this article was",
        ),
        *(
            "this story has been",
            "this article has been",
            "contact",
            "email",
            "e-mail",
            "schreibt",
            "autor*",
            "redakteur*",
            "автор",
        ),
        *(
            "редактор",
            "корреспондент",
            "журналист",
            "责任编辑",
            "责编",
            "编辑：",
            "编辑:",
            "来源：",
            "来源:",
            "记者",
            "作者：",
        ),
    ),
    "says when": (
        *(
            "updated",
            "published",
            "posted",
            "last modified",
            "comment",
            "comments",
            "min read",
            "minute read",
            "minutes read",
            "ago",
        ),
        *(
            "опубликован*",
            "обновлен*",
            "комментар*",
            "назад",
            "минут* чтения",
            "жарияланды",
            "жарыяланды",
            "e'lon qilin*",
        ),
        *("发布", "更新", "前", "浏览"),
    ),
    "credits a picture": (
        *(
            "©",
            "(c)",
            "photo",
            "photos",
            "image",
            "images",
            "picture",
            "foto",
            "bild",
            "credit",
            "getty",
            "reuters",
            "afp",
            "ap photo",
        ),
        *(
            "shutterstock",
            "imago",
            "dpa",
            "video",
            "graphic",
            "illustration",
            "фото",
            "видео",
            "сурет",
            "сүрөт",
            "surat",
            "акс",
            "аксҳо",
        ),
        *("图片", "摄", "图/", "图为", "写真", "사진", "иллюстрац*", "скриншот"),
    ),
}

_ALONE = 160
"""Characters at the beginning and at the end of a block in which such phrases stand."""


def _phrases() -> dict[str, list[tuple[str, bool, bool]]]:
    """What each phrase says, and whether it begins and ends at the bounds of a word."""
    phrases: dict[str, list[tuple[str, bool, bool]]] = {}
    for meaning, said in _SAID.items():
        for phrase in said:
            text = phrase.removesuffix("*")
            is_worded = text[0].isalpha() and text[0] < "\u2e80"
            phrases.setdefault(text, []).append((meaning, is_worded, is_worded and not phrase.endswith("*")))
    return phrases


_PHRASES = _phrases()
_MEANINGS = tuple(_PHRASES.values())
_AUTOMATON = Automaton(_PHRASES)


def said_in(text: str) -> set[str]:
    """What a block says to its readers beside the news."""
    ends = text if len(text) <= 2 * _ALONE else f"{text[:_ALONE]} {text[-_ALONE:]}"
    ends = ends.lower()
    found: set[str] = set()
    for number, start, end in _AUTOMATON.find(ends):
        before = start > 0 and ends[start - 1].isalnum()
        after = end < len(ends) and ends[end].isalnum()
        found.update(
            meaning
            for meaning, begins_word, ends_word in _MEANINGS[number]
            if not (begins_word and before) and not (ends_word and after)
        )
    return found
