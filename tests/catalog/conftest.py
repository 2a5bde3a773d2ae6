from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.tags import read_rules
from newsdesk.rules import Name, Rules
from newsdesk.tagging import Tagger


@pytest.fixture(scope="session")
def rules(project: Path) -> Rules:
    """The project's own catalogue."""
    return read_rules(project / "catalog")


@pytest.fixture(scope="session")
def names(rules: Rules) -> tuple[Name, ...]:
    return rules.names


@pytest.fixture(scope="session")
def name_tagger(names: tuple[Name, ...]) -> Tagger:
    """Finds names only."""
    return Tagger(Rules(names=names, topics=()))


@pytest.fixture(scope="session")
def tagger(rules: Rules) -> Tagger:
    """Finds everything."""
    return Tagger(rules)
