"""Real pages with known articles, from `$SILKWIRE_DATA/extraction`.

`fundus`: pages of 181 publishers in many languages, each with what a parser written for its publisher found.
`naeb`: English pages of 2023, each with what a person marked.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from newsdesk.records import Capture, Source

_WORDS = re.compile(r"\w+")
_DATED = re.compile(r"_(\d{4}_\d\d_\d\d)\.html\.gz\Z")
_LATER = datetime(2026, 11, 1, tzinfo=UTC)

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """One page, and what is known of its article."""

    set: str
    url: str
    html: bytes
    title: str
    body: str
    authors: tuple[str, ...]
    day: str
    """Of publication, YYYY-MM-DD; "" where it is not known."""

    @property
    def site(self) -> str:
        """The host, without `www.`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def capture(self) -> Capture:
        """The page as it would be fetched."""
        return Capture(
            fetch_id="f",
            source_id=SOURCE.id,
            run_id="r",
            role="page",
            requested_url=self.url,
            url=self.url,
            status=200,
            headers={"content-type": "text/html"},
            body=self.html,
            started_at=_LATER,
            finished_at=_LATER,
        )


SOURCE = Source(
    id="known",
    name="Known",
    url="https://example.org/feed",
    kind="feed",
    country="ZZ",
    language="und",
    ownership="unknown",
    full_text=True,
    timezone="UTC",
)
"""Nobody's: nothing is known of the publisher beforehand."""


def read_known_pages(data: Path) -> list[KnownPage]:
    """All of both sets."""
    return [*_fundus(data / "extraction" / "fundus"), *_naeb(data / "extraction" / "naeb")]


def shingles(text: str, size: int = 4) -> Shingles:
    """The runs of four words of a text, each with its number; a shorter text is one run."""
    words = _WORDS.findall(text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def score(known: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over the shingles of two texts."""
    wanted, had = _cached_shingles(known), shingles(found)
    right = (wanted & had).total()
    if not wanted and not had:
        return 1.0, 1.0, 1.0
    precision, recall = right / max(had.total(), 1), right / max(wanted.total(), 1)
    return precision, recall, 2 * right / (wanted.total() + had.total())


@lru_cache(maxsize=1000)
def _cached_shingles(text: str) -> Shingles:
    return shingles(text)


def _fundus(directory: Path) -> Iterator[KnownPage]:
    for country in sorted(path for path in directory.iterdir() if path.is_dir()):
        addresses = json.loads((country / "meta.info").read_text(encoding="utf-8"))
        for records in sorted(country.glob("*.json")):
            pages = sorted(path for path in country.glob(f"{records.stem}_*.html.gz") if _is_of(records.stem, path))
            known = json.loads(records.read_text(encoding="utf-8"))
            for page, article in zip(pages, known.values(), strict=True):
                body = article.get("body") or {}
                lines = list(body.get("summary") or [])
                for section in body.get("sections") or []:
                    lines += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
                yield KnownPage(
                    set="fundus",
                    url=addresses[page.name]["url"],
                    html=gzip.decompress(page.read_bytes()),
                    title=article.get("title") or "",
                    body="\n".join(lines),
                    authors=tuple(article.get("authors") or ()),
                    day=(article.get("publishing_date") or "")[:10],
                )


def _is_of(stem: str, page: Path) -> bool:
    dated = _DATED.search(page.name)
    return dated is not None and page.name[: dated.start()] == stem


def _naeb(directory: Path) -> Iterator[KnownPage]:
    for name, article in json.loads((directory / "articles.json").read_text(encoding="utf-8")).items():
        page = directory / "html" / f"{name}.html.gz"
        if page.exists():
            yield KnownPage(
                set="naeb",
                url=article["url"],
                html=gzip.decompress(page.read_bytes()),
                title=article["title"],
                body=article["articleBody"],
                authors=tuple(name for part in article["authors"].split(",") if (name := part.strip())),
                day=article["date"] or "",
            )
