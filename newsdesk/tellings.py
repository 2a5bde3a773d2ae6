"""What one article says of a promise or a happening, as the joining of findings sees it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Generic, TypeVar

from newsdesk.common_words import COMMON_WORDS
from newsdesk.portraits import STEM
from newsdesk.records import Commitment, Event
from newsdesk.wording import Kind, is_han, read_passage

NOWHERE = frozenset({"place/central-asia"})
"""Places that say nothing of where something is."""
_FIELDS = {"title": 0, "standfirst": 1, "body": 2}
S = TypeVar("S", Commitment, Event)


@dataclass(frozen=True, kw_only=True)
class Telling(Generic[S]):
    """A finding as one article tells it."""

    finding_id: str
    article_id: str
    text_id: str
    """The article that it copies, else itself."""
    language: str
    heard_at: datetime
    """When the article appeared."""
    loaded_at: datetime
    said: S

    @property
    def sentence(self) -> str:
        """The evidence."""
        return self.said.sentence

    @property
    def order(self) -> tuple[datetime, datetime, str, int, str]:
        """What comes first is older."""
        place = (_FIELDS[self.said.field] << 32) + self.said.start_char
        return self.loaded_at, self.heard_at, self.article_id, place, self.finding_id

    def named(self, *kinds: str) -> frozenset[str]:
        """Its tags of some kinds."""
        return frozenset(tag for tag in self.said.names if tag.split("/", 1)[0] in kinds)


# Words, within a language.

_COMMON_SHARE = 0.16
_MEANT = {
    language: frozenset(word for word, share in words.items() if share >= _COMMON_SHARE)
    for language, words in COMMON_WORDS.items()
}
_LONGEST = 600
"""Characters that are compared of a wording."""
_SHORT_STEM, _SHORTEST = 4, 3


@lru_cache(maxsize=1 << 13)
def _meaning(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that mean something, of Chinese as pairs of characters; numbers are not among them."""
    passage = read_passage(text[:_LONGEST])
    common = _MEANT.get(language, frozenset())
    words = []
    for before, word, kind in zip(("", *passage.words), passage.words, passage.kinds, strict=False):
        if is_han(word):
            pair = before + word if before and is_han(before) else ""
            words += [pair] if pair and pair not in common else []
        elif kind != Kind.NUMBER and len(word) >= _SHORTEST and word[:STEM] not in common:
            words.append(word)
    return tuple(words)


def stems(text: str, language: str) -> frozenset[str]:
    """The words of a text that mean something, without their endings."""
    return frozenset(word[:_SHORT_STEM] for word in _meaning(text, language))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two wordings have in common, 0 to 1: 1 of the same words."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


REPEATED = 0.8
"""What two wordings have in common of which one repeats the other."""


def as_before(one: Telling[S], other: Telling[S], *, words: float, agree: int) -> float:
    """How much alike two findings of an article are, before and after an edit or other rules; 0 of two different ones.

    Args:
        one: A finding.
        other: Another one of the article.
        words: What they have in common of their words, 0 to 1.
        agree: In how many of three details they say the same.
    """
    sentence, same_id = one.sentence == other.sentence, one.finding_id == other.finding_id
    if not (sentence or same_id) and words < REPEATED:
        return 0.0
    return (3 * sentence + 2 * agree + same_id) / 10


_TELLING = 4


def word_keys(text: str, language: str) -> Iterator[str]:
    """Keys by which a repetition of the words is found: pairs of the longest, or the only one."""
    words = sorted(_meaning(text, language), key=lambda word: (-len(word), word))
    longest = sorted(list(dict.fromkeys(word[:_SHORT_STEM] for word in words))[:_TELLING])
    if len(longest) == 1:
        yield f"words {language} {longest[0]}"
    for place, one in enumerate(longest):
        for other in longest[place + 1 :]:
            yield f"words {language} {one} {other}"
