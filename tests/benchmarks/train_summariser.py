"""Train the default summariser: ``python tests/benchmarks/train_summariser.py --corpora PATH``.

Writes digest/summarise/ranker.json and chooser.json. The ranker learns which sentences stand in the
best extracts of an article. The chooser learns from the scores of rankers that have not seen the
article: which words and pairs of words the reference uses, and, of the sets of sentences that may be
printed, which come nearest to it. Nothing is random but for a fixed seed. The sets that
`summaries.py` measures on are not touched.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from boosting import Array, Boosted, Growth, Rows, as_tables, as_trees, grow, short
from training import Example, examples

from digest.summarise import chooser, terms
from digest.summarise.features import NAMES
from digest.summarise.terms import PAIR_NAMES, WORD_NAMES

ABOUT = {
    "made by": "tests/benchmarks/train_summariser.py",
    "data": "cnndm-train.jsonl (6,610 records; the collections state no terms), "
    "orangesum-fr-train.jsonl (6,000 records; OrangeSum, CC-BY-SA-4.0); the articles belong to "
    "their publishers",
    "not used": "the sets that measure: cnn, cnn-dailymail, orangesum-fr, bbc, multinews",
    "terms": "limits and values from which no text can be had back; under the licence of this project",
}
RANKER = {"what": "gradient-boosted trees over digest.summarise.features; numbers only"}
CHOOSER = {"what": "tables over digest.summarise.terms, weights over digest.summarise.chooser"}
#: Rankers that each leave one part of the records out, whose scores there train the chooser.
FOLDS = 3
TREES = Growth(trees=300, depth=3, rows=0.5, columns=0.5)
TABLES = Growth(trees=300, depth=1, rate=0.15, least=50.0, rows=0.3)
#: Every so many records train the tables: their few numbers need no more.
EVERY = 3
RIDGE = 0.002


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder that holds evaluation/*.jsonl"
    )
    parser.add_argument("--output", type=Path, default=Path("digest/summarise"))
    parser.add_argument("--cache", type=Path, help="file that keeps what was read, for other runs")
    options = parser.parse_args()
    found = _read(options.corpora / "evaluation", options.cache)
    score(found)
    (options.output / chooser.FILE).write_text(train_chooser(found), encoding="utf-8")
    ranker = train_ranker(found)
    head = {**RANKER, **ABOUT, "bias": short(ranker.bias)}
    (options.output / "ranker.json").write_text(
        _written(head, "trees", as_trees(ranker, NAMES)), encoding="utf-8"
    )


def _read(folder: Path, cache: Path | None) -> list[Example]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    found = list(examples(folder))
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def score(found: Sequence[Example]) -> None:
    """Give every example the scores of a ranker that has not seen it."""
    for fold in range(FOLDS):
        ranker = train_ranker([each for place, each in enumerate(found) if place % FOLDS != fold])
        for example in found[fold::FOLDS]:
            example.scores = ranker.probability(example.rows)


def train_ranker(found: Sequence[Example]) -> Boosted:
    return grow(
        np.concatenate([example.rows for example in found]),
        np.concatenate([example.targets for example in found]),
        np.concatenate([np.full(len(example.targets), example.weight) for example in found]),
        TREES,
    )


def train_chooser(found: Sequence[Example]) -> str:
    """The chooser's file."""
    texts = [text_of(example) for example in found]
    some = list(zip(found, texts, strict=True))[::EVERY]
    words = _tables([(text.word_rows, _used(each), each.weight) for each, text in some])
    tables = chooser.additive(as_tables(words, WORD_NAMES), WORD_NAMES)
    pairs = _tables(
        [
            (
                terms.pair_rows(
                    text.pairs, text.scores, text.places, tables.probability(text.word_rows)
                ),
                _used_pairs(each, text),
                each.weight,
            )
            for each, text in some
        ]
    )
    data: dict[str, Any] = {
        **CHOOSER,
        **ABOUT,
        "words": as_tables(words, WORD_NAMES),
        "pairs": as_tables(pairs, PAIR_NAMES),
        "weights": dict.fromkeys(chooser.SET_NAMES, 0.0),
    }
    unweighted = chooser.parse(json.dumps(data))
    weights = _weights(found, texts, unweighted)
    data["weights"] = dict(zip(chooser.SET_NAMES, map(short, weights), strict=True))
    return json.dumps(data, indent=1) + "\n"


def text_of(example: Example) -> chooser.Text:
    assert example.scores is not None
    return chooser.text_of(
        example.sentences,
        example.scores,
        example.rows.astype(float),
        example.vectors,
        example.title,
        example.language,
    )


def asked_of(example: Example) -> chooser.Asked:
    size = chooser.size(example.sentences, count=example.task.count, words=example.task.words)
    return chooser.Asked(size=size, reading=example.reading, same=example.same)


def _used(example: Example) -> Array:
    """Which content words the reference uses."""
    return np.asarray([stem in example.wanted[0] for stem in example.vectors.stems.column], float)


def _used_pairs(example: Example, text: chooser.Text) -> Array:
    stems = list(example.vectors.stems.column)
    return np.asarray(
        [
            (stems[left], stems[right]) in example.wanted[1]
            for left, right in zip(text.pairs.left, text.pairs.right, strict=True)
        ],
        dtype=float,
    )


def _tables(parts: Sequence[tuple[Array, Array, float]]) -> Boosted:
    rows: Rows = np.concatenate([rows for rows, _, _ in parts]).astype(np.float32)
    return grow(
        rows,
        np.concatenate([used for _, used, _ in parts]),
        np.concatenate([np.full(len(used), weight) for _, used, weight in parts]),
        TABLES,
    )


def _weights(
    found: Sequence[Example], texts: Sequence[chooser.Text], unweighted: chooser.Chooser
) -> Array:
    """Linear weights for the ROUGE of a set less the mean of its article's, by least squares."""
    wide = len(chooser.SET_NAMES)
    squares, products = np.zeros((wide, wide)), np.zeros(wide)
    for example, text in zip(found, texts, strict=True):
        asked = asked_of(example)
        sets = chooser.candidates(text, asked)
        if len(sets) > 1:
            rows = chooser.set_rows(text, sets, asked.size, *unweighted.likely(text))
            rows = rows - rows.mean(axis=0)
            values = example.rouge.of(sets)
            weight = example.weight / len(sets) ** 0.5
            squares += weight * rows.T @ rows
            products += weight * rows.T @ (values - values.mean())
    scale = np.sqrt(np.diag(squares)) + 1e-9
    inner = squares / scale[:, None] / scale + RIDGE * np.eye(wide)
    return np.asarray(np.linalg.solve(inner, products / scale) / scale)


def _written(head: dict[str, Any], name: str, lines: Sequence[Any]) -> str:
    """A file with one of *lines* a line."""
    first = json.dumps(head, indent=1)[:-2]
    body = ",\n  ".join(map(json.dumps, lines))
    return f'{first},\n "{name}": [\n  {body}\n ]\n}}\n'


if __name__ == "__main__":
    main()
