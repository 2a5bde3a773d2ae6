"""Lines of JSON -> articles as they were given: `{"id", "title", "text", "published", "lang"}`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import orjson

from flows.spool import Place, Spool
from newsdesk.errors import ParseError
from newsdesk.languages import UNKNOWN
from newsdesk.records import ArticleId, Published
from parsers.dates import written_date

LARGEST = 64 * 2**20
"""Bytes of a line."""

_UTC = ZoneInfo("UTC")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].{1,40})?")
_MARK = b"\xef\xbb\xbf"
_BITS = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article as a line gives it."""

    id: str | int
    title: str
    text: str
    published: Published | None
    language: str | None
    """ISO 639-1; None where it is to be told."""
    doubts: tuple[str, ...]
    """What of it could not be read, and is taken as not given."""


class ArticleLines:
    """A file of articles: looked through first to see that all of it can be read, and put aside to be read again."""

    def __init__(self, name: str, spool: Spool) -> None:
        self.given: dict[ArticleId, str | int] = {}
        """The ids of the articles, in their order, as they were given."""
        self.doubts = ""
        """What is in doubt about the file; empty where nothing is."""
        self._name, self._spool = name, spool
        self._places: list[tuple[int, Place]] = []

    def read(self, file: BinaryIO) -> None:
        """Look through the file.

        Raises:
            ParseError: a line is no article, or has the id of an earlier one.
        """
        more = 0
        for number, raw in _raw_lines(file, name=self._name):
            line = read_line(raw, name=self._name, number=number)
            article_id = ArticleId(str(line.id))
            if article_id in self.given:
                raise ParseError(self._name, f'"id" {_short(line.id)} is that of an earlier line', line=number)
            self.given[article_id] = line.id
            self._places.append((number, self._spool.put(raw)))
            for doubt in line.doubts:
                more += bool(self.doubts)
                self.doubts = self.doubts or f"{self._name}:{number}: {doubt}: taken as not given"
        if more:
            self.doubts += f"; so are {more:,} more"

    def __iter__(self) -> Iterator[tuple[ArticleId, Line]]:
        """Each article by its id."""
        for article_id, (number, place) in zip(self.given, self._places, strict=True):
            yield article_id, read_line(self._spool.get(place), name=self._name, number=number)


def _raw_lines(file: BinaryIO, *, name: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not empty, with their numbers.

    Raises:
        ParseError: a line is too long.
    """
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            raise ParseError(name, f"longer than {LARGEST // 2**20} MB", line=number)
        line = line.removeprefix(_MARK) if number == 1 else line
        if line.strip():
            yield number, line


def read_line(line: bytes, *, name: str, number: int) -> Line:
    """Read one line.

    Raises:
        ParseError: it is no article.
    """
    values = _object(line)
    if isinstance(values, str):
        raise ParseError(name, values, line=number)
    if fault := _fault(values):
        raise ParseError(name, fault, line=number)
    published, language = read_date(values.get("published")), read_language(values.get("lang"))
    doubts = (
        _doubt("published", values.get("published"), published, "no date that can be read"),
        _doubt("lang", values.get("lang"), language, "no ISO 639-1 code"),
    )
    return Line(
        id=values["id"],
        title=values.get("title") or "",
        text=values["text"],
        published=published,
        language=None if language == UNKNOWN else language,
        doubts=tuple(filter(None, doubts)),
    )


def read_date(given: object) -> Published | None:
    """A date as it is written for people or programs; UTC where it has no zone. None for what cannot be read."""
    return written_date(given, zone=_UTC) if isinstance(given, str) else None


def read_language(given: object) -> str | None:
    """The ISO 639-1 code of `kk`, `KK` or `kk-Cyrl`; `und` as it is. None for what is none."""
    if not isinstance(given, str):
        return None
    found = _LANGUAGE.fullmatch(given.strip())
    return UNKNOWN if given == UNKNOWN else found[1].lower() if found else None


def _object(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError as refused:
        try:
            values = json.loads(line)  # takes halves of characters, which orjson does not
        except UnicodeDecodeError:
            return "not UTF-8"
        except (ValueError, RecursionError):
            return f"not JSON: {refused.msg} (column {refused.colno})"
    return values if isinstance(values, dict) else 'not an object such as {"id": "1", "text": "..."}'


def _fault(values: dict[str, Any]) -> str | None:
    own = values.get("id")
    if own is None:
        return '"id" is missing'
    if isinstance(own, bool) or not isinstance(own, str | int) or (isinstance(own, int) and own.bit_length() > _BITS):
        return '"id" is neither a text nor a whole number'
    if values.get("text") is None:
        return '"text" is missing'
    for key in ("title", "text"):
        if not isinstance(values.get(key), str | None):
            return f'"{key}" is no text'
    return None


def _doubt(key: str, given: object, read: object, what: str) -> str | None:
    if given is None or given == "" or read is not None:
        return None
    return f'"{key}" is {what} ({_short(given)})'


def _short(value: object) -> str:
    return repr(str(value)[:40])
