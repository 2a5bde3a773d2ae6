from __future__ import annotations

import json

import pytest

from tests.parsers.conftest import PARAGRAPHS, TEXT, an_article, json_ld, read


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Source: Xinhua", "Xinhua"),
        ("Source: Harbour Gazette", "Harbour Gazette"),
        ("Источник: Портовая газета", "Портовая газета"),
        ("Дереккөз: ҚазАқпарат", "ҚазАқпарат"),
        ("Дереккөзі: Айлақ газеті", "Айлақ газеті"),
        ("Булагы: Кабар", "Кабар"),
        ("Manba: UzA", "UzA"),
        ("Манба: ЎзА", "ЎзА"),
        ("Сарчашма: Ховар", "Ховар"),
        ("Çeşme: TDH", "TDH"),
        ("来源：新华社", "新华社"),
        ("来源:人民日报", "人民日报"),
        ("2026-11-20 10:00 来源：新华网", "新华网"),
        ("20.11.2026 | Источник: ТАСС", "ТАСС"),
        ("2026-11-20 10:00 新华社", "新华社"),
        ("20 Nov 2026 | Reuters", "Reuters"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_the_credit_is_read_from_a_line_of_its_own(line, credit, place) -> None:
    """Near the text, in each language, as the page writes the name: behind a label, or an agency beside a date."""
    block = f"<div>{line}</div>"
    assert read(an_article(block + TEXT if place == "above" else TEXT + block)).credit == credit


def test_json_ld_names_the_organisation_that_the_text_is_from() -> None:
    """Where nothing on the page does."""
    said = json_ld(json.dumps({"@type": "NewsArticle", "sourceOrganization": {"name": "Xinhua"}}))
    assert read(an_article(head=said)).credit == "Xinhua"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"<p>Reuters reported on Friday that the quay would open. {PARAGRAPHS[0]}</p>{TEXT}",
        TEXT + "<div>Source: https://example.org/a</div>",
        TEXT + "<div>Source: 2026</div>",
        TEXT + "<div>Sputnik</div>",
        TEXT + "<div>Photo source: Xinhua</div>",
        TEXT + "<div>图片来源：新华社</div>",
        f"<p>The source: nobody knows it. {PARAGRAPHS[0]}</p>{TEXT}",
    ],
)
def test_nobody_is_credited_for_being_mentioned(text) -> None:
    """A name in a sentence is news, one in a menu a link, one under a picture its photographer's."""
    assert read(an_article(text)).credit is None
