"""Measures how light and how busy a part of a picture is, for text on top of it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.pictures.raster import Source, decode, opened, pixels
from digest.pictures.values import WHOLE, Box, PrintPicture, Tone

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEASURED_SIZE = 400
"""Pixels on the longer side of the copy that is measured: about one a letter of a headline."""


def tone(picture: Source | PrintPicture, box: Box = WHOLE) -> Tone:
    """The luminance of *box* of *picture* (a file, its bytes, or a prepared one)."""
    light = _luminance(_part(picture, box))
    return Tone(
        mean=float(light.mean()),
        dark=float(light.min()),
        light=float(light.max()),
    )


def calm(picture: Source | PrintPicture, box: Box = WHOLE) -> float:
    """How even *box* of *picture* is, from 0 (all edges) to 1 (one colour)."""
    import numpy as np

    grey = _part(picture, box) @ np.array([0.299, 0.587, 0.114])
    if min(grey.shape) < 2:
        return 1.0
    down, across = np.gradient(grey)
    return float(1 / (1 + 25 * np.hypot(down, across).mean()))


def scrim_alpha(
    picture: Source | PrintPicture, box: Box = WHOLE, ink: str = "white", contrast: float = 4.5
) -> float:
    """The least opacity of a scrim with which text over *box* reaches *contrast* everywhere.

    The scrim is black under white *ink* and white under black. The result is 0 where none is
    needed, rounded up to a hundredth. The contrast is the ratio of WCAG 2.2; the scrim is blended
    in sRGB, as PDF viewers and browsers do.
    """
    spots = _part(picture, box)
    for step in range(101):
        if _worst_contrast(spots, step / 100, ink) >= contrast:
            return step / 100
    return 1.0


def _worst_contrast(spots: NDArray[np.float64], alpha: float, ink: str) -> float:
    if ink == "white":
        return 1.05 / (float(_luminance(spots * (1 - alpha)).max()) + 0.05)
    return (float(_luminance(spots + (1 - spots) * alpha).min()) + 0.05) / 0.05


def _luminance(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """The relative luminance (WCAG 2.2) of sRGB values in 0…1."""
    import numpy as np

    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    light: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light


def _part(picture: Source | PrintPicture, box: Box) -> NDArray[np.float64]:
    """The pixels inside *box*, height × width × 3, 0 to 1; at least one pixel."""
    import numpy as np

    source = picture.data if isinstance(picture, PrintPicture) else picture
    with opened(source) as file:
        small = pixels(decode(file, (MEASURED_SIZE, MEASURED_SIZE)), MEASURED_SIZE)
    height, width = small.shape[:2]
    left, top = min(int(box[0] * width), width - 1), min(int(box[1] * height), height - 1)
    right, bottom = max(ceil(box[2] * width), left + 1), max(ceil(box[3] * height), top + 1)
    return small[top:bottom, left:right].astype(np.float64) / 255
