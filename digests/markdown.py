"""A digest as Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digests import wording
from newsdesk.manifest import Line, Manifest, Prospect, Section

_SPECIAL = re.compile(r"[\\`*_\[\]<|~$]|#(?=#*$)|&(?=#?\w+;)|:(?=//)|(?<=\w)@|(?<=\bwww)\.")
"""All that can be markup within a line; bare addresses too, because some readers make links of them."""
_AT_START = re.compile(r"^(?:[-+=>#]|\d+(?=[.)]))")
"""What begins a block, or underlines a heading, where a line starts with it."""
_URL_UNSAFE = re.compile(r"[\x00-\x20<>\\\x7f-\x9f]")


def render(manifest: Manifest) -> str:
    """The digest for notes, chats and repositories."""
    blocks = [*_head(manifest), *_sections(manifest.inside, manifest), *_prospects(manifest), *_counts(manifest)]
    blocks += [*_sections(manifest.outside, manifest), *_sources(manifest)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """The text as a reader of the rendered Markdown sees it, whatever is in it."""
    escaped = _SPECIAL.sub(r"\\\g<0>", wording.clean(text))
    return _AT_START.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], escaped)


def _head(manifest: Manifest) -> Iterator[str]:
    yield f"# {escape(manifest.title)}, {wording.day(manifest)}"
    yield escape(wording.period(manifest))
    yield from map(escape, wording.opening(manifest))


def _sections(sections: tuple[Section, ...], manifest: Manifest) -> Iterator[str]:
    for section in sections:
        yield f"## {escape(section.heading)}"
        yield from _section(section, manifest)


def _section(section: Section, manifest: Manifest) -> Iterator[str]:
    for line in section.lines:
        yield from _line(line, manifest)
    yield escape(wording.more(section) or "")


def _line(line: Line, manifest: Manifest) -> Iterator[str]:
    yield _headline(line)
    by = f"**{escape(line.source_name)}** · {wording.dated(line, manifest)} · {', '.join(wording.languages(line))}"
    carriers = wording.carriers(line)
    yield by + (f" · also {escape(carriers)}" if carriers else "")
    yield escape(line.excerpt)
    about = " · ".join(filter(None, (", ".join(wording.topics(line, manifest)), wording.countries(line, manifest))))
    yield (f"{escape(about)}  \n" if about else "") + f"*{escape(line.reason)}*"


def _prospects(manifest: Manifest) -> Iterator[str]:
    for section in manifest.prospects:
        yield f"## {escape(section.heading)}"
        for line in section.lines:
            yield from _prospect(line, manifest)
        yield escape(wording.more_ahead(section) or "")


def _prospect(line: Prospect, manifest: Manifest) -> Iterator[str]:
    yield _headline(line)
    facts = (*wording.facts(line, manifest), f"{line.source_name}, {wording.dated(line, manifest)}")
    told = " · ".join((f"**{escape(wording.lead(line, manifest))}**", *map(escape, facts)))
    yield f"{told}  \n*{escape(line.reason)}*"


def _headline(line: Line | Prospect) -> str:
    headline = escape(line.headline)
    return f"### {line.position}. " + (f"[{headline}](<{_address(line.url)}>)" if line.url else headline)


def _counts(manifest: Manifest) -> Iterator[str]:
    if not manifest.in_scope:
        return
    yield "## Stories in scope"
    yield _table(("Between", "Stories"), ((each.label, str(each.count)) for each in manifest.dyads))
    for name, counts in (("Topics", manifest.by_topic), ("Countries", manifest.by_country)):
        if counts:
            yield f"{name}: " + ", ".join(f"{escape(each.label)} {each.count}" for each in counts)


def _sources(manifest: Manifest) -> Iterator[str]:
    yield "## Sources"
    if giving := wording.giving(manifest):
        rows = ((it.name, str(it.items_new), str(it.items_seen), str(it.items_rejected)) for it in giving)
        yield _table(("Source", "New", "Seen", "Rejected"), rows)
    yield escape(wording.not_giving(manifest) or "")
    if failing := wording.failing(manifest):
        yield "### Failing sources"
        yield "\n".join(
            f"- {escape(each.name)}: {', '.join(map(escape, wording.failure(each, manifest)))}" for each in failing
        )
        yield escape(wording.more_failing(manifest) or "")
    yield escape(wording.completeness(manifest))


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """The first column is text, the others are numbers."""
    ruler = ("---", *("---:" for _ in head[1:]))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ruler, *(map(escape, row) for row in rows)))


def _address(url: str) -> str:
    return _URL_UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
