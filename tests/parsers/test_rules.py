from __future__ import annotations

import pytest

from newsdesk.errors import CatalogueError
from newsdesk.rules import Years
from parsers.rules import read_names, read_topics

NAMES = """\
[[name]]
id = "organisation/sco"
label = "Shanghai Cooperation Organisation"
forms.en = ["Shanghai Cooperation Organi[sz]ation", "SCO"]
forms.ru = [
    "ШОС",
    "Шанхайск~ организаци~",
]

[[name]]
id = "country/CN"
label = "China"
forms.zh = ["中国", "中哈"]

[[name]]
id = "country/KZ"
label = "Kazakhstan"
country = "KZ"
scope = true
side = "central-asia"
forms.zh = ["哈萨克斯坦", "中哈"]
exceptions.zh = ["哈萨克斯坦语"]
"""

TOPICS = """\
[[topic]]
id = "topic/trade"
label = "Trade"
definition = "Goods."
threshold = 4.5
decisive.en = ["trade turnover"]
strong.en = ["export~"]
weak.en = ["goods"]
names = ["organisation/wto"]
exceptions.en = ["trade union"]

[[topic]]
id = "topic/health"
label = "Health"
definition = "Medicine."
threshold = 4
strong.ru = ["врач~"]
"""


def test_names_come_as_written():
    """In the file's order, with what each may leave out left out; countries may share a form."""
    sco, china, kazakhstan = read_names(NAMES, file="names.toml")
    assert (sco.id, sco.country, sco.scope, sco.side) == ("organisation/sco", None, False, None)
    assert sco.forms["ru"] == ("ШОС", "Шанхайск~ организаци~")
    assert china.forms == {"zh": ("中国", "中哈")}
    assert (kazakhstan.country, kazakhstan.scope, kazakhstan.side) == ("KZ", True, "central-asia")
    assert kazakhstan.exceptions == {"zh": ("哈萨克斯坦语",)}


def test_topics_come_as_written():
    (trade, health), _ = read_topics(TOPICS, file="topics.toml")
    assert (trade.id, trade.threshold, trade.names) == ("topic/trade", 4.5, ("organisation/wto",))
    assert (trade.decisive, trade.strong, trade.weak) == (
        {"en": ("trade turnover",)},
        {"en": ("export~",)},
        {"en": ("goods",)},
    )
    assert trade.exceptions == {"en": ("trade union",)}
    assert (health.threshold, health.weak) == (4.0, {})


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('label = "China"', 'label = "China"\ncolour = "red"', 13, "unknown key `colour`"),
        ('label = "China"\n', "", 10, "`label` is missing"),
        ("scope = true", 'scope = "yes"', 19, "scope`"),
        ("scope = true", "scope = 1", 19, "scope`"),
        ('side = "central-asia"', 'side = "left"', 20, "side`"),
        ('country = "KZ"', 'country = "Kazakhstan"', 18, "ISO 3166-1"),
        ('id = "country/KZ"', 'id = "country/CN"', 16, "there already, in line 11"),
        ('id = "country/KZ"', 'id = "country/kz"', 16, "two capital letters"),
        ('id = "country/KZ"', 'id = "planet/mars"', 16, "must be one of"),
        ('id = "country/KZ"', 'id = "topic/trade"', 16, "must be one of"),
        ('id = "organisation/sco"', 'id = "organisation/S C O"', 2, "a-z, 0-9"),
        ("forms.ru", "forms.fr", 5, "`fr` is none of"),
        ('"ШОС"', '"Ш~"', 6, "3 letters"),
        ('"ШОС"', '""', 6, "empty term"),
        ('"ШОС"', '"ШОС", "ШОС"', 6, "twice"),
        ('"Шанхайск~ организаци~"', '"Шанхайск~ (организаци~"', 7, "never closed"),
        ('["中国", "中哈"]', '["中"]', 13, "single Chinese character"),
        ('["中国", "中哈"]', "[]", 13, "no term"),
        ('["中国", "中哈"]', '"中国"', 13, "forms"),
        ('label = "China"', "label = ", 12, "not valid TOML"),
    ],
)
def test_a_wrong_file_of_names_is_refused_whole(old, new, line, reason):
    """With the file, the line and what is wrong there."""
    assert old in NAMES
    with pytest.raises(CatalogueError, match="names") as refused:
        read_names(NAMES.replace(old, new, 1), file="names.toml")
    assert (refused.value.line, reason in refused.value.reason) == (line, True), str(refused.value)


def test_two_names_cannot_claim_one_form():
    """Not even through alternatives: nobody could tell which is meant."""
    other = '\n[[name]]\nid = "organisation/other"\nlabel = "O"\nforms.en = [\n    "x",\n    "S(CO|EC)",\n]\n'
    with pytest.raises(CatalogueError, match="form of `organisation/sco` already") as refused:
        read_names(NAMES + other, file="names.toml")
    assert refused.value.line == NAMES.count("\n") + 7


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("threshold = 4.5", 'threshold = "4.5"', 5, "threshold`"),
        ("threshold = 4.5", "threshold = 0", 5, "above 0"),
        ('definition = "Goods."\n', "", 1, "`definition` is missing"),
        ('names = ["organisation/wto"]', 'names = ["wto"]', 9, "must be one of"),
        ('id = "topic/health"', 'id = "topic/trade"', 13, "there already"),
        ('id = "topic/health"', 'id = "country/KZ"', 13, "must be one of"),
        ('strong.ru = ["врач~"]', 'strong.ru = ["врач.*"]', 17, "no part of the term syntax"),
        ("weak.en", "week.en", 8, "unknown key `week`"),
    ],
)
def test_a_wrong_file_of_topics_is_refused_whole(old, new, line, reason):
    assert old in TOPICS
    with pytest.raises(CatalogueError) as refused:
        read_topics(TOPICS.replace(old, new, 1), file="topics.toml")
    assert reason in refused.value.reason, str(refused.value)
    assert refused.value.line == line


MORE_NAMES = """\
[[name]]
id = "place/astana"
label = "Astana"
forms.en = ["Astana"]

[[name.when]]
forms.en = ["Nur Sultan"]
years = "2019-03/2022-09"

[[name.when]]
forms.en = ["Akmola"]
with = ["person/japarov"]
near.en = ["city"]

[[name]]
id = "person/japarov"
label = "Sadyr Japarov"
offices = [{ title = "President of Kyrgyzstan", from = "2021-01" }]
forms.en = ["Japarov"]

[[name]]
id = "country/KZ"
label = "Kazakhstan"
short.zh = "哈"
forms.zh = ["哈萨克斯坦"]
"""


def test_conditions_offices_and_short_characters_come_as_written():
    astana, japarov, kazakhstan = read_names(MORE_NAMES, file="names.toml")
    years, company = astana.when
    assert years.forms == {"en": ("Nur Sultan",)}
    assert (years.years, company.company, company.near) == (
        Years.read("2019-03/2022-09"),
        ("person/japarov",),
        {"en": ("city",)},
    )
    assert (japarov.offices[0].title, japarov.offices[0].first, japarov.offices[0].last) == (
        "President of Kyrgyzstan",
        "2021-01",
        None,
    )
    assert japarov.told == "President of Kyrgyzstan, 2021-01 to now."
    assert kazakhstan.short == "哈"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("2019-03/2022-09", "2019 to 2022", 8, "no time such as"),
        ("2019-03/2022-09", "2022/2019", 8, "ends before it begins"),
        ('years = "2019-03/2022-09"\n', "", 6, "needs `years`, `with` or `near`"),
        ('with = ["person/japarov"]', 'with = ["person/nobody"]', 12, "there is no name `person/nobody`"),
        ('near.en = ["city"]', 'near.fr = ["ville"]', 13, "`fr` is none of"),
        ('["Akmola"]', '["Ak~"]', 11, "3 letters"),
        ('["Akmola"]', '["A.*a"]', 11, "no part of the term syntax"),
        ('from = "2021-01"', 'from = "lately"', 18, "no time such as"),
        ('from = "2021-01"', 'since = "2021-01"', 18, "`from` is missing"),
        ('short.zh = "哈"', 'short.zh = "哈萨"', 24, "not one Chinese character"),
        ('short.zh = "哈"', 'short.ru = "К"', 24, "in zh only"),
        ('label = "Astana"', 'label = "Astana"\nshort.zh = "阿"', 4, "`short` is of countries"),
        ('label = "Astana"', 'label = "A"\noffices = [{ title = "Mayor", from = "2020" }]', 4, "are of persons"),
    ],
)
def test_wrong_conditions_offices_and_characters_are_refused(old, new, line, reason):
    assert old in MORE_NAMES
    with pytest.raises(CatalogueError) as refused:
        read_names(MORE_NAMES.replace(old, new, 1), file="names.toml")
    assert reason in refused.value.reason, str(refused.value)
    assert refused.value.line == line


@pytest.mark.parametrize("conditional", [True, False])
def test_a_form_may_have_two_owners_if_one_of_them_needs_a_condition(conditional):
    """Otherwise nobody could tell which is meant."""
    other = '\n[[name]]\nid = "person/other"\nlabel = "O"\nforms.en = ["Other Japarov"]\n'
    other += '[[name.when]]\nforms.en = ["Japarov"]\nyears = "2021/2024"\n' if conditional else ""
    text = MORE_NAMES + (other if conditional else other.replace("Other Japarov", "Japarov"))
    if conditional:
        assert len(read_names(text, file="names.toml")) == 4
    else:
        with pytest.raises(CatalogueError, match="neither has a condition"):
            read_names(text, file="names.toml")


def test_words_for_scope_are_read_as_strictly():
    table = '[scope]\ntogether.en = ["talks"]\npassing.ru = ["рейтинг~"]\nhome.kk = ["еліміз~"]\n\n'
    _, scope = read_topics(table + TOPICS, file="topics.toml")
    assert (scope.together, scope.passing, scope.home) == (
        {"en": ("talks",)},
        {"ru": ("рейтинг~",)},
        {"kk": ("еліміз~",)},
    )
    for wrong, reason in ((table.replace("рейтинг", "ре"), "3 letters"), (table.replace("kk", "fr"), "none of")):
        with pytest.raises(CatalogueError, match=reason) as refused:
            read_topics(wrong + TOPICS, file="topics.toml")
        assert refused.value.line in (3, 4)
