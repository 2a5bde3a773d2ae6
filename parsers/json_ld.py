"""JSON-LD as publishers write it: broken in every way, and then the article in it.

Source: json-ld.org, schema.org/Article.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

_ARTICLE_KINDS = ("Article", "Posting", "Report")
_SHELL = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*\Z"
)
_STRAY_BACKSLASH = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_STRAY_COMMA = re.compile(r",(\s*[}\]])")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 6
_MOST = 200
"""Objects of a page that are looked at."""


def read_objects(scripts: Iterator[str]) -> list[Mapping[str, Any]]:
    """The objects that describe the page: the outermost ones, those of graphs, and what they are mainly about."""
    found: list[Mapping[str, Any]] = []
    for script in scripts:
        for document in _documents(script):
            found.extend(_objects(document, _DEEPEST))
            if len(found) >= _MOST:
                return found[:_MOST]
    return found


def articles_of(objects: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of them that are articles; the one that says most of itself first."""
    articles = [one for one in objects if any(kind.endswith(_ARTICLE_KINDS) for kind in _kinds(one))]
    return sorted(articles, key=_richness, reverse=True)


def pages_of(objects: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those that describe the page around the article: `WebPage`, `ItemPage` and their like."""
    return [one for one in objects if any(kind.endswith("Page") for kind in _kinds(one))]


def several(value: Any) -> list[Any]:
    """JSON-LD has one value or a list of them wherever it has a value."""
    return value if isinstance(value, list) else [] if value is None else [value]


def named(value: Any) -> str:
    """A name, given as it is or as that of an object."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    return value if isinstance(value, str) else ""


def _kinds(one: Mapping[str, Any]) -> list[str]:
    return [kind for kind in several(one.get("@type")) if isinstance(kind, str)]


def _richness(one: Mapping[str, Any]) -> int:
    return sum(
        bool(one.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description", "url")
    )


def _objects(node: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, list):
        for one in node[:_MOST]:
            yield from _objects(one, depth)
    elif isinstance(node, dict):
        yield node
        for key in _NESTED if depth else ():
            if isinstance(node.get(key), list | dict):
                yield from _objects(node[key], depth - 1)


def _documents(script: str) -> Iterator[Any]:
    """The JSON of a script; where it is none, what it may have been meant to be."""
    try:
        yield orjson.loads(script)
    except ValueError:
        pass
    else:
        return
    text = _SHELL.sub("", _SHELL.sub("", script.strip("\ufeff\n "))).strip()
    for mended in (text, _STRAY_COMMA.sub(r"\1", _STRAY_BACKSLASH.sub(r"\\\\", text)), html.unescape(text)):
        documents = list(_in_a_row(mended))
        if documents:
            yield from documents
            return


def _in_a_row(text: str) -> Iterator[Any]:
    """Documents one behind the other, up to what is none; line breaks within strings are let pass."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while position < len(text):
        try:
            document, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield document
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
