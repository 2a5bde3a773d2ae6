"""Whom a text is credited to: the agency or the publisher that it was taken from, as the page writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsdesk.text import clean_line
from parsers.json_ld import named, several
from parsers.markup import to_line

_AGENCIES = (
    *("Xinhua", "新华社", "Синьхуа", "China News Service", "中新社", "中新网", "CGTN", "CCTV", "央视"),
    *("TASS", "ТАСС", "Interfax", "Интерфакс", "RIA Novosti", "РИА Новости", "Sputnik", "Спутник"),
    *(
        "Reuters",
        "Рейтер",
        "AFP",
        "АФП",
        "AP",
        "Associated Press",
        "Bloomberg",
        "dpa",
        "Kyodo",
        "Yonhap",
        "Anadolu",
        "IRNA",
    ),
    *("Kazinform", "КАЗИНФОРМ", "Қазинформ", "ҚазАқпарат", "QazAqparat", "Kabar", "КАБАР", "AKIpress", "АКИpress"),
    *("Khovar", "Ховар", "Avesta", "Авеста", "TDH", "ТДХ", "UzA", "УзА", "ЎзА", "O‘zA", "OʻzA", "O'zA"),
    *("AZERTAC", "Азертадж", "Trend", "Тренд", "BelTA", "БЕЛТА", "Ukrinform", "Укринформ"),
)
"""Forms in which agencies stand in the leads of what they wrote."""

_NAMES = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))
_LEAD = re.compile(
    rf"\A[^\n]{{0,80}}?[(（/]\s?(?P<set_apart>{_NAMES})\s?[)）/]"
    rf"|\A[^\n]{{0,80}}?[«\"](?P<quoted>{_NAMES})[»\"]\s?[)）/–—-]"
    rf"|\A[^\n]{{0,60}}?[.,–—-]\s(?P<dashed>{_NAMES})\s*[-–—.]"
    rf"|\A[^\n]{{0,30}}?(?P<cabled>新华社|中新社|中新网|央视)[^\n。]{{0,20}}电",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"[(（]\s?(?P<name>{_NAMES})\s?[)）]\W*\Z", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:^|[\s|(（])"
    r"(?:source|источник|дереккөзі?|дерек көзі|булагы|булак|manba|манба|сарчашма|çeşme|quelle|fuente|fonte"
    r"|来源|來源|稿源)"
    r"\s*[:：]\s*(?P<name>[^\n|:：,，;；()（）]{2,60})",
    re.IGNORECASE,
)
_STAYS_OUT = re.compile(r"https?\b|www\.|\d{4}", re.IGNORECASE)


def credit_of(*, articles: Sequence[Mapping[str, Any]], lines: Sequence[str], body: str) -> str | None:
    """Whom the text is credited to; None where the page names nobody.

    `lines` are the short blocks around the article. A label («Источник:») stands before what the lead says, that
    before JSON-LD's `sourceOrganization`.
    """
    for line in lines:
        found = _LABELLED.search(line)
        if found and (name := clean_line(found["name"]).strip(" .-–—")) and not _STAYS_OUT.search(name):
            return name
    if lead := _LEAD.match(body[:240]):
        return next(name for name in lead.groups() if name)
    if tail := _TAIL.search(body[-60:]):
        return tail["name"]
    for article in articles[:1]:
        for organisation in several(article.get("sourceOrganization")):
            if name := to_line(named(organisation)):
                return name
    return None
