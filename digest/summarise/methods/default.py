"""The default: trees trained on what good summaries take, or, without them, centrality by place.

Place is what beats, on news, every algorithm that looks at words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from digest.model import Article, Sentence
from digest.summarise import chooser
from digest.summarise.chooser import Asked
from digest.summarise.features import features, headline_words, places, ranks
from digest.summarise.trees import Trees, trained
from digest.summarise.vectors import Array, Vectors, vectors, word_table

#: Without trees: how fast a sentence's worth falls with its place, 1 / (1 + FALL * place), and what
#: it has at least.
FALL, LEAST = 0.4, 0.2
#: What a sentence's place by centrality, 0 to 1, weighs beside its shared words in standard
#: deviations.
CENTRAL = 1.4


def rank(
    sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str
) -> list[float]:
    if not sentences:
        return []
    if trees := trained():
        _, scores = _scored(trees, tuple(sentences), tuple(articles), language)
    else:
        scores = by_place(sentences, vectors(tuple(sentences), language))
    return [float(score) for score in scores]


def choose(
    sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str, asked: Asked
) -> Iterator[frozenset[int]]:
    """The sets of sentences that the trained chooser thinks best; none without its numbers."""
    trees, choosing = trained(), chooser.trained()
    if not trees or not choosing or not sentences or asked.size.largest > chooser.LARGEST:
        return iter(())
    rows, scores = _scored(trees, tuple(sentences), tuple(articles), language)
    title = headline_words(articles, language)
    text = chooser.text_of(
        sentences, scores, rows, vectors(tuple(sentences), language), title, language
    )
    return chooser.best_first(text, chooser.candidates(text, asked), asked.size, choosing)


@lru_cache(maxsize=2)  # ranking and choosing both ask
def _scored(
    trees: Trees, sentences: tuple[Sentence, ...], articles: tuple[Article, ...], language: str
) -> tuple[Array, Array]:
    """The features of the *sentences*, and their scores by the *trees*."""
    table = vectors(sentences, language)
    rows = features(sentences, table, articles=articles, language=language)
    return rows, trees.probability(rows)


def cover(sentences: Sequence[Sentence], *, language: str) -> list[float]:
    """How much of what the other sentences say each one says, for its length: shared words over the
    root of its own.
    """
    table = vectors(tuple(sentences), language)
    words = word_table(tuple(sentences), language)
    shared = words.by_sentence(words.frequency - 1.0) / np.sqrt(np.maximum(table.sizes, 2.0))
    shared = (shared - shared.mean()) / (shared.std() or 1.0)
    return [float(value) for value in shared + CENTRAL * ranks(table.cosine.sum(axis=1))]


def by_place(sentences: Sequence[Sentence], vectors: Vectors) -> Array:
    """How much a sentence shares with the rest, falling with its place in its article."""
    central = vectors.cosine.sum(axis=1) / np.sqrt(1.0 + vectors.cosine.astype(bool).sum(axis=1))
    return np.asarray((LEAST + central / (central.max() or 1.0)) / (1.0 + FALL * places(sentences)))
