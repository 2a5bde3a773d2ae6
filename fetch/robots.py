"""What a site's robots.txt asks of us.

Source: RFC 9309; Crawl-delay is not in it, and widely used all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 lets a crawler drop the rest."""

LONGEST_DELAY = 30.0
"""Seconds; a longer Crawl-delay would keep a site's news out of any run."""

FORBIDDEN = "robots.txt forbids it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one origin for us."""

    token: str
    """The name by which robots.txt files address us."""
    parsed: Protego | None = None
    """None: no rules, see `closed`."""
    closed: str | None = None
    """Why nothing may be fetched; None where `parsed` decides, or all is open."""

    def refusal(self, url: str) -> str | None:
        """Why a page must not be fetched; None if it may."""
        if self.closed:
            return self.closed
        if self.parsed and not self.parsed.can_fetch(url, self.token):
            return FORBIDDEN
        return None

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 if it does not."""
        asked = self.parsed.crawl_delay(self.token) if self.parsed else None
        return min(asked or 0.0, LONGEST_DELAY)


def rules_from_answer(status: int, body: bytes, *, user_agent: str) -> Rules:
    """Rules from what a site answers for its robots.txt.

    A site that has none is open; one that fails to say is closed until it says.
    """
    token = product_token(user_agent)
    if status >= 500:  # noqa: PLR2004
        return Rules(token=token, closed=f"robots.txt cannot be read (HTTP {status})")
    if status >= 300:  # noqa: PLR2004
        return Rules(token=token)
    return Rules(token=token, parsed=Protego.parse(body[:LARGEST].decode("utf-8-sig", errors="replace")))


def rules_unreachable(reason: str, *, user_agent: str) -> Rules:
    """Rules of a site that gives no answer: nothing may be fetched."""
    return Rules(token=product_token(user_agent), closed=f"robots.txt cannot be read ({reason})")


def product_token(user_agent: str) -> str:
    """The name in a user agent: `silkwire` of `silkwire (+https://...)`."""
    found = re.match(r"[A-Za-z_-]+", user_agent)
    return found[0] if found else user_agent
