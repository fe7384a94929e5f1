"""Ways to divide a box: the places of head, picture, panel and quotation, and the
columns for text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from digest.model import Frame, Quote, Sentence, Slot

if TYPE_CHECKING:
    from digest.layout.graphics import Graphic
    from digest.layout.illustrating import PicturePlace
    from digest.themes.design import Box

QUOTE_AT = 0.45
"""Where in its column a pull quote stands: the part of the remaining lines that is above it."""

QUOTE_LINES = 14
"""Lines left beside a pull quote in its column.

With fewer it stands on top, not between two short pieces of text.
"""


class Choice(NamedTuple):
    """What a shape should hold; of the many that a box has few are made shapes.

    *head* is the head's style, *deck* whether there is a standfirst. *quote* or *graphic* stands
    beside the text. *cost* is the cost of head and pictures, in empty lines.
    """

    head: str
    deck: bool
    pictures: tuple[PicturePlace, ...] = ()
    quote: Quote | None = None
    graphic: Graphic | None = None
    cost: float = 0.0

    @property
    def aside(self) -> tuple[Sentence, ...]:
        """The sentences that stand beside the text, and so not in it."""
        if self.graphic:
            return self.graphic.sentences
        if self.pictures and (shown := self.pictures[0].sentences):
            return shown
        return (self.quote.sentence,) if self.quote else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way to divide *box*.

    *parts* are the slots beside the text, each with the number of lines above it in the box. *free*
    are the stretches left for text: column from 0, first line, line after the last. *cost* is in
    empty lines. *aside* are the sentences that stand beside the text.
    """

    box: Box
    parts: tuple[tuple[Slot, int], ...]
    free: tuple[tuple[int, int, int], ...]
    cost: float
    aside: tuple[Sentence, ...] = ()

    @property
    def capacity(self) -> int:
        """Lines left for the text, all columns together."""
        return sum(foot - top for _, top, foot in self.free)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The parts in the page's own lines and columns."""
        line, column = self.box.line, self.box.column - 1
        return tuple(
            replace(slot, line=line + above, column=column + slot.column)
            for slot, above in self.parts
        )

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The empty frames of the text, in the page's own lines and columns."""
        box = self.box
        return tuple(
            Frame(
                columns=box.columns,
                column=box.column + column % box.width,
                line=box.line + top,
                height=foot - top,
            )
            for column, top, foot in self.free
        )


class BoxSpace:
    """The free space in the columns of a box, while parts are put into it.

    A box may continue on a second page; a page has *lines* lines. Then the columns of the second
    page follow those of the first. A head goes on top of the first page, a panel and a quotation
    into the last column of the second. *least* lines of text stand above a panel and on each side
    of a quotation.
    """

    def __init__(self, box: Box, lines: int, least: int) -> None:
        # Each page that the box reaches adds one set of columns, from stop to stop.
        turn = lines - (box.line - 1) % lines
        stops = [0, *range(turn, box.height, lines), box.height]
        self._box, self._least = box, least
        self._top = [top for top in stops[:-1] for _ in range(box.width)]
        self._foot = [foot for foot in stops[1:] for _ in range(box.width)]
        self._last = len(self._top) - box.width
        self._splits: dict[int, tuple[int, int]] = {}
        self.parts: list[tuple[Slot, int]] = []

    def put_row(self, slots: list[Slot]) -> bool:
        """Put *slots* side by side on top of what is free of their columns, which they share."""
        fits, (_, line) = self.put_over(slots[0]), (self.parts or [(slots[0], 0)])[-1]
        self.parts += [(slot, line) for slot in slots[1:]]
        return fits

    def put_over(self, slot: Slot) -> bool:
        """Put *slot* on top of what is free of its columns; False where it does not fit."""
        first = slot.column - 1
        # Text starts at the same line in all columns beneath a slot, so the lowest top counts.
        columns = range(first, min(first + slot.width, self._box.width))
        line = max(self._top[column] for column in columns)
        if line + slot.height > min(self._foot[column] for column in columns):
            return False
        for column in columns:
            self._top[column] = line + slot.height
        self.parts.append((slot, line))
        return True

    def put_at_foot(self, slot: Slot) -> bool:
        """Put *slot* at the foot of its column; False where it does not fit."""
        column = self._last + slot.column - 1
        # Without some text above it, a panel would look like a story of its own.
        if self._foot[column] - slot.height < self._top[column] + self._least:
            return False
        self._foot[column] -= slot.height
        self.parts.append((slot, self._foot[column]))
        return True

    def put_within(self, slot: Slot) -> bool:
        """Put *slot* inside its column, with text above and beneath it.

        In a short column it goes on top. False where it does not fit.
        """
        column = self._last + slot.column - 1
        free = self._foot[column] - self._top[column] - slot.height
        if free < 2 * self._least:
            return False
        # `put_over` fills columns of the first page, so it cannot help on a second one.
        if free < QUOTE_LINES and not self._last:
            return self.put_over(slot)
        line = self._top[column] + ceil(free * QUOTE_AT)
        self._splits[column] = line, line + slot.height
        self.parts.append((slot, line))
        return True

    def free(self) -> tuple[tuple[int, int, int], ...]:
        """The stretches left for text: column from 0, first line, line after the last."""
        free = []
        for column, (top, foot) in enumerate(zip(self._top, self._foot, strict=True)):
            # A quotation splits its column into two stretches; without one the second is empty.
            line, beneath = self._splits.get(column, (foot, foot))
            free += [
                (column, *stops) for stops in ((top, line), (beneath, foot)) if stops[0] < stops[1]
            ]
        return tuple(free)
