"""What a language's table of amounts holds, and how its words are told with their endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from newsdesk.endings import is_ending
from newsdesk.findings.spelling import plain
from newsdesk.records import Bound

TIMES: Mapping[str, str] = {"years": "year", "months": "month", "days": "day", "hours": "hour", "weeks": "week"}
"""Units of time, and what is said of each of them."""
LASTING = frozenset([*TIMES, "weeks", "minutes", "seconds", "decades", "centuries"])
"""Units of time."""
TURKIC = frozenset(["kk", "ky", "uz", "tk"])
_ELEVEN = 11
"""A language that has no word for it says ten one."""
_STEM = 4
"""Letters from which a word of a table is a stem, with any ending behind it; shorter ones stand as they are written."""
_PLURALS = ("лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр", "lar", "ler")

SYMBOLS: Mapping[str, str] = {
    "t": "t", "kg": "kg", "km": "km", "m": "m", "m2": "m2, sq m, m²", "km2": "km2, sq km, km²", "ha": "ha",
    "m3": "m3, cu m, m³", "l": "l", "barrels": "bbl, bpd", "MW": "mw", "GW": "gw", "kW": "kw", "kWh": "kwh",
    "MWh": "mwh", "GWh": "gwh", "TWh": "twh", "kV": "kv", "TEU": "teu, teus", "MVA": "mva", "cm": "cm", "mm": "mm",
}  # fmt: skip
"""Unit: how it is written everywhere."""
CODES: Mapping[str, str] = {
    **{
        code.lower(): code
        for code in (
            "USD", "KZT", "UZS", "KGS", "TJS", "TMT", "CNY", "EUR", "RUB", "GBP", "JPY", "INR", "TRY", "HKD", "AED",
            "AZN", "CHF", "KRW", "PKR", "GEL", "AMD", "BYN", "UAH",
        )
    },
    "rmb": "CNY", "rub": "RUB", "tl": "TRY",
}  # fmt: skip
"""Currency by its code, as codes are written in plain spelling."""
SIGNS: Mapping[str, str] = {
    "$": "USD",
    "€": "EUR",
    "¥": "CNY",
    "£": "GBP",
    "₸": "KZT",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₩": "KRW",
}


def phrases(listed: str) -> Iterator[str]:
    """The phrases of a list with commas, in plain spelling."""
    return (plain(" ".join(phrase.split())) for phrase in listed.split(",") if phrase.strip())


def turned(table: Mapping[str, str]) -> dict[str, str]:
    """Phrase: what it stands for."""
    return {phrase: meaning for meaning, listed in table.items() for phrase in phrases(listed)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tongue:
    """How one language writes amounts. Lists are separated by commas; words of four letters and more are stems."""

    language: str
    decimal_comma: bool = True
    small: Mapping[float, str]
    """Below a thousand: value, words in all their forms."""
    hundred: str = ""
    """Words for a hundred that count hundreds (five hundred)."""
    scales: Mapping[float, str]
    """From a thousand on: value, stems and abbreviations."""
    single: str = ""
    """Forms of scales that stand for one of it (тысяча, миллион)."""
    half: str = ""
    """What adds a half to the number before it (с половиной, yarim)."""
    articles: str = ""
    """Words before a multiplier that are "one" or "half" of it."""
    joints: str = ""
    """Words inside a number (two hundred and five)."""
    clips: str = ""
    """What may be glued to a number in words or digits (Uzbek -ta)."""
    clitics: str = ""
    """What may be glued to digits: the cases of the number that is read."""
    wholes: Mapping[float, str] = field(default_factory=dict)
    """Words that say how many times by themselves (вдвое)."""
    units: Mapping[str, str]
    counted: Mapping[str, str]
    """Things that are counted: what they are called in every language, stems."""
    currencies: Mapping[str, str]
    before: Mapping[Bound, str]
    after: Mapping[Bound, str] = field(default_factory=dict)
    plainly: str = ""
    """Phrases that look like bounds and are none (as many as)."""
    per: Mapping[str, str]
    """Year, month, week, day, hour: what says that the amount is of each."""
    pairs: Mapping[str, str] = field(default_factory=dict)
    """What opens a range: what stands between its ends (between: and)."""
    links: str
    """What stands between the ends of a range by itself (to, до)."""
    moved: str = "(?!)"
    """Expression of verbs of change: with one of them "up to" is "to"."""
    numbered: str = ""
    """Words that a number follows as a name (article 5)."""
    ranked: str = ""
    """Words before which a number is an ordinal (7 класс)."""
    months: str = ""
    stops: str = ""
    """Words that end or cannot begin what is counted."""
    adjectives: str = "(?!)"
    """Expression of words behind which the thing counted is still to come."""
    plurals: str | None = None
    """Expression of the words that end what is counted, where a language tells them."""
    counters: str = ""
    """Words between the number and what is counted (ta, nafar), that say nothing or little themselves."""
    several: str = ""
    """Words that make a bare scale vague (several thousand)."""
    number_of: str = "(?!)"
    """Expression of what is counted, before the number (the number of ... by 600); group 1."""


class Words:
    """A tongue, ready for looking up."""

    __slots__ = (
        "adjective", "after", "before", "bounded", "canonical", "clips", "clitics", "counted", "counters", "currencies",
        "eleven", "halves", "hundreds", "joints", "links", "months", "moved", "number_of", "numbered",
        "openings", "pairs", "per", "per_before", "plural", "ranked", "scales", "several", "single", "small",
        "starts", "stops", "tongue", "turkic", "units", "vocabulary", "wholes",
    )  # fmt: skip

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue
        self.small = {word: float(value) for value, listed in tongue.small.items() for word in phrases(listed)}
        self.small |= {word + clip: value for word, value in self.small.items() for clip in phrases(tongue.clips)}
        self.clips = frozenset(phrases(tongue.clips))
        self.clitics = frozenset([*phrases(tongue.clips), *phrases(tongue.clitics)])
        self.eleven = _ELEVEN in tongue.small
        self.turkic = tongue.language in TURKIC
        self.hundreds = frozenset(phrases(tongue.hundred))
        self.scales = {word: float(value) for value, listed in tongue.scales.items() for word in phrases(listed)}
        self.single = frozenset(phrases(tongue.single))
        self.halves = frozenset(phrases(tongue.half))
        self.joints = frozenset(phrases(tongue.joints))
        self.wholes = {word: float(value) for value, listed in tongue.wholes.items() for word in phrases(listed)}
        self.units = {**turned(SYMBOLS), **turned(tongue.units)}
        self.counted = turned(tongue.counted)
        self.currencies = {**CODES, **turned(tongue.currencies)}
        self.before = {p: bound for bound, listed in tongue.before.items() for p in phrases(listed)}
        self.bounded: dict[str, Bound | None] = {**self.before, **dict.fromkeys(phrases(tongue.plainly))}
        self.after = {p: bound for bound, listed in tongue.after.items() for p in phrases(listed)}
        self.per = turned(tongue.per)
        self.per_before = _any_of(self.per, r"\b(", r")\b[^,;.\d]{0,24}$")
        self.pairs = {plain(opening): plain(link) for opening, link in tongue.pairs.items()}
        self.links = frozenset(phrases(tongue.links))
        self.moved = re.compile(tongue.moved)
        self.numbered = frozenset(phrases(tongue.numbered))
        self.ranked = frozenset(phrases(tongue.ranked))
        self.months = frozenset(phrases(tongue.months))
        self.stops = frozenset(phrases(tongue.stops)) | self.links
        self.adjective = re.compile(tongue.adjectives)
        self.plural = None if tongue.plurals is None else re.compile(tongue.plurals)
        self.counters = frozenset(phrases(tongue.counters))
        self.several = dict.fromkeys(phrases(tongue.several), True)
        self.number_of = re.compile(tongue.number_of)
        known = {*self.units, *self.counted, *self.currencies, *self.ranked, *self.numbered, *self.months}
        self.vocabulary = frozenset(phrase for phrase in known if " " not in phrase)
        self.units, self.counted, self.currencies = map(self._by_stems, (self.units, self.counted, self.currencies))
        self.vocabulary |= {
            word for table in (self.units, self.counted, self.currencies) for phrase in table for word in phrase.split()
        }
        _lemma.cache_clear()
        self.canonical = frozenset([*self.units.values(), *self.counted.values()])
        self.openings = frozenset(
            [*self.small, *self.scales, *self.hundreds, *self.wholes, *self.halves, *phrases(tongue.articles)]
        )
        self.starts = frozenset([*self.small, *self.scales, *self.hundreds, *self.wholes])

    def lemma(self, word: str) -> str:
        """The word of the table that this is a form of; itself where there is none."""
        return _lemma(self, word)

    def knows(self, unit: str | None) -> bool:
        """Whether it is one of the table's, not a noun as written."""
        return unit is not None and unit in self.canonical

    def scale(self, word: str) -> float | None:
        """A thousand or more, where the word says so, in any case but the plural of many languages (thousands of)."""
        return _scale(self, word)

    def small_cased(self, word: str) -> float | None:
        """The number that this word is with a case ending, as the last word of a longer one has."""
        return next(
            (
                self.small[word[:cut]]
                for cut in range(len(word) - 1, 1, -1)
                if word[:cut] in self.small and word[cut:] in self.clitics
            ),
            None,
        )

    def _by_stems(self, table: dict[str, str]) -> dict[str, str]:
        """The table with the words of its phrases as their stems, where they have some by themselves."""
        return {" ".join(map(self.lemma, phrase.split())): meaning for phrase, meaning in table.items()}


def _any_of(listed: Iterable[str], opening: str, closing: str) -> re.Pattern[str]:
    longest_first = sorted(listed, key=len, reverse=True)
    return re.compile(opening + "|".join(map(re.escape, longest_first)) + closing)


@lru_cache(maxsize=1 << 14)
def _lemma(words: Words, word: str) -> str:
    if word in words.vocabulary or words.tongue.language == "en":
        return word
    for length in range(min(len(word) - 1, 24), _STEM - 1, -1):
        stem = word[:length]
        if stem in words.vocabulary and is_ending(words.tongue.language, word[length:]):
            return stem
    return word


@lru_cache(maxsize=1 << 12)
def _scale(words: Words, word: str) -> float | None:
    if word in words.scales:
        return words.scales[word]
    if words.tongue.language in {"en", "ru"}:
        return None
    for length in range(min(len(word) - 1, 12), 2, -1):
        ending = word[length:]
        if (
            word[:length] in words.scales
            and not ending.startswith(_PLURALS)
            and is_ending(words.tongue.language, ending)
        ):
            return words.scales[word[:length]]
    return None
