from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations

import pytest

from newsdesk.copies import ORIGINAL, Node, Pair, Verdict, judge

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SEEN = NOON + timedelta(days=900)


def node(article_id, *, hours=None, copy_hash="h", precision="second", seen=SEEN):
    published = None if hours is None else NOON + timedelta(hours=hours)
    return Node(
        article_id=article_id,
        copy_hash=copy_hash,
        published_at=published,
        published_precision=None if hours is None else precision,
        first_seen_at=seen,
    )


def alone(article_id, **dates):
    return node(article_id, copy_hash=None, **dates)


def pair(one, other, similarity=0.9):
    return Pair(one=one, other=other, similarity=similarity)


def originals(nodes, pairs=()):
    return {article_id: verdict.copy_of for article_id, verdict in judge(nodes, pairs).items()}


@pytest.mark.parametrize(
    ("nodes", "original"),
    [
        ([node("a", hours=2), node("b", hours=1), node("c", hours=3)], "b"),
        ([node("a"), node("b", hours=99)], "b"),
        ([node("b"), node("a"), node("c")], "a"),
        ([node("b", hours=1), node("a", hours=1)], "a"),
        ([node("a", hours=-600_000), node("b", hours=0)], "a"),
        ([node("a", hours=0), node("b", hours=-600_000)], "b"),
        ([node("a", seen=NOON + timedelta(1)), node("b", seen=NOON)], "b"),
        ([node("a", hours=-12, precision="day"), node("b", hours=1)], "b"),
        ([node("a", hours=-12, precision="day"), node("b", hours=13)], "a"),
        ([node("a", hours=-12, precision="day", seen=NOON), node("b", hours=1)], "a"),
    ],
)
def test_the_original_is_what_was_out_first(nodes, original):
    """Undated ones come last, a day counts from its end or from when it was seen; ids decide between equals."""
    for arrival in permutations(nodes):
        verdicts = originals(arrival)
        assert verdicts == {each.article_id: None if each.article_id == original else original for each in nodes}


def test_first_means_the_instant_not_the_clock_on_the_wall():
    """17:00 in Almaty is before 13:00 in London."""
    almaty = datetime(2026, 11, 23, 17, 0, tzinfo=timezone(timedelta(hours=5)))
    london = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    nodes = [
        Node(article_id=name, copy_hash="h", published_at=at, published_precision="second", first_seen_at=SEEN)
        for name, at in (("a", london), ("b", almaty))
    ]
    assert originals(nodes) == {"a": "b", "b": None}


def test_articles_that_nobody_repeats_are_originals():
    assert judge([alone("a"), node("b", hours=1, copy_hash="2")]) == {"a": ORIGINAL, "b": ORIGINAL}
    assert judge([]) == {}


def test_a_copy_says_of_what_kind_it_is_and_how_similar():
    """Exact ones at any distance; near ones with the share that was measured."""
    nodes = [node("a", hours=0), node("b", hours=24 * 400), alone("c", hours=1)]
    assert judge(nodes, [pair("a", "c", 0.7)]) == {
        "a": ORIGINAL,
        "b": Verdict(copy_of="a", copy_kind="exact", copy_similarity=1.0),
        "c": Verdict(copy_of="a", copy_kind="near", copy_similarity=0.7),
    }


@pytest.mark.parametrize(("days", "is_copy"), [(90, True), (91, False), (None, True)])
def test_near_copies_are_out_within_ninety_days(days, is_copy):
    """What has no date may be of any."""
    later = alone("b", hours=None if days is None else 24 * days)
    assert originals([alone("a", hours=0), later], [pair("a", "b")])["b"] == ("a" if is_copy else None)


def test_what_is_only_like_a_copy_is_an_original():
    """No chains: a copy points at an original that it was compared with."""
    nodes = [alone("a", hours=0), alone("b", hours=1), alone("c", hours=2)]
    assert originals(nodes, [pair("a", "b"), pair("b", "c")]) == {"a": None, "b": "a", "c": None}


def test_of_several_originals_the_most_similar_one_is_named():
    """The first of them where they are equally similar."""
    nodes = [alone("a", hours=0), alone("b", hours=1), alone("c", hours=2)]
    assert originals(nodes, [pair("a", "c", 0.6), pair("b", "c", 0.8)])["c"] == "b"
    assert originals(nodes, [pair("b", "c", 0.8), pair("a", "c", 0.8)])["c"] == "a"


def test_what_is_found_of_a_text_holds_for_all_that_have_it():
    """One of three reprints was compared; none of them points at another copy."""
    nodes = [node("b", hours=1), node("c", hours=2), node("d", hours=3), alone("a", hours=0)]
    assert originals(nodes, [pair("c", "a")]) == {"a": None, "b": "a", "c": "a", "d": "a"}


def test_pairs_with_articles_elsewhere_are_left_aside():
    assert originals([alone("a", hours=0)], [pair("a", "gone")]) == {"a": None}


def a_world(chance):
    """Some articles, some with one text, some pairs found alike."""
    names = [f"{number:02}" for number in range(chance.randint(1, 14))]
    nodes = [
        node(
            name,
            hours=chance.choice([None, 0, 1, 2, 24 * 80, 24 * 95]),
            copy_hash=chance.choice([None, None, "x", "y"]),
            precision=chance.choice(["second", "day"]),
        )
        for name in names
    ]
    pairs = [
        pair(*sorted(chance.sample(names, 2)), chance.choice([0.5, 0.7, 0.9]))
        for _ in range(chance.randint(0, 16) if len(names) > 1 else 0)
    ]
    return nodes, list({(each.one, each.other): each for each in pairs}.values())


def parts(nodes, pairs):
    """What hangs together by hash or pair."""
    part = {each.article_id: {each.article_id} for each in nodes}
    links = [(each.one, each.other) for each in pairs] + [
        (one.article_id, other.article_id)
        for one in nodes
        for other in nodes
        if one.copy_hash is not None and one.copy_hash == other.copy_hash
    ]
    for one, other in links:
        if part[one] is not part[other]:
            part[one] |= part[other]
            for name in part[one]:
                part[name] = part[one]
    return {min(each): each for each in part.values()}.values()


def test_the_order_of_arrival_decides_nothing():
    """Any shuffle of articles and pairs gives the same verdicts, and so does judging again."""
    chance = random.Random(2026)  # noqa: S311
    for _ in range(300):
        nodes, pairs = a_world(chance)
        verdicts = judge(nodes, pairs)
        assert verdicts.keys() == {each.article_id for each in nodes}
        chance.shuffle(nodes)
        chance.shuffle(pairs)
        turned = [Pair(one=each.other, other=each.one, similarity=each.similarity) for each in pairs]
        assert judge(iter(nodes), iter(turned)) == verdicts == judge(nodes, pairs)


def test_copies_point_at_originals_that_they_are_like():
    """Never at a copy, never at themselves; by hash or by a pair of somebody with the same text."""
    chance = random.Random(7)  # noqa: S311
    for _ in range(300):
        nodes, pairs = a_world(chance)
        texts = {each.article_id: each.copy_hash or each.article_id for each in nodes}
        alike = {frozenset((texts[each.one], texts[each.other])) for each in pairs}
        verdicts = judge(nodes, pairs)
        for own, verdict in verdicts.items():
            if verdict.copy_of is not None:
                assert verdicts[verdict.copy_of] is ORIGINAL
                assert own != verdict.copy_of
                both = frozenset((texts[own], texts[verdict.copy_of]))
                assert len(both) == 1 if verdict.copy_kind == "exact" else both in alike


def test_each_connected_part_can_be_judged_by_itself():
    """So a new article costs no more than what it is connected with."""
    chance = random.Random(11)  # noqa: S311
    for _ in range(300):
        nodes, pairs = a_world(chance)
        piecemeal = {}
        for part in parts(nodes, pairs):
            piecemeal |= judge([each for each in nodes if each.article_id in part], pairs)
        assert piecemeal == judge(nodes, pairs)
