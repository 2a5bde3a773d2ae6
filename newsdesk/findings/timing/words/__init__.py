"""How each language speaks of time, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from newsdesk.findings.timing.words import en, kk, ky, ru, tg, tk, uz, zh
from newsdesk.findings.timing.words.table import Table

LANGUAGES: Mapping[str, Table] = {
    "en": en.TABLE,
    "ru": ru.TABLE,
    "zh": zh.TABLE,
    "kk": kk.TABLE,
    "ky": ky.TABLE,
    "uz": uz.TABLE,
    "tg": tg.TABLE,
    "tk": tk.TABLE,
}
"""By ISO 639-1."""
NO_LANGUAGE = Table(words={}, templates={"named": ("{date}",)}, future="")
"""What is read the same in every language."""
