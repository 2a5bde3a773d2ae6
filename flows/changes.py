"""The verb that shows what changed in an article."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flows.exits import DONE
from flows.styled import Piece, print_styled
from flows.tables import print_json
from flows.work import named
from newsdesk.errors import UsageError
from newsdesk.identity import article_id, canonical_url
from newsdesk.records import ArticleId
from newsdesk.revisions import marks
from warehouse.history import History, read_history

_KEY = re.compile(r"[0-9a-f]{16}")
_SEED = "seed:"
_AROUND = 60
"""Characters shown beside words that changed; what is further away is left out."""

_SAYS: Mapping[str, str] = {
    "title": "headline",
    "standfirst": "summary",
    "text": "text",
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "reworded": "reworded",
    "number": "number",
    "date": "date",
    "cosmetic": "cosmetic",
}


def changes(arguments: argparse.Namespace) -> int:
    """Show what changed in an article."""
    history = read_history(named(arguments).home.published, _key(arguments.article))
    if history is None:
        raise UsageError(f"there is no article {arguments.article!r} in the warehouse; give its article_id or its URL")
    if arguments.json:
        print_json(asdict(history))
    else:
        print_styled(_lines(history))
    return DONE


def _key(given: str) -> ArticleId:
    """The key that a person means.

    Raises:
        UsageError: if it is neither a key nor an address.
    """
    if _KEY.fullmatch(given):
        return ArticleId(given)
    url = given if given.startswith(_SEED) else canonical_url(given if "://" in given else f"https://{given}")
    if url is None:
        raise UsageError(f"{given!r} is neither an article_id nor a URL")
    return article_id(url)


def _lines(history: History) -> Iterator[list[Piece]]:
    article = history.article
    yield [(article["title"], "bold")]
    yield [(f"{article['url']}  {article['article_id']}", "quiet")]
    for revision in history.revisions:
        number = revision["revision"]
        yield []
        yield [(f"Revision {number}, {_minute(revision['seen_at'])} UTC", "bold")]
        rows = [row for row in history.changes if row["revision"] == number]
        if number == 1:
            yield [(f"  {revision['title']}", "")]
        elif not rows:
            yield [("  not compared with the one before; `silkwire replay` does so", "quiet")]
        for row in rows:
            yield _change(row)
    if history.visits:
        yield []
        last = history.visits[-1]
        again = sum(visit["round"] > 0 for visit in history.visits)
        yield [(f"Its page was looked at again {again} times; the last look, {_minute(last['visited_at'])} UTC: ", "")]
        yield [(f"  {last['finding']}{': ' + last['detail'] if last['detail'] else ''}", "")]
    for deletion in history.deletions:
        until = f", there again {_minute(deletion['returned_at'])}" if deletion["returned_at"] else ""
        yield [
            (f"Gone: last there {_minute(deletion['last_seen_at'])}, ", "removed" if not until else ""),
            (f"missing since {_minute(deletion['first_missed_at'])}, {deletion['misses']} times{until}", ""),
            (f": {deletion['detail']}" if deletion["detail"] else "", ""),
        ]


def _change(row: Mapping[str, Any]) -> list[Piece]:
    head: Piece = (f"  {_SAYS[row['kind']]:<9} ", "" if row["substantial"] else "quiet")
    before, after = row["before"], row["after"]
    match row["kind"]:
        case "text":
            return [head, ("the text came, where there had been none" if after else "the text went", "quiet")]
        case "moved":
            return [head, (_cut(after or ""), "")]
        case "cosmetic":
            return [head, (_cut(after or before or ""), "quiet")]
        case "number" | "date":
            return [head, (before, "removed"), (" → ", ""), (after, "added")]
        case _ if before is None or after is None:
            return [head, (after, "added") if after else (before, "removed")]
        case _:
            return [head, *_inline(before, after)]


def _inline(before: str, after: str) -> Iterator[Piece]:
    """The later text, with what is new in it and what stood in its place; long stretches that stayed are cut."""
    at = 0
    for mark in marks(before, after):
        yield (_within(after[at : mark.after_start], is_first=at == 0), "")
        if mark.before_end > mark.before_start:
            yield (before[mark.before_start : mark.before_end], "removed")
            yield (
                " "
                if mark.after_end == mark.after_start or after[mark.after_start - 1 : mark.after_start] == " "
                else "",
                "",
            )
        yield (after[mark.after_start : mark.after_end], "added")
        at = mark.after_end
    rest = after[at:]
    yield (rest if len(rest) <= 2 * _AROUND else f"{rest[:_AROUND]} …", "")


def _within(text: str, *, is_first: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    return f"… {text[-_AROUND:]}" if is_first else f"{text[:_AROUND]} … {text[-_AROUND:]}"


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else f"{text[: 2 * _AROUND]} …"


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
