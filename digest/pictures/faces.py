"""Where faces are in a picture. The only module that knows OpenCV, which is an extra: without ``digest[faces]`` none are found.

OpenCV 4 brings its trained cascades along, so nothing is downloaded; OpenCV 5 has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from digest.pictures.values import Box

if TYPE_CHECKING:
    from digest.pictures.raster import Pixels

LIBRARY = "opencv-python-headless"
LOOKED_AT = 320
"""Pixels on the longer side that faces are looked for at."""

CERTAIN = 10
"""Hits of the search, at neighbouring places and sizes, from which on a face is certain; half of the true ones have 20."""

LEAST = 3
"""Hits below which it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """*box* reaches from the brows to the chin. *weight* is how sure it is, up to 1."""

    box: Box
    weight: float


def finder() -> str:
    """What finds faces here, by its version and without loading it: "" for nothing."""
    try:
        found = version(LIBRARY)
    except PackageNotFoundError:
        return ""
    return found if found.startswith("4.") else ""


def faces(thumbnail: Pixels) -> tuple[Face, ...]:
    """The faces seen from the front in *thumbnail*, from left to right; a twelfth of its shorter side at the least."""
    cascade = _cascade()
    if cascade is None:
        return ()
    height, width = thumbnail.shape[:2]
    grey = (thumbnail @ (0.299, 0.587, 0.114)).astype("uint8")
    least = max(20, min(height, width) // 12)
    boxes, hits = cascade.detectMultiScale2(
        grey, scaleFactor=1.15, minNeighbors=LEAST, minSize=(least, least)
    )
    found = sorted((*map(int, box), int(count)) for box, count in zip(boxes, hits, strict=True))
    return tuple(
        Face(
            box=(x / width, y / height, (x + across) / width, (y + down) / height),
            weight=min(1.0, count / CERTAIN),
        )
        for x, y, across, down, count in found
    )


@cache
def _cascade() -> Any:
    """The most careful of OpenCV's cascades for faces, None without OpenCV."""
    if not finder():
        return None
    try:
        import cv2.data
    except ImportError:  # installed, and yet not for this machine
        return None
    cv2.setNumThreads(1)  # threads find the same faces in another order, and their means differ
    return cv2.CascadeClassifier(f"{cv2.data.haarcascades}haarcascade_frontalface_alt.xml")
