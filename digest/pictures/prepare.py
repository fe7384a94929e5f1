"""From a file to a picture that fits its slot."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from pathlib import Path

from digest.pictures.raster import decode, jpeg, opened, pixels, resized, to_srgb, turned_size
from digest.pictures.values import PictureError, PictureInfo, Prepared

CHECKED = (64, 64)
"""Pixels that a picture must at least decode to when it is only looked at."""


def inspect(path: str) -> PictureInfo:
    """Size and format of the picture at *path*, decoded once so that a damaged one is found now and not in print.

    Raises PictureError when it is missing, damaged, cut short, no raster picture, under 8 pixels a side or over 100
    megapixels. Of an animation the first frame counts. What was found is remembered while the file is the same.
    """
    found = _inspected(path, _state(path))
    if isinstance(found, PictureError):
        raise PictureError(str(found))
    return found


def _state(path: str) -> tuple[int, ...]:
    """What changes when the file does; () where there is none to be had."""
    try:
        now = Path(path).stat()
    except (OSError, ValueError):
        return ()
    return now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns


@lru_cache(maxsize=1024)
def _inspected(path: str, state: tuple[int, ...]) -> PictureInfo | PictureError:  # noqa: ARG001 - a cache's key
    try:
        with opened(path) as picture:
            width, height = turned_size(picture)
            found = PictureInfo(width=width, height=height, format=picture.format or "")
            decode(picture, CHECKED)
    except PictureError as error:
        return PictureError(
            str(error)
        )  # anew: the old one holds the frames that raised it, and the picture in them
    return found


def effective_dpi(info: PictureInfo, width_pt: float, height_pt: float) -> float:
    """The resolution that *info* has when it fills a slot of that size, cropped, neither enlarged nor distorted."""
    return min(info.width / width_pt, info.height / height_pt) * 72


def prepare(
    path: str,
    *,
    width_pt: float,
    height_pt: float,
    dpi: int = 200,
    focus: tuple[float, float] | None = None,
    clear: tuple[float, float] = (0.0, 1.0),
) -> Prepared:
    """The picture at *path* cropped to a slot of *width_pt* × *height_pt* around what matters, *dpi* at most.

    It is upright, sRGB, on white, without metadata, never enlarged and never distorted. *focus* names what matters
    in parts of width and height; *clear* the rows of the slot, in parts of its height, that no type will lie on. Raises PictureError as ``inspect`` does.
    """
    from digest.pictures.faces import LOOKED_AT, faces
    from digest.pictures.saliency import THUMBNAIL, crop

    if min(width_pt, height_pt) <= 0:
        raise PictureError(
            f"{path}: its slot is {width_pt:g} × {height_pt:g} pt; give the picture some room"
        )
    with opened(path) as picture:
        size = turned_size(picture)
        scale = min(1.0, dpi / 72 * max(width_pt / size[0], height_pt / size[1]))
        plain = decode(picture, (ceil(size[0] * scale), ceil(size[1] * scale)))
        seen = faces(pixels(plain, LOOKED_AT)) if focus is None else ()
        ratio = width_pt / height_pt
        left, top, right, bottom = crop(
            pixels(plain, THUMBNAIL), ratio, focus, own=size[0] / size[1], faces=seen, clear=clear
        )
        room = (
            min((right - left) * size[0], width_pt * dpi / 72),
            min((bottom - top) * size[1], height_pt * dpi / 72),
        )
        width, height = _whole(*room)
        box = (left * plain.width, top * plain.height, right * plain.width, bottom * plain.height)
        final = to_srgb(resized(plain, (width, height), box))
        data = jpeg(final)
    return Prepared(
        data=data, mime="image/jpeg", width=width, height=height, dpi=width / width_pt * 72
    )


def _whole(width: float, height: float) -> tuple[int, int]:
    """The largest whole size within *width* × *height*, true to its shape by half a percent, else the truest."""
    ratio = width / height
    best, least = (1, 1), 9e9
    for across in range(max(int(width + 1e-6), 1), max(int(width * 0.8), 1) - 1, -1):
        down = min(max(round(across / ratio), 1), max(int(height + 1e-6), 1))
        distortion = abs(across / down / ratio - 1)
        if distortion < least:
            best, least = (across, down), distortion
        if least <= 0.005:
            break
    return best
