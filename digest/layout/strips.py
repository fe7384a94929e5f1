"""Counts what stays white of a place, as the proof counts a page: strip by strip, down each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

STRIPS = 6
"""Strips of a page across its type area."""

INSET = 2.0
"""Points between a strip and what may stand in it: what only touches it leaves it empty."""

GAP = 3
"""Lines between two items that are no gap: the space around headings costs nothing."""


class Span(NamedTuple):
    """Something printed, from *left* to *right* and from *top* to *foot*, in points."""

    left: float
    right: float
    top: float
    foot: float


def white(
    spans: Iterable[Span], width: float, height: float, leading: float, strips: int = STRIPS
) -> float:
    """The part of a place of *width* × *height* points in which nothing stands: the mean of
    *strips* from its head to its foot.
    """
    items = sorted(spans, key=lambda one: one.top)
    empty = 0.0
    for strip in range(strips):
        left, right = strip * width / strips + INSET, (strip + 1) * width / strips - INSET
        down = 0.0
        for one in items:
            if one.left < right and one.right > left:
                if one.top - down > GAP * leading:
                    empty += one.top - down
                down = max(down, one.foot)
        if height - down > GAP * leading:
            empty += height - down
    return empty / strips / height
