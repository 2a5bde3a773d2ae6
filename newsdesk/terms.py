"""How a term of the catalogue is written: its plain variants, and what is refused.

The syntax is told in the head of `catalog/topics.toml`. It has no repetition and no wildcard, so that no term can run
away: a term is a finite list of variants, each a few literals with an inflectional ending between them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from newsdesk.canon import unified

LANGUAGES = ("en", "ru", "zh", "kk", "ky", "uz", "tg", "tk")

MAX_VARIANTS = 256
MIN_STEM = 3
MIN_HAN = 2
MIN_CLASS = 2

_SYNTAX = re.compile(r"[*?^$\\{}<>\n\t]|(?<!\w)\+|\+(?!\w)")
_ODD_SPACES = re.compile(r"^ | $|  ")
_STRAY_TILDE = re.compile(r"~(?=[\w~'])|(?<![\w'])~")
_PLAIN = re.compile(r"[^()\[\]|]+")
_LETTER = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"[\w']*$")
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


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
    forms, rest = _alternatives(unified(term), 0, inside="")
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
            plain = _PLAIN.match(term, at)
            parts.append([plain[0] if plain else char])
            at += len(parts[-1][0]) - 1
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
    if not _LETTER.search(form) or _ODD_SPACES.search(form):
        raise ValueError("a term is words separated by single spaces")
    if language == "zh":
        if "~" in form:
            raise ValueError("Chinese has no endings: `~` means nothing there")
        if HAN.search(form) and len(form) < MIN_HAN:
            raise ValueError("a single Chinese character means too many things")
        return
    if "~" in form and _STRAY_TILDE.search(form):
        raise ValueError("`~` stands at the end of a word")
    for stem in form.split("~")[:-1] if "~" in form else ():
        found = _LAST_WORD.search(stem)
        if found is None or len(found[0].replace("'", "")) < MIN_STEM:
            raise ValueError(f"a stem before `~` needs {MIN_STEM} letters or more")
