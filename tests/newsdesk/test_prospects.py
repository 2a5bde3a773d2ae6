from __future__ import annotations

from datetime import date

import pytest

from newsdesk.prospects import concerns_region, is_between, is_code
from tests.newsdesk.prospects import a_promise, an_event


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ({}, "both"),
        ({"actor": "UZ", "beneficiaries": ("UZ",)}, "the region's"),
        ({"actor": "RU", "beneficiaries": ("TJ",)}, "the region's"),
        ({"actor": "CN", "beneficiaries": ("NG",)}, "others'"),
        ({"actor": "CN", "beneficiaries": ()}, "both"),
        ({"actor": "CN", "beneficiaries": (), "in_scope": False}, "others'"),
        ({"actor": "Great Rail Company", "beneficiaries": (), "names": ("country/KG", "country/CN")}, "both"),
        ({"actor": "Great Rail Company", "beneficiaries": (), "in_scope": False}, "others'"),
    ],
)
def test_a_promise_concerns_the_region_by_its_parties(said: dict[str, object], whose: str) -> None:
    """Else by the countries in its words; China's alone where its article is of both sides."""
    promise = a_promise(**said)
    assert (concerns_region(promise), is_between(promise)) == (whose != "others'", whose == "both")


def test_a_happening_concerns_the_region_by_its_place_and_its_names() -> None:
    """A forum in Xiamen that names Kazakhstan is of both sides; one in Paris is of none."""
    assert is_between(an_event(country="CN", names=("country/KZ", "person/somebody")))
    assert is_between(an_event(country="CN"))
    assert not concerns_region(an_event(country="CN", in_scope=False))
    assert not concerns_region(an_event(country="FR"))


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ({}, date(2026, 12, 10)),
        ({"ends_on": date(2026, 12, 12)}, date(2026, 12, 12)),
        ({"starts_on": date(2028, 2, 1), "date_precision": "month"}, date(2028, 2, 29)),
        ({"starts_on": date(2026, 10, 1), "date_precision": "quarter"}, date(2026, 12, 31)),
        ({"starts_on": date(2027, 1, 1), "date_precision": "year"}, date(2027, 12, 31)),
    ],
)
def test_a_happening_may_take_place_up_to_the_last_day_of_its_period(said: dict[str, object], last: date) -> None:
    """As precise as its date."""
    assert an_event(**said).last_day == last


def test_only_codes_of_countries_are_codes() -> None:
    """A party may be a name of two letters in another script, or none."""
    assert is_code("KZ")
    assert not any(map(is_code, ("", "KZT", "kz", "КЗ", "中国", "Xi")))
