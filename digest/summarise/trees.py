"""A trained ranker: gradient-boosted trees, stored as numbers and evaluated with numpy.

``ranker.json`` names its features, its training data and their licences;
``tests/benchmarks/train_summariser.py`` writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from digest.summarise.features import NAMES
from digest.summarise.vectors import Array

FILE = "ranker.json"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """Complete binary trees of one depth. Node k of a tree parts its rows into nodes 2k + 1 (<=)
    and 2k + 2 (>).

    *feature* and *threshold* are trees × inner nodes, *leaf* is trees × leaves; *bias* is where all
    rows start.
    """

    feature: npt.NDArray[np.intp]
    threshold: Array
    leaf: Array
    bias: float

    def probability(self, rows: Array) -> Array:
        """How likely each row is one of a good summary's sentences, 0 to 1."""
        trees, inner = self.feature.shape
        # Flat indexes are several times as fast as pairs of them.
        feature, threshold, values = self.feature.ravel(), self.threshold.ravel(), rows.ravel()
        first = np.arange(trees) * inner
        start = (np.arange(len(rows)) * rows.shape[1])[:, None]
        node = np.zeros((len(rows), trees), dtype=np.intp)
        for _ in range((inner + 1).bit_length() - 1):
            at = first + node
            node = 2 * node + 1 + (values.take(start + feature.take(at)) > threshold.take(at))
        leaf = np.arange(trees) * (inner + 1) + node - inner
        total = self.bias + self.leaf.ravel().take(leaf).sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


@cache
def trained() -> Trees | None:
    """The trees of ``ranker.json``; None where it is missing, broken, or has other features."""
    try:
        return parse(files("digest.summarise").joinpath(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def parse(text: str) -> Trees:
    """The trees a file of this form holds; ValueError, KeyError or TypeError where it is none."""
    data = json.loads(text)
    column = {name: place for place, name in enumerate(NAMES)}
    splits = [tree["splits"] for tree in data["trees"]]
    return Trees(
        feature=np.asarray([[column[name] for name, _ in tree] for tree in splits], dtype=np.intp),
        threshold=np.asarray([[float(value) for _, value in tree] for tree in splits]),
        leaf=np.asarray([tree["leaves"] for tree in data["trees"]], dtype=float),
        bias=float(data["bias"]),
    )
