"""The page reader on real pages whose articles are known."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from benchmarks.known_pages import SOURCE, read_known_pages, score
from newsdesk.records import Page
from parsers.pages import parse_page

LEAST = {"fundus": 0.95, "naeb": 0.93}
EVERY = 3


def test_bodies_of_real_pages_are_found(measuring_data: Path) -> None:
    """None of them raises, and nobody makes the reader worse unseen: mean F1 over 4-word shingles, by set."""
    if not (measuring_data / "extraction").is_dir():
        pytest.skip("no pages in the measuring data")
    found: dict[str, list[float]] = {name: [] for name in LEAST}
    for known in read_known_pages(measuring_data)[::EVERY]:
        page = parse_page(known.capture(), SOURCE)
        found[known.set].append(score(known.body, page.body if isinstance(page, Page) else "")[2])
    assert {name: round(mean(scores), 3) for name, scores in found.items() if mean(scores) < LEAST[name]} == {}
