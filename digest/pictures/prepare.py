"""Turns a picture file into a JPEG that fits its slot on the page."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from digest.pictures.crops import best_crop
from digest.pictures.raster import decode, file_state, jpeg, opened, resized, to_srgb, turned_size
from digest.pictures.treatments import duotone, screen
from digest.pictures.usable import look_of
from digest.pictures.values import PictureError, PictureInfo, PrintPicture, Treatment

if TYPE_CHECKING:
    from PIL import Image

CHECK_SIZE = (64, 64)
"""Least size in pixels to which a picture is decoded when it is only checked."""


SCREEN_DPI, SCREEN_QUALITY = 150.0, 70
"""Pixels an inch and JPEG quality of a screen of dots: enough for dots of two colours."""


def inspect(path: str) -> PictureInfo:
    """Size and format of the picture at *path*, which is decoded to detect damage before printing.

    Raises PictureError when it is missing, damaged, cut short, not a raster picture, under 8 pixels
    a side, over 100 megapixels or too dear to decode. Of an animation the first frame counts. The
    result is cached until the file changes.
    """
    result = _inspect(path, file_state(path))
    if isinstance(result, PictureError):
        raise PictureError(str(result))
    return result


@lru_cache(maxsize=1024)
def _inspect(
    path: str,
    state: tuple[int, ...],  # noqa: ARG001 - part of the cache's key
) -> PictureInfo | PictureError:
    try:
        with opened(path) as picture:
            width, height = turned_size(picture)
            form = picture.format or ""
            look, plain = look_of(decode(picture, CHECK_SIZE))
            info = PictureInfo(width=width, height=height, format=form, look=look, plain=plain)
    except PictureError as error:
        # A new one: the traceback of the old one would keep the picture in memory.
        return PictureError(str(error))
    return info


def measure(data: bytes) -> PictureInfo:
    """Size and format of the picture in *data*, by its header alone: nothing is decoded.

    Raises PictureError for what ``inspect`` would refuse, but for damage behind the header.
    """
    with opened(data) as picture:
        width, height = turned_size(picture)
        return PictureInfo(width=width, height=height, format=picture.format or "")


def effective_dpi(info: PictureInfo, width_pt: float, height_pt: float) -> float:
    """The resolution of *info* in a slot of that size, which it fills cropped, not distorted."""
    return min(info.width / width_pt, info.height / height_pt) * 72


def prepare(
    path: str,
    *,
    width_pt: float,
    height_pt: float,
    dpi: int = 200,
    clear: tuple[float, float] = (0.0, 1.0),
    treatment: Treatment | None = None,
) -> PrintPicture:
    """The picture at *path*, cropped to a slot of *width_pt* × *height_pt*, *dpi* at most.

    It is upright, sRGB, on white, without metadata, never enlarged or distorted. The crop is chosen
    around the most important part. *clear* are the rows of the slot, in parts of its height, on
    which no text will lie. A *treatment* changes its colours; a screen of dots has pixels of its
    own. Raises PictureError as ``inspect`` does.
    """
    if min(width_pt, height_pt) <= 0:
        raise PictureError(
            f"{path}: its slot is {width_pt:g} × {height_pt:g} pt; both sides must be above 0"
        )
    with opened(path) as picture:
        size = turned_size(picture)
        left, top, right, bottom = best_crop(path, width_pt / height_pt, size, clear)
        scale = min(1.0, dpi / 72 * max(width_pt / size[0], height_pt / size[1]))
        plain = decode(picture, (ceil(size[0] * scale), ceil(size[1] * scale)))
        width, height = _whole(
            min((right - left) * size[0], width_pt * dpi / 72),
            min((bottom - top) * size[1], height_pt * dpi / 72),
        )
        box = (left * plain.width, top * plain.height, right * plain.width, bottom * plain.height)
        final = to_srgb(resized(plain, (width, height), box))
    data, (width, height) = _finished(final, treatment, (width_pt, height_pt))
    return PrintPicture(
        data=data, mime="image/jpeg", width=width, height=height, dpi=width / width_pt * 72
    )


def _whole(width: float, height: float) -> tuple[int, int]:
    """The largest size in whole pixels within *width* × *height* that keeps the proportions.

    Half a percent of distortion is allowed; where no size meets that, the least distorted is used.
    """
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


def _finished(
    picture: Image.Image, treatment: Treatment | None, slot: tuple[float, float]
) -> tuple[bytes, tuple[int, int]]:
    """*picture* for a slot of that size in points, treated, as a JPEG; and its size in pixels."""
    if treatment is None:
        return jpeg(picture), picture.size
    dark, light = treatment.dark, treatment.light
    if treatment.kind == "duotone":
        return jpeg(duotone(picture, dark, light)), picture.size
    size = ceil(slot[0] * SCREEN_DPI / 72), ceil(slot[1] * SCREEN_DPI / 72)
    return jpeg(screen(picture, dark, light, size=size, dpi=SCREEN_DPI), SCREEN_QUALITY), size
