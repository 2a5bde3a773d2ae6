"""Promises, events and figures that were found in a text, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.styled import Piece
from flows.tables import one_line
from newsdesk.prospect_words import amount, due, parties, period, span
from newsdesk.records import Analysis, Commitment, Event, Figure

_INDENT = "    "


def findings(analysis: Analysis) -> Iterator[list[Piece]]:
    """Each kind that was found, under its heading: what is told first, the words with their place last."""
    yield from _kind("promises", map(_promise, analysis.commitments))
    yield from _kind("events", map(_event, analysis.events))
    yield from _kind("figures", map(_figure, analysis.figures))


def _kind(heading: str, found: Iterable[list[list[Piece]]]) -> Iterator[list[Piece]]:
    for number, lines in enumerate(found):
        if number == 0:
            yield [(heading, "bold")]
        yield from lines
        yield []


def _promise(it: Commitment) -> list[list[Piece]]:
    when = due(it.due_from, it.due_to, it.due_text)
    words = f" (“{it.due_text}”)" if it.due_text and it.due_to else ""
    told = [it.stage, amount(it), f"{when}{words}", "under a condition" if it.conditional else ""]
    return [
        _head(parties(it.actor, it.beneficiaries), told),
        _line(it.what),
        *_known(kind=it.object, names=it.names),
        _evidence(it),
    ]


def _event(it: Event) -> list[list[Piece]]:
    when = period(it.starts_on, it.ends_on, it.date_precision or "day") if it.starts_on else "no date"
    vague = " (day not known)" if it.starts_on and it.date_precision != "day" else ""
    return [
        _head(when + vague, [it.kind, it.status, ", ".join(filter(None, (it.place, it.country)))]),
        _line(it.name),
        *_known(number=it.ordinal, names=it.names),
        _evidence(it),
    ]


def _figure(it: Figure) -> list[list[Piece]]:
    return [_head(amount(it), [it.about or "", span(it.period_from, it.as_of)]), _evidence(it)]


def _head(first: str, told: Iterable[str]) -> list[Piece]:
    rest = "".join(f" · {one_line(each)}" for each in told if each)
    return [("  ", ""), (one_line(first), "bold"), (rest, "")]


def _line(text: str) -> list[Piece]:
    return [(f"{_INDENT}{one_line(text)}", "")]


def _known(*, names: tuple[str, ...], **told: object) -> Iterator[list[Piece]]:
    """What else is known, where anything is."""
    said = [f"{key} {value}" for key, value in told.items() if value is not None]
    if names:
        said.append(f"names {', '.join(names)}")
    if said:
        yield [(_INDENT + "; ".join(said), "quiet")]


def _evidence(it: Commitment | Event | Figure) -> list[Piece]:
    return [(f"{_INDENT}{it.field} {it.start_char}-{it.end_char}: {one_line(it.sentence)} ({it.rule_id})", "quiet")]
