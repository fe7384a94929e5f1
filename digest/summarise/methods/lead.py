"""The lead: sentences as they stand, the first of every article before the second of any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest.model import Article, Sentence


def rank(
    sentences: Sequence[Sentence],
    *,
    articles: Sequence[Article],  # noqa: ARG001 - the interface of all methods
    language: str,  # noqa: ARG001
) -> list[float]:
    seen: Counter[str] = Counter()
    scores: list[float] = []
    for sentence in sentences:
        scores.append(1.0 / (1.0 + seen[sentence.article]))
        seen[sentence.article] += 1
    return scores
