"""Pictures for screens: of given pixels across, in as few bytes as a phone likes to load."""

from __future__ import annotations

from math import ceil

from digest.pictures.prepare import best_crop
from digest.pictures.raster import decode, jpeg, opened, resized, to_srgb, turned_size
from digest.pictures.values import PrintPicture

QUALITIES = (80, 70, 60, 50, 40)
"""Of JPEG, tried in this order until a picture is small enough."""


def screen_picture(path: str, *, across: int, tallest: float, most: int) -> PrintPicture:
    """The picture at *path*, *across* pixels wide or less, of *most* bytes where that is possible.

    One that is taller than *tallest* times its width is cropped around its most important part.
    Raises PictureError as ``inspect`` does.
    """
    with opened(path) as picture:
        size = turned_size(picture)
        width = min(across, size[0])
        shape = min(size[1] / size[0], tallest)
        least = width, ceil(width * size[1] / size[0])
        plain = decode(picture, least)
        left, top, right, bottom = (
            best_crop(plain, 1 / shape, size) if shape == tallest else (0.0, 0.0, 1.0, 1.0)
        )
        box = (left * plain.width, top * plain.height, right * plain.width, bottom * plain.height)
        final = to_srgb(resized(plain, (width, max(1, round(width * shape))), box))
    for quality in QUALITIES:
        data = jpeg(final, quality)
        if len(data) <= most:
            break
    return PrintPicture(
        data=data, mime="image/jpeg", width=final.width, height=final.height, dpi=72.0
    )
