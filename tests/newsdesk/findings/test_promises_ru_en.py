"""Promises in Russian and English: invented sentences, each with what it tells, and those that promise nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.tags import read_rules
from newsdesk.records import Commitment
from newsdesk.tagging import Tagger

DAY = date(2024, 4, 16)
"""The day on which all of them are published: a Tuesday."""
FIVE = ("KZ", "KG", "TJ", "TM", "UZ")


class Told(NamedTuple):
    """A sentence and what it tells."""

    text: str
    actor: str
    stage: str
    quantity: float | None
    measure: str | None
    """Unit or currency, where it is looked at."""
    due: str | None
    """The last day, where it is looked at."""


RUSSIAN = [
    ("Китай построит в Бишкеке больницу на 300 коек.", "CN", "pledged", 300, None, None),
    ("Китай выделит Таджикистану грант в 40 млн юаней.", "CN", "pledged", 40_000_000, "CNY", None),
    ("Узбекистан закупит у Китая 120 электробусов.", "UZ", "pledged", 120, None, None),
    ("Казахстан до конца 2026 года построит 200 школ.", "KZ", "pledged", 200, None, "2026-12-31"),
    ("Кыргызстан планирует построить две электростанции к 2028 году.", "KG", "pledged", 2, None, "2028-12-31"),
    ("Туркменистан обязался поставить Китаю 10 млрд кубометров природного газа.", "TM", "pledged", 10e9, "m3", None),
    ("Компания «Сино Мотор» вложит в завод 90 млн долларов.", "Сино Мотор", "pledged", 90_000_000, "USD", None),
    ("Компания «Сино Мотор» намерена открыть автомобильный завод в Оше.", "Сино Мотор", "pledged", None, None, None),
    ("Казахстан увеличит экспорт зерна в Китай до 3 млн тонн.", "KZ", "pledged", 3_000_000, "t", None),
    ("Узбекистан отменит визы для граждан Китая с 1 июня 2024 года.", "UZ", "pledged", None, None, None),
    ("Китай запустит 5 новых рейсов в Узбекистан.", "CN", "pledged", 5, None, None),
    ("Мирзиёев поручил построить в Хорезме 30 детских садов.", "UZ", "pledged", 30, None, None),
    ("Токаев поручил создать центр искусственного интеллекта в Астане.", "KZ", "pledged", None, None, None),
    ("Китай передаст Кыргызстану 100 троллейбусов.", "CN", "pledged", 100, None, None),
    ("Таджикистан намерен приватизировать три завода.", "TJ", "pledged", 3, None, None),
    ("Китай предоставит Казахстану кредит на 500 млн долларов.", "CN", "pledged", 500_000_000, "USD", None),
    ("Не менее 70 автобусов Китай поставит Таджикистану.", "CN", "pledged", 70, None, None),
    ("Китай и Узбекистан подписали соглашение о строительстве цементного завода.", "CN", "signed", None, None, None),
    ("Казахстан и Китай подписали меморандум о строительстве логистического центра.", "CN", "signed", None, None, None),
    ("Узбекистан и Китай парафировали договор о поставке 50 локомотивов.", "CN", "signed", 50, None, None),
    ("Казахстан и Китай договорились открыть три новых пункта пропуска.", "CN", "agreed", 3, None, None),
    ("Кыргызстан и Китай договорились о создании совместного университета.", "CN", "agreed", None, None, None),
    ("Казахстан ратифицировал соглашение с Китаем о строительстве терминала.", "CN", "agreed", None, None, None),
    (
        "Китайская компания «Лонхай» выиграла тендер на строительство ГЭС в Нарыне.",
        "Лонхай",
        "agreed",
        None,
        None,
        None,
    ),
    ("Китай приступил к строительству автодороги в Таджикистане.", "CN", "started", None, None, None),
    ("Казахстан начал строительство атомной станции на 1200 мегаватт.", "KZ", "started", 1200, None, None),
    ("Узбекистан возобновил экспорт газа в Китай.", "UZ", "started", None, None, None),
    ("Китай запустил новый контейнерный поезд в Узбекистан.", "CN", "started", None, None, None),
    ("Авиакомпания «Степь» запускает прямые рейсы из Алматы в Сиань.", "Степь", "started", None, None, None),
    ("Кыргызстан начал выпуск 300 электробусов.", "KG", "started", 300, None, None),
    ("Китай построил в Душанбе школу на 600 мест.", "CN", "delivered", 600, None, None),
    ("Китай передал Узбекистану 2 млн доз вакцины.", "CN", "delivered", 2_000_000, None, None),
    ("Китай предоставил Кыргызстану грант на 15 млн долларов.", "CN", "delivered", 15_000_000, "USD", None),
    ("Казахстан закупил в Китае 80 локомотивов.", "KZ", "delivered", 80, None, None),
    ("Больница в Оше построена Китаем на сумму 20 млн долларов.", "CN", "delivered", 20_000_000, "USD", None),
    ("Китайской компанией «Лонхай» построен завод за 60 млн долларов.", "Лонхай", "delivered", 60_000_000, "USD", None),
    ("Туркменистан ввел в эксплуатацию газовую электростанцию на 400 мегаватт.", "TM", "delivered", 400, None, None),
    ("Узбекистан отремонтировал 400 километров дорог.", "UZ", "delivered", 400, "km", None),
    ("Казахстан приостановил строительство 12 школ.", "KZ", "delayed", 12, None, None),
    ("Кыргызстан отложил запуск двух электростанций.", "KG", "delayed", 2, None, None),
    ("Таджикистан перенес сроки сдачи 40 школ.", "TJ", "delayed", 40, None, None),
    ("Узбекистан отказался от закупки 50 самолетов.", "UZ", "cancelled", 50, None, None),
    ("Казахстан расторг контракт с подрядчиком на строительство моста.", "KZ", "cancelled", None, None, None),
]
ENGLISH = [
    ("China will build a hospital with 300 beds in Bishkek.", "CN", "pledged", 300, None, None),
    ("China will provide Tajikistan with a grant of 40 million yuan.", "CN", "pledged", 40_000_000, "CNY", None),
    ("Uzbekistan will buy 120 electric buses from China.", "UZ", "pledged", 120, None, None),
    ("Kazakhstan will build 200 schools by the end of 2026.", "KZ", "pledged", 200, None, "2026-12-31"),
    ("Kyrgyzstan plans to build two power plants by 2028.", "KG", "pledged", 2, None, "2028-12-31"),
    ("Turkmenistan pledged to supply China with 10 billion cubic meters of gas.", "TM", "pledged", 10e9, "m3", None),
    (
        "Sino Motor Company will invest $90 million in a car plant.",
        "Sino Motor Company",
        "pledged",
        90_000_000,
        "USD",
        None,
    ),
    ("China is to build a railway in Tajikistan.", "CN", "pledged", None, None, None),
    ("China to build 12 bridges in Kyrgyzstan", "CN", "pledged", 12, None, None),
    ("Kazakhstan, China to launch 20 joint laboratories by 2027", "CN", "pledged", 20, None, "2027-12-31"),
    ("China has vowed to train 400 Tajik engineers.", "CN", "pledged", 400, None, None),
    ("Kazakhstan will increase wheat exports to China to 3 million tonnes.", "KZ", "pledged", 3_000_000, "t", None),
    ("China will supply 100 trolleybuses to Kyrgyzstan.", "CN", "pledged", 100, None, None),
    ("Uzbekistan intends to purchase 20 passenger aircraft.", "UZ", "pledged", 20, None, None),
    ("Tajikistan announced plans to privatize three factories.", "TJ", "pledged", 3, None, None),
    ("A new school will be built by China in Osh by 2027.", "CN", "pledged", None, None, "2027-12-31"),
    ("China promised to finance the construction of a dam in Tajikistan.", "CN", "pledged", None, None, None),
    (
        "China and Uzbekistan signed an agreement on the construction of a cement plant.",
        "CN",
        "signed",
        None,
        None,
        None,
    ),
    ("Kazakhstan and China signed a memorandum on a logistics center.", "CN", "signed", None, None, None),
    ("Uzbekistan and China inked a contract for 50 locomotives.", "CN", "signed", 50, None, None),
    ("Kazakhstan and China agreed to open three border crossings.", "CN", "agreed", 3, None, None),
    ("Kyrgyzstan and China agreed on a joint university.", "CN", "agreed", None, None, None),
    ("Kazakhstan ratified an agreement with China on a grain terminal.", "CN", "agreed", None, None, None),
    (
        "Asian Harvest Bank has agreed to lend Kyrgyzstan $50 million for hospitals.",
        "Asian Harvest Bank",
        "agreed",
        50_000_000,
        "USD",
        None,
    ),
    ("Longhai Company won a contract to build a power plant in Naryn.", "Longhai Company", "agreed", None, None, None),
    ("China began construction of a highway in Tajikistan.", "CN", "started", None, None, None),
    ("Kazakhstan broke ground on three power plants.", "KZ", "started", 3, None, None),
    ("Uzbekistan resumed gas exports to China.", "UZ", "started", None, None, None),
    ("China launched a new freight train to Uzbekistan.", "CN", "started", None, None, None),
    ("The road to Naryn is being built by a Chinese company.", "CN", "started", None, None, None),
    (
        "Steppe Airlines launches direct flights between Almaty and Xi'an.",
        "Steppe Airlines",
        "started",
        None,
        None,
        None,
    ),
    ("China built a school for 600 pupils in Dushanbe.", "CN", "delivered", 600, None, None),
    ("China donated 2 million doses of vaccine to Uzbekistan.", "CN", "delivered", 2_000_000, None, None),
    ("China has provided Kyrgyzstan with a grant of $15 million.", "CN", "delivered", 15_000_000, "USD", None),
    ("Kazakhstan purchased 80 locomotives from China.", "KZ", "delivered", 80, None, None),
    ("A China-funded hospital with 200 beds opened in Dushanbe on Monday.", "CN", "delivered", 200, None, None),
    ("Turkmenistan inaugurated two gas-fired power plants.", "TM", "delivered", 2, None, None),
    ("Uzbekistan repaired 400 kilometers of roads.", "UZ", "delivered", 400, "km", None),
    ("Kazakhstan suspended construction of 12 schools.", "KZ", "delayed", 12, None, None),
    ("Kyrgyzstan postponed the launch of two power plants.", "KG", "delayed", 2, None, None),
    ("Tajikistan has put the tunnel project on hold.", "TJ", "delayed", None, None, None),
    ("Uzbekistan scrapped plans for a coal-fired power plant.", "UZ", "cancelled", None, None, None),
    ("Kazakhstan cancelled the contract for the bridge.", "KZ", "cancelled", None, None, None),
]

NOTHING = [
    # courtesy
    "Китай и Казахстан будут углублять сотрудничество и укреплять дружбу.",
    "Стороны договорились развивать взаимовыгодное сотрудничество.",
    "Токаев подчеркнул важность дальнейшего развития отношений с Китаем.",
    "Президенты обменялись мнениями о перспективах партнерства.",
    "China and Kazakhstan will deepen cooperation and strengthen mutual trust.",
    "The two sides agreed to further strengthen their friendship.",
    "China and Uzbekistan pledged to deepen ties.",
    "The presidents exchanged views on prospects for partnership.",
    # negation and denial
    "Казахстан не будет строить атомную станцию.",
    "Узбекистан не планирует вводить безвизовый режим.",
    "Китай не построит завод в Оше.",
    "Министерство опровергло слухи о покупке 100 автобусов.",
    "Kazakhstan will not build the plant.",
    "Uzbekistan does not plan to introduce visas.",
    "China has never promised to build a railway in Tajikistan.",
    "The ministry denied rumours that China would buy the plant.",
    # questions and wishes
    "Построит ли Китай железную дорогу в Узбекистане?",
    "Когда откроют новый мост?",
    "Кыргызстану необходимо больше школ.",
    "Депутат предложил обсудить тарифы.",
    "Эксперты призвали развивать туризм.",
    "Will China build the railway?",
    "Who will pay for the bridge?",
    "Kyrgyzstan needs more schools.",
    "Experts urged the country to think about tourism.",
    # statistics and history
    "Товарооборот Китая и Казахстана вырос на 12%.",
    "По данным статистики, экспорт Узбекистана составил 2 млрд долларов.",
    "В городе проживает 300 тысяч человек.",
    "Этот завод был построен в 1936 году.",
    "Trade between China and Kazakhstan grew 12 percent year-on-year.",
    "According to data, exports of Uzbekistan amounted to $2 billion.",
    "The city has a population of 300,000.",
    "The Soviet plant was built in 1936.",
    # crimes, courts, accidents, weather, sport
    "Суд приговорил мужчину к пяти годам лишения свободы.",
    "Водителя отправили под арест.",
    "Пострадавшие доставлены в больницу.",
    "Синоптики обещают похолодание до минус 10 градусов.",
    "Сборная завершила турнир на третьем месте.",
    "The court sentenced the man to five years in prison.",
    "Police opened fire near the market.",
    "The president delivered a speech at the university.",
    "A train to Almaty was late because of snow.",
    "The team opened the scoring in the third minute.",
    "The president will give a speech in Beijing.",
    "China will give Kazakhstan its full support.",
    "The finance minister will visit China by the end of 2027.",
]


@pytest.fixture(scope="module")
def tagger(project: Path) -> Tagger:
    """The project's own catalogue."""
    return Tagger(read_rules(project / "catalog"))


def found(tagger: Tagger, text: str) -> tuple[Commitment, ...]:
    language = "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"
    return tagger.analyse(title="", standfirst=None, body=text, language=language, published=DAY).commitments


@pytest.mark.parametrize("told", [Told(*row) for row in (*RUSSIAN, *ENGLISH)], ids=lambda told: told.text)
def test_a_promise_says_who_how_far_how_much_and_by_when(tagger: Tagger, told: Told) -> None:
    """Each is found with its actor, stage and quantity; with unit, currency and last day where they are given here."""
    promises = found(tagger, told.text)
    assert [one.stage for one in promises] == [told.stage]
    assert (promises[0].actor, promises[0].quantity) == (told.actor, told.quantity)
    if told.measure:
        assert told.measure in (promises[0].unit, promises[0].currency)
    if told.due:
        assert promises[0].due_to == date.fromisoformat(told.due)


@pytest.mark.parametrize("text", NOTHING)
def test_courtesy_denial_questions_statistics_and_news_of_other_kinds_promise_nothing(
    tagger: Tagger, text: str
) -> None:
    """None of them is a promise, though many use the words of one."""
    assert found(tagger, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Китай построит в Таджикистане завод на 50 млн долларов, если парламент одобрит проект.",
        "Казахстан закупит 40 локомотивов при условии снижения цены.",
        "China will lend Tajikistan $50 million if parliament approves the project.",
        "Kazakhstan will buy 40 locomotives provided that the price falls.",
    ],
)
def test_a_condition_is_seen(tagger: Tagger, text: str) -> None:
    """What is promised under a condition says so."""
    assert found(tagger, text)[0].conditional


@pytest.mark.parametrize(
    ("text", "stay", "due"),
    [
        ("China and Kazakhstan will introduce a visa-free regime for 30 days.", (30, "days"), None),
        ("Казахстан и Китай планируют ввести безвизовый режим на 30 дней.", (30, "days"), None),
        ("Казахстан и Китай планируют ввести безвизовый режим до конца 2026 года.", (None, None), date(2026, 12, 31)),
    ],
)
def test_how_long_a_visa_allows_to_stay_is_an_amount_and_no_term(
    tagger: Tagger, text: str, stay: tuple[float | None, str | None], due: date | None
) -> None:
    """By when it is introduced is one thing, for how long it holds another."""
    (promise,) = found(tagger, text)
    assert ((promise.quantity, promise.unit), promise.due_to) == (stay, due)


def test_giving_is_a_deed_like_providing(tagger: Tagger) -> None:
    """Its object and number are those of what is given."""
    (promise,) = found(tagger, "China will give Kazakhstan 1,500 scholarships by 2027.")
    assert (promise.actor, promise.beneficiaries, promise.quantity) == ("CN", ("KZ",), 1500)


@pytest.mark.parametrize(
    ("text", "evidence", "actors"),
    [
        (
            "CNPC will build a plant in Atyrau and Sinopec will supply 40 locomotives.",
            ["CNPC will build a plant in Atyrau", "Sinopec will supply 40 locomotives."],
            ["CNPC", "Sinopec"],
        ),
        (
            "China will build a road in Kazakhstan and Uzbekistan will buy 30 trains.",
            ["China will build a road in Kazakhstan", "Uzbekistan will buy 30 trains."],
            ["CN", "UZ"],
        ),
        (
            "Китай построит завод в Казахстане и Узбекистан поставит 30 вагонов.",
            ["Китай построит завод в Казахстане", "Узбекистан поставит 30 вагонов."],
            ["CN", "UZ"],
        ),
        (
            "China will build schools in Kazakhstan and Uzbekistan to train 300 teachers.",
            ["China will build schools in Kazakhstan and Uzbekistan to train 300 teachers."],
            ["CN"],
        ),
    ],
)
def test_an_and_before_another_subject_begins_another_promise(
    tagger: Tagger, text: str, evidence: list[str], actors: list[str]
) -> None:
    """Each has its own words; an "and" between two receivers begins none."""
    promises = found(tagger, text)
    assert [one.sentence for one in promises] == evidence
    assert [one.actor for one in promises] == actors


def test_who_tells_of_a_promise_promises_nothing_more(tagger: Tagger) -> None:
    """A minister of finance finances nothing by that."""
    text = "China will lend Kyrgyzstan $150 million by the end of 2027, the finance minister said on Tuesday."
    (promise,) = found(tagger, text)
    assert (promise.currency, promise.due_to) == ("USD", date(2027, 12, 31))


def test_what_one_sentence_promises_twice_is_two_promises_of_the_same_actor(tagger: Tagger) -> None:
    """Training and scholarships, each with its number, share actor, beneficiaries and period."""
    text = (
        "Li announced that China will offer 1,200 training opportunities for people from the five Central Asian "
        "countries over the next three years and increase the number of scholarships by 450."
    )
    training, scholarships = found(tagger, text)
    assert (training.object, training.quantity) == ("training", 1200)
    assert (scholarships.object, scholarships.quantity) == ("scholarship", 450)
    for one in (training, scholarships):
        assert (one.actor, one.stage, set(one.beneficiaries)) == ("CN", "pledged", set(FIVE))
        assert one.due_to == date(2027, 4, 16)


def test_the_seed_tells_of_training_and_scholarships_till_december_2027(tagger: Tagger, project: Path) -> None:
    """1,500 training opportunities and 600 scholarships of China's for the five states, within three years."""
    title, _, body = (project / "seeds" / "000_1a9f781e7297c94b.txt").read_text(encoding="utf-8").partition("\n")
    analysis = tagger.analyse(title=title, standfirst=None, body=body, language="en", published=date(2024, 12, 2))
    told = {one.object: one for one in analysis.commitments if one.object in ("training", "scholarship")}
    assert {name: one.quantity for name, one in told.items()} == {"training": 1500, "scholarship": 600}
    for one in told.values():
        assert (one.actor, one.stage, set(one.beneficiaries)) == ("CN", "pledged", set(FIVE))
        assert one.due_to == date(2027, 12, 2)
