"""What to do about a source, from what a check of it saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from newsdesk.records import FailureKind, Outcome, Source

SILENT_AFTER = timedelta(days=30)
SLOW = 10.0
"""Seconds for one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the documents of a source hold, as far as it says something about the source."""

    items: int = 0
    rejected: int = 0
    reason: str | None = None
    """Why the first entry that was rejected was."""
    dated: int = 0
    """Items with a date that can be trusted."""
    with_text: int = 0
    """Items whose text came with them."""
    newest: datetime | None = None
    ahead: timedelta | None = None
    """How far the latest date lies in the future; None where none does."""
    language: str | None = None
    """What the items are written in; None where that cannot be told."""


NOTHING = Contents()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of checking one source."""

    source: Source
    at: datetime
    outcome: Outcome
    failure: FailureKind | None
    status: int | None
    error: str | None
    seconds: float
    moved_to: str | None
    """Where its address redirects for good."""
    retry_at: datetime | None
    contents: Contents | None
    """None where nothing could be read."""

    @property
    def is_ok(self) -> bool:
        """Whether it answered with what it should."""
        return self.outcome == "ok"

    @property
    def other_language(self) -> str | None:
        """What its items are written in, where the catalogue says otherwise."""
        seen = self.contents.language if self.contents else None
        return seen if seen != self.source.language else None


_LOOK_ELSEWHERE = "silkwire sources discover {site}"

FAILURES: Mapping[FailureKind, str] = {
    "name": "host name does not resolve: find the site's new address, or set enabled = false",
    "connection": "{error}: try again later; if it stays so, set enabled = false",
    "tls": "{error}: look at {site} in a browser; only the publisher can mend it",
    "timeout": "{error}: try again later; if it stays so, raise [fetch] timeout",
    "protocol": "{error}: try again later; if it stays so, " + _LOOK_ELSEWHERE,
    "too_large": "{error}: raise [fetch] max_body, or " + _LOOK_ELSEWHERE,
    "redirects": "{error}: " + _LOOK_ELSEWHERE,
    "missing": "not there: " + _LOOK_ELSEWHERE,
    "gone": "gone for good: " + _LOOK_ELSEWHERE,
    "denied": "turned away: see whether a browser gets it; ask the publisher, or set enabled = false",
    "busy": "too busy: wait{until}",
    "server": "the publisher's server fails: try again later",
    "status": "{error}: " + _LOOK_ELSEWHERE,
    "not_a_feed": "{error}: " + _LOOK_ELSEWHERE,
    "walled": "{error}: see whether a browser gets it",
    "forbidden": "{error}; or take another address, or set enabled = false",
    "interrupted": "our time ran out: silkwire sources check {id}",
}
"""By why a source brought nothing."""

REMARKS: tuple[tuple[Callable[[Checked, Contents], bool], str], ...] = (
    (lambda checked, _: checked.moved_to is not None, "moved for good: change url to {moved_to}"),
    (
        lambda _, has: not has.items and has.rejected > 0,
        "none of its entries ({rejected}) is usable, for {reason}: " + _LOOK_ELSEWHERE,
    ),
    (
        lambda checked, has: not has.items and not has.rejected and checked.source.kind == "feed",
        "empty: wait, or " + _LOOK_ELSEWHERE,
    ),
    (
        lambda checked, has: not has.items and not has.rejected and checked.source.kind == "sitemap",
        "no entry of the last 30 days: " + _LOOK_ELSEWHERE,
    ),
    (
        lambda checked, has: has.newest is not None and has.newest < checked.at - SILENT_AFTER,
        "silent since {newest}: " + _LOOK_ELSEWHERE,
    ),
    (lambda _, has: has.ahead is not None, "dates lie {ahead} in the future: check timezone, now {timezone}"),
    (
        # A sitemap need not date its entries: those without a date get it from their pages.
        lambda checked, has: checked.source.kind == "feed" and has.items > 0 and not has.dated and has.ahead is None,
        "its dates are missing or unreadable; only pages can tell them (full_text = true)",
    ),
    (
        lambda checked, has: not checked.source.full_text and 2 * has.with_text < has.items,
        "items come without their text: set full_text = true",
    ),
    (lambda checked, _: checked.other_language is not None, "check language: the items are in {seen}"),
    (lambda checked, _: checked.seconds > SLOW, "slow: {seconds:.0f} s"),
)
"""By what can be seen of a source that answered; all that apply are said."""


def advice(checked: Checked) -> str:
    """What a person should do about a source; empty where there is nothing to do."""
    words = _words(checked)
    if not checked.is_ok:
        return FAILURES[checked.failure or "status"].format_map(words)
    has = checked.contents or NOTHING
    return "; ".join(said.format_map(words) for applies, said in REMARKS if applies(checked, has))


def age(at: datetime | None, now: datetime) -> str:
    """How long ago something was, as "3 h" or "12 d"; "in 3 h" for what is still to come, empty for None."""
    if at is None:
        return ""
    return span(now - at) if at <= now else f"in {span(at - now)}"


def span(length: timedelta) -> str:
    """A length of time in one unit: "40 min", "3 h", "12 d"."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"


def _words(checked: Checked) -> Mapping[str, object]:
    """What the tables above may name."""
    has = checked.contents or NOTHING
    return {
        "id": checked.source.id,
        "error": checked.error or "no answer",
        "site": site(checked.moved_to or checked.source.url),
        "until": f" until {checked.retry_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if checked.retry_at else "",
        "moved_to": checked.moved_to,
        "rejected": has.rejected,
        "reason": has.reason,
        "newest": f"{has.newest:%Y-%m-%d}" if has.newest else "",
        "ahead": span(has.ahead) if has.ahead else "",
        "timezone": checked.source.timezone,
        "seen": checked.other_language,
        "seconds": checked.seconds,
    }


def site(url: str) -> str:
    """The front page of the site that a URL is on, without credentials."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
