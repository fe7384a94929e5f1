from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from digest.curate._link import average_link


def brute_force(
    items: int, near: dict[tuple[int, int], float], threshold: float
) -> set[frozenset[int]]:
    clusters = [frozenset([item]) for item in range(items)]

    def average(left: frozenset[int], right: frozenset[int]) -> float:
        return sum(near.get((min(a, b), max(a, b)), 0) for a in left for b in right) / (
            len(left) * len(right)
        )

    while len(clusters) > 1:
        left, right = max(combinations(clusters, 2), key=lambda pair: average(*pair))
        if average(left, right) < threshold:
            break
        clusters = [cluster for cluster in clusters if cluster not in (left, right)] + [
            left | right
        ]
    return set(clusters)


@given(st.integers(1, 7), st.randoms(use_true_random=False))
def test_it_joins_as_the_definition_does(items: int, lots: object) -> None:
    near = {
        pair: lots.random() ** 2 for pair in combinations(range(items), 2) if lots.random() < 0.7
    }  # type: ignore[attr-defined]
    found = average_link(
        items, [(left, right, value) for (left, right), value in near.items()], threshold=0.3
    )
    assert {frozenset(cluster) for cluster in found} == brute_force(items, near, 0.3)


def test_a_chain_is_no_cluster() -> None:
    found = average_link(4, [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5)], threshold=0.4)
    assert sorted(map(sorted, found)) == [[0, 1], [2, 3]]


def test_pairs_of_crowded_items_that_are_not_listed_are_unknown() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.9), (2, 3, 0.9)]
    alone = average_link(4, chain, threshold=0.8)
    crowded = average_link(4, chain, threshold=0.8, crowded=[True] * 4)
    assert sorted(map(sorted, alone)) == [[0, 1], [2, 3]]
    assert sorted(map(sorted, crowded)) == [[0, 1, 2, 3]]


def test_the_judge_is_asked_where_less_than_half_is_known() -> None:
    asked: list[tuple[int, int]] = []

    def judge(pairs: Sequence[tuple[int, int]]) -> list[float]:
        asked.extend(pairs)
        return [0.1] * len(pairs)

    found = average_link(
        4, [(0, 1, 0.9), (1, 2, 0.85), (2, 3, 0.9)], threshold=0.8, crowded=[True] * 4, judge=judge
    )
    assert sorted(map(sorted, found)) == [[0, 1], [2, 3]]
    assert set(map(frozenset, asked)) == {
        frozenset(pair) for pair in ((0, 2), (0, 3), (1, 2), (1, 3))
    }


def test_the_judge_is_asked_for_a_few_members_of_large_clusters() -> None:
    half = 30
    inside = [
        (start + left, start + right, 0.9)
        for start in (0, half)
        for left, right in combinations(range(half), 2)
    ]
    sizes: list[int] = []

    def judge(pairs: Sequence[tuple[int, int]]) -> list[float]:
        sizes.append(len(pairs))
        return [1.0] * len(pairs)

    bridge = (0, half, 0.85)
    crowd = [True] * 2 * half
    found = average_link(2 * half, [*inside, bridge], threshold=0.8, crowded=crowd, judge=judge)
    assert len(found) == 1
    assert sizes == [64]


def test_the_nearest_pair_counts_by_its_share() -> None:
    # Item 2 is .6 near to the pair on average and .9 at best: .7 * .6 + .3 * .9 is .69.
    pairs = [(0, 1, 1.0), (0, 2, 0.9), (1, 2, 0.3)]
    assert len(average_link(3, pairs, threshold=0.68)) == 2
    assert len(average_link(3, pairs, threshold=0.68, best=0.3)) == 1
    assert len(average_link(3, pairs, threshold=0.70, best=0.3)) == 2


def test_less_is_asked_of_two_clusters_of_many_items() -> None:
    inside = [(one, one + 1, 1.0) for one in (0, 3)] + [(one, one + 2, 1.0) for one in (0, 3)]
    inside += [(1, 2, 1.0), (4, 5, 1.0)]
    between = [(left, right, 0.6) for left in range(3) for right in range(3, 6)]
    for many, found in ((None, 2), (3, 2), (2, 1)):
        assert len(average_link(6, [*inside, *between], threshold=0.8, many=many)) == found
    # .7 of .8 is .56.
    below = [(left, right, 0.55) for left in range(3) for right in range(3, 6)]
    assert len(average_link(6, [*inside, *below], threshold=0.8, many=2)) == 2


def test_large_crowded_clusters_that_are_no_neighbours_are_compared() -> None:
    """Two stars of items: the neighbours listed of each stand in its own star alone."""
    pairs = [(star, star + each, 0.9) for star in (0, 4) for each in (1, 2, 3)]

    def found(likely: float, *, many: int) -> int:
        def judge(sample: Sequence[tuple[int, int]]) -> list[float]:
            return [likely if (left < 4) != (right < 4) else 0.9 for left, right in sample]

        crowded = [True] * 8
        return len(average_link(8, pairs, threshold=0.8, many=many, crowded=crowded, judge=judge))

    assert found(0.8, many=3) == 1
    assert found(0.79, many=3) == 2
    assert found(0.8, many=4) == 2


def test_clusters_of_few_crowded_items_stay_strangers() -> None:
    pairs = [(0, 1, 0.9), (2, 3, 0.9)]
    found = average_link(
        4,
        pairs,
        threshold=0.8,
        many=1,
        crowded=[False, True] * 2,
        judge=lambda sample: [0.9] * len(sample),
    )
    assert sorted(map(sorted, found)) == [[0, 1], [2, 3]]
