"""The verb `read`: what silkwire makes of any page, feed, sitemap or seed, with nothing stored."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from fetch.archive import Archive
from fetch.links import without_credentials
from fetch.polling import Poll, Polled
from flows.console import STANDARD_INPUT, reporter, reporting
from flows.documents import Document, Reader, Reading
from flows.exits import DONE, FAILED
from flows.newsroom import new_run_id, now
from flows.reading_view import as_row, print_reading
from flows.tables import print_json_line, printable
from flows.wire import Wire, visiting_wire
from flows.work import named
from newsdesk.errors import UsageError
from newsdesk.identity import canonical_url
from newsdesk.sites import Sites
from parsers.gzipped import MOST_BYTES
from parsers.sources import unlisted_source

AT_ONCE = 32
"""Addresses that are asked for side by side, before the first of them is shown."""
BUDGET = 600.0
"""Seconds for each round of requests."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read(arguments: argparse.Namespace) -> int:
    """Read files and addresses in the order given, and show each as soon as it is read."""
    newsroom, url = named(arguments), _stated(arguments.url, arguments.files)
    reader = Reader(
        sites=Sites(newsroom.sources),
        source=newsroom.chosen([arguments.source])[0] if arguments.source else None,
        most_bytes=newsroom.fetching.max_body,
    )
    if any(map(_is_address, arguments.files)):
        with visiting_wire(newsroom, now()) as wire:
            visits = _Visits(wire, reader, quiet=arguments.quiet or arguments.json)
            return _read(arguments, reader, _documents(arguments.files, url, visits.documents))
    return _read(arguments, reader, (_from_file(name, url) for name in arguments.files))


def _read(arguments: argparse.Namespace, reader: Reader, documents: Iterable[Document | Reading]) -> int:
    readings = (reader.read(each) if isinstance(each, Document) else each for each in documents)
    were_read = [_show(reading, as_json=arguments.json, is_first=not number) for number, reading in enumerate(readings)]
    return DONE if any(were_read) else FAILED


def _show(reading: Reading, *, as_json: bool, is_first: bool) -> bool:
    """Show a reading; whether there was one."""
    if as_json:
        print_json_line(as_row(reading))
    elif reading.kind is None:
        print(printable(f"silkwire: {reading.name}: {reading.error}"), file=sys.stderr, flush=True)
    else:
        print("" if is_first else "\n", end="", flush=True)  # what is left to rich to flush, it ends with status 1
        print_reading(reading)
    return reading.kind is not None


def _stated(url: str | None, files: Sequence[str]) -> str | None:
    """The address that one file is said to come from.

    Raises:
        UsageError: it is none, or there is more than one file, or what is read has an address.
    """
    if url is None:
        return None
    if canonical_url(url) is None:
        raise UsageError(f"--url: {url!r} is no http or https address")
    if len(files) > 1 or _is_address(files[0]):
        raise UsageError("--url says where one file comes from; name one file with it")
    return url


def _documents(
    given: Sequence[str], url: str | None, fetched: Callable[[Sequence[str]], Iterator[Document | Reading]]
) -> Iterator[Document | Reading]:
    for are_addresses, names in groupby(given, key=_is_address):
        if are_addresses:
            yield from fetched(list(names))
        else:
            yield from (_from_file(name, url) for name in names)


def _is_address(name: str) -> bool:
    return _ADDRESS.match(name) is not None


def _from_file(name: str, url: str | None) -> Document | Reading:
    shown = _utf8(name)
    try:
        body = _content(name)
    except OSError as error:
        return Reading(name=shown, error=_why(error))
    return Document(name=shown, body=body, at=now(), url=url)


def _content(name: str) -> bytes:
    """What a file holds; of one that is too large, enough to see that."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file (an address begins with https://)"
        case IsADirectoryError():
            return "a directory; name its files"
        case _:
            return f"cannot be read: {error.strerror}"


def _utf8(name: str) -> str:
    """A name as it can be shown, whatever its bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class _Visits:
    """Addresses, asked for as a run would ask for them."""

    def __init__(self, wire: Wire, reader: Reader, *, quiet: bool) -> None:
        self._wire, self._reader, self._quiet = wire, reader, quiet
        self._run_id = new_run_id(now())

    def documents(self, addresses: Sequence[str]) -> Iterator[Document | Reading]:
        """What they give, in their order. It is kept in a file until it is read, so that memory is bounded."""
        for start in range(0, len(addresses), AT_ONCE):
            asked = addresses[start : start + AT_ONCE]
            with TemporaryDirectory(prefix="silkwire-read-") as scratch, Archive(Path(scratch)) as answers:
                polls = [self._poll(address) for address in asked]
                with reporting(quiet=self._quiet):
                    polled = self._ask(polls, answers)
                    again = self._ask_as_feeds(polls, polled, answers)
                for number, first in enumerate(polled):
                    yield _fetched(asked[number], first, again.get(number), answers)

    def _poll(self, address: str) -> Poll:
        """In the role that the catalogue has for it; what is not in there may be a page, of which robots.txt speaks."""
        source = self._reader.source or self._reader.sites.source_of(address)
        if source and canonical_url(source.url) == canonical_url(address):
            return Poll(source=source, url=address, role=source.kind)
        return Poll(source=source or unlisted_source(address), url=address, role="page")

    def _ask_as_feeds(self, polls: Sequence[Poll], polled: Sequence[Polled], answers: Archive) -> dict[int, Polled]:
        """What must not be asked for as a page: feeds are published for readers. A page is left unread then."""
        kept_away = [number for number, each in enumerate(polled) if _is_kept_away(each)]
        again = self._ask([replace(polls[number], role="feed") for number in kept_away], answers)
        return dict(zip(kept_away, again, strict=True))

    def _ask(self, polls: Sequence[Poll], answers: Archive) -> list[Polled]:
        advance = reporter().phase("addresses", len(polls))

        def done(polled: Polled) -> Polled:
            advance()
            kept = answers.append(polled.capture) if polled.capture and polled.outcome == "ok" else None
            return replace(polled, capture=None, kept=kept)

        return self._wire.poll(polls, run_id=self._run_id, seconds=BUDGET, on_done=done) if polls else []


def _is_kept_away(polled: Polled) -> bool:
    return polled.role == "page" and polled.http_status is None and polled.failure in ("forbidden", "server")


def _fetched(address: str, first: Polled, again: Polled | None, answers: Archive) -> Document | Reading:
    name, polled = _utf8(without_credentials(address)), again or first
    if polled.kept is None:
        return Reading(name=name, error=polled.error or "no answer")
    capture = answers.read(polled.kept.location)
    return Document(
        name=name,
        body=capture.body,
        at=capture.finished_at,
        url=capture.url,
        content_type=capture.headers.get("content-type"),
        no_page=first.error if again else None,
    )
