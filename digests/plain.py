"""A digest as plain text: 72 columns, of which a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from digests import wording
from newsdesk.manifest import Line, Manifest, Prospect, Section

COLUMNS = 72
_MARGIN = 5
"""Columns before a line's text: its number stands there."""

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_OPENING, _CLOSING = "（〔［｛〈《「『【“‘([{", "、。，．：；？！）〕］｝〉》」』】…”’,.:;?!)]}"
# A piece that no line break may enter: a wide character with the punctuation that clings to it, or a word.
_PIECE = re.compile(
    rf"(?P<gap>\s*)(?P<piece>[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{re.escape(_CLOSING)}]*)"
)


def render(manifest: Manifest) -> str:
    """The digest to read in any terminal or mail client."""
    rows = [*_head(manifest), *_sections(manifest.inside, manifest), *_prospects(manifest), *_counts(manifest)]
    rows += [*_sections(manifest.outside, manifest), *_sources(manifest)]
    return "\n".join(rows) + "\n"


def width(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text if category(char) not in ("Mn", "Me", "Cf"))


def wrap(text: str, columns: int) -> list[str]:
    """Break one line into several: at spaces, and between Chinese characters; a word longer than a line is cut."""
    lines, line = [], ""
    for gap, piece in _pieces(text, columns):
        joined = f"{line} {piece}" if gap and line else line + piece
        if line and width(joined) > columns:
            lines.append(line)
            line = piece
        else:
            line = joined
    return [*lines, line] if line else lines


def _pieces(text: str, columns: int) -> Iterator[tuple[str, str]]:
    for found in _PIECE.finditer(wording.clean(text)):
        gap, piece = found["gap"], found["piece"]
        while width(piece) > columns:
            fits = next(end for end in range(len(piece), 0, -1) if width(piece[:end]) <= columns)
            yield gap, piece[:fits]
            gap, piece = "", piece[fits:]
        yield gap, piece


def _head(manifest: Manifest) -> Iterator[str]:
    yield from wrap(f"{manifest.title}, {wording.day(manifest)}".upper(), COLUMNS)
    yield from wrap(wording.period(manifest), COLUMNS)
    yield "=" * COLUMNS
    yield ""
    for sentence in wording.opening(manifest):
        yield from wrap(sentence, COLUMNS)


def _sections(sections: tuple[Section, ...], manifest: Manifest) -> Iterator[str]:
    for section in sections:
        yield from _heading(section.heading)
        yield from _section(section, manifest)


def _section(section: Section, manifest: Manifest) -> Iterator[str]:
    for line in section.lines:
        yield ""
        yield from _line(line, manifest)
    if more := wording.more(section):
        yield ""
        yield " " * _MARGIN + more


def _line(line: Line, manifest: Manifest) -> Iterator[str]:
    by = (line.source_name, wording.dated(line, manifest), ", ".join(wording.languages(line)))
    about = (", ".join(wording.topics(line, manifest)), wording.countries(line, manifest))
    told = [
        line.headline,
        " | ".join(by),
        f"Also: {carriers}" if (carriers := wording.carriers(line)) else "",
        line.excerpt,
        " | ".join(filter(None, about)),
        f"Why: {line.reason}",
    ]
    yield from _item(line.position, told, line.url)


def _prospects(manifest: Manifest) -> Iterator[str]:
    for section in manifest.prospects:
        yield from _heading(section.heading)
        for line in section.lines:
            yield ""
            yield from _prospect(line, manifest)
        if more := wording.more_ahead(section):
            yield ""
            yield " " * _MARGIN + more


def _prospect(line: Prospect, manifest: Manifest) -> Iterator[str]:
    heard = f"{line.source_name}, {wording.dated(line, manifest)}"
    told = [
        line.headline,
        " | ".join((wording.lead(line, manifest), *wording.facts(line, manifest))),
        heard,
        f"Why: {line.reason}",
    ]
    yield from _item(line.position, told, line.url)


def _item(position: int, told: Iterable[str], url: str | None) -> Iterator[str]:
    """What is told beside its number, and where it stands."""
    number = f"{position:>3}. "
    for text in told:
        for row in wrap(text, COLUMNS - _MARGIN):
            yield number + row
            number = " " * _MARGIN
    if url:
        yield number + wording.clean(url)  # whole, however long: a broken address is none


def _counts(manifest: Manifest) -> Iterator[str]:
    if not manifest.in_scope:
        return
    yield from _heading("Stories in scope")
    yield ""
    for each in manifest.dyads:
        yield f"{wording.clean(each.label):<32}{each.count:>4}"
    for name, counts in (("Topics", manifest.by_topic), ("Countries", manifest.by_country)):
        if counts:
            yield ""
            yield from wrap(f"{name}: " + ", ".join(f"{each.label} {each.count}" for each in counts), COLUMNS)


def _sources(manifest: Manifest) -> Iterator[str]:
    yield from _heading("Sources")
    if giving := wording.giving(manifest):
        yield ""
        yield f"{'':<44}{'new':>8}{'seen':>8}{'rejected':>12}"
        for each in giving:
            name = next(iter(wrap(each.name, 44)), "")
            yield name + " " * (44 - width(name)) + f"{each.items_new:>8}{each.items_seen:>8}{each.items_rejected:>12}"
    if rest := wording.not_giving(manifest):
        yield ""
        yield from wrap(rest, COLUMNS)
    if failing := wording.failing(manifest):
        yield from _heading("Failing sources")
        yield ""
        for each in failing:
            yield from _hanging(", ".join((each.name, *reversed(wording.failure(each, manifest)))))
        yield from wrap(wording.more_failing(manifest) or "", COLUMNS)
    yield ""
    yield "-" * COLUMNS
    yield from wrap(wording.completeness(manifest), COLUMNS)


def _heading(text: str) -> Iterator[str]:
    rows = wrap(text.upper(), COLUMNS)
    yield from ("", "", *rows)
    yield "-" * max(map(width, rows), default=0)


def _hanging(text: str) -> Iterator[str]:
    for index, row in enumerate(wrap(text, COLUMNS - 2)):
        yield ("- " if index == 0 else "  ") + row
