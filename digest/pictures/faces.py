"""Detects faces with OpenCV, which is optional: without ``digest[faces]`` there are none.

OpenCV 4 includes its trained cascades, so nothing is downloaded; OpenCV 5 has none.
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
SEARCH_SIZE = 320
"""Pixels on the longer side of the thumbnail that is searched."""

CERTAIN = 10
"""Hits at neighbouring positions and sizes that make a face certain.

Half of the true faces have 20.
"""

LEAST = 3
"""Hits below which it is not a face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceArea:
    """A detected face: *box* is from the brows to the chin, *weight* its certainty, up to 1."""

    box: Box
    weight: float


def detector_version() -> str:
    """The version of the installed detector, read without loading it; "" for none."""
    try:
        installed = version(LIBRARY)
    except PackageNotFoundError:
        return ""
    return installed if installed.startswith("4.") else ""


def faces(thumbnail: Pixels) -> tuple[FaceArea, ...]:
    """The frontal faces in *thumbnail*, from left to right.

    Faces smaller than a twelfth of its shorter side are ignored.
    """
    cascade = _cascade()
    if cascade is None:
        return ()
    height, width = thumbnail.shape[:2]
    grey = (thumbnail @ (0.299, 0.587, 0.114)).astype("uint8")
    least = max(20, min(height, width) // 12)
    boxes, hits = cascade.detectMultiScale2(
        grey, scaleFactor=1.15, minNeighbors=LEAST, minSize=(least, least)
    )
    areas = sorted((*map(int, box), int(count)) for box, count in zip(boxes, hits, strict=True))
    return tuple(
        FaceArea(
            box=(x / width, y / height, (x + across) / width, (y + down) / height),
            weight=min(1.0, count / CERTAIN),
        )
        for x, y, across, down, count in areas
    )


@cache
def _cascade() -> Any:
    """The cascade of OpenCV with the fewest false faces, None without OpenCV."""
    if not detector_version():
        return None
    try:
        import cv2.data
    except ImportError:  # installed, but for another machine
        return None
    # With threads the hits come in another order, and the mean of a face's boxes changes.
    cv2.setNumThreads(1)
    return cv2.CascadeClassifier(f"{cv2.data.haarcascades}haarcascade_frontalface_alt.xml")
