"""The tables of all languages, made ready once."""

from __future__ import annotations

from functools import cache

from newsdesk.findings.amounts.words.en import ENGLISH
from newsdesk.findings.amounts.words.kk import KAZAKH
from newsdesk.findings.amounts.words.ky import KYRGYZ
from newsdesk.findings.amounts.words.ru import RUSSIAN
from newsdesk.findings.amounts.words.tg import TAJIK
from newsdesk.findings.amounts.words.tk import TURKMEN
from newsdesk.findings.amounts.words.tongue import Tongue, Words
from newsdesk.findings.amounts.words.uz import UZBEK

_TONGUES = {tongue.language: tongue for tongue in (ENGLISH, RUSSIAN, KAZAKH, KYRGYZ, UZBEK, TAJIK, TURKMEN)}
_DIGITS_ONLY = Tongue(
    language="", small={}, scales={}, units={}, counted={}, currencies={}, before={}, per={"year": "/year"}, links="/"
)


@cache
def words_of(language: str) -> Words:
    """The words of a language that is written with spaces; of any other only signs and symbols."""
    return Words(_TONGUES.get(language, _DIGITS_ONLY))
