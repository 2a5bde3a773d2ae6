"""Who does something, and for whom.

The actor is the one who gives, lends or builds; of joint deeds the first party, China where it is one of them. States and
their bodies are ISO codes; others stand as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsdesk.findings.cues import Named, Sentence

FIVE = ("KZ", "KG", "TJ", "TM", "UZ")
_STATES = ("country", "person")
"""Kinds of names that stand for a state: a person with an office speaks for it."""


class Parties(NamedTuple):
    """Who, and for whom."""

    actor: str
    beneficiaries: tuple[str, ...]


NOBODY = Parties("", ())


def parties(sentence: Sentence, span: tuple[int, int], deed: int, *, joint: bool, last: Parties) -> Parties:
    """The parties of a deed at `deed` in the clauses `span`.

    Args:
        sentence: The sentence.
        span: The part of it that tells of the deed.
        deed: Where the deed's word starts.
        joint: It is a deed of all parties, as a signing is.
        last: Those of the deed told before it in the sentence; they go on where no others are named.
    """
    names = [name for name in sentence.names if span[0] <= name.start < span[1]]
    before = [name for name in names if name.start < deed]
    after = [name for name in names if name.start >= deed]
    if joint or any(True for _ in _within(sentence, span, "joint")):
        every = _codes([*before, *after]) or _codes(sentence.before)
        if len(every) > 1:
            actor = "CN" if "CN" in every else every[0]
            return Parties(actor, tuple(every))
    actor = _actor(sentence, before, span, deed) or last.actor or _home(sentence)
    others = [code for code in _codes(after) if code != actor] or [code for code in _codes(before) if code != actor]
    if not others and last.actor == actor:
        return Parties(actor, last.beneficiaries)
    return Parties(actor, tuple(others))


def _actor(sentence: Sentence, before: Sequence[Named], span: tuple[int, int], deed: int) -> str:
    """The subject: the last state or organisation that is named before the deed as one who acts."""
    for name in reversed(before):
        if name.kind == "organisation":
            return _organisation(sentence, name)
        if name.kind in _STATES and name.country:
            return name.country
    return ""


def _organisation(sentence: Sentence, name: Named) -> str:
    """Its country's code where it is a body of the state, else its name as written."""
    written = sentence.text[name.start : name.end]
    bodies = any(name.start <= cue.start < name.end for cue in sentence.of("party", "body"))
    return name.country if bodies and name.country else written


def _home(sentence: Sentence) -> str:
    return sentence.context.home or ""


def _within(sentence: Sentence, span: tuple[int, int], party: str) -> Iterable[int]:
    return (cue.start for cue in sentence.of("party", party) if span[0] <= cue.start < span[1])


def _codes(names: Iterable[Named]) -> list[str]:
    """The states among names, each once, in order; the five for their region."""
    codes: dict[str, None] = {}
    for name in names:
        if name.region:
            codes.update(dict.fromkeys(FIVE))
        elif name.kind in ("country", "person", "place") and name.country:
            codes[name.country] = None
    return list(codes)
