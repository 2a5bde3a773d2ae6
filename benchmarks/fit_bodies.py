"""Fit the weights by which the article is told on a page: `python -m benchmarks.fit_bodies`.

Logistic regression over the evidence that each block shows (`parsers.evidence`), on pages whose articles are
known: a block is text if most of its 4-word shingles stand in the known text. Pages count alike, whatever their length.
Five-fold cross-validation, no site in two folds, says what the weights are worth on sites that they have not seen;
then all pages together give `parsers/weights.py`.
"""

from __future__ import annotations

import math
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.known_pages import SOURCE, KnownPage, read_known_pages, score, shingles
from newsdesk.errors import ParseError
from parsers.bodies import is_never_text
from parsers.evidence import evidence
from parsers.pages import look_at

WEIGHTS = Path(__file__).resolve().parent.parent / "parsers" / "weights.py"
HEAD = '''"""What each piece of evidence counts for (above nothing) or against a block's being text of the article.

Made by `python -m benchmarks.fit_bodies`; not edited by hand. The names are those that `parsers.evidence` gives.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
'''

FOLDS = 5
ROUNDS = 80
RATE = 0.4
STRENGTH = 3.0
"""The inverse of the penalty on large weights (sklearn's C)."""
RARE = 5
"""Pages on which evidence must be seen to have a weight."""
MOSTLY = 0.6
SMALL = 0.03


@dataclass(frozen=True, slots=True)
class Row:
    """A block."""

    evidence: tuple[str, ...]
    is_text: bool
    share: float
    """Its shingles, of those of the known text."""
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A page."""

    page: KnownPage
    rows: tuple[Row, ...]


def examples(pages: Sequence[KnownPage]) -> list[Example]:
    """The blocks of pages, told apart by what is known of their articles."""
    found = []
    for page in pages:
        left = shingles(page.body)
        total = max(left.total(), 1)
        rows = []
        try:
            blocks, told = look_at(page.capture(), SOURCE)
        except ParseError:
            continue
        for seen in evidence(blocks, told):
            own = shingles(seen.block.text)
            if own:
                is_text = (own & left).total() >= MOSTLY * own.total()
                if is_text:
                    left -= own
                rows.append(Row(seen.all(), is_text, own.total() / total, seen.block.text))
        found.append(Example(page, tuple(rows)))
    return found


def fit(pages: Sequence[Example], *, rounds: int = ROUNDS) -> dict[str, float]:
    """Weights for the evidence seen on enough pages, by stochastic gradient descent page by page."""
    seen = Counter(name for page in pages for name in {name for row in page.rows for name in row.evidence})
    weights = {name: 0.0 for name, count in seen.items() if count >= RARE}
    squares = dict.fromkeys(weights, 1e-8)
    pull = 1 / (STRENGTH * len(pages))
    order, chance = list(pages), random.Random(0)  # noqa: S311
    for turn in range(rounds):
        rate = RATE * (1 - turn / rounds) + 0.01
        chance.shuffle(order)
        for page in order:
            slopes = _slopes(page, weights)
            for name, slope in slopes.items():
                full = slope + pull * weights[name]
                squares[name] += full * full
                weights[name] -= rate * full / math.sqrt(squares[name])
    return weights


def _slopes(page: Example, weights: Mapping[str, float]) -> dict[str, float]:
    slopes: defaultdict[str, float] = defaultdict(float)
    for row in page.rows:
        odds = sum(weights.get(name, 0.0) for name in row.evidence)
        error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - row.is_text
        slope = error * (min(row.share, 0.5) + 0.002)
        if abs(slope) > 1e-5:
            for name in row.evidence:
                if name in weights:
                    slopes[name] += slope
    return slopes


def taken(example: Example, weights: Mapping[str, float]) -> str:
    """The text that the weights take."""
    return "\n".join(
        row.text
        for row in example.rows
        if sum(weights.get(name, 0.0) for name in row.evidence) > 0 and not is_never_text(row.evidence)
    )


def report(label: str, judged: Sequence[tuple[KnownPage, tuple[float, float, float]]]) -> None:
    """Mean precision, recall and F1 of each set."""
    for name in ("fundus", "naeb"):
        scores = [scored for page, scored in judged if page.set == name]
        means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
        print(f"{label:16} {name:7} P {means[0]:.4f} R {means[1]:.4f} F1 {means[2]:.4f}")


def main() -> None:
    """Cross-validate, then fit on all pages and write the weights."""
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    pages = examples(read_known_pages(Path(os.environ["SILKWIRE_DATA"])))
    sites = sorted({example.page.site for example in pages})
    random.Random(1).shuffle(sites)  # noqa: S311
    fold = {site: number % FOLDS for number, site in enumerate(sites)}
    judged = []
    for number in range(FOLDS):
        weights = fit([example for example in pages if fold[example.page.site] != number])
        judged += [
            (example.page, score(example.page.body, taken(example, weights)))
            for example in pages
            if fold[example.page.site] == number
        ]
    report("cross-validated", judged)
    weights = {name: round(weight, 2) for name, weight in fit(pages).items() if abs(weight) >= SMALL}
    report("all pages", [(example.page, score(example.page.body, taken(example, weights))) for example in pages])
    lines = [f'    "{name}": {weight},\n' for name, weight in sorted(weights.items())]
    WEIGHTS.write_text(HEAD + "".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
