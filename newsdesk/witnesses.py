"""How many told it themselves: the independent voices among the articles of a story.

A copy is no second witness, an agency is one however many carry it, and publishers of one family are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from newsdesk.agencies import BY_NAME, FAMILIES


class Report(Protocol):
    """What must be known of an article to tell whose voice it is."""

    @property
    def article_id(self) -> str: ...  # noqa: D102

    @property
    def family(self) -> str | None:
        """Of its source; None where its source is nobody in particular: then it speaks for itself."""

    @property
    def wire(self) -> str | None:
        """The agency whose text it is."""

    @property
    def copy_of(self) -> str | None:
        """The article that it copies, be it among the articles given or not."""


def voices(reports: Iterable[Report]) -> dict[str, str]:
    """Whose voice each article is, by `article_id`; `reports` are those of one story, the earliest first.

    Copies have one voice with their original: that of the agency which one of them credits, or whose own it is, the
    earliest first; else that of the original's family, or of the earliest copy's where the original is not given.
    The view `story_witnesses` does the same.
    """
    reports = list(reports)
    originals = roots(reports)
    copies: dict[str, list[Report]] = {}
    for report in reports:
        copies.setdefault(originals[report.article_id], []).append(report)
    said = {root: _voice(root, members) for root, members in copies.items()}
    return {report.article_id: said[originals[report.article_id]] for report in reports}


def witnesses(reports: Iterable[Report]) -> int:
    """The number of independent voices among the articles of one story, the earliest first."""
    return len(set(voices(reports).values()))


def roots(reports: Iterable[Report]) -> Mapping[str, str]:
    """The end of each article's chain of copies, be it among the articles or not; of a ring, its least member."""
    copied = {report.article_id: report.copy_of for report in reports}
    found: dict[str, str] = {}
    for article in copied:
        chain: dict[str, None] = {}
        at = article
        while at not in found and at not in chain and (following := copied.get(at)):
            chain[at] = None
            at = following
        ring = list(chain)[list(chain).index(at) :] if at in chain else []
        root = found.get(at) or min(ring, default=at)
        found |= dict.fromkeys((*chain, at), root)
    return found


def _voice(root: str, members: list[Report]) -> str:
    if agency := next(filter(None, map(_agency_s, members)), None):
        return agency
    speaker = next((report for report in members if report.article_id == root), members[0])
    return speaker.family or speaker.article_id


def _agency_s(report: Report) -> str | None:
    """The family of the agency whose text it is."""
    if report.wire and report.wire in BY_NAME:
        return BY_NAME[report.wire].family
    return report.family if report.family in FAMILIES else None
