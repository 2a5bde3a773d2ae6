"""What silkwire makes of a text, shown: a row for programs, a page for people."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from flows.tables import print_table, printable
from newsdesk.languages import UNKNOWN
from newsdesk.records import Analysis, Commitment, Event, Field, Figure, Mention, Published

_SHOWN = 3
"""Sentences that are shown of a tag's evidence."""
_REACH = 160
"""Characters that are shown of a sentence on either side of the evidence."""
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]*\s|[。！？；]|\n")
_EVIDENCE = ("field", "start_char", "end_char", "sentence")
_FORMS = {"second": "%Y-%m-%d %H:%M:%S UTC", "minute": "%Y-%m-%d %H:%M UTC", "day": "%Y-%m-%d", "month": "%Y-%m"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text, and what is made of it."""

    id: str | int
    """The name of its file, `-`, or what its line says."""
    title: str
    body: str
    """As it was given: spans are places in it."""
    published: Published | None
    language: str
    script: str | None
    analysis: Analysis


def as_row(text: Text) -> dict[str, Any]:
    """A text as JSON has it: evidence in rows that are named as the warehouse's columns."""
    analysis = text.analysis
    return {
        "id": text.id,
        "language": text.language,
        "in_scope": analysis.in_scope,
        "tags": [asdict(tag) for tag in analysis.tags],
        "mentions": [asdict(mention) | {"rule_version": analysis.rule_version} for mention in analysis.mentions],
        "commitments": [asdict(commitment) for commitment in analysis.commitments],
        "events": [asdict(event) for event in analysis.events],
        "figures": [asdict(figure) for figure in analysis.figures],
    }


def print_text(text: Text) -> None:
    """A text for a person: what is known of it, its tags, and what speaks for them."""
    sys.stdout.write("".join(f"{printable(line)}\n" for line in _lines(text)))
    sys.stdout.flush()
    analysis = text.analysis
    if analysis.tags:
        tags = ((tag.tag, tag.kind, f"{tag.score:g}", f"{tag.mentions:,}") for tag in analysis.tags)
        print_table(("tag", "kind", "score", "mentions"), tags)
    if analysis.mentions:
        print_table(("tag", "where", "evidence"), _evidence(text))
    for found in (analysis.commitments, analysis.events, analysis.figures):
        if found:
            _print_found(found)


def _lines(text: Text) -> Iterator[str]:
    yield f"{_one_line(str(text.id))}: {len(text.body):,} characters"
    yield ""
    if text.title:
        yield _one_line(text.title)
        yield ""
    if text.published:
        yield f"published  {text.published.at.strftime(_FORMS[text.published.precision])}"
    language = "unknown" if text.language == UNKNOWN else text.language
    yield f"language   {language} ({text.script})" if text.script else f"language   {language}"
    yield f"in scope   {'yes' if text.analysis.in_scope else 'no'}"
    if not text.analysis.tags:
        yield "tags       none"


def _evidence(text: Text) -> Iterator[tuple[str, str, str]]:
    """Of each tag some sentences, with its mentions in brackets; those of tags that were given come first."""
    texts: Mapping[Field, str] = {"title": text.title, "body": text.body}
    by_tag: dict[str, list[Mention]] = {tag.tag: [] for tag in text.analysis.tags}
    given = frozenset(by_tag)
    for mention in text.analysis.mentions:
        by_tag.setdefault(mention.tag, []).append(mention)
    for tag, mentions in by_tag.items():
        name = tag if tag in given else f"{tag} (too little)"
        left: Sequence[Mention] = mentions
        for _ in range(_SHOWN):
            if left:
                where, sentence, left = _first_sentence(left, texts)
                yield name, where, sentence
                name = ""
        if left:
            yield "", "", f"and {len(left):,} more"


def _first_sentence(mentions: Sequence[Mention], texts: Mapping[Field, str]) -> tuple[str, str, Sequence[Mention]]:
    """Where the first of a tag's mentions is, its sentence, and the mentions that are not in it."""
    first = mentions[0]
    text = texts[first.field]
    start, end = _sentence(text, first.start_char, first.end_char)
    shown, done = "" if not start or _ends(text[:start][-1:]) else "… ", start
    count = 0
    for mention in mentions:
        if mention.field != first.field or mention.end_char > end or mention.start_char < done:
            break
        shown += f"{text[done : mention.start_char]}[{text[mention.start_char : mention.end_char]}]"
        done = mention.end_char
        count += 1
    shown += text[done:end] + ("" if end == len(text) or _ends(text[end - 1]) else " …")
    return f"{first.field} {first.start_char}-{first.end_char}", _one_line(shown), mentions[count:]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence around a mention is shown."""
    before = max(0, start - _REACH)
    for found in _SENTENCE_END.finditer(text, before, start):
        before = found.end()
    after = _SENTENCE_END.search(text, end, end + _REACH)
    return before, after.end() if after else min(len(text), end + _REACH)


def _ends(character: str) -> bool:
    return _SENTENCE_END.fullmatch(f".{character}") is not None or _SENTENCE_END.fullmatch(character) is not None


def _print_found(found: Sequence[Commitment] | Sequence[Event] | Sequence[Figure]) -> None:
    """Facts of one kind, by their fields; the sentence last."""
    names = [each.name for each in fields(found[0]) if each.name not in _EVIDENCE]
    rows = ([*(_cell(getattr(each, name)) for name in names), _one_line(each.sentence)] for each in found)
    print_table([*(name.replace("_", " ") for name in names), "sentence"], rows)


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else _one_line(str(value))


def _one_line(text: str) -> str:
    return " ".join(text.split())
