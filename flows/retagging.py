"""The verb `retag`: today's catalogue for what is stored, and what that changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from flows.console import reporting
from flows.exits import DONE
from flows.newsroom import Newsroom
from flows.tables import print_json, print_table, printable
from flows.work import named, prefect_running, prepared
from warehouse.retagging import Changes, count_outdated

_TITLE = 60
"""Characters shown of an example's title."""


def retag(arguments: argparse.Namespace) -> int:
    """Tag again what other rules tagged, or say what that would change."""
    newsroom = named(arguments) if arguments.dry_run else prepared(arguments)
    outdated = count_outdated(newsroom.home.published, newsroom.rules.version)
    changes = Changes() if newsroom.home.published.exists() and not outdated else _changes(arguments, newsroom)
    if arguments.json:
        print_json(_document(changes, newsroom.rules.version, outdated, dry_run=arguments.dry_run))
    elif not arguments.quiet:
        _print(changes, outdated, dry_run=arguments.dry_run)
    return DONE


def _changes(arguments: argparse.Namespace, newsroom: Newsroom) -> Changes:
    if arguments.dry_run:
        from flows.retag import would_change

        with reporting(quiet=arguments.quiet):
            return would_change(newsroom)
    with prefect_running(arguments):
        from flows.retag import retag as flow

        return flow()


def _document(changes: Changes, version: str, outdated: int, *, dry_run: bool) -> dict[str, Any]:
    return {
        "rule_version": version,
        "articles": outdated,
        "dry_run": dry_run,
        "tags": [
            {
                "tag": tag,
                "gained": changes.gained[tag],
                "lost": changes.lost[tag],
                **{
                    f"{change}_examples": [
                        {"article_id": article_id, "title": title}
                        for article_id, title in changes.examples.get((tag, change), ())
                    ]
                    for change in ("gained", "lost")
                },
            }
            for tag in changes.tags
        ],
    }


def _print(changes: Changes, outdated: int, *, dry_run: bool) -> None:
    if not outdated:
        print("nothing to do: every article is tagged by today's catalogue")
        return
    print(f"{outdated:,} articles {'would be' if dry_run else 'were'} tagged again")
    if not changes.tags:
        print("no tag changes" if dry_run else "no tag changed")
        return
    print(f"{changes.gained.total():,} tags gained, {changes.lost.total():,} lost")
    print_table(("tag", "gained", "lost", "for example"), _rows(changes))


def _rows(changes: Changes) -> Iterator[tuple[str, str, str, str]]:
    for tag in changes.tags:
        name, gained, lost = tag, f"{changes.gained[tag]:,}", f"{changes.lost[tag]:,}"
        for change, sign in (("gained", "+"), ("lost", "-")):
            for article_id, title in changes.examples.get((tag, change), ()):
                shown = title if len(title) <= _TITLE else f"{title[:_TITLE]}…"
                yield name, gained, lost, f"{sign} {article_id} {printable(shown)}"
                name = gained = lost = ""
