"""Which language a text is in, and in which script."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdesk.tongues import SCRIPTS_OF
from newsdesk.voices import Verdict, hear, prevailing_script, words_of

OURS = frozenset({"en", "ru", "zh", "kk", "ky", "uz", "tg", "tk"})
UNKNOWN = "und"

_WINDOWS, _WINDOW = 20, 120
"""A text longer than all of them together is looked at through so many windows of so many characters."""
_LONGEST_TITLE = 500
_TITLE_LETTERS = 2.0
"""Letters of the headline for one of the text from which the text is a stock phrase, such as "Continue reading"."""
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
    """Tell what most of a text is written in; its headline has a say where there is next to no text.

    `prior` is the language (ISO 639-1) that the item, its page or its source says. It decides where the evidence is
    weak or missing, and overrules no clear evidence. The cost is bounded, however long the text.
    """
    prior = None if prior == UNKNOWN else prior
    title, body = _readable(title[:_LONGEST_TITLE]), _readable(_sampled(body))
    verdicts = [verdict for piece in _pieces(body) if (verdict := hear(piece, prior))]
    headline = hear(title, prior)
    if headline and headline.weight > _TITLE_LETTERS * sum(verdict.weight for verdict in verdicts):
        verdicts.append(headline)
    return _elected(verdicts) if verdicts else _assumed(f"{title}\n{body}", prior)


def _elected(verdicts: Sequence[Verdict]) -> Told:
    language = _heaviest((verdict.language, verdict.weight) for verdict in verdicts)
    scripts = [
        (verdict.script, verdict.weight)
        for verdict in verdicts
        if verdict.language == language and verdict.script and _is_choice(language, verdict.script)
    ]
    has_code = len(language) == len("xx")
    return Told(language=language if has_code else UNKNOWN, script=_heaviest(scripts) if scripts else None)


def _heaviest(votes: Iterable[tuple[str, float]]) -> str:
    weights: defaultdict[str, float] = defaultdict(float)
    for choice, weight in votes:
        weights[choice] += weight
    return max(weights, key=weights.__getitem__)


def _is_choice(language: str, script: str) -> bool:
    """Whether a language of ours is written in a script, and in others too."""
    scripts = SCRIPTS_OF.get(language, frozenset())
    return len(scripts) > 1 and script in scripts


def _assumed(text: str, prior: str | None) -> Told:
    """What a text is said to be, where it does not tell itself."""
    words = words_of(text)
    script = prevailing_script(words) if words else ""
    language = prior or UNKNOWN
    return Told(language=language, script=script if _is_choice(language, script) else None)


def _sampled(text: str) -> str:
    if len(text) <= _WINDOWS * _WINDOW:
        return text
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return "\n".join(text[start : start + _WINDOW] for start in range(0, _WINDOWS * step, step))


def _readable(text: str) -> str:
    """Composed letters, one apostrophe, no addresses: these are in no language."""
    return unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text)).translate(_APOSTROPHES)


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for sentence in _SENTENCE_END.split(text):
        piece = f"{piece} {sentence}".strip()
        if len(piece) >= (_HAN_PIECE if piece and piece[-1] > "\u2e80" else _PIECE):
            yield piece
            piece = ""
    if piece:
        yield piece
