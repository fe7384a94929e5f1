"""sumy's KL, its known faults fenced off."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Article, Sentence


def rank(
    sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str
) -> list[float]:
    from digest.summarise.sumy_bridge import rank_with

    return rank_with("kl", sentences, articles=articles, language=language)
