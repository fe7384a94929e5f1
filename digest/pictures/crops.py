"""Which part of a picture file to show in given proportions.

What a crop goes by, the faces above all, is dear to find: it is looked for once for each file,
however many places the picture has in the PDF, on the web and on phones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.pictures.raster import decode, file_state, opened, pixels, turned_size
from digest.pictures.values import Box, PictureError

if TYPE_CHECKING:
    from digest.pictures.faces import FaceArea
    from digest.pictures.raster import Pixels

WHOLE = 0.995
"""The part of a picture from which on a crop counts as all of it, wherever it begins."""


@dataclass(frozen=True, slots=True)
class _View:
    """A picture as a crop sees it."""

    thumbnail: Pixels
    faces: tuple[FaceArea, ...]


def best_crop(
    path: str, ratio: float, size: tuple[int, int], clear: tuple[float, float] = (0.0, 1.0)
) -> Box:
    """The part of the picture at *path* to show in the proportions *ratio*, width to height.

    *size* is that of the file in pixels, turned upright. *clear* are the rows of the crop, in parts
    of its height, on which no text will lie. Raises PictureError as ``inspect`` does.
    """
    own = size[0] / size[1]
    part = min(ratio / own, own / ratio)
    if part >= WHOLE:
        start, end = (1 - part) / 2, (1 + part) / 2
        return (0.0, start, 1.0, end) if own < ratio else (start, 0.0, end, 1.0)
    # Imported here since it loads NumPy, which checking a picture does not need.
    from digest.pictures.saliency import crop

    view = _viewed(path, file_state(path))
    if isinstance(view, PictureError):
        raise PictureError(str(view))
    return crop(view.thumbnail, ratio, own=own, faces=view.faces, clear=clear)


@lru_cache(maxsize=512)
def _viewed(
    path: str,
    state: tuple[int, ...],  # noqa: ARG001 - part of the cache's key
) -> _View | PictureError:
    """What a crop goes by; the same whatever sizes the picture has been decoded to before."""
    from digest.pictures.faces import SEARCH_SIZE, faces
    from digest.pictures.saliency import THUMBNAIL

    try:
        with opened(path) as picture:
            scale = SEARCH_SIZE / max(turned_size(picture))
            width, height = (max(1, round(side * scale)) for side in turned_size(picture))
            plain = decode(picture, (width, height))
    except PictureError as error:
        # A new one: the traceback of the old one would keep the picture in memory.
        return PictureError(str(error))
    return _View(pixels(plain, THUMBNAIL), faces(pixels(plain, SEARCH_SIZE)))
