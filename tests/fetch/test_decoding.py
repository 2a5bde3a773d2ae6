from __future__ import annotations

import gzip
import subprocess
import sys
import zlib

import brotli
import pytest
import zstandard

from fetch.decoding import TooLargeError, UndecodableError, decode

TEXT = "Қазақстан мен Қытай 42 келісімге қол қойды. ".encode() * 200


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


ENCODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", ENCODERS)
def test_each_encoding_is_undone(name: str) -> None:
    assert decode(ENCODERS[name](TEXT), name, len(TEXT)) == TEXT


@pytest.mark.parametrize("name", ENCODERS)
def test_a_body_of_one_byte_too_many_is_too_large(name: str) -> None:
    with pytest.raises(TooLargeError):
        decode(ENCODERS[name](TEXT), name, len(TEXT) - 1)


@pytest.mark.parametrize("name", ENCODERS)
def test_a_torn_body_is_never_taken_for_a_whole_one(name: str) -> None:
    whole = ENCODERS[name](TEXT)
    for cut in range(1, len(whole), 7):
        with pytest.raises(UndecodableError):
            decode(whole[:cut], name, len(TEXT))


@pytest.mark.parametrize("name", ENCODERS)
def test_a_body_that_is_not_encoded_as_it_says_is_undecodable(name: str) -> None:
    with pytest.raises(UndecodableError, match="damaged"):
        decode(b"<rss><channel/></rss>", name, 1000)


@pytest.mark.parametrize("name", ENCODERS)
def test_an_empty_body_needs_no_decoding(name: str) -> None:
    """A 304 may name the encoding that its body would have had."""
    assert decode(b"", name, 10) == b""


def test_a_raw_deflate_stream_is_taken_as_deflate() -> None:
    assert decode(raw_deflate(TEXT), "deflate", len(TEXT)) == TEXT


def test_bodies_in_several_pieces_are_joined() -> None:
    assert decode(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", 100) == b"one two"
    zstd = ENCODERS["zstd"]
    assert decode(zstd(b"one ") + zstd(b"two"), "zstd", 100) == b"one two"


def test_padding_behind_a_gzip_member_is_dropped() -> None:
    assert decode(gzip.compress(b"one") + b"\0" * 10, "gzip", 100) == b"one"


def test_a_body_of_countless_pieces_is_given_up() -> None:
    with pytest.raises(UndecodableError, match="too many pieces"):
        decode(gzip.compress(b"") * 1000, "gzip", 100)
    with pytest.raises(UndecodableError, match="too many pieces"):
        decode(ENCODERS["zstd"](b"") * 1000, "zstd", 100)


def test_encodings_are_undone_last_first() -> None:
    body = brotli.compress(gzip.compress(TEXT))
    assert decode(body, "gzip, BR", len(TEXT)) == TEXT


def test_what_is_no_encoding_is_let_be() -> None:
    assert decode(b"text", "utf-8", 100) == b"text"
    assert decode(b"text", "identity", 100) == b"text"
    assert decode(b"text", "", 100) == b"text"


def test_a_body_encoded_many_times_over_is_given_up() -> None:
    with pytest.raises(UndecodableError, match="too many times"):
        decode(b"x", ", ".join(["gzip"] * 50), 100)


BOMBS = """
import io, resource, sys, zlib, brotli, zstandard
from fetch.decoding import TooLargeError, decode
name = sys.argv[1]
bomb = sys.stdin.buffer.read()
decode(b"", name, 1)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    decode(bomb, name, 1_000_000)
except TooLargeError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def bomb(name: str, mebibytes: int) -> bytes:
    block = bytes(1 << 20)
    if name == "br":
        packer = brotli.Compressor(quality=5)
        return b"".join(packer.process(block) for _ in range(mebibytes)) + packer.finish()
    packer = zstandard.ZstdCompressor(level=3).compressobj() if name == "zstd" else zlib.compressobj(wbits=31)
    return b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_a_bomb_is_not_unfolded(name: str) -> None:
    """256 MiB in a small body: the process that meets it grows by no more than a tenth of that."""
    done = subprocess.run([sys.executable, "-c", BOMBS, name], input=bomb(name, 256), capture_output=True, check=True)
    assert 0 <= int(done.stdout) < 26 * 1024
