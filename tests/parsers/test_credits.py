from __future__ import annotations

import json

import pytest

from tests.parsers.conftest import PARAGRAPHS, TEXT, an_article, json_ld, read

REST = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


@pytest.mark.parametrize(
    ("lead", "wire"),
    [
        ("BEIJING, Nov. 20 (Xinhua) -- ", "Xinhua"),
        ("URUMQI, Nov. 20 (Xinhua)--", "Xinhua"),
        ("ASTANA, 20 November (Reuters) - ", "Reuters"),
        ("ASTANA (AP) — ", "AP"),
        ("МОСКВА, 20 ноября. /ТАСС/. ", "ТАСС"),
        ("MOSCOW, November 20. /TASS/. ", "TASS"),
        ("АСТАНА. 20 ноября. КАЗИНФОРМ - ", "КАЗИНФОРМ"),
        ("БИШКЕК, 20 ноя — Sputnik. ", "Sputnik"),
        ("新华社北京11月20日电（记者王明）", "新华社"),
        ("中新社乌鲁木齐11月20日电 ", "中新社"),
        ("中新网11月20日电 ", "中新网"),
        ("ДУШАНБЕ, 20.11.2026 /НИАТ «Ховар»/. ", "Ховар"),
    ],
)
def test_the_agency_is_read_from_the_lead(lead, wire) -> None:
    """Agencies begin with place, day and their name."""
    assert read(an_article(f"<p>{lead}{PARAGRAPHS[0]}</p>{REST}")).wire == wire


@pytest.mark.parametrize(
    ("line", "wire"),
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
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_the_credit_is_read_from_a_line_with_a_label(line, wire, place) -> None:
    """Near the text, in each language, as the page writes the name."""
    credit = f"<div>{line}</div>"
    assert read(an_article(credit + TEXT if place == "above" else TEXT + credit)).wire == wire


def test_the_agency_at_the_end_in_brackets_is_the_credit() -> None:
    """Where papers sign what they took."""
    assert read(an_article(f"<p>{PARAGRAPHS[0]}</p>{REST[:-4]} (Xinhua)</p>")).wire == "Xinhua"


def test_json_ld_names_the_organisation_that_the_text_is_from() -> None:
    """Where nothing on the page does."""
    said = json_ld(json.dumps({"@type": "NewsArticle", "sourceOrganization": {"name": "Xinhua"}}))
    assert read(an_article(head=said)).wire == "Xinhua"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"<p>{PARAGRAPHS[0]} The minister told Xinhua that it was good.</p>{REST}",
        f"<p>Reuters reported on Friday that the quay would open. {PARAGRAPHS[0]}</p>{REST}",
        f"<p>Apart from that, (as we said) the quay opens. {PARAGRAPHS[0]}</p>{REST}",
        TEXT + "<div>Source: https://example.org/a</div>",
        TEXT + "<div>Source: 2026</div>",
        f"<p>The source: nobody knows it. {PARAGRAPHS[0]}</p>{REST}",
    ],
)
def test_nobody_is_credited_for_being_mentioned(text) -> None:
    """A name in a sentence is news, no credit."""
    assert read(an_article(text)).wire is None


@pytest.mark.parametrize(
    "lead",
    ["Кинотеатр «Спутник» закрывается на ремонт. ", 'The cinema "Sputnik" closes. ', "Компания «Тренд» строит. "],
)
def test_a_quoted_name_in_a_sentence_is_no_agency(lead) -> None:
    """Cinemas and companies are called so, too."""
    assert read(an_article(f"<p>{lead}{PARAGRAPHS[0]}</p>{REST}")).wire is None
