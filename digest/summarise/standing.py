"""How many sentences of a set a reader is likely to trip over, by what stands before them.

A sentence right behind another one of its set is read as its article has it. One whose predecessor
is left out often leans on it: the more so, the more words it has in common with what is left out
before it, the fewer with what is told, and where it points at something ("these plans").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from digest.languages import base, words
from digest.languages import language as language_of
from digest.model import Sentence
from digest.summarise.terms import Occurrences, members
from digest.summarise.vectors import Array, Indexes
from digest.text.quotation import inside, spans

#: All numbers are of 522 sentences of 177 summaries, English and French, read by one person who did
#: not know where they stood. Of 76 that begin their article and of 184 right behind another one,
#: this part could not be understood.
BEGINNING, BEHIND = 0.1, 0.055
#: Of the others 50 in 262, by a logistic regression: where nothing is known of one, for each word
#: that it has in common with what is left out before it, for each one that is told already, both
#: up to MOST, and where it points at something.
UNKNOWN, LEFT_OUT, TOLD, POINTING = -1.15, 0.22, -0.33, 1.9
MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a text's sentences: the words *at* them, which of these the headline has
    (*titled*), and which sentences are *pointing* at something.
    """

    at: Occurrences
    titled: npt.NDArray[np.bool_]
    pointing: npt.NDArray[np.bool_]

    def stumbles(self, sets: Indexes) -> Array:
        """By set, the part of its sentences, 0 to 1, that a reader is expected to trip over.

        *sets* are the indexes of sentences, ascending, filled up with −1.
        """
        has, rows = members(self.at, sets)
        first = np.full(len(self.titled), len(self.pointing))
        np.minimum.at(first, self.at.term, self.at.row)
        told = np.repeat(self.titled[None, :], len(sets), axis=0)
        total, before = np.zeros(len(sets)), np.full(len(sets), -2)
        for index, row in zip(sets.T, rows.T, strict=True):
            own = has[row] > 0
            known = (own & told).sum(axis=1)
            left_out = (own & ~told & (first < index[:, None])).sum(axis=1)
            alone = self._alone(known, left_out, index)
            behind = np.where(index == before + 1, BEHIND, alone)
            total += np.where(index < 0, 0.0, np.where(index == 0, BEGINNING, behind))
            told |= own
            before = index
        return np.asarray(total / (sets >= 0).sum(axis=1))

    def _alone(self, told: Indexes, left_out: Indexes, index: Indexes) -> Array:
        """How likely a reader trips over each sentence whose predecessor is left out."""
        odds = (
            UNKNOWN
            + LEFT_OUT * np.minimum(left_out, MOST)
            + TOLD * np.minimum(told, MOST)
            + POINTING * self.pointing[index]
        )
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def pointing(sentences: Sequence[Sentence], language: str) -> npt.NDArray[np.bool_]:
    """Which of the *sentences* point at something outside their quotations."""
    code = base(language)
    pointers = words(language_of(code).openings.pointers)
    return np.asarray(
        [
            # Few sentences have one, and words are found sooner than patterns.
            not pointers.isdisjoint(sentence.text.lower().split()) and _points(sentence.text, code)
            for sentence in sentences
        ],
        dtype=bool,
    )


def _points(text: str, code: str) -> bool:
    found = [match.start() for match in _pointers(code).finditer(text)]
    quoted = spans(text) if found else ()
    return not all(inside(place, quoted) for place in found)


@cache
def _pointers(code: str) -> re.Pattern[str]:
    """A word that points at a thing, and is not followed by one that every reader knows."""
    own = language_of(code).openings
    either = "|".join(sorted(words(own.pointers)))
    return re.compile(rf"\b(?:{either})\s(?!{own.at_hand})", re.IGNORECASE)
