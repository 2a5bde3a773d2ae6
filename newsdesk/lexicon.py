"""All terms of a catalogue in one automaton, and where they stand in a text.

The leading literals of all variants stand in one automaton; what follows a literal up to the end of its word (an
ending, or nothing) is judged once per word and remembered; what remains of a variant is compared left to right, once.
There is no backtracking: no term and no text can run away, and a text's cost hardly depends on the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from newsdesk.automaton import Automaton
from newsdesk.canon import Canon, fold
from newsdesk.endings import is_ending, soft_stem
from newsdesk.terms import HAN, LANGUAGES, variants

T = TypeVar("T")

MAX_ENDING = 24
CYRILLIC = re.compile("[\u0400-\u04ff]")
_REMEMBERED = 1 << 12
"""Words remembered per literal."""

_IN_WORD = r"[^\W_\u2e80-\u9fff]"
"""Letters and digits; Chinese writes without spaces, so its characters bound words of other scripts."""
_WORD_REST = re.compile(rf"{_IN_WORD}*(?:'{_IN_WORD}+)*")


class _Form(Generic[T]):
    """One variant of one term, ready to be verified where its leading literal was found."""

    __slots__ = ("capitals", "language", "open", "payload", "pieces", "plural", "substring")

    def __init__(self, form: str, language: str, payload: T) -> None:
        *stems, last = form.split("~")
        self.open = not last and bool(stems)
        pieces = [*stems, last] if last or not stems else stems
        self.pieces = tuple(fold(piece) for piece in pieces)
        self.capitals = tuple(map(_capitals, pieces))
        self.language = language
        self.payload = payload
        self.substring = language == "zh" and HAN.search(form) is not None
        self.plural = language == "en" and not self.open and form[-1].islower() and form.rsplit(" ", 1)[-1].islower()

    def first_end(self, word: str, folded: str) -> int:
        """Where its first piece, with its ending, ends in a word that begins with it; -1 if it is not there."""
        if any(word[at] != char for at, char in self.capitals[0]):
            return -1
        return self._piece_end(word, folded, 0, len(self.pieces[0]))

    def end(self, canon: Canon, end: int) -> int:
        """Where it ends, its first piece ending at `end`; -1 if nowhere."""
        text, folded = canon.text, canon.folded
        for number in range(1, len(self.pieces)):
            piece, start = self.pieces[number], end
            if not folded.startswith(piece, start):
                return -1
            if any(text[start + at] != char for at, char in self.capitals[number]):
                return -1
            stop = _word_end(text, start + len(piece))
            end = self._piece_end(text[start:stop], folded[start:stop], number, len(piece))
            if end < 0:
                return -1
            end += start
        return end

    def _piece_end(self, word: str, folded: str, number: int, literal: int) -> int:
        """Where in `word` (up to the end of a word of the text) a piece ends whose literal is its first characters."""
        inflected = self.open or number < len(self.pieces) - 1
        for end in self._word_ends(word, literal):
            ending = folded[literal:end]
            if (inflected and len(ending) <= MAX_ENDING and is_ending(self.language, ending)) or (
                not inflected and (not ending or (self.plural and ending in ("s", "es")))
            ):
                return end
        return -1

    def _word_ends(self, word: str, literal: int) -> Iterator[int]:
        """The whole word; but feeds glue words together (мероприятияТокаев), and what is owned has 's."""
        yield len(word)
        for at in range(literal, len(word)):
            if word[at] == "'":
                if self.language != "uz" or at + 1 == len(word):
                    yield at
            elif at and word[at].isupper() and word[at - 1].islower():
                yield at


def _capitals(piece: str) -> tuple[tuple[int, str], ...]:
    return () if piece.islower() else tuple((n, c) for n, c in enumerate(piece) if c.isupper())


class _Read(NamedTuple, Generic[T]):
    """What begins with a word."""

    whole: tuple[tuple[int, T], ...]
    """(end in the word, payload) of forms that end there."""
    begun: tuple[tuple[int, int, Mapping[str, Sequence[_Form[T]]]], ...]
    """(end in the word of the first piece, how many characters of the second one tell forms apart, forms by those)."""


_BEGINS = 3
"""Characters by which second pieces are told apart: a space and two letters."""


class _Key(Generic[T]):
    """A leading literal, and the forms that begin with it."""

    __slots__ = ("_forms", "_read", "anywhere", "begins_no_word")

    def __init__(self, forms: list[_Form[T]]) -> None:
        self.anywhere = tuple(form.payload for form in forms if form.substring)
        self._forms = [form for form in forms if not form.substring]
        self.begins_no_word = not self._forms
        self._read: dict[str, _Read[T]] = {}

    def read(self, word: str) -> _Read[T]:
        """What a word of the text, from the literal to its end, is or begins."""
        found = self._read.get(word)
        if found is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            found = self._read[word] = self._judge(word)
        return found

    def _judge(self, word: str) -> _Read[T]:
        folded = fold(word)
        whole: list[tuple[int, T]] = []
        begun: dict[tuple[int, int], dict[str, list[_Form[T]]]] = {}
        for form in self._forms:
            end = form.first_end(word, folded)
            if end > 0 and len(form.pieces) == 1:
                whole.append((end, form.payload))
            elif end > 0:
                begins = form.pieces[1][:_BEGINS]
                begun.setdefault((end, len(begins)), {}).setdefault(begins, []).append(form)
        return _Read(tuple(whole), tuple((*place, forms) for place, forms in begun.items()))


class _Automaton(Generic[T]):
    """The forms that may speak in texts of one language."""

    def __init__(self, forms: dict[str, list[_Form[T]]]) -> None:
        self._keys = [_Key(sharing) for sharing in forms.values()]
        self._search = Automaton(forms)

    def find(self, canon: Canon) -> list[tuple[int, int, T]]:
        text, keys, word_rest = canon.text, self._keys, _WORD_REST.match
        hits: list[tuple[int, int, T]] = []
        folded = canon.folded
        for number, start, end in self._search.find(folded):
            key = keys[number]
            for payload in key.anywhere:
                hits.append((start, -end, payload))  # noqa: PERF401  (mostly one: a list of it would cost more)
            if key.begins_no_word or (
                start and (before := text[start - 1]).isalnum() and not _glued(before, text[start])
            ):
                continue
            rest = word_rest(text, end)
            read = key.read(text[start : rest.end() if rest else end])
            for length, payload in read.whole:
                hits.append((start, -(start + length), payload))
            for length, begins, forms in read.begun:
                after = start + length
                for form in forms.get(folded[after : after + begins], ()):
                    stop = form.end(canon, after)
                    if stop > 0:
                        hits.append((start, -stop, form.payload))
        return hits


class Lexicon(Generic[T]):
    """All terms of a catalogue; finds those that may speak in a text's language."""

    def __init__(self, names: Iterable[tuple[str, str, T]], words: Iterable[tuple[str, str, T]] = ()) -> None:
        """Take (language, term, payload) of names and of other words; see `variants` for errors of a malformed term.

        Names are quoted in other languages, words are not.
        """
        self._terms: dict[tuple[str, bool], list[tuple[str, T]]] = {}
        for quoted, terms in ((True, names), (False, words)):
            for language, term, payload in terms:
                self._terms.setdefault((language, quoted), []).append((term, payload))
        self._automata: dict[tuple[str, bool, bool], _Automaton[T] | None] = {}

    def find(self, canon: Canon, language: str) -> list[tuple[int, int, T]]:
        """Every (start, minus the end, payload) where a term is in the canonical text, overlapping ones included.

        They come in any order; sorted, the longest of those that start together is the first.

        `language` is ISO 639-1; terms of all languages are tried where it is not one of ours.
        """
        text = canon.text
        known = language if language in LANGUAGES else ""
        scripts = (known, HAN.search(text) is not None, CYRILLIC.search(text) is not None)
        if scripts not in self._automata:
            self._automata[scripts] = self._build(*scripts)
        automaton = self._automata[scripts]
        return automaton.find(canon) if automaton else []

    def _build(self, language: str, han: bool, cyrillic: bool) -> _Automaton[T] | None:  # noqa: FBT001
        """Compile what may speak in texts of a language, with Chinese and Cyrillic letters in them or without."""
        by_literal: dict[str, list[_Form[T]]] = {}
        for (own, quoted), terms in self._terms.items():
            if not quoted and language not in ("", own):
                continue
            for term, payload in terms:
                for form in _spelt(term, own):
                    if (not han and HAN.search(form)) or (not cyrillic and CYRILLIC.search(form)):
                        continue
                    if speaks(own, form, language):
                        compiled = _Form(form, own, payload)
                        by_literal.setdefault(compiled.pieces[0], []).append(compiled)
        return _Automaton(by_literal) if by_literal else None


def _spelt(term: str, language: str) -> Iterator[str]:
    """The variants of a term, and those whose last stem is written otherwise before a vowel."""
    for form in variants(term, language):
        yield form
        if form.endswith("~"):
            stem = form[:-1].rsplit(" ", 1)[-1]
            soft = soft_stem(language, stem)
            if soft:
                yield f"{form[: -1 - len(stem)]}{soft}~"


_WRITE_CYRILLIC = ("ru", "kk", "ky", "uz", "tg")


def speaks(own: str, form: str, language: str) -> bool:
    """Whether a name of language `own` is tried on a text in `language` ("" for one that is none of ours).

    A language's own names, always; a name whose script the text's language does not use (Chinese in a Russian text)
    cannot be mistaken for one of its words. English is quoted everywhere. In a Cyrillic text of another language,
    Russian names count where they take no ending: with endings, a stem of one language is a word of another.
    """
    if not language or own == language or own in ("en", "zh"):
        return True
    if CYRILLIC.search(form) is None:
        return False
    return language not in _WRITE_CYRILLIC or (own == "ru" and "~" not in form)


def _word_end(text: str, at: int) -> int:
    found = _WORD_REST.match(text, at)
    return found.end() if found else at


def _glued(before: str, char: str) -> bool:
    """Whether a word may begin after a letter: behind a Chinese one, and inside words that feeds glue together."""
    return "\u2e80" <= before <= "\u9fff" or (before.islower() and char.isupper())
