from __future__ import annotations

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
