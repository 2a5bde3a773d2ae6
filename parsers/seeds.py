"""Seeds: articles given with the project, as plain text.

    Title: China, Central Asian nations to bolster solidarity
    Date: Dec 2, 2024

    The standfirst, on one line.
    Each further line is a paragraph of the body.

`Title:` and `Date:` are required; `URL:`, `Author:`, `Source:` and `Language:` are not. An empty line ends the headers.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from newsdesk.errors import ParseError
from newsdesk.identity import canonical_url
from newsdesk.records import SEEDS, Item, Published
from newsdesk.text import clean_line
from parsers.dates import has_begun, written_date
from parsers.markup import language_code

_HEADERS = {
    "title": "Title",
    "date": "Date",
    "url": "URL",
    "author": "Author",
    "source": "Source",
    "language": "Language",
}
_REPEATABLE = "author"
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """What stands behind a header's name; `line` counts from 1."""

    value: str
    line: int


def parse_seed(data: bytes, *, name: str, seen_at: datetime) -> Item:
    """Read a seed file; `name` is the file's name, `seen_at` the present (aware).

    The first line of the text is the standfirst, each further line a paragraph; a single line is the body.

    Raises:
        ParseError: The file is no seed; with the line, where there is one.
    """
    lines = _lines(data, name)
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    headers = _headers(lines[:end], name)
    title, published = _required(headers, "title", name).value, _published(headers, name, seen_at)
    if end == len(lines):
        raise ParseError(name, "no empty line after the headers", line=end)
    paragraphs = [paragraph for line in lines[end:] if (paragraph := clean_line(line))]
    if not paragraphs:
        raise ParseError(name, "no text after the headers", line=end + 1)
    standfirst = paragraphs.pop(0) if len(paragraphs) > 1 else None
    return Item(
        source_id=SEEDS,
        url=_url(headers, name),
        title=title,
        standfirst=standfirst,
        body="\n\n".join(paragraphs),
        authors=_authors(headers),
        language=_language(headers, name),
        published=published,
        publisher=next((header.value or None for header in headers.get("source", ())), None),
    )


def _lines(data: bytes, name: str) -> list[str]:
    """The lines as an editor counts them; a byte order mark is no part of the first."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ParseError(name, "not UTF-8; save the file in that encoding", line=line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _headers(lines: list[str], name: str) -> dict[str, list[_Header]]:
    headers: dict[str, list[_Header]] = {}
    for number, line in enumerate(lines, 1):
        written, colon, value = line.partition(":")
        key = written.strip().casefold()
        if not colon:
            raise ParseError(name, "a header needs a colon, and the headers end with an empty line", line=number)
        if key not in _HEADERS:
            known = ", ".join(_HEADERS.values())
            raise ParseError(name, f"unknown header `{clean_line(written)}`; there are {known}", line=number)
        if key in headers and key != _REPEATABLE:
            raise ParseError(name, f"`{_HEADERS[key]}:` stands here a second time", line=number)
        headers.setdefault(key, []).append(_Header(value=clean_line(value), line=number))
    return headers


def _required(headers: dict[str, list[_Header]], key: str, name: str) -> _Header:
    if key not in headers:
        raise ParseError(name, f"`{_HEADERS[key]}:` is missing", line=1)
    header = headers[key][0]
    if not header.value:
        raise ParseError(name, f"`{_HEADERS[key]}:` is empty", line=header.line)
    return header


def _published(headers: dict[str, list[_Header]], name: str, seen_at: datetime) -> Published:
    header = _required(headers, "date", name)
    published = written_date(header.value, zone=_UTC)
    if published is None:
        advice = "write `Dec 2, 2024`, `2 December 2024` or `2024-12-02`"
        raise ParseError(name, f"`{header.value}` cannot be read as a date; {advice}", line=header.line)
    if not has_begun(published, seen_at):
        raise ParseError(name, f"the date `{header.value}` lies in the future", line=header.line)
    return published


def _url(headers: dict[str, list[_Header]], name: str) -> str:
    for header in headers.get("url", ()):
        url = canonical_url(header.value)
        if url is None:
            raise ParseError(name, f"`{header.value}` is not an http(s) address", line=header.line)
        return url
    return f"seed:{PurePath(name).stem}"


def _authors(headers: dict[str, list[_Header]]) -> tuple[str, ...]:
    listed = (author.strip() for header in headers.get("author", ()) for author in re.split("[,;]", header.value))
    return tuple(dict.fromkeys(author for author in listed if author))


def _language(headers: dict[str, list[_Header]], name: str) -> str | None:
    for header in headers.get("language", ()):
        code = language_code(header.value)
        if code is None:
            raise ParseError(name, f"`{header.value}` is not a language code such as `en`", line=header.line)
        return code
    return None
