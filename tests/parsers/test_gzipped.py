from __future__ import annotations

import gzip
from functools import partial

import pytest

from newsdesk.errors import ParseError
from parsers.gzipped import MOST_BYTES, unpacked

packed = partial(gzip.compress, mtime=0)  # the names of tests hold its bytes, and those the time


PACKED = packed(b"text")


@pytest.mark.parametrize("body", [b"text", PACKED, packed(PACKED), PACKED + b"\0\0", packed(b"te") + packed(b"xt")])
def test_a_document_is_had_however_it_is_packed(body: bytes) -> None:
    """Not at all, once, twice, padded, in members."""
    assert unpacked(body, what="a file") == b"text"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (PACKED[:-6], "cut off"),
        (b"\x1f\x8b" + b"nonsense" * 4, "damaged"),
        (packed(packed(PACKED)), "more than 2 times"),
        (packed(bytes(MOST_BYTES + 1)), "when unpacked"),
        (bytes(MOST_BYTES + 1), "larger than 50 MiB"),
        (packed(b"") * 101, "members"),
    ],
    ids=["cut", "damaged", "thrice", "bomb", "large", "members"],
)
def test_what_is_damaged_or_made_to_cost_is_refused(body: bytes, said: str) -> None:
    """With the reason, within bounds of memory."""
    with pytest.raises(ParseError, match=said):
        unpacked(body, what="a file")
