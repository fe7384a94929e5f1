"""Shapes to fill: polygons whose corners are given in parts of the canvas's height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

Point: TypeAlias = tuple[float, float]
Shape: TypeAlias = Sequence[Point]


def box(left: float, top: float, right: float, bottom: float) -> Shape:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def ellipse(
    x: float, y: float, across: float, down: float | None = None, turn: float = 0.0
) -> Shape:
    """An ellipse around (x, y) with the radii *across* and *down*, turned by *turn* radians."""
    down = across if down is None else down
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    along, aside = across * np.cos(angle), down * np.sin(angle)
    cos, sin = np.cos(turn), np.sin(turn)
    return list(
        zip(
            (x + along * cos - aside * sin).tolist(),
            (y + along * sin + aside * cos).tolist(),
            strict=True,
        )
    )


def stroke(points: Shape, widths: float | Sequence[float]) -> list[Shape]:
    """A brush stroke with round ends along *points*, as shapes; *widths* is its width at each."""
    sizes = [widths] * len(points) if isinstance(widths, (int, float)) else list(widths)
    shapes: list[Shape] = [
        ellipse(x, y, size / 2) for (x, y), size in zip(points, sizes, strict=True)
    ]
    for (x0, y0), (x1, y1), w0, w1 in zip(points, points[1:], sizes, sizes[1:], strict=False):
        length = float(np.hypot(x1 - x0, y1 - y0)) or 1.0
        nx, ny = (y0 - y1) / length / 2, (x1 - x0) / length / 2
        shapes.append(
            (
                (x0 + nx * w0, y0 + ny * w0),
                (x1 + nx * w1, y1 + ny * w1),
                (x1 - nx * w1, y1 - ny * w1),
                (x0 - nx * w0, y0 - ny * w0),
            )
        )
    return shapes
