"""Train the default's trees: ``python tests/benchmarks/train_ranker.py --corpora PATH`` writes digest/summarise/ranker.json.

Rows are sentences, targets how often a sentence stands in the best extracts of its article: every set of SIZE sentences
weighs exp(ROUGE / TEMPERATURE). Membership in good extracts is what to learn; overlap of one sentence is not. What ships
is trained on all records of SETS; `summaries.py` measures on folds of them, by trees that were trained on the others.
Sets marked non-commercial, and those without a stated purpose but measuring, are not touched.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.model import Article
from digest.summarise.features import NAMES, features
from digest.summarise.vectors import vectors
from digest.text.boilerplate import clean
from digest.text.sentences import sentences
from digest.text.words import stems, tokens

Array = npt.NDArray[np.float64]

#: By file: sentences of an extract, and how often each record counts. Few records of another form must not go unheard.
SETS = {"cnn.jsonl": (3, 1), "cnn-dailymail.jsonl": (3, 5), "orangesum-fr.jsonl": (1, 1)}
ABOUT = {
    "what": "gradient-boosted trees over digest.summarise.features; numbers only, no word of any text",
    "made by": "tests/benchmarks/train_ranker.py",
    "data": "cnn.jsonl (1000 records; the collection is under the MIT licence), cnn-dailymail.jsonl (200 records; the collection "
    "states no terms), orangesum-fr.jsonl (1200 records; OrangeSum, CC-BY-SA-4.0); the articles belong to their publishers",
    "not used": "sets marked non-commercial (multinews, same-event-clusters), and bbc, same-event: those only measure",
    "terms": "thresholds and leaf values from which no text can be had back; under the licence of this project",
}
TEMPERATURE = 1.0
CANDIDATES = 14
TREES, DEPTH, RATE, BINS, RIDGE, LEAST, ROWS, COLUMNS = 250, 2, 0.06, 32, 5.0, 20.0, 0.7, 0.7

#: The features and targets of one record's sentences.
Example = tuple[Array, Array]


@dataclass(slots=True, kw_only=True)
class Boosted:
    """What is grown: per tree the features and thresholds of its inner nodes and the values of its leaves."""

    bias: float
    trees: list[tuple[npt.NDArray[np.intp], Array, Array]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder that holds evaluation/*.jsonl"
    )
    parser.add_argument("--output", type=Path, default=Path("digest/summarise/ranker.json"))
    options = parser.parse_args()
    options.output.write_text(
        written(train(examples(options.corpora / "evaluation"))), encoding="utf-8"
    )


def examples(folder: Path) -> dict[str, list[Example]]:
    """By file of SETS, one example a record; an empty one where nothing of it is story."""
    return {
        name: [
            _example(json.loads(line), size)
            for line in (folder / name).read_text(encoding="utf-8").splitlines()
        ]
        for name, (size, _) in SETS.items()
    }


def train(
    found: Mapping[str, Sequence[Example]], *, without: int | None = None, folds: int = 1
) -> Boosted:
    """Trees grown on *found*, less every record whose place in its file is *without* modulo *folds*."""
    chosen = [
        example
        for name, (_, weight) in SETS.items()
        for place, example in enumerate(found[name])
        if without is None or place % folds != without
        for _ in range(weight)
    ]
    return grow(
        np.concatenate([rows for rows, _ in chosen]),
        np.concatenate([targets for _, targets in chosen]),
    )


def _example(record: dict[str, Any], size: int) -> Example:
    article = Article(
        id="0",
        source="0",
        path="",
        title=record.get("title") or "",
        text=record["text"],
        language=record["language"],
    )
    kept = clean(article, sentences(article)).sentences
    if not kept:
        return np.zeros((0, len(NAMES))), np.zeros(0)
    rows = features(
        kept, vectors(kept, article.language), articles=(article,), language=article.language
    )
    return rows, _targets(
        [sentence.text for sentence in kept], " ".join(record["reference"]), size, article.language
    )


def _targets(texts: Sequence[str], reference: str, size: int, language: str) -> Array:
    """By sentence, its share of the good extracts of *size* sentences."""
    wanted = _grams(reference, language)
    column = {gram: place for place, gram in enumerate(wanted)}
    own = [_grams(text, language) for text in texts]
    counts = np.zeros((len(texts), len(column)))
    for row, grams in enumerate(own):
        for gram in grams.keys() & column.keys():
            counts[row, column[gram]] = grams[gram]
    lengths = np.asarray(
        [
            [
                sum(number for gram, number in grams.items() if len(gram) == order)
                for order in (1, 2)
            ]
            for grams in own
        ],
        dtype=float,
    )
    reference_counts = np.asarray(list(wanted.values()), dtype=float)
    order = np.asarray([len(gram) for gram in wanted])

    def rouge(sets: npt.NDArray[np.intp]) -> Array:
        shared = np.minimum(counts[sets].sum(axis=1), reference_counts)
        return np.asarray(
            sum(
                100
                * shared[:, order == each].sum(axis=1)
                / np.maximum(
                    lengths[sets, each - 1].sum(axis=1) + reference_counts[order == each].sum(), 1.0
                )
                for each in (1, 2)
            )
        )

    best = np.argsort(-rouge(np.arange(len(texts))[:, None]))[:CANDIDATES]
    sets = np.asarray(list(combinations(best, min(size, len(best)))), dtype=np.intp)
    values = rouge(sets)
    weights = np.exp((values - values.max()) / TEMPERATURE)
    targets = np.zeros(len(texts))
    np.add.at(targets, sets, (weights / weights.sum())[:, None])
    return np.minimum(targets, 1.0)


def _grams(text: str, language: str) -> Counter[tuple[str, ...]]:
    words = stems(tokens(text, language=language), language=language)
    return Counter([(word,) for word in words] + list(pairwise(words)))


def grow(rows: Array, targets: Array) -> Boosted:
    """Boost complete trees on the logistic loss, splits taken from histograms."""
    dice = np.random.default_rng(0)
    edges = [
        np.unique(np.quantile(rows[:, place], np.linspace(0, 1, BINS + 1)[1:-1]))
        for place in range(rows.shape[1])
    ]
    binned = np.stack(
        [np.searchsorted(edge, rows[:, place], side="left") for place, edge in enumerate(edges)],
        axis=1,
    )
    start = float(np.log(targets.mean() / (1 - targets.mean())))
    grown = Boosted(bias=start, trees=[])
    total = np.full(len(rows), start)
    for _ in range(TREES):
        guess = 1 / (1 + np.exp(-total))
        slope, bend = guess - targets, np.maximum(guess * (1 - guess), 1e-6)
        sample = np.flatnonzero(dice.random(len(rows)) < ROWS)
        columns = dice.permutation(rows.shape[1])[: int(COLUMNS * rows.shape[1])]
        feature, place, node = _splits(binned, slope, bend, sample, columns, edges)
        inner = len(feature)
        leaf = node - inner
        sums = (
            np.bincount(leaf[sample], slope[sample], inner + 1),
            np.bincount(leaf[sample], bend[sample], inner + 1),
        )
        values = -RATE * sums[0] / (sums[1] + RIDGE)
        total += values[leaf]
        threshold = np.asarray(
            [
                edges[column][at] if at < len(edges[column]) else np.inf
                for column, at in zip(feature, place, strict=True)
            ]
        )
        grown.trees.append((feature, threshold, values))
    return grown


def _splits(
    binned: npt.NDArray[np.intp],
    slope: Array,
    bend: Array,
    sample: npt.NDArray[np.intp],
    columns: npt.NDArray[np.intp],
    edges: Sequence[Array],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """One tree's inner nodes (feature, bin; a bin beyond the last parts nothing) and the leaf each row falls into."""
    inner = 2**DEPTH - 1
    feature, place = np.zeros(inner, dtype=np.intp), np.full(inner, BINS, dtype=np.intp)
    node = np.zeros(len(binned), dtype=np.intp)
    for depth in range(DEPTH):
        first, width = 2**depth - 1, 2**depth
        local = node[sample] - first
        slopes, bends = (
            np.bincount(local, slope[sample], width),
            np.bincount(local, bend[sample], width),
        )
        best = np.full(width, 1e-9)
        for column in columns:
            key = local * BINS + binned[sample, column]
            left = np.bincount(key, slope[sample], width * BINS).reshape(width, BINS).cumsum(axis=1)
            weight = (
                np.bincount(key, bend[sample], width * BINS).reshape(width, BINS).cumsum(axis=1)
            )
            right, rest = slopes[:, None] - left, bends[:, None] - weight
            gain = (
                left**2 / (weight + RIDGE)
                + right**2 / (rest + RIDGE)
                - (slopes**2 / (bends + RIDGE))[:, None]
            )
            gain[(weight < LEAST) | (rest < LEAST)] = -1
            gain[:, len(edges[column]) :] = -1
            at = gain.argmax(axis=1)
            better = np.flatnonzero(gain[np.arange(width), at] > best)
            best[better] = gain[better, at[better]]
            feature[first + better], place[first + better] = column, at[better]
        node = 2 * node + 1 + (binned[np.arange(len(binned)), feature[node]] > place[node])
    return feature, place, node


def written(grown: Boosted) -> str:
    """The file: one tree a line, numbers to four digits."""

    def tree(feature: npt.NDArray[np.intp], threshold: Array, leaf: Array) -> dict[str, Any]:
        return {
            "splits": [
                [NAMES[column], _short(value)]
                for column, value in zip(feature, threshold, strict=True)
            ],
            "leaves": [_short(value) for value in leaf],
        }

    head = json.dumps({**ABOUT, "bias": _short(grown.bias)}, indent=1)[:-2]
    lines = ",\n  ".join(json.dumps(tree(*each)) for each in grown.trees)
    return f'{head},\n "trees": [\n  {lines}\n ]\n}}\n'


def _short(value: float) -> float:
    return float(f"{min(value, 1e9):.4g}")


if __name__ == "__main__":
    main()
