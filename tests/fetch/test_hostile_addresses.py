"""Whatever a URL says, and whatever a server says to it: only public addresses are connected to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.addresses import HOSTILE

APART = ("unshare", "--net", "--mount")

Report = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def report(project: Path) -> Report:
    """What came of every URL, and the connections that it brought about, in a network that has no way out."""
    if not _is_allowed():
        pytest.skip("network namespaces are not allowed here")
    asked = subprocess.run(
        [*APART, sys.executable, "-m", "tests.faults.nowhere"], cwd=project, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr[-2000:]
    told: Report = json.loads(asked.stdout)
    return told


def _is_allowed() -> bool:
    """Whether a network namespace of our own can be had."""
    if os.geteuid() or not (shutil.which("unshare") and shutil.which("ip") and shutil.which("mount")):
        return False
    return not subprocess.run([*APART, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode


@pytest.mark.parametrize("role", ["feed", "page"])
@pytest.mark.parametrize("url", HOSTILE, ids=ascii)
def test_no_hostile_url_leads_inside(report: Report, url: str, role: str) -> None:
    """Nothing but public addresses is connected to, and the outcome says why."""
    told = report[role][url]
    assert told["strays"] == []
    match HOSTILE[url]:
        case "refused":
            assert (told["outcome"], told["failure"]) == ("refused", "forbidden"), told
        case "failed":
            assert told["outcome"] in ("refused", "failed"), told
        case "reached":
            assert (told["outcome"], told["status"]) == ("ok", 200), told
            assert told["public"] > 0
    assert (told["error"] is None) is (told["outcome"] == "ok")
    assert not (told["error"] or "").startswith("unexpected ")  # words that nobody chose


def test_a_careless_client_would_have_been_led_inside(report: Report) -> None:
    """The sockets count, and most of these URLs do lead to them."""
    misled = [url for url, told in report["careless"].items() if told["strays"]]
    assert len(misled) > 100
    assert any(told["public"] for told in report["careless"].values())
