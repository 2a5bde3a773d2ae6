"""The retag flow: the tags of what is stored, made again by today's catalogue."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from prefect import flow

from flows.console import Advance, reporter
from flows.ingest import LOCK_PATIENCE
from flows.newsroom import Newsroom, open_newsroom
from flows.publishing import publish
from newsdesk.errors import SilkwireError
from newsdesk.records import Analysis
from newsdesk.tagging import Tagger
from warehouse.retagging import Changes, Stored, compare, count_outdated, stored_batches
from warehouse.sql import reading
from warehouse.store import Warehouse

BATCH = 500
"""Articles that are tagged again in one transaction: what a kill loses at most."""


@flow(name="retag", validate_parameters=False)
def retag() -> Changes:
    """Tag again every article that other rules tagged than today's, batch by batch, and publish.

    A killed run is carried on by the next, which tells what both changed.
    """
    newsroom = open_newsroom()
    home = newsroom.home
    home.prepare()
    version = newsroom.rules.version
    with home.writer(wait=LOCK_PATIENCE):
        if not home.working.exists():
            raise SilkwireError("there is no warehouse to tag again; `silkwire run` makes one")
        with Warehouse(home.working, spool=home.spool) as warehouse:
            run_id = f"retag-{uuid4()}"
            warehouse.declare_crashed("retag")
            warehouse.begin_run(run_id, "retag", datetime.now(UTC))
            warehouse.write_catalogue(newsroom.public_sources, newsroom.rules)
            advance = reporter().phase("articles", warehouse.outdated_count(version))
            for batch in warehouse.outdated(version, BATCH):
                at = datetime.now(UTC)
                warehouse.tag_again([(stored, tagged(stored, newsroom.tagger, advance)) for stored in batch], at=at)
            changes = warehouse.tag_changes()
            warehouse.end_run(run_id, state="completed", at=datetime.now(UTC))
            publish(warehouse, newsroom, datetime.now(UTC))
    return changes


def would_change(newsroom: Newsroom) -> Changes:
    """What tagging again would change in the published warehouse; nothing is written."""
    changes = Changes()
    version = newsroom.rules.version
    published = newsroom.home.published
    advance = reporter().phase("articles", count_outdated(published, version))
    with reading(published) as connection:
        for batch in stored_batches(connection, version, BATCH):
            for stored in batch:
                changes.add(compare(stored, tagged(stored, newsroom.tagger, advance)))
    return changes


def tagged(stored: Stored, tagger: Tagger, advance: Advance) -> Analysis:
    """A stored article by today's rules."""
    advance()
    return tagger.analyse(
        title=stored.title,
        standfirst=stored.standfirst,
        body=stored.body,
        language=stored.language,
        published=stored.published,
        precise=stored.precise,
    )
