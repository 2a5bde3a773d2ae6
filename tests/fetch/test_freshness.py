from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fetch.freshness import LONGEST_FRESH, LONGEST_PAUSE, fresh_for, retry_at

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
DATE = "Mon, 02 Nov 2026 10:00:00 GMT"
LATER = "Mon, 02 Nov 2026 10:10:00 GMT"
EARLIER = "Mon, 02 Nov 2026 09:50:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, MAX-AGE=600, must-revalidate"}, 600),
        ({"cache-control": 'max-age="600"'}, 600),
        ({"cache-control": "max-age=600, max-age=60"}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "-100"}, 600),
        ({"cache-control": "max-age=600", "date": DATE, "expires": EARLIER}, 600),
        ({"cache-control": "s-maxage=60, max-age=600"}, 600),
        ({"cache-control": "public", "date": DATE, "expires": LATER}, 600),
        ({"date": DATE, "expires": LATER}, 600),
        ({"expires": LATER}, 600),
        ({"date": "Sun, 01 Nov 2026 10:00:00 GMT", "expires": "Sun, 01 Nov 2026 10:10:00 GMT"}, 600),
        ({"date": DATE, "expires": "Monday, 02-Nov-26 10:10:00 GMT"}, 600),
        ({"date": DATE, "expires": "Mon Nov  2 10:10:00 2026"}, 600),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_it_says(headers: dict[str, str], seconds: int) -> None:
    """A server's dates are compared with each other: its clock may be wrong."""
    assert fresh_for(headers, AT) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cache-control": "max-age=0"},
        {"cache-control": "max-age=-5"},
        {"cache-control": "max-age=soon", "date": DATE, "expires": LATER},
        {"cache-control": "max-age"},
        {"cache-control": "max-age=600", "age": "600"},
        {"cache-control": "max-age=600", "age": "601"},
        {"cache-control": "no-store, max-age=600"},
        {"cache-control": "max-age=600, no-cache"},
        {"cache-control": 'no-cache="set-cookie", max-age=600'},
        {"cache-control": "no-cache", "date": DATE, "expires": LATER},
        {"cache-control": "s-maxage=600"},
        {"cache-control": "x" * 5000 + ", max-age=600"},
        {"date": DATE, "expires": EARLIER},
        {"date": DATE, "expires": DATE},
        {"date": DATE, "expires": "0"},
        {"date": DATE, "expires": "-1"},
        {"date": DATE, "expires": "Mon, 99 Nov 2026 10:00:00 GMT"},
        {"date": DATE, "expires": "Mon, 02 Nov 0000 10:00:00 GMT"},
        {"date": DATE, "expires": "9" * 100_000},
    ],
)
def test_any_other_answer_is_not_fresh(headers: dict[str, str]) -> None:
    assert fresh_for(headers, AT) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"cache-control": "max-age=31536000"},
        {"cache-control": f"max-age={'9' * 900}"},
        {"expires": "Fri, 31 Dec 9999 23:59:59 GMT"},
    ],
)
def test_nothing_is_fresh_for_more_than_a_week(headers: dict[str, str]) -> None:
    assert fresh_for(headers, AT) == LONGEST_FRESH


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        (LATER, 600),
        ("Monday, 02-Nov-26 10:10:00 GMT", 600),
        ("86400", 86_400),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_again_when_it_says(status: int, asked: str, seconds: int) -> None:
    assert retry_at(status, {"retry-after": asked}, AT) == AT + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "",
        "0",
        "-5",
        "1.5",
        "soon",
        "60, 60",
        "²",
        DATE,
        EARLIER,
        "Mon, 99 Nov 2026 10:00:00 GMT",
        "-99999999999999999999999",
        "x" * 100_000,
    ],
)
@pytest.mark.parametrize(("status", "seconds"), [(429, 60), (503, 30)])
def test_one_that_does_not_say_is_left_alone_for_a_while(asked: str | None, status: int, seconds: int) -> None:
    headers = {} if asked is None else {"retry-after": asked}
    assert retry_at(status, headers, AT) == AT + timedelta(seconds=seconds)


@pytest.mark.parametrize("asked", ["86401", "3153600000", "9" * 5000, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_no_host_is_left_alone_for_more_than_a_day(asked: str) -> None:
    assert retry_at(503, {"retry-after": asked}, AT) == AT + LONGEST_PAUSE


def test_how_long_to_wait_is_counted_by_the_server_s_clock() -> None:
    headers = {"date": "Mon, 02 Nov 2026 07:00:00 GMT", "retry-after": "Mon, 02 Nov 2026 07:05:00 GMT"}
    assert retry_at(503, headers, AT) == AT + timedelta(minutes=5)


@pytest.mark.parametrize("status", [200, 301, 404, 500, 502])
def test_other_hosts_need_no_rest(status: int) -> None:
    assert retry_at(status, {"retry-after": "120"}, AT) is None
