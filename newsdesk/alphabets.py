"""Languages that are written in several alphabets: how a word of one looks in another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


def _pairs(pairs: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in pairs.split())


UZBEK_CYRILLIC = _pairs("""
a=а b=б d=д e=е f=ф g=г h=ҳ i=и j=ж k=к l=л m=м n=н o=о p=п q=қ r=р s=с t=т u=у v=в x=х y=й z=з '=ъ o'=ў g'=ғ
sh=ш ch=ч ya=я yu=ю yo=ё ye=е yo'=йў ^e=э
""")
UZBEK_NEW = _pairs("o'=õ g'=ğ sh=ş ch=ç")
"""As proposed since 2021; all else stays as it is."""
TURKMEN_CYRILLIC = _pairs("""
a=а ä=ә b=б ç=ч d=д e=е f=ф g=г h=х i=и j=җ ž=ж k=к l=л m=м n=н ň=ң o=о ö=ө p=п r=р s=с ş=ш t=т u=у ü=ү w=в
y=ы ý=й z=з ýa=я ýu=ю ýo=ё ýe=е ^e=э
""")
TAJIK_FONT = _pairs("ғ=ѓ ӣ=ї қ=ќ ӯ=ў ҳ=њ ҷ=љ")
"""Tajik typed with the fonts of the nineties, whose letters are still met on pages."""
KAZAKH_ARABIC = _pairs("""
а=ا ә=ا б=ب в=ۆ г=گ ғ=ع д=د е=ە ж=ج з=ز и=ي й=ي к=ك қ=ق л=ل м=م н=ن ң=ڭ о=و ө=و п=پ р=ر с=س т=ت у=ۋ ұ=ۇ ү=ۇ
ф=ف х=ح һ=ھ ц=تس ч=چ ш=ش ы=ى і=ى э=ە ю=يۋ я=يا ъ= ь=
""")
"""As in China; the hamza that makes a word a soft one is no letter of it."""

_KAZAKH = _pairs("""
а=a б=b в=v г=g д=d е=e ж=j з=z к=k қ=q л=l м=m н=n о=o п=p р=r с=s т=t ф=f х=h һ=h ц=ts ч=ch ъ= ь= э=e
""")
_KAZAKH_2021 = _KAZAKH | _pairs("ә=ä ғ=ğ и=i й=i ң=ñ ө=ö у=u ұ=ū ү=ü ш=ş ы=y і=ı ю=iu я=ia")
_KAZAKH_2018 = _KAZAKH | _pairs("ә=á ғ=ǵ и=ı й=ı ң=ń ө=ó у=ý ұ=u ү=ú ш=sh ы=y і=i ю=ıý я=ıa")
_KAZAKH_QAZAQPARAT = _KAZAKH | _pairs("ә=ä ғ=ğ и=ï й=y ң=ñ ө=ö у=w ұ=u ү=ü ш=ş ы=ı і=i ю=yw я=ya х=x ч=ç")
KAZAKH_LATIN = (_KAZAKH_2021, _KAZAKH_2021 | {"і": "i"}, _KAZAKH_2018, _KAZAKH_QAZAQPARAT)
"""The alphabets of 2021 (and as it is mostly typed), of 2018, and of the agency QazAqparat."""

_UZBEK_DIGRAPH = re.compile("([og])'(?!(?:s|d|ll|re|ve|t|m)?$)")
_ONE_LETTER = {"o": "õ", "g": "ğ"}
_TO_RUSSIAN = str.maketrans("әіңғүұқөһўҳҷӣӯёҗҙҫҡ", "аингуукохухчиуежзск")
_TO_ASCII = {**dict.fromkeys(range(0x300, 0x370)), ord("'"): None, ord("ı"): "i", ord("ə"): "e"}


def canonical(word: str) -> str:
    """The one spelling in which a word is compared; it comes in lower case, any apostrophe as '.

    Uzbek oʻ and gʻ become one letter each, those of the alphabet to come; the English possessive stays.
    """
    return _UZBEK_DIGRAPH.sub(lambda found: _ONE_LETTER[found[1]], word) if "'" in word else word


def folded(word: str) -> str:
    """A word as it is typed where a language's own letters are not at hand: Тажикстан, Turkmenistanyn, Ozbekiston."""
    plain = word.translate(_TO_RUSSIAN)
    return plain if "а" <= plain[:1] <= "я" else unicodedata.normalize("NFD", plain).translate(_TO_ASCII)


def spelt(words: str, letters: Mapping[str, str]) -> Iterable[str]:
    """Words, separated by spaces, in another alphabet, longest letters first.

    ^ in a table marks the beginning of a word; what the table lacks stays as it is.
    """
    pattern = re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)) or r"(?!)")
    for word in words.split():
        begun = letters.get(f"^{word[0]}")
        rest = pattern.sub(lambda found: letters[found[0]], word[1:] if begun else word)
        yield f"{begun}{rest}" if begun else rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Latin letters read as the Cyrillic ones of a language."""

    language: str
    groups: tuple[tuple[str, str], ...]
    """Letters that stand together for one, which go first."""
    letters: Mapping[int, str]
    """As `str.translate` takes them."""

    def of(self, text: str) -> str:
        """A text in lower case, read so."""
        for group, letter in self.groups:
            text = text.replace(group, letter)
        return text.translate(self.letters)


def _reading(language: str, own: str) -> Reading:
    shared = zip("abdefghijklmnopqrstuvz", "абдефгһіжклмнопқрстұвз", strict=True)
    letters = dict(shared) | _pairs(own)
    return Reading(
        language=language,
        groups=tuple((latin, cyrillic) for latin, cyrillic in letters.items() if len(latin) > 1),
        letters=str.maketrans({latin: cyrillic for latin, cyrillic in letters.items() if len(latin) == 1}),
    )


READINGS = (
    _reading("kk", "ä=ә ğ=ғ ı=і ñ=ң ö=ө u=у ū=ұ ü=ү ş=ш y=ы"),
    _reading("kk", "á=ә ǵ=ғ ı=й ń=ң ó=ө ý=у ú=ү y=ы sh=ш ch=ч ıa=я a'=ә g'=ғ i'=й n'=ң o'=ө u'=ү s'=ш c'=ч y'=у"),
    _reading("kk", "ä=ә ğ=ғ ı=ы ï=и y=й ñ=ң ö=ө w=у ü=ү ş=ш ç=ч x=х ya=я"),
    _reading("ky", "i=и q=к h=х u=у ı=ы y=й ñ=ң ö=ө ü=ү ş=ш sh=ш ç=ч ch=ч ya=я yu=ю yo=ё c=ж"),
    _reading("tg", "i=и u=у h=ҳ x=х kh=х q=қ y=й ch=ч sh=ш j=ҷ gh=ғ ī=ӣ ū=ӯ ya=я yu=ю yo=ё zh=ж ye=е"),
    _reading("tg", "i=и u=у h=ҳ x=х q=қ j=й c=ч ş=ш ç=ҷ ƣ=ғ ƶ=ж ī=ӣ ū=ӯ ja=я ju=ю jo=ё je=е"),
)
"""Of languages that pycld2 knows in Cyrillic only: Kazakh as in `KAZAKH_LATIN`, and with the apostrophes of 2017;
Kyrgyz; Tajik as it is romanised, and in its alphabet of 1928."""
