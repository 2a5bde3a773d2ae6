"""What the small words make of a deed: will, not, if, denies. A closed class, so they are not in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsdesk.findings import grammar_words as words
from newsdesk.findings.cases import VERB_LAST

_QUESTION = re.compile(r"[?？][\"'”’」』）)]{0,3}\Z|吗[。？]?\Z")
_CLOSE = 4
"""Characters at the end of a sentence in which its mark is."""
_REACH = {"zh": 30}
_USUAL_REACH = 70
_FAR = 300
"""Characters before a deed in which the word that turns it stands; behind it, where verbs stand last."""
_NEXT_WORDS = 20
"""Characters behind a deed in which it is negated, where verbs stand last."""


def _compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(pattern) for language, pattern in patterns.items()}


_FUTURES, _NEGATIONS, _CONDITIONS, _DENIALS = map(
    _compiled, (words.FUTURE, words.NEGATION, words.CONDITION, words.DENIAL)
)
_TONES = {
    "wish": _compiled(words.WISH),
    "courtesy": _compiled(words.COURTESY),
    "goes on": _compiled(words.GOES_ON),
    "count": _compiled(words.COUNT),
}
_DOINGS, _DONES = map(_compiled, (words.DOING, words.DONE))


class Turn(NamedTuple):
    """What the words around a deed make of it."""

    future: bool
    doing: bool
    done: bool
    negated: bool


def turn_of(
    plain: str, language: str, start: int, end: int, clause: tuple[int, int], *, since: int | None = None
) -> Turn:
    """How the deed `plain[start:end]` is meant, by the words before it in its clause (behind it, too, where verbs are).

    `since` is where its subject's clause begins, if that is an earlier one: its "will" goes on to later clauses.
    """
    reach = _REACH.get(language, _USUAL_REACH)
    before = plain[max(clause[0], start - reach) : start]
    if language in VERB_LAST:
        behind = plain[end : min(clause[1], end + reach)]
        negated = _has(_NEGATIONS, language, plain[start : min(clause[1], end + _NEXT_WORDS)])
        future = _has(_FUTURES, language, behind) or (language == "tg" and _has(_FUTURES, language, before))
        return Turn(future, doing=False, done=False, negated=negated)
    ahead = before if since is None or since >= clause[0] else plain[max(since, start - _FAR) : start]
    return Turn(
        _has(_FUTURES, language, ahead),
        _has(_DOINGS, language, before),
        _has(_DONES, language, before) or (language == "zh" and plain[end : end + 1] == "了"),
        _has(_NEGATIONS, language, before[-25:]),
    )


@lru_cache(maxsize=1)
def is_conditional(plain: str, language: str) -> bool:
    """Whether a condition is set in the sentence."""
    return _has(_CONDITIONS, language, plain)


def denied_from(plain: str, language: str) -> int:
    """Where the sentence begins to tell of a denial, a rumour or a fake; its end if it does not."""
    pattern = _DENIALS.get(language)
    found = pattern.search(plain) if pattern else None
    return found.start() if found else len(plain)


@lru_cache(maxsize=1)
def is_denied(plain: str, language: str) -> bool:
    """Whether the sentence tells of a denial, a rumour or a fake."""
    return _has(_DENIALS, language, plain)


def tones(plain: str, language: str) -> Iterator[str]:
    """What else the words make of a deed: wish (proposed, hoped for), courtesy, goes on (nothing new), count."""
    return (tone for tone, patterns in _TONES.items() if _has(patterns, language, plain))


_AND = {
    "en": re.compile(r"\b(?:and|as well as)(?: (?:also|will|to|would))? ?\Z"),
    "ru": re.compile(r"(?:^|\s)(?:и|а также)(?: (?:также|будет|будут|планирует))? ?\Z"),
    "zh": re.compile(r"(?:并|和|及|以及|还)\Z"),
    "kk": re.compile(r"(?:^|\s)(?:және|әрі)\s[^,]{0,60}\Z"),
    "ky": re.compile(r"(?:^|\s)(?:жана)\s[^,]{0,60}\Z"),
    "uz": re.compile(r"(?:^|\s)(?:va|ҳамда|hamda|ва)\s[^,]{0,60}\Z"),
    "tg": re.compile(r"(?:^|\s)(?:ва)\s[^,]{0,60}\Z"),
    "tk": re.compile(r"(?:^|\s)(?:we)\s[^,]{0,60}\Z"),
}


def joined(between: str, language: str) -> bool:
    """Whether what stands between two deeds joins them as two ("... and increase")."""
    pattern = _AND.get(language)
    return pattern is not None and pattern.search(between) is not None


def is_question(plain: str) -> bool:
    """Whether it asks."""
    return _QUESTION.search(plain, max(0, len(plain) - _CLOSE)) is not None


def _has(patterns: dict[str, re.Pattern[str]], language: str, text: str) -> bool:
    pattern = patterns.get(language)
    return pattern is not None and pattern.search(text) is not None
