"""Bars from one zero, one beneath the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.graphics.svg import drawing, mirrored, rectangle

ZERO = 0.75
"""Points of the zero line's width."""

OVER = 2.0
"""Points by which the zero line reaches over a bar: between two of them stands a figure."""

THINNEST = 1.0
"""Points that a bar is long at least, so that a small figure is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar *top* points down and *height* points thick; *part* of the full length, 0 to 1."""

    top: float
    height: float
    part: float
    colour: str


def bars(
    several: Iterable[Bar], *, width: float, height: float, line: str, leftwards: bool = False
) -> str:
    """The drawing of *several* bars on *width* × *height* points, each with its zero line.

    *line* is the colour of the zero line. *leftwards*: bars grow from the right edge.
    """
    zero = mirrored(0.0, ZERO, width, leftwards=leftwards)
    elements = []
    for bar in several:
        length = max(THINNEST, bar.part * (width - ZERO))
        x = mirrored(ZERO, length, width, leftwards=leftwards)
        elements.append(rectangle(x, bar.top, length, bar.height, bar.colour))
        elements.append(rectangle(zero, bar.top - OVER, ZERO, bar.height + 2 * OVER, line))
    return drawing(width, height, elements)
