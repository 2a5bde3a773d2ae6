from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations

import pytest

from newsdesk.copies import Twin, originals

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def twin(article_id, *, hours=None, copy_hash="h", copy_of=None):
    published = None if hours is None else NOON + timedelta(hours=hours)
    return Twin(article_id=article_id, copy_hash=copy_hash, published_at=published, copy_of=copy_of)


@pytest.mark.parametrize(
    ("twins", "original"),
    [
        ([twin("a", hours=2), twin("b", hours=1), twin("c", hours=3)], "b"),
        ([twin("a"), twin("b", hours=99)], "b"),
        ([twin("b"), twin("a"), twin("c")], "a"),
        ([twin("b", hours=1), twin("a", hours=1)], "a"),
        ([twin("a", hours=-600_000), twin("b", hours=0)], "a"),
        ([twin("a", hours=0), twin("b", hours=-600_000)], "b"),
    ],
)
def test_the_original_is_what_was_published_first(twins, original):
    """Undated ones come last, and equals are told apart by their ids; dates before 1970 are dates like others."""
    for arrival in permutations(twins):
        verdicts = originals(arrival)
        assert verdicts == {each.article_id: None if each.article_id == original else original for each in twins}


def test_first_means_the_instant_not_the_clock_on_the_wall():
    """17:00 in Almaty is before 13:00 in London."""
    almaty = datetime(2026, 11, 23, 17, 0, tzinfo=timezone(timedelta(hours=5)))
    london = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    twins = [
        Twin(article_id="a", copy_hash="h", published_at=london, copy_of=None),
        Twin(article_id="b", copy_hash="h", published_at=almaty, copy_of=None),
    ]
    assert originals(twins) == {"a": "b", "b": None}


def test_what_was_decided_before_does_not_weigh():
    """An earlier piece that arrives later becomes the original, and the old original points at it."""
    assert originals([twin("a", hours=5), twin("b", hours=6, copy_of="a"), twin("late", hours=1)]) == {
        "a": "late",
        "b": "late",
        "late": None,
    }


def test_articles_that_nobody_repeats_are_originals():
    assert originals([twin("a", copy_hash="1"), twin("b", hours=1, copy_hash="2")]) == {"a": None, "b": None}
    assert originals([]) == {}


def test_the_order_of_arrival_decides_nothing():
    """Any shuffle of any mixture gives the same verdicts, one original a hash, and every copy points at it directly."""
    chance = random.Random(2026)  # noqa: S311
    for _ in range(200):
        twins = [
            twin(f"{number:02}", hours=chance.choice([None, 0, 1, 2]), copy_hash=chance.choice("xyz"))
            for number in range(chance.randint(1, 12))
        ]
        verdicts = originals(twins)
        hash_of = {each.article_id: each.copy_hash for each in twins}
        heads = [article_id for article_id, copy_of in verdicts.items() if copy_of is None]
        assert sorted(hash_of[head] for head in heads) == sorted(set(hash_of.values()))
        copies = {article_id: copy_of for article_id, copy_of in verdicts.items() if copy_of is not None}
        assert all(copy_of in heads and hash_of[copy_of] == hash_of[own] for own, copy_of in copies.items())
        chance.shuffle(twins)
        assert originals(iter(twins)) == verdicts
