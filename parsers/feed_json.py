"""Feeds in JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from newsdesk.errors import ParseError
from parsers.feed_raw import MOST_ENTRIES, RawEntry, RawFeed

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(?:\.\d)?/?|1(?:\.\d)?")
"""The address that it should be, or the number alone, as some write."""


def read_json(text: str, *, what: str) -> RawFeed:
    """Read a JSON Feed of version 1 or 1.1. What is not of the type it should be is as if it were not there.

    `what` names the document in errors.

    Raises:
        ParseError: No JSON, no JSON Feed, or more than 50,000 items.

    Source: jsonfeed.org/version/1.1.
    """
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError(what, f"JSON that cannot be read: {error}") from error
    if not isinstance(feed, dict) or not _VERSION.fullmatch(_text(feed, "version").strip()):
        raise ParseError(what, "JSON, but no JSON Feed")
    items = _list(feed, "items")
    if len(items) > MOST_ENTRIES:
        raise ParseError(what, f"refused: more than {MOST_ENTRIES:,} entries")
    return RawFeed(
        entries=tuple(_entry(item) if isinstance(item, dict) else RawEntry() for item in items),
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        links=(("next", following),) if (following := _text(feed, "next_url")) else (),
    )


def _entry(item: dict[str, Any]) -> RawEntry:
    """An item; one that is about another page (`external_url`) has its own address in `url` or `id`."""
    guid, content = _text(item, "id"), _text(item, "content_html") or _text(item, "content_text")
    has_own = bool(_text(item, "url")) or guid.startswith(("http://", "https://"))
    return RawEntry(
        guid=guid,
        address=_text(item, "url") if has_own else _text(item, "external_url"),
        title=_text(item, "title"),
        summary=_text(item, "summary"),
        contents=(content,) if content else (),
        authors=tuple(
            name
            for author in [*_list(item, "authors"), item.get("author")]
            if isinstance(author, dict) and (name := _text(author, "name"))
        ),
        categories=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        languages=tuple(filter(None, [_text(item, "language")])),
        dates=tuple(filter(None, (_text(item, name) for name in ("date_published", "date_modified")))),
    )


def _text(of: dict[str, Any], name: str) -> str:
    """A string; a number, as some write ids, as one."""
    value = of.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _list(of: dict[str, Any], name: str) -> list[Any]:
    value = of.get(name)
    return value if isinstance(value, list) else []
