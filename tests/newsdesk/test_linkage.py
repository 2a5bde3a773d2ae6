from __future__ import annotations

import random

import pytest

from newsdesk.linkage import Linkage


def linkage(likenesses, groups=None, *, enough=0.5):
    """Numbers that are as alike as the table says, and not at all where it is silent."""
    numbers = sorted({number for pair in likenesses for number in pair})
    return Linkage(
        groups or [[number] for number in numbers],
        lambda a, b: likenesses.get((min(a, b), max(a, b)), 0.0),
        enough=enough,
    )


def gathered(link, pairs):
    link.gather(pairs)
    return sorted(tuple(members) for members in link.groups.values())


def test_the_closest_are_joined_first_and_a_chain_does_not_hold():
    """1 is like both of its neighbours, but 0 and 2 are not alike: it goes to the closer one."""
    likenesses = {(0, 1): 0.8, (1, 2): 0.7, (0, 2): 0.0}
    assert gathered(linkage(likenesses), likenesses) == [(0, 1), (2,)]


def test_groups_join_by_the_average_of_their_members():
    likenesses = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (0, 3): 0.4, (1, 2): 0.4, (1, 3): 0.4}
    link = linkage(likenesses)
    assert gathered(link, likenesses) == [(0, 1, 2, 3)]
    assert [(joint.kept, joint.gone, round(joint.likeness, 2)) for joint in link.joints] == [
        (0, 1, 0.9),
        (2, 3, 0.9),
        (0, 2, 0.5),
    ]


def test_groups_that_nobody_names_stay_apart():
    """Only what may be meant is compared, and what has joined it."""
    likenesses = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.9, (0, 3): 0.9, (1, 2): 0.9, (1, 3): 0.9}
    assert gathered(linkage(likenesses), [(0, 1), (2, 3)]) == [(0, 1), (2, 3)]


def test_groups_that_were_there_stay_together_whatever_is_said_of_their_members():
    link = linkage({(0, 1): 0.0, (1, 2): 0.9}, [[0, 1], [2]])
    assert gathered(link, [(1, 2)]) == [(0, 1), (2,)]
    assert link.home(1) == 0


def test_a_long_group_is_compared_by_its_ends():
    """A group of a thousand costs no more than one of two dozen."""
    asked = []

    def like(a, b):
        asked.append((a, b))
        return 0.9

    link = Linkage([range(1000), [1000]], like, enough=0.5)
    assert gathered(link, [(0, 1000)]) == [tuple(range(1001))]
    assert len(asked) <= 24


@pytest.mark.parametrize("seed", range(20))
def test_the_order_in_which_pairs_are_named_does_not_matter(seed):
    chance = random.Random(seed)  # noqa: S311
    likenesses = {(a, b): chance.random() for a in range(12) for b in range(a + 1, 12)}
    pairs = list(likenesses)
    expected = gathered(linkage(likenesses), pairs)
    chance.shuffle(pairs)
    assert gathered(linkage(likenesses), [pair[::-1] for pair in pairs]) == expected
