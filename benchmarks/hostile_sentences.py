"""Sentences made to keep the reader of findings busy: one thing over and over, and mixes of a language's cues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from newsdesk.findings.sentences import LONGEST
from newsdesk.findings.timing.words import LANGUAGES
from newsdesk.rules import Rules

_PIECES = (
    *("1", "12", "1 ", "1 1-", "2024-", "2024 ", "2024-05-05 ", "05.05.2024 ", "10:30 ", "5% ", "$5 million ", "5 км "),
    *("100 млрд ", "5亿", "百", "一", "年", "5月", "1月1日", "第1届", "export 5% ", "ВВП 5% ", "出口5%"),
    *('"', "«", "»", "(", ")", ", ", "，", "、", ": ", "- ", "'", ". . ", "Abc ", "Xy", "Abc of the ", "ABC Bank "),
    *("«Абв» ", "банк «Абв» ", "kompaniyasi ", "公司", "部", "由", "的", "将", "http://", "www.", "to ", "of the "),
    *("в ", "на ", "and ", "и ", "мен ", "va ", "we ", "ва ", "та ", "now ", "сегодня ", "今天", "China ", "Китай "),
    *("Қытай ", "Хитой ", "Чин ", "Hytaý ", "中国", "China, ", "中国、", "will build ", "построит ", "签署", "forum, "),
    *("форум, ", "论坛,", "signed, ", "подписал, ", "imzolandi, ", "қол қойды, ", "сохт, ", "gurar, "),
)
_CHOICE = re.compile(r"\(([^|()]*)[^()]*\)")
_MIXES = 24
"""Random ones of each language."""


def hostile_sentences(rules: Rules) -> Iterator[tuple[str, str, str]]:
    """(language, what it is made of, sentence as long as any is): always the same ones."""
    random = Random(7)  # noqa: S311  (nothing secret)
    for language in LANGUAGES:
        space = "" if language == "zh" else " "
        classes = {name: _words(terms.get(language, ())) for name, terms in rules.findings.classes.items()}
        names = _words([form for name in rules.names for form in name.forms.get(language, ())])
        times = [
            form for slot in LANGUAGES[language].words.values() for forms in slot.values() for form in forms.split(", ")
        ]
        for piece in _PIECES:
            yield language, repr(piece), _filled([piece])
        for name, words in (*classes.items(), ("names", names), ("times", times)):
            if words:
                yield language, f"one of {name}", _filled([words[0], space])
                for what, between in ((name, [space]), (f"{name}, commas", [",", space])):
                    yield (
                        language,
                        what,
                        _filled([part for word in random.choices(words, k=LONGEST) for part in (word, *between)]),
                    )
                mixed = [
                    part
                    for word in random.choices(words, k=LONGEST)
                    for part in (word, space, random.choice(names), ",")
                ]
                yield language, f"{name} and names", _filled(mixed)
        every = [*(word for words in classes.values() for word in words), *names, *times, *_PIECES]
        for number in range(_MIXES):
            pool = random.choices(every, k=random.choice((3, 6, 12, 1000)))
            yield (
                language,
                f"mix {number}",
                _filled([part for word in random.choices(pool, k=LONGEST) for part in (word, space)]),
            )


def _filled(parts: list[str]) -> str:
    """The parts over and over."""
    once = "".join(parts)
    return (once * (LONGEST // len(once) + 1))[:LONGEST]


def _words(terms: Sequence[str]) -> list[str]:
    """Terms as they could stand in a text: of a choice the first, without the marks of endings."""
    return [_CHOICE.sub(r"\1", term).translate({ord("*"): None, ord("~"): None}) for term in terms]
