"""Names that count only in company."""

from __future__ import annotations

from datetime import date

import pytest

from newsdesk.rules import Name, Rules, When, Years
from newsdesk.tagging import Tagger

ASTANA = Name(
    id="place/astana",
    label="Astana",
    forms={"en": ("Astana",)},
    when=(
        When(forms={"en": ("Nur Sultan",)}, years=Years.read("2019-03/2022-09")),
        When(forms={"en": ("Nur Sultan",)}, near={"en": ("city", "capital")}),
    ),
)
GEORGIA = Name(
    id="country/GE",
    label="Georgia",
    forms={"en": ("Tbilisi government",)},
    when=(When(forms={"en": ("Georgia",)}, company=("country/AM", "country/GE")),),
    exceptions={"en": ("state of Georgia",)},
)
ARMENIA = Name(id="country/AM", label="Armenia", forms={"en": ("Armenia",)})
TAGGER = Tagger(Rules(names=(ASTANA, GEORGIA, ARMENIA), topics=()))


def tags(body: str, published: date | None = None, *, title: str = "") -> set[str]:
    analysis = TAGGER.analyse(title=title, standfirst=None, body=body, language="en", published=published)
    return {tag.tag for tag in analysis.tags}


@pytest.mark.parametrize(
    ("published", "counts"),
    [
        (date(2019, 2, 28), False),
        (date(2019, 3, 1), True),
        (date(2022, 9, 30), True),
        (date(2022, 10, 1), False),
        (None, True),
    ],
)
def test_a_form_counts_in_its_years_and_in_an_undated_article(published: date | None, counts: bool) -> None:  # noqa: FBT001
    assert ("place/astana" in tags("They met in Nur-Sultan.", published)) is counts


def test_a_form_may_count_under_several_conditions() -> None:
    """Out of its years beside a word that says what it is, in the same sentence only."""
    later = date(2026, 1, 1)
    assert "place/astana" in tags("The city was called Nur-Sultan then.", later)
    assert "place/astana" not in tags("The city is cold. Nur-Sultan smiled.", later)


def test_company_is_another_name_anywhere_in_the_article() -> None:
    assert tags("Georgia won the game.") == set()
    assert tags("Georgia won.", title="Armenia plays") == {"country/AM", "country/GE"}
    assert tags("Georgia won. The Tbilisi government is glad.") == {"country/GE"}


def test_an_exception_holds_for_forms_under_a_condition_as_well() -> None:
    assert tags("Armenia is as large as the state of Georgia.") == {"country/AM"}


def test_what_does_not_count_is_told_with_its_reason() -> None:
    account = TAGGER.explain(
        title="", standfirst=None, body="Georgia, and Nur-Sultan.", language="en", published=date(2026, 1, 1)
    )
    dropped = {(one.mention.tag, one.mention.matched_text, one.reason) for one in account.dropped}
    assert dropped == {
        ("country/GE", "Georgia", "none of the names that must be there"),
        ("place/astana", "Nur-Sultan", "not in these years"),
        ("place/astana", "Nur-Sultan", "none of the words that must stand in its sentence"),
    }


@pytest.mark.parametrize("written", ["/", "2019", "19/20", "2022/2019", "2019-13/", "2019-00/"])
def test_years_that_are_none_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match=written):
        Years.read(written)


def test_no_text_makes_conditions_run_away() -> None:
    """Ten thousand doubtful names beside ten thousand words that might let them hold, and none does."""
    text = "Nur-Sultan smiled. The city is cold. " * 10_000
    assert tags(text, date(2026, 1, 1)) == set()
