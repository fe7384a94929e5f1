"""Pictures for screens: of given pixels across, in as few bytes as a phone likes to load."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from digest.pictures.crops import best_crop
from digest.pictures.raster import decode, jpeg, opened, resized, to_srgb, turned_size
from digest.pictures.values import PrintPicture

if TYPE_CHECKING:
    from PIL import Image

QUALITIES = (80, 60, 40)
"""Of JPEG, tried in this order until a picture is small enough."""


def screen_pictures(
    path: str, *, widths: Iterable[int], tallest: float, most: int
) -> list[PrintPicture]:
    """The picture at *path* in each of *widths*, in pixels, that is not wider than itself, the
    smallest first; at least in its own width. Each has *most* bytes where that is possible.

    One that is taller than *tallest* times its width is cropped around its most important part.
    Raises PictureError as ``inspect`` does.
    """
    with opened(path) as picture:
        size = turned_size(picture)
        sizes = sorted({min(width, size[0]) for width in widths})
        shape = min(size[1] / size[0], tallest)
        left, top, right, bottom = best_crop(path, 1 / shape, size)
        plain = decode(picture, (sizes[-1], ceil(sizes[-1] * size[1] / size[0])))
        box = (left * plain.width, top * plain.height, right * plain.width, bottom * plain.height)
        largest = to_srgb(resized(plain, (sizes[-1], _height(sizes[-1], shape)), box))
    whole = (0.0, 0.0, float(largest.width), float(largest.height))
    smaller = [resized(largest, (width, _height(width, shape)), whole) for width in sizes[:-1]]
    return [_finished(each, most) for each in (*smaller, largest)]


def _height(width: int, shape: float) -> int:
    return max(1, round(width * shape))


def _finished(picture: Image.Image, most: int) -> PrintPicture:
    for quality in QUALITIES:
        data = jpeg(picture, quality)
        if len(data) <= most:
            break
    return screen_picture(data, picture.width, picture.height)


def screen_picture(data: bytes, width: int, height: int) -> PrintPicture:
    """A finished picture of *width* × *height* pixels."""
    return PrintPicture(data=data, mime="image/jpeg", width=width, height=height, dpi=72.0)
