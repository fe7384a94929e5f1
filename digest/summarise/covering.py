"""Chooses the sentences that cover a text best in about a given number of words.

A set holds all that its sentences need, and says nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.summarise.readable import Constraints
from digest.summarise.vectors import Array

#: Sets of one length that are followed further: the best is seldom not among the best of its first
#: part.
FOLLOWED = 4
#: How far the length may be off: this part of the words wanted, or of a mean sentence.
OFF, HALF = 0.15, 0.5
#: Sentences times words beyond which a search takes too long.
DEAREST = 60_000

#: By number of words: the best sets, each with its worth and its sentences as bits.
_Sets = dict[int, list[tuple[float, int]]]


def covering(
    sentences: Sequence[Sentence],
    worth: Array,
    reading: Constraints,
    same: npt.NDArray[np.bool_],
    words: int,
) -> frozenset[int]:
    """Indexes into *sentences* of the set that covers the text best.

    It has the highest F1 of the *worth* of its words against *words* words of worth 1. Sentences
    are added one by one; of all sets of one length the best few are followed. *same* is n × n:
    whether two sentences say the same. Empty where no sentence can be chosen, or where there are
    too many to search.
    """
    if not words or len(sentences) * words > DEAREST:
        return frozenset()
    # A knapsack by number of words. Sets are bit masks, so that needs and repetitions are tested
    # by one operation each.
    off = max(OFF * words, HALF * sum(sentence.words for sentence in sentences) / len(sentences))
    best: _Sets = {0: [(0.0, 0)]}
    for index, sentence in enumerate(sentences):
        if index not in reading.barred:
            needed = _bits(reading.needs.get(index, ()))
            # Only earlier sentences can be in a set already.
            repeated = _bits(same[index, :index].nonzero()[0].tolist())
            _take(
                best, index, sentence.words, float(worth[index]), needed, repeated, int(words + off)
            )
    lengths = [
        (abs(length - words) <= off, value / (length + words), -abs(length - words), chosen)
        for length, sets in best.items()
        for value, chosen in sets[:1]
        if chosen
    ]
    # The best F1 among the lengths that are near enough, else the nearest length.
    near = [each for each in lengths if each[0]] or sorted(lengths, key=lambda each: each[2])[-1:]
    chosen = max(near)[3] if near else 0
    return frozenset(index for index in range(len(sentences)) if chosen >> index & 1)


def _bits(indexes: Sequence[int] | frozenset[int]) -> int:
    return sum(1 << index for index in indexes)


def _take(
    best: _Sets, index: int, length: int, worth: float, needed: int, repeated: int, most: int
) -> None:
    """Add the sentence *index* to every set that it fits.

    The set has what it needs (*needed*), does not say the same (*repeated*), and stays within
    *most* words.
    """
    bit, gain = 1 << index, worth * length
    for total in sorted(best, reverse=True):  # the longer ones first: none takes a sentence twice
        if total + length <= most:
            joined = [
                (value + gain, chosen | bit)
                for value, chosen in best[total]
                if chosen & needed == needed and not chosen & repeated
            ]
            if joined:
                best[total + length] = sorted(best.get(total + length, []) + joined, reverse=True)[
                    :FOLLOWED
                ]
