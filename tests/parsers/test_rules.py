from __future__ import annotations

import pytest

from newsdesk.errors import CatalogueError
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
