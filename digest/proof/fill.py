"""How much of a page's type area is used, counted as strictly as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from digest.model import Fault
from digest.proof.marks import Area

if TYPE_CHECKING:
    from digest.proof.lines import Line
    from digest.proof.marks import Document, Panel, PrintedPage
    from digest.proof.pagination import Grid

STRIPS = 6
"""Vertical strips of the type area whose fill is averaged."""
INSET = 2.0
"""Points between a strip and what may stand in it: what only touches it leaves it empty."""
LARGEST_GAP = 3
"""Lines of white space between two items that still count as filled."""
FOOT = 1.1
"""Lines of white space beneath the last item that still count as filled."""
LEAST_FILL = 0.88
ASCENT, DESCENT = 0.7, 0.3
"""Parts of its size by which a line of text counts over and under its baseline."""
LEAST_WIDTH, LEAST_HEIGHT = 20.0, 12.0
"""Points of a picture's width, and of a colour field's sides, from which on it counts."""
LARGEST_FIELD = 0.15
"""The part of the paper below which a field of colour counts: a larger one is a background."""
PALE = 0.97
"""Red, green and blue from which on a colour counts as white."""


def fills(document: Document, lines: Mapping[int, Sequence[Line]], grid: Grid) -> dict[int, float]:
    """The used part of each inner page's type area, 0 to 1."""
    return {
        page.number: _fill(page, lines[page.number], grid)
        for page in document.pages
        if grid.inner(page.number)
    }


def low_fills(fills: Mapping[int, float]) -> Iterator[Fault]:
    for page, fill in fills.items():
        if fill < LEAST_FILL:
            yield Fault(name="low fill", page=page, detail=f"{fill:.2f} of the type area is used")


def _fill(page: PrintedPage, lines: Sequence[Line], grid: Grid) -> float:
    """The mean of the used height of six vertical strips of the type area.

    Text, pictures and fields of colour use it. A tinted panel counts by what stands in it, not by
    its tint. The area reaches from inner margin to inner margin, so that a column of notes belongs
    to it. Gaps of up to three lines count as used: the space around headings costs nothing.
    """
    used = [_around(line) for line in lines]
    used += [one.area for one in page.pictures if one.area.width > LEAST_WIDTH]
    used += [one.area for one in page.panels if _is_field(one, page, used[: len(lines)])]
    paper = grid.edition.paper
    left, right = paper.inner, paper.width - min(paper.inner, paper.outer)
    wide = (right - left) / STRIPS
    strips = [
        Area(
            left=left + wide * index + INSET,
            top=grid.area.top,
            right=left + wide * (index + 1) - INSET,
            bottom=grid.area.bottom,
        )
        for index in range(STRIPS)
    ]
    return fmean(_used(used, strip, grid.leading) for strip in strips)


def _around(line: Line) -> Area:
    return Area(
        left=line.left,
        top=line.y - ASCENT * line.size,
        right=line.right,
        bottom=line.y + DESCENT * line.size,
    )


def _is_field(panel: Panel, page: PrintedPage, lines: Sequence[Area]) -> bool:
    """Whether *panel* is a field of colour that is there for its own sake, without text."""
    area = panel.area
    if area.width <= LEAST_WIDTH or area.height <= LEAST_HEIGHT:
        return False
    if area.width * area.height >= LARGEST_FIELD * page.width * page.height:
        return False
    if panel.ink is not None and min(panel.ink) > PALE:
        return False
    return not any(_holds(area, line) for line in lines)


def _holds(area: Area, line: Area) -> bool:
    return (
        area.left - 1 < line.left
        and line.right < area.right + 1
        and area.top - 1 < line.top
        and line.bottom < area.bottom + 1
    )


def _used(areas: Sequence[Area], strip: Area, leading: float) -> float:
    """The used part of a strip's height."""
    spans = sorted(
        (max(area.top, strip.top), min(area.bottom, strip.bottom))
        for area in areas
        if area.left < strip.right
        and area.right > strip.left
        and area.bottom > strip.top
        and area.top < strip.bottom
    )
    reached, used = strip.top, 0.0
    for top, bottom in spans:
        near = top - reached <= LARGEST_GAP * leading
        used += max(0.0, bottom - (reached if near else top))
        reached = max(reached, bottom)
    if strip.bottom - reached <= FOOT * leading:
        used += max(0.0, strip.bottom - reached)
    return min(1.0, used / strip.height)
