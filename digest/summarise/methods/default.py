"""The default: how central a sentence is, how much it covers, how early it stands.

Position is what beats every algorithm that looks at words alone on news: see docs on summaries.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.model import Article, Sentence
from digest.summarise.vectors import Array, Vectors, vectors

#: How fast a sentence's worth falls with its place: 1 / (1 + FALL * place).
FALL = 0.4


def rank(sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str) -> list[float]:  # noqa: ARG001 - one signature for all methods
    if not sentences:
        return []
    return [float(score) for score in _untrained(sentences, vectors(tuple(sentences), language))]


def _untrained(sentences: Sequence[Sentence], found: Vectors) -> Array:
    """Centrality × position: what a sentence shares with the rest, less the earlier it repeats (PacSum), falling with place."""
    places = _places(sentences)
    central = found.cosine.sum(axis=1) / np.sqrt(1.0 + found.cosine.astype(bool).sum(axis=1))
    return np.asarray((0.2 + central / (central.max() or 1.0)) / (1.0 + FALL * places))


def _places(sentences: Sequence[Sentence]) -> Array:
    """Each sentence's place in its own article, from 0."""
    seen: dict[str, int] = {}
    places = []
    for sentence in sentences:
        places.append(seen.get(sentence.article, 0))
        seen[sentence.article] = places[-1] + 1
    return np.asarray(places, dtype=float)
