"""Justified lines: the breaks of a paragraph that are best for all its lines together."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from digest.layout.ragged import ROUNDING, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.layout.costs import Costs
    from digest.layout.words import Piece

WORST = 10.0
"""How many times ``Costs.space_stretch`` a line may be off.

Worse lines all count as equally bad, which bounds the search.
"""

HOPELESS = (1.0 + 100.0 * WORST**3) ** 2 / 100.0
"""Demerits of the worst line."""

OVERFULL = 1e6
"""Demerits of a word wider than its line: it is set nevertheless, alone on its line."""

WIDE = 0.42
"""Ems that a word space may take before letters are tracked.

Tracking sets a line whose breaks are chosen; it does not change the breaks.
"""


def justified(
    pieces: list[Piece], widths: list[float], space: float, costs: Costs, give: float = 0.0
) -> list[str]:
    """The lines of a justified paragraph by total fit, without fitness classes.

    The algorithm is Knuth and Plass, "Breaking Paragraphs into Lines" (1981). *widths* are those of
    the first lines, the last one for all that follow. *space* is the width of a word space; *give*
    is by how many points each letter may be tracked, in or out. All are in points.
    """
    paragraph = _Paragraph(pieces, widths, space, give, costs)
    # First without hopeless lines, which is much quicker; only a paragraph that has no other
    # solution tries them.
    ends = paragraph.ends(HOPELESS) or paragraph.ends(float("inf"))
    return [joined(pieces, start, end) for start, end in pairwise(ends)]


class _Paragraph:
    """The pieces of one paragraph, with running sums of what stands before each of them."""

    def __init__(
        self, pieces: list[Piece], widths: list[float], space: float, give: float, costs: Costs
    ) -> None:
        self._pieces, self._widths, self._space, self._give = pieces, widths, space, give
        self._costs = costs
        self._growth, self._stretch = costs.space_growth, costs.space_stretch
        loosest = self._growth + WORST * self._stretch
        # Running sums give the width, spaces and letters of any line by one subtraction each.
        advances = (piece.width + (space if piece.space else 0.0) for piece in pieces)
        self._left = [0.0, *accumulate(advances)]
        self._spaces = [0, *accumulate(piece.space for piece in pieces)]
        self._letters = [0, *accumulate(len(piece.text) + piece.space for piece in pieces)]
        # The same widths with every space as wide as it may be: a line whose loosest width does not
        # reach the measure is hopeless, and a bisection finds the first end that is not.
        self._loosest = [
            at + loosest * space * number
            for at, number in zip(self._left, self._spaces, strict=True)
        ]
        self._spare = loosest + max(piece.tail for piece in pieces)

    def ends(self, most: float) -> list[int]:
        """The ends of the best lines, after a first 0; none where they cost *most* or more."""
        count = len(self._pieces)
        # Dynamic programming over the ends of lines. An entry holds the least cost of the text
        # up to that piece, its number of lines, and the end of the line before.
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(most, 0, 0)] * count
        for start in range(count):
            cost, lines, before = best[start]
            if cost < most:
                width = self._widths[min(lines, len(self._widths) - 1)]
                ladder = self._ladder(start, before)
                # The second pass must try every end: its lines may all be hopeless.
                first = start + 1 if most > HOPELESS else self._first(start, width)
                self._extend(best, start, first, width, ladder)
        return ends_of(best) if best[count][0] < most else []

    def _ladder(self, start: int, before: int) -> float:
        """The cost of a divided word at the end of the line from *start*.

        The line before it began at *before*.
        """
        if not start or not self._pieces[start - 1].divided:
            return 0.0
        third = before and self._pieces[before - 1].divided
        return self._costs.divided_thrice if third else self._costs.divided_twice

    def _first(self, start: int, width: float) -> int:
        """The first end of a line from *start* that is not hopelessly loose."""
        least = self._loosest[start] + width - self._spare
        return bisect_left(self._loosest, least, start + 1, len(self._pieces))

    def _extend(
        self,
        best: list[tuple[float, int, int]],
        start: int,
        first: int,
        width: float,
        ladder: float,
    ) -> None:
        """Enter the lines from *start* that end at *first* or later into *best* where they are
        cheaper.
        """
        pieces, left, letters, give = self._pieces, self._left, self._letters, self._give
        short_end, short_part = self._costs.short_end, self._costs.short_end_part
        cost, lines, _ = best[start]
        count = len(pieces)
        for end in range(first, count + 1):
            piece = pieces[end - 1]
            used = left[end - 1] - left[start] + piece.width
            gives = give * (letters[end] - letters[start])
            slack = width - used - piece.tail
            if slack >= (-gives if end < count else 0.0) - ROUNDING:
                demerits = self._demerits(start, end, slack) if end < count else 0.0
            # One word that is too wide must be set somewhere, or the paragraph would have no lines.
            elif end == start + 1:
                demerits = OVERFULL
            # Further ends only make the line longer.
            elif used - gives > width:
                break
            else:
                continue
            price = (piece.price if piece.tail else 0.0) + (ladder if piece.divided else 0.0)
            total = cost + demerits + price
            if end == count and start and used < short_part * width:
                total += short_end
            if total < best[end][0]:
                best[end] = (total, lines + 1, start)

    def _demerits(self, start: int, end: int, slack: float) -> float:
        """The demerits of the line from *start* to *end*, whose word spaces share
        *slack* points.
        """
        spaces = (self._spaces[end - 1] - self._spaces[start]) * self._space
        # A third power: one bad line is worse than several that are a little off.
        ratio = abs(slack / (spaces or 1.0) - self._growth) / self._stretch
        return (1.0 + 100.0 * min(ratio, WORST) ** 3) ** 2 / 100.0


def ends_of(best: Sequence[tuple[float, float, int]]) -> list[int]:
    """The ends of the best lines, after a first 0.

    The last number in each entry of *best* is the end of the line before.
    """
    ends = [len(best) - 1]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    return ends[::-1]


def tracking(
    slack: float, spaces: int, signs: int, size: float, space: float, give: float
) -> float:
    """Points by which each of a justified line's *signs* is tracked, *give* at most.

    A line that is too wide (*slack* below 0) is tracked in. One whose *spaces* would grow from
    *space* points to more than WIDE ems of *size* is tracked out.
    """
    if slack < 0:
        return max(slack / max(1, signs), -give)
    wide = slack - spaces * max(0.0, WIDE * size - space)
    return min(max(0.0, wide) / max(1, signs), give)
