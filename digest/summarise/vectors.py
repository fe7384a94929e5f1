"""Sentences as TF-IDF vectors, and how alike they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.text.words import content_words, stems

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """*words*: each sentence's content words in order, *terms*: their stems. *cosine*: n × n likeness, its diagonal 0.

    *weights*: n × m TF-IDF of the m terms that more than one sentence has, rows of length 1 or less: what only one
    sentence has counts for its length and cannot be shared. *frequency*: how often each sentence's text has a stem.
    """

    words: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    cosine: Array
    weights: Array
    frequency: Counter[str]


@lru_cache(maxsize=4)
def vectors(sentences: tuple[Sentence, ...], language: str) -> Vectors:
    """The vectors of one story's *sentences*; remembered, since ranking and arranging both ask."""
    words = [content_words(sentence.text, language=language) for sentence in sentences]
    terms = tuple(tuple(stems(own, language=language)) for own in words)
    weights = _weights(terms)
    cosine = weights @ weights.T
    np.fill_diagonal(cosine, 0.0)
    return Vectors(words=tuple(map(tuple, words)), terms=terms, cosine=cosine, weights=weights,
                   frequency=Counter(stem for own in terms for stem in own))


def _weights(terms: Sequence[Sequence[str]]) -> Array:
    count = len(terms)
    spread = Counter(stem for own in terms for stem in set(own))
    idf = {stem: float(np.log(1.0 + count / number)) for stem, number in spread.items()}
    column = {stem: place for place, stem in enumerate(stem for stem, number in spread.items() if number > 1)}
    matrix = np.zeros((count, max(len(column), 1)))
    for row, own in enumerate(terms):
        found = {stem: (1.0 + np.log(often) if often > 1 else 1.0) * idf[stem] for stem, often in Counter(own).items()}
        length = sum(value * value for value in found.values()) ** 0.5
        for stem, value in found.items():
            if stem in column:
                matrix[row, column[stem]] = value / length
    return matrix
