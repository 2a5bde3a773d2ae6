from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The clone's root."""
    return PROJECT


@pytest.fixture(scope="session")
def measuring_data() -> Path:
    """The directory of measuring data; tests that need it are skipped where it is absent."""
    named = os.environ.get("SILKWIRE_DATA")
    if not named or not Path(named).is_dir():
        pytest.skip("SILKWIRE_DATA names no directory of measuring data")
    return Path(named)
