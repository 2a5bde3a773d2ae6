from __future__ import annotations

from datetime import UTC, datetime

from newsdesk.intake import compose
from newsdesk.records import Item, Source

RUSSIAN = "Погода на завтра в Алматы"


def test_a_source_without_a_known_language_prejudices_nothing() -> None:
    """Text that is plainly Russian is, and text that says nothing stays undetermined."""
    source = Source(
        id="valley",
        name="Valley",
        url="https://valley.kg/rss",
        kind="feed",
        country="ZZ",
        language="und",
        ownership="unknown",
        full_text=False,
        timezone="UTC",
    )

    def language(title: str) -> str:
        item = Item(source_id="valley", url="https://valley.kg/1", title=title, standfirst=None, body="")
        return compose(item, None, source=source, seen_at=datetime(2026, 11, 23, tzinfo=UTC)).language

    assert [language(title) for title in (RUSSIAN, "24:0")] == ["ru", "und"]
