from __future__ import annotations

import random
import time
from dataclasses import dataclass

import pytest

from newsdesk.revisions import Change, changes, is_substantial, marks


@dataclass(frozen=True)
class Text:
    """A version of an article."""

    title: str = "Dry port opens at Khorgos"
    standfirst: str | None = None
    body: str = ""


def told(found: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.before, change.after) for change in found]


def of_bodies(before: str, after: str) -> tuple[Change, ...]:
    return changes(Text(body=before), Text(body=after))


def checked(before: Text, after: Text) -> tuple[Change, ...]:
    """The changes, whose spans hold their words."""
    found = changes(before, after)
    for change in found:
        for text, start, end, version in (
            (change.before, change.before_start, change.before_end, before),
            (change.after, change.after_start, change.after_end, after),
        ):
            assert (text is None) == (start is None) == (end is None)
            if text is not None:
                assert (getattr(version, change.field) or "")[start:end] == text
    return found


# language, before, after, and of the change all facts in it: (kind, before, after)
FACTS = [
    ("en", "A blast killed 12 people in the mine.", "A blast killed 15 people in the mine.", [("number", "12", "15")]),
    ("en", "At least 12 dead, 30 hurt.", "At least 15 dead, 41 hurt.",
     [("number", "12", "15"), ("number", "30", "41")]),
    ("en", "The deal is worth $1,200 million.", "The deal is worth $1,350 million.", [("number", "1,200", "1,350")]),
    ("en", "Growth was 4.5 percent this year.", "Growth was 5.4 percent this year.", [("number", "4.5", "5.4")]),
    ("en", "It opens on 12 May 2026.", "It opens on 14 May 2026.", [("date", "12 May 2026", "14 May 2026")]),
    ("en", "It opens on November 3.", "It opens on December 3.", [("date", "November 3", "December 3")]),
    ("en", "The summit begins at 10:30 in Astana.", "The summit begins at 11:00 in Astana.",
     [("date", "10:30", "11:00")]),
    ("en", "It was -5 degrees in Osh.", "It was 5 degrees in Osh.", [("number", "-5", "5")]),
    ("ru", "Погибли 12 человек, сообщили в МЧС.", "Погибли 15 человек, сообщили в МЧС.", [("number", "12", "15")]),
    ("ru", "Объём вырос на 3,5 процента.", "Объём вырос на 4,5 процента.", [("number", "3,5", "4,5")]),
    ("ru", "Выделено 12 500 тонн зерна.", "Выделено 13 500 тонн зерна.", [("number", "12 500", "13 500")]),
    ("ru", "Встреча пройдёт 12 мая в Астане.", "Встреча пройдёт 14 мая в Астане.", [("date", "12 мая", "14 мая")]),
    ("ru", "Открытие 01.06.2026 в Оше.", "Открытие 02.06.2026 в Оше.", [("date", "01.06.2026", "02.06.2026")]),
    ("zh", "事故造成12人死亡。", "事故造成15人死亡。", [("number", "12", "15")]),
    ("zh", "事故造成十二人死亡。", "事故造成十五人死亡。", [("number", "十二", "十五")]),
    ("zh", "会议将于5月12日举行。", "会议将于5月14日举行。", [("date", "5月12日", "5月14日")]),
    ("zh", "项目投资3.2亿元。", "项目投资4.2亿元。", [("number", "3.2", "4.2")]),
    ("kk", "Апаттан 12 адам қаза тапты.", "Апаттан 15 адам қаза тапты.", [("number", "12", "15")]),
    ("kk", "Жиын 12 қарашада өтеді.", "Жиын 14 қарашада өтеді.", [("date", "12 қарашада", "14 қарашада")]),
    ("ky", "Кырсыктан 12 киши каза болду.", "Кырсыктан 15 киши каза болду.", [("number", "12", "15")]),
    ("ky", "Жыйын 12-майда өтөт.", "Жыйын 14-майда өтөт.", [("date", "12-майда", "14-майда")]),
    ("uz", "Halokatda 12 kishi halok bo'ldi.", "Halokatda 15 kishi halok bo'ldi.", [("number", "12", "15")]),
    ("uz", "Uchrashuv 12-may kuni bo'ladi.", "Uchrashuv 14-may kuni bo'ladi.", [("date", "12-may", "14-may")]),
    ("uz", "Ҳалокатда 12 киши ҳалок бўлди.", "Ҳалокатда 15 киши ҳалок бўлди.", [("number", "12", "15")]),
    ("tg", "Дар садама 12 нафар ҳалок шуд.", "Дар садама 15 нафар ҳалок шуд.", [("number", "12", "15")]),
    ("tg", "Мулоқот 12 майи соли 2026 мешавад.", "Мулоқот 14 майи соли 2026 мешавад.", None),
    ("tk", "Heläkçilikde 12 adam öldi.", "Heläkçilikde 15 adam öldi.", [("number", "12", "15")]),
    ("tk", "Duşuşyk 12-nji maýda geçer.", "Duşuşyk 14-nji maýda geçer.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after", "facts"), FACTS, ids=[f"{row[0]}: {row[2]}" for row in FACTS])
def test_a_number_or_a_date_that_changed_is_told_beside_its_passage(language, before, after, facts) -> None:
    """What it was and what it is, in headline and text alike; where a date is not seen as one, its day is a number."""
    for old, new in ((Text(body=before), Text(body=after)), (Text(title=before), Text(title=after))):
        passage, *found = told(checked(old, new))
        assert passage[1:] == (before, after)
        assert found == (facts if facts is not None else found)
        assert found


TRIFLES = [
    ("en", "spaces", "The port opened.  It is new.", "The port opened. It is new."),
    ("en", "quotes", 'He said: "It is new."', "He said: “It is new.”"),
    ("en", "dashes", "The port - a new one - opened.", "The port — a new one — opened."),
    ("en", "a full stop", "The port opened", "The port opened."),
    ("en", "case", "The President spoke.", "The president spoke."),
    ("en", "a hyphen", "He wrote an e-mail.", "He wrote an email."),
    ("en", "thousands", "They sold 12,500 tons.", "They sold 12 500 tons."),
    ("en", "an order of day and month", "It opens on 12 May 2026.", "It opens on May 12, 2026."),
    ("en", "a paragraph split", "The port opened. It is new.", "The port opened.\n\nIt is new."),
    ("en", "the time of an update", "Text.\n\nUpdated: 12 May 2026, 10:30", "Text.\n\nUpdated: 13 May 2026, 11:45"),
    ("en", "views", "Text.\n\n1,204 views | 3 comments", "Text.\n\n2,008 views | 17 comments"),
    ("en", "a link", "Text.\n\nRead also: The old port closes", "Text.\n\nRead also: A new bridge is built"),
    ("en", "time to read", "3 min read\n\nText of it.", "4 min read\n\nText of it."),
    ("ru", "quotes", 'Компания "Порт" открыта.', "Компания «Порт» открыта."),
    ("ru", "ё", "Объем вырос еще раз.", "Объём вырос ещё раз."),
    ("ru", "the time of an update", "Текст.\n\nОбновлено: 12 мая 2026, 10:30",
     "Текст.\n\nОбновлено: 12 мая 2026, 12:15"),
    ("ru", "views", "Текст.\n\nПросмотров: 120", "Текст.\n\nПросмотров: 1 304"),
    ("ru", "a link", "Текст.\n\nЧитайте также: Порт закрыт", "Текст."),
    ("zh", "punctuation", "他说：“港口开放。”", "他说:「港口开放。」"),
    ("zh", "the time of an update", "港口开放了。\n\n更新时间：2026-05-12 10:30",
     "港口开放了。\n\n更新时间：2026-05-12 12:30"),
    ("zh", "reads", "港口开放了。\n\n阅读量：120", "港口开放了。\n\n阅读量：3045"),
    ("zh", "a link", "港口开放了。\n\n相关阅读：旧港口", "港口开放了。\n\n相关阅读：新桥梁"),
    ("kk", "views", "Мәтін осында.\n\nҚаралды: 120", "Мәтін осында.\n\nҚаралды: 400"),
    ("kk", "quotes", 'Ол "жаңа порт" деді.', "Ол «жаңа порт» деді."),
    ("ky", "views", "Текст бул жерде.\n\nКөрүлдү: 120", "Текст бул жерде.\n\nКөрүлдү: 400"),
    ("uz", "apostrophes", "O'zbekiston porti ochildi.", "Oʻzbekiston porti ochildi."),
    ("uz", "views", "Matn shu yerda.\n\n120 marta o'qildi", "Matn shu yerda.\n\n400 marta oʻqildi"),
    ("tg", "a link", "Матн ин ҷост.\n\nИнчунин хонед: Бандари нав", "Матн ин ҷост."),
    ("tk", "views", "Tekst şu ýerde.\n\nOkaldy: 120", "Tekst şu ýerde.\n\nOkaldy: 400"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "what", "before", "after"), TRIFLES, ids=[f"{row[0]}: {row[1]}" for row in TRIFLES]
)
def test_what_a_reader_would_call_no_change_is_cosmetic(language, what, before, after) -> None:
    """It is told, both ways, and is not substantial."""
    for old, new in ((before, after), (after, before)):
        found = checked(Text(body=old), Text(body=new))
        assert {change.kind for change in found} == {"cosmetic"}
        assert not is_substantial(found)


SUBSTANCE = [
    ("en", "a word", "The port opened.", "The port closed."),
    ("en", "a decimal point", "It cost 5.5 million.", "It cost 55 million."),
    ("en", "a sign", "It cost $5 million.", "It cost €5 million."),
    ("en", "percent", "It grew by 5%.", "It grew by 5."),
    ("en", "a date within a sentence", "The list was updated on 12 May.", "The list was updated on 13 May."),
    ("en", "a count within a sentence", "The film had 120 views a day.", "The film had 140 views a day."),
    ("en", "a negation", "He did sign it.", "He did not sign it."),
    ("ru", "a word", "Порт открыт.", "Порт закрыт."),
    ("zh", "a character", "港口开放了。", "港口关闭了。"),
    ("kk", "an ending", "Порт ашылды.", "Порт ашылмады."),
    ("uz", "a name", "Uchrashuv Toshkentda bo'ldi.", "Uchrashuv Samarqandda bo'ldi."),
    ("tg", "a word", "Бандар кушода шуд.", "Бандар баста шуд."),
    ("tk", "a word", "Port açyldy.", "Port ýapyldy."),
    ("ky", "a word", "Порт ачылды.", "Порт жабылды."),
]


@pytest.mark.parametrize(
    ("language", "what", "before", "after"), SUBSTANCE, ids=[f"{row[0]}: {row[1]}" for row in SUBSTANCE]
)
def test_another_meaning_is_substantial(language, what, before, after) -> None:
    """However small; and in a headline as in a text."""
    assert is_substantial(checked(Text(body=before), Text(body=after)))
    assert is_substantial(checked(Text(title=before), Text(title=after)))


def test_a_new_headline_is_told_with_its_number() -> None:
    found = checked(Text(title="12 dead in mine blast"), Text(title="15 dead in mine blast"))
    assert told(found) == [
        ("title", "12 dead in mine blast", "15 dead in mine blast"),
        ("number", "12", "15"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dry port opens", "UPDATED: Dry port opens"),
        ("Порт открыт", "Порт открыт (обновлено)"),
        ("Dry port opens", "Dry port opens | The Gazette"),
        ("Dry port opens at Khorgos", "Dry Port Opens at Khorgos"),
    ],
)
def test_a_label_or_a_sites_name_beside_a_headline_is_cosmetic(before, after) -> None:
    assert [change.kind for change in checked(Text(title=before), Text(title=after))] == ["cosmetic"]


def test_paragraphs_are_added_removed_reworded_and_moved() -> None:
    """In the new order; what is gone where it was."""
    zero, one, two, three, four = (
        "Khorgos stands where the road and the railway cross the border.",
        "The two countries opened a dry port at Khorgos on Friday.",
        "Officials of both railways said that trains will pass from Monday on.",
        "Traders of the region have waited for it since the spring of last year.",
        "A second port is planned for the northern line, the ministry added.",
    )
    after = [
        four,
        zero,
        one,
        two.replace("Monday", "Tuesday"),
        "Nothing is known of the price of all this, critics say.",
    ]
    found = checked(Text(body=f"{zero}\n\n{one}\n\n{two}\n\n{three}\n\n{four}"), Text(body="\n\n".join(after)))
    assert [(change.kind, change.before or "", change.after or "") for change in found] == [
        ("moved", four, four),
        ("reworded", two, after[3]),
        ("removed", three, ""),
        ("added", "", after[4]),
    ]


def test_a_text_that_comes_first_is_no_change_of_the_article() -> None:
    """Its page had not answered before."""
    found = checked(Text(), Text(body="The port opened.\n\nIt is new."))
    assert [(change.kind, change.substantial) for change in found] == [("text", False)]


def test_a_summary_that_goes_on_is_cosmetic_and_one_that_says_something_else_is_not() -> None:
    cut = checked(Text(standfirst="The port opened on…"), Text(standfirst="The port opened on Friday."))
    other = checked(Text(standfirst="The port opened."), Text(standfirst="The port closed."))
    come = checked(Text(), Text(standfirst="The port opened."))
    assert [(change.kind, change.substantial) for change in (*cut, *other, *come)] == [
        ("cosmetic", False),
        ("standfirst", True),
        ("standfirst", False),
    ]


def test_no_number_is_guessed_to_have_become_another() -> None:
    """In a passage that says something else altogether, or with more numbers than before."""
    said = of_bodies("The blast killed 12 and hurt 30 in the mine.", "The blast killed 15 people in the mine.")
    assert [change.kind for change in said] == ["reworded"]


def test_the_same_text_has_no_changes() -> None:
    assert changes(Text(body="The port."), Text(body="The port.")) == ()


def test_words_are_marked_and_chinese_characters() -> None:
    """With where they stand in both."""
    assert [
        (before[mark.before_start : mark.before_end], after[mark.after_start : mark.after_end])
        for before, after in (
            ("The port opened on Friday.", "The new port opened on Monday."),
            ("港口开放了", "港口关闭了"),
        )
        for mark in marks(before, after)
    ] == [("", "new"), ("Friday", "Monday"), ("开放", "关闭")]


def test_a_rewritten_text_puts_the_marked_words_in_their_place() -> None:
    """Before, with the marked words replaced, says what after says."""
    picks = random.Random(7)  # noqa: S311
    words = "port opened the a 12 15 Friday, «new» 港 口 — said . 3,5 O'zbekiston".split()  # noqa: SIM905
    for _ in range(300):
        before, after = (" ".join(picks.choices(words, k=picks.randint(0, 30))) for _ in range(2))
        made, at = "", 0
        for mark in marks(before, after):
            made += before[at : mark.before_start] + " " + after[mark.after_start : mark.after_end] + " "
            at = mark.before_end
        made += before[at:]
        assert not is_substantial(of_bodies(made, after)) or not after.strip() or not made.strip()


def hostile() -> list[tuple[str, str]]:
    picks = random.Random(3)  # noqa: S311
    noise = ["".join(picks.choices("ab c", k=40_000)) for _ in range(2)]
    han = ["".join(chr(picks.randrange(0x4E00, 0x5000)) for _ in range(20_000)) for _ in range(2)]
    lines = ["\n\n".join(picks.choices(["a b", "b a", "c 1", "c 2"], k=7_000)) for _ in range(2)]
    digits = ["1 " * 20_000, "2 " * 20_000]
    marked = ["'" * 40_000, "a'" * 20_000]
    return [tuple(pair) for pair in (noise, han, lines, digits, marked, ["a\n" * 20_000, "b\n" * 20_001])]


@pytest.mark.parametrize("number", range(6))
def test_hostile_texts_take_bounded_time(number) -> None:
    """Texts of twice the usual length, made to be compared for ever."""
    before, after = hostile()[number]
    started = time.process_time()
    found = of_bodies(before, after)
    assert len(found) <= 501
    assert time.process_time() - started < 20, "it would take hours"
