"""Fields (arrays of numbers, one for each pixel) and colours to paint with."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.floating[Any]]
Colour: TypeAlias = str | Field
"""A "#rrggbb", or a field of three planes with a colour for each pixel."""


@lru_cache(maxsize=512)
def rgb(colour: str) -> Field:
    """The red, green and blue of "#rrggbb", 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], dtype=np.float32)


def mixed(first: str, second: str, part: float) -> str:
    """*first* mixed with *part*, 0 to 1, of *second*."""
    blend = rgb(first) * (1 - part) + rgb(second) * part
    return "#" + "".join(f"{round(float(channel) * 255):02x}" for channel in blend)


def blend(first: Colour, second: Colour, part: Field) -> Field:
    """A field of colours: *first* where *part* is 0, *second* where it is 1."""
    start, end = (planes(colour) for colour in (first, second))
    return np.asarray(start + (end - start) * part, dtype=np.float32)


def planes(colour: Colour) -> Field:
    """*colour* as a field that broadcasts over 3 × height × width."""
    return rgb(colour)[:, None, None] if isinstance(colour, str) else colour


def relief(field: Field, across: int, down: int = 0) -> Field:
    """The slope of *field* over that many pixels, for light from the left or from above."""
    moved = np.pad(field, ((down, 0), (across, 0)), mode="edge")[: field.shape[0], : field.shape[1]]
    return np.asarray(field - moved)


def smooth(low: float, high: float, value: Field) -> Field:
    """0 up to *low*, 1 from *high*, an S curve in between (smoothstep)."""
    part = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), dtype=np.float32)


def spread(field: Field, radius: int) -> Field:
    """*field* blurred by about *radius* pixels; three box blurs come close to a Gaussian."""
    for axis in (0, 1) * 3:
        count = field.shape[axis]
        padded = np.pad(
            field, [(radius + 1, radius) if axis == a else (0, 0) for a in (0, 1)], mode="edge"
        )
        total = np.cumsum(padded, axis=axis)
        high = np.take(total, range(2 * radius + 1, 2 * radius + 1 + count), axis=axis)
        field = (high - np.take(total, range(count), axis=axis)) / (2 * radius + 1)
    return np.asarray(field, dtype=np.float32)
