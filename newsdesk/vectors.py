"""Vectors of meaning: an optional second opinion on likeness, from any model that the settings name.

Models give texts of one language a direction of their own; without it, vectors of two languages can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from operator import add, mul, sub
from typing import Protocol

Vector = Sequence[float]

READ = 1_500
"""Characters of a text that are embedded, behind the headline."""
_FEW = 10
"""Vectors of the language's mean that the mean of all weighs as much as: of few, the mean is that of their subjects."""


class Embedder(Protocol):
    """Turns texts into vectors, close to each other where the texts mean the same, whatever their languages."""

    def __call__(self, texts: Sequence[str], /) -> Sequence[Vector]:
        """One vector a text, all of one length."""
        ...


def passage(title: str, standfirst: str | None, body: str) -> str:
    """What is embedded of an article."""
    return f"{title}. {' '.join(filter(None, (standfirst, body)))[:READ]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """The vectors of some articles, all of one model."""

    model: str = ""
    """"" where there is none."""
    vectors: Mapping[str, Vector] = field(default_factory=dict)
    """By article id."""


NOT_EMBEDDED = Embedded()


class Centres:
    """The mean vector of each language."""

    def __init__(self, vectors: Iterable[tuple[str, Vector]]) -> None:
        """`vectors`: each with its language, all of one model."""
        sums: dict[str, list[float]] = {}
        counts: defaultdict[str, int] = defaultdict(int)
        for language, vector in vectors:
            known = sums.get(language)
            sums[language] = list(map(add, known, vector)) if known else list(vector)
            counts[language] += 1
        total = sum(counts.values())
        everywhere = [sum(column) / total for column in zip(*sums.values(), strict=True)]
        self._means = {
            language: [
                (one + _FEW * mean) / (counts[language] + _FEW) for one, mean in zip(summed, everywhere, strict=True)
            ]
            for language, summed in sums.items()
        }

    def centred(self, vector: Vector, language: str) -> Vector:
        """A vector of one of the languages without their mean, of length 1."""
        apart = list(map(sub, vector, self._means[language]))
        length = sqrt(sum(map(mul, apart, apart))) or 1.0
        return [each / length for each in apart]


def cosine(one: Vector, other: Vector) -> float:
    """Of vectors of length 1: 1 where they are the same, about 0 where they have nothing in common."""
    return float(sum(map(mul, one, other)))
