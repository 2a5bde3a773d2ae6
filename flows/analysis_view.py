"""What silkwire makes of a text, shown: a row for programs, a page for people."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from flows.account_view import reasons
from flows.findings_view import findings
from flows.styled import print_styled
from flows.tables import one_line, print_table, printable
from newsdesk.languages import UNKNOWN
from newsdesk.records import Analysis, Field, Mention, Published, Scope
from newsdesk.tagging import Account

_SHOWN = 3
"""Sentences that are shown of a tag's evidence."""
_REACH = 160
"""Characters that are shown of a sentence on either side of the evidence."""
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]*\s|[。！？；]|\n")
_SHORTEST_END = 8
"""Characters among which the end of a sentence is looked for."""
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
    by = {"rule_version": analysis.rule_version}
    return {
        "id": text.id,
        "language": text.language,
        "in_scope": analysis.in_scope,
        "scope": scope_row(analysis.scope),
        "tags": [asdict(tag) for tag in analysis.tags],
        "mentions": [mention._asdict() | by for mention in analysis.mentions],
        "commitments": [asdict(commitment) | by for commitment in analysis.commitments],
        "events": [asdict(event) | by for event in analysis.events],
        "figures": [asdict(figure) | by for figure in analysis.figures],
    }


def scope_row(scope: Scope) -> dict[str, Any]:
    """Scope as JSON has it."""
    return {
        "in_scope": scope.in_scope,
        "score": scope.score,
        "threshold": scope.threshold,
        "evidence": [evidence._asdict() for evidence in scope.evidence],
    }


def print_text(text: Text, account: Account) -> None:
    """A text for a person: what is known of it, its tags, what speaks for them, and what is found in it."""
    sys.stdout.write("".join(f"{printable(line)}\n" for line in _lines(text)))
    sys.stdout.flush()
    analysis = text.analysis
    if analysis.tags:
        tags = ((tag.tag, tag.kind, f"{tag.score:g}", f"{tag.mentions:,}") for tag in analysis.tags)
        print_table(("tag", "kind", "score", "mentions"), tags)
    if analysis.mentions:
        print_table(("tag", "where", "evidence"), _evidence(text))
    print_styled(findings(analysis))
    print_styled(reasons(account, {"title": text.title, "standfirst": "", "body": text.body}))


def _lines(text: Text) -> Iterator[str]:
    yield f"{one_line(str(text.id))}: {len(text.body):,} characters"
    yield ""
    if text.title:
        yield one_line(text.title)
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
        name, left = tag if tag in given else f"{tag} (too little)", len(mentions)
        for where, sentence, count in islice(_sentences(mentions, texts), _SHOWN):
            yield name, where, sentence
            name = ""
            left -= count
        if left:
            yield "", "", f"and {left:,} more"


def _sentences(mentions: Sequence[Mention], texts: Mapping[Field, str]) -> Iterator[tuple[str, str, int]]:
    """The sentences that a tag's mentions are in: where the first one is, the sentence, and how many it has."""
    shown: dict[Field, int] = {}
    at = 0
    while at < len(mentions):
        first = mentions[at]
        text = texts[first.field]
        start = max(_beginning(text, first.start_char), shown.get(first.field, 0))
        end = shown[first.field] = _end(text, first.end_char)
        marked, done, count = "", start, 0
        for mention in islice(mentions, at, None):
            if mention.field != first.field or mention.end_char > end:
                break
            marked += f"{text[done : mention.start_char]}[{text[mention.start_char : mention.end_char]}]"
            done = mention.end_char
            count += 1
        sentence = one_line(marked + text[done:end])
        before, behind = "" if _is_end(text, start) else "… ", "" if _is_end(text, end) else " …"
        yield f"{first.field} {first.start_char}-{first.end_char}", f"{before}{sentence}{behind}", count
        at += count


def _beginning(text: str, at: int) -> int:
    """Where the sentence around a place begins, or what is shown of it: with a word, where words have spaces."""
    reach = max(0, at - _REACH)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, reach, at)]
    if ends or not reach:
        return ends[-1] if ends else 0
    space = text.find(" ", reach, at)
    return space + 1 if space >= 0 else reach


def _end(text: str, at: int) -> int:
    reach = min(len(text), at + _REACH)
    found = _SENTENCE_END.search(text, at, reach)
    if found or reach == len(text):
        return found.end() if found else reach
    space = text.rfind(" ", at, reach)
    return space if space >= 0 else reach


def _is_end(text: str, at: int) -> bool:
    """Whether a sentence ends there."""
    behind = max(0, at - _SHORTEST_END)
    return at in (0, len(text)) or any(found.end() == at for found in _SENTENCE_END.finditer(text, behind, at))
