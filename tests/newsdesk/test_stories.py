from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from newsdesk.portraits import paint
from newsdesk.records import ArticleId
from newsdesk.stories import TOGETHER, WINDOW, Piece, group, story_of

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)

# Invented. Each happening: (language, headline, text), told by several papers.
DAM = [
    (
        "en",
        "Cracks found in the Orto-Tash dam",
        (
            "Engineers found cracks in the Orto-Tash dam above the town of Belovod on 9 March and began to let "
            "water out of the reservoir. Some 1,340 families were told to be ready to leave, said Kanybek Sadyrov "
            "of the water office."
        ),
    ),
    (
        "en",
        "Families above Belovod told to get ready as dam leaks",
        (
            "Water is being let out of the Orto-Tash reservoir after engineers saw cracks in its dam. Kanybek "
            "Sadyrov, who heads the water office, said 1,340 families near Belovod may have to leave."
        ),
    ),
    (
        "ru",
        "На плотине Орто-Таш нашли трещины",
        (
            "Инженеры обнаружили трещины на плотине Орто-Таш выше города Беловод 9 марта и начали спускать воду. "
            "По словам главы водного ведомства Каныбека Садырова, 1 340 семей должны быть готовы к отъезду."
        ),
    ),
    (
        "ky",
        "Орто-Таш тосмосунан жарака табылды",
        (
            "Инженерлер 9-мартта Беловод шаарынын үстүндөгү Орто-Таш тосмосунан жарака таап, сууну чыгара "
            "башташты. Каныбек Садыров 1 340 үй-бүлө көчүүгө даяр болушу керек деди."
        ),
    ),
]
COTTON = [
    (
        "en",
        "Two cotton mills to be built in Gulbahor",
        (
            "A company from Ningxia will build two cotton mills in the Gulbahor district for 84 million dollars, "
            "the provincial governor Rustam Ergashev announced. The first is to spin yarn from next autumn and to "
            "employ 620."
        ),
    ),
    (
        "ru",
        "В Гульбахоре построят две хлопковые фабрики",
        (
            "Компания из Нинся построит в районе Гульбахор две хлопковые фабрики за 84 миллиона долларов, сообщил "
            "хоким Рустам Эргашев. Первая начнёт прясть пряжу осенью и даст работу 620 человек."
        ),
    ),
    (
        "uz",
        "Gulbahorda ikkita paxta fabrikasi quriladi",
        (
            "Ningsyadan kelgan kompaniya Gulbahor tumanida 84 million dollarga ikkita paxta fabrikasini quradi, "
            "dedi hokim Rustam Ergashev. Birinchisi kuzdan ip yigiradi va 620 kishiga ish beradi."
        ),
    ),
]
CHESS = [
    (
        "en",
        "Schoolgirl wins chess open in Turkistan",
        (
            "Fourteen-year-old Aigerim Dosova won the chess open in Turkistan with eight points of nine. In the "
            "last round she held a rook ending against the favourite, grandmaster Levan Kiknadze."
        ),
    ),
    (
        "ru",
        "Школьница выиграла шахматный турнир в Туркестане",
        (
            "Четырнадцатилетняя Айгерим Досова выиграла шахматный турнир в Туркестане, набрав восемь очков из "
            "девяти. В последнем туре она удержала ладейный эндшпиль против гроссмейстера Левана Кикнадзе."
        ),
    ),
]


def piece(number, told, *, hours=0, **more):
    language, title, body = told
    tags = more.pop("tags", None)
    at = more.pop("at", NOON + timedelta(hours=hours))
    portrait = paint(title, None, body, language=language, tags=tags, vector=more.pop("vector", None))
    return Piece(article_id=ArticleId(f"{number:016x}"), portrait=portrait, at=at, **more)


def arrival(*happenings):
    told = [each for happening in happenings for each in happening]
    return [piece(number, each, hours=number) for number, each in enumerate(told)]


def parts(stories):
    """The articles of each story, by their numbers."""
    found = {}
    for article_id, story_id in sorted(stories.items()):
        found.setdefault(story_id, []).append(int(article_id, 16))
    return sorted(found.values())


def held(pieces, grouping):
    """The same articles, as they are when the next ones arrive."""
    return [
        Piece(
            article_id=each.article_id,
            portrait=each.portrait,
            at=each.at,
            story_id=grouping.stories[each.article_id],
            copy_of=each.copy_of,
        )
        for each in pieces
    ]


def late(pieces):
    return [(each.portrait, 1.0) for each in pieces]


def test_articles_on_one_happening_are_one_story_whatever_their_languages():
    """By words within a language; by names, numbers and days between languages."""
    grouping = group(arrival(DAM, COTTON, CHESS), (), late=())
    assert parts(grouping.stories) == [[0, 1, 2, 3], [4, 5, 6], [7, 8]]


def test_chinese_joins_by_tags_numbers_and_days():
    """It has no words, and no spellings of names, in common with the others."""
    tags = {"person/rustam-ergashev": 2, "place/gulbahor": 2, "country/UZ": 1, "country/CN": 1}
    english = piece(0, COTTON[0], tags=tags)
    chinese = piece(
        1,
        ("zh", "古尔巴霍尔将建两座棉纺厂", "州长宣布，宁夏一家公司将投资8400万美元建厂，首座工厂将雇用620人。"),
        tags=tags,
    )
    other = piece(2, ("zh", "州长出席植树活动", "州长与学生一起在河边种树，活动持续一天。"), tags={"country/UZ": 1})
    assert parts(group([english, chinese, other], (), late=()).stories) == [[0, 1], [2]]


def test_a_story_takes_its_name_from_the_article_it_begins_with():
    """The first report; an undated article is no first report."""
    pieces = [piece(0, DAM[0], hours=5), piece(1, DAM[1], hours=1), piece(2, DAM[2], at=None)]
    grouping = group(pieces, (), late=())
    assert set(grouping.stories.values()) == {story_of(pieces[1].article_id)}


def test_an_article_joins_the_story_that_is_held_and_changes_no_name():
    first = arrival(DAM, COTTON)
    before = group(first, (), late=())
    second = [piece(20, DAM[1], hours=30)]
    grouping = group(second, held(first, before), late=late(first))
    assert grouping.stories[second[0].article_id] == before.stories[first[0].article_id]
    assert not grouping.merges


def test_an_earlier_report_that_comes_late_does_not_rename_the_story():
    """Names that others may have stored already stay."""
    first = [piece(0, DAM[0], hours=9)]
    before = group(first, (), late=())
    second = [piece(1, DAM[1], hours=1)]
    assert group(second, held(first, before), late=late(first)).stories[second[0].article_id] == story_of(
        first[0].article_id
    )


def test_grouping_the_same_again_gives_the_same():
    pieces = arrival(DAM, COTTON, CHESS)
    assert group(pieces, (), late=()) == group(pieces, (), late=())
    grouping = group(pieces, (), late=())
    again = group((), held(pieces, grouping), late=late(pieces))
    assert (dict(again.stories), list(again.merges)) == ({}, [])


@pytest.mark.parametrize("seed", range(8))
def test_the_order_within_an_arrival_does_not_matter(seed):
    pieces = arrival(DAM, COTTON, CHESS)
    before = group(pieces[:3], (), late=())
    expected = group(pieces[3:], held(pieces[:3], before), late=late(pieces[:3]))
    shuffled, kept = pieces[3:], held(pieces[:3], before)
    chance = random.Random(seed)  # noqa: S311
    chance.shuffle(shuffled)
    chance.shuffle(kept)
    given = group(shuffled, kept, late=late(pieces[:3]))
    assert given.stories == expected.stories
    assert set(given.reasons) == set(expected.reasons)
    assert set(given.merges) == set(expected.merges)


def test_a_copy_follows_its_original_whatever_it_says():
    """Its headline may be about anything, it may be a copy of a copy, and it is no evidence for anybody."""
    pieces = arrival(DAM, COTTON)
    copy = piece(30, ("en", "Weather", "Rain."), copy_of=pieces[0].article_id)
    second = piece(31, CHESS[0], copy_of=copy.article_id)
    grouping = group([*pieces, copy, second], (), late=())
    assert (
        grouping.stories[copy.article_id]
        == grouping.stories[second.article_id]
        == grouping.stories[ArticleId(f"{0:016x}")]
    )
    assert not {copy.article_id, second.article_id} & {reason.article_id for reason in grouping.reasons}
    assert not {copy.article_id, second.article_id} & {reason.with_article for reason in grouping.reasons}
    assert grouping.keys[copy.article_id] == grouping.keys[pieces[0].article_id]


def test_a_copy_joins_the_story_of_a_held_original():
    first = arrival(DAM)
    before = group(first, (), late=())
    copy = piece(30, CHESS[0], copy_of=first[2].article_id)
    grouping = group([copy], held(first, before), late=late(first))
    assert grouping.stories[copy.article_id] == before.stories[first[2].article_id]


def test_a_copy_whose_original_is_not_at_hand_stands_for_itself():
    copy = piece(30, DAM[1], copy_of=ArticleId("f" * 16))
    assert parts(group([piece(0, DAM[0]), copy], (), late=()).stories) == [[0, 30]]


def test_stories_do_not_outlast_the_window():
    """The dam that cracks again a month later is another story."""
    pieces = [piece(0, DAM[0]), piece(1, DAM[1], at=NOON + WINDOW + timedelta(hours=1)), piece(2, DAM[2], at=None)]
    assert parts(group(pieces[:2], (), late=()).stories) == [[0], [1]]
    assert parts(group(pieces[::2], (), late=()).stories) == [[0, 2]]


SUMMIT = [
    (
        "en",
        "Leaders of six states sign the Aral pact in Kerben",
        (
            "The presidents of six states signed a pact on the Aral basin in Kerben on 18 May. They agreed on "
            "quotas of water until 2040 and on a fund of 500 million dollars, and planted a garden together."
        ),
    ),
    (
        "en",
        "Aral pact signed at the Kerben summit",
        (
            "At their summit in Kerben on 18 May six presidents signed the Aral pact: quotas of water until 2040 "
            "and a fund of 500 million dollars. A gala concert closed the day."
        ),
    ),
]
MINISTERS = [
    (
        "en",
        "Foreign ministers meet in Kerben ahead of the summit",
        (
            "Foreign ministers of six states met in Kerben on 27 April to go through the agenda of the coming "
            "summit. They spoke of visas, railways and trade, and left the question of quotas to experts."
        ),
    ),
    (
        "en",
        "Ministers prepare the Kerben agenda",
        (
            "Visas, railways and trade were what foreign ministers of six states talked about in Kerben on 27 "
            "April, going through the agenda of the summit that is to come. Experts will deal with quotas."
        ),
    ),
]


def test_the_summit_and_the_ministers_meeting_before_it_are_two_stories():
    """Place, states and subject are the same; the day and what was done are not."""
    at = [timedelta(days=-12), timedelta(days=-12, hours=2), timedelta(0), timedelta(hours=3)]
    told = [*MINISTERS, *SUMMIT]
    pieces = [piece(number, each, at=NOON + at[number]) for number, each in enumerate(told)]
    assert parts(group(pieces, (), late=()).stories) == [[0, 1], [2, 3]]


GREETING = (
    "The head of state sent his congratulations to {name}, president of {land}, on the national holiday of {land}."
    " He wished {name} good health and success, and the people of {land} peace and prosperity. Relations with "
    "{land} will grow further, he is sure."
)
LANDS = [
    ("Kestutis Arvydas", "Sudovia"),
    ("Imre Balogh", "Pannonia"),
    ("Tamar Gelovani", "Colchis"),
    ("Hugo Prats", "Tarraco"),
]


def test_one_greeting_to_four_presidents_is_four_stories():
    """Forms filled in twice differ in the words that matter."""
    told = [("en", f"{name} of {land} congratulated", GREETING.format(name=name, land=land)) for name, land in LANDS]
    assert parts(group([piece(n, each) for n, each in enumerate(told)], (), late=()).stories) == [[0], [1], [2], [3]]


def test_one_form_of_chinese_filled_in_twice_is_two_stories():
    """It shows no names: what the other article does not say at all stands for them."""
    form = (
        "议长{day}在首都会见到访的{name}总统。议长表示，两国关系发展顺利，"
        "愿同{name}扩大贸易，加强各领域合作。总统对此表示感谢。"
    )
    told = [("zh", f"议长会见{name}总统", form.format(day="今天", name=name)) for name in ("卡努里亚", "索夫达尼")]
    again = ("zh", "卡努里亚总统与议长会晤", form.format(day="当天", name="卡努里亚"))
    pieces = [piece(number, each, hours=number) for number, each in enumerate([*told, again])]
    assert parts(group(pieces, (), late=()).stories) == [[0, 2], [1]]


def test_two_countries_in_common_are_no_story():
    """Chinese articles share little with others but tags, and countries are in many happenings."""
    tags = {"country/KZ": 4, "country/CN": 3}
    chinese = piece(0, ("zh", "水库大坝出现裂缝", "工程师发现裂缝后开始放水。"), tags=tags)
    assert parts(group([chinese, piece(1, CHESS[0], tags=tags)], (), late=()).stories) == [[0], [1]]


def test_every_reason_names_what_both_articles_have():
    pieces = arrival(DAM, COTTON, CHESS)
    portraits = {each.article_id: each.portrait for each in pieces}
    reasons = group(pieces, (), late=()).reasons
    assert {reason.article_id for reason in reasons} == set(portraits)
    for reason in reasons:
        one, other = portraits[reason.article_id], portraits[reason.with_article]
        assert reason.terms
        for term in reason.terms:
            assert term in {*one.words, *one.anchors}
            assert term in {*other.words, *other.anchors}
        assert 0 < reason.similarity <= 1


def test_an_article_alone_has_no_reason_and_is_found_by_its_keys():
    grouping = group([piece(0, CHESS[0])], (), late=())
    assert not grouping.reasons
    (keys,) = grouping.keys.values()
    assert "aigeri" in keys


BRIDGES = [
    (
        "en",
        "Bridge over the Naryn closed",
        "The bridge over the Naryn at Karakol was closed after lorries damaged two piers.",
    ),
    (
        "en",
        "Lorries detour at Karakol",
        "Lorries take a detour of 90 kilometres as the Naryn bridge at Karakol has damaged piers.",
    ),
    (
        "en",
        "Naryn bridge closed, lorries take a detour of 90 kilometres",
        (
            "The bridge over the Naryn at Karakol was closed after lorries damaged two piers. Lorries take a "
            "detour of 90 kilometres as the Naryn bridge has damaged piers."
        ),
    ),
]


def test_stories_that_turn_out_to_be_one_are_merged_into_the_oldest_each_once():
    """Whoever stored the other names finds them among the merges."""
    apart = [piece(n, each, hours=n, story_id=story_of(ArticleId(f"{n:016x}"))) for n, each in enumerate(BRIDGES[:2])]
    apart.append(piece(2, BRIDGES[2], hours=2, story_id=story_of(ArticleId(f"{2:016x}"))))
    grouping = group([piece(9, BRIDGES[2], hours=5)], apart, late=())
    into = story_of(ArticleId(f"{0:016x}"))
    assert grouping.stories == {ArticleId(f"{9:016x}"): into}
    assert sorted((merge.story_id, merge.into) for merge in grouping.merges) == sorted(
        (story_of(ArticleId(f"{n:016x}")), into) for n in (1, 2)
    )
    assert all(merge.similarity >= TOGETHER for merge in grouping.merges)


def test_vectors_join_what_no_word_does():
    """With a model, languages that share neither script nor names: the same direction is the same subject."""
    told = [
        ("en", "Apples ripen early", "The orchards expect a good harvest after the mild spring."),
        ("zh", "今年果园丰收", "果农说天气好，收成比去年多。"),
        ("zh", "列车时刻调整", "春季起班次增加，旅客可提前购票。"),
        ("en", "Trains run more often", "The spring timetable brings extra services to the coast."),
    ]
    about = [[1.0, 0.0, 1.0], [1.0, 0.0, -1.0]]
    vectors = [[9.0, *about[0]], [-9.0, *about[0]], [-9.0, *about[1]], [9.0, *about[1]]]
    pieces = [piece(n, each, vector=vector) for n, (each, vector) in enumerate(zip(told, vectors, strict=True))]
    background = [(each.portrait, 1.0) for each in pieces] * 200
    assert parts(group(pieces, (), late=background).stories) == [[0, 1], [2, 3]]
    without = [piece(n, each) for n, each in enumerate(told)]
    assert parts(group(without, (), late=()).stories) == [[0], [1], [2], [3]]


def test_articles_without_a_vector_are_grouped_beside_those_with_one():
    """A model that was switched on yesterday."""
    pieces = [piece(0, DAM[0], vector=[1.0, 0.0]), piece(1, DAM[1]), piece(2, COTTON[0], vector=[0.0, 1.0])]
    assert parts(group(pieces, (), late=()).stories) == [[0, 1], [2]]


def test_many_articles_of_one_form_cost_little():
    """A key that hundreds hold finds nobody: no article is compared with all others."""
    told = [
        ("en", "Rates", f"The rate of the day is {n} for a unit of the currency, said the bank.") for n in range(600)
    ]
    pieces = [piece(n, each, hours=n / 10) for n, each in enumerate(told)]
    grouping = group(pieces, (), late=())
    assert len(grouping.stories) == 600


def test_empty_articles_are_stories_of_their_own():
    pieces = [piece(n, ("und", "", ""), at=None) for n in range(3)]
    stories = group(pieces, (), late=()).stories
    assert all(one != other for one, other in pairwise(stories.values()))
