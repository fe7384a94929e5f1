"""Which sentences tell one fact in other words.

Likeness by rare words finds what is copied. Two sentences tell one fact as well where most of what
the shorter one says stands in the other, or much of it in the same pairs of words: "the bodies of
five skiers were found", "five skiers were found dead". Other numbers are another fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from digest.languages import base
from digest.model import Sentence
from digest.summarise.numbers import spelled
from digest.summarise.vectors import Array, Vectors
from digest.text.words import content

#: Sentences less alike than this are not compared: few of them tell one fact.
LIKELY = 0.12
#: So many stems in common, and this part of the shorter one's, are one fact.
COMMON, MOST = 5, 0.65
#: So many in common are one fact where they are only PART.
MANY = 9
#: A smaller part is one where so many pairs of neighbours are in common, too, or fewer, if one of
#: these is a number and what it counts.
PART, PAIRS, COUNTED = 0.45, 4, 2


#: A lead often tells the standfirst again, or a caption does the lead: of two neighbours among so
#: many first sentences, so many stems in common and this part of the shorter one's are one fact.
OPENING, AGAIN, AGAIN_PART = 3, 6, 0.4


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a sentence says: its stems, pairs of neighbours among them, and its numbers."""

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]

    @classmethod
    def of(cls, stems: Sequence[str], code: str) -> _Fact:
        numbers = frozenset(stem for stem in stems if stem.isdigit() or spelled(stem, code))
        return cls(frozenset(stems), frozenset(pairwise(stems)), numbers)

    def tells(self, other: _Fact, *, opening: bool) -> bool:
        """Whether both tell one fact; *opening*: they stand together where an article begins."""
        common = len(self.stems & other.stems)
        part = common / max(min(len(self.stems), len(other.stems)), 1)
        if common < COMMON or part < AGAIN_PART:
            return False
        if self.numbers and other.numbers and not self.numbers & other.numbers:
            return False
        if part < PART or opening:
            return opening and common >= AGAIN
        return part >= MOST or common >= MANY or self._paired(other)

    def _paired(self, other: _Fact) -> bool:
        """Whether both have enough pairs in common."""
        pairs = self.pairs & other.pairs
        counted = any(first in self.numbers for first, _ in pairs)
        return len(pairs) >= (COUNTED if counted else PAIRS)


def repeated_facts(
    alike: Array, sentences: Sequence[Sentence], vectors: Vectors, *, language: str, same: float
) -> Array:
    """*alike*, n × n, raised to *same* or more where two *sentences* tell one fact."""
    rows, columns = np.nonzero(np.triu(vectors.cosine >= LIKELY))
    facts: dict[int, _Fact] = {}
    opening = _opening(sentences)
    raised = alike.copy()
    for one, other in zip(rows.tolist(), columns.tolist(), strict=True):
        for index in (one, other):
            if index not in facts:
                stems = content(sentences[index].text, language=language)
                facts[index] = _Fact.of(stems, base(language))
        if facts[one].tells(facts[other], opening=one in opening and other == one + 1):
            raised[one, other] = raised[other, one] = max(same, alike[one, other])
    return raised


def _opening(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The first sentences of each article that are followed by another one of its first."""
    places: dict[str, int] = {}
    opening = []
    for index, sentence in enumerate(sentences):
        places[sentence.article] = places.get(sentence.article, 0) + 1
        if places[sentence.article] < OPENING:
            opening.append(index)
    return frozenset(opening)
