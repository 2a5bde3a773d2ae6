"""What a happening is called, and which of a series it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsdesk.findings.cues import Cue, Sentence

_LONGEST = 120
_REACH = {"zh": 40}
_USUAL_REACH = 60
"""Characters before a happening's word in which its number stands."""


def called(sentence: Sentence, cue: Cue | None, clause: tuple[int, int]) -> str:
    """The name of a happening, as it is written."""
    return " ".join(sentence.text[clause[0] : clause[1]].split())[:_LONGEST]


def ordinal_of(plain: str, language: str, cue: Cue) -> int | None:
    """Its number in a series, as the words right before it say."""
    return None
