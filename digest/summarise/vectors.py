"""Sentences as TF-IDF vectors, and how alike they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.text.words import content, content_words

Array = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]

#: Products of more numbers than this wake BLAS's threads, which on an article's few sentences costs
#: more than it saves.
SMALL = 2**18
#: So many content words are a sentence's subject and verb.
OPENING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Which of n sentences has which of m terms.

    *column*: each term's number, by first appearance. *row*, *term*: every pair of a sentence and a
    term it has, once, sorted; *often*: how often it does. *frequency*: how often all sentences have
    each term; *spread*: how many have it. *sequence*: the terms of all sentences as they stand, one
    sentence after another.
    """

    column: dict[str, int]
    sequence: Indexes
    row: Indexes
    term: Indexes
    often: Indexes
    frequency: Array
    spread: Array
    sentences: int

    def by_sentence(self, values: Array) -> Array:
        """For each sentence, the sum of *values*, one a term, over the terms it has."""
        return np.asarray(
            np.bincount(self.row, weights=values[self.term], minlength=self.sentences)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Sentences by their content words.

    *sizes*: the number of each one's content words; *stems*: their stems. *cosine*, n × n:
    likeness by TF-IDF over stems, its diagonal 0. *containment*, n × n: the part, 0 to 1, of a
    row's weight in stems that the column has too; its diagonal 0. *openings*: equal numbers where
    the first OPENING stems are equal; −1 where there are fewer.
    """

    sizes: Array
    stems: Table
    cosine: Array
    containment: Array
    openings: Indexes


@lru_cache(maxsize=4)
def vectors(sentences: tuple[Sentence, ...], language: str) -> Vectors:
    """The vectors of one story's *sentences*; remembered, since ranking and arranging both ask."""
    own = [content(sentence.text, language=language) for sentence in sentences]
    sizes = np.asarray([len(each) for each in own], dtype=np.intp)
    stemmed = table(list(chain.from_iterable(own)), sizes)
    weights = _weights(stemmed)
    return Vectors(
        sizes=sizes.astype(float),
        stems=stemmed,
        cosine=_products(weights, weights),
        containment=_products(weights * weights, (weights > 0).astype(np.float32)),
        openings=_openings(own),
    )


@lru_cache(maxsize=4)
def word_table(sentences: tuple[Sentence, ...], language: str) -> Table:
    """The content words of one story's *sentences*, not their stems."""
    words = [content_words(sentence.text, language=language) for sentence in sentences]
    sizes = np.asarray([len(each) for each in words], dtype=np.intp)
    return table(list(chain.from_iterable(words)), sizes)


def _openings(own: Sequence[tuple[str, ...]]) -> Indexes:
    heads = [stems[:OPENING] if len(stems) >= OPENING else () for stems in own]
    number: dict[tuple[str, ...], int] = {(): -1}
    return np.asarray([number.setdefault(head, len(number)) for head in heads], dtype=np.intp)


def table(terms: Sequence[str], sizes: Indexes) -> Table:
    """The table of sentences of *sizes* terms, which stand one after another in *terms*."""
    column = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    wide = max(len(column), 1)
    every = np.asarray([column[term] for term in terms], dtype=np.intp)
    pairs, often = np.unique(
        np.repeat(np.arange(len(sizes)), sizes) * wide + every, return_counts=True
    )
    row, term = pairs // wide, pairs % wide
    return Table(
        column=column,
        sequence=every,
        row=row,
        term=term,
        often=often,
        sentences=len(sizes),
        frequency=np.bincount(every, minlength=wide).astype(float),
        spread=np.bincount(term, minlength=wide).astype(float),
    )


def _weights(stems: Table) -> npt.NDArray[np.float32]:
    """TF-IDF by the logarithms of both, a row a sentence.

    Rows have length 1 over all terms. A term of a single sentence cannot be shared, so it has no
    column.
    """
    value = (1.0 + np.log(stems.often)) * np.log(1.0 + stems.sentences / stems.spread[stems.term])
    length = np.sqrt(np.bincount(stems.row, weights=value * value, minlength=stems.sentences))
    shared = stems.spread > 1
    pairs = shared[stems.term]
    column = (np.cumsum(shared) - 1)[stems.term[pairs]]
    weights = np.zeros((stems.sentences, max(int(shared.sum()), 1)), dtype=np.float32)
    weights[stems.row[pairs], column] = (value / length[stems.row])[pairs]
    return weights


def _products(left: npt.NDArray[np.float32], right: npt.NDArray[np.float32]) -> Array:
    """``left @ right.T`` with a diagonal of 0.

    Rows are multiplied in small blocks, so that BLAS starts no threads.
    """
    rows = SMALL // max(left.size, 1)
    other = right.T
    whole = not rows or rows >= len(left)
    product = (
        left @ other
        if whole
        else np.concatenate(
            [left[first : first + rows] @ other for first in range(0, len(left), rows)]
        )
    )
    products: Array = product.astype(np.float64)
    np.fill_diagonal(products, 0.0)
    return products
