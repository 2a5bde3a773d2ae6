"""Who does something, and for whom.

The actor is the one who gives, lends or builds; of joint deeds the first party, China where it is one of them. States and
their bodies are ISO codes; others stand as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsdesk.findings.cues import Cue, Named, Sentence

FIVE = ("KZ", "KG", "TJ", "TM", "UZ")


class Parties(NamedTuple):
    """Who, and for whom."""

    actor: str
    beneficiaries: tuple[str, ...]


NOBODY = Parties("", ())


_NOT_SUBJECT = {
    "en": re.compile(r"\b(?:in|to|for|with|from|of|by|between|at|on|into|across|toward|towards)(?:\s(?:the|both|its|all))?\s\Z"),
    "ru": re.compile(r"(?:^|[\s(])(?:в|во|на|для|из|с|со|от|о|об|к|ко|по|между|через|при|у|за|под|до)\s(?:\w{4,14}\s)?\Z"),
    "zh": re.compile(r"(?:在|向|对|为|同|与|和|于|从|赴|给|据|经|至|来自|访问|抵达|欢迎|祝贺|支持|会见|包括|出席|面向)\Z"),
}
"""What stands before a name that is no subject."""
_AGENT = {
    "en": re.compile(r"\bby (?:the )?\Z"),
    "ru": re.compile(r"(?:компани(?:ей|я)|авиакомпани(?:ей|я)|групп(?:ой|а)|фонд(?:ом|)|банк(?:ом|)|корпораци(?:ей|я))\s[«\"“]?\Z"),
    "zh": re.compile(r"由\Z"),
}
"""What stands before the one by whom something is done."""
_BEFORE = 18
"""Characters before a name in which such a word stands."""
_BEHIND = 60
"""Characters behind the deed in which its doer may stand."""


def parties(sentence: Sentence, span: tuple[int, int], cue: Cue, *, joint: bool, last: Parties) -> Parties:
    """The parties of a deed.

    Args:
        sentence: The sentence.
        span: The part of it that tells of the deed.
        cue: The deed's word.
        joint: It is a deed of all parties, as a signing is.
        last: Those of the deed told before it in the sentence; they go on where no others are named.
    """
    names = [name for name in sentence.names if span[0] <= name.start < span[1]]
    both = joint or any(span[0] <= one.start < span[1] for one in sentence.of("party", "joint"))
    doer = _doer(sentence, span, cue)
    if both and (doer is None or doer.country):
        every = _codes(names) or _codes(sentence.before)
        if len(every) > 1:
            return Parties("CN" if "CN" in every else every[0], tuple(every))
    actor = _called(sentence, doer) if doer else last.actor or _home(sentence)
    others = [code for code in _codes(names) if code != actor]
    if not others and last.actor == actor:
        return Parties(actor, last.beneficiaries)
    return Parties(actor, tuple(others))


def _doer(sentence: Sentence, span: tuple[int, int], cue: Cue) -> Named | None:
    """Who does it: one by whom it is done, else the nearest subject before it in its clause, in its part, in the sentence."""
    language = sentence.context.language
    agent, not_subject = _AGENT.get(language), _NOT_SUBJECT.get(language)
    within = [name for name in sentence.actors if span[0] <= name.start < span[1]]
    for name in within:
        if agent and agent.search(_ahead(sentence, name)) and name.start < cue.end + _BEHIND:
            return name
    subjects = [
        name
        for name in sentence.actors
        if name.start < cue.start and not (not_subject and not_subject.search(_ahead(sentence, name)))
    ]
    clause = sentence.clause(cue.start)[0]
    for begin in (clause, span[0], 0):
        if own := [name for name in subjects if name.start >= begin]:
            return own[-1] if begin == clause else own[0]
    return None


def _ahead(sentence: Sentence, name: Named) -> str:
    return sentence.plain[max(0, name.start - _BEFORE) : name.start]


def _called(sentence: Sentence, name: Named) -> str:
    """The code of a state or its body, else the name as it is written."""
    if name.kind != "organisation":
        return name.country or ""
    bodies = any(name.start <= cue.start < name.end for cue in sentence.of("party", "body"))
    return name.country if bodies and name.country else sentence.text[name.start : name.end]


def _home(sentence: Sentence) -> str:
    return sentence.context.home or ""


def _codes(names: Iterable[Named]) -> list[str]:
    """The states among names, each once, in order; the five for their region."""
    codes: dict[str, None] = {}
    for name in names:
        if name.region:
            codes.update(dict.fromkeys(FIVE))
        elif name.kind in ("country", "person", "place") and name.country:
            codes[name.country] = None
    return list(codes)
