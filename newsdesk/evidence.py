"""Which of the found terms count, and how much they say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2, sqrt
from typing import Literal, NamedTuple

from newsdesk.records import Field

DECISIVE, STRONG, WEAK, NAMED, AGAINST = 6.5, 2.0, 0.75, 0.5, -2.0
"""What a decisive term, a strong one, a weak one, a name that hints at a topic and a term against it weigh."""

FIELD_WEIGHTS: Mapping[Field, float] = {"title": 2.0, "standfirst": 1.5, "body": 1.0}
_LEAD = 300

_REPEATED = 0.3
"""What each doubling of a term's occurrences adds, as a share of its weight: variety says more than repetition."""

_USUAL_LENGTH = 1500
"""Characters of an article whose score stands as it is; a longer one must say more, a shorter one may say less."""
_LEAST, _MOST = 0.5, 3.0
_HAN_CHARACTERS = 2.5
"""Characters of other scripts that a Chinese one stands for."""

_SHARE, _STRONG_ENOUGH = 0.25, 5.0
"""Of what the strongest topic has, in thresholds, each other one needs: what an article is about
stands out. More than that many thresholds count as so many: a communiqué has hundreds of words on diplomacy."""

Role = Literal["form", "evidence", "exception", "company"]


class Use(NamedTuple):
    """What it means that a term is there."""

    tag: str
    number: int
    """Tells one term from another; of terms of the same place and tag, the lowest counts."""
    rule_id: str
    group: str
    """Of overlapping terms of one group, the longest counts: countries, other names, each topic; words for scope,
    of findings."""
    weight: float = 1.0
    role: Role = "form"
    """An exception takes back what the tag's other terms find inside it; company only lets a condition hold."""
    condition: int | None = None
    """Counts only if the condition of that number holds."""


COUNTRIES, NAMES, SCOPE, FINDINGS = "countries", "names", "scope", "findings"

Found = tuple[int, int, Use]
"""A term that is there: start, minus the end, use. A plain tuple, because an article has hundreds; in that order the
longest of those that start together comes first."""


class Dropped(NamedTuple):
    """A term that is there and does not count."""

    start: int
    end: int
    use: Use
    reason: str


def settle(found: list[Found], dropped: list[Dropped] | None = None) -> list[Found]:
    """Of overlapping terms of one group, the longest; none that lies inside an exception of its tag.

    Two tags of the very same span both stand: 中哈 is two countries. `found` is sorted in place. What does not count is
    appended to `dropped`, where given.
    """
    found.sort()
    shields: dict[str, int] = {}
    stacks: dict[str, list[Found]] = {}
    for one in found:
        start, minus_end, use = one
        if use.role == "exception":
            shields[use.tag] = max(shields.get(use.tag, 0), -minus_end)
            continue
        if shields and shields.get(use.tag, 0) >= -minus_end:
            if dropped is not None:
                dropped.append(Dropped(start, -minus_end, use, "inside an exception"))
            continue
        stack = stacks.get(use.group)
        if stack is None:
            stacks[use.group] = [one]
        elif start >= -stack[-1][1]:
            stack.append(one)
        else:
            _push(stack, one, dropped)
    countries, names = stacks.get(COUNTRIES), stacks.get(NAMES)
    if countries and names:
        stacks[NAMES] = _outside(names, countries, dropped)
    return [one for stack in stacks.values() for one in stack]


def _push(stack: list[Found], one: Found, dropped: list[Dropped] | None) -> None:
    """Put a term upon those of its group that overlap it: the longest stays."""
    start, minus_end, use = one
    same = 0
    for other in reversed(stack):
        if other[0] != start or other[1] != minus_end:
            break
        if other[2].tag == use.tag:
            return
        same += 1
    if same:
        stack.append(one)
        return
    while stack and start < -stack[-1][1] and -minus_end - start > -stack[-1][1] - stack[-1][0]:
        _drop(stack.pop(), one, dropped)
    if not stack or start >= -stack[-1][1]:
        stack.append(one)
    else:
        _drop(one, stack[-1], dropped)


def _drop(one: Found, longer: Found, dropped: list[Dropped] | None) -> None:
    if dropped is not None and one[2].tag != longer[2].tag:
        dropped.append(Dropped(one[0], -one[1], one[2], f"inside or across a longer {longer[2].tag}"))


def _outside(names: list[Found], countries: list[Found], dropped: list[Dropped] | None) -> list[Found]:
    """Those that are no part of a longer country; both come in order."""
    kept = []
    at = 0
    for one in names:
        while at < len(countries) and -countries[at][1] <= one[0]:
            at += 1
        country = countries[at] if at < len(countries) else None
        if country and country[0] <= one[0] and country[1] <= one[1] and country[:2] != one[:2]:
            _drop(one, country, dropped)
        else:
            kept.append(one)
    return kept


def length_factor(chars: int, *, han: bool) -> float:
    """How much more than usual an article of that length must say to be about something."""
    usual = _USUAL_LENGTH / _HAN_CHARACTERS if han else _USUAL_LENGTH
    return min(_MOST, max(_LEAST, sqrt(chars / usual)))


class Points(NamedTuple):
    """What one term adds to a topic's score."""

    use: Use
    points: float
    often: int


def weigh(found: Iterable[tuple[Field, Sequence[Found]]], leading: int) -> dict[str, list[Points]]:
    """By topic, what each of its terms says, given the evidence field by field.

    A term counts once, where it weighs most, and a little for each repetition. The first `leading` characters of the
    body weigh like a standfirst.
    """
    seen: dict[int, tuple[float, int, Use]] = {}
    for where, own in found:
        place, first = FIELD_WEIGHTS[where], FIELD_WEIGHTS["standfirst"]
        until = leading if where == "body" else 0
        for start, _, use in own:
            here = first if start < until else place
            number = use.number
            before = seen.get(number)
            if before is None:
                seen[number] = here, 1, use
            else:
                best, often, _ = before
                seen[number] = max(best, here), often + 1, use
    by_topic: dict[str, list[Points]] = {}
    for place, often, use in seen.values():
        points = use.weight * place
        if often > 1:
            points *= 1 + _REPEATED * log2(often)
        by_topic.setdefault(use.tag, []).append(Points(use, points, often))
    return by_topic


def prominence(found: Iterable[tuple[Field, Sequence[Found]]], leading: int) -> dict[str, tuple[int, float]]:
    """By name, how often it is there, and the sum of the weights of the places."""
    seen: dict[str, tuple[int, float]] = {}
    for where, own in found:
        place, first = FIELD_WEIGHTS[where], FIELD_WEIGHTS["standfirst"]
        until = leading if where == "body" else 0
        for start, _, use in own:
            often, score = seen.get(use.tag, (0, 0.0))
            seen[use.tag] = (often + 1, score + (first if start < until else place))
    return seen


def total(points: Sequence[Points]) -> float:
    """A topic's score before the article's length is considered."""
    return max(0.0, sum((one.points for one in points), start=0.0))


def lead(*, han: bool) -> int:
    """Characters at the start of a body that weigh like a standfirst, where the article has none."""
    return int(_LEAD / _HAN_CHARACTERS) if han else _LEAD


def needed(scores: Mapping[str, float], thresholds: Mapping[str, float]) -> dict[str, float]:
    """The score from which an article is about each topic that has any: its threshold, or more beside a strong one."""
    strongest = max((score / thresholds[tag] for tag, score in scores.items()), default=0.0)
    share = _SHARE * min(strongest, _STRONG_ENOUGH)
    return {tag: thresholds[tag] * max(1.0, share) for tag in scores}
