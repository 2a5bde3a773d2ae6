"""Pages beside other readers: bodies, titles, days, authors and speed: `python -m benchmarks.read_pages`."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.known_pages import SOURCE, KnownPage, read_known_pages, score
from newsdesk.records import Page
from parsers.markup import decode, to_text
from parsers.pages import parse_page

SETS = ("fundus", "naeb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader makes of a page; None for what it does not give."""

    body: str
    title: str | None = None
    day: str | None = None
    authors: Sequence[str] | None = None


@dataclass(slots=True)
class Judged:
    """What a reader made of all pages of a set."""

    scores: list[tuple[float, float, float]] = field(default_factory=list)
    titles: int = 0
    letters: int = 0
    """Titles that are the same but for case, spaces and punctuation."""
    days: int = 0
    dated: int = 0
    authors: list[float] = field(default_factory=list)

    def mean(self, column: int) -> float:
        """Of precision (0), recall (1) or F1 (2)."""
        return sum(scores[column] for scores in self.scores) / len(self.scores)


def ours(page: KnownPage) -> Reading:
    """This project's."""
    read = parse_page(page.capture(), SOURCE)
    if not isinstance(read, Page):
        return Reading(body="", title="", day="", authors=())
    return Reading(
        body=read.body,
        title=read.title or "",
        day=read.published.local.date().isoformat() if read.published else "",
        authors=read.authors,
    )


def trafilatura(page: KnownPage, **how: Any) -> Reading:
    """With metadata."""
    import trafilatura as reader  # noqa: PLC0415

    document: Any = reader.bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False, **how)
    return Reading(
        body=document.text or "",
        title=document.title or "",
        day=document.date or "",
        authors=[name for part in (document.author or "").split(";") if (name := part.strip())],
    )


def trafilatura_precise(page: KnownPage) -> Reading:
    """With metadata, preferring precision."""
    return trafilatura(page, favor_precision=True)


def resiliparse(page: KnownPage) -> Reading:
    """Its main content."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    tree = HTMLTree.parse(decode(page.html, None))
    return Reading(body=extract_plain_text(tree, main_content=True))


def readability(page: KnownPage) -> Reading:
    """readability-lxml, its fragment as text."""
    from readability import Document  # noqa: PLC0415

    document = Document(decode(page.html, None))
    return Reading(body=to_text(document.summary()), title=document.short_title())


def newspaper(page: KnownPage) -> Reading:
    """newspaper4k."""
    from newspaper import Article  # noqa: PLC0415

    article = Article(page.url, fetch_images=False)
    article.download(input_html=decode(page.html, None))
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else ""
    return Reading(body=article.text, title=article.title, day=day, authors=article.authors)


FOOTNOTE = """\
Mean over pages of precision, recall and F1 of 4-word shingles; in brackets the F1 of mean precision and mean recall.
Day: that of the publication by the publisher's clock. Authors: mean F1 of the sets of names. One core,
silkwire and trafilatura the median of three passes; what the readers
import is not measured, and the pages in memory are no business of the garbage collector's."""

READERS: Mapping[str, Callable[[KnownPage], Reading]] = {
    "silkwire": ours,
    "trafilatura": trafilatura,
    "trafilatura, precise": trafilatura_precise,
    "resiliparse": resiliparse,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
}


def judge(pages: Iterable[KnownPage], reader: Callable[[KnownPage], Reading]) -> tuple[dict[str, Judged], float]:
    """What a reader makes of pages, by set, and the processor's seconds it takes."""
    judged = {name: Judged() for name in SETS}
    seconds = 0.0
    for page in pages:
        start = process_time()
        try:
            reading = reader(page)
        except Exception:  # noqa: BLE001  (a reader that fails on a page has found nothing there)
            reading = Reading(body="", title="", day="", authors=())
        seconds += process_time() - start
        _add(judged[page.set], page, reading)
    return judged, seconds


def _add(judged: Judged, page: KnownPage, reading: Reading) -> None:
    judged.scores.append(score(page.body, reading.body))
    judged.titles += (reading.title or "").strip() == page.title.strip()
    judged.letters += _bare(reading.title or "") == _bare(page.title)
    judged.dated += bool(page.day)
    judged.days += bool(page.day) and reading.day == page.day
    judged.authors.append(_agreement(page.authors, reading.authors or ()))


def _agreement(known: Sequence[str], found: Sequence[str]) -> float:
    """F1 of two sets of names."""
    wanted, had = ({bare for name in names if (bare := _bare(name))} for names in (known, found))
    return 2 * len(wanted & had) / (len(wanted) + len(had)) if wanted or had else 1.0


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = read_known_pages(data)
    gc.collect()
    gc.freeze()
    for reader in READERS.values():  # what they import is not measured
        judge(pages[:2], reader)
    judged, seconds = {}, {}
    for name, reader in READERS.items():
        judged[name], seconds[name] = judge(pages, reader)
    again = sorted((seconds["silkwire"], judge(pages, ours)[1], judge(pages, ours)[1]))[1]
    logging.disable(logging.NOTSET)
    beside = sorted((seconds["trafilatura"], judge(pages, trafilatura)[1], judge(pages, trafilatura)[1]))[1]
    return "\n".join(
        [
            *_bodies(judged),
            "",
            *_metadata(judged),
            "",
            *_speeds(seconds | {"silkwire": again, "trafilatura": beside}, len(pages), beside),
            "",
            FOOTNOTE,
        ]
    )


def _bodies(judged: Mapping[str, Mapping[str, Judged]]) -> Iterable[str]:
    yield "| body | fundus P | R | F1 | naeb P | R | F1 |"
    yield "|---|---|---|---|---|---|---|"
    for name, sets in judged.items():
        cells = []
        for own in (sets[one] for one in SETS):
            precision, recall, f1 = (own.mean(column) for column in range(3))
            together = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            cells += [f"{precision:.3f}", f"{recall:.3f}", f"{f1:.4f} ({together:.3f})"]
        yield f"| {name} | {' | '.join(cells)} |"


def _metadata(judged: Mapping[str, Mapping[str, Judged]]) -> Iterable[str]:
    columns = "title exact | but for punctuation | day | authors"
    yield f"| metadata | {' | '.join(f'{name}: {columns}' for name in SETS)} |"
    yield f"|---|{'---|' * 4 * len(SETS)}"
    for name, sets in judged.items():
        if name in ("resiliparse", "readability-lxml", "trafilatura, precise"):
            continue
        cells = []
        for own in (sets[one] for one in SETS):
            count = len(own.scores)
            cells += [f"{own.titles} of {count}", str(own.letters), f"{own.days} of {own.dated}"]
            cells.append(f"{sum(own.authors) / count:.3f}")
        yield f"| {name} | {' | '.join(cells)} |"


def _speeds(seconds: Mapping[str, float], pages: int, beside: float) -> Iterable[str]:
    yield "| speed | pages a second and core | of trafilatura's |"
    yield "|---|---|---|"
    for name, spent in seconds.items():
        yield f"| {name} | {pages / spent:.0f} | {beside / spent:.1f} |"


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
