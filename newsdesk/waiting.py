"""Items that wait for their page: which of them, and until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsdesk.records import FailureKind, Outcome, Waiting

RETRY_AFTER = tuple(
    timedelta(minutes=15) * factor
    for factor in (1, 4, 24, 96, 288)  # up to three days: an outage at a weekend is over by then
)
"""How long a page that did not answer is left alone, attempt by attempt; after the last one it is given up."""

PATIENCE = timedelta(days=7)
"""After which a page is given up, whatever kept it: a host that always says that it is busy, or runs without time."""

LEFT_ALONE = timedelta(days=30)
"""How long what turned out to be no news is remembered, so that it is not fetched at every poll."""

# What may pass by itself. A page that is missing, denied or forbidden is so for good.
_PASSING: frozenset[FailureKind] = frozenset(
    {"name", "connection", "timeout", "tls", "protocol", "busy", "server", "walled"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """How the request for an item's page ended."""

    outcome: Outcome
    failure: FailureKind | None
    at: datetime
    retry_at: datetime | None = None
    """When a busy server asked to be asked again."""

    @property
    def is_out_of_time(self) -> bool:
        """Whether the run, and not the server, is why there is no page."""
        return self.failure == "interrupted" or (self.outcome == "not_started" and self.failure != "busy")


def after_page(waiting: Waiting, answer: PageAnswer) -> Waiting | None:
    """How an item waits on after its page was asked for; None if it need not, or in vain."""
    if answer.outcome == "ok" or answer.at - waiting.seen_at > PATIENCE:
        return None
    if answer.is_out_of_time:
        return replace(waiting, not_before=answer.at)
    if answer.failure not in _PASSING:
        return None
    if answer.outcome == "not_started":  # a host that asked to be left alone was not asked again
        return replace(waiting, not_before=answer.retry_at or answer.at + RETRY_AFTER[0])
    if waiting.attempts >= len(RETRY_AFTER):
        return None
    until = answer.at + RETRY_AFTER[waiting.attempts]
    return replace(waiting, attempts=waiting.attempts + 1, not_before=max(until, answer.retry_at or until))


def behind_wall(reason: str, at: datetime) -> PageAnswer:
    """How a request ended whose page was no article: one that wants money denies for good, other walls may pass."""
    return PageAnswer(outcome="failed", failure="denied" if reason == "paywall" else "walled", at=at)


def left_alone(waiting: Waiting, at: datetime) -> Waiting:
    """An item whose page was no article: known for as long as its sitemap may go on naming it."""
    return replace(waiting, attempts=len(RETRY_AFTER), not_before=at + LEFT_ALONE)
