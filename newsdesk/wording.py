"""The words by which copies are told: the same in every script, whatever the punctuation and the headline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from newsdesk.east_asian import CHARACTERS
from newsdesk.han import SIMPLIFIED

ENOUGH = 12
"""Words below which a text says too little to be a copy of anything."""
HAN_PER_WORD = 1.6
"""Chinese characters that say as much as a word."""
_LONGEST = 60_000
"""Characters that are read of a text: whoever copied these has copied it."""


class Kind(IntEnum):
    """What a word is, as far as its form tells."""

    PLAIN = 0
    NAME = 1
    """It has a capital, and does not begin a sentence."""
    NUMBER = 2
    UNCASED = 3
    """Of a script without capitals: it may be a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words in order: letters in one script, the digits of numbers, single Chinese characters."""

    words: tuple[str, ...]
    kinds: bytes
    """The `Kind` of each."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What an article says, to be compared with any other."""

    text: Passage
    """Without the headline, which those who reprint change; with it where there is little else."""
    headline: Passage

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of text and headline."""
        return frozenset(self.text.words) | frozenset(self.headline.words)

    @cached_property
    def is_han(self) -> bool:
        """Whether it is written in Chinese characters, most of it."""
        return 2 * sum(map(is_han, self.text.words)) > len(self.text.words)

    @cached_property
    def weight(self) -> float:
        """How much the text says, in words of an alphabet."""
        return len(self.text.words) / (HAN_PER_WORD if self.is_han else 1)


def read_wording(title: str, standfirst: str | None, body: str) -> Wording | None:
    """The words of an article; None where they are too few to tell a copy by.

    The longer of body and standfirst is the text; all three together where it is too short.
    """
    headline = read_passage(title)
    text = read_passage(max(standfirst or "", body, key=len))
    wording = Wording(text=text, headline=headline)
    if wording.weight >= ENOUGH:
        return wording
    wording = Wording(text=read_passage("\n".join((title, standfirst or "", body))), headline=headline)
    return wording if wording.weight >= ENOUGH else None


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_APOSTROPHE = re.compile("['`´\u02b9-\u02ca\u02ee\u0300\u0301‘’‛′\u00ad\u200b-\u200f\u2060]")
_HAN = re.compile(f"[{CHARACTERS}]")
_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_END = r"[.!?…:;。！？：；\n]+"
_TOKENS = re.compile(rf"[^\W\d_]+|{_NUMBER}|{_END}")
_HAN_TOKENS = re.compile(rf"[{CHARACTERS}]|(?:(?![{CHARACTERS}])[^\W\d_])+|{_NUMBER}|{_END}")
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_TO_SIMPLIFIED = str.maketrans(SIMPLIFIED)


def _letters(pairs: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs.split())


_SKELETON = str.maketrans(
    _letters("""
а=a ә=a б=b в=v г=g ғ=g ґ=g д=d е=e ё=io ж=j җ=j ҷ=j з=z и=i і=i ї=i й=i ӣ=i ы=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p
р=r с=s т=t у=v ў=o ұ=v ү=v ӯ=v ф=f х=h ҳ=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ь= э=e є=e ю=iv я=ia
u=v w=v q=k x=h y=i ı=i ə=a ş=sh ç=ch ø=o æ=a œ=o ß=s đ=d ł=l ƣ=g ƶ=j
ا=a ب=b ۆ=v گ=g ع=g د=d ە=e ج=j ز=z ي=i ك=k ق=k ل=l م=m ن=n ڭ=n و=o پ=p ر=r س=s ت=t ۋ=v ۇ=v ف=f ح=h ھ=h چ=ch ش=sh ى=i
""")
)
"""Each letter as the plain Latin one that the alphabets of our languages have in common for its sound.

Coarse on purpose: where alphabets disagree (Kazakh ы, і, и and й; Turkmen w and Kazakh у), all lead to one letter. So a
text is itself in the Latin and the Cyrillic of Uzbek, in the Latin alphabets of Kazakh, and in its Arabic one.
"""
_SOUNDS = str.maketrans(dict.fromkeys(map(chr, range(0x300, 0x370)), ""))
_GROUPS = re.compile(r"i+e|ts|kh|gh|zh|(?P<doubled>[^\W\d_])(?P=doubled)+")
_ONE_SOUND = {"ts": "s", "kh": "h", "gh": "g", "zh": "j"}


@lru_cache(maxsize=1 << 17)
def _folded(form: str) -> tuple[str, Kind]:
    """A word as it is compared ("" where nothing remains of it), and what it is."""
    first = form[0]
    if first.isdecimal():
        return "".join(filter(str.isdecimal, form)), Kind.NUMBER
    if is_han(form):
        return form, Kind.NUMBER if form in _HAN_NUMERALS else Kind.UNCASED
    if not first.isalpha():
        return "", Kind.PLAIN
    lower = form.casefold().translate(_SKELETON)
    plain = unicodedata.normalize("NFD", lower).translate(_SOUNDS).translate(_SKELETON)
    word = _GROUPS.sub(lambda found: _one_sound(found[0]), plain)
    cased = first.isupper() or first.islower()
    return word or form, (Kind.NAME if first.isupper() else Kind.PLAIN) if cased else Kind.UNCASED


def _one_sound(letters: str) -> str:
    return "e" if letters.endswith("ie") else _ONE_SOUND.get(letters, letters[0])


def is_han(word: str) -> bool:
    """Whether a word is a single Chinese character."""
    return len(word) == 1 and _HAN.match(word) is not None


def fold(word: str) -> str:
    """A word as it is compared, in one script; "" where nothing remains of it."""
    return _folded(_APOSTROPHE.sub("", unicodedata.normalize("NFKC", word)))[0]


def read_passage(text: str) -> Passage:
    """A text's words, in order."""
    plain = _APOSTROPHE.sub("", _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text[:_LONGEST])))
    is_han = _HAN.search(plain) is not None
    tokens = _HAN_TOKENS.findall(plain.translate(_TO_SIMPLIFIED)) if is_han else _TOKENS.findall(plain)
    words: list[str] = []
    kinds = bytearray()
    begins = True
    for token in tokens:
        word, kind = _folded(token)
        if not word:
            begins = True
            continue
        words.append(word)
        kinds.append(Kind.PLAIN if begins and kind is Kind.NAME else kind)
        begins = False
    return Passage(words=tuple(words), kinds=bytes(kinds))
