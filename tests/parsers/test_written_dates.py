"""Dates as people write them, in the languages of the sources and of their neighbours."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsdesk.date_words import MONTHS, _months
from parsers.dates import feed_date, written_date

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""A Monday, noon or nearly so from Ashgabat to Bishkek, 14:00 in Beijing."""
ZONES = {
    "en": "Europe/London",
    "ru": "Asia/Almaty",
    "zh": "Asia/Shanghai",
    "kk": "Asia/Almaty",
    "ky": "Asia/Bishkek",
    "uz": "Asia/Tashkent",
    "tg": "Asia/Dushanbe",
    "tk": "Asia/Ashgabat",
    "other": "Europe/Berlin",
}
"""Hours ahead of UTC: 0, 5, 8, 5, 6, 5, 5, 5, 1 (in winter)."""

DAY = "2024-12-02"
TABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        DAY: (
            *("2 December 2024", "December 2, 2024", "Dec 2, 2024", "Dec. 2, 2024", "2 Dec 2024"),
            *("2nd December 2024", "Monday, 2 December 2024", "Mon 2 Dec 2024", "the 2nd of December, 2024"),
            *("02-Dec-2024", "2/Dec/2024", "Dec-02-2024", "DECEMBER 2 2024", "2024 December 2", "2024-Dec-02"),
            *("2 Dec '24", "02DEC2024", "Published: 2 December 2024", "Posted on December 2, 2024"),
            *("Date: 2024-12-02", "2.12.2024", "02.12.24", "2024/12/02", "2024.12.2", "20241202", "2024-W49-1"),
            *("2024-337", "2024-12-02T10Z", "December 2nd 2024"),
        ),
        "2024-12-02T10:05": (
            *("2 December 2024 10:05", "Dec 2, 2024 at 10:05 AM", "Dec. 2, 2024, 10:05 a.m."),
            *("10:05, 2 December 2024", "2 Dec 2024 | 10:05 GMT", "Published 10:05 AM GMT, Mon December 2, 2024"),
            *("December 2, 2024 / 10:05 am", "2024-12-02 @ 10:05", "Monday 2 December 2024 - 10:05"),
            *("2024-12-02 10:05 UTC", "Updated: 2 Dec 2024, 10:05", "December 2, 2024 05:05 AM EST"),
            *("2 December 2024 (10:05)", "2024-12-02T10:05Z", "2024-12-02&nbsp;10:05"),
        ),
        "2024-12-02T22:05": ("2 December 2024 10:05 PM", "10:05 p.m., Dec 2, 2024", "Dec 2, 2024 22:05"),
        "2024-12": ("December 2024", "Dec 2024", "2024-12", "Dec., 2024"),
        "2026-11-23": ("today", "Today", "2 hours ago", "an hour ago", "just now", "5 hrs ago"),
        "2026-11-22": ("yesterday", "Yesterday", "1 day ago", "a day ago", "11 hours ago"),
        "2026-11-22T19:01": ("Yesterday at 19:01", "yesterday, 7:01 pm", "19:01 yesterday"),
        "2026-11-20": ("3 days ago",),
        "2026-11-23T05:55": ("5 minutes ago", "5 mins ago", "5 min ago"),
        "2026-11-23T03:50": ("2 hours 10 minutes ago", "2 hours, 10 mins ago"),
        "2026-11": ("2 weeks ago",),
        "2026-11-05T10:05": ("5 November, 10:05", "Nov 5, 10:05", "10:05, Nov. 5"),
        "2026-11-05": ("5 November", "Thursday, Nov 5"),
    },
    "ru": {
        DAY: (
            *("2 декабря 2024", "2 декабря 2024 г.", "2 декабря 2024 года", "02 дек 2024", "2 дек. 2024 г."),
            *("2 Декабря, 2024", "Понедельник, 2 декабря 2024", "пн, 2 дек 2024", "Опубликовано: 2 декабря 2024"),
            *("02.12.2024 г.", "Дата публикации: 02.12.2024", "2024 года 2 декабря", "2-го декабря 2024"),
            *("2 ДЕКАБРЯ 2024",),
        ),
        "2024-04-16T16:47": (
            *("16 апреля 2024 21:47", "16.04.2024, 21:47", "21:47 | 16 апреля 2024", "16 апр. 2024 в 21:47"),
        ),
        "2024-12-02T05:05": (
            *("2 декабря 2024 г. в 10:05", "2 декабря 2024 года, 10:05", "10:05, 2 декабря 2024"),
            *("02.12.2024 | 10:05", "Опубликовано 2 декабря 2024, 10:05", "2 декабря 2024, понедельник, 10:05"),
            *("2 декабря 2024 08:05 МСК",),
        ),
        "2026-11-22T14:01": ("Вчера 19:01", "вчера, 19:01", "Вчера в 19:01", "19:01, вчера"),
        "2026-11-23T05:30": ("Сегодня, 10:30", "сегодня в 10:30", "10:30 сегодня"),
        "2026-11-23": ("сегодня", "час назад", "2 часа назад", "5 часов назад", "только что"),
        "2026-11-22": ("вчера", "1 день назад"),
        "2026-11-21": ("позавчера", "2 дня назад"),
        "2026-11-23T05:55": ("5 минут назад", "5 мин назад", "5 мин. назад"),
        "2024-12": ("Декабрь 2024", "декабрь 2024 г."),
        "2026-11-05T05:05": ("5 ноября, 10:05", "10:05, 5 ноября", "5 ноя 10:05"),
    },
    "zh": {
        DAY: (
            *("2024年12月2日", "2024年12月02日", "2024 年 12 月 2 日", "2024-12-02", "2024/12/2", "2024.12.02"),
            *("2024年12月2日 星期一", "发布时间：2024年12月2日", "发布日期:2024-12-02", "２０２４年１２月２日"),
            *("日期：2024年12月2日",),
        ),
        "2024-12-02T02:05": (
            *("2024年12月2日 10:05", "2024年12月2日10:05", "2024-12-02 10:05", "2024年12月2日上午10:05"),
            *("2024年12月02日10时05分", "发布时间：2024-12-02 10:05", "时间:2024年12月2日 10：05"),
            *("2024年12月2日 星期一 10:05", "2024年12月2日 10点05分", "更新于 2024-12-02 10:05"),
            *("2024-12-02 10:05 (北京时间)",),
        ),
        "2024-12-02T14:05": ("2024年12月2日下午10:05", "2024年12月2日 晚上 10:05"),
        "2024-12-02T02:05:30": ("2024-12-02 10:05:30", "2024年12月02日 10:05:30", "2024年12月2日10时05分30秒"),
        "2026-11-23": ("今天", "3小时前", "3 小时前", "刚刚", "一小时前"),
        "2026-11-22": ("昨天", "昨日", "1天前"),
        "2026-11-21": ("前天",),
        "2026-11-22T11:01": ("昨天 19:01", "昨天19:01"),
        "2026-11-23T02:30": ("今天 10:30",),
        "2026-11-23T05:55": ("5分钟前", "5 分钟前", "5分钟之前"),
        "2024-12": ("2024年12月",),
        "2026-11-05T02:05": ("11月5日 10:05", "11月05日10:05"),
    },
    "kk": {
        DAY: (
            *("2 желтоқсан 2024", "2 желтоқсан, 2024", "2024 жылғы 2 желтоқсан", "2024 жылдың 2 желтоқсаны"),
            *("2-желтоқсан, 2024", "2 желтоқсан 2024 жыл", "2 желтоқсан, 2024 ж.", "Дүйсенбі, 2 желтоқсан 2024"),
            *("2 Желтоқсан 2024", "2 жел 2024", "Жарияланды: 2 желтоқсан 2024", "02.12.2024 ж.", "2 jeltoqsan 2024"),
            *("2024 jyly 2 jeltoqsan",),
        ),
        "2024-12-02T05:05": (
            *("2 желтоқсан 2024 10:05", "2 желтоқсан 2024 ж., 10:05", "10:05, 2 желтоқсан 2024"),
            *("2 желтоқсан 2024, сағат 10:05",),
        ),
        "2024-09-02": ("2 қыркүйек 2024", "2 қыркүйектің 2024", "2 qyrkúıek 2024"),
        "2026-11-23": ("бүгін", "Бүгін", "2 сағат бұрын"),
        "2026-11-22": ("кеше", "1 күн бұрын"),
        "2026-11-22T14:01": ("кеше 19:01", "Кеше, 19:01"),
        "2026-11-23T05:55": ("5 минут бұрын",),
        "2026-11-05T05:05": ("5 қараша, 10:05",),
        "2024-12": ("желтоқсан 2024", "2024 жылғы желтоқсан"),
    },
    "ky": {
        DAY: (
            *("2-декабрь, 2024", "2-декабрь 2024-жыл", "2024-жылдын 2-декабры", "2024-жыл, 2-декабрь"),
            *("2 декабрь 2024", "Дүйшөмбү, 2-декабрь, 2024", "Жарыяланды: 2-декабрь, 2024"),
            *("2024-жылдын 2-декабрында",),
        ),
        "2024-02-02": ("2-бирдин айы, 2024", "2-февраль, 2024", "2024-жылдын 2-февралы"),
        "2024-12-02T04:05": (
            *("2-декабрь, 2024, 10:05", "10:05, 2-декабрь, 2024", "2-декабрь, 2024 саат 10:05", "02.12.2024 10:05"),
        ),
        "2026-11-23": ("бүгүн", "2 саат мурун", "2 саат мурда"),
        "2026-11-22": ("кечээ", "Кечээ", "1 күн мурун"),
        "2026-11-22T13:01": ("кечээ, 19:01", "кечээ 19:01"),
        "2026-11-23T05:55": ("5 мүнөт мурун", "5 мүнөт мурда"),
        "2026-11-05T04:05": ("5-ноябрь, 10:05",),
    },
    "uz": {
        DAY: (
            *("2-dekabr, 2024", "2-dekabr 2024", "2024-yil 2-dekabr", "2024 yil 2 dekabr", "2 dekabr 2024 yil"),
            *("2 Dekabr 2024", "Dushanba, 2-dekabr 2024", "E'lon qilingan: 2-dekabr 2024"),
            *("E‘lon qilindi: 2-dekabr 2024", "2 dek 2024", "2024 йил 2 декабрь", "2024 йил 2 декабрда"),
            *("2-декабрь, 2024 йил", "Сана: 02.12.2024"),
        ),
        "2024-09-02": ("2-sentabr, 2024", "2-sentyabr, 2024", "2 сентябрь 2024"),
        "2024-12-02T05:05": (
            *("2-dekabr 2024, 10:05", "10:05 / 02.12.2024", "2024-yil 2-dekabr, 10:05"),
            *("2024-yil 2-dekabr soat 10:05",),
        ),
        "2026-11-23": ("bugun", "Bugun", "бугун", "2 soat oldin", "2 соат аввал", "hozirgina"),
        "2026-11-22": ("kecha", "кеча", "1 kun oldin"),
        "2026-11-22T14:01": ("kecha 19:01", "Кеча, 19:01"),
        "2026-11-23T05:55": ("5 daqiqa oldin", "5 daqiqa avval", "5 дақиқа олдин"),
        "2026-11-05T05:05": ("5-noyabr, 10:05",),
    },
    "tg": {
        DAY: (
            *("2 декабри соли 2024", "2 Декабри 2024", "2-юми декабри соли 2024", "2 декабр, 2024"),
            *("Душанбе, 2 декабри 2024", "Санаи нашр: 2 декабри 2024", "02.12.2024"),
        ),
        "2024-12-02T05:05": ("2 декабри соли 2024, 10:05", "10:05, 2 декабри 2024", "2 декабри 2024 соати 10:05"),
        "2026-11-23": ("имрӯз", "Имрӯз", "2 соат пеш"),
        "2026-11-22": ("дирӯз", "1 рӯз пеш"),
        "2026-11-22T14:01": ("дирӯз, 19:01",),
        "2026-11-23T05:55": ("5 дақиқа пеш",),
        "2026-11-05T05:05": ("5 ноябр, 10:05", "5 ноябри, 10:05"),
    },
    "tk": {
        DAY: (
            *("2-nji dekabr 2024", "2024-nji ýylyň 2-nji dekabry", "2-nji dekabr, 2024 ý.", "2 dekabr 2024"),
            *("Dekabr 2, 2024", "2024-nji ýylyň 2-nji dekabrynda", "Duşenbe, 2-nji dekabr 2024", "02.12.2024"),
            *("2-nji bitaraplyk 2024",),
        ),
        "2024-09-06": ("6-njy sentýabr 2024", "2024-nji ýylyň 6-njy sentýabry"),
        "2024-12-02T05:05": ("2-nji dekabr 2024 10:05", "02.12.2024 10:05", "10:05, 2-nji dekabr 2024"),
        "2026-11-23": ("şu gün", "Şu gün", "2 sagat öň"),
        "2026-11-22": ("düýn", "1 gün öň"),
        "2026-11-22T14:01": ("düýn 19:01", "Düýn, 19:01"),
        "2026-11-23T05:55": ("5 minut öň", "5 minut ozal"),
        "2026-11-05T05:05": ("5-nji noýabr, 10:05",),
    },
    "other": {
        DAY: (
            *("2. Dezember 2024", "Montag, 2. Dezember 2024", "Veröffentlicht am 02.12.2024", "2 décembre 2024"),
            *("2 de diciembre de 2024", "2 dicembre 2024", "2 grudnia 2024", "2 december 2024"),
            *("2 de dezembro de 2024", "2 Aralık 2024", "2 грудня 2024", "2. prosince 2024", "2024. december 2."),
            *("2024 m. gruodžio 2 d.", "2 decembrie 2024", "2024년 12월 2일", "2. 12. 2024", "2. joulukuuta 2024"),
            *("2 Δεκεμβρίου 2024", "2 դեկտեմբերի 2024", "2 დეკემბერი 2024", "٢ ديسمبر ٢٠٢٤", "2 Dekabr 2024"),
        ),
        "2024-03-01": ("1er mars 2024", "1º de março de 2024", "1. März 2024", "1 martie 2024", "1. Mrz. 2024"),
        "2024-12-02T09:05": (
            *("2. Dezember 2024, 10:05 Uhr", "02.12.2024 um 10.05 Uhr", "le 2 décembre 2024 à 10h05"),
            *("2 dicembre 2024 alle 10:05", "2 de diciembre de 2024 a las 10:05", "2 grudnia 2024, godz. 10:05"),
            *("2 Aralık 2024 10:05", "Stand: 02.12.2024, 10:05 Uhr"),
        ),
        "2026-11-22T18:01": (
            *("gestern, 19:01 Uhr", "hier à 19h01", "ayer 19:01", "wczoraj 19:01", "dün 19:01", "вчора, 19:01"),
        ),
        "2026-11-23": (
            *("heute", "vor 2 Stunden", "il y a 2 heures", "hace 2 horas", "2 ore fa", "2 godziny temu"),
            *("2 saat önce",),
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(language, text, expected, id=f"{language}: {text}")
        for language, expectations in TABLE.items()
        for expected, texts in expectations.items()
        for text in texts
    ],
)
def test_a_date_is_read_in_the_language_in_which_it_is_written(language: str, text: str, expected: str) -> None:
    """To the second, minute, day or month that was written; moments in UTC, days and months as they stand there."""
    found = feed_date(text, zone=ZoneInfo(ZONES[language]), now=NOW)
    lengths = {"second": 19, "minute": 16, "day": 10, "month": 7}
    assert found is not None
    assert found.at.isoformat()[: lengths[found.precision]] == expected


def test_the_table_is_large() -> None:
    """Every language of the sources has its share of it."""
    texts = [text for expectations in TABLE.values() for some in expectations.values() for text in some]
    assert len(texts) > 250
    assert all(sum(map(len, expectations.values())) >= 15 for expectations in TABLE.values())


def test_no_word_names_two_months() -> None:
    """Else a date would depend on the order of a table."""
    assert all(MONTHS[word] == number for word, number in _months())


@pytest.mark.parametrize(
    "text",
    [
        *("2 Foo 2024", "31 февраля 2024", "30 ақпан 2024", "2024年13月2日", "32 December 2024", "0 декабря 2024"),
        *("12/02/2024", "02-03-2024", "1/2/24", "the week of 2 December 2024", "2 December 2024 in Astana"),
        *("Xi Jinping, 2 декабря 2024", "2 December 2024 and 3 December 2024", "since 2024", "2024", "12", "10:05"),
        *("3 years ago", "a month ago", "5 назад", "5 часов", "tomorrow", "завтра 10:30", "25:61", "2 декабря"),
        *("todays", "бүгінгі", "昨天的新闻", "USA Today", "5 minutes ago in Astana", "999 weeks ago"),
    ],
)
def test_what_is_not_a_date_or_not_surely_one_is_none(text: str) -> None:
    """No such day, two days, a text that says more than a date, a span too vague, a long-gone day without its year."""
    assert feed_date(text, zone=ZoneInfo("Asia/Almaty"), now=NOW) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("13/02/2024", "2024-02-13"), ("02/13/2024", "2024-02-13"), ("05/05/2024", "2024-05-05")),
        *(("02.03.2024", "2024-03-02"), ("2/13/24", "2024-02-13"), ("31-01-2024", "2024-01-31")),
    ],
)
def test_numbers_tell_the_order_of_day_and_month_where_only_one_is_possible(text: str, day: str) -> None:
    """Thirteen is no month, twice the same is the same, and with dots the day comes first."""
    found = feed_date(text, zone=ZoneInfo("Asia/Almaty"), now=NOW)
    assert found is not None
    assert found.at.date().isoformat() == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *(
            ("1733104800", "02:00"),
            ("1733104800000", "02:00"),
            ("1733104800000000", "02:00"),
            ("1733104800.5", "02:00"),
        ),
        *(("/Date(1733104800000)/", "02:00"), ("/Date(1733104800000+0800)/", "02:00")),
        *(("Monday, 02-Dec-24 02:00:00 GMT", "02:00"), ("Mon Dec  2 10:00:00 2024", "02:00")),
        *(("Mon Dec 02 10:00:00 CST 2024", "02:00"), ("Mon Dec 02 02:00:00 +0000 2024", "02:00")),
        *(("Mon Dec 02 2024 10:00:00 GMT+0800 (China Standard Time)", "02:00"), ("20241202T100000+0800", "02:00")),
        *(("20241202100000", "02:00"), ("20241202T02:00:00Z", "02:00"), ("2024-12-02T02:00:00.123456789Z", "02:00")),
        *(("2024-12-02 02:00:00 +0000 UTC", "02:00"), ("2024-12-02T10:00:00+08", "02:00")),
        *(("2024-12-02T02:00:00Z EST", "02:00"), ("Mon, 2 Dec 2024 10.00.00 +0800", "02:00")),
        *(("Mon, 02 Dec 2024 10:0:00 +0800", "02:00"), ("Mon , 02 Dec 2024 10:00:00 +0800", "02:00")),
        *(("Пн, 02 дек 2024 10:00:00 +0800", "02:00"), ("周一, 02 Dec 2024 10:00:00 +0800", "02:00")),
        *(("Mo, 02 Dez 2024 10:00:00 +0800", "02:00"), ("lun., 02 déc. 2024 10:00:00 +0800", "02:00")),
        *(("Mon, 02 Dec 2024 10:00:00 +0800 +0800", None), ("2024-12-02T10:00:00,5+08:00", "02:00")),
        *(("Sun, 01 Dec 2024 18:00:00 PST", "02:00"), ("Mon, 02 Dec 2024 05:00:00 MSK", "02:00")),
    ],
)
def test_what_machines_write_is_read_with_its_mistakes(text: str, at: str | None) -> None:
    """Seconds since 1970, RFC 850, asctime, JavaScript, Java and Go, RFC 822 in the server's own language."""
    found = feed_date(text, zone=ZoneInfo("Asia/Shanghai"), now=NOW)
    assert (found and found.at.isoformat()) == (at and f"2024-12-02T{at}:00+00:00")


def test_hours_ago_is_a_day_only_where_midnight_does_not_lie_between() -> None:
    """What was two hours ago may be nearly three hours ago: at 02:30 nobody knows the day."""
    zone = ZoneInfo("Asia/Almaty")
    assert feed_date("2 hours ago", zone=zone, now=datetime(2026, 11, 22, 21, 30, tzinfo=UTC)) is None
    found = feed_date("2 hours ago", zone=zone, now=datetime(2026, 11, 22, 22, 30, tzinfo=UTC))
    assert found is not None
    assert (found.at.date().isoformat(), found.precision) == ("2026-11-23", "day")


def test_yesterday_is_counted_where_the_publisher_is() -> None:
    """At 20:00 UTC it is tomorrow in Shanghai already."""
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    days = [feed_date("昨天", zone=ZoneInfo(name), now=evening) for name in ("Asia/Shanghai", "Europe/London")]
    assert [day and day.at.date().isoformat() for day in days] == ["2026-11-23", "2026-11-22"]


def test_a_day_without_a_year_is_the_last_one_of_that_name() -> None:
    """But not one of half a year ago: an old text that leaves out its year is of an unknown one."""
    zone = ZoneInfo("Asia/Almaty")
    january = datetime(2026, 1, 3, 6, 0, tzinfo=UTC)
    found = feed_date("28 декабря, 10:05", zone=zone, now=january)
    assert found is not None
    assert found.at == datetime(2025, 12, 28, 5, 5, tzinfo=UTC)
    assert feed_date("28 марта, 10:05", zone=zone, now=NOW) is None


def test_a_later_hour_of_today_is_in_the_future() -> None:
    """The publisher's clock is another than the source's zone says: then nothing is known."""
    assert feed_date("Сегодня, 23:30", zone=ZoneInfo("Asia/Almaty"), now=NOW) is None


def test_without_a_time_of_collection_nothing_is_counted_from_it() -> None:
    """A seed's date is written in full."""
    for text in ("yesterday", "5 minutes ago", "5 November, 10:05", "вчера 19:01"):
        assert written_date(text, zone=ZoneInfo("Asia/Almaty")) is None


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 400, "2 " * 200, "2 December " * 36, "Dec 2, " * 57, "10:05 " * 66, "a" * 400, "2024-12-" * 50),
        *("(" * 400, "2024年" * 80, "1/" * 200, "vor " * 100, "5 часов " * 50, "2 December 2024 " + "x " * 120),
        *(
            "&nbsp;" * 66,
            "\u0130" * 400,
            "\x00" * 400,
            "ﷺ" * 400,
            "2 December 2024" * 10**5,
            "2\u00a0декабря\u00a0" * 10**5,
        ),
    ],
)
def test_hostile_texts_are_no_dates(text: str) -> None:
    """Forms have bounded repeats, and what is longer than any date is not looked at: none of these takes long."""
    assert feed_date(text, zone=ZoneInfo("Asia/Almaty"), now=NOW) is None
