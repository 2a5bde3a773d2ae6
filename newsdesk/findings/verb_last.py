"""Who does something where the verb stands last: Kazakh, Kyrgyz, Uzbek, Tajik, Turkmen.

There who does it comes first, without an ending, or has a word for "by"; of names that are strung together, the last
has the ending of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from newsdesk.findings import cases
from newsdesk.findings.cues import Cue, Named, Sentence

_STRUNG = re.compile(r"\s?(?:,|-|\s(?:және|мен|бен|пен|жана|менен|va|hamda|ва|ҳамда|we|hem-de|bilan|билан|bilen))\s?")
Part = Literal["doer", "subject", "possessor", "companion", "other"]


def doer(sentence: Sentence, span: tuple[int, int], cue: Cue) -> Named | None:
    """Who does the deed of `cue`: as told in its clause, else in its part of the sentence, else before that."""
    parts = [(name, part) for name, part in _parts(sentence, sentence.actors) if name.start < cue.start]
    for begin in (sentence.clause(cue.start)[0], span[0], 0):
        own = [(name, part) for name, part in parts if name.start >= begin]
        for wanted in ("doer", "subject", "possessor"):
            told = [name for name, part in own if part == wanted]
            if told:
                return told[-1] if wanted == "doer" else told[0]
    return None


def sides(sentence: Sentence, span: tuple[int, int]) -> list[Named]:
    """Those who do together what is told in a part of a sentence: its subjects, and whom they do it with."""
    told = _parts(sentence, sentence.actors)
    return [name for name, part in told if part in ("doer", "subject", "companion") and span[0] <= name.start < span[1]]


def _parts(sentence: Sentence, names: Sequence[Named]) -> list[tuple[Named, Part]]:
    """Each name with the part it has in the sentence."""
    parts: list[tuple[Named, Part]] = []
    for number in range(len(names) - 1, -1, -1):
        name = names[number]
        after = names[number + 1].start if number + 1 < len(names) else -1
        strung = after > name.end and _STRUNG.fullmatch(sentence.plain, name.end, after) is not None
        own = _part(sentence, name)
        parts.append((name, parts[-1][1] if strung and own == "subject" else own))
    return parts[::-1]


def _part(sentence: Sentence, name: Named) -> Part:
    plain, language = sentence.plain, sentence.context.language
    place = (plain, language, name.start, name.end)
    if cases.is_doer(*place):
        return "doer"
    if not cases.is_bare(*place):
        return "other"
    if cases.is_companion(*place):
        return "companion"
    if cases.is_possessor(*place):
        return "possessor"
    noun = cases.noun_of(*place)
    if noun is None or name.kind == "person" or any(noun == cue.start for cue in sentence.of("party")):
        return "subject"
    return "subject" if any(noun == other.start for other in sentence.actors) else "other"
