"""How likely a good summary uses each word of a text, and each pair of neighbouring words.

A model of added tables, stored as numbers: what a term's place, frequency and sentences say of it
is looked up and summed. No term is known to the model, so it serves every language.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.summarise.vectors import Array, Indexes, Vectors

#: Features of a content word. The scores are those of the ranker, 0 to 1.
WORD_NAMES = (
    "frequency",  # logarithm
    "sentences",  # logarithm of the number that have it
    "first",  # logarithm of its first place in any article
    "opens",  # stands in a first sentence
    "lead",  # how many of the first LEAD sentences have it
    "scores",  # the sum over the sentences that have it
    "best score",
    "mean score",
    "share of scores",
    "title",
    "has title",
    "length",  # logarithm of the text's sentences
)
#: Features of two content words that follow each other; "left" is the first one's own likelihood.
PAIR_NAMES = (
    "frequency",
    "sentences",
    "first",
    "scores",
    "best score",
    "share of scores",
    "left",
    "right",
    "less",
    "more",
    "product",
    "length",
)
LEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Additive:
    """A logistic model whose features are looked up in tables and added.

    Of each feature, *edges* are ascending limits and *values* what to add: the first up to the
    first limit, the last above all. *bias* is where all rows start.
    """

    edges: tuple[Array, ...]
    values: tuple[Array, ...]
    bias: float

    def probability(self, rows: Array) -> Array:
        total = np.full(len(rows), self.bias)
        for column, edges, values in zip(rows.T, self.edges, self.values, strict=True):
            total += values[np.searchsorted(edges, column, side="left")]
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """Where the terms of a text stand: every pair of a sentence (*row*) and a *term* it has, once.

    *frequency*: how often the text has each term.
    """

    row: Indexes
    term: Indexes
    frequency: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of neighbouring content words; *left* and *right* are the words of each."""

    at: Occurrences
    left: Indexes
    right: Indexes


def words(vectors: Vectors) -> Occurrences:
    """The content words of a text, as stems."""
    stems = vectors.stems
    return Occurrences(
        row=stems.row, term=stems.term, frequency=stems.frequency[: len(stems.column)]
    )


def members(at: Occurrences, sets: Indexes) -> tuple[npt.NDArray[np.uint8], Indexes]:
    """The sentences of *sets* × terms, 1 where one has a term, and by set the rows of its own.

    *sets* are filled up with −1, which stands for a last row without terms.
    """
    every = np.unique(sets[sets >= 0])
    count = len(every)
    number = np.full(max(at.row.max(initial=0), every.max(initial=0)) + 2, count)
    number[every] = np.arange(count)
    rows = number[at.row]
    inside = rows < count
    has = np.zeros((count + 1, len(at.frequency)), dtype=np.uint8)
    has[rows[inside], at.term[inside]] = 1
    return has, number[sets]


def pairs(vectors: Vectors) -> Pairs:
    """The pairs of a text's content words that follow each other within a sentence."""
    sequence, wide = vectors.stems.sequence, max(len(vectors.stems.column), 1)
    rows = np.repeat(np.arange(len(vectors.sizes)), vectors.sizes.astype(np.intp))
    inside = rows[1:] == rows[:-1]
    codes = (sequence[:-1] * wide + sequence[1:])[inside]
    code, number, frequency = np.unique(codes, return_inverse=True, return_counts=True)
    count = max(len(code), 1)
    once = np.unique(rows[:-1][inside] * count + number)
    at = Occurrences(row=once // count, term=once % count, frequency=frequency.astype(float))
    return Pairs(at=at, left=code // wide, right=code % wide)


def word_rows(
    at: Occurrences, scores: Array, places: Array, titled: npt.NDArray[np.bool_], *, titles: bool
) -> Array:
    """One row a word, one column a name of WORD_NAMES.

    *titled*: which words the title has; *titles*: whether there is one.
    """
    count = len(at.frequency)
    first = _first(at, places, count)
    lead = np.bincount(at.term, weights=places[at.row] < LEAD, minlength=count)
    spread, total, best = _scores(at, scores, count)
    return np.column_stack(
        [
            np.log(at.frequency),
            np.log(spread),
            np.log1p(first),
            first == 0,
            np.minimum(lead, LEAD),
            total,
            best,
            total / spread,
            total / max(float(scores.sum()), 1e-9),
            titled,
            np.full(count, float(titles)),
            np.full(count, np.log(len(scores))),
        ]
    ).astype(np.float64)


def pair_rows(found: Pairs, scores: Array, places: Array, likely: Array) -> Array:
    """One row a pair, one column a name of PAIR_NAMES; *likely* is how likely each word is used."""
    at, count = found.at, len(found.left)
    spread, total, best = _scores(at, scores, count)
    left, right = likely[found.left], likely[found.right]
    return np.column_stack(
        [
            np.log(at.frequency),
            np.log(spread),
            np.log1p(_first(at, places, count)),
            total,
            best,
            total / max(float(scores.sum()), 1e-9),
            left,
            right,
            np.minimum(left, right),
            np.maximum(left, right),
            left * right,
            np.full(count, np.log(len(scores))),
        ]
    ).astype(np.float64)


def _first(at: Occurrences, places: Array, count: int) -> Array:
    """The first place of each term in any article."""
    first = np.full(count, np.inf)
    np.minimum.at(first, at.term, places[at.row])
    return first


def _scores(at: Occurrences, scores: Array, count: int) -> tuple[Array, Array, Array]:
    """Of the sentences that have each term: how many, the sum and the highest of their scores."""
    best = np.zeros(count)
    np.maximum.at(best, at.term, scores[at.row])
    total = np.bincount(at.term, weights=scores[at.row], minlength=count)
    spread = np.bincount(at.term, minlength=count).astype(np.float64)
    return spread, np.asarray(total, dtype=np.float64), best
