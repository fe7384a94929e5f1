"""What matters in a picture, from a thumbnail: edges, odd colours, and the photographer's habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.pictures.raster import Pixels

    Field = NDArray[np.float64]

THUMBNAIL = 128


def saliency(thumbnail: Pixels) -> Field:
    """How much each pixel of *thumbnail* draws the eye, height × width, summing to 1.

    Edge energy, tempered by a square root so that one hard edge does not outweigh a face, times the distance of the
    colour from the picture's mean colour (Achanta et al. 2009), times a broad preference for the middle.
    """
    rgb = thumbnail.astype(np.float64) / 255
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    down, across = np.gradient(_smooth(grey))
    edges = np.sqrt(np.hypot(down, across))
    colour = np.linalg.norm(rgb - rgb.mean(axis=(0, 1)), axis=2)
    felt = _smooth(_smooth(edges * (0.25 + colour))) * _middle(grey.shape)
    total = float(felt.sum())
    return felt / total if total > 1e-9 else np.full(grey.shape, 1 / grey.size)


def _smooth(field: Field) -> Field:
    """The mean of each 5 × 5 neighbourhood, edges repeated."""
    for axis in (0, 1):
        padded = np.pad(field, [(2, 2) if axis == a else (0, 0) for a in (0, 1)], mode="edge")
        count = field.shape[axis]
        field = np.mean([np.take(padded, range(k, k + count), axis=axis) for k in range(5)], axis=0)
    return field


def _middle(shape: tuple[int, ...]) -> Field:
    """1 in the middle, slightly above it down a picture (heads are), falling to about .4 in the corners."""
    rows = np.linspace(-1, 1, shape[0])[:, None] + 0.15
    columns = np.linspace(-1, 1, shape[1])[None, :]
    weight: Field = np.exp(-0.45 * (rows**2 + columns**2))
    return weight


def crop(
    thumbnail: Pixels, ratio: float, focus: tuple[float, float] | None = None
) -> tuple[float, float, float, float]:
    """The largest part of shape *ratio* (width / height) that keeps what matters: left, top, right, bottom in parts.

    With *focus* (parts of width and height) that point comes as near to the crop's middle as the edges allow.
    """
    height, width = thumbnail.shape[:2]
    own = width / height
    if own >= ratio:
        part = ratio / own
        start = _start(saliency(thumbnail).sum(axis=0), part) if focus is None else focus[0] - part / 2
        left = min(max(start, 0.0), 1 - part)
        return left, 0.0, left + part, 1.0
    part = own / ratio
    start = _start(saliency(thumbnail).sum(axis=1), part) if focus is None else focus[1] - part / 2
    top = min(max(start, 0.0), 1 - part)
    return 0.0, top, 1.0, top + part


def _start(profile: Field, part: float) -> float:
    """Where a window as long as *part* of *profile* starts so that most of its mass lies between the outer sixths.

    The window weighs its middle two thirds fully and its rims less: the mass comes to rest on or between the thirds.
    """
    count = len(profile)
    window = min(max(round(part * count), 1), count)
    place = (np.arange(window) + 0.5) / window
    weight = np.minimum(1.0, 0.35 + 3.9 * np.minimum(place, 1 - place))
    kept = np.correlate(profile, weight, mode="valid")
    best = np.flatnonzero(kept >= kept.max() - 1e-9)
    return float(best[len(best) // 2]) / count
