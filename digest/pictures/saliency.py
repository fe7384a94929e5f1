"""What matters in a picture, from a thumbnail: faces, edges, odd colours, and the photographer's habits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.pictures.values import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.pictures.faces import Face
    from digest.pictures.raster import Pixels

    Field = NDArray[np.float64]

THUMBNAIL = 128

MARGINS = ((0.12, 0.12), (0.4, 0.12))
"""What of a head lies before and after the box of its face, in parts of it: across, and down, where the hair is."""

EYES = (0.5, 0.38)
"""Where the eyes are in the box of a face."""


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


@dataclass(frozen=True, slots=True)
class _Span:
    """A face along the side that is cropped, in parts of it: the head from *start* to *end*, the *eyes* between.

    *mass* is what it weighs against all else in the picture, which weighs 1.
    """

    start: float
    eyes: float
    end: float
    mass: float


def crop(
    thumbnail: Pixels,
    ratio: float,
    focus: tuple[float, float] | None = None,
    *,
    own: float = 0.0,
    faces: Sequence[Face] = (),
    clear: tuple[float, float] = (0.0, 1.0),
) -> Box:
    """The largest part of shape *ratio* (width / height) that keeps what matters. *own* is the shape of the whole picture, of which
    the thumbnail's whole pixels are only nearly; 0 for the thumbnail's.

    With *focus* (parts of width and height) that point comes as near to the crop's middle as the edges allow. *clear*
    are the rows of the crop, in parts of its height, that no type will lie on: what matters comes to lie there.
    """
    height, width = thumbnail.shape[:2]
    own = own or width / height
    part = min(ratio / own, own / ratio)
    upright = own < ratio
    if focus is not None:
        start = focus[upright] - part / 2
    elif upright:
        start = _best(saliency(thumbnail).sum(axis=1), part, _spans(faces, 1), place=clear)
    else:
        rows = slice(round(clear[0] * height), max(round(clear[1] * height), 1))
        start = _best(saliency(thumbnail)[rows].sum(axis=0), part, _spans(faces, 0))
    start = min(max(start, 0.0), 1 - part)
    return (0.0, start, 1.0, start + part) if upright else (start, 0.0, start + part, 1.0)


def _spans(faces: Sequence[Face], axis: int) -> list[_Span]:
    """The heads around *faces* along an axis, 0 across and 1 down: hair above the brows, ears beside them.

    The largest face weighs most: it is whom the picture is of.
    """
    sizes = [
        face.weight * (face.box[2] - face.box[0]) * (face.box[3] - face.box[1]) for face in faces
    ]
    spans = []
    for face, size in zip(faces, sizes, strict=True):
        start, end = face.box[axis], face.box[axis + 2]
        before, after = ((end - start) * margin for margin in MARGINS[axis])
        spans.append(
            _Span(
                max(start - before, 0.0),
                start + (end - start) * EYES[axis],
                min(end + after, 1.0),
                face.weight * size / max(sizes),
            )
        )
    return spans


def _best(
    profile: Field, part: float, spans: Sequence[_Span], place: tuple[float, float] | None = None
) -> float:
    """Where a window as long as *part* of *profile* starts so that most of its mass lies between the outer sixths.

    The window weighs its middle two thirds fully and its rims less: the mass comes to rest on or between the thirds.
    A window down a picture has a *place*, where in it nothing is printed on.
    """
    count = len(profile)
    window = min(max(round(part * count), 1), count)
    inside = (np.arange(window) + 0.5) / window
    weight = np.minimum(1.0, 0.35 + 3.9 * np.minimum(inside, 1 - inside))
    if place is not None:
        weight *= (inside >= place[0]) & (inside <= place[1])
    score = np.correlate(profile, weight, mode="valid")
    starts = np.arange(len(score)) / count
    for span in spans:
        score += span.mass * _pleasing(span, starts, part, place)
    best = np.flatnonzero(score >= score.max() - 1e-9)
    return float(best[len(best) // 2]) / count


def _pleasing(span: _Span, starts: Field, part: float, place: tuple[float, float] | None) -> Field:
    """How well each window shows a head: 1 whole, or filled by it, 0 not at all, less where it is cut through or lies
    badly: it belongs into the middle half across, its eyes on the upper third down.
    """
    top, bottom = place or (0.0, 1.0)
    first, last = starts + top * part, starts + bottom * part
    shown = np.clip(np.minimum(last, span.end) - np.maximum(first, span.start), 0, None)
    seen = shown / min(span.end - span.start, (bottom - top) * part)
    goal, tolerance = (0.5, 0.25) if place is None else (top + (bottom - top) / 3, 0.0)
    off = np.clip(np.abs((span.eyes - starts) / part - goal) - tolerance, 0, 1) * (seen > 0)
    return np.asarray(seen - 2 * np.minimum(seen, 1 - seen) - off)
