"""`silkwire doctor`: checks everything that can be wrong before a run, and says what to mend."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flows.exits import DONE, FAILED, WRONG
from flows.newsroom import Newsroom, now
from flows.seeds import read_seeds
from flows.work import named
from newsdesk.errors import SilkwireError, UsageError
from warehouse.retagging import count_outdated
from warehouse.sql import reading
from warehouse.status import read_status

ENOUGH_DISK = 1_000_000_000
_PACKAGES = ("prefect", "duckdb", "feedparser", "httpx", "beautifulsoup4")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `bad` is the exit status it asks for; 0 if all is well."""

    what: str
    said: str
    bad: int = DONE


def doctor(arguments: argparse.Namespace) -> int:
    """Check set-up, settings, catalogue, disk and warehouse."""
    findings = list(_examine(arguments))
    for finding in findings:
        print(f"{'ok  ' if finding.bad == DONE else 'BAD '} {finding.what:<10} {finding.said}")
    worst = max(finding.bad for finding in findings)
    print("all is well" if worst == DONE else "mend what is marked BAD", file=sys.stderr)
    return worst


def _examine(arguments: argparse.Namespace) -> Iterator[Finding]:
    yield _finding("python", lambda: f"{sys.version.split()[0]} in {sys.prefix}")
    yield _finding("packages", _packages)
    try:
        newsroom = named(arguments)
    except UsageError as error:
        yield Finding("settings", str(error), WRONG)
        return
    yield Finding("settings", _settings_file(arguments))
    yield _finding("sources", lambda: _sources(newsroom))
    yield _finding("rules", lambda: _rules(newsroom))
    yield _finding("seeds", lambda: _seeds(newsroom))
    yield _finding("home", lambda: _home(newsroom))
    yield _finding("disk", lambda: _disk(newsroom))
    yield _finding("warehouse", lambda: _warehouse(newsroom))
    yield _finding("prefect", _prefect)


def _finding(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look())
    except UsageError as error:
        return Finding(what, str(error), WRONG)
    except (SilkwireError, OSError) as error:
        return Finding(what, str(error), FAILED)


def _packages() -> str:
    try:
        return ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    except PackageNotFoundError as error:
        raise SilkwireError(f"{error.name} is not installed; run `make run`") from None


def _settings_file(arguments: argparse.Namespace) -> str:
    named_file = arguments.config or os.environ.get("SILKWIRE_CONFIG")
    if named_file:
        return f"{named_file}"
    return "silkwire.toml" if Path("silkwire.toml").exists() else "defaults; there is no silkwire.toml"


def _sources(newsroom: Newsroom) -> str:
    enabled = [source for source in newsroom.sources if source.enabled]
    languages = sorted({source.language for source in enabled})
    return f"{len(enabled)} enabled of {len(newsroom.sources)}, in {len(languages)} languages ({' '.join(languages)})"


def _rules(newsroom: Newsroom) -> str:
    newsroom.check_digests()
    return f"{len(newsroom.rules.topics)} topics, {len(newsroom.rules.names)} names"


def _seeds(newsroom: Newsroom) -> str:
    seeds = read_seeds(newsroom.settings.seeds, at=now())
    if seeds.rejections:
        raise SilkwireError("; ".join(rejection.detail for rejection in seeds.rejections))
    return f"{len(seeds.items)} in {newsroom.settings.seeds}"


def _home(newsroom: Newsroom) -> str:
    home = newsroom.home
    home.prepare()
    if not os.access(home.root, os.W_OK):
        raise SilkwireError(f"{home.root} cannot be written to; give this user the right, or name another --home")
    return str(home.root)


def _disk(newsroom: Newsroom) -> str:
    free = shutil.disk_usage(newsroom.home.root).free
    if free < ENOUGH_DISK:
        raise SilkwireError(f"only {free / 1e9:.1f} GB free at {newsroom.home.root}; make room or move --home")
    return f"{free / 1e9:.0f} GB free"


def _warehouse(newsroom: Newsroom) -> str:
    published = newsroom.home.published
    if not published.exists():
        return "none yet; `silkwire run` makes it"
    with reading(published):
        pass
    state = read_status(published, now=now())
    failing = sum(row["health"] == "failing" for row in state.troubled)
    outdated = count_outdated(published, newsroom.rules.version)
    older = f", {outdated:,} tagged by older rules (`silkwire retag` tags them again)" if outdated else ""
    return f"{state.articles:,} articles{older}; {failing} of {state.sources} sources fail (see `silkwire status`)"


def _prefect() -> str:
    api = os.environ.get("PREFECT_API_URL")
    return f"the server at {api}" if api else "a local server, started when needed; telemetry off"
