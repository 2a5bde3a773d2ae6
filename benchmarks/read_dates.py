"""The day of publication on real pages, beside htmldate and trafilatura: `python -m benchmarks.read_dates`.

`$SILKWIRE_DATA/dates/htmldate`: pages with their day (`eval.json`), the annotated set of htmldate's own evaluation.
`$SILKWIRE_DATA/extraction/fundus` and `extraction/naeb`: news pages with the date among what was extracted from them.
The rules are written looking at three quarters of each set only, chosen by a hash of the page's name; the held-out
quarter says how well they carry over.
"""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser

from newsdesk.records import Published
from parsers.markup import decode
from parsers.page_dates import page_dates

NOW = datetime(2026, 11, 1, tzinfo=UTC)
"""When the pages are taken to have been collected: no set tells it for all of its pages."""
ZONE = ZoneInfo("UTC")
PARTS = ("all", "development", "held out")
CAVEAT = f"""\
Every page is taken as collected on {NOW.date()}, from a publisher in UTC. A moment is right if it lies on the true day
in UTC, or if the page itself writes that moment, with another offset, as one of the true day. Precision, recall,
accuracy and F as htmldate's own evaluation has them: of the dates given; right ones of right and missing ones; of all
pages; 2 right / (2 right + wrong + missing). Truths have errors: in fundus they are what its parsers gave, in naeb
often the day of the last change, or another year."""

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)")


@dataclass(frozen=True, slots=True)
class Case:
    """A page and its true day."""

    name: str
    url: str
    body: bytes
    day: str
    """ISO 8601; of a moment, in the zone in which it is given."""

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the quarter that the rules' authors do not look at."""
        return sha256(self.name.encode()).digest()[0] % 4 == 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What one tool says of one page."""

    case: Case
    right: bool
    given: bool


Tool = Callable[[Case], Judged]


def ours(case: Case) -> Judged:
    """The date of `page_dates`."""
    published = _published(case)
    return Judged(case, published is not None and _is_right(published, case), published is not None)


def htmldate_mode(*, extensive: bool, original: bool) -> Tool:
    """The date of htmldate, in one of its modes."""
    from htmldate import find_date  # noqa: PLC0415
    from htmldate.utils import decode_file  # noqa: PLC0415

    def judged(case: Case) -> Judged:
        day = find_date(decode_file(case.body), extensive_search=extensive, original_date=original)
        return Judged(case, day == case.day, day is not None)

    return judged


def trafilatura_date(case: Case) -> Judged:
    """The date of trafilatura's metadata."""
    from htmldate.utils import decode_file  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    found = extract_metadata(decode_file(case.body), default_url=case.url)
    day = found.date if found else None
    return Judged(case, day == case.day, day is not None)


def htmldate_cases(data: Path) -> Iterator[Case]:
    """The annotated pages of htmldate."""
    directory = data / "dates" / "htmldate"
    for url, row in json.loads((directory / "eval.json").read_text("utf-8")).items():
        yield Case(row["file"], url, _unpacked(directory / "html" / f"{row['file']}.gz"), row["date"])


def naeb_cases(data: Path) -> Iterator[Case]:
    """The pages of newspaper4k's evaluation."""
    directory = data / "extraction" / "naeb"
    for name, row in json.loads((directory / "articles.json").read_text("utf-8")).items():
        yield Case(name, row["url"], _unpacked(directory / "html" / f"{name}.html.gz"), row["date"])


def fundus_cases(data: Path) -> Iterator[Case]:
    """The pages of fundus' tests: those of a publisher and its expected records, in order."""
    for directory in sorted(path for path in (data / "extraction" / "fundus").iterdir() if path.is_dir()):
        addresses = json.loads((directory / "meta.info").read_text("utf-8"))
        for expected in sorted(directory.glob("*.json")):
            records = json.loads(expected.read_text("utf-8")).values()
            pages = sorted(directory.glob(f"{expected.stem}_[0-9]*.html.gz"))
            for record, page in zip(records, pages, strict=True):
                yield Case(page.name, addresses[page.name]["url"], _unpacked(page), record["publishing_date"][:10])


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    logging.disable(logging.CRITICAL)
    modes: Mapping[str, Tool] = {
        "silkwire": ours,
        "htmldate, fast": htmldate_mode(extensive=False, original=True),
        "htmldate, extensive": htmldate_mode(extensive=True, original=True),
        "htmldate, fast, newest date": htmldate_mode(extensive=False, original=False),
        "htmldate, extensive, newest date": htmldate_mode(extensive=True, original=False),
    }
    beside: Mapping[str, Tool] = {"silkwire": ours, "trafilatura": trafilatura_date}
    sets = (
        ("htmldate's annotated pages", [*htmldate_cases(data)], modes),
        ("fundus", [*fundus_cases(data)], beside),
        ("naeb", [*naeb_cases(data)], beside),
    )
    parts = ["### Day of publication"]
    for name, cases, tools in sets:
        parts += [f"{name}, {len(cases)} pages:", "\n".join(_table(cases, tools))]
    logging.disable(logging.NOTSET)
    return "\n\n".join([*parts, CAVEAT, _cost([case for _, cases, _ in sets for case in cases])]) + "\n"


def _table(cases: Sequence[Case], tools: Mapping[str, Tool]) -> Iterator[str]:
    yield "| tool | pages | right | wrong | none | precision | recall | accuracy | F |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, tool in tools.items():
        judged = [tool(case) for case in cases]
        for part in PARTS:
            own = [one for one in judged if part == "all" or one.case.held_out == (part == "held out")]
            yield f"| {name} | {part} ({len(own)}) | {_cells(own)} |"


def _cells(judged: Sequence[Judged]) -> str:
    right = sum(one.right for one in judged)
    wrong = sum(one.given and not one.right for one in judged)
    none = len(judged) - right - wrong
    shares = (right / (right + wrong), right / (right + none), right / len(judged), 2 * right / (right + len(judged)))
    return f"{right} | {wrong} | {none} | {' | '.join(f'{share:.3f}' for share in shares)}"


def _cost(cases: Sequence[Case]) -> str:
    """Milliseconds for a page, its tree, `meta` and JSON-LD given."""
    told: list[float] = []
    silent: list[float] = []
    for case in cases:
        tree, meta, articles = _parsed(case)
        start = process_time()
        page_dates(tree, meta=meta, articles=articles, url=case.url, zone=ZONE, now=NOW, language=None)
        spent = (process_time() - start) * 1000
        (told if any("datePublished" in one for one in articles) else silent).append(spent)
    return (
        f"Median milliseconds a page, on a tree that is there: {_median(told):.2f} where JSON-LD says the date"
        f" ({len(told)} pages), {_median(silent):.1f} elsewhere ({len(silent)})."
    )


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _published(case: Case) -> Published | None:
    tree, meta, articles = _parsed(case)
    dates = page_dates(tree, meta=meta, articles=articles, url=case.url, zone=ZONE, now=NOW, language=None)
    return dates.published


def _parsed(case: Case) -> tuple[LexborHTMLParser, dict[str, str], list[dict[str, Any]]]:
    """The tree of a page, its `meta` elements and its JSON-LD articles."""
    tree = LexborHTMLParser(decode(case.body, ""))
    meta: dict[str, str] = {}
    for element in tree.css("meta"):
        attributes = element.attributes
        names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        if content := (attributes.get("content") or "").strip():
            meta.setdefault((next(filter(None, names), "") or "").strip().lower(), content)
    nodes = [node for script in tree.css('script[type*="ld+json"]') for node in _nodes(_loaded(script.text()))]
    return tree, meta, [node for node in nodes if _is_article(node)]


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return None


def _nodes(document: Any) -> Iterator[dict[str, Any]]:
    if isinstance(document, list):
        for part in document:
            yield from _nodes(part)
    elif isinstance(document, dict):
        yield document
        yield from _nodes(document.get("@graph"))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names: Iterable[Any] = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(("Article", "Posting", "Report")) for kind in names)


def _is_right(published: Published, case: Case) -> bool:
    """Whether a date is of the true day, in UTC or as the page itself writes the moment."""
    if published.at.date().isoformat() == case.day:
        return published.precision != "month"
    if published.precision in ("day", "month"):
        return False
    text = decode(case.body, "")
    return any(match[1] == case.day and _is_moment(match[0], published.at) for match in _ISO.finditer(text))


def _is_moment(written: str, at: datetime) -> bool:
    try:
        return abs(datetime.fromisoformat(written.replace(" +", "+").replace(" -", "-")) - at) < timedelta(minutes=1)
    except (ValueError, TypeError):
        return False


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
