"""Findings of different articles that speak of one thing: one promise told by many, one happening announced by many.

Two findings are weighed sign by sign (`weigh`); a finding joins a group of others if it is sure to be the same as one
of them and contradicts none. What is likely and not sure is kept apart, and told as a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from newsdesk.records import Commitment, Event, Figure

Decision = Literal["same", "perhaps", "apart"]

SAME, PERHAPS = 0.8, 0.5
"""Likeness from which on two findings are one, or may be."""
DOUBTS = 3
"""Groups at most that are told of a finding which may belong to them."""
FIRST, LAST = 4, 12
"""Findings of a group, the first and the last stored, that stand for all of it."""
CLOSEST = 12
"""Groups that a new finding is compared with at most, held ones and new ones: those that share most of its keys."""
COMMON_KEY = 200
"""Groups that may hold a key: one that more hold tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether two findings speak of the same, and why."""

    decision: Decision
    likeness: float
    """0 to 1: the weight of what speaks for it; 0 where they contradict each other by more than dates."""
    reasons: tuple[str, ...]
    """In words: what decided first."""
    contradicted: Literal["", "dates", "otherwise"] = ""
    """By what the one contradicts the other; empty where they have only too little in common."""


class Sign(NamedTuple):
    """One thing that speaks for two findings being the same, or against it."""

    words: str
    weight: float = 0.0
    which: bool = False
    """It tells the thing from others of its kind: a project, a telling number, the same persons."""
    what: bool = False
    """It tells what is done with it, or when."""
    against: Literal["", "doubt", "dates", "otherwise"] = ""
    """A doubt keeps them from being sure; the others are contradictions."""


def weigh(signs: Iterable[Sign]) -> Verdict:
    """What signs come to: the same only if it is told which thing it is and what of it, with nothing against it.

    The first contradiction ends it: the cheapest signs come first.
    """
    seen: list[Sign] = []
    for sign in signs:
        if sign.against == "otherwise":
            return Verdict(decision="apart", likeness=0.0, reasons=(sign.words,), contradicted="otherwise")
        seen.append(sign)
    likeness = round(min(1.0, max(0.0, sum(sign.weight for sign in seen))), 3)
    dates = tuple(sign.words for sign in seen if sign.against == "dates")
    if dates:
        return Verdict(decision="apart", likeness=likeness, reasons=dates, contradicted="dates")
    doubts = tuple(sign.words for sign in seen if sign.against)
    reasons = tuple(sign.words for sign in sorted(seen, key=lambda sign: -sign.weight) if sign.weight > 0)
    told = any(sign.which for sign in seen) and any(sign.what for sign in seen)
    if likeness >= SAME and told and not doubts:
        return Verdict(decision="same", likeness=likeness, reasons=reasons)
    if likeness >= PERHAPS:
        return Verdict(decision="perhaps", likeness=likeness, reasons=(*reasons, *doubts))
    return Verdict(decision="apart", likeness=likeness, reasons=("too little in common", *doubts))


# Names of findings.


def finding_ids(article_id: str, findings: Iterable[Commitment | Event | Figure]) -> Iterator[str]:
    """Stable ids of an article's findings of one kind: by field and span, and counted where several stand in one."""
    counts: defaultdict[str, int] = defaultdict(int)
    for finding in findings:
        place = f"{type(finding).__name__} {article_id} {finding.field} {finding.start_char} {finding.end_char}"
        counts[place] += 1
        yield sha256(f"{place} {counts[place]}".encode()).hexdigest()[:16]


def group_names(finding_id: str) -> list[str]:
    """The id of the group that a finding founds, and others where that one is taken."""
    return [sha256(f"group {finding_id} {number}".encode()).hexdigest()[:16] for number in range(4)]


# Groups.


class Finding(Protocol):
    """What is joined."""

    @property
    def finding_id(self) -> str:
        """Its key."""

    @property
    def article_id(self) -> str:
        """The article it was found in."""

    @property
    def sentence(self) -> str:
        """The evidence."""

    @property
    def heard_at(self) -> datetime:
        """When that article appeared."""

    @property
    def order(self) -> tuple[datetime, datetime, str, int, str]:
        """When it was stored, when it was heard, and its place in its article: what comes first is older."""

    @property
    def moves(self) -> bool:
        """Whether it tells of another date than was told before: a delay, a postponement."""

    @property
    def keys(self) -> frozenset[str]:
        """What later findings find it by."""


F = TypeVar("F", bound=Finding)
Compare = Callable[[F, F], Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two groups that may be one."""

    group_id: str
    """The lesser id of the two."""
    other_id: str
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A held group that turned out to be another one."""

    group_id: str
    into: str
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What new findings came to."""

    groups: Mapping[str, str]
    """Group by finding."""
    merges: Sequence[Merge]
    doubts: Sequence[Doubt]


def join(
    new: Sequence[F],
    held: Mapping[str, Sequence[F]],
    near: Mapping[str, Sequence[str]],
    former: Mapping[str, str],
    *,
    compare: Compare[F],
    taken: Collection[str] = (),
) -> Joining:
    """Put new findings into groups, held ones or their own.

    Args:
        new: The findings, in any order.
        held: Findings of held groups that may be meant, all or the first and last ones.
        near: By new finding the held groups that share keys with it.
        former: The groups that findings were in when their articles were judged before; they stay unless they
            contradict what is there.
        compare: Whether two findings are the same; the order of the two makes no difference.
        taken: Names among `group_names` that are groups already.
    """
    desk = _Desk(held, compare, taken)
    for finding in sorted(new, key=lambda each: (each.finding_id not in former, each.order)):
        desk.place(finding, near.get(finding.finding_id, ()), former.get(finding.finding_id))
    return desk.joining()


class _Desk(Generic[F]):
    def __init__(self, held: Mapping[str, Sequence[F]], compare: Compare[F], taken: Collection[str]) -> None:
        self._members = {group: list(members) for group, members in held.items()}
        self._held = frozenset(held)
        self._compare = compare
        self._taken = frozenset(taken)
        self._by_key: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._groups: dict[str, str] = {}
        self._into: dict[str, str] = {}
        self._merges: list[Merge] = []
        self._doubts: list[Doubt] = []

    def place(self, finding: F, near: Iterable[str], former: str | None) -> None:
        """Put one finding into its group."""
        verdicts = {group: self._judge(finding, group) for group in self._candidates(finding, near)}
        stays = former is not None and self._stays(finding, self._resolved(former))
        sure = [group for group, verdict in verdicts.items() if verdict.decision == "same"]
        sure.sort(key=lambda group: (-verdicts[group].likeness, self._age(group)))
        if former is not None and stays:
            home = self._resolved(former)
            sure = [group for group in sure if group != home]
        else:
            home = sure.pop(0) if sure else self._found(finding)
        self._members.setdefault(home, []).append(finding)
        for group in sure:
            home = self._bring_together(home, group, verdicts[group])
        self._groups[finding.finding_id] = home
        for key in finding.keys:
            self._by_key[key][home] = None
        perhaps = [group for group, verdict in verdicts.items() if verdict.decision == "perhaps"]
        perhaps.sort(key=lambda group: (-verdicts[group].likeness, self._age(group)))
        for group in perhaps[:DOUBTS]:
            self._doubt(home, group, verdicts[group])

    def joining(self) -> Joining:
        """What it came to."""
        doubts: dict[tuple[str, str], Doubt] = {}
        for doubt in self._doubts:
            one, other = sorted((self._resolved(doubt.group_id), self._resolved(doubt.other_id)))
            known = doubts.get((one, other))
            if one != other and (known is None or known.likeness < doubt.likeness):
                doubts[one, other] = Doubt(group_id=one, other_id=other, likeness=doubt.likeness, reason=doubt.reason)
        return Joining(
            groups={finding: self._resolved(group) for finding, group in self._groups.items()},
            merges=[
                Merge(
                    group_id=merge.group_id,
                    into=self._resolved(merge.into),
                    likeness=merge.likeness,
                    reason=merge.reason,
                )
                for merge in self._merges
            ],
            doubts=list(doubts.values()),
        )

    def _candidates(self, finding: F, near: Iterable[str]) -> list[str]:
        """The groups that may be meant, the held ones first."""
        hits: defaultdict[str, int] = defaultdict(int)
        for key in finding.keys:
            here = self._by_key.get(key, {})
            if len(here) <= COMMON_KEY:
                for group in here:
                    hits[self._resolved(group)] += 1
        here_first = sorted(hits, key=lambda group: (-hits[group], self._age(group)))[:CLOSEST]
        groups = dict.fromkeys(self._resolved(group) for group in (*near, *here_first))
        return [group for group in groups if self._members.get(group)]

    def _judge(self, finding: F, group: str) -> Verdict:
        """Whether a finding belongs to a group."""
        members = self._standing_for(group)
        verdicts = [self._compare(finding, member) for member in members]
        for member, verdict in zip(members, verdicts, strict=True):
            if verdict.contradicted and not self._explained(finding, member, verdict, members, verdicts):
                return verdict
        return max(
            (verdict for verdict in verdicts if not verdict.contradicted),
            key=lambda verdict: (verdict.decision == "same", verdict.likeness),
        )

    def _explained(
        self, finding: F, member: F, verdict: Verdict, members: Sequence[F], verdicts: Sequence[Verdict]
    ) -> bool:
        """Whether another date is no contradiction, because a delay was heard of in between."""
        if verdict.contradicted != "dates":
            return False
        first, last = sorted((finding.heard_at, member.heard_at))
        return any(
            each.moves and first <= each.heard_at <= last and other.decision == "same"
            for each, other in zip(members, verdicts, strict=True)
        )

    def _stays(self, finding: F, group: str) -> bool:
        """Whether a finding still fits the group that it was in; that group may have no other."""
        members = self._standing_for(group)
        return not any(self._compare(finding, member).contradicted == "otherwise" for member in members)

    def _bring_together(self, home: str, group: str, verdict: Verdict) -> str:
        """Make one group of two that a finding belongs to both, the older one; unless they contradict each other."""
        if home == group:
            return home
        if not self._agree(home, group):
            self._doubt(home, group, verdict)
            return home
        kept, gone = sorted((home, group), key=self._age)
        self._members[kept].extend(self._members.pop(gone))
        self._members[kept].sort(key=lambda member: member.order)
        self._into[gone] = kept
        if gone in self._held:
            reason = "; ".join(verdict.reasons)
            self._merges.append(Merge(group_id=gone, into=kept, likeness=verdict.likeness, reason=reason))
        return kept

    def _agree(self, one: str, other: str) -> bool:
        mine, yours = self._standing_for(one), self._standing_for(other)
        return not any(self._compare(a, b).contradicted for a in mine for b in yours)

    def _standing_for(self, group: str) -> Sequence[F]:
        members = self._members.get(group, [])
        return members if len(members) <= FIRST + LAST else [*members[:FIRST], *members[-LAST:]]

    def _doubt(self, one: str, other: str, verdict: Verdict) -> None:
        if one != other:
            reason = "; ".join(verdict.reasons)
            self._doubts.append(Doubt(group_id=one, other_id=other, likeness=verdict.likeness, reason=reason))

    def _age(self, group: str) -> tuple[bool, tuple[datetime, datetime, str, int, str], str]:
        """Held groups are older than new ones; among either, those whose first finding is."""
        return group not in self._held, min(member.order for member in self._members[group]), group

    def _found(self, finding: F) -> str:
        names = group_names(finding.finding_id)
        return next((name for name in names if name not in self._taken and name not in self._members), names[-1])

    def _resolved(self, group: str) -> str:
        while (into := self._into.get(group)) is not None:
            group = into
        return group


def carry(before: Iterable[tuple[F, str]], now: Iterable[F], *, alike: Callable[[F, F], float]) -> dict[str, str]:
    """Which groups the findings of articles judged again were in: the same sentence says the same.

    Args:
        before: What was found, with the groups it was in.
        now: What is found.
        alike: How much alike two findings of one article are, 0 to 1; 0 where they are none.
    """
    left: defaultdict[str, list[tuple[F, str]]] = defaultdict(list)
    for finding, group in before:
        left[finding.article_id].append((finding, group))
    found = sorted(now, key=lambda each: each.order)
    pairs = sorted(
        (-alike(each, old), number, place)
        for number, each in enumerate(found)
        for place, (old, _) in enumerate(left[each.article_id])
    )
    carried: dict[str, str] = {}
    gone: set[tuple[str, int]] = set()
    for unlike, number, place in pairs:
        each = found[number]
        if unlike < 0 and each.finding_id not in carried and (each.article_id, place) not in gone:
            carried[each.finding_id] = left[each.article_id][place][1]
            gone.add((each.article_id, place))
    return carried
