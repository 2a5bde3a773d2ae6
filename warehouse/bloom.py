"""A filter that tells most of what is new from what may be known, at a cost that is the same however much is known.

A Bloom filter over the keys of all articles and their aliases, kept in the warehouse as one value of 4 MB. With a
million keys it takes 1 new key in 6,000 for one that may be known, with four million 1 in 45.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb

_SIZE = 1 << 25
"""Bits."""
_LOOKS = 4
"""Bits a key."""


class Filter:
    """The filter in memory. Keys are hashes in hexadecimal, so their own digits say where to look."""

    def __init__(self, bits: bytes = b"", keys: int = 0) -> None:
        self._bits = bytearray(bits or _SIZE >> 3)
        self.keys = keys

    @property
    def bits(self) -> bytes:
        """As stored."""
        return bytes(self._bits)

    def add(self, keys: Iterable[str]) -> None:
        """Add keys that were not added before."""
        for key in keys:
            self.keys += 1
            for position in _positions(key):
                self._bits[position >> 3] |= 1 << (position & 7)

    def may_hold(self, key: str) -> bool:
        """Whether the key may have been added; False is certain."""
        return all(self._bits[position >> 3] >> (position & 7) & 1 for position in _positions(key))


def read_filter(connection: duckdb.DuckDBPyConnection) -> Filter:
    """The filter over all keys; made anew where the one stored is not that."""
    counted = connection.execute(
        "select (select count(*) from articles) + (select count(*) from ops.aliases)"
    ).fetchone()
    row = connection.execute("select bits, keys from ops.article_filter").fetchone()
    if row and counted == (row[1],):
        return Filter(*row)
    made = Filter()
    keys = connection.execute("select article_id from articles union all select alias_id from ops.aliases")
    while batch := keys.fetchmany(100_000):
        made.add(key for (key,) in batch)
    _write(connection, made)
    return made


def add_to_filter(connection: duckdb.DuckDBPyConnection, keys: Collection[str]) -> None:
    """Add the keys of new articles and aliases, in the transaction that loads them, and before they are there."""
    if keys:
        held = read_filter(connection)
        held.add(keys)
        _write(connection, held)


def _write(connection: duckdb.DuckDBPyConnection, held: Filter) -> None:
    connection.execute("delete from ops.article_filter")
    connection.execute("insert into ops.article_filter (keys, bits) values (?, ?)", [held.keys, held.bits])


def _positions(key: str) -> list[int]:
    number = int(key, 16)
    start, step = number >> 32, number | 1
    return [(start + look * step) % _SIZE for look in range(_LOOKS)]
