"""Average-link clustering over a sparse graph."""

from __future__ import annotations

import heapq
from collections.abc import Iterable


def average_link(
    items: int, pairs: Iterable[tuple[int, int, float]], *, threshold: float
) -> list[list[int]]:
    """The clusters of *items*, which are numbered from 0.

    *pairs* gives the similarity of two items; pairs that are not listed have 0. The two clusters
    with the highest average similarity are joined first, until none reach *threshold*. Of equals
    those with the lowest numbers come first. The time is about that of sorting *pairs*.
    """
    clusters = {item: [item] for item in range(items)}
    near: dict[int, dict[int, float]] = {item: {} for item in range(items)}
    for left, right, value in pairs:
        near[left][right] = near[right][left] = value
    heap = [
        (-value, left, right)
        for left, others in near.items()
        for right, value in others.items()
        if left < right and value >= threshold
    ]
    heapq.heapify(heap)
    new = items
    while heap:
        _, left, right = heapq.heappop(heap)
        if left not in clusters or right not in clusters:
            continue
        clusters[new] = clusters.pop(left) + clusters.pop(right)
        near[new] = _joined(near, left, right)
        for other, total in near[new].items():
            near[other][new] = total
            average = total / (len(clusters[new]) * len(clusters[other]))
            if average >= threshold:
                heapq.heappush(heap, (-average, other, new))
        new += 1
    return list(clusters.values())


def _joined(near: dict[int, dict[int, float]], left: int, right: int) -> dict[int, float]:
    """Remove *left* and *right* from the graph.

    The result is the sum of the similarities of both to each other cluster.
    """
    few, many = sorted((near.pop(left), near.pop(right)), key=len)
    for other, total in few.items():
        many[other] = many.get(other, 0.0) + total
    many.pop(left, None)
    many.pop(right, None)
    for other in many:
        near[other].pop(left, None)
        near[other].pop(right, None)
    return many
