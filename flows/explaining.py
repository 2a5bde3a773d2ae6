"""The verb `explain`: an article with its marks, and why it has its tags."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flows.account_view import Lines, marked, reasons
from flows.analysis_view import scope_row
from flows.exits import DONE
from flows.styled import print_styled
from flows.tables import print_json
from flows.work import named
from newsdesk.errors import UsageError
from newsdesk.identity import article_id, canonical_url
from newsdesk.records import Field
from newsdesk.tagging import Account
from warehouse.retagging import Stored, find_stored

_KEY = re.compile(r"[0-9a-f]{4,16}")
_SEED = "seed:"


def explain(arguments: argparse.Namespace) -> int:
    """Show why an article has its tags, by today's catalogue."""
    newsroom = named(arguments)
    stored = _chosen(find_stored(newsroom.home.published, _key(arguments.article)), arguments.article)
    account = newsroom.tagger.explain(
        title=stored.title,
        standfirst=stored.standfirst,
        body=stored.body,
        language=stored.language,
        published=stored.published,
        precise=stored.precise,
    )
    if arguments.json:
        print_json(_document(stored, account))
    else:
        print_styled(_lines(stored, account))
    return DONE


def _key(given: str) -> str:
    """The key, or the beginning of one, that a person means.

    Raises:
        UsageError: if it is neither that nor an address.
    """
    if _KEY.fullmatch(given):
        return given
    url = given if given.startswith(_SEED) else canonical_url(given if "://" in given else f"https://{given}")
    if url is None:
        raise UsageError(f"{given!r} is neither an article_id nor a URL")
    return article_id(url)


def _chosen(found: list[Stored], given: str) -> Stored:
    if not found:
        raise UsageError(f"there is no article {given!r} in the warehouse; give its article_id or its URL")
    if len(found) > 1:
        raise UsageError(f"{given!r} begins the keys of several articles; give more of it")
    return found[0]


def _texts(stored: Stored) -> Mapping[Field, str]:
    return {"title": stored.title, "standfirst": stored.standfirst or "", "body": stored.body}


def _document(stored: Stored, account: Account) -> dict[str, Any]:
    analysis = account.analysis
    return {
        "article_id": stored.article_id,
        "url": stored.url,
        "title": stored.title,
        "standfirst": stored.standfirst,
        "body": stored.body,
        "language": stored.language,
        "rule_version": analysis.rule_version,
        "stored_rule_version": stored.rule_version,
        "stored_tags": sorted(stored.tags),
        "scope": scope_row(analysis.scope),
        "tags": [asdict(tag) for tag in analysis.tags],
        "mentions": [mention._asdict() for mention in analysis.mentions],
        "topics": [asdict(topic) for topic in account.topics],
        "dropped": [one.mention._asdict() | {"reason": one.reason} for one in account.dropped],
    }


def _lines(stored: Stored, account: Account) -> Lines:
    day = f"  {stored.published:%Y-%m-%d}" if stored.published else ""
    yield [(f"{stored.url}  {stored.article_id}  {stored.language}{day}", "quiet")]
    for field, text in _texts(stored).items():
        if text:
            yield []
            yield from marked(text, [mention for mention in account.analysis.mentions if mention.field == field])
    yield from reasons(account, _texts(stored))
    yield from _differences(stored, account)


def _differences(stored: Stored, account: Account) -> Lines:
    if stored.rule_version == account.analysis.rule_version:
        return
    now = {tag.tag for tag in account.analysis.tags} | ({"in_scope"} if account.analysis.in_scope else set())
    yield []
    yield [("It is stored as tagged by older rules; `silkwire retag` tags it again", "bold")]
    for tag in sorted(now - stored.tags):
        yield [("  gains ", ""), (tag, "added")]
    for tag in sorted(stored.tags - now):
        yield [("  loses ", ""), (tag, "removed")]
