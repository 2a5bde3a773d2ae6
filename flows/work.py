"""The verbs that do the work: run, ingest, digest."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows import engine
from flows.console import reporting
from flows.exits import ALL_SOURCES_FAILED, DONE
from flows.newsroom import Newsroom, open_newsroom
from newsdesk.errors import UsageError
from newsdesk.tally import Intake

if TYPE_CHECKING:
    from flows.digest import Written
    from flows.replay import Replayed


def run(arguments: argparse.Namespace) -> int:
    """One full cycle."""
    started = time.monotonic()
    newsroom = prepared(arguments)
    with prefect_running(arguments):
        from flows.digest import digest as digest_flow
        from flows.ingest import ingest as ingest_flow

        intake = ingest_flow()
        written = digest_flow()
    _say(arguments, _ingest_lines(intake, newsroom) + _digest_lines(written, newsroom))
    _say(arguments, [f"done in {time.monotonic() - started:.0f} s"])
    return _status(intake)


def ingest(arguments: argparse.Namespace) -> int:
    """The first half."""
    newsroom = prepared(arguments)
    newsroom.chosen(arguments.source)
    with prefect_running(arguments):
        from flows.ingest import ingest as flow

        intake = flow(sources=arguments.source, force=arguments.force)
    _say(arguments, _ingest_lines(intake, newsroom))
    return _status(intake)


def digest(arguments: argparse.Namespace) -> int:
    """The second half."""
    newsroom = prepared(arguments)
    with prefect_running(arguments):
        from flows.digest import digest as flow

        written = flow(first=arguments.first, last=arguments.last)
    _say(arguments, _digest_lines(written, newsroom))
    return DONE


def replay(arguments: argparse.Namespace) -> int:
    """Everything again."""
    newsroom = prepared(arguments)
    with prefect_running(arguments):
        from flows.replay import replay as flow

        replayed = flow(since=arguments.since)
    _say(arguments, _replay_lines(replayed, newsroom))
    return DONE


@contextmanager
def prefect_running(arguments: argparse.Namespace) -> Iterator[None]:
    """Prefect, started, and someone to report to."""
    with reporting(quiet=arguments.quiet) as reporter:
        started = reporter.phase("starting", 1)
        with engine.api():
            started()
            yield


def prepared(arguments: argparse.Namespace) -> Newsroom:
    """The newsroom, with everything that can be wrong in it read, and Prefect set up; nothing has run yet.

    Raises:
        UsageError: if settings or catalogue are wrong.
    """
    newsroom = named(arguments)
    _ = newsroom.sources, newsroom.fetching
    newsroom.check_digests()
    if not newsroom.settings.seeds.is_dir():
        raise UsageError(
            f"there is no seeds directory {newsroom.settings.seeds}; make it, or name another under [catalog] seeds"
        )
    newsroom.home.prepare()
    engine.configure(newsroom.home, verbose=arguments.verbose)
    return newsroom


def named(arguments: argparse.Namespace) -> Newsroom:
    """The newsroom that the command line names, handed on to flows by the environment."""
    if arguments.home:
        os.environ["SILKWIRE_HOME"] = str(Path(arguments.home).absolute())
    if arguments.config:
        os.environ["SILKWIRE_CONFIG"] = str(Path(arguments.config).absolute())
    return open_newsroom()


def _status(intake: Intake) -> int:
    return ALL_SOURCES_FAILED if intake.all_failed else DONE


def _say(arguments: argparse.Namespace, lines: Sequence[str]) -> None:
    if not arguments.quiet:
        print("\n".join(lines))


def _ingest_lines(intake: Intake, newsroom: Newsroom) -> list[str]:
    total = intake.total
    waited = f", {intake.taken_up.seen:,} had waited" if intake.taken_up.seen else ""
    answered = f"{sum(line.answered for line in intake.lines)} of {len(intake.lines)} answered"
    enabled = sum(source.enabled for source in newsroom.sources)
    counts = f"{total.new:,} new, {total.known:,} known, {total.rejected:,} rejected of {total.seen:,} seen"
    lines = [
        f"articles   {counts} ({intake.seeds.seen} from seeds{waited})",
        f"sources    {answered if intake.lines else f'none of {enabled} was due'}",
        f"warehouse  {_shown(newsroom.home.published)}",
    ]
    if intake.recovered:
        lines.insert(0, f"recovered  {len(intake.recovered)} run(s) that had been killed")
    from warehouse.retagging import count_outdated

    outdated = count_outdated(newsroom.home.published, newsroom.rules.version)
    if outdated:
        lines.append(f"tags       {outdated:,} articles are tagged by older rules; `silkwire retag` tags them again")
    if intake.all_failed:
        lines.append("no source could be reached; what the seeds hold is in the warehouse")
    rejected = [f"rejected   {each.detail}" for each in intake.rejections if each.reason == "malformed"]
    return rejected + lines


def _replay_lines(replayed: Replayed, newsroom: Newsroom) -> list[str]:
    since = f" since {replayed.start:%Y-%m-%d %H:%M} UTC" if replayed.start else ""
    return [
        f"replayed   {replayed.runs:,} runs{since}",
        f"articles   {replayed.articles:,}, before {replayed.articles_before:,}",
        f"warehouse  {_shown(newsroom.home.published)}",
    ]


def _digest_lines(written: Sequence[Written], newsroom: Newsroom) -> list[str]:
    return [
        f"digest     {_shown(next(iter(each.files.values()), newsroom.home.digests))} ({each.lines} stories)"
        for each in written
    ]


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
