"""Chooses the crop of a picture, from the faces, edges and unusual colours in a thumbnail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.pictures.values import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.pictures.faces import FaceArea
    from digest.pictures.raster import Pixels

    Field = NDArray[np.float64]

THUMBNAIL = 128

EDGE, UNLIKE = 0.03, 0.12
"""Steps of colour (of 1.7 from black to white) that end the sky: between two rows, and from the
colour of the picture's upper edge.
"""

AT_EDGE, HEADROOM = 0.02, 0.03
"""Parts of the height: what begins higher is cut by the picture itself; what stays free above."""

BEHEADED = 1.0
"""What a window loses that cuts the top off all that stands, beside the best window's 1."""

MARGINS = ((0.12, 0.12), (0.4, 0.12))
"""Parts of a face's box that a head extends before and after it: across, and down (the hair)."""

EYES = (0.5, 0.38)
"""The position of the eyes in the box of a face."""


def saliency(thumbnail: Pixels) -> Field:
    """How much each pixel of *thumbnail* attracts attention, height × width, summing to 1.

    The product of three terms: edge energy, under a square root so that one hard edge does not
    outweigh a face; the distance of the colour from the picture's mean colour (Achanta et al.,
    "Frequency-tuned Salient Region Detection", 2009); and a broad preference for the middle.
    """
    rgb = thumbnail.astype(np.float64) / 255
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    down, across = np.gradient(_smooth(grey))
    edges = np.sqrt(np.hypot(down, across))
    colour = np.linalg.norm(rgb - rgb.mean(axis=(0, 1)), axis=2)
    energy = _smooth(_smooth(edges * (0.25 + colour))) * _middle(grey.shape)
    total = float(energy.sum())
    return energy / total if total > 1e-9 else np.full(grey.shape, 1 / grey.size)


def _smooth(field: Field) -> Field:
    """The mean of each 5 × 5 neighbourhood, edges repeated."""
    for axis in (0, 1):
        padded = np.pad(field, [(2, 2) if axis == a else (0, 0) for a in (0, 1)], mode="edge")
        count = field.shape[axis]
        field = np.mean([np.take(padded, range(k, k + count), axis=axis) for k in range(5)], axis=0)
    return field


def _middle(shape: tuple[int, ...]) -> Field:
    """Weights from 1 in the middle to about .4 in the corners, slightly higher up for heads."""
    rows = np.linspace(-1, 1, shape[0])[:, None] + 0.15
    columns = np.linspace(-1, 1, shape[1])[None, :]
    weight: Field = np.exp(-0.45 * (rows**2 + columns**2))
    return weight


@dataclass(frozen=True, slots=True)
class _Span:
    """A face along the side that is cropped, in parts of that side.

    The head is from *start* to *end*, with the *eyes* in between. *mass* is its weight against the
    rest of the picture, which weighs 1.
    """

    start: float
    eyes: float
    end: float
    mass: float


def crop(
    thumbnail: Pixels,
    ratio: float,
    *,
    own: float = 0.0,
    faces: Sequence[FaceArea] = (),
    clear: tuple[float, float] = (0.0, 1.0),
) -> Box:
    """The largest part with the proportion *ratio* (width / height) that keeps what is important.

    *own* is the proportion of the whole picture, which the thumbnail's whole pixels only
    approximate; 0 for the thumbnail's. *clear* are the rows of the crop, in parts of its height, on
    which no text will lie: what is important is placed there.
    """
    height, width = thumbnail.shape[:2]
    own = own or width / height
    part = min(ratio / own, own / ratio)
    upright = own < ratio
    if upright:
        tops = _tops(thumbnail)
        start = _best(
            saliency(thumbnail).sum(axis=1), part, _spans(faces, 1), place=clear, tops=tops
        )
    else:
        rows = slice(round(clear[0] * height), max(round(clear[1] * height), 1))
        start = _best(saliency(thumbnail)[rows].sum(axis=0), part, _spans(faces, 0))
    start = min(max(start, 0.0), 1 - part)
    return (0.0, start, 1.0, start + part) if upright else (start, 0.0, start + part, 1.0)


def _spans(faces: Sequence[FaceArea], axis: int) -> list[_Span]:
    """The heads around *faces* along an axis, 0 across and 1 down, with hair and ears.

    The largest face weighs most: it is probably the subject.
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


def _tops(thumbnail: Pixels) -> Field:
    """By column, the row on which what stands against the sky, or a calm ground, begins.

    The ground is what the picture's upper edge shows; a column that begins with something else has
    its top at 0. Rows are parts of the picture's height, 1 where a column is all ground.
    """
    rgb = thumbnail.astype(np.float64) / 255
    smooth = np.stack([_smooth(rgb[..., channel]) for channel in range(3)], axis=2)
    height = smooth.shape[0]
    step = np.linalg.norm(np.diff(smooth, axis=0), axis=2)
    ground = np.linalg.norm(smooth - np.median(smooth[: max(height // 16, 1)], axis=(0, 1)), axis=2)
    stands = np.zeros(ground.shape, dtype=bool)
    stands[1:] = (step > EDGE) & (ground[1:] > UNLIKE)
    stands |= ground > 2 * UNLIKE
    first = np.where(stands.any(axis=0), stands.argmax(axis=0), height)
    return np.asarray(first / height, dtype=np.float64)


def _beheaded(tops: Field, starts: Field) -> Field:
    """For each start of a window, how much it cuts off the tops of what stands: 0 to 1.

    A structure of a twelfth of the picture's width, cut by a tenth of its height, counts fully: a
    tower is narrow. One that reaches the picture's own upper edge is cut there already.
    """
    standing = (tops > AT_EDGE) & (tops < 1)
    depth = np.clip((starts[:, None] + HEADROOM - tops[None, :]) / 0.1, 0, 1) * standing
    return np.asarray(np.minimum(1.0, depth.sum(axis=1) / (len(tops) / 12)))


def _best(
    profile: Field,
    part: float,
    spans: Sequence[_Span],
    place: tuple[float, float] | None = None,
    tops: Field | None = None,
) -> float:
    """The start of the window, *part* of *profile* long, that shows most of its mass.

    Mass in the middle two thirds of the window counts fully, towards the edges less, so that it
    comes to lie on or between the thirds. *place* is given for a window down a picture: the part of
    it without text.
    """
    count = len(profile)
    window = min(max(round(part * count), 1), count)
    inside = (np.arange(window) + 0.5) / window
    weight = np.minimum(1.0, 0.35 + 3.9 * np.minimum(inside, 1 - inside))
    if place is not None:
        weight *= (inside >= place[0]) & (inside <= place[1])
    score = np.correlate(profile, weight, mode="valid")
    starts = np.arange(len(score)) / count
    if tops is not None:
        above = place[0] * part if place else 0.0
        score = score / max(float(score.max()), 1e-9) - BEHEADED * _beheaded(tops, starts + above)
    for span in spans:
        score += span.mass * _composition(span, starts, part, place)
    best = np.flatnonzero(score >= score.max() - 1e-9)
    return float(best[len(best) // 2]) / count


def _composition(
    span: _Span, starts: Field, part: float, place: tuple[float, float] | None
) -> Field:
    """How well each window shows a head: 1 for a whole head, 0 for none, below 0 for a cut one.

    Less is given for a bad position: across, a head belongs in the middle half; down, its eyes
    belong on the upper third.
    """
    top, bottom = place or (0.0, 1.0)
    first, last = starts + top * part, starts + bottom * part
    length = np.clip(np.minimum(last, span.end) - np.maximum(first, span.start), 0, None)
    visible = length / min(span.end - span.start, (bottom - top) * part)
    goal, tolerance = (0.5, 0.25) if place is None else (top + (bottom - top) / 3, 0.0)
    off = np.clip(np.abs((span.eyes - starts) / part - goal) - tolerance, 0, 1) * (visible > 0)
    return np.asarray(visible - 2 * np.minimum(visible, 1 - visible) - off)
