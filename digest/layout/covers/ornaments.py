"""Drawings for covers without a picture, computed from the issue: the same week, the same drawing.

Each is a function of the stories, the size of its place in points, the number of its cells across
and a palette. Only straight edges and plain colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

from digest.edition import Shape

if TYPE_CHECKING:
    from digest.model import Story

Size = tuple[float, float]
Draw = Callable[[Sequence["Story"], Size, int, Sequence[str]], tuple[Shape, ...]]

FEWEST, MOST = 12, 48
"""Stories that a drawing with a bar for each needs, and shows at the most."""

NESTED = (0.0, 0.16, 0.3, 0.42)
"""Where squares within a square begin, in parts of its side: lower ones lie closer, as in Albers'
"Homage to the Square".
"""


def drawn(
    names: Sequence[str],
    number: int,
    stories: Sequence[Story],
    size: Size,
    cells: int,
    palette: Sequence[str],
) -> tuple[Shape, ...]:
    """The ornament that issue *number* takes of *names*: one after the other, but no bars for few
    stories.
    """
    able = [name for name in names if name != "bars" or len(stories) >= FEWEST] or names
    return DRAWINGS[able[number % len(able)]](stories, size, cells, palette)


def _number(*parts: object) -> int:
    """A number that is the same for the same *parts* on every machine."""
    return crc32("/".join(map(str, parts)).encode())


def _box(left: float, top: float, right: float, bottom: float, colour: str) -> Shape:
    points = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Shape(points=tuple((round(x, 2), round(y, 2)) for x, y in points), colour=colour)


def _polygon(points: Sequence[tuple[float, float]], colour: str) -> Shape:
    return Shape(points=tuple((round(x, 2), round(y, 2)) for x, y in points), colour=colour)


def _grid(size: Size, cells: int) -> tuple[int, float, float]:
    """Rows that fit, and a cell's width and height: nearly square, filling the place."""
    side = size[0] / cells
    rows = max(1, round(size[1] / side))
    return rows, side, size[1] / rows


def _length(story: Story) -> float:
    """The root of the words of a story's reports, so that a long one does not outgrow the rest."""
    return sqrt(max(1, sum(one.words for one in story.articles)))


def tiles(
    stories: Sequence[Story], size: Size, cells: int, palette: Sequence[str]
) -> tuple[Shape, ...]:
    """Squares, halves and triangles, a cell for each story in turn."""
    rows, wide, high = _grid(size, cells)
    shapes = []
    for cell in range(rows * cells):
        story = stories[cell % len(stories)]
        row, column = divmod(cell, cells)
        number = _number(story.id, cell)
        left, top = column * wide, row * high
        right, bottom = left + wide, top + high
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        first, second = number % len(palette), (number // 7) % len(palette)
        shapes.append(_box(left, top, right, bottom, palette[first]))
        over = palette[second if second != first else (second + 1) % len(palette)]
        turn, form = (number // 11) % 4, (number // 97) % 5
        if form < 3:
            shapes.append(_polygon([corners[(turn + step) % 4] for step in range(3)], over))
        elif form == 3:
            middle = (left + right) / 2, (top + bottom) / 2
            shapes.append(_polygon([corners[turn], corners[(turn + 1) % 4], middle], over))
            shapes.append(
                _polygon([corners[(turn + 2) % 4], corners[(turn + 3) % 4], middle], over)
            )
    return tuple(shapes)


def squares(
    stories: Sequence[Story], size: Size, cells: int, palette: Sequence[str]
) -> tuple[Shape, ...]:
    """Squares within squares, a cell for each of the first stories."""
    rows, wide, high = _grid(size, max(1, cells // 2))
    shapes = []
    for cell in range(rows * max(1, cells // 2)):
        row, column = divmod(cell, max(1, cells // 2))
        start = _number(stories[cell % len(stories)].id, cell)
        step = 1 + start // 13 % max(1, len(palette) - 1)
        for depth, inset in enumerate(NESTED):
            colour = palette[(start + depth * step) % len(palette)]
            left, top = column * wide + inset * wide, row * high + inset * high * 1.5
            right, bottom = (column + 1 - inset) * wide, (row + 1 - inset * 0.5) * high
            shapes.append(_box(left, top, right, bottom, colour))
    return tuple(shapes)


def bars(
    stories: Sequence[Story], size: Size, cells: int, palette: Sequence[str]
) -> tuple[Shape, ...]:
    """A bar for each story, as high as its reports are long, a colour for each section."""
    del cells
    shown = stories[:MOST]
    lengths = [_length(story) for story in shown]
    sections = list(dict.fromkeys(story.section for story in shown))
    pitch, longest = size[0] / len(shown), max(lengths)
    gap = min(pitch * 0.18, 4.0)
    return tuple(
        _box(
            number * pitch + gap / 2,
            size[1] * (1 - length / longest),
            (number + 1) * pitch - gap / 2,
            size[1],
            palette[sections.index(story.section) % len(palette)],
        )
        for number, (story, length) in enumerate(zip(shown, lengths, strict=True))
    )


DRAWINGS: Mapping[str, Draw] = MappingProxyType({"tiles": tiles, "squares": squares, "bars": bars})
