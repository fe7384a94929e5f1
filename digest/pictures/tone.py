"""How light and how busy a part of a picture is: what type on top of it needs to know."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.pictures.raster import Source, decode, opened, pixels
from digest.pictures.values import WHOLE, Box, Prepared, Tone

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOKED_AT = 400
"""Pixels on the longer side that a picture is measured at: about what a line of a headline averages over."""


def tone(picture: Source | Prepared, box: Box = WHOLE) -> Tone:
    """The luminance of *box* of *picture* (a file, its bytes, or a prepared one)."""
    light = _luminance(_part(picture, box))
    return Tone(
        mean=float(light.mean()),
        dark=float(light.min()),
        light=float(light.max()),
        deviation=float(light.std()),
    )


def calm(picture: Source | Prepared, box: Box = WHOLE) -> float:
    """How quiet *box* of *picture* is, 1 an even ground, 0 all edges: where a headline would like to lie."""
    import numpy as np

    grey = _part(picture, box) @ np.array([0.299, 0.587, 0.114])
    if min(grey.shape) < 2:
        return 1.0
    down, across = np.gradient(grey)
    return float(1 / (1 + 25 * np.hypot(down, across).mean()))


def scrim_alpha(
    picture: Source | Prepared, box: Box = WHOLE, ink: str = "white", contrast: float = 4.5
) -> float:
    """How opaque a scrim, black under white *ink* or white under black, makes type over *box* reach *contrast*.

    0 where the picture is good as it is; rounded up to a hundredth. The least favourable spot decides; WCAG 2.2's
    ratio, blending in sRGB as PDF viewers and browsers do.
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
    """WCAG 2.2 relative luminance of sRGB in 0…1."""
    import numpy as np

    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    light: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light


def _part(picture: Source | Prepared, box: Box) -> NDArray[np.float64]:
    """The pixels inside *box*, height × width × 3, 0…1; at least one."""
    import numpy as np

    source = picture.data if isinstance(picture, Prepared) else picture
    with opened(source) as file:
        small = pixels(decode(file, (LOOKED_AT, LOOKED_AT)), LOOKED_AT)
    height, width = small.shape[:2]
    left, top = min(int(box[0] * width), width - 1), min(int(box[1] * height), height - 1)
    right, bottom = max(ceil(box[2] * width), left + 1), max(ceil(box[3] * height), top + 1)
    return small[top:bottom, left:right].astype(np.float64) / 255
