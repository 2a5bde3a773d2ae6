"""The shape of a language's table of time expressions.

Words are in the spelling of `spelling.plain` (lower case, plain hyphens and apostrophes, е for ё, simplified Han).

`words` gives, per slot, the forms of each value, parted by ", "; a form may be of several words. The slots:

| slot | values | said by digits, too |
|---|---|---|
| `n` | a count | up to 999 |
| `tens` | 20 to 90: `{tens} {n}` is one count | |
| `unit` | day, week, month, quarter, half, year, decade | |
| `month` | 1 to 12 | where `month_numbers` |
| `weekday` | 0 (Monday) to 6 | |
| `ordinal` | 1 to 20, of quarters, half-years, five-year plans | yes |
| `quarter`, `half` | 1 to 4, 1 or 2; 0 where `{ordinal}` says which | |
| `plan` | 0: five-year plan, of which `{ordinal}` says which | |
| `decade` | 0: what makes a {year} ten of them | |
| `season` | spring, summer, autumn, winter | |
| `near` | -1 last, 0 this, 1 next, of a unit, weekday, month, season | |
| `nearyear` | -1 last year, 0 this year, 1 next year, 2 the one after (or the adjective; a template adds `year`) | |
| `today` | -1 yesterday, 0 today, 1 tomorrow, 2 the day after | |
| `years` | a pair: first and last year of something with a name of its own | |
| `day` | 1 to 31 | only |
| `year` | 1900 to 2099 | only (Chinese: also 二〇二五) |
| `date` | | only: 16.05.2024, 2024-05-16 |
| `clock` | | only: 10:00 |

`sure month`, `sure weekday`, `sure unit` and so on fill the same slots with those words only that mean nothing else
where they stand alone ("june", not "may"). A `sure year` has no word behind it that it may count ("to 2000 people").

`phrases` are shorthands for parts of templates: `{their name}` in a template stands for each of them.

`templates` gives, per meaning, what expressions look like. In a template `{slot}` stands for any word of the slot,
`<a|b c>` for the one or the other, `[...]` and `[a|b c]` for what may be missing, all else for itself. Spaces in the
text do not matter; every mark of punctuation does, and a hyphen is a word of its own: "16-17 may" is `{day} - {day}
{month}`. Of several templates the one that covers the most wins, of those that cover the same the earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Meaning = Literal[
    # What says a stretch of the calendar may be given by its own slots ("by {year}") wherever {when} is allowed.
    "named",  # a stretch of the calendar, which its slots define: "{day} {month}", "{near} {unit}", "{ordinal} quarter"
    "start",  # of {when}, a named one: "early {when}"
    "middle",
    "end",  # also without {when}: "the end of the {unit}", of the current one
    "first",  # the first {n} {unit} of {when}, or of the year
    "at",  # from here on {when} is a named one or a part of one: "in {when}"; alone it is "at" without being listed
    "until",
    "since",
    "span",  # from {when} to {when}
    "ahead",  # {n} {unit} after the article's day: "in {n} {unit}"; without {n}, one
    "ago",
    "within ahead",  # from the article's day to {n} {unit} after it, or to the end of {when}
    "within back",
    "within",  # the one or the other, as the sentence speaks of the past or of the future
    "for",  # {n} {unit}
    "recent",
    "soon",
    "nothing",  # looks like a time and is none: "{n} - {unit} old"
]


class Table(NamedTuple):
    """How one language speaks of time."""

    words: Mapping[str, Mapping[object, str]]
    templates: Mapping[Meaning, tuple[str, ...]]
    future: str
    """Words and phrases that put a sentence into the future, parted by ", "; a `*` at the begin or the end of a single
    word stands for any letters."""
    past: str = ""
    """The same of the past. Of several words the last one before an expression in its clause decides, else the first
    one behind it."""
    phrases: Mapping[str, tuple[str, ...]] = {}
    endings: Mapping[str, str] = {}
    """Endings that words of the slots may have, with the signs that stand for each in templates, parted by spaces:
    → to, ← from, ⇥ as far as, + plural; none for an ending that changes nothing."""
    inflected: str = ""
    """Other words that may have them, parted by spaces."""
    month_numbers: bool = False
    """Months are numbers: 5月."""
    spaced: bool = True
    """Words are parted by spaces; otherwise every character is a word, and so is a run of Chinese numerals."""
