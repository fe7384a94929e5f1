"""Boosted trees grown with numpy, and how they are written as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Rows = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How trees are grown: complete ones of *depth*, each on a share of the *rows* and *columns*.

    Splits are taken from histograms of *bins*; a leaf holds at least the weight *least*.
    """

    trees: int
    depth: int
    rate: float = 0.06
    bins: int = 32
    ridge: float = 5.0
    least: float = 20.0
    rows: float = 0.7
    columns: float = 0.7


@dataclass(slots=True, kw_only=True)
class Boosted:
    """What is grown: per tree the features and thresholds of its inner nodes, and its leaves."""

    bias: float
    trees: list[tuple[Indexes, Array, Array]]

    def probability(self, rows: Rows) -> Array:
        total = np.full(len(rows), self.bias)
        each = np.arange(len(rows))
        for feature, threshold, leaf in self.trees:
            node = np.zeros(len(rows), dtype=np.intp)
            for _ in range((len(feature) + 1).bit_length() - 1):
                node = 2 * node + 1 + (rows[each, feature[node]] > threshold[node])
            total += leaf[node - len(feature)]
        return np.asarray(1 / (1 + np.exp(-total)))


def grow(rows: Rows, targets: Array, weights: Array, how: Growth) -> Boosted:
    """Boost complete trees on the logistic loss of *targets*, 0 to 1."""
    dice = np.random.default_rng(0)
    edges = [
        np.unique(np.quantile(column, np.linspace(0, 1, how.bins + 1)[1:-1])) for column in rows.T
    ]
    binned = np.stack(
        [
            np.searchsorted(edge, column, side="left").astype(np.uint8)
            for edge, column in zip(edges, rows.T, strict=True)
        ]
    )
    mean = float(np.average(targets, weights=weights))
    start = float(np.log(mean / (1 - mean)))
    grown = Boosted(bias=start, trees=[])
    total = np.full(len(rows), start)
    for _ in range(how.trees):
        guess = 1 / (1 + np.exp(-total))
        slope = weights * (guess - targets)
        bend = weights * np.maximum(guess * (1 - guess), 1e-6)
        sample = np.flatnonzero(dice.random(len(rows)) < how.rows)
        columns = dice.permutation(len(edges))[: max(int(how.columns * len(edges)), 1)]
        feature, place = _splits(
            binned[:, sample], slope[sample], bend[sample], columns, edges, how
        )
        leaf = _leaves(binned, feature, place)
        count = len(feature) + 1
        values = (
            -how.rate
            * np.bincount(leaf[sample], slope[sample], count)
            / (np.bincount(leaf[sample], bend[sample], count) + how.ridge)
        )
        total += values[leaf]
        threshold = [
            edges[column][at] if at < len(edges[column]) else np.inf
            for column, at in zip(feature, place, strict=True)
        ]
        grown.trees.append((feature, np.asarray(threshold), values))
    return grown


def _splits(
    binned: npt.NDArray[np.uint8],
    slope: Array,
    bend: Array,
    columns: Indexes,
    edges: Sequence[Array],
    how: Growth,
) -> tuple[Indexes, Indexes]:
    """One tree's inner nodes (feature, bin); a bin beyond the last parts nothing."""
    inner = 2**how.depth - 1
    feature, place = np.zeros(inner, dtype=np.intp), np.full(inner, how.bins, dtype=np.intp)
    node = np.zeros(binned.shape[1], dtype=np.intp)
    for depth in range(how.depth):
        first, width = 2**depth - 1, 2**depth
        start = (node - first) * how.bins
        best = np.full(width, 1e-9)
        for column in columns:
            gain = _gains(start + binned[column], slope, bend, width, how)
            gain[:, len(edges[column]) :] = -1
            at = gain.argmax(axis=1)
            better = np.flatnonzero(gain[np.arange(width), at] > best)
            best[better] = gain[better, at[better]]
            feature[first + better], place[first + better] = column, at[better]
        each = np.arange(len(node))
        node = 2 * node + 1 + (binned[feature[node], each] > place[node])
    return feature, place


def _gains(key: Indexes, slope: Array, bend: Array, width: int, how: Growth) -> Array:
    """What a split behind each bin gains, in each of *width* nodes."""
    sums = np.bincount(key, slope, width * how.bins).reshape(width, how.bins).cumsum(axis=1)
    mass = np.bincount(key, bend, width * how.bins).reshape(width, how.bins).cumsum(axis=1)
    rest, over = sums[:, -1:] - sums, mass[:, -1:] - mass
    gain = sums**2 / (mass + how.ridge) + rest**2 / (over + how.ridge)
    gain -= sums[:, -1:] ** 2 / (mass[:, -1:] + how.ridge)
    gain[(mass < how.least) | (over < how.least)] = -1
    return np.asarray(gain)


def _leaves(binned: npt.NDArray[np.uint8], feature: Indexes, place: Indexes) -> Indexes:
    """The leaf each row falls into."""
    node = np.zeros(binned.shape[1], dtype=np.intp)
    each = np.arange(len(node))
    for _ in range((len(feature) + 1).bit_length() - 1):
        node = 2 * node + 1 + (binned[feature[node], each] > place[node])
    return np.asarray(node - len(feature))


def as_trees(grown: Boosted, names: Sequence[str]) -> list[dict[str, Any]]:
    """The trees as the ranker's file has them, numbers to four digits."""
    return [
        {
            "splits": [
                [names[column], short(value)]
                for column, value in zip(feature, threshold, strict=True)
            ],
            "leaves": [short(value) for value in leaf],
        }
        for feature, threshold, leaf in grown.trees
    ]


def as_tables(grown: Boosted, names: Sequence[str]) -> dict[str, Any]:
    """Trees of one split each, added up to one table for each feature."""
    tables = {}
    for column, name in enumerate(names):
        own = [
            (float(threshold[0]), leaf)
            for feature, threshold, leaf in grown.trees
            if feature[0] == column
        ]
        edges = sorted({edge for edge, _ in own if np.isfinite(edge)})
        values = [
            sum(leaf[0] if limit <= edge else leaf[1] for edge, leaf in own)
            for limit in [*edges, np.inf]
        ]
        tables[name] = [[short(edge) for edge in edges], [short(value) for value in values]]
    return {"bias": short(grown.bias), "tables": tables}


def short(value: float) -> float:
    return float(f"{min(value, 1e9):.4g}")
