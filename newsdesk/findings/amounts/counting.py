"""What is counted, where the unit is in no table: the noun behind the number, as written."""

from __future__ import annotations

import re
from typing import Final

from newsdesk.findings.amounts.numerals import Tokens

_WORD: Final = re.compile(r"[^\W\d_]{2}")
_COLLECTIVES: Final = frozenset(["police", "staff", "personnel", "aircraft", "people", "troops", "women", "men"])
"""Words that are plural by themselves, and often first half of another (police stations)."""
_WORDS: Final = 3
_VERBS: Final = re.compile(
    r"(?:лись|лось|лась|лся|ются|ется|ится|ятся|ают|ует|уют|яет|или|али|ели|ило|ало|ела|ала|ила|ит|[влдтршчжщн]ены|[взд]аны)$"
)
_SAFE: Final = re.compile(r"(?:недели|кредит|лимит|визит|мили|дала|модели|автомобили|скважин)")
_POSSESSED: Final = re.compile(
    r"[^дтнdtn](?:[ыиуүіyiuü])(?:н|нын|нин|ның|нің|на|не|нда|нан|нен|ning|ni|ga|da|dan|nyň|niň|na|ne)?$"
)
_GENITIVE: Final = re.compile(
    r"(?:нын|нин|нун|нүн|дын|дин|дун|дүн|тын|тин|тун|түн|ның|нің|дың|дің|тың|тің|ning|нинг|nyň|niň|yň|iň)$"
)
_WHOLE: Final = frozenset(["people", "places", "children", "jobs", "families", "countries"])
"""Things that are no first half of another."""


def counted(tokens: Tokens, at: int, end: int) -> tuple[str | None, int]:
    """The noun with its adjectives that begins at token `at`, and the token behind it; `end` where there is none."""
    language = tokens.words.tongue.language
    if not language:
        return None, end
    last = _english(tokens, at) if language == "en" else _inflected(tokens, at)
    if last is None:
        return None, end
    words = tokens.words
    head = words.counted.get(words.lemma(tokens.at(last - 1)))
    return head or tokens.text[tokens.starts[at] : tokens.ends[last - 1]], last


def _past_hyphens(tokens: Tokens, index: int) -> int:
    """Behind the words that hang on the one before by hyphens."""
    while tokens.at(index) == "-" and tokens.glued(index) and tokens.glued(index + 1) and _is_word(tokens, index + 1):
        index += 2
    return index


def _is_word(tokens: Tokens, index: int) -> bool:
    return _WORD.match(tokens.at(index)) is not None


def _may_begin(tokens: Tokens, index: int) -> bool:
    text = tokens.at(index)
    words = tokens.words
    return _is_word(tokens, index) and text not in words.stops and text not in words.small and text not in words.bounded


def _english(tokens: Tokens, at: int) -> int | None:
    """Up to the first plural in three words; else the first word, if it may be a noun at all."""
    plural = tokens.words.plural
    index = at
    for _ in range(_WORDS + 1):
        if not _may_begin(tokens, index):
            break
        index = _past_hyphens(tokens, index + 1)
        last = tokens.at(index - 1)
        if plural is not None and plural.match(last) and (last not in _COLLECTIVES or not _may_begin(tokens, index)):
            return index
    return None


def _inflected(tokens: Tokens, at: int) -> int | None:
    """Past adjectives to the noun."""
    index = at
    for _ in range(_WORDS + 1):
        if not _may_begin(tokens, index) or (index > at and _is_verb(tokens, index)):
            break
        begin, index = index, _past_hyphens(tokens, index + 1)
        if not tokens.words.adjective.match(tokens.text[tokens.starts[begin] : tokens.ends[index - 1]]):
            break
    if index == at or (index == at + 1 and _is_verb(tokens, at)):
        return None
    return index


def _is_verb(tokens: Tokens, index: int) -> bool:
    text = tokens.at(index)
    return tokens.words.tongue.language == "ru" and _VERBS.search(text) is not None and _SAFE.match(text) is None


def possessed(tokens: Tokens, start: int, thing: str, end: int) -> tuple[str, int]:
    """What is counted if the thing found is only its first half: 45 мектеп окуучусу; and its end."""
    words = tokens.words
    if not words.turkic or tokens.at(end - 1) not in words.vocabulary or not _may_begin(tokens, end):
        return thing, end
    follower = tokens.at(end)
    if (
        thing in _WHOLE
        or _GENITIVE.search(tokens.at(end - 1))
        or _POSSESSED.search(follower) is None
        or follower in words.after
    ):
        return thing, end
    return words.counted.get(words.lemma(follower)) or tokens.text[tokens.starts[start] : tokens.ends[end]], end + 1
