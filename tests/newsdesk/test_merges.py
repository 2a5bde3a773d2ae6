from __future__ import annotations

from datetime import UTC, datetime

from newsdesk.portraits import paint
from newsdesk.stories import Piece, group

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PORTRAIT = paint(
    "Bridge over the Panj is opened",
    None,
    "The presidents opened the second bridge over the Panj at Ruzvat on Monday; it took four years and 31 million.",
    language="en",
)


def piece(article_id, story_id=None):
    return Piece(article_id=article_id, portrait=PORTRAIT, at=NOON, story_id=story_id)


def test_each_story_is_merged_once():
    """However many others it meets on its way into the oldest."""
    held = [piece("a", "first"), piece("b", "second"), piece("c", "third"), piece("d", "fourth")]
    grouping = group([piece("new")], held, late=[])
    assert grouping.stories == {"new": "first"}
    assert sorted((merge.story_id, merge.into) for merge in grouping.merges) == [
        ("fourth", "first"),
        ("second", "first"),
        ("third", "first"),
    ]
