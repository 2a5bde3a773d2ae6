"""A list of feeds from another reader, as additions to the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from flows.catalogue_file import address_key
from newsdesk.errors import CatalogueError, ParseError, UsageError
from newsdesk.languages import UNKNOWN
from newsdesk.records import Source
from parsers.catalogue_text import UNKNOWN_COUNTRY
from parsers.opml import Subscription, as_source, read_opml

_OPEN = (
    ("country", UNKNOWN_COUNTRY, "a country"),
    ("language", UNKNOWN, "a language"),
    ("ownership", "unknown", "an ownership"),
)
"""Keys, how they say that they are not known, and what is needed."""
_NAMED = 20
"""Sources that a line names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a list of feeds brings."""

    added: tuple[Source, ...]
    known: tuple[str, ...]
    """Ids of the sources that the catalogue has already, under the same address."""
    faults: tuple[str, ...]
    """A line for each outline that cannot be taken."""


def import_opml(data: bytes, *, file: str, catalogue: Sequence[Source]) -> Import:
    """What an OPML file adds to a catalogue, in the file's order.

    Raises:
        UsageError: it is no OPML.
    """
    known = {address_key(source.url): source.id for source in catalogue}
    taken = set(known.values())
    added: dict[str, Source] = {}
    met: list[str] = []
    faults: list[str] = []
    for subscription in _subscriptions(data, file):
        key = address_key(subscription.url)
        if key in known and not subscription.fault:
            met.append(known[key])
            continue
        try:
            source = _source(subscription, taken, double=added.get(key))
        except CatalogueError as error:
            faults.append(f"{file}:{subscription.line}: {subscription.url or subscription.title}: {error.reason}")
        else:
            added[key] = source
            taken.add(source.id)
    return Import(added=tuple(added.values()), known=tuple(met), faults=tuple(faults))


def _source(subscription: Subscription, taken: Collection[str], *, double: Source | None) -> Source:
    """Raises CatalogueError, with the reason, for one that cannot be taken."""
    fault = subscription.fault or (f"the same as {double.url}" if double else None)
    if fault:
        raise CatalogueError(subscription.url, None, fault)
    return as_source(subscription, taken=taken)


def left_open(sources: Sequence[Source]) -> Iterator[str]:
    """What a person has to fill in, a line for each key."""
    for key, unknown, needed in _OPEN:
        lacking = [source.id for source in sources if getattr(source, key) == unknown]
        if lacking:
            number = "1 source needs" if len(lacking) == 1 else f"{len(lacking)} sources need"
            beyond = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
            yield f"{number} {needed}: {', '.join(lacking[:_NAMED])}{beyond}"


def _subscriptions(data: bytes, file: str) -> tuple[Subscription, ...]:
    try:
        return read_opml(data, file=file)
    except ParseError as error:
        raise UsageError(str(error)) from None
