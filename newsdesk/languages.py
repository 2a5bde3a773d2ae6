"""Which language a text is in."""

from __future__ import annotations

import re

import pycld2

OURS = frozenset({"en", "ru", "zh", "kk", "ky", "uz", "tg", "tk"})
UNKNOWN = "und"

_ENOUGH = 20
"""Bytes of text below which the detector guesses."""

_CYRILLIC = frozenset({"ru", "kk", "ky", "uz", "tg"})
_RUSSIAN = re.compile("[А-Яа-яЁё]")
_NOT_RUSSIAN = re.compile("[\u0400\u0402-\u040f\u0450\u0452-\u052f]")


def detect(text: str, *, prior: str | None) -> str:
    """Tell the language, as ISO 639-1.

    `prior` is what the item or its source says; it stands where the text is too short or the detector is unsure.
    `und` where neither tells.
    """
    return _detected(text, prior) or _by_letters(text, prior) or prior or UNKNOWN


def _detected(text: str, prior: str | None) -> str | None:
    encoded = text.encode("utf-8", "ignore")
    if len(encoded) < _ENOUGH:
        return None
    hint = {"hintLanguage": prior} if prior in OURS else {}
    try:
        reliable, _, details = pycld2.detect(encoded, bestEffort=False, **hint)
    except pycld2.error:
        return None
    code = details[0][1]
    if not reliable or code == "un":
        return None
    return "zh" if code.startswith("zh") else code.split("-")[0]


def _by_letters(text: str, prior: str | None) -> str | None:
    """Russian, where its letters prevail, there are no other Cyrillic ones, and `prior` is not written in them.

    The detector passes over one plain Russian text in eight unless told to expect Russian.
    """
    foreign = prior is None or (prior in OURS and prior not in _CYRILLIC)
    russian = len(_RUSSIAN.findall(text))
    prevails = russian >= _ENOUGH // 2 and 2 * russian > sum(map(str.isalpha, text))
    return "ru" if foreign and prevails and not _NOT_RUSSIAN.search(text) else None
