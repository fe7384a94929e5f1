"""Sentences as TF-IDF vectors, and how alike they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.text.words import content_words, stems

Array = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]

#: Products of more numbers than this wake BLAS's threads, which on an article's few sentences costs more than it saves.
SMALL = 2**18


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Which of n sentences has which of m terms.

    *column*: each term's number, by first appearance. *row*, *term*: every pair of a sentence and a term it has, once,
    sorted; *often*: how often it does. *frequency*: how often all sentences have each term; *spread*: how many have it.
    """

    column: dict[str, int]
    row: Indexes
    term: Indexes
    often: Indexes
    frequency: Array
    spread: Array
    sentences: int

    def by_sentence(self, values: Array) -> Array:
        """For each sentence, the sum of *values*, one a term, over the terms it has."""
        return np.asarray(np.bincount(self.row, weights=values[self.term], minlength=self.sentences))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Sentences by their content words: *sizes* how many each has, *words* as they stand, *stems* as they are stemmed.

    *cosine*: n × n likeness of their TF-IDF over stems, its diagonal 0.
    """

    sizes: Array
    words: Table
    stems: Table
    cosine: Array


@lru_cache(maxsize=4)
def vectors(sentences: tuple[Sentence, ...], language: str) -> Vectors:
    """The vectors of one story's *sentences*; remembered, since ranking and arranging both ask."""
    own = [content_words(sentence.text, language=language) for sentence in sentences]
    words = list(chain.from_iterable(own))
    sizes = np.asarray([len(each) for each in own], dtype=np.intp)
    stemmed = table(stems(words, language=language), sizes)
    return Vectors(sizes=sizes.astype(float), words=table(words, sizes), stems=stemmed, cosine=_cosine(stemmed))


def table(terms: Sequence[str], sizes: Indexes) -> Table:
    """The table of sentences of *sizes* terms, which stand one after another in *terms*."""
    column = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    wide = max(len(column), 1)
    every = np.asarray([column[term] for term in terms], dtype=np.intp)
    pairs, often = np.unique(np.repeat(np.arange(len(sizes)), sizes) * wide + every, return_counts=True)
    row, term = pairs // wide, pairs % wide
    return Table(column=column, row=row, term=term, often=often, sentences=len(sizes),
                 frequency=np.bincount(every, minlength=wide).astype(float),
                 spread=np.bincount(term, minlength=wide).astype(float))


def _cosine(found: Table) -> Array:
    """TF-IDF by the logarithms of both; what only one sentence has counts for its length and cannot be shared."""
    value = (1.0 + np.log(found.often)) * np.log(1.0 + found.sentences / found.spread[found.term])
    length = np.sqrt(np.bincount(found.row, weights=value * value, minlength=found.sentences))
    shared = found.spread > 1
    kept = shared[found.term]
    column = (np.cumsum(shared) - 1)[found.term[kept]]
    weights = np.zeros((found.sentences, max(int(shared.sum()), 1)), dtype=np.float32)
    weights[found.row[kept], column] = (value / length[found.row])[kept]
    cosine = _products(weights).astype(float)
    np.fill_diagonal(cosine, 0.0)
    return cosine


def _products(weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """``weights @ weights.T``, a few rows at a time where all at once would wake threads."""
    rows = SMALL // max(weights.size, 1)
    if not rows or rows >= len(weights):
        return weights @ weights.T
    other = weights.T
    return np.concatenate([weights[first:first + rows] @ other for first in range(0, len(weights), rows)])
