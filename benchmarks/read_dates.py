"""The day of publication on real pages, beside htmldate: `python -m benchmarks.read_dates`.

`$SILKWIRE_DATA/dates/htmldate`: pages with their day (`eval.json`), the annotated set of htmldate's own evaluation.
The rules were written looking at three quarters of it only, chosen by a hash of the page's name; the held-out quarter
says how well they carry over. The days of news pages are measured with the rest of them (`benchmarks.read_pages`).
"""

from __future__ import annotations

import gzip
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.known_pages import SOURCE, KnownPage
from newsdesk.errors import ParseError
from newsdesk.records import Page
from parsers.pages import parse_page

PARTS = ("all", "development", "held out")
CAVEAT = """\
Precision, recall, accuracy and F as htmldate's own evaluation has them: of the dates given; right ones of right and
missing ones; of all pages; 2 right / (2 right + wrong + missing). Ours is the day of `parse_page`, by the publisher's
clock; htmldate is asked for the original date, as its own evaluation does."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and the name of its file."""

    name: str
    page: KnownPage

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the quarter that the rules' authors do not look at."""
        return sha256(self.name.encode()).digest()[0] % 4 == 3


Tool = Callable[[KnownPage], str | None]
"""The day that a page gives, ISO 8601."""


def ours(page: KnownPage) -> str | None:
    """That of `parse_page`."""
    try:
        read = parse_page(page.capture(), SOURCE)
    except ParseError:
        return None
    published = read.published if isinstance(read, Page) else None
    return published.local.date().isoformat() if published and published.precision != "month" else None


def htmldate(*, extensive: bool) -> Tool:
    """That of htmldate, in one of its modes."""
    from htmldate import find_date  # noqa: PLC0415
    from htmldate.utils import decode_file  # noqa: PLC0415

    def day(page: KnownPage) -> str | None:
        found: str | None = find_date(decode_file(page.html), extensive_search=extensive, original_date=True)
        return found

    return day


def cases(data: Path) -> Iterator[Case]:
    """The annotated pages of htmldate."""
    directory = data / "dates" / "htmldate"
    for url, row in json.loads((directory / "eval.json").read_text("utf-8")).items():
        html = gzip.decompress((directory / "html" / f"{row['file']}.gz").read_bytes())
        page = KnownPage(set="htmldate", url=url, html=html, title="", body="", authors=(), day=row["date"])
        yield Case(row["file"], page)


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    logging.disable(logging.CRITICAL)
    tools: Mapping[str, Tool] = {
        "silkwire": ours,
        "htmldate, fast": htmldate(extensive=False),
        "htmldate, extensive": htmldate(extensive=True),
    }
    known = [*cases(data)]
    table = "\n".join(_table(known, tools))
    logging.disable(logging.NOTSET)
    return f"{len(known)} pages of htmldate's evaluation:\n\n{table}\n\n{CAVEAT}\n"


def _table(known: Sequence[Case], tools: Mapping[str, Tool]) -> Iterator[str]:
    yield "| day | pages | right | wrong | none | precision | recall | accuracy | F |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, tool in tools.items():
        days = [(case, tool(case.page)) for case in known]
        for part in PARTS:
            own = [(case.page.day, day) for case, day in days if part == "all" or case.held_out == (part == "held out")]
            yield f"| {name} | {part} ({len(own)}) | {_cells(own)} |"


def _cells(days: Sequence[tuple[str, str | None]]) -> str:
    right = sum(day == true for true, day in days)
    none = sum(day is None for _, day in days)
    wrong = len(days) - right - none
    shares = (right / (right + wrong), right / (right + none), right / len(days), 2 * right / (right + len(days)))
    return f"{right} | {wrong} | {none} | {' | '.join(f'{share:.3f}' for share in shares)}"


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
