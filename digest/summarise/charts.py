"""Figures of a story that may stand in one chart: they have one measure, unit and period.

A wrong chart is worse than none, so a sentence in which anything is unsure gives none: a denial, a
forecast, a hedge, two units, two periods, a figure too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digest.languages import base
from digest.model import Chart, Sentence
from digest.summarise.changes import change
from digest.summarise.marking import marked
from digest.summarise.rankings import ranking
from digest.summarise.shares import shares

LONGEST = 45
"""Words of a sentence above which it would take more room than its chart."""


def charts(sentences: Iterable[Sentence], *, language: str) -> tuple[Chart, ...]:
    """The charts that single *sentences* give, at most one each, in their order.

    Each sentence must be readable alone, since it is printed beneath its chart.
    """
    return tuple(_charts(sentences, base(language)))


def _charts(sentences: Iterable[Sentence], code: str) -> Iterator[Chart]:
    for sentence in sentences:
        found = marked(sentence, code) if sentence.words <= LONGEST else None
        if found is None:
            continue
        made = [chart for make in (change, shares, ranking) if (chart := make(found, code))]
        # Two readings of one sentence: at least one of them is wrong.
        if len(made) == 1:
            yield made[0]


def alone(sentences: Sequence[Sentence], needs: Sequence[Sequence[int]]) -> list[Sentence]:
    """Those of *sentences* that need no other, where *needs* is parallel to them."""
    return [one for one, needed in zip(sentences, needs, strict=True) if not needed]
