"""Which language a text is in, and in which script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.voices import Verdict, hear, prevailing_script, words_of

OURS = frozenset({"en", "ru", "zh", "kk", "ky", "uz", "tg", "tk"})
UNKNOWN = "und"

_SCRIPTS = {
    "zh": frozenset({"Hans", "Hant"}),
    "kk": frozenset({"Cyrl", "Latn", "Arab"}),
    **dict.fromkeys(("ky", "uz", "tg", "tk"), frozenset({"Cyrl", "Latn"})),
}
"""Those that a language of ours is met in, where there are several."""

_WINDOWS, _WINDOW = 10, 240
"""A text longer than all of them together is looked at through so many windows of so many characters."""
_LONGEST_TITLE = 500
_TITLE_WEIGHT = 0.5
"""Of a letter of the headline, against one of the text."""
_PIECE, _HAN_PIECE = 80, 25
"""Characters from which sentences are heard by themselves; shorter ones are heard together with what follows."""

_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ’‘`´ʹʾʿ′", "'"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}+|[^\s@]{1,64}+@\S{1,200}+")
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])\s+|(?<=[。！？])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text is written in."""

    language: str
    """ISO 639-1; `und` where nothing tells, and for a language that has no such code."""
    script: str | None
    """ISO 15924, for zh, kk, ky, uz, tg and tk; None for the others, and where nothing tells."""


def tell(body: str, *, title: str = "", prior: str | None) -> Told:
    """Tell what most of a text is written in; its headline counts for half, and so decides where the text does not.

    `prior` is the language (ISO 639-1) that the item, its page or its source says. It decides where the evidence is weak or
    missing, and overrules no clear evidence. The cost is bounded, however long the text.
    """
    prior = prior if prior and prior != UNKNOWN else None
    title, body = _readable(title[:_LONGEST_TITLE]), _readable(_sampled(body))
    votes: Counter[tuple[str, str | None]] = Counter()
    for verdict in _verdicts(body, prior):
        votes[verdict.language, verdict.script] += verdict.weight
    headline = hear(title, prior)
    if headline:
        votes[headline.language, headline.script] += _TITLE_WEIGHT * headline.weight
    return _elected(votes) if votes else _assumed(prior, f"{title}\n{body}")


def _elected(votes: Counter[tuple[str, str | None]]) -> Told:
    languages: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for (language, _), weight in votes.items():
        languages[language] += weight
    [(elected, _)] = languages.most_common(1)
    for (language, script), weight in votes.items():
        if language == elected and script in _SCRIPTS.get(language, ()):
            scripts[script] += weight
    return Told(
        language=elected if len(elected) == len("xx") else UNKNOWN,
        script=max(scripts, key=scripts.__getitem__, default=None),
    )


def _assumed(prior: str | None, text: str) -> Told:
    """What a text is said to be, where it does not tell itself."""
    words = words_of(text)
    script = prevailing_script(words) if words else None
    return Told(language=prior or UNKNOWN, script=script if script in _SCRIPTS.get(prior or UNKNOWN, ()) else None)


def _sampled(text: str) -> str:
    if len(text) <= _WINDOWS * _WINDOW:
        return text
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return "\n".join(text[start : start + _WINDOW] for start in range(0, _WINDOWS * step, step))


def _readable(text: str) -> str:
    """Composed letters, one apostrophe, no addresses: these are in no language."""
    return unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text)).translate(_APOSTROPHES)


def _verdicts(text: str, prior: str | None) -> Iterator[Verdict]:
    heard = map(lambda piece: hear(piece, prior), _pieces(text))
    return (verdict for verdict in heard if verdict)


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for sentence in _SENTENCE_END.split(text):
        piece = f"{piece} {sentence}".strip()
        if len(piece) >= (_HAN_PIECE if piece and piece[-1] > "\u2e80" else _PIECE):
            yield piece
            piece = ""
    if piece:
        yield piece
