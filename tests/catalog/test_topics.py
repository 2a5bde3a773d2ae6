from __future__ import annotations

import pytest

from benchmarks.tags import judge, score
from newsdesk.records import Analysis
from newsdesk.terms import LANGUAGES

TOPICS = [
    "diplomacy",
    "trade",
    "investment",
    "connectivity",
    "energy",
    "mining",
    "agriculture",
    "environment",
    "poverty-reduction",
    "technology",
    "education",
    "culture",
    "health",
    "mobility",
    "finance",
    "security",
    "afghanistan",
    "politics",
]

INITIATIVES = [
    "china-central-asia-mechanism",
    "bri",
    "gdi",
    "gsi",
    "gci",
    "good-neighbourliness-treaty",
    "three-forces",
    "beidou",
]


def topics(analysis: Analysis) -> set[str]:
    return {tag.tag.removeprefix("topic/") for tag in analysis.tags if tag.kind == "topic"}


def test_every_topic_of_the_taxonomy_is_there(rules):
    assert [topic.id for topic in rules.topics] == [f"topic/{slug}" for slug in TOPICS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_terms_in_every_language(rules, language):
    for topic in rules.topics:
        count = sum(len(terms.get(language, ())) for terms in (topic.decisive, topic.strong, topic.weak))
        least = 4 if topic.id == "topic/afghanistan" else 10
        assert count >= least, topic.id


def test_names_that_hint_at_a_topic_exist(rules):
    """A renamed name must not silently stop hinting."""
    known = {name.id for name in rules.names}
    assert [name for topic in rules.topics for name in topic.names if name not in known] == []


@pytest.mark.parametrize(
    ("language", "expected", "title", "body"),
    [
        ("en", "trade", "Kazakhstan's exports to China rise", "Trade turnover grew by a tenth, customs data show."),
        ("en", "energy", "Wind power for Uzbekistan", "A solar plant and power grids follow."),
        ("en", "health", "Doctors open a clinic", "The hospital offers traditional Chinese medicine."),
        ("en", "education", "A Luban Workshop opens", "The university trains students and offers scholarships."),
        ("en", "agriculture", "Wheat harvest", "Farmers hope for irrigation and fertilizer."),
        ("ru", "connectivity", "Железная дорога и новый терминал", "Грузовые поезда пойдут через сухой порт."),
        ("ru", "finance", "Кредит Эксимбанка", "Внешний долг и финансирование банков обсудят в июне."),
        ("ru", "mobility", "Безвизовый режим", "Мигрантам не нужны визы и разрешения на работу."),
        ("ru", "mining", "Добыча урана", "На руднике нашли редкоземельные металлы."),
        ("ru", "poverty-reduction", "Снижение бедности", "Малоимущим дадут социальную помощь."),
        ("zh", "diplomacy", "外长会谈", "双方发表联合声明，大使出席峰会。"),
        ("zh", "technology", "人工智能合作", "卫星导航、大数据和科技创新。"),
        ("zh", "environment", "治理荒漠化", "冰川、水资源和气候变化。"),
        ("zh", "connectivity", "中吉烏鐵路開工", "班列與口岸。"),
        ("kk", "energy", "Атом электр станциясы", "Мұнай мен табиғи газ, электр энергиясы."),
        ("ky", "education", "Университет", "Студенттерге стипендия берилет, мектептер ачылат."),
        ("uz", "trade", "Eksport va import", "Bojxona, tashqi savdo."),
        ("tg", "culture", "Фестивал", "Осорхона, театр ва фарҳанг."),
        ("tk", "agriculture", "Pagta hasyly", "Daýhanlar bugdaý ekdi."),
    ],
)
def test_an_article_gets_the_topic_it_is_about(tagger, language, expected, title, body):
    assert expected in topics(tagger.analyse(title=title, standfirst=None, body=body, language=language))


@pytest.mark.parametrize(
    ("language", "absent", "body"),
    [
        ("en", "trade", "The trade union met in the city hall. " * 10),
        ("en", "agriculture", "A wind farm turns. " * 5),
        ("ru", "connectivity", "Дорожная карта утверждена. " * 10),
        ("ru", "technology", "Спутник V зарегистрирован. " * 5),
        ("zh", "security", "粮食安全和食品安全很重要。" * 5),
    ],
)
def test_words_that_only_look_like_a_topic_do_not_count(tagger, language, absent, body):
    assert absent not in topics(tagger.analyse(title="", standfirst=None, body=body, language=language))


def test_a_communique_is_tagged_with_what_the_sides_agreed(tagger, project):
    """The seed article: ministers of the six on a summit, in which each subject has a clause of its own."""
    [seed] = sorted((project / "seeds").glob("*1a9f781e7297c94b.txt"))
    head, text = seed.read_text("utf-8").split("\n\n", 1)
    standfirst, body = text.split("\n", 1)
    title = head.splitlines()[0].removeprefix("Title: ")
    analysis = tagger.analyse(title=title, standfirst=standfirst, body=body, language="en")
    tags = {tag.tag for tag in analysis.tags}
    assert analysis.in_scope
    assert tags >= {f"country/{code}" for code in ("CN", "KZ", "KG", "TJ", "TM", "UZ", "AF")}
    assert tags >= {"organisation/sco", "person/wang-yi", "place/chengdu"}
    assert tags >= {f"initiative/{slug}" for slug in INITIATIVES}
    assert topics(analysis) >= {"diplomacy", "trade", "connectivity", "security"}
    mentioned = {mention.tag.removeprefix("topic/") for mention in analysis.mentions}
    assert mentioned >= set(TOPICS) - {"politics", "finance", "energy", "health", "mobility", "diplomacy"}


def test_labelled_articles_are_tagged_well(rules, measuring_data):
    """Bars below what is measured today (`python -m benchmarks.tags`), so that a rule that breaks others is noticed."""
    judged = judge(rules, measuring_data)
    assert score(judged, "scope").f1 >= 0.82
    assert score(judged, "countries").f1 >= 0.95
    assert score(judged, "names").f1 >= 0.95
    assert score(judged, "topics").f1 >= 0.74
