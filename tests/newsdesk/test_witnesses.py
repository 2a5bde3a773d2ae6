from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from newsdesk.witnesses import roots, voices, witnesses


@dataclass(frozen=True, kw_only=True)
class Told:
    article_id: str
    family: str | None = None
    wire: str | None = None
    copy_of: str | None = None


def told(article_id, family=None, *, wire=None, copy_of=None):
    return Told(article_id=article_id, family=family, wire=wire, copy_of=copy_of)


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        ([], 0),
        ([told("a", "times")], 1),
        ([told("a", "times"), told("b", "gazette")], 2),
        ([told("a", "times"), told("b", "times")], 1),
        ([told("a", "times"), told("b", "gazette", copy_of="a")], 1),
        ([told("a", "times", copy_of="of last week"), told("b", "gazette", copy_of="of last week")], 1),
        ([told("a", "times", wire="Xinhua"), told("b", "gazette", wire="Xinhua")], 1),
        ([told("a", "times", wire="Xinhua"), told("b", "gazette", wire="TASS")], 2),
        ([told("a", "times", wire="Xinhua"), told("b", "xinhua")], 1),
        ([told("a", "times", wire="Sputnik"), told("b", "gazette", wire="RIA Novosti")], 1),
        ([told("a", "times", wire="Xinhua"), told("b", "times")], 2),
        ([told("a"), told("b")], 2),
    ],
)
def test_copies_count_nothing_and_agencies_and_families_once(reports, count) -> None:
    """Two agencies of one house are one voice; a paper that prints an agency and writes itself is two."""
    assert witnesses(reports) == count


def test_a_text_that_one_paper_credits_is_the_agency_s_in_every_paper() -> None:
    """The same words cannot be somebody else's, whoever published them first."""
    reports = [told("a", "times"), told("b", "gazette", wire="Kabar", copy_of="a"), told("c", "herald", wire="Kabar")]
    assert voices(reports) == {"a": "kabar", "b": "kabar", "c": "kabar"}
    own = [told("a", "times"), told("b", "khovar", copy_of="a")]
    assert voices(own) == {"a": "khovar", "b": "khovar"}


def test_a_copy_speaks_with_its_original_s_voice() -> None:
    """Or with its own where the original is not among the articles."""
    reports = [told("a", "times"), told("b", "gazette", copy_of="a"), told("c", "herald", copy_of="elsewhere")]
    assert voices(reports) == {"a": "times", "b": "times", "c": "herald"}


def test_an_agency_that_nobody_knows_is_none() -> None:
    """As one that an older version told."""
    assert voices([told("a", "times", wire="The Moon Press")]) == {"a": "times"}


def test_chains_and_rings_of_copies_end() -> None:
    """However long; of a ring, its least member stands for all."""
    chain = [told(f"{number:05}", copy_of=f"{number + 1:05}") for number in range(20_000)]
    random.Random(7).shuffle(chain)  # noqa: S311
    assert set(roots(chain).values()) == {"20000"}
    ring = [told("b", copy_of="c"), told("c", copy_of="a"), told("a", copy_of="b"), told("d", copy_of="b")]
    assert set(roots(ring).values()) == {"a"}
