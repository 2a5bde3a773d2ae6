from __future__ import annotations

import json

import pytest

from flows.tables import print_json_line


def test_a_line_of_json_is_one_line_of_plain_characters(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Neither line breaks nor control characters within it, and what is no character becomes a question mark."""
    print_json_line(
        {"text": "one\ntwo \x1b[1m \x7f \x9b1m \u2028 «три»", "half": ["\ud800", {"a": "\udc00b"}, ("c", 1)]}
    )
    out = capfdbinary.readouterr().out.decode()
    assert out.count("\n") == 1
    assert not {"\x1b", "\x7f", "\x9b"} & set(out)
    assert json.loads(out) == {
        "text": "one\ntwo \x1b[1m \x7f \x9b1m \u2028 «три»", "half": ["?", {"a": "?b"}, ["c", 1]],
    }  # fmt: skip
