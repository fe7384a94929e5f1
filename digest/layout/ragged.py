"""Ragged lines: first fit, with a divided word only where a line would be too short."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digest.layout.words import HYPHEN

if TYPE_CHECKING:
    from digest.layout.costs import Costs
    from digest.layout.words import Piece, WordCache

ROUNDING = 0.01
"""Points by which a line may be too wide: the sum of many widths is not exact."""


def ragged(
    pieces: list[Piece], widths: list[float], words: WordCache, costs: Costs, lender: float
) -> list[str]:
    """The lines of a ragged paragraph.

    *widths* are those of the first lines, the last one for all that follow, in points. Two lines in
    a row never end with a divided word. A short word alone on the last line gets the word before
    it, if the line above stays filled by *lender*, a part of its measure. *pieces* is changed:
    divided words are replaced by their parts.
    """
    breaker = _Breaker(pieces, widths[-1], words, costs.ragged_reach)
    ends, hyphenated = [0], False
    while ends[-1] < len(pieces):
        width = widths[min(len(ends) - 1, len(widths) - 1)]
        end = breaker.end(ends[-1], width, may_divide=not hyphenated)
        hyphenated = pieces[end - 1].divided
        ends.append(end)
    # Only now is the last line known, so the line above lends it a word afterwards.
    if len(ends) > 2:
        width = widths[min(len(ends) - 3, len(widths) - 1)]
        ends[-2] = _lent(pieces, ends[-3], ends[-2], width, words.space, (costs.lone_word, lender))
    return [joined(pieces, start, end) for start, end in pairwise(ends)]


def joined(pieces: list[Piece], start: int, end: int) -> str:
    """The pieces from *start* to before *end* as one line.

    A line that ends inside a word gets a hyphen.
    """
    text = "".join(piece.text + (" " if piece.space else "") for piece in pieces[start:end])
    return text.rstrip(" ") + HYPHEN if pieces[end - 1].tail else text.rstrip(" ")


def _lent(
    pieces: list[Piece],
    start: int,
    end: int,
    width: float,
    space: float,
    parts: tuple[float, float],
) -> int:
    """The end of the last line but one, which runs from *start* to *end*.

    *parts* are two parts of *width*. A word shorter than the first should not stand alone on the
    last line. The second is how far the line that gives it a word must stay filled.
    """
    lone, lender = parts

    def reach(first: int, beyond: int) -> float:
        return sum(piece.width + (space if piece.space else 0.0) for piece in pieces[first:beyond])

    # A last line of several words needs no other. A line that ends inside a word lends none.
    several = any(piece.space for piece in pieces[end:-1])
    if several or pieces[end - 1].tail or reach(end, len(pieces)) > lone * width:
        return end
    starts = (index for index in range(start + 1, end) if pieces[index - 1].space)
    earlier = max(starts, default=end)
    return earlier if reach(start, earlier) >= lender * width else end


class _Breaker:
    """Finds the ends of the lines of one paragraph, and divides the words of *pieces* in place."""

    def __init__(self, pieces: list[Piece], measure: float, words: WordCache, reach: float) -> None:
        self._pieces, self._measure, self._words, self._reach = pieces, measure, words, reach

    def end(self, start: int, width: float, *, may_divide: bool) -> int:
        """The end of the line of *width* points that begins at *start*.

        *whole* is the end of the last word that fits, *reach* its width up to there. *part* is the
        end of the last part of a word that fits with its hyphen.
        """
        pieces, space = self._pieces, self._words.space
        used, whole, reach, part, index = 0.0, 0, 0.0, 0, start
        while index < len(pieces):
            piece = pieces[index]
            after = used + piece.width
            if after > width + ROUNDING:
                # First fit: the line is full. A word is divided only if the line would stay short.
                short = (may_divide or not whole) and reach < self._reach * width
                # Its parts take its place, and the loop tries the first of them in the same line.
                if piece.uncut and (short or piece.dashed or piece.width > width):
                    pieces[index : index + 1] = self._words.parts(piece, self._measure)
                    continue
                if index > start:
                    return self._chosen(start, whole, part, short=short)
            elif piece.space or not piece.tail:
                whole, reach = index + 1, after
            elif after + piece.tail <= width + ROUNDING:
                part = index + 1
            used = after + space if piece.space else after
            index += 1
        return len(pieces)

    @staticmethod
    def _chosen(start: int, whole: int, part: int, *, short: bool) -> int:
        """The end of a full line.

        It is after a part of a word if the line would be *short* otherwise, else after a whole
        word.
        """
        return part if part > whole and short else whole or part or start + 1
