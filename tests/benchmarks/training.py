"""What the summariser's numbers are trained on: records as sentences, features and good extracts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.model import Article, Sentence
from digest.summarise.arrange import SAME, likeness
from digest.summarise.features import features
from digest.summarise.readable import Constraints, read
from digest.summarise.vectors import Vectors, vectors
from digest.text.boilerplate import clean
from digest.text.sentences import sentences
from digest.text.words import content, stems, tokens

Array = npt.NDArray[np.float64]
Rows = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.intp]

TEMPERATURE = 1.0
#: Good extracts are looked for among so many sentences.
CANDIDATES = 14
#: Of each ten records of a set whose texts have paragraphs, so many are read as one paragraph, since
#: many texts come so.
GLUED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A set that trains: the sentences of an extract, the length of its summaries in sentences or
    words, and how often a record of a rarer outlet counts.
    """

    size: int
    count: int | None = None
    words: int = 0
    weights: tuple[tuple[str, float], ...] = ()


#: By file. Few records of another form (lists of highlights, long sentences) must not go unheard.
SETS = {
    "cnndm-train.jsonl": Training(size=3, count=3, weights=(("dailymail", 8.0),)),
    "orangesum-fr-train.jsonl": Training(size=1, words=32),
}


@dataclass(slots=True, kw_only=True)
class Example:
    """One record: its sentences, what is known of them, and what a good summary takes of them."""

    task: Training
    language: str
    weight: float
    sentences: tuple[Sentence, ...]
    rows: Rows
    targets: Array
    vectors: Vectors
    title: frozenset[str]
    reading: Constraints
    same: npt.NDArray[np.bool_]
    rouge: Rouge
    #: The stems of the reference's content words, and the pairs of those that follow each other.
    wanted: tuple[frozenset[str], frozenset[tuple[str, str]]]
    scores: Array | None = None


def examples(folder: Path, limit: int | None = None) -> Iterator[Example]:
    """One example a record of SETS of which some text is story."""
    for name, task in SETS.items():
        lines = (folder / name).read_text(encoding="utf-8").splitlines()[:limit]
        for place, line in enumerate(lines):
            example = _example(json.loads(line), place, task)
            if example:
                yield example


def _example(record: dict[str, Any], place: int, task: Training) -> Example | None:
    language = record["language"]
    text = " ".join(record["text"].split()) if place % 10 < GLUED else record["text"]
    article = Article(
        id="0", source="0", path="", title=record.get("title") or "", text=text, language=language
    )
    every = sentences(article)
    kept = tuple(clean(article, every).sentences)
    if not kept:
        return None
    table = vectors(kept, language)
    reference = " ".join(record["reference"])
    rouge = Rouge([sentence.text for sentence in kept], reference, language)
    return Example(
        task=task,
        language=language,
        weight=dict(task.weights).get(record.get("outlet", ""), 1.0),
        sentences=kept,
        rows=features(kept, table, articles=(article,), language=language).astype(np.float32),
        targets=rouge.membership(task.size),
        vectors=table,
        title=frozenset(content(article.title, language=language)),
        reading=read(kept, articles=(article,), every=every),
        same=likeness(kept, table) >= SAME,
        rouge=rouge,
        wanted=_wanted(reference, language),
    )


def _wanted(reference: str, language: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    used = content(reference, language=language)
    return frozenset(used), frozenset(pairwise(used))


class Rouge:
    """ROUGE-1 and ROUGE-2 of sets of a text's sentences, as the sum of both F1 in percent."""

    def __init__(self, texts: list[str], reference: str, language: str) -> None:
        wanted = _grams(reference, language)
        column = {gram: place for place, gram in enumerate(wanted)}
        own = [_grams(text, language) for text in texts]
        self._counts = np.zeros((len(texts), len(column)), dtype=np.float32)
        for row, grams in enumerate(own):
            for gram in grams.keys() & column.keys():
                self._counts[row, column[gram]] = grams[gram]
        self._lengths = np.asarray(
            [
                [sum(number for gram, number in grams.items() if len(gram) == n) for n in (1, 2)]
                for grams in own
            ],
            dtype=float,
        )
        self._reference = np.asarray(list(wanted.values()), dtype=np.float32)
        self._order = np.asarray([len(gram) for gram in wanted])

    def of(self, sets: Indexes) -> Array:
        """Of each set, a row of indexes filled up with −1."""
        counts = np.vstack([self._counts, np.zeros((1, self._counts.shape[1]))])
        lengths = np.vstack([self._lengths, np.zeros((1, 2))])
        shared = np.minimum(counts[sets].sum(axis=1), self._reference)
        return np.asarray(
            sum(
                200
                * shared[:, self._order == n].sum(axis=1)
                / np.maximum(
                    lengths[sets, n - 1].sum(axis=1) + self._reference[self._order == n].sum(), 1.0
                )
                for n in (1, 2)
            )
        )

    def membership(self, size: int) -> Array:
        """By sentence, its share of the good extracts of *size* sentences.

        Each extract weighs exp(ROUGE / TEMPERATURE). Overlap of a single sentence is no good
        target: it prefers long sentences that say the same.
        """
        count = len(self._counts)
        best = np.argsort(-self.of(np.arange(count)[:, None]), kind="stable")[:CANDIDATES]
        sets = np.asarray(list(combinations(best, min(size, len(best)))), dtype=np.intp)
        values = self.of(sets) / 2
        weights = np.exp((values - values.max()) / TEMPERATURE)
        targets = np.zeros(count)
        np.add.at(targets, sets, (weights / weights.sum())[:, None])
        return np.minimum(targets, 1.0)


def _grams(text: str, language: str) -> Counter[tuple[str, ...]]:
    words = stems(tokens(text, language=language), language=language)
    return Counter([(word,) for word in words] + list(pairwise(words)))
