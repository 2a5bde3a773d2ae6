"""Fit the weights by which a promise is told: `python -m benchmarks.fit_promises`.

Logistic regression over the signs that each deed shows (`newsdesk.findings.promising.signs`), on the labelled articles
of `benchmarks.ledger` that are not held out: a deed is a promise if a label matches it. Five-fold cross-validation, no
article in two folds, says what the weights are worth on articles that they have not seen, and where the threshold
should be; then all of them together give `newsdesk/findings/promising/weights.py`.
"""

from __future__ import annotations

import math
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks import ledger
from newsdesk.findings.commitments import Thread, Weighed, weigh
from newsdesk.findings.cues import Sentence
from newsdesk.records import Commitment

WEIGHTS = Path(__file__).resolve().parent.parent / "newsdesk" / "findings" / "promising" / "weights.py"
HEAD = '''"""What each sign counts for (above nothing) or against a deed's being a promise.

Made by `python -m benchmarks.fit_promises`; not edited by hand. The names are those that `promising.signs` gives; with
"(zh)", what is to be added in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping

THRESHOLD = {threshold}
"""Log odds from which a deed is one."""

WEIGHTS: Mapping[str, float] = {{
'''

FOLDS = 5
STEPS = 1200
RATE = 0.05
STRENGTH = 0.3
"""The inverse of the penalty on large weights (sklearn's C)."""
RARE = 3
"""Deeds on which a sign must be seen to have a weight."""
SMALL = 0.03
_GIVEN = 2.0
PRECISE = 0.73
"""The precision that the threshold asks for, if it can be had."""


@dataclass(frozen=True, slots=True)
class Row:
    """A deed."""

    article: str
    signs: tuple[str, ...]
    is_promise: bool
    weight: float
    """The given labels count more than our own: they say what a promise is."""


def rows(data: Path) -> tuple[list[Row], float]:
    """The deeds of the articles that are not held out, and the weight of the promises that are labelled there."""
    seen: dict[int, Weighed] = {}

    def every(sentence: Sentence, thread: Thread) -> Iterator[Commitment]:
        for one in weigh(sentence, thread):
            seen[id(one.commitment)] = one
            yield one.commitment

    with patch("newsdesk.findings.finder.find_commitments", every):
        read = [one for one in ledger.read_all(data) if not one.held_out]
    found: list[Row] = []
    for article in read:
        pairs = {id(pair.found): pair for pair in article.pairs("commitments")}
        for promise in article.analysis.commitments:
            pair = pairs.get(id(promise))
            if pair is None or not pair.is_open:
                found.append(
                    Row(
                        article.id,
                        seen[id(promise)].signs,
                        pair is not None,
                        _GIVEN if article.group == "given" else 1.0,
                    )
                )
    given = [one for one in read if one.group == "given"]
    labelled = ledger.score(read, "commitments").labelled
    return found, labelled + (_GIVEN - 1) * ledger.score(given, "commitments").labelled


def fit(examples: Sequence[Row]) -> dict[str, float]:
    """Weights of the signs seen often enough, by gradient descent with momentum."""
    counted = Counter(sign for row in examples for sign in row.signs)
    weights = {sign: 0.0 for sign, count in counted.items() if count >= RARE}
    known = [([sign for sign in row.signs if sign in weights], row.is_promise, row.weight) for row in examples]
    first, second = dict.fromkeys(weights, 0.0), dict.fromkeys(weights, 0.0)
    for step in range(1, STEPS + 1):
        slopes = {sign: weight / STRENGTH if sign != "any" else 0.0 for sign, weight in weights.items()}
        for signs, is_promise, weight in known:
            error = weight * (1 / (1 + math.exp(-sum(weights[sign] for sign in signs))) - is_promise)
            for sign in signs:
                slopes[sign] += error
        for sign, slope in slopes.items():  # Adam
            first[sign] = 0.9 * first[sign] + 0.1 * slope
            second[sign] = 0.999 * second[sign] + 0.001 * slope * slope
            mean, spread = first[sign] / (1 - 0.9**step), second[sign] / (1 - 0.999**step)
            weights[sign] -= RATE * mean / (math.sqrt(spread) + 1e-8)
    return weights


def odds(row: Row, weights: Mapping[str, float]) -> float:
    """The log odds of its being a promise."""
    return sum(weights.get(sign, 0.0) for sign in row.signs)


def best_threshold(judged: Sequence[tuple[float, bool, float]], labelled: float) -> tuple[float, float, float]:
    """(threshold, precision, recall) of the best F1 among those that are precise enough, else of the best at all."""
    ordered = sorted(judged, reverse=True)
    choices = []
    right = count = 0.0
    for odds_of_it, is_promise, weight in ordered:
        right += is_promise * weight
        count += weight
        choices.append((2 * right / (count + labelled), right / count, right / labelled, odds_of_it))
    precise = [choice for choice in choices if choice[1] >= PRECISE] or choices
    _, precision, recall, threshold = max(precise)
    return threshold, precision, recall


def main() -> None:
    """Cross-validate, then fit on all articles that are not held out, and write the weights."""
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    examples, labelled = rows(Path(os.environ["SILKWIRE_DATA"]))
    articles = sorted({row.article for row in examples})
    random.Random(1).shuffle(articles)  # noqa: S311
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    judged: list[tuple[float, bool, float]] = []
    for number in range(FOLDS):
        weights = fit([row for row in examples if fold[row.article] != number])
        judged += [(odds(row, weights), row.is_promise, row.weight) for row in examples if fold[row.article] == number]
    threshold, precision, recall = best_threshold(judged, labelled)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{len(examples)} deeds, {labelled:.0f} promises (given ones twice); "
        f"cross-validated P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
    )
    weights = {sign: round(weight, 2) for sign, weight in fit(examples).items() if abs(weight) >= SMALL}
    lines = [f'    "{sign}": {weight},\n' for sign, weight in sorted(weights.items())]
    WEIGHTS.write_text(HEAD.format(threshold=round(threshold, 2)) + "".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
