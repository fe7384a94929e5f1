"""The elements of a drawing, with lengths in points."""

from __future__ import annotations

from collections.abc import Iterable


def drawing(width: float, height: float, elements: Iterable[str]) -> str:
    """*elements* as a drawing of *width* × *height* points."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="0 0 {width:.2f} {height:.2f}">{"".join(elements)}</svg>'
    )


def rectangle(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{colour}"/>'
    )


def mirrored(x: float, length: float, width: float, *, leftwards: bool) -> float:
    """Where a shape of *length* begins that stands *x* from the edge where reading starts."""
    return width - x - length if leftwards else x
