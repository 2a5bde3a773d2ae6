"""The ledger: whether two articles speak of the same promise.

Precise first: it must be told which promise it is (a project, a telling number, several names, the words themselves)
and what of it (the kind of thing, or the words), by the same parties, and nothing may contradict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from math import floor, log
from typing import Literal

from newsdesk.joining import Sign, Verdict, weigh
from newsdesk.records import Commitment, Stage
from newsdesk.tellings import NOWHERE, REPEATED, Telling, as_before, shared, stems, word_keys
from newsdesk.wording import fold

ENDS = frozenset[Stage]({"delayed", "delivered", "cancelled"})
"""Stages that are told of a promise whatever date it had: the date they give supersedes."""

_LATE = ENDS | frozenset[Stage]({"started"})


@dataclass(frozen=True, kw_only=True)
class Told(Telling[Commitment]):
    """A promise as one article tells it."""

    @property
    def moves(self) -> bool:
        """Whether it tells of a delay."""
        return self.said.stage == "delayed"

    @cached_property
    def parties(self) -> frozenset[str]:
        """States among those that give and get."""
        return frozenset(each for each in (self.said.actor, *self.said.beneficiaries) if _is_state(each))

    @cached_property
    def receivers(self) -> frozenset[str]:
        """States that get it, other than the one that gives."""
        return self.parties - {self.said.actor}

    @cached_property
    def words(self) -> frozenset[str]:
        """What is promised, word by word."""
        return stems(self.said.what, self.language)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The whole sentence."""
        return stems(self.said.sentence, self.language)

    @cached_property
    def projects(self) -> frozenset[str]:
        """Projects it names."""
        return self.named("project")

    @cached_property
    def places(self) -> frozenset[str]:
        """Places it names."""
        return self.named("place") - NOWHERE

    @cached_property
    def specific(self) -> frozenset[str]:
        """Names that few promises share."""
        return self.places | self.named("organisation")

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it is found by; of those that many promises have, nothing is made."""
        return frozenset(_keys(self))


def compare(one: Told, other: Told) -> Verdict:
    """Whether two findings speak of one promise; the order of the two makes no difference."""
    first, second = sorted((one, other), key=lambda told: (told.heard_at, told.finding_id))
    return weigh(_signs(first, second))


def alike(one: Told, other: Told) -> float:
    """How much alike two findings of an article are, before and after an edit or other rules; 0 of two promises."""
    mine, yours = one.said, other.said
    agree = (mine.what == yours.what) + (mine.quantity == yours.quantity) + (mine.stage == yours.stage)
    return as_before(one, other, words=shared(one.words, other.words), agree=agree)


def _is_state(party: str) -> bool:
    return len(party) == 2 and party.isascii() and party.isupper()  # noqa: PLR2004


# Each of the following says what one side of two findings speaks for; `one` was heard first.

_PROJECT, _OBJECT, _TELLING, _PLAIN, _FEW = 0.6, 0.2, 0.4, 0.2, 0.1
_SAME_PARTIES, _SOME_PARTIES = 0.2, 0.1
_SAME_DAY, _SAME_TERM, _SAME_YEAR = 0.15, 0.2, 0.1
_SIMILAR = 0.5
_REPEATED_WEIGHT, _SIMILAR_WEIGHT = 0.45, 0.3
_ENOUGH_WORDS, _ENOUGH_IN_SENTENCE = 4, 6


def _signs(one: Told, other: Told) -> Iterator[Sign]:
    yield from _object(one, other)
    yield from _project(one, other)
    yield from _parties(one, other)
    number = _number(one, other)
    if number:
        yield number
    yield from _due(one, other, number)
    yield from _text(one, other, number)
    yield from _names(one, other, number)
    yield from _words(one, other)
    yield from _time(one, other, number)


def _text(one: Told, other: Told, number: Sign | None) -> Iterator[Sign]:
    """One text does not make a promise twice, unless it repeats itself; copies do."""
    if one.text_id != other.text_id:
        return
    mine, yours = one.said, other.said
    spans = [(said.field, said.start_char, said.end_char) for said in (mine, yours)]
    if one.article_id == other.article_id and spans[0] == spans[1]:
        yield Sign("two promises of one sentence", against="otherwise")
        return
    copied = one.article_id != other.article_id and mine.sentence == yours.sentence and mine.what == yours.what
    much = shared(one.words, other.words) if len(one.words | other.words) > 1 else 0.0
    same_object = mine.object == yours.object
    counted = number is not None and mine.actor == yours.actor and same_object and bool(mine.object or much)
    # Headline and body say the same in other words.
    headed = mine.field != yours.field and (much >= _SIMILAR or (same_object and mine.object is not None))
    repeated = copied or much >= REPEATED or headed
    if repeated or counted:
        words = "copies of one text" if copied else "one text says it twice"
        yield Sign(words, 0.8, which=True, what=True)
    elif mine.stage == yours.stage:
        yield Sign("two promises of one text", against="otherwise")


def _project(one: Told, other: Told) -> Iterator[Sign]:
    both = one.projects & other.projects
    if both:
        yield Sign(f"the same project ({', '.join(sorted(both))})", _PROJECT, which=True)
    elif one.projects and other.projects:
        yield Sign(
            f"other projects ({', '.join(sorted(one.projects))}; {', '.join(sorted(other.projects))})",
            against="otherwise",
        )


def _object(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.said.object, other.said.object
    if mine is None or yours is None:
        return
    if mine == yours:
        yield Sign(f"the same thing ({mine})", _OBJECT, what=True)
    else:
        # Reports of one project call it by its parts.
        against = one.projects & other.projects
        yield Sign(f"other things ({mine}, {yours})", against="doubt" if against else "otherwise")


_MEASURES = frozenset(
    {"t", "kg", "km", "m", "m2", "m3", "km2", "ha", "MW", "kW", "GW", "kWh", "MWh", "GWh", "kV", "%", "l", "bbl"}
)
_TOLERANCE = 1.02
_SPREAD = {"about": (0.9, 1.1), "over": (1.0, 1.25), "under": (0.8, 1.0), None: (1.0, 1.0)}


def _number(one: Told, other: Told) -> Sign | None:
    mine, yours = one.said, other.said
    if mine.quantity is None or yours.quantity is None:
        return None
    (low, high), (other_low, other_high) = _range(mine), _range(yours)
    agree = low <= other_high * _TOLERANCE and other_low <= high * _TOLERANCE
    said = f"{_amount(mine)}, {_amount(yours)}"
    comparable = mine.currency == yours.currency and _same_unit(one, other)
    if not agree:
        return Sign(f"other numbers ({said})", against="otherwise") if comparable else None
    if comparable:
        weight = _telling(mine)
    elif mine.currency or yours.currency or {mine.unit, yours.unit} <= _MEASURES:
        return None
    else:  # the same thing counted by another word
        weight = _telling(mine) if one.language != other.language else min(_telling(mine), _PLAIN)
    both_named = comparable and bool(one.projects & other.projects)
    return Sign(f"the same number ({said})", weight, which=weight > _PLAIN, what=both_named)


def _range(said: Commitment) -> tuple[float, float]:
    quantity = said.quantity or 0.0
    if said.quantity_to is not None:
        return quantity, said.quantity_to
    low, high = _SPREAD[said.bound]
    return quantity * low, quantity * high


def _amount(said: Commitment) -> str:
    quantity = f"{said.quantity:,g}" if said.quantity is not None else ""
    return " ".join(filter(None, (quantity, said.currency or said.unit)))


def _same_unit(one: Told, other: Told) -> bool:
    mine, yours = one.said.unit or "", other.said.unit or ""
    if mine == yours:
        return True
    if not mine or not yours or one.language != other.language or {mine, yours} & _MEASURES:
        return False
    short, long = sorted((fold(mine), fold(yours)), key=len)
    return long.startswith(short[:_STEM]) and len(short) >= _STEM


_STEM = 4
_SMALL, _LARGE, _ONE_DIGIT = 10, 1000, 1


def _telling(said: Commitment) -> float:
    """How much it tells that two articles give the same number: hundreds of promises are of 100 of something."""
    quantity = said.quantity or 0.0
    if quantity < _SMALL and not said.currency:
        return _FEW
    digits = len(f"{quantity:.6e}".split("e")[0].rstrip(".0"))
    if said.currency:
        return _TELLING if digits > _ONE_DIGIT else (_TELLING + _PLAIN) / 2
    return _TELLING if digits > _ONE_DIGIT or quantity >= _LARGE else _PLAIN


_CLOSE, _REPEAT = timedelta(days=31), timedelta(days=120)
_LONG, _A_WEEK = timedelta(days=300), timedelta(days=7)


def _due(one: Told, other: Told, number: Sign | None) -> Iterator[Sign]:
    mine, yours = one.said.due_to, other.said.due_to
    if mine is None or yours is None:
        return
    if mine == yours:
        yield Sign(f"due by the same day ({mine})", _SAME_DAY)
    elif _same_term(one, other):
        # Of as much, for as long, told within days of each other: hardly a second promise.
        counted = number is not None and not number.against
        yield Sign(f"due within the same term ({mine}, {yours})", _SAME_TERM, which=counted)
    elif mine.year == yours.year or abs(mine - yours) <= _CLOSE:
        to_the_day = not (_ends_month(mine) or _ends_month(yours)) and other.said.stage not in ENDS
        against: Literal["", "doubt"] = "doubt" if to_the_day and abs(mine - yours) > _A_WEEK else ""
        yield Sign(f"due in the same year ({mine}, {yours})", _SAME_YEAR, against=against)
    elif other.said.stage not in ENDS:
        yield Sign(f"due in other years ({mine}, {yours})", against="dates")


def _ends_month(day: date) -> bool:
    """Whether a period in months, quarters or years ends on a day."""
    return (day + timedelta(days=1)).day == 1


def _same_term(one: Told, other: Told) -> bool:
    """Whether both say "within three years", the one some weeks after the other."""
    mine, yours = one.said, other.said
    if not (mine.due_from and mine.due_to and yours.due_from and yours.due_to):
        return False
    long, other_long = mine.due_to - mine.due_from, yours.due_to - yours.due_from
    apart = other.heard_at - one.heard_at
    moved = yours.due_to - mine.due_to
    return (
        min(long, other_long) >= _LONG
        and abs(long - other_long) <= _CLOSE
        and apart <= _REPEAT
        and abs(moved - apart) <= _CLOSE
    )


def _parties(one: Told, other: Told) -> Iterator[Sign]:
    mine, yours = one.parties, other.parties
    if not mine or not yours:
        yield from _company(one, other)
        return
    if not mine & yours:
        yield Sign(f"other parties ({_listed(mine)}; {_listed(yours)})", against="otherwise")
        return
    both_projects = one.projects & other.projects
    actors = [told.said.actor for told in (one, other) if _is_state(told.said.actor)]
    joint = one.said.actor in yours and other.said.actor in mine
    if len(set(actors)) > 1 and not joint:
        yield Sign(f"told of another actor ({', '.join(actors)})", against="doubt")
    elif one.receivers and other.receivers and not one.receivers & other.receivers and len(set(actors)) < 2:  # noqa: PLR2004
        # Each country tells of its own part in what is built by several.
        against = "doubt" if both_projects else "otherwise"
        yield Sign(f"for others ({_listed(one.receivers)}; {_listed(other.receivers)})", against=against)  # type: ignore[arg-type]
    if mine == yours:
        yield Sign(f"the same parties ({_listed(mine)})", _SAME_PARTIES)
    elif len(mine & yours) > 1:
        yield Sign(f"some of the same parties ({_listed(mine & yours)})", _SOME_PARTIES)
    yield from _company(one, other)


def _company(one: Told, other: Told) -> Iterator[Sign]:
    """Those that are no states, as far as one language writes them alike."""
    actors = [told.said.actor for told in (one, other)]
    if not all(actors) or any(map(_is_state, actors)):
        return
    mine, yours = (stems(actor, "") for actor in actors)
    if shared(mine, yours) >= _SIMILAR:
        yield Sign(f"the same actor ({actors[0]})", _SOME_PARTIES)
    elif one.language == other.language and not one.named("organisation") & other.named("organisation"):
        yield Sign(f"told of another actor ({', '.join(actors)})", against="doubt")


def _listed(parties: frozenset[str]) -> str:
    return ", ".join(sorted(parties))


_ONE_NAME, _TWO_NAMES = 0.2, 0.3


def _names(one: Told, other: Told, number: Sign | None) -> Iterator[Sign]:
    both = one.specific & other.specific
    if both:
        several = len(both) > 1
        counted = number is not None and number.weight >= _PLAIN
        weight = _TWO_NAMES if several else _ONE_NAME
        yield Sign(f"the same names ({_listed(both)})", weight, which=several or counted)
    if one.places and other.places and not one.places & other.places and not one.projects & other.projects:
        yield Sign(f"other places ({_listed(one.places)}; {_listed(other.places)})", against="doubt")


def _words(one: Told, other: Told) -> Iterator[Sign]:
    """Within one language."""
    if one.language != other.language:
        return
    much = shared(one.words, other.words)
    if much >= _SIMILAR and len(one.all_words) >= _ENOUGH_IN_SENTENCE and one.sentence == other.sentence:
        yield Sign("the same sentence", 0.8, which=True, what=True)
    elif much >= REPEATED and len(one.words & other.words) >= _ENOUGH_WORDS:
        yield Sign("the same words", _REPEATED_WEIGHT, which=True, what=True)
    elif much >= _SIMILAR:
        yield Sign("similar words", _SIMILAR_WEIGHT, what=True)


_LONG_AGO, _FORGOTTEN, _OF_LATE = timedelta(days=3 * 365), timedelta(days=400), timedelta(days=120)
_FADED = -0.2


def _time(one: Told, other: Told, number: Sign | None) -> Iterator[Sign]:
    """The same is promised again and again: what nothing dates must be told at about the same time."""
    apart = other.heard_at - one.heard_at
    dated = one.said.due_to is not None and other.said.due_to is not None
    project = one.projects & other.projects
    counted = number is not None and number.which
    lasting = project or (counted and other.said.stage in _LATE)
    if apart > (_LONG_AGO if lasting else _FORGOTTEN) and not dated and not _is_running(one, other):
        yield Sign(f"told {apart.days} days apart", _FADED)
    told = project or counted or one.text_id == other.text_id
    if apart > _OF_LATE and not told and not dated and len(one.specific & other.specific) < 2:  # noqa: PLR2004
        yield Sign(f"only the words are the same, {apart.days} days apart", against="doubt")


def _is_running(one: Told, other: Told) -> bool:
    """Whether the one is due at a time when the other is told, or was a year ago."""
    return one.said.due_to is not None and other.heard_at.date() - one.said.due_to < _FORGOTTEN


# Keys.

_BUCKET = log(1.04)
_MOST_PAIRS = 6


def _keys(told: Told) -> Iterator[str]:
    said = told.said
    yield f"text {told.text_id}"
    for project in sorted(told.projects):
        yield f"project {project}"
        if said.object:
            yield f"project {project} {said.object}"
    yield from word_keys(said.what, told.language)
    if said.object is None:
        return
    if said.quantity:
        for bucket in _buckets(said):
            yield f"number {said.object} {said.currency or ''} {bucket}"
    if said.due_to:
        parties = sorted(told.parties)
        pairs = [" ".join(pair) for pair in combinations(parties, 2)][:_MOST_PAIRS] or parties
        for pair in pairs:
            yield f"due {said.object} {pair} {said.due_to.year}"
    for name in sorted(told.specific):
        yield f"name {said.object} {name}"


def _buckets(said: Commitment) -> Iterator[int]:
    """Steps of 4 %, two of them: numbers within 2 % share one."""
    quantities = {said.quantity or 0.0, said.quantity_to or said.quantity or 0.0}
    steps = {log(quantity) / _BUCKET for quantity in quantities if quantity > 0}
    yield from sorted({floor(step + shift) for step in steps for shift in (0.25, 0.75)})
