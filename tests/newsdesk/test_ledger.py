"""Whether two articles speak of the same promise: pairs of findings made by hand, in eight languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from newsdesk.joining import finding_ids, join
from newsdesk.ledger import Told, compare
from newsdesk.records import Commitment

DAY = timedelta(days=1)
HEARD = datetime(2025, 6, 17, 9, tzinfo=UTC)
FIVE = ("KZ", "KG", "TJ", "TM", "UZ")
_numbers = count(1)


def told(language: str, what: str, *, days: int = 0, text: str | None = None, **changes: Any) -> Told:
    """A promise as an article in a language tells it, so many days later; each an article of its own."""
    number = next(_numbers)
    article_id = f"{number:016x}"
    fields: dict[str, Any] = {
        "actor": "CN",
        "beneficiaries": ("KZ",),
        "stage": "pledged",
        "what": what,
        "field": "body",
        "start_char": number,
        "end_char": number + len(what),
        "sentence": changes.pop("sentence", f"{what} ({number})."),
        "rule_id": "test",
    }
    return Told(
        finding_id=f"{number:016x}",
        article_id=changes.pop("article_id", article_id),
        text_id=text or article_id,
        language=language,
        heard_at=HEARD + days * DAY,
        loaded_at=HEARD + days * DAY,
        said=Commitment(**fields | changes),
    )


TRAINING: dict[str, Any] = {
    "object": "training", "quantity": 1500.0, "unit": "people", "due_to": date(2028, 6, 17), "beneficiaries": FIVE,
}  # fmt: skip
RAILWAY: dict[str, Any] = {
    "object": "railway", "names": ("project/cku-railway",), "beneficiaries": ("CN", "KG", "UZ"),
}  # fmt: skip
LOAN: dict[str, Any] = {"object": "loan", "quantity": 4.7e9, "currency": "USD", "beneficiaries": ("KG",)}
PLANT: dict[str, Any] = {
    "object": "power plant", "quantity": 500.0, "unit": "MW", "beneficiaries": ("UZ",), "names": ("place/bukhara",),
}  # fmt: skip
SCHOOLS: dict[str, Any] = {"actor": "KZ", "beneficiaries": ("KZ",), "object": "school", "quantity": 369.0}
NO_NUMBER: dict[str, Any] = {"quantity": None, "unit": None, "currency": None}


ARTICLE = {"article_id": "a" * 16, "text": "a" * 16}

SAME = {
    "a promise that is told again while it runs": (
        told("en", "train 1,500 people", **TRAINING),
        told("zh", "培训1500人", days=800, **TRAINING | {"due_to": None}),
    ),
    "what was promised and never dated is delivered two years later": (
        told("en", "train 1,500 people", **TRAINING | {"due_to": None}),
        told("ru", "обучил 1500 человек", days=800, **TRAINING | {"due_to": None}, stage="delivered"),
    ),
    "headline and body of one article": (
        told("en", "China to send buses", object="bus", field="title", **NO_NUMBER, **ARTICLE),
        told("en", "30 buses are to be delivered by Beijing", object="bus", quantity=30.0, **ARTICLE),
    ),
    "the same number of the same thing, twice in one article": (
        told("zh", "援助30辆公交车", object="bus", quantity=30.0, **ARTICLE),
        told("zh", "交付三十辆大巴", object="bus", quantity=30.0, **ARTICLE),
    ),
    "told in English and in Russian": (
        told("en", "train 1,500 people of Central Asia", **TRAINING),
        told("ru", "подготовит 1500 человек для Центральной Азии", **TRAINING),
    ),
    "told in Chinese, and counted there as places": (
        told("zh", "为中亚国家提供1500个培训名额", **TRAINING | {"unit": "名额"}),
        told("kk", "Орталық Азия үшін 1500 маман даярлайды", **TRAINING),
    ),
    "told in Kyrgyz and in Uzbek": (
        told("ky", "1500 адисти даярдайт", **TRAINING),
        told("uz", "1500 nafar mutaxassis tayyorlaydi", **TRAINING),
    ),
    "told in Tajik and in Turkmen, some weeks apart": (
        told("tg", "1500 нафар мутахассисро омода мекунад", **TRAINING),
        told("tk", "1500 hünärmen taýýarlar", days=30, **TRAINING),
    ),
    "over so many is so many": (
        told("en", "train more than 1,500 people", **TRAINING | {"bound": "over"}),
        told("ru", "обучит 1500 человек", **TRAINING),
    ),
    "numbers within two percent are one": (
        told("en", "lend 4.7 billion dollars", **LOAN),
        told("ru", "предоставит кредит в 4,68 млрд долларов", **LOAN | {"quantity": 4.68e9}),
    ),
    "a number within the other's range is no other": (
        told("en", "lend 4.5 to 4.8 billion dollars", **LOAN | {"quantity": 4.5e9, "quantity_to": 4.8e9}),
        told("zh", "提供47亿美元贷款", **LOAN),
    ),
    "one gives the day, one the year": (
        told("en", "train 1,500 people", **TRAINING),
        told("zh", "培训1500人", **TRAINING | {"due_to": date(2028, 12, 31)}),
    ),
    "within three years, told a month later": (
        told("en", "train 1,500 people", **TRAINING | {"due_from": date(2025, 12, 20), "due_to": date(2028, 12, 20)}),
        told("ru", "обучит 1500 человек", days=30,
             **TRAINING | {"due_from": date(2026, 1, 19), "due_to": date(2029, 1, 19)}),
    ),
    "the period is missing in one": (
        told("en", "train 1,500 people", **TRAINING),
        told("ru", "обучит 1500 человек", **TRAINING | {"due_to": None}),
    ),
    "one names fewer parties": (
        told("en", "train 1,500 people", **TRAINING),
        told("ky", "1500 адисти даярдайт", **TRAINING | {"beneficiaries": ("KG",)}),
    ),
    "a project from the contract to the start": (
        told("en", "the contract for the railway", **RAILWAY, stage="signed"),
        told("ru", "строительство железной дороги", days=200, **RAILWAY, stage="started"),
    ),
    "a project from the start to its delivery, in Chinese": (
        told("zh", "中吉乌铁路开工", **RAILWAY, stage="started", due_to=date(2030, 12, 31)),
        told("ky", "темир жол курулуп бүттү", days=900, **RAILWAY, stage="delivered", due_to=date(2029, 3, 1)),
    ),
    "a project that is delayed to another year": (
        told("en", "the railway is to be ready in 2030", **RAILWAY, due_to=date(2030, 12, 31)),
        told("uz", "temir yo‘l 2032-yilda bitadi", days=400, **RAILWAY, stage="delayed", due_to=date(2032, 12, 31)),
    ),
    "a project whose length is missing in one": (
        told("en", "build the 523 km railway", **RAILWAY, quantity=523.0, unit="km"),
        told("tg", "сохтмони роҳи оҳан", **RAILWAY, stage="started"),
    ),
    "a project by its number, whatever the thing is called": (
        told("en", "finance the line with 2.35 billion", **RAILWAY | {"object": None}, quantity=2.35e9, currency="USD"),
        told("ru", "кредит в 2,35 млрд", **RAILWAY, quantity=2.35e9, currency="USD"),
    ),
    "a project told by the same words": (
        told("en", "dig three tunnels at the pass", **RAILWAY | {"object": None}),
        told("en", "three tunnels dug at the pass", days=3, **RAILWAY | {"object": None}),
    ),
    "a power plant of a place": (
        told("en", "a 500 MW solar plant near Bukhara", **PLANT),
        told("ru", "солнечная станция на 500 МВт под Бухарой", **PLANT),
    ),
    "two names besides the thing and the parties": (
        told("en", "a plant in Navoi", beneficiaries=("UZ",), object="plant", due_to=date(2027, 12, 31),
             names=("organisation/tbea", "place/navoi")),
        told("zh", "在纳沃伊建厂", beneficiaries=("UZ",), object="plant", due_to=date(2027, 6, 30),
             names=("organisation/tbea", "place/navoi")),
    ),
    "the same words within a language": (
        told("ru", "построит логистический центр на границе с Узбекистаном", object="centre"),
        told("ru", "построить логистический центр на границе с Узбекистаном", object="centre", days=5),
    ),
    "the same sentence in two papers": (
        told("kk", "жаңа өткізу бекеті", sentence="Екі ел шекарада жаңа өткізу бекетін биыл күзде салып бітірмек."),
        told("kk", "өткізу бекетін салу", sentence="Екі ел шекарада жаңа өткізу бекетін биыл күзде салып бітірмек."),
    ),
    "the same words of Uzbek in either alphabet": (
        told("uz", "chegarada sovutgichli yangi logistika markazi quradi", beneficiaries=("UZ",), object="centre"),
        told("uz", "чегарада совутгичли янги логистика маркази қуради", beneficiaries=("UZ",), object="centre"),
    ),
    "a joint deed, told from either side": (
        told("en", "a visa-free regime of 30 days", actor="CN", beneficiaries=("CN", "KZ"), object="visa",
             quantity=30.0, unit="days", due_to=date(2025, 11, 10), names=("place/astana",)),
        told("kk", "30 күндік визасыз режим", actor="KZ", beneficiaries=("CN", "KZ"), object="visa",
             quantity=30.0, unit="days", due_to=date(2025, 11, 10), names=("place/astana",)),
    ),
    "a promise at home": (told("kk", "369 мектеп салады", **SCHOOLS), told("ru", "построит 369 школ", **SCHOOLS)),
    "the actor is a company in both": (
        told("ru", "запустит производство 3500 автобусов в год", actor="Yutong", beneficiaries=("KZ", "CN"),
             object="bus", quantity=3500.0),
        told("ru", "производство 3500 автобусов в год запускает", actor="Yutong", beneficiaries=("KZ", "CN"),
             object="bus", quantity=3500.0, days=90),
    ),
}  # fmt: skip

APART = {
    "other numbers of people": (
        told("en", "train 1,500 people", **TRAINING),
        told("ru", "обучит 3000 человек", **TRAINING | {"quantity": 3000.0}),
    ),
    "numbers three percent apart": (
        told("en", "lend 4.7 billion dollars", **LOAN),
        told("en", "lend 4.85 billion dollars", **LOAN | {"quantity": 4.85e9}),
    ),
    "a range that ends below": (
        told("en", "lend 3 to 4 billion dollars", **LOAN | {"quantity": 3e9, "quantity_to": 4e9}),
        told("zh", "提供47亿美元贷款", **LOAN),
    ),
    "other lengths of one project": (
        told("en", "build 523 km of the railway", **RAILWAY, quantity=523.0, unit="km"),
        told("ru", "построит 305 км дороги", **RAILWAY, quantity=305.0, unit="km"),
    ),
    "due in other years": (
        told("en", "train 1,500 people", **TRAINING),
        told("zh", "培训1500人", **TRAINING | {"due_to": date(2030, 12, 31)}),
    ),
    "within three years, told a year later": (
        told("en", "train 1,500 people", **TRAINING | {"due_from": date(2025, 12, 20), "due_to": date(2028, 12, 20)}),
        told("ru", "обучит 1500 человек", days=366,
             **TRAINING | {"due_from": date(2026, 12, 21), "due_to": date(2029, 12, 20)}),
    ),
    "other projects": (
        told("en", "build the railway", **RAILWAY),
        told("ru", "строит железную дорогу", **RAILWAY | {"names": ("project/trans-afghan-railway",)}),
    ),
    "other giver, other receiver": (
        told("en", "train 1,500 people", **TRAINING),
        told("ru", "обучит 1500 человек", **TRAINING | {"actor": "RU", "beneficiaries": ("BY",)}),
    ),
    "the same number for another country": (
        told("en", "lend 4.7 billion dollars to Bishkek", **LOAN),
        told("ru", "предоставит Душанбе 4,7 млрд долларов", **LOAN | {"beneficiaries": ("TJ",)}),
    ),
    "the same number of another thing": (
        told("en", "1,500 training places", **TRAINING),
        told("zh", "1500个奖学金名额", **TRAINING | {"object": "scholarship"}),
    ),
    "training and scholarships, numbers besides": (
        told("en", "1,500 training opportunities", **TRAINING),
        told("en", "raise scholarships by 600", **TRAINING | {"object": "scholarship", "quantity": 600.0}),
    ),
    "another currency and thing": (
        told("en", "lend 4.7 billion dollars", **LOAN),
        told("ru", "грант в 4,7 млрд юаней", **LOAN | {"currency": "CNY", "object": "grant"}),
    ),
    "two promises of one article in the same stage": (
        told("en", "build a school in the capital", object="school", **NO_NUMBER, **ARTICLE),
        told("en", "build a school in the south", object="school", **NO_NUMBER, **ARTICLE),
    ),
    "two promises of one article on one project": (
        told("en", "build stations", **RAILWAY | {"object": None}, **ARTICLE),
        told("en", "supply carriages", **RAILWAY | {"object": None}, **ARTICLE),
    ),
    "two promises of one sentence, alike as they are": (
        told("en", "buy 30 buses", object="bus", quantity=30.0, start_char=7, end_char=90, **ARTICLE),
        told("en", "buy 30 buses", object="bus", quantity=30.0, start_char=7, end_char=90, **ARTICLE),
    ),
    "two promises of a text and of its copy": (
        told("en", "build a bridge over the river", text="b" * 16),
        told("en", "repair the school of the village", text="b" * 16),
    ),
    "nothing in common but the parties": (
        told("en", "build a hospital in the capital city"),
        told("ru", "поставит двадцать новых трамваев"),
    ),
    "the same parties, in words that share little": (
        told("en", "open a cultural centre in the old town"),
        told("en", "plant trees along the new highway"),
    ),
    "the same thing promised to the same, years apart, without a number": (
        told("en", "build a hospital", object="hospital"),
        told("zh", "建设医院", object="hospital", days=1000),
    ),
    "the parties unknown, the thing as common as can be": (
        told("en", "build a school", actor="", beneficiaries=(), object="school"),
        told("ru", "построить школу", actor="", beneficiaries=(), object="school"),
    ),
}  # fmt: skip

PERHAPS = {
    "the number and the thing, and only some of the parties": (
        told("en", "train 1,500 people", **TRAINING | {"due_to": None}),
        told("ru", "обучит 1500 человек", **TRAINING | {"due_to": None, "beneficiaries": ("KZ",)}),
    ),
    "a round number": (
        told("en", "a 100 MW plant", **PLANT | {"quantity": 100.0, "names": ()}),
        told("ru", "станция на 100 МВт", **PLANT | {"quantity": 100.0, "names": ()}),
    ),
    "due on two days of one year": (
        told("ru", "первый рейс из Ташкента в Сиань", object="flight", due_to=date(2026, 1, 10),
             names=("place/tashkent", "place/xian")),
        told("uz", "Toshkentdan Sianga ikkinchi reys", object="flight", due_to=date(2026, 2, 22),
             names=("place/tashkent", "place/xian")),
    ),
    "the same number two years later, of what was never due": (
        told("en", "train 1,500 people", **TRAINING | {"due_to": None}),
        told("zh", "培训1500人", days=800, **TRAINING | {"due_to": None}),
    ),
    "the same plant, told of two places": (
        told("en", "a 520 MW plant", **PLANT | {"quantity": 520.0}),
        told("ru", "станция на 520 МВт", **PLANT | {"quantity": 520.0, "names": ("place/navoi",)}),
    ),
    "one project, and nothing that tells what of it": (
        told("en", "sign on the railway", **RAILWAY | {"object": None}),
        told("ru", "началось строительство", **RAILWAY),
    ),
    "one project, told of its parts": (
        told("en", "dig a tunnel for the railway", **RAILWAY | {"object": "tunnel"}),
        told("ru", "строит железную дорогу", **RAILWAY),
    ),
    "one project, each country of its own part": (
        told("en", "railway for Kyrgyzstan", **RAILWAY | {"beneficiaries": ("KG",)}),
        told("uz", "O‘zbekiston uchun temir yo‘l", **RAILWAY | {"beneficiaries": ("UZ",)}),
    ),
    "one project, with another actor": (
        told("en", "China builds the railway", **RAILWAY | {"beneficiaries": ("KG",)}),
        told("ky", "Кыргызстан темир жол курат", **RAILWAY | {"actor": "KG", "beneficiaries": ("KG",)}),
    ),
    "one project, many years apart": (
        told("en", "build the railway", **RAILWAY),
        told("ru", "строит железную дорогу", days=2000, **RAILWAY | {"beneficiaries": ("CN", "KG")}),
    ),
    "the same words a year later": (
        told("ru", "построит логистический центр на границе с Узбекистаном", object="centre"),
        told("ru", "построит логистический центр на границе с Узбекистаном", object="centre", days=380),
    ),
    "a round sum of money": (
        told("en", "lend 100 million dollars", **LOAN | {"quantity": 1e8}),
        told("zh", "提供1亿美元贷款", **LOAN | {"quantity": 1e8}),
    ),
}  # fmt: skip


def pairs(table: dict[str, tuple[Told, Told]]) -> Any:
    return pytest.mark.parametrize(("one", "other"), table.values(), ids=table.keys())


@pairs(SAME)
def test_the_same_promise(one: Told, other: Told) -> None:
    """Whichever of the two is asked about the other; and they are found by a key that both have."""
    assert compare(one, other).decision == "same", compare(one, other)
    assert compare(other, one) == compare(one, other)
    assert one.keys & other.keys


@pairs(APART)
def test_another_promise(one: Told, other: Told) -> None:
    """With the reason in words."""
    verdict = compare(one, other)
    assert verdict.decision == "apart", verdict
    assert verdict.reasons
    assert compare(other, one) == verdict


@pairs(PERHAPS)
def test_perhaps_the_same_promise(one: Told, other: Told) -> None:
    """Kept apart, and offered."""
    verdict = compare(one, other)
    assert verdict.decision == "perhaps", verdict
    assert not verdict.contradicted
    assert compare(other, one) == verdict


def test_the_tables_are_large_enough() -> None:
    """At least forty pairs."""
    assert len(SAME) + len(APART) + len(PERHAPS) >= 40


def joined(*findings: Told) -> list[set[str]]:
    """The groups that findings come to, as sets of what they promise."""
    groups: dict[str, set[str]] = {}
    for finding, group in join(findings, {}, {}, {}, compare=compare).groups.items():
        groups.setdefault(group, set()).add(next(each.said.what for each in findings if each.finding_id == finding))
    return sorted(groups.values(), key=sorted)


def test_a_new_date_is_no_contradiction_once_the_delay_was_heard_of() -> None:
    """Without the delay, it is another promise."""
    before = told("en", "ready in 2030", **RAILWAY, due_to=date(2030, 12, 31))
    delay = told("ru", "откладывается до 2032 года", days=100, **RAILWAY, stage="delayed", due_to=date(2032, 12, 31))
    after = told("en", "ready in 2032", days=200, **RAILWAY, due_to=date(2032, 12, 31))
    assert joined(before, after) == [{"ready in 2030"}, {"ready in 2032"}]
    assert joined(before, delay, after) == [{"ready in 2030", "откладывается до 2032 года", "ready in 2032"}]


def test_a_finding_that_contradicts_one_of_a_group_does_not_join_it() -> None:
    """However much it is like another one of it."""
    group = [
        told("en", "railway of 523 km", **RAILWAY, quantity=523.0, unit="km"),
        told("ru", "железная дорога", days=1, **RAILWAY, due_to=date(2030, 12, 31)),
    ]
    other = told("zh", "铁路300公里", days=2, **RAILWAY, quantity=300.0, unit="km", due_to=date(2030, 12, 31))
    assert joined(*group, other) == [{"railway of 523 km", "железная дорога"}, {"铁路300公里"}]


def test_the_order_of_findings_makes_no_difference_to_their_groups() -> None:
    """Which is the first of them is told by when it was stored and heard."""
    findings = [finding for pair in SAME.values() for finding in pair]
    here = join(findings, {}, {}, {}, compare=compare)
    there = join(findings[::-1], {}, {}, {}, compare=compare)
    assert here.groups == there.groups


def test_findings_are_named_by_their_place() -> None:
    """Field, span, and a count where several stand in one sentence; the same on every machine."""
    one, other = (told("en", "build a bridge", start_char=5, end_char=50).said for _ in range(2))
    first, second = finding_ids("a" * 16, [one, other])
    assert first != second
    assert [first, second] == list(finding_ids("a" * 16, [one, other]))
    assert first not in finding_ids("b" * 16, [one, other])


@pytest.mark.parametrize("junk", ["x" * 100_000, "了" * 100_000, "a b " * 25_000, "", "1 " * 50_000])
def test_no_wording_is_too_long_to_be_compared(junk: str) -> None:
    """Or too short, or of nothing but numbers."""
    one, other = told("zh", junk, sentence=junk), told("zh", junk, sentence=junk)
    assert compare(one, other).decision in {"same", "perhaps", "apart"}
    assert len(one.keys) < 30
