"""Average-link clustering over a sparse graph, of which parts may be unknown until asked for."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

Judge = Callable[[Sequence[tuple[int, int]]], Iterable[float]]

Known = tuple[float, int, float]

SAMPLE = 8  # members of each cluster that are compared, where not all pairs are known
#: The share of the threshold that two clusters of many items need: so many pairs are no chance.
EASED = 0.7


def average_link(
    items: int,
    pairs: Iterable[tuple[int, int, float]],
    *,
    threshold: float,
    best: float = 0.0,
    many: int | None = None,
    crowded: Sequence[bool] = (),
    judge: Judge | None = None,
) -> list[list[int]]:
    """The clusters of *items*, which are numbered from 0.

    *pairs* gives the similarity of two items; pairs that are not listed have 0, unless both items
    are *crowded*: these have more neighbours than are listed. Two clusters are as near as their
    items on average, or, by the share *best*, as their two nearest items. The nearest are joined
    first, until none reach *threshold*, or EASED of it where both have more than *many* items.
    Where fewer than half of their pairs are known, *judge* is asked for some of the others before
    they are joined, and for some between clusters of *many* crowded items that are no neighbours.
    Of equals those with the lowest numbers come first. The time is about that of
    sorting *pairs*.
    """
    graph = _Graph(items, pairs, crowded or [False] * items, best)

    def enough(left: int, right: int) -> float:
        size = min(len(graph.members[left]), len(graph.members[right]))
        return threshold if many is None or size <= many else EASED * threshold

    heap = [
        (-value, left, right)
        for left, others in graph.near.items()
        for right, (value, _, _) in others.items()
        if left < right and value >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        _, left, right = heapq.heappop(heap)
        if left not in graph.members or right not in graph.members:
            continue
        if (
            judge
            and graph.unknown(left, right)
            and not _agrees(graph, left, right, judge, enough(left, right))
        ):
            continue
        new = graph.join(left, right)
        for other in graph.near[new]:
            nearness = graph.nearness(other, new)
            if nearness >= enough(other, new):
                heapq.heappush(heap, (-nearness, other, new))
    if judge and many is not None:
        _join_strangers(graph, judge, threshold=threshold, many=many)
    return list(graph.members.values())


def _join_strangers(graph: _Graph, judge: Judge, *, threshold: float, many: int) -> None:
    """Join clusters of more than *many* crowded items that are no listed neighbours.

    The neighbours listed of such items may all bear one title; then those under other titles are
    strangers, though they tell the same.
    """
    large = [each for each in graph.members if graph.crowded[each] > many]
    for number, current in enumerate(large):
        if current not in graph.members:
            continue
        for other in large[number + 1 :]:
            if other not in graph.members or other in graph.near[current]:
                continue
            sample = _sample(graph, current, other)
            if sum(judge(sample)) / len(sample) >= threshold:
                current = graph.join(current, other)  # noqa: PLW2901


def _agrees(graph: _Graph, left: int, right: int, judge: Judge, threshold: float) -> bool:
    """Whether members from all over two clusters are near enough."""
    sample = _sample(graph, left, right)
    nearest = graph.near[left][right][2]
    return graph.mixed(sum(judge(sample)) / len(sample), nearest) >= threshold


def _sample(graph: _Graph, left: int, right: int) -> list[tuple[int, int]]:
    """Members from all over two clusters, each of the one with each of the other."""
    return [
        (one, other)
        for one in _spread(graph.members[left])
        for other in _spread(graph.members[right])
    ]


def _spread(members: Sequence[int]) -> Sequence[int]:
    return members[:: -(-len(members) // SAMPLE)]


class _Graph:
    """Clusters, and for each two of them what is known of the similarities of their items.

    That is their sum, the number of those of crowded items, and the highest.
    """

    def __init__(
        self,
        items: int,
        pairs: Iterable[tuple[int, int, float]],
        crowded: Sequence[bool],
        best: float,
    ) -> None:
        self.best = best
        self.members = {item: [item] for item in range(items)}
        self.crowded = {item: int(crowded[item]) for item in range(items)}
        self.near: dict[int, dict[int, Known]] = {item: {} for item in range(items)}
        for left, right, value in pairs:
            counted = int(crowded[left] and crowded[right])
            self.near[left][right] = self.near[right][left] = (value, counted, value)
        self.next = items

    def unknown(self, left: int, right: int) -> bool:
        """Whether fewer than half of the pairs between two clusters are known."""
        missing = self._missing(left, right)
        return 2 * missing > len(self.members[left]) * len(self.members[right])

    def _missing(self, left: int, right: int) -> int:
        return self.crowded[left] * self.crowded[right] - self.near[left][right][1]

    def nearness(self, left: int, right: int) -> float:
        pairs = len(self.members[left]) * len(self.members[right]) - self._missing(left, right)
        total, _, nearest = self.near[left][right]
        return self.mixed(total / pairs, nearest)

    def mixed(self, average: float, nearest: float) -> float:
        return (1 - self.best) * average + self.best * nearest

    def join(self, left: int, right: int) -> int:
        """Replace two clusters by one, and return its number."""
        new, self.next = self.next, self.next + 1
        self.members[new] = self.members.pop(left) + self.members.pop(right)
        self.crowded[new] = self.crowded.pop(left) + self.crowded.pop(right)
        self.near[new] = joined = self._joined(left, right)
        for other, known in joined.items():
            self.near[other][new] = known
        return new

    def _joined(self, left: int, right: int) -> dict[int, Known]:
        few, many = sorted((self.near.pop(left), self.near.pop(right)), key=len)
        for other, (total, count, nearest) in few.items():
            before, counted, so_far = many.get(other, (0.0, 0, 0.0))
            many[other] = before + total, counted + count, max(so_far, nearest)
        many.pop(left, None)
        many.pop(right, None)
        for other in many:
            self.near[other].pop(left, None)
            self.near[other].pop(right, None)
        return many
