"""The verbs on the catalogue of sources: list, check, discover, import, export."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from fetch.links import without_credentials
from flows.advice import Checked, advice, age, site
from flows.catalogue_file import append_blocks, shown, write_atomically
from flows.checking import check
from flows.console import reporting
from flows.discovering import Discovery, Proposal, discover
from flows.exits import ALL_SOURCES_FAILED, DONE, FAILED
from flows.importing import Import, import_opml, left_open
from flows.newsroom import new_run_id, now
from flows.tables import print_json, print_table, printable
from flows.wire import visiting_wire
from flows.work import named
from newsdesk.errors import UsageError
from newsdesk.text import clean_line
from parsers.catalogue_text import as_toml
from parsers.opml import write_opml

LARGEST_OPML = 20 * 2**20
"""Bytes; a hundred thousand feeds."""
_SAME_SHOWN = 5


def list_sources(arguments: argparse.Namespace) -> int:
    """The sources of the catalogue."""
    sources = named(arguments).sources
    if arguments.json:
        print_json([asdict(source) for source in sources])
        return DONE
    print_table(
        ("id", "name", "country", "language", "ownership", "url"),
        ((s.id, s.name, s.country, s.language, s.ownership, without_credentials(s.url)) for s in sources),
    )
    return DONE


def check_sources(arguments: argparse.Namespace) -> int:
    """Poll sources and report, loading nothing."""
    newsroom, at = named(arguments), now()
    chosen = [source for source in newsroom.chosen(arguments.ids) if source.enabled or arguments.ids]
    with reporting(quiet=arguments.quiet or arguments.json), visiting_wire(newsroom, at) as wire:
        found = check(wire, chosen, run_id=new_run_id(at), at=at)
    found.sort(key=lambda checked: (checked.is_ok, checked.source.id))
    if arguments.json:
        print_json([_as_row(checked) for checked in found])
    else:
        _print_checks(found)
        print(_summary(found))
    return ALL_SOURCES_FAILED if found and not any(checked.is_ok for checked in found) else DONE


def _as_row(checked: Checked) -> dict[str, Any]:
    contents = checked.contents
    return {
        "source_id": checked.source.id,
        "url": without_credentials(checked.source.url),
        "outcome": checked.outcome,
        "failure": checked.failure,
        "status": checked.status,
        "items": contents.items if contents else None,
        "rejected": contents.rejected if contents else None,
        "newest": contents.newest if contents else None,
        "language": checked.source.language,
        "language_seen": contents.language if contents else None,
        "seconds": checked.seconds,
        "moved_to": checked.moved_to,
        "error": checked.error,
        "do": advice(checked) or None,
    }


def _print_checks(found: Sequence[Checked]) -> None:
    columns = ("source", "outcome", "status", "items", "newest", "language", "seconds", "do")
    rows = [dict(zip(columns, _cells(checked), strict=True)) for checked in found]
    # On a terminal each column takes room from what there is to do.
    shown = [column for column in columns if column != "language" or any(row[column] for row in rows)]
    print_table(shown, ([row[column] for column in shown] for row in rows))


def _cells(checked: Checked) -> tuple[str, ...]:
    contents, other = checked.contents, checked.other_language
    return (
        checked.source.id,
        checked.outcome.replace("_", " "),
        str(checked.status or ""),
        str(contents.items) if contents else "",
        age(contents.newest, checked.at) if contents else "",
        f"{other}, not {checked.source.language}" if other else "",
        f"{checked.seconds:.1f}",
        advice(checked),
    )


def _summary(found: Sequence[Checked]) -> str:
    counts = Counter(checked.outcome for checked in found)
    outcomes = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in counts.most_common())
    to_do = sum(checked.is_ok and bool(advice(checked)) for checked in found)
    remarks = f"; {to_do} of the ok ones with something to do" if to_do else ""
    return f"{len(found)} sources: {outcomes}{remarks}" if found else "no sources"


def discover_sources(arguments: argparse.Namespace) -> int:
    """Find the feeds and sitemaps of a site."""
    newsroom, at = named(arguments), now()
    with reporting(quiet=arguments.quiet or arguments.json), visiting_wire(newsroom, at) as wire:
        found = discover(wire, arguments.url, catalogue=newsroom.sources, run_id=new_run_id(at), at=at)
    if arguments.json:
        print_json(_as_document(arguments.url, found))
    elif found.proposals:
        print("\n\n".join("\n".join(_block(proposal, now=at)) for proposal in found.proposals))
    if not found.proposals:
        print(f"silkwire: no feed or sitemap with news at {arguments.url}", file=sys.stderr)
        for line in _tried(found):
            print(f"  {line}", file=sys.stderr)
        return FAILED
    return DONE


def _block(proposal: Proposal, *, now: datetime) -> Iterator[str]:
    """A block ready to be pasted, with what is known about it; only that, where the catalogue has it already."""
    answer = proposal.answer
    newest = f", newest {age(answer.newest, now)} old" if answer.newest else ""
    held = f"{len(answer.items)} items{newest}; {answer.candidate.why}"
    if proposal.known_as is None:
        yield _comment(held)
    else:
        yield _comment(f"in the catalogue already, as {proposal.known_as}: {answer.address} ({held})")
    if proposal.same:
        more = len(proposal.same) - _SAME_SHOWN
        beyond = f" and {more} other addresses" if more > 0 else ""
        yield _comment(f"nothing more at {', '.join(proposal.same[:_SAME_SHOWN])}{beyond}")
    if proposal.known_as is None:
        yield as_toml(proposal.source).strip()


def _comment(text: str) -> str:
    return f"# {printable(clean_line(text))}"


def _as_document(url: str, found: Discovery) -> dict[str, Any]:
    return {
        "url": url,
        "proposals": [
            {
                "source": asdict(proposal.source),
                "toml": as_toml(proposal.source),
                "items": len(proposal.answer.items),
                "newest": proposal.answer.newest,
                "why": proposal.answer.candidate.why,
                "known_as": proposal.known_as,
                "same": proposal.same,
            }
            for proposal in found.proposals
        ],
        "tried": [
            {"url": answer.polled.url, "status": answer.polled.http_status, "reason": answer.reason or None}
            for answer in found.tried
        ],
    }


def _tried(found: Discovery) -> Iterator[str]:
    """What was asked for in vain, by what came of it."""
    paths: dict[tuple[str, str], list[str]] = {}
    for answer in found.tried:
        root = site(answer.polled.url)
        paths.setdefault((answer.reason, root), []).append(answer.polled.url.removeprefix(root.rstrip("/")) or "/")
    return (printable(f"{reason} ({root}): {' '.join(under)}") for (reason, root), under in paths.items())


def import_sources(arguments: argparse.Namespace) -> int:
    """Add the feeds of an OPML file to the catalogue."""
    newsroom, file = named(arguments), Path(arguments.file)
    catalogue = newsroom.settings.sources
    found = import_opml(_content(file), file=str(file), catalogue=newsroom.sources)
    blocks = "\n".join(map(as_toml, found.added))
    if arguments.dry_run:
        print(blocks, end="")
    elif found.added:
        append_blocks(catalogue, blocks)
    for fault in found.faults:
        print(printable(fault), file=sys.stderr)
    if not arguments.quiet:
        # What a dry run prints is the blocks and nothing else.
        told = sys.stderr if arguments.dry_run else sys.stdout
        done = "would be added" if arguments.dry_run else "added"
        print(f"{len(found.added)} {done} to {shown(catalogue)}, {len(found.faults)} left out as faulty", file=told)
        for line in _remarks(found):
            print(line, file=told)
    return FAILED if found.faults and not (found.added or found.known) else DONE


def _remarks(found: Import) -> Iterator[str]:
    if found.known:
        yield f"{len(found.known)} in the catalogue already: {', '.join(dict.fromkeys(found.known))}"
    yield from left_open(found.added)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as reading:
            content = reading.read(LARGEST_OPML + 1)
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from None
    if len(content) > LARGEST_OPML:
        raise UsageError(f"{file}: larger than {LARGEST_OPML // 2**20} MB, which is no list of feeds")
    return content


def export_sources(arguments: argparse.Namespace) -> int:
    """Write the catalogue as OPML."""
    content = write_opml(named(arguments).sources, at=now())
    if arguments.file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return DONE
    try:
        write_atomically(Path(arguments.file), content)
    except OSError as error:
        raise UsageError(f"cannot write {arguments.file}: {error.strerror}") from None
    return DONE
