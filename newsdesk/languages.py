"""Which language a text is in."""

from __future__ import annotations

import pycld2

OURS = frozenset({"en", "ru", "zh", "kk", "ky", "uz", "tg", "tk"})
UNKNOWN = "und"

_ENOUGH = 20
"""Bytes of text below which the detector guesses."""


def detect(text: str, *, prior: str | None) -> str:
    """Tell the language, as ISO 639-1.

    `prior` is what the item or its source says; it stands where the text is too short or the detector is unsure.
    `und` where neither tells.
    """
    found = _detected(text, prior)
    return found or prior or UNKNOWN


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
