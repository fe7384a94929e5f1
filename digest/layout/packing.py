"""Packs briefs into columns of known height.

Each brief has the number of lines that makes its column end at the foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Slot, Story, Strip

if TYPE_CHECKING:
    from digest.layout.costs import Costs


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as a brief.

    *head* is its headline without a kicker, which stands in the margin if *aside*. *lengths* holds
    its texts (selections) by their number of lines. *sources* is its source line. *picture* stands
    over all of it.
    """

    story: Story
    head: Slot
    lengths: dict[int, tuple[int, ...]]
    sources: tuple[Strip, ...] = ()
    aside: bool = False
    picture: Slot | None = None

    @property
    def fixed(self) -> int:
        """Lines that are the same at every length, with the empty one that follows."""
        shown = self.picture.height if self.picture else 0
        sources = sum(len(strip.lines) for strip in self.sources)
        return shown + self.head.height + sources + 1

    @property
    def least(self) -> int:
        """Lines of the shortest column that holds it alone."""
        return self.fixed + self.above(opens=True) + min(self.lengths) - 1

    def above(self, *, opens: bool) -> int:
        """Lines over the headline for the kicker of a brief that *opens* its column or a section.

        None where the kicker stands in the margin.
        """
        return int(opens and not self.aside)


Column = tuple[tuple[int, int], ...]
"""The briefs of one column, by index, each with its lines of text."""

States = dict[int, tuple[float, list[Column]]]
"""By the index of the next brief: the cheapest columns that hold all before it, with their cost."""

Fills = dict[int, tuple[float, Column]]
"""By number of lines: the cheapest column that has as many, with its cost."""


class Packer:
    """Packs *briefs* in their order into columns of *full* lines or fewer.

    Columns are as full, and briefs as near *wanted* lines of text, as can be. *spread*: empty lines
    are shared out within a column, so that several columns with a few cost less than one with many.
    """

    def __init__(
        self, briefs: list[Brief], wanted: int, full: int, costs: Costs, *, spread: bool = False
    ) -> None:
        self._briefs = briefs
        self._wanted = wanted
        self._full = full
        self._hole, self._spread = costs.brief_hole, spread
        self._known: dict[int, list[Fills]] = {}

    def states(self, heights: list[int], before: States | None = None) -> States:
        """What fits in columns of *heights* lines, after the columns in *before*."""
        best = before or {0: (0.0, [])}
        for height in heights:
            # Column by column. Of all ways to print the briefs before *end* only the cheapest
            # counts, since what follows depends on *end* alone.
            further: States = {}
            for start, (cost, columns) in best.items():
                for end, (more, column) in self._columns(start, height).items():
                    if end not in further or cost + more < further[end][0]:
                        further[end] = (cost + more, [*columns, column])
            best = further
        return best

    @staticmethod
    def furthest(states: States) -> list[Column]:
        """The columns that print the most briefs."""
        return states[max(states)][1]

    def _columns(self, start: int, height: int) -> dict[int, tuple[float, Column]]:
        """By the index of the brief that follows: the cost of a column from *start*, and the
        column.
        """
        if start not in self._known:
            # The fills do not depend on the height of the column, so all heights share them.
            self._known[start] = list(self._filled(start))
        # A column may stay empty: then it ends before the brief that it began with.
        ends: dict[int, tuple[float, Column]] = {}
        if not self._spread:
            ends[start] = (self._hole * height, ())
        for end, fills in enumerate(self._known[start], start=start + 1):
            # The empty line after a column's last brief may fall below its foot.
            fitting = [
                (cost + self._empty(height + 1 - lines, len(column)), column)
                for lines, (cost, column) in fills.items()
                if lines <= height + 1
            ]
            if not fitting:
                break
            ends[end] = min(fitting, key=lambda one: one[0])
        return ends

    def _empty(self, lines: int, briefs: int) -> float:
        """The cost of *lines* that a column of *briefs* leaves empty.

        Where they are shared out, each brief takes one unseen.
        """
        seen = max(0, lines - briefs) if self._spread else 0
        return self._hole * (lines + seen**2)

    def _filled(self, start: int) -> Iterator[Fills]:
        """What a column from *start* may hold: the first brief, the first two, and so on."""
        fills: Fills = {0: (0.0, ())}
        for index in range(start, len(self._briefs)):
            fills = self._further(fills, index, first=index == start)
            if not fills:
                break
            yield fills

    def _further(self, fills: Fills, index: int, *, first: bool) -> Fills:
        """*fills* with one brief more, at each of its lengths."""
        brief = self._briefs[index]
        fixed = brief.fixed + brief.above(opens=opens(self._briefs, index, first=first))
        further: Fills = {}
        for lines, (cost, column) in fills.items():
            for count in brief.lengths:
                total, price = lines + fixed + count, cost + abs(count - self._wanted)
                # Of two columns of the same lines the one nearer to the wanted lengths is enough.
                if total <= self._full + 1 and (total not in further or price < further[total][0]):
                    further[total] = (price, (*column, (index, count)))
        return further


def opens(briefs: list[Brief], index: int, *, first: bool) -> bool:
    """Whether the brief opens its column or a section."""
    return first or briefs[index - 1].story.section != briefs[index].story.section


def column_lines(briefs: list[Brief], column: Column) -> int:
    """Lines that a column takes, with the empty one after its last brief."""
    return sum(
        briefs[index].fixed
        + briefs[index].above(opens=opens(briefs, index, first=position == 0))
        + count
        for position, (index, count) in enumerate(column)
    )


def empty_lines(briefs: list[Brief], columns: list[Column], height: int) -> int:
    """The lines that columns of *height* leave empty at their foot."""
    return sum(height + 1 - column_lines(briefs, column) for column in columns)
