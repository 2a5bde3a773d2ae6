from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.records import Source
from newsdesk.schedule import SourceState, after_poll, is_due, parse_duration

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def source(**fields):
    given = {
        "id": "times",
        "name": "Times",
        "url": "https://times.kz/rss",
        "kind": "feed",
        "country": "KZ",
        "language": "en",
        "ownership": "unknown",
        "full_text": True,
        "timezone": "Asia/Almaty",
    }
    return Source(**given | fields)


def polled(state, outcome, *, etag=None, last_modified=None, **fields):
    return after_poll(source(**fields), state, outcome=outcome, at=NOW, etag=etag, last_modified=last_modified)


def wait_after(failures, **fields):
    """How long a source waits after that many failed polls in a row."""
    state = None
    for _ in range(failures):
        state = polled(state, "failed", **fields)
    return state.next_due_at - NOW


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("30s", timedelta(seconds=30)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(days=1)),
        ("1.5h", timedelta(minutes=90)),
        ("0s", timedelta(0)),
        (" 15 m ", timedelta(minutes=15)),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text, duration):
    """Seconds, minutes, hours or days, as people write them in the settings."""
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    "text",
    ["", "15", "m", "-15m", "15 minutes", "1h30m", "15M", "1w", "1,5h", "1e3s", "15m\n15m", "soon", "9" * 20 + "d"],
)
def test_what_is_no_duration_is_refused_by_name(text):
    """The message repeats what was written, so that it can be found; a number beyond any calendar is refused alike."""
    with pytest.raises(ValueError, match=r"is no duration|is too long") as refused:
        parse_duration(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize("state", [None, SourceState(source_id="times"), SourceState(source_id="times", failures=3)])
def test_a_source_without_an_appointment_is_due_at_once(state):
    """A source never polled is due, and so is one whose state names no time."""
    assert is_due(source(), state, NOW)


@pytest.mark.parametrize(
    ("ahead", "due"),
    [
        (-DAY, True),
        (timedelta(0), True),
        (timedelta(seconds=1), True),
        (MINUTE, True),
        (MINUTE + timedelta(microseconds=1), False),
        (DAY, False),
    ],
)
def test_a_source_is_due_from_a_minute_before_its_time(ahead, due):
    """A schedule that fires a moment early must not cost the source a whole turn."""
    assert is_due(source(), SourceState(source_id="times", next_due_at=NOW + ahead), NOW) is due


@pytest.mark.parametrize("state", [None, SourceState(source_id="times", next_due_at=NOW - DAY)])
def test_a_source_switched_off_is_never_due(state):
    assert not is_due(source(enabled=False), state, NOW)


@pytest.mark.parametrize("outcome", ["ok", "not_modified"])
@pytest.mark.parametrize(("every", "interval"), [(None, 30 * MINUTE), ("15m", 15 * MINUTE), ("3d", 3 * DAY)])
def test_an_answer_sets_the_next_poll_one_interval_ahead(outcome, every, interval):
    """The interval is the source's own where it has one, else half an hour; counted from the poll."""
    assert polled(None, outcome, every=every).next_due_at == NOW + interval


@pytest.mark.parametrize("outcome", ["ok", "not_modified"])
def test_an_answer_heals_and_brings_its_own_validators(outcome):
    """Ten failures are forgotten with the first answer, and what it says replaces what was known."""
    sick = SourceState(source_id="times", etag='"old"', last_modified="Sun", next_due_at=NOW, failures=10)
    healed = polled(sick, outcome, etag='"new"', last_modified=None)
    assert healed == SourceState(
        source_id="times", etag='"new"', last_modified=None, next_due_at=NOW + 30 * MINUTE, failures=0
    )
    assert polled(healed, "failed").next_due_at == NOW + 60 * MINUTE


@pytest.mark.parametrize("outcome", ["failed", "refused"])
def test_a_failure_keeps_the_validators_and_is_counted(outcome):
    """When the source comes back, it is asked conditionally as before."""
    state = polled(SourceState(source_id="times", etag='"a"', last_modified="Sun", failures=2), outcome)
    assert (state.etag, state.last_modified, state.failures) == ('"a"', "Sun", 3)


def test_failures_double_the_wait_up_to_a_day():
    """A dead feed is asked once a day, no more seldom: feeds do come back to life."""
    hours = [wait_after(failures) / timedelta(hours=1) for failures in range(1, 9)]
    assert hours == [1, 2, 4, 8, 16, 24, 24, 24]
    assert wait_after(200) == DAY


@pytest.mark.parametrize(
    ("every", "failures", "wait"),
    [
        ("1m", 1, 2 * MINUTE),
        ("1m", 3, 8 * MINUTE),
        ("15m", 2, 60 * MINUTE),
        ("15m", 7, DAY),
        ("3d", 1, 3 * DAY),
        ("3d", 9, 3 * DAY),
    ],
)
def test_a_fixed_interval_backs_off_from_itself_and_never_polls_more_often_for_failing(every, failures, wait):
    """A source asked every three days is not asked daily because it fails."""
    assert wait_after(failures, every=every) == wait


@pytest.mark.parametrize(
    "state",
    [None, SourceState(source_id="times", etag='"a"', next_due_at=NOW - MINUTE, failures=2)],
)
def test_a_source_that_was_not_started_stays_due_as_it_was(state):
    """The run had no time for it: that is not its fault, and the next run begins where this one stopped."""
    after = polled(state, "not_started", etag='"b"')
    assert after == (state or SourceState(source_id="times"))
    assert is_due(source(), after, NOW)
