"""Promises, events and figures of a text, as `analyse` shows them and as its JSON has them."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from flows.analysis_view import Text, as_row
from flows.findings_view import findings
from flows.styled import print_styled
from flows.tables import as_json
from newsdesk.records import Analysis, Commitment, Event, Figure, Scope
from tests.warehouse.findings import a_figure, a_promise, an_event

TRAINS = "China will train 1,500 people within three years."


def an_analysis(*found: Commitment | Event | Figure) -> Analysis:
    return Analysis(
        scope=Scope(in_scope=True, score=1.0, threshold=0.8),
        tags=(),
        mentions=(),
        rule_version="test-1",
        commitments=tuple(each for each in found if isinstance(each, Commitment)),
        events=tuple(each for each in found if isinstance(each, Event)),
        figures=tuple(each for each in found if isinstance(each, Figure)),
    )


def shown(capsys: pytest.CaptureFixture[str], *found: Commitment | Event | Figure) -> list[str]:
    print_styled(findings(an_analysis(*found)))
    return [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]


def test_a_promise_is_told_with_its_words_and_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    """Who to whom, how far, how much, by when; then the deed, what else is known, and the evidence."""
    promise = a_promise(
        TRAINS,
        what="train 1,500 people",
        beneficiaries=("KZ", "KG"),
        due_from=date(2024, 12, 2),
        due_to=date(2027, 12, 2),
        due_text="within three years",
        conditional=True,
        names=("initiative/bri",),
    )
    assert shown(capsys, promise) == [
        "promises",
        "  CN → KZ, KG · pledged · 1,500 people · by 2 Dec 2027 (“within three years”) · under a condition",
        "    train 1,500 people",
        "    kind training; names initiative/bri",
        f"    body 0-{len(TRAINS)}: {TRAINS} (en:test:trains)",
    ]


def test_what_is_not_said_of_a_promise_is_not_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither who nor how much nor when."""
    promise = a_promise(TRAINS, actor="", beneficiaries=(), object=None, quantity=None, unit=None, due_to=None)
    assert shown(capsys, promise)[1:3] == ["  ? · pledged", f"    {TRAINS}"]


def test_an_event_is_told_no_finer_than_it_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """With its precision, where there is no day."""
    lines = shown(
        capsys,
        an_event("The second summit is in June.", place="Astana"),
        an_event("A visit.", kind="visit", starts_on=None, date_precision=None, country=None, ordinal=None, names=()),
    )
    assert lines == [
        "events",
        "  Jun 2027 (day not known) · summit · scheduled · Astana, KZ",
        "    The second summit is in June.",
        "    number 2; names initiative/china-central-asia-mechanism",
        "    body 0-29: The second summit is in June. (en:test:summit)",
        "  no date · visit · scheduled",
        "    A visit.",
        "    body 0-8: A visit. (en:test:summit)",
    ]


def test_a_figure_is_told_with_what_it_measures_and_when(capsys: pytest.CaptureFixture[str]) -> None:
    """And the sentence."""
    figure = a_figure("41 billion.", quantity=41e9, period_from=date(2026, 7, 1), as_of=date(2026, 9, 30), bound="over")
    assert shown(capsys, figure) == [
        "figures",
        "  over 41 billion USD · trade turnover CN-KZ · Q3 2026",
        "    body 0-11: 41 billion. (en:test:turnover)",
    ]


def test_nothing_is_shown_where_nothing_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    """No empty headings."""
    assert shown(capsys) == []


def test_what_a_terminal_would_obey_is_made_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    """In every field that comes from the text."""
    wicked = "a \x1b[31mb\n\x07c\u202ed"
    promise = a_promise(wicked, actor=wicked, beneficiaries=(wicked,), due_text=wicked, due_to=None, unit=wicked)
    out = "\n".join(shown(capsys, promise, an_event(wicked, place=wicked), a_figure(wicked, about=wicked)))
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert len(out.splitlines()) == 3 + 4 + 4 + 2


def test_json_has_every_field_of_a_finding_and_the_version_of_the_rules() -> None:
    """Dates in ISO form, lists as lists, what is not known as null."""
    promise = a_promise(TRAINS, due_from=date(2024, 12, 2), names=("initiative/bri",))
    event, figure = an_event("The summit is in June."), a_figure("41 dollars.", as_of=date(2026, 12, 31))
    text = Text(
        id="t",
        title="",
        body=TRAINS,
        published=None,
        language="en",
        script=None,
        analysis=an_analysis(promise, event, figure),
    )
    row = json.loads(as_json(as_row(text)))
    for key, kind in (("commitments", Commitment), ("events", Event), ("figures", Figure)):
        (found,) = row[key]
        assert set(found) == {field.name for field in fields(kind)} | {"rule_version"}
        assert found["rule_version"] == "test-1"
    (found,) = row["commitments"]
    assert (found["due_from"], found["due_to"], found["due_text"]) == ("2024-12-02", "2028-12-31", None)
    assert (found["beneficiaries"], found["names"]) == (["KZ"], ["initiative/bri"])
    assert TRAINS[found["start_char"] : found["end_char"]] == found["sentence"]
    assert (row["events"][0]["starts_on"], row["figures"][0]["as_of"]) == ("2027-06-01", "2026-12-31")
