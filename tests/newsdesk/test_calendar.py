"""Whether two articles tell of the same happening: pairs of findings made by hand, in eight languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from newsdesk.calendar import Told, compare
from newsdesk.joining import join
from newsdesk.records import Event

DAY = timedelta(days=1)
HEARD = datetime(2027, 3, 1, 9, tzinfo=UTC)
_numbers = count(1)


def told(language: str, name: str, *, days: int = 0, text: str | None = None, **changes: Any) -> Told:
    """A happening as an article in a language tells it, so many days later; each an article of its own."""
    number = next(_numbers)
    article_id = changes.pop("article_id", f"{number:016x}")
    fields: dict[str, Any] = {
        "kind": "summit",
        "name": name,
        "starts_on": date(2027, 6, 16),
        "date_precision": "day" if changes.get("starts_on", True) else None,
        "status": "scheduled",
        "field": "body",
        "start_char": number,
        "end_char": number + len(name),
        "sentence": f"{name} ({number}).",
        "rule_id": "test",
    }
    return Told(
        finding_id=f"{number:016x}",
        article_id=article_id,
        text_id=text or article_id,
        language=language,
        heard_at=HEARD + days * DAY,
        loaded_at=HEARD + days * DAY,
        said=Event(**fields | changes),
    )


MECHANISM = {"names": ("initiative/china-central-asia-mechanism",)}
SECOND: dict[str, Any] = {"ordinal": 2, **MECHANISM}
MINISTERS: dict[str, Any] = {
    "kind": "meeting", "starts_on": date(2024, 12, 1), "status": "held", "country": "CN",
    "names": ("initiative/china-central-asia-mechanism", "place/chengdu"),
}  # fmt: skip
SCO: dict[str, Any] = {"names": ("organisation/sco",), "country": "CN"}
STATE_VISIT: dict[str, Any] = {
    "kind": "visit", "country": "KZ", "names": ("country/CN", "country/KZ", "person/tokayev", "person/xi-jinping"),
}  # fmt: skip
PORT: dict[str, Any] = {"kind": "opening", "names": ("place/khorgos", "project/khorgos"), "country": "KZ"}
FORUM: dict[str, Any] = {"kind": "forum", "country": "KZ", "names": ("initiative/astana-international-forum",)}
YEAR: dict[str, Any] = {"starts_on": date(2027, 1, 1), "date_precision": "year"}
MONTH: dict[str, Any] = {"starts_on": date(2027, 6, 1), "date_precision": "month"}
QUARTER: dict[str, Any] = {"starts_on": date(2027, 4, 1), "date_precision": "quarter"}
UNDATED: dict[str, Any] = {"starts_on": None}
TWO_DAYS = {"ends_on": date(2027, 6, 17)}

SAME = {
    "a summit of the year, and its day": (
        told("en", "second summit", **SECOND | YEAR),
        told("ru", "второй саммит", days=30, **SECOND),
    ),
    "a summit of the year, by its number alone": (
        told("zh", "第二届峰会", **SECOND | YEAR),
        told("kk", "екінші саммит", **SECOND | YEAR),
    ),
    "a summit of a quarter, and its month": (
        told("en", "second summit", **SECOND | QUARTER),
        told("uz", "ikkinchi sammit", **SECOND | MONTH),
    ),
    "a summit on a day, told in Tajik and in Turkmen": (
        told("tg", "саммит дар Остона", **MECHANISM),
        told("tk", "sammit geçirilýär", **MECHANISM),
    ),
    "the second summit, told of the town that its guest came home to": (
        told("zh", "第二届峰会", **SECOND | MONTH, place="阿斯塔纳"),
        told("zh", "结束第二届峰会", **SECOND | MONTH, place="北京"),
    ),
    "a summit whose town one article names, and the other only the region": (
        told("en", "the summit", **MECHANISM | {"names": (*MECHANISM["names"], "place/xian")}),
        told("zh", "峰会", **MECHANISM | {"names": (*MECHANISM["names"], "place/central-asia")}),
    ),
    "a summit of two days, and one of them": (
        told("en", "the summit", **MECHANISM, **TWO_DAYS),
        told("ky", "саммит", starts_on=date(2027, 6, 17), **MECHANISM),
    ),
    "a summit that is called a meeting": (
        told("en", "second summit", **SECOND),
        told("zh", "第二次会晤", kind="meeting", **SECOND),
    ),
    "a summit without a number, in one country": (
        told("en", "the summit next year", country="KZ", **MECHANISM | YEAR),
        told("ru", "саммит 16 июня", country="KZ", **MECHANISM),
    ),
    "a summit that takes place": (
        told("en", "second summit", **SECOND),
        told("zh", "第二届峰会", days=107, **SECOND, status="held"),
    ),
    "a summit whose day is not told in one": (
        told("en", "second summit", **SECOND | UNDATED),
        told("ru", "второй саммит", **SECOND | MONTH),
    ),
    "ministers who met in a town": (
        told("en", "foreign ministers' meeting", **MINISTERS),
        told("zh", "外长会晤", **MINISTERS),
    ),
    "ministers who met, one article naming the host": (
        told("ru", "встреча министров", **MINISTERS),
        told("kk", "министрлер кездесуі", **MINISTERS | {"names": (*MINISTERS["names"], "person/wang-yi")}),
    ),
    "an organisation's summit": (
        told("en", "SCO summit", **SCO, **TWO_DAYS),
        told("uz", "SHHT sammiti", **SCO),
    ),
    "an organisation's summit of the month, in a town": (
        told("en", "SCO summit", **SCO | MONTH | {"names": ("organisation/sco", "place/tianjin")}),
        told("tg", "саммити СҲШ", **SCO | {"names": ("organisation/sco", "place/tianjin")}),
    ),
    "a state visit": (told("en", "state visit", **STATE_VISIT), told("zh", "国事访问", **STATE_VISIT)),
    "a state visit of several days and places": (
        told("en", "visit to Astana", **STATE_VISIT, place="Astana", ends_on=date(2027, 6, 18)),
        told("en", "visit to Almaty", **STATE_VISIT | {"starts_on": date(2027, 6, 18)}, place="Almaty"),
    ),
    "a visit of the month": (
        told("en", "visit in June", **STATE_VISIT | MONTH),
        told("kk", "16 маусымдағы сапар", **STATE_VISIT),
    ),
    "two who meet": (
        told("en", "talks", **STATE_VISIT | {"kind": "meeting"}),
        told("ky", "жолугушуу", **STATE_VISIT | {"kind": "meeting"}),
    ),
    "an opening of a project": (told("en", "opening", **PORT), told("zh", "开通仪式", **PORT)),
    "an opening told by the same words": (
        told("ru", "открытие терминала сухого порта", kind="opening"),
        told("ru", "открытие терминала в сухом порту", kind="opening"),
    ),
    "a signing for a project": (
        told("en", "signing", **PORT | {"kind": "signing"}),
        told("uz", "imzolash marosimi", **PORT | {"kind": "signing"}),
    ),
    "an exhibition that is called a forum": (
        told("en", "the expo", kind="exhibition", names=("initiative/china-eurasia-expo",), **TWO_DAYS, country="CN"),
        told("ru", "форум", kind="forum", names=("initiative/china-eurasia-expo",), country="CN"),
    ),
    "an election": (
        told("en", "presidential election", kind="election", country="KG"),
        told("ky", "президенттик шайлоо", kind="election", country="KG"),
    ),
    "an election of the month": (
        told("ru", "выборы", kind="election", country="KG", **MONTH),
        told("ky", "шайлоо", kind="election", country="KG"),
    ),
    "an anniversary": (
        told("en", "35 years of relations", kind="anniversary", ordinal=35, names=("country/CN", "country/KZ"), **YEAR),
        told("zh", "建交35周年", kind="anniversary", ordinal=35, names=("country/CN", "country/KZ")),
    ),
    "other, by the initiative": (
        told("en", "a gathering", kind="other", country="KZ", **MECHANISM),
        told("ru", "саммит", country="KZ", **MECHANISM),
    ),
    "put off to another day": (
        told("en", "second summit", **SECOND),
        told("ru", "второй саммит", days=20, **SECOND | {"starts_on": date(2027, 10, 2)}, status="postponed"),
    ),
    "put off, without a new day": (
        told("en", "second summit", **SECOND),
        told("zh", "第二届峰会", days=20, **SECOND | UNDATED, status="postponed"),
    ),
    "a visit that is cancelled": (
        told("en", "state visit", **STATE_VISIT),
        told("ru", "визит отменён", days=20, **STATE_VISIT | UNDATED, status="cancelled"),
    ),
    "one text and its copy": (
        told("en", "a fair", kind="exhibition", text="c" * 16, sentence="A fair opens."),
        told("en", "a fair", kind="exhibition", text="c" * 16, sentence="A fair opens."),
    ),
}  # fmt: skip

APART = {
    "the second and the third": (
        told("en", "second summit", **SECOND | YEAR),
        told("ru", "третий саммит", **SECOND | YEAR | {"ordinal": 3}),
    ),
    "summits of two years": (
        told("en", "the summit", **MECHANISM),
        told("zh", "峰会", **MECHANISM, days=1, **YEAR | {"starts_on": date(2029, 1, 1)}),
    ),
    "on days of two weeks": (
        told("en", "ministers' meeting", **MINISTERS),
        told("ru", "встреча министров", **MINISTERS | {"starts_on": date(2024, 12, 9)}),
    ),
    "of another month": (
        told("en", "SCO summit", **SCO | MONTH),
        told("ru", "саммит ШОС", **SCO | {"starts_on": date(2027, 7, 3)}),
    ),
    "in another country": (
        told("en", "the summit", country="KZ", **MECHANISM),
        told("zh", "峰会", country="CN", **MECHANISM),
    ),
    "of another organisation, on one day": (
        told("en", "SCO summit", **SCO),
        told("ru", "саммит СВМДА", names=("organisation/cica",), country="KZ"),
    ),
    "visits of two presidents on one day": (
        told("en", "visit", kind="visit", country="CN", names=("person/tokayev",)),
        told("ru", "визит", kind="visit", country="CN", names=("person/mirziyoyev",)),
    ),
    "a host meets one guest and another": (
        told("en", "talks", kind="meeting", country="CN", names=("person/tokayev", "person/xi-jinping")),
        told("zh", "会谈", kind="meeting", country="CN", names=("person/mirziyoyev", "person/xi-jinping")),
    ),
    "ministers of two pairs of countries": (
        told("en", "ministers met", kind="meeting", names=("country/CN", "country/KZ", "organisation/sco")),
        told("zh", "外长会晤", kind="meeting", names=("country/CN", "country/UZ", "organisation/sco")),
    ),
    "a visit and a signing during it": (
        told("en", "visit", **STATE_VISIT),
        told("en", "signing", **STATE_VISIT | {"kind": "signing"}),
    ),
    "an opening and an exhibition": (
        told("en", "opening", kind="opening", country="KZ"),
        told("ru", "выставка", kind="exhibition", country="KZ"),
    ),
    "openings of two projects": (
        told("en", "opening", **PORT),
        told("zh", "开通", **PORT | {"names": ("project/alashankou-dostyk",)}),
    ),
    "elections of two countries": (
        told("en", "election", kind="election", country="KG"),
        told("ru", "выборы", kind="election", country="KZ"),
    ),
    "the same day and nothing else": (
        told("en", "a forum of writers", kind="forum"),
        told("ru", "форум врачей", kind="forum"),
    ),
    "two happenings of one sentence": (
        told("en", "summit", start_char=3, end_char=99, article_id="d" * 16, **MECHANISM),
        told("en", "summit", start_char=3, end_char=99, article_id="d" * 16, **MECHANISM),
    ),
    "another day after it was held": (
        told("en", "the summit", **MECHANISM, status="held"),
        told("ru", "саммит", days=400, **MECHANISM, starts_on=date(2028, 6, 16), status="postponed"),
    ),
}  # fmt: skip

PERHAPS = {
    "a day apart, as clocks differ": (
        told("en", "talks", **STATE_VISIT | {"kind": "meeting"}),
        told("zh", "会谈", **STATE_VISIT | {"kind": "meeting", "starts_on": date(2027, 6, 17)}),
    ),
    "two presidents meet at a summit": (
        told("en", "SCO summit", **SCO),
        told("en", "talks at the SCO", kind="meeting", country="CN",
             names=("organisation/sco", "person/tokayev", "person/xi-jinping")),
    ),
    "a meeting of an organisation, and of two persons": (
        told("ru", "встреча на полях ШОС", kind="meeting", **SCO),
        told("en", "talks at the SCO", kind="meeting", country="CN",
             names=("organisation/sco", "person/tokayev", "person/xi-jinping")),
    ),
    "a meeting of an organisation some time in the year": (
        told("en", "SCO ministers' meeting", kind="meeting", **SCO | YEAR),
        told("ru", "совещание министров ШОС", kind="meeting", **SCO),
    ),
    "a visit of which one article names the host alone": (
        told("en", "visit", **STATE_VISIT),
        told("zh", "访问", **STATE_VISIT | {"names": ("country/KZ", "country/CN", "person/xi-jinping")}),
    ),
    "at another place of the country": (
        told("en", "forum", **FORUM | {"names": (*FORUM["names"], "place/astana")}),
        told("ru", "форум", **FORUM | {"names": (*FORUM["names"], "place/almaty")}),
    ),
}  # fmt: skip


def pairs(table: dict[str, tuple[Told, Told]]) -> Any:
    return pytest.mark.parametrize(("one", "other"), table.values(), ids=table.keys())


@pairs(SAME)
def test_the_same_happening(one: Told, other: Told) -> None:
    """Whichever of the two is asked about the other; and they are found by a key that both have."""
    assert compare(one, other).decision == "same", compare(one, other)
    assert compare(other, one) == compare(one, other)
    assert one.keys & other.keys


@pairs(APART)
def test_another_happening(one: Told, other: Told) -> None:
    """With the reason in words."""
    verdict = compare(one, other)
    assert verdict.decision == "apart", verdict
    assert verdict.reasons
    assert compare(other, one) == verdict


@pairs(PERHAPS)
def test_perhaps_the_same_happening(one: Told, other: Told) -> None:
    """Kept apart, and offered."""
    verdict = compare(one, other)
    assert verdict.decision == "perhaps", verdict
    assert not verdict.contradicted
    assert compare(other, one) == verdict


def test_the_tables_are_large_enough() -> None:
    """At least forty pairs."""
    assert len(SAME) + len(APART) + len(PERHAPS) >= 40


def groups_of(*findings: Told) -> int:
    return len(set(join(findings, {}, {}, {}, compare=compare).groups.values()))


def test_a_new_day_is_no_contradiction_once_the_postponement_was_heard_of() -> None:
    """Whatever is told in between and afterwards."""
    before = told("en", "second summit", **SECOND)
    moved = told("ru", "второй саммит", days=20, **SECOND | {"starts_on": date(2027, 10, 2)}, status="postponed")
    after = told("zh", "第二届峰会", days=40, **SECOND | {"starts_on": date(2027, 10, 2)})
    assert groups_of(before, after) == 2
    assert groups_of(before, moved, after) == 1


def test_a_vague_announcement_does_not_bring_two_happenings_together() -> None:
    """A summit some time in the year is none of two that contradict each other."""
    june, october = (told("en", "summit", **MECHANISM, country="KZ", starts_on=date(2027, m, 16)) for m in (6, 10))
    vague = told("ru", "саммит", days=1, country="KZ", **MECHANISM | YEAR)
    assert groups_of(june, october) == 2
    assert groups_of(june, october, vague) == 2
