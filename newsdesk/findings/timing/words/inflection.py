"""Endings and alphabets of languages whose words change behind: what tables need not list form by form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsdesk.alphabets import spelt
from newsdesk.findings.spelling import plain
from newsdesk.findings.timing.words.table import Table

Harmony = tuple[Mapping[str, str], ...]
"""What the capital letters of a written ending stand for, once for each kind of stem."""

_SLOT = re.compile(r"(\{[a-z ]+\})")


def endings(
    harmony: Harmony, *, neutral: str, to: str = "", away: str = "", until: str = "", plural: str = ""
) -> dict[str, str]:
    """Every ending with the signs that stand for it in templates.

    Args:
        harmony: What capitals stand for; all of one ending are taken from the same entry.
        neutral: Endings that change nothing (genitive, locative, possessive, adjective), parted by spaces.
        to: Those of the dative, →.
        away: Those of the ablative, ←.
        until: Those that say "as far as", ⇥.
        plural: Those of the plural, +; all of the others come behind it, too.
    """
    signs = ((neutral, ""), (to, "→"), (away, "←"), (until, "⇥"))
    found: dict[str, str] = {}
    for vowels in harmony:
        letters = str.maketrans(dict(vowels))
        single = {ending.translate(letters): sign for written, sign in signs for ending in written.split()}
        for many in plural.translate(letters).split():
            found[many] = "+"
            found |= {many + ending: f"+ {sign}".rstrip() for ending, sign in single.items()}
        found |= single
    return found


def also_spelt(table: Table, alphabets: Iterable[Mapping[str, str]]) -> Table:
    """A table with everything in other alphabets as well."""
    every = (table, *(_respelt(table, letters) for letters in alphabets))
    return table._replace(
        words={
            slot: {value: ", ".join(dict.fromkeys(each.words[slot][value] for each in every)) for value in values}
            for slot, values in table.words.items()
        },
        phrases={name: _joined(each.phrases[name] for each in every) for name in table.phrases},
        templates={meaning: _joined(each.templates[meaning] for each in every) for meaning in table.templates},
        future=", ".join(dict.fromkeys(each.future for each in every)),
        past=", ".join(dict.fromkeys(each.past for each in every)),
        endings={ending: sign for each in every for ending, sign in each.endings.items()},
        inflected=" ".join(each.inflected for each in every),
    )


def _joined(tables: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(template for templates in tables for template in templates))


def _respelt(table: Table, letters: Mapping[str, str]) -> Table:
    def word(text: str) -> str:
        parts = _SLOT.split(text)
        parts[::2] = [_spelt(part, letters) for part in parts[::2]]
        return "".join(parts)

    return table._replace(
        words={slot: {value: word(forms) for value, forms in values.items()} for slot, values in table.words.items()},
        phrases={name: tuple(map(word, phrase)) for name, phrase in table.phrases.items()},
        templates={meaning: tuple(map(word, templates)) for meaning, templates in table.templates.items()},
        future=word(table.future),
        past=word(table.past),
        endings={word(ending): sign for ending, sign in table.endings.items()},
        inflected=word(table.inflected),
    )


def _spelt(text: str, letters: Mapping[str, str]) -> str:
    return plain(re.sub(r"[\w']+", lambda found: " ".join(spelt(found[0], letters)), text))
