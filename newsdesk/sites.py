"""Whose site an address is on: the source of the catalogue that speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from newsdesk.identity import canonical_url
from newsdesk.records import Source

_ANYBODY_S = frozenset(
    {
        *("feeds.feedburner.com", "feedburner.com", "feedpress.me", "feeds.feedblitz.com", "rss.app", "rsshub.app"),
        *("news.google.com", "medium.com", "t.me", "youtube.com"),
    }
)
"""Hosts on which one publisher says nothing of another."""


class Sites:
    """The sources of a catalogue by where they are."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_site: defaultdict[str, list[Source]] = defaultdict(list)
        for source in sources:
            self._by_site[_site(source.url)].append(source)

    def source_of(self, url: str) -> Source | None:
        """The source that has this address, or is on the same host (`www.` or not); None where there is none.

        Of several on one host, the one whose own address shares the most of the path, such as `/ru/`; of those the one
        whose own is the shortest, as that of a site's main edition is.
        """
        candidates = self._by_site.get(_site(url), [])
        if is_anybodys(url):
            candidates = [source for source in candidates if _path(source.url) == _path(url)]
        return max(candidates, key=lambda source: _nearness(_path(source.url), _path(url)), default=None)


def is_anybodys(url: str) -> bool:
    """Whether an address is on a host of many publishers."""
    return _site(url) in _ANYBODY_S


def _nearness(own: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, other, strict=False)))
    return shared, -len(own)


def _site(url: str) -> str:
    """Host and port; empty for what is no address, which then is nobody's."""
    canonical = canonical_url(url)
    return urlsplit(canonical).netloc.removeprefix("www.") if canonical else ""


def _path(url: str) -> list[str]:
    return [segment for segment in urlsplit(url).path.split("/") if segment]
