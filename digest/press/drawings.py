"""Drawings as SVG, in the address of an image: the shapes of an ornament, without a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from digest.edition import Block


def drawing(block: Block) -> str:
    """The shapes of *block* as the address of an SVG picture that fills any box.

    For the press its area grows into the bleed, so the drawing's own extent counts.
    """
    width = max(x for shape in block.shapes for x, _ in shape.points)
    height = max(y for shape in block.shapes for _, y in shape.points)
    polygons = "".join(
        f'<polygon fill="{shape.colour}" points="{_points(shape.points)}"/>'
        for shape in block.shapes
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'preserveAspectRatio="none" viewBox="0 0 {width:g} {height:g}">{polygons}</svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
