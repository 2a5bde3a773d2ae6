"""Groups joined by the average likeness of their members, the closest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeVar

T = TypeVar("T")

_REPRESENTATIVES = 12
"""Members at either end of a long group that stand for all."""

_Entry = tuple[float, int, int, int, int]
"""(less their likeness, two groups, their versions)."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Two groups that became one."""

    kept: int
    gone: int
    likeness: float


class Linkage:
    """Groups of numbers; each goes by its least member. What is alike must not depend on the order of the numbers."""

    def __init__(self, groups: Iterable[Sequence[int]], like: Callable[[int, int], float], *, enough: float) -> None:
        """`like`: how alike two members are; `enough`: average likeness from which on two groups are one."""
        self._like = like
        self._enough = enough
        self._members = {min(group): sorted(group) for group in groups}
        self._home = {number: home for home, members in self._members.items() for number in members}
        self._versions: defaultdict[int, int] = defaultdict(int)
        self._compared: defaultdict[int, set[int]] = defaultdict(set)
        self.joints: list[Joint] = []

    @property
    def groups(self) -> Mapping[int, Sequence[int]]:
        """The groups, each with its members in order."""
        return self._members

    def home(self, number: int) -> int:
        """The group that a number is in."""
        return self._home[number]

    def gather(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join what is close enough, beginning with the groups that `pairs` of members are in."""
        homes = {tuple(sorted((self._home[one], self._home[other]))) for one, other in pairs}
        heap = [entry for one, other in sorted(homes) if one != other and (entry := self._compare(one, other))]
        heapify(heap)
        while heap:
            negative, one, other, *versions = heappop(heap)
            if versions == [self._versions[one], self._versions[other]]:
                self._join(one, other, -negative)
                for neighbour in sorted(self._compared[one]):
                    if entry := self._compare(*sorted((one, neighbour))):
                        heappush(heap, entry)

    def _compare(self, one: int, other: int) -> _Entry | None:
        self._compared[one].add(other)
        self._compared[other].add(one)
        likeness = self._between(one, other)
        return (-likeness, one, other, self._versions[one], self._versions[other]) if likeness >= self._enough else None

    def _between(self, one: int, other: int) -> float:
        mine, yours = representatives(self._members[one]), representatives(self._members[other])
        return sum(self._like(a, b) for a in mine for b in yours) / (len(mine) * len(yours))

    def _join(self, kept: int, gone: int, likeness: float) -> None:
        moved = self._members.pop(gone)
        self._members[kept] = sorted(self._members[kept] + moved)
        self._home.update(dict.fromkeys(moved, kept))
        # What was said of either as it was holds no longer.
        self._versions[kept] += 1
        self._versions[gone] += 1
        neighbours = self._compared.pop(gone)
        for neighbour in neighbours:
            self._compared[neighbour].discard(gone)
        self._compared[kept] = (self._compared[kept] | neighbours) - {kept, gone}
        self.joints.append(Joint(kept, gone, likeness))


def representatives(members: Sequence[T]) -> Sequence[T]:
    """Those of a group's members, in their order, that stand for all: the first ones and the last ones."""
    if len(members) <= 2 * _REPRESENTATIVES:
        return members
    return [*members[:_REPRESENTATIVES], *members[-_REPRESENTATIVES:]]
