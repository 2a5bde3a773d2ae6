from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.records import Source
from newsdesk.schedule import (
    Observation,
    SourceState,
    address,
    after_poll,
    is_audit_due,
    is_due,
    is_gap,
    parse_duration,
    trusts_validators,
)

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


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


def polled(state, outcome="ok", *, at=NOW, every=None, **seen):
    return after_poll(source(every=every), state, Observation(outcome=outcome, at=at, **seen))


def waits(state, at=NOW):
    return state.next_due_at - at


def about(interval):
    """An interval with the jitter that is allowed to it."""
    return pytest.approx(interval.total_seconds(), rel=0.1 + 1e-9)


def failing(times, kind, **fields):
    state = None
    for _ in range(times):
        state = polled(state, "failed", failure=kind, **fields)
    return state


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
@pytest.mark.parametrize(("every", "interval"), [("15m", 15 * MINUTE), ("3d", 3 * DAY), ("1s", timedelta(seconds=1))])
def test_a_fixed_interval_is_kept_to_the_second(outcome, every, interval):
    """Whatever the source's rhythm is, and whatever its publisher wishes."""
    state = polled(None, outcome, every=every, items=20, new=20, asked=DAY, fresh_for=DAY, gap=True)
    assert waits(state) == interval
    assert waits(polled(state, outcome, every=every, at=NOW + 9 * DAY, items=20, gap=True), NOW + 9 * DAY) == interval


def test_a_source_whose_rhythm_is_unknown_is_asked_again_in_half_an_hour():
    """One poll tells nothing of how often there is news."""
    assert waits(polled(None, items=20, new=20)).total_seconds() == about(30 * MINUTE)


def rhythm(rate_at, *, items, days, hints=None):
    """Poll a source for so many days, which publishes `rate_at(hour)` items an hour and shows the last `items`.

    Gives the share of known items per poll, and the intervals, of the second half of the time.
    """
    state, at, published, last = None, NOW, 0.0, 0
    shares, intervals = [], []
    while at < NOW + days * DAY:
        new = min(items, int(published) - last) if state else items
        last = int(published)
        state = polled(state, at=at, items=items, new=new, gap=state is not None and new == items, **(hints or {}))
        pause = waits(state, at)
        if at > NOW + days * DAY / 2:
            shares.append(1 - new / items)
            intervals.append(pause)
        while pause > timedelta(0):
            step = min(pause, 10 * MINUTE)
            published += rate_at(at.hour) * (step / timedelta(hours=1))
            at, pause = at + step, pause - step
    return shares, intervals


@pytest.mark.parametrize(("rate", "items"), [(4, 20), (10, 20), (30, 40), (2, 10), (60, 50)])
def test_the_interval_settles_where_a_third_to_two_thirds_of_the_items_are_known(rate, items):
    """Whatever the source's rhythm: enough overlap to miss nothing, and no polls for nothing."""
    shares, _ = rhythm(lambda _: rate, items=items, days=4)
    assert all(1 / 3 <= share <= 2 / 3 for share in shares)


@pytest.mark.parametrize(("rate", "items"), [(4, 20), (10, 20), (30, 40), (2, 10)])
def test_it_settles_there_for_a_source_that_publishes_in_fits_and_starts(rate, items):
    """On the average, that is; and chance alone opens no gap."""
    chance = random.Random(7)  # noqa: S311  (the same at every run)
    shares, _ = rhythm(lambda _: rate * chance.uniform(0.2, 1.8), items=items, days=20)
    assert 1 / 3 <= sum(shares) / len(shares) <= 2 / 3
    assert min(shares) > 0


def test_a_source_that_sleeps_at_night_is_not_overrun_in_the_morning():
    """The rate is an average over a day, so the busy hours still overlap."""
    shares, _ = rhythm(lambda hour: 12 if 3 <= hour < 15 else 0, items=30, days=6)
    assert min(shares) > 0


def test_a_quiet_source_is_asked_four_times_a_day_and_a_torrent_every_five_minutes():
    """The interval has bounds: news should not be half a day old, and no server is asked all the time."""
    _, quiet = rhythm(lambda _: 0.01, items=20, days=6)
    assert all(pause.total_seconds() == about(6 * HOUR) for pause in quiet)
    _, torrent = rhythm(lambda _: 1000, items=10, days=1)
    assert all(pause.total_seconds() == about(5 * MINUTE) for pause in torrent)


def test_one_quiet_poll_lengthens_the_interval_by_half_at_most():
    """A feed first met at night is not left alone until the evening."""
    state = polled(polled(None, items=20, new=20), at=NOW + 30 * MINUTE, items=20)
    assert state.interval_seconds == 45 * 60


def test_a_gap_halves_the_interval_at_once():
    """Where two documents share nothing, items were probably missed."""
    state = SourceState(source_id="times", items=20, items_per_hour=0.1, interval_seconds=7200, answered_at=NOW - HOUR)
    assert polled(state, items=20, new=20, gap=True).interval_seconds <= 3600


@pytest.mark.parametrize(("items", "known", "gap"), [(20, 0, True), (20, 1, False), (0, 0, False), (1, 0, True)])
def test_a_gap_is_a_document_that_shares_nothing_with_the_one_before(items, known, gap):
    before = SourceState(source_id="times", items=20)
    assert is_gap(before, items=items, known=known) is gap
    assert not is_gap(None, items=items, known=known)
    assert not is_gap(SourceState(source_id="times"), items=items, known=known)


@pytest.mark.parametrize("wish", [{"asked": 3 * HOUR}, {"fresh_for": 3 * HOUR}, {"asked": HOUR, "fresh_for": 3 * HOUR}])
def test_what_a_publisher_asks_for_is_honoured(wish):
    """The longest of its wishes, never a moment earlier."""
    assert 3 * HOUR <= waits(polled(None, items=20, new=20, **wish)) <= 3.3 * HOUR


def test_a_wish_in_the_document_holds_through_not_modified():
    """An answer without a body says nothing of it."""
    state = polled(None, items=20, new=20, asked=3 * HOUR)
    assert waits(polled(state, "not_modified")) >= 3 * HOUR
    assert waits(polled(state, items=20)) < 3 * HOUR


def test_a_publisher_cannot_ask_for_more_than_a_day_nor_for_lost_news():
    """A cache header of a year is a mistake; and two thirds of the items new is as far as a wish goes."""
    assert waits(polled(None, items=20, new=20, fresh_for=7 * DAY)) <= 1.1 * DAY
    shares, _ = rhythm(lambda _: 10, items=20, days=4, hints={"asked": DAY})
    assert 0.2 < min(shares) < 0.4


def test_polls_are_moved_apart():
    """A hundred sources that began together do not stay together."""
    dues = {after_poll(source(id=f"s{n}"), None, Observation(outcome="ok", at=NOW)).next_due_at for n in range(100)}
    assert len(dues) == 100
    assert all((due - NOW).total_seconds() == about(30 * MINUTE) for due in dues)
    assert (max(dues) - min(dues)) > 4 * MINUTE


@pytest.mark.parametrize("outcome", ["ok", "not_modified"])
def test_an_answer_heals(outcome):
    """Ten failures are forgotten with the first answer, and what it says replaces what was known."""
    sick = SourceState(source_id="times", etag='"old"', last_modified="Sun", failures=10, failure="missing")
    healed = polled(sick, outcome, etag='"new"')
    assert (healed.etag, healed.last_modified, healed.failures, healed.failure) == ('"new"', None, 0, None)
    assert waits(healed).total_seconds() == about(30 * MINUTE)


@pytest.mark.parametrize("outcome", ["failed", "refused"])
def test_after_a_failure_a_source_is_asked_unconditionally(outcome):
    """A "not modified" would heal it without anyone having seen its news."""
    state = SourceState(source_id="times", etag='"a"', last_modified="Sun")
    assert trusts_validators(source(), state)
    assert not trusts_validators(source(), polled(state, outcome, failure="server"))
    assert trusts_validators(source(), polled(polled(state, outcome, failure="server"), etag='"b"'))


def test_validators_that_lied_once_are_not_trusted_again():
    """Nor are those of a source that the catalogue says to ignore."""
    liar = polled(SourceState(source_id="times", etag='"a"'), etag='"a"', lied=True)
    assert not trusts_validators(source(), liar)
    assert not trusts_validators(source(), polled(liar, etag='"a"'))
    assert not trusts_validators(source(ignore_validators=True), SourceState(source_id="times", etag='"a"'))
    assert not trusts_validators(source(), None)


def test_a_source_that_says_not_modified_for_a_day_is_put_to_the_test():
    """Its body is compared all the same, now and then."""
    state = polled(None, etag='"a"', items=3)
    for hour in range(24):
        assert not is_audit_due(state, NOW + hour * HOUR)
        state = polled(state, "not_modified", at=NOW + hour * HOUR, etag='"a"')
    assert is_audit_due(state, NOW + DAY)
    assert not is_audit_due(polled(state, at=NOW + DAY), NOW + DAY + HOUR)
    assert not is_audit_due(None, NOW)


@pytest.mark.parametrize("kind", ["connection", "timeout", "server", "busy", "protocol"])
def test_what_passes_by_itself_doubles_the_wait(kind):
    """A server that is down is asked again in an hour, then in two."""
    hours = [waits(failing(times, kind)) / HOUR for times in (1, 2, 3, 6)]
    assert hours == [pytest.approx(each, rel=0.1) for each in (1, 2, 4, 32)]


@pytest.mark.parametrize("kind", ["name", "missing", "not_a_feed", "denied", "forbidden", "tls", "redirects", "status"])
def test_what_somebody_has_to_mend_slows_a_source_faster(kind):
    """A dead name, a page instead of a feed: they do not come back within the hour."""
    hours = [waits(failing(times, kind)) / HOUR for times in (1, 2, 3)]
    assert hours == [pytest.approx(each, rel=0.1) for each in (2, 8, 32)]


@pytest.mark.parametrize("kind", ["connection", "missing", None])
def test_no_failure_silences_a_source_for_good(kind):
    """Dead feeds come back: a poll a month is the slowest."""
    assert waits(failing(200, kind)).total_seconds() == about(30 * DAY)
    years = polled(SourceState(source_id="times", failures=100_000), "failed", failure=kind)
    assert waits(years).total_seconds() == about(30 * DAY)


def test_gone_pauses_a_source_at_once():
    """Whoever says 410 means it; and is asked once a month all the same."""
    assert waits(failing(1, "gone")).total_seconds() == about(30 * DAY)


@pytest.mark.parametrize(("every", "times", "wait"), [("1m", 1, 2 * MINUTE), ("15m", 2, HOUR), ("60d", 9, 60 * DAY)])
def test_a_fixed_interval_backs_off_from_itself(every, times, wait):
    """And never polls more often for failing."""
    assert waits(failing(times, "server", every=every)) == wait


def test_failures_back_off_from_the_rhythm_and_give_it_back():
    """A source asked every two hours waits four after a failure, and two after it is well."""
    state = SourceState(source_id="times", items=20, items_per_hour=5.0, interval_seconds=7200, answered_at=NOW)
    sick = polled(state, "failed", failure="server")
    assert waits(sick).total_seconds() == about(4 * HOUR)
    assert polled(sick, "not_modified", at=NOW + 4 * HOUR).interval_seconds == pytest.approx(7200, rel=0.5)


def test_a_busy_server_is_not_asked_before_it_says():
    """`Retry-After` is kept to, longer or shorter than our own patience."""
    assert polled(None, "failed", failure="busy", retry_at=NOW + DAY).next_due_at == NOW + DAY
    assert waits(polled(None, "failed", failure="busy", retry_at=NOW + MINUTE)).total_seconds() == about(HOUR)


def test_a_move_for_good_is_learned_and_unlearned_by_a_failure():
    """The new address is asked from then on; should it fail, the catalogue's is asked again."""
    moved = polled(None, moved_to="https://times.kz/new")
    assert address(source(), moved) == "https://times.kz/new"
    assert address(source(), polled(moved, "not_modified")) == "https://times.kz/new"
    assert address(source(), polled(moved, moved_to="https://times.kz/newer")) == "https://times.kz/newer"
    assert address(source(), polled(moved, "failed", failure="missing")) == source().url
    assert address(source(), None) == source().url
    assert polled(moved, moved_to=source().url).moved_to is None, "back home"


@pytest.mark.parametrize("seen", [{"outcome": "not_started"}, {"outcome": "failed", "failure": "interrupted"}])
@pytest.mark.parametrize(
    "state", [None, SourceState(source_id="times", etag='"a"', next_due_at=NOW - MINUTE, failures=2)]
)
def test_a_source_for_which_the_run_had_no_time_stays_due_as_it_was(state, seen):
    """That is not its fault, and the next run begins where this one stopped."""
    after = polled(state, etag='"b"', **seen)
    assert after == (state or SourceState(source_id="times"))
    assert is_due(source(), after, NOW)


def test_a_source_on_a_host_that_asked_for_a_pause_is_due_when_it_ends():
    after = polled(None, "not_started", failure="busy", retry_at=NOW + HOUR)
    assert (after.next_due_at, after.failures) == (NOW + HOUR, 0)
