"""Which agency's text an article is: read from its credit, its lead, its last lines, its bylines and its publisher.

A credit says whose the *text* is. That a sentence names an agency as the source of a fact («сообщает ТАСС», "Reuters
reported", «со ссылкой на Kazinform») leaves the text its publisher's; only a report that the agency's own correspondent
gives («передает корреспондент Kazinform») is the agency's. Whoever took a picture wrote nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsdesk.agencies import Agency, Sighting, agency_named, sightings
from newsdesk.text import clean_line

_LEAD_LINES, _LAST_LINES = 3, 3
_LEAD, _LAST = 160, 120
"""Characters of a line that a dateline or a signature may take."""
_PARAGRAPH = 700
"""Characters in which a correspondent is named."""
_SHORT_LINE = 80
_MOST_BESIDE = 3
"""People who sign with an agency."""

_LABEL = (
    r"(?:source|источник(?:и)?|по материалам|материал(?:ы)?|дереккөзі?|дерек көзі?|ақпарат көзі|булагы|булак"
    r"|маалымат булагы"
    r"|manba|манба|сарчашма|манбаъ|çeşme|çeşmesi|gözbaş|quelle|fuente|fonte|来源|來源|稿源|稿件来源|消息来源|信息来源|文章来源)"
)
_LABELLED = re.compile(
    rf"(?:^|[\s|(（【/·•])(?P<label>{_LABEL})\s*(?:[:：]|\s[-–—]\s)\s*(?P<name>[^\n|:：,，;；()（）【】]{{2,60}})",
    re.IGNORECASE,
)
_WORDLESS = re.compile(r"\A(?:по материалам|источник)\s+(?P<name>[^\n|:：;；]{2,60})\Z", re.IGNORECASE)
_STAYS_OUT = re.compile(r"https?\b|www\.|\d{4}", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?<![^\W_])(?:фото|фотограф\w*|photos?|pictures?|images?|видео|video|инфографика|сурет\w*|сүрөт\w*|surat\w*|сурат\w*"
    r"|акс|аксҳо|расм|foto|скриншот|caption|courtesy)(?![^\W_])|图|圖|视频来源|摄|攝",
    re.IGNORECASE,
)


def credit_in(line: str) -> str | None:
    """The name behind a label in a line («Источник: ТАСС», "来源：新华社"), as it is written; None without one.

    Credits of pictures are passed over, and so are labels before an address or a year.
    """
    for found in _LABELLED.finditer(line):
        name = clean_line(found["name"]).strip(" .-–—")
        if (
            name
            and not _STAYS_OUT.search(name)
            and not _PICTURE.search(line[max(0, found.start() - 20) : found.end("label")])
        ):
            return name
    return None


def dated_agency_in(line: str) -> str | None:
    """The name of the agency in a line with a date and nothing else ("2026-11-20 10:00 新华社"), as it is written.

    Without a date it may be a menu's.
    """
    seen = _sole_agency_in(line) if len(line) <= _SHORT_LINE and _DIGIT.search(line) else None
    return line[seen.start : seen.end] if seen and _DIGIT.search(line[: seen.start] + line[seen.end :]) else None


def wire_of(
    *,
    texts: Iterable[str],
    credit: str | None = None,
    authors: Iterable[str] = (),
    publisher: str | None = None,
) -> str | None:
    """The canonical name of the agency whose text this is; None where nobody is seen, or no agency is.

    Args:
        texts: Body and standfirst, as far as there are any: their first and last lines are looked at.
        credit: Whom the page credits, as it writes it.
        authors: The bylines.
        publisher: Whom the item credits (RSS `source`).
    """
    found = next(_told(texts=list(filter(None, texts)), credit=credit, authors=authors, publisher=publisher), None)
    return found.name if found else None


def _told(*, texts: list[str], credit: str | None, authors: Iterable[str], publisher: str | None) -> Iterator[Agency]:
    """All agencies credited, by the order in which the ways of saying so are believed."""
    yield from filter(None, [agency_named(credit or "")])
    for text in texts:
        yield from _in_text(text)
    yield from _bylined(list(authors))
    yield from filter(None, [agency_named(publisher or "")])


def _bylined(authors: list[str]) -> Iterator[Agency]:
    """Where many wrote, an agency is one of many sources."""
    agencies = list(filter(None, map(agency_named, authors)))
    if len(authors) - len(agencies) <= _MOST_BESIDE:
        yield from agencies


def _in_text(text: str) -> Iterator[Agency]:
    first = _lines(text[: _LEAD_LINES * _PARAGRAPH])[:_LEAD_LINES]
    last = _lines(text[-_LAST_LINES * _PARAGRAPH :])[-_LAST_LINES:]
    for line in first:
        yield from _line_that_credits(line)
    for line in first:
        yield from _datelined(line)
        yield from filter(None, [_behind_people(line)])
    if first:
        yield from _correspondents(first[0][:_PARAGRAPH])
    for line in reversed(last):
        yield from _line_that_credits(line)
        yield from _signed(line)
        if _ENDS_SENTENCE.search(line):
            break  # what stands before the last paragraph signs nothing


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]


# A line that says nothing but whose the text is.

_DATE_OR_TIME = re.compile(r"[\d\s.,:/|·•—–-]+|年|月|日|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")
_BYLINE = re.compile(r"(?:by|author|автор|муаллиф|muallif|作者)(?!\w)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\A(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}\s*)?(?:by\s+)?(?P<name>[^/|]{2,60})\Z", re.IGNORECASE
)
_RIGHTS = re.compile(r"[.,]?\s*all rights reserved.*\Z|[.,]\s*все права защищены.*\Z", re.IGNORECASE)


def _line_that_credits(line: str) -> Iterator[Agency]:
    if len(line) > _SHORT_LINE or _PICTURE.search(line):
        return
    bare = line.strip("【】[]（）() \t")
    unmarked = _WORDLESS.match(bare)
    for name in (credit_in(line), unmarked and unmarked["name"], bare if _BYLINE.match(bare) else None):
        if name and (agency := agency_named(name)):
            yield agency
    if held := _COPYRIGHT.match(_RIGHTS.sub("", line)):
        yield from filter(None, [agency_named(held["name"])])
    if seen := _sole_agency_in(bare):
        yield seen.agency


def _sole_agency_in(line: str) -> Sighting | None:
    """The agency of a line that holds nothing else but dates."""
    seen = next(sightings(line), None)
    rest = seen and line[: seen.start] + line[seen.end :]
    return seen if seen and not seen.is_sign and not _DATE_OR_TIME.sub("", rest or "") else None


# Datelines: place, day, agency; in this order but in Chinese.

_OPENS = "(（/[【"
_MONTH_OR_SMALL_WORD = re.compile(
    r"(?:янв|қаң|фев|ақп|мар|нау|апр|сәу|ма[йя]|мам|июн|мау|июл|шіл|авг|там|сен|қыр|окт|қаз|ноя|қар|дек|жел"
    r"|[yý]anw?v?ar|fewr|fevr|mart|apr|ma[yý]|i[yý]u[nl]|awg|avg|sent|okt|no[yý]a|dek)\w*"
    r"|г|гг|года?|год|ж|жыл\w*|йил\w*|yil\w*|й|с|соли|сол|ýyl\w*|nj[iy]|нчи|inchi|числа|обл|область|вилоят\w*|viloyat\w*"
    r"|велаят\w*|welaýat\w*|шаҳри?|қаласы|шаары|şäheri|shahri|city|of|the|and|и|de|del|la|le|al|el",
)
_PREPOSITION = re.compile(r"(?:В|Во|На|Из|С|Со|К|По|У|О|Об|От|До|Для|In|At|On|From|To|For|By|With)\s")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 8
_SENTENCE = re.compile(r"[!?;:]")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s*[-–—]")


def _datelined(line: str) -> Iterator[Agency]:
    head = line[:_LEAD].lstrip("\"'“”«*# ")
    cabled = _CABLED.match(head)
    if cabled and not (cabled["as_told"] and cabled["message"]):
        yield from filter(None, [agency_named(cabled["name"])])
    for seen in sightings(head):
        before, behind = head[: seen.start], head[seen.end :]
        if _is_set_apart(before, behind) or (not seen.is_sign and _is_in_row(before, behind, whole=head)):
            yield seen.agency


def _is_set_apart(before: str, behind: str) -> bool:
    """Whether it stands in brackets or slashes behind a place: "(Xinhua) --", "/ТАСС/.", «(АМИТ «Ховар», И. Ф.) —»."""
    before = before.rstrip()
    closed = re.match(r"(?:\s*[,，/、]\s*[^()（）/\n]{2,60})?\s*[)）/\]】]", behind)
    if not before or before[-1] not in _OPENS or not closed:
        return False
    place, rest = before[:-1].strip(), behind[closed.end() :]
    if not _is_dateline(place) or not rest.strip(" .-–—:"):
        return False
    shared = closed[0].startswith("/") and len(closed[0]) > 1  # "(AFP/Someone)" took the picture
    is_marked = bool(_DASH.match(rest)) or rest[:1] in (".", ":", "") or before[-1] == "/"
    return not shared and (is_marked or bool(_DIGIT.search(place)) or place.isupper())


def _is_in_row(before: str, behind: str, *, whole: str) -> bool:
    """Whether it follows place and day without brackets («АСТАНА. 20 ноября. КАЗИНФОРМ -»), or comes before the day."""
    if not before:
        day = re.match(r",\s*\d{1,2}[-\s]?(\w{3,12})\.(?:\s|\Z)", behind)
        return bool(day and _MONTH_OR_SMALL_WORD.fullmatch(day[1].lower())) or bool(
            re.match(r"\s*[-–—]\s", behind) and re.search(r"\.(?:COM|RU|KZ|KG|UZ|TJ|AZ)\s*[-–—]\s", whole[:40])
        )
    place = before.rstrip()
    if place[-1] not in ".,–—-|" or not _is_dateline(place):
        return False
    if re.match(r"\s*[-–—|:/]|\.(?:\s|\Z)|\s*\Z", behind):
        return bool(_DIGIT.search(place)) or (len(_WORD.findall(place)) <= _FEW_WORDS and not _TELLS_MORE.match(behind))
    is_by_line = place[-1] in "–—-" and behind.startswith(",")
    is_loud = place.isupper() and place[-1] == "." and bool(re.match(r"\s+[^\W\d_a-zа-я]", behind))
    return (is_by_line and bool(_DIGIT.search(place))) or is_loud


_FEW_WORDS = 3
_TELLS_MORE = re.compile(r"\s—|\s*[:/]")
"""«Москва. ТАСС — агентство ...», "Kazakhstan. Bloomberg: growth": headings, where no day stands before them."""


def _is_dateline(place: str) -> bool:
    """Whether it is names of places and a day, and no sentence: no small words but months and the like."""
    words = _WORD.findall(place)
    return (
        len(words) <= _MOST_WORDS
        and not _SENTENCE.search(place)
        and not _PICTURE.search(place)
        and not _PREPOSITION.match(place)
        and all(not word[0].islower() or _MONTH_OR_SMALL_WORD.fullmatch(word.lower()) for word in words)
    )


_CABLED = re.compile(
    r"[(（【\[]?\s?(?P<as_told>据)?(?P<name>[\u3400-\u9fff]{2,9}?(?:社|网|網|央视|央視|在线|新闻|总台))"
    r"(?:记者|記者)?[^\n。，,]{0,28}?(?:(?<=[日時时者社网網])(?:综合)?[电電讯訊]|专电|快讯|(?P<message>消息))"
    r"(?![视視话話影力台子商动車车])"
)
"""«新华社北京11月20日电»: a word of the trade stands for brackets and dashes."""


# The agency's own correspondent.

_REPORTS = (
    r"(?:передает|передаёт|сообщает|передал|сообщил|сообщила|передала)\s+(?:собственный\s+|собкор\s+)?(?:корреспондент|корр\.?|спецкор)"
    r"(?:\s+(?:агентства|информагентства))?\s+"
)
_REPORTS_BEFORE = re.compile(
    rf"{_REPORTS}\Z|(?:хабар\s+медиҳад|иттилоъ\s+медиҳад|хабар\s+дод)\s+(?:хабарнигори|мухбири)\s+\Z",
    re.IGNORECASE,
)
_REPORTS_BEHIND = re.compile(
    r"\s+(?:тілшісі|кабарчысы|muxbiri|мухбири)(?!\w)|(?:-?\w{1,4})?\s+habarçysy(?!\w)|\s+correspondent\s+report(?:s|ed)\b"
)
_SAYS = re.compile(
    r"(?:хабарлайды|хабарлады|жеткізді|жазды|билдирет|билдирди|кабарлайт|кабарлады|хабар бер\w+|xabar ber\w+"
    r"|маълум қил\w+|ma'lum qil\w+|habar ber\w+|reports?|reported)[\s,]*[«\"“]?\Z"
)


def _correspondents(paragraph: str) -> Iterator[Agency]:
    for seen in sightings(paragraph):
        before = paragraph[max(0, seen.start - 80) : seen.start]
        behind = paragraph[seen.end : seen.end + 40]
        job = _REPORTS_BEHIND.match(behind)
        if _REPORTS_BEFORE.search(before) or (job and (_SAYS.search(before.strip()) or "report" in job[0])):
            yield seen.agency


# Signatures.

_END_MARK = re.compile(
    r"\s*[(（【\[]?(?:完|全文完|责任编辑[^\n]{0,20}|责编[^\n]{0,20}|编辑[^\n]{0,20}|END|ends?)[)）】\]]\s*\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[.!?…。！？][\"”»’')\]]*|\A|\s)\s*[(（\[【/]\s*(?P<names>[^()（）\[\]【】\n]{2,60})\s*[)）\]】/]\W*\Z"
)
_FINISHED = re.compile(r"(?:[.!?…][\"”»’')\]]*\s*(?:[-–—]\s*)?|\A\s*[-–—]?\s*|[\"”»]\s*[-–—]\s*)\Z")
_PEOPLE_APART = re.compile(r"\s*,\s*|\s(?:and|и|va|ва|және|жана)\s")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”»’')\]]*\Z")
_NAMES_OF_PEOPLE = re.compile(r"(?:[^\W\d_a-zа-яёўқғҳ][^\W\d_]*[.’'ʻ‘-]?\s*){1,4}(?:\((?:фото|foto|photo)\))?\s*")


def _signed(line: str) -> Iterator[Agency]:
    """The agency in brackets behind the last sentence, in capitals behind it, or behind the names of its people."""
    tail = _END_MARK.sub("", line)[-_LAST:]
    if (set_apart := _SIGNED.search(tail)) and not _PICTURE.search(tail):
        is_picture = "/" in set_apart["names"] and not all(map(agency_named, set_apart["names"].split("/")))
        is_finished = set_apart[0][0] in ".!?…。！？" or set_apart.start() == 0 or _is_chinese(tail)
        if is_finished and not is_picture and (agency := agency_named(set_apart["names"])):
            yield agency
            return
    row = list(_row_at_end(tail))
    if row and _FINISHED.search(tail[: row[0].start]):
        yield row[0].agency
    else:
        yield from filter(None, [_behind_people(line)])


def _is_chinese(text: str) -> bool:
    return bool(re.search("[\u3400-\u9fff]", text))


def _row_at_end(tail: str) -> Iterator[Sighting]:
    """The names with nothing but commas and slashes between them that end a text: "AFP, REUTERS"."""
    row: list[Sighting] = []
    for seen in sightings(tail):
        if row and tail[row[-1].end : seen.start].strip(" ,/&"):
            row = []
        row.append(seen)
    if row and not row[-1].is_sign and not tail[row[-1].end :].strip():
        yield from row


def _behind_people(line: str) -> Agency | None:
    """«Н. Каримова, ЎзА»: a reporter, and whose."""
    if len(line) > _SHORT_LINE:
        return None
    people, comma, name = line.rpartition(",")
    name = re.sub(r"\s+(?:мухбири|muxbiri|корр\.?|тілшісі|кабарчысы|habarçysy)\s*\.?\Z", "", name.strip(" ."))
    if comma and all(_NAMES_OF_PEOPLE.fullmatch(each.strip()) for each in _PEOPLE_APART.split(people)):
        seen = next(sightings(name), None)
        if seen and not seen.is_sign and seen.start == 0 and seen.end == len(name):
            return seen.agency
    return None
