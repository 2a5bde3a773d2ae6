"""Scope, countries, names and topics against hand-labelled articles: `python -m benchmarks.tags`.

`$SILKWIRE_DATA/china-central-asia/{en,ru,zh,ky,kk}.jsonl`: one JSON line an article, with `id`, `lang`, `title`, `text`
and `labels` (`in_scope`, `countries`, `topics`, `names`). The rules are written looking at three
quarters only, chosen by a hash of the id; the held-out quarter says how well they carry over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import orjson

from newsdesk.records import Analysis
from newsdesk.rules import Rules
from newsdesk.tagging import Tagger
from parsers.rules import read_names, read_topics

CATALOG = Path(__file__).resolve().parent.parent / "catalog"
LANGUAGES = ("en", "ru", "zh", "ky", "kk")
CAVEAT = """\
Topics and scope were written without the held-out quarter; names and countries with all texts at hand, so that their
figures say nothing of other texts."""
PARTS = ("all", "development", "held out")

LABELLED_NAMES = frozenset(
    """
    initiative/china-central-asia-mechanism initiative/bri initiative/gdi initiative/gsi initiative/gci
    initiative/good-neighbourliness-treaty initiative/community-shared-future initiative/three-forces initiative/beidou
    initiative/middle-corridor initiative/luban-workshop
    organisation/sco organisation/cica organisation/eaeu organisation/ots organisation/un organisation/aiib
    organisation/adb organisation/ebrd organisation/world-bank organisation/wto
    project/cku-railway project/gas-pipeline-a project/gas-pipeline-b project/gas-pipeline-c project/gas-pipeline-d
    project/khorgos project/alashankou-dostyk project/lianyungang-terminal
    person/xi-jinping person/wang-yi person/tokayev person/mirziyoyev person/japarov person/rahmon
    person/serdar-berdimuhamedov person/gurbanguly-berdimuhamedov
    """.split()  # noqa: SIM905
)
"""The names that were labelled; others are found too, and not scored."""

Pairs = set[tuple[str, str]]
"""(article id, tag)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs found and pairs labelled."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is labelled."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, how much was found."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.found + self.labelled
        return 2 * self.right / total if total else 1.0

    def cells(self) -> str:
        """Three Markdown cells."""
        return f"{self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled article and what we make of it."""

    id: str
    language: str
    labels: dict[str, Any]
    analysis: Analysis

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the quarter that the rules' authors do not look at."""
        return sha256(self.id.encode()).digest()[0] % 4 == 3

    def pairs(self, what: str) -> tuple[Pairs, Pairs]:
        """(found, labelled) of scope, countries, names or topics."""
        return {(self.id, tag) for tag in self._found(what)}, {(self.id, tag) for tag in self._labelled(what)}

    def _found(self, what: str) -> Iterator[str]:
        if what == "scope":
            yield from ["in"] if self.analysis.in_scope else []
            return
        for tag in self.analysis.tags:
            if (what == "names" and tag.tag in LABELLED_NAMES) or (what == "topics" and tag.kind == "topic"):
                yield tag.tag
            elif what == "countries" and tag.kind == "country":
                yield tag.tag.removeprefix("country/")

    def _labelled(self, what: str) -> Iterator[str]:
        if what == "scope":
            yield from ["in"] if self.labels["in_scope"] else []
        else:
            yield from self.labels[what]


def score(judged: Iterable[Judged], what: str, *, only: str | None = None) -> Score:
    """Micro-averaged over (article, tag) pairs; `only` restricts to one tag."""
    found: Pairs = set()
    labelled: Pairs = set()
    for one in judged:
        own_found, own_labelled = one.pairs(what)
        found |= own_found
        labelled |= own_labelled
    if only is not None:
        found = {pair for pair in found if pair[1] == only}
        labelled = {pair for pair in labelled if pair[1] == only}
    return Score(len(found & labelled), len(found), len(labelled))


def read_rules(catalog: Path = CATALOG) -> Rules:
    """The project's own rules."""
    names, topics = catalog / "names.toml", catalog / "topics.toml"
    own_topics, scope = read_topics(topics.read_text("utf-8"), file=str(topics))
    return Rules(names=read_names(names.read_text("utf-8"), file=str(names)), topics=own_topics, scope=scope)


def judge(rules: Rules, data: Path) -> list[Judged]:
    """Analyse every labelled article; its title and text stand for title and body."""
    tagger = Tagger(rules)
    return [
        Judged(
            id=row["id"],
            language=language,
            labels=row["labels"],
            analysis=tagger.analyse(title=row["title"], standfirst=None, body=row["text"], language=language),
        )
        for language in LANGUAGES
        for row in _rows(data, language)
    ]


def _rows(data: Path, language: str) -> Iterator[dict[str, Any]]:
    with (data / "china-central-asia" / f"{language}.jsonl").open("rb") as lines:
        yield from map(orjson.loads, lines)


def _part(judged: Sequence[Judged], part: str) -> list[Judged]:
    return [one for one in judged if part == "all" or one.held_out == (part == "held out")]


def _scores_table(judged: Sequence[Judged]) -> Iterator[str]:
    yield "| articles | what | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for part in PARTS:
        own = _part(judged, part)
        for what in ("scope", "countries", "names", "topics"):
            yield f"| {part} ({len(own)}) | {what} | {score(own, what).cells()} |"


def _languages_table(judged: Sequence[Judged]) -> Iterator[str]:
    yield "| language | articles | scope | countries | names | topics | held out: scope | countries | names | topics |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for language in LANGUAGES:
        own = [one for one in judged if one.language == language]
        cells = [
            f"{score(some, what).f1:.3f}"
            for some in (own, _part(own, "held out"))
            for what in ("scope", "countries", "names", "topics")
        ]
        yield f"| {language} | {len(own)} | {' | '.join(cells)} |"


def _topics_table(judged: Sequence[Judged]) -> Iterator[str]:
    yield "| topic | labelled | found | precision | recall | F1 | held out F1 |"
    yield "|---|---|---|---|---|---|---|"
    topics = {tag for one in judged for pairs in one.pairs("topics") for _, tag in pairs}
    for topic in sorted(topics):
        own = score(judged, "topics", only=topic)
        held_out = score(_part(judged, "held out"), "topics", only=topic)
        yield f"| {topic} | {own.labelled} | {own.found} | {own.cells()} | {held_out.f1:.3f} |"


def speed(rules: Rules, data: Path, *, length: int = 3000, seconds: float = 1.0) -> float:
    """Articles of `length` characters a second on one core, made of the labelled texts, all languages alike."""
    tagger = Tagger(rules)
    texts = []
    for language in LANGUAGES:
        whole = "\n\n".join(row["text"] for row in _rows(data, language))
        texts += [(language, (whole[at:] + whole)[:length]) for at in range(0, min(len(whole), 8 * length), length)]
    for language, text in texts:
        tagger.analyse(title="", standfirst=None, body=text, language=language)
    done, start = 0, process_time()
    while process_time() - start < seconds:
        for language, text in texts:
            tagger.analyse(title="", standfirst=None, body=text, language=language)
        done += len(texts)
    return done / (process_time() - start)


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    start = process_time()
    rules = read_rules()
    Tagger(rules).analyse(title="", standfirst=None, body="-", language="en")
    started = process_time() - start
    judged = judge(rules, data)
    parts = [
        "### Tags",
        "\n".join(_scores_table(judged)),
        "F1 by language:",
        "\n".join(_languages_table(judged)),
        "\n".join(_topics_table(judged)),
        CAVEAT,
        f"Articles of 3,000 characters: {speed(rules, data):.0f} a second and core; start-up {started:.2f} s.",
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
