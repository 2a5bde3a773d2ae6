from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from newsdesk.briefing import TOPICAL, Filters, Manifest, compose
from newsdesk.prospect_sections import CHANGED, LATER, NEW, OVERDUE, SOON
from newsdesk.prospects import Appointment, Promise
from tests.newsdesk.prospects import PLEDGED, a_promise, an_event

END = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BEGIN = END - timedelta(days=1)
TODAY = date(2026, 11, 23)


def digest(*prospects: Promise | Appointment, filters: Filters | None = None) -> Manifest:
    return compose(
        digest_id="d",
        name="daily",
        period_from=BEGIN,
        period_to=END,
        created_at=END,
        candidates=(),
        sources=(),
        labels={"country/KZ": "Kazakhstan", "country/CN": "China"},
        promises=[each for each in prospects if isinstance(each, Promise)],
        appointments=[each for each in prospects if isinstance(each, Appointment)],
        filters=filters,
    )


def shown(manifest: Manifest) -> dict[str, list[str]]:
    """The identifiers in each section."""
    return {
        section.slug: [getattr(line, "ledger_id", None) or line.calendar_id for line in section.lines]  # type: ignore[union-attr]
        for section in manifest.prospects
    }


def reasons(*promises: Promise | Appointment) -> list[str]:
    return [line.reason for section in digest(*promises).prospects for line in section.lines]


def test_a_digest_without_prospects_has_no_sections_of_them() -> None:
    """As of stories: a section that has nothing to show is not there."""
    assert digest().prospects == ()


def test_a_promise_is_new_changed_or_overdue() -> None:
    """One heard of again as it was is neither; each stands once."""
    past = {"due_to": date(2026, 11, 1)}
    manifest = digest(
        a_promise("new"),
        a_promise("told again", before=PLEDGED),
        a_promise("signed", before=PLEDGED, stage="signed"),
        a_promise("late", before=replace(PLEDGED, due_to=date(2026, 11, 1)), **past),
        a_promise("late and signed", before=PLEDGED, stage="signed", **past),
        a_promise("kept", before=PLEDGED, stage="delivered"),
        a_promise("kept when first heard of", stage="delivered"),
        a_promise("kept before", before=replace(PLEDGED, stage="delivered", **past), stage="delivered", **past),
    )
    assert shown(manifest) == {
        "ledger/new": ["new"],
        "ledger/changed": ["late and signed", "kept", "signed"],
        "ledger/overdue": ["late"],
    }


def test_promises_of_both_sides_come_first_then_they_stand_as_they_are_due() -> None:
    """Those without a date come last."""
    manifest = digest(
        a_promise("own", actor="KZ", due_to=date(2026, 12, 1)),
        a_promise("undated", due_to=None),
        a_promise("later", due_to=date(2028, 1, 1)),
        a_promise("soon", due_to=date(2027, 1, 1)),
    )
    assert shown(manifest) == {"ledger/new": ["soon", "later", "undated", "own"]}


def test_what_became_overdue_in_the_period_comes_first() -> None:
    """Then the others, the latest first; due today is not overdue."""
    days = {"today": TODAY, "yesterday": date(2026, 11, 22), "before": date(2026, 11, 21), "long ago": date(2025, 1, 1)}
    promises = [a_promise(name, due_to=day, before=replace(PLEDGED, due_to=day)) for name, day in sorted(days.items())]
    assert shown(digest(*promises)) == {"ledger/overdue": ["yesterday", "before", "long ago"]}
    assert reasons(*promises)[:2] == [
        "Became overdue in this period: it was due by 22 Nov 2026, and is pledged as last heard of.",
        "Overdue: it was due by 21 Nov 2026, and is pledged as last heard of.",
    ]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"stage": "signed"}, "Changed: pledged → signed."),
        ({"due_to": date(2028, 6, 30)}, "Changed: due by 2 Dec 2027 → by 30 Jun 2028."),
        ({"quantity": 2000}, "Changed: 1,500 places → 2,000 places."),
        (
            {"stage": "delayed", "due_to": date(2028, 12, 31), "due_from": date(2028, 1, 1)},
            "Changed: pledged → delayed; due by 2 Dec 2027 → in 2028.",
        ),
    ],
)
def test_a_change_is_told(now: dict[str, object], told: str) -> None:
    """What was known, and what is known now."""
    assert reasons(a_promise(before=PLEDGED, **now)) == [told]


def test_what_an_article_leaves_out_has_not_changed() -> None:
    """A number or a date that is not told again still stands."""
    assert reasons(a_promise(before=PLEDGED, quantity=None, unit=None, due_to=None)) == []


def test_a_new_promise_that_is_overdue_is_told_so() -> None:
    """Old news may come in late."""
    assert reasons(a_promise(due_to=date(2026, 3, 31))) == [
        "New: first heard of in this period, and overdue since 31 Mar 2026."
    ]


def test_events_of_four_weeks_come_before_those_further_ahead() -> None:
    """By the last day on which they may be; what is over, was held or is cancelled is not ahead."""
    manifest = digest(
        an_event("today", starts_on=TODAY),
        an_event("under way", starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 24)),
        an_event("in four weeks", starts_on=date(2026, 12, 21)),
        an_event("in december", starts_on=date(2026, 12, 1), date_precision="month"),
        an_event("next year", starts_on=date(2027, 1, 1), date_precision="year"),
        an_event("over", starts_on=date(2026, 11, 22)),
        an_event("held", starts_on=TODAY, status="held"),
        an_event("cancelled", status="cancelled"),
        an_event("postponed", status="postponed"),
    )
    assert shown(manifest) == {
        "calendar/soon": ["today", "under way", "postponed", "in four weeks"],
        "calendar/later": ["in december", "next year"],
    }


def test_an_event_says_how_far_off_it_is() -> None:
    """And whether both sides are in it."""
    assert reasons(
        an_event("1", starts_on=TODAY),
        an_event("2", starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 25)),
        an_event("3", starts_on=date(2026, 11, 24), ends_on=date(2026, 11, 26), names=("country/CN",)),
        an_event("4"),
        an_event("5", starts_on=date(2027, 1, 1), date_precision="year"),
    ) == [
        "Central Asia; today.",
        "Central Asia; under way.",
        "China and Central Asia; tomorrow.",
        "Central Asia; in 17 days.",
        "Central Asia; the day is not known.",
    ]


def test_sections_are_bounded_and_count_what_found_no_room() -> None:
    """What a mail can carry; the stories make room."""
    many = [
        each
        for number in range(40)
        for each in (
            a_promise(f"n{number:02}"),
            a_promise(f"c{number:02}", before=PLEDGED, stage="signed"),
            a_promise(f"o{number:02}", before=replace(PLEDGED, due_to=BEGIN.date()), due_to=BEGIN.date()),
            an_event(f"s{number:02}"),
            an_event(f"l{number:02}", starts_on=date(2028, 1, 1)),
        )
    ]
    manifest = digest(*many)
    assert [(len(section.lines), section.more) for section in manifest.prospects] == [
        (room, 40 - room) for room in (NEW, CHANGED, OVERDUE, SOON, LATER)
    ]
    assert NEW + CHANGED + OVERDUE + SOON + LATER < 2 * TOPICAL
    assert [line.position for line in manifest.items] == list(range(1, len(manifest.items) + 1))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"p", "q", "e"}),
        (Filters(countries=("KZ",)), {"p", "e"}),
        (Filters(countries=("country/UZ",)), {"q"}),
        (Filters(topics=("energy",)), {"q"}),
        (Filters(languages=("ru",)), {"q"}),
        (Filters(countries=("UZ",), topics=("topic/education",)), set()),
    ],
)
def test_prospects_are_those_that_the_digest_is_about(filters: Filters, expected: set[str]) -> None:
    """By the countries that promise and receive, the topics of the article, and all languages in which it was told."""
    manifest = digest(
        a_promise("p"),
        a_promise("q", beneficiaries=("UZ",), languages=("en", "ru"), topics=("topic/energy",)),
        an_event("e"),
        filters=filters,
    )
    assert {each for ids in shown(manifest).values() for each in ids} == expected


def test_what_is_of_other_countries_is_left_out() -> None:
    """China's port in Nigeria is no business of this digest."""
    assert shown(digest(a_promise(beneficiaries=("NG",)), an_event(country="FR"))) == {}


def test_the_order_of_rows_does_not_matter() -> None:
    """The same rows give the same digest."""
    rows = [a_promise(f"{n}", due_to=date(2027, 1, 1 + n % 3)) for n in range(20)]
    events = [an_event(f"{n}", starts_on=date(2027, 1, 1 + n % 3)) for n in range(20)]
    assert digest(*rows, *events).prospects == digest(*reversed(rows), *reversed(events)).prospects


def test_long_words_are_cut_and_addresses_that_are_none_do_not_become_links() -> None:
    """As of stories."""
    line = digest(a_promise(what="word " * 500, url="seed:port", sentence="long " * 900)).prospects[0].lines[0]
    assert line.headline.endswith("…")
    assert (len(line.headline) < 150, len(line.sentence) < 620, line.url) == (True, True, None)
