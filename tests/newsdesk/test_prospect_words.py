from __future__ import annotations

from datetime import date

import pytest

from newsdesk.prospect_words import amount, due, parties, period, short_due, short_period, span, where
from newsdesk.prospects import Standing

DAY = date(2027, 12, 2)


@pytest.mark.parametrize(
    ("first", "last", "unit", "told", "short"),
    [
        (DAY, None, "day", "2 Dec 2027", "2027-12-02"),
        (DAY, DAY, "day", "2 Dec 2027", "2027-12-02"),
        (DAY, date(2027, 12, 4), "day", "2–4 Dec 2027", "2027-12-02/04"),
        (date(2027, 11, 30), DAY, "day", "30 Nov 2027 – 2 Dec 2027", "2027-11-30/12-02"),
        (date(2026, 12, 2), date(2027, 12, 2), "day", "2 Dec 2026 – 2 Dec 2027", "2026-12-02/2027-12-02"),
        (date(2027, 12, 1), None, "month", "Dec 2027", "2027-12"),
        (date(2027, 10, 1), None, "quarter", "Q4 2027", "2027-Q4"),
        (date(2027, 1, 1), None, "year", "2027", "2027"),
    ],
)
def test_a_period_is_told_no_finer_than_it_is_known(
    first: date, last: date | None, unit: str, told: str, short: str
) -> None:
    """Neither a day nor a month is made up."""
    assert period(first, last, unit) == told  # type: ignore[arg-type]
    assert short_period(first, last, unit) == short  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "text", "told", "short"),
    [
        (date(2024, 12, 2), DAY, "within three years", "by 2 Dec 2027", "2027-12-02"),
        (None, DAY, None, "by 2 Dec 2027", "2027-12-02"),
        (DAY, DAY, None, "on 2 Dec 2027", "2027-12-02"),
        (date(2027, 1, 1), date(2027, 12, 31), None, "in 2027", "2027"),
        (date(2027, 7, 1), date(2027, 9, 30), None, "in Q3 2027", "2027-Q3"),
        (date(2028, 2, 1), date(2028, 2, 29), None, "in Feb 2028", "2028-02"),
        (None, None, "in the  coming\nyears", "“in the coming years”", "“in the coming years”"),
        (None, None, None, "", ""),
    ],
)
def test_what_is_due_is_told_by_its_end_or_by_the_words_of_the_article(
    first: date | None, last: date | None, text: str | None, told: str, short: str
) -> None:
    """A whole year, quarter or month is told as one; words that could not be resolved stand in quotes."""
    assert due(first, last, text) == told
    assert short_due(first, last, text) == short


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, ""),
        ({"quantity": 1500, "unit": "places"}, "1,500 places"),
        ({"quantity": 3.5e9, "currency": "USD"}, "3.5 billion USD"),
        ({"quantity": 1_234_567, "unit": "t"}, "1,234,567 t"),
        ({"quantity": 0.5, "unit": "%"}, "0.5%"),
        ({"quantity": 10e6, "quantity_to": 15e6, "unit": "t"}, "10–15 million t"),
        ({"quantity": 900, "quantity_to": 1.2e6}, "900–1.2 million"),
        ({"quantity": 5, "quantity_to": 5, "bound": "over"}, "over 5"),
        ({"quantity": 400, "unit": "MW", "bound": "under"}, "up to 400 MW"),
        ({"quantity": 1e300}, "1e+300"),
        ({"quantity": -2e6}, "-2 million"),
    ],
)
def test_an_amount_is_told_whole(said: dict[str, object], told: str) -> None:
    """With its bounds and its measure; no digit that an article gives is rounded away."""
    assert amount(Standing(stage="pledged", **said)) == told  # type: ignore[arg-type]


def test_parties_are_told_as_giver_and_receivers_or_as_partners() -> None:
    """A joint deed has the actor among its beneficiaries; who is not named is asked for."""
    assert parties("CN", ("KZ", "UZ")) == "CN → KZ, UZ"
    assert parties("CN", ("CN", "KZ")) == "CN with KZ"
    assert parties("CN", ()) == "CN"
    assert parties("", ("KZ",)) == "? → KZ"
    assert parties("CN", ("KZ", "KG", "TJ"), str.lower, limit=2) == ("cn → kz, kg and 1 more")


def test_the_period_of_a_figure_has_the_ends_that_are_known() -> None:
    """A figure up to a day is none of that day."""
    assert span(date(2026, 7, 1), date(2026, 9, 30)) == "Q3 2026"
    assert span(date(2026, 1, 1), date(2026, 9, 30)) == "1 Jan 2026 – 30 Sep 2026"
    assert span(None, date(2026, 9, 30)) == "up to 30 Sep 2026"
    assert span(date(2026, 1, 1), None) == "since 1 Jan 2026"
    assert span(None, None) == ""


@pytest.mark.parametrize(
    ("place", "country", "told"),
    [
        ("Almaty", "KZ", "Almaty, Kazakhstan"),
        ("Kazakhstan", "KZ", "Kazakhstan"),
        ("the south of Kazakhstan", "KZ", "the south of Kazakhstan"),
        (None, "KZ", "Kazakhstan"),
        ("Almaty", None, "Almaty"),
        ("Almaty", "XX", "Almaty, XX"),
        (None, None, ""),
    ],
)
def test_a_place_is_told_with_its_country_once(place: str | None, country: str | None, told: str) -> None:
    """By its label, or its code where it has none."""
    assert where(place, country, {"country/KZ": "Kazakhstan"}) == told
