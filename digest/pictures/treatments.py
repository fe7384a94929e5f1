"""Treats a picture that is too weak to stand as it is: in two colours, or as a screen of dots."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.pictures.raster import from_pixels, grown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

CUT = 1.0
"""Percent of the darkest and of the lightest pixels that the lifted contrast lets go."""

PITCH = 4.6
"""Points from one dot of a screen to the next."""

TURN = 0.7853981633974483
"""The angle of a screen's rows, 45 degrees, at which they are seen least."""

SHADES = 8
"""Shades between the two colours of a screen: the edges of its dots."""


def duotone(picture: Image.Image, dark: str, light: str) -> Image.Image:
    """*picture* from the colour *dark* to the colour *light*, its contrast lifted."""
    from PIL import ImageOps

    grey = ImageOps.autocontrast(ImageOps.grayscale(picture), cutoff=CUT)
    return ImageOps.colorize(grey, black=dark, white=light, mid=None)


def screen(
    picture: Image.Image, dark: str, light: str, *, size: tuple[int, int], dpi: float
) -> Image.Image:
    """*picture* as dots of *dark* on *light*, *size* pixels at *dpi*: the larger, the darker.

    A halftone of one round spot function (Adobe, "PostScript Language Reference", 6.4.2). The
    picture needs no more pixels than there are dots.
    """
    import numpy as np
    from PIL import ImageOps

    grey = ImageOps.autocontrast(ImageOps.grayscale(picture), cutoff=CUT)
    field = np.asarray(grey, dtype=np.float32) / np.float32(255)
    tone = np.clip(grown(field, size), 0.0, 1.0)
    pitch = PITCH * dpi / 72
    across = np.arange(size[0], dtype=np.float32) * (2 * np.pi / pitch)
    down = np.arange(size[1], dtype=np.float32)[:, None] * (2 * np.pi / pitch)
    cos, sin = float(np.cos(TURN)), float(np.sin(TURN))
    spot = (np.cos(across * cos + down * sin) + np.cos(down * cos - across * sin)) / 2
    # Soft over about a pixel, so that the dots have smooth edges.
    covered = np.clip((spot - _thresholds()[(tone * 255).astype(np.uint8)]) * pitch / 5 + 0.5, 0, 1)
    covered = np.rint(covered * SHADES) / SHADES
    first, second = _rgb(dark), _rgb(light)
    return from_pixels(np.rint(second + (first - second) * covered[..., None]).astype(np.uint8))


@cache
def _thresholds() -> NDArray[np.float32]:
    """For a lightness of 0 to 255, the value of the spot function above which a dot is dark."""
    import numpy as np

    turns = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    spots = (np.cos(turns)[:, None] + np.cos(turns)) / 2
    return np.quantile(spots, np.linspace(0, 1, 256)).astype(np.float32)


def _rgb(colour: str) -> NDArray[np.float32]:
    import numpy as np

    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float32)
