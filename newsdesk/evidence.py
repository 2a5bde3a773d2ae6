"""Which of the found terms count, and how much they say together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import log2, pow  # noqa: A004 - of floats, always a float
from typing import NamedTuple

from newsdesk.records import Field

DECISIVE, STRONG, WEAK, NAMED = 6.5, 2.0, 1.0, 0.5
"""What a decisive term, a strong one, a weak one and a name that hints at a topic weigh."""

FIELD_WEIGHTS: Mapping[Field, float] = {"title": 2.0, "standfirst": 1.5, "body": 1.0}
LEAD = 300
"""Characters at the start of a body that weigh like a standfirst, where the article has none."""

_REPEATED = 0.15
"""What each doubling of a term's occurrences adds, as a share of its weight: variety says more than repetition."""

_USUAL_LENGTH = 1500
"""Characters of an article whose score stands as it is; a longer one must say more, a shorter one may say less."""
_GROWTH = 0.5
_LEAST, _MOST = 0.6, 3.0
_HAN_CHARACTERS = 2.5
"""Characters of other scripts that a Chinese one stands for."""


class Use(NamedTuple):
    """What it means that a term is there."""

    tag: str
    term: int
    """Tells one term of a tag from another."""
    weight: float
    exception: bool = False
    """The term takes back what the tag's other terms find inside it."""
    topic: bool = False
    country: bool = False


class Found(NamedTuple):
    """A term that is there: `[start, end)` of a field. Tuples, because an article has hundreds."""

    field: Field
    start: int
    end: int
    use: Use


def settle_names(found: Sequence[Found]) -> list[Found]:
    """Of overlapping names in one field, the longest; but a country inside a longer name is still a country.

    Two names of the very same span both stand: 中哈 is two countries.
    """
    found = _without_exceptions(found)
    countries = _longest([one for one in found if one.use.country])
    others = _longest([one for one in found if not one.use.country])
    return countries + _outside(others, countries)


def settle_topics(found: Sequence[Found]) -> list[Found]:
    """Of one topic's overlapping terms in one field, the longest; topics do not mind each other."""
    by_topic: dict[str, list[Found]] = {}
    for one in _without_exceptions(found):
        by_topic.setdefault(one.use.tag, []).append(one)
    return [one for own in by_topic.values() for one in _longest(own)]


def _without_exceptions(found: Sequence[Found]) -> Sequence[Found]:
    exceptions: dict[str, list[Found]] = {}
    for one in found:
        if one.use.exception:
            exceptions.setdefault(one.use.tag, []).append(one)
    if not exceptions:
        return found
    kept: list[Found] = []
    by_tag: dict[str, list[Found]] = {}
    for one in found:
        if one.use.tag not in exceptions:
            kept.append(one)
        elif not one.use.exception:
            by_tag.setdefault(one.use.tag, []).append(one)
    for tag, own in by_tag.items():
        kept += _outside(own, _longest(exceptions[tag]), equal=True)
    return kept


def _outside(found: Sequence[Found], others: Sequence[Found], *, equal: bool = False) -> list[Found]:
    """Those that are no part of one of `others` (sorted, not overlapping); `equal` spans are a part, too."""
    starts = [other.start for other in others]
    kept = []
    for one in found:
        at = bisect_right(starts, one.start) - 1
        other = others[at] if at >= 0 else None
        if other is None or one.end > other.end or (not equal and (one.start, one.end) == (other.start, other.end)):
            kept.append(one)
    return kept


def _order(one: Found) -> tuple[int, int, str, int]:
    return (one.start, -one.end, one.use.tag, one.use.term)


def _longest(found: Sequence[Found]) -> list[Found]:
    """Left to right over the text, keeping of each overlap the longest, and every tag of one span once."""
    kept: list[Found] = []
    for one in sorted(found, key=_order):
        start, end = one.start, one.end
        while kept and start < kept[-1].end and end - start > kept[-1].end - kept[-1].start:
            kept.pop()
        last = kept[-1] if kept else None
        if (
            last is None
            or start >= last.end
            or (start == last.start and end == last.end and one.use.tag != last.use.tag)
        ):
            kept.append(one)
    return kept


def length_factor(chars: int, *, han: bool) -> float:
    """How much more than usual an article of that length must say to be about something."""
    usual = _USUAL_LENGTH / _HAN_CHARACTERS if han else _USUAL_LENGTH
    return min(_MOST, max(_LEAST, pow(chars / usual, _GROWTH)))


def field_weight(one: Found, *, lead: int) -> float:
    """Of where it stands; the first `lead` characters of the body weigh like a standfirst."""
    if one.field == "body" and one.start < lead:
        return FIELD_WEIGHTS["standfirst"]
    return FIELD_WEIGHTS[one.field]


def topic_score(found: Iterable[Found], *, lead: int) -> float:
    """Weigh one topic's evidence: each term once, where it weighs most, and a little for each repetition."""
    best: dict[int, float] = {}
    count: dict[int, int] = {}
    for one in found:
        term = one.use.term
        best[term] = max(best.get(term, 0.0), one.use.weight * field_weight(one, lead=lead))
        count[term] = count.get(term, 0) + 1
    return sum((weight * (1 + _REPEATED * log2(count[term])) for term, weight in best.items()), start=0.0)
