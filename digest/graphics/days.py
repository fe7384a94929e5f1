"""The rule of a timeline, with a mark for each day."""

from __future__ import annotations

from collections.abc import Iterable

from digest.graphics.svg import drawing, mirrored, rectangle

RULE, MARK = 0.75, 5.0
"""Points of the rule's width, and of the sides of a day's mark."""


def days(
    tops: Iterable[float],
    *,
    width: float,
    height: float,
    colour: str,
    line: str,
    leftwards: bool = False,
) -> str:
    """The drawing of a rule down *height* points with a square mark at each of *tops*."""
    x = mirrored((MARK - RULE) / 2, RULE, width, leftwards=leftwards)
    marks = (
        rectangle(mirrored(0.0, MARK, width, leftwards=leftwards), top, MARK, MARK, colour)
        for top in tops
    )
    return drawing(width, height, [rectangle(x, 0.0, RULE, height, line), *marks])
