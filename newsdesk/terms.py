"""Terms of a catalogue, found in text.

The syntax of a term is written in the head of `catalog/topics.toml`. A term is expanded into plain variants when the
catalogue is read; all variants' leading literals stand in one Aho-Corasick automaton, and what remains of a variant is
compared at the hit, left to right, once. There is no backtracking, so no term and no text can run away, and the cost of
a text hardly depends on the number of terms.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

import ahocorasick

from newsdesk.endings import is_ending
from newsdesk.han import SIMPLIFIED

T = TypeVar("T")

LANGUAGES = ("en", "ru", "zh", "kk", "ky", "uz", "tg", "tk")

MAX_VARIANTS = 256
MIN_STEM = 3
MAX_ENDING = 24
MIN_HAN = 2
MIN_CLASS = 2

_SYNTAX = re.compile(r"[*?^$\\{}<>\n\t]|(?<!\w)\+|\+(?!\w)")
_ODD_SPACES = re.compile(r"^ | $|  ")
_STRAY_TILDE = re.compile(r"~(?=[\w~'])|(?<![\w'])~")
_LAST_WORD = re.compile(r"[\w']*$")
_LETTERS = re.compile(r"[^\W\d_]*")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")

_VARIANT_OF = {
    **SIMPLIFIED,
    **dict.fromkeys("ʻ’‘ʼ`´ʹ′＇", "'"),
    "ё": "е",
    "Ё": "Е",
    **dict.fromkeys("-‐‑‒–—―−－﹣\u2500 \t\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005", " "),
    **dict.fromkeys("\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
}
_VARIANTS = re.compile("[" + "".join(re.escape(char) for char in _VARIANT_OF if char != " ") + "]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301"
_URL = re.compile(r"\b(?:https?://|www\.)[^\s\u3000-\u9fff]+")
_RUNS = re.compile(rf"[ \n{_INVISIBLE}]{{2,}}|[\n{_INVISIBLE}]|\x00+")


class Canon:
    """A text as terms see it, and the way back to the original's indices.

    Apostrophes, ё and traditional Chinese are unified; a run of spaces, hyphens and at most one line break is one
    space, two line breaks are a wall; web addresses are a wall too (the words in them say nothing); invisible
    characters are gone.
    """

    __slots__ = ("_at", "_shift", "folded", "text")

    def __init__(self, original: str) -> None:
        text = _VARIANTS.sub(lambda found: _VARIANT_OF[found[0]], original)
        if "://" in text or "www." in text:
            text = _URL.sub(lambda found: "\x00" * len(found[0]), text)
        self._at: list[int] = []
        self._shift: list[int] = []
        self.text = self._collapse(text)
        self.folded = _fold(self.text)

    def _collapse(self, text: str) -> str:
        pieces: list[str] = []
        done = shift = length = 0
        for run in _RUNS.finditer(text):
            start, end = run.span()
            kept = _one_separator(run[0])
            pieces += (text[done:start], kept)
            length += start - done + len(kept)
            done = end
            shift += end - start - len(kept)
            if end - start != len(kept):
                self._at.append(length)
                self._shift.append(shift)
        pieces.append(text[done:])
        return "".join(pieces)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original's [start, end) of a non-empty span of the canonical text."""
        if not self._at:
            return start, end
        return self._back(start), self._back(end - 1) + 1

    def _back(self, index: int) -> int:
        passed = bisect_right(self._at, index)
        return index + self._shift[passed - 1] if passed else index


def _one_separator(run: str) -> str:
    if "\x00" in run or run.count("\n") > 1:
        return "\n"
    return " " if " " in run or "\n" in run else ""


def _fold(text: str) -> str:
    """Lower case, index for index (İ in lower case would be two characters)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(low := char.lower()) != 1 else low for char in text)


def _canon(term: str) -> str:
    return _VARIANTS.sub(lambda found: _VARIANT_OF[found[0]], term)


@lru_cache(maxsize=1 << 16)
def variants(term: str, language: str) -> tuple[str, ...]:
    """The plain forms of a term, `~` still at their word ends.

    Raises:
        ValueError: the term is empty, malformed or too short to mean anything; the message says which.
    """
    if not term.strip():
        raise ValueError("empty term")
    if found := _SYNTAX.search(term):
        raise ValueError(f"{found[0]!r} is no part of the term syntax")
    forms, rest = _alternatives(_canon(term), 0, inside="")
    if rest != len(term):
        raise ValueError(f"{term[rest]!r} closes nothing")
    if language == "zh":
        forms = [joined for form in forms for joined in {form: None, form.replace(" ", ""): None}]
    for form in forms:
        _check(form, language)
    return tuple(dict.fromkeys(forms))


def _alternatives(term: str, at: int, *, inside: str) -> tuple[list[str], int]:
    """Expand from `at` up to the bracket that closes, or the end; `inside` is that bracket."""
    done: list[str] = []
    parts: list[list[str]] = []
    while at < len(term) and term[at] not in ")]":
        char = term[at]
        if char == "(":
            inner, at = _alternatives(term, at + 1, inside=")")
            if at >= len(term) or term[at] != ")":
                raise ValueError("`(` is never closed")
            parts.append(inner)
        elif char == "[":
            close = term.find("]", at)
            letters = term[at + 1 : close] if close > 0 else ""
            if len(letters) < MIN_CLASS or not letters.isalpha():
                raise ValueError("`[` must hold two letters or more, up to `]`")
            parts.append(list(letters))
            at = close
        elif char == "|":
            if not inside:
                raise ValueError("`|` belongs inside `( )`")
            done += _joined(parts)
            parts = []
        else:
            parts.append([char])
        at += 1
    return done + _joined(parts), at


def _joined(parts: list[list[str]]) -> list[str]:
    count = 1
    for part in parts:
        count *= len(part)
    if count > MAX_VARIANTS:
        raise ValueError(f"more than {MAX_VARIANTS} variants")
    return ["".join(chosen) for chosen in product(*parts)]


def _check(form: str, language: str) -> None:
    if not any(char.isalnum() for char in form) or _ODD_SPACES.search(form):
        raise ValueError("a term is words separated by single spaces")
    if language == "zh":
        if "~" in form:
            raise ValueError("Chinese has no endings: `~` means nothing there")
        if _HAN.search(form) and len(form) < MIN_HAN:
            raise ValueError("a single Chinese character means too many things")
        return
    if _STRAY_TILDE.search(form):
        raise ValueError("`~` stands at the end of a word")
    for stem in form.split("~")[:-1]:
        found = _LAST_WORD.search(stem)
        if found is None or len(found[0].replace("'", "")) < MIN_STEM:
            raise ValueError(f"a stem before `~` needs {MIN_STEM} letters or more")


class _Form(Generic[T]):
    """One variant of one term, ready to be verified where its leading literal was found."""

    __slots__ = ("capitals", "language", "open", "payload", "pieces", "plural", "substring")

    def __init__(self, form: str, language: str, payload: T) -> None:
        *stems, last = form.split("~")
        self.open = not last and bool(stems)
        pieces = [*stems, last] if last or not stems else stems
        self.pieces = tuple(_fold(piece) for piece in pieces)
        self.capitals = tuple(tuple((n, c) for n, c in enumerate(piece) if c.isupper()) for piece in pieces)
        self.language = language
        self.payload = payload
        self.substring = language == "zh" and _HAN.search(form) is not None
        self.plural = language == "en" and not self.open and form[-1].islower() and form.rsplit(" ", 1)[-1].islower()

    @property
    def closed(self) -> bool:
        """Whether its leading literal is all of it."""
        return len(self.pieces) == 1 and not self.open

    def end_after_literal(self, text: str, start: int, end: int) -> int:
        """Where a closed form, found at [start, end), ends; -1 if it is not there after all."""
        for at, char in self.capitals[0]:
            if text[start + at] != char:
                return -1
        return self._word_end(text, end)

    def end_after_stem(self, canon: Canon, start: int, after: int) -> int:
        """Where a form ends whose first stem begins at `start` and, with its ending, ends at `after`; -1 if nowhere."""
        pieces = self.pieces
        if len(pieces) > 1 and not canon.folded.startswith(pieces[1], after):
            return -1
        text = canon.text
        for at, char in self.capitals[0]:
            if text[start + at] != char:
                return -1
        for number in range(1, len(pieces)):
            end = after + len(pieces[number])
            if not canon.folded.startswith(pieces[number], after):
                return -1
            if any(text[after + at] != char for at, char in self.capitals[number]):
                return -1
            last = number == len(pieces) - 1
            inflected = self.open or not last
            after = _after_ending(canon, self.language, end) if inflected else self._word_end(text, end)
            if after < 0:
                return -1
        return after

    def _word_end(self, text: str, end: int) -> int:
        if self.substring or end == len(text) or (text[end].isupper() and text[end - 1].islower()):
            return end
        if not _is_word(text[end]):
            inside = self.language == "uz" and text[end] == "'" and text[end + 1 : end + 2].isalpha()
            return -1 if inside else end
        return _after_plural(text, end) if self.plural else -1


def _after_ending(canon: Canon, language: str, end: int) -> int:
    """Where the word ends whose stem ends at `end`; -1 if what follows is no ending."""
    text = canon.text
    found = _LETTERS.match(text, end)
    after = found.end() if found else end
    if after - end > MAX_ENDING:
        return -1
    if is_ending(language, canon.folded[end:after]):
        return after if not text[after : after + 1].isdigit() else -1
    for at in range(end, after):
        if text[at].isupper() and text[at - 1].islower():
            return at if is_ending(language, canon.folded[end:at]) else -1
    return -1


def _after_plural(text: str, end: int) -> int:
    for ending in ("s", "es"):
        after = end + len(ending)
        if text[end:after].lower() == ending and (after == len(text) or not _is_word(text[after])):
            return after
    return -1


def _begins(before: str, char: str) -> bool:
    """Whether a word may begin between them; also inside glued words, as feeds have them: мероприятияТокаев."""
    return not before.isalnum() or "\u2e80" <= before <= "\u9fff" or (before.islower() and char.isupper())


def _is_word(char: str) -> bool:
    """Letters and digits; Chinese writes without spaces, so its characters bound words of other scripts."""
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


class _Key(Generic[T]):
    """A leading literal, and the forms that begin with it: closed ones, and stems by language."""

    __slots__ = ("bounded", "closed", "length", "stems")

    def __init__(self, literal: str, forms: Sequence[_Form[T]]) -> None:
        self.length = len(literal)
        self.closed = [form for form in forms if form.closed]
        stems: dict[str, list[_Form[T]]] = {}
        for form in forms:
            if not form.closed:
                stems.setdefault(form.language, []).append(form)
        self.stems = list(stems.items())
        self.bounded = not any(form.substring for form in forms)

    def ends(self, canon: Canon, start: int, end: int) -> Iterator[tuple[int, T]]:
        """(end, payload) of each form that is there, the literal being at [start, end)."""
        for form in self.closed:
            stop = form.end_after_literal(canon.text, start, end)
            if stop > 0:
                yield stop, form.payload
        for language, forms in self.stems:
            after = _after_ending(canon, language, end)
            if after > 0:
                for form in forms:
                    stop = form.end_after_stem(canon, start, after)
                    if stop > 0:
                        yield stop, form.payload


class Lexicon(Generic[T]):
    """All terms of a catalogue; finds those that may speak in a text's language."""

    def __init__(self, terms: Iterable[tuple[str, str, T]]) -> None:
        """Take (language, term, hashable payload); see `variants` for the errors of a malformed term."""
        plain = {(own, form, payload): None for own, term, payload in terms for form in variants(term, own)}
        self._forms: dict[str, list[tuple[str, _Form[T]]]] = {}
        for own, form, payload in plain:
            self._forms.setdefault(own, []).append((form, _Form(form, own, payload)))
        self._automata: Mapping[str, ahocorasick.Automaton | None] = {}

    def find(self, canon: Canon, language: str) -> list[tuple[int, int, T]]:
        """Every (start, end, payload) where a term is, `original[start:end]`, overlapping ones included, by start.

        `language` is ISO 639-1; terms of all languages are tried where it is not one of ours.
        """
        automaton = self._automaton(language if language in LANGUAGES else "")
        if automaton is None:
            return []
        text = canon.text
        hits: list[tuple[int, int, T]] = []
        for last, key in automaton.iter(canon.folded):
            end = last + 1
            start = end - key.length
            if key.bounded and start and not _begins(text[start - 1], text[start]):
                continue
            for stop, payload in key.ends(canon, start, end):
                hits.append((*canon.original_span(start, stop), payload))
        hits.sort(key=lambda hit: hit[0])
        return hits

    def _automaton(self, language: str) -> ahocorasick.Automaton | None:
        if language not in self._automata:
            self._automata = {**self._automata, language: self._build(language)}
        return self._automata[language]

    def _build(self, language: str) -> ahocorasick.Automaton | None:
        by_key: dict[str, list[_Form[T]]] = {}
        for own, forms in self._forms.items():
            for form, compiled in forms:
                if speaks(own, form, language):
                    by_key.setdefault(compiled.pieces[0], []).append(compiled)
        if not by_key:
            return None
        automaton = ahocorasick.Automaton()
        for literal, sharing in by_key.items():
            automaton.add_word(literal, _Key(literal, sharing))
        automaton.make_automaton()
        return automaton


CYRILLIC = ("ru", "kk", "ky", "uz", "tg")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")


def speaks(own: str, form: str, language: str) -> bool:
    """Whether a term of language `own` is tried on a text in `language` ("" for one that is none of ours).

    A language's own terms, always; a term whose script the text's language does not use (Chinese in a Russian text)
    cannot be mistaken for one of its words. English is quoted everywhere. In a Cyrillic text of another language,
    Russian terms count where they take no ending: with endings, a stem of one language is a word of another.
    """
    if not language or own == language or own in ("en", "zh"):
        return True
    cyrillic = _CYRILLIC_LETTER.search(form) is not None
    if cyrillic:
        return language in ("en", "zh", "tk") or (own == "ru" and language != "ru" and "~" not in form)
    return language in CYRILLIC and language != "uz"
