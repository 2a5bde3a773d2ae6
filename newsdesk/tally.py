"""The accounts of a run: every item is new, known or rejected, and every source says how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsdesk.intake import Sifted
from newsdesk.records import Outcome, Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one source gave in one run; `seen` is the sum of the others by construction."""

    new: int = 0
    known: int = 0
    rejected: int = 0

    @property
    def seen(self) -> int:
        """All items met."""
        return self.new + self.known + self.rejected

    def __add__(self, other: Tally) -> Tally:
        return Tally(new=self.new + other.new, known=self.known + other.known, rejected=self.rejected + other.rejected)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """How one source ended in a run, as a person is told."""

    source_id: str
    outcome: Outcome
    http_status: int | None
    tally: Tally
    error: str | None

    @property
    def failed(self) -> bool:
        """Whether it could not be read."""
        return self.outcome in ("failed", "refused")

    @property
    def answered(self) -> bool:
        """Whether it gave what it had, or said that there is nothing new."""
        return self.outcome in ("ok", "not_modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a run took in."""

    run_id: str
    lines: tuple[SourceLine, ...]
    """One per source polled."""
    seeds: Tally
    taken_up: Tally = field(default_factory=Tally)
    """Of items that had waited for a run with time for them, or for their page."""
    rejections: tuple[Rejection, ...]
    recovered: tuple[str, ...] = ()
    """Runs that were killed, of which this run loaded what they had fetched."""

    @property
    def total(self) -> Tally:
        """Over all sources, seeds and items that had waited."""
        return sum((line.tally for line in self.lines), self.seeds + self.taken_up)

    @property
    def failures(self) -> tuple[SourceLine, ...]:
        """Sources that could not be read."""
        return tuple(line for line in self.lines if line.failed)

    @property
    def all_failed(self) -> bool:
        """Whether sources were polled and none of them answered."""
        return bool(self.lines) and not any(line.answered for line in self.lines)


def tally(sifted: Sifted, rejections: Iterable[Rejection], source_ids: Sequence[str]) -> dict[str, Tally]:
    """Count per source; an edit counts as known."""
    new = Counter(item.source_id for item in sifted.new)
    known = Counter(item.source_id for item in sifted.known)
    known.update(item.source_id for item, _ in (*sifted.edited, *sifted.retitled))
    rejected = Counter(rejection.source_id for rejection in rejections)
    return {
        source_id: Tally(new=new[source_id], known=known[source_id], rejected=rejected[source_id])
        for source_id in source_ids
    }
