"""What a piece of text, a headline or some sentences, speaks for: which language, and how much.

Evidence is counted in points: for the letters, the frequent words and the endings that `tongues` lists, for what pycld2
says, and for what the text is said to be. pycld2 knows many languages and is good at most, but passes over one plain
Russian sentence in eight, takes others for Serbian, and knows no Kazakh in Latin letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pycld2

from newsdesk.alphabets import READINGS, canonical, folded
from newsdesk.east_asian import CHARACTERS, tell_east_asian
from newsdesk.tongues import SCRIPTS_OF, TONGUES, Tongue

_WORD_POINTS = (0.0, 0.75, 1.25, 2.0)
"""For a frequent word of so many letters; the last for any longer one."""
_FOLDED_POINTS = 1.5
"""For one that is typed without its own letters."""
_ENDING_POINTS = (0.0, 0.0, 0.5, 1.0, 1.25, 1.5)
"""For an ending of so many letters."""
_SHORTEST_STEM = 2
_OWN_LETTER_POINTS, _ALIEN_LETTER_POINTS = 1.0, -1.5
"""For a word whose letters go beyond the common ones: those that write so, and those that do not."""
_SECOND_VOICE_POINTS = 0.6
"""For what pycld2 says, by word."""
_PRIOR_POINTS = 1.75
"""Less than one good word of evidence."""
_ENOUGH_POINTS = 1.5
"""What a language must have to be heard."""
_SURE_POINTS = 4.0
"""The lead over the next language from which nothing is in doubt."""

_LEAST_POINTS = -1.5
"""What alien letters can take from a language at most: foreign names do not make a text foreign."""

_LONGEST_WORD = 40
_FOLDABLE = 4
"""Letters below which a word that is typed without its own letters may be any other."""
_HAN_WEIGHT = 3.0
"""Letters that one Han character says as much as."""

_HAN_CHARACTER, _LATIN_WORD, _LATIN_NAME, _CYRILLIC_NAME = 0.8, 0.9, 0.27, 0.5
"""What says as much of the script of a text as a word in small Cyrillic letters says: 1."""

_COMMON_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz'абвгдежзийклмнопрстуфхцчшщъыьэюяё")
_TOKEN = re.compile(f"[{CHARACTERS}]+|[^\\W\\d_{CHARACTERS}]+(?:'[^\\W\\d_{CHARACTERS}]+)*'?")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LOOKS_CYRILLIC = str.maketrans("aceikmopxyhəöABCEHIKMOPTXYƏÖ", "асеікморхуһәөАВСЕНІКМОРТХУӘӨ")
_CODES = {"iw": "he", "jw": "jv", "in": "id", "nb": "no", "nn": "no", "un": ""}
"""What pycld2 calls languages by other names than ISO 639-1."""
_NO_RUSSIAN_LETTER = "[^йьыяющэъё]*"
_LOOKS = {
    ("uk", "Cyrl"): re.compile("[іїєґ]"),
    ("be", "Cyrl"): re.compile(r"\A[^ищъ]*\Z"),
    ("bg", "Cyrl"): re.compile(r"\A[^ыэё]*\Z"),
    ("sr", "Cyrl"): re.compile(rf"\A(?=.*[јљњћђџ]){_NO_RUSSIAN_LETTER}\Z"),
    ("mk", "Cyrl"): re.compile(rf"\A(?=.*[јљњќѓѕџ]){_NO_RUSSIAN_LETTER}\Z"),
    ("ky", "Arab"): re.compile("[ۅۉ]"),
    ("kk", "Latn"): re.compile(r"\A(?!(?=.*[áǵńóú]).*(?:[ntd]ıń|[ıi]w|lıq|ıp\b))"),
}
"""How a text must look if pycld2 is to be believed: it takes Russian for other Slavic languages, the Kazakh of China
for Kyrgyz, and what reads as Latin Kazakh may be Karakalpak."""
_INSTEAD = {("ky", "Arab"): "kk", ("kk", "Latn"): "kaa"} | {
    (slavic, "Cyrl"): "ru" for slavic in ("uk", "be", "bg", "sr", "mk")
}
"""What it is if it does not look so."""
_MAY_BE_RUSSIAN = re.compile(r"\A[а-яё' ]*\Z")
"""To one plain Russian sentence in eight pycld2 says nothing."""
_RUSSIAN = re.compile(r"\A(?=.*[йьыяющэъё])[а-яё' ]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a piece of text speaks for."""

    language: str
    """ISO 639-1, or a code of three letters where there is none."""
    script: str | None
    """ISO 15924; for Chinese None where nothing tells."""
    weight: float
    """Letters of the piece, fewer where it is in doubt."""


def hear(piece: str, prior: str | None) -> Verdict | None:
    """Tell what a piece speaks for; None where it says too little, or as much for one language as for another.

    Only words in the script that prevails are heard, so that names and products in Latin letters sway nothing.
    """
    tokens = words_of(piece)
    if not tokens:
        return None
    script = prevailing_script(tokens)
    own = [token for token in tokens if script_of(token) == script]
    letters = sum(map(len, own))
    if script == "Hani":
        language, form = tell_east_asian("".join(own), prior)
        return Verdict(language=language, script=form, weight=_HAN_WEIGHT * letters)
    points = _points(own, script, prior)
    language, lead = _leader(points)
    return Verdict(language=language, script=script, weight=letters * lead) if lead > 0 else None


def words_of(piece: str) -> list[str]:
    """Its words: runs of letters with the apostrophes in them; a run of Han and kana counts as one."""
    return [
        token.translate(_LOOKS_CYRILLIC) if _CYRILLIC.search(token) else token
        for token in _TOKEN.findall(piece)
        if len(token) <= _LONGEST_WORD or script_of(token) == "Hani"
    ]


def prevailing_script(tokens: Iterable[str]) -> str:
    """The script that carries the language. A word in small letters says more than a name, above all in Latin ones."""
    weights: defaultdict[str, float] = defaultdict(float)
    for token in tokens:
        script = script_of(token)
        if script == "Hani":
            weights[script] += _HAN_CHARACTER * len(token)
        elif script == "Latn":
            weights[script] += _LATIN_WORD if token.islower() else _LATIN_NAME if len(token) > 1 else 0.0
        else:
            weights[script] += _CYRILLIC_NAME if token[0].isupper() else 1.0
    return max(weights, key=weights.__getitem__)


_SCRIPTS = (
    ("Latn", "\u02af"), ("Zzzz", "\u03ff"), ("Cyrl", "\u052f"), ("Zzzz", "\u05ff"), ("Arab", "\u077f"),
    ("Zzzz", "\u1dff"), ("Latn", "\u1eff"), ("Zzzz", "\u2e7f"), ("Hani", "\u312f"), ("Zzzz", "\u31ef"),
    ("Hani", "\u9fff"), ("Zzzz", "\uf8ff"), ("Hani", "\ufaff"),
)  # fmt: skip
"""Scripts up to their last characters."""


def script_of(token: str) -> str:
    """ISO 15924, by the first letter; `Zzzz` for a script that none of our languages is written in."""
    return next((script for script, last in _SCRIPTS if token[0] <= last), "Zzzz")


def _points(tokens: Sequence[str], script: str, prior: str | None) -> Mapping[str, float]:
    by_tongue: defaultdict[int, float] = defaultdict(float)
    said = 0.0
    for token in tokens:
        # A name is the same in all languages.
        said += 1.0 if not token[0].isupper() else 0.75 if script == "Latn" else 0.5
        for tongue, points in _evidence(_lowered(token), script):
            by_tongue[tongue] += points
    by_language: defaultdict[str, float] = defaultdict(float)
    for tongue, points in by_tongue.items():
        language = TONGUES[tongue].language
        by_language[language] = max(points, by_language.get(language, _LEAST_POINTS))
    second = _second_voice(" ".join(tokens).lower(), script, by_language)
    if second:
        by_language[second] += _SECOND_VOICE_POINTS * said if script in _ALPHABETS else _SURE_POINTS
    if prior and (prior not in SCRIPTS_OF or script in SCRIPTS_OF[prior]):
        by_language[prior] += _PRIOR_POINTS
    return by_language


def _leader(points: Mapping[str, float]) -> tuple[str, float]:
    """The language with most points, and how sure that is, from 0 to 1."""
    (language, most), (_, next_most) = Counter({**dict.fromkeys(("", "-"), 0.0), **points}).most_common(2)
    return language, min(most - next_most, _SURE_POINTS) / _SURE_POINTS if most >= _ENOUGH_POINTS else 0.0


def _second_voice(text: str, script: str, first: Mapping[str, float]) -> str | None:
    """What pycld2 says of a text in lower case, if it can be believed. `first` are the points of our own evidence."""
    language = _best_read(text) if script == "Latn" and first.get("en", 0.0) < _ENOUGH_POINTS else _ask(text)[0]
    looks = _LOOKS.get((language, script))
    if looks and not looks.search(text):
        instead = _INSTEAD.get((language, script))
        return None if instead == "ru" and not _RUSSIAN.search(text) else instead
    if not language and script == "Cyrl" and _MAY_BE_RUSSIAN.search(text):
        return "ru"
    return language or None


def _best_read(text: str) -> str:
    """What pycld2 says of Latin letters, or of them read as the Cyrillic ones of a language, if it fits that better."""
    language, score = _ask(text)
    for reading in READINGS:
        as_read, as_score = _ask(reading.of(text))
        if as_read == reading.language and as_score > score:
            language, score = as_read, as_score
    return language


def _ask(text: str) -> tuple[str, float]:
    """What pycld2 says, empty where that is nothing, and how well the text fits: its score by length."""
    try:
        _, _, found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return "", 0.0
    code = found[0][1].split("-")[0]
    return _CODES.get(code, code), found[0][3]


# --- Evidence of a word -----------------------------------------------------------------------------------------------


def _lowered(token: str) -> str:
    # İ becomes two characters in lower case.
    return canonical(token.lower().replace("\u0307", ""))


def _index(marks: Callable[[Tongue], Iterable[str]]) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Which tongues, by their place in `TONGUES`, have a mark, by script and mark."""
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, tongue in enumerate(TONGUES):
        for mark in marks(tongue):
            index[tongue.script, mark].append(place)
    return {key: tuple(places) for key, places in index.items()}


def _folded_words(tongue: Tongue) -> Iterable[str]:
    """Its words as they are typed without its own letters, where that makes no word of any language."""
    forms = {folded(word) for word in tongue.words} - tongue.words
    return (form for form in forms if len(form) >= _FOLDABLE and (tongue.script, form) not in _WORDS)


_WORDS = _index(lambda tongue: tongue.words)
_FOLDED_WORDS = _index(_folded_words)
_ENDINGS = _index(lambda tongue: tongue.endings)
_ALPHABETS = {
    script: tuple(
        (place, tongue.letters) for place, tongue in enumerate(TONGUES) if tongue.script == script and tongue.letters
    )
    for script in {tongue.script for tongue in TONGUES}
}


@lru_cache(maxsize=1 << 14)
def _evidence(word: str, script: str) -> tuple[tuple[int, float], ...]:
    """Points of a canonical word for tongues, by their place in `TONGUES`."""
    points: defaultdict[int, float] = defaultdict(float)
    letters = set(word)
    for tongue, alphabet in _ALPHABETS.get(script, ()):
        if not letters <= alphabet:
            points[tongue] += _ALIEN_LETTER_POINTS
        elif not letters <= _COMMON_LETTERS:
            points[tongue] += _OWN_LETTER_POINTS
    for tongue in _WORDS.get((script, word), ()):
        points[tongue] += _WORD_POINTS[min(len(word), len(_WORD_POINTS) - 1)]
    if (script, word) not in _WORDS:
        for tongue in _FOLDED_WORDS.get((script, folded(word)), ()):
            points[tongue] += _FOLDED_POINTS
    met: set[int] = set()
    for length in range(min(len(word) - _SHORTEST_STEM, len(_ENDING_POINTS) - 1), 1, -1):
        for tongue in _ENDINGS.get((script, word[-length:]), ()):
            points[tongue] += _ENDING_POINTS[length] if tongue not in met else 0.0
            met.add(tongue)
    return tuple(points.items())
