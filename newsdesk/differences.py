"""Two sequences of keys aligned, at a cost that hostile ones cannot drive up."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = 600_000
"""What a comparison of two texts may cost in all, in steps of the search for the shortest edit (some 0.2 s)."""


@dataclass(slots=True)
class Budget:
    """Steps left; where they are used up, the rest is compared coarsely."""

    steps: int = STEPS


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of the one sequence in whose place the other has another; either may be empty."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def anchors(before: Sequence[str], after: Sequence[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of equal keys in one order, and further pairs of keys, single in both, that stand in another order.

    Single keys are paired first, the longest run of them in order; then what is equal beside a pair. Takes n log n.
    """
    start, end = _same_ends(before, after)
    places = _single(after, start, len(after) - end)
    firsts = _single(before, start, len(before) - end)
    single = [(place, places[key]) for key, place in firsts.items() if key in places]
    kept = _longest_run([other for _, other in single])
    fixed = [(place, place) for place in range(start)]
    fixed += _grown(before, after, [single[number] for number in kept], start, (len(before) - end, len(after) - end))
    fixed += [(len(before) - number, len(after) - number) for number in range(end, 0, -1)]
    paired = {place for place, _ in fixed}, {place for _, place in fixed}
    moved = [(one, other) for one, other in single if one not in paired[0] and other not in paired[1]]
    return fixed, moved


def hunks(before: Sequence[str], after: Sequence[str], budget: Budget) -> list[Hunk]:
    """Where two sequences differ: the shortest edit, as long as the budget lasts; then what single keys part."""
    start, end = _same_ends(before, after)
    middle = before[start : len(before) - end], after[start : len(after) - end]
    if not middle[0] and not middle[1]:
        return []
    found = _shortest(*middle, budget) if middle[0] and middle[1] else None
    pairs = found if found is not None else anchors(*middle)[0]
    return [
        Hunk(gap.before_start + start, gap.before_end + start, gap.after_start + start, gap.after_end + start)
        for gap in gaps(pairs, len(middle[0]), len(middle[1]))
    ]


def gaps(pairs: Sequence[tuple[int, int]], before: int, after: int) -> list[Hunk]:
    """The stretches between pairs in order, of two sequences of these lengths."""
    found, one, other = [], 0, 0
    for place, match in (*pairs, (before, after)):
        if place > one or match > other:
            found.append(Hunk(one, place, other, match))
        one, other = place + 1, match + 1
    return found


def _same_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def _single(keys: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(keys[start:end])
    return {keys[place]: place for place in range(start, end) if counts[keys[place]] == 1}


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """The places of a longest run that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        size = bisect_left(tails, number)
        tails[size : size + 1] = [number]
        ends[size : size + 1] = [place]
        before.append(ends[size - 1] if size else -1)
    run: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def _grown(
    before: Sequence[str], after: Sequence[str], pairs: Sequence[tuple[int, int]], start: int, ends: tuple[int, int]
) -> list[tuple[int, int]]:
    """The pairs, with what is equal right before and behind each."""
    grown: list[tuple[int, int]] = []
    floor = start, start
    for number, (one, other) in enumerate(pairs):
        back = 1
        while one - back >= floor[0] and other - back >= floor[1] and before[one - back] == after[other - back]:
            back += 1
        grown += [(one - step, other - step) for step in range(back - 1, -1, -1)]
        ceiling = pairs[number + 1] if number + 1 < len(pairs) else ends
        on = 1
        while one + on < ceiling[0] and other + on < ceiling[1] and before[one + on] == after[other + on]:
            grown.append((one + on, other + on))
            on += 1
        floor = one + on, other + on
    return grown


def _shortest(before: Sequence[str], after: Sequence[str], budget: Budget) -> list[tuple[int, int]] | None:
    """The pairs of a shortest edit; None where the budget ends before it is found.

    Source: Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
    """
    rows, columns = len(before), len(after)
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(rows + columns + 1):
        trail.append(reach)
        reach = dict(reach)
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
            row = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            first = row
            while row < rows and row - diagonal < columns and before[row] == after[row - diagonal]:
                row += 1
            reach[diagonal] = row
            budget.steps -= row - first + 1
            if row >= rows and row - diagonal >= columns:
                return _traced(trail, rows, columns)
        budget.steps -= len(reach)
        if budget.steps <= 0:
            return None
    return None


def _traced(trail: Sequence[dict[int, int]], row: int, column: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[edits], row - column
        down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
        previous = diagonal + 1 if down else diagonal - 1
        came_row = reach[previous]
        came_column = came_row - previous
        while row > max(came_row, 0) and column > max(came_column, 0):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        row, column = came_row, came_column
    return pairs[::-1]
