"""What a site's robots.txt asks of us.

Source: RFC 9309; Crawl-delay is not in it, and widely used all the same.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from protego import Protego

from newsdesk.records import FailureKind

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 lets a crawler drop the rest."""

LONGEST_DELAY = 30.0
"""Seconds; a longer Crawl-delay would keep a site's news out of any run."""

FORBIDDEN = "robots.txt forbids it"

_MOST_SITEMAPS = 100
_MOST_KNOWN = 10_000_000  # bytes of text; Protego makes up to thirty times as much of it
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)\s*(.*)", re.IGNORECASE)  # as Protego reads them
_SOMEBODY_ELSE = "(somebody else)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one origin for us."""

    token: str
    """The name by which robots.txt files address us."""
    parsed: Protego | None = None
    """None: no rules, see `closed`."""
    closed: str | None = None
    """Why nothing may be fetched; None where `parsed` decides, or all is open."""
    failure: FailureKind = "forbidden"
    """The kind of any refusal: a robots.txt that could not be had is no prohibition, but a failure that may pass."""
    size: int = 1_000
    """About, in bytes of text."""

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

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps of the site, as named; the first of them where there are very many."""
        return tuple(dict.fromkeys(islice(self.parsed.sitemaps, _MOST_SITEMAPS))) if self.parsed else ()


class KnownRules:
    """The rules of the origins that were asked; of too many, those are forgotten that were not needed for longest."""

    def __init__(self) -> None:
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._size = 0

    def get(self, origin: str) -> Rules | None:
        """The rules of an origin, if they are known."""
        if origin in self._rules:
            self._rules.move_to_end(origin)
        return self._rules.get(origin)

    def put(self, origin: str, rules: Rules) -> None:
        """Know the rules of another origin."""
        self._rules[origin] = rules
        self._size += rules.size
        while self._size > _MOST_KNOWN and len(self._rules) > 1:
            _, forgotten = self._rules.popitem(last=False)
            self._size -= forgotten.size


def rules_from_answer(status: int, body: bytes, *, user_agent: str) -> Rules:
    """Rules from what a site answers for its robots.txt.

    A site that has none is open; one that fails to say is closed until it says.
    """
    token = product_token(user_agent)
    if status >= 500:  # noqa: PLR2004
        return Rules(token=token, closed=f"robots.txt cannot be read (HTTP {status})", failure="server")
    if status >= 300:  # noqa: PLR2004
        return Rules(token=token)
    text = body[:LARGEST].decode("utf-8-sig", errors="replace")
    return Rules(token=token, parsed=Protego.parse("\n".join(_for_us(text, token))), size=1_000 + len(text))


def rules_unreachable(reason: str, failure: FailureKind, *, user_agent: str) -> Rules:
    """Rules of a site that gives no answer: nothing may be fetched."""
    return Rules(token=product_token(user_agent), closed=f"robots.txt cannot be read ({reason})", failure=failure)


def _for_us(text: str, token: str) -> Iterator[str]:
    """The lines of a robots.txt, with one name for all the crawlers that are not us.

    Protego keeps the rules of a group once for each name above it: ten thousand names would take it minutes.
    """
    for line in text.splitlines():
        found = _AGENT_LINE.match(line)
        if not found:
            yield line
            continue
        name = found[1].partition("#")[0].strip().lower()
        name = name.replace("*", "") or name[:1]
        yield f"User-agent: {name if name == '*' or name in token.lower() else _SOMEBODY_ELSE}"


def product_token(user_agent: str) -> str:
    """The name in a user agent: `silkwire` of `silkwire (+https://...)`."""
    found = re.match(r"[A-Za-z_-]+", user_agent)
    return found[0] if found else user_agent
