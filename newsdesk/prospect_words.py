"""How promises and happenings are told to a person: periods, amounts, parties. English, one line, nothing escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from newsdesk.findings.intervals import Interval
from newsdesk.manifest import label
from newsdesk.prospects import Appointment, unit_of
from newsdesk.records import Bound, EventPrecision
from newsdesk.text import listing

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BOUNDS: dict[Bound | None, str] = {None: "", "about": "about ", "over": "over ", "under": "up to "}
_MULTIPLIERS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_TOO_LARGE = 1e15
_DECIMALS = 3

NOT_SAID = "?"
"""In the place of a party that the article does not name."""


class Measured(Protocol):
    """What has an amount: a promise, as it is found or as it stands, and a figure."""

    @property
    def quantity(self) -> float | None: ...  # noqa: D102
    @property
    def quantity_to(self) -> float | None: ...  # noqa: D102
    @property
    def bound(self) -> Bound | None: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102
    @property
    def currency(self) -> str | None: ...  # noqa: D102


def period(first: date, last: date | None, unit: EventPrecision) -> str:
    """`2 Dec 2027`, `2–4 Dec 2027`, `Dec 2027`, `Q4 2027`, `2027`."""
    match unit:
        case "year":
            return f"{first.year}"
        case "quarter":
            return f"Q{_quarter(first)} {first.year}"
        case "month":
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case "day" if last is None or last == first:
            return _day(first)
        case "day" if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{_day(last)}"
        case "day":
            return f"{_day(first)} – {_day(last)}"


def short_period(first: date, last: date | None, unit: EventPrecision) -> str:
    """The same as it sorts: `2027-12-02`, `2027-12-02/04`, `2027-12`, `2027-Q4`, `2027`."""
    match unit:
        case "year":
            return f"{first.year}"
        case "quarter":
            return f"{first.year}-Q{_quarter(first)}"
        case "month":
            return f"{first:%Y-%m}"
        case "day" if last is None or last == first:
            return first.isoformat()
        case "day":
            shared = {(True, True): 8, (True, False): 5}.get((first.year == last.year, first.month == last.month), 0)
            return f"{first.isoformat()}/{last.isoformat()[shared:]}"


def when(event: Appointment) -> str:
    """When it takes place."""
    return period(event.starts_on, event.ends_on, event.date_precision)


def where(place: str | None, country: str | None, labels: Mapping[str, str]) -> str:
    """`Almaty, Kazakhstan`, of a place and a code; the country once, where the place names it; empty of neither."""
    name = label(f"country/{country}", labels) if country else ""
    if place and name.casefold() in place.casefold():
        return place
    return ", ".join(filter(None, (place, name)))


def due(first: date | None, last: date | None, text: str | None) -> str:
    """`by 2 Dec 2027`, `in 2027`; what the article says, in quotes, where that is no date; else empty."""
    return _due(first, last, text, lambda it: period(it.first, it.last, it.precision), words=("in ", "on ", "by "))


def short_due(first: date | None, last: date | None, text: str | None) -> str:
    """The same as it sorts."""
    return _due(first, last, text, lambda it: short_period(it.first, it.last, it.precision), words=("", "", ""))


def span(first: date | None, last: date | None) -> str:
    """The period of a figure: `Q3 2026`, `1 Jan 2026 – 20 Sep 2026`, `up to 20 Sep 2026`; empty where none is known."""
    if last is None:
        return f"since {_day(first)}" if first else ""
    if first is None:
        return f"up to {_day(last)}"
    return period(first, last, unit_of(first, last) or "day")


def amount(measured: Measured) -> str:
    """`over 1,500 places`, `10–15 million t`, `3.5 billion USD`; empty where no number is given."""
    if measured.quantity is None:
        return ""
    low, high = measured.quantity, measured.quantity_to
    bound = _BOUNDS[measured.bound]
    measure = measured.currency or measured.unit or ""
    number = _number(low) if high is None or high == low else _range(low, high)
    return f"{bound}{number}{'' if measure in ('', '%') else ' '}{measure}"


def parties(actor: str, beneficiaries: Sequence[str], name: Callable[[str], str] = str, *, limit: int = 6) -> str:
    """`China → Kazakhstan, Uzbekistan`; of a joint deed `China with Kazakhstan`.

    Args:
        actor: Code or name; empty if not said.
        beneficiaries: Codes or names; the actor among them makes it a joint deed.
        name: What to call a party.
        limit: Most beneficiaries that are named.
    """
    others = [each for each in beneficiaries if each != actor]
    giver = name(actor) if actor else NOT_SAID
    if not others:
        return giver
    return f"{giver} {'with' if len(others) < len(beneficiaries) else '→'} {listing(list(map(name, others)), limit)}"


def _due(
    first: date | None,
    last: date | None,
    text: str | None,
    say: Callable[[Interval], str],
    *,
    words: tuple[str, str, str],
) -> str:
    if last is None:
        return f"“{' '.join(text.split())}”" if text else ""
    within, at, until = words
    unit = unit_of(first, last)
    if unit is None or first is None:
        return until + say(Interval(last, last, "day"))
    return (at if unit == "day" else within) + say(Interval(first, last, unit))


def _range(low: float, high: float) -> str:
    """Both ends, the multiplier once."""
    one, other = _number(low), _number(high)
    number, _, multiplier = other.partition(" ")
    shared = multiplier and one.endswith(f" {multiplier}")
    return f"{one.removesuffix(f' {multiplier}')}–{number} {multiplier}" if shared else f"{one}–{other}"


def _number(value: float) -> str:
    if abs(value) >= _TOO_LARGE:
        return f"{value:.3g}"
    for size, name in _MULTIPLIERS:
        if abs(value) >= size and round(value / size, _DECIMALS) * size == value:
            return f"{value / size:.{_DECIMALS}f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10f}".rstrip("0")


def _quarter(at: date) -> int:
    return (at.month + 2) // 3


def _day(at: date) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
